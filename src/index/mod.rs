//! The fuzzy keyword index: any table of phrases, searched by words, their stems and their letters.
//!
//! A phrase belongs to a document (a fact) and a group within it (a language). Each of three views
//! sees a text as a bag of features weighted by how telling they are: whole words, stems, and runs of
//! two to four letters. A document is as near as its nearest phrase and the middle of its nearest group
//! together. What the query holds and no document does counts in the query's length, so that a
//! question about something else is far from everything, however many small words it shares.

mod features;
mod rows;
mod vocabulary;

use std::collections::{BTreeMap, BTreeSet};

use features::runs;
pub use features::stem;
use rows::{Rows, Weighted, merge, norm};
use vocabulary::{Candidate, Vocabulary, weight};

/// A text that a document is found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The document it belongs to.
    pub document: usize,
    /// The group within the document, such as its language.
    pub group: usize,
    /// Its folded words.
    pub words: Vec<String>,
    /// Marks that count as words but have no letters, such as what a name stands for.
    pub tags: Vec<String>,
}

/// Phrases, ready to be searched.
#[derive(Debug)]
pub struct Index {
    documents: usize,
    phrases: usize,
    groups: usize,
    /// The document and group of each row: the phrases', then the groups' middles.
    owners: Vec<(usize, usize)>,
    views: [View; 3],
}

/// One way to see a text.
#[derive(Debug)]
struct View {
    kind: Kind,
    share: f32,
    vocabulary: Vocabulary,
    weights: Vec<f32>,
    rows: Rows,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Words,
    Stems,
    Runs,
}

/// What each view has to say in a document's nearness; they sum to 1.
/// Chosen on the project's own questions, see ARCHITECTURE.md.
const SHARES: [(Kind, f32); 3] = [(Kind::Words, 0.35), (Kind::Stems, 0.25), (Kind::Runs, 0.40)];

/// A document, and how near it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    /// The document.
    pub document: usize,
    /// How near its nearest phrase is, 0 to 1.
    pub phrase: f32,
    /// How near the middle of its nearest group is, 0 to 1.
    pub middle: f32,
}

impl Match {
    /// How near the document is, 0 to 1.
    pub fn score(&self) -> f32 {
        f32::midpoint(self.phrase, self.middle)
    }
}

/// How a word of the query was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// The folded word.
    pub text: String,
    /// The known words it was taken for, with their likeness; itself with 1, none for a stranger.
    pub meant: Vec<(String, f32)>,
    /// How telling it is.
    pub weight: f32,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The documents that share anything with the query, nearest first.
    pub matches: Vec<Match>,
    /// The query's words.
    pub words: Vec<Word>,
    /// How near the nearest phrase of each group is, 0 to 1.
    pub groups: Vec<f32>,
}

impl Index {
    /// Builds the index; phrases of one document must stand together.
    pub fn build(phrases: &[Phrase]) -> Self {
        let documents = phrases.iter().map(|it| it.document + 1).max().unwrap_or(0);
        let mut owners: Vec<_> = phrases.iter().map(|it| (it.document, it.group)).collect();
        let mut groups: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for (row, &owner) in owners.iter().enumerate() {
            groups.entry(owner).or_default().push(row);
        }
        owners.extend(groups.keys());
        let views = SHARES.map(|(kind, share)| View::build(kind, share, phrases, &groups));
        let groups = phrases.iter().map(|it| it.group + 1).max().unwrap_or(0);
        Self { documents, phrases: phrases.len(), groups, owners, views }
    }

    /// The documents nearest to a text of folded `words`, marked with `tags`.
    pub fn search(&self, words: &[String], tags: &[String]) -> Found {
        let words = self.read(words);
        let mut scores = vec![0.0; self.owners.len()];
        for view in &self.views {
            let (query, strange) = view.query(&words, tags, self.documents);
            view.rows.add_cosines(&query, strange, view.share, &mut scores);
        }
        Found { matches: self.matches(&scores), words, groups: self.groups(&scores) }
    }

