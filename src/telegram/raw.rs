//! Updates as Telegram sends them, made such that teloxide can read them.
//!
//! teloxide 0.17 knows the Bot API 9.1. Of a message with anything newer in it, it loses the
//! text without a word; here the newer things are left out instead, or stand beside the update.

use serde::{Deserialize as _, Serialize};
use serde_json::{Map, Value, json};
use teloxide::types::{Message, MessageEntity, MessageKind, Update, UpdateKind};

/// The kinds of update that are asked for and read.
pub(super) const KINDS: [&str; 7] = [
    "message",
    GUEST,
    "callback_query",
    "my_chat_member",
    "inline_query",
    "chosen_inline_result",
    "poll_answer",
];

/// A message that calls the bot in a chat of which it is no member.
/// Source: <https://core.telegram.org/bots/api#update>
const GUEST: &str = "guest_message";

/// Who may answer a poll. Source: <https://core.telegram.org/bots/api#pollanswer>
const VOTERS: [&str; 2] = ["user", "voter_chat"];

/// What a message without words may consist of. Everything else without words is a service message.
/// Source: <https://core.telegram.org/bots/api#message>
const WORDLESS: [&str; 16] = [
    "animation",
    "audio",
    "checklist",
    "contact",
    "document",
    "game",
    "live_photo",
    "location",
    "paid_media",
    "photo",
    "poll",
    "sticker",
    "story",
    "video",
    "video_note",
    "voice",
];

/// What a message is reduced to where the rest of it keeps it from being read.
const ESSENTIALS: [&str; 10] = [
    "message_id",
    "message_thread_id",
    "is_topic_message",
    "date",
    "chat",
    "from",
    "sender_chat",
    "via_bot",
    "is_automatic_forward",
    "reply_to_message",
];

/// An update that teloxide cannot read: its id and its kinds, and nothing that anybody wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Strange {
    pub(super) id: Option<i64>,
    pub(super) kinds: Vec<String>,
}

/// An update, and what in it is newer than teloxide.
#[derive(Debug, Clone)]
pub(super) struct Received {
    pub(super) update: Update,
    /// Of a message from a chat of which the bot is no member.
    pub(super) guest: Option<GuestQueryId>,
}

/// Names the one answer that a guest may give.
/// Source: <https://core.telegram.org/bots/api#answerguestquery>
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(super) struct GuestQueryId(pub(super) String);

/// The id of an update, if it has one.
pub(super) fn id(raw: &Value) -> Option<i64> {
    raw.get("update_id").and_then(Value::as_i64)
}

/// Reads an update.
pub(super) fn read(mut raw: Value) -> Result<Received, Strange> {
    let strange = strange(&raw);
    let id = id(&raw).ok_or_else(|| strange.clone())?;
    let known = KINDS.into_iter().find_map(|it| Some((it, raw.get_mut(it)?.take())));
    let (kind, mut content) = known.ok_or_else(|| strange.clone())?;
    // teloxide panics where nobody has answered.
    if kind == "poll_answer" && VOTERS.iter().all(|it| content.get(it).is_none_or(Value::is_null)) {
        return Err(strange);
    }
    drop_unknown_entities(&mut content);
    let (kind, guest) = match kind {
        GUEST => {
            let query = content.get("guest_query_id").and_then(Value::as_str);
            let query = GuestQueryId(query.ok_or_else(|| strange.clone())?.to_owned());
            ("message", Some(query))
        }
        kind => (kind, None),
    };
    if kind == "message" {
        keep_meaning(&mut content);
    }
    let update = Value::Object(Map::from_iter([
        ("update_id".to_owned(), Value::from(id)),
        (kind.to_owned(), content),
    ]));
    // `from_value` reads no kind of update at all: teloxide wants keys that it can borrow.
    match serde_json::from_str::<Update>(&update.to_string()) {
        Ok(Update { kind: UpdateKind::Error(_), .. }) | Err(_) => Err(strange),
        Ok(update) => Ok(Received { update, guest }),
    }
}

fn strange(raw: &Value) -> Strange {
    let keys = raw.as_object().into_iter().flat_map(Map::keys);
    Strange { id: id(raw), kinds: keys.filter(|it| *it != "update_id").cloned().collect() }
}

