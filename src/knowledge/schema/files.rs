//! The files as editors see them: which keys there are, which must be there, what is said of each.
//! The reader has the last word; `tests/it/schema.rs` holds both in step.
#![expect(dead_code, reason = "only the derived schemas read these types")]

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::forms::{
    AsOf, Century, Code, CodeBesideDay, Distinct, Id, List, MonthDay, Place, Plain, Tag, Template,
    Text, Translated, Url, When, Year,
};
use crate::knowledge::anniversary::Rank;
use crate::knowledge::fact::Standing;

/// The district: what the other files build on.
#[derive(JsonSchema)]
#[schemars(title = "district.toml", deny_unknown_fields)]
pub(super) struct District {
    /// Its languages, such as `["en", "tr"]`; the first is used where nothing else is known.
    languages: Distinct<Tag>,
    /// Where its days begin, such as `"Europe/Rome"`.
    time_zone: Text,
    /// The facts that are offered to who has not asked anything yet, the best first: the names of
    /// their files, without `.toml`.
    favourites: Option<Distinct<Id>>,
    /// What the district is called, in each language.
    name: Translated,
    /// The folders in `facts/`, in the order in which they are listed: `[topics.history]` and what
    /// it is called in each language.
    topics: BTreeMap<Id, Translated>,
    /// What can be said of a subject: `[attributes.height]` and what it is called in each language.
    attributes: BTreeMap<Id, Translated>,
}

/// A fact: the answer to one question about one thing.
#[derive(JsonSchema)]
#[schemars(title = "facts/TOPIC/ID.toml", deny_unknown_fields)]
pub(super) struct Fact {
    /// Whom or what it is about: a name from `terms.toml`.
    subject: Id,
    /// What it says of the subject: a name from `[attributes]` in `district.toml`.
    attribute: Id,
    /// How far sources agree.
    standing: Standing,
    /// When it held: a date such as `"2020-12-01"`, `"2020-12"`, `"2020"`, `"circa 2020"`,
    /// `"before 2020"` or `"after 2020-12"`; `"undated"` where no source says.
    as_of: AsOf,
    /// Who says so, the best first: names from `sources.toml`.
    sources: Distinct<Id>,
    /// Facts that a reader may want next: the names of their files, without `.toml`.
    related: Option<Distinct<Id>>,
    /// Its figures, dates and names, each under a name by which the answers call it:
    /// `height = { number = 12, unit = "m" }`.
    values: Option<BTreeMap<Id, Value>>,
    /// What a quiz asks for its values, each in every language:
    /// `[quiz.height]` and `en = "How high is the old mill?"`. Only what sources agree on is asked.
    quiz: Option<BTreeMap<Id, BTreeMap<Code, Template>>>,
    #[schemars(flatten)]
    wordings: BTreeMap<Code, Wording>,
}

/// The fact in one language.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Wording {
    /// A few words, as a button shows them.
    title: Text,
    /// The answer. It holds no figures: they stand under `[values]`, and `{name}` puts one in, as do
    /// `{name:number}`, `{name:year}` and `{name:day-month}`.
    answer: Template,
    /// The single words or short phrases that point at this fact.
    keywords: List<Text>,
    /// What people really type: eight to twelve questions, in different words.
    questions: List<Text>,
}

/// A figure, date or name. It says one thing: a number, a date, a day, a century, a name, names, a
/// text, or a latitude with its longitude.
#[derive(JsonSchema)]
#[schemars(
    deny_unknown_fields,
    extend("oneOf" = one_of(&["number", "date", "day", "century", "name", "names", "text", "latitude"])),
    extend("dependencies" = {
        "unit": ["number"], "latitude": ["longitude"], "longitude": ["latitude"],
    }),
)]
struct Value {
    /// A number, without quotation marks: `1835` or `12.5`.
    number: Option<f64>,
    /// What the number counts, such as `"km2"`; the phrases print it as `unit-km2`.
    unit: Option<Id>,
    /// A date: `"2020-12-01"`, `"2020-12"`, `"2020"`, `"circa 2020"`, `"before 2020"` or
    /// `"after 2020-12"`.
    date: Option<When>,
    /// A day of every year: the month and the day, `"08-26"`.
    day: Option<MonthDay>,
    /// A century, 1 to 21, or the first and the last of several: `[5, 6]`.
    century: Option<Century>,
    /// A name from `terms.toml`.
    name: Option<Id>,
    /// Several names from `terms.toml`.
    names: Option<List<Id>>,
    /// What is the same in every language: a code, a telephone number, an address on the web.
    text: Option<Text>,
    /// A place on the map: degrees north of the equator, -90 to 90.
    #[schemars(range(min = -90, max = 90))]
    latitude: Option<f64>,
    /// Degrees east of Greenwich, -180 to 180.
    #[schemars(range(min = -180, max = 180))]
    longitude: Option<f64>,
    /// Who says so, where that differs from the fact's own sources: names from `sources.toml`.
    sources: Option<Distinct<Id>>,
}

