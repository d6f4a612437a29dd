//! The program as its users start it: output, exit codes, errors.

use std::io::Write;

use assert_cmd::Command;
use expect_test::{Expect, expect};

fn program() -> Command {
    let mut program = Command::cargo_bin("lachin-bot").unwrap();
    // A token in the developer's own environment or .env must not start a bot.
    program.env_clear().current_dir(std::env::temp_dir());
    program
}

#[track_caller]
fn check(args: &[&str], input: impl Into<Vec<u8>>, code: i32, output: Expect, errors: Expect) {
    let done = program().args(args).write_stdin(input.into()).output().unwrap();
    output.assert_eq(&String::from_utf8(done.stdout).unwrap());
    errors.assert_eq(&String::from_utf8(done.stderr).unwrap());
    assert_eq!(done.status.code(), Some(code));
}

#[test]
fn lines_on_the_input_are_answered_in_their_language() {
    let questions =
        "How big is the Lachin district?\nЛачин сколько сёл\nlacin rayonunun erazisi ne qederdir\n";
    let folder = crate::databases::quick_folder();
    let done = program().current_dir(folder.path()).write_stdin(questions).output().unwrap();
    let output = String::from_utf8(done.stdout).unwrap();
    for expected in
        ["covers 1,835 km²", "125 сёл", "1.835 km²-dir", "Sources: ", "Источники: ", "Mənbələr: "]
    {
        assert!(output.contains(expected), "{expected} is not in\n{output}");
    }
    let errors = String::from_utf8(done.stderr).unwrap();
    assert!(errors.contains("https://t.me/BotFather"), "{errors}");
    assert_eq!(errors.lines().count(), 1);
    assert_eq!(done.status.code(), Some(0));
}

#[test]
fn a_question_gets_a_record() {
    let done = program().args(["ask", "--json", "How long is the Hakari river?"]).output().unwrap();
    let record: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    let keys: Vec<&str> = record.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["fact", "id", "lang", "outcome", "score", "suggestions", "text"]);
    assert_eq!(record["fact"], "hakari-length");
    assert_eq!(record["outcome"], "answer");
    assert!(record["score"].as_f64().unwrap() > 0.5);
}

#[test]
fn a_batch_is_answered_line_by_line_in_order() {
    let input = r#"{"id": 7, "q": "How long is the Hakari?", "kind": "ignored"}

{"id": "b", "q": "\ud83d", "user_lang": "ru"}
{"id": "c", "q": "peki batıda?", "context": ["Laçın doğuda nerelerle komşu?"]}
"#;
    let done = program().args(["ask", "--batch"]).write_stdin(input).output().unwrap();
    let output = String::from_utf8(done.stdout).unwrap();
    let records: Vec<serde_json::Value> =
        output.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    let facts: Vec<_> = records.iter().map(|it| (&it["id"], &it["outcome"], &it["fact"])).collect();
    assert_eq!(
        serde_json::to_value(facts).unwrap(),
        serde_json::json!([
            [7, "answer", "hakari-length"],
            ["b", "none", null],
            ["c", "answer", "border-west"]
        ])
    );
    assert_eq!(records[1]["lang"], "ru");
    assert!(records.iter().all(|it| !it["text"].as_str().unwrap().is_empty()));
}

#[test]
fn a_broken_line_of_a_batch_is_named_and_the_others_are_answered() {
    let input =
        b"{\"q\": 1}\n{\"id\": 1, \"q\": \"How long is the Hakari? \xff\", \"context\": null}\n"
            .to_vec();
    let done = program().args(["ask", "--batch"]).write_stdin(input).output().unwrap();
    let errors = String::from_utf8(done.stderr).unwrap();
    expect![[r#"
        lachin-bot: line 1 is no question, write {"id": ..., "q": ...}: invalid type: integer `1`, expected a string at line 1 column 7
    "#]].assert_eq(&errors);
    let output = String::from_utf8(done.stdout).unwrap();
    assert_eq!(output.lines().count(), 1);
    assert!(output.contains(r#""fact":"hakari-length""#), "{output}");
    assert_eq!(done.status.code(), Some(1));
}

#[test]
fn a_broken_environment_file_is_an_error_that_shows_no_secret() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join(".env"),
        "KNOWLEDGE_DIR=my folder\nTELOXIDE_TOKEN=1:secret\n",
    )
    .unwrap();
    let done = program().current_dir(folder.path()).args(["ask", "x"]).output().unwrap();
    let errors = String::from_utf8(done.stderr).unwrap();
    assert!(errors.contains("cannot read .env") && !errors.contains("secret"), "{errors}");
    assert_eq!(done.status.code(), Some(2));
}

#[test]
fn the_knowledge_that_is_built_in_has_no_problems() {
    check(&["check"], "", 0, expect![""], expect![""]);
}

#[test]
fn problems_of_a_knowledge_folder_are_named_and_stop_the_bot() {
    let folder = tempfile::tempdir().unwrap();
    writeln!(std::fs::File::create(folder.path().join("district.toml")).unwrap(), "languages = 1")
        .unwrap();
    let path = folder.path().to_str().unwrap();
    check(
        &["--knowledge", path, "check"],
        "",
        1,
        expect![[r#"
            district.toml:1: `attributes` is missing, add `[attributes.height]`
            district.toml:1: `languages` is not a list, write ["one", "two"]
            district.toml:1: `name` is missing, add `[name]`
            district.toml:1: `time_zone` is missing, add `time_zone = "Europe/Rome"`
            district.toml:1: `topics` is missing, add `[topics.history]`
        "#]],
        expect![""],
    );
    let done = program().args(["--knowledge", path, "ask", "x"]).output().unwrap();
    assert_eq!(done.status.code(), Some(2));
    assert!(String::from_utf8(done.stderr).unwrap().contains("district.toml:1: `name` is missing"));
}

#[test]
fn wrong_use_is_an_error_with_a_remedy() {
    let run = |args: &[&str], token: &str| {
        let done = program().env("TELOXIDE_TOKEN", token).args(args).output().unwrap();
        assert_eq!(done.status.code(), Some(2), "{args:?}");
        String::from_utf8(done.stderr).unwrap()
    };
    assert!(run(&["run"], "").contains("TELOXIDE_TOKEN"));
    let refused = run(&[], "secret/token");
    assert!(refused.contains("BotFather") && !refused.contains("secret/token"), "{refused}");
    assert!(run(&["--knowledge", "/nowhere", "check"], "").contains("cannot read /nowhere"));
    assert!(run(&["ask"], "").contains("Usage"));
    assert!(run(&["eval", "/nowhere.jsonl"], "").contains("cannot read /nowhere.jsonl"));
    assert!(run(&["ask", "--today", "tomorrow", "x"], "").contains("--today"));
}

#[test]
fn the_help_lists_the_commands() {
    let done = program().arg("--help").output().unwrap();
    let help = String::from_utf8(done.stdout).unwrap();
    for command in ["run", "chat", "ask", "check", "eval"] {
        assert!(help.contains(&format!("\n  {command} ")), "{command} is not in\n{help}");
    }
}
