//! A district while it is read: what stands in its files, also where that is not yet sound.

use std::collections::BTreeMap;

use super::computation::Place;
use super::district::District;
use super::document::Lines;
use super::fact::{Fact, Standing, Value, Wording};
use super::id::{AttributeId, FactId, SourceId, SubjectId, TopicId, ValueId};
use super::language::Language;
use super::listing::Listing;
use super::problem::Problem;
use super::section::Section;
use super::template::Template;
use super::when::AsOf;

/// A district of which everything is read but the facts, and what checks need beside it.
pub(super) struct Draft {
    pub(super) district: District,
    pub(super) facts: Vec<FactDraft>,
    /// The facts that other files name.
    pub(super) references: Vec<Reference>,
    /// What `computations.toml` names.
    pub(super) computed: Computed,
    /// The files of facts that could not be read in full: what they use is not known.
    pub(super) unread: Vec<String>,
    /// Where everything stands in the files beside the facts'.
    pub(super) lines: BTreeMap<String, Lines>,
    pub(super) topics: Listing,
    pub(super) attributes: Listing,
    pub(super) sources: Listing,
    pub(super) terms: Listing,
    /// The units that the phrases of a language print.
    pub(super) units: BTreeMap<Language, Listing>,
}

/// A fact that another file names.
pub(super) struct Reference {
    pub(super) file: &'static str,
    pub(super) line: usize,
    pub(super) fact: FactId,
}

impl Reference {
    /// The facts that a section names in a list.
    pub(super) fn all(
        file: &'static str,
        section: &Section<'_>,
        key: &str,
        facts: &[FactId],
    ) -> Vec<Self> {
        let line = section.line_of(key);
        facts.iter().map(|it| Self { file, line, fact: it.clone() }).collect()
    }
}

/// What `computations.toml` names in other files, with its lines.
pub(super) struct Computed {
    pub(super) operands: Vec<Operand>,
    pub(super) units: Vec<(String, usize)>,
    pub(super) subjects: Vec<(SubjectId, usize)>,
}

/// A value that is computed with.
pub(super) struct Operand {
    pub(super) line: usize,
    pub(super) place: Place,
    pub(super) role: Role,
}

/// What a value must be to be computed with.
pub(super) enum Role {
    /// A number with a unit, a date, or a day of every year.
    Any,
    /// A number with a unit.
    Number,
    /// A date.
    Date,
    /// A number that measures what another one measures.
    WholeOf(Place),
}

/// The file of each fact, and the lines of what stands in it.
#[derive(Debug, Default)]
pub struct Places(BTreeMap<FactId, (String, Lines)>);

impl Places {
    /// A problem with what stands at `path` in a fact's file, such as `en.questions.2`.
    pub fn problem(&self, fact: &FactId, path: &str, message: String, remedy: &str) -> Problem {
        let place = self.0.get(fact);
        let (file, line) =
            place.map_or((fact.as_str(), 1), |(file, lines)| (file.as_str(), lines.of(path)));
        Problem::new(file, line, message, remedy)
    }
}

/// A fact as far as its file could be read: `None` is what is missing or was not understood.
pub(super) struct FactDraft {
    pub(super) file: String,
    /// Where the bot finds it; `None` for a file that stands where no fact does.
    pub(super) place: Option<(TopicId, FactId)>,
    pub(super) subject: Option<SubjectId>,
    pub(super) attribute: Option<AttributeId>,
    pub(super) standing: Option<Standing>,
    pub(super) as_of: Option<AsOf>,
    pub(super) sources: Vec<SourceId>,
    pub(super) related: Vec<FactId>,
    /// `None` where not even the names of the values are known.
    pub(super) values: Option<BTreeMap<ValueId, Option<Value>>>,
    pub(super) wordings: BTreeMap<Language, WordingDraft>,
    /// What a quiz asks for the values.
    pub(super) quiz: BTreeMap<ValueId, BTreeMap<Language, Template>>,
    pub(super) lines: Lines,
}

/// A fact in one language, as far as it could be read.
pub(super) struct WordingDraft {
    pub(super) title: Option<String>,
    pub(super) answer: Option<Template>,
    pub(super) keywords: Vec<String>,
    pub(super) questions: Vec<String>,
}

impl Draft {
    /// The facts that stand where the bot finds them.
    pub(super) fn placed(&self) -> impl Iterator<Item = &FactDraft> {
        self.facts.iter().filter(|it| it.place.is_some())
    }

    /// Where each fact stands. The lines are taken out of the draft, which needs them no more.
    pub(super) fn take_places(&mut self) -> Places {
        let places = self.facts.iter_mut().filter_map(|it| {
            let (_, id) = it.place.as_ref()?;
            Some((id.clone(), (it.file.clone(), std::mem::take(&mut it.lines))))
        });
        Places(places.collect())
    }

    /// The district with all facts that are complete.
    pub(super) fn into_district(self) -> District {
        let facts = self.facts.into_iter().filter_map(FactDraft::into_fact);
        let facts = facts.map(|it| (it.id.clone(), it)).collect();
        District { facts, ..self.district }
    }
}

impl FactDraft {
    /// A value that is there and was understood.
    pub(super) fn value(&self, id: &ValueId) -> Option<&Value> {
        self.values.as_ref()?.get(id)?.as_ref()
    }

    /// Its values, as far as they were understood.
    pub(super) fn values(&self) -> impl Iterator<Item = (&ValueId, &Value)> {
        let values = self.values.iter().flatten();
        values.filter_map(|(id, value)| value.as_ref().map(|it| (id, it)))
    }

    fn into_fact(self) -> Option<Fact> {
        let (topic, id) = self.place?;
        let values = self.values?.into_iter().map(|(id, value)| Some((id, value?)));
        let wordings = self.wordings.into_iter().map(|(it, draft)| Some((it, draft.whole()?)));
        Some(Fact {
            id,
            topic,
            subject: self.subject?,
            attribute: self.attribute?,
            standing: self.standing?,
            as_of: self.as_of?,
            sources: self.sources,
            related: self.related,
            values: values.collect::<Option<_>>()?,
            wordings: wordings.collect::<Option<_>>()?,
            quiz: self.quiz,
        })
    }
}

impl WordingDraft {
    fn whole(self) -> Option<Wording> {
        let Self { title, answer, keywords, questions } = self;
        Some(Wording { title: title?, answer: answer?, keywords, questions })
    }
}
