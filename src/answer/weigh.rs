//! Weighing the facts that the index found nearest: the evidence for each, and how likely it is.

use std::collections::BTreeSet;

use super::corpus::{Corpus, Document, Target};
use super::evidence::Evidence;
use crate::index::{Match, Word};
use crate::knowledge::{FactId, SubjectId};
use crate::text::{Look, Token};

/// Most facts that are weighed.
const WEIGHED: usize = 6;

/// A follow-up has at most so many words.
const FOLLOW_UP_WORDS: usize = 6;

/// More strangers than so many say no more.
const STRANGERS: f32 = 2.0;

/// A fact that may have been asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The fact.
    pub fact: FactId,
    /// How likely it is, 0 to 1.
    pub probability: f32,
    /// Why.
    pub evidence: Evidence,
}

/// A question as it is weighed.
pub(super) struct Question<'q> {
    /// What answered the question before.
    pub(super) after: Option<&'q Document>,
    /// The document whose example it is, word for word.
    pub(super) example: Option<usize>,
    /// How near the nearest known gap or demand for an opinion is.
    pub(super) talk: f32,
    /// The same on the whole.
    pub(super) gap: f32,
    pub(super) tokens: &'q [Token],
    pub(super) words: &'q [Word],
    pub(super) subjects: &'q BTreeSet<SubjectId>,
    /// For each word, whether it belongs to a name.
    pub(super) in_name: &'q [bool],
}

/// The likeliest facts of those found, likeliest first. `facts` come nearest first.
pub(super) fn weigh(corpus: &Corpus, question: &Question<'_>, facts: &[&Match]) -> Vec<Candidate> {
    let strangers = question.strangers(corpus);
    let weighed = facts.iter().take(WEIGHED).filter_map(|found| {
        let document = &corpus.documents[found.document];
        let Target::Fact(fact) = &document.target else { return None };
        let evidence = Evidence {
            strangers,
            gap_lead: question.gap - found.score,
            out_talked: (question.talk - found.phrase).max(0.0),
            ..leads(corpus, found, facts)
        };
        let evidence = question.evidence(corpus, document, evidence);
        let is_example = question.example == Some(found.document);
        let probability = if is_example { 1.0 } else { evidence.probability() };
        Some(Candidate { fact: fact.clone(), probability, evidence })
    });
    let mut candidates: Vec<Candidate> = weighed.collect();
    candidates
        .sort_by(|a, b| b.probability.total_cmp(&a.probability).then_with(|| a.fact.cmp(&b.fact)));
    candidates
}

/// How much nearer a fact is than the others.
fn leads(corpus: &Corpus, found: &Match, facts: &[&Match]) -> Evidence {
    let topic = |it: &Match| &corpus.documents[it.document].topic;
    // The facts come nearest first.
    let next = facts.iter().find(|it| it.document != found.document);
    let apart = facts.iter().find(|it| topic(it) != topic(found));
    Evidence {
        lead: found.score - next.map_or(0.0, |it| it.score),
        apart: found.score - apart.map_or(0.0, |it| it.score),
        ..Evidence::default()
    }
}

impl Question<'_> {
    /// Whether it holds names and nothing else.
    pub(super) fn is_bare(&self) -> bool {
        !self.in_name.is_empty() && self.in_name.iter().all(|it| *it)
    }

    /// What the words and names say of a fact, beside what is known of it.
    fn evidence(&self, corpus: &Corpus, document: &Document, known: Evidence) -> Evidence {
        let telling = document.telling(self.words);
        let mut foreign = self.subjects.difference(&document.mentions);
        Evidence {
            covered: telling.covered(),
            strange: telling.strange(),
            named: f32::from(!self.subjects.is_disjoint(&document.mentions)),
            elsewhere: f32::from(foreign.any(|it| !corpus.own.contains(it))),
            unusual: self.unusual(corpus, document),
            #[expect(clippy::cast_precision_loss, reason = "a question has few words")]
            length: (self.words.len().max(1) as f32).ln(),
            follows: f32::from(self.follows(document)),
            ..known
        }
    }

    /// How many names and figures nobody knows: words that look like names but belong to none of
    /// ours and are no slip of one, and figures that no phrase has.
    fn strangers(&self, corpus: &Corpus) -> f32 {
        let words = self.tokens.iter().zip(self.words).zip(self.in_name);
        let strange = words.filter(|((token, word), in_name)| {
            let best = word.meant.first();
            let known = best.is_some_and(|it| it.1 >= 1.0);
            let figure = token.text.len() > 2 && token.text.chars().all(char::is_numeric);
            let named =
                || token.look == Look::Name && !best.is_some_and(|it| corpus.names.is_part(&it.0));
            !known && !**in_name && (figure || named())
        });
        #[expect(clippy::cast_precision_loss, reason = "a question has few words")]
        let count = strange.count() as f32;
        count.min(STRANGERS)
    }

    /// A question that names only what is elsewhere is seldom one of ours: a neighbour's borders are
    /// not ours, though the neighbour is at our border. What many facts name, such as a country, says nothing.
    fn unusual(&self, corpus: &Corpus, document: &Document) -> f32 {
        if !self.subjects.is_disjoint(&corpus.own) {
            return 0.0;
        }
        let telling = self.subjects.difference(&corpus.common);
        telling.map(|it| (1.0 - 2.0 * document.naming(it)).max(0.0)).fold(0.0, f32::max)
    }

    /// Whether this may be a follow-up that asks for another fact of the same topic.
    fn follows(&self, document: &Document) -> bool {
        let beside = |it: &Document| it.target != document.target && it.topic == document.topic;
        self.words.len() <= FOLLOW_UP_WORDS && self.after.is_some_and(beside)
    }
}
