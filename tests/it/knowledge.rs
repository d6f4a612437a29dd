//! Mistakes in a knowledge folder, planted one by one: each is named with its file, its line and
//! what to do.

use std::fs;
use std::path::Path;

use expect_test::{Expect, expect};
use lachin_bot::knowledge::{District, Folder, Problems};

use crate::second_district::tarnmoor;

/// The problems of Tarnmoor after an edit, one a line.
#[track_caller]
fn check(edit: impl FnOnce(&mut Folder), expected: Expect) {
    let mut folder = tarnmoor();
    edit(&mut folder);
    expected.assert_eq(&problems(&folder));
}

/// The problems after `old` in a file became `new`.
#[track_caller]
fn check_text(file: &str, old: &str, new: &str, expected: Expect) {
    check(|folder| mend(folder, file, old, new), expected);
}

/// That a mistake is told at all, in its file and with these words.
#[track_caller]
fn check_told(file: &str, old: &str, new: &str, words: &str) {
    let mut folder = tarnmoor();
    mend(&mut folder, file, old, new);
    let told = problems(&folder);
    let found = told.lines().any(|it| it.starts_with(file) && it.contains(words));
    assert!(found, "nothing about {words} of {file} in {told:?}");
}

fn problems(folder: &Folder) -> String {
    let problems = District::read(folder).err().map(|Problems(all)| all).unwrap_or_default();
    problems.iter().flat_map(|it| [it.to_string(), "\n".to_owned()]).collect()
}

#[track_caller]
fn mend(folder: &mut Folder, file: &str, old: &str, new: &str) {
    let text = folder.get(file).unwrap();
    assert!(text.contains(old), "{file} has no {old:?}");
    let text = text.replacen(old, new, 1);
    folder.insert(file, text);
}

