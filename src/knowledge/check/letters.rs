//! Letters that a fact's language does not have.

use std::collections::HashSet;

use super::note;
use crate::knowledge::alphabet::foreign;
use crate::knowledge::draft::{Draft, FactDraft, WordingDraft};
use crate::knowledge::problem::Problem;
use crate::knowledge::template::{Piece, Template};

pub(super) fn check(draft: &Draft, problems: &mut Vec<Problem>) {
    let names = names(draft);
    for fact in &draft.facts {
        words_are_of_their_language(fact, &names, problems);
    }
}

fn words_are_of_their_language(
    fact: &FactDraft,
    names: &HashSet<&str>,
    problems: &mut Vec<Problem>,
) {
    for (&language, wording) in &fact.wordings {
        for (path, text) in texts(wording) {
            if let Some(word) = foreign(text, language, |it| names.contains(it)) {
                let message = format!("`{word}` has a letter that {language} does not have");
                let remedy = "mend the word, put it in quotation marks or make it a term";
                note(problems, fact, &format!("{language}.{path}"), message, remedy);
            }
        }
    }
}

/// The texts of a fact in one language, with the paths of their keys.
fn texts(wording: &WordingDraft) -> Vec<(String, &str)> {
    let title = wording.title.iter().map(|it| ("title".to_owned(), it.as_str()));
    let pieces = wording.answer.iter().flat_map(Template::pieces);
    let answer = pieces.filter_map(|it| match it {
        Piece::Text(text) => Some(("answer".to_owned(), text.as_str())),
        Piece::Value(..) => None,
    });
    let mut texts: Vec<_> = title.chain(answer).collect();
    for (key, list) in [("keywords", &wording.keywords), ("questions", &wording.questions)] {
        let list = list.iter().enumerate();
        texts.extend(list.map(|(place, it)| (format!("{key}.{place}"), it.as_str())));
    }
    texts
}

/// What people, places and sources are called: names keep their letters in every language.
fn names(draft: &Draft) -> HashSet<&str> {
    let terms = draft.district.terms.values();
    let terms = terms.flat_map(|it| it.names.values().flatten().chain(&it.other));
    let sources = draft.district.sources.values();
    let sources = sources.flat_map(|it| it.publisher.values().chain([&it.title]));
    let inside = |it: char| it.is_alphabetic();
    terms.chain(sources).flat_map(|it| it.split(move |it| !inside(it))).collect()
}
