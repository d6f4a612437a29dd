//! Messages that the bot sends and edits, checked in the order in which the server checks them.
use serde_json::{Value, json};
use teloxide::types::{ChatId, MessageId, ThreadId};

use super::chats::{Author, Chat, Stored};
use super::html::{self, Formatted};
use super::keyboards::{Keyboard, note_unknown};
use super::methods::{bot_json, require_length};
use super::params::Params;
use super::refusal::Refusal;
use super::state::State;
use super::transcript::{Enclosed, Event, Outgoing, Place, Sound};

/// Longest message, in UTF-16 units after entities parsing.
/// Source: <https://core.telegram.org/bots/api#sendmessage>
const MESSAGE_UNITS: usize = 4096;

/// Longest caption, in UTF-16 units after entities parsing.
/// Source: <https://core.telegram.org/bots/api#senddocument>
const CAPTION_UNITS: usize = 1024;

const NOT_MODIFIED: &str = "message is not modified: specified new message content and reply \
    markup are exactly the same as a current content and reply markup of the message";

const REPLY: &[&str] = &[
    "message_id",
    "chat_id",
    "allow_sending_without_reply",
    "quote",
    "quote_parse_mode",
    "quote_entities",
    "quote_position",
    "checklist_task_id",
    "poll_option_id",
];
const PREVIEW: &[&str] =
    &["is_disabled", "url", "prefer_small_media", "prefer_large_media", "show_above_text"];

pub(super) fn send_text(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let words = state.words(params)?;
    state.check_fields(params, "link_preview_options", PREVIEW)?;
    let envelope = state.envelope(params, "text messages")?;
    require_length(&words.text, MESSAGE_UNITS, "message is too long")?;
    let content = words.fields();
    state.send(envelope, content, words, None)
}

pub(super) fn send_location(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let place = place(params)?;
    let envelope = state.envelope(params, "locations")?;
    let content = json!({ "location": place.json() });
    state.send(envelope, content, Words::default(), Some(place))
}

pub(super) fn send_venue(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let place = place(params)?;
    let required = |name: &str| {
        let text = params.text(name).filter(|it| !it.trim().is_empty());
        text.ok_or_else(|| Refusal::bad_request(format!("parameter \"{name}\" is required")))
    };
    let (title, address) = (required("title")?, required("address")?);
    let envelope = state.envelope(params, "venues")?;
    let venue = json!({ "location": place.json(), "title": title, "address": address });
    // Old clients know only locations: a venue carries both.
    let content = json!({ "location": place.json(), "venue": venue });
    let text = format!("{title}, {address}");
    let words = Words { raw: text.clone(), text, entities: Vec::new() };
    state.send(envelope, content, words, Some(place))
}

pub(super) fn send_document(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let words = match params.text("caption").filter(|it| !it.is_empty()) {
        Some(caption) => state.formatted(params, caption)?,
        None => Words::default(),
    };
    let enclosed = enclosed(params)?;
    let envelope = state.envelope(params, "documents")?;
    require_length(&words.text, CAPTION_UNITS, "message caption is too long")?;
    let mut content = json!({ "document": {
        "file_id": format!("file {}", enclosed.name),
        "file_unique_id": enclosed.name,
        "file_name": enclosed.name,
        "file_size": enclosed.content.len(),
    } });
    if !words.text.is_empty() {
        content["caption"] = json!(words.text);
        content["caption_entities"] = json!(words.entities);
    }
    state.send_with(envelope, content, words, (None, Some(enclosed)))
}

/// The file of a call: one that was uploaded with it. What stands for a file that Telegram has, or
/// gets from elsewhere, is not known here.
fn enclosed(params: &Params) -> Result<Enclosed, Refusal> {
    let file = params.get("document").filter(|it| it.is_object());
    let file = file.ok_or_else(|| Refusal::bad_request("there is no document in the request"))?;
    let field = |name: &str| file.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let enclosed = Enclosed { name: field("file_name"), content: field("content") };
    if enclosed.content.is_empty() {
        return Err(Refusal::bad_request("file must be non-empty"));
    }
    Ok(enclosed)
}

pub(super) fn edit_text(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let words = state.words(params)?;
    state.check_fields(params, "link_preview_options", PREVIEW)?;
    let edit = state.edit_target(params)?;
    let was_text = state.stored(edit.chat, edit.message)?.json.contains_key("text");
    if !was_text {
        return Err(Refusal::bad_request("there is no text in the message to edit"));
    }
    require_length(&words.text, MESSAGE_UNITS, "MESSAGE_TOO_LONG")?;
    state.edit(edit, Some(words))
}

pub(super) fn edit_markup(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let edit = state.edit_target(params)?;
    state.edit(edit, None)
}

/// A text as it came, as it is read, and how it is dressed.
#[derive(Default)]
pub(super) struct Words {
    pub(super) text: String,
    pub(super) raw: String,
    pub(super) entities: Vec<Value>,
}

