//! One line of JSON a question: what other programs send and get.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::answer::reply::{Hit, Outcome, Reply};
use crate::chat::{Place, Profile};
use crate::conversation::{Conversation, Incoming, Response};
use crate::knowledge::Language;

/// A question of a batch; keys beside these are ignored.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Asked {
    /// Comes back with the answer, whatever it is.
    #[serde(default)]
    pub(super) id: Value,
    /// The question.
    pub(super) q: String,
    /// What Telegram says of the person's language.
    #[serde(default)]
    pub(super) user_lang: Option<String>,
    /// Earlier questions of the same person, oldest first.
    #[serde(default)]
    pub(super) context: Option<Vec<String>>,
}

/// An answer of a batch.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Answered {
    /// The question's id.
    pub(super) id: Value,
    /// `answer`, `suggest` or `none`.
    pub(super) outcome: &'static str,
    /// What a person reads.
    pub(super) text: String,
    /// The reply's language.
    pub(super) lang: String,
    /// The fact that was stated.
    pub(super) fact: Option<String>,
    /// How sure the reply is, 0 to 1.
    pub(super) score: f64,
    /// What was offered.
    pub(super) suggestions: Vec<Suggestion>,
}

/// A fact that was offered.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Suggestion {
    /// Its id.
    pub(super) fact: String,
    /// Its title.
    pub(super) title: String,
}

impl Asked {
    /// Somebody new, after the questions that came before.
    pub(super) fn profile(&self, conversation: &Conversation, today: Date) -> Profile {
        let mut profile = Profile::new(Place::Private);
        profile.hint = self.user_lang.as_deref().and_then(|it| Language::parse(it).ok());
        for earlier in self.context.iter().flatten() {
            let response = conversation.respond(&profile, Incoming::Text(earlier), None, today);
            response.effects.iter().for_each(|it| profile.apply(it));
        }
        profile
    }
}

/// Answers a question as that of somebody new.
pub(super) fn answer(conversation: &Conversation, asked: &Asked, today: Date) -> Answered {
    answer_to(&asked.profile(conversation, today), conversation, asked, today)
}

/// Answers a question as that of somebody known.
pub(super) fn answer_to(
    profile: &Profile,
    conversation: &Conversation,
    asked: &Asked,
    today: Date,
) -> Answered {
    let response = conversation.respond(profile, Incoming::Text(&asked.q), None, today);
    record(asked.id.clone(), &response)
}

/// A response as a record.
pub(super) fn record(id: Value, response: &Response) -> Answered {
    let texts: Vec<String> = response.replies.iter().map(|it| it.document.to_plain()).collect();
    let last = response.replies.last();
    let (outcome, fact, score, suggestions) = match last.map(|it| &it.outcome) {
        Some(Outcome::Answer(hit)) => ("answer", Some(hit.fact.as_str()), hit.score, Vec::new()),
        Some(Outcome::Suggest(hits)) => {
            let score = hits.first().map_or(0.0, |it| it.score);
            ("suggest", None, score, hits.iter().map(suggestion).collect())
        }
        Some(Outcome::None) | None => ("none", None, 0.0, Vec::new()),
    };
    Answered {
        id,
        outcome,
        text: texts.join("\n\n"),
        lang: last.map(|it: &Reply| it.language.to_string()).unwrap_or_default(),
        fact: fact.map(str::to_owned),
        score: (score * 1000.0).round() / 1000.0,
        suggestions,
    }
}

fn suggestion(hit: &Hit) -> Suggestion {
    Suggestion { fact: hit.fact.to_string(), title: hit.title.clone() }
}
