//! How much likelier each document is to have said a text than all documents together: a language
//! model of the beginnings of its words, of pairs of words near each other, and of runs of letters.

mod model;

use rustc_hash::FxHashMap;

use super::building::Building;
use super::lists::Lists;
use super::space::{Query, merge, number, strangeness};
use super::{Phrase, Word};
use crate::text::beginning;
use model::{Counts, Model, Text};

/// Letters of a word that count. One less than a stem: a document's words are few.
const LETTERS: usize = 4;

/// Letters of a word that count in a pair; pairs are fewer still.
const LETTERS_OF_PAIR: usize = 3;

/// How far apart the words of a pair may stand.
const APART: usize = 3;

/// What stands before the first word and behind the last, for pairs.
const BORDER: u32 = u32::MAX;

/// What stands for a word that no document has, for pairs.
const STRANGER: u32 = u32::MAX - 1;

/// How many known words a strange one counts for in the length of a question.
const STRANGE: f32 = 4.0;

/// What beginnings and marks, pairs and runs have to say. Chosen with the passes on a public table of
/// phrases, see ARCHITECTURE.md.
const BEGINS: f32 = 0.9;
const PAIRS: f32 = 0.3;
const RUNS: f32 = 0.25;

/// What each feature of a text says of the documents that have it.
#[derive(Debug)]
pub(super) struct Odds {
    begins: FxHashMap<Box<str>, u32>,
    short_begins: FxHashMap<Box<str>, u32>,
    /// Marks, numbered after the beginnings.
    tags: FxHashMap<Box<str>, u32>,
    /// Pairs of short beginnings, numbered after the marks.
    pairs: FxHashMap<(u32, u32), u32>,
    /// The first run's number; runs come last, in the order of the space.
    first_run: u32,
    /// For each feature the documents that have it, with the logarithm of the odds.
    documents: Lists<(u32, f32)>,
}

impl Odds {
    /// Learns from phrases; those of one document must stand together.
    pub(super) fn of(phrases: &[Phrase], building: &Building) -> Self {
        let space = &building.space;
        let (begins, begin_of) = beginnings(building, LETTERS);
        let (short_begins, short_begin_of) = beginnings(building, LETTERS_OF_PAIR);
        // Marks are numbered after the words, here as there.
        let after = |mark: u32| mark - number(begin_of.len()) + number(begins.len());
        let tags: FxHashMap<Box<str>, u32> =
            space.tags.iter().map(|(tag, mark)| (tag.clone(), after(*mark))).collect();
        let first_pair = number(begins.len() + tags.len());
        let mut pairs: FxHashMap<(u32, u32), u32> = FxHashMap::default();
        let mut texts = Vec::with_capacity(phrases.len());
        let mut order = Vec::new();
        for (phrase, words) in phrases.iter().zip(&building.phrases) {
            let begin =
                |it: &u32| begin_of.get(*it as usize).copied().unwrap_or_else(|| after(*it));
            let mut features: Vec<u32> = words.iter().map(begin).collect();
            features.sort_unstable();
            features.dedup();
            let begins = features.len();
            order.clear();
            order.extend(words.iter().filter_map(|it| short_begin_of.get(*it as usize)));
            for_each_pair(&order, |pair| {
                let next = first_pair + number(pairs.len());
                features.push(*pairs.entry(pair).or_insert(next));
            });
            features[begins..].sort_unstable();
            features.dedup();
            texts.push(Text { document: number(phrase.document), features, begins });
        }
        let first_run = first_pair + number(pairs.len());
        let mut counts = Counts::new(&[first_pair, first_run, first_run + number(building.runs())]);
        let words = building.phrases.iter();
        for (text, words) in texts.iter().zip(words) {
            let runs = words.iter().flat_map(|it| building.runs_of(*it as usize));
            counts.add(text.document, text.features.iter().copied());
            counts.add(text.document, runs.map(|it| first_run + it));
        }
        let mut model = Model::of(counts);
        model.put_right(&texts);
        Self { begins, short_begins, tags, pairs, first_run, documents: model.into_lists() }
    }