    fn read(&self, words: &[String]) -> Vec<Word> {
        let [view, ..] = &self.views;
        words.iter().map(|text| view.read(text, self.documents)).collect()
    }

    fn groups(&self, scores: &[f32]) -> Vec<f32> {
        let mut groups = vec![0.0_f32; self.groups];
        for (&score, &(_, group)) in scores.iter().zip(&self.owners).take(self.phrases) {
            groups[group] = groups[group].max(score);
        }
        groups
    }

    fn matches(&self, scores: &[f32]) -> Vec<Match> {
        let mut best: Vec<Match> = (0..self.documents)
            .map(|document| Match { document, phrase: 0.0, middle: 0.0 })
            .collect();
        for (row, (&score, &(document, _))) in scores.iter().zip(&self.owners).enumerate() {
            let best = &mut best[document];
            if row >= self.phrases {
                best.middle = best.middle.max(score);
            } else {
                best.phrase = best.phrase.max(score);
            }
        }
        best.retain(|it| it.score() > 0.0);
        best.sort_by(|a, b| b.score().total_cmp(&a.score()).then(a.document.cmp(&b.document)));
        best
    }
}

impl View {
    fn build(
        kind: Kind,
        share: f32,
        phrases: &[Phrase],
        groups: &BTreeMap<(usize, usize), Vec<usize>>,
    ) -> Self {
        let mut vocabulary = Vocabulary::default();
        let features: Vec<Vec<usize>> = phrases
            .iter()
            .map(|phrase| {
                let texts = kind.features(&phrase.words, &phrase.tags);
                texts.iter().map(|it| vocabulary.intern(it, phrase.document)).collect()
            })
            .collect();
        let documents = phrases.iter().map(|it| it.document + 1).max().unwrap_or(0);
        let weights = vocabulary.weights(documents);
        let mut rows = Rows::default();
        for row in &features {
            rows.push(row.iter().map(|&it| (it, weights[it])).collect());
        }
        for members in groups.values() {
            rows.push(middle(members.iter().map(|&it| &features[it]), &weights));
        }
        Self { kind, share, vocabulary, weights, rows }
    }

    /// A word as this view of whole words knows it.
    fn read(&self, text: &str, documents: usize) -> Word {
        let meant: Vec<Candidate> = match self.vocabulary.id(text) {
            Some(word) => vec![Candidate { word, likeness: 1.0 }],
            None => self.vocabulary.nearest(text),
        };
        let weight = match meant.first() {
            Some(best) => self.weights[best.word],
            None => strange_weight(text, documents),
        };
        let meant =
            meant.into_iter().map(|it| (self.vocabulary.text(it.word).to_owned(), it.likeness));
        Word { text: text.to_owned(), meant: meant.collect(), weight }
    }

    /// The query's vector, and the squared weight of what no row has.
    fn query(&self, words: &[Word], tags: &[String], documents: usize) -> (Vec<Weighted>, f32) {
        let mut query = Vec::new();
        let mut strange = 0.0;
        // A word that is said twice asks for nothing more.
        let mut said = BTreeSet::new();
        for word in words.iter().filter(|it| said.insert(&it.text)) {
            strange += self.add_word(word, documents, &mut query);
        }
        for id in
            tags.iter().filter(|_| self.kind == Kind::Words).filter_map(|it| self.vocabulary.id(it))
        {
            query.push((id, self.weights[id]));
        }
        merge(&mut query);
        (query, strange)
    }

