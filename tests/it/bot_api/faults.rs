//! Faults that a test scripts: which call they strike, when, and how.
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use teloxide::types::ChatId;
use tokio_util::sync::CancellationToken;

use super::refusal::Refusal;

/// What goes wrong with a call.
#[derive(Clone, Debug)]
pub(crate) enum Fault {
    /// 429: the call has no effect, and the chat wants quiet for so many seconds.
    TooManyRequests { retry_after: u32, hint: Hint },
    /// Any code with its full text, such as `Forbidden: bot was blocked by the user`.
    Refused { code: u16, description: &'static str },
    /// 400: the group is a supergroup now, under this id.
    Migrated { to: ChatId },
    /// 500, 502 and the like, with a page of HTML instead of JSON.
    ServerError { code: u16, strikes: Strikes },
    /// The connection is reset before any byte of the answer.
    Reset(Strikes),
    /// The call takes effect, but its answer is held back.
    SlowReply(Hold),
}

/// Where a 429 says how long to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hint {
    /// In `parameters` and in the text.
    Parameters,
    /// In the text alone.
    TextOnly,
}

/// Whether the call took effect before the fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strikes {
    BeforeEffect,
    AfterEffect,
}

/// How long an answer is held back.
#[derive(Clone, Debug)]
pub(crate) enum Hold {
    /// Real time, not the scaled seconds of the rules.
    For(Duration),
    /// Until the test cancels the token.
    Until(CancellationToken),
}

/// Which calls a fault strikes: by default the first call of a method, in any chat.
#[derive(Clone, Debug)]
pub(crate) struct On {
    method: &'static str,
    chat: Option<ChatId>,
    first: usize,
    times: usize,
}

impl On {
    /// A method by its name in the documentation, as `sendMessage`.
    pub(crate) fn method(method: &'static str) -> Self {
        Self { method, chat: None, first: 1, times: 1 }
    }

    /// Only calls for this chat.
    pub(crate) fn chat(self, chat: ChatId) -> Self {
        Self { chat: Some(chat), ..self }
    }

    /// From the n-th matching call on, counted from 1 and from when the fault was scripted.
    pub(crate) fn nth(self, first: usize) -> Self {
        Self { first, ..self }
    }

    /// So many matching calls in a row.
    pub(crate) fn times(self, times: usize) -> Self {
        Self { times, ..self }
    }
}

/// The faults of one server that are still to come. Those of one chat are kept with it: thousands
/// of them must not cost every call.
#[derive(Debug, Default)]
pub(super) struct Faults {
    scripted: usize,
    by_chat: BTreeMap<Option<ChatId>, Vec<Scripted>>,
}

#[derive(Debug)]
struct Scripted {
    /// Its place in the order in which the faults were scripted.
    place: usize,
    on: On,
    seen: usize,
    fault: Fault,
}

impl Faults {
    pub(super) fn script(&mut self, on: On, fault: Fault) {
        let place = self.scripted;
        self.scripted += 1;
        let list = self.by_chat.entry(on.chat).or_default();
        list.push(Scripted { place, on, seen: 0, fault });
    }

    /// The fault of this call: the first of those that are due. Every matching one counts it.
    pub(super) fn strike(&mut self, method: &str, chat: Option<ChatId>) -> Option<Fault> {
        let lists = BTreeSet::from([None, chat]);
        let due = lists.into_iter().filter_map(|it| strike_of(self.by_chat.get_mut(&it)?, method));
        due.min_by_key(|(place, _)| *place).map(|(_, fault)| fault)
    }
}

/// The first fault of a list that is due, with its place; forgets those that are over.
fn strike_of(list: &mut Vec<Scripted>, method: &str) -> Option<(usize, Fault)> {
    let mut due = None;
    list.retain_mut(|it| {
        if !it.on.method.eq_ignore_ascii_case(method) {
            return true;
        }
        it.seen += 1;
        let turns = it.on.first..it.on.first + it.on.times;
        if due.is_none() && turns.contains(&it.seen) {
            due = Some((it.place, it.fault.clone()));
        }
        it.seen + 1 < turns.end
    });
    due
}

impl Fault {
    /// The refusal of faults that are nothing else.
    pub(super) fn refusal(&self) -> Option<Refusal> {
        match *self {
            Self::TooManyRequests { retry_after, hint: Hint::Parameters } => {
                Some(Refusal::too_many(retry_after))
            }
            Self::TooManyRequests { retry_after, hint: Hint::TextOnly } => {
                Some(Refusal::too_many_in_words(retry_after))
            }
            Self::Refused { code, description } => Some(Refusal::new(code, description)),
            Self::Migrated { to } => Some(Refusal::migrated(to)),
            Self::ServerError { .. } | Self::Reset(_) | Self::SlowReply(_) => None,
        }
    }
}
