//! Finding in a question the words by which people ask for a computation: units, figures, cues.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::spelling::{FirstWords, Slips, is_form, is_slip};
use crate::knowledge::{Cue, District, Language, Measure};
use crate::text::words;

/// What stands in a name for whatever comes between two words.
const GAP: char = '…';

/// A name of so few letters counts only in the language of the question: `il` is a year in one and a
/// province in another.
const FEW_LETTERS: usize = 3;

/// A unit of so few letters takes an ending of so few letters.
const SHORT_UNIT: usize = 4;
const SHORT_ENDING: usize = 3;

/// A unit of so many letters may hold a slip.
const LONG_UNIT: usize = 7;

/// All names of what can be computed, and with what.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// Those of most words and letters first.
    names: Vec<Name>,
    firsts: FirstWords,
}

/// One name.
#[derive(Debug)]
struct Name {
    /// Runs of folded words, with anything between two runs.
    runs: Vec<Vec<String>>,
    letters: usize,
    language: Language,
    meaning: Meaning,
}

/// What a name means; numbers are places in the lists of the district's computations.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Meaning {
    Unit(Measure),
    Cue(Cue),
    Figure(usize),
    Total(usize),
    Span(usize),
}

/// Which names share words: a word of a longer name is no shorter name of the same kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Unit,
    Cue,
    Figure,
    Span,
}

/// What was found in a question.
#[derive(Debug, Default)]
pub(super) struct Spotted {
    /// The folded words.
    pub(super) words: Vec<String>,
    /// The units with the words that name them, in order.
    pub(super) units: Vec<(Measure, Range<usize>)>,
    pub(super) cues: BTreeSet<Cue>,
    /// The figures in the order in which they are named.
    pub(super) figures: Vec<usize>,
    pub(super) totals: Vec<usize>,
    pub(super) spans: Vec<usize>,
    /// The words that name a unit or ask for a computation.
    pub(super) asking: BTreeSet<usize>,
    /// The words that name a figure, and which; `None` for the words of a whole.
    named: BTreeMap<usize, Option<usize>>,
}

impl Vocabulary {
    pub(super) fn new(district: &District) -> Self {
        let mut names = names_of(district);
        let length = |it: &Name| (it.runs.iter().map(Vec::len).sum::<usize>(), it.letters);
        names.sort_by_key(|it| std::cmp::Reverse(length(it)));
        let mut firsts = FirstWords::default();
        for (place, name) in names.iter().enumerate() {
            firsts.add(place, name.first(), None, name.meaning.slips());
        }
        Self { names, firsts }
    }

    /// What a question in a language asks for.
    pub(super) fn spot(&self, text: &str, language: Language) -> Spotted {
        let mut spotted = Spotted { words: words(text), ..Spotted::default() };
        let mut taken: BTreeSet<(Kind, usize)> = BTreeSet::new();
        let mut figures: Vec<(usize, usize)> = Vec::new();
        for (name, places) in self.heard(&spotted.words, language) {
            let meaning = self.names[name].meaning;
            let kind = meaning.kind();
            if places.iter().any(|it| taken.contains(&(kind, *it))) {
                continue;
            }
            spotted.take(meaning, &places, &mut figures);
            // Cues overlap: "how many years" counts, and "years ago" tells since when.
            if kind != Kind::Cue {
                taken.extend(places.into_iter().map(|it| (kind, it)));
            }
        }
        spotted.units.sort_by_key(|it| it.1.start);
        figures.sort_unstable();
        for (_, figure) in figures {
            if !spotted.figures.contains(&figure) {
                spotted.figures.push(figure);
            }
        }
        spotted
    }

