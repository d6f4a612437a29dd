//! The words that documents hold, and the ones nearest to a misspelt word.

use rapidfuzz::distance::osa::{Args, BatchComparator};
use rustc_hash::FxHashMap;

use super::features::is_figure;
use crate::text::Letters;

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
    by_length: Vec<Vec<(Letters, u32)>>,
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
            self.by_length[length].push((text.chars().collect(), word));
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
        let sought = Sought::new(text, letters);
        let mut found: Vec<Candidate> = Vec::new();
        let mut least = 0.0;
        // Words one slip away first: most that are farther away need no comparison then.
        for edits in 1..=edits {
            for length in letters.saturating_sub(edits)..=letters + edits {
                let likest = sought.likeness(edits, length);
                if edits <= edits_allowed(length) && likest >= least {
                    found.extend(self.at_distance(edits, length, &sought));
                }
            }
            let best = found.iter().map(|it| it.likeness).fold(0.0, f32::max);
            least = best - SPREAD;
        }
        found.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then(a.word.cmp(&b.word)));
        found.retain(|it| it.likeness >= least);
        found.truncate(CANDIDATES);
        found
    }

    /// The known words of a length that are so many edits from the one that is sought.
    fn at_distance<'s>(
        &'s self,
        edits: usize,
        length: usize,
        sought: &'s Sought,
    ) -> impl Iterator<Item = Candidate> + 's {
        let words = self.by_length.get(length).into_iter().flatten();
        let near = words.filter(move |it| it.0.may_be(sought.letters, edits));
        near.filter_map(move |&(_, word)| {
            let known = self.text(word);
            let most = Args::default().score_cutoff(edits);
            let distance = sought.compared.distance_with_args(known.chars(), &most)?;
            let slip = if known.chars().next() == sought.first { 0.0 } else { FIRST_LETTER };
            let likeness = sought.likeness(edits, length) - slip;
            (distance == edits).then_some(Candidate { word, likeness })
        })
    }
}

/// An unknown word.
struct Sought {
    letters: Letters,
    length: usize,
    first: Option<char>,
    compared: BatchComparator<char>,
}

impl Sought {
    fn new(text: &str, length: usize) -> Self {
        let compared = BatchComparator::new(text.chars());
        Self { letters: text.chars().collect(), length, first: text.chars().next(), compared }
    }

    /// How like it is to a word of so many letters that is so many edits away.
    fn likeness(&self, edits: usize, length: usize) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "lengths of words are small")]
        let share = edits as f32 / self.length.max(length) as f32;
        1.0 - share
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
