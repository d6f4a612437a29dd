//! The schemas by which editors complete and check: in step with the types, the files, the reader.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use boon::{Compiler, SchemaIndex, Schemas, ValidationError};
use expect_test::{Expect, expect, expect_file};
use lachin_bot::knowledge::{self, District, Folder, Problem};
use serde_json::{Map, Value};

use crate::second_district::tarnmoor;

const AREA: &str = "facts/land/area.toml";
const UNKNOWN: &str = "unknown.toml";
const ANNIVERSARIES: &str = "anniversaries.toml";
const COMPUTATIONS: &str = "computations.toml";

/// Kinds of files that Tarnmoor does without.
const MORE: [(&str, &str); 4] = [
    (
        "synonyms.toml",
        "[length]\nen = [\"how long\"]\ntr = [\"ne kadar uzun\"]\nde = [\"wie lang\"]\n",
    ),
    ("elsewhere.toml", "en = [\"Paris\"]\ntr = [\"Paris\"]\nde = [\"Paris\"]\n"),
    (
        UNKNOWN,
        r#"
[bridge-builder]
nearest = ["bridge"]
en = { answer = "Nobody wrote down who built it.", questions = ["Who built Heron Bridge?"] }
tr = { answer = "Kimin yaptığı bilinmiyor.", questions = ["Balıkçıl Köprüsü'nü kim yaptı?"] }
de = { answer = "Wer sie gebaut hat, steht nirgends.", questions = ["Wer hat sie gebaut?"] }
"#,
    ),
    (
        ANNIVERSARIES,
        r#"
[charter-day]
day = "04-30"
or_day = "05-01"
since = "1688"
rank = "listed"
facts = ["charter"]
en = { title = "Charter Day", text = "The charter was granted." }
tr = { title = "Berat Günü", text = "Berat verildi." }
de = { title = "Tag des Freibriefs", text = "Der Freibrief wurde erteilt." }

[moot-month]
month = 5
since = "1690"
rank = "listed"
facts = ["charter"]
en = { title = "First moot", text = "The first moot was held." }
tr = { title = "İlk meclis", text = "İlk meclis toplandı." }
de = { title = "Erstes Thing", text = "Das erste Thing trat zusammen." }
"#,
    ),
];

/// The schemas, ready to validate by, with what binds them to files.
struct Checker {
    schemas: Schemas,
    rules: Vec<(String, SchemaIndex)>,
}

impl Checker {
    /// As `.taplo.toml` tells editors.
    fn new() -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        for (file, text) in knowledge::schemas() {
            compiler.add_resource(&path_of(file), serde_json::from_str(&text).unwrap()).unwrap();
        }
        let config: toml::Table = fs::read_to_string(".taplo.toml").unwrap().parse().unwrap();
        let mut rules = Vec::new();
        for rule in config["rule"].as_array().unwrap() {
            let path = rule["schema"]["path"].as_str().unwrap();
            let schema = compiler.compile(path, &mut schemas).unwrap();
            let globs = rule["include"].as_array().unwrap();
            rules.extend(globs.iter().map(|it| (it.as_str().unwrap().to_owned(), schema)));
        }
        Self { schemas, rules }
    }

    /// What the schema of a file says against a text, a line each.
    #[track_caller]
    fn refusals(&self, file: &str, text: &str) -> String {
        let bound: Vec<_> = self.rules.iter().filter(|it| matches(&it.0, file)).collect();
        let [(_, schema)] = bound[..] else { panic!("{file} has {} schemas", bound.len()) };
        let value: Value = toml::from_str(text).unwrap();
        let mut refusals = BTreeSet::new();
        if let Err(refused) = self.schemas.validate(&value, *schema) {
            collect(&refused, &mut refusals);
        }
        refusals.into_iter().collect()
    }
}

/// Where the file of a schema is.
fn path_of(file: &str) -> String {
    format!("knowledge/schema/{file}")
}

/// Whether a path below any folder has the form of `**/facts/*/*.toml`.
fn matches(glob: &str, path: &str) -> bool {
    let wanted: Vec<&str> = glob.strip_prefix("**/").unwrap().split('/').collect();
    let parts: Vec<&str> = path.split('/').collect();
    let Some(above) = parts.len().checked_sub(wanted.len()) else { return false };
    parts.iter().skip(above).zip(wanted).all(|(part, wanted)| match wanted.split_once('*') {
        Some((before, after)) => part.starts_with(before) && part.ends_with(after),
        None => *part == wanted,
    })
}

