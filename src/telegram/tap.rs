//! Pressed buttons: their wheels turn until the tap is answered, with a notice or without. Nobody waits
//! for that longer than a moment.

use std::time::Duration;

use log::debug;
use teloxide::payloads::AnswerCallbackQuery;
use teloxide::types::{CallbackQueryId, MessageId};

use super::api::Api;
use super::call_error::CallError;
use super::pace::Pace;

/// Longest notice, in UTF-16 units.
/// Source: <https://core.telegram.org/bots/api#answercallbackquery>
const NOTICE_UNITS: usize = 200;

/// How often a tap is answered before its wheel is left to turn.
const TAP_TRIES: u32 = 3;

/// The longest wait before a tap is answered once more, in seconds: its wheel does not turn for
/// much longer.
const TAP_WAIT_S: u32 = 10;

/// A pressed button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tap {
    pub(super) query: CallbackQueryId,
    /// The message with the button, where Telegram still has it.
    pub(super) message: Option<MessageId>,
}

/// What only the one who pressed a button sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Notice(String);

impl Notice {
    /// A text as a notice; `None` where there is no room for it.
    pub(super) fn new(text: String) -> Option<Self> {
        let fits = (1..=NOTICE_UNITS).contains(&text.encode_utf16().count());
        fits.then_some(Self(text))
    }
}

/// Lets the wheel on a button stop turning. Where that fails it stops by itself after a while.
pub(super) async fn answer_tap(
    api: Api,
    pace: Pace,
    query: CallbackQueryId,
    notice: Option<Notice>,
) {
    let mut answer = AnswerCallbackQuery::new(query);
    // What has to be read stays until it is put away.
    answer.show_alert = notice.is_some().then_some(true);
    answer.text = notice.map(|Notice(it)| it);
    let answered =
        api.call_again(&answer, |error, failures| tap_wait(error, failures, &pace)).await;
    if let Err(error) = answered {
        debug!("a tap is not answered: {error}");
    }
}

/// How long to wait before a tap, or something else that somebody waits for so shortly, is answered
/// once more; `None` where it is not. Telegram takes one answer only, so that a second one to be sure of
/// the first does no harm.
pub(super) fn tap_wait(error: &CallError, failures: u32, pace: &Pace) -> Option<Duration> {
    let wait = match error {
        CallError::RetryAfter(wait) => Some(pace.wait_asked(*wait)),
        CallError::Transient { .. } | CallError::Network { .. } => {
            Some(pace.resend.wait(failures, 0))
        }
        CallError::Migrated(_)
        | CallError::Unreachable
        | CallError::Muted
        | CallError::TopicGone
        | CallError::ReplyGone
        | CallError::NotModified
        | CallError::CannotEdit
        | CallError::BadHtml
        | CallError::TooLong
        | CallError::Unauthorized
        | CallError::SecondInstance
        | CallError::WebhookActive
        | CallError::Unreadable(_)
        | CallError::Refused(_) => None,
    };
    wait.filter(|it| failures < TAP_TRIES && *it <= pace.second * TAP_WAIT_S)
}
