//! Spotting the names of subjects in a question: in any of their spellings, with endings and slips.

use std::collections::{BTreeMap, BTreeSet};

use crate::knowledge::{SubjectId, Term};
use crate::text::words;

/// A name needs so many letters before an ending may follow it.
const LETTERS_BEFORE_ENDING: usize = 4;

/// Longest ending: Azerbaijani and Turkish chain several (`-larımızdan`).
const ENDING_LETTERS: usize = 7;

/// A name needs so many letters before it may hold a slip.
const LETTERS_FOR_SLIP: usize = 6;

/// All names of a district's subjects.
#[derive(Debug)]
pub(super) struct Names {
    /// By number of words, most first, so that a long name is seen before a short one within it.
    names: Vec<(Vec<String>, SubjectId)>,
}

impl Names {
    pub(super) fn new(terms: &BTreeMap<SubjectId, Term>) -> Self {
        let mut names: Vec<_> = terms
            .iter()
            .flat_map(|(id, term)| {
                let spellings = term.names.values().flatten().chain(&term.other);
                spellings.map(move |it| (words(it), id.clone()))
            })
            .filter(|(words, _)| !words.is_empty())
            .collect();
        names.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        names.dedup();
        Self { names }
    }

    /// The subjects named in a text of folded words.
    pub(super) fn spot(&self, text: &[String]) -> BTreeSet<SubjectId> {
        self.spot_places(text).0
    }

    /// The subjects named in a text of folded words, and for each word whether it belongs to a
    /// name. A word belongs to one name only.
    pub(super) fn spot_places(&self, text: &[String]) -> (BTreeSet<SubjectId>, Vec<bool>) {
        let mut spotted = BTreeSet::new();
        let mut taken = vec![false; text.len()];
        for is_name in [is_form, is_slip] {
            for (name, subject) in &self.names {
                for start in 0..(text.len() + 1).saturating_sub(name.len()) {
                    let place = start..start + name.len();
                    let free =
                        taken.get(place.clone()).is_some_and(|it| it.iter().all(|taken| !taken));
                    let Some(said) = text.get(place.clone()).filter(|_| free) else { continue };
                    if said.iter().zip(name).all(|(said, name)| is_name(said, name)) {
                        spotted.insert(subject.clone());
                        place.for_each(|it| taken[it] = true);
                    }
                }
            }
        }
        (spotted, taken)
    }

    /// Whether a word is part of some name, with or without an ending.
    pub(super) fn is_part(&self, word: &str) -> bool {
        self.names.iter().any(|it| it.0.iter().any(|name| is_form(word, name)))
    }
}

/// The name itself, or with an ending.
fn is_form(said: &str, name: &str) -> bool {
    said == name
        || said.strip_prefix(name).is_some_and(|ending| {
            name.chars().count() >= LETTERS_BEFORE_ENDING
                && ending.chars().count() <= ENDING_LETTERS
        })
}

/// The name, or as much of what was said as the name is long, with one slip.
fn is_slip(said: &str, name: &str) -> bool {
    let letters = name.chars().count();
    if letters < LETTERS_FOR_SLIP || said.chars().next() != name.chars().next() {
        return is_form(said, name);
    }
    let beginning: String = said.chars().take(letters).collect();
    is_form(said, name) || strsim::osa_distance(said, name) <= 1 || {
        let longer = said.chars().count() > letters + 1;
        longer && strsim::osa_distance(&beginning, name) <= 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Language;

    #[track_caller]
    fn check(text: &str, subjects: &[&str]) {
        let english = Language::parse("en").unwrap();
        let term = |names: &[&str]| Term {
            names: BTreeMap::from([(english, names.iter().map(|&it| it.to_owned()).collect())]),
            other: Vec::new(),
        };
        let id = |it| SubjectId::parse(it).unwrap();
        let names = Names::new(&BTreeMap::from([
            (id("shusha"), term(&["Shusha", "Şuşa"])),
            (id("lachin"), term(&["Lachin"])),
            (id("city"), term(&["city of Lachin"])),
            (id("kalbajar"), term(&["Kalbajar"])),
        ]));
        let expected: BTreeSet<_> = subjects.iter().map(|&it| id(it)).collect();
        assert_eq!(names.spot(&words(text)), expected, "{text}");
    }

    #[test]
    fn a_name_is_spotted_in_any_spelling_with_an_ending_or_a_slip() {
        check("When is Shusha City Day?", &["shusha"]);
        check("Şuşanın sahəsi", &["shusha"]);
        check("Klabajar and Kalbajardan", &["kalbajar"]);
        check("how big is it", &[]);
    }

    #[test]
    fn the_longer_name_wins() {
        check("the city of Lachin", &["city"]);
        check("the city of Lachin in Lachin", &["city", "lachin"]);
    }
}
