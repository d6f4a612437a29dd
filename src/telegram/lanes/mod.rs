//! Messages out: a lane for each chat, in which they go in order and wait for nobody else's chat.
//! What a failure means is decided in `remedy.rs`.

use std::collections::{HashMap, VecDeque};
use std::future::{self, Future};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use log::{error, warn};
use teloxide::payloads::SendMessage;
use teloxide::types::ChatId;
use tokio::task::{Id, JoinSet};
use tokio::time::{Instant, sleep, timeout};

use super::api::Api;
use super::bucket::Bucket;
use super::call_error::CallError;
use super::event::Moved;
use super::letter::{Address, Letter};
use super::pace::Pace;
use super::remedy::{Step, Tries};
use super::turns::Turns;
use crate::chat::Place;

/// How many messages may wait for one chat; what comes on top is dropped.
const QUEUE: usize = 64;

/// From this many lanes on, those with nothing to remember are looked for and closed.
const SWEEP: usize = 1024;

/// How many calls beside the lanes may be under way; what comes on top is dropped.
const ERRANDS: usize = 256;

/// No chat stays closed for longer, whatever a server says.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Sends one message, once.
pub(super) trait Post: Send + Sync + 'static {
    /// Sends it.
    ///
    /// # Errors
    /// Tells why it was not sent, or that nobody knows.
    fn send(&self, message: SendMessage) -> impl Future<Output = Result<(), CallError>> + Send;
}

impl Post for Api {
    async fn send(&self, message: SendMessage) -> Result<(), CallError> {
        self.call(&message).await.map(drop)
    }
}

/// The lanes, and the tasks that empty them.
pub(super) struct Lanes<P> {
    ways: Arc<Ways<P>>,
    tasks: JoinSet<Ended>,
    workers: HashMap<Id, ChatId>,
    next_sweep: usize,
}

/// What the workers share.
struct Ways<P> {
    post: P,
    pace: Pace,
    turns: Turns,
    lanes: Mutex<HashMap<ChatId, Lane>>,
}

/// What waits for a chat. A lane without a worker has an empty queue.
struct Lane {
    queue: VecDeque<Letter>,
    bucket: Bucket,
    /// Telegram asked to leave the chat alone until then.
    closed_until: Instant,
    staff: Staff,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Staff {
    Nobody,
    Worker,
}

/// How a task ended.
enum Ended {
    /// With nothing left to do.
    Done,
    /// The chat has another id; this message is to go there first.
    Moved(Moved, Box<Letter>),
}

enum Delivered {
    Yes,
    CloseLane,
    Moved(ChatId),
}

impl<P: Post> Lanes<P> {
    /// No lanes yet. It needs a runtime.
    pub(super) fn new(post: P, pace: Pace) -> Self {
        let turns = Turns::new(pace.overall);
        let ways = Ways { post, pace, turns, lanes: Mutex::new(HashMap::new()) };
        Self {
            ways: Arc::new(ways),
            tasks: JoinSet::new(),
            workers: HashMap::new(),
            next_sweep: SWEEP,
        }
    }

    /// Queues a message behind those that wait for its chat.
    pub(super) fn put(&mut self, letter: Letter) {
        let chat = letter.to.chat;
        let waiting = {
            let mut lanes = self.ways.lanes();
            let lane = lanes.entry(chat).or_insert_with(|| self.ways.lane(letter.to.place));
            if lane.queue.len() < QUEUE {
                lane.queue.push_back(letter);
                None
            } else {
                Some(lane.queue.len())
            }
        };
        if let Some(waiting) = waiting {
            let chat = chat.0;
            warn!(chat, waiting; "{waiting} replies wait for chat {chat}: dropping the newest");
        }
        self.staff(chat);
        self.sweep();
    }

