//! Finding the fact that a question asks for, or seeing that there is none.

use std::collections::BTreeSet;

use super::check::MESSAGE_UNITS;
use super::corpus::{Corpus, Document, Target};
use super::language::{Content, Languages};
use super::names::Spotted;
use super::spelling::Slips;
use super::verdict::Verdict;
use super::weigh::{Candidate, Question, weigh};
use crate::index::{Found, Index, Match, Nearness, Word};
use crate::knowledge::{District, FactId, Language, SubjectId, Talk};
use crate::parallel;
use crate::text::{beginning, other_layout, sentences, tokens, words};

/// From here on small talk is recognised.
const TALK: f32 = 0.45;

/// A greeting has at most so many words; with more of them it is the beginning of something else,
/// unless it is as near as `COURTESY`.
const COURTESY_WORDS: usize = 3;
const COURTESY: f32 = 0.65;

/// How much less of a question must be strange for another reading of its keys to be right.
const CLEARER: f32 = 0.3;

/// Most sentences of a message that are looked at on their own.
const SENTENCES: usize = 12;

/// What is known before the question is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hint<'h> {
    /// The language that the person uses elsewhere.
    pub language: Option<Language>,
    /// The fact that answered the person's last question.
    pub after: Option<&'h FactId>,
}

/// What a question turned out to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What to do.
    pub verdict: Verdict,
    /// The language of the question.
    pub language: Language,
    /// How the question was read.
    pub words: Vec<Word>,
    /// The names in it.
    pub subjects: BTreeSet<SubjectId>,
    /// The likeliest facts, best first, and why.
    pub candidates: Vec<Candidate>,
}

/// Everything that is searched.
#[derive(Debug)]
pub struct Finder {
    corpus: Corpus,
    index: Index,
    languages: Languages,
}

impl Finder {
    /// Makes a district's facts and small talk searchable.
    pub fn new(district: &District) -> Self {
        let (languages, (corpus, index)) = parallel::both(
            || Languages::new(district),
            || {
                let (corpus, phrases) = Corpus::new(district);
                let index = Index::build(&phrases);
                (corpus, index)
            },
        );
        Self { corpus, index, languages }
    }

    /// Finds what a question asks for: as it stands, or as it would stand if it had been typed with
    /// the other keyboard layout on.
    pub fn find(&self, question: &str, hint: Hint<'_>) -> Finding {
        // No message holds more characters than units.
        let question = beginning(question, MESSAGE_UNITS);
        let found = self.find_typed(question, hint, Examples::Known);
        if found.verdict != Verdict::Decline {
            return found;
        }
        let typed = other_layout(question);
        let clearer = strangeness(&found.words) - CLEARER;
        if clearer <= 0.0 || strangeness(&self.index.read(&words(&typed))) >= clearer {
            return found;
        }
        let other = self.find_typed(&typed, hint, Examples::Known);
        if matches!(other.verdict, Verdict::Answer | Verdict::Suggest(_)) { other } else { found }
    }

    /// Finds what an example asks for by its words alone, as if nobody knew whose example it is.
    pub(super) fn find_example(&self, question: &str) -> Finding {
        self.find_typed(question, Hint::default(), Examples::Unknown)
    }

    /// Finds what a message as a whole asks for, or the sentence of it that tells most.
    fn find_typed(&self, question: &str, hint: Hint<'_>, examples: Examples) -> Finding {
        let after = hint.after.and_then(|it| self.corpus.of_fact(it));
        let mut best = self.find_in(question, after, examples);
        let parts = sentences(question);
        if parts.len() > 1 {
            for part in parts.into_iter().rev().take(SENTENCES) {
                let found = self.find_in(part, after, examples);
                if found.rank() > best.rank() {
                    best = found;
                }
            }
        }
        let language = self.languages.of(question, best.content, &best.nearness, hint.language);
        let Part { verdict, words, subjects, candidates, .. } = best;
        Finding { verdict, language, words, subjects, candidates }
    }

    /// The subjects that a fact speaks of.
    pub(super) fn mentions(&self, fact: &FactId) -> impl Iterator<Item = &SubjectId> {
        self.corpus.of_fact(fact).into_iter().flat_map(|it| &it.mentions)
    }

