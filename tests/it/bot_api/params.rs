//! The parameters of a call, read from JSON, a form or the query alike.
use std::collections::BTreeMap;

use serde_json::Value;
use teloxide::types::{ChatId, MessageId, ThreadId};

use super::multipart;
use super::refusal::Refusal;

/// What a method was called with. A `null` counts as left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Params(BTreeMap<String, Value>);

impl Params {
    /// The value as it came.
    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// All names, in alphabetical order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Adds `name=value&...`.
    pub(super) fn add_form(&mut self, form: &[u8]) {
        for (name, value) in url::form_urlencoded::parse(form) {
            self.0.insert(name.into_owned(), Value::String(value.into_owned()));
        }
    }

    /// Adds the members of a JSON object; an empty body has none.
    pub(super) fn add_json(&mut self, body: &[u8]) -> Result<(), Refusal> {
        if body.is_empty() {
            return Ok(());
        }
        let members: BTreeMap<String, Value> = serde_json::from_slice(body)
            .map_err(|_| Refusal::bad_request("can't parse JSON object"))?;
        self.0.extend(members.into_iter().filter(|(_, value)| !value.is_null()));
        Ok(())
    }

    /// Adds the parts of a form.
    pub(super) fn add_multipart(&mut self, kind: &str, body: &[u8]) -> Result<(), Refusal> {
        let parts = multipart::parts(kind, body);
        self.0.extend(parts.ok_or_else(|| Refusal::bad_request("can't parse multipart form"))?);
        Ok(())
    }

    pub(crate) fn text(&self, name: &str) -> Option<String> {
        match self.get(name)? {
            Value::String(text) => Some(text.clone()),
            other => Some(other.to_string()),
        }
    }

    pub(super) fn integer(&self, name: &str) -> Option<i64> {
        self.text(name)?.trim().parse().ok()
    }

    pub(super) fn number(&self, name: &str) -> Option<f64> {
        self.text(name)?.trim().parse().ok().filter(|it: &f64| it.is_finite())
    }

    /// As the server reads it: whatever does not say yes means no.
    pub(super) fn says_yes(&self, name: &str) -> bool {
        self.text(name).is_some_and(|it| matches!(it.to_lowercase().as_str(), "true" | "yes" | "1"))
    }

    /// An object or an array, itself or as JSON within a string.
    pub(super) fn structure(&self, name: &str) -> Result<Option<Value>, Refusal> {
        match self.get(name) {
            Some(Value::String(text)) if text.is_empty() => Ok(None),
            Some(Value::String(text)) => serde_json::from_str(text)
                .map(Some)
                .map_err(|_| Refusal::bad_request(format!("can't parse {name} JSON object"))),
            other => Ok(other.cloned()),
        }
    }

    pub(super) fn chat(&self) -> Option<ChatId> {
        self.integer("chat_id").map(ChatId)
    }

    pub(super) fn message(&self) -> Option<MessageId> {
        self.integer("message_id").and_then(|it| i32::try_from(it).ok()).map(MessageId)
    }

    /// Thread 0 means none, as on the real server.
    pub(super) fn thread(&self) -> Option<ThreadId> {
        let id = self.integer("message_thread_id").filter(|&it| it != 0)?;
        // A number beyond any thread is a thread that does not exist.
        Some(ThreadId(MessageId(i32::try_from(id).unwrap_or(i32::MAX))))
    }
}
