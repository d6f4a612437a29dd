//! A file on its way to a chat: sent as a form, as JSON cannot hold one.

use reqwest::multipart::{Form, Part};
use teloxide::types::{ChatId, MessageId, ThreadId};

/// The method that sends a file.
pub(super) const METHOD: &str = "SendDocument";

/// What the file is.
const JSON: &str = "application/json";

/// A file of JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct File {
    pub(super) name: &'static str,
    pub(super) text: String,
}

/// A message with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Upload {
    pub(super) chat: ChatId,
    pub(super) thread: Option<ThreadId>,
    /// The message that is answered, if it is still there.
    pub(super) quote: Option<MessageId>,
    pub(super) file: File,
    /// What stands below the file, and whether it is HTML.
    pub(super) caption: String,
    pub(super) parse_mode: Option<&'static str>,
}

impl Upload {
    /// The form that Telegram takes.
    /// Source: <https://core.telegram.org/bots/api#sending-files>
    ///
    /// # Errors
    /// Passes on what the HTTP library says of the kind of file.
    pub(super) fn form(&self) -> reqwest::Result<Form> {
        let File { name, text } = &self.file;
        let part = Part::text(text.clone()).file_name(*name).mime_str(JSON)?;
        let mut form = Form::new()
            .text("chat_id", self.chat.to_string())
            .text("caption", self.caption.clone())
            .part("document", part);
        if let Some(parse_mode) = self.parse_mode {
            form = form.text("parse_mode", parse_mode);
        }
        if let Some(ThreadId(MessageId(thread))) = self.thread {
            form = form.text("message_thread_id", thread.to_string());
        }
        if let Some(MessageId(quote)) = self.quote {
            let reply = serde_json::json!({
                "message_id": quote, "allow_sending_without_reply": true,
            });
            form = form.text("reply_parameters", reply.to_string());
        }
        Ok(form)
    }
}
