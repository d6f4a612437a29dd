//! Scoring a file of questions: how many get the right fact, by kind and language.

use std::collections::BTreeMap;
use std::fmt::Write;

use jiff::civil::Date;
use serde::Deserialize;

use super::record::{self, Answered, Asked};
use crate::conversation::Conversation;

/// A question with its right answer.
#[derive(Debug, Clone, Deserialize)]
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

/// Right and all.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    right: u32,
    all: u32,
}

impl Tally {
    fn add(&mut self, right: Right) {
        self.all += 1;
        self.right += u32::from(right == Right::Yes);
    }

    fn cell(self) -> String {
        if self.all == 0 {
            return "-".to_owned();
        }
        let share = 100.0 * f64::from(self.right) / f64::from(self.all);
        format!("{share:.1}% ({}/{})", self.right, self.all)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Right {
    Yes,
    No,
}

/// The table of figures, and every failure below it.
pub(super) fn report(conversation: &Conversation, questions: &[Judged], today: Date) -> String {
    let mut tallies: BTreeMap<(&str, &str), Tally> = BTreeMap::new();
    let mut failures = String::new();
    for question in questions {
        let answered = record::answer(conversation, &question.asked, today);
        let right = question.judge(&answered);
        for kind in [question.kind.as_str(), "all"] {
            for lang in [question.lang.as_str(), "all"] {
                tallies.entry((kind, lang)).or_default().add(right);
            }
        }
        if right == Right::No {
            failures.push_str(&question.failure(&answered));
        }
    }
    format!("{}\n{failures}", table(&tallies))
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
            "right": question.fact.iter().chain(&question.also).collect::<Vec<_>>(),
            "candidates": candidates.collect::<Vec<_>>(),
        });
        record.to_string()
    });
    lines.collect::<Vec<_>>().join("\n")
}

impl Judged {
    /// With a fact: right when it was stated. Without one: right when none was.
    fn judge(&self, answered: &Answered) -> Right {
        let right = match (&self.fact, &answered.fact) {
            (Some(fact), Some(stated)) => fact == stated || self.also.contains(stated),
            (Some(_), None) => false,
            (None, stated) => stated.is_none(),
        };
        if right { Right::Yes } else { Right::No }
    }

    fn failure(&self, answered: &Answered) -> String {
        let offered: Vec<&str> = answered.suggestions.iter().map(|it| it.fact.as_str()).collect();
        let got = answered.fact.as_deref().map_or_else(|| offered.join(", "), str::to_owned);
        let wanted = self.fact.as_deref().unwrap_or("none");
        let mut context = String::new();
        for earlier in self.asked.context.iter().flatten() {
            let _ = write!(context, "{earlier} / ");
        }
        format!(
            "{} {}: {context}{}\n    wanted {wanted}, got {} {got} {:.2}\n",
            self.lang, self.kind, self.asked.q, answered.outcome, answered.score
        )
    }
}

fn table(tallies: &BTreeMap<(&str, &str), Tally>) -> String {
    let mut kinds: Vec<&str> = tallies.keys().map(|it| it.0).filter(|it| *it != "all").collect();
    kinds.dedup();
    let mut langs: Vec<&str> = tallies.keys().map(|it| it.1).filter(|it| *it != "all").collect();
    langs.sort_unstable();
    langs.dedup();
    langs.push("all");
    let mut text = format!("{:12}", "kind");
    for lang in &langs {
        let _ = write!(text, "{lang:>18}");
    }
    for kind in kinds.into_iter().chain(["all"]) {
        let _ = write!(text, "\n{kind:12}");
        for lang in &langs {
            let cell = tallies.get(&(kind, *lang)).copied().unwrap_or_default().cell();
            let _ = write!(text, "{cell:>18}");
        }
    }
    text.push('\n');
    text
}
