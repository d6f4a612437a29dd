//! Spotting the names of subjects in a question: in any of their spellings, with endings and slips.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::knowledge::{Language, SubjectId, Term};
use crate::text::{beginning, words};

/// A name needs so many letters before an ending may follow it.
const LETTERS_BEFORE_ENDING: usize = 4;

/// The same for the later words of a name, which its first word has announced.
const SHORT_LETTERS: usize = 3;

/// Longest ending: Azerbaijani and Turkish chain several (`-larımızdan`).
const ENDING_LETTERS: usize = 7;

/// A name needs so many letters before it may hold a slip.
const LETTERS_FOR_SLIP: usize = 6;

/// All names of a district's subjects.
#[derive(Debug)]
pub(super) struct Names {
    spellings: Vec<Name>,
    /// The names whose first word begins so, those of most words first.
    by_beginning: FxHashMap<String, Vec<usize>>,
    /// The names of terms, whose first word may be misspelt, by its first letter. Those of all the
    /// world are near too many words: Almaty to Azerbaijani `almalı`, must take.
    by_letter: FxHashMap<char, Vec<Slip>>,
}

/// A name whose first word may be misspelt, with what rules out most words without a comparison.
#[derive(Debug, Clone, Copy)]
struct Slip {
    place: usize,
    letters: usize,
    mask: u64,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    words: Vec<String>,
    subject: SubjectId,
}

/// Whether a name may be misspelt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slips {
    /// It may: somebody typed it in a hurry.
    Forgiven,
    /// It may not: an editor wrote it.
    None,
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
        let mut by_beginning: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        let mut by_letter: FxHashMap<char, Vec<Slip>> = FxHashMap::default();
        for (place, name) in names.iter().enumerate() {
            let first = &name.words[0];
            by_beginning
                .entry(beginning(first, LETTERS_BEFORE_ENDING).to_owned())
                .or_default()
                .push(place);
            if terms.contains_key(&name.subject) {
                let letters = first.chars().count();
                let slip = Slip { place, letters, mask: mask(first, letters) };
                by_letter.entry(first_letter(first)).or_default().push(slip);
            }
        }
        Self { spellings: names, by_beginning, by_letter }
    }

    /// The subjects named in a text of folded words. A word belongs to one name only; of names that
    /// begin at the same word the longest counts, and a name as it is spelt before a misspelt one.
    pub(super) fn spot(&self, text: &[String], slips: Slips) -> Spotted {
        let mut spotted = Spotted { subjects: BTreeSet::new(), in_name: vec![false; text.len()] };
        let forms = |first: &str| {
            let near = self.by_beginning.get(beginning(first, LETTERS_BEFORE_ENDING));
            near.into_iter().flatten().copied()
        };
        self.spot_by(is_form, forms, text, &mut spotted);
        if slips == Slips::Forgiven {
            self.spot_by(is_slip, |first| self.near(first), text, &mut spotted);
        }
        spotted
    }

    /// The names that a word may be a form of, or a misspelt form.
    fn near(&self, first: &str) -> impl Iterator<Item = usize> {
        let length = first.chars().count();
        let whole = mask(first, length);
        let near = self.by_letter.get(&first_letter(first)).into_iter().flatten();
        let near = near.filter(move |it| {
            // A slip changes at most two letters; an ending may follow.
            let differs = |mask: u64| (mask ^ it.mask).count_ones() > 2;
            length + 1 >= it.letters && !(differs(whole) && differs(mask(first, it.letters)))
        });
        near.map(|it| it.place)
    }

    /// `near` gives the names that a first word may begin.
    fn spot_by<'n, Near: Iterator<Item = usize>>(
        &'n self,
        is_name: fn(&str, &str) -> bool,
        near: impl Fn(&'n str) -> Near,
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
                        is_name(it, name) || place > 0 && has_ending(it, name, SHORT_LETTERS)
                    })
                })
            };
            let mut names = near(first).map(|it| &self.spellings[it]);
            if let Some(name) = names.find(|it| fits(it)) {
                spotted.subjects.insert(name.subject.clone());
                spotted.in_name[start..start + name.words.len()].fill(true);
            }
        }
    }

    /// Whether a word is part of some name, with or without an ending.
    pub(super) fn is_part(&self, word: &str) -> bool {
        self.spellings.iter().any(|it| it.words.iter().any(|name| is_form(word, name)))
    }
}

/// A bit for each of the first `letters` letters that a word has.
fn mask(word: &str, letters: usize) -> u64 {
    word.chars().take(letters).fold(0, |mask, letter| mask | 1 << (u32::from(letter) % 64))
}

pub(super) fn first_letter(word: &str) -> char {
    word.chars().next().unwrap_or_default()
}

/// The name itself, or with an ending.
pub(super) fn is_form(said: &str, name: &str) -> bool {
    said == name || has_ending(said, name, LETTERS_BEFORE_ENDING)
}

/// The name with an ending, where it has at least so many letters itself.
fn has_ending(said: &str, name: &str, letters: usize) -> bool {
    said.strip_prefix(name).is_some_and(|ending| {
        name.chars().count() >= letters && ending.chars().count() <= ENDING_LETTERS
    })
}

/// The name, or as much of what was said as the name is long, with one slip.
pub(super) fn is_slip(said: &str, name: &str) -> bool {
    if is_form(said, name) {
        return true;
    }
    let letters = name.chars().count();
    let length = said.chars().count();
    if letters < LETTERS_FOR_SLIP
        || said.chars().next() != name.chars().next()
        || length + 1 < letters
    {
        return false;
    }
    let beginning: String = said.chars().take(letters).collect();
    let whole = length <= letters + 1 && strsim::osa_distance(said, name) <= 1;
    whole || (length > letters + 1 && strsim::osa_distance(&beginning, name) <= 1)
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
