//! A strict Telegram Bot API server on loopback, for tests: it takes what Telegram takes, refuses
//! the rest in Telegram's words, and keeps what was said.
//!
//! A test starts a [`BotApi`], points the bot at [`BotApi::url`] with [`BotApi::token`], makes
//! chats, lets people talk, waits for the transcript to hold what it expects, and asserts that
//! [`BotApi::violations`] is empty. No test sleeps. The server lives on the test's runtime: a test
//! that blocks its thread, say on a child process, wants `flavor = "multi_thread"`.
//!
//! | file | holds |
//! |---|---|
//! | `script` | the test's side: chats, what people say and tap, raw updates, faults |
//! | `members`, `standing` | who is in a group; where the bot is blocked, kicked, muted, moved |
//! | `rules`, `limits` | rates and how they are kept, all in scalable seconds |
//! | `faults` | what can be made to go wrong, and on which call |
//! | `transcript` | what took effect, as values and as a readable chat |
//! | `methods` | the table of methods, the list of calls, the small methods |
//! | `messages`, `polls`, `removal`, `commands`, `profile`, `inline`, `guests`, `keyboards` | the methods with rules of their own |
//! | `html`, `tag` | Telegram's HTML |
//! | `updates`, `chats`, `state` | the queue, the chats, all of it behind one lock |
//! | `server`, `params`, `multipart`, `refusal`, `wire` | HTTP, parameters, files, errors, sockets that can be reset |
//!
//! Known to Telegram and missing here: media but for files of text, `MarkdownV2`,
//! webhooks. Time is real: under tokio's paused clock the deadlines would fire at once.
mod chats;
mod commands;
mod faults;
mod guests;
mod html;
mod inline;
mod keyboards;
mod limits;
mod members;
mod messages;
mod methods;
mod multipart;
mod params;
mod polls;
mod profile;
mod refusal;
mod removal;
mod rules;
mod script;
mod server;
mod standing;
mod state;
mod tag;
#[cfg(test)]
mod tests;
mod transcript;
mod updates;
mod wire;

use std::collections::BTreeMap;
use std::future::Future;
use std::panic::Location;
use std::sync::Arc;

use teloxide::types::ChatId;
use tokio_util::sync::{CancellationToken, DropGuard};

pub(crate) use faults::{Fault, Hint, Hold, On, Strikes};
pub(crate) use keyboards::{Action, Button, Keyboard};
pub(crate) use members::Status;
pub(crate) use methods::{Call, Outcome};
pub(crate) use refusal::Refusal;
pub(crate) use rules::{OverLimit, Rate, Rules};
pub(crate) use transcript::{Entry, Event, Notice, Outgoing, Place, Sound, Transcript};

use state::{Shared, State};
use wire::{Line, Wire};

/// The name behind the @.
pub(crate) const BOT_NAME: &str = "lachin_bot";

/// The id of the bot.
pub(crate) const BOT_ID: u64 = 7_000_001;

/// Made up, as everything here: its form is all it shares with a real one.
const TOKEN: &str = "7000001:TEST-loopback-only-not-a-secret";

/// A running server. It stops, and resets its connections, when it is dropped.
pub(crate) struct BotApi {
    shared: Arc<Shared>,
    url: String,
    token: &'static str,
    _stop: DropGuard,
}

impl BotApi {
    /// Starts a server on a free port of the loopback.
    pub(crate) async fn start(rules: Rules) -> Self {
        let stop = CancellationToken::new();
        let wire = Wire::bind(stop.clone()).await.expect("the loopback has a free port");
        let url = format!("http://{}", wire.address().expect("a bound socket has an address"));
        let shared = Arc::new(Shared::new(rules));
        let service =
            server::router(Arc::clone(&shared)).into_make_service_with_connect_info::<Line>();
        let serve =
            axum::serve(wire, service).with_graceful_shutdown(stop.clone().cancelled_owned());
        tokio::spawn(serve.into_future());
        Self { shared, url, token: TOKEN, _stop: stop.drop_guard() }
    }

