//! A model of what documents say, counted from their phrases and put right where it takes one
//! document's phrase for another's.

use super::super::lists::Lists;
use super::super::space::{float, number};
use super::{BEGINS, PAIRS};

/// How often the phrases are gone through to put the model right.
const PASSES: usize = 6;

/// How far a phrase moves the weights at once.
const STEP: f32 = 0.8;

/// A phrase whose own document is likelier than this is not looked at again.
const SETTLED: f32 = 0.9;

/// A pair or a run that more than one document in so many has says nothing of any.
const RARE: usize = 8;

/// A document that is less likely than this, beside the likeliest, is not moved.
const UNLIKELY: f32 = -5.5;

/// A phrase as the model sees it.
pub(super) struct Text {
    pub(super) document: u32,
    /// The features it has, each once: beginnings and marks first, then pairs.
    pub(super) features: Vec<u32>,
    /// How many of them are beginnings and marks.
    pub(super) begins: usize,
}

impl Text {
    /// The features of each kind, with what each has to say.
    fn kinds(&self) -> [(&[u32], f32); 2] {
        let (begins, pairs) = self.features.split_at(self.begins);
        let part = |share: f32, of: &[u32]| share / float(number(of.len().max(1))).sqrt();
        [(begins, part(BEGINS, begins)), (pairs, part(PAIRS, pairs))]
    }
}

/// How often each document has each feature. Features are of several kinds, one after another.
pub(super) struct Counts {
    /// Behind the last feature of each kind.
    ends: Vec<u32>,
    /// Features with the document and how often it has them.
    of_documents: Vec<(u32, (u32, u32))>,
    /// How many features of each kind each document has.
    sizes: Vec<Vec<u32>>,
    /// The count of each feature in the present document.
    present: Vec<u32>,
    /// The features that the present document has.
    touched: Vec<u32>,
    document: u32,
}

impl Counts {
    /// No features yet, of kinds that end at `ends`.
    pub(super) fn new(ends: &[u32]) -> Self {
        let features = ends.last().map_or(0, |it| *it as usize);
        Self {
            ends: ends.to_vec(),
            of_documents: Vec::new(),
            sizes: Vec::new(),
            present: vec![0; features],
            touched: Vec::new(),
            document: 0,
        }
    }

    /// Counts features of a document; `document` must not decrease from call to call.
    pub(super) fn add(&mut self, document: u32, features: impl Iterator<Item = u32>) {
        if document != self.document {
            self.close();
            self.document = document;
        }
        for feature in features {
            let count = &mut self.present[feature as usize];
            if *count == 0 {
                self.touched.push(feature);
            }
            *count += 1;
        }
    }

    fn kind(&self, feature: u32) -> usize {
        self.ends.iter().take_while(|it| feature >= **it).count()
    }

    fn close(&mut self) {
        let mut sizes = vec![0; self.ends.len()];
        for feature in std::mem::take(&mut self.touched) {
            let count = std::mem::take(&mut self.present[feature as usize]);
            sizes[self.kind(feature)] += count;
            self.of_documents.push((feature, (self.document, count)));
        }
        self.sizes.resize(self.document as usize, vec![0; self.ends.len()]);
        self.sizes.push(sizes);
    }
}

/// What each feature says of each document that has it.
pub(super) struct Model {
    /// Where the entries of each feature begin.
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
    /// By how much less it were, had the document one phrase less with this feature.
    loss: f32,
}

impl Model {
    /// The logarithm of how much oftener a document has a feature than its size lets expect.
    pub(super) fn of(mut counts: Counts) -> Self {
        counts.close();
        let features = counts.present.len();
        let lists = Lists::of(features, &counts.of_documents);
        let mut all = vec![0_u32; counts.ends.len()];
        for (feature, _) in &counts.of_documents {
            all[counts.kind(*feature)] += 1;
        }
        let documents = counts.sizes.len();
        let mut starts = vec![0];
        let mut entries = Vec::with_capacity(counts.of_documents.len());
        for feature in 0..number(features) {
            let kind = counts.kind(feature);
            let is_rare = |it: &&[(u32, u32)]| kind == 0 || it.len() * RARE <= documents;
            let holding = Some(lists.get(feature)).filter(is_rare).unwrap_or_default();
            let usual = float(number(holding.len())) / float(all[kind].max(1));
            entries.extend(holding.iter().map(|&(document, count)| {
                let expected = usual * float(counts.sizes[document as usize][kind]);
                let odds = |count: u32| (1.0 + float(count) / expected).ln();
                let weight = odds(count);
                Entry { document, weight, loss: weight - odds(count - 1) }
            }));
            starts.push(number(entries.len()));
        }
        Self { starts, entries, scores: vec![0.0; counts.sizes.len()] }
    }

    fn entries(&self, feature: u32) -> std::ops::Range<usize> {
        let feature = feature as usize;
        self.starts[feature] as usize..self.starts[feature + 1] as usize
    }

    /// Goes through all phrases several times, the first of every document before the second of any,
    /// and moves the weights of those that other documents claim: a step down the slope of the
    /// logarithm of the likelihood.
    pub(super) fn put_right(&mut self, texts: &[Text]) {
        let mut order: Vec<(usize, usize)> = Vec::with_capacity(texts.len());
        for texts in texts.chunk_by(|a, b| a.document == b.document) {
            let first = order.len();
            order.extend((0..texts.len()).map(|it| (it, first + it)));
        }
        order.sort_unstable();
        for _ in 0..PASSES {
            order.retain(|it| self.put_one_right(&texts[it.1]) < SETTLED);
        }
    }

    /// Moves the weights of one phrase. Gives how likely its own document was.
    fn put_one_right(&mut self, text: &Text) -> f32 {
        self.scores.fill(0.0);
        let own = text.document as usize;
        let mut loss = 0.0;
        for (features, part) in text.kinds() {
            for &feature in features {
                for entry in &self.entries[self.entries(feature)] {
                    self.scores[entry.document as usize] += part * entry.weight;
                    loss += if entry.document == text.document { part * entry.loss } else { 0.0 };
                }
            }
        }
        self.scores[own] -= loss;
        let best = self.scores.iter().copied().fold(f32::MIN, |a, b| if b > a { b } else { a });
        let mut sum = 0.0;
        for score in &mut self.scores {
            let behind = *score - best;
            *score = if behind < UNLIKELY { 0.0 } else { behind.exp() };
            sum += *score;
        }
        let likely = self.scores[own] / sum;
        // From likelihoods to how far each document is to be moved.
        for score in &mut self.scores {
            *score *= -STEP / sum;
        }
        self.scores[own] += STEP;
        for (features, part) in text.kinds() {
            for &feature in features {
                let entries = self.entries(feature);
                for entry in &mut self.entries[entries] {
                    entry.weight += part * self.scores[entry.document as usize];
                }
            }
        }
        likely
    }

    pub(super) fn into_lists(self) -> Lists<(u32, f32)> {
        let features = number(self.starts.len() - 1);
        let entries = (0..features).flat_map(|feature| {
            self.entries[self.entries(feature)]
                .iter()
                .map(move |it| (feature, (it.document, it.weight)))
        });
        Lists::of(features as usize, &entries.collect::<Vec<_>>())
    }
}