    /// The words of a question that a fact has.
    pub(super) fn words_of<'w>(&self, fact: &FactId, words: &'w [Word]) -> Vec<&'w Word> {
        let document = self.corpus.of_fact(fact);
        words
            .iter()
            .filter(|it| document.is_some_and(|document| document.likeness(it) > 0.0))
            .collect()
    }

    fn find_in(&self, text: &str, after: Option<&Document>, examples: Examples) -> Part {
        let tokens = tokens(text);
        let words: Vec<String> = tokens.iter().map(|it| it.text.clone()).collect();
        let Spotted { subjects, in_name } = self.corpus.names.spot(&words, Slips::Forgiven);
        let example = match examples {
            Examples::Known => self.corpus.example(&words),
            Examples::Unknown => None,
        };
        let Found { matches, words, groups } =
            self.index.search(&words, &self.corpus.tags(&subjects, &words));
        let (facts, mut talk): (Vec<&Match>, Vec<&Match>) =
            matches.iter().partition(|it| matches!(self.target(it), Target::Fact(_)));
        talk.retain(|it| !self.is_elsewhere(&subjects, it));
        let rivals = talk.iter().filter(|it| self.rivals_facts(it));
        let question = Question {
            after,
            example,
            talk: rivals.clone().map(|it| it.phrase).fold(0.0, f32::max),
            gap: rivals.map(|it| it.score).fold(0.0, f32::max),
            tokens: &tokens,
            words: &words,
            subjects: &subjects,
            in_name: &in_name,
        };
        let candidates = weigh(&self.corpus, &question, &facts);
        let talk = talk.iter().find_map(|it| self.talk(it, words.len()));
        let verdict = match example.map(|it| &self.corpus.documents[it].target) {
            Some(Target::Talk(talk)) => Verdict::Talk(*talk),
            Some(Target::Unknown(id)) => Verdict::Unknown(id.clone()),
            Some(Target::Fact(_)) | None => Verdict::of(&self.corpus, &question, &candidates, talk),
        };
        let content = if question.is_bare() { Content::Names } else { Content::Words };
        Part { verdict, words, subjects, candidates, content, nearness: groups }
    }

    /// What to say to the small talk or the known gap of a match, where it is near enough for a text
    /// of so many words. They have no middle, as their phrases are too different: how near the
    /// nearest phrase is decides.
    fn talk(&self, found: &Match, words: usize) -> Option<Verdict> {
        let (verdict, least) = match self.target(found) {
            Target::Fact(_) => return None,
            Target::Unknown(id) => (Verdict::Unknown(id.clone()), TALK),
            Target::Talk(talk) => (Verdict::Talk(*talk), least_for(*talk, words)),
        };
        (found.phrase >= least).then_some(verdict)
    }

    /// Whether small talk stands against the facts: courtesies only go before a question.
    fn rivals_facts(&self, found: &Match) -> bool {
        !matches!(self.target(found), Target::Talk(talk) if is_courtesy(*talk))
    }

    /// Whether a known gap is about another place: it names one that the question does not, and the
    /// question one that it does not.
    fn is_elsewhere(&self, subjects: &BTreeSet<SubjectId>, found: &Match) -> bool {
        let document = &self.corpus.documents[found.document];
        let telling = |it: &&SubjectId| !self.corpus.common.contains(*it);
        let mut missing = subjects.difference(&document.mentions).filter(telling);
        let mut others = document.mentions.difference(subjects).filter(telling);
        missing.next().is_some() && others.any(|it| document.naming(it) > 0.5)
    }

    fn target(&self, found: &Match) -> &Target {
        &self.corpus.documents[found.document].target
    }
}

/// What part of the words, by weight, is known nowhere: 0 to 1.
fn strangeness(words: &[Word]) -> f32 {
    let all: f32 = words.iter().map(|it| it.weight).sum();
    let strange: f32 = words.iter().map(|it| it.weight * (1.0 - it.likeness())).sum();
    strange / all.max(f32::MIN_POSITIVE)
}

/// From where on small talk is recognised in a text of so many words.
const fn least_for(talk: Talk, words: usize) -> f32 {
    if is_courtesy(talk) && words > COURTESY_WORDS { COURTESY } else { TALK }
}

/// Whether people say it before and after what they came for.
const fn is_courtesy(talk: Talk) -> bool {
    match talk {
        Talk::Greeting | Talk::Thanks | Talk::Farewell | Talk::Wellbeing => true,
        Talk::Ability | Talk::Overview | Talk::Opinion | Talk::Unknown => false,
    }
}

/// Whether a text that is an example, word for word, is known as that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Examples {
    Known,
    Unknown,
}

/// What one sentence turned out to be.
struct Part {
    verdict: Verdict,
    words: Vec<Word>,
    subjects: BTreeSet<SubjectId>,
    candidates: Vec<Candidate>,
    content: Content,
    /// How near each language is.
    nearness: Vec<Nearness>,
}

impl Part {
    /// An answer is better than an offer, an offer than talk, and surer is better.
    fn rank(&self) -> (u8, f32) {
        let likeliest = self.candidates.first().map_or(0.0, |it| it.probability);
        match &self.verdict {
            Verdict::Answer => (3, likeliest),
            Verdict::Suggest(_) => (2, likeliest),
            gap if gap.is_gap() => (2, 1.0),
            Verdict::Talk(_) | Verdict::Unknown(_) => (1, 0.0),
            Verdict::Decline => (0, likeliest),
        }
    }
}
