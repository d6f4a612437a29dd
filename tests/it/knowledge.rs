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
            facts/land/area.toml:3: invalid basic string, expected `"`, mend the TOML here
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "standing =",
        "standing",
        expect![[r#"
            district.toml:1: no fact has the attribute `area`, remove it or mend its name
            facts/land/area.toml:1: `as_of` is missing, add `as_of`
            facts/land/area.toml:1: `de` is missing, add `de`
            facts/land/area.toml:1: `en` is missing, add `en`
            facts/land/area.toml:1: `sources` is missing, add `sources`
            facts/land/area.toml:1: `standing` is missing, add `standing`
            facts/land/area.toml:1: `tr` is missing, add `tr`
            facts/land/area.toml:3: key with no value, expected `=`, mend the TOML here
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "[de]",
        "[de",
        expect![[r#"
            facts/land/area.toml:1: `de` is missing, add `de`
            facts/land/area.toml:36: unclosed table, expected `]`, mend the TOML here
            facts/land/area.toml:40: `questions` is no key here, remove it; known here: subject, attribute, standing, as_of, sources, values, en, tr, de
        "#]],
    );
    check_text(
        "sources.toml",
        "[moot-survey]",
        "[moor-almanac]",
        expect![[r#"
            facts/land/area.toml:5: sources.toml has no `moot-survey`, add it there or mend it here
            facts/land/neighbours.toml:5: sources.toml has no `moot-survey`, add it there or mend it here
            facts/life/villages.toml:5: sources.toml has no `moot-survey`, add it there or mend it here
            facts/water/lakes.toml:5: sources.toml has no `moot-survey`, add it there or mend it here
            facts/water/wisp-length.toml:5: sources.toml has no `moot-survey`, add it there or mend it here
            sources.toml:10: duplicate key, mend the TOML here
            sources.toml:11: duplicate key, mend the TOML here
            sources.toml:12: duplicate key, mend the TOML here
            sources.toml:13: duplicate key, mend the TOML here
            sources.toml:14: `title` is missing in [moot-survey], add `title`
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "[\"area\", \"size\"",
        "[\"area\" \"size\"",
        expect![[r#"
            facts/land/area.toml:13: missing comma between array elements, expected `,`, mend the TOML here
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
            district.toml:1: no fact has the attribute `area`, remove it or mend its name
            facts/land/area.toml:1: `standing` is missing, add `standing`
            facts/land/area.toml:3: `standig` is no key here, write `standing`
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "answer",
        "anwser",
        expect![[r#"
            facts/land/area.toml:10: `answer` is missing in [en], add `answer`
            facts/land/area.toml:12: `anwser` is no key here, write `answer`
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "[values]",
        "colour = \"red\"\n[values]",
        expect![[r#"
            facts/land/area.toml:7: `colour` is no key here, remove it; known here: subject, attribute, standing, as_of, sources, values, en, tr, de
        "#]],
    );
    check_text(
        "district.toml",
        "time_zone",
        "timezone",
        expect![[r#"
            district.toml:1: `time_zone` is missing, add `time_zone`
            district.toml:3: `timezone` is no key here, write `time_zone`
        "#]],
    );
    check_text(
        "talk.toml",
        "[farewell]",
        "[goodbye]",
        expect![[r#"
            talk.toml:1: `farewell` is missing, add `farewell`
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
            facts/land/area.toml:1: `de` is missing, add `de`
            facts/land/area.toml:36: `fr` is no key here, write `tr`
        "#]],
    );
    check_text(
        "terms.toml",
        "other =",
        "ru =",
        expect![[r#"
            terms.toml:5: `ru` is no key here, write `en`
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
            district.toml:1: no fact has the attribute `area`, remove it or mend its name
            facts/land/area.toml:1: `as_of` is missing, add `as_of`
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "title = \"Area of Tarnmoor\"\n",
        "",
        expect![[r#"
            facts/land/area.toml:10: `title` is missing in [en], add `title`
        "#]],
    );
    check_text(
        "sources.toml",
        "title = \"Survey of the Moot\"\n",
        "",
        expect![[r#"
            facts/land/area.toml:5: sources.toml has no `moot-survey`, add it there or mend it here
            facts/land/neighbours.toml:5: sources.toml has no `moot-survey`, add it there or mend it here
            facts/life/villages.toml:5: sources.toml has no `moot-survey`, add it there or mend it here
            facts/water/lakes.toml:5: sources.toml has no `moot-survey`, add it there or mend it here
            facts/water/wisp-length.toml:5: sources.toml has no `moot-survey`, add it there or mend it here
            sources.toml:10: `title` is missing in [moot-survey], add `title`
        "#]],
    );
    check_text(
        "district.toml",
        "time_zone = \"Europe/London\"\n",
        "",
        expect![[r#"
            district.toml:1: `time_zone` is missing, add `time_zone`
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
            district.toml:1: `name` is missing, add `name`
            district.toml:5: `names` is no key here, write `name`
        "#]],
    );
    let publisher = "[moor-almanac.publisher]\nen = \"Tarnmoor Almanac\"\ntr = \"Tarnmoor Almanağı\"\nde = \"Tarnmoorer Almanach\"\n";
    check_text(
        "sources.toml",
        publisher,
        "",
        expect![[r#"
            sources.toml:1: `publisher` is missing in [moor-almanac], add `publisher`
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
            district.toml:20: `de` is missing in [topics.life], add `de`
        "#]],
    );
    check_text(
        "terms.toml",
        "de = [\"Reiherbrücke\"]\n",
        "",
        expect![[r#"
            terms.toml:17: `de` is missing in [heron-bridge], add `de`
        "#]],
    );
    check_text(
        "talk.toml",
        "tr = [\"Nasılsın?\"]\n",
        "",
        expect![[r#"
            talk.toml:16: `tr` is missing in [wellbeing], add `tr`
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
            facts/land/area.toml:1: `de` is missing, add `de`
        "#]],
    );
}

#[test]
fn a_missing_file_is_asked_for() {
    let remove = |file: &'static str| move |folder: &mut Folder| drop(folder.remove(file));
    check(
        remove("talk.toml"),
        expect![[r#"
            talk.toml:1: the file is missing, write it; README.md tells how
        "#]],
    );
    check(
        remove("district.toml"),
        expect![[r#"
            district.toml:1: the file is missing, write it; README.md tells how
        "#]],
    );
    check(
        remove("phrases/tr.ftl"),
        expect![[r#"
            facts/land/area.toml:8: phrases/tr.ftl has no `unit-km2`, add it there or mend the unit
            facts/land/peak.toml:9: phrases/tr.ftl has no `unit-m`, add it there or mend the unit
            facts/life/villages.toml:8: phrases/tr.ftl has no `unit-village`, add it there or mend the unit
            facts/life/villages.toml:9: phrases/tr.ftl has no `unit-village`, add it there or mend the unit
            facts/water/lakes.toml:8: phrases/tr.ftl has no `unit-lake`, add it there or mend the unit
            facts/water/wisp-length.toml:8: phrases/tr.ftl has no `unit-km`, add it there or mend the unit
            phrases/tr.ftl:1: the file is missing, copy another language's file and translate it
        "#]],
    );
    check(
        remove("facts/land/area.toml"),
        expect![[r#"
            district.toml:1: no fact has the attribute `area`, remove it or mend its name
        "#]],
    );
    check(
        |folder| *folder = Folder::default(),
        expect![[r#"
            district.toml:1: the file is missing, write it; README.md tells how
        "#]],
    );
}

#[test]
fn a_missing_file_of_names_is_told_before_what_hangs_on_it() {
    check(
        |folder| drop(folder.remove("terms.toml")),
        expect![[r#"
            facts/land/area.toml:1: terms.toml has no `tarnmoor`, add its names there or mend the subject
            facts/land/neighbours.toml:1: terms.toml has no `tarnmoor`, add its names there or mend the subject
            facts/land/neighbours.toml:8: terms.toml has no `fellmark`, add its names there or mend it here
            facts/land/neighbours.toml:8: terms.toml has no `osterby`, add its names there or mend it here
            facts/land/peak.toml:1: terms.toml has no `grey-cairn`, add its names there or mend the subject
            facts/land/peak.toml:8: terms.toml has no `grey-cairn`, add its names there or mend it here
            facts/life/charter.toml:1: terms.toml has no `tarnmoor`, add its names there or mend the subject
            facts/life/lantern-fair.toml:1: terms.toml has no `lantern-fair`, add its names there or mend the subject
            facts/life/villages.toml:1: terms.toml has no `tarnmoor`, add its names there or mend the subject
            facts/water/bridge.toml:1: terms.toml has no `heron-bridge`, add its names there or mend the subject
            facts/water/lakes.toml:1: terms.toml has no `tarnmoor`, add its names there or mend the subject
            facts/water/lakes.toml:9: terms.toml has no `mirror-lake`, add its names there or mend it here
            facts/water/wisp-length.toml:1: terms.toml has no `wisp`, add its names there or mend the subject
            terms.toml:1: the file is missing, write it; README.md tells how
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
            district.toml:1: no fact has the attribute `area`, remove it or mend its name
            facts/land/area.toml:3: `standing` is not a text, put it in double quotes
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "1412.5",
        "\"1412.5\"",
        expect![[r#"
            facts/land/area.toml:8: `number` is not a number, write a number without quotes
            facts/land/area.toml:8: a value says nothing, give it a number, a date, a day, a name or names
            facts/land/area.toml:12: the answer names `{area}`, which [values] does not have, add the value or mend its name
            facts/land/area.toml:25: the answer names `{area}`, which [values] does not have, add the value or mend its name
            facts/land/area.toml:38: the answer names `{area}`, which [values] does not have, add the value or mend its name
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "1412.5",
        "inf",
        expect![[r#"
            facts/land/area.toml:8: `number` is not a number, write a number without quotes
            facts/land/area.toml:8: a value says nothing, give it a number, a date, a day, a name or names
            facts/land/area.toml:12: the answer names `{area}`, which [values] does not have, add the value or mend its name
            facts/land/area.toml:25: the answer names `{area}`, which [values] does not have, add the value or mend its name
            facts/land/area.toml:38: the answer names `{area}`, which [values] does not have, add the value or mend its name
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
            facts/life/charter.toml:8: a value says nothing, give it a number, a date, a day, a name or names
            facts/life/charter.toml:12: the answer names `{day}`, which [values] does not have, add the value or mend its name
            facts/life/charter.toml:25: the answer names `{day}`, which [values] does not have, add the value or mend its name
            facts/life/charter.toml:38: the answer names `{day}`, which [values] does not have, add the value or mend its name
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
            district.toml:1: `languages` is missing, add `languages`
            district.toml:6: `en` is no key here, remove it; known here: 
            district.toml:7: `tr` is no key here, remove it; known here: 
            district.toml:8: `de` is no key here, remove it; known here: 
            district.toml:11: `en` is no key here, remove it; known here: 
            district.toml:12: `tr` is no key here, remove it; known here: 
            district.toml:13: `de` is no key here, remove it; known here: 
            district.toml:16: `en` is no key here, remove it; known here: 
            district.toml:17: `tr` is no key here, remove it; known here: 
            district.toml:18: `de` is no key here, remove it; known here: 
            district.toml:21: `en` is no key here, remove it; known here: 
            district.toml:22: `tr` is no key here, remove it; known here: 
            district.toml:23: `de` is no key here, remove it; known here: 
            district.toml:26: `en` is no key here, remove it; known here: 
            district.toml:27: `tr` is no key here, remove it; known here: 
            district.toml:28: `de` is no key here, remove it; known here: 
            district.toml:31: `en` is no key here, remove it; known here: 
            district.toml:32: `tr` is no key here, remove it; known here: 
            district.toml:33: `de` is no key here, remove it; known here: 
            district.toml:36: `en` is no key here, remove it; known here: 
            district.toml:37: `tr` is no key here, remove it; known here: 
            district.toml:38: `de` is no key here, remove it; known here: 
            district.toml:41: `en` is no key here, remove it; known here: 
            district.toml:42: `tr` is no key here, remove it; known here: 
            district.toml:43: `de` is no key here, remove it; known here: 
            district.toml:46: `en` is no key here, remove it; known here: 
            district.toml:47: `tr` is no key here, remove it; known here: 
            district.toml:48: `de` is no key here, remove it; known here: 
            district.toml:51: `en` is no key here, remove it; known here: 
            district.toml:52: `tr` is no key here, remove it; known here: 
            district.toml:53: `de` is no key here, remove it; known here: 
            district.toml:56: `en` is no key here, remove it; known here: 
            district.toml:57: `tr` is no key here, remove it; known here: 
            district.toml:58: `de` is no key here, remove it; known here: 
            district.toml:61: `en` is no key here, remove it; known here: 
            district.toml:62: `tr` is no key here, remove it; known here: 
            district.toml:63: `de` is no key here, remove it; known here: 
            district.toml:66: `en` is no key here, remove it; known here: 
            district.toml:67: `tr` is no key here, remove it; known here: 
            district.toml:68: `de` is no key here, remove it; known here: 
        "#]],
    );
    check_text(
        "district.toml",
        list,
        "languages = \"en\"",
        expect![[r#"
            district.toml:2: `languages` is not a list, write ["one", "two"]
            district.toml:6: `en` is no key here, remove it; known here: 
            district.toml:7: `tr` is no key here, remove it; known here: 
            district.toml:8: `de` is no key here, remove it; known here: 
            district.toml:11: `en` is no key here, remove it; known here: 
            district.toml:12: `tr` is no key here, remove it; known here: 
            district.toml:13: `de` is no key here, remove it; known here: 
            district.toml:16: `en` is no key here, remove it; known here: 
            district.toml:17: `tr` is no key here, remove it; known here: 
            district.toml:18: `de` is no key here, remove it; known here: 
            district.toml:21: `en` is no key here, remove it; known here: 
            district.toml:22: `tr` is no key here, remove it; known here: 
            district.toml:23: `de` is no key here, remove it; known here: 
            district.toml:26: `en` is no key here, remove it; known here: 
            district.toml:27: `tr` is no key here, remove it; known here: 
            district.toml:28: `de` is no key here, remove it; known here: 
            district.toml:31: `en` is no key here, remove it; known here: 
            district.toml:32: `tr` is no key here, remove it; known here: 
            district.toml:33: `de` is no key here, remove it; known here: 
            district.toml:36: `en` is no key here, remove it; known here: 
            district.toml:37: `tr` is no key here, remove it; known here: 
            district.toml:38: `de` is no key here, remove it; known here: 
            district.toml:41: `en` is no key here, remove it; known here: 
            district.toml:42: `tr` is no key here, remove it; known here: 
            district.toml:43: `de` is no key here, remove it; known here: 
            district.toml:46: `en` is no key here, remove it; known here: 
            district.toml:47: `tr` is no key here, remove it; known here: 
            district.toml:48: `de` is no key here, remove it; known here: 
            district.toml:51: `en` is no key here, remove it; known here: 
            district.toml:52: `tr` is no key here, remove it; known here: 
            district.toml:53: `de` is no key here, remove it; known here: 
            district.toml:56: `en` is no key here, remove it; known here: 
            district.toml:57: `tr` is no key here, remove it; known here: 
            district.toml:58: `de` is no key here, remove it; known here: 
            district.toml:61: `en` is no key here, remove it; known here: 
            district.toml:62: `tr` is no key here, remove it; known here: 
            district.toml:63: `de` is no key here, remove it; known here: 
            district.toml:66: `en` is no key here, remove it; known here: 
            district.toml:67: `tr` is no key here, remove it; known here: 
            district.toml:68: `de` is no key here, remove it; known here: 
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
            facts/land/area.toml:13: `keywords` holds something that is not a text, put a text in double quotes
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
            district.toml:1: no fact has the attribute `area`, remove it or mend its name
            facts/land/area.toml:1: `Tarnmoor` is not an id, use 1 to 48 lower-case letters a-z, digits and hyphens
        "#]],
    );
    check_text(
        "terms.toml",
        "[mirror-lake]",
        "[mirror_lake]",
        expect![[r#"
            facts/water/lakes.toml:9: terms.toml has no `mirror-lake`, add its names there or mend it here
            terms.toml:37: `mirror_lake` is not an id, use 1 to 48 lower-case letters a-z, digits and hyphens
        "#]],
    );
    check_text(
        "district.toml",
        "[attributes.built]",
        "[attributes.\"Built in\"]",
        expect![[r#"
            district.toml:50: `Built in` is not an id, use 1 to 48 lower-case letters a-z, digits and hyphens
            facts/water/bridge.toml:2: district.toml has no attribute `built`, add it there or mend it here
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
            sources.toml:22: `publisher` is missing in [charter-roll], add `publisher`
            sources.toml:22: duplicate key, mend the TOML here
            sources.toml:23: `Charter Roll` is not an id, use 1 to 48 lower-case letters a-z, digits and hyphens
            sources.toml:23: `title` is missing in [Charter Roll], add `title`
        "#]],
    );
    check(
        |folder| {
            let text = folder.remove("facts/land/area.toml").unwrap();
            folder.insert("facts/land/Area.toml", text);
        },
        expect![[r#"
            district.toml:1: no fact has the attribute `area`, remove it or mend its name
            facts/land/Area.toml:1: `Area` is not an id: use 1 to 48 lower-case letters a-z, digits and hyphens, rename the file
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
            district.toml:1: no fact has the attribute `area`, remove it or mend its name
            facts/land/area.toml:4: `April 2021` is no date, write 2020-12-01, 2020-12, 2020, circa 2020, before 2020 or after 2020-12
        "#]],
    );
    check_text(
        "facts/life/charter.toml",
        "1688-05-14",
        "1688-05-32",
        expect![[r#"
            facts/life/charter.toml:8: `1688-05-32` is no date, write 2020-12-01, 2020-12, 2020, circa 2020, before 2020 or after 2020-12
            facts/life/charter.toml:8: a value says nothing, give it a number, a date, a day, a name or names
            facts/life/charter.toml:12: the answer names `{day}`, which [values] does not have, add the value or mend its name
            facts/life/charter.toml:25: the answer names `{day}`, which [values] does not have, add the value or mend its name
            facts/life/charter.toml:38: the answer names `{day}`, which [values] does not have, add the value or mend its name
        "#]],
    );
    check_text(
        "facts/life/lantern-fair.toml",
        "11-02",
        "02-30",
        expect![[r#"
            facts/life/lantern-fair.toml:8: `02-30` is no day of the year, write the month and the day, such as 08-26
            facts/life/lantern-fair.toml:8: a value says nothing, give it a number, a date, a day, a name or names
            facts/life/lantern-fair.toml:12: the answer names `{day}`, which [values] does not have, add the value or mend its name
            facts/life/lantern-fair.toml:25: the answer names `{day}`, which [values] does not have, add the value or mend its name
            facts/life/lantern-fair.toml:38: the answer names `{day}`, which [values] does not have, add the value or mend its name
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
            sources.toml:2: `https://example.org/the almanac` is no web address, write http:// or https:// and a host
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
            district.toml:2: a language is listed twice, list each once
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
            district.toml:1: no fact has the attribute `area`, remove it or mend its name
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
            district.toml:1: no fact has the attribute `area`, remove it or mend its name
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "attribute = \"area\"",
        "attribute = \"size\"",
        expect![[r#"
            district.toml:1: no fact has the attribute `area`, remove it or mend its name
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
            facts/land/area.toml:8: phrases/de.ftl has no `unit-acre`, add it there or mend the unit
            facts/land/area.toml:8: phrases/en.ftl has no `unit-acre`, add it there or mend the unit
            facts/land/area.toml:8: phrases/tr.ftl has no `unit-acre`, add it there or mend the unit
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
            facts/land/area.toml:12: `{area}` has no such form, write the value's name alone
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
            facts/water/bridge.toml:13: `{built}` has no such form, write the value's name alone
        "#]],
    );
    check_text(
        "facts/life/lantern-fair.toml",
        "on {day}",
        "on {day:number}",
        expect![[r#"
            facts/life/lantern-fair.toml:12: `{day}` has no such form, write the value's name alone
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
            facts/land/area.toml:12: a brace `{` or `}` has no partner, mend it
        "#]],
    );
    check_text(
        "facts/land/area.toml",
        "covers {area}",
        "covers area}",
        expect![[r#"
            facts/land/area.toml:12: a brace `{` or `}` has no partner, mend it
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
            facts/life/lantern-fair.toml:8: a value says nothing, give it a number, a date, a day, a name or names
            facts/life/lantern-fair.toml:12: the answer names `{day}`, which [values] does not have, add the value or mend its name
            facts/life/lantern-fair.toml:25: the answer names `{day}`, which [values] does not have, add the value or mend its name
            facts/life/lantern-fair.toml:38: the answer names `{day}`, which [values] does not have, add the value or mend its name
        "#]],
    );
    check_text(
        "facts/life/lantern-fair.toml",
        "{ day =",
        "{ date = \"2019\", day =",
        expect![[r#"
            facts/life/lantern-fair.toml:8: a value says two things, make two values of it
            facts/life/lantern-fair.toml:12: the answer names `{day}`, which [values] does not have, add the value or mend its name
            facts/life/lantern-fair.toml:25: the answer names `{day}`, which [values] does not have, add the value or mend its name
            facts/life/lantern-fair.toml:38: the answer names `{day}`, which [values] does not have, add the value or mend its name
        "#]],
    );
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
            facts/sky/height.toml:1: district.toml has no topic `sky`, add the topic to district.toml or move the file
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
            facts/land/old/size.toml:1: `old/size` is not an id: use 1 to 48 lower-case letters a-z, digits and hyphens, rename the file
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
            phrases/fr.ftl:1: the bot does not read this file, remove it or mend its name
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
            district.toml:1: no fact has the attribute `sky`, remove it or mend its name
        "#]],
    );
    let topic = format!("[topics.sky]{name}[topics.land]");
    check_text(
        "district.toml",
        "[topics.land]",
        &topic,
        expect![[r#"
            district.toml:1: the topic `sky` has no facts, write one in facts/sky or remove the topic
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
            phrases/de.ftl:1: the phrase `greeting` is missing, add it
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "greeting =",
        "salute =",
        expect![[r#"
            phrases/de.ftl:1: the phrase `greeting` is missing, add it
            phrases/de.ftl:36: the bot never says `salute`, remove it or mend its name
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "thanks =",
        "greeting =",
        expect![[r#"
            phrases/de.ftl:1: Attempt to override an existing message: "greeting"., give each message a name of its own
            phrases/de.ftl:1: the phrase `thanks` is missing, add it
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
            phrases/de.ftl:45: in `too-long`: Resolver error: Unknown variable: $most, its gaps are $limit
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "Moor!",
        "Moor, { $name }!",
        expect![[r#"
            phrases/de.ftl:36: in `greeting`: Resolver error: Unknown variable: $name, it has no gaps
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "um { $date }",
        "um { date }",
        expect![[r#"
            phrases/de.ftl:92: in `date-circa`: Resolver error: Unknown message: date, its gaps are $date
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
            phrases/de.ftl:1: the phrase `too-long` is missing, add it
            phrases/de.ftl:45: Expected a token starting with "}", mend the Fluent syntax here
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "thanks =",
        "thanks",
        expect![[r#"
            phrases/de.ftl:1: the phrase `thanks` is missing, add it
            phrases/de.ftl:37: Expected a token starting with "=", mend the Fluent syntax here
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "*[other] { $facts }",
        "[other] { $facts }",
        expect![[r#"
            phrases/de.ftl:1: the phrase `about` is missing, add it
            phrases/de.ftl:25: The select expression must have a default variant, mend the Fluent syntax here
        "#]],
    );
    check_text(
        "phrases/de.ftl",
        "Gern geschehen.",
        "",
        expect![[r#"
            phrases/de.ftl:1: the phrase `thanks` is missing, add it
            phrases/de.ftl:37: Expected a message field for "thanks", mend the Fluent syntax here
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
            district.toml:1: no fact has the attribute `area`, remove it or mend its name
            facts/land/area.toml:3: `certain` is no standing, write agreed, single-source or disputed
            facts/land/area.toml:36: `title` is missing in [de], add `title`
            facts/land/area.toml:37: `titel` is no key here, write `title`
            facts/life/charter.toml:5: sources.toml has no `roll`, add it there or mend it here
            phrases/tr.ftl:1: the phrase `thanks` is missing, add it
            phrases/tr.ftl:33: in `try-topics`: Resolver error: Unknown variable: $topic, its gaps are $topics
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
        expect!["DIR/.git/objects/pack is not UTF-8 text: save it as UTF-8"],
    );
}
