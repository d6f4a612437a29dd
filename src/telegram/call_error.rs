//! What a failed call means: the one reader of Telegram's error texts. What is done about it is
//! decided by those who called.

use std::time::Duration;

use serde::Deserialize;
use teloxide::types::ChatId;

/// How many letters of a refusal that nobody foresaw are kept for the log.
const KEPT_CHARS: usize = 200;

/// How long to wait on a 429 that names no time.
const UNTOLD_WAIT: Duration = Duration::from_secs(5);

/// Why a call to Telegram did not do what it should.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// Too many calls: nothing before this time.
    #[error("too many requests, wait {} s", .0.as_secs())]
    RetryAfter(Duration),
    /// The group has another id now.
    #[error("the group has become {0}")]
    Migrated(ChatId),
    /// The chat is gone, or the bot is not welcome in it.
    #[error("the chat cannot be reached")]
    Unreachable,
    /// The bot may be in the chat but not write.
    #[error("the bot may not write in this chat")]
    Muted,
    /// The forum topic is closed or gone.
    #[error("the topic is closed or gone")]
    TopicGone,
    /// The message to be answered is gone.
    #[error("the message to reply to is gone")]
    ReplyGone,
    /// The message to be edited says that already.
    #[error("the message says that already")]
    NotModified,
    /// The message to be edited is gone, or too old.
    #[error("the message cannot be edited any more")]
    CannotEdit,
    /// Telegram cannot read the markup: our mistake.
    #[error("telegram cannot read the markup")]
    BadHtml,
    /// The text is longer than a message may be: our mistake.
    #[error("the text is too long")]
    TooLong,
    /// The token is not valid.
    #[error("telegram does not know this token")]
    Unauthorized,
    /// Another program polls with the same token.
    #[error("another program receives the updates of this bot")]
    SecondInstance,
    /// A webhook is set, so that polling is refused.
    #[error("a webhook is set for this bot")]
    WebhookActive,
    /// The server is in trouble; it did nothing, and may do it when asked again.
    #[error("the server answered {status}")]
    Transient {
        /// The HTTP status.
        status: u16,
    },
    /// No answer came.
    #[error("{}: {cause}", .sent.words())]
    Network {
        /// Whether the request can have reached the server.
        sent: Sent,
        /// What the network said, without any address.
        cause: String,
    },
    /// The call succeeded, but its answer is in no known form.
    #[error("the answer to a successful call cannot be read: {0}")]
    Unreadable(String),
    /// Any other refusal: our mistake, or a rule of Telegram that is new.
    #[error("refused: {0}")]
    Refused(String),
}

/// Whether a request can have reached the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// There was no connection: certainly not.
    No,
    /// It may have been taken, so that asking again might do it twice.
    Perhaps,
}

impl Sent {
    const fn words(self) -> &'static str {
        match self {
            Self::No => "no connection",
            Self::Perhaps => "the connection broke before the answer",
        }
    }
}

#[derive(Deserialize)]
struct Refusal {
    error_code: Option<u16>,
    description: String,
    parameters: Option<Parameters>,
}

#[derive(Deserialize)]
struct Parameters {
    retry_after: Option<u64>,
    migrate_to_chat_id: Option<i64>,
}

/// Reads the answer to a call that failed. `status` is that of HTTP.
pub(super) fn read(status: u16, body: &str) -> CallError {
    let Ok(refusal) = serde_json::from_str::<Refusal>(body) else {
        return match status {
            // A proxy lost patience with a server that may still be at work on the request.
            504 => no_answer(status),
            500.. => CallError::Transient { status },
            429 => CallError::RetryAfter(UNTOLD_WAIT),
            400..500 => CallError::Refused(format!("status {status}")),
            // Success, or a redirection, in a form that is not Telegram's: a proxy's page.
            _ => no_answer(status),
        };
    };
    let code = refusal.error_code.unwrap_or(status);
    if let Some(parameters) = refusal.parameters {
        if let Some(chat) = parameters.migrate_to_chat_id {
            return CallError::Migrated(ChatId(chat));
        }
        if let Some(wait_s) = parameters.retry_after {
            return CallError::RetryAfter(Duration::from_secs(wait_s));
        }
    }
    match code {
        504 => no_answer(code),
        500.. => CallError::Transient { status: code },
        429 => CallError::RetryAfter(wait_in_text(&refusal.description)),
        401 => CallError::Unauthorized,
        403 => CallError::Unreachable,
        _ => meaning(&refusal.description),
    }
}

fn no_answer(status: u16) -> CallError {
    CallError::Network { sent: Sent::Perhaps, cause: format!("status {status}") }
}

/// Telegram's texts change in their case and in their ends; what is compared is the part that
/// carries the meaning. Source: `Client.cpp` of <https://github.com/tdlib/telegram-bot-api>
fn meaning(description: &str) -> CallError {
    let text = description.to_lowercase();
    let says = |parts: &[&str]| parts.iter().any(|it| text.contains(it));
    if text.starts_with("forbidden:") || says(&["chat not found", "peer_id_invalid"]) {
        CallError::Unreachable
    } else if says(&["not enough rights", "have no rights to send", "chat_write_forbidden"]) {
        CallError::Muted
    } else if says(&["topic_closed", "topic_deleted", "message thread not found"]) {
        CallError::TopicGone
    } else if says(&["message to be replied not found", "replied message not found"])
        || says(&["message to reply not found", "reply message not found"])
    {
        CallError::ReplyGone
    } else if says(&["message is not modified"]) {
        CallError::NotModified
    } else if says(&["message to edit not found", "message can't be edited", "message_id_invalid"])
        || says(&["there is no text in the message to edit"])
    {
        CallError::CannotEdit
    } else if says(&["can't parse entities", "can't find end of the entity"]) {
        CallError::BadHtml
    } else if says(&["message is too long", "message_too_long"]) {
        CallError::TooLong
    } else if says(&["terminated by other getupdates"]) {
        CallError::SecondInstance
    } else if says(&["webhook is active"]) {
        CallError::WebhookActive
    } else if text.starts_with("unauthorized") || text == "not found" {
        CallError::Unauthorized
    } else if says(&["internal server error", "bad gateway"]) {
        CallError::Transient { status: 500 }
    } else {
        CallError::Refused(description.chars().take(KEPT_CHARS).collect())
    }
}

