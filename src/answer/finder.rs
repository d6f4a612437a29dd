//! Finding the fact that a question asks for, or seeing that there is none.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::decide::Evidence;
use super::names::Names;
use crate::index::{Found, Index, Match, Phrase, Word, stem};
use crate::knowledge::{District, Fact, FactId, Language, SubjectId, Talk, ValueKind};
use crate::text::{LanguageGuess, sentences, words};

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

/// A language that the person is known to use counts as so many times as likely.
const HINT: f64 = 3.0;

/// What is known of the person's language before the question is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hint {
    /// The language that the person uses elsewhere.
    pub language: Option<Language>,
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
    guess: LanguageGuess,
}

#[derive(Debug)]
struct Document {
    target: Target,
    mentions: BTreeSet<SubjectId>,
    stems: HashSet<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    Fact(FactId),
    Talk(Talk),
}

impl Finder {
    /// Makes a district's facts and small talk searchable.
    pub fn new(district: &District) -> Self {
        let names = Names::new(&district.terms);
        let languages = district.languages.clone();
        let mut building = Building { names: &names, languages: &languages, documents: Vec::new(), phrases: Vec::new() };
        for fact in district.facts.values() {
            building.add_fact(district, fact);
        }
        for (&talk, texts) in &district.talk {
            building.add_talk(talk, texts);
        }
        let Building { documents, phrases, .. } = building;
        let own = district.facts.values().map(|it| it.subject.clone()).collect();
        let guess = LanguageGuess::learn(&samples(district));
        Self { index: Index::build(&phrases), documents, languages, names, own, guess }
    }

    /// Finds what a question asks for.
    pub fn find(&self, question: &str, hint: Hint) -> Finding {
        let mut best = self.find_in(question);
        let parts = sentences(question);
        if parts.len() > 1 {
            for part in parts.into_iter().rev().take(SENTENCES) {
                let found = self.find_in(part);
                if found.rank() > best.rank() {
                    best = found;
                }
            }
        }
        let language = self.language(question, best.group, hint);
        Finding {
            verdict: best.verdict,
            language,
            words: best.words,
            subjects: best.subjects,
            candidates: best.candidates,
        }
    }

    fn find_in(&self, text: &str) -> Part {
        let words = words(text);
        let subjects = self.names.spot(&words);
        let found = self.index.search(&words, &tags(&subjects));
        let (facts, talk): (Vec<&Match>, Vec<&Match>) =
            found.matches.iter().partition(|it| matches!(self.documents[it.document].target, Target::Fact(_)));
        let best_talk = talk.first().map(|it| (*it, talk_score(it)));
        let mut candidates = self.candidates(&facts, best_talk.map_or(0.0, |it| it.1), &found, &subjects);
        candidates.sort_by(|a, b| {
            b.probability.total_cmp(&a.probability).then_with(|| a.fact.cmp(&b.fact))
        });
        let verdict = self.verdict(&candidates, best_talk);
        let group = found.matches.first().map(|it| it.group);
        Part { verdict, words: found.words, subjects, candidates, group }
    }

    fn candidates(
        &self,
        facts: &[&Match],
        talk: f32,
        found: &Found,
        subjects: &BTreeSet<SubjectId>,
    ) -> Vec<Candidate> {
        let strangeness = found.strangeness();
        let nearest = [0, 1].map(|it| facts.get(it).map_or(0.0, |it| it.score()));
        let likely = facts.iter().take(2 * CHOICES).enumerate();
        likely
            .filter_map(|(rank, found_fact)| {
                let document = &self.documents[found_fact.document];
                let Target::Fact(fact) = &document.target else { return None };
                let foreign = subjects.difference(&document.mentions);
                let (own, elsewhere): (Vec<_>, Vec<_>) = foreign.partition(|it| self.own.contains(it));
                let evidence = Evidence {
                    score: found_fact.score(),
                    lead: found_fact.score() - nearest[usize::from(rank == 0)],
                    over_talk: found_fact.score() - talk,
                    strangeness,
                    coverage: document.coverage(&found.words),
                    elsewhere: if elsewhere.is_empty() { 0.0 } else { 1.0 },
                    astray: if own.is_empty() { 0.0 } else { 1.0 },
                };
                Some(Candidate { fact: fact.clone(), probability: evidence.probability(), evidence })
            })
            .collect()
    }

