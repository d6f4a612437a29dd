//! What only a search can tell of a folder: whether each example question finds its own fact.

use super::compose;
use super::finder::{Finder, Finding};
use super::verdict::Verdict;
use crate::index::Word;
use crate::knowledge::{District, Fact, FactId, Language, Places, Problem};
use crate::parallel;
use crate::text::words;

/// Longest text of a message, in UTF-16 units after the markup is read.
/// Source: <https://core.telegram.org/bots/api#sendmessage>
pub const MESSAGE_UNITS: usize = 4096;

/// Most words that are named as at fault.
const AT_FAULT: usize = 3;

/// All problems that a search of the facts shows.
pub fn check(district: &District, places: &Places) -> Vec<Problem> {
    let finder = Finder::new(district);
    let facts: Vec<&Fact> = district.facts.values().collect();
    let problems = parallel::map(&facts, |it| of_fact(district, places, &finder, it));
    problems.into_iter().flatten().collect()
}

fn of_fact(district: &District, places: &Places, finder: &Finder, fact: &Fact) -> Vec<Problem> {
    let languages = fact.wordings.keys();
    let mut problems: Vec<Problem> =
        languages.filter_map(|it| fits_a_message(district, places, fact, *it)).collect();
    for (language, wording) in &fact.wordings {
        for (place, question) in wording.questions.iter().enumerate() {
            let finding = finder.find_example(question);
            if let Some(message) = finds_another(finder, fact, question, &finding) {
                let path = format!("{language}.questions.{place}");
                problems.push(places.problem(&fact.id, &path, message, REMEDY));
            }
        }
    }
    problems
}

/// What to do about a question that finds another fact.
const REMEDY: &str = "use words that only this fact has, or leave the question to the other";

fn finds_another(
    finder: &Finder,
    fact: &Fact,
    question: &str,
    finding: &Finding,
) -> Option<String> {
    match (&finding.verdict, finding.candidates.first()) {
        (Verdict::Answer | Verdict::Suggest(_), Some(first)) if first.fact == fact.id => None,
        (Verdict::Answer | Verdict::Suggest(_), Some(first)) => {
            let shared = shared(finder, &first.fact, question, finding);
            Some(format!("“{question}” finds `{}` first{shared}", first.fact))
        }
        (Verdict::Talk(talk), _) => Some(format!("“{question}” is taken for `{}`", talk.key())),
        (Verdict::Unknown(id), _) => Some(format!("“{question}” is taken for unknown `{id}`")),
        (Verdict::Answer | Verdict::Suggest(_) | Verdict::Decline, _) => {
            Some(format!("“{question}” finds no fact"))
        }
    }
}

/// The words of a question that the other fact has too, the most telling first, as they are typed.
fn shared(finder: &Finder, rival: &FactId, question: &str, finding: &Finding) -> String {
    let mut shared = finder.words_of(rival, &finding.words);
    shared.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let typed = |it: &Word| {
        let mut typed = question.split_whitespace();
        let found = typed.find(|typed| words(typed).contains(&it.text)).unwrap_or(&it.text);
        format!("“{}”", found.trim_matches(|it: char| !it.is_alphanumeric()))
    };
    let shared: Vec<String> = shared.into_iter().take(AT_FAULT).map(typed).collect();
    if shared.is_empty() { String::new() } else { format!(", for {}", shared.join(", ")) }
}

fn fits_a_message(
    district: &District,
    places: &Places,
    fact: &Fact,
    language: Language,
) -> Option<Problem> {
    let text = compose::fact(district, fact, 1.0, language).document.to_plain();
    let units = text.encode_utf16().count();
    let message = format!("the answer with its sources has {units} characters");
    let path = format!("{language}.answer");
    let remedy = format!("shorten it: a message holds {MESSAGE_UNITS}");
    (units > MESSAGE_UNITS).then(|| places.problem(&fact.id, &path, message, &remedy))
}
