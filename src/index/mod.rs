//! The fuzzy keyword index: any table of phrases, searched by words, their stems and their letters.
//!
//! A phrase belongs to a document (a fact) and a group within it (a language). It is a vector, the sum
//! of its words'; a word is itself, its stem and its runs of letters, each weighted by how telling it
//! is (`space`). A document is as near as its nearest phrase and the middle of its nearest group, and
//! as the odds that it says the query's words at all (`odds`). What the query holds and no document
//! does counts in the query's length, so that a question about something else is far from everything,
//! however many small words it shares.
//!
//! A query is compared with the words that there are, of which few are near, and those lead to the
//! phrases: the cost grows with the vocabulary, not with the phrases.

mod building;
mod features;
mod kinship;
mod lists;
mod odds;
mod space;
mod vocabulary;

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::parallel;
use building::{Building, Measure};
pub use features::stem;
use kinship::Kinship;
use lists::Lists;
use odds::Odds;
use space::{Query, Space, greatest, merge, number};
use vocabulary::Candidate;

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
    kinship: Kinship,
    odds: Odds,
    phrases: usize,
    /// The phrases of each document and group. Behind the rows of all phrases stands one for the
    /// middle of each span.
    spans: Vec<Span>,
    space: Space,
    /// The rows that have each word or mark, with its part in the row's vector of length 1.
    rows: Lists<(u32, f32)>,
}

/// The phrases of one document and group, which follow one another.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Span {
    document: usize,
    group: usize,
    rows: Range<usize>,
}

/// What the nearest phrase, the middle and the odds have to say in a document's nearness. Chosen on
/// the project's own questions and a public table of phrases, see ARCHITECTURE.md.
const PHRASE: f32 = 0.35;
const MIDDLE: f32 = 0.65;
const ODDS: f32 = 0.16;

/// A document, and how near it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    /// The document.
    pub document: usize,
    /// How near its nearest phrase is, 0 to 1.
    pub phrase: f32,
    /// How near it is on the whole, about 0 to 2.
    pub score: f32,
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

impl Word {
    /// How like it is to the known word that it most likely meant, 0 to 1.
    pub fn likeness(&self) -> f32 {
        self.meant.first().map_or(0.0, |it| it.1)
    }
}

/// What a search found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The documents that share anything with the query, nearest first.
    pub matches: Vec<Match>,
    /// The query's words.
    pub words: Vec<Word>,
    /// How near each group is.
    pub groups: Vec<Nearness>,
}

/// How near the phrases of a group are to a query.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Nearness {
    /// How near the nearest one is, 0 to 1.
    pub phrase: f32,
    /// How likely its words make the query's runs of letters: the logarithm of a probability, up to
    /// a constant.
    pub kinship: f64,
}

impl Index {
    /// Builds the index; phrases of one document and group must stand together.
    pub fn build(phrases: &[Phrase]) -> Self {
        let documents = phrases.iter().map(|it| it.document + 1).max().unwrap_or(0);
        let building = Building::of(phrases);
        let spans = spans(phrases);
        // The odds take as long as all the rest.
        let (odds, (kinship, rows)) = parallel::both(
            || Odds::of(phrases, &building),
            || (Kinship::of(phrases, &building), rows(&building, &spans)),
        );
        let space = building.space;
        Self { documents, phrases: phrases.len(), kinship, odds, spans, space, rows }
    }

    /// The documents nearest to a text of folded `words`, marked with `tags`.
    pub fn search(&self, words: &[String], tags: &[String]) -> Found {
        let words = self.read(words);
        // A word that is said twice asks for nothing more.
        let mut said: FxHashSet<&str> = FxHashSet::default();
        let said: Vec<&Word> = words.iter().filter(|it| said.insert(&it.text)).collect();
        let query = self.space.query(said.iter().copied(), tags);
        let odds = self.odds.of_query(&said, &query, tags, self.documents);
        let mut scores = vec![0.0; self.phrases + self.spans.len()];
        if query.length > 0.0 {
            self.space.for_each_near(&query, |word, product| {
                let product = product / query.length;
                for &(row, weight) in self.rows.get(word) {
                    scores[row as usize] += product * weight;
                }
            });
        }
        let nearest: Vec<f32> =
            self.spans.iter().map(|it| greatest(&scores[it.rows.clone()])).collect();
        let groups = self.groups(&query, &nearest);
        Found { matches: self.matches(&nearest, &scores[self.phrases..], &odds), words, groups }
    }

