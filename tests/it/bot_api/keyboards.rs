//! Keyboards under a message: their shape as the server checks it, and as a reader sees them.
use std::fmt;

use serde_json::{Map, Value, json};

use super::html::{link, utf16_length};
use super::refusal::Refusal;

/// What `reply_markup` asks for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Keyboard {
    /// The call said nothing of a keyboard.
    Absent,
    Inline(Vec<Vec<Button>>),
    Reply(Vec<Vec<String>>),
    Removed,
    ForceReply,
}

/// A button of an inline keyboard.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Button {
    pub(crate) text: String,
    pub(crate) action: Action,
}

/// What pressing a button does.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Action {
    Callback(String),
    Url(String),
    /// Any other field of `InlineKeyboardButton`, with its JSON.
    Other(&'static str, Value),
}

/// In the order in which they are looked for. Source: <https://core.telegram.org/bots/api#inlinekeyboardbutton>
const ACTIONS: &[&str] = &[
    "callback_data",
    "url",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
];
const LOOKS: &[&str] = &["text", "icon_custom_emoji_id", "style"];
const REPLY_BUTTON: &[&str] = &[
    "request_users",
    "request_chat",
    "request_contact",
    "request_location",
    "request_poll",
    "web_app",
];
const REPLY_FLAGS: &[&str] = &["is_persistent", "resize_keyboard", "one_time_keyboard"];

/// The most buttons of one inline keyboard.
/// Source: <https://core.telegram.org/api/bots/buttons>
const BUTTONS: usize = 100;

impl Keyboard {
    /// Reads `reply_markup`; what Telegram ignores is added to `notes`.
    pub(super) fn parse(markup: Option<Value>, notes: &mut Vec<String>) -> Result<Self, Refusal> {
        let Some(markup) = markup else { return Ok(Self::Absent) };
        let Value::Object(markup) = markup else {
            return Err(Refusal::bad_request("object expected as reply markup"));
        };
        if let Some(rows) = markup.get("inline_keyboard") {
            note_unknown(&markup, &[&["inline_keyboard"]], notes);
            return inline(rows, notes);
        }
        if let Some(rows) = markup.get("keyboard") {
            return reply(&markup, rows, notes);
        }
        let kind =
            ["remove_keyboard", "force_reply"].into_iter().find(|it| markup.contains_key(*it));
        note_unknown(&markup, &[kind.as_slice(), &["selective", "input_field_placeholder"]], notes);
        require_flags(&markup, &["remove_keyboard", "force_reply", "selective"])?;
        require_placeholder(&markup)?;
        match kind {
            Some("remove_keyboard") => Ok(Self::Removed),
            Some(_) => Ok(Self::ForceReply),
            None => Ok(Self::Absent),
        }
    }

    /// The `reply_markup` of a message: only inline keyboards stay with it.
    pub(super) fn json(&self) -> Option<Value> {
        match self {
            Self::Inline(rows) if !rows.is_empty() => {
                let rows: Vec<Vec<Value>> =
                    rows.iter().map(|row| row.iter().map(Button::json).collect()).collect();
                Some(json!({ "inline_keyboard": rows }))
            }
            Self::Inline(_) | Self::Absent | Self::Reply(_) | Self::Removed | Self::ForceReply => {
                None
            }
        }
    }

    /// The inline button that carries `data`.
    pub(crate) fn button(&self, data: &str) -> Option<&Button> {
        let Self::Inline(rows) = self else { return None };
        rows.iter().flatten().find(|it| it.action == Action::Callback(data.to_owned()))
    }
}

impl Button {
    fn json(&self) -> Value {
        match &self.action {
            Action::Callback(data) => json!({ "text": self.text, "callback_data": data }),
            Action::Url(url) => json!({ "text": self.text, "url": url }),
            Action::Other(name, value) => json!({ "text": self.text, *name: value }),
        }
    }
}

fn inline(rows: &Value, notes: &mut Vec<String>) -> Result<Keyboard, Refusal> {
    let mut keyboard = Vec::new();
    for row in rows_of(rows, "inline_keyboard")? {
        let row = row.iter().map(|it| inline_button(it, notes)).collect::<Result<Vec<_>, _>>()?;
        // The server forgets empty rows.
        keyboard.extend(Some(row).filter(|it| !it.is_empty()));
    }
    if keyboard.iter().map(Vec::len).sum::<usize>() > BUTTONS {
        return Err(Refusal::bad_request("reply markup is too long"));
    }
    Ok(Keyboard::Inline(keyboard))
}

fn inline_button(button: &Value, notes: &mut Vec<String>) -> Result<Button, Refusal> {
    let wrong =
        |why: &str| Refusal::bad_request(format!("can't parse inline keyboard button: {why}"));
    let Value::Object(button) = button else {
        return Err(wrong("InlineKeyboardButton must be an Object"));
    };
    let text = button_text(button).map_err(|it| wrong(&it))?;
    note_unknown(button, &[LOOKS, ACTIONS], notes);
    let mut actions = ACTIONS.iter().filter_map(|&name| Some((name, button.get(name)?)));
    let Some((name, value)) = actions.next() else {
        return Err(wrong("Text buttons are unallowed in the inline keyboard"));
    };
    if let Some((other, _)) = actions.next() {
        notes.push(format!("button [{text}] has both {name} and {other}"));
    }
    let action = match (name, value.as_str()) {
        ("callback_data", Some("")) => {
            return Err(wrong("Text buttons are unallowed in the inline keyboard"));
        }
        // Bytes, not characters.
        ("callback_data", Some(data)) if data.len() > 64 => {
            return Err(Refusal::bad_request("BUTTON_DATA_INVALID"));
        }
        ("callback_data", Some(data)) => Action::Callback(data.to_owned()),
        ("url", Some(url)) => Action::Url(button_url(url)?),
        ("callback_data" | "url", None) => {
            return Err(wrong(&format!("Field \"{name}\" must be of type String")));
        }
        ("pay" | "callback_game", _) => return Err(Refusal::bad_request("BUTTON_TYPE_INVALID")),
        _ => Action::Other(name, value.clone()),
    };
    Ok(Button { text, action })
}

