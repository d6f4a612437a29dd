//! Reading the `[values]` of a fact.

use std::collections::BTreeMap;

use super::fact::{Value, ValueKind};
use super::id::{SourceId, SubjectId, UnitId, ValueId};
use super::section::Section;
use super::when::{MonthDay, When};

/// The sources named in a list.
pub(super) fn source_ids(section: &Section<'_>, texts: Vec<&str>) -> Vec<SourceId> {
    texts.into_iter().filter_map(|it| section.understood("sources", it, SourceId::parse)).collect()
}

/// All values of a fact.
pub(super) fn values(mut table: Section<'_>) -> BTreeMap<ValueId, Value> {
    let mut values = BTreeMap::new();
    for (key, mut section) in table.sections() {
        let id = section.understood("", key, ValueId::parse);
        let kind = value_kind(&mut section);
        let sources = section.optional_texts("sources");
        let sources = source_ids(&section, sources);
        section.close();
        if let (Some(id), Some(kind)) = (id, kind) {
            values.insert(id, Value { kind, sources });
        }
    }
    values
}

fn value_kind(section: &mut Section<'_>) -> Option<ValueKind> {
    let number = section.optional_number("number");
    let unit = section.optional_text("unit");
    let unit = unit.and_then(|it| section.understood("unit", it, UnitId::parse));
    let date = section.optional_text("date");
    let date = date.and_then(|it| section.understood("date", it, When::parse));
    let day = section.optional_text("day");
    let day = day.and_then(|it| section.understood("day", it, MonthDay::parse));
    let names: Vec<_> = section
        .optional_text("name")
        .into_iter()
        .chain(section.optional_texts("names"))
        .filter_map(|it| section.understood("name", it, SubjectId::parse))
        .collect();
    let kinds = [
        number.map(|it| ValueKind::Number(it, unit)),
        date.map(ValueKind::Date),
        day.map(ValueKind::Day),
        (!names.is_empty()).then_some(ValueKind::Names(names)),
    ];
    let mut kinds = kinds.into_iter().flatten();
    match (kinds.next(), kinds.next()) {
        (Some(kind), None) => Some(kind),
        (None, _) => {
            section.note(
                "",
                "a value says nothing",
                "give it a number, a date, a day, a name or names",
            );
            None
        }
        (Some(_), Some(_)) => {
            section.note("", "a value says two things", "make two values of it");
            None
        }
    }
}
