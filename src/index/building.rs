//! Building a space of words from phrases.

use rustc_hash::FxHashMap;

use super::Phrase;
use super::features::{Run, runs as word_runs, stem};
use super::lists::Lists;
use super::space::{Features, Kinds, Space, merge, number, squared, weight};
use super::vocabulary::Vocabulary;

/// What whole words, stems and runs have to say in how near two texts are; they sum to 1.
/// Chosen on the project's own questions, see ARCHITECTURE.md.
const SHARES: Kinds = Kinds { words: 0.35, stems: 0.25, runs: 0.40 };

/// A known word is near a text that has at least this part of its runs, by weight. What shares less
/// with it shares letters by chance.
const NEAR: f32 = 0.3;

/// A space that is being built, with what only building needs.
pub(super) struct Building {
    pub(super) space: Space,
    /// The words and marks of each phrase, each once, the words in their order.
    pub(super) phrases: Vec<Vec<u32>>,
    stem_of: Vec<u32>,
    runs_of: Vec<Vec<u32>>,
}

/// Measures how long sums of words are.
pub(super) struct Measure<'b> {
    building: &'b Building,
    /// A place for each run, to count in.
    times: Vec<f32>,
}

impl Building {
    /// How many words there are; marks are numbered after them.
    pub(super) fn words(&self) -> usize {
        self.runs_of.len()
    }

    /// How many runs there are.
    pub(super) fn runs(&self) -> usize {
        self.space.runs.weights.len()
    }

    /// The runs of a word.
    pub(super) fn runs_of(&self, word: usize) -> &[u32] {
        self.runs_of.get(word).map_or(&[], Vec::as_slice)
    }

    /// Takes phrases apart; those of one document must stand together.
    pub(super) fn of(phrases: &[Phrase]) -> Self {
        let documents = phrases.iter().map(|it| it.document + 1).max().unwrap_or(0);
        let mut vocabulary = Vocabulary::default();
        let (words, tags) = numbered(phrases, &mut vocabulary);
        let (mut stems, mut runs) = (Counting::default(), Counting::default());
        let texts = || (0..number(vocabulary.len())).map(|it| vocabulary.text(it));
        let stem_of: Vec<u32> = texts().map(|it| stems.id(stem(it).into())).collect();
        let ids = |runs: &mut Counting<Run>, text| {
            word_runs(text).into_iter().map(|it| runs.id(it)).collect::<Vec<u32>>()
        };
        let runs_of: Vec<Vec<u32>> = texts().map(|it| ids(&mut runs, it)).collect();
        let mut holding = Holding::new(vocabulary.len() + tags.len());
        for (phrase, words) in phrases.iter().zip(&words) {
            for &word in words {
                let is_new = holding.note(word, phrase.document);
                let Some(of_word) = runs_of.get(word as usize).filter(|_| is_new) else { continue };
                stems.holding.note(stem_of[word as usize], phrase.document);
                for run in of_word {
                    runs.holding.note(*run, phrase.document);
                }
            }
        }
        let with_stem = (0_u32..).zip(&stem_of).map(|(word, stem)| (*stem, word));
        let with_run = (0_u32..).zip(&runs_of);
        let with_run = with_run.flat_map(|(word, of)| of.iter().map(move |run| (*run, word)));
        let space = Space {
            vocabulary,
            documents,
            tags,
            words: holding.weights(documents),
            stems: stems.features(documents, &with_stem.collect::<Vec<_>>()),
            runs: runs.features(documents, &with_run.collect::<Vec<_>>()),
            least: Vec::new(),
            scales: Kinds::default(),
        };
        let mut building = Self { space, phrases: words, stem_of, runs_of };
        building.scale();
        building
    }

    /// Gives each kind of feature its share in an average word.
    fn scale(&mut self) {
        let mut all = Kinds::default();
        for &word in self.phrases.iter().flatten() {
            let mass = self.mass(word);
            all = Kinds {
                words: all.words + mass.words,
                stems: all.stems + mass.stems,
                runs: all.runs + mass.runs,
            };
        }
        let scale = |share: f32, all: f32| share / all.max(f32::MIN_POSITIVE);
        let sum = all.words + all.stems + all.runs;
        self.space.scales = Kinds {
            words: scale(SHARES.words * sum, all.words),
            stems: scale(SHARES.stems * sum, all.stems),
            runs: scale(SHARES.runs * sum, all.runs),
        };
        let scales = self.space.scales;
        self.space.least = (0..number(self.runs_of.len()))
            .map(|it| (NEAR * scales.runs * self.mass(it).runs).max(f32::MIN_POSITIVE))
            .collect();
    }