fn button_url(url: &str) -> Result<String, Refusal> {
    let why = if url.contains("://") { "Unsupported URL protocol" } else { "Wrong HTTP URL" };
    link(url).ok_or_else(|| {
        Refusal::bad_request(format!("inline keyboard button URL '{url}' is invalid: {why}"))
    })
}

fn reply(
    markup: &Map<String, Value>,
    rows: &Value,
    notes: &mut Vec<String>,
) -> Result<Keyboard, Refusal> {
    let others = &["keyboard", "selective", "input_field_placeholder"];
    note_unknown(markup, &[others, REPLY_FLAGS], notes);
    require_flags(markup, REPLY_FLAGS)?;
    require_flags(markup, &["selective"])?;
    require_placeholder(markup)?;
    let mut keyboard = Vec::new();
    for row in rows_of(rows, "keyboard")? {
        let row = row.iter().map(|it| reply_button(it, notes)).collect::<Result<Vec<_>, _>>()?;
        keyboard.extend(Some(row).filter(|it| !it.is_empty()));
    }
    Ok(Keyboard::Reply(keyboard))
}

fn reply_button(button: &Value, notes: &mut Vec<String>) -> Result<String, Refusal> {
    let wrong = |why: &str| Refusal::bad_request(format!("can't parse keyboard button: {why}"));
    match button {
        Value::String(text) => Ok(text.clone()),
        Value::Object(button) => {
            note_unknown(button, &[LOOKS, REPLY_BUTTON], notes);
            button_text(button).map_err(|it| wrong(&it))
        }
        _ => Err(wrong("KeyboardButton must be an Object")),
    }
}

fn button_text(button: &Map<String, Value>) -> Result<String, String> {
    match button.get("text") {
        None | Some(Value::Null) => Err("Can't find field \"text\"".to_owned()),
        Some(Value::String(text)) if text.trim().is_empty() => {
            Err("Field \"text\" must be non-empty".to_owned())
        }
        Some(Value::String(text)) => Ok(text.clone()),
        Some(_) => Err("Field \"text\" must be of type String".to_owned()),
    }
}

fn rows_of<'a>(rows: &'a Value, field: &str) -> Result<Vec<&'a Vec<Value>>, Refusal> {
    let wrong = || Refusal::bad_request(format!("field \"{field}\" must be of type Array"));
    let rows = rows.as_array().ok_or_else(wrong)?;
    rows.iter().map(|row| row.as_array().ok_or_else(|| wrong_row(field))).collect()
}

fn wrong_row(field: &str) -> Refusal {
    Refusal::bad_request(format!("field \"{field}\" must be an Array of Arrays"))
}

fn require_flags(markup: &Map<String, Value>, names: &[&str]) -> Result<(), Refusal> {
    let is_wrong = |name: &&&str| markup.get(**name).is_some_and(|it| !it.is_boolean());
    match names.iter().find(is_wrong) {
        Some(name) => {
            Err(Refusal::bad_request(format!("field \"{name}\" must be of type Boolean")))
        }
        None => Ok(()),
    }
}

fn require_placeholder(markup: &Map<String, Value>) -> Result<(), Refusal> {
    match markup.get("input_field_placeholder").map(|it| it.as_str().map(utf16_length)) {
        None | Some(Some(0..=64)) => Ok(()),
        Some(_) => Err(Refusal::bad_request("REPLY_MARKUP_PLACEHOLDER_INVALID")),
    }
}

/// Notes the fields of an object that Telegram does not know.
pub(super) fn note_unknown(
    object: &Map<String, Value>,
    known: &[&[&str]],
    notes: &mut Vec<String>,
) {
    for name in object.keys().filter(|name| !known.concat().contains(&name.as_str())) {
        notes.push(format!("unknown field `{name}`"));
    }
}

impl fmt::Display for Keyboard {
    /// One line a row, without a line break at the end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows: Vec<String> = match self {
            Self::Absent => return Ok(()),
            Self::Removed => return f.write_str("(keyboard removed)"),
            Self::ForceReply => return f.write_str("(asks for a reply)"),
            Self::Inline(rows) => rows.iter().map(|row| line(row)).collect(),
            Self::Reply(rows) => {
                rows.iter().map(|row| format!("keyboard: [{}]", row.join("] ["))).collect()
            }
        };
        f.write_str(&rows.join("\n"))
    }
}

fn line(row: &[Button]) -> String {
    row.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

impl fmt::Display for Button {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.action {
            Action::Callback(_) => write!(f, "[{}]", self.text),
            Action::Url(url) => write!(f, "[{} -> {url}]", self.text),
            Action::Other(name, _) => write!(f, "[{} ({name})]", self.text),
        }
    }
}
