//! What answers can be computed from, and the words by which people ask for it.

use std::collections::BTreeMap;

use super::id::{FactId, SubjectId, ValueId};
use super::language::Language;
use super::term_file::Texts;

/// Everything that `computations.toml` says.
#[derive(Debug, Default)]
pub struct Computations {
    /// How people call the units, by the unit's id; each is a [`Measure`](super::Measure).
    pub units: BTreeMap<String, Texts>,
    /// How people ask for a computation.
    pub cues: BTreeMap<Cue, Texts>,
    /// Values that are computed with, and how people call them.
    pub figures: Vec<Figure>,
    /// Values that make a whole together.
    pub totals: Vec<Total>,
    /// What lasted from one date to another.
    pub spans: Vec<Span>,
}

/// Where a value stands: `area.area` is the value `area` of the fact `area`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The fact.
    pub fact: FactId,
    /// The value.
    pub value: ValueId,
}

/// A value that is computed with.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Where it stands.
    pub value: Place,
    /// The value of which it is a part.
    pub part_of: Option<Place>,
    /// The subject whose names mean it.
    pub subject: Option<SubjectId>,
    /// What people call it.
    pub wordings: BTreeMap<Language, Called>,
}

/// What something is called in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    /// As replies call it.
    pub name: String,
    /// As people call it.
    pub words: Vec<String>,
}

/// Values that make a whole together.
#[derive(Debug, Clone)]
pub struct Total {
    /// Where they stand.
    pub values: Vec<Place>,
    /// How people call the whole.
    pub words: Texts,
}

/// What lasted from one date to another.
#[derive(Debug, Clone)]
pub struct Span {
    /// When it began.
    pub from: Place,
    /// When it ended.
    pub to: Place,
    /// How people call it.
    pub words: Texts,
}

/// What people say who want something computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cue {
    /// "how many"
    Count,
    /// "what percentage"
    Share,
    /// "half"
    Half,
    /// "a third"
    Third,
    /// "a quarter"
    Quarter,
    /// "in all"
    Total,
    /// "how much more", "higher than"
    More,
    /// "which is larger"
    Which,
    /// "how many times"
    Times,
    /// "ago", "since"
    Ago,
    /// "until"
    Until,
    /// "between"
    Between,
    /// "how long did it last"
    Lasted,
    /// "how old"
    Age,
}

impl Cue {
    /// Every cue.
    pub const ALL: [Self; 14] = [
        Self::Count,
        Self::Share,
        Self::Half,
        Self::Third,
        Self::Quarter,
        Self::Total,
        Self::More,
        Self::Which,
        Self::Times,
        Self::Ago,
        Self::Until,
        Self::Between,
        Self::Lasted,
        Self::Age,
    ];

    /// Its table in `computations.toml`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Share => "share",
            Self::Half => "half",
            Self::Third => "third",
            Self::Quarter => "quarter",
            Self::Total => "total",
            Self::More => "more",
            Self::Which => "which",
            Self::Times => "times",
            Self::Ago => "ago",
            Self::Until => "until",
            Self::Between => "between",
            Self::Lasted => "lasted",
            Self::Age => "age",
        }
    }

    /// How many of it make a whole, where it is a part.
    pub const fn parts(self) -> Option<u8> {
        match self {
            Self::Half => Some(2),
            Self::Third => Some(3),
            Self::Quarter => Some(4),
            Self::Count
            | Self::Share
            | Self::Total
            | Self::More
            | Self::Which
            | Self::Times
            | Self::Ago
            | Self::Until
            | Self::Between
            | Self::Lasted
            | Self::Age => None,
        }
    }
}

impl Place {
    /// Reads `FACT.VALUE`.
    ///
    /// # Errors
    /// Names the text and the form that is understood.
    pub fn parse(text: &str) -> Result<Self, String> {
        let place = text.split_once('.').and_then(|(fact, value)| {
            Some(Self { fact: FactId::parse(fact).ok()?, value: ValueId::parse(value).ok()? })
        });
        place.ok_or_else(|| {
            format!("`{text}` is no value of a fact: write FACT.VALUE, such as \"area.area\"")
        })
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}.{}", self.fact, self.value)
    }
}
