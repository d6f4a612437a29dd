//! What people type behind the bot's name in other chats, and `answerInlineQuery`.
use std::collections::BTreeSet;
use std::fmt;
use std::future::Future;
use std::panic::Location;

use serde_json::{Map, Value, json};
use teloxide::types::UserId;

use super::BotApi;
use super::html::{self, utf16_length};
use super::keyboards::{Keyboard, note_unknown};
use super::params::Params;
use super::refusal::Refusal;
use super::state::State;

/// Most results of one answer. Source: <https://core.telegram.org/bots/api#answerinlinequery>
const RESULTS: usize = 50;

/// Longest query, in characters. Source: <https://core.telegram.org/bots/api#inlinequery>
const QUERY_CHARS: usize = 256;

/// Longest text of a message, in UTF-16 units.
const MESSAGE_UNITS: usize = 4096;

const ARTICLE: &[&str] = &[
    "type",
    "id",
    "title",
    "input_message_content",
    "reply_markup",
    "url",
    "description",
    "thumbnail_url",
    "thumbnail_width",
    "thumbnail_height",
];
const CONTENT: &[&str] = &["message_text", "parse_mode", "entities", "link_preview_options"];

/// What became of a query.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Query {
    Waiting,
    /// Nobody waits for its answer any more.
    Expired,
    Answered(Offered),
}

/// What somebody was offered.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Offered {
    pub(crate) cards: Vec<Card>,
    /// The label of the button that leads to the private chat, and what it carries there.
    pub(crate) button: Option<(String, String)>,
    /// In seconds.
    pub(crate) cache_time: i64,
    pub(crate) is_personal: bool,
}

/// One of the things that can be sent.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Card {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) description: String,
    /// The message as a reader sees it, and with its markup.
    pub(crate) text: String,
    pub(crate) raw: String,
    pub(crate) keyboard: Keyboard,
}

impl BotApi {
    /// A user types something behind the bot's name in some chat. Returns the id of the query.
    pub(crate) fn type_inline(&self, user: UserId, query: &str) -> String {
        assert!(query.chars().count() <= QUERY_CHARS, "clients send no more than that");
        self.shared.change(|it| {
            let id = format!("{}", 9_000_000_000_u64 + it.inline.len() as u64);
            it.inline.insert(id.clone(), Query::Waiting);
            let update = json!({
                "id": id, "from": it.person(user), "query": query, "offset": "",
                "chat_type": "supergroup",
            });
            it.updates.offer("inline_query", &update);
            id
        })
    }

    /// A user sends what they were offered.
    pub(crate) fn choose_inline(&self, user: UserId, query: &str, card: &str) {
        self.shared.change(|it| {
            let from = it.person(user);
            let update = json!({ "result_id": card, "from": from, "query": query });
            it.updates.offer("chosen_inline_result", &update);
        });
    }

    /// Nobody waits for the answer to a query any more.
    pub(crate) fn expire_inline(&self, id: &str) {
        self.shared.change(|it| it.inline.insert(id.to_owned(), Query::Expired));
    }

    /// What a query was answered with, if it was.
    pub(crate) fn offered(&self, id: &str) -> Option<Offered> {
        self.shared.read(|it| match it.inline.get(id) {
            Some(Query::Answered(offered)) => Some(offered.clone()),
            Some(Query::Waiting | Query::Expired) | None => None,
        })
    }

    /// Waits until so many queries are answered.
    #[track_caller]
    pub(crate) fn wait_for_offers(&self, count: usize) -> impl Future<Output = ()> {
        let is_answered = |it: &&Query| matches!(it, Query::Answered(_));
        self.wait(Location::caller(), move |it| {
            it.inline.values().filter(is_answered).count() >= count
        })
    }
}