    /// The names that a text of folded words in a language holds, the longest first, each with the
    /// words that it takes up.
    fn heard(&self, text: &[String], language: Language) -> Vec<(usize, Vec<usize>)> {
        let mut heard = Vec::new();
        for (start, word) in text.iter().enumerate() {
            for place in self.firsts.forms(word, None).chain(self.firsts.near(word)) {
                let name = &self.names[place];
                if (name.letters > FEW_LETTERS || name.language == language)
                    && let Some(places) = name.at(text, start)
                {
                    heard.push((place, places));
                }
            }
        }
        heard.sort();
        // A name without any slip is found both ways.
        heard.dedup();
        heard
    }

    /// How a language first calls a unit.
    pub(super) fn first_name<'d>(
        district: &'d District,
        measure: &Measure,
        language: Language,
    ) -> Option<&'d str> {
        let texts = district.computations.units.get(measure.id)?.get(&language)?;
        texts.first().map(String::as_str)
    }
}

impl Spotted {
    /// Takes in what a name means that takes up some words.
    fn take(&mut self, meaning: Meaning, places: &[usize], figures: &mut Vec<(usize, usize)>) {
        let start = places.first().copied().unwrap_or_default();
        let end = places.last().map_or(start, |it| it + 1);
        match meaning {
            Meaning::Cue(cue) => drop(self.cues.insert(cue)),
            Meaning::Unit(measure) => self.units.push((measure, start..end)),
            Meaning::Figure(figure) => {
                figures.push((start, figure));
                self.named.extend(places.iter().map(|it| (*it, Some(figure))));
            }
            Meaning::Total(total) => {
                self.totals.push(total);
                self.named.extend(places.iter().map(|it| (*it, None)));
            }
            Meaning::Span(span) => self.spans.push(span),
        }
        if matches!(meaning.kind(), Kind::Unit | Kind::Cue) {
            self.asking.extend(places);
        }
    }

    pub(super) fn has(&self, cue: Cue) -> bool {
        self.cues.contains(&cue)
    }

    /// Whether a word asks for the computation, or names a whole or one of some figures.
    pub(super) fn is_spotted(&self, word: &str, is_meant: impl Fn(usize) -> bool) -> bool {
        let named = self.named.iter().filter(|it| it.1.is_none_or(&is_meant)).map(|it| it.0);
        let mut places = self.asking.iter().chain(named);
        places.any(|it| self.words.get(*it).is_some_and(|it| it == word))
    }

