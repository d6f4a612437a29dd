//! Finding the fact that a question asks for, or seeing that there is none.

use std::collections::{BTreeMap, BTreeSet};

use super::decide::Evidence;
use super::documents::{Building, Document, Target, tags};
use super::names::{Names, Slips, Spotted};
use crate::index::{Found, Index, Match, Word};
use crate::knowledge::{District, FactId, Language, SubjectId, Talk};
use crate::text::{LanguageGuess, Look, Token, sentences, tokens};

/// From here on the best fact is the answer.
const ANSWER: f32 = 0.5;

/// From here on facts are offered.
const SUGGEST: f32 = 0.2;

/// A fact less likely than this is not offered beside others.
const OFFER: f32 = 0.05;

/// Most facts that are offered.
const CHOICES: usize = 3;

/// From here on small talk is recognised.
const TALK: f32 = 0.45;

/// Most sentences of a message that are looked at on their own.
const SENTENCES: usize = 12;

/// What fewer facts name is never common.
const COMMON: usize = 4;

/// A follow-up has at most so many words.
const FOLLOW_UP_WORDS: usize = 6;

/// A name alone is answered by the fact that is so much nearer than the next.
const CLEAR_LEAD: f32 = 0.25;

/// So few words are too few to tell a known gap from the beginning of a question.
const FEW_WORDS: usize = 2;

/// How much the nearness of a language's phrases says of the question's language: Russian in Latin
/// letters is near Russian phrases, though its letters are none of theirs.
const NEARNESS: f64 = 12.0;

/// A language that the person is known to use counts as so many times as likely: it decides about
/// a name or two, and gives way to a sentence.
const HINT: f64 = 30.0;

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

/// What to do about a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// State the first candidate.
    Answer,
    /// Offer so many candidates.
    Suggest(usize),
    /// Talk.
    Talk(Talk),
    /// Say that it is not known.
    Decline,
}

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

/// Everything that is searched.
#[derive(Debug)]
pub struct Finder {
    index: Index,
    documents: Vec<Document>,
    languages: Vec<Language>,
    names: Names,
    /// Subjects that facts are about; all others are elsewhere.
    own: BTreeSet<SubjectId>,
    /// Subjects that so many facts name that naming them says little.
    common: BTreeSet<SubjectId>,
    guess: LanguageGuess,
}

impl Finder {
    /// Makes a district's facts and small talk searchable.
    pub fn new(district: &District) -> Self {
        let names = Names::new(&district.terms);
        let languages = district.languages.clone();
        let mut building = Building::new(&names, &languages);
        for fact in district.facts.values() {
            building.add_fact(district, fact);
        }
        for (&talk, texts) in &district.talk {
            building.add_talk(talk, texts);
        }
        let (documents, phrases) = building.finish();
        let own = district.facts.values().map(|it| it.subject.clone()).collect();
        let guess = LanguageGuess::learn(&samples(district));
        let common = common(&documents);
        Self { index: Index::build(&phrases), documents, languages, names, own, common, guess }
    }

    /// Finds what a question asks for.
    pub fn find(&self, question: &str, hint: Hint<'_>) -> Finding {
        let after = hint.after.and_then(|fact| {
            self.documents.iter().find(|it| matches!(&it.target, Target::Fact(it) if it == fact))
        });
        let mut best = self.find_in(question, after);
        let parts = sentences(question);
        if parts.len() > 1 {
            for part in parts.into_iter().rev().take(SENTENCES) {
                let found = self.find_in(part, after);
                if found.rank() > best.rank() {
                    best = found;
                }
            }
        }
        let language = self.language(question, &best.groups, hint);
        Finding {
            verdict: best.verdict,
            language,
            words: best.words,
            subjects: best.subjects,
            candidates: best.candidates,
        }
    }

    fn find_in(&self, text: &str, after: Option<&Document>) -> Part {
        let tokens = tokens(text);
        let words: Vec<String> = tokens.iter().map(|it| it.text.clone()).collect();
        let Spotted { subjects, in_name } = self.names.spot(&words, Slips::Forgiven);
        let found = self.index.search(&words, &tags(&subjects));
        let (facts, talk): (Vec<&Match>, Vec<&Match>) = found
            .matches
            .iter()
            .partition(|it| matches!(self.documents[it.document].target, Target::Fact(_)));
        let best_talk = talk.first().map(|it| (*it, talk_score(it)));
        let question = Question {
            after,
            is_bare: !words.is_empty() && in_name.iter().all(|it| *it),
            talk: best_talk.map_or(0.0, |it| it.1),
            strangers: self.strangers(&tokens, &found.words, &in_name),
            words: &found.words,
            subjects: &subjects,
        };
        let mut candidates = self.candidates(&facts, &question);
        candidates.sort_by(|a, b| {
            b.probability.total_cmp(&a.probability).then_with(|| a.fact.cmp(&b.fact))
        });
        let kind = best_talk.filter(|it| it.1 >= TALK).and_then(|it| {
            match self.documents[it.0.document].target {
                Target::Talk(kind) => Some(kind),
                Target::Fact(_) => None,
            }
        });
        let verdict = self.verdict(&candidates, &question, kind);
        let Found { words, groups, .. } = found;
        Part { verdict, words, subjects, candidates, groups }
    }

