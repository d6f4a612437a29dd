//! What is searched: each fact and each kind of small talk as a document with its phrases, and the
//! names of subjects that they speak of.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::names::{Names, Slips};
use crate::index::{Phrase, Word, stem};
use crate::knowledge::{
    District, Fact, FactId, Language, SubjectId, Talk, TopicId, UnknownId, UnknownWording,
    ValueKind,
};
use crate::text::words;

#[derive(Debug)]
pub(super) struct Document {
    pub(super) target: Target,
    pub(super) subject: Option<SubjectId>,
    pub(super) topic: Option<TopicId>,
    /// The subjects that it speaks of.
    pub(super) mentions: BTreeSet<SubjectId>,
    /// How many of its phrases name a subject, and how many phrases it has.
    naming: BTreeMap<SubjectId, usize>,
    phrases: usize,
    stems: HashSet<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    Fact(FactId),
    Talk(Talk),
    Unknown(UnknownId),
}

/// How the weight of a question's words is spread, seen from one document.
#[derive(Default)]
pub(super) struct Telling {
    all: f32,
    strange: f32,
    covered: f32,
}

impl Telling {
    /// What part of the telling words the document has, 0 to 1.
    pub(super) fn covered(&self) -> f32 {
        self.covered / self.all.max(f32::MIN_POSITIVE)
    }

    /// What part of them is known nowhere, 0 to 1.
    pub(super) fn strange(&self) -> f32 {
        self.strange / self.all.max(f32::MIN_POSITIVE)
    }
}

impl Document {
    fn new(target: Target) -> Self {
        Self {
            target,
            subject: None,
            topic: None,
            mentions: BTreeSet::new(),
            naming: BTreeMap::new(),
            phrases: 0,
            stems: HashSet::new(),
        }
    }

    /// What part of the phrases name a subject, 0 to 1.
    pub(super) fn naming(&self, subject: &SubjectId) -> f32 {
        let naming = self.naming.get(subject).copied().unwrap_or(0);
        #[expect(clippy::cast_precision_loss, reason = "a fact has few phrases")]
        let share = naming as f32 / self.phrases.max(1) as f32;
        share
    }

    /// How like a word is to one of the phrases' words, as it stands or as it was understood: 0 to 1.
    pub(super) fn likeness(&self, word: &Word) -> f32 {
        let has = |text: &str| self.stems.contains(stem(text));
        if has(&word.text) {
            return 1.0;
        }
        word.meant.iter().filter(|it| has(&it.0)).map(|it| it.1).fold(0.0, f32::max)
    }

    /// How the weight of a question's words is spread.
    pub(super) fn telling(&self, words: &[Word]) -> Telling {
        let mut telling = Telling::default();
        let mut said = BTreeSet::new();
        for word in words.iter().filter(|it| said.insert(&it.text)) {
            let known = word.meant.first().map_or(0.0, |it| it.1);
            let covered = self.likeness(word);
            telling.all += word.weight;
            telling.covered += word.weight * covered;
            telling.strange += word.weight * (1.0 - known.max(covered));
        }
        telling
    }
}

/// What fewer facts name is never common.
const COMMON: usize = 4;

/// All that is searched, but for the index over its phrases.
#[derive(Debug)]
pub(super) struct Corpus {
    pub(super) documents: Vec<Document>,
    pub(super) names: Names,
    /// Subjects that facts are about; all others are elsewhere.
    pub(super) own: BTreeSet<SubjectId>,
    /// Subjects that so many facts name that naming them says little.
    pub(super) common: BTreeSet<SubjectId>,
    /// The document of each example: the questions of facts and all small talk, in folded words.
    examples: HashMap<String, usize>,
}

impl Corpus {
    /// A district's facts and small talk, and their phrases for the index. The groups of the
    /// phrases are the district's languages.
    pub(super) fn new(district: &District) -> (Self, Vec<Phrase>) {
        let names = Names::new(&district.terms, &district.elsewhere);
        let mut building = Building {
            names: &names,
            languages: &district.languages,
            documents: Vec::new(),
            phrases: Vec::new(),
            examples: HashMap::new(),
        };
        for fact in district.facts.values() {
            building.add_fact(district, fact);
        }
        for (&talk, texts) in &district.talk {
            building.add_talk(Target::Talk(talk), texts);
        }
        for (id, unknown) in &district.unknowns {
            let questions = |it: &UnknownWording| it.questions.clone();
            let texts = unknown.wordings.iter().map(|(it, wording)| (*it, questions(wording)));
            building.add_talk(Target::Unknown(id.clone()), &texts.collect());
        }
        let Building { documents, phrases, examples, .. } = building;
        let own = district.facts.values().map(|it| it.subject.clone()).collect();
        let common = common(&documents);
        (Self { documents, names, own, common, examples }, phrases)
    }