fn wait_in_text(description: &str) -> Duration {
    let after = description.split_once("retry after ").map_or("", |(_, after)| after);
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().map_or(UNTOLD_WAIT, Duration::from_secs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(code: u16, description: &str, means: CallError) {
        let body = serde_json::json!({
            "ok": false, "error_code": code, "description": description,
        });
        assert_eq!(read(code, &body.to_string()), means, "{description}");
    }

    #[test]
    fn every_known_text_has_its_meaning() {
        for text in [
            "Forbidden: bot was blocked by the user",
            "Forbidden: user is deactivated",
            "Forbidden: bot was kicked from the supergroup chat",
            "Forbidden: bot was kicked from the channel chat",
            "Forbidden: bot was kicked from the group chat",
            "Forbidden: bot is not a member of the group chat",
            "Forbidden: bot is not a member of the supergroup chat",
            "Forbidden: bot is not a member of the channel chat",
            "Forbidden: the group chat was deleted",
            "Forbidden: bot can't initiate conversation with a user",
            "Forbidden: bot can't send messages to bots",
            "Forbidden: something that is new",
        ] {
            check(403, text, CallError::Unreachable);
        }
        for (code, text, means) in [
            (400, "Bad Request: chat not found", CallError::Unreachable),
            (400, "Bad Request: PEER_ID_INVALID", CallError::Unreachable),
            (
                400,
                "Bad Request: not enough rights to send text messages to the chat",
                CallError::Muted,
            ),
            (400, "Bad Request: have no rights to send a message", CallError::Muted),
            (400, "Bad Request: CHAT_WRITE_FORBIDDEN", CallError::Muted),
            (400, "Bad Request: TOPIC_CLOSED", CallError::TopicGone),
            (400, "Bad Request: message thread not found", CallError::TopicGone),
            (400, "Bad Request: message to be replied not found", CallError::ReplyGone),
            (
                400,
                "Bad Request: message is not modified: specified new message content and reply \
                 markup are exactly the same as a current content and reply markup of the message",
                CallError::NotModified,
            ),
            (400, "Bad Request: message to edit not found", CallError::CannotEdit),
            (400, "Bad Request: message can't be edited", CallError::CannotEdit),
            (400, "Bad Request: MESSAGE_ID_INVALID", CallError::CannotEdit),
            (400, "Bad Request: there is no text in the message to edit", CallError::CannotEdit),
            (
                400,
                "Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 0",
                CallError::BadHtml,
            ),
            (400, "Bad Request: message is too long", CallError::TooLong),
            (401, "Unauthorized", CallError::Unauthorized),
            (404, "Not Found", CallError::Unauthorized),
            (
                409,
                "Conflict: terminated by other getUpdates request; make sure that only one bot \
                 instance is running",
                CallError::SecondInstance,
            ),
            (
                409,
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook \
                 to delete the webhook first",
                CallError::WebhookActive,
            ),
            (
                500,
                "Internal Server Error: sent data is too old",
                CallError::Transient { status: 500 },
            ),
            (502, "Bad Gateway", CallError::Transient { status: 502 }),
            (
                400,
                "Bad Request: BUTTON_DATA_INVALID",
                CallError::Refused("Bad Request: BUTTON_DATA_INVALID".to_owned()),
            ),
            (
                429,
                "Too Many Requests: retry after 7",
                CallError::RetryAfter(Duration::from_secs(7)),
            ),
            (429, "Too Many Requests", CallError::RetryAfter(UNTOLD_WAIT)),
        ] {
            check(code, text, means);
        }
    }

    #[test]
    fn parameters_say_more_than_the_text() {
        let wait = r#"{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 9",
            "parameters":{"retry_after":8}}"#;
        assert_eq!(read(429, wait), CallError::RetryAfter(Duration::from_secs(8)));
        let moved = r#"{"ok":false,"error_code":400,"parameters":{"migrate_to_chat_id":-100123},
            "description":"Bad Request: group chat was upgraded to a supergroup chat"}"#;
        assert_eq!(read(400, moved), CallError::Migrated(ChatId(-100_123)));
    }

    #[test]
    fn pages_of_proxies_are_understood_by_their_status() {
        let page = "<html><h1>502 Bad Gateway</h1></html>";
        assert_eq!(read(502, page), CallError::Transient { status: 502 });
        assert_eq!(read(429, page), CallError::RetryAfter(UNTOLD_WAIT));
        assert_eq!(read(407, page), CallError::Refused("status 407".to_owned()));
        for status in [200, 302, 504] {
            let CallError::Network { sent, .. } = read(status, page) else {
                panic!("{status} tells that nothing happened");
            };
            assert_eq!(sent, Sent::Perhaps);
        }
    }
}
