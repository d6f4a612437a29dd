//! Letters that a text's language does not have.

use std::collections::HashSet;

use super::texts::texts;
use crate::knowledge::alphabet::foreign;
use crate::knowledge::draft::Draft;
use crate::knowledge::problem::Problem;

pub(super) fn check(draft: &Draft, problems: &mut Vec<Problem>) {
    words_are_of_their_language(draft, problems);
}

fn words_are_of_their_language(draft: &Draft, problems: &mut Vec<Problem>) {
    let names = names(draft);
    for text in texts(draft) {
        if let Some(word) = foreign(text.content, text.language, |it| names.contains(it)) {
            let message = format!("`{word}` has a letter that {} does not have", text.language);
            let remedy = "mend the word, put it in quotation marks or make it a term";
            problems.push(text.problem(message, remedy));
        }
    }
}

/// What people, places and sources are called: names keep their letters in every language.
fn names(draft: &Draft) -> HashSet<&str> {
    let terms = draft.district.terms.values();
    let terms = terms.flat_map(|it| it.names.values().flatten().chain(&it.other));
    let sources = draft.district.sources.values();
    let sources = sources.flat_map(|it| it.publisher.values().chain([&it.title]));
    let inside = |it: char| it.is_alphabetic();
    let words = terms.chain(sources).flat_map(|it| it.split(move |it| !inside(it)));
    words.filter(|it| it.starts_with(char::is_uppercase)).collect()
}