fn drop_unknown_entities(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(drop_unknown_entities),
        Value::Object(fields) => {
            for (name, field) in fields {
                match field {
                    Value::Array(entities) if name.ends_with("entities") => {
                        entities.retain(|it| MessageEntity::deserialize(it).is_ok());
                    }
                    _ => drop_unknown_entities(field),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => (),
    }
}

/// A message that is lost on teloxide comes back as a plain text, or as a die: as something said
/// without words.
fn keep_meaning(message: &mut Value) {
    let words = ["text", "caption"].iter().find_map(|it| message.get(it).cloned());
    let meaning = match words {
        Some(words) => ("text", words),
        None if WORDLESS.iter().any(|it| message.get(it).is_some()) => {
            ("dice", json!({"emoji": "🎲", "value": 1}))
        }
        None => return,
    };
    // Read from text for the same reason as the update.
    let read = serde_json::from_str::<Message>(&message.to_string());
    if read.is_ok_and(|it| !matches!(it.kind, MessageKind::Empty {})) {
        return;
    }
    let mut kept = essentials(message);
    if let Some(original) = kept.get_mut("reply_to_message") {
        *original = Value::Object(essentials(original));
        original["text"] = Value::from("what it said does not matter here");
    }
    kept.insert(meaning.0.to_owned(), meaning.1);
    *message = Value::Object(kept);
}

fn essentials(message: &Value) -> Map<String, Value> {
    let fields = message.as_object().into_iter().flatten();
    let kept = fields.filter(|(name, _)| ESSENTIALS.contains(&name.as_str()));
    kept.map(|(name, it)| (name.clone(), it.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(mut message: Value, text: &str) {
        let fields = message.as_object_mut().unwrap();
        fields.insert("message_id".to_owned(), 5.into());
        fields.insert("date".to_owned(), 1_700_000_000.into());
        fields.insert("chat".to_owned(), json!({"id": 7, "type": "private", "first_name": "A"}));
        let from = json!({"id": 7, "is_bot": false, "first_name": "A", "language_code": "az"});
        fields.insert("from".to_owned(), from);
        message["guest_query_id"] = json!("q");
        for (kind, query) in [("message", None), ("guest_message", Some("q"))] {
            let received = read(json!({"update_id": 9, "news": {}, kind: message})).unwrap();
            assert_eq!(received.guest.as_ref().map(|it| it.0.as_str()), query);
            let Update { id, kind: UpdateKind::Message(message) } = received.update else {
                panic!("not a message")
            };
            assert_eq!((id.0, message.text().or(message.caption())), (9, Some(text)));
        }
    }

    #[test]
    fn a_text_survives_whatever_is_new_around_it() {
        let date = json!({"type": "date_time", "offset": 0, "length": 2, "unix_time": 0});
        let bold = json!({"type": "bold", "offset": 0, "length": 2});
        check(json!({"text": "how big", "entities": [date, bold]}), "how big");
        check(json!({"text": "how big", "entities": "none"}), "how big");
        check(json!({"text": "how big", "forward_origin": {"type": "star"}}), "how big");
        check(json!({"text": "how big", "quote": {"text": "x", "entities": [date]}}), "how big");
        check(json!({"caption": "how big", "hologram": {}}), "how big");
        let replied = json!({"message_id": 1, "date": 1, "text": "x", "entities": [date],
            "chat": {"id": 7, "type": "private"}, "hologram": 1});
        check(json!({"text": "how big", "reply_to_message": replied}), "how big");
    }

    #[test]
    fn what_cannot_be_read_is_named_by_its_kinds_only() {
        let strange = |raw| read(raw).unwrap_err();
        assert_eq!(
            strange(json!({"update_id": 4, "guest_message": {"text": "secret"}})),
            Strange { id: Some(4), kinds: vec!["guest_message".to_owned()] }
        );
        assert_eq!(strange(json!({"update_id": 4, "message": {}})).kinds, ["message"]);
        assert_eq!(strange(json!([1])), Strange { id: None, kinds: Vec::new() });
        assert_eq!(strange(json!({"update_id": "x", "message": {}})).id, None);
    }
}
