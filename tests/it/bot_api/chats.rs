//! Chats, users and the messages that the server keeps.
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};
use teloxide::types::{ChatId, MessageId, ThreadId, UserId};

/// A chat that the test made.
#[derive(Debug)]
pub(super) struct Chat {
    id: ChatId,
    kind: Kind,
    threads: BTreeSet<i32>,
    messages: BTreeMap<i32, Stored>,
    next_message: i32,
}

/// Who can read a chat.
#[derive(Debug)]
pub(super) enum Kind {
    Private,
    Group { title: String },
}

/// A message as the API shows it.
#[derive(Clone, Debug)]
pub(super) struct Stored {
    pub(super) author: Author,
    pub(super) json: Map<String, Value>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Author {
    Bot,
    User,
}

impl Chat {
    pub(super) fn new(id: ChatId, kind: Kind) -> Self {
        Self { id, kind, threads: BTreeSet::new(), messages: BTreeMap::new(), next_message: 1 }
    }

    pub(super) fn is_private(&self) -> bool {
        matches!(self.kind, Kind::Private)
    }

    pub(super) fn add_thread(&mut self, thread: ThreadId) {
        self.threads.insert(thread.0.0);
    }

    pub(super) fn has_thread(&self, thread: ThreadId) -> bool {
        self.threads.contains(&thread.0.0)
    }

    /// The `chat` of a message.
    pub(super) fn json(&self) -> Value {
        let mut json = match &self.kind {
            Kind::Private => {
                json!({ "id": self.id, "type": "private", "first_name": name_of(self.id.0) })
            }
            Kind::Group { title } if self.id.is_channel_or_supergroup() => {
                json!({ "id": self.id, "type": "supergroup", "title": title })
            }
            Kind::Group { title } => json!({ "id": self.id, "type": "group", "title": title }),
        };
        if !self.threads.is_empty() {
            json["is_forum"] = json!(true);
        }
        json
    }

    pub(super) fn message(&self, id: MessageId) -> Option<&Stored> {
        self.messages.get(&id.0)
    }

    pub(super) fn message_mut(&mut self, id: MessageId) -> Option<&mut Stored> {
        self.messages.get_mut(&id.0)
    }

    pub(super) fn delete(&mut self, id: MessageId) {
        self.messages.remove(&id.0);
    }

    /// The newest message of the bot.
    pub(super) fn last_of_bot(&self) -> Option<MessageId> {
        let newest = self.messages.iter().rev().find(|(_, it)| it.author == Author::Bot);
        newest.map(|(id, _)| MessageId(*id))
    }

    /// Keeps a message under the next id, and completes it with id, chat, date and reply.
    pub(super) fn keep(
        &mut self,
        author: Author,
        date: i64,
        reply_to: Option<MessageId>,
        fields: Value,
    ) -> (MessageId, Value) {
        let id = MessageId(self.next_message);
        self.next_message += 1;
        let mut json = match fields {
            Value::Object(fields) => fields,
            other => unreachable!("a message is an object, not {other}"),
        };
        json.insert("message_id".to_owned(), json!(id.0));
        json.insert("date".to_owned(), json!(date));
        json.insert("chat".to_owned(), self.json());
        if let Some(target) = reply_to.and_then(|it| self.message(it)) {
            let mut target = target.json.clone();
            // Telegram shows one level of replies.
            target.remove("reply_to_message");
            json.insert("reply_to_message".to_owned(), Value::Object(target));
        }
        self.messages.insert(id.0, Stored { author, json: json.clone() });
        (id, Value::Object(json))
    }
}

/// The `from` of what a user says.
pub(super) fn user_json(user: UserId, language: Option<&str>) -> Value {
    let mut json = json!({ "id": user, "is_bot": false, "first_name": name_of(user.0) });
    if let Some(language) = language {
        json["language_code"] = json!(language);
    }
    json
}

fn name_of(id: impl std::fmt::Display) -> String {
    format!("User {id}")
}
