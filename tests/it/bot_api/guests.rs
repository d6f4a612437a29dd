//! Calls of the bot in chats of which it is no member, and `answerGuestQuery`.
use std::future::Future;
use std::panic::Location;

use serde_json::{Value, json};
use teloxide::types::UserId;

use super::BotApi;
use super::inline::{Card, card};
use super::params::Params;
use super::refusal::Refusal;
use super::state::State;

/// What became of a call.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Call {
    Waiting,
    Answered(Box<Card>),
}

impl BotApi {
    /// A user writes a message with the bot's name in a group of which it is no member. Returns the id of
    /// the query.
    pub(crate) fn invite(&self, user: UserId, text: &str) -> String {
        self.shared.change(|it| {
            let id = format!("guest-{}", it.guests.len());
            it.guests.insert(id.clone(), Call::Waiting);
            let update = json!({
                "message_id": 1, "date": it.date(), "from": it.person(user), "text": text,
                "chat": { "id": -1_009_000_000_001_i64, "type": "supergroup", "title": "Others" },
                "guest_query_id": id,
            });
            it.updates.offer("guest_message", &update);
            id
        })
    }

    /// What a call was answered with, if it was.
    pub(crate) fn guest_answer(&self, id: &str) -> Option<Card> {
        self.shared.read(|it| match it.guests.get(id) {
            Some(Call::Answered(card)) => Some((**card).clone()),
            Some(Call::Waiting) | None => None,
        })
    }

    /// Waits until so many calls are answered.
    #[track_caller]
    pub(crate) fn wait_for_guest_answers(&self, count: usize) -> impl Future<Output = ()> {
        let is_answered = |it: &&Call| matches!(it, Call::Answered(_));
        self.wait(Location::caller(), move |it| {
            it.guests.values().filter(is_answered).count() >= count
        })
    }
}

/// A guest answers once.
pub(super) fn answer_guest(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let Some(result) = params.structure("result")? else {
        return Err(Refusal::bad_request("can't parse inline query result: Object expected"));
    };
    let mut notes = Vec::new();
    let card = card(&result, &mut notes)?;
    state.violations.extend(notes.into_iter().map(|it| format!("answerGuestQuery: {it}")));
    let id = params.text("guest_query_id").unwrap_or_default();
    let Some(call @ Call::Waiting) = state.guests.get_mut(&id) else {
        let text = "query is too old and response timeout expired or query ID is invalid";
        return Err(Refusal::bad_request(text));
    };
    *call = Call::Answered(Box::new(card));
    Ok(json!({ "inline_message_id": format!("message-{id}") }))
}
