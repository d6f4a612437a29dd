//! What only the whole folder can tell: names that lead nowhere, gaps without a value.

use super::district::District;
use super::fact::{Fact, ValueKind};
use super::id::SourceId;
use super::problem::Problem;
use super::template::{Form, Piece};

/// Longest title, in characters: a button shows no more.
const TITLE_CHARS: usize = 60;

/// Longest answer, in characters: it is read on a telephone, and sources follow it.
const ANSWER_CHARS: usize = 700;

/// All problems of a district whose files could be read.
pub(super) fn check(district: &District) -> Vec<Problem> {
    let mut problems = Vec::new();
    for fact in district.facts.values() {
        subject_has_a_term(district, fact, &mut problems);
        attribute_is_listed(district, fact, &mut problems);
        sources_are_listed(district, fact, &mut problems);
        names_have_terms(district, fact, &mut problems);
        units_have_phrases(district, fact, &mut problems);
        gaps_have_values(fact, &mut problems);
        texts_are_short(district, fact, &mut problems);
    }
    topics_hold_facts(district, &mut problems);
    attributes_are_used(district, &mut problems);
    sources_are_used(district, &mut problems);
    problems
}

fn note(problems: &mut Vec<Problem>, fact: &Fact, path: &str, message: String, remedy: &str) {
    let file = format!("facts/{}/{}.toml", fact.topic, fact.id);
    problems.push(Problem { file, line: fact.lines.of(path), message, remedy: remedy.to_owned() });
}

fn subject_has_a_term(district: &District, fact: &Fact, problems: &mut Vec<Problem>) {
    if !district.terms.contains_key(&fact.subject) {
        let message = format!("terms.toml has no `{}`", fact.subject);
        note(problems, fact, "subject", message, "add its names there or mend the subject");
    }
}

fn attribute_is_listed(district: &District, fact: &Fact, problems: &mut Vec<Problem>) {
    if !district.attributes.contains_key(&fact.attribute) {
        let message = format!("district.toml has no attribute `{}`", fact.attribute);
        note(problems, fact, "attribute", message, "add it there or mend it here");
    }
}

fn sources_are_listed(district: &District, fact: &Fact, problems: &mut Vec<Problem>) {
    let of_values = fact.values.iter().flat_map(|(id, value)| {
        value.sources.iter().map(move |it| (format!("values.{id}.sources"), it))
    });
    let all = fact.sources.iter().map(|it| ("sources".to_owned(), it)).chain(of_values);
    for (path, source) in all.filter(|(_, it)| !district.sources.contains_key(it)) {
        let message = format!("sources.toml has no `{source}`");
        note(problems, fact, &path, message, "add it there or mend it here");
    }
}

fn names_have_terms(district: &District, fact: &Fact, problems: &mut Vec<Problem>) {
    for (id, value) in &fact.values {
        let ValueKind::Names(names) = &value.kind else { continue };
        for name in names.iter().filter(|it| !district.terms.contains_key(it)) {
            let message = format!("terms.toml has no `{name}`");
            let path = format!("values.{id}");
            note(problems, fact, &path, message, "add its names there or mend it here");
        }
    }
}

fn units_have_phrases(district: &District, fact: &Fact, problems: &mut Vec<Problem>) {
    for (id, value) in &fact.values {
        let ValueKind::Number(number, Some(unit)) = &value.kind else { continue };
        for &language in &district.languages {
            if district.phrases.measure(language, unit, *number, "1").is_none() {
                let message = format!("phrases/{language}.ftl has no `unit-{unit}`");
                let path = format!("values.{id}.unit");
                note(problems, fact, &path, message, "add it there or mend the unit");
            }
        }
    }
}

fn gaps_have_values(fact: &Fact, problems: &mut Vec<Problem>) {
    for (language, wording) in &fact.wordings {
        for piece in wording.answer.pieces() {
            let Piece::Value(id, form) = piece else { continue };
            let path = format!("{language}.answer");
            match fact.values.get(id).map(|it| &it.kind) {
                None => {
                    let message =
                        format!("the answer names `{{{id}}}`, which [values] does not have");
                    note(problems, fact, &path, message, "add the value or mend its name");
                }
                Some(kind) if !has_form(kind, *form) => {
                    let message = format!("`{{{id}}}` has no such form");
                    note(problems, fact, &path, message, "write the value's name alone");
                }
                Some(_) => {}
            }
        }
    }
}

fn has_form(kind: &ValueKind, form: Form) -> bool {
    match form {
        Form::Full => true,
        Form::Number => matches!(kind, ValueKind::Number(..)),
        Form::Year => matches!(kind, ValueKind::Date(_)),
        Form::DayMonth => matches!(kind, ValueKind::Date(super::when::When::Day(_))),
    }
}

fn texts_are_short(district: &District, fact: &Fact, problems: &mut Vec<Problem>) {
    for (&language, wording) in &fact.wordings {
        let answer = district.answer_of(fact, language).unwrap_or_default();
        let texts = [("title", &wording.title, TITLE_CHARS), ("answer", &answer, ANSWER_CHARS)];
        for (key, text, most) in texts {
            let length = text.chars().count();
            if length > most {
                let message = format!("the {key} has {length} characters");
                let path = format!("{language}.{key}");
                note(problems, fact, &path, message, &format!("keep it to {most}"));
            }
        }
    }
}

fn topics_hold_facts(district: &District, problems: &mut Vec<Problem>) {
    for topic in &district.topics {
        if district.facts_of(&topic.id).next().is_none() {
            problems.push(Problem {
                file: "district.toml".to_owned(),
                line: 1,
                message: format!("the topic `{}` has no facts", topic.id),
                remedy: format!("write one in facts/{} or remove the topic", topic.id),
            });
        }
    }
}

fn attributes_are_used(district: &District, problems: &mut Vec<Problem>) {
    let unused = district
        .attributes
        .keys()
        .filter(|it| !district.facts.values().any(|fact| fact.attribute == **it));
    for attribute in unused {
        problems.push(Problem {
            file: "district.toml".to_owned(),
            line: 1,
            message: format!("no fact has the attribute `{attribute}`"),
            remedy: "remove it or mend its name".to_owned(),
        });
    }
}

fn sources_are_used(district: &District, problems: &mut Vec<Problem>) {
    let is_used = |id: &SourceId| {
        district.facts.values().any(|fact| {
            fact.sources.contains(id) || fact.values.values().any(|it| it.sources.contains(id))
        })
    };
    for (id, source) in district.sources.iter().filter(|(id, _)| !is_used(id)) {
        problems.push(Problem {
            file: "sources.toml".to_owned(),
            line: source.line,
            message: format!("no fact names the source `{id}`"),
            remedy: "remove it or name it in a fact".to_owned(),
        });
    }
}