pub(super) fn answer_inline(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let Some(Value::Array(results)) = params.structure("results")? else {
        return Err(Refusal::bad_request("can't parse inline query results JSON object"));
    };
    if results.len() > RESULTS {
        return Err(Refusal::bad_request("RESULTS_TOO_MUCH"));
    }
    let mut notes = Vec::new();
    let cards = results.iter().map(|it| card(it, &mut notes)).collect::<Result<Vec<_>, _>>()?;
    let ids: BTreeSet<&str> = cards.iter().map(|it| it.id.as_str()).collect();
    if ids.len() < cards.len() {
        return Err(Refusal::bad_request("RESULT_ID_DUPLICATE"));
    }
    let button = params.structure("button")?.map(|it| button(&it)).transpose()?;
    let cache_time = params.integer("cache_time").unwrap_or(300);
    if cache_time < 0 || params.text("next_offset").is_some_and(|it| it.len() > 64) {
        return Err(Refusal::bad_request("NEXT_OFFSET_INVALID"));
    }
    state.violations.extend(notes.into_iter().map(|it| format!("answerInlineQuery: {it}")));
    let id = params.text("inline_query_id").unwrap_or_default();
    let Some(query @ Query::Waiting) = state.inline.get_mut(&id) else {
        let text = "query is too old and response timeout expired or query ID is invalid";
        return Err(Refusal::bad_request(text));
    };
    let is_personal = params.says_yes("is_personal");
    *query = Query::Answered(Offered { cards, button, cache_time, is_personal });
    Ok(json!(true))
}

pub(super) fn card(result: &Value, notes: &mut Vec<String>) -> Result<Card, Refusal> {
    let wrong = |why: &str| Refusal::bad_request(format!("can't parse inline query result: {why}"));
    let result = result.as_object().ok_or_else(|| wrong("Object expected"))?;
    if text_of(result, "type") != "article" {
        return Err(wrong("type is unsupported on this server"));
    }
    note_unknown(result, &[ARTICLE], notes);
    let (id, title) = (text_of(result, "id"), text_of(result, "title"));
    if !(1..=64).contains(&id.len()) {
        return Err(Refusal::bad_request("RESULT_ID_INVALID"));
    }
    if title.trim().is_empty() {
        return Err(Refusal::bad_request("ARTICLE_TITLE_EMPTY"));
    }
    let content = result.get("input_message_content").and_then(Value::as_object);
    let content = content.ok_or_else(|| wrong("input_message_content is not specified"))?;
    note_unknown(content, &[CONTENT], notes);
    let raw = text_of(content, "message_text");
    let text = match text_of(content, "parse_mode").as_str() {
        "" => raw.clone(),
        "HTML" => {
            let read = html::parse(&raw);
            let read =
                read.map_err(|it| Refusal::bad_request(format!("can't parse entities: {it}")))?;
            notes.extend(read.notes);
            read.text
        }
        _ => return Err(Refusal::bad_request("unsupported parse_mode")),
    };
    if text.trim().is_empty() {
        return Err(Refusal::bad_request("message text is empty"));
    }
    if utf16_length(&text) > MESSAGE_UNITS {
        return Err(Refusal::bad_request("MESSAGE_TOO_LONG"));
    }
    let keyboard = Keyboard::parse(result.get("reply_markup").cloned(), notes)?;
    Ok(Card { id, title, description: text_of(result, "description"), text, raw, keyboard })
}

fn button(button: &Value) -> Result<(String, String), Refusal> {
    let field = |name: &str| button.get(name).and_then(Value::as_str).unwrap_or_default();
    let (text, parameter) = (field("text"), field("start_parameter"));
    let is_letter = |it: char| it.is_ascii_alphanumeric() || it == '_' || it == '-';
    if text.trim().is_empty() {
        return Err(Refusal::bad_request("can't parse inline query results button: text is empty"));
    }
    if !(1..=64).contains(&parameter.len()) || !parameter.chars().all(is_letter) {
        return Err(Refusal::bad_request("START_PARAM_INVALID"));
    }
    Ok((text.to_owned(), parameter.to_owned()))
}

fn text_of(object: &Map<String, Value>, name: &str) -> String {
    object.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

impl fmt::Display for Offered {
    /// The titles with their lines below them, and the button.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((text, parameter)) = &self.button {
            writeln!(f, "[{text}] -> /start {parameter}")?;
        }
        for card in &self.cards {
            writeln!(f, "{}\n  {}", card.title, card.description)?;
        }
        Ok(())
    }
}