    /// The document whose example a text of folded words is, word for word.
    pub(super) fn example(&self, words: &[String]) -> Option<usize> {
        self.examples.get(&words.join(" ")).copied()
    }

    /// The document of a fact.
    pub(super) fn of_fact(&self, fact: &FactId) -> Option<&Document> {
        self.documents.iter().find(|it| matches!(&it.target, Target::Fact(it) if it == fact))
    }

    /// How many facts are about one of some subjects.
    pub(super) fn facts_about(&self, subjects: &BTreeSet<SubjectId>) -> usize {
        let about = |it: &&Document| it.subject.as_ref().is_some_and(|it| subjects.contains(it));
        self.documents.iter().filter(about).count()
    }
}

/// The subjects that the phrases of at least a tenth of the documents name.
fn common(documents: &[Document]) -> BTreeSet<SubjectId> {
    let mut naming: BTreeMap<&SubjectId, usize> = BTreeMap::new();
    for subject in documents.iter().flat_map(|it| it.naming.keys()) {
        *naming.entry(subject).or_default() += 1;
    }
    let many = (documents.len() / 10).max(COMMON);
    naming.into_iter().filter(|it| it.1 >= many).map(|it| it.0.clone()).collect()
}

/// Collects documents and their phrases.
struct Building<'d> {
    names: &'d Names,
    languages: &'d [Language],
    documents: Vec<Document>,
    phrases: Vec<Phrase>,
    examples: HashMap<String, usize>,
}

impl Building<'_> {
    fn add_fact(&mut self, district: &District, fact: &Fact) {
        let mut document = Document::new(Target::Fact(fact.id.clone()));
        document.subject = Some(fact.subject.clone());
        document.topic = Some(fact.topic.clone());
        document.mentions.insert(fact.subject.clone());
        for value in fact.values.values() {
            if let ValueKind::Names(names) = &value.kind {
                document.mentions.extend(names.iter().cloned());
            }
        }
        for (group, language) in self.languages.iter().enumerate() {
            let Some(wording) = fact.wordings.get(language) else { continue };
            for text in std::iter::once(&wording.title).chain(&wording.keywords) {
                self.add_phrase(&mut document, group, words(text));
            }
            for text in &wording.questions {
                self.add_example(&mut document, group, text);
            }
            let answer = district.answer_of(fact, *language).unwrap_or_default();
            document.mentions.extend(self.names.spot(&words(&answer), Slips::None).subjects);
        }
        self.documents.push(document);
    }

    fn add_talk(&mut self, target: Target, texts: &BTreeMap<Language, Vec<String>>) {
        let mut document = Document::new(target);
        for (group, language) in self.languages.iter().enumerate() {
            for text in texts.get(language).into_iter().flatten() {
                self.add_example(&mut document, group, text);
            }
        }
        self.documents.push(document);
    }

    fn add_example(&mut self, document: &mut Document, group: usize, text: &str) {
        let words = words(text);
        self.examples.entry(words.join(" ")).or_insert(self.documents.len());
        self.add_phrase(document, group, words);
    }

    fn add_phrase(&mut self, document: &mut Document, group: usize, words: Vec<String>) {
        let subjects = self.names.spot(&words, Slips::None).subjects;
        document.stems.extend(words.iter().map(|it| stem(it).to_owned()));
        self.phrases.push(Phrase {
            document: self.documents.len(),
            group,
            tags: tags(&subjects),
            words,
        });
        document.phrases += 1;
        for subject in &subjects {
            *document.naming.entry(subject.clone()).or_default() += 1;
        }
        document.mentions.extend(subjects);
    }
}

/// A name counts as the same word in every spelling.
pub(super) fn tags(subjects: &BTreeSet<SubjectId>) -> Vec<String> {
    subjects.iter().map(|it| format!("#{it}")).collect()
}
