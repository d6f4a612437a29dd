//! What people type behind the bot's name in any chat, and what they are offered for it.

use std::collections::HashMap;

use jiff::Timestamp;
use log::{debug, warn};
use teloxide::payloads::AnswerInlineQuery;
use teloxide::types::{
    ChatId, ChosenInlineResult, InlineQuery, InlineQueryId, InlineQueryResult,
    InlineQueryResultArticle, InlineQueryResultsButton, InlineQueryResultsButtonKind,
    InputMessageContent, InputMessageContentText, ParseMode, UpdateKind, UserId,
};

use super::api::Api;
use super::call_error::CallError;
use super::event::hint;
use super::html::Html;
use super::letter::NO_PREVIEW;
use super::pace::Pace;
use super::raw::Received;
use super::tap::tap_wait;
use crate::answer::reply::Document;
use crate::conversation::{self, Card, Choice, Offer};
use crate::knowledge::Language;

/// How long what is offered for a word may be offered again, in seconds: while a text is mended.
/// Source: Telegram's own default, <https://core.telegram.org/bots/api#answerinlinequery>
const CACHED_S: i64 = 300;

/// The same for what is offered for no word, which everybody is shown first: an hour.
const CACHED_UNTYPED_S: i64 = 60 * 60;

/// What somebody has typed so far. It has no `Debug` outside tests, that nobody logs it.
#[cfg_attr(test, derive(Debug))]
pub(super) struct Typed {
    pub(super) query: InlineQueryId,
    pub(super) by: ChatId,
    /// The language that Telegram names for the person.
    pub(super) hint: Option<Language>,
    pub(super) text: String,
}

/// Reads what somebody has typed.
pub(super) fn typed(query: InlineQuery) -> Typed {
    let hint = hint(&query.from);
    Typed { query: query.id, by: query.from.id.into(), hint, text: query.query }
}

/// What somebody has sent of what was offered, and who; `None` where it is of another version.
pub(super) fn chosen(result: &ChosenInlineResult) -> Option<(ChatId, Choice)> {
    Some((result.from.id.into(), Choice::from_id(&result.result_id)?))
}

/// A batch without the queries from which the same person has typed on: nobody sees their answers.
pub(super) fn without_stale(batch: Vec<Received>) -> Vec<Received> {
    let typist = |it: &Received| match &it.update.kind {
        UpdateKind::InlineQuery(query) => Some(query.from.id),
        _ => None,
    };
    let typists = batch.iter().enumerate().filter_map(|(place, it)| Some((typist(it)?, place)));
    let newest: HashMap<UserId, usize> = typists.collect();
    let is_stale =
        |place: usize, it: &Received| typist(it).is_some_and(|by| newest.get(&by) != Some(&place));
    let fresh = batch.into_iter().enumerate().filter(|(place, it)| !is_stale(*place, it));
    fresh.map(|it| it.1).collect()
}

/// The answer to what somebody has typed.
///
/// It is kept for this person alone, whose language it is in, and no longer than the day.
pub(super) fn answer(
    query: InlineQueryId,
    text: &str,
    offer: &Offer,
    now: Timestamp,
) -> AnswerInlineQuery {
    let longest = if text.trim().is_empty() { CACHED_UNTYPED_S } else { CACHED_S };
    let seconds = (offer.until.as_second() - now.as_second()).clamp(0, longest);
    let mut answer = AnswerInlineQuery::new(query, offer.cards.iter().filter_map(article));
    answer.cache_time = Some(u32::try_from(seconds).unwrap_or_default());
    answer.is_personal = Some(true);
    answer.button = offer.instead.clone().map(|text| InlineQueryResultsButton {
        text,
        kind: InlineQueryResultsButtonKind::StartParameter(conversation::ASK.to_owned()),
    });
    answer
}

fn article(card: &Card) -> Option<InlineQueryResult> {
    let content = content(&card.document)?;
    let article = InlineQueryResultArticle::new(card.choice.to_id(), &card.title, content);
    Some(InlineQueryResult::Article(article.description(&card.snippet)))
}

/// A document as one message; `None` where it says nothing.
pub(super) fn content(document: &Document) -> Option<InputMessageContent> {
    let html = Html::from_document(document).into_iter().next()?;
    let text = InputMessageContentText::new(html.markup())
        .parse_mode(ParseMode::Html)
        .link_preview_options(NO_PREVIEW);
    Some(InputMessageContent::Text(text))
}

/// Gives the answer. Whoever typed on meanwhile does not miss it.
pub(super) async fn give(api: Api, pace: Pace, answer: AnswerInlineQuery) {
    let given = api.call_again(&answer, |error, failures| tap_wait(error, failures, &pace)).await;
    if let Err(error) = given {
        report(&error);
    }
}

/// A query that is too old is nobody's mistake: the person has typed on, or gave up.
fn report(error: &CallError) {
    match error {
        CallError::Refused(why) if why.contains("query is too old") => {
            debug!("an inline query was too old to be answered");
        }
        _ => warn!("an inline query is not answered: {error}"),
    }
}
