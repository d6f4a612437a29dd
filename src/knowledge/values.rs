//! Reading the `[values]` of a fact, and the sources that it and they name.

use std::collections::BTreeMap;

use super::fact::{Value, ValueKind};
use super::id::{SourceId, SubjectId, UnitId, ValueId};
use super::section::Section;
use super::when::{MonthDay, When};

/// What a value can say; each has one of these keys.
const KINDS: [&str; 5] = ["number", "date", "day", "name", "names"];

/// The sources that a fact names.
pub(super) fn sources(section: &mut Section<'_>) -> Vec<SourceId> {
    let texts = section.texts("sources");
    source_ids(section, texts)
}

/// All values of a fact, with `None` for one that was not understood; none at all where not even
/// their names were.
pub(super) fn values(root: &mut Section<'_>) -> Option<BTreeMap<ValueId, Option<Value>>> {
    let absent = !root.has("values");
    let Some(mut table) = root.optional_section("values") else {
        return absent.then(BTreeMap::new);
    };
    let mut sections: BTreeMap<&str, Section<'_>> = table.sections().into_iter().collect();
    let mut values = Some(BTreeMap::new());
    for key in table.keys() {
        let id = table.understood(key, key, ValueId::parse);
        let value = sections.remove(key).and_then(value);
        match (id, &mut values) {
            (Some(id), Some(values)) => drop(values.insert(id, value)),
            _ => values = None,
        }
    }
    values
}

fn value(mut section: Section<'_>) -> Option<Value> {
    let kind = value_kind(&mut section);
    let texts = section.optional_texts("sources");
    let sources = source_ids(&section, texts);
    section.close();
    Some(Value { kind: kind?, sources })
}

fn value_kind(section: &mut Section<'_>) -> Option<ValueKind> {
    section.allow(&KINDS);
    section.allow(&["unit", "sources"]);
    let kinds: Vec<&str> = KINDS.into_iter().filter(|it| section.has(it)).collect();
    match kinds[..] {
        [kind] => {
            only_a_number_has_a_unit(section, kind);
            of_kind(section, kind)
        }
        [first, second, ..] => {
            let message = format!("a value says two things, `{first}` and `{second}`");
            section.note("", message, "make two values of it");
            None
        }
        [] => {
            says_something(section);
            None
        }
    }
}

fn of_kind(section: &mut Section<'_>, kind: &str) -> Option<ValueKind> {
    match kind {
        "number" => {
            let unit = section.optional_parsed("unit", UnitId::parse);
            section.number("number").map(|it| ValueKind::Number(it, unit))
        }
        "date" => section.optional_parsed("date", When::parse).map(ValueKind::Date),
        "day" => section.optional_parsed("day", MonthDay::parse).map(ValueKind::Day),
        "name" => {
            section.optional_parsed("name", SubjectId::parse).map(|it| ValueKind::Names(vec![it]))
        }
        _ => {
            let names = section.optional_texts("names").into_iter();
            let names: Vec<_> =
                names.filter_map(|it| section.understood("names", it, SubjectId::parse)).collect();
            (!names.is_empty()).then_some(ValueKind::Names(names))
        }
    }
}

fn only_a_number_has_a_unit(section: &Section<'_>, kind: &str) {
    if section.has("unit") && kind != "number" {
        section.note("unit", "only a number has a unit", "remove `unit`");
    }
}

fn says_something(section: &Section<'_>) {
    // A misspelt key is told as that.
    if section.keys().all(|it| ["unit", "sources"].contains(&it)) {
        let remedy = "give it a number, a date, a day, a name or names";
        section.note("", "a value says nothing", remedy);
    }
}

fn source_ids(section: &Section<'_>, texts: Vec<&str>) -> Vec<SourceId> {
    let mut sources: Vec<SourceId> = Vec::new();
    for id in texts.into_iter().filter_map(|it| section.understood("sources", it, SourceId::parse))
    {
        if sources.contains(&id) {
            section.note("sources", format!("`{id}` is listed twice"), "list it once");
        } else {
            sources.push(id);
        }
    }
    sources
}
