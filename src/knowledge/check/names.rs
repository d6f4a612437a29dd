//! Names in facts that lead nowhere.

use std::collections::BTreeSet;

use super::note;
use crate::knowledge::draft::{Draft, FactDraft};
use crate::knowledge::fact::ValueKind;
use crate::knowledge::id::FactId;
use crate::knowledge::language::Language;
use crate::knowledge::problem::Problem;

pub(super) fn check(draft: &Draft, fact: &FactDraft, problems: &mut Vec<Problem>) {
    subject_has_a_term(draft, fact, problems);
    attribute_is_listed(draft, fact, problems);
    sources_are_listed(draft, fact, problems);
    related_facts_are_others(fact, problems);
    names_have_terms(draft, fact, problems);
    units_have_phrases(draft, fact, problems);
}

/// The facts that facts and other files name are there.
pub(super) fn references_lead_somewhere(draft: &Draft, problems: &mut Vec<Problem>) {
    if !draft.unread.is_empty() {
        return;
    }
    let facts: BTreeSet<&FactId> = ids(draft).collect();
    let related = draft.facts.iter().flat_map(|it| {
        let lost = it.related.iter().enumerate().filter(|it| !facts.contains(it.1));
        let line = |place: usize| it.lines.of(&format!("related.{place}"));
        lost.map(move |(place, id)| (it.file.as_str(), line(place), id))
    });
    let others = draft.references.iter().filter(|it| !facts.contains(&it.fact));
    for (file, line, fact) in related.chain(others.map(|it| (it.file, it.line, &it.fact))) {
        let message = format!("there is no fact `{fact}`");
        let remedy = "write the name of a fact's file without .toml";
        problems.push(Problem::new(file, line, message, remedy));
    }
}

/// The facts that stand where the bot finds them.
fn ids(draft: &Draft) -> impl Iterator<Item = &FactId> {
    draft.facts.iter().filter_map(|it| it.place.as_ref()).map(|it| &it.1)
}

fn subject_has_a_term(draft: &Draft, fact: &FactDraft, problems: &mut Vec<Problem>) {
    for subject in fact.subject.iter().filter(|it| draft.terms.lacks(it.as_str())) {
        let message = format!("terms.toml has no `{subject}`");
        note(problems, fact, "subject", message, "add its names there or mend the subject");
    }
}

fn attribute_is_listed(draft: &Draft, fact: &FactDraft, problems: &mut Vec<Problem>) {
    for attribute in fact.attribute.iter().filter(|it| draft.attributes.lacks(it.as_str())) {
        let message = format!("district.toml has no attribute `{attribute}`");
        note(problems, fact, "attribute", message, "add it there or mend it here");
    }
}

fn sources_are_listed(draft: &Draft, fact: &FactDraft, problems: &mut Vec<Problem>) {
    let of_values = fact.values().flat_map(|(id, value)| {
        value.sources.iter().map(move |it| (format!("values.{id}.sources"), it))
    });
    let all = fact.sources.iter().map(|it| ("sources".to_owned(), it)).chain(of_values);
    for (path, source) in all.filter(|(_, it)| draft.sources.lacks(it.as_str())) {
        let message = format!("sources.toml has no `{source}`");
        note(problems, fact, &path, message, "add it there or mend it here");
    }
}

fn related_facts_are_others(fact: &FactDraft, problems: &mut Vec<Problem>) {
    let own = fact.place.as_ref().map(|it| &it.1);
    for (place, id) in fact.related.iter().enumerate().filter(|it| own == Some(it.1)) {
        let path = format!("related.{place}");
        note(problems, fact, &path, format!("`{id}` is related to itself"), "remove it");
    }
}

fn names_have_terms(draft: &Draft, fact: &FactDraft, problems: &mut Vec<Problem>) {
    for (id, value) in fact.values() {
        let ValueKind::Names(names) = &value.kind else { continue };
        for name in names.iter().filter(|it| draft.terms.lacks(it.as_str())) {
            let message = format!("terms.toml has no `{name}`");
            let path = format!("values.{id}");
            note(problems, fact, &path, message, "add its names there or mend it here");
        }
    }
}

fn units_have_phrases(draft: &Draft, fact: &FactDraft, problems: &mut Vec<Problem>) {
    for (id, value) in fact.values() {
        let ValueKind::Number(_, Some(unit)) = &value.kind else { continue };
        let path = format!("values.{id}.unit");
        let lacking = draft.units.iter().filter(|it| it.1.lacks(unit.as_str()));
        let lacking: Vec<&Language> = lacking.map(|it| it.0).collect();
        if lacking.len() > 1 && lacking.len() == draft.units.len() {
            let message = format!("no file of phrases has `unit-{unit}`");
            note(problems, fact, &path, message, "add it to all of them or mend the unit");
            continue;
        }
        for language in lacking {
            let message = format!("phrases/{language}.ftl has no `unit-{unit}`");
            note(problems, fact, &path, message, "add it there or mend the unit");
        }
    }
}
