//! Deleted messages and answered callbacks.
use serde_json::{Value, json};

use super::chats::Author;
use super::methods::require_length;
use super::params::Params;
use super::refusal::Refusal;
use super::state::{Callback, State};
use super::transcript::{Event, Notice};

pub(super) fn delete_message(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let chat_id = state.known_chat(params)?;
    let Some(message) = params.message() else {
        return Err(Refusal::bad_request("message identifier is not specified"));
    };
    let chat = state.chat_mut(chat_id)?;
    match chat.message(message).map(|it| it.author) {
        None => return Err(Refusal::bad_request("message to delete not found")),
        // In a group that takes an administrator, and this bot is none.
        Some(Author::User) if !chat.is_private() => {
            return Err(Refusal::bad_request("message can't be deleted"));
        }
        Some(Author::User | Author::Bot) => chat.delete(message),
    }
    state.happen(Event::Deleted { chat: chat_id, message });
    Ok(json!(true))
}

pub(super) fn answer_callback(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let text = params.text("text").unwrap_or_default();
    require_length(&text, 200, "MESSAGE_TOO_LONG")?;
    let id = params.text("callback_query_id").unwrap_or_default();
    let Some(&Callback::Waiting(chat)) = state.callbacks.get(&id) else {
        return Err(Refusal::bad_request(
            "query is too old and response timeout expired or query ID is invalid",
        ));
    };
    state.callbacks.insert(id, Callback::Answered);
    if !text.is_empty() {
        let style = if params.says_yes("show_alert") { Notice::Alert } else { Notice::Toast };
        state.happen(Event::Noticed { chat, text, style });
    }
    Ok(json!(true))
}
