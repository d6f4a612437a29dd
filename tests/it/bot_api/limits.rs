//! The rate limiter: what was sent lately, and whom a bot was told to leave alone.
use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use teloxide::types::ChatId;
use tokio::time::Instant;

use super::rules::{Rate, Rules};

/// How a method counts against the rates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

/// What was counted lately, and the quiet times that were imposed.
#[derive(Debug, Default)]
pub(super) struct Limits {
    of_chats: BTreeMap<(ChatId, Weight), Lane>,
    of_all: Lane,
    quiet_until: BTreeMap<Quiet, Instant>,
}

/// The times of the calls under one rate, oldest first.
#[derive(Debug, Default)]
struct Lane(VecDeque<Instant>);

impl Limits {
    /// How many seconds of Telegram a call must wait, 0 if it may pass now.
    pub(super) fn wait(&self, rules: &Rules, chat: ChatId, weight: Weight, now: Instant) -> u32 {
        let of_all = match (weight, chat.is_user()) {
            (Weight::Free, _) | (Weight::Edit, true) => return 0,
            (Weight::Edit, false) => None,
            (Weight::Send, _) => self.of_all.until_free(rules, rules.all_chats, now),
        };
        let lane = self.of_chats.get(&(chat, weight));
        let of_chat = lane.and_then(|it| it.until_free(rules, rate_of(rules, chat), now));
        let waits = [of_all, of_chat].into_iter().flatten();
        waits.map(|wait| in_seconds(rules, wait)).max().unwrap_or(0)
    }

    /// Counts a call that reached Telegram.
    pub(super) fn count(&mut self, rules: &Rules, chat: ChatId, weight: Weight, now: Instant) {
        match weight {
            Weight::Free => return,
            Weight::Edit => {}
            Weight::Send => self.of_all.count(rules, rules.all_chats, now),
        }
        let lane = self.of_chats.entry((chat, weight)).or_default();
        lane.count(rules, rate_of(rules, chat), now);
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
}

impl Lane {
    fn count(&mut self, rules: &Rules, rate: Rate, now: Instant) {
        self.0.drain(..self.past(rules, rate, now));
        self.0.push_back(now);
    }

    fn until_free(&self, rules: &Rules, rate: Rate, now: Instant) -> Option<Duration> {
        let past = self.past(rules, rate, now);
        let oldest_that_must_go = (self.0.len() - past).checked_sub(rate.calls)?;
        let at = *self.0.get(past + oldest_that_must_go)?;
        Some((at + rate.seconds * rules.second).duration_since(now))
    }

    /// How many calls the rate has forgotten.
    fn past(&self, rules: &Rules, rate: Rate, now: Instant) -> usize {
        let span = rate.seconds * rules.second;
        self.0.partition_point(|&at| now.duration_since(at) >= span)
    }
}

fn rate_of(rules: &Rules, chat: ChatId) -> Rate {
    if chat.is_user() { rules.private_chat } else { rules.group }
}

/// Telegram speaks in whole seconds, and never of less than one.
fn in_seconds(rules: &Rules, wait: Duration) -> u32 {
    let seconds = wait.as_nanos().div_ceil(rules.second.as_nanos());
    u32::try_from(seconds).unwrap_or(u32::MAX).max(1)
}
