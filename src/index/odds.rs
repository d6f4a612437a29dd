//! How much likelier each document is to have said a word than all documents together: a language
//! model of the beginnings of its words, put right where it takes one document's phrase for another's.

use rustc_hash::FxHashMap;

use super::building::Building;
use super::lists::Lists;
use super::space::{float, merge, number, strangeness};
use super::{Phrase, Word};
use crate::text::beginning;

/// Letters of a word that count. One less than a stem: a document's words are few.
const LETTERS: usize = 4;

/// How often the phrases are gone through to put the model right.
const PASSES: usize = 2;

/// By how much a phrase's own document is to lead.
const MARGIN: f32 = 1.0;

/// How much of a shortfall is made good at once.
const STEP: f32 = 0.5;

/// How many known words a strange one counts for in the length of a question.
const STRANGE: f32 = 4.0;

/// The beginnings of words, and what each says of the documents that have it.
#[derive(Debug)]
pub(super) struct Odds {
    ids: FxHashMap<Box<str>, u32>,
    tags: FxHashMap<Box<str>, u32>,
    /// For each beginning the documents that have it, with the logarithm of the odds.
    documents: Lists<(u32, f32)>,
}

impl Odds {
    /// Learns from phrases; those of one document must stand together.
    pub(super) fn of(phrases: &[Phrase], building: &Building) -> Self {
        let mut ids: FxHashMap<Box<str>, u32> = FxHashMap::default();
        let space = &building.space;
        let begin_of = |word: u32| {
            let next = number(ids.len());
            *ids.entry(beginning(space.vocabulary.text(word), LETTERS).into()).or_insert(next)
        };
        let begins: Vec<u32> = (0..number(space.vocabulary.len())).map(begin_of).collect();
        // Marks are words of their own, numbered after all others.
        let after = |mark: u32| mark - number(begins.len()) + number(ids.len());
        let tags: FxHashMap<Box<str>, u32> =
            space.tags.iter().map(|(tag, mark)| (tag.clone(), after(*mark))).collect();
        let texts = phrases.iter().zip(&building.phrases).map(|(phrase, words)| {
            let begin = |it: &u32| begins.get(*it as usize).copied().unwrap_or_else(|| after(*it));
            let mut begins: Vec<u32> = words.iter().map(begin).collect();
            begins.sort_unstable();
            begins.dedup();
            Text { document: number(phrase.document), begins }
        });
        let texts: Vec<Text> = texts.collect();
        let mut model = Model::of(&texts, ids.len() + tags.len());
        for _ in 0..PASSES {
            model.put_right(&texts);
        }
        Self { ids, tags, documents: model.into_lists() }
    }

    /// What the words and marks of a question say of each document, added up and divided by the
    /// question's length, in which the words count that no document has.
    pub(super) fn of_query<'w>(
        &self,
        words: impl Iterator<Item = &'w Word>,
        tags: &[String],
        documents: usize,
    ) -> Vec<f32> {
        let mut begins: Vec<(u32, f32)> = Vec::new();
        let mut square = 0.0;
        for word in words {
            let known =
                |text: &str, likeness| Some((*self.ids.get(beginning(text, LETTERS))?, likeness));
            let own = known(&word.text, 1.0);
            let best = if own.is_some() { 1.0 } else { word.likeness() };
            begins.extend(word.meant.iter().filter_map(|it| known(&it.0, it.1)).chain(own));
            square += STRANGE * (1.0 - best * best) * strangeness(&word.text).powi(2);
        }
        begins.extend(tags.iter().filter_map(|it| Some((*self.tags.get(it.as_str())?, 1.0))));
        merge(&mut begins, f32::max);
        square += begins.iter().map(|it| it.1 * it.1).sum::<f32>();
        let mut odds = vec![0.0; documents];
        if square > 0.0 {
            for (begin, likeness) in begins {
                let part = likeness / square.sqrt();
                for (document, weight) in self.documents.get(begin) {
                    odds[*document as usize] += part * weight;
                }
            }
        }
        odds
    }
}

/// A phrase as the model sees it.
struct Text {
    document: u32,
    begins: Vec<u32>,
}