/// What all new messages have.
pub(super) struct Envelope {
    chat: ChatId,
    keyboard: Keyboard,
    reply_to: Option<MessageId>,
    thread: Option<ThreadId>,
    sound: Sound,
}

struct Edit {
    chat: ChatId,
    message: MessageId,
    keyboard: Keyboard,
}

impl State {
    /// The chat of a call, if the test made it and the bot may act there.
    pub(super) fn known_chat(&self, params: &Params) -> Result<ChatId, Refusal> {
        let id = self.named_chat(params)?;
        self.chats.get(&id).and_then(Chat::refusal).map_or(Ok(id), Err)
    }

    /// The chat of a call, if the test made it.
    pub(super) fn named_chat(&self, params: &Params) -> Result<ChatId, Refusal> {
        match params.text("chat_id").as_deref().map(str::trim) {
            None | Some("") => Err(Refusal::bad_request("chat_id is empty")),
            Some(_) => params
                .chat()
                .filter(|it| self.chats.contains_key(it))
                .ok_or_else(|| Refusal::bad_request("chat not found")),
        }
    }

    pub(super) fn chat_mut(&mut self, id: ChatId) -> Result<&mut Chat, Refusal> {
        self.chats.get_mut(&id).ok_or_else(|| Refusal::bad_request("chat not found"))
    }

    pub(super) fn stored(
        &mut self,
        chat: ChatId,
        message: MessageId,
    ) -> Result<&mut Stored, Refusal> {
        let stored = self.chat_mut(chat)?.message_mut(message);
        stored.ok_or_else(|| Refusal::bad_request("message to edit not found"))
    }

    fn words(&mut self, params: &Params) -> Result<Words, Refusal> {
        let raw = params.text("text").unwrap_or_default();
        if raw.is_empty() {
            return Err(Refusal::bad_request("message text is empty"));
        }
        self.formatted(params, raw)
    }

    /// A text or a caption as it is read.
    fn formatted(&mut self, params: &Params, raw: String) -> Result<Words, Refusal> {
        let text = match params.text("parse_mode").unwrap_or_default().to_lowercase().as_str() {
            "" => Formatted::plain(&raw),
            "html" => html::parse(&raw)
                .map_err(|it| Refusal::bad_request(format!("can't parse entities: {it}")))?,
            _ => return Err(Refusal::bad_request("unsupported parse_mode")),
        };
        self.hold_against("text", &text.notes);
        if text.text.is_empty() {
            return Err(Refusal::bad_request("text must be non-empty"));
        }
        let given = match params.structure("entities")? {
            Some(Value::Array(given)) => given,
            Some(_) => return Err(Refusal::bad_request("can't parse entities: expected an Array")),
            None => Vec::new(),
        };
        let parsed = text.entities_json();
        // The server, too, lets `parse_mode` win.
        let entities = if parsed.is_empty() { given } else { parsed };
        Ok(Words { text: text.text, raw, entities })
    }

    pub(super) fn keyboard(&mut self, params: &Params) -> Result<Keyboard, Refusal> {
        let mut notes = Vec::new();
        let keyboard = Keyboard::parse(params.structure("reply_markup")?, &mut notes);
        self.hold_against("reply_markup", &notes);
        keyboard
    }

    fn hold_against(&mut self, place: &str, notes: &[String]) {
        self.violations.extend(notes.iter().map(|note| format!("{place}: {note}")));
    }

    fn check_fields(
        &mut self,
        params: &Params,
        name: &str,
        known: &[&str],
    ) -> Result<Option<Value>, Refusal> {
        let Some(value) = params.structure(name)? else { return Ok(None) };
        let Value::Object(object) = &value else {
            return Err(Refusal::bad_request(format!("object expected as {name}")));
        };
        let mut notes = Vec::new();
        note_unknown(object, &[known], &mut notes);
        self.hold_against(name, &notes);
        Ok(Some(value))
    }

    pub(super) fn envelope(&mut self, params: &Params, what: &str) -> Result<Envelope, Refusal> {
        let keyboard = self.keyboard(params)?;
        let reply = self.check_fields(params, "reply_parameters", REPLY)?;
        let chat = self.known_chat(params)?;
        let thread = params.thread();
        let reply_to = {
            let chat = self.chat_mut(chat)?;
            if thread.is_some_and(|it| !chat.has_thread(it)) {
                return Err(Refusal::bad_request("message thread not found"));
            }
            let target = reply.map_or(Ok(None), |it| reply_target(chat, &it))?;
            chat.admit(what, thread)?;
            target
        };
        let silent = params.says_yes("disable_notification");
        let sound = if silent { Sound::Silent } else { Sound::Rings };
        Ok(Envelope { chat, keyboard, reply_to, thread, sound })
    }

