//! The test's side of the chats: who is there, what they say, tap and send.
use lachin_bot::text::mend_json;
use serde_json::{Map, Value, json};
use teloxide::types::{ChatId, MessageId, ThreadId, UserId};

use super::BotApi;
use super::chats::{Author, Chat, Kind, Topic, user_json};
use super::faults::{Fault, On};
use super::html::utf16_length;
use super::members::Status;
use super::standing::{ANONYMOUS, anonymous};
use super::state::{Callback, State};
use super::transcript::Event;

impl BotApi {
    /// Makes the private chat of a user, whose Telegram speaks `language_code`.
    pub(crate) fn private_chat(&self, user: UserId, language_code: &str) -> ChatId {
        self.user(user, language_code);
        self.add_chat(user.into(), Kind::Private)
    }

    /// Makes a group: a supergroup if its id begins with -100.
    pub(crate) fn group(&self, id: ChatId, title: &str) -> ChatId {
        self.add_chat(id, Kind::Group { title: title.to_owned() })
    }

    /// Gives a user a language. Without this they have none, as old clients.
    pub(crate) fn user(&self, user: UserId, language_code: &str) {
        self.shared.change(|it| it.users.insert(user, language_code.to_owned()));
    }

    /// Opens a topic of a chat, for the first time or again.
    pub(crate) fn topic(&self, chat: ChatId, thread: ThreadId) {
        self.shared.change(|it| it.chat(chat).set_topic(thread, Topic::Open));
    }

    /// A user writes a message.
    pub(crate) fn say(&self, chat: ChatId, user: UserId, text: &str) -> MessageId {
        self.shared.change(|it| it.hear(chat, user, text, None, Map::new()))
    }

    /// A user writes a message in a topic.
    pub(crate) fn say_in(
        &self,
        chat: ChatId,
        thread: ThreadId,
        user: UserId,
        text: &str,
    ) -> MessageId {
        let fields = [
            ("message_thread_id".to_owned(), json!(thread)),
            ("is_topic_message".to_owned(), json!(true)),
        ];
        self.shared.change(|it| it.hear(chat, user, text, None, fields.into_iter().collect()))
    }

    /// An administrator writes in the name of the group.
    pub(crate) fn say_anonymously(&self, chat: ChatId, text: &str) -> MessageId {
        self.shared.change(|it| {
            let fields = anonymous(it.chat(chat));
            it.hear(chat, ANONYMOUS, text, None, fields)
        })
    }

    /// A user answers the newest message of the bot in the chat.
    pub(crate) fn reply_to_bot(&self, chat: ChatId, user: UserId, text: &str) -> MessageId {
        self.shared.change(|it| {
            let target = it.chat(chat).last_of_bot();
            assert!(target.is_some(), "the bot has said nothing in {chat} to reply to");
            it.hear(chat, user, text, target, Map::new())
        })
    }

    /// A user taps a button. The message may be gone, and the button need not be on it any
    /// more: people tap old keyboards. Returns the id of the callback.
    pub(crate) fn tap(&self, chat: ChatId, user: UserId, message: MessageId, data: &str) -> String {
        self.shared.change(|it| it.feel(chat, user, message, data))
    }

    /// Any update, as the text of a JSON object without `update_id`; it reaches the bot word
    /// for word, whatever `allowed_updates` says. Returns the id it got.
    pub(crate) fn update(&self, json: &str) -> i64 {
        let members: Map<String, Value> =
            serde_json::from_str(&mend_json(json)).expect("an update is a JSON object");
        assert!(!members.is_empty(), "an update without a kind");
        assert!(!members.contains_key("update_id"), "the server numbers updates itself");
        self.shared.change(|it| it.updates.push(json))
    }

    /// Scripts a fault.
    pub(crate) fn fault(&self, on: On, fault: Fault) {
        self.shared.change(|it| it.faults.script(on, fault));
    }

    fn add_chat(&self, id: ChatId, kind: Kind) -> ChatId {
        self.shared.change(|it| it.chats.insert(id, Chat::new(id, kind)));
        id
    }
}

impl State {
    pub(super) fn chat(&mut self, id: ChatId) -> &mut Chat {
        self.chats.get_mut(&id).unwrap_or_else(|| panic!("the test made no chat {id}"))
    }

    pub(super) fn person(&self, user: UserId) -> Value {
        user_json(user, self.users.get(&user).map(String::as_str))
    }

    fn hear(
        &mut self,
        chat: ChatId,
        user: UserId,
        text: &str,
        reply_to: Option<MessageId>,
        mut fields: Map<String, Value>,
    ) -> MessageId {
        let is_heard = self.chat(chat).is_heard();
        if user != ANONYMOUS {
            fields.insert("from".to_owned(), self.person(user));
            self.enter(chat, user);
        }
        fields.insert("text".to_owned(), json!(text));
        let command = command_length(text);
        if command > 0 {
            let entity = json!({ "type": "bot_command", "offset": 0, "length": command });
            fields.insert("entities".to_owned(), json!([entity]));
        }
        let date = self.date();
        let (id, message) = self.chat(chat).keep(Author::User, date, reply_to, fields.into());
        self.happen(Event::Said { chat, user, text: text.to_owned(), reply_to });
        if is_heard {
            self.updates.offer("message", &message);
        }
        id
    }

    /// Who writes in a group is in it.
    fn enter(&mut self, chat: ChatId, user: UserId) {
        let chat = self.chat(chat);
        if chat.is_private() {
            return;
        }
        let status = chat.members.entry(user).or_insert(Status::Member);
        match status {
            Status::Creator | Status::Administrator | Status::Member => {}
            Status::Left => *status = Status::Member,
            Status::Restricted | Status::Kicked => panic!("{user} may not write in the group"),
        }
    }

    fn feel(&mut self, chat: ChatId, user: UserId, message: MessageId, data: &str) -> String {
        let id = format!("{}", 4_000_000_000_u64 + self.callbacks.len() as u64);
        self.callbacks.insert(id.clone(), Callback::Waiting(chat));
        let from = self.person(user);
        let shown = self.chat(chat);
        // What is gone has no date: so the API marks an inaccessible message.
        let gone = json!({ "chat": shown.json(), "message_id": message.0, "date": 0 });
        let message = shown.message(message).map_or(gone, |it| Value::Object(it.json.clone()));
        let label = label_of(&message, data);
        let instance = format!("instance of {chat}");
        self.happen(Event::Tapped { chat, user, label });
        let query = json!({
            "id": id, "from": from, "message": message, "chat_instance": instance, "data": data,
        });
        self.updates.offer("callback_query", &query);
        id
    }
}

/// The text of the button, or its data where no such button is left.
fn label_of(message: &Value, data: &str) -> String {
    let rows = message.pointer("/reply_markup/inline_keyboard").and_then(Value::as_array);
    let mut buttons = rows.into_iter().flatten().filter_map(Value::as_array).flatten();
    let tapped = buttons.find(|it| it["callback_data"] == *data).and_then(|it| it["text"].as_str());
    tapped.map_or_else(|| format!("{data} (no such button)"), |text| format!("[{text}]"))
}

/// The length of a leading `/command@bot` in UTF-16 units, 0 where there is none.
fn command_length(text: &str) -> usize {
    let command = text.split(char::is_whitespace).next().unwrap_or_default();
    let name = command.strip_prefix('/').unwrap_or_default();
    let is_word = |it: &str| {
        !it.is_empty() && it.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
    };
    let (name, bot) = name.split_once('@').unwrap_or((name, "any"));
    if is_word(name) && name.len() <= 32 && is_word(bot) { utf16_length(command) } else { 0 }
}
