//! The methods of the Bot API that the server knows, and the small ones themselves.
use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Value, json};

use super::commands::{delete_commands, get_commands, set_commands};
use super::guests::answer_guest;
use super::html::utf16_length;
use super::inline::answer_inline;
use super::limits::Weight;
use super::members::get_member;
use super::messages::{
    edit_markup, edit_text, send_document, send_location, send_text, send_venue,
};
use super::params::Params;
use super::polls::{send_poll, stop_poll};
use super::profile::{get_description, get_name, get_short, set_description, set_name, set_short};
use super::refusal::Refusal;
use super::removal::{answer_callback, delete_message};
use super::state::State;

/// One call of the bot, accepted or not.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    /// As the documentation spells it.
    pub(crate) method: &'static str,
    pub(crate) params: Params,
    /// Since the start of the server.
    pub(crate) at: Duration,
    pub(crate) outcome: Outcome,
}

/// What became of a call.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Outcome {
    /// No answer yet, or nobody left to hear it.
    Waiting,
    Accepted,
    Refused(Refusal),
    /// Answered with a page of HTML.
    ServerError(u16),
    Reset,
}

/// All calls, in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Calls {
    all: Vec<Call>,
    /// Their places, by method.
    places: BTreeMap<&'static str, Vec<usize>>,
}

/// A call in the list of calls.
#[derive(Clone, Copy)]
pub(super) struct CallId(usize);

