//! Scoring: how many questions get the right fact, how sure the bot is of it, how long it takes. The
//! questions are those of a file, or the folder's own examples, asked of a folder without them.

mod confusions;
mod curve;
mod drawing;
mod left_out;
mod scored;
mod tables;

use std::fmt::Write;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;

use super::record::{self, Asked};
use crate::conversation::Conversation;
pub(super) use curve::Curve;
pub(super) use left_out::left_out;
pub(super) use scored::Scored;
use scored::{Got, Sure};

/// A question with its right answer.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Judged {
    #[serde(flatten)]
    asked: Asked,
    #[serde(default)]
    lang: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    fact: Option<String>,
    /// Other facts that are right as well.
    #[serde(default)]
    also: Vec<String>,
}

/// Asks every question of somebody new. `clock` tells how long the reply took, without what was said
/// before it.
pub(super) fn score(
    conversation: &Conversation,
    questions: &[Judged],
    today: Date,
    clock: impl Fn() -> Timestamp,
) -> Vec<Scored> {
    let scored = questions.iter().map(|question| {
        let profile = question.asked.profile(conversation, today);
        let started = clock();
        let answered = record::answer_to(&profile, conversation, &question.asked, today);
        let took = clock().duration_since(started);
        let finding = conversation.find(&question.asked.q, &profile);
        Scored {
            lang: question.lang.clone(),
            kind: question.kind.clone(),
            asked: question.with_context(),
            right: question.right(),
            score: answered.score,
            got: Got::from(answered),
            surest: Sure::of(&finding),
            took: took.unsigned_abs(),
        }
    });
    scored.collect()
}

/// All figures, and every failure below them.
pub(super) fn report(scored: &[Scored]) -> String {
    let mut parts = vec![
        tables::by_kind(scored),
        tables::by_outcome(scored),
        tables::times(scored),
        Curve::of(scored).table(),
    ];
    parts.extend(confusions::list(scored));
    let failures: String = scored.iter().filter(|it| !it.is_right()).map(Scored::failure).collect();
    parts.push(failures);
    parts.join("\n\n")
}

/// A line of JSON for each question: what was right, and what spoke for each likely fact.
pub(super) fn evidence(conversation: &Conversation, questions: &[Judged], today: Date) -> String {
    let lines = questions.iter().map(|question| {
        let profile = question.asked.profile(conversation, today);
        let finding = conversation.find(&question.asked.q, &profile);
        let candidates = finding.candidates.iter().map(|it| {
            serde_json::json!({ "fact": it.fact.as_str(), "probability": it.probability, "evidence": it.evidence })
        });
        let record = serde_json::json!({
            "id": question.asked.id,
            "lang": question.lang,
            "kind": question.kind,
            "right": question.right(),
            "candidates": candidates.collect::<Vec<_>>(),
        });
        record.to_string()
    });
    lines.collect::<Vec<_>>().join("\n")
}

impl Judged {
    /// The facts that are right, the best first; none where no fact answers the question.
    fn right(&self) -> Vec<String> {
        // What else is right counts beside a right fact only.
        let also = self.also.iter().filter(|_| self.fact.is_some());
        self.fact.iter().chain(also).cloned().collect()
    }

    fn with_context(&self) -> String {
        let mut text = String::new();
        for earlier in self.asked.context.iter().flatten() {
            // Writing to a string cannot fail.
            let _ = write!(text, "{earlier} / ");
        }
        text + &self.asked.q
    }
}