    fn verdict(&self, candidates: &[Candidate], talk: Option<(&Match, f32)>) -> Verdict {
        let likeliest = candidates.first().map_or(0.0, |it| it.probability);
        let talk = talk.and_then(|(talk, score)| match self.documents[talk.document].target {
            Target::Talk(kind) if score >= TALK => Some(kind),
            _ => None,
        });
        match talk {
            _ if likeliest >= ANSWER => Verdict::Answer,
            Some(talk) => Verdict::Talk(talk),
            None if likeliest >= SUGGEST => {
                let offered = candidates.iter().filter(|it| it.probability >= OFFER).count();
                Verdict::Suggest(offered.min(CHOICES))
            }
            None => Verdict::Decline,
        }
    }

    fn language(&self, question: &str, group: Option<usize>, hint: Hint) -> Language {
        let mut likely = self.guess.guess(question);
        if let Some(found) = group.map(|it| self.languages[it]) {
            likely.entry(found).and_modify(|it| *it *= HINT);
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

/// What one sentence turned out to be.
struct Part {
    verdict: Verdict,
    words: Vec<Word>,
    subjects: BTreeSet<SubjectId>,
    candidates: Vec<Candidate>,
    group: Option<usize>,
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

impl Document {
    /// What part of the telling words this document has, in any form.
    fn coverage(&self, words: &[Word]) -> f32 {
        let all: f32 = words.iter().map(|it| it.weight).sum();
        let has = |text: &str| self.stems.contains(stem(text));
        let covered: f32 = words
            .iter()
            .map(|word| {
                let likeness = word.meant.iter().filter(|it| has(&it.0)).map(|it| it.1);
                let likeness = if has(&word.text) { 1.0 } else { likeness.fold(0.0, f32::max) };
                word.weight * likeness
            })
            .sum();
        if all > 0.0 { covered / all } else { 0.0 }
    }
}

/// Collects documents and their phrases.
struct Building<'d> {
    names: &'d Names,
    languages: &'d [Language],
    documents: Vec<Document>,
    phrases: Vec<Phrase>,
}

impl Building<'_> {
    fn add_fact(&mut self, district: &District, fact: &Fact) {
        let mut document = self.begin(Target::Fact(fact.id.clone()));
        document.mentions.insert(fact.subject.clone());
        for value in fact.values.values() {
            if let ValueKind::Names(names) = &value.kind {
                document.mentions.extend(names.iter().cloned());
            }
        }
        for (group, language) in self.languages.iter().enumerate() {
            let Some(wording) = fact.wordings.get(language) else { continue };
            let texts = std::iter::once(&wording.title).chain(&wording.keywords).chain(&wording.questions);
            for text in texts {
                self.add_phrase(&mut document, group, text);
            }
            let answer = district.answer_of(fact, *language).unwrap_or_default();
            document.mentions.extend(self.names.spot(&words(&answer)));
        }
        self.documents.push(document);
    }

    fn add_talk(&mut self, talk: Talk, texts: &BTreeMap<Language, Vec<String>>) {
        let mut document = self.begin(Target::Talk(talk));
        for (group, language) in self.languages.iter().enumerate() {
            for text in texts.get(language).into_iter().flatten() {
                self.add_phrase(&mut document, group, text);
            }
        }
        self.documents.push(document);
    }

    fn begin(&self, target: Target) -> Document {
        Document { target, mentions: BTreeSet::new(), stems: HashSet::new() }
    }

    fn add_phrase(&mut self, document: &mut Document, group: usize, text: &str) {
        let words = words(text);
        let subjects = self.names.spot(&words);
        document.stems.extend(words.iter().map(|it| stem(it).to_owned()));
        self.phrases.push(Phrase { document: self.documents.len(), group, tags: tags(&subjects), words });
        document.mentions.extend(subjects);
    }
}

/// A name counts as the same word in every spelling.
fn tags(subjects: &BTreeSet<SubjectId>) -> Vec<String> {
    subjects.iter().map(|it| format!("#{it}")).collect()
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