/// A method of the Bot API.
pub(super) struct Method {
    pub(super) name: &'static str,
    pub(super) weight: Weight,
    pub(super) act: Act,
    params: &'static [&'static [&'static str]],
}

pub(super) enum Act {
    Now(Effect),
    /// `getUpdates`, which waits.
    Poll,
}

/// What a method does, whether or not it can refuse.
#[derive(Clone, Copy)]
pub(super) enum Effect {
    Checked(fn(&mut State, &Params) -> Result<Value, Refusal>),
    Sure(fn(&mut State, &Params) -> Value),
}

/// The actions of `sendChatAction`.
/// Source: <https://core.telegram.org/bots/api#sendchataction>
const CHAT_ACTIONS: &[&str] = &[
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
];

const SENT: &[&str] = &[
    "business_connection_id",
    "chat_id",
    "message_thread_id",
    "direct_messages_topic_id",
    "disable_notification",
    "protect_content",
    "allow_paid_broadcast",
    "message_effect_id",
    "suggested_post_parameters",
    "reply_parameters",
    "reply_markup",
];
const TEXT: &[&str] = &["text", "parse_mode", "entities", "link_preview_options"];
const EDITED: &[&str] =
    &["business_connection_id", "chat_id", "message_id", "inline_message_id", "reply_markup"];
const LOCATION: &[&str] = &[
    "latitude",
    "longitude",
    "horizontal_accuracy",
    "live_period",
    "heading",
    "proximity_alert_radius",
];
const VENUE: &[&str] = &[
    "latitude",
    "longitude",
    "title",
    "address",
    "foursquare_id",
    "foursquare_type",
    "google_place_id",
    "google_place_type",
];
const DOCUMENT: &[&str] = &[
    "document",
    "thumbnail",
    "caption",
    "parse_mode",
    "caption_entities",
    "disable_content_type_detection",
];
const POLL: &[&str] = &[
    "question",
    "question_parse_mode",
    "question_entities",
    "options",
    "is_anonymous",
    "type",
    "allows_multiple_answers",
    "correct_option_id",
    "explanation",
    "explanation_parse_mode",
    "explanation_entities",
    "open_period",
    "close_date",
    "is_closed",
];
const STOPPED: &[&str] = &["business_connection_id", "chat_id", "message_id", "reply_markup"];
const UPDATES: &[&str] = &["offset", "limit", "timeout", "allowed_updates"];
const CALLBACK: &[&str] = &["callback_query_id", "text", "show_alert", "url", "cache_time"];
const INLINE: &[&str] =
    &["inline_query_id", "results", "cache_time", "is_personal", "next_offset", "button"];
const LANGUAGE: &[&str] = &["language_code"];
const MENU: &[&str] = &["scope", "language_code"];
const ACTION: &[&str] = &["business_connection_id", "chat_id", "message_thread_id", "action"];

/// Names and parameters as of Bot API 10.1.
/// Source: <https://core.telegram.org/bots/api#available-methods>
const METHODS: &[Method] = &[
    sure("getMe", get_me, &[]),
    Method { name: "getUpdates", weight: Weight::Free, act: Act::Poll, params: &[UPDATES] },
    sure("getWebhookInfo", webhook_info, &[]),
    sure("deleteWebhook", delete_webhook, &[&["drop_pending_updates"]]),
    weighed("setMyCommands", Weight::Free, set_commands, &[MENU, &["commands"]]),
    weighed("getMyCommands", Weight::Free, get_commands, &[MENU]),
    weighed("deleteMyCommands", Weight::Free, delete_commands, &[MENU]),
    weighed("setMyName", Weight::Free, set_name, &[LANGUAGE, &["name"]]),
    weighed("getMyName", Weight::Free, get_name, &[LANGUAGE]),
    weighed("setMyDescription", Weight::Free, set_description, &[LANGUAGE, &["description"]]),
    weighed("getMyDescription", Weight::Free, get_description, &[LANGUAGE]),
    weighed("setMyShortDescription", Weight::Free, set_short, &[LANGUAGE, &["short_description"]]),
    weighed("getMyShortDescription", Weight::Free, get_short, &[LANGUAGE]),
    weighed("answerInlineQuery", Weight::Free, answer_inline, &[INLINE]),
    weighed("answerGuestQuery", Weight::Free, answer_guest, &[&["guest_query_id", "result"]]),
    weighed("getChatMember", Weight::Free, get_member, &[&["chat_id", "user_id"]]),
    weighed("sendChatAction", Weight::Free, chat_action, &[ACTION]),
    weighed("answerCallbackQuery", Weight::Free, answer_callback, &[CALLBACK]),
    weighed("deleteMessage", Weight::Free, delete_message, &[&["chat_id", "message_id"]]),
    weighed("sendMessage", Weight::Send, send_text, &[SENT, TEXT]),
    weighed("sendVenue", Weight::Send, send_venue, &[SENT, VENUE]),
    weighed("sendPoll", Weight::Send, send_poll, &[SENT, POLL]),
    weighed("stopPoll", Weight::Edit, stop_poll, &[STOPPED]),
    weighed("sendLocation", Weight::Send, send_location, &[SENT, LOCATION]),
    weighed("sendDocument", Weight::Send, send_document, &[SENT, DOCUMENT]),
    weighed("editMessageText", Weight::Edit, edit_text, &[EDITED, TEXT]),
    weighed("editMessageReplyMarkup", Weight::Edit, edit_markup, &[EDITED]),
];

const fn weighed(
    name: &'static str,
    weight: Weight,
    act: fn(&mut State, &Params) -> Result<Value, Refusal>,
    params: &'static [&'static [&'static str]],
) -> Method {
    Method { name, weight, act: Act::Now(Effect::Checked(act)), params }
}

const fn sure(
    name: &'static str,
    act: fn(&mut State, &Params) -> Value,
    params: &'static [&'static [&'static str]],
) -> Method {
    Method { name, weight: Weight::Free, act: Act::Now(Effect::Sure(act)), params }
}

impl Calls {
    pub(super) fn add(&mut self, method: &'static Method, params: Params, at: Duration) -> CallId {
        let place = self.all.len();
        self.all.push(Call { method: method.name, params, at, outcome: Outcome::Waiting });
        self.places.entry(method.name).or_default().push(place);
        CallId(place)
    }

    pub(super) fn conclude(&mut self, id: CallId, outcome: Outcome) {
        if let Some(call) = self.all.get_mut(id.0) {
            call.outcome = outcome;
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Call> {
        self.all.iter()
    }

    /// The calls of a method, however its name is cased.
    pub(super) fn of(&self, method: &str) -> impl Iterator<Item = &Call> {
        self.places(method).iter().filter_map(|&place| self.all.get(place))
    }

    pub(super) fn count(&self, method: &str) -> usize {
        self.places(method).len()
    }

    fn places(&self, method: &str) -> &[usize] {
        let places = Method::named(method).and_then(|it| self.places.get(it.name));
        places.map_or(&[], Vec::as_slice)
    }
}

impl Effect {
    pub(super) fn take(self, state: &mut State, params: &Params) -> Result<Value, Refusal> {
        match self {
            Self::Checked(act) => act(state, params),
            Self::Sure(act) => Ok(act(state, params)),
        }
    }
}

impl Method {
    /// Finds a method however its name is cased: teloxide writes `SendMessage`.
    pub(super) fn named(name: &str) -> Option<&'static Self> {
        METHODS.iter().find(|it| it.name.eq_ignore_ascii_case(name))
    }

    pub(super) fn knows(&self, parameter: &str) -> bool {
        self.params.iter().any(|it| it.contains(&parameter))
    }
}

/// The bot as others see it.
pub(super) fn bot_json() -> Value {
    json!({
        "id": super::BOT_ID,
        "is_bot": true,
        "first_name": "Lachin",
        "username": super::BOT_NAME,
    })
}

fn get_me(_: &mut State, _: &Params) -> Value {
    let mut me = bot_json();
    me["can_join_groups"] = json!(true);
    me["can_read_all_group_messages"] = json!(false);
    me["supports_inline_queries"] = json!(true);
    me["supports_guest_queries"] = json!(true);
    me["can_connect_to_business"] = json!(false);
    me["has_main_web_app"] = json!(false);
    me
}

fn webhook_info(state: &mut State, _: &Params) -> Value {
    let pending = state.updates.pending();
    json!({ "url": "", "has_custom_certificate": false, "pending_update_count": pending })
}

fn delete_webhook(state: &mut State, params: &Params) -> Value {
    if params.says_yes("drop_pending_updates") {
        state.updates.drop_all();
    }
    json!(true)
}

fn chat_action(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    state.known_chat(params)?;
    match params.text("action") {
        Some(action) if CHAT_ACTIONS.contains(&action.as_str()) => Ok(json!(true)),
        Some(_) | None => Err(Refusal::bad_request("wrong parameter action in request")),
    }
}

/// Refuses a text that is longer than Telegram takes, in UTF-16 units.
pub(super) fn require_length(text: &str, most: usize, refusal: &str) -> Result<(), Refusal> {
    if utf16_length(text) > most { Err(Refusal::bad_request(refusal)) } else { Ok(()) }
}