    /// The squared length of a word or mark in each kind of feature.
    fn mass(&self, word: u32) -> Kinds {
        let place = word as usize;
        let runs = self.runs_of(place).iter();
        Kinds {
            words: self.space.words[place],
            stems: self.stem_of.get(place).map_or(0.0, |it| self.space.stems.weights[*it as usize]),
            runs: runs.map(|it| self.space.runs.weights[*it as usize]).sum(),
        }
    }
}

impl<'b> Measure<'b> {
    pub(super) fn new(building: &'b Building) -> Self {
        Self { building, times: vec![0.0; building.runs()] }
    }

    /// The length of a sum of words and marks, each there so many times.
    pub(super) fn length(&mut self, words: &[(u32, f32)]) -> f32 {
        let Building { space, stem_of, runs_of, .. } = self.building;
        let stem = |it: &(u32, f32)| Some((*stem_of.get(it.0 as usize)?, it.1));
        let mut stems: Vec<(u32, f32)> = words.iter().filter_map(stem).collect();
        merge(&mut stems, |one, other| one + other);
        for (word, times) in words {
            for &run in runs_of.get(*word as usize).into_iter().flatten() {
                self.times[run as usize] += times;
            }
        }
        // Each run once: it is set back when it was counted.
        let mut runs = 0.0;
        for (word, _) in words {
            for &run in runs_of.get(*word as usize).into_iter().flatten() {
                let times = std::mem::take(&mut self.times[run as usize]);
                runs += times * times * space.runs.weights[run as usize];
            }
        }
        let square = Kinds {
            words: squared(words, &space.words),
            stems: squared(&stems, &space.stems.weights),
            runs,
        };
        square.scaled(space.scales).sqrt().max(f32::MIN_POSITIVE)
    }
}

/// The words and marks of each phrase, each once and in order, by number; and the numbers of the marks, which come
/// after those of all words.
fn numbered(
    phrases: &[Phrase],
    vocabulary: &mut Vocabulary,
) -> (Vec<Vec<u32>>, FxHashMap<Box<str>, u32>) {
    let of_phrase = |it: &Phrase| it.words.iter().map(|it| vocabulary.intern(it)).collect();
    let mut words: Vec<Vec<u32>> = phrases.iter().map(of_phrase).collect();
    let mut tags: FxHashMap<Box<str>, u32> = FxHashMap::default();
    for (phrase, words) in phrases.iter().zip(&mut words) {
        for tag in &phrase.tags {
            let next = number(vocabulary.len() + tags.len());
            words.push(*tags.entry(tag.as_str().into()).or_insert(next));
        }
        keep_first(words);
    }
    (words, tags)
}

/// Takes away what a list has said before; phrases are short.
fn keep_first(words: &mut Vec<u32>) {
    let mut kept = 0;
    for place in 0..words.len() {
        let word = words[place];
        if !words[..kept].contains(&word) {
            words[kept] = word;
            kept += 1;
        }
    }
    words.truncate(kept);
}

/// Features that get their numbers, and how many documents have each.
struct Counting<T> {
    ids: FxHashMap<T, u32>,
    holding: Holding,
}

impl<T> Default for Counting<T> {
    fn default() -> Self {
        Self { ids: FxHashMap::default(), holding: Holding::new(0) }
    }
}

impl<T: std::hash::Hash + Eq> Counting<T> {
    fn id(&mut self, feature: T) -> u32 {
        let next = number(self.ids.len());
        let id = *self.ids.entry(feature).or_insert(next);
        if id == next {
            self.holding.grow();
        }
        id
    }

    fn features(self, documents: usize, words: &[(u32, u32)]) -> Features<T> {
        let weights = self.holding.weights(documents);
        Features { words: Lists::of(weights.len(), words), ids: self.ids, weights }
    }
}

/// How many documents hold each feature.
#[derive(Default)]
struct Holding {
    documents: Vec<u32>,
    /// The last document that was noted, from 1.
    last: Vec<u32>,
}

impl Holding {
    fn new(features: usize) -> Self {
        Self { documents: vec![0; features], last: vec![0; features] }
    }

    fn weights(&self, documents: usize) -> Vec<f32> {
        self.documents.iter().map(|it| weight(documents, *it)).collect()
    }

    fn grow(&mut self) {
        self.documents.push(0);
        self.last.push(0);
    }

    /// Notes that a document has a feature; `document` must not decrease from call to call. Gives
    /// whether that is new.
    fn note(&mut self, feature: u32, document: usize) -> bool {
        let (place, document) = (feature as usize, number(document + 1));
        let new = self.last[place] != document;
        if new {
            self.last[place] = document;
            self.documents[place] += 1;
        }
        new
    }
}