/// The innermost mistakes, each with its place in the file.
fn collect(refused: &ValidationError<'_, '_>, into: &mut BTreeSet<String>) {
    if refused.causes.is_empty() {
        into.insert(format!("schema: {} {}\n", refused.instance_location, refused.kind));
    }
    for cause in &refused.causes {
        collect(cause, into);
    }
}

/// Tarnmoor with a file of every kind.
fn full_tarnmoor() -> Folder {
    let mut folder = tarnmoor();
    for (file, text) in MORE {
        folder.insert(file, text);
    }
    folder
}

/// What the reader tells of a file of Tarnmoor.
fn told(folder: &Folder, file: &str) -> Vec<Problem> {
    let problems = District::read(folder).err().map(|it| it.0).unwrap_or_default();
    problems.into_iter().filter(|it| it.file == file).collect()
}

/// That a mistake is refused by the reader and by the schema, each in its words.
#[track_caller]
fn check_mistake(file: &str, old: &str, new: &str, expected: Expect) {
    let mut folder = full_tarnmoor();
    let text = folder.get(file).unwrap();
    assert!(text.contains(old), "{file} has no {old:?}");
    let text = text.replacen(old, new, 1);
    let refusals = Checker::new().refusals(file, &text);
    folder.insert(file, text);
    let told = told(&folder, file);
    assert!(!told.is_empty(), "the reader takes {new}");
    assert!(!refusals.is_empty(), "the schema takes {new}");
    let mut both = String::new();
    for problem in told {
        writeln!(both, "reader: {}", problem.message).unwrap();
    }
    expected.assert_eq(&(both + &refusals));
}

/// That the reader and the schema take what stands for the values of a fact.
#[track_caller]
fn check_taken(values: &str) {
    let mut folder = tarnmoor();
    let text = folder.get(AREA).unwrap().replacen("[values]", &format!("[values]\n{values}"), 1);
    assert_eq!(Checker::new().refusals(AREA, &text), "");
    folder.insert(AREA, text);
    let mut told = told(&folder, AREA);
    // That answers leave them out is another matter.
    told.retain(|it| !it.message.starts_with("no answer tells"));
    assert_eq!(told, []);
}

/// That the reader asks for the keys that the schema requires, and knows those that it has, in the
/// table that `text` ends with and `path` leads to.
#[track_caller]
fn check_keys(schema: &str, file: &str, text: &str, path: &[&str]) {
    let all = knowledge::schemas();
    let (_, schema) = all.iter().find(|it| it.0 == schema).unwrap();
    let schema: Value = serde_json::from_str(schema).unwrap();
    let table = path.iter().fold(&schema, |it, key| inside(it, key));

    let mut folder = tarnmoor();
    folder.insert(file, text);
    let asked = told(&folder, file);
    let asked = asked.iter().filter_map(|it| missing(&it.message, path));
    let required = table["required"].as_array().into_iter().flatten();
    assert_eq!(
        names(asked),
        names(required.filter_map(Value::as_str)),
        "missing in {path:?} of {file}"
    );

    let text = format!("{text}\nqqqqqqqq = 1\n");
    let refusals = Checker::new().refusals(file, &text);
    assert!(refusals.contains("qqqqqqqq false schema"), "an unknown key in {refusals:?}");
    folder.insert(file, text);
    let told = told(&folder, file);
    let known = told.iter().find_map(|it| it.remedy.strip_prefix("remove it; known here: "));
    let known = names(known.unwrap().split(", "));
    let properties = table["properties"].as_object().into_iter().flat_map(Map::keys);
    assert_eq!(known, names(properties.map(String::as_str)), "known in {path:?} of {file}");
}

/// The schema of what stands at a key.
fn inside<'s>(schema: &'s Value, key: &str) -> &'s Value {
    let patterns = || schema["patternProperties"].as_object().unwrap().values().next().unwrap();
    schema["properties"].get(key).unwrap_or_else(patterns)
}

/// The key that a problem says is missing in the table at `path`.
fn missing<'m>(message: &'m str, path: &[&str]) -> Option<&'m str> {
    let (key, place) = message.strip_prefix('`')?.split_once("` is missing")?;
    let here = if path.is_empty() { String::new() } else { format!(" in [{}]", path.join(".")) };
    (place == here).then_some(key)
}

