//! Reading the file of a fact, wherever it stands.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::document::{Document, Lines};
use super::draft::{FactDraft, WordingDraft};
use super::fact::Standing;
use super::id::{AttributeId, FactId, SourceId, SubjectId, TopicId, ValueId};
use super::language::Language;
use super::problem::Problem;
use super::section::Section;
use super::template::Template;
use super::values::values;
use super::when::AsOf;

/// Reads a fact as far as that goes; `None` where its file is not TOML.
pub(super) fn fact(
    file: &str,
    text: Cow<'static, str>,
    place: Option<(TopicId, FactId)>,
    languages: &[Language],
) -> (Option<FactDraft>, Vec<Problem>) {
    let document = Document::parse(file, &text);
    if !document.is_sound() {
        return (None, document.finish());
    }
    let mut root = document.root();
    let mut draft = FactDraft {
        file: file.to_owned(),
        place,
        subject: root.parsed("subject", SubjectId::parse),
        attribute: root.parsed("attribute", AttributeId::parse),
        standing: root.parsed("standing", Standing::parse),
        as_of: root.parsed("as_of", AsOf::parse),
        sources: root.ids("sources", SourceId::parse),
        related: root.optional_ids("related", FactId::parse),
        values: values(&mut root),
        wordings: wordings(&mut root, languages),
        quiz: quiz(&mut root, languages),
        lines: Lines::default(),
    };
    // A head that is missing or misspelt makes keys of the values, or hides them.
    if !root.has("values") && root.holds_unknown_keys() {
        draft.values = None;
    }
    root.close();
    let problems = document.finish();
    (Some(FactDraft { lines: Lines::new(text), ..draft }), problems)
}

fn wordings(root: &mut Section<'_>, languages: &[Language]) -> BTreeMap<Language, WordingDraft> {
    root.holds_languages();
    let mut wordings = BTreeMap::new();
    for &language in languages {
        let Some(mut section) = root.section(language.as_str()) else { continue };
        let owned = |texts: Vec<&str>| texts.into_iter().map(str::to_owned).collect();
        let wording = WordingDraft {
            title: section.text("title").map(str::to_owned),
            answer: section.parsed("answer", Template::parse),
            keywords: owned(section.texts("keywords")),
            questions: owned(section.texts("questions")),
        };
        section.close();
        wordings.insert(language, wording);
    }
    wordings
}

fn quiz(
    root: &mut Section<'_>,
    languages: &[Language],
) -> BTreeMap<ValueId, BTreeMap<Language, Template>> {
    let Some(mut table) = root.optional_section("quiz") else { return BTreeMap::new() };
    let mut quiz = BTreeMap::new();
    for (key, mut section) in table.sections() {
        section.holds_languages();
        let ask = |it: &Language| Some((*it, section.parsed(it.as_str(), Template::parse)?));
        let asked = languages.iter().filter_map(ask).collect();
        if let Some(value) = section.understood("", key, ValueId::parse) {
            quiz.insert(value, asked);
        }
        section.close();
    }
    quiz
}
