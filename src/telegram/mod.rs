//! The Telegram face, by long polling: private chats; in groups the commands, the calls by the bot's
//! name and the replies to it, and nothing else.
//!
//! Three thin layers: **source** receives updates and survives what is new in them, **guard**
//! keeps floods and panics from everybody else, **lanes** send each chat its replies in order.
//! `desk` stands between them and the conversation, which knows nothing of Telegram. What is not
//! here: the webhook.
//!
//! A reply is sent at most once. Where a connection breaks after the request may have left,
//! nobody can know whether Telegram took the message, and there is no key to send it safely
//! again: it is given up with a warning. Where there was no connection at all, it is tried again.

mod api;
mod bucket;
mod call;
mod call_error;
mod composed;
mod desk;
mod event;
mod guard;
mod guest;
mod herald;
mod html;
mod inline;
mod keyboard;
mod lanes;
mod letter;
mod mention;
mod menus;
mod office;
mod pace;
mod profiles;
mod quiz;
mod raw;
mod recent;
mod remedy;
mod source;
mod split;
mod standing;
mod tap;
mod turns;
mod upload;

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use log::{info, warn};
use teloxide::payloads::GetMe;
use teloxide::types::Me as Account;
use tokio::sync::{Notify, mpsc};
use tokio::task::yield_now;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

use self::desk::Desk;
use self::event::{Inline, Me};
use self::herald::Herald;
use self::html::Html;
use self::raw::Received;
use self::source::Source;
use self::turns::Turns;
use crate::anniversary::{self, Occasion};
use crate::answer::reply::{Document, Reply};
use crate::broadcast::{self, Broadcast};
use crate::chat::Profile;
use crate::conversation::{Conversation, Incoming, Introduction, Offer, Report, Response};
use crate::store::{Due, Group, Sender, Store};

pub use self::api::{Api, ApiError};
pub use self::call_error::{CallError, Sent};
pub use self::guard::quiet_panics;
pub use self::pace::{Pace, Rate, Window};
pub use self::source::SourceError;

/// The HTML of the messages that a document takes, for those who write texts.
pub fn markup(document: &Document) -> Vec<String> {
    Html::from_document(document).iter().map(|it| it.markup().to_owned()).collect()
}

/// How long the last call of a bot that stops may take; whoever stops it does not wait for ever.
const CONFIRM: Duration = Duration::from_secs(3);

/// What the bot needs to run.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Telegram.
    pub api: Api,
    /// How fast the bot goes.
    pub pace: Pace,
    /// What outlives the process; without one, profiles are forgotten at the end and nobody is
    /// greeted.
    pub store: Option<Store>,
    /// How fast greetings go.
    pub greetings: broadcast::Pace,
    /// In whose name greetings are sent: instances that run at the same time have different ones.
    pub instance: String,
    /// The people who run the bot, by their ids in Telegram.
    pub operators: Vec<u64>,
}

/// What answers people: a [`Conversation`], or any closure of the form of
/// [`respond`](Self::respond).
///
/// It is given the profile of the chat, what was said, the bot's own user name where it has one,
/// and the day.
pub trait Respond: Send + Sync + 'static {
    /// Answers.
    fn respond(
        &self,
        profile: &Profile,
        incoming: Incoming<'_>,
        bot: Option<&str>,
        today: Date,
    ) -> Response;

    /// Whether the answer depends on whether who speaks may change what concerns the whole chat.
    fn needs_standing(&self, _incoming: Incoming<'_>, _bot: Option<&str>) -> bool {
        false
    }

    /// What somebody is offered who types this behind the bot's name in any chat; `None` where nobody
    /// is offered anything.
    fn offer_inline(&self, _profile: &Profile, _typed: &str, _today: Date) -> Option<Offer> {
        None
    }

    /// What is said to somebody who calls the bot in a chat of which it is no member; `None` for
    /// silence.
    fn answer_guest(&self, _profile: &Profile, _text: &str, _today: Date) -> Option<Reply> {
        None
    }

    /// How the bot shows itself, in each language.
    fn introductions(&self) -> Vec<Introduction> {
        Vec::new()
    }

    /// What came of a request, in words.
    fn report(&self, _profile: &Profile, _report: &Report, _today: Date) -> Response {
        Response::default()
    }

    /// What a chat is told of some occasions on a day, and of announcements, by their texts; `None` where
    /// nothing is known of any.
    fn greet(
        &self,
        _profile: &Profile,
        _occasions: &[String],
        _announcements: &[String],
        _day: Date,
    ) -> Option<Reply> {
        None
    }

    /// What is due at a moment for a group of subscriptions.
    fn due(&self, _group: &Group, _now: Timestamp) -> Vec<Due> {
        Vec::new()
    }
}