    fn add_word(&self, word: &Word, documents: usize, query: &mut Vec<Weighted>) -> f32 {
        match self.kind {
            Kind::Runs => {
                let runs = runs(&word.text);
                let known = runs.iter().filter_map(|it| self.vocabulary.id(it));
                let before = query.len();
                query.extend(known.map(|it| (it, self.weights[it])));
                #[expect(clippy::cast_precision_loss, reason = "a word has few runs")]
                let missing = (runs.len() - (query.len() - before)) as f32;
                missing * weight(documents, 1).powi(2)
            }
            Kind::Words | Kind::Stems => {
                let mut best = 0.0_f32;
                for (meant, likeness) in &word.meant {
                    let meant = if self.kind == Kind::Stems { stem(meant) } else { meant };
                    if let Some(id) = self.vocabulary.id(meant) {
                        query.push((id, self.weights[id] * likeness));
                        best = best.max(*likeness);
                    }
                }
                if self.kind == Kind::Stems
                    && best < 1.0
                    && let Some(id) = self.vocabulary.id(stem(&word.text))
                {
                    query.push((id, self.weights[id]));
                    best = 1.0;
                }
                (1.0 - best * best) * strange_weight(&word.text, documents).powi(2)
            }
        }
    }
}

impl Kind {
    fn features(self, words: &[String], tags: &[String]) -> Vec<String> {
        match self {
            Self::Words => words.iter().chain(tags).cloned().collect(),
            Self::Stems => words.iter().map(|it| stem(it).to_owned()).collect(),
            Self::Runs => words.iter().flat_map(|it| runs(it)).collect(),
        }
    }
}

/// The sum of the unit vectors of some rows.
fn middle<'f>(members: impl Iterator<Item = &'f Vec<usize>>, weights: &[f32]) -> Vec<Weighted> {
    let mut sum: BTreeMap<usize, f32> = BTreeMap::new();
    for member in members {
        let mut features: Vec<Weighted> = member.iter().map(|&it| (it, weights[it])).collect();
        merge(&mut features);
        let length = norm(&features);
        for (feature, weight) in features {
            *sum.entry(feature).or_default() += weight / length;
        }
    }
    sum.into_iter().collect()
}

/// How telling a word is that no document has: as much as one that only one has, less for a word
/// of one to three letters, which is seldom a name.
fn strange_weight(text: &str, documents: usize) -> f32 {
    let share = match text.chars().count() {
        0 | 1 => 0.2,
        2 => 0.4,
        3 => 0.7,
        _ => 1.0,
    };
    share * weight(documents, 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    fn index() -> Index {
        let texts = [
            (0, "how big is the district"),
            (0, "area in square kilometres"),
            (1, "how long is the river"),
            (1, "length of the river"),
            (2, "which river flows through the district"),
        ];
        let phrase = |&(document, text): &(usize, &str)| Phrase {
            document,
            group: 0,
            words: words(text),
            tags: Vec::new(),
        };
        Index::build(&texts.iter().map(phrase).collect::<Vec<_>>())
    }

    #[track_caller]
    fn check(question: &str, documents: &[usize]) {
        let found = index().search(&words(question), &[]);
        let found: Vec<usize> = found.matches.iter().map(|it| it.document).collect();
        assert_eq!(found[..documents.len().min(found.len())], *documents, "{question}");
    }

    #[test]
    fn the_document_with_the_telling_words_is_nearest() {
        check("how long is it", &[1]);
        check("the area", &[0]);
        check("flows", &[2]);
    }

    #[test]
    fn misspelt_words_and_other_endings_are_found() {
        check("lenght of rivr", &[1]);
        check("kilometre", &[0]);
    }

    #[test]
    fn nothing_in_common_finds_nothing() {
        assert!(index().search(&words("ჩემი 42"), &[]).matches.is_empty());
        assert!(index().search(&[], &[]).matches.is_empty());
        assert!(Index::build(&[]).search(&words("area"), &[]).matches.is_empty());
    }

    #[test]
    fn strange_words_make_everything_farther() {
        let near = index().search(&words("how long is the river"), &[]).matches[0];
        let far = index().search(&words("how long is the river amazonas"), &[]).matches[0];
        assert!(near.score() > far.score() + 0.1);
        assert_eq!(near.document, far.document);
    }
}
