//! Words as vectors: each is itself, its stem and its runs of letters, weighted by how telling those
//! are. A text is the sum of its words.

use rustc_hash::FxHashMap;

use super::Word;
use super::features::{Run, runs as word_runs, stem};
use super::lists::Lists;
use super::vocabulary::Vocabulary;

/// How much the runs of the word that a misspelt one likely meant count.
const MEANT: f32 = 0.7;

/// So many words are passed over at once where none of them is near.
const BLOCK: usize = 32;

/// The words of all documents, as vectors.
#[derive(Debug)]
pub(super) struct Space {
    pub(super) vocabulary: Vocabulary,
    pub(super) documents: usize,
    /// Marks, numbered after the words.
    pub(super) tags: FxHashMap<Box<str>, u32>,
    /// The squared weight of each word and mark.
    pub(super) words: Vec<f32>,
    pub(super) stems: Features<Box<str>>,
    pub(super) runs: Features<Run>,
    /// How much of a word's runs a text must have to be near it.
    pub(super) least: Vec<f32>,
    pub(super) scales: Kinds,
}

/// Features that words share.
#[derive(Debug)]
pub(super) struct Features<T> {
    pub(super) ids: FxHashMap<T, u32>,
    /// The squared weight of each.
    pub(super) weights: Vec<f32>,
    /// The words that have it.
    pub(super) words: Lists<u32>,
}

/// A number for each kind of feature.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Kinds {
    pub(super) words: f32,
    pub(super) stems: f32,
    pub(super) runs: f32,
}

impl Kinds {
    /// The sum of the numbers, each scaled.
    pub(super) fn scaled(self, scales: Self) -> f32 {
        self.words * scales.words + self.stems * scales.stems + self.runs * scales.runs
    }
}

/// A question as a vector: features with how far they are meant.
pub(super) struct Query {
    words: Vec<(u32, f32)>,
    stems: Vec<(u32, f32)>,
    runs: Vec<(u32, f32)>,
    pub(super) unknown_runs: f32,
    /// Its length, with what no document has.
    pub(super) length: f32,
}

impl Query {
    /// The known runs, and in how many words each is.
    pub(super) fn runs(&self) -> &[(u32, f32)] {
        &self.runs
    }
}

impl Space {
    /// How many words and marks there are.
    pub(super) fn features(&self) -> usize {
        self.words.len()
    }

    /// How telling a word is, 0 to about 6.
    pub(super) fn weight(&self, word: u32) -> f32 {
        self.words[word as usize]
    }

    /// How telling a word is that no document has: as much as one that only one has, less for a short
    /// one.
    pub(super) fn strange_weight(&self, text: &str) -> f32 {
        strangeness(text) * weight(self.documents, 1)
    }

