//! Any table of phrases: searched as it is (`match --phrases`), and as a district of its own.

use std::collections::BTreeMap;
use std::fmt::Write;

use assert_cmd::Command;
use expect_test::{Expect, expect};
use jiff::civil::date;
use lachin_bot::answer::reply::Outcome;
use lachin_bot::chat::{Place, Profile};
use lachin_bot::conversation::{Conversation, Incoming};
use lachin_bot::knowledge::{District, Folder};

use crate::second_district::tarnmoor;

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/library.tsv");

/// Asked in words of their own, with what the table has for it.
const QUESTIONS: [(&str, &str); 10] = [
    ("what time do you open tomorrow", "opening-hours"),
    ("how many books may i take out", "borrow-limit"),
    ("for how long can i keep books", "loan-period"),
    ("can i renew this book", "renewal"),
    ("fine for overdue boks", "late-fee"),
    ("how can i join and get a card", "new-card"),
    ("my libary card is lost", "lost-card"),
    ("is there any parking", "parking"),
    ("can i print a page", "printing"),
    ("do you have a quiet reading room", "reading-room"),
];

#[track_caller]
fn check(args: &[&str], input: &str, code: i32, output: Expect, errors: Expect) {
    let mut program = Command::cargo_bin("lachin-bot").unwrap();
    let done = program.env_clear().args(args).write_stdin(input).output().unwrap();
    output.assert_eq(&String::from_utf8(done.stdout).unwrap());
    errors.assert_eq(&String::from_utf8(done.stderr).unwrap());
    assert_eq!(done.status.code(), Some(code));
}

#[test]
fn each_question_gets_the_best_id_of_a_table() {
    let questions: Vec<&str> = QUESTIONS.iter().map(|it| it.0).collect();
    let mut program = Command::cargo_bin("lachin-bot").unwrap();
    let done = program.args(["match", "--phrases", TABLE]).write_stdin(questions.join("\n"));
    let done = done.output().unwrap();
    let output = String::from_utf8(done.stdout).unwrap();
    let ids: Vec<&str> = output.lines().map(|it| it.split('\t').next().unwrap()).collect();
    assert_eq!(ids, QUESTIONS.map(|it| it.1));
    for line in output.lines() {
        let score: f64 = line.split('\t').nth(1).unwrap().parse().unwrap();
        assert!(score > 0.0, "{line}");
    }
}

#[test]
fn what_matches_nothing_gets_a_dash() {
    check(&["match", "--phrases", TABLE], "ჩემი\n\n", 0, expect![["-\t0\n-\t0\n"]], expect![""]);
}

#[test]
fn a_table_that_cannot_be_read_is_told_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kb.tsv");
    std::fs::write(&file, "one\tphrase\n\nno tab\n").unwrap();
    let file = file.to_str().unwrap();
    let told = |it: &str| it.replace(file, "kb.tsv");
    let mut program = Command::cargo_bin("lachin-bot").unwrap();
    let done = program.args(["match", "--phrases", file]).output().unwrap();
    let errors = told(&String::from_utf8(done.stderr).unwrap());
    expect![[r#"
        lachin-bot: kb.tsv:3: not a phrase, write id<TAB>phrase
    "#]]
    .assert_eq(&errors);
    assert_eq!(done.status.code(), Some(2));
}

/// A district in English whose facts are the ids of the table, and their questions its phrases.
fn library() -> Folder {
    let table = std::fs::read_to_string(TABLE).unwrap();
    let mut phrases: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (id, phrase) in table.lines().map(|it| it.split_once('\t').unwrap()) {
        phrases.entry(id).or_default().push(phrase);
    }
    let mut district = String::from(
        "languages = [\"en\"]\ntime_zone = \"Europe/London\"\nname = { en = \"library\" }\n\
         topics.desk = { en = \"Questions at the desk\" }\n[attributes]\n",
    );
    let mut folder = Folder::default();
    for (id, phrases) in &phrases {
        let title = id.replace('-', " ");
        writeln!(district, "{id} = {{ en = \"{title}\" }}").unwrap();
        let fact = format!(
            "subject = \"library\"\nattribute = \"{id}\"\nstanding = \"agreed\"\nas_of = \"undated\"\n\
             sources = [\"desk\"]\n[en]\ntitle = \"{title}\"\nanswer = \"Please ask at the desk.\"\n\
             keywords = [\"{title}\"]\nquestions = {phrases:?}\n"
        );
        folder.insert(format!("facts/desk/{id}.toml"), fact);
    }
    folder.insert("district.toml", district);
    folder.insert(
        "sources.toml",
        "desk = { title = \"What the desk says\", publisher.en = \"Desk\" }",
    );
    folder.insert("terms.toml", "library = { en = [\"library\"] }");
    let talk = [
        "greeting",
        "thanks",
        "farewell",
        "wellbeing",
        "ability",
        "overview",
        "opinion",
        "unknown",
    ];
    let texts = [
        "Hello",
        "Thanks",
        "Goodbye",
        "How are you?",
        "What can you do?",
        "Tell me about it",
        "Who is the best?",
        "Who made you?",
    ];
    let talk =
        talk.iter().zip(texts).map(|(kind, text)| format!("{kind} = {{ en = [\"{text}\"] }}\n"));
    folder.insert("talk.toml", talk.collect::<String>());
    let phrases = tarnmoor().get("phrases/en.ftl").unwrap().to_owned();
    folder.insert("phrases/en.ftl", phrases);
    folder
}

#[test]
fn a_district_made_of_the_table_answers_by_the_same_code() {
    // Only units that nobody counts in are told: the phrases are another district's.
    let (district, problems) = District::inspect(&library());
    let others: Vec<String> =
        problems.0.iter().map(ToString::to_string).filter(|it| !it.contains("unit-")).collect();
    assert!(others.is_empty(), "{}", others.join("\n"));
    let conversation = Conversation::new(district.unwrap().0);
    let mut found = Vec::new();
    for (question, _) in QUESTIONS.iter().chain(&[("who won the football match", "")]) {
        let profile = Profile::new(Place::Private);
        let response =
            conversation.respond(&profile, Incoming::Text(question), None, date(2026, 3, 1));
        found.push(match &response.replies[0].outcome {
            Outcome::Answer(hit) => hit.fact.to_string(),
            Outcome::Suggest(hits) => format!("{}?", hits[0].fact),
            Outcome::None => String::new(),
        });
    }
    let wanted: Vec<&str> = QUESTIONS.iter().map(|it| it.1).chain([""]).collect();
    let right =
        found.iter().zip(&wanted).filter(|(found, wanted)| found.trim_end_matches('?') == **wanted);
    assert_eq!(right.count(), wanted.len(), "{found:?}");
}
