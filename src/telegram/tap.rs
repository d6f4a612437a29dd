//! Answers to taps on buttons, which nobody waits for longer than a moment.

use std::time::Duration;

use log::debug;
use teloxide::payloads::AnswerCallbackQuery;
use teloxide::types::CallbackQueryId;

use super::api::Api;
use super::call_error::CallError;
use super::pace::Pace;

/// How often a tap is answered before its wheel is left to turn.
const TAP_TRIES: u32 = 3;

/// The longest wait before a tap is answered once more, in seconds: its wheel does not turn for
/// much longer.
const TAP_WAIT_S: u32 = 10;

/// Lets the wheel on a button stop turning. Where that fails it stops by itself after a while.
pub(super) async fn answer_tap(api: Api, pace: Pace, query: CallbackQueryId) {
    let answer = AnswerCallbackQuery::new(query);
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