impl<R> Respond for R
where
    R: Fn(&Profile, Incoming<'_>, Option<&str>, Date) -> Response + Send + Sync + 'static,
{
    fn respond(
        &self,
        profile: &Profile,
        incoming: Incoming<'_>,
        bot: Option<&str>,
        today: Date,
    ) -> Response {
        self(profile, incoming, bot, today)
    }
}

impl Respond for Arc<Conversation> {
    fn respond(
        &self,
        profile: &Profile,
        incoming: Incoming<'_>,
        bot: Option<&str>,
        today: Date,
    ) -> Response {
        Conversation::respond(self, profile, incoming, bot, today)
    }

    fn needs_standing(&self, incoming: Incoming<'_>, bot: Option<&str>) -> bool {
        Conversation::needs_standing(&incoming, bot)
    }

    fn offer_inline(&self, profile: &Profile, typed: &str, today: Date) -> Option<Offer> {
        Some(Conversation::offer_inline(self, profile, typed, today))
    }

    fn answer_guest(&self, profile: &Profile, text: &str, today: Date) -> Option<Reply> {
        Conversation::answer_guest(self, profile, text, today)
    }

    fn introductions(&self) -> Vec<Introduction> {
        Conversation::introductions(self)
    }

    fn report(&self, profile: &Profile, report: &Report, today: Date) -> Response {
        Conversation::report(self, profile, report, today)
    }

    fn greet(
        &self,
        profile: &Profile,
        occasions: &[String],
        announcements: &[String],
        day: Date,
    ) -> Option<Reply> {
        Conversation::greet(self, profile, occasions, announcements, day)
    }

    fn due(&self, group: &Group, now: Timestamp) -> Vec<Due> {
        let occasions = anniversary::occasions(self.district(), &group.subscription(), now);
        let due = |it: Occasion| Due {
            occasion: it.anniversary.to_string(),
            day: it.day,
            due_at: it.due_at,
            expires_at: it.expires_at,
        };
        occasions.into_iter().map(due).collect()
    }
}

/// The time: the only thing that a clock is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// The moment.
    pub moment: Timestamp,
    /// The day that it is in the district.
    pub today: Date,
}

