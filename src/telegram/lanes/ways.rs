//! What the workers share: what waits for each chat, and when it may go.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use log::warn;
use teloxide::types::ChatId;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};
use tokio::time::{Instant, sleep};

use super::super::bucket::Bucket;
use super::super::call_error::CallError;
use super::super::letter::{Address, Letter};
use super::super::pace::Pace;
use super::super::remedy::{Step, Tries};
use super::super::turns::{Turn, Turns};
use super::Post;
use super::closure::Closure;
use crate::chat::Place;
use crate::store::Poll;

/// How many messages may wait for one chat; a reply that comes on top is dropped.
pub(super) const QUEUE: usize = 64;

/// How many messages may wait for all chats together, with those that a worker holds; a reply that
/// comes on top is dropped.
pub(super) const ROOM: usize = 5_000;

/// No chat stays closed for longer, whatever a server says.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// What the workers share.
pub(super) struct Ways<P> {
    post: P,
    pace: Pace,
    turns: Arc<Turns>,
    /// As many as are sent: whoever reads them is no slower than Telegram.
    polls: mpsc::UnboundedSender<Poll>,
    room: Arc<Semaphore>,
    closure: Mutex<Closure>,
    lanes: Mutex<HashMap<ChatId, Lane>>,
}

/// What waits for a chat. A lane without a worker has an empty queue.
pub(super) struct Lane {
    pub(super) queue: VecDeque<Waiting>,
    bucket: Bucket,
    /// Telegram asked to leave the chat alone until then.
    closed_until: Instant,
    staff: Staff,
}

/// A message that waits, from when it is queued until it is sent or given up.
pub(super) struct Waiting {
    letter: Letter,
    since: Instant,
    // Free again for another message wherever this one ends.
    _place: OwnedSemaphorePermit,
}

/// Why a reply cannot wait, and how many messages do.
pub(super) enum Full {
    Lane(usize),
    All(usize),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Staff {
    Nobody,
    Worker,
}

/// What became of a message.
pub(super) enum Delivered {
    /// It is sent, or given up.
    Yes,
    /// It is given up, and so is what waits behind it.
    CloseLane,
    /// It is to go to another chat.
    Moved(ChatId),
}

/// Whether a message may go now.
enum Gate {
    Open,
    ClosedFor(Duration),
    /// For longer than is worth a wait.
    ClosedForLong,
    /// Not any more: it is so old.
    Stale(Duration),
}

impl Waiting {
    /// Where it goes.
    pub(super) fn place(&self) -> Place {
        self.letter.to.place
    }

    /// Sends it to the chat that took the place of the one it was meant for. Topics and messages
    /// have other ids there.
    pub(super) fn forward(&mut self, to: ChatId) {
        self.letter.to.chat = to;
        self.letter.to.thread = None;
        self.letter.to.quote = None;
        self.letter.instead_of = None;
        self.letter.address = Address::Forwarded;
    }
}

impl Lane {
    /// Whether it remembers nothing.
    pub(super) fn is_idle(&self, now: Instant) -> bool {
        self.staff == Staff::Nobody && self.bucket.is_full(now) && self.closed_until <= now
    }
}

impl<P: Post> Ways<P> {
    /// No lanes yet.
    pub(super) fn new(
        post: P,
        pace: Pace,
        turns: Arc<Turns>,
        polls: mpsc::UnboundedSender<Poll>,
    ) -> Self {
        Self {
            post,
            pace,
            turns,
            polls,
            room: Arc::new(Semaphore::new(ROOM)),
            closure: Mutex::new(Closure::new(pace.second, Instant::now())),
            lanes: Mutex::new(HashMap::new()),
        }
    }