    /// The question without the words by which a computation is asked for.
    pub(super) fn bare(&self) -> String {
        let rest = self.words.iter().enumerate().filter(|it| !self.asking.contains(&it.0));
        rest.map(|it| it.1.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// The question with other words in a place.
    pub(super) fn with(&self, place: &Range<usize>, other: &str) -> String {
        let words = |it: &[String]| it.join(" ");
        let (before, after) = (self.words.get(..place.start), self.words.get(place.end..));
        let parts = [words(before.unwrap_or_default()), other.to_owned()];
        [parts.join(" "), words(after.unwrap_or_default())].join(" ")
    }

    /// The years that are named.
    pub(super) fn years(&self) -> impl Iterator<Item = i32> {
        let years = self.words.iter().filter(|it| it.len() == 4);
        years.filter_map(|it| it.parse().ok())
    }

    /// Whether anything is said but what asks for the computation.
    pub(super) fn says_more(&self) -> bool {
        let mut words = self.words.iter().enumerate();
        words.any(|(place, it)| it.chars().count() > FEW_LETTERS && !self.asking.contains(&place))
    }

    /// The number that is named last before a place, or in it.
    pub(super) fn number_before(&self, end: usize) -> Option<f64> {
        self.words.iter().take(end).rev().find_map(|it| it.parse().ok())
    }
}

impl Name {
    /// Its first word.
    fn first(&self) -> &str {
        self.runs.first().and_then(|it| it.first()).map_or("", String::as_str)
    }

    /// The words of a text that this name takes up, where it begins at `start`.
    fn at(&self, text: &[String], start: usize) -> Option<Vec<usize>> {
        let is = match (self.meaning, self.meaning.slips()) {
            (Meaning::Unit(_), _) => is_unit,
            (_, Slips::None) => is_form,
            (_, Slips::Forgiven) => is_slip,
        };
        let mut places = Vec::new();
        let mut next = start;
        for (place, run) in self.runs.iter().enumerate() {
            let last = if place == 0 { start } else { text.len() };
            let begins = (next..=last).find(|it| begins_at(run, text, *it, is))?;
            places.extend(begins..begins + run.len());
            next = begins + run.len();
        }
        Some(places)
    }
}

/// Every name of a district's computations, in no order.
fn names_of(district: &District) -> Vec<Name> {
    let mut names = Vec::new();
    let mut add = |language: Language, text: &str, meaning: Meaning| {
        let runs: Vec<Vec<String>> = text.split(GAP).map(words).collect();
        let runs: Vec<_> = runs.into_iter().filter(|it| !it.is_empty()).collect();
        let letters = runs.iter().flatten().map(|it| it.chars().count()).sum();
        if letters > 0 {
            names.push(Name { runs, letters, language, meaning });
        }
    };
    let computations = &district.computations;
    for (id, texts) in &computations.units {
        if let Some(unit) = Measure::of(id) {
            flat(texts).for_each(|(it, text)| add(it, text, Meaning::Unit(unit)));
        }
    }
    for (cue, texts) in &computations.cues {
        flat(texts).for_each(|(it, text)| add(it, text, Meaning::Cue(*cue)));
    }
    for (place, figure) in computations.figures.iter().enumerate() {
        let meaning = Meaning::Figure(place);
        for (language, called) in &figure.wordings {
            add(*language, &called.name, meaning);
            called.words.iter().for_each(|it| add(*language, it, meaning));
        }
        let term = figure.subject.as_ref().and_then(|it| district.terms.get(it));
        if let Some(term) = term {
            flat(&term.names).for_each(|(it, text)| add(it, text, meaning));
            term.other.iter().for_each(|it| add(district.default_language(), it, meaning));
        }
    }
    for (place, total) in computations.totals.iter().enumerate() {
        flat(&total.words).for_each(|(it, text)| add(it, text, Meaning::Total(place)));
    }
    for (place, span) in computations.spans.iter().enumerate() {
        flat(&span.words).for_each(|(it, text)| add(it, text, Meaning::Span(place)));
    }
    names
}

fn begins_at(run: &[String], text: &[String], start: usize, is: fn(&str, &str) -> bool) -> bool {
    let said = text.get(start..start + run.len());
    said.is_some_and(|it| it.iter().zip(run).all(|(it, name)| it == name || is(it, name)))
}

/// A unit with an ending, a short one with a short ending: `foot` is no football.
fn is_unit(said: &str, name: &str) -> bool {
    let (letters, all) = (name.chars().count(), said.chars().count());
    match letters {
        0..=SHORT_UNIT => all <= letters + SHORT_ENDING && is_form(said, name),
        _ if letters >= LONG_UNIT => is_slip(said, name),
        _ => is_form(said, name),
    }
}

impl Meaning {
    /// Whether its names may be misspelt.
    const fn slips(self) -> Slips {
        match self {
            // The small words of cues are too near to each other, settlers too near to settlements.
            Self::Cue(_) | Self::Total(_) => Slips::None,
            Self::Unit(_) | Self::Figure(_) | Self::Span(_) => Slips::Forgiven,
        }
    }

    const fn kind(self) -> Kind {
        match self {
            Self::Unit(_) => Kind::Unit,
            Self::Cue(_) => Kind::Cue,
            Self::Figure(_) | Self::Total(_) => Kind::Figure,
            Self::Span(_) => Kind::Span,
        }
    }
}

fn flat(texts: &BTreeMap<Language, Vec<String>>) -> impl Iterator<Item = (Language, &str)> {
    texts.iter().flat_map(|(language, texts)| texts.iter().map(|it| (*language, it.as_str())))
}