/// Why the bot stopped by itself. Only a person can help.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RunError {
    /// Telegram gives no updates any more.
    #[error("cannot receive updates")]
    Source(#[from] SourceError),
    /// Telegram does not say who the bot is.
    #[error("cannot ask telegram who this bot is: check the token and the api's address")]
    Introduction(#[source] CallError),
}

/// Runs the bot until `shutdown`: receives what people say, lets `respond` answer it at the
/// time that `clock` tells, and sends the replies. Then what is under way is finished.
///
/// `respond` may panic: that costs one reply, for which it is asked once more with
/// [`Incoming::Failed`]. Call [`quiet_panics`] before, that no panic prints what somebody wrote.
///
/// # Errors
/// Fails where the token is not valid, and where another program takes the updates.
pub async fn run(
    settings: Settings,
    respond: impl Respond,
    clock: impl Fn() -> Now + Send + Sync + 'static,
    shutdown: CancellationToken,
) -> Result<(), RunError> {
    let Settings { api, pace, .. } = settings.clone();
    let (respond, clock) = (Arc::new(respond), Arc::new(clock));
    let Some(me) = introduce(&api, &pace, &shutdown).await? else { return Ok(()) };
    info!("receiving updates as {}", me.name.as_deref().unwrap_or("a bot without a name"));
    let mut source = Source::new(api.clone(), pace, me.id.0);
    let publishing = menus::publish(api, pace, respond.introductions());
    let shared = (Arc::new(Turns::new(pace.overall)), Arc::new(Notify::new()));
    let over = shutdown.child_token();
    let (knows, time) = (Arc::clone(&respond), Arc::clone(&clock));
    let greeting = greet(settings.clone(), shared.clone(), knows, time, over.clone());
    let desk = Desk::new(settings, shared, me, respond, clock);
    // One batch is answered while the next is received; more would only wait in memory.
    let (batches, received) = mpsc::channel(1);
    let receiving = async {
        let polled = receive(&mut source, batches, &shutdown).await;
        // Where the updates end, for whatever reason, so do the greetings.
        over.cancel();
        polled
    };
    let publishing = async {
        let _ = over.run_until_cancelled(publishing).await;
    };
    let (polled, (), (), ()) =
        tokio::join!(receiving, answer(desk, received), greeting, publishing);
    polled?;
    if timeout(CONFIRM, source.confirm()).await.is_err() {
        let wait_s = CONFIRM.as_secs_f32();
        warn!(wait_s; "no answer in {wait_s:.1} s: the last updates may be answered again");
    }
    Ok(())
}

/// Greets until told to stop, where there is a ledger.
async fn greet<R: Respond>(
    settings: Settings,
    (turns, nudge): (Arc<Turns>, Arc<Notify>),
    respond: Arc<R>,
    clock: Arc<impl Fn() -> Now + Send + Sync + 'static>,
    over: CancellationToken,
) {
    let Settings { api, pace, store, greetings, instance, .. } = settings;
    let Some(store) = store else { return };
    let moment = move || clock().moment;
    let sender = Sender::new(&instance, &moment().as_nanosecond().to_string());
    let knows = Arc::clone(&respond);
    let plan = move |group: &Group, now| knows.due(group, now);
    let preparing = greetings.patience / 4;
    let clock = moment.clone();
    let post = Herald { api, turns, store: store.clone(), respond, clock, preparing };
    // What an earlier start sent in its last moments counts for as long with Telegram.
    tokio::select! {
        () = sleep(pace.overall.span) => (),
        () = over.cancelled() => return,
    }
    let broadcast = Broadcast { sender, plan, store, post, clock: moment, pace: greetings, nudge };
    broadcast.run(over).await;
}

/// Asks who the bot is, while the network is down again and again; `None` if told to stop.
async fn introduce(
    api: &Api,
    pace: &Pace,
    shutdown: &CancellationToken,
) -> Result<Option<Me>, RunError> {
    let question = GetMe::new();
    let mut failures: u32 = 0;
    loop {
        let account = tokio::select! {
            account = api.call(&question) => account,
            () = shutdown.cancelled() => return Ok(None),
        };
        let error = match account {
            Ok(Account { user, supports_inline_queries, .. }) => {
                let inline = if supports_inline_queries { Inline::On } else { Inline::Off };
                return Ok(Some(Me { id: user.id, name: user.username, inline }));
            }
            Err(error) => error,
        };
        failures = failures.saturating_add(1);
        let wait = match error {
            CallError::Transient { .. } | CallError::Network { .. } => {
                pace.repoll.wait(failures, 0)
            }
            CallError::RetryAfter(wait) => pace.wait_asked(wait),
            CallError::Unauthorized => return Err(SourceError::Unauthorized.into()),
            // Whatever else it is, it would be the same again.
            other => return Err(RunError::Introduction(other)),
        };
        let wait_s = wait.as_secs_f32();
        warn!(wait_s; "cannot reach telegram, trying again in {wait_s:.1} s: {error}");
        tokio::select! {
            () = sleep(wait) => (),
            () = shutdown.cancelled() => return Ok(None),
        }
    }
}

/// Polls until told to stop. A batch counts as handed over when the desk is about to take it.
async fn receive(
    source: &mut Source,
    batches: mpsc::Sender<Vec<Received>>,
    shutdown: &CancellationToken,
) -> Result<(), SourceError> {
    loop {
        let batch = tokio::select! {
            batch = source.poll() => batch?,
            () = shutdown.cancelled() => return Ok(()),
        };
        if batches.send(batch).await.is_err() {
            return Ok(());
        }
        source.handed_over();
    }
}

/// Answers until nothing more comes, then sends what is left.
async fn answer<R, C>(mut desk: Desk<R, C>, mut batches: mpsc::Receiver<Vec<Received>>)
where
    R: Respond,
    C: Fn() -> Now,
{
    loop {
        tokio::select! {
            batch = batches.recv() => match batch {
                Some(batch) => for update in inline::without_stale(batch) {
                    desk.take(update).await;
                    // A large batch must hold up neither the polling nor the lanes.
                    yield_now().await;
                },
                None => break,
            },
            news = desk.news() => desk.attend(news).await,
        }
    }
    desk.close().await;
}
