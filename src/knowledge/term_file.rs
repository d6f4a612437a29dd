//! Reading `terms.toml`, `synonyms.toml`, `elsewhere.toml` and `talk.toml`: names, and what people say without asking
//! for a fact.

use std::collections::BTreeMap;

use super::district::{Talk, Term};
use super::id::SubjectId;
use super::language::Language;
use super::listing::Listing;
use super::section::Section;

/// The file of places elsewhere.
pub(super) const ELSEWHERE: &str = "elsewhere.toml";

/// The file of words that ask for the same.
pub(super) const SYNONYMS: &str = "synonyms.toml";

/// Texts by language.
pub(super) type Texts = BTreeMap<Language, Vec<String>>;

/// Reads `terms.toml`.
pub(super) fn terms(
    root: &mut Section<'_>,
    languages: &[Language],
) -> (BTreeMap<SubjectId, Term>, Listing) {
    let terms = each_term(root, languages, |section| {
        section.optional_texts("other").into_iter().map(str::to_owned).collect()
    });
    (terms, root.listing("terms", "[old-mill]"))
}

/// Reads `synonyms.toml`: for each concept the words that ask for it.
pub(super) fn synonyms(
    root: &mut Section<'_>,
    languages: &[Language],
) -> BTreeMap<SubjectId, Term> {
    each_term(root, languages, |_| Vec::new())
}

/// Reads tables of names; `other` takes those that are of no language.
fn each_term(
    root: &mut Section<'_>,
    languages: &[Language],
    other: impl Fn(&mut Section<'_>) -> Vec<String>,
) -> BTreeMap<SubjectId, Term> {
    let mut terms = BTreeMap::new();
    for (key, mut section) in root.sections() {
        let (names, other) = (texts(&mut section, languages), other(&mut section));
        names_have_letters(&section, &names, &other);
        if let Some(id) = section.understood("", key, SubjectId::parse) {
            terms.insert(id, Term { names, other });
        }
        section.close();
    }
    terms
}

/// Reads `elsewhere.toml`: names of places that are not the district's.
pub(super) fn elsewhere(root: &mut Section<'_>, languages: &[Language]) -> Texts {
    texts(root, languages)
}

/// Reads `talk.toml`.
pub(super) fn talk(root: &mut Section<'_>, languages: &[Language]) -> BTreeMap<Talk, Texts> {
    let mut talk = BTreeMap::new();
    for kind in Talk::ALL {
        let Some(mut section) = root.section(kind.key()) else { continue };
        talk.insert(kind, texts(&mut section, languages));
        section.close();
    }
    talk
}

/// Texts in each language.
pub(super) fn texts(section: &mut Section<'_>, languages: &[Language]) -> Texts {
    section.holds_languages();
    let mut of = |it: &Language| {
        section.texts(it.as_str()).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    languages.iter().map(|it| (*it, of(it))).collect()
}

fn names_have_letters(section: &Section<'_>, names: &Texts, other: &Vec<String>) {
    let lists = names.iter().map(|(language, names)| (language.as_str(), names));
    for (key, names) in lists.chain([("other", other)]) {
        for name in names.iter().filter(|it| !it.contains(char::is_alphabetic)) {
            section.note(key, format!("the name `{name}` has no letters"), "write a name");
        }
    }
}