    /// The guard must be gone before the next `.await`.
    pub(super) fn lanes(&self) -> MutexGuard<'_, HashMap<ChatId, Lane>> {
        self.lanes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A lane for a chat of this kind, without anything in it.
    pub(super) fn lane(&self, place: Place) -> Lane {
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

    /// Queues the messages of a reply to a chat: all of them, or none where one finds no room.
    pub(super) fn queue(
        &self,
        chat: ChatId,
        place: Place,
        letters: Vec<Letter>,
    ) -> Result<(), Full> {
        let since = Instant::now();
        let room = || Arc::clone(&self.room).try_acquire_owned().ok();
        let places: Vec<_> = letters.iter().map_while(|_| room()).collect();
        if places.len() < letters.len() {
            return Err(Full::All(ROOM - self.room.available_permits() - places.len()));
        }
        let mut lanes = self.lanes();
        let lane = lanes.entry(chat).or_insert_with(|| self.lane(place));
        if lane.queue.len() + letters.len() > QUEUE {
            return Err(Full::Lane(lane.queue.len()));
        }
        let waiting = letters.into_iter().zip(places);
        lane.queue.extend(waiting.map(|(letter, place)| Waiting { letter, since, _place: place }));
        Ok(())
    }

    /// Whether a lane had work and no worker; it is taken as having one now.
    pub(super) fn hire(&self, chat: ChatId) -> bool {
        let mut lanes = self.lanes();
        let idle =
            lanes.get_mut(&chat).filter(|it| it.staff == Staff::Nobody && !it.queue.is_empty());
        idle.map(|it| it.staff = Staff::Worker).is_some()
    }

    /// Its worker is gone.
    pub(super) fn dismiss(&self, chat: ChatId) {
        self.with_lane(chat, |it| it.staff = Staff::Nobody);
    }

    /// The next message of a lane. Where there is none, its worker is free to go.
    pub(super) fn next(&self, chat: ChatId) -> Option<Waiting> {
        let mut lanes = self.lanes();
        let lane = lanes.get_mut(&chat)?;
        let waiting = lane.queue.pop_front();
        if waiting.is_none() {
            lane.staff = Staff::Nobody;
        }
        waiting
    }

    /// Gives up all that waits for a chat.
    pub(super) fn clear(&self, chat: ChatId) {
        self.with_lane(chat, |it| it.queue.clear());
    }

    /// Sends a message, as often as it takes.
    pub(super) async fn deliver(&self, waiting: &mut Waiting) -> Delivered {
        let Waiting { letter, since, .. } = waiting;
        let chat = letter.to.chat;
        let mut tries = Tries::default();
        loop {
            let turn = match self.turn(chat, *since).await {
                Ok(turn) => turn,
                Err(end) => return end,
            };
            let Err(error) = self.send(letter, turn).await else { return Delivered::Yes };
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

    /// Waits until a message may go; where it may not, tells what becomes of it instead.
    async fn turn(&self, chat: ChatId, since: Instant) -> Result<Turn, Delivered> {
        loop {
            match self.gate(chat, since) {
                Gate::Open => {
                    let turn = self.turns.next().await;
                    // While this one stood in line, all lanes may have been closed.
                    if matches!(self.gate(chat, since), Gate::Open) {
                        return Ok(turn);
                    }
                }
                Gate::ClosedFor(wait) => sleep(wait).await,
                Gate::ClosedForLong => {
                    warn!(chat = chat.0; "chat {chat} is closed for long: giving up its replies");
                    return Err(Delivered::CloseLane);
                }
                Gate::Stale(age) => {
                    let age_s = age.as_secs_f32();
                    warn!(
                        chat = chat.0, age_s;
                        "a reply to chat {chat} waited for {age_s:.1} s: skipping it"
                    );
                    return Err(Delivered::Yes);
                }
            }
        }
    }

    fn gate(&self, chat: ChatId, since: Instant) -> Gate {
        let now = Instant::now();
        let age = now.saturating_duration_since(since);
        if age > self.pace.stale {
            return Gate::Stale(age);
        }
        let all_closed_until = self.closure().until();
        let (closed_until, wait) = self
            .with_lane(chat, |it| (it.closed_until.max(all_closed_until), it.bucket.wait(now)))
            .unwrap_or((all_closed_until, Duration::ZERO));
        let closed = closed_until.saturating_duration_since(now);
        if closed > self.pace.longest_wait {
            return Gate::ClosedForLong;
        }
        let wait = wait.max(closed);
        if wait.is_zero() { Gate::Open } else { Gate::ClosedFor(wait) }
    }

    async fn send(&self, letter: &Letter, turn: Turn) -> Result<(), CallError> {
        let sent = self.post.send(letter.call()).await;
        // The server counts a call somewhere between its start and its end. Counted at the end,
        // no jitter of the network makes the server see more calls in a stretch than we meant.
        let end = Instant::now();
        self.turns.end(turn, end);
        self.with_lane(letter.to.chat, |it| it.bucket.spend(end));
        if let Some(poll) = sent? {
            // Where nobody writes it down any more, the bot is at its end.
            let _ = self.polls.send(poll);
        }
        Ok(())
    }

    fn close(&self, chat: ChatId, wait: Duration) {
        let now = Instant::now();
        let until = now + wait.min(DAY);
        self.with_lane(chat, |it| it.closed_until = it.closed_until.max(until));
        self.closure().note(chat, now, until);
    }

    fn with_lane<T>(&self, chat: ChatId, look: impl FnOnce(&mut Lane) -> T) -> Option<T> {
        self.lanes().get_mut(&chat).map(look)
    }

    /// The guard must be gone before the next `.await`.
    fn closure(&self) -> MutexGuard<'_, Closure> {
        self.closure.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
