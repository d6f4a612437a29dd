//! Messages out: a lane for each chat, in which they go in order and wait for nobody else's chat.
//! What a failure means is decided in `remedy.rs`.

mod closure;
mod ways;

use std::collections::HashMap;
use std::future::{self, Future};
use std::iter;
use std::sync::Arc;
use std::time::Duration;

use log::{error, warn};
use teloxide::types::ChatId;
use tokio::sync::{Semaphore, mpsc};
use tokio::task::{Id, JoinSet};
use tokio::time::{Instant, timeout};

use self::ways::{Delivered, Full, Waiting, Ways};
use super::api::Api;
use super::call::Call;
use super::call_error::CallError;
use super::event::Moved;
use super::letter::Letter;
use super::pace::Pace;
use super::turns::Turns;
use crate::store::Poll;

/// From this many lanes on, those with nothing to remember are looked for and closed.
const SWEEP: usize = 1024;

/// How many calls beside the lanes may be under way; the others wait for them.
const ERRANDS: usize = 256;

/// How many calls beside the lanes there may be, with those that wait; what comes on top is dropped.
const ALL_ERRANDS: usize = 8192;

/// Sends one message, once.
pub(super) trait Post: Send + Sync + 'static {
    /// Sends it; tells the poll that it is, if it is one.
    ///
    /// # Errors
    /// Tells why it was not sent, or that nobody knows.
    fn send(&self, call: Call) -> impl Future<Output = Result<Option<Poll>, CallError>> + Send;
}

impl Post for Api {
    async fn send(&self, call: Call) -> Result<Option<Poll>, CallError> {
        let sent = call.make(self).await?;
        Ok(call.poll(&sent))
    }
}

/// The lanes, and the tasks that empty them.
pub(super) struct Lanes<P> {
    ways: Arc<Ways<P>>,
    tasks: JoinSet<Ended>,
    workers: HashMap<Id, ChatId>,
    errands: Arc<Semaphore>,
    next_sweep: usize,
}

/// How a task ended.
enum Ended {
    /// With nothing left to do.
    Done,
    /// The chat has another id; this message is to go there first.
    Moved(Moved, Box<Waiting>),
}

impl<P: Post> Lanes<P> {
    /// No lanes yet; they share `turns` with whatever else sends, and tell `polls` of each poll that was
    /// sent. It needs a runtime.
    pub(super) fn new(
        post: P,
        pace: Pace,
        turns: Arc<Turns>,
        polls: mpsc::UnboundedSender<Poll>,
    ) -> Self {
        Self {
            ways: Arc::new(Ways::new(post, pace, turns, polls)),
            tasks: JoinSet::new(),
            workers: HashMap::new(),
            errands: Arc::new(Semaphore::new(ERRANDS)),
            next_sweep: SWEEP,
        }
    }

    /// Queues the messages of a reply, which all go to one chat, behind those that wait for it:
    /// all of them or, where there is no room, none.
    pub(super) fn put(&mut self, letters: Vec<Letter>) {
        let Some(&Letter { to, .. }) = letters.first() else { return };
        let chat = to.chat.0;
        match self.ways.queue(to.chat, to.place, letters) {
            Ok(()) => (),
            Err(Full::Lane(waiting)) => {
                warn!(chat, waiting; "{waiting} messages wait for chat {chat}: dropping a reply");
            }
            Err(Full::All(waiting)) => {
                warn!(chat, waiting; "{waiting} messages wait: dropping a reply to chat {chat}");
            }
        }
        self.staff(to.chat);
        self.sweep();
    }

    /// Makes a call of its own beside the lanes.
    pub(super) fn run_errand(&mut self, errand: impl Future<Output = ()> + Send + 'static) {
        if !self.has_room_for_errands() {
            warn!("too many errands at once: not running one");
            return;
        }
        let room = Arc::clone(&self.errands);
        self.tasks.spawn(async move {
            // There is an end to waiting: it is never closed.
            let _room = room.acquire_owned().await;
            errand.await;
            Ended::Done
        });
    }

    /// Whether an errand would be run.
    pub(super) fn has_room_for_errands(&self) -> bool {
        self.tasks.len() - self.workers.len() < ALL_ERRANDS
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
            Ok((id, Ended::Moved(moved, first))) => {
                self.workers.remove(&id);
                self.forward(moved, *first);
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
    fn forward(&mut self, Moved { from, to }: Moved, first: Waiting) {
        {
            let mut lanes = self.ways.lanes();
            let waiting = lanes.remove(&from).map(|it| it.queue).unwrap_or_default();
            let place = first.place();
            let lane = lanes.entry(to).or_insert_with(|| self.ways.lane(place));
            for mut waiting in iter::once(first).chain(waiting).rev() {
                waiting.forward(to);
                lane.queue.push_front(waiting);
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

/// Works on a lane until it is empty.
async fn work<P: Post>(ways: Arc<Ways<P>>, chat: ChatId) -> Ended {
    while let Some(mut waiting) = ways.next(chat) {
        match ways.deliver(&mut waiting).await {
            Delivered::Yes => (),
            Delivered::CloseLane => ways.clear(chat),
            Delivered::Moved(to) => {
                return Ended::Moved(Moved { from: chat, to }, Box::new(waiting));
            }
        }
    }
    Ended::Done
}

#[cfg(test)]
mod tests;