    /// Makes a call of its own beside the lanes.
    pub(super) fn run_errand(&mut self, errand: impl Future<Output = ()> + Send + 'static) {
        if self.tasks.len() - self.workers.len() >= ERRANDS {
            warn!("too many buttons are pressed at once: not answering one");
            return;
        }
        self.tasks.spawn(async {
            errand.await;
            Ended::Done
        });
    }

    /// Waits until a chat turns out to have another id, for ever if none does. Its messages are
    /// on their way there. The tasks that end in the meantime are put away; nothing is lost where
    /// this is not waited for to its end.
    pub(super) async fn moved(&mut self) -> Moved {
        loop {
            if self.tasks.is_empty() {
                future::pending::<()>().await;
            }
            if let Some(moved) = self.put_away().await {
                return moved;
            }
        }
    }

    /// Waits until everything is sent, at most this long, and ends all tasks.
    pub(super) async fn drain(&mut self, patience: Duration) {
        let all_sent = async {
            while !self.tasks.is_empty() {
                self.put_away().await;
            }
        };
        if timeout(patience, all_sent).await.is_err() {
            let waiting: usize = self.ways.lanes().values().map(|it| it.queue.len()).sum();
            let under_way = self.tasks.len();
            warn!(
                waiting, under_way;
                "stopping with {under_way} calls under way and {waiting} replies unsent"
            );
            self.tasks.shutdown().await;
        }
    }

    async fn put_away(&mut self) -> Option<Moved> {
        match self.tasks.join_next_with_id().await? {
            Ok((id, Ended::Done)) => {
                self.workers.remove(&id);
                None
            }
            Ok((id, Ended::Moved(moved, letter))) => {
                self.workers.remove(&id);
                self.forward(moved, *letter);
                Some(moved)
            }
            Err(ended) => {
                // The message it held is lost; those behind it are not.
                if let Some(chat) = self.workers.remove(&ended.id()) {
                    error!(chat = chat.0; "a mistake in the program: a lane panicked");
                    self.ways.dismiss(chat);
                    self.staff(chat);
                }
                None
            }
        }
    }

    /// Puts what waits for a chat before what waits for the one that took its place.
    fn forward(&mut self, Moved { from, to }: Moved, first: Letter) {
        {
            let mut lanes = self.ways.lanes();
            let waiting = lanes.remove(&from).map(|it| it.queue).unwrap_or_default();
            let place = first.to.place;
            let lane = lanes.entry(to).or_insert_with(|| self.ways.lane(place));
            let letters: Vec<Letter> = [first].into_iter().chain(waiting).collect();
            for mut letter in letters.into_iter().rev() {
                letter.to.chat = to;
                letter.address = Address::Forwarded;
                lane.queue.push_front(letter);
            }
        }
        self.staff(to);
    }

    /// Lets somebody work on a lane, if there is work and nobody does.
    fn staff(&mut self, chat: ChatId) {
        if self.ways.hire(chat) {
            let work = work(Arc::clone(&self.ways), chat);
            self.workers.insert(self.tasks.spawn(work).id(), chat);
        }
    }

    /// A lane is kept while it remembers how lately it was used; then it goes.
    fn sweep(&mut self) {
        let mut lanes = self.ways.lanes();
        if lanes.len() >= self.next_sweep {
            let now = Instant::now();
            lanes.retain(|_, it| !it.is_idle(now));
            self.next_sweep = SWEEP.max(lanes.len() * 2);
        }
    }
}

impl Lane {
    fn is_idle(&self, now: Instant) -> bool {
        self.staff == Staff::Nobody && self.bucket.is_full(now) && self.closed_until <= now
    }
}

impl<P: Post> Ways<P> {
    /// The guard must be gone before the next `.await`.
    fn lanes(&self) -> MutexGuard<'_, HashMap<ChatId, Lane>> {
        self.lanes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lane(&self, place: Place) -> Lane {
        let now = Instant::now();
        let rate = match place {
            Place::Private => self.pace.private,
            Place::Group => self.pace.group,
        };
        Lane {
            queue: VecDeque::new(),
            bucket: Bucket::new(rate, now),
            closed_until: now,
            staff: Staff::Nobody,
        }
    }

