//! How a name may be spelt in a question: with an ending, or with a slip.

use std::str::Chars;

use rustc_hash::FxHashMap;

use crate::text::{Letters, beginning};

/// A name needs so many letters before an ending may follow it.
const LETTERS_BEFORE_ENDING: usize = 4;

/// The later words of a name, which its first word has announced, need so many.
const SHORT_LETTERS: usize = 3;

/// Longest ending: Azerbaijani and Turkish chain several (`-larımızdan`).
const ENDING_LETTERS: usize = 7;

/// A name needs so many letters before it may hold a slip.
const LETTERS_FOR_SLIP: usize = 6;

/// Whether a name may be misspelt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slips {
    /// It may: somebody typed it in a hurry.
    Forgiven,
    /// It may not: an editor wrote it.
    None,
}

/// The first words of names, by which the few that a word may begin are found among all.
#[derive(Debug, Default)]
pub(super) struct FirstWords {
    /// The names whose first word begins so, and whose second so, where that was given.
    by_beginnings: FxHashMap<Box<str>, FxHashMap<Box<str>, Vec<usize>>>,
    /// The names whose first word may be misspelt, by its first letter.
    by_letter: FxHashMap<char, Vec<Slip>>,
}

/// A name whose first word may be misspelt, with what rules out most words without a comparison.
#[derive(Debug, Clone, Copy)]
struct Slip {
    name: usize,
    length: usize,
    letters: Letters,
}

impl FirstWords {
    /// Adds a name, by its number. Names are given in the order in which they are added, those with a
    /// second word before those without.
    pub(super) fn add(&mut self, name: usize, first: &str, second: Option<&str>, slips: Slips) {
        let begins = beginning(first, LETTERS_BEFORE_ENDING);
        let then = second.map_or("", |it| beginning(it, SHORT_LETTERS));
        let of_first = self.by_beginnings.entry(begins.into()).or_default();
        of_first.entry(then.into()).or_default().push(name);
        if slips == Slips::Forgiven {
            let letters = first.chars().collect();
            let slip = Slip { name, length: first.chars().count(), letters };
            self.by_letter.entry(first_letter(first)).or_default().push(slip);
        }
    }

    /// The names that a word may begin, where another follows it.
    pub(super) fn forms(&self, said: &str, next: Option<&str>) -> impl Iterator<Item = usize> {
        let of_first = self.by_beginnings.get(beginning(said, LETTERS_BEFORE_ENDING));
        let seconds = next.map(|it| beginning(it, SHORT_LETTERS)).into_iter().chain([""]);
        let names = seconds.filter_map(move |it| of_first?.get(it));
        names.flatten().copied()
    }

    /// The names that a word may begin if both may be misspelt.
    pub(super) fn near(&self, said: &str) -> impl Iterator<Item = usize> {
        // The letters of each beginning of the word, from that of none to all of it.
        let mut letters = vec![Letters::default()];
        letters.extend(said.chars().scan(Letters::default(), |all, letter| {
            *all = all.with(letter);
            Some(*all)
        }));
        let names = self.by_letter.get(&first_letter(said)).into_iter().flatten();
        let near = names.filter(move |it| {
            let slips = usize::from(it.length >= LETTERS_FOR_SLIP);
            let whole = letters.last();
            let mut readings = letters.get(it.length).into_iter().chain(whole);
            // What was said may miss a letter, and have an ending.
            letters.len() >= it.length && readings.any(|said| said.may_be(it.letters, slips))
        });
        near.map(|it| it.name)
    }
}

/// The name itself, or with an ending.
pub(super) fn is_form(said: &str, name: &str) -> bool {
    said == name || has_ending(said, name, LETTERS_BEFORE_ENDING)
}

/// The same for the later words of a name.
pub(super) fn is_later_form(said: &str, name: &str) -> bool {
    said == name || has_ending(said, name, SHORT_LETTERS)
}

/// The name with an ending, where it has at least so many letters itself.
fn has_ending(said: &str, name: &str, letters: usize) -> bool {
    said.strip_prefix(name).is_some_and(|ending| {
        name.chars().count() >= letters && ending.chars().count() <= ENDING_LETTERS
    })
}

/// What a word may be a form of: itself, and itself without an ending.
pub(super) fn without_endings(said: &str) -> impl Iterator<Item = &str> {
    let ends = said.char_indices().map(|it| it.0).rev().take(ENDING_LETTERS);
    let bare = ends.filter_map(|it| said.get(..it));
    bare.filter(|it| it.chars().count() >= LETTERS_BEFORE_ENDING).chain([said])
}

/// The name, or as much of what was said as the name is long, with one slip.
pub(super) fn is_slip(said: &str, name: &str) -> bool {
    if is_form(said, name) {
        return true;
    }
    if first_letter(said) != first_letter(name) {
        return false;
    }
    let (length, letters) = (said.chars().count(), name.chars().count());
    let read = if length > letters + 1 { beginning(said, letters) } else { said };
    letters >= LETTERS_FOR_SLIP && is_one_slip_away(read, name)
}

/// Whether two words are the same but for a letter too many, too few or mistaken, or for two letters
/// that changed places.
fn is_one_slip_away(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.chars(), other.chars());
    skip_shared(&mut one, &mut other, Chars::next);
    skip_shared(&mut one, &mut other, Chars::next_back);
    match (one.clone().count(), other.clone().count()) {
        (0 | 1, 0 | 1) => true,
        (2, 2) => one.eq(other.rev()),
        _ => false,
    }
}

/// Takes letters from one end of both as long as they are the same.
fn skip_shared<'l>(
    one: &mut Chars<'l>,
    other: &mut Chars<'l>,
    next: fn(&mut Chars<'l>) -> Option<char>,
) {
    loop {
        let (mut after, mut after_other) = (one.clone(), other.clone());
        match (next(&mut after), next(&mut after_other)) {
            (Some(letter), Some(same)) if letter == same => {
                (*one, *other) = (after, after_other);
            }
            _ => return,
        }
    }
}

fn first_letter(word: &str) -> char {
    word.chars().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn one_slip_is_one_step_between_words(one in "[abc]{0,6}", other in "[abc]{0,6}") {
            prop_assert_eq!(is_one_slip_away(&one, &other), strsim::osa_distance(&one, &other) <= 1);
        }

        #[test]
        fn no_name_is_missed(said in "[ab]{1,9}", next in "[ab]{1,9}", name in "[ab]{1,8}") {
            let mut names = FirstWords::default();
            names.add(0, &name, Some(&name), Slips::Forgiven);
            let is_form = is_form(&said, &name) && is_later_form(&next, &name);
            prop_assert!(!is_form || names.forms(&said, Some(&next)).next().is_some());
            prop_assert!(!is_slip(&said, &name) || names.near(&said).next().is_some());
        }

        #[test]
        fn a_form_is_a_word_without_its_ending(said in "[ab]{0,12}", name in "[ab]{1,6}") {
            let bare = without_endings(&said).any(|it| it == name);
            prop_assert_eq!(is_form(&said, &name), bare);
        }
    }
}
