//! The Telegram face, by long polling: private chats; in groups the commands and the replies to
//! the bot, and nothing else.
//!
//! Three thin layers: **source** receives updates and survives what is new in them, **guard**
//! keeps floods and panics from everybody else, **lanes** send each chat its replies in order.
//! `desk` stands between them and the conversation, which knows nothing of Telegram. What is not
//! here: inline mode, the webhook.
//!
//! A reply is sent at most once. Where a connection breaks after the request may have left,
//! nobody can know whether Telegram took the message, and there is no key to send it safely
//! again: it is given up with a warning. Where there was no connection at all, it is tried again.

mod api;
mod bucket;
mod call_error;
mod composed;
mod desk;
mod event;
mod guard;
mod herald;
mod html;
mod keyboard;
mod lanes;
mod letter;
mod pace;
mod profiles;
mod raw;
mod recent;
mod remedy;
mod source;
mod split;
mod tap;
mod turns;
mod upload;

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use log::{info, warn};
use teloxide::payloads::GetMe;
use teloxide::types::{Me as Account, Update};
use tokio::sync::mpsc;
use tokio::task::yield_now;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

use self::desk::Desk;
use self::event::Me;
use self::herald::Herald;
use self::html::Html;
use self::source::Source;
use self::turns::Turns;
use crate::anniversary::{self, Occasion};
use crate::answer::reply::{Document, Reply};
use crate::broadcast::{self, Broadcast};
use crate::chat::{Profile, Sound, Subscription};
use crate::conversation::{Conversation, Incoming, Response};
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
    /// Who reads what people report, by their ids.
    pub admins: Vec<u64>,
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

    /// What a chat is told of some occasions on a day; `None` where nothing is known of any.
    fn greet(&self, _profile: &Profile, _occasions: &[String], _day: Date) -> Option<Reply> {
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

    fn greet(&self, profile: &Profile, occasions: &[String], day: Date) -> Option<Reply> {
        Conversation::greet(self, profile, occasions, day)
    }

    fn due(&self, group: &Group, now: Timestamp) -> Vec<Due> {
        let subscription = Subscription {
            which: group.which,
            hour: group.hour,
            zone: group.zone.clone(),
            sound: Sound::Aloud,
            thread: None,
        };
        let occasions = anniversary::occasions(self.district(), &subscription, now);
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
    let Settings { api, pace, store, greetings, instance, .. } = settings.clone();
    let (respond, clock) = (Arc::new(respond), Arc::new(clock));
    let Some(me) = introduce(&api, &pace, &shutdown).await? else { return Ok(()) };
    info!("receiving updates as {}", me.name.as_deref().unwrap_or("a bot without a name"));
    let mut source = Source::new(api.clone(), pace, me.id.0);
    let turns = Arc::new(Turns::new(pace.overall));
    let over = shutdown.child_token();
    let greeting = store.map(|store| {
        let (time, knows) = (Arc::clone(&clock), Arc::clone(&respond));
        let moment = move || time().moment;
        let started = moment().as_nanosecond().to_string();
        let post = Herald {
            api,
            turns: Arc::clone(&turns),
            store: store.clone(),
            respond: Arc::clone(&respond),
            clock: moment.clone(),
        };
        let broadcast = Broadcast {
            sender: Sender::new(&instance, &started),
            plan: move |group: &Group, now| knows.due(group, now),
            store,
            post,
            clock: moment,
            pace: greetings,
            nudge: Arc::default(),
        };
        broadcast.run(over.clone())
    });
    let desk = Desk::new(settings, turns, me, respond, clock);
    // One batch is answered while the next is received; more would only wait in memory.
    let (batches, received) = mpsc::channel(1);
    let receiving = async {
        let polled = receive(&mut source, batches, &shutdown).await;
        // Where the updates end, for whatever reason, so do the greetings.
        over.cancel();
        polled
    };
    let greeting = async {
        if let Some(greeting) = greeting {
            greeting.await;
        }
    };
    let (polled, (), ()) = tokio::join!(receiving, answer(desk, received), greeting);
    polled?;
    if timeout(CONFIRM, source.confirm()).await.is_err() {
        let wait_s = CONFIRM.as_secs_f32();
        warn!(wait_s; "no answer in {wait_s:.1} s: the last updates may be answered again");
    }
    Ok(())
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
            Ok(Account { user, .. }) => return Ok(Some(Me { id: user.id, name: user.username })),
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
    batches: mpsc::Sender<Vec<Update>>,
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
async fn answer<R, C>(mut desk: Desk<R, C>, mut batches: mpsc::Receiver<Vec<Update>>)
where
    R: Respond,
    C: Fn() -> Now,
{
    loop {
        tokio::select! {
            batch = batches.recv() => match batch {
                Some(batch) => for update in batch {
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