    pub(super) fn send(
        &mut self,
        envelope: Envelope,
        content: Value,
        words: Words,
        place: Option<Place>,
    ) -> Result<Value, Refusal> {
        self.send_with(envelope, content, words, (place, None))
    }

    fn send_with(
        &mut self,
        envelope: Envelope,
        mut content: Value,
        words: Words,
        (place, enclosed): (Option<Place>, Option<Enclosed>),
    ) -> Result<Value, Refusal> {
        let Envelope { chat, keyboard, reply_to, thread, sound } = envelope;
        content["from"] = bot_json();
        if let Some(markup) = keyboard.json() {
            content["reply_markup"] = markup;
        }
        if let Some(thread) = thread {
            content["message_thread_id"] = json!(thread);
            content["is_topic_message"] = json!(true);
        }
        let date = self.date();
        let at = self.age();
        let (message, json) = self.chat_mut(chat)?.keep(Author::Bot, date, reply_to, content);
        let Words { text, raw, .. } = words;
        let sent = Outgoing {
            chat,
            message,
            text,
            raw,
            keyboard,
            reply_to,
            thread,
            place,
            enclosed,
            sound,
            at,
        };
        self.happen(Event::Sent(sent));
        Ok(json)
    }

    fn edit_target(&mut self, params: &Params) -> Result<Edit, Refusal> {
        let keyboard = self.keyboard(params)?;
        if params.get("inline_message_id").is_some() {
            return Err(Refusal::bad_request("MESSAGE_ID_INVALID"));
        }
        let chat = self.known_chat(params)?;
        let Some(message) = params.message() else {
            return Err(Refusal::bad_request("message identifier is not specified"));
        };
        if self.stored(chat, message)?.author == Author::User {
            return Err(Refusal::bad_request("message can't be edited"));
        }
        match keyboard {
            Keyboard::Absent | Keyboard::Inline(_) => Ok(Edit { chat, message, keyboard }),
            Keyboard::Reply(_) | Keyboard::Removed | Keyboard::ForceReply => {
                Err(Refusal::bad_request("inline keyboard expected"))
            }
        }
    }

    fn edit(&mut self, edit: Edit, words: Option<Words>) -> Result<Value, Refusal> {
        let Edit { chat, message, keyboard } = edit;
        let date = self.date();
        let stored = self.stored(chat, message)?;
        let mut json = stored.json.clone();
        json.remove("reply_markup");
        json.extend(keyboard.json().map(|it| ("reply_markup".to_owned(), it)));
        if let Some(Value::Object(fields)) = words.as_ref().map(Words::fields) {
            json.remove("entities");
            json.extend(fields);
        }
        if json == stored.json {
            return Err(Refusal::bad_request(NOT_MODIFIED));
        }
        json.insert("edit_date".to_owned(), json!(date));
        stored.json.clone_from(&json);
        let text = json.get("text").and_then(Value::as_str).unwrap_or_default().to_owned();
        let raw = words.map_or_else(|| text.clone(), |it| it.raw);
        let at = self.age();
        let (reply_to, thread, place, sound) = (None, None, None, Sound::Silent);
        let enclosed = None;
        let edited = Outgoing {
            chat,
            message,
            text,
            raw,
            keyboard,
            reply_to,
            thread,
            place,
            enclosed,
            sound,
            at,
        };
        self.happen(Event::Edited(edited));
        Ok(Value::Object(json))
    }
}

impl Words {
    fn fields(&self) -> Value {
        let mut fields = json!({ "text": self.text });
        if !self.entities.is_empty() {
            fields["entities"] = json!(self.entities);
        }
        fields
    }
}

fn reply_target(chat: &Chat, reply: &Value) -> Result<Option<MessageId>, Refusal> {
    let Some(id) = reply.get("message_id").and_then(Value::as_i64) else {
        return Err(Refusal::bad_request("can't find field \"message_id\""));
    };
    let target = i32::try_from(id).map(MessageId).ok().filter(|it| chat.message(*it).is_some());
    let may_lack = reply.get("allow_sending_without_reply").and_then(Value::as_bool);
    match (target, may_lack) {
        (None, Some(true)) => Ok(None),
        (None, Some(false) | None) => Err(Refusal::bad_request("message to be replied not found")),
        (Some(target), _) => Ok(Some(target)),
    }
}

fn place(params: &Params) -> Result<Place, Refusal> {
    let degrees = |name: &str, most: f64| match params.number(name) {
        None => Err(Refusal::bad_request(format!("{name} is empty"))),
        Some(it) if it.abs() > most => Err(Refusal::bad_request("wrong location specified")),
        Some(it) => Ok(it),
    };
    Ok(Place { latitude: degrees("latitude", 90.0)?, longitude: degrees("longitude", 180.0)? })
}

impl Place {
    fn json(self) -> Value {
        json!({ "latitude": self.latitude, "longitude": self.longitude })
    }
}