/// Keys in order, but for the languages of Tarnmoor.
fn names<'n>(keys: impl Iterator<Item = &'n str>) -> BTreeSet<&'n str> {
    keys.filter(|it| !["en", "tr", "de"].contains(it)).collect()
}

#[test]
fn the_schemas_in_the_folder_are_those_of_the_types() {
    for (file, text) in knowledge::schemas() {
        expect_file![format!("../../{}", path_of(file))].assert_eq(&text);
    }
}

#[test]
fn every_file_is_bound_to_one_schema_and_keeps_to_it() {
    let checker = Checker::new();
    let mut seen = BTreeSet::new();
    for folder in [Folder::embedded(), full_tarnmoor()] {
        let files = folder.files().filter(|it| it.0.strip_suffix(".toml").is_some());
        for (file, text) in files {
            assert_eq!(checker.refusals(file, text), "", "{file}");
            seen.extend(
                checker.rules.iter().map(|it| it.0.as_str()).filter(|it| matches(it, file)),
            );
        }
    }
    assert_eq!(seen.len(), knowledge::schemas().len(), "no file for each schema: {seen:?}");
}

#[test]
fn the_reader_takes_what_the_schemas_are_tried_on() {
    assert_eq!(District::read(&full_tarnmoor()).err(), None);
}

#[test]
fn the_reader_passes_over_the_schemas_and_over_nothing_else_beside_them() {
    let mut folder = tarnmoor();
    for (file, text) in knowledge::schemas() {
        folder.insert(format!("schema/{file}"), text);
    }
    assert_eq!(District::read(&folder).err(), None);
    folder.insert("schema/area.toml", "");
    assert_eq!(told(&folder, "schema/area.toml").len(), 1);
}

#[test]
fn the_schemas_require_what_the_reader_asks_for_and_know_what_it_knows() {
    check_keys("district.json", "district.toml", "", &[]);
    check_keys("fact.json", AREA, "", &[]);
    check_keys("fact.json", AREA, "[en]", &["en"]);
    check_keys("fact.json", AREA, "[values.x]", &["values", "x"]);
    check_keys("sources.json", "sources.toml", "[x]", &["x"]);
    check_keys("terms.json", "terms.toml", "[x]", &["x"]);
    check_keys("talk.json", "talk.toml", "", &[]);
    check_keys("unknown.json", UNKNOWN, "[x]", &["x"]);
    check_keys("unknown.json", UNKNOWN, "[x.en]", &["x", "en"]);
    // Without a month the reader asks for a day, which the schema requires in its own way.
    check_keys("anniversaries.json", ANNIVERSARIES, "[x]\nmonth = 5", &["x"]);
    check_keys("anniversaries.json", ANNIVERSARIES, "[x.en]", &["x", "en"]);
    check_keys("computations.json", COMPUTATIONS, "", &[]);
    check_keys("computations.json", COMPUTATIONS, "[words]", &["words"]);
    check_keys("computations.json", COMPUTATIONS, "[figures.x]", &["figures", "x"]);
    check_keys("computations.json", COMPUTATIONS, "[figures.x.en]", &["figures", "x", "en"]);
    check_keys("computations.json", COMPUTATIONS, "[totals.x]", &["totals", "x"]);
    check_keys("computations.json", COMPUTATIONS, "[spans.x]", &["spans", "x"]);
}

#[test]
fn a_value_of_each_kind_is_taken_by_both() {
    check_taken(
        r#"
whole = { text = "40", sources = ["charter-roll"] }
place = { latitude = -54, longitude = 2.25 }
roof = { century = 12 }
walls = { century = [11, 12] }
only = { century = [13] }
leap = { day = "02-29" }
hill = { name = "grey-cairn" }
hills = { names = ["grey-cairn", "wisp"] }
day = { date = "1690-05-01" }
month = { date = "1690-05" }
year = { date = "1690" }
about = { date = "circa 1690" }
before = { date = "before 1690" }
after = { date = "after 1690-05" }
"#,
    );
}

