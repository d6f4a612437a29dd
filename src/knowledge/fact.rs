//! Facts and what they are made of.

use std::collections::BTreeMap;

use super::id::{AttributeId, FactId, SourceId, SubjectId, TopicId, UnitId, ValueId};
use super::language::Language;
use super::template::Template;
use super::when::{AsOf, MonthDay, When};

/// Longest question of a quiz, in UTF-16 units. Source: <https://core.telegram.org/bots/api#sendpoll>
pub const QUESTION_UNITS: usize = 300;

/// One answerable statement about one attribute of one subject.
#[derive(Debug, Clone)]
pub struct Fact {
    /// The name of its file.
    pub id: FactId,
    /// The folder of its file.
    pub topic: TopicId,
    /// Whom or what it is about.
    pub subject: SubjectId,
    /// What it says of the subject.
    pub attribute: AttributeId,
    /// How far sources agree.
    pub standing: Standing,
    /// When it held.
    pub as_of: AsOf,
    /// Who says so, the best first.
    pub sources: Vec<SourceId>,
    /// What a reader may want to know next.
    pub related: Vec<FactId>,
    /// Its figures, dates and names.
    pub values: BTreeMap<ValueId, Value>,
    /// Its words in each language of the district.
    pub wordings: BTreeMap<Language, Wording>,
    /// What a quiz asks for its values, in each language of the district.
    pub quiz: BTreeMap<ValueId, BTreeMap<Language, Template>>,
}

/// How far sources agree on a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, schemars::JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub enum Standing {
    /// Several sources say the same.
    Agreed,
    /// One source says so.
    SingleSource,
    /// Sources or parties differ.
    Disputed,
}

impl Standing {
    /// Reads `agreed`, `single-source` or `disputed`.
    ///
    /// # Errors
    /// Gives back any other word with the three.
    pub fn parse(text: &str) -> Result<Self, String> {
        match text {
            "agreed" => Ok(Self::Agreed),
            "single-source" => Ok(Self::SingleSource),
            "disputed" => Ok(Self::Disputed),
            other => {
                Err(format!("`{other}` is no standing: write agreed, single-source or disputed"))
            }
        }
    }
}

/// A figure, date or name of a fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// What it is.
    pub kind: ValueKind,
    /// Who gives it, where that is not the fact's own sources.
    pub sources: Vec<SourceId>,
}

/// What a [`Value`] can be.
#[derive(Debug, Clone, PartialEq)]
pub enum ValueKind {
    /// A number, of units where it counts something.
    Number(f64, Option<UnitId>),
    /// A point in time.
    Date(When),
    /// A day of every year.
    Day(MonthDay),
    /// A century, or the first and the last of several.
    Century(Century),
    /// Subjects, one or several.
    Names(Vec<SubjectId>),
    /// A code, a telephone number, an address on the web: the same in every language.
    Text(String),
    /// A place on the map.
    Point(Point),
}

/// One or several centuries of the common era.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Century {
    /// The first, or the only one.
    pub first: u8,
    /// The last; the first where there is only one.
    pub last: u8,
}

/// A place on the map, in degrees of the World Geodetic System, as Telegram takes it.
/// Source: <https://core.telegram.org/bots/api#location>
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// North of the equator, -90 to 90.
    pub latitude: f64,
    /// East of Greenwich, -180 to 180.
    pub longitude: f64,
}

/// A fact in one language.
#[derive(Debug, Clone)]
pub struct Wording {
    /// A few words, as a button shows them.
    pub title: String,
    /// The answer, with gaps for the values.
    pub answer: Template,
    /// The telling words.
    pub keywords: Vec<String>,
    /// What people ask.
    pub questions: Vec<String>,
}
