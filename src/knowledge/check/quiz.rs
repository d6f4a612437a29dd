//! Questions of the quiz that cannot be asked.

use super::answers::gap_has_form;
use super::note;
use crate::knowledge::draft::{Draft, FactDraft};
use crate::knowledge::fact::{QUESTION_UNITS, Standing, ValueKind};
use crate::knowledge::id::ValueId;
use crate::knowledge::problem::Problem;
use crate::knowledge::template::Piece;
use crate::knowledge::when::When;

pub(super) fn check(draft: &Draft, fact: &FactDraft, problems: &mut Vec<Problem>) {
    let is_open = fact.standing.is_some_and(|it| it != Standing::Agreed);
    if is_open && !fact.quiz.is_empty() {
        let message = "a quiz asks for what sources do not agree on".to_owned();
        note(problems, fact, "quiz", message, "remove [quiz]");
    }
    for id in fact.quiz.keys() {
        asks_for_a_value(fact, id, problems);
        gaps_are_values(fact, id, problems);
        fits(draft, fact, id, problems);
    }
}

/// Answers beside the right one are made of what can be compared.
fn asks_for_a_value(fact: &FactDraft, id: &ValueId, problems: &mut Vec<Problem>) {
    let Some(values) = &fact.values else { return };
    let path = format!("quiz.{id}");
    let (message, remedy) = match values.get(id) {
        None => ("which [values] does not have", "mend its name"),
        Some(None) => return,
        Some(Some(value)) => match value.kind {
            ValueKind::Number(..)
            | ValueKind::Date(When::Day(_) | When::Month(_) | When::Year(_)) => return,
            ValueKind::Date(When::Circa(_) | When::Before(_) | When::After(_))
            | ValueKind::Day(_)
            | ValueKind::Century(_)
            | ValueKind::Names(_)
            | ValueKind::Text(_)
            | ValueKind::Point(_) => {
                ("which is no number and no exact date", "ask for another value")
            }
        },
    };
    note(problems, fact, &path, format!("the quiz asks for `{id}`, {message}"), remedy);
}

fn gaps_are_values(fact: &FactDraft, asked: &ValueId, problems: &mut Vec<Problem>) {
    for (language, question) in fact.quiz.get(asked).into_iter().flatten() {
        let path = format!("quiz.{asked}.{language}");
        for piece in question.pieces() {
            let Piece::Value(id, form) = piece else { continue };
            gap_has_form(fact, id, *form, &path, problems);
            if id == asked {
                let message = "the question gives its answer away".to_owned();
                note(problems, fact, &path, message, "leave the value out");
            } else if fact.values.as_ref().is_some_and(|it| !it.contains_key(id)) {
                let message =
                    format!("the question names `{{{id}}}`, which [values] does not have");
                note(problems, fact, &path, message, "add the value or mend its name");
            }
        }
    }
}

fn fits(draft: &Draft, fact: &FactDraft, asked: &ValueId, problems: &mut Vec<Problem>) {
    for (&language, question) in fact.quiz.get(asked).into_iter().flatten() {
        let units = draft.district.fill(question, |it| fact.value(it), language);
        let units = units.encode_utf16().count();
        if units > QUESTION_UNITS {
            let path = format!("quiz.{asked}.{language}");
            let message = format!("the question has {units} characters");
            note(problems, fact, &path, message, &format!("keep it to {QUESTION_UNITS}"));
        }
    }
}
