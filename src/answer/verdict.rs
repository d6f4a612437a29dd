//! What to do about a question: answer, offer, talk, or say that it is not known.

use super::corpus::Corpus;
use super::weigh::{Candidate, Question};
use crate::knowledge::{SubjectId, Talk, UnknownId};

/// From here on the likeliest fact is the answer.
const ANSWER: f32 = 0.36;

/// From here on, for the first few together, facts are offered.
const SUGGEST: f32 = 0.2;

/// A fact less likely than this is not offered beside others.
const OFFER: f32 = 0.05;

/// From here on a known gap is so much nearer than the fact that it is the better reply. Chosen on
/// the project's own questions: no right answer is lost by it.
const OUT_TALKED: f32 = 0.1;

/// The same, where all that is known of nearness counts.
const GAP_LEAD: f32 = 0.15;

/// From here on a fact is stated, however near a known gap is.
const SURE: f32 = 0.85;

/// Most facts that are offered.
const CHOICES: usize = 3;

/// A name alone is answered by the fact that is so much nearer than the next.
const CLEAR_LEAD: f32 = 0.25;

/// A word or two are answered by the fact that has them and is so much nearer than the next.
const KEYWORD_LEAD: f32 = 0.5;

/// So few words are too few to tell a known gap, or nothing, from the beginning of a question.
const FEW_WORDS: usize = 2;

/// What to do about a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// State the first candidate.
    Answer,
    /// Offer so many candidates.
    Suggest(usize),
    /// Talk.
    Talk(Talk),
    /// Say that the sources leave this open.
    Unknown(UnknownId),
    /// Say that it is not known.
    Decline,
}

impl Verdict {
    /// Whether it refuses what no fact answers: a known gap, a demand for an opinion.
    pub(super) const fn is_gap(&self) -> bool {
        matches!(self, Self::Talk(Talk::Opinion | Talk::Unknown) | Self::Unknown(_))
    }

    /// Decides. `candidates` come likeliest first; `talk` is what to say to the small talk or the
    /// known gap that the question resembles.
    pub(super) fn of(
        corpus: &Corpus,
        question: &Question<'_>,
        candidates: &[Candidate],
        talk: Option<Self>,
    ) -> Self {
        let about_a_name = Some(question).filter(|it| it.is_bare());
        if let Some(verdict) = about_a_name.and_then(|it| of_a_name(corpus, it, candidates)) {
            return verdict;
        }
        let likeliest = candidates.first().map_or(0.0, |it| it.probability);
        let among_first: f32 = candidates.iter().take(CHOICES).map(|it| it.probability).sum();
        let out_talked = candidates.first().is_some_and(|it| {
            it.evidence.out_talked >= OUT_TALKED || it.evidence.gap_lead >= GAP_LEAD
        });
        let offer = Self::Suggest(count(candidates, OFFER).max(1));
        match talk {
            // Known gaps are written where a fact would answer what it does not say.
            Some(talk) if talk.is_gap() && out_talked && likeliest < SURE => talk,
            // “Tell me about the old mill” asks for more than one fact, but not for all topics.
            Some(Self::Talk(Talk::Overview))
                if likeliest < SURE && names_something(corpus, question, candidates) =>
            {
                offer
            }
            _ if likeliest >= ANSWER || is_clear_keyword(question, candidates) => Self::Answer,
            // A word or two that resemble a demand for an opinion or a known gap.
            Some(talk) if talk.is_gap() && is_keyword(question, candidates) => offer,
            Some(talk) => talk,
            None if among_first >= SUGGEST || is_keyword(question, candidates) => offer,
            None => Self::Decline,
        }
    }
}

/// Whether one of our own subjects is named that few facts name, and the likeliest fact speaks of it.
fn names_something(corpus: &Corpus, question: &Question<'_>, candidates: &[Candidate]) -> bool {
    let telling = |it: &&SubjectId| corpus.own.contains(*it) && !corpus.common.contains(*it);
    let speaks_of_it = |it: &Candidate| it.evidence.named > 0.0;
    question.subjects.iter().any(|it| telling(&it)) && candidates.first().is_some_and(speaks_of_it)
}

/// Whether a word or two are all words of the nearest fact: they tell little, but something.
fn is_keyword(question: &Question<'_>, candidates: &[Candidate]) -> bool {
    let is_covered = |it: &Candidate| it.evidence.covered >= 1.0;
    question.words.len() <= FEW_WORDS && candidates.first().is_some_and(is_covered)
}

/// The same, and the next fact is far.
fn is_clear_keyword(question: &Question<'_>, candidates: &[Candidate]) -> bool {
    let is_clear = |it: &Candidate| it.evidence.lead >= KEYWORD_LEAD;
    is_keyword(question, candidates) && candidates.first().is_some_and(is_clear)
}

/// A name and nothing else asks for whatever there is about it, unless one fact stands out.
fn of_a_name(
    corpus: &Corpus,
    question: &Question<'_>,
    candidates: &[Candidate],
) -> Option<Verdict> {
    let clear = |it: &Candidate| it.probability >= 1.0 || it.evidence.lead >= CLEAR_LEAD;
    let offer = |least| Some(count(candidates, least)).filter(|it| *it > 0).map(Verdict::Suggest);
    if question.subjects.is_disjoint(&corpus.own) {
        return offer(SUGGEST);
    }
    match corpus.facts_about(question.subjects) {
        _ if candidates.first().is_some_and(clear) => None,
        0..=CHOICES => offer(SUGGEST),
        _ if question.subjects.is_subset(&corpus.common) => Some(Verdict::Talk(Talk::Overview)),
        _ => offer(OFFER),
    }
}

/// How many facts are likely enough to be offered.
fn count(candidates: &[Candidate], least: f32) -> usize {
    candidates.iter().filter(|it| it.probability >= least).count().min(CHOICES)
}
