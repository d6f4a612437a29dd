//! Values that cannot be computed with, units that nothing prints.

use crate::knowledge::computation::Place;
use crate::knowledge::computation_file::FILE;
use crate::knowledge::draft::{Draft, FactDraft, Operand, Role};
use crate::knowledge::fact::ValueKind;
use crate::knowledge::id::{UnitId, ValueId};
use crate::knowledge::measure::Measure;
use crate::knowledge::problem::Problem;

pub(super) fn check(draft: &Draft, problems: &mut Vec<Problem>) {
    // What a file that could not be read in full says is not known.
    let known = || draft.computed.operands.iter().filter(|_| draft.unread.is_empty());
    for operand in known() {
        value_is_there(draft, operand, problems);
        value_fits(draft, operand, problems);
    }
    units_have_phrases(draft, problems);
    subjects_have_terms(draft, problems);
}

/// That the fact itself is there is checked with all other references.
fn value_is_there(draft: &Draft, operand: &Operand, problems: &mut Vec<Problem>) {
    let Place { fact, value } = &operand.place;
    let values = fact_of(draft, &operand.place).and_then(|it| it.values.as_ref());
    if let Some(values) = values.filter(|it| !it.contains_key(value)) {
        let known: Vec<&str> = values.keys().map(ValueId::as_str).collect();
        let remedy = format!("known there: {}", known.join(", "));
        let message = format!("the fact `{fact}` has no value `{value}`");
        problems.push(Problem::new(FILE, operand.line, message, remedy));
    }
}

fn value_fits(draft: &Draft, operand: &Operand, problems: &mut Vec<Problem>) {
    let Some(kind) = kind_of(draft, &operand.place) else { return };
    let (fits, wanted) = match &operand.role {
        Role::Any => {
            let fits = matches!(
                kind,
                ValueKind::Number(_, Some(_)) | ValueKind::Date(_) | ValueKind::Day(_)
            );
            (fits, "a number with a unit, a date or a day")
        }
        Role::Number => (matches!(kind, ValueKind::Number(_, Some(_))), "a number with a unit"),
        Role::Date => (matches!(kind, ValueKind::Date(_)), "a date"),
        Role::WholeOf(part) => {
            let fits = kind_of(draft, part).is_none_or(|part| measures_alike(kind, part));
            (fits, "what the part is measured in")
        }
    };
    if !fits {
        let message = format!("`{}` cannot be computed with here", operand.place);
        problems.push(Problem::new(FILE, operand.line, message, format!("name {wanted}")));
    }
}

fn measures_alike(whole: &ValueKind, part: &ValueKind) -> bool {
    let unit = |kind: &ValueKind| match kind {
        ValueKind::Number(_, unit) => unit.clone(),
        _ => None,
    };
    let dimension = |it: &UnitId| Measure::of(it.as_str()).map(|it| it.dimension);
    match (unit(whole), unit(part)) {
        (Some(whole), Some(part)) => {
            whole == part || dimension(&whole).is_some() && dimension(&whole) == dimension(&part)
        }
        _ => false,
    }
}

fn units_have_phrases(draft: &Draft, problems: &mut Vec<Problem>) {
    for (unit, line) in &draft.computed.units {
        let lacking = draft.units.iter().filter(|it| it.1.lacks(unit));
        for (language, _) in lacking {
            let message = format!("phrases/{language}.ftl has no `unit-{unit}`");
            problems.push(Problem::new(FILE, *line, message, "add it there or remove the unit"));
        }
    }
}

fn subjects_have_terms(draft: &Draft, problems: &mut Vec<Problem>) {
    for (subject, line) in &draft.computed.subjects {
        if draft.terms.lacks(subject.as_str()) {
            let message = format!("terms.toml has no `{subject}`");
            let remedy = "add its names there or mend the subject";
            problems.push(Problem::new(FILE, *line, message, remedy));
        }
    }
}

fn fact_of<'d>(draft: &'d Draft, place: &Place) -> Option<&'d FactDraft> {
    draft.facts.iter().find(|it| it.place.as_ref().is_some_and(|it| it.1 == place.fact))
}

fn kind_of<'d>(draft: &'d Draft, place: &Place) -> Option<&'d ValueKind> {
    Some(&fact_of(draft, place)?.value(&place.value)?.kind)
}