    /// How many names and figures nobody knows: words that look like names but belong to none of
    /// ours and are no slip of one, and figures that no phrase has.
    fn strangers(&self, tokens: &[Token], words: &[Word], in_name: &[bool]) -> f32 {
        let strange = tokens.iter().zip(words).zip(in_name).filter(|((token, word), in_name)| {
            let best = word.meant.first();
            let known = best.is_some_and(|it| it.1 >= 1.0);
            let slip = best.is_some_and(|it| self.names.is_part(&it.0));
            let figure = token.text.len() > 2 && token.text.chars().all(char::is_numeric);
            !known && !**in_name && (figure || (token.look == Look::Name && !slip))
        });
        #[expect(clippy::cast_precision_loss, reason = "a question has few words")]
        let count = strange.count() as f32;
        count.min(2.0)
    }

    fn candidates(&self, facts: &[&Match], question: &Question<'_>) -> Vec<Candidate> {
        let subjects = question.subjects;
        let nearest = [0, 1].map(|it| facts.get(it).map_or(0.0, |it| it.score()));
        let likely = facts.iter().take(2 * CHOICES).enumerate();
        likely
            .filter_map(|(rank, found_fact)| {
                let document = &self.documents[found_fact.document];
                let Target::Fact(fact) = &document.target else { return None };
                let foreign = subjects.difference(&document.mentions);
                let (own, elsewhere): (Vec<_>, Vec<_>) =
                    foreign.partition(|it| self.own.contains(it));
                let telling = document.telling(question.words);
                let evidence = Evidence {
                    lead: found_fact.score() - nearest[usize::from(rank == 0)],
                    over_talk: found_fact.score() - question.talk,
                    covered: telling.covered(),
                    strange: telling.strange(),
                    strangers: question.strangers,
                    named: f32::from(!subjects.is_disjoint(&document.mentions)),
                    astray: f32::from(!own.is_empty()),
                    elsewhere: f32::from(!elsewhere.is_empty()),
                    unusual: self.unusual(document, subjects),
                    #[expect(clippy::cast_precision_loss, reason = "a question has few words")]
                    length: (question.words.len().max(1) as f32).ln(),
                    follows: f32::from(question.follows(document)),
                };
                Some(Candidate {
                    fact: fact.clone(),
                    probability: evidence.probability(),
                    evidence,
                })
            })
            .collect()
    }

    /// A question that names only what is elsewhere is seldom one of ours: the borders of Shusha are
    /// not ours, though Shusha is at our border. What many facts name, such as a country, says nothing.
    fn unusual(&self, document: &Document, subjects: &BTreeSet<SubjectId>) -> f32 {
        if !subjects.is_disjoint(&self.own) {
            return 0.0;
        }
        let telling = subjects.difference(&self.common);
        telling.map(|it| (1.0 - 2.0 * document.naming(it)).max(0.0)).fold(0.0, f32::max)
    }

    fn verdict(
        &self,
        candidates: &[Candidate],
        question: &Question<'_>,
        talk: Option<Talk>,
    ) -> Verdict {
        let likeliest = candidates.first().map_or(0.0, |it| it.probability);
        let offer = || {
            let likely = candidates.iter().filter(|it| it.probability >= OFFER).count();
            Verdict::Suggest(likely.min(CHOICES))
        };
        if question.is_bare
            && let Some(verdict) = self.about_a_name(candidates, question.subjects)
        {
            return verdict;
        }
        match talk {
            _ if likeliest >= ANSWER => Verdict::Answer,
            // A word or two that resemble a question for an opinion or for a known gap.
            Some(Talk::Opinion | Talk::Unknown)
                if likeliest >= SUGGEST && question.words.len() <= FEW_WORDS =>
            {
                offer()
            }
            Some(talk) => Verdict::Talk(talk),
            None if likeliest >= SUGGEST => offer(),
            None => Verdict::Decline,
        }
    }

