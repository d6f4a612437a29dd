//! The words that documents hold, and the ones nearest to a misspelt word.

use rapidfuzz::distance::osa::{Args, BatchComparator};
use rustc_hash::FxHashMap;

use super::features::is_figure;

/// Best known words taken for an unknown one.
const CANDIDATES: usize = 3;

/// How much worse than the best a candidate may be.
const SPREAD: f32 = 0.08;

/// What a candidate loses whose first letter differs: people rarely slip there.
const FIRST_LETTER: f32 = 0.1;

/// Words longer than this are compared as if they were no longer.
const LONGEST: usize = 40;

/// A known word that an unknown one may have meant, and how alike they are, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Candidate {
    pub(super) word: u32,
    pub(super) likeness: f32,
}

/// Words, numbered from 0.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    ids: FxHashMap<Box<str>, u32>,
    words: Vec<Box<str>>,
    /// The words of each length, with the letters that they hold.
    by_length: Vec<Vec<Letters>>,
}

/// A word and a bit for each letter that it has, so that most words are ruled out without a
/// comparison.
#[derive(Debug, Clone, Copy)]
struct Letters {
    mask: u64,
    word: u32,
}

impl Vocabulary {
    /// The number of a word, given on first sight.
    pub(super) fn intern(&mut self, text: &str) -> u32 {
        if let Some(id) = self.ids.get(text) {
            return *id;
        }
        let word = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.ids.insert(text.into(), word);
        self.words.push(text.into());
        if edits_allowed(text.chars().count()) > 0 && !is_figure(text) {
            let length = text.chars().count().min(LONGEST);
            if self.by_length.len() <= length {
                self.by_length.resize_with(length + 1, Vec::new);
            }
            self.by_length[length].push(Letters { mask: mask(text), word });
        }
        word
    }

    pub(super) fn id(&self, text: &str) -> Option<u32> {
        self.ids.get(text).copied()
    }

    pub(super) fn text(&self, id: u32) -> &str {
        &self.words[id as usize]
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The known words nearest to an unknown one, best first. Figures and words below four letters
    /// have none: three-letter words are too many steps from nothing.
    pub(super) fn nearest(&self, text: &str) -> Vec<Candidate> {
        let letters = text.chars().count();
        let edits = edits_allowed(letters);
        if edits == 0 || letters > LONGEST || is_figure(text) {
            return Vec::new();
        }
        let (sought, first) = (mask(text), text.chars().next());
        let compared = BatchComparator::new(text.chars());
        let mut found: Vec<Candidate> = Vec::new();
        let lengths = letters.saturating_sub(edits)..=letters + edits;
        for (length, words) in
            self.by_length.iter().enumerate().filter(|it| lengths.contains(&it.0))
        {
            let edits = edits.min(edits_allowed(length));
            for Letters { mask, word } in words {
                // An edit brings at most one letter, and takes one away.
                let (taken, brought) = (mask & !sought, sought & !mask);
                if taken.count_ones().max(brought.count_ones()) as usize > edits {
                    continue;
                }
                let known = self.text(*word);
                let most = Args::default().score_cutoff(edits);
                let Some(distance) = compared.distance_with_args(known.chars(), &most) else {
                    continue;
                };
                let slip = if known.chars().next() == first { 0.0 } else { FIRST_LETTER };
                #[expect(clippy::cast_precision_loss, reason = "lengths of words are small")]
                let likeness = 1.0 - distance as f32 / letters.max(length) as f32 - slip;
                found.push(Candidate { word: *word, likeness });
            }
        }
        found.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then(a.word.cmp(&b.word)));
        let least = found.first().map_or(0.0, |it| it.likeness) - SPREAD;
        found.retain(|it| it.likeness >= least);
        found.truncate(CANDIDATES);
        found
    }
}

/// Slips that a word of so many letters may hold.
const fn edits_allowed(letters: usize) -> usize {
    match letters {
        0..=2 => 0,
        3..=5 => 1,
        6..=9 => 2,
        _ => 3,
    }
}

fn mask(text: &str) -> u64 {
    text.chars().fold(0, |mask, letter| mask | 1 << (u32::from(letter) % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, meant: &[&str]) {
        let mut vocabulary = Vocabulary::default();
        for word in ["district", "distance", "river", "lacin", "kend", "kent", "1835"] {
            vocabulary.intern(word);
        }
        let found = vocabulary.nearest(typed);
        let found: Vec<&str> = found.iter().map(|it| vocabulary.text(it.word)).collect();
        assert_eq!(found, meant, "{typed}");
    }

    #[test]
    fn a_misspelt_word_finds_the_one_that_was_meant() {
        check("distrct", &["district"]);
        check("dsitrict", &["district"]);
        check("rivr", &["river"]);
        check("lahcin", &["lacin"]);
        check("kenf", &["kend", "kent"]);
    }

    #[test]
    fn short_words_figures_and_strangers_find_nothing() {
        check("ke", &[]);
        check("1836", &[]);
        check("mountain", &[]);
    }
}