    /// For `TELOXIDE_API_URL`.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// For `TELOXIDE_TOKEN`.
    pub(crate) fn token(&self) -> &'static str {
        self.token
    }

    /// What was said so far.
    pub(crate) fn transcript(&self) -> Transcript {
        self.shared.read(|it| it.transcript.clone())
    }

    /// The new messages of the bot to a chat.
    pub(crate) fn sent_to(&self, chat: ChatId) -> Vec<Outgoing> {
        self.shared.read(|it| it.transcript.sent_to(chat).into_iter().cloned().collect())
    }

    /// How many new messages of the bot a chat got; as cheap for many chats as for one.
    pub(crate) fn messages_to(&self, chat: ChatId) -> usize {
        self.shared.read(|it| it.transcript.messages_to(chat))
    }

    /// How many new messages of the bot each chat got, without those that got none.
    pub(crate) fn messages_by_chat(&self) -> BTreeMap<ChatId, usize> {
        self.shared.read(|it| it.transcript.messages_by_chat())
    }

    /// Every call of a method, by its name in the documentation.
    pub(crate) fn calls(&self, method: &str) -> Vec<Call> {
        self.shared.read(|it| it.calls.of(method).cloned().collect())
    }

    /// What a well-behaved bot does not do, in the order in which it was done.
    pub(crate) fn violations(&self) -> Vec<String> {
        self.shared.read(|it| it.violations.clone())
    }

    /// Taps whose spinner still turns.
    pub(crate) fn unanswered_taps(&self) -> usize {
        self.shared.read(|it| it.callbacks.values().filter(|it| it.is_waiting()).count())
    }

    /// Waits until the transcript is as expected, and returns it.
    ///
    /// # Panics
    /// After the deadline of the rules, with what was said until then.
    #[track_caller]
    pub(crate) fn wait_for(
        &self,
        expected: impl Fn(&Transcript) -> bool,
    ) -> impl Future<Output = Transcript> {
        let here = Location::caller();
        async move {
            self.wait(here, |it| expected(&it.transcript)).await;
            self.transcript()
        }
    }

    /// Waits until a method was called so often, whatever came of it.
    #[track_caller]
    pub(crate) fn wait_for_calls(&self, method: &str, count: usize) -> impl Future<Output = ()> {
        self.wait(Location::caller(), move |it| it.calls.count(method) >= count)
    }

    /// Waits until so many calls of a method took effect.
    #[track_caller]
    pub(crate) fn wait_for_effects(
        &self,
        method: &'static str,
        count: usize,
    ) -> impl Future<Output = ()> {
        let is_accepted = |it: &&Call| it.outcome == Outcome::Accepted;
        self.wait(Location::caller(), move |it| {
            it.calls.of(method).filter(is_accepted).count() >= count
        })
    }

    /// Waits until the chats together got so many new messages of the bot: cheaper than
    /// [`BotApi::wait_for`] where there are thousands, as it copies no transcript.
    #[track_caller]
    pub(crate) fn wait_for_messages(&self, count: usize) -> impl Future<Output = ()> {
        self.wait(Location::caller(), move |it| it.transcript.messages() >= count)
    }

    /// Waits until the bot's offset passed the last update.
    #[track_caller]
    pub(crate) fn all_updates_confirmed(&self) -> impl Future<Output = ()> {
        self.wait(Location::caller(), |it| it.updates.pending() == 0)
    }

    async fn wait(&self, here: &Location<'_>, expected: impl Fn(&State) -> bool) {
        let mut changes = self.shared.changes();
        let deadline = self.shared.read(|it| it.rules.deadline);
        let until_expected = async {
            while !self.shared.read(&expected) {
                changes.changed().await.expect("the server outlives the wait for it");
            }
        };
        let in_time = tokio::time::timeout(deadline, until_expected).await.is_ok();
        assert!(
            in_time,
            "{here}: waited {deadline:?} in vain
{}",
            self.shared.read(State::report)
        );
    }
}
