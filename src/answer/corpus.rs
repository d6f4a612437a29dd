//! What is searched: each fact and each kind of small talk as a document with its phrases, and the
//! names of subjects that they speak of.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::names::Names;
use super::spelling::Slips;
use crate::index::{Phrase, Word, stem};
use crate::knowledge::{
    District, Fact, FactId, Language, SubjectId, Talk, TopicId, UnknownId, ValueKind,
};
use crate::parallel;
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
    /// The stems of their words, each in one number, in order.
    stems: Vec<u128>,
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
            stems: Vec::new(),
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
        let has = |text: &str| self.stems.binary_search(&packed_stem(text)).is_ok();
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
    /// Words that ask for the same.
    concepts: Names,
    /// Subjects that facts are about; all others are elsewhere.
    pub(super) own: BTreeSet<SubjectId>,
    /// Subjects that so many facts name that naming them says little.
    pub(super) common: BTreeSet<SubjectId>,
    /// The document of each example: the questions of facts and all small talk, in folded words.
    examples: FxHashMap<String, usize>,
}

impl Corpus {
    /// A district's facts and small talk, and their phrases for the index. The groups of the
    /// phrases are the district's languages.
    pub(super) fn new(district: &District) -> (Self, Vec<Phrase>) {
        let (names, concepts) = parallel::both(
            || Names::new(&district.terms, &district.elsewhere),
            || Names::new(&district.synonyms, &BTreeMap::new()),
        );
        let spotters = Spotters { names: &names, concepts: &concepts };
        let facts: Vec<&Fact> = district.facts.values().collect();
        let facts = parallel::map(&facts, |it| Described::fact(district, &spotters, it));
        let talk = district.talk.iter().map(|(talk, texts)| {
            let texts: Texts<'_> = texts.iter().map(|(it, texts)| (*it, &texts[..])).collect();
            (Target::Talk(*talk), texts)
        });
        let gaps = district.unknowns.iter().map(|(id, gap)| {
            let texts = gap.wordings.iter().map(|(it, wording)| (*it, &wording.questions[..]));
            (Target::Unknown(id.clone()), texts.collect())
        });
        let talk: Vec<(Target, Texts<'_>)> = talk.chain(gaps).collect();
        let talk = parallel::map(&talk, |(target, texts)| {
            Described::talk(district, &spotters, target.clone(), texts)
        });
        let (mut documents, mut phrases, mut examples) =
            (Vec::new(), Vec::new(), FxHashMap::default());
        for described in facts.into_iter().chain(talk) {
            let place = documents.len();
            for example in described.examples {
                examples.entry(example).or_insert(place);
            }
            let own = described.phrases.into_iter();
            phrases.extend(own.map(|it| Phrase { document: place, ..it }));
            documents.push(described.document);
        }
        let own = district.facts.values().map(|it| it.subject.clone()).collect();
        let common = common(&documents);
        (Self { documents, names, concepts, own, common, examples }, phrases)
    }

    /// The marks of a text of folded words that names some subjects: these, and the concepts it
    /// speaks of.
    pub(super) fn tags(&self, subjects: &BTreeSet<SubjectId>, words: &[String]) -> Vec<String> {
        tags(subjects, &self.concepts, words)
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

/// What is spotted in a phrase.
#[derive(Clone, Copy)]
struct Spotters<'n> {
    names: &'n Names,
    concepts: &'n Names,
}

/// A document with what it is found by.
struct Described<'n> {
    spotters: Spotters<'n>,
    document: Document,
    phrases: Vec<Phrase>,
    examples: Vec<String>,
}

/// Texts by language.
type Texts<'d> = BTreeMap<Language, &'d [String]>;

impl<'n> Described<'n> {
    fn empty(spotters: Spotters<'n>, document: Document) -> Self {
        Self { spotters, document, phrases: Vec::new(), examples: Vec::new() }
    }

    /// The same, when all phrases are there.
    fn whole(mut self) -> Self {
        let stems = &mut self.document.stems;
        stems.sort_unstable();
        stems.dedup();
        stems.shrink_to_fit();
        self
    }

    fn fact(district: &District, spotters: &Spotters<'n>, fact: &Fact) -> Self {
        let mut document = Document::new(Target::Fact(fact.id.clone()));
        document.subject = Some(fact.subject.clone());
        document.topic = Some(fact.topic.clone());
        document.mentions.insert(fact.subject.clone());
        for value in fact.values.values() {
            if let ValueKind::Names(names) = &value.kind {
                document.mentions.extend(names.iter().cloned());
            }
        }
        let mut described = Self::empty(*spotters, document);
        for (group, language) in district.languages.iter().enumerate() {
            let Some(wording) = fact.wordings.get(language) else { continue };
            for text in std::iter::once(&wording.title).chain(&wording.keywords) {
                described.add_phrase(group, words(text));
            }
            for text in &wording.questions {
                described.add_example(group, text);
            }
            let answer = district.answer_of(fact, *language).unwrap_or_default();
            let mentions = spotters.names.spot(&words(&answer), Slips::None).subjects;
            described.document.mentions.extend(mentions);
        }
        described.whole()
    }

    fn talk(
        district: &District,
        spotters: &Spotters<'n>,
        target: Target,
        texts: &Texts<'_>,
    ) -> Self {
        let document = Document::new(target);
        let mut described = Self::empty(*spotters, document);
        for (group, language) in district.languages.iter().enumerate() {
            for text in texts.get(language).copied().unwrap_or_default() {
                described.add_example(group, text);
            }
        }
        described.whole()
    }

    fn add_example(&mut self, group: usize, text: &str) {
        let words = words(text);
        self.examples.push(words.join(" "));
        self.add_phrase(group, words);
    }

    /// The phrases get the number of the document when it has its place.
    fn add_phrase(&mut self, group: usize, words: Vec<String>) {
        let document = &mut self.document;
        let Spotters { names, concepts } = self.spotters;
        let subjects = names.spot(&words, Slips::None).subjects;
        document.stems.extend(words.iter().map(|it| packed_stem(it)));
        let tags = tags(&subjects, concepts, &words);
        self.phrases.push(Phrase { document: 0, group, tags, words });
        document.phrases += 1;
        for subject in &subjects {
            *document.naming.entry(subject.clone()).or_default() += 1;
        }
        document.mentions.extend(subjects);
    }
}

/// The stem of a word in one number, 21 bits a letter: thousands of them are kept.
fn packed_stem(word: &str) -> u128 {
    stem(word).chars().fold(0, |packed, letter| packed << 21 | u128::from(u32::from(letter)))
}

/// A name counts as the same word in every spelling, and a concept in all its words.
fn tags(subjects: &BTreeSet<SubjectId>, concepts: &Names, words: &[String]) -> Vec<String> {
    let concepts = concepts.spot(words, Slips::None).subjects;
    let names = subjects.iter().map(|it| format!("#{it}"));
    names.chain(concepts.iter().map(|it| format!("~{it}"))).collect()
}
