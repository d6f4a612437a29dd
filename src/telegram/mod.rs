//! The Telegram face, by long polling: private chats; in groups the commands and the replies to
//! the bot, and nothing else.
//!
//! Three thin layers: **source** receives updates and survives what is new in them, **guard**
//! keeps floods and panics from everybody else, **lanes** send each chat its replies in order.
//! `desk` stands between them and the conversation, which knows nothing of Telegram. What is not
//! here: inline mode, broadcasts, the webhook, a memory that outlives the process.
//!
//! A reply is sent at most once. Where a connection breaks after the request may have left,
//! nobody can know whether Telegram took the message, and there is no key to send it safely
//! again: it is given up with a warning. Where there was no connection at all, it is tried again.

mod api;
mod bucket;
mod call_error;
mod desk;
mod event;
mod guard;
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
mod turns;

use std::time::Duration;

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
use self::html::Html;
use self::source::Source;
use crate::answer::reply::Document;
use crate::chat::Profile;
use crate::conversation::{Incoming, Response};

pub use self::api::{Api, ApiError};
pub use self::call_error::{CallError, Sent};
pub use self::guard::quiet_panics;
pub use self::pace::{Backoff, Pace, Rate, Window};
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
}

/// What answers people: any closure of this form, such as one around
/// [`Conversation::respond`](crate::conversation::Conversation::respond).
///
/// It is given the profile of the chat, what was said, the bot's own user name where it has one,
/// and the day.
pub trait Respond:
    Fn(&Profile, Incoming<'_>, Option<&str>, Date) -> Response + Send + Sync + 'static
{
}

impl<R> Respond for R where
    R: Fn(&Profile, Incoming<'_>, Option<&str>, Date) -> Response + Send + Sync + 'static
{
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

/// Runs the bot until `shutdown`: receives what people say, lets `respond` answer it on the day
/// that `today` tells, and sends the replies. Then what is under way is finished.
///
/// `respond` may panic: that costs one reply, for which it is asked once more with
/// [`Incoming::Failed`]. Call [`quiet_panics`] before, that no panic prints what somebody wrote.
///
/// # Errors
/// Fails where the token is not valid, and where another program takes the updates.
pub async fn run(
    settings: Settings,
    respond: impl Respond,
    today: impl Fn() -> Date,
    shutdown: CancellationToken,
) -> Result<(), RunError> {
    let Settings { api, pace } = settings;
    let Some(me) = introduce(&api, &pace, &shutdown).await? else { return Ok(()) };
    info!("receiving updates as {}", me.name.as_deref().unwrap_or("a bot without a name"));
    let mut source = Source::new(api.clone(), pace, me.id.0);
    let desk = Desk::new(api, pace, me, respond, today);
    // One batch is answered while the next is received; more would only wait in memory.
    let (batches, received) = mpsc::channel(1);
    let (polled, ()) =
        tokio::join!(receive(&mut source, batches, &shutdown), answer(desk, received));
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
async fn answer<R, T>(mut desk: Desk<R, T>, mut batches: mpsc::Receiver<Vec<Update>>)
where
    R: Respond,
    T: Fn() -> Date,
{
    loop {
        tokio::select! {
            batch = batches.recv() => match batch {
                Some(batch) => for update in batch {
                    desk.take(update);
                    // A large batch must hold up neither the polling nor the lanes.
                    yield_now().await;
                },
                None => break,
            },
            () = desk.notice_moves() => (),
        }
    }
    desk.close().await;
}