/// Who says what: for each source a table such as `[town-archive]`, by whose name facts call it.
#[derive(JsonSchema)]
#[schemars(title = "sources.toml")]
pub(super) struct Sources(BTreeMap<Id, Source>);

/// Who says something.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Source {
    /// What it is called, in its own language.
    title: Text,
    /// Who published it, in each language.
    publisher: Translated,
    /// Where it is on the web, with `http://` or `https://`; left out if it is not there.
    url: Option<Url>,
    /// When it was published: `"2020-12-01"`, `"2020-12"`, `"2020"`, `"circa 2021"`, `"before 2020"` or
    /// `"after 2022-08"`; left out if it is undated.
    date: Option<When>,
}

/// The names that people use: for each subject a table such as `[old-mill]`, by whose name facts call
/// it.
#[derive(JsonSchema)]
#[schemars(title = "terms.toml")]
pub(super) struct Terms(BTreeMap<Id, Term>);

/// Words that ask for the same, by concept and language.
#[derive(JsonSchema)]
#[schemars(title = "synonyms.toml")]
pub(super) struct Synonyms(BTreeMap<Id, Concept>);

/// What can be asked for, and the words for it in each language.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Concept {
    #[schemars(flatten)]
    words: BTreeMap<Code, Names>,
}

/// Names of places that are not the district's, in each language.
#[derive(JsonSchema)]
#[schemars(title = "elsewhere.toml", deny_unknown_fields)]
pub(super) struct Elsewhere {
    #[schemars(flatten)]
    names: BTreeMap<Code, Names>,
}

/// A subject, and what people call it in each language.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Term {
    #[schemars(flatten)]
    names: BTreeMap<Code, Names>,
    /// Further spellings, in any language or script.
    other: Option<List<Text>>,
}

/// Its names in one language; the first is the one that answers use.
#[derive(JsonSchema)]
struct Names(List<Text>);

/// What people say to a bot without asking for a fact, in each language.
#[derive(JsonSchema)]
#[schemars(title = "talk.toml", deny_unknown_fields)]
pub(super) struct Talk {
    /// Hello.
    greeting: Said,
    /// Thank you.
    thanks: Said,
    /// Goodbye.
    farewell: Said,
    /// How are you?
    wellbeing: Said,
    /// What can you do?
    ability: Said,
    /// Tell me about it.
    overview: Said,
    /// Who is right? Also insults, and orders to the bot.
    opinion: Said,
    /// What has nothing to do with the district.
    unknown: Said,
}

/// In each language.
type Said = BTreeMap<Code, Sayings>;

/// What people say, in one language.
#[derive(JsonSchema)]
struct Sayings(List<Text>);

/// What people ask and the sources leave open: for each such question a table with a name.
#[derive(JsonSchema)]
#[schemars(title = "unknown.toml")]
pub(super) struct Unknowns(BTreeMap<Id, Unknown>);

/// A question that the sources leave open.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Unknown {
    /// The facts that come nearest to an answer, the best first: the names of their files, without
    /// .toml.
    nearest: Option<Distinct<Id>>,
    #[schemars(flatten)]
    wordings: BTreeMap<Code, UnknownWording>,
}

/// The question in one language.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct UnknownWording {
    /// That it is not known, in words: no figures, no braces.
    answer: Plain,
    /// What people really type.
    questions: List<Text>,
}

/// The days of the year that are remembered: for each a table with a name.
#[derive(JsonSchema)]
#[schemars(title = "anniversaries.toml")]
pub(super) struct Anniversaries(BTreeMap<Id, Anniversary>);

