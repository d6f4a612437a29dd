//! One claim on its way: sent, and written down.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use log::{error, info, warn};
use tokio::time::{sleep, timeout};

use super::gate::Gate;
use super::pace::Pace;
use super::{Outcome, Post, in_full};
use crate::store::{Claim, Record, Sender, Store, StoreError};

/// How often it is tried to write down what became of a claim. After that its lease ends, and nobody
/// knows.
const TRIES: u32 = 3;

/// What all flights share.
pub(super) struct Line<P, C> {
    pub(super) store: Store,
    pub(super) sender: Sender,
    pub(super) clock: C,
    pub(super) pace: Pace,
    post: P,
    gate: Mutex<Gate>,
}

/// What follows from an outcome.
#[derive(Debug, PartialEq, Eq)]
struct Verdict {
    record: Record,
    /// Why the chat is not written to any more.
    pause: Option<String>,
}

impl<P: Post, C: Fn() -> Timestamp> Line<P, C> {
    /// Nothing is in flight yet.
    pub(super) fn new(store: Store, sender: Sender, post: P, clock: C, pace: Pace) -> Self {
        Self { store, sender, clock, pace, post, gate: Mutex::new(Gate::new(pace)) }
    }

    /// Sends a claim and writes down what became of it.
    pub(super) async fn send(&self, mut claim: Claim) {
        let verdict = match self.carry(&mut claim).await {
            Ok(Some(verdict)) => verdict,
            Ok(None) => return,
            Err(error) => {
                let chat = claim.chat;
                warn!(chat; "cannot greet chat {chat} now: {}", in_full(&error));
                self.failed(&claim)
            }
        };
        self.keep(&claim, &verdict).await;
    }

    /// Sends it, anew where the chat or its topic is another. Nothing comes of it where somebody else
    /// has put the claim away.
    async fn carry(&self, claim: &mut Claim) -> Result<Option<Verdict>, StoreError> {
        if let Err(again_at) = self.gate().pass(claim.chat, (self.clock)()) {
            return Ok(Some(Record::Later(again_at).into()));
        }
        let mut moved = false;
        loop {
            self.rest_until(claim.go_at).await;
            let now = (self.clock)();
            if claim.expires_at <= now {
                // What is too late expires where it waits; the rest of the claim may have more time.
                return Ok(Some(Record::Later(now).into()));
            }
            match self.posted(claim).await {
                Outcome::Moved(to) if !moved && to != claim.chat => {
                    moved = true;
                    self.store.rename(claim.chat, to).await?;
                    claim.chat = to;
                }
                Outcome::TopicGone if claim.thread.is_some() => {
                    self.store.clear_thread(claim.chat).await?;
                    claim.thread = None;
                }
                outcome => return Ok(Some(self.judge(claim, outcome).await)),
            }
            let now = (self.clock)();
            if !self.store.renew(claim, now, &self.pace.terms()).await? {
                return Ok(None);
            }
        }
    }

    async fn posted(&self, claim: &Claim) -> Outcome {
        let posted = timeout(self.pace.patience, self.post.post(claim)).await;
        let outcome = posted.unwrap_or(Outcome::Unknown);
        if outcome.is_of_the_chat() {
            self.gate().answered();
        }
        outcome
    }

    async fn judge(&self, claim: &Claim, outcome: Outcome) -> Verdict {
        let chat = claim.chat;
        match outcome {
            Outcome::Sent(message) => Record::Sent(message).into(),
            Outcome::Unknown => Record::Unknown("no answer".to_owned()).into(),
            Outcome::Unreachable(reason) => Verdict::unreachable(&reason),
            Outcome::TopicGone => Verdict::unreachable("its topic is closed"),
            Outcome::Moved(_) => Verdict::unreachable("its id changes"),
            Outcome::Failed => self.failed(claim),
            Outcome::NotTried => self.soon(claim),
            Outcome::RetryAfter(wait) => self.put_off(claim, wait).await,
            Outcome::Refused(reason) => {
                error!(chat; "a greeting to chat {chat} is refused: {reason}");
                Record::Expired(format!("refused: {reason}")).into()
            }
        }
    }

    /// The chat is left alone for a while, and so are all where it is not the only one that asks for it.
    async fn put_off(&self, claim: &Claim, wait: Duration) -> Verdict {
        let now = (self.clock)();
        // A wait of centuries is longer than the day.
        let until = now.checked_add(wait).unwrap_or(claim.expires_at).min(claim.expires_at);
        let all_until = self.gate().report(claim.chat, until, now);
        if let Some(all_until) = all_until {
            warn!("several chats ask for patience: no greetings until {all_until}");
            if let Err(error) = self.store.hold(all_until, now).await {
                warn!("cannot hold greetings up: {}", in_full(&error));
            }
        }
        Record::Later(until).into()
    }

    fn soon(&self, claim: &Claim) -> Verdict {
        let again_at = (self.clock)().checked_add(self.pace.retry.first);
        Record::Later(again_at.unwrap_or(claim.expires_at)).into()
    }

    /// It did not arrive, for no reason of the chat's: later again, a few times.
    fn failed(&self, claim: &Claim) -> Verdict {
        let tries = claim.tries.saturating_add(1);
        if tries >= self.pace.tries {
            return Record::Expired(format!("given up after {tries} tries")).into();
        }
        let now = (self.clock)();
        let again_at = now.checked_add(self.pace.retry.wait(tries, claim.chat.unsigned_abs()));
        Record::Again(again_at.unwrap_or(claim.expires_at)).into()
    }

    /// Writes it down. Where the database fails, the row stays claimed until its lease ends: it is lost,
    /// and never sent twice.
    async fn keep(&self, claim: &Claim, verdict: &Verdict) {
        let chat = claim.chat;
        for attempt in 1..=TRIES {
            let Err(error) = self.try_keep(claim, verdict).await else { return };
            warn!(chat, attempt; "cannot note what became of a greeting: {}", in_full(&error));
            sleep(self.pace.real(Duration::from_secs(attempt.into()))).await;
        }
    }

    async fn try_keep(&self, claim: &Claim, verdict: &Verdict) -> Result<(), StoreError> {
        let (chat, now) = (claim.chat, (self.clock)());
        if let Some(reason) = &verdict.pause {
            self.store.pause(chat, reason, now).await?;
            info!(chat; "chat {chat} is not greeted any more: {reason}");
        }
        if !self.store.record(claim, &verdict.record, now).await? {
            warn!(chat; "a greeting to chat {chat} took longer than its lease");
        }
        Ok(())
    }

    async fn rest_until(&self, moment: Timestamp) {
        sleep(self.pace.until(moment, (self.clock)())).await;
    }

    fn gate(&self) -> std::sync::MutexGuard<'_, Gate> {
        self.gate.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl From<Record> for Verdict {
    fn from(record: Record) -> Self {
        Self { record, pause: None }
    }
}

impl Verdict {
    fn unreachable(reason: &str) -> Self {
        Self { record: Record::Unreachable(reason.to_owned()), pause: Some(reason.to_owned()) }
    }
}
