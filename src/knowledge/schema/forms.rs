//! How ids, dates and texts are written, as far as a pattern can tell. What the reader takes, a
//! pattern takes; what only a calendar or another file knows is left to the reader.
#![expect(dead_code, reason = "only the derived schemas read these types")]

use std::collections::{BTreeMap, BTreeSet};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

/// 1 to 48 lower-case letters a-z, digits and hyphens.
#[derive(JsonSchema)]
pub(super) struct Id(#[schemars(regex(pattern = "^[a-z0-9-]{1,48}$"))] String);

/// The code of a language: two or three letters.
#[derive(JsonSchema)]
pub(super) struct Tag(#[schemars(regex(pattern = "^[A-Za-z]{2,3}([-_].*)?$"))] String);

/// The code of a language, as a key.
#[derive(JsonSchema)]
pub(super) struct Code(#[schemars(regex(pattern = "^[a-z]{2,3}$"))] String);

/// The same where a key `day` stands beside it. Not every validator can look ahead.
#[derive(JsonSchema)]
pub(super) struct CodeBesideDay(
    #[schemars(regex(pattern = "^([a-ce-z][a-z]{1,2}|d[b-z][a-z]?|da[a-xz]?)$"))] String,
);

// What is said of a key is said there: these add nothing to it.
#[derive(JsonSchema)]
pub(super) struct Text(#[schemars(regex(pattern = r"\S"))] String);

/// A text without figures and braces.
#[derive(JsonSchema)]
pub(super) struct Plain(#[schemars(regex(pattern = format!("^({LETTER})+$")))] String);

/// A text without figures of its own, with gaps for the values.
#[derive(JsonSchema)]
pub(super) struct Template(#[schemars(regex(pattern = format!("^({LETTER}|{GAP})+$")))] String);

/// A value of a fact: FACT.VALUE.
#[derive(JsonSchema)]
pub(super) struct Place(#[schemars(regex(pattern = r"^[a-z0-9-]{1,48}\.[a-z0-9-]{1,48}$"))] String);

/// An address on the web.
#[derive(JsonSchema)]
pub(super) struct Url(
    #[schemars(regex(pattern = r#"^https?://[^\s"/?#:.]+(\.[^\s"/?#:.]+)+([/?#:][^\s"]*)?$"#))]
    String,
);

/// A year of four digits.
#[derive(JsonSchema)]
pub(super) struct Year(#[schemars(regex(pattern = "^[0-9]{4}$"))] String);

/// A day of every year: the month and the day, such as 08-26.
#[derive(JsonSchema)]
pub(super) struct MonthDay(#[schemars(regex(pattern = format!("^{MONTH}-{DAY}$")))] String);

/// 2020-12-01, 2020-12, 2020, circa 2020, before 2020 or after 2020-12.
#[derive(JsonSchema)]
pub(super) struct When(#[schemars(regex(pattern = format!("^({})$", when())))] String);

/// A date, or undated.
#[derive(JsonSchema)]
pub(super) struct AsOf(#[schemars(regex(pattern = format!("^(undated|{})$", when())))] String);

#[derive(JsonSchema)]
pub(super) struct List<T>(#[schemars(length(min = 1))] Vec<T>);

#[derive(JsonSchema)]
pub(super) struct Distinct<T>(#[schemars(length(min = 1))] BTreeSet<T>);

/// A text in each language.
pub(super) type Translated = BTreeMap<Code, Text>;

/// A century, or the first and the last of several.
pub(super) struct Century;

impl JsonSchema for Century {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Century".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        // Limits of numbers and of lists stand together, so that a mistake is told by its own limit
        // and not as "none of these".
        json_schema!({
            "type": ["integer", "array"],
            "minimum": 1, "maximum": 21,
            "minItems": 1, "maxItems": 2,
            "items": { "type": "integer", "minimum": 1, "maximum": 21 },
        })
    }
}

/// What a text without figures is made of. Figures are those of every script, but for the squares
/// and cubes of units.
const LETTER: &str = r"[^{}\p{N}]|[²³]";

/// A place for a value.
const GAP: &str = r"\{[a-z0-9-]{1,48}(:(number|year|day-month))?\}";

const MONTH: &str = "(0[1-9]|1[0-2])";
const DAY: &str = "(0[1-9]|[12][0-9]|3[01])";

fn when() -> String {
    let year = "[0-9]{4}";
    format!("{year}(-{MONTH}(-{DAY})?)?|circa {year}|(before|after) {year}(-{MONTH})?")
}