#[test]
fn an_anniversary_is_told_in_whatever_language() {
    let letters = || ('a'..='z').map(String::from);
    let two: Vec<String> =
        letters().flat_map(|a| letters().map(move |b| format!("{a}{b}"))).collect();
    let three = two.iter().flat_map(|it| letters().map(move |letter| format!("{it}{letter}")));
    let mut text =
        "[x]\nday = '05-01'\nsince = '1690'\nrank = 'main'\nfacts = ['charter']\n".to_owned();
    for code in two.iter().cloned().chain(three).filter(|it| it != "day") {
        writeln!(text, "{code} = {{ title = 'Moot', text = 'The moot met.' }}").unwrap();
    }
    let checker = Checker::new();
    assert_eq!(checker.refusals(ANNIVERSARIES, &text), "");
    for other in ["d", "days", "De"] {
        let text = format!("{text}{other} = {{ title = 'Moot', text = 'The moot met.' }}");
        assert_ne!(checker.refusals(ANNIVERSARIES, &text), "", "{other}");
    }
}

#[test]
fn a_value_says_one_thing() {
    let area = "{ number = 1412.5, unit = \"km2\" }";
    check_mistake(
        AREA,
        area,
        "{ number = 1412.5, date = \"2020\" }",
        expect![[r#"
        reader: a value says two things, `number` and `date`
        schema: /values/area oneOf failed, subschemas 0, 1 matched
    "#]],
    );
    check_mistake(
        AREA,
        area,
        "{ sources = [\"moor-almanac\"] }",
        expect![[r#"
        reader: a value says nothing
        schema: /values/area missing properties 'century'
        schema: /values/area missing properties 'date'
        schema: /values/area missing properties 'day'
        schema: /values/area missing properties 'latitude'
        schema: /values/area missing properties 'name'
        schema: /values/area missing properties 'names'
        schema: /values/area missing properties 'number'
        schema: /values/area missing properties 'text'
    "#]],
    );
    check_mistake(
        AREA,
        area,
        "{ date = \"2020\", unit = \"km2\" }",
        expect![[r#"
        reader: only a number has a unit
        schema: /values/area properties 'number' required, if 'unit' property exists
    "#]],
    );
    check_mistake(
        AREA,
        area,
        "{ latitude = 54.5 }",
        expect![[r#"
        reader: a latitude has no longitude
        schema: /values/area properties 'longitude' required, if 'latitude' property exists
    "#]],
    );
    check_mistake(
        AREA,
        area,
        "{ latitude = 95, longitude = 46 }",
        expect![[r#"
        reader: `95` is no latitude
        schema: /values/area/latitude must be <=90, but got 95
    "#]],
    );
    check_mistake(
        AREA,
        area,
        "{ century = 22 }",
        expect![[r#"
        reader: `22` is no century
        schema: /values/area/century must be <=21, but got 22
    "#]],
    );
    check_mistake(
        AREA,
        area,
        "{ century = [5, 6, 7] }",
        expect![[r#"
        reader: a span of centuries is the first and the last
        schema: /values/area/century maximum 2 items required, but got 3 items
    "#]],
    );
    check_mistake(
        AREA,
        area,
        "{ number = \"1412.5\" }",
        expect![[r#"
        reader: `number` is not a number
        schema: /values/area/number want number, but got string
    "#]],
    );
    check_mistake(
        AREA,
        area,
        "{ day = \"13-01\" }",
        expect![[r#"
        reader: `13-01` is no day of the year
        schema: /values/area/day '13-01' does not match pattern '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'
    "#]],
    );
    check_mistake(
        AREA,
        area,
        "{ names = [] }",
        expect![[r#"
        reader: `names` is an empty list
        schema: /values/area/names minimum 1 items required, but got 0 items
    "#]],
    );
}

#[test]
fn a_mistake_in_the_head_of_a_fact_is_refused_by_both() {
    check_mistake(
        AREA,
        "\"agreed\"",
        "\"settled\"",
        expect![[r#"
        reader: `settled` is no standing
        schema: /standing value must be one of 'agreed', 'single-source', 'disputed'
    "#]],
    );
    check_mistake(
        AREA,
        "\"2021-04\"",
        "\"2021-13\"",
        expect![[r#"
        reader: `2021-13` is no date
        schema: /as_of '2021-13' does not match pattern '^(undated|[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?|circa [0-9]{4}|(before|after) [0-9]{4}(-(0[1-9]|1[0-2]))?)$'
    "#]],
    );
    check_mistake(
        AREA,
        "\"2021-04\"",
        "2021",
        expect![[r#"
        reader: `as_of` is not a text
        schema: /as_of want string, but got number
    "#]],
    );
    check_mistake(
        AREA,
        "\"tarnmoor\"",
        "\"Tarnmoor\"",
        expect![[r#"
        reader: `Tarnmoor` is not an id
        schema: /subject 'Tarnmoor' does not match pattern '^[a-z0-9-]{1,48}$'
    "#]],
    );
    check_mistake(
        AREA,
        "[\"moot-survey\", \"moor-almanac\"]",
        "\"moot-survey\"",
        expect![[r#"
        reader: `sources` is not a list
        schema: /sources want array, but got string
    "#]],
    );
    check_mistake(
        AREA,
        "\"moor-almanac\"]",
        "\"moot-survey\"]",
        expect![[r#"
        reader: `moot-survey` is listed twice
        schema: /sources items at 0 and 1 are equal
    "#]],
    );
    check_mistake(
        AREA,
        "standing =",
        "colour = \"red\"\nstanding =",
        expect![[r#"
            reader: `colour` is no key here
            schema: /colour false schema
        "#]],
    );
    check_mistake(
        AREA,
        "standing = \"agreed\"\n",
        "",
        expect![[r#"
        reader: `standing` is missing
        schema:  missing properties 'standing'
    "#]],
    );
}

#[test]
fn a_mistake_in_the_words_of_a_fact_is_refused_by_both() {
    check_mistake(
        AREA,
        "[en]",
        "[English]",
        expect![[r#"
            reader: `en` is missing
            reader: `English` is no key here
            schema: /English false schema
        "#]],
    );
    check_mistake(
        AREA,
        "\"Area of Tarnmoor\"",
        "\" \"",
        expect![[r#"
        reader: `title` is empty
        schema: /en/title ' ' does not match pattern '[^ \t\n\r\u{b}\u{c}\u{a0}\u{feff}\u{2003}\u{2029}]'
    "#]],
    );
    check_mistake(
        AREA,
        "covers {area}.",
        "covers {area}, not 41.",
        expect![[r#"
            reader: the figure `41.` is written into the answer
            schema: /en/answer 'Tarnmoor covers {area}, not 41.' does not match pattern '^([^{}\\p{N}]|[²³]|\\{[a-z0-9-]{1,48}(:(number|year|day-month))?\\})+$'
        "#]],
    );
    check_mistake(
        AREA,
        "covers {area}.",
        "covers {area:km}.",
        expect![[r#"
            reader: `{area:km}` is no gap
            schema: /en/answer 'Tarnmoor covers {area:km}.' does not match pattern '^([^{}\\p{N}]|[²³]|\\{[a-z0-9-]{1,48}(:(number|year|day-month))?\\})+$'
        "#]],
    );
    check_mistake(
        AREA,
        "covers {area}.",
        "covers {area.",
        expect![[r#"
            reader: the brace in `{area.` is not closed
            schema: /en/answer 'Tarnmoor covers {area.' does not match pattern '^([^{}\\p{N}]|[²³]|\\{[a-z0-9-]{1,48}(:(number|year|day-month))?\\})+$'
        "#]],
    );
}

#[test]
fn a_mistake_in_another_file_is_refused_by_both() {
    check_mistake(
        "district.toml",
        "\"en\"",
        "\"english\"",
        expect![[r#"
        reader: `english` is no language code
        schema: /languages/0 'english' does not match pattern '^[A-Za-z]{2,3}([-_].*)?$'
    "#]],
    );
    check_mistake(
        "district.toml",
        "[topics.land]",
        "[topics.Land]",
        expect![[r#"
            reader: `Land` is not an id
            schema: /topics/Land false schema
        "#]],
    );
    check_mistake(
        "sources.toml",
        "https://example.org",
        "example.org",
        expect![[r#"
        reader: `example.org/almanac` is no web address
        schema: /moor-almanac/url 'example.org/almanac' does not match pattern '^https?://[^[ \t\n\r\u{b}\u{c}\u{a0}\u{feff}\u{2003}\u{2029}]"/?#:.]+(\\.[^[ \t\n\r\u{b}\u{c}\u{a0}\u{feff}\u{2003}\u{2029}]"/?#:.]+)+([/?#:][^[ \t\n\r\u{b}\u{c}\u{a0}\u{feff}\u{2003}\u{2029}]"]*)?$'
    "#]],
    );
    check_mistake(
        "sources.toml",
        "\"The Moor Almanac\"",
        "[]",
        expect![[r#"
        reader: `title` is not a text
        schema: /moor-almanac/title want string, but got array
    "#]],
    );
    check_mistake(
        "terms.toml",
        "[\"Tarnmor\"]",
        "[]",
        expect![[r#"
        reader: `other` is an empty list
        schema: /tarnmoor/other minimum 1 items required, but got 0 items
    "#]],
    );
    check_mistake(
        "talk.toml",
        "[farewell]",
        "[goodbye]",
        expect![[r#"
            reader: `farewell` is missing
            reader: `goodbye` is no key here
            schema:  missing properties 'farewell'
            schema: /goodbye false schema
        "#]],
    );
    check_mistake(
        UNKNOWN,
        "Nobody",
        "In 1700 nobody",
        expect![[r#"
            reader: the figure `1700` stands in the text
            schema: /bridge-builder/en/answer 'In 1700 nobody wrote down who built it.' does not match pattern '^([^{}\\p{N}]|[²³])+$'
        "#]],
    );
    check_mistake(
        UNKNOWN,
        "[\"bridge\"]",
        "[\"bridge\", \"bridge\"]",
        expect![[r#"
        reader: `bridge` is listed twice
        schema: /bridge-builder/nearest items at 0 and 1 are equal
    "#]],
    );
}

#[test]
fn a_mistake_in_an_anniversary_is_refused_by_both() {
    check_mistake(
        ANNIVERSARIES,
        "\"listed\"",
        "\"major\"",
        expect![[r#"
        reader: `major` is no rank
        schema: /charter-day/rank value must be 'listed'
        schema: /charter-day/rank value must be one of 'main', 'minor', 'listed'
    "#]],
    );
    check_mistake(
        ANNIVERSARIES,
        "\"listed\"",
        "\"main\"",
        expect![[r#"
        reader: nobody can be told on the day, as it is not known
        schema: /charter-day/rank value must be 'listed'
    "#]],
    );
    check_mistake(
        ANNIVERSARIES,
        "\"1688\"",
        "1688",
        expect![[r#"
        reader: `since` is not a text
        schema: /charter-day/since want string, but got number
    "#]],
    );
    check_mistake(
        ANNIVERSARIES,
        "\"04-30\"",
        "\"4-30\"",
        expect![[r#"
        reader: `4-30` is no day of the year
        schema: /charter-day/day '4-30' does not match pattern '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'
    "#]],
    );
    check_mistake(
        ANNIVERSARIES,
        "month = 5",
        "month = 13",
        expect![[r#"
        reader: `13` is no month
        schema: /moot-month/month must be <=12, but got 13
    "#]],
    );
    check_mistake(
        ANNIVERSARIES,
        "month = 5",
        "month = 5\nday = \"05-01\"",
        expect![[r#"
        reader: a day has its month in itself
        schema: /moot-month oneOf failed, subschemas 0, 1 matched
    "#]],
    );
    check_mistake(
        ANNIVERSARIES,
        "month = 5\n",
        "",
        expect![[r#"
        reader: `day` is missing in [moot-month]
        schema: /moot-month missing properties 'day'
        schema: /moot-month missing properties 'month'
    "#]],
    );
}

#[test]
fn a_quiz_question_holds_no_figures_and_asks_in_every_language() {
    let quiz = |asked: &str| format!("[quiz.area]\n{asked}\n[values]");
    check_mistake(
        AREA,
        "[values]",
        &quiz("en = \"5 km?\"\ntr = \"?\"\nde = \"?\""),
        expect![[r#"
        reader: the figure `5` is written into the answer
        schema: /quiz/area/en '5 km?' does not match pattern '^([^{}\\p{N}]|[²³]|\\{[a-z0-9-]{1,48}(:(number|year|day-month))?\\})+$'
    "#]],
    );
    check_mistake(
        AREA,
        "[values]",
        &quiz("en = [\"How large?\"]"),
        expect![[r#"
        reader: `de` is missing in [quiz.area]
        reader: `tr` is missing in [quiz.area]
        reader: `en` is not a text
        schema: /quiz/area/en want string, but got array
    "#]],
    );
}