    /// What a question says of each document: for each kind of feature what they say together,
    /// divided by the length of the question, in which those count that no document has.
    pub(super) fn of_query(
        &self,
        words: &[&Word],
        query: &Query,
        tags: &[String],
        documents: usize,
    ) -> Vec<f32> {
        let mut odds = vec![0.0; documents];
        let mut add = |features: &[(u32, f32)], unknown: f32, share: f32| {
            let square = unknown + features.iter().map(|it| it.1 * it.1).sum::<f32>();
            let part = share / square.sqrt().max(f32::MIN_POSITIVE);
            for &(feature, likeness) in features {
                for (document, weight) in self.documents.get(feature) {
                    odds[*document as usize] += part * likeness * weight;
                }
            }
        };
        let (begins, unknown) = self.begins_of(words, tags);
        add(&begins, unknown, BEGINS);
        let (pairs, unknown) = self.pairs_of(words);
        add(&pairs, unknown, PAIRS);
        let runs: Vec<(u32, f32)> =
            query.runs().iter().map(|it| (self.first_run + it.0, it.1.min(1.0))).collect();
        add(&runs, query.unknown_runs, RUNS);
        odds
    }

    /// The beginnings and marks of a question, and how much its unknown words count.
    fn begins_of(&self, words: &[&Word], tags: &[String]) -> (Vec<(u32, f32)>, f32) {
        let mut begins: Vec<(u32, f32)> = Vec::new();
        let mut unknown = 0.0;
        for word in words {
            let known = |text: &str, likeness| {
                Some((*self.begins.get(beginning(text, LETTERS))?, likeness))
            };
            let own = known(&word.text, 1.0);
            let best = if own.is_some() { 1.0 } else { word.likeness() };
            begins.extend(word.meant.iter().filter_map(|it| known(&it.0, it.1)).chain(own));
            unknown += STRANGE * (1.0 - best * best) * strangeness(&word.text).powi(2);
        }
        begins.extend(tags.iter().filter_map(|it| Some((*self.tags.get(it.as_str())?, 1.0))));
        merge(&mut begins, f32::max);
        (begins, unknown)
    }

    /// The known pairs of a question, and how many are unknown.
    fn pairs_of(&self, words: &[&Word]) -> (Vec<(u32, f32)>, f32) {
        let known = |text: &str| self.short_begins.get(beginning(text, LETTERS_OF_PAIR)).copied();
        let read = |word: &&Word| {
            let meant = word.meant.first().and_then(|it| known(&it.0));
            meant.or_else(|| known(&word.text)).unwrap_or(STRANGER)
        };
        let order: Vec<u32> = words.iter().map(read).collect();
        let (mut pairs, mut unknown) = (Vec::new(), 0.0);
        for_each_pair(&order, |pair| match self.pairs.get(&pair) {
            Some(pair) => pairs.push((*pair, 1.0)),
            None => unknown += 1.0,
        });
        merge(&mut pairs, f32::max);
        (pairs, unknown)
    }
}

/// The beginnings of all words, and the one of each word.
fn beginnings(building: &Building, letters: usize) -> (FxHashMap<Box<str>, u32>, Vec<u32>) {
    let vocabulary = &building.space.vocabulary;
    let mut begins: FxHashMap<Box<str>, u32> = FxHashMap::default();
    let begin_of = |word: u32| {
        let next = number(begins.len());
        *begins.entry(beginning(vocabulary.text(word), letters).into()).or_insert(next)
    };
    let begin_of = (0..number(vocabulary.len())).map(begin_of).collect();
    (begins, begin_of)
}

/// Takes the pairs of words that stand near each other, with the borders as words.
fn for_each_pair(words: &[u32], mut take: impl FnMut((u32, u32))) {
    let at = |place: usize| match place {
        0 => BORDER,
        place => words.get(place - 1).copied().unwrap_or(BORDER),
    };
    let last = words.len() + 1;
    for first in 0..last {
        for second in first + 1..=(first + APART).min(last) {
            take((at(first), at(second)));
        }
    }
}