/// A day of the year that is remembered.
#[derive(JsonSchema)]
#[schemars(
    deny_unknown_fields,
    extend("oneOf" = one_of(&["day", "month"])),
    extend("if" = { "anyOf": one_of(&["or_day", "month"]) }),
    extend("then" = { "properties": { "rank": { "enum": ["listed"] } } }),
)]
struct Anniversary {
    /// The month and the day, `"08-26"`.
    day: Option<MonthDay>,
    /// Another day, where sources differ; such an anniversary has the rank `"listed"`.
    or_day: Option<MonthDay>,
    /// The month, 1 to 12, instead of a day that nobody knows; such an anniversary has the rank
    /// `"listed"`.
    #[schemars(range(min = 1, max = 12))]
    month: Option<u8>,
    /// The year in which it happened, `"2020"`.
    since: Year,
    /// Who is told of it on the day.
    rank: Rank,
    /// The facts that tell of it, the first in full: the names of their files, without `.toml`.
    facts: Distinct<Id>,
    #[schemars(flatten)]
    wordings: BTreeMap<CodeBesideDay, Remembrance>,
}

/// The anniversary in one language.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Remembrance {
    /// A few words, as a calendar shows them.
    title: Text,
    /// What happened, neutral or with who says so; no figures: date and years come before it.
    text: Plain,
}

/// What answers can be computed from, and how people ask for it.
#[derive(JsonSchema)]
#[schemars(title = "computations.toml", deny_unknown_fields)]
pub(super) struct Computations {
    /// How people call the units: `[units.ha]` and its names in each language. A unit of one that the
    /// phrases print as `unit-ha`.
    units: Option<BTreeMap<Id, Said>>,
    /// How people ask for a computation, in each language. A name is a word, which may go on with an
    /// ending, or several; `…` between two of them stands for whatever comes between.
    words: Option<Cues>,
    /// Values that are computed with: `[figures.forest]`.
    figures: Option<BTreeMap<Id, Figure>>,
    /// Values that make a whole together: `[totals.settlements]`.
    totals: Option<BTreeMap<Id, Total>>,
    /// What lasted from one date to another: `[spans.bridge-building]`.
    spans: Option<BTreeMap<Id, Span>>,
}

/// How people ask for a computation.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Cues {
    /// How many?
    count: Option<Said>,
    /// What percentage?
    share: Option<Said>,
    /// Half.
    half: Option<Said>,
    /// A third.
    third: Option<Said>,
    /// A quarter.
    quarter: Option<Said>,
    /// In all.
    total: Option<Said>,
    /// How much more? How much higher?
    more: Option<Said>,
    /// Which is larger?
    which: Option<Said>,
    /// How many times as much?
    times: Option<Said>,
    /// How long ago? How long since?
    ago: Option<Said>,
    /// How long until?
    until: Option<Said>,
    /// Between one and the other.
    between: Option<Said>,
    /// How long did it last?
    lasted: Option<Said>,
    /// How old?
    age: Option<Said>,
}

/// A value that is computed with, and how people call it.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Figure {
    /// Where it stands: the name of the fact's file and the name of the value, `"forest.forest"`.
    value: Place,
    /// The value of which it is a part, `"area.area"`.
    part_of: Option<Place>,
    /// A name from `terms.toml`: whoever names this subject may mean the figure.
    subject: Option<Id>,
    #[schemars(flatten)]
    wordings: BTreeMap<Code, Called>,
}

/// The figure in one language.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Called {
    /// As replies call it.
    name: Text,
    /// As people call it: words, or beginnings of words with at least four letters.
    words: Option<List<Text>>,
}

/// Values that make a whole together.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Total {
    /// Where they stand, such as `["composition.cities", "composition.villages"]`.
    values: Distinct<Place>,
    #[schemars(flatten)]
    words: BTreeMap<Code, Sayings>,
}

/// What lasted from one date to another.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Span {
    /// Where the date stands when it began.
    from: Place,
    /// Where the date stands when it ended.
    until: Place,
    #[schemars(flatten)]
    words: BTreeMap<Code, Sayings>,
}

/// Schemas of which each asks for one of these keys.
fn one_of(keys: &[&str]) -> serde_json::Value {
    keys.iter().map(|it| serde_json::json!({ "required": [it] })).collect()
}
