//! How the server says no: the code, the words and the parameters of a failed call.
use serde_json::{Value, json};
use teloxide::types::ChatId;

/// An answer with `"ok": false`, as Telegram words it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Refusal {
    pub(crate) code: u16,
    pub(crate) description: String,
    parameters: Option<Value>,
}

impl Refusal {
    /// Any code with its text, without `parameters`.
    pub(crate) fn new(code: u16, description: impl Into<String>) -> Self {
        Self { code, description: description.into(), parameters: None }
    }

    /// 400; the text goes without its `Bad Request: `.
    pub(super) fn bad_request(text: impl AsRef<str>) -> Self {
        Self::new(400, format!("Bad Request: {}", text.as_ref()))
    }

    /// 429 as it usually comes, with `retry_after` in seconds of Telegram.
    pub(super) fn too_many(retry_after: u32) -> Self {
        Self {
            parameters: Some(json!({ "retry_after": retry_after })),
            ..Self::too_many_in_words(retry_after)
        }
    }

    /// 429 that says only in its text how long to wait.
    pub(super) fn too_many_in_words(retry_after: u32) -> Self {
        Self::new(429, format!("Too Many Requests: retry after {retry_after}"))
    }

    /// 400 for a group that lives on under another id.
    pub(super) fn migrated(to: ChatId) -> Self {
        Self {
            parameters: Some(json!({ "migrate_to_chat_id": to })),
            ..Self::bad_request("group chat was upgraded to a supergroup chat")
        }
    }

    /// 409 for the older of two polls.
    pub(super) fn conflict() -> Self {
        let text = "Conflict: terminated by other getUpdates request; \
                    make sure that only one bot instance is running";
        Self::new(409, text)
    }

    /// Whether the call counts against the rates although it was refused: who is told by the
    /// chat that it does not want the bot has reached Telegram, and may not try faster for it.
    pub(super) fn is_counted(&self) -> bool {
        self.code == 403
    }

    /// The body of the answer.
    pub(super) fn body(&self) -> String {
        let mut body =
            json!({ "ok": false, "error_code": self.code, "description": self.description });
        if let Some(parameters) = &self.parameters {
            body["parameters"] = parameters.clone();
        }
        body.to_string()
    }
}
