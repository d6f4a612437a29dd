//! Days of the year that are remembered.

use std::collections::BTreeMap;

use super::id::FactId;
use super::language::Language;
use super::when::MonthDay;

/// A day of the year that is remembered, since a year.
#[derive(Debug, Clone)]
pub struct Anniversary {
    /// The day.
    pub day: OnDay,
    /// The year in which it happened.
    pub since: i16,
    /// Who is told of it.
    pub rank: Rank,
    /// The facts that tell of it, the first in full.
    pub facts: Vec<FactId>,
    /// Its words in each language of the district.
    pub wordings: BTreeMap<Language, Remembrance>,
}

/// On which day of the year something happened, as far as that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OnDay {
    /// On this day.
    Day(MonthDay),
    /// On one of two days: sources differ.
    Either(MonthDay, MonthDay),
    /// In this month, 1 to 12.
    Month(i8),
}

/// Who is told of an anniversary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, schemars::JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub enum Rank {
    /// Every subscriber.
    Main,
    /// Subscribers who want all anniversaries.
    Minor,
    /// Nobody: it stands in the calendar.
    Listed,
}

impl Rank {
    /// Reads `main`, `minor` or `listed`.
    ///
    /// # Errors
    /// Gives back any other word with the three.
    pub fn parse(text: &str) -> Result<Self, String> {
        let all = [Self::Main, Self::Minor, Self::Listed];
        let known = all.into_iter().find(|it| it.key() == text);
        known.ok_or_else(|| format!("`{text}` is no rank: write main, minor or listed"))
    }

    /// The word for it in files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Minor => "minor",
            Self::Listed => "listed",
        }
    }
}

/// An anniversary in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remembrance {
    /// A few words, as a calendar shows them.
    pub title: String,
    /// What happened, neutral or attributed; date and years come before it.
    pub text: String,
}
