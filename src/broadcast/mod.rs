//! The ledger's loop: plan what is due, claim it, send it, record what became of it. What is due is
//! decided by the core; how a message looks and travels, by whoever posts it.

mod flight;
mod gate;
mod pace;

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use log::{error, info, warn};
use tokio::sync::Notify;
use tokio::task::{JoinError, JoinSet};
use tokio::time::{Instant, sleep_until, timeout};
use tokio_util::sync::CancellationToken;

use self::flight::Line;
pub use self::pace::Pace;
use crate::store::{Claim, Due, Group, Sender, Store, StoreError};

/// Sends one message about one or several occasions to one chat.
pub trait Post: Send + Sync + 'static {
    /// Sends it, once. What the claim says of chat, topic and sound holds; when to send it was seen to.
    /// A future that is dropped counts as [`Outcome::Unknown`].
    fn post(&self, claim: &Claim) -> impl Future<Output = Outcome> + Send;
}

/// What became of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It arrived as the message of this number.
    Sent(i64),
    /// Nobody knows whether it arrived: the answer is lost.
    Unknown,
    /// It did not arrive, and the chat cannot be written to any more, for this reason.
    Unreachable(String),
    /// It did not arrive, and the chat is to be left alone for so long.
    RetryAfter(Duration),
    /// It certainly did not arrive, and may when it is tried again.
    Failed,
    /// Nothing was sent, for reasons of our own: it is as if nobody had tried.
    NotTried,
    /// It did not arrive: the chat has this id now.
    Moved(i64),
    /// It did not arrive: the topic is closed or gone.
    TopicGone,
    /// It did not arrive and never will, for this reason, which is not the chat's.
    Refused(String),
}

impl Outcome {
    /// Whether Telegram saw to this one message, and so does not turn all away.
    const fn is_of_the_chat(&self) -> bool {
        match self {
            Self::Sent(_)
            | Self::Unreachable(_)
            | Self::Moved(_)
            | Self::TopicGone
            | Self::Refused(_) => true,
            Self::Unknown | Self::RetryAfter(_) | Self::Failed | Self::NotTried => false,
        }
    }
}

/// The loop, and what it works with.
pub struct Broadcast<F, P, C> {
    /// Where the ledger is.
    pub store: Store,
    /// In whose name it claims.
    pub sender: Sender,
    /// What is due now for a group of subscriptions.
    pub plan: F,
    /// Who sends.
    pub post: P,
    /// What time it is.
    pub clock: C,
    /// How fast it goes.
    pub pace: Pace,
    /// Told when there may be something to do before the next look: somebody subscribed, or a pause
    /// ended.
    pub nudge: Arc<Notify>,
}

impl<F, P, C> Broadcast<F, P, C>
where
    F: Fn(&Group, Timestamp) -> Vec<Due> + Send,
    P: Post,
    C: Fn() -> Timestamp + Send + Sync + 'static,
{
    /// Greets until it is told to stop. What is in flight then is finished, for as long as the pace
    /// allows; the rest waits in the ledger.
    pub async fn run(self, shutdown: CancellationToken) {
        let Self { store, sender, plan, post, clock, pace, nudge } = self;
        let mut rounds = Rounds {
            line: Arc::new(Line::new(store, sender, post, clock, pace)),
            plan,
            flights: JoinSet::new(),
            look_at: Instant::now(),
        };
        while !shutdown.is_cancelled() {
            let again_at = rounds.round().await;
            let woken = pin!(nudge.notified());
            tokio::select! {
                biased;
                () = shutdown.cancelled() => break,
                Some(ended) = rounds.flights.join_next() => report(ended),
                () = woken => rounds.look_at = Instant::now(),
                () = sleep_until(again_at) => (),
            }
        }
        rounds.land().await;
    }
}

/// The loop while it runs.
struct Rounds<F, P, C> {
    line: Arc<Line<P, C>>,
    plan: F,
    flights: JoinSet<()>,
    look_at: Instant,
}

impl<F, P, C> Rounds<F, P, C>
where
    F: Fn(&Group, Timestamp) -> Vec<Due> + Send,
    P: Post,
    C: Fn() -> Timestamp + Send + Sync + 'static,
{
    /// Plans where it is time to, sends as much as may be in flight, and says when to come again.
    async fn round(&mut self) -> Instant {
        if self.look_at <= Instant::now() {
            if let Err(error) = self.look().await {
                warn!("broadcasts wait: {}", in_full(&error));
            }
            self.look_at = Instant::now() + self.line.pace.real(self.line.pace.tick);
        }
        match self.depart().await {
            Ok(Some(again_at)) => {
                let wait = self.line.pace.until(again_at, (self.line.clock)());
                self.look_at.min(Instant::now() + wait)
            }
            Ok(None) => self.look_at,
            Err(error) => {
                warn!("broadcasts wait: {}", in_full(&error));
                self.look_at
            }
        }
    }

    /// Puts away what is over and plans what is due.
    async fn look(&self) -> Result<(), StoreError> {
        let Line { store, sender, clock, .. } = &*self.line;
        let now = clock();
        let lost = store.settle(now, sender).await?;
        if lost > 0 {
            warn!(lost; "{lost} greetings were in flight when their sender ended: not sent again");
        }
        let late = store.expire(now).await?;
        if late > 0 {
            warn!(late; "{late} greetings were not sent in time");
        }
        let groups = store.groups().await?;
        let dues = self.dues(groups, now);
        let planned = store.plan(now, &dues).await?;
        if planned > 0 {
            info!(planned; "{planned} greetings are due");
        }
        Ok(())
    }

    fn dues(&self, groups: Vec<Group>, now: Timestamp) -> Vec<(Group, Vec<Due>)> {
        let due = |group: Group| {
            let dues = (self.plan)(&group, now);
            (group, dues)
        };
        groups.into_iter().map(due).collect()
    }

    /// Claims and sends until enough is in flight or nothing is left; then says when there may be more,
    /// where that is known.
    async fn depart(&mut self) -> Result<Option<Timestamp>, StoreError> {
        loop {
            let Line { store, sender, clock, pace, .. } = &*self.line;
            let free = pace.in_flight.saturating_sub(self.flights.len());
            if free == 0 {
                return Ok(None);
            }
            let claims = store.claim(clock(), sender, free, &pace.terms()).await?;
            if claims.claims.is_empty() {
                return Ok(claims.again_at);
            }
            for claim in claims.claims {
                let line = Arc::clone(&self.line);
                self.flights.spawn(async move { line.send(claim).await });
            }
        }
    }

    /// Finishes what is in flight, if it does not take too long.
    async fn land(&mut self) {
        let landed = async {
            while let Some(ended) = self.flights.join_next().await {
                report(ended);
            }
        };
        if timeout(self.line.pace.drain, landed).await.is_err() {
            let lost = self.flights.len();
            warn!(lost; "stopping with {lost} greetings in flight: they are not sent again");
            self.flights.shutdown().await;
        }
    }
}

/// A flight that panicked leaves its row to the end of its lease: nobody knows how far it came.
fn report(ended: Result<(), JoinError>) {
    if ended.is_err() {
        error!("a mistake in the program: sending a greeting panicked");
    }
}

/// An error with its causes.
fn in_full(error: &StoreError) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(it) = cause {
        text.push_str(": ");
        text.push_str(&it.to_string());
        cause = it.source();
    }
    text
}