    /// Whether a lane had work and no worker; it is taken as having one now.
    fn hire(&self, chat: ChatId) -> bool {
        let mut lanes = self.lanes();
        let idle =
            lanes.get_mut(&chat).filter(|it| it.staff == Staff::Nobody && !it.queue.is_empty());
        idle.map(|it| it.staff = Staff::Worker).is_some()
    }

    fn dismiss(&self, chat: ChatId) {
        if let Some(lane) = self.lanes().get_mut(&chat) {
            lane.staff = Staff::Nobody;
        }
    }

    /// The next message of a lane. Where there is none, its worker is free to go.
    fn next(&self, chat: ChatId) -> Option<Letter> {
        let mut lanes = self.lanes();
        let lane = lanes.get_mut(&chat)?;
        let letter = lane.queue.pop_front();
        if letter.is_none() {
            lane.staff = Staff::Nobody;
        }
        letter
    }

    fn with_lane<T>(&self, chat: ChatId, look: impl FnOnce(&mut Lane) -> T) -> Option<T> {
        self.lanes().get_mut(&chat).map(look)
    }

    /// Waits until the chat may get a message; `None` where that takes too long to be worth it.
    async fn wait_for_chat(&self, chat: ChatId) -> Option<()> {
        let wait = self.with_lane(chat, |lane| {
            let now = Instant::now();
            let closed = lane.closed_until.saturating_duration_since(now);
            (closed <= self.pace.longest_wait).then(|| lane.bucket.wait(now).max(closed))
        });
        sleep(wait.unwrap_or(Some(Duration::ZERO))?).await;
        Some(())
    }

    async fn send(&self, letter: &Letter) -> Result<(), CallError> {
        let chat = letter.to.chat;
        let turn = self.turns.next().await;
        let sent = self.post.send(letter.payload()).await;
        // The server counts a call somewhere between its start and its end. Counted at the end,
        // no jitter of the network makes the server see more calls in a stretch than we meant.
        let end = Instant::now();
        self.turns.end(turn, end);
        self.with_lane(chat, |it| it.bucket.spend(end));
        sent
    }

    async fn deliver(&self, letter: &mut Letter) -> Delivered {
        let chat = letter.to.chat;
        let mut tries = Tries::default();
        loop {
            if self.wait_for_chat(chat).await.is_none() {
                warn!(chat = chat.0; "chat {chat} is closed for long: giving up its replies");
                return Delivered::CloseLane;
            }
            let Err(error) = self.send(letter).await else { return Delivered::Yes };
            match tries.step(letter, &error, &self.pace) {
                Step::Done | Step::GiveUp => return Delivered::Yes,
                Step::Again(wait) => sleep(wait).await,
                Step::AgainWhenAllowed(wait) => self.close(chat, wait),
                Step::GiveUpUntil(wait) => {
                    self.close(chat, wait);
                    return Delivered::Yes;
                }
                Step::Elsewhere(to) => return Delivered::Moved(to),
                Step::CloseLane => return Delivered::CloseLane,
            }
        }
    }

    fn close(&self, chat: ChatId, wait: Duration) {
        let until = Instant::now() + wait.min(DAY);
        self.with_lane(chat, |it| it.closed_until = it.closed_until.max(until));
    }
}

/// Works on a lane until it is empty.
async fn work<P: Post>(ways: Arc<Ways<P>>, chat: ChatId) -> Ended {
    while let Some(mut letter) = ways.next(chat) {
        match ways.deliver(&mut letter).await {
            Delivered::Yes => (),
            Delivered::CloseLane => {
                ways.with_lane(chat, |it| it.queue.clear());
            }
            Delivered::Moved(to) => {
                return Ended::Moved(Moved { from: chat, to }, Box::new(letter));
            }
        }
    }
    Ended::Done
}

#[cfg(test)]
mod tests;
