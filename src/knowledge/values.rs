//! Reading the `[values]` of a fact.

use std::collections::BTreeMap;

use super::fact::{Century, Point, Value, ValueKind};
use super::id::{SourceId, SubjectId, UnitId, ValueId};
use super::section::Section;
use super::when::{MonthDay, When};

/// What a value can say; each has one of these keys.
const KINDS: [&str; 8] = ["number", "date", "day", "century", "name", "names", "text", "latitude"];

/// What may stand beside such a key.
const BESIDE: [&str; 3] = ["unit", "longitude", "sources"];

/// The centuries of the common era so far.
const CENTURIES: std::ops::RangeInclusive<u8> = 1..=21;

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
    let sources = section.optional_ids("sources", SourceId::parse);
    section.close();
    Some(Value { kind: kind?, sources })
}

fn value_kind(section: &mut Section<'_>) -> Option<ValueKind> {
    section.allow(&KINDS);
    section.allow(&BESIDE);
    let kinds: Vec<&str> = KINDS.into_iter().filter(|it| section.has(it)).collect();
    match kinds[..] {
        [kind] => {
            only_with(section, kind, "number", "unit");
            only_with(section, kind, "latitude", "longitude");
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
        "century" => century(section).map(ValueKind::Century),
        "latitude" => point(section).map(ValueKind::Point),
        "text" => section.optional_text("text").map(|it| ValueKind::Text(it.to_owned())),
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

fn century(section: &mut Section<'_>) -> Option<Century> {
    let centuries = section.numbers("century")?;
    match centuries[..] {
        [only] => whole(section, only).map(|it| Century { first: it, last: it }),
        [first, last] if first < last => {
            let (first, last) = (whole(section, first)?, whole(section, last)?);
            Some(Century { first, last })
        }
        _ => {
            section.note(
                "century",
                "a span of centuries is the first and the last",
                "write [5, 6]",
            );
            None
        }
    }
}

fn whole(section: &Section<'_>, number: f64) -> Option<u8> {
    let found = number.to_string().parse().ok().filter(|it| CENTURIES.contains(it));
    if found.is_none() {
        section.note("century", format!("`{number}` is no century"), "write 1 to 21");
    }
    found
}

fn point(section: &mut Section<'_>) -> Option<Point> {
    let latitude = degrees(section, "latitude", 90.0);
    if !section.has("longitude") {
        section.note("", "a latitude has no longitude", "add `longitude = 46.5469`");
    }
    let longitude = degrees(section, "longitude", 180.0);
    Some(Point { latitude: latitude?, longitude: longitude? })
}

fn degrees(section: &mut Section<'_>, key: &str, most: f64) -> Option<f64> {
    let degrees = section.number(key)?;
    if degrees.abs() <= most {
        return Some(degrees);
    }
    section.note(key, format!("`{degrees}` is no {key}"), format!("write -{most} to {most}"));
    None
}

/// `key` stands only beside `owner`.
fn only_with(section: &Section<'_>, kind: &str, owner: &str, key: &str) {
    if section.has(key) && kind != owner {
        section.note(key, format!("only a {owner} has a {key}"), format!("remove `{key}`"));
    }
}

fn says_something(section: &Section<'_>) {
    // A misspelt key is told as that.
    if section.keys().all(|it| BESIDE.contains(&it)) {
        let remedy =
            "give it a number, a date, a day, a century, a name, names, a text or a latitude";
        section.note("", "a value says nothing", remedy);
    }
}
