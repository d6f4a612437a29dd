//! Calls from chats of which the bot is no member: it reads that one message and answers once.

use log::{debug, warn};
use serde::{Deserialize, Serialize};
use teloxide::requests::Payload;
use teloxide::types::{ChatId, InlineQueryResult, InlineQueryResultArticle};

use super::api::Api;
use super::call_error::CallError;
use super::inline::content;
use super::keyboard::links;
use super::pace::Pace;
use super::raw::GuestQueryId;
use super::tap::tap_wait;
use crate::answer::reply::Reply;
use crate::knowledge::Language;

/// What Telegram wants every result to have. Of a guest's answer nobody sees them.
const RESULT: (&str, &str) = ("answer", "Answer");

/// Somebody called the bot. It has no `Debug` outside tests, that nobody logs it.
#[cfg_attr(test, derive(Debug))]
pub(super) struct Invitation {
    pub(super) query: GuestQueryId,
    pub(super) by: ChatId,
    /// The language that Telegram names for the person.
    pub(super) hint: Option<Language>,
    pub(super) text: String,
}

/// The one answer of a guest. Source: <https://core.telegram.org/bots/api#answerguestquery>
#[derive(Debug, Clone, Serialize)]
pub(super) struct AnswerGuestQuery {
    guest_query_id: GuestQueryId,
    result: InlineQueryResult,
}

/// Telegram tells the name of the message, by which a guest could change it.
#[derive(Debug, Deserialize)]
pub(super) struct SentGuestMessage {}

impl Payload for AnswerGuestQuery {
    type Output = SentGuestMessage;
    const NAME: &'static str = "AnswerGuestQuery";
}

/// A reply as a guest's answer, of the bot that has this name; `None` where it says nothing.
pub(super) fn answer(
    query: GuestQueryId,
    reply: &Reply,
    bot: Option<&str>,
) -> Option<AnswerGuestQuery> {
    let (id, title) = RESULT;
    let mut article = InlineQueryResultArticle::new(id, title, content(&reply.document)?);
    article.reply_markup = bot.and_then(|it| links(&reply.buttons, it));
    Some(AnswerGuestQuery { guest_query_id: query, result: InlineQueryResult::Article(article) })
}

/// Gives the answer; Telegram takes only one.
pub(super) async fn give(api: Api, pace: Pace, answer: AnswerGuestQuery) {
    let given = api.call_again(&answer, |error, failures| tap_wait(error, failures, &pace)).await;
    match given {
        Ok(SentGuestMessage {}) => (),
        Err(CallError::Refused(why)) if why.contains("query is too old") => {
            debug!("a guest's query was too old to be answered");
        }
        Err(error) => warn!("a guest's query is not answered: {error}"),
    }
}
