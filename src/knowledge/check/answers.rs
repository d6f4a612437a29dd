//! Answers whose gaps fit no value, texts that are too long.

use std::collections::BTreeMap;

use super::note;
use crate::knowledge::draft::{Draft, FactDraft, WordingDraft};
use crate::knowledge::fact::ValueKind;
use crate::knowledge::id::ValueId;
use crate::knowledge::language::Language;
use crate::knowledge::problem::Problem;
use crate::knowledge::template::{Form, Piece};
use crate::knowledge::when::When;

/// Longest title, in characters: a button shows no more.
const TITLE_CHARS: usize = 60;

/// Longest answer, in characters: it is read on a telephone, and sources follow it.
const ANSWER_CHARS: usize = 700;

pub(super) fn check(draft: &Draft, fact: &FactDraft, problems: &mut Vec<Problem>) {
    gaps_have_values(fact, problems);
    gaps_have_forms(fact, problems);
    figures_are_told(draft, fact, problems);
    titles_are_short(fact, problems);
    answers_are_short(draft, fact, problems);
}

fn gaps_have_values(fact: &FactDraft, problems: &mut Vec<Problem>) {
    let Some(values) = &fact.values else { return };
    let mut lost: BTreeMap<&ValueId, Vec<Language>> = BTreeMap::new();
    for (language, id, _) in gaps(fact).filter(|it| !values.contains_key(it.1)) {
        lost.entry(id).or_default().push(language);
    }
    for (id, mut languages) in lost {
        languages.dedup();
        let remedy = "add the value or mend its name";
        if languages.len() > 1 && languages.len() == fact.wordings.len() {
            let message = format!("all answers name `{{{id}}}`, which [values] does not have");
            note(problems, fact, "values", message, remedy);
            continue;
        }
        for language in languages {
            let message = format!("the answer names `{{{id}}}`, which [values] does not have");
            note(problems, fact, &format!("{language}.answer"), message, remedy);
        }
    }
}

fn gaps_have_forms(fact: &FactDraft, problems: &mut Vec<Problem>) {
    for (language, id, form) in gaps(fact) {
        gap_has_form(fact, id, form, &format!("{language}.answer"), problems);
    }
}

/// That the text at `path` writes a value as such values can be written.
pub(super) fn gap_has_form(
    fact: &FactDraft,
    id: &ValueId,
    form: Form,
    path: &str,
    problems: &mut Vec<Problem>,
) {
    let Some(value) = fact.value(id) else { return };
    let (what, forms) = forms_of(&value.kind);
    if !forms.contains(&form) {
        let written: Vec<String> = forms.iter().map(|it| as_written(id, *it)).collect();
        let message = format!("`{}` is no form of {what}", as_written(id, form));
        note(problems, fact, path, message, &format!("write {}", written.join(" or ")));
    }
}

/// What a value is called, and the forms that it can be written in.
fn forms_of(kind: &ValueKind) -> (&'static str, &'static [Form]) {
    match kind {
        ValueKind::Number(..) => ("a number", &[Form::Full, Form::Number]),
        ValueKind::Date(When::Day(_)) => ("a day", &[Form::Full, Form::Year, Form::DayMonth]),
        ValueKind::Date(When::Month(_)) => ("a month", &[Form::Full, Form::Year]),
        ValueKind::Date(_) => ("a year", &[Form::Full, Form::Year]),
        ValueKind::Day(_) => ("a day of every year", &[Form::Full]),
        ValueKind::Century(_) => ("a century", &[Form::Full]),
        ValueKind::Names(_) => ("names", &[Form::Full]),
        ValueKind::Text(_) => ("a text", &[Form::Full]),
        ValueKind::Point(_) => ("a point", &[Form::Full]),
    }
}

fn as_written(id: &ValueId, form: Form) -> String {
    match form {
        Form::Full => format!("{{{id}}}"),
        Form::Number => format!("{{{id}:number}}"),
        Form::Year => format!("{{{id}:year}}"),
        Form::DayMonth => format!("{{{id}:day-month}}"),
    }
}

/// Whether an answer names a value that is not there: it may stand there under another name.
pub(super) fn has_lost_gaps(fact: &FactDraft) -> bool {
    let known = |id: &ValueId| fact.values.as_ref().is_some_and(|it| it.contains_key(id));
    gaps(fact).any(|it| !known(it.1))
}

/// Names, dates and points are worth having without an answer; a figure is there to be told.
fn figures_are_told(draft: &Draft, fact: &FactDraft, problems: &mut Vec<Problem>) {
    let complete = |it: &Language| fact.wordings.get(it).is_some_and(|it| it.answer.is_some());
    if !draft.district.languages.iter().all(complete) || has_lost_gaps(fact) {
        return;
    }
    for (id, value) in fact.values().filter(|(id, _)| !gaps(fact).any(|it| it.1 == *id)) {
        let what = match value.kind {
            ValueKind::Number(..) => "number",
            ValueKind::Century(_) => "century",
            ValueKind::Text(_) => "text",
            ValueKind::Date(_) | ValueKind::Day(_) | ValueKind::Names(_) | ValueKind::Point(_) => {
                continue;
            }
        };
        let message = format!("no answer tells the {what} `{id}`");
        let remedy = format!("write {{{id}}} into an answer or remove the value");
        note(problems, fact, &format!("values.{id}"), message, &remedy);
    }
}

fn gaps(fact: &FactDraft) -> impl Iterator<Item = (Language, &ValueId, Form)> {
    let answers =
        fact.wordings.iter().filter_map(|(it, wording)| Some((it, wording.answer.as_ref()?)));
    answers.flat_map(|(language, answer)| {
        answer.pieces().iter().filter_map(|piece| match piece {
            Piece::Value(id, form) => Some((*language, id, *form)),
            Piece::Text(_) => None,
        })
    })
}

fn titles_are_short(fact: &FactDraft, problems: &mut Vec<Problem>) {
    for (language, wording) in &fact.wordings {
        let path = format!("{language}.title");
        is_short(fact, &path, wording.title.as_deref().unwrap_or_default(), TITLE_CHARS, problems);
    }
}

fn answers_are_short(draft: &Draft, fact: &FactDraft, problems: &mut Vec<Problem>) {
    for (&language, WordingDraft { answer, .. }) in &fact.wordings {
        let Some(answer) = answer else { continue };
        let filled = draft.district.fill(answer, |it| fact.value(it), language);
        is_short(fact, &format!("{language}.answer"), &filled, ANSWER_CHARS, problems);
    }
}

fn is_short(fact: &FactDraft, path: &str, text: &str, most: usize, problems: &mut Vec<Problem>) {
    let length = text.chars().count();
    if length > most {
        let key = path.rsplit('.').next().unwrap_or(path);
        let message = format!("the {key} has {length} characters");
        note(problems, fact, path, message, &format!("keep it to {most}"));
    }
}