    /// Folded words as they are known here.
    pub fn read(&self, words: &[String]) -> Vec<Word> {
        words.iter().map(|it| self.read_one(it)).collect()
    }

    fn read_one(&self, text: &str) -> Word {
        let vocabulary = &self.space.vocabulary;
        let meant: Vec<Candidate> = match vocabulary.id(text) {
            Some(word) => vec![Candidate { word, likeness: 1.0 }],
            None => vocabulary.nearest(text),
        };
        let weight = match meant.first() {
            Some(best) => self.space.weight(best.word),
            None => self.space.strange_weight(text),
        };
        let meant = meant.into_iter().map(|it| (vocabulary.text(it.word).to_owned(), it.likeness));
        Word { text: text.to_owned(), meant: meant.collect(), weight }
    }

    /// How near each group is, by the nearest phrase of each span.
    fn groups(&self, query: &Query, nearest: &[f32]) -> Vec<Nearness> {
        let kinship = self.kinship.of_query(query);
        let mut groups: Vec<Nearness> =
            kinship.into_iter().map(|kinship| Nearness { phrase: 0.0, kinship }).collect();
        for (span, nearest) in self.spans.iter().zip(nearest) {
            let best = &mut groups[span.group].phrase;
            *best = best.max(*nearest);
        }
        groups
    }

    /// The documents by the nearest phrase and the middle of each span, and by their odds.
    fn matches(&self, nearest: &[f32], middles: &[f32], odds: &[f32]) -> Vec<Match> {
        let mut nearness = vec![(0.0_f32, 0.0_f32); self.documents];
        for ((span, nearest), middle) in self.spans.iter().zip(nearest).zip(middles) {
            let (of_phrase, of_middle) = &mut nearness[span.document];
            *of_phrase = of_phrase.max(*nearest);
            *of_middle = of_middle.max(*middle);
        }
        let near = nearness.into_iter().enumerate().filter(|(_, (phrase, _))| *phrase > 0.0);
        let mut best: Vec<Match> = near
            .map(|(document, (phrase, middle))| {
                let score = PHRASE * phrase + MIDDLE * middle + ODDS * odds[document];
                Match { document, phrase, score }
            })
            .collect();
        best.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(a.document.cmp(&b.document)));
        best
    }
}

/// The rows of all phrases, and behind them those of the spans' middles, by the words that they have.
fn rows(building: &Building, spans: &[Span]) -> Lists<(u32, f32)> {
    let mut measure = Measure::new(building);
    let mut postings = Vec::new();
    for (place, span) in spans.iter().enumerate() {
        let mut middle = Vec::new();
        for row in span.rows.clone() {
            let words: Vec<(u32, f32)> =
                building.phrases[row].iter().map(|it| (*it, 1.0)).collect();
            let part = 1.0 / measure.length(&words);
            postings.extend(words.iter().map(|it| (it.0, (number(row), part))));
            middle.extend(words.iter().map(|it| (it.0, part)));
        }
        merge(&mut middle, |one, other| one + other);
        let (row, part) = (building.phrases.len() + place, 1.0 / measure.length(&middle));
        postings.extend(middle.iter().map(|(word, times)| (*word, (number(row), times * part))));
    }
    Lists::of(building.space.features(), &postings)
}

fn spans(phrases: &[Phrase]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (row, Phrase { document, group, .. }) in phrases.iter().enumerate() {
        match spans.last_mut() {
            Some(span) if (span.document, span.group) == (*document, *group) => {
                span.rows.end = row + 1;
            }
            _ => spans.push(Span { document: *document, group: *group, rows: row..row + 1 }),
        }
    }
    spans
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
        assert!(near.score > far.score + 0.1);
        assert_eq!(near.document, far.document);
    }
}