    /// A question of words, each of which is there once, and marks.
    pub(super) fn query<'w>(
        &self,
        words: impl Iterator<Item = &'w Word>,
        tags: &[String],
    ) -> Query {
        let (mut meant, mut stems, mut runs) = (Vec::new(), Vec::new(), Vec::new());
        let mut strange = Kinds::default();
        for word in words {
            let unknown = strangeness(&word.text).powi(2) * weight(self.documents, 1);
            strange.words += unknown * self.add_word(word, &mut meant);
            strange.stems += unknown * self.add_stems(word, &mut stems);
            strange.runs += self.add_runs(word, &mut runs);
        }
        meant.extend(tags.iter().filter_map(|it| Some((*self.tags.get(it.as_str())?, 1.0))));
        merge(&mut meant, f32::max);
        merge(&mut stems, f32::max);
        merge(&mut runs, |one, other| one + other);
        let square = Kinds {
            words: strange.words + squared(&meant, &self.words),
            stems: strange.stems + squared(&stems, &self.stems.weights),
            runs: strange.runs + squared(&runs, &self.runs.weights),
        };
        Query {
            words: meant,
            stems,
            runs,
            unknown_runs: strange.runs / weight(self.documents, 1),
            length: square.scaled(self.scales).sqrt(),
        }
    }

    /// Adds what is meant by a word. Gives the part of it that is not known.
    fn add_word(&self, word: &Word, meant: &mut Vec<(u32, f32)>) -> f32 {
        let known = word.meant.iter().filter_map(|it| Some((self.vocabulary.id(&it.0)?, it.1)));
        meant.extend(known);
        1.0 - word.likeness().powi(2)
    }

    fn add_stems(&self, word: &Word, stems: &mut Vec<(u32, f32)>) -> f32 {
        let known = |text: &str, likeness| Some((*self.stems.ids.get(stem(text))?, likeness));
        let of_meant = word.meant.iter().filter_map(|it| known(&it.0, it.1));
        let own = Some(()).filter(|()| word.likeness() < 1.0).and_then(|()| known(&word.text, 1.0));
        let best = if own.is_some() { 1.0 } else { word.likeness() };
        stems.extend(of_meant.chain(own));
        1.0 - best.powi(2)
    }

    /// Adds the runs of a word; of a misspelt one also those of the word that was meant, at the cost of
    /// its own that the other lacks. Gives the squared weight of the runs that no word has.
    fn add_runs(&self, word: &Word, all: &mut Vec<(u32, f32)>) -> f32 {
        let own = word_runs(&word.text);
        let meant = word.meant.first().filter(|it| it.1 < 1.0);
        let trust = meant.map_or(0.0, |it| MEANT * it.1);
        let meant = meant.map(|it| word_runs(&it.0)).unwrap_or_default();
        let mut missing = 0.0;
        for run in &own {
            let shared = meant.is_empty() || meant.binary_search(run).is_ok();
            let weight = if shared { 1.0 } else { 1.0 - trust };
            match self.runs.ids.get(run) {
                Some(run) => all.push((*run, weight)),
                None => missing += weight * weight,
            }
        }
        let others = meant.iter().filter(|it| own.binary_search(it).is_err());
        all.extend(others.filter_map(|it| Some((*self.runs.ids.get(it)?, trust))));
        missing * weight(self.documents, 1)
    }

    /// Takes the words and marks that a question is near to, with the product of both vectors.
    pub(super) fn for_each_near(&self, query: &Query, mut take: impl FnMut(u32, f32)) {
        let mut near = vec![0.0_f32; self.least.len()];
        for &(run, times) in &query.runs {
            let weight = self.scales.runs * self.runs.weights[run as usize] * times;
            for &word in self.runs.words.get(run) {
                near[word as usize] += weight;
            }
        }
        // Without a branch, so that the compiler takes eight words at once.
        for (near, least) in near.iter_mut().zip(&self.least) {
            *near = if *near < *least { 0.0 } else { *near };
        }
        for &(stem, likeness) in &query.stems {
            let weight = self.scales.stems * self.stems.weights[stem as usize] * likeness;
            for &word in self.stems.words.get(stem) {
                near[word as usize] += weight;
            }
        }
        for &(word, likeness) in &query.words {
            let weight = self.scales.words * self.words[word as usize] * likeness;
            match near.get_mut(word as usize) {
                Some(near) => *near += weight,
                None => take(word, weight),
            }
        }
        for (block, near) in near.chunks(BLOCK).enumerate().filter(|it| greatest(it.1) > 0.0) {
            for (place, product) in near.iter().enumerate().filter(|it| *it.1 > 0.0) {
                take(number(block * BLOCK + place), *product);
            }
        }
    }
}

/// How much an unknown word counts: less one of one to three letters, which is seldom a name.
pub(super) fn strangeness(text: &str) -> f32 {
    match text.chars().count() {
        0 | 1 => 0.2,
        2 => 0.4,
        3 => 0.7,
        _ => 1.0,
    }
}

/// How telling a feature is that `holding` of `documents` documents have.
pub(super) fn weight(documents: usize, holding: u32) -> f32 {
    (1.0 + float(number(documents)) / float(holding).max(0.5)).ln()
}

/// Sorts features and joins the numbers of each.
pub(super) fn merge(features: &mut Vec<(u32, f32)>, join: fn(f32, f32) -> f32) {
    features.sort_unstable_by_key(|it| it.0);
    features.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 = join(kept.1, next.1);
        }
        same
    });
}

/// The squared length of a vector of features with the squared weights `weights`.
pub(super) fn squared(features: &[(u32, f32)], weights: &[f32]) -> f32 {
    features.iter().map(|(id, times)| times * times * weights[*id as usize]).sum()
}

/// The greatest of some numbers, or 0.
pub(super) fn greatest(numbers: &[f32]) -> f32 {
    // Plain comparisons, which the compiler turns into those of eight numbers at once.
    numbers.iter().fold(0.0, |best, number| if *number > best { *number } else { best })
}

/// A count as a number to reckon with.
pub(super) fn float(count: u32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "what is counted is far below 2^24")]
    let float = count as f32;
    float
}

/// A number for a place in a list; what is searched is far below four billion.
pub(super) fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
