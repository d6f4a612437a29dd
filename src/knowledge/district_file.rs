//! Reading `district.toml`: what the other files build on.

use std::collections::BTreeMap;

use super::district::{Topic, Translated};
use super::draft::Reference;
use super::form::Shape;
use super::id::{AttributeId, FactId, TopicId};
use super::language::Language;
use super::listing::Listing;
use super::section::Section;

/// What `district.toml` holds.
pub(super) struct Frame {
    pub(super) languages: Vec<Language>,
    pub(super) name: Translated,
    pub(super) time_zone: String,
    pub(super) topics: Vec<Topic>,
    pub(super) attributes: BTreeMap<AttributeId, Translated>,
    pub(super) listed_topics: Listing,
    pub(super) listed_attributes: Listing,
    pub(super) favourites: Vec<FactId>,
    pub(super) references: Vec<Reference>,
}

/// Reads the file; `None` where its languages are not known: then nothing else can be told right
/// from wrong.
pub(super) fn frame(root: &mut Section<'_>) -> Option<Frame> {
    let languages = languages(root);
    let favourites = root.optional_ids("favourites", FactId::parse);
    let references = Reference::all("district.toml", root, "favourites", &favourites);
    let time_zone = root.parsed("time_zone", parse_zone).unwrap_or_default();
    if languages.is_empty() {
        for table in ["name", "topics", "attributes"] {
            root.ask_for(table, Shape::Table);
        }
        return None;
    }
    let name = translated(root, "name", &languages);
    let (topics, listed_topics) = topics(root, &languages);
    let (attributes, listed_attributes) = attributes(root, &languages);
    Some(Frame {
        languages,
        name,
        time_zone,
        topics,
        attributes,
        listed_topics,
        listed_attributes,
        favourites,
        references,
    })
}

/// A table with one text for each language.
pub(super) fn translated(
    section: &mut Section<'_>,
    key: &str,
    languages: &[Language],
) -> Translated {
    let Some(mut inner) = section.section(key) else { return Translated::new() };
    let names = names(&mut inner, languages);
    inner.close();
    names
}

/// The languages; none where one of them could not be read, as it may be meant everywhere.
fn languages(root: &mut Section<'_>) -> Vec<Language> {
    let before = root.noted();
    let codes = root.texts("languages").into_iter();
    let languages: Vec<Language> =
        codes.filter_map(|it| root.understood("languages", it, Language::parse)).collect();
    if root.noted() > before {
        return Vec::new();
    }
    let mut once: Vec<Language> = Vec::new();
    for language in languages {
        if once.contains(&language) {
            root.note("languages", format!("`{language}` is listed twice"), "list it once");
        } else {
            once.push(language);
        }
    }
    once
}

fn topics(root: &mut Section<'_>, languages: &[Language]) -> (Vec<Topic>, Listing) {
    let Some(mut table) = root.section("topics") else { return Default::default() };
    let mut topics: Vec<(usize, Topic)> = Vec::new();
    for (key, mut section) in table.sections() {
        let name = names(&mut section, languages);
        if let Some(id) = section.understood("", key, TopicId::parse) {
            topics.push((section.line(), Topic { id, name }));
        }
        section.close();
    }
    // The file's order is the order in which topics are listed.
    topics.sort_by_key(|it| it.0);
    let topics = topics.into_iter().map(|it| it.1).collect();
    (topics, table.listing("topics", "[topics.history]"))
}

fn attributes(
    root: &mut Section<'_>,
    languages: &[Language],
) -> (BTreeMap<AttributeId, Translated>, Listing) {
    let Some(mut table) = root.section("attributes") else { return Default::default() };
    let mut attributes = BTreeMap::new();
    for (key, mut section) in table.sections() {
        let name = names(&mut section, languages);
        if let Some(id) = section.understood("", key, AttributeId::parse) {
            attributes.insert(id, name);
        }
        section.close();
    }
    (attributes, table.listing("attributes", "[attributes.height]"))
}

fn names(section: &mut Section<'_>, languages: &[Language]) -> Translated {
    section.holds_languages();
    let languages = languages.iter();
    languages.filter_map(|it| Some((*it, section.text(it.as_str())?.to_owned()))).collect()
}

fn parse_zone(text: &str) -> Result<String, String> {
    let known = jiff::tz::TimeZone::get(text).is_ok();
    let unknown = || format!("`{text}` is no time zone: write one such as Europe/Rome");
    known.then(|| text.to_owned()).ok_or_else(unknown)
}
