//! The words that documents hold, how telling each is, and the ones nearest to a misspelt word.

use std::collections::HashMap;

use super::features::is_figure;

/// Best known words taken for an unknown one.
const CANDIDATES: usize = 3;

/// How much worse than the best a candidate may be.
const SPREAD: f32 = 0.08;

/// What a candidate loses whose first letter differs: people rarely slip there.
const FIRST_LETTER: f32 = 0.1;

/// A known word that an unknown one may have meant, and how alike they are, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Candidate {
    pub(super) word: usize,
    pub(super) likeness: f32,
}

/// Words with the number of documents that hold them.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    ids: HashMap<String, usize>,
    words: Vec<Word>,
}

#[derive(Debug)]
struct Word {
    text: String,
    letters: usize,
    mask: u64,
    documents: u32,
    last: Option<usize>,
}

impl Vocabulary {
    /// The number of a word, given on first sight; `document` must not decrease from call to call.
    pub(super) fn intern(&mut self, text: &str, document: usize) -> usize {
        let next = self.words.len();
        let id = *self.ids.entry(text.to_owned()).or_insert(next);
        if id == next {
            let (letters, mask) = (text.chars().count(), mask(text));
            self.words.push(Word {
                text: text.to_owned(),
                letters,
                mask,
                documents: 0,
                last: None,
            });
        }
        let word = &mut self.words[id];
        if word.last != Some(document) {
            word.documents += 1;
            word.last = Some(document);
        }
        id
    }

    pub(super) fn id(&self, text: &str) -> Option<usize> {
        self.ids.get(text).copied()
    }

    pub(super) fn text(&self, id: usize) -> &str {
        &self.words[id].text
    }

    /// How telling each word is among `documents` documents: 0 where every document has it.
    pub(super) fn weights(&self, documents: usize) -> Vec<f32> {
        self.words.iter().map(|it| weight(documents, it.documents)).collect()
    }

    /// The known words nearest to an unknown one, best first. Figures and words below three letters
    /// have none.
    pub(super) fn nearest(&self, text: &str) -> Vec<Candidate> {
        let letters = text.chars().count();
        let edits = edits_allowed(letters);
        if edits == 0 || is_figure(text) {
            return Vec::new();
        }
        let (sought, first) = (mask(text), text.chars().next());
        let mut found: Vec<Candidate> = Vec::new();
        for (id, word) in self.words.iter().enumerate() {
            // An edit changes at most two letters of the mask and one of the length.
            let differ = (word.mask ^ sought).count_ones() as usize;
            if word.letters.abs_diff(letters) > edits || differ > 2 * edits || is_figure(&word.text)
            {
                continue;
            }
            let distance = strsim::osa_distance(&word.text, text);
            // Three-letter words are too many steps from nothing.
            if distance > edits.min(edits_allowed(word.letters)) {
                continue;
            }
            let slip = if word.text.chars().next() == first { 0.0 } else { FIRST_LETTER };
            #[expect(clippy::cast_precision_loss, reason = "lengths of words are small")]
            let likeness = 1.0 - distance as f32 / letters.max(word.letters) as f32 - slip;
            found.push(Candidate { word: id, likeness });
        }
        found.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then(a.word.cmp(&b.word)));
        let least = found.first().map_or(0.0, |it| it.likeness) - SPREAD;
        found.retain(|it| it.likeness >= least);
        found.truncate(CANDIDATES);
        found
    }
}

/// How telling a word is that `holding` of `documents` documents have.
pub(super) fn weight(documents: usize, holding: u32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "far below 2^24 documents")]
    let documents = documents as f32;
    #[expect(clippy::cast_precision_loss, reason = "far below 2^24 documents")]
    let holding = holding as f32;
    (1.0 + documents / holding.max(0.5)).ln()
}

/// Slips that a word of so many letters may hold.
const fn edits_allowed(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=5 => 1,
        6..=9 => 2,
        _ => 3,
    }
}

/// A bit for each letter that a word has, so that most words are ruled out without a comparison.
fn mask(text: &str) -> u64 {
    text.chars().fold(0, |mask, letter| mask | 1 << (u32::from(letter) % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, meant: &[&str]) {
        let mut vocabulary = Vocabulary::default();
        for (document, word) in ["district", "distance", "river", "lacin", "kend", "kent", "1835"]
            .into_iter()
            .enumerate()
        {
            vocabulary.intern(word, document);
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

    #[test]
    fn a_word_is_the_more_telling_the_fewer_documents_have_it() {
        let mut vocabulary = Vocabulary::default();
        for document in 0..4 {
            vocabulary.intern("the", document);
            vocabulary.intern("the", document);
        }
        vocabulary.intern("forest", 3);
        let weights = vocabulary.weights(4);
        assert!(weights[1] > weights[0]);
    }
}
