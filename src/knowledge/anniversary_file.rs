//! Reading `anniversaries.toml`: the days of the year that are remembered.

use std::collections::BTreeMap;

use super::anniversary::{Anniversary, OnDay, Rank, Remembrance};
use super::draft::Reference;
use super::id::{AnniversaryId, FactId};
use super::language::Language;
use super::section::Section;
use super::template::plain;
use super::when::{MonthDay, parse_year};

/// The file.
pub(super) const FILE: &str = "anniversaries.toml";

/// Reads the file, and the facts that it names.
pub(super) fn anniversaries(
    root: &mut Section<'_>,
    languages: &[Language],
) -> (BTreeMap<AnniversaryId, Anniversary>, Vec<Reference>) {
    let (mut anniversaries, mut references) = (BTreeMap::new(), Vec::new());
    for (key, mut section) in root.sections() {
        let id = section.understood("", key, AnniversaryId::parse);
        let anniversary = anniversary(&mut section, languages);
        references.extend(Reference::all(FILE, &section, "facts", &anniversary.facts));
        if let (Some(id), Some(anniversary)) = (id, anniversary.whole()) {
            anniversaries.insert(id, anniversary);
        }
        section.close();
    }
    (anniversaries, references)
}

/// An anniversary as far as it could be read.
struct Draft {
    day: Option<OnDay>,
    since: Option<i16>,
    rank: Option<Rank>,
    facts: Vec<FactId>,
    wordings: BTreeMap<Language, Remembrance>,
}

impl Draft {
    fn whole(self) -> Option<Anniversary> {
        let Self { day, since, rank, facts, wordings } = self;
        Some(Anniversary { day: day?, since: since?, rank: rank?, facts, wordings })
    }
}

fn anniversary(section: &mut Section<'_>, languages: &[Language]) -> Draft {
    let day = on_day(section);
    let since = section.parsed("since", |it| {
        parse_year(it).ok_or_else(|| format!("`{it}` is no year: write one such as \"2020\""))
    });
    let rank = section.parsed("rank", Rank::parse);
    if let (Some(OnDay::Either(..) | OnDay::Month(_)), Some(Rank::Main | Rank::Minor)) = (day, rank)
    {
        let message = "nobody can be told on the day, as it is not known";
        section.note("rank", message, "write rank = \"listed\"");
    }
    let facts = section.ids("facts", FactId::parse);
    section.holds_languages();
    let wordings = languages.iter().filter_map(|it| Some((*it, remembrance(section, *it)?)));
    Draft { day, since, rank, facts, wordings: wordings.collect() }
}

/// `day`, with `or_day` where sources differ; or only `month`.
fn on_day(section: &mut Section<'_>) -> Option<OnDay> {
    if section.has("month") {
        section.allow(&["day", "or_day"]);
        return month(section).map(OnDay::Month);
    }
    section.allow(&["month"]);
    let day = section.parsed("day", MonthDay::parse);
    let other = section.optional_parsed("or_day", MonthDay::parse);
    day.map(|day| other.map_or(OnDay::Day(day), |other| OnDay::Either(day, other)))
}

fn month(section: &mut Section<'_>) -> Option<i8> {
    for key in ["day", "or_day"].into_iter().filter(|it| section.has(it)) {
        let remedy = format!("remove `month` or `{key}`");
        section.note(key, "a day has its month in itself", remedy);
    }
    let number = section.number("month")?;
    let month = number.to_string().parse().ok().filter(|it| (1..=12).contains(it));
    if month.is_none() {
        section.note("month", format!("`{number}` is no month"), "write 1 to 12");
    }
    month
}

fn remembrance(section: &mut Section<'_>, language: Language) -> Option<Remembrance> {
    let mut section = section.section(language.as_str())?;
    let title = section.text("title").map(str::to_owned);
    let text = section.parsed("text", plain);
    section.close();
    Some(Remembrance { title: title?, text: text? })
}