/// What becomes of a folder that was written to the disk and edited there.
#[track_caller]
fn check_disk(edit: impl FnOnce(&Path), expected: Expect) {
    let dir = tempfile::tempdir().unwrap();
    for (path, text) in tarnmoor().files() {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    edit(dir.path());
    let found = match Folder::from_disk(dir.path()) {
        Ok(folder) => problems(&folder),
        Err(refused) => refused.to_string(),
    };
    expected.assert_eq(&found.replace(&dir.path().display().to_string(), "DIR"));
}

#[test]
fn both_districts_are_sound() {
    check(|_| {}, expect![""]);
    expect![""].assert_eq(&problems(&Folder::embedded()));
}

#[test]
fn broken_toml_is_named_by_its_line() {
    check_text(
        "facts/land/area.toml",
        "\"agreed\"",
        "\"agreed",
        expect![[r#"
            facts/land/area.toml:3: invalid basic string, expected `"`, mend this line
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "standing =",
        "standing",
        expect![[r#"
            facts/land/area.toml:3: key with no value, expected `=`, mend this line
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "[de]",
        "[de",
        expect![[r#"
            facts/land/area.toml:36: unclosed table, expected `]`, mend this line
        "#]],
    );
    check_text(
        "sources.toml",
        "[moot-survey]",
        "[moor-almanac]",
        expect![[r#"
            sources.toml:10: `moor-almanac` stands here a second time, remove it or give it another name
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "[\"area\", \"size\"",
        "[\"area\" \"size\"",
        expect![[r#"
            facts/land/area.toml:13: missing comma between array elements, expected `,`, mend this line, or close the list or value above it
        "#]],
    );
}

#[test]
fn an_unknown_key_comes_with_the_near_one() {
    check_text(
        "facts/land/area.toml",
        "standing",
        "standig",
        expect![[r#"
            facts/land/area.toml:3: `standig` is no key here, write `standing`
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "answer",
        "anwser",
        expect![[r#"
            facts/land/area.toml:12: `anwser` is no key here, write `answer`
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "[values]",
        "colour = \"red\"\n[values]",
        expect![[r#"
            facts/land/area.toml:7: `colour` is no key here, remove it; known here: subject, attribute, standing, as_of, sources, related, values, en, tr, de, quiz
        "#]],
    );
    check_text(
        "district.toml",
        "time_zone",
        "timezone",
        expect![[r#"
            district.toml:3: `timezone` is no key here, write `time_zone`
        "#]],
    );
    check_text(
        "talk.toml",
        "[farewell]",
        "[goodbye]",
        expect![[r#"
            talk.toml:1: `farewell` is missing, add `[farewell]`
            talk.toml:11: `goodbye` is no key here, remove it; known here: greeting, thanks, farewell, wellbeing, ability, overview, opinion, unknown
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "unit =",
        "units =",
        expect![[r#"
            facts/land/area.toml:8: `units` is no key here, write `unit`
        "#]],
    );
}

#[test]
fn a_language_that_the_district_has_not_is_an_unknown_key() {
    check_text(
        "facts/land/area.toml",
        "[de]",
        "[fr]",
        expect![[r#"
            facts/land/area.toml:1: `de` is missing, add `[de]`
            facts/land/area.toml:36: the district does not speak `fr`, add it to `languages` or remove it
        "#]],
    );
    check_text(
        "terms.toml",
        "other =",
        "ru =",
        expect![[r#"
            terms.toml:5: the district does not speak `ru`, add it to `languages` or remove it
        "#]],
    );
}

#[test]
fn a_missing_key_is_asked_for() {
    check_text(
        "facts/land/area.toml",
        "as_of = \"2021-04\"\n",
        "",
        expect![[r#"
            facts/land/area.toml:1: `as_of` is missing, add `as_of = "2020-12-01"`
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "title = \"Area of Tarnmoor\"\n",
        "",
        expect![[r#"
            facts/land/area.toml:10: `title` is missing in [en], add `title = "The old mill"`
        "#]],
    );
    check_text(
        "sources.toml",
        "title = \"Survey of the Moot\"\n",
        "",
        expect![[r#"
            sources.toml:10: `title` is missing in [moot-survey], add `title = "The old mill"`
        "#]],
    );
    check_text(
        "district.toml",
        "time_zone = \"Europe/London\"\n",
        "",
        expect![[r#"
            district.toml:1: `time_zone` is missing, add `time_zone = "Europe/Rome"`
        "#]],
    );
}

#[test]
fn a_missing_section_is_asked_for() {
    check_text(
        "district.toml",
        "[name]",
        "[names]",
        expect![[r#"
            district.toml:5: `names` is no key here, write `name`
        "#]],
    );
    let publisher = "[moor-almanac.publisher]\nen = \"Tarnmoor Almanac\"\ntr = \"Tarnmoor Almanağı\"\nde = \"Tarnmoorer Almanach\"\n";
    check_text(
        "sources.toml",
        publisher,
        "",
        expect![[r#"
            sources.toml:1: `publisher` is missing in [moor-almanac], add `[moor-almanac.publisher]`
        "#]],
    );
}

#[test]
fn a_missing_language_is_asked_for_wherever_it_is_missing() {
    check_text(
        "district.toml",
        "de = \"Leute und Feste\"\n",
        "",
        expect![[r#"
            district.toml:20: `de` is missing in [topics.life], add `de = "..."`
        "#]],
    );
    check_text(
        "terms.toml",
        "de = [\"Reiherbrücke\"]\n",
        "",
        expect![[r#"
            terms.toml:17: `de` is missing in [heron-bridge], add `de = ["...", "..."]`
        "#]],
    );
    check_text(
        "talk.toml",
        "tr = [\"Nasılsın?\"]\n",
        "",
        expect![[r#"
            talk.toml:16: `tr` is missing in [wellbeing], add `tr = ["...", "..."]`
        "#]],
    );
    check(
        |folder| {
            let text = folder.get("facts/land/area.toml").unwrap();
            let (before, _) = text.split_once("[de]").unwrap();
            let text = before.to_owned();
            folder.insert("facts/land/area.toml", text);
        },
        expect![[r#"
            facts/land/area.toml:1: `de` is missing, add `[de]`
        "#]],
    );
}

#[test]
fn a_missing_file_is_asked_for() {
    let remove = |file: &'static str| move |folder: &mut Folder| drop(folder.remove(file));
    check(
        remove("talk.toml"),
        expect![[r#"
            talk.toml:1: the file is missing, write it: [greeting], [thanks] and so on, with texts in each language
        "#]],
    );
    check(
        remove("district.toml"),
        expect![[r#"
            district.toml:1: the file is missing, write it: languages, time_zone, [name], [topics.history], [attributes.height]
        "#]],
    );
    check(
        remove("phrases/tr.ftl"),
        expect![[r#"
            phrases/tr.ftl:1: the file is missing, copy another language's file and translate it
        "#]],
    );
    check(
        remove("facts/land/area.toml"),
        expect![[r#"
            computations.toml:79: there is no fact `area`, write the name of a fact's file without .toml
            district.toml:25: no fact has the attribute `area`, remove it or mend its name
        "#]],
    );
    check(
        |folder| *folder = Folder::default(),
        expect![[r#"
            district.toml:1: the file is missing, write it: languages, time_zone, [name], [topics.history], [attributes.height]
        "#]],
    );
}

#[test]
fn a_missing_file_of_names_is_told_before_what_hangs_on_it() {
    check(
        |folder| drop(folder.remove("terms.toml")),
        expect![[r#"
            terms.toml:1: the file is missing, write it: for each subject [old-mill] with its names in each language
        "#]],
    );
}

#[test]
fn a_value_of_the_wrong_type_is_told_with_the_right_one() {
    check_text(
        "facts/land/area.toml",
        "\"agreed\"",
        "1",
        expect![[r#"
            facts/land/area.toml:3: `standing` is not a text, put it in double quotes
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "1412.5",
        "\"1412.5\"",
        expect![[r#"
            facts/land/area.toml:8: `number` is not a number, write digits without quotation marks, such as 12.5
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "1412.5",
        "inf",
        expect![[r#"
            facts/land/area.toml:8: `number` is not a finite number, write one, such as 12.5
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "1412.5",
        "0x10",
        expect![[r#"
            facts/land/area.toml:8: `number` is not a number, write digits without quotation marks, such as 12.5
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "[\"area\", \"size\", \"how big\"]",
        "\"area\"",
        expect![[r#"
            facts/land/area.toml:13: `keywords` is not a list, write ["one", "two"]
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "\"size\"",
        "7",
        expect![[r#"
            facts/land/area.toml:13: `keywords` holds something that is not a text, put a text in double quotes
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "area = {",
        "other = 7\narea = {",
        expect![[r#"
            facts/land/area.toml:8: `other` is not a table, write it as [values.other] with lines below
        "#]],
    );
    check_text(
        "facts/life/charter.toml",
        "\"1688-05-14\"",
        "1688-05-14",
        expect![[r#"
            facts/life/charter.toml:8: `date` is not a text, put it in double quotes
        "#]],
    );
}

#[test]
fn without_a_list_of_languages_only_that_is_told() {
    let list = "languages = [\"en\", \"tr\", \"de\"]";
    check_text(
        "district.toml",
        list,
        "",
        expect![[r#"
            district.toml:1: `languages` is missing, add `languages = ["en", "tr"]`
        "#]],
    );
    check_text(
        "district.toml",
        list,
        "languages = \"en\"",
        expect![[r#"
            district.toml:2: `languages` is not a list, write ["one", "two"]
        "#]],
    );
}

#[test]
fn an_empty_text_and_an_empty_list_are_no_texts() {
    check_text(
        "facts/land/area.toml",
        "\"Area of Tarnmoor\"",
        "\" \"",
        expect![[r#"
            facts/land/area.toml:11: `title` is empty, write a text
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "\"size\"",
        "\"\"",
        expect![[r#"
            facts/land/area.toml:13: a text of `keywords` is empty, write it or remove it
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "[\"moot-survey\", \"moor-almanac\"]",
        "[]",
        expect![[r#"
            facts/land/area.toml:5: `sources` is an empty list, write at least one text
        "#]],
    );
    check_text(
        "terms.toml",
        "de = [\"Reiherbrücke\"]",
        "de = []",
        expect![[r#"
            terms.toml:20: `de` is an empty list, write at least one text
        "#]],
    );
}

#[test]
fn a_bad_id_is_refused_wherever_it_stands() {
    check_text(
        "facts/land/area.toml",
        "\"tarnmoor\"",
        "\"Tarnmoor\"",
        expect![[r#"
            facts/land/area.toml:1: `Tarnmoor` is not an id, use 1 to 48 lower-case letters a-z, digits and hyphens
        "#]],
    );
    check_text(
        "terms.toml",
        "[mirror-lake]",
        "[mirror_lake]",
        expect![[r#"
            terms.toml:37: `mirror_lake` is not an id, use 1 to 48 lower-case letters a-z, digits and hyphens
        "#]],
    );
    check_text(
        "district.toml",
        "[attributes.built]",
        "[attributes.\"Built in\"]",
        expect![[r#"
            district.toml:50: `Built in` is not an id, use 1 to 48 lower-case letters a-z, digits and hyphens
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "unit = \"km2\"",
        "unit = \"km²\"",
        expect![[r#"
            facts/land/area.toml:8: `km²` is not an id, use 1 to 48 lower-case letters a-z, digits and hyphens
        "#]],
    );
    check_text(
        "sources.toml",
        "[charter-roll.",
        "[charter-roll]\n[\"Charter Roll\".",
        expect![[r#"
            sources.toml:22: `charter-roll` stands here a second time, remove it or give it another name
        "#]],
    );
    check(
        |folder| {
            let text = folder.remove("facts/land/area.toml").unwrap();
            folder.insert("facts/land/Area.toml", text);
        },
        expect![[r#"
            computations.toml:79: there is no fact `area`, write the name of a fact's file without .toml
            facts/land/Area.toml:1: `Area` is no id, rename the file: 1 to 48 lower-case letters a-z, digits and hyphens
        "#]],
    );
}

#[test]
fn a_bad_date_and_a_bad_day_come_with_the_forms_that_are_understood() {
    check_text(
        "facts/land/area.toml",
        "\"2021-04\"",
        "\"April 2021\"",
        expect![[r#"
            facts/land/area.toml:4: `April 2021` is no date, write 2020-12-01, 2020-12, 2020, circa 2020, before 2020 or after 2020-12
        "#]],
    );
    check_text(
        "facts/life/charter.toml",
        "1688-05-14",
        "1688-05-32",
        expect![[r#"
            facts/life/charter.toml:8: `1688-05-32` is no date, write 2020-12-01, 2020-12, 2020, circa 2020, before 2020 or after 2020-12
        "#]],
    );
    check_text(
        "facts/life/lantern-fair.toml",
        "11-02",
        "02-30",
        expect![[r#"
            facts/life/lantern-fair.toml:8: `02-30` is no day of the year, write the month and the day, such as 08-26
        "#]],
    );
    check_text(
        "sources.toml",
        "\"2021-04\"",
        "\"around 2021\"",
        expect![[r#"
            sources.toml:13: `around 2021` is no date, write 2020-12-01, 2020-12, 2020, circa 2020, before 2020 or after 2020-12
        "#]],
    );
}

#[test]
fn a_bad_address_is_refused() {
    check_text(
        "sources.toml",
        "https://example.org/almanac",
        "example.org/almanac",
        expect![[r#"
            sources.toml:2: `example.org/almanac` is no web address, write http:// or https:// and a host
        "#]],
    );
    check_text(
        "sources.toml",
        "example.org/almanac",
        "example.org/the almanac",
        expect![[r#"
            sources.toml:2: `https://example.org/the almanac` has a blank in it, remove it or write %20 for it
        "#]],
    );
}

#[test]
fn a_time_zone_must_be_one() {
    check_text(
        "district.toml",
        "Europe/London",
        "Moor/Tarnmoor",
        expect![[r#"
            district.toml:3: `Moor/Tarnmoor` is no time zone, write one such as Europe/Rome
        "#]],
    );
}

#[test]
fn a_language_is_listed_once_and_by_its_code() {
    check_text(
        "district.toml",
        "[\"en\", \"tr\", \"de\"]",
        "[\"en\", \"tr\", \"de\", \"tr\"]",
        expect![[r#"
            district.toml:2: `tr` is listed twice, list it once
        "#]],
    );
    check_text(
        "district.toml",
        "[\"en\", \"tr\", \"de\"]",
        "[\"en\", \"tr\", \"de\", \"f\"]",
        expect![[r#"
            district.toml:2: `f` is no language code, use two or three letters, such as `en`
        "#]],
    );
}

#[test]
fn a_standing_is_one_of_three() {
    check_text(
        "facts/land/area.toml",
        "\"agreed\"",
        "\"certain\"",
        expect![[r#"
            facts/land/area.toml:3: `certain` is no standing, write agreed, single-source or disputed
        "#]],
    );
}

#[test]
fn what_a_fact_names_must_be_known() {
    check_text(
        "facts/land/area.toml",
        "subject = \"tarnmoor\"",
        "subject = \"tarn\"",
        expect![[r#"
            facts/land/area.toml:1: terms.toml has no `tarn`, add its names there or mend the subject
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "attribute = \"area\"",
        "attribute = \"lakes\"",
        expect![[r#"
            district.toml:25: no fact has the attribute `area`, remove it or mend its name
            facts/water/lakes.toml:2: facts/land/area.toml says the `lakes` of `tarnmoor` too, give one of them another attribute or make one fact of both
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "attribute = \"area\"",
        "attribute = \"size\"",
        expect![[r#"
            facts/land/area.toml:2: district.toml has no attribute `size`, add it there or mend it here
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "\"moor-almanac\"",
        "\"almanac\"",
        expect![[r#"
            facts/land/area.toml:5: sources.toml has no `almanac`, add it there or mend it here
        "#]],
    );
    check_text(
        "facts/water/bridge.toml",
        "[\"charter-roll\"]",
        "[\"roll\"]",
        expect![[r#"
            facts/water/bridge.toml:9: sources.toml has no `roll`, add it there or mend it here
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "\"km2\"",
        "\"acre\"",
        expect![[r#"
            facts/land/area.toml:8: no file of phrases has `unit-acre`, add it to all of them or mend the unit
        "#]],
    );
    check_text(
        "facts/land/peak.toml",
        "name = \"grey-cairn\"",
        "name = \"cairn\"",
        expect![[r#"
            facts/land/peak.toml:8: terms.toml has no `cairn`, add its names there or mend it here
        "#]],
    );
    check_text(
        "facts/land/neighbours.toml",
        "\"osterby\"]",
        "\"oster\"]",
        expect![[r#"
            facts/land/neighbours.toml:8: terms.toml has no `oster`, add its names there or mend it here
        "#]],
    );
}

#[test]
fn a_gap_needs_a_value_of_the_right_form() {
    check_text(
        "facts/land/area.toml",
        "covers {area}",
        "covers {size}",
        expect![[r#"
            facts/land/area.toml:12: the answer names `{size}`, which [values] does not have, add the value or mend its name
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "covers {area}",
        "covers {area:year}",
        expect![[r#"
            facts/land/area.toml:12: `{area:year}` is no form of a number, write {area} or {area:number}
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "covers {area}",
        "covers {area:acres}",
        expect![[r#"
            facts/land/area.toml:12: `{area:acres}` is no gap, write {value}, {value:number}, {value:year} or {value:day-month}
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "covers {area}",
        "covers {Area}",
        expect![[r#"
            facts/land/area.toml:12: `{Area}` is no gap, write {value}, {value:number}, {value:year} or {value:day-month}
        "#]],
    );
    check_text(
        "facts/water/bridge.toml",
        "built {built}",
        "built {built:day-month}",
        expect![[r#"
            facts/water/bridge.toml:13: `{built:day-month}` is no form of a year, write {built} or {built:year}
        "#]],
    );
    check_text(
        "facts/life/lantern-fair.toml",
        "on {day}",
        "on {day:number}",
        expect![[r#"
            facts/life/lantern-fair.toml:12: `{day:number}` is no form of a day of every year, write {day}
        "#]],
    );
}

#[test]
fn an_answer_has_paired_braces_and_no_figures() {
    check_text(
        "facts/land/area.toml",
        "covers {area}",
        "covers {area",
        expect![[r#"
            facts/land/area.toml:12: the brace in `{area.` is not closed, write } behind the value's name
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "covers {area}",
        "covers area}",
        expect![[r#"
            facts/land/area.toml:12: the brace in `Tarnmoor covers area}` is not opened, write { before the value's name
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "covers {area}.",
        "covers {area}, not 1500 km².",
        expect![[r#"
            facts/land/area.toml:12: the figure `1500` is written into the answer, make it a value and write its name in braces
        "#]],
    );
}

#[test]
fn a_value_says_one_thing() {
    check_text(
        "facts/life/lantern-fair.toml",
        "{ day = \"11-02\" }",
        "{}",
        expect![[r#"
            facts/life/lantern-fair.toml:8: a value says nothing, give it a number, a date, a day, a century, a name, names, a text or a latitude
        "#]],
    );
    check_text(
        "facts/life/lantern-fair.toml",
        "{ day =",
        "{ date = \"2019\", day =",
        expect![[r#"
            facts/life/lantern-fair.toml:8: a value says two things, `date` and `day`, make two values of it
        "#]],
    );
}

#[test]
fn a_century_is_one_or_the_first_and_the_last() {
    for wrong in ["[]", "[6, 5]", "[5, 6, 7]"] {
        check_text(
            "facts/life/lantern-fair.toml",
            "{ day = \"11-02\" }",
            &format!("{{ century = {wrong} }}"),
            expect![[r#"
                facts/life/lantern-fair.toml:8: a span of centuries is the first and the last, write [5, 6]
            "#]],
        );
    }
}

#[test]
fn a_value_with_a_stray_key_is_told() {
    let fair = "facts/life/lantern-fair.toml";
    check_told(fair, "{ day =", "{ unit = \"km\", day =", ":8: ");
    check_told("facts/land/peak.toml", "{ name =", "{ names = [\"wisp\"], name =", ":8: ");
}

#[test]
fn a_title_and_an_answer_are_short() {
    let title = format!("\"{}\"", "Moor ".repeat(13).trim_end());
    check_text(
        "facts/land/area.toml",
        "\"Area of Tarnmoor\"",
        &title,
        expect![[r#"
            facts/land/area.toml:11: the title has 64 characters, keep it to 60
        "#]],
    );
    let answer = format!("covers {{area}}{}.", " and more".repeat(80));
    check_text(
        "facts/land/area.toml",
        "covers {area}.",
        &answer,
        expect![[r#"
            facts/land/area.toml:12: the answer has 748 characters, keep it to 700
        "#]],
    );
}

#[test]
fn a_fact_has_one_file_in_the_folder_of_its_topic() {
    let put = |file: &'static str| {
        move |folder: &mut Folder| {
            let text = folder.get("facts/land/area.toml").unwrap().to_owned();
            folder.insert(file, text);
        }
    };
    check(
        put("facts/water/area.toml"),
        expect![[r#"
            facts/water/area.toml:1: `area` stands in topic `land` too, give one of them another name
        "#]],
    );
    check(
        put("facts/sky/height.toml"),
        expect![[r#"
            facts/sky/height.toml:1: district.toml has no topic `sky`, add the topic there or move the file
        "#]],
    );
    check(
        put("facts/size.toml"),
        expect![[r#"
            facts/size.toml:1: a fact's file is facts/TOPIC/ID.toml, move or rename it
        "#]],
    );
    check(
        put("facts/land/size.txt"),
        expect![[r#"
            facts/land/size.txt:1: a fact's file is facts/TOPIC/ID.toml, move or rename it
        "#]],
    );
    check(
        put("facts/land/old/size.toml"),
        expect![[r#"
            facts/land/old/size.toml:1: a topic has no folders inside, move the file to facts/land
        "#]],
    );
}

#[test]
fn a_file_that_the_bot_does_not_read_is_named() {
    check(
        |folder| folder.insert("term.toml", ""),
        expect![[r#"
            term.toml:1: the bot does not read this file, remove it or mend its name
        "#]],
    );
    check(
        |folder| folder.insert("phrases/fr.ftl", "start = Bonjour"),
        expect![[r#"
            phrases/fr.ftl:1: the bot does not read this file, remove it or add `fr` to `languages`
        "#]],
    );
    check(|folder| folder.insert("README.md", "How to edit"), expect![""]);
}

#[test]
fn what_no_fact_uses_is_named() {
    let source =
        "[charter-roll]\ntitle = \"Roll\"\npublisher = { en = \"a\", tr = \"b\", de = \"c\" }\n";
    let extra = source.replace("charter-roll", "gossip");
    check_text(
        "sources.toml",
        "[charter-roll]",
        &format!("{extra}\n[charter-roll]"),
        expect![[r#"
            sources.toml:19: no fact names the source `gossip`, remove it or name it in a fact
        "#]],
    );
    let name = "\nen = \"sky\"\ntr = \"gök\"\nde = \"Himmel\"\n\n";
    let attribute = format!("[attributes.sky]{name}[attributes.area]");
    check_text(
        "district.toml",
        "[attributes.area]",
        &attribute,
        expect![[r#"
            district.toml:25: no fact has the attribute `sky`, remove it or mend its name
        "#]],
    );
    let topic = format!("[topics.sky]{name}[topics.land]");
    check_text(
        "district.toml",
        "[topics.land]",
        &topic,
        expect![[r#"
            district.toml:10: the topic `sky` has no facts, write one in facts/sky or remove the topic
        "#]],
    );
}

#[test]
fn a_phrase_is_neither_missing_nor_too_many() {
    check_text(
        "phrases/de.ftl",
        "greeting = Hallo aus dem Moor!\n",
        "",
        expect![[r#"
            phrases/de.ftl:1: the phrase `greeting` is missing, add `greeting = ...`
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "greeting =",
        "salute =",
        expect![[r#"
            phrases/de.ftl:1: the phrase `greeting` is missing, add `greeting = ...`
            phrases/de.ftl:53: the bot never says `salute`, remove it or mend its name
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "thanks =",
        "greeting =",
        expect![[r#"
            phrases/de.ftl:1: the phrase `thanks` is missing, add `thanks = ...`
            phrases/de.ftl:54: `greeting` stands here a second time, remove one or mend its name
        "#]],
    );
}

#[test]
fn a_phrase_has_the_gaps_that_the_bot_fills() {
    check_text(
        "phrases/de.ftl",
        "höchstens { $limit }",
        "höchstens { $most }",
        expect![[r#"
            phrases/de.ftl:63: `too-long` has no gap `$most`, write `$limit`
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "Moor!",
        "Moor, { $name }!",
        expect![[r#"
            phrases/de.ftl:53: `greeting` has no gap `$name`, remove it: there are none here
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "um { $year }",
        "um { year }",
        expect![[r#"
            phrases/de.ftl:222: `date-circa` refers to `year`, which has no text here, write $year for the gap
        "#]],
    );
}

#[test]
fn a_wrong_gap_is_told_in_every_branch_and_in_units() {
    check_told(
        "phrases/de.ftl",
        "[other] Meine { $count }",
        "[other] Meine { $cuont }",
        "`sources`",
    );
    check_told("phrases/de.ftl", "[5] Mai", "[5] { $mai }", "`date-day`");
    check_told("phrases/de.ftl", "unit-km = { $text }", "unit-km = { $tekst }", "`unit-km`");
}

#[test]
fn a_phrase_without_words_is_told() {
    check_told("phrases/de.ftl", "Hallo aus dem Moor!", "{\"\"}", "`greeting`");
    check_told("phrases/de.ftl", "Hallo aus dem Moor!", "\n    .note = Hallo", "`greeting`");
}

#[test]
fn fluent_that_cannot_be_read_is_named_by_its_line() {
    check_text(
        "phrases/de.ftl",
        "{ $limit }",
        "{ $limit",
        expect![[r#"
            phrases/de.ftl:63: a brace `{` is not closed, write `}` behind the gap, such as { $name }
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "thanks =",
        "thanks",
        expect![[r#"
            phrases/de.ftl:54: a name stands here without `=`, write `name = text`, or begin the line with blanks if it goes on with a text
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "*[other] { $facts }",
        "[other] { $facts }",
        expect![[r#"
            phrases/de.ftl:28: no form is marked as the one for all other cases, write `*` before its `[`
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "Gern geschehen.",
        "",
        expect![[r#"
            phrases/de.ftl:54: `thanks` has no text, write one behind `=`
        "#]],
    );
}

#[test]
fn mistakes_of_three_files_are_told_at_once() {
    check(
        |folder| {
            mend(folder, "facts/land/area.toml", "\"agreed\"", "\"certain\"");
            mend(folder, "facts/land/area.toml", "[de]\ntitle", "[de]\ntitel");
            mend(folder, "facts/life/charter.toml", "\"charter-roll\"", "\"roll\"");
            mend(folder, "phrases/tr.ftl", "{ $topics }", "{ $topic }");
            mend(folder, "phrases/tr.ftl", "thanks = Seve seve.\n", "");
        },
        expect![[r#"
            facts/land/area.toml:3: `certain` is no standing, write agreed, single-source or disputed
            facts/land/area.toml:37: `titel` is no key here, write `title`
            facts/life/charter.toml:5: sources.toml has no `roll`, add it there or mend it here
            phrases/tr.ftl:1: the phrase `thanks` is missing, add `thanks = ...`
            phrases/tr.ftl:51: `try-topics` has no gap `$topic`, write `$topics`
        "#]],
    );
}

#[test]
fn a_file_that_is_not_utf_8_is_named() {
    check_disk(
        |dir| fs::write(dir.join("facts/land/area.toml"), b"title = \"Fl\xe4che\"").unwrap(),
        expect!["DIR/facts/land/area.toml is not UTF-8 text: save it as UTF-8"],
    );
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    check_disk(|dir| fs::remove_dir_all(dir).unwrap(), expect!["cannot read DIR"]);
}

#[test]
fn a_byte_order_mark_and_line_ends_of_windows_change_nothing() {
    let dir = tempfile::tempdir().unwrap();
    for (path, text) in tarnmoor().files() {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, format!("\u{feff}{}", text.replace('\n', "\r\n"))).unwrap();
    }
    let windows = District::read(&Folder::from_disk(dir.path()).unwrap()).unwrap();
    let here = District::read(&tarnmoor()).unwrap();
    for &language in &here.languages {
        assert_eq!(windows.phrases.samples(language), here.phrases.samples(language));
        for (id, fact) in &here.facts {
            let answer = windows.answer_of(&windows.facts[id], language);
            assert_eq!(answer, here.answer_of(fact, language));
        }
    }
}

#[test]
fn a_mistake_in_a_file_of_windows_keeps_its_line() {
    check(
        |folder| {
            mend(folder, "facts/land/area.toml", "{area}", "{size}");
            let text = folder.get("facts/land/area.toml").unwrap().replace('\n', "\r\n");
            folder.insert("facts/land/area.toml", text);
        },
        expect![[r#"
            facts/land/area.toml:12: the answer names `{size}`, which [values] does not have, add the value or mend its name
        "#]],
    );
}

#[test]
fn what_editors_leave_behind_is_passed_over() {
    check_disk(
        |dir| {
            fs::write(dir.join(".DS_Store"), [0xff, 0xfe]).unwrap();
            fs::write(dir.join("facts/land/.area.toml.swp"), [0xff, 0xfe]).unwrap();
            fs::write(dir.join("facts/.gitkeep"), "").unwrap();
        },
        expect![""],
    );
}

#[test]
fn hidden_folders_of_editors_and_versions_are_passed_over() {
    check_disk(
        |dir| {
            fs::create_dir_all(dir.join(".git/objects")).unwrap();
            fs::write(dir.join(".git/config"), "[core]").unwrap();
            fs::write(dir.join(".git/objects/pack"), [0xff, 0xfe]).unwrap();
        },
        expect![""],
    );
}

#[test]
fn a_phrase_tells_everything_that_it_is_given() {
    check_text(
        "phrases/de.ftl",
        "{ $list } und { $last }",
        "und { $last }",
        expect![[r#"
            phrases/de.ftl:190: `list-last` does not tell `$list`, write { $list } in it
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "unit-km = { $text } km",
        "unit-km = km",
        expect![[r#"
            phrases/de.ftl:228: `unit-km` does not tell `$text`, write { $text } in it
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "nach: { $topics }",
        "nach",
        expect![[r#"
            phrases/de.ftl:62: `try-topics` does not tell `$topics`, write { $topics } in it
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "{ $day }. { part-month } { $year }",
        "{ $day }. { $year }",
        expect![[r#"
            phrases/de.ftl:219: `date-day` does not tell `$month`, write { $month } in it
        "#]],
    );
    check_text("phrases/de.ftl", "hier ist der { $district }!", "hier!", expect![[""]]);
}

#[test]
fn a_wrong_gap_of_a_part_is_told_once_where_it_stands() {
    check_text(
        "phrases/de.ftl",
        "[5] Mai",
        "[5] { $mai }",
        expect![[r#"
            phrases/de.ftl:210: `date-after-month`, `date-before-month`, `date-day`, `date-month`, `day-of-year` have no gap `$mai`, write `$month`
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "[other] Meine { $count }",
        "[other] Meine { $cuont }",
        expect![[r#"
            phrases/de.ftl:38: `sources` has no gap `$cuont`, write `$count`
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "unit-km = { $text }",
        "unit-km = { $tekst }",
        expect![[r#"
            phrases/de.ftl:228: `unit-km` has no gap `$tekst`, write `$number` or `$text`
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "Hallo aus dem Moor!",
        "Hallo!\n    .note = { $who }",
        expect![[r#"
            phrases/de.ftl:54: `greeting` has no gap `$who`, remove it: there are none here
        "#]],
    );
}

#[test]
fn blank_phrases_are_named() {
    check_text(
        "phrases/de.ftl",
        "Hallo aus dem Moor!",
        "{\"\"}",
        expect![[r#"
            phrases/de.ftl:53: `greeting` has no words, write some behind `=`
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "Hallo aus dem Moor!",
        "\n    .note = Hallo",
        expect![[r#"
            phrases/de.ftl:53: `greeting` has no words, write some behind `=`
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "[one] Quelle:",
        "[one] {\" \"}",
        expect![[r#"
            phrases/de.ftl:68: `source-label` has no words, write some behind `=`
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "group-separator = {\".\"}",
        "group-separator = {\"\"}",
        expect![[""]],
    );
}

#[test]
fn parts_and_terms_are_used_and_lead_somewhere() {
    let before = |text: &'static str| {
        move |folder: &mut Folder| {
            mend(folder, "phrases/de.ftl", "greeting =", &format!("{text}\ngreeting ="));
        }
    };
    check(
        before("-moor = Moor"),
        expect![[r#"
            phrases/de.ftl:53: no phrase uses `-moor`, remove it or mend its name
        "#]],
    );
    check(
        before("part-moor = Moor"),
        expect![[r#"
            phrases/de.ftl:53: no phrase uses `part-moor`, remove it or mend its name
        "#]],
    );
    check(
        before("unit-acre = { $text } Acker"),
        expect![[r#"
            phrases/de.ftl:53: no fact counts in `acre`, remove `unit-acre` or mend its name
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "dem Moor!",
        "dem { -moor }!",
        expect![[r#"
            phrases/de.ftl:53: `greeting` refers to `-moor`, which has no text here, add it or mend its name
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "dem Moor!",
        "dem { MOOR() }!",
        expect![[r#"
            phrases/de.ftl:53: the bot knows nothing called `MOOR`, write the gap alone: { $name }
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "dem Moor!",
        "dem { greeting }!",
        expect![[r#"
            phrases/de.ftl:53: `greeting` leads back to itself through `greeting`, write the text itself
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "greeting = Hallo aus dem Moor!",
        "-moor = { $case ->\n   *[a] Moor\n    [b] { $kase }\n }\ngreeting = Aus { -moor(case: \"b\") }",
        expect![[r#"
            phrases/de.ftl:55: nothing fills `$kase` in `-moor`, write it in the phrase that uses this text
        "#]],
    );
}

#[test]
fn slips_in_fluent_are_told_in_plain_words() {
    check_text(
        "phrases/de.ftl",
        "nach: { $topics }.",
        "nach: { $topics",
        expect![[r#"
            phrases/de.ftl:62: a brace `{` is not closed, write `}` behind the gap, such as { $name }
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "Gern geschehen.",
        "Gern } geschehen.",
        expect![[r#"
            phrases/de.ftl:54: a brace `}` is not opened, write `{` before the gap or remove the brace
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "Gern geschehen.",
        "{ \"Gern }",
        expect![[r#"
            phrases/de.ftl:54: a quotation mark has no partner, write `"` at the end of the quoted text
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "Gern geschehen.",
        "{ }",
        expect![[r#"
            phrases/de.ftl:54: the braces name nothing, write the name of a gap: { $name }
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "Gern geschehen.",
        "{ $ }",
        expect![[r#"
            phrases/de.ftl:54: there is no name where one belongs, write one that begins with a letter a-z
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "[one] Quelle:",
        "[one]",
        expect![[r#"
            phrases/de.ftl:70: a form has no text, write one behind its `]`
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "[one] Quelle:",
        "[one Quelle:",
        expect![[r#"
            phrases/de.ftl:70: a bracket `[` is not closed, write `]` behind the form's name
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "[one] Quelle:",
        "*[one] Quelle:",
        expect![[r#"
            phrases/de.ftl:71: two forms are marked with `*` as the one for all other cases, mark one
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "{ $number ->",
        "{ number ->",
        expect![[r#"
            phrases/de.ftl:232: only a gap can choose between forms, write its name with $: { $count ->
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "{\",\"}",
        "{\"\\x\"}",
        expect![[r#"
            phrases/de.ftl:192: a backslash `\` means something else here, write `\\` to have one in the text
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "    Ich erfinde nichts.",
        "Ich erfinde nichts.",
        expect![[r#"
            phrases/de.ftl:34: a name stands here without `=`, write `name = text`, or begin the line with blanks if it goes on with a text
        "#]],
    );
}

#[test]
fn a_district_without_facts_sources_or_topics_is_told_once() {
    check(
        |folder| {
            let files: Vec<String> = folder.files().map(|it| it.0.to_owned()).collect();
            for file in files.iter().filter(|it| it.starts_with("facts/")) {
                folder.remove(file);
            }
        },
        expect![[r#"
            computations.toml:79: there is no fact `area`, write the name of a fact's file without .toml
            computations.toml:85: there is no fact `charter`, write the name of a fact's file without .toml
            computations.toml:91: there is no fact `bridge`, write the name of a fact's file without .toml
            computations.toml:98: there is no fact `lantern-fair`, write the name of a fact's file without .toml
            facts:1: the district has no facts, write the first one: facts/land/ID.toml
        "#]],
    );
    check(
        |folder| folder.insert("sources.toml", ""),
        expect![[r#"
        sources.toml:1: the district has no sources, add `[town-archive]`
    "#]],
    );
    check(
        |folder| folder.insert("terms.toml", "# none yet"),
        expect![[r#"
        terms.toml:1: the district has no terms, add `[old-mill]`
    "#]],
    );
    check(
        |folder| {
            let text = folder.get("district.toml").unwrap();
            let (before, _) = text.split_once("[topics.land]").unwrap();
            let text = format!("{before}[topics]\n[attributes]\n");
            folder.insert("district.toml", text);
        },
        expect![[r#"
            computations.toml:79: there is no fact `area`, write the name of a fact's file without .toml
            computations.toml:85: there is no fact `charter`, write the name of a fact's file without .toml
            computations.toml:91: there is no fact `bridge`, write the name of a fact's file without .toml
            computations.toml:98: there is no fact `lantern-fair`, write the name of a fact's file without .toml
            district.toml:10: the district has no topics, add `[topics.history]`
            district.toml:11: the district has no attributes, add `[attributes.height]`
        "#]],
    );
}

#[test]
fn names_and_addresses_that_look_sound_but_are_not() {
    check_text(
        "sources.toml",
        "https://example.org/almanac",
        "https://.",
        expect![[r#"
        sources.toml:2: `https://.` is no web address, write http:// or https:// and a host
    "#]],
    );
    check_text(
        "terms.toml",
        "\"Reiherbrücke\"",
        "\"—\"",
        expect![[r#"
        terms.toml:20: the name `—` has no letters, write a name
    "#]],
    );
    check_text(
        "facts/land/area.toml",
        "\"moot-survey\", ",
        "\"moor-almanac\", ",
        expect![[r#"
        facts/land/area.toml:5: `moor-almanac` is listed twice, list it once
    "#]],
    );
}

#[test]
fn a_question_belongs_to_one_fact() {
    check_text(
        "facts/land/peak.toml",
        "questions = [",
        "questions = [\n\"how BIG is the district\",",
        expect![[r#"
            facts/land/peak.toml:16: facts/land/area.toml asks “how BIG is the district” too, ask it in one of them
        "#]],
    );
}

#[test]
fn a_number_is_told_in_some_answer() {
    check_text(
        "facts/land/area.toml",
        "[values]",
        "[values]\nold = { number = 9 }\nsince = { date = \"1900\" }",
        expect![[r#"
            facts/land/area.toml:8: no answer tells the number `old`, write {old} into an answer or remove the value
        "#]],
    );
}

#[test]
fn figures_of_every_script_are_values() {
    for figure in ["١٥٠٠", "½"] {
        let answer = format!("covers {{area}} or {figure}");
        check_told("facts/land/area.toml", "covers {area}", &answer, figure);
    }
    check_text("facts/land/area.toml", "covers {area}", "covers {area:number} km²", expect![[""]]);
}

#[test]
fn syntax_is_checked_without_a_district() {
    check(
        |folder| {
            folder.remove("district.toml");
            mend(folder, "terms.toml", "other =", "other");
            mend(folder, "facts/water/bridge.toml", "standing =", "standing");
        },
        expect![[r#"
            district.toml:1: the file is missing, write it: languages, time_zone, [name], [topics.history], [attributes.height]
            facts/water/bridge.toml:3: key with no value, expected `=`, mend this line
            terms.toml:5: key with no value, expected `=`, mend this line
        "#]],
    );
}

#[test]
fn the_second_fact_of_an_id_is_read_too() {
    check(
        |folder| {
            let text = folder.get("facts/land/area.toml").unwrap().replace("agreed", "certain");
            folder.insert("facts/water/area.toml", text);
        },
        expect![[r#"
            facts/water/area.toml:1: `area` stands in topic `land` too, give one of them another name
            facts/water/area.toml:3: `certain` is no standing, write agreed, single-source or disputed
        "#]],
    );
}

#[test]
fn a_text_of_a_list_is_neither_empty_nor_a_number() {
    check_text(
        "facts/land/area.toml",
        "\"size\"",
        "\"\"",
        expect![[r#"
        facts/land/area.toml:13: a text of `keywords` is empty, write it or remove it
    "#]],
    );
    check_text(
        "facts/land/area.toml",
        "1412.5",
        "nan",
        expect![[r#"
        facts/land/area.toml:8: `number` is not a finite number, write one, such as 12.5
    "#]],
    );
}

#[test]
fn a_repeated_source_is_told_once() {
    check(
        |folder| {
            let text = folder.get("sources.toml").unwrap();
            let (_, roll) = text.split_once("[charter-roll]").unwrap();
            let text = format!("{text}\n[charter-roll]{roll}");
            folder.insert("sources.toml", text);
        },
        expect![[r#"
            sources.toml:27: `charter-roll` stands here a second time, remove it or give it another name
        "#]],
    );
}

#[test]
fn copies_that_programs_leave_are_passed_over() {
    check_disk(
        |dir| {
            for name in ["area.toml~", "#area.toml#", "Thumbs.db", ".area.toml.swp"] {
                fs::write(dir.join("facts/land").join(name), [0xff, 0xfe]).unwrap();
            }
        },
        expect![[""]],
    );
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_is_not_followed() {
    use std::os::unix::fs::symlink;
    check_disk(
        |dir| symlink(dir, dir.join("facts/loop")).unwrap(),
        expect!["DIR/facts/loop is a link to a folder: put the folder itself there"],
    );
    check_disk(|dir| symlink("terms.toml", dir.join("README.md")).unwrap(), expect![[""]]);
}

#[test]
fn several_problems_begin_with_how_many_there_are() {
    let mut folder = tarnmoor();
    mend(&mut folder, "facts/land/area.toml", "\"agreed\"", "\"certain\"");
    expect![[r#"
        the knowledge folder has 1 mistake:
        facts/land/area.toml:3: `certain` is no standing, write agreed, single-source or disputed"#]].assert_eq(&District::read(&folder).unwrap_err().to_string());
    mend(&mut folder, "facts/land/area.toml", "\"2021-04\"", "\"soon\"");
    expect![[r#"
        the knowledge folder has 2 mistakes:
        facts/land/area.toml:3: `certain` is no standing, write agreed, single-source or disputed
        facts/land/area.toml:4: `soon` is no date, write 2020-12-01, 2020-12, 2020, circa 2020, before 2020 or after 2020-12"#]].assert_eq(&District::read(&folder).unwrap_err().to_string());
}

#[test]
fn one_slip_is_one_problem() {
    // A list that is not closed, a head that is not there, a value with another name.
    check_text(
        "facts/land/area.toml",
        "\"how big\"]",
        "\"how big\"",
        expect![[r#"
        facts/land/area.toml:14: missing comma between array elements, expected `,`, mend this line, or close the list or value above it
    "#]],
    );
    check_text(
        "facts/land/area.toml",
        "[tr]\n",
        "",
        expect![[r#"
            facts/land/area.toml:23: `title` stands here a second time, remove it, or write the head in brackets that is missing above
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "[values]",
        "[valeus]",
        expect![[r#"
        facts/land/area.toml:7: `valeus` is no key here, write `values`
    "#]],
    );
    check_text(
        "facts/land/area.toml",
        "[values]\narea",
        "[values]\nsize",
        expect![[r#"
            computations.toml:79: the fact `area` has no value `area`, known there: size
            facts/land/area.toml:7: all answers name `{area}`, which [values] does not have, add the value or mend its name
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "[5] Mai",
        "[5 Mai",
        expect![[r#"
            phrases/de.ftl:210: a bracket `[` is not closed, write `]` behind the form's name
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "part-month =",
        "part-monat =",
        expect![[r#"
            phrases/de.ftl:219: `date-after-month`, `date-before-month`, `date-day`, `date-month`, `day-of-year` refer to `part-month`, which has no text here, add it or mend its name
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "Fragen Sie nach: { $topics }.",
        "{\"\"}",
        expect![[r#"
            phrases/de.ftl:62: `try-topics` has no words, write some behind `=`
        "#]],
    );
}

#[test]
fn two_slips_of_one_file_are_both_told() {
    check(
        |folder| {
            mend(folder, "facts/land/area.toml", "\"agreed\"", "\"agreed");
            mend(folder, "facts/land/area.toml", "[de]", "[de");
        },
        expect![[r#"
            facts/land/area.toml:3: invalid basic string, expected `"`, mend this line
            facts/land/area.toml:36: unclosed table, expected `]`, mend this line
        "#]],
    );
}

#[test]
fn what_cannot_be_computed_with_is_named() {
    let file = "computations.toml";
    check_text(
        file,
        "[units.ha]",
        "[units.hectare]",
        expect![[r#"
            computations.toml:28: nothing is computed in `hectare`, known: mm, cm, m, km, ft, mi, m2, ha, km2, ft2, acre, mi2, day, month, year, minute, hour, km-per-hour
            phrases/de.ftl:297: no fact counts in `ha`, remove `unit-ha` or mend its name
            phrases/en.ftl:309: no fact counts in `ha`, remove `unit-ha` or mend its name
            phrases/tr.ftl:276: no fact counts in `ha`, remove `unit-ha` or mend its name
        "#]],
    );
    check_text(
        file,
        "[units.ha]",
        "[units.acre]",
        expect![[r#"
            computations.toml:28: phrases/de.ftl has no `unit-acre`, add it there or remove the unit
            computations.toml:28: phrases/en.ftl has no `unit-acre`, add it there or remove the unit
            computations.toml:28: phrases/tr.ftl has no `unit-acre`, add it there or remove the unit
            phrases/de.ftl:297: no fact counts in `ha`, remove `unit-ha` or mend its name
            phrases/en.ftl:309: no fact counts in `ha`, remove `unit-ha` or mend its name
            phrases/tr.ftl:276: no fact counts in `ha`, remove `unit-ha` or mend its name
        "#]],
    );
    check_text(
        file,
        "\"area.area\"",
        "\"area\"",
        expect![[r#"
        computations.toml:79: `area` is no value of a fact, write FACT.VALUE, such as "area.area"
    "#]],
    );
    check_text(
        file,
        "\"area.area\"",
        "\"area.size\"",
        expect![[r#"
        computations.toml:79: the fact `area` has no value `size`, known there: area
    "#]],
    );
    check_text(
        file,
        "\"area.area\"",
        "\"peak.peak\"",
        expect![[r#"
        computations.toml:79: `peak.peak` cannot be computed with here, name a number with a unit, a date or a day
    "#]],
    );
    check_text(
        file,
        "\"area.area\"",
        "\"area.area\"\npart_of = \"wisp-length.length\"",
        expect![[r#"
            computations.toml:80: `wisp-length.length` cannot be computed with here, name what the part is measured in
        "#]],
    );
    check_text(
        file,
        "subject = \"heron-bridge\"",
        "subject = \"bridge\"",
        expect![[r#"
        computations.toml:92: terms.toml has no `bridge`, add its names there or mend the subject
    "#]],
    );
    check_text(
        file,
        "[words.ago]",
        "[words.since]",
        expect![[r#"
        computations.toml:53: `since` is no key here, remove it; known here: count, share, half, third, quarter, total, more, which, times, ago, until, between, lasted, age
    "#]],
    );
}

#[test]
fn lists_of_words_have_names_that_are_known() {
    check_text(
        "phrases/de.ftl",
        "Europe/Berlin: Berlin",
        "Europe/Bärlin: Berlin",
        expect![[r#"
            phrases/de.ftl:119: `Europe/Bärlin` is no time zone, write its name in the tz database: Europe/Berlin
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "silent: leise",
        "quiet: leise",
        expect![[r#"
            phrases/de.ftl:120: `quiet` is no list of words here, mend it; known here: all, main, silent, aloud, off, morning, evening, passed-over
        "#]],
    );
}

/// What is told of questions for a quiz in the fact on Tarnmoor's area.
#[track_caller]
fn check_quiz(quiz: &str, expected: Expect) {
    check_text("facts/land/area.toml", "[values]", &format!("{quiz}\n[values]"), expected);
}

#[test]
fn a_quiz_question_that_cannot_be_asked_is_named() {
    let all = |text: &str| format!("en = \"{text}\"\ntr = \"{text}\"\nde = \"{text}\"");
    check_quiz(&format!("[quiz.area]\n{}", all("How large?")), expect![[""]]);
    check_quiz(
        "[quiz.area]\nen = \"How large?\"",
        expect![[r#"
        facts/land/area.toml:7: `de` is missing in [quiz.area], add `de = "..."`
        facts/land/area.toml:7: `tr` is missing in [quiz.area], add `tr = "..."`
    "#]],
    );
    check_quiz(
        &format!("[quiz.size]\n{}", all("How large?")),
        expect![[r#"
        facts/land/area.toml:7: the quiz asks for `size`, which [values] does not have, mend its name
    "#]],
    );
    check_quiz(
        &format!("[quiz.area]\n{}", all("Is it {area}?")),
        expect![[r#"
        facts/land/area.toml:8: the question gives its answer away, leave the value out
        facts/land/area.toml:9: the question gives its answer away, leave the value out
        facts/land/area.toml:10: the question gives its answer away, leave the value out
    "#]],
    );
    check_quiz(
        &format!("[quiz.area]\n{}", all("In {year}?")),
        expect![[r#"
        facts/land/area.toml:8: the question names `{year}`, which [values] does not have, add the value or mend its name
        facts/land/area.toml:9: the question names `{year}`, which [values] does not have, add the value or mend its name
        facts/land/area.toml:10: the question names `{year}`, which [values] does not have, add the value or mend its name
    "#]],
    );
    check_quiz(
        &format!("[quiz.area]\n{}", all("More than 5?")),
        expect![[r#"
        facts/land/area.toml:8: the figure `5?` is written into the answer, make it a value and write its name in braces
        facts/land/area.toml:9: the figure `5?` is written into the answer, make it a value and write its name in braces
        facts/land/area.toml:10: the figure `5?` is written into the answer, make it a value and write its name in braces
    "#]],
    );
    check_quiz(
        &format!("[quiz.area]\n{}", all(&"long ".repeat(61))),
        expect![[r#"
        facts/land/area.toml:8: the question has 305 characters, keep it to 300
        facts/land/area.toml:9: the question has 305 characters, keep it to 300
        facts/land/area.toml:10: the question has 305 characters, keep it to 300
    "#]],
    );
    check_text(
        "facts/land/area.toml",
        "standing = \"agreed\"",
        &format!(
            "quiz.area = {{ {} }}\nstanding = \"disputed\"",
            all("How large?").replace('\n', ", ")
        ),
        expect![[r#"
            facts/land/area.toml:3: a quiz asks for what sources do not agree on, remove [quiz]
        "#]],
    );
}
