//! The rate limiter: what was sent lately, and whom a bot was told to leave alone.
use std::collections::BTreeMap;
use std::time::Duration;

use teloxide::types::ChatId;
use tokio::time::Instant;

use super::rules::{Rate, Rules};

/// How a method counts against the rates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// A new message.
    Send,
    /// A change of a message: limited in groups only.
    Edit,
    /// Not limited.
    Free,
}

/// Whom a 429 silences, from the moment of its answer: a bot with two calls to one chat in flight
/// is held to it for the second, as it should have sent them one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Quiet {
    /// Every call to a chat.
    Chat(ChatId),
    /// Every call of a method that names no chat.
    Method(&'static str),
}

/// Accepted calls of the longest window, and the quiet times that were imposed.
#[derive(Debug, Default)]
pub(super) struct Limits {
    accepted: Vec<Accepted>,
    quiet_until: BTreeMap<Quiet, Instant>,
}

#[derive(Debug)]
struct Accepted {
    at: Instant,
    chat: ChatId,
    weight: Weight,
}

impl Limits {
    /// How many seconds of Telegram a call must wait, 0 if it may pass now.
    pub(super) fn wait(&self, rules: &Rules, chat: ChatId, weight: Weight, now: Instant) -> u32 {
        let in_chat = |it: &Accepted| it.chat == chat && it.weight == weight;
        let of_chat = if chat.is_user() { rules.private_chat } else { rules.group };
        let waits = match (weight, chat.is_user()) {
            (Weight::Free, _) | (Weight::Edit, true) => return 0,
            (Weight::Edit, false) => [self.until_free(rules, of_chat, now, in_chat), None],
            (Weight::Send, _) => [
                self.until_free(rules, of_chat, now, in_chat),
                self.until_free(rules, rules.all_chats, now, |it| it.weight == Weight::Send),
            ],
        };
        waits.into_iter().flatten().map(|wait| in_seconds(rules, wait)).max().unwrap_or(0)
    }

    /// Counts an accepted call.
    pub(super) fn count(&mut self, rules: &Rules, chat: ChatId, weight: Weight, now: Instant) {
        let rates = [rules.private_chat, rules.group, rules.all_chats];
        let longest = rates.iter().map(|it| it.seconds).max().unwrap_or(0) * rules.second;
        self.accepted.retain(|it| now.duration_since(it.at) < longest);
        self.accepted.push(Accepted { at: now, chat, weight });
    }

    /// Remembers that the bot was told to wait.
    pub(super) fn silence(&mut self, rules: &Rules, quiet: Quiet, seconds: u32, now: Instant) {
        let until = now + seconds * rules.second;
        // A shorter wait does not end a longer one.
        let latest = self.quiet_until.entry(quiet).or_insert(until);
        *latest = until.max(*latest);
    }

    /// The seconds that are left of a quiet time, 0 if there is none.
    pub(super) fn quiet_left(&self, rules: &Rules, quiet: Quiet, now: Instant) -> u32 {
        match self.quiet_until.get(&quiet) {
            Some(&until) if until > now => in_seconds(rules, until.duration_since(now)),
            Some(_) | None => 0,
        }
    }

    fn until_free(
        &self,
        rules: &Rules,
        rate: Rate,
        now: Instant,
        counts: impl Fn(&Accepted) -> bool,
    ) -> Option<Duration> {
        let span = rate.seconds * rules.second;
        let within = |it: &&Accepted| now.duration_since(it.at) < span && counts(it);
        let recent: Vec<Instant> = self.accepted.iter().filter(within).map(|it| it.at).collect();
        let oldest_that_must_go = recent.len().checked_sub(rate.calls)?;
        recent.get(oldest_that_must_go).map(|&at| (at + span).duration_since(now))
    }
}

/// Telegram speaks in whole seconds, and never of less than one.
fn in_seconds(rules: &Rules, wait: Duration) -> u32 {
    let seconds = wait.as_nanos().div_ceil(rules.second.as_nanos());
    u32::try_from(seconds).unwrap_or(u32::MAX).max(1)
}
