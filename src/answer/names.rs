//! Spotting the names of subjects in a question: in any of their spellings, with endings and slips.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use super::spelling::{FirstWords, Slips, is_form, is_later_form, is_slip, without_endings};
use crate::knowledge::{Language, SubjectId, Term};
use crate::text::words;

/// All names of a district's subjects.
#[derive(Debug)]
pub(super) struct Names {
    /// Those of most words first.
    spellings: Vec<Name>,
    /// Only those of terms may be misspelt. Those of all the world are near too many words: Almaty to
    /// Azerbaijani `almalı`, must take.
    firsts: FirstWords,
    /// The words of all names.
    parts: FxHashSet<String>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    words: Vec<String>,
    subject: SubjectId,
}

/// The subjects named in a text, and for each of its words whether it belongs to a name.
#[derive(Debug, Default)]
pub(super) struct Spotted {
    pub(super) subjects: BTreeSet<SubjectId>,
    pub(super) in_name: Vec<bool>,
}

impl Names {
    /// The names of subjects, and of places `elsewhere`, each of which is a subject of its own.
    pub(super) fn new(
        terms: &BTreeMap<SubjectId, Term>,
        elsewhere: &BTreeMap<Language, Vec<String>>,
    ) -> Self {
        let elsewhere = elsewhere.values().flatten().filter_map(|it| {
            let words = words(it);
            let id: String = words.join("-").chars().filter(char::is_ascii_alphanumeric).collect();
            Some(Name { words, subject: SubjectId::parse(&format!("elsewhere-{id}")).ok()? })
        });
        let spellings = terms.iter().flat_map(|(subject, term)| {
            let spellings = term.names.values().flatten().chain(&term.other);
            spellings.map(move |it| Name { words: words(it), subject: subject.clone() })
        });
        let mut names: Vec<Name> =
            spellings.chain(elsewhere).filter(|it| !it.words.is_empty()).collect();
        let length = |it: &Name| (it.words.len(), it.words.iter().map(String::len).sum::<usize>());
        names.sort_by(|a, b| length(b).cmp(&length(a)).then_with(|| a.cmp(b)));
        names.dedup();
        let mut firsts = FirstWords::default();
        for (place, name) in names.iter().enumerate() {
            let is_term = terms.contains_key(&name.subject);
            let slips = if is_term { Slips::Forgiven } else { Slips::None };
            let second = name.words.get(1).map(String::as_str);
            firsts.add(place, &name.words[0], second, slips);
        }
        let parts = names.iter().flat_map(|it| it.words.iter().cloned()).collect();
        Self { spellings: names, firsts, parts }
    }

    /// The subjects named in a text of folded words. A word belongs to one name only; of names that
    /// begin at the same word the longest counts, and a name as it is spelt before a misspelt one.
    pub(super) fn spot(&self, text: &[String], slips: Slips) -> Spotted {
        let mut spotted = Spotted { subjects: BTreeSet::new(), in_name: vec![false; text.len()] };
        let forms = |first, next| self.firsts.forms(first, next);
        self.spot_by(is_form, forms, text, &mut spotted);
        if slips == Slips::Forgiven {
            self.spot_by(is_slip, |first, _| self.firsts.near(first), text, &mut spotted);
        }
        spotted
    }

    /// `near` gives the names that a word may begin, where another follows it.
    fn spot_by<'n, Near: Iterator<Item = usize>>(
        &'n self,
        is_name: fn(&str, &str) -> bool,
        near: impl Fn(&'n str, Option<&'n str>) -> Near,
        text: &'n [String],
        spotted: &mut Spotted,
    ) {
        for (start, first) in text.iter().enumerate() {
            let fits = |name: &Name| {
                let place = start..start + name.words.len();
                let free = spotted.in_name.get(place.clone()).is_some_and(|it| !it.contains(&true));
                let said = text.get(place).filter(|_| free);
                said.is_some_and(|it| {
                    it.iter().zip(&name.words).enumerate().all(|(place, (it, name))| {
                        is_name(it, name) || place > 0 && is_later_form(it, name)
                    })
                })
            };
            let next = text.get(start + 1).map(String::as_str);
            let mut names = near(first, next).map(|it| &self.spellings[it]);
            if let Some(name) = names.find(|it| fits(it)) {
                spotted.subjects.insert(name.subject.clone());
                spotted.in_name[start..start + name.words.len()].fill(true);
            }
        }
    }

    /// Whether a word is part of some name, with or without an ending.
    pub(super) fn is_part(&self, word: &str) -> bool {
        without_endings(word).any(|it| self.parts.contains(it))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, subjects: &[&str]) {
        let english = Language::parse("en").unwrap();
        let term = |names: &[&str]| Term {
            names: BTreeMap::from([(english, names.iter().map(|&it| it.to_owned()).collect())]),
            other: Vec::new(),
        };
        let id = |it| SubjectId::parse(it).unwrap();
        let names = Names::new(
            &BTreeMap::from([
                (id("oster"), term(&["Osterby", "Östərbi"])),
                (id("tarnmoor"), term(&["Tarnmoor"])),
                (id("city"), term(&["city of Tarnmoor"])),
                (id("kura"), term(&["Kür çayı"])),
                (id("kalbajar"), term(&["Kalbajar"])),
            ]),
            &BTreeMap::from([(english, vec!["Paris".to_owned()])]),
        );
        let expected: BTreeSet<_> = subjects.iter().map(|&it| id(it)).collect();
        assert_eq!(names.spot(&words(text), Slips::Forgiven).subjects, expected, "{text}");
    }

    #[test]
    fn a_name_is_spotted_in_any_spelling_with_an_ending_or_a_slip() {
        check("When is Osterby Day?", &["oster"]);
        check("Östərbinin sahəsi", &["oster"]);
        check("Klabajar and Kalbajardan", &["kalbajar"]);
        check("the rivers of Paris", &["elsewhere-paris"]);
        check("the rivers of Parsi", &[]);
        check("Kür çayının uzunluğu", &["kura"]);
        check("how big is it", &[]);
    }

    #[test]
    fn the_longer_name_wins() {
        check("the city of Tarnmoor", &["city"]);
        check("the city of Tarnmoor in Tarnmoor", &["city", "tarnmoor"]);
    }
}
