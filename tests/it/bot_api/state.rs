//! Everything a running server knows, behind one lock, and the bell that rings on each change.
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use serde_json::Value;
use teloxide::types::{ChatId, UserId};
use tokio::sync::watch;
use tokio::time::Instant;

use super::chats::Chat;
use super::faults::{Fault, Faults};
use super::guests;
use super::inline::Query;
use super::limits::{Limits, Quiet};
use super::methods::{Call, CallId, Calls, Effect, Method, Outcome};
use super::params::Params;
use super::refusal::Refusal;
use super::rules::{OverLimit, Rules};
use super::transcript::{Event, Transcript};
use super::updates::Updates;

/// The state, shared by the calls of the bot and the test.
pub(super) struct Shared {
    state: Mutex<State>,
    changed: watch::Sender<()>,
}

pub(super) struct State {
    pub(super) rules: Rules,
    pub(super) users: BTreeMap<UserId, String>,
    pub(super) chats: BTreeMap<ChatId, Chat>,
    pub(super) callbacks: BTreeMap<String, Callback>,
    /// Menus by scope and language.
    pub(super) commands: BTreeMap<(String, String), Value>,
    /// The texts of the bot's profile, by their parameter and language.
    pub(super) profile: BTreeMap<(&'static str, String), String>,
    pub(super) inline: BTreeMap<String, Query>,
    pub(super) guests: BTreeMap<String, guests::Call>,
    /// Who answered which poll.
    pub(super) votes: BTreeSet<(String, UserId)>,
    pub(super) updates: Updates,
    pub(super) faults: Faults,
    pub(super) transcript: Transcript,
    pub(super) calls: Calls,
    pub(super) violations: Vec<String>,
    limits: Limits,
    started: Instant,
    /// Seconds since 1970 when the server started.
    epoch: i64,
}

/// Of the transcript and of the calls, in a report.
const REPORTED_LINES: usize = 200;

/// A tapped button that waits for its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Callback {
    Waiting(ChatId),
    Answered,
}

impl Callback {
    pub(super) fn is_waiting(self) -> bool {
        matches!(self, Self::Waiting(_))
    }
}

impl Shared {
    pub(super) fn new(rules: Rules) -> Self {
        Self { state: Mutex::new(State::new(rules)), changed: watch::Sender::new(()) }
    }

    pub(super) fn read<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        look(&self.lock())
    }

    /// Changes the state and wakes everybody who waits for a change.
    pub(super) fn change<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        let result = act(&mut self.lock());
        self.changed.send_replace(());
        result
    }

    pub(super) fn changes(&self) -> watch::Receiver<()> {
        self.changed.subscribe()
    }

    /// A test that panics must still be able to print the transcript.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn new(rules: Rules) -> Self {
        Self {
            rules,
            users: BTreeMap::new(),
            chats: BTreeMap::new(),
            callbacks: BTreeMap::new(),
            commands: BTreeMap::new(),
            profile: BTreeMap::new(),
            inline: BTreeMap::new(),
            guests: BTreeMap::new(),
            votes: BTreeSet::new(),
            updates: Updates::default(),
            faults: Faults::default(),
            transcript: Transcript::default(),
            calls: Calls::default(),
            violations: Vec::new(),
            limits: Limits::default(),
            started: Instant::now(),
            epoch: seconds_since_1970(),
        }
    }

    pub(super) fn age(&self) -> Duration {
        self.started.elapsed()
    }

    /// For the `date` of a message, in seconds since 1970.
    pub(super) fn date(&self) -> i64 {
        self.epoch + i64::try_from(self.age().as_secs()).unwrap_or(0)
    }

    pub(super) fn happen(&mut self, event: Event) {
        self.transcript.push(self.age(), event);
    }

    /// Notes a call on its arrival: refuses it early, or lets it pass with the fault it meets.
    pub(super) fn admit(
        &mut self,
        method: &'static Method,
        params: &Params,
    ) -> (CallId, Result<Option<Fault>, Refusal>) {
        let id = self.calls.add(method, params.clone(), self.age());
        for name in params.names().filter(|name| !method.knows(name)) {
            self.violations.push(format!("{}: unknown parameter `{name}`", method.name));
        }
        let quiet = params.chat().map_or(Quiet::Method(method.name), Quiet::Chat);
        let fault = self.faults.strike(method.name, params.chat());
        let left = self.limits.quiet_left(&self.rules, quiet, Instant::now());
        let verdict = if left > 0 {
            self.violations.push(format!(
                "{}{}: called {left} s too early",
                method.name,
                to(params)
            ));
            Err(Refusal::too_many(left))
        } else {
            self.refuse_by(method, quiet, fault)
        };
        (id, verdict)
    }

    /// Runs a method of which the rates are kept.
    pub(super) fn run(
        &mut self,
        method: &'static Method,
        params: &Params,
        effect: Effect,
    ) -> Result<String, Refusal> {
        let now = Instant::now();
        let Some(chat) = params.chat() else {
            return effect.take(self, params).map(|it| it.to_string());
        };
        let wait = self.limits.wait(&self.rules, chat, method.weight, now);
        if wait > 0 {
            if self.rules.over_limit == OverLimit::Violation {
                self.violations.push(format!("{}{}: over the limit", method.name, to(params)));
            }
            self.limits.silence(&self.rules, Quiet::Chat(chat), wait, now);
            return Err(Refusal::too_many(wait));
        }
        let result = effect.take(self, params);
        if result.as_ref().err().is_none_or(Refusal::is_counted) {
            self.limits.count(&self.rules, chat, method.weight, now);
        }
        result.map(|it| it.to_string())
    }

    pub(super) fn conclude(&mut self, id: CallId, outcome: Outcome) {
        self.calls.conclude(id, outcome);
    }

    /// For people who look for the reason of a wait in vain.
    pub(super) fn report(&self) -> String {
        let call = |it: &Call| format!("{:?} {}: {:?}", it.at, it.method, it.outcome);
        let calls: Vec<String> = self.calls.iter().map(call).collect();
        let pending = self.updates.pending();
        let transcript = last_lines(&self.transcript.to_string());
        let (calls, violations) = (last_lines(&calls.join("\n")), self.violations.join("\n"));
        format!(
            "transcript:\n{transcript}\ncalls:\n{calls}\n\nviolations:\n{violations}\n\n\
             unconfirmed updates: {pending}\n",
        )
    }

    fn refuse_by(
        &mut self,
        method: &Method,
        quiet: Quiet,
        fault: Option<Fault>,
    ) -> Result<Option<Fault>, Refusal> {
        let Some(refusal) = fault.as_ref().and_then(Fault::refusal) else { return Ok(fault) };
        if let Some(Fault::TooManyRequests { retry_after, .. }) = fault {
            self.limits.silence(&self.rules, quiet, retry_after, Instant::now());
        }
        if let Quiet::Chat(chat) = quiet
            && refusal.is_counted()
        {
            self.limits.count(&self.rules, chat, method.weight, Instant::now());
        }
        Err(refusal)
    }
}

/// What a person reads of a log: the end of it.
fn last_lines(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    match lines.len().saturating_sub(REPORTED_LINES) {
        0 => text.to_owned(),
        more => format!("({more} lines before)\n{}", lines[more..].join("\n")),
    }
}

fn to(params: &Params) -> String {
    params.chat().map(|it| format!(" to {it}")).unwrap_or_default()
}

#[expect(clippy::disallowed_methods, reason = "Telegram has a clock of its own, beside the bot's")]
fn seconds_since_1970() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(0)
}