/// What each beginning says of each document that has it.
struct Model {
    /// Where the entries of each beginning begin.
    starts: Vec<u32>,
    entries: Vec<Entry>,
    /// A place for each document, to add up in.
    scores: Vec<f32>,
}

#[derive(Clone, Copy, Default)]
struct Entry {
    document: u32,
    /// The logarithm of the odds.
    weight: f32,
    /// The same, had the document one phrase less with this beginning.
    without: f32,
    /// What was added to put phrases right.
    right: f32,
}

impl Model {
    fn of(texts: &[Text], begins: usize) -> Self {
        let mut counts: Vec<(u32, (u32, u32))> = Vec::new();
        let mut sizes: Vec<u32> = Vec::new();
        for texts in texts.chunk_by(|a, b| a.document == b.document) {
            let mut all: Vec<u32> = texts.iter().flat_map(|it| it.begins.iter().copied()).collect();
            all.sort_unstable();
            let document = texts[0].document;
            sizes.resize(document as usize + 1, 0);
            sizes[document as usize] = number(all.len());
            let of_one = all.chunk_by(|a, b| a == b);
            counts.extend(of_one.map(|it| (it[0], (document, number(it.len())))));
        }
        let all = float(number(counts.len()));
        let lists = Lists::of(begins, &counts);
        let mut starts = vec![0];
        let mut entries = Vec::with_capacity(counts.len());
        for begin in 0..number(begins) {
            let holding = lists.get(begin);
            let usual = float(number(holding.len())) / all;
            entries.extend(holding.iter().map(|&(document, count)| {
                let expected = usual * float(sizes[document as usize]);
                let odds = |count: u32| (1.0 + float(count) / expected).ln();
                Entry { document, weight: odds(count), without: odds(count - 1), right: 0.0 }
            }));
            starts.push(number(entries.len()));
        }
        Self { starts, entries, scores: vec![0.0; sizes.len()] }
    }

    fn entries(&self, begin: u32) -> std::ops::Range<usize> {
        let begin = begin as usize;
        self.starts[begin] as usize..self.starts[begin + 1] as usize
    }

    /// Goes through all phrases, the first of every document before the second of any, and moves the
    /// weights of those that another document claims.
    fn put_right(&mut self, texts: &[Text]) {
        let mut order: Vec<(usize, usize)> = Vec::with_capacity(texts.len());
        for texts in texts.chunk_by(|a, b| a.document == b.document) {
            let first = order.len();
            order.extend((0..texts.len()).map(|it| (it, first + it)));
        }
        order.sort_unstable();
        for text in order.into_iter().map(|it| &texts[it.1]).filter(|it| !it.begins.is_empty()) {
            self.put_one_right(text);
        }
    }

    fn put_one_right(&mut self, text: &Text) {
        let part = 1.0 / float(number(text.begins.len())).sqrt();
        self.scores.fill(0.0);
        for &begin in &text.begins {
            for entry in &self.entries[self.entries(begin)] {
                let own = entry.document == text.document;
                let weight = if own { entry.without } else { entry.weight };
                self.scores[entry.document as usize] += part * (weight + entry.right);
            }
        }
        let own = std::mem::replace(&mut self.scores[text.document as usize], f32::MIN);
        let rivals = (0_u32..).zip(&self.scores);
        let Some((rival, score)) = rivals.max_by(|a, b| a.1.total_cmp(b.1)) else { return };
        let short = (score + MARGIN - own).min(MARGIN);
        if short <= 0.0 {
            return;
        }
        let step = STEP * part * short / MARGIN;
        for &begin in &text.begins {
            let entries = self.entries(begin);
            for entry in &mut self.entries[entries] {
                if entry.document == text.document {
                    entry.right += step;
                } else if entry.document == rival {
                    entry.right -= step;
                }
            }
        }
    }

    fn into_lists(self) -> Lists<(u32, f32)> {
        let begins = number(self.starts.len() - 1);
        let entries = (0..begins).flat_map(|begin| {
            self.entries[self.entries(begin)]
                .iter()
                .map(move |it| (begin, (it.document, it.weight + it.right)))
        });
        Lists::of(begins as usize, &entries.collect::<Vec<_>>())
    }
}