    /// A name and nothing else asks for whatever there is about it, unless one fact stands out.
    fn about_a_name(
        &self,
        candidates: &[Candidate],
        named: &BTreeSet<SubjectId>,
    ) -> Option<Verdict> {
        let likely = |it: &&Candidate| it.probability >= SUGGEST;
        let offer = Verdict::Suggest(candidates.iter().filter(likely).count().min(CHOICES));
        let clear = candidates.first().is_some_and(|it| it.evidence.lead >= CLEAR_LEAD);
        if named.is_disjoint(&self.own) {
            return candidates.first().filter(likely).map(|_| offer);
        }
        let about = |it: &&Document| it.subject.as_ref().is_some_and(|it| named.contains(it));
        match self.documents.iter().filter(about).count() {
            _ if clear => None,
            0..=CHOICES => Some(offer).filter(|it| *it != Verdict::Suggest(0)),
            _ => Some(Verdict::Talk(Talk::Overview)),
        }
    }

    fn language(&self, question: &str, groups: &[f32], hint: Hint<'_>) -> Language {
        let mut likely = self.guess.guess(question);
        let nearest = groups.iter().copied().fold(0.0, f32::max);
        for (language, group) in self.languages.iter().zip(groups) {
            let farther = f64::from(nearest - group);
            likely.entry(*language).and_modify(|it| *it *= (-NEARNESS * farther).exp());
        }
        if let Some(hint) = hint.language {
            likely.entry(hint).and_modify(|it| *it *= HINT);
        }
        let mut best = self.languages[0];
        // In the district's own order, so that its first language wins a tie.
        for &language in &self.languages {
            if likely.get(&language) > likely.get(&best) {
                best = language;
            }
        }
        best
    }
}

/// A question as evidence is weighed for each fact.
struct Question<'q> {
    after: Option<&'q Document>,
    /// Whether it holds names and nothing else.
    is_bare: bool,
    /// How near the nearest small talk is.
    talk: f32,
    strangers: f32,
    words: &'q [Word],
    subjects: &'q BTreeSet<SubjectId>,
}

impl Question<'_> {
    /// Whether this may be a follow-up that asks for another fact of the same topic.
    fn follows(&self, document: &Document) -> bool {
        self.words.len() <= FOLLOW_UP_WORDS
            && self
                .after
                .is_some_and(|it| it.target != document.target && it.topic == document.topic)
    }
}

/// What one sentence turned out to be.
struct Part {
    verdict: Verdict,
    words: Vec<Word>,
    subjects: BTreeSet<SubjectId>,
    candidates: Vec<Candidate>,
    /// How near the nearest phrase of each language is.
    groups: Vec<f32>,
}

impl Part {
    /// An answer is better than an offer, an offer than talk, and surer is better.
    fn rank(&self) -> (u8, f32) {
        let likeliest = self.candidates.first().map_or(0.0, |it| it.probability);
        match self.verdict {
            Verdict::Answer => (3, likeliest),
            Verdict::Talk(Talk::Opinion | Talk::Unknown) => (2, 1.0),
            Verdict::Suggest(_) => (2, likeliest),
            Verdict::Talk(_) => (1, 0.0),
            Verdict::Decline => (0, likeliest),
        }
    }
}

/// The subjects that the phrases of at least a tenth of the documents name.
fn common(documents: &[Document]) -> BTreeSet<SubjectId> {
    let mut naming: BTreeMap<&SubjectId, usize> = BTreeMap::new();
    for subject in documents.iter().flat_map(Document::named) {
        *naming.entry(subject).or_default() += 1;
    }
    let many = (documents.len() / 10).max(COMMON);
    naming.into_iter().filter(|it| it.1 >= many).map(|it| it.0.clone()).collect()
}

/// Small talk has no middle: its phrases are too different. The nearest phrase alone decides.
fn talk_score(talk: &Match) -> f32 {
    talk.phrase
}

/// Texts whose language is known.
fn samples(district: &District) -> BTreeMap<Language, Vec<String>> {
    let mut samples: BTreeMap<Language, Vec<String>> = BTreeMap::new();
    for &language in &district.languages {
        let texts = samples.entry(language).or_default();
        texts.extend(district.phrases.samples(language));
        for fact in district.facts.values() {
            texts.extend(district.answer_of(fact, language));
            if let Some(wording) = fact.wordings.get(&language) {
                texts.extend(wording.questions.iter().cloned());
                texts.extend(wording.keywords.iter().cloned());
            }
        }
        let talk = district.talk.values().filter_map(|it| it.get(&language));
        texts.extend(talk.flatten().cloned());
    }
    samples
}
