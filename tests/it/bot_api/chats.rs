//! Chats, users and the messages that the server keeps.
use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use teloxide::types::{ChatId, MessageId, ThreadId, UserId};

use super::members::Status;
use super::standing::{GENERAL, Standing};

/// A chat that the test made.
#[derive(Debug)]
pub(super) struct Chat {
    id: ChatId,
    kind: Kind,
    pub(super) standing: Standing,
    /// Of a group; those who are not in it may be.
    pub(super) members: BTreeMap<UserId, Status>,
    topics: BTreeMap<i32, Topic>,
    messages: BTreeMap<i32, Stored>,
    next_message: i32,
}

/// Who can read a chat.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    Private,
    Group { title: String },
}

/// What became of a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    Open,
    Closed,
    Deleted,
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
        Self {
            id,
            kind,
            standing: Standing::Present,
            members: BTreeMap::new(),
            topics: BTreeMap::new(),
            messages: BTreeMap::new(),
            next_message: 1,
        }
    }

    /// The supergroup that goes on for a group, with its people and without its messages.
    pub(super) fn reborn(&self, id: ChatId) -> Self {
        let (standing, members) = (self.standing, self.members.clone());
        Self { standing, members, ..Self::new(id, self.kind.clone()) }
    }

    pub(super) fn is_private(&self) -> bool {
        matches!(self.kind, Kind::Private)
    }

    pub(super) fn is_supergroup(&self) -> bool {
        self.id.is_channel_or_supergroup()
    }

    /// Whose private chat it is.
    pub(super) fn user(&self) -> Option<UserId> {
        let id = u64::try_from(self.id.0).ok().filter(|_| self.is_private());
        id.map(UserId)
    }

    pub(super) fn set_topic(&mut self, thread: ThreadId, topic: Topic) {
        self.topics.insert(thread.0.0, topic);
    }

    pub(super) fn topic(&self, thread: ThreadId) -> Option<Topic> {
        self.topics.get(&thread.0.0).copied()
    }

    /// Whether a call may name the thread: the general one has a number, and goes without it.
    pub(super) fn has_thread(&self, thread: ThreadId) -> bool {
        match self.topic(thread) {
            Some(Topic::Open | Topic::Closed) => thread != GENERAL,
            Some(Topic::Deleted) | None => false,
        }
    }

    /// The `chat` of a message.
    pub(super) fn json(&self) -> Value {
        let mut json = match &self.kind {
            Kind::Private => {
                json!({ "id": self.id, "type": "private", "first_name": name_of(self.id.0) })
            }
            Kind::Group { title } if self.is_supergroup() => {
                json!({ "id": self.id, "type": "supergroup", "title": title })
            }
            Kind::Group { title } => json!({ "id": self.id, "type": "group", "title": title }),
        };
        if !self.topics.is_empty() {
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
