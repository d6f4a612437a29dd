//! A district: everything that its folder says, read and cross-checked.

use std::collections::{BTreeMap, BTreeSet};

use super::anniversary::Anniversary;
use super::check;
use super::computation::Computations;
use super::draft::Places;
use super::fact::Fact;
use super::folder::Folder;
use super::id::{AnniversaryId, AttributeId, FactId, SourceId, SubjectId, TopicId, UnknownId};
use super::language::Language;
use super::phrases::Phrases;
use super::problem::Problems;
use super::reader;
use super::when::When;

/// A text in each language of the district.
pub(super) type Translated = BTreeMap<Language, String>;

/// The place that a knowledge folder is about.
#[derive(Debug)]
pub struct District {
    /// What it is called.
    pub name: Translated,
    /// Its languages; the first is used where nothing else is known.
    pub languages: Vec<Language>,
    /// Where its days begin, as an IANA name.
    pub time_zone: String,
    /// The folders of facts, in the order in which they are listed.
    pub topics: Vec<Topic>,
    /// What can be said of subjects.
    pub attributes: BTreeMap<AttributeId, Translated>,
    /// The facts that people want to know first.
    pub favourites: Vec<FactId>,
    /// Its facts, by id.
    pub facts: BTreeMap<FactId, Fact>,
    /// Who says so.
    pub sources: BTreeMap<SourceId, Source>,
    /// What its subjects, and their neighbours, are called.
    pub terms: BTreeMap<SubjectId, Term>,
    /// Words that ask for the same, by concept.
    pub synonyms: BTreeMap<SubjectId, Term>,
    /// Names of places that are not its own.
    pub elsewhere: BTreeMap<Language, Vec<String>>,
    /// What people ask and the sources leave open.
    pub unknowns: BTreeMap<UnknownId, Unknown>,
    /// The days of the year that are remembered.
    pub anniversaries: BTreeMap<AnniversaryId, Anniversary>,
    /// What answers can be computed from.
    pub computations: Computations,
    /// What people say to a bot that asks for no fact.
    pub talk: BTreeMap<Talk, BTreeMap<Language, Vec<String>>>,
    /// What the bot itself says.
    pub phrases: Phrases,
}

impl District {
    /// Reads a knowledge folder.
    ///
    /// # Errors
    /// Gives every mistake of every file at once.
    pub fn read(folder: &Folder) -> Result<Self, Problems> {
        match Self::inspect(folder) {
            (Some((district, _)), problems) if problems.0.is_empty() => Ok(district),
            (_, problems) => Err(problems),
        }
    }

    /// Reads the folder that was built into the program. What only the whole folder can tell is not
    /// checked again: a test does that before there is a program.
    ///
    /// # Errors
    /// Gives every mistake of every file at once.
    pub fn built_in() -> Result<Self, Problems> {
        match reader::read(&Folder::embedded()) {
            (Some(draft), problems) if problems.is_empty() => Ok(draft.into_district()),
            (_, problems) => Err(Problems(problems)),
        }
    }

    /// Reads as much of a knowledge folder as is sound: what the district would be without the
    /// facts that have mistakes, where its facts stand, and every mistake in the order of the files.
    pub fn inspect(folder: &Folder) -> (Option<(Self, Places)>, Problems) {
        let (draft, mut problems) = reader::read(folder);
        if let Some(draft) = &draft {
            problems.extend(check::check(draft));
        }
        problems.sort();
        problems.dedup();
        let read = draft.map(|mut it| {
            let places = it.take_places();
            (it.into_district(), places)
        });
        (read, Problems(problems))
    }

    /// The language used where nothing else is known.
    pub fn default_language(&self) -> Language {
        self.languages[0]
    }

    /// The facts of a topic, in the order of their ids.
    pub fn facts_of<'a>(&'a self, topic: &'a TopicId) -> impl Iterator<Item = &'a Fact> {
        self.facts.values().filter(move |it| it.topic == *topic)
    }

    /// All sources, those that most facts name first.
    pub fn sources_by_use(&self) -> Vec<&SourceId> {
        let mut uses: BTreeMap<&SourceId, usize> = self.sources.keys().map(|it| (it, 0)).collect();
        for fact in self.facts.values() {
            let of_values = fact.values.values().flat_map(|it| &it.sources);
            let named: BTreeSet<&SourceId> = fact.sources.iter().chain(of_values).collect();
            for source in named {
                uses.entry(source).and_modify(|it| *it += 1);
            }
        }
        let mut sources: Vec<(&SourceId, usize)> = uses.into_iter().collect();
        sources.sort_by_key(|it| std::cmp::Reverse(it.1));
        sources.into_iter().map(|it| it.0).collect()
    }

    /// What a subject is called in a language, as answers write it.
    pub fn name_of<'a>(&'a self, subject: &'a SubjectId, language: Language) -> &'a str {
        let names = self.terms.get(subject).and_then(|it| it.names.get(&language));
        names.and_then(|it| it.first()).map_or(subject.as_str(), String::as_str)
    }
}

/// A folder of facts.
#[derive(Debug, Clone)]
pub struct Topic {
    /// The folder's name.
    pub id: TopicId,
    /// What it is called.
    pub name: Translated,
}

/// Who says something.
#[derive(Debug, Clone)]
pub struct Source {
    /// Who published it.
    pub publisher: Translated,
    /// What it is called, in its own language.
    pub title: String,
    /// Where it is, if it is on the web.
    pub url: Option<String>,
    /// When it was published, if that is known.
    pub date: Option<When>,
}

/// The names that people use for a subject.
#[derive(Debug, Clone, Default)]
pub struct Term {
    /// Names by language; the first of each is the one that answers use.
    pub names: BTreeMap<Language, Vec<String>>,
    /// Further spellings, in any language or script.
    pub other: Vec<String>,
}

/// What people ask and the sources leave open.
#[derive(Debug, Clone, Default)]
pub struct Unknown {
    /// The facts that come nearest to an answer, the first in full.
    pub nearest: Vec<FactId>,
    /// Its words in each language of the district.
    pub wordings: BTreeMap<Language, UnknownWording>,
}

/// A question that the sources leave open, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownWording {
    /// That it is not known.
    pub answer: String,
    /// What people ask.
    pub questions: Vec<String>,
}

/// What people say to a bot that asks for no fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Talk {
    /// "Hello"
    Greeting,
    /// "Thank you"
    Thanks,
    /// "Goodbye"
    Farewell,
    /// "How are you?"
    Wellbeing,
    /// "What can you do?"
    Ability,
    /// "Tell me about it"
    Overview,
    /// "Who is right?", insults, orders to the bot
    Opinion,
    /// What the sources do not tell, though people ask
    Unknown,
}

impl Talk {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Greeting,
        Self::Thanks,
        Self::Farewell,
        Self::Wellbeing,
        Self::Ability,
        Self::Overview,
        Self::Opinion,
        Self::Unknown,
    ];

    /// Its table in `talk.toml`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Greeting => "greeting",
            Self::Thanks => "thanks",
            Self::Farewell => "farewell",
            Self::Wellbeing => "wellbeing",
            Self::Ability => "ability",
            Self::Overview => "overview",
            Self::Opinion => "opinion",
            Self::Unknown => "unknown",
        }
    }
}
