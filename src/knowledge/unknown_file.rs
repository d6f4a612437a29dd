//! Reading `unknown.toml`: what people ask and the sources leave open.

use std::collections::BTreeMap;

use super::district::{Unknown, UnknownWording};
use super::draft::Reference;
use super::id::{FactId, UnknownId};
use super::language::Language;
use super::section::Section;
use super::template::plain;

/// The file.
pub(super) const FILE: &str = "unknown.toml";

/// Reads the file, and the facts that it names.
pub(super) fn unknowns(
    root: &mut Section<'_>,
    languages: &[Language],
) -> (BTreeMap<UnknownId, Unknown>, Vec<Reference>) {
    let (mut unknowns, mut references) = (BTreeMap::new(), Vec::new());
    for (key, mut section) in root.sections() {
        let nearest = section.optional_ids("nearest", FactId::parse);
        references.extend(Reference::all(FILE, &section, "nearest", &nearest));
        section.holds_languages();
        let wordings = languages.iter().filter_map(|it| Some((*it, wording(&mut section, *it)?)));
        let unknown = Unknown { nearest, wordings: wordings.collect() };
        if let Some(id) = section.understood("", key, UnknownId::parse) {
            unknowns.insert(id, unknown);
        }
        section.close();
    }
    (unknowns, references)
}

fn wording(section: &mut Section<'_>, language: Language) -> Option<UnknownWording> {
    let mut section = section.section(language.as_str())?;
    let answer = section.parsed("answer", plain);
    let questions = section.texts("questions").into_iter().map(str::to_owned).collect();
    section.close();
    Some(UnknownWording { answer: answer?, questions })
}
