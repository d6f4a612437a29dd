//! Scoring, on a small district: the figures that `lachin-bot eval` prints, without the times.

use std::fs;

use assert_cmd::Command;
use expect_test::{Expect, expect};

/// The second district's folder.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/tarn");

const QUESTIONS: &str = r#"{"q": "How large is Tarnmoor?", "lang": "en", "kind": "plain", "fact": "area"}
{"q": "How large is Tarnmoor?", "lang": "en", "kind": "wrong", "fact": "lakes"}
{"q": "asdf qwer", "lang": "de", "kind": "oos", "fact": null}
"#;

/// What the program prints of so many first lines, but for the times, which differ from machine to
/// machine.
#[track_caller]
fn check(args: &[&str], lines: usize, expected: Expect) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("questions.jsonl"), QUESTIONS).unwrap();
    let done = Command::cargo_bin("lachin-bot")
        .unwrap()
        .env_clear()
        .current_dir(folder.path())
        .args(["--knowledge", FOLDER, "eval"])
        .args(args)
        .output()
        .unwrap();
    let output = String::from_utf8(done.stdout).unwrap();
    let (times, rest): (Vec<&str>, Vec<&str>) =
        output.lines().partition(|it| it.starts_with("time a question: median "));
    assert_eq!(times.len(), 1, "{output}");
    expected.assert_eq(&rest[..lines.min(rest.len())].join("\n"));
}

#[test]
fn a_file_of_questions_is_scored() {
    check(
        &["questions.jsonl"],
        usize::MAX,
        expect![[r#"
        kind                        de                en               all
        oos               100.0% (1/1)                 -      100.0% (1/1)
        plain                        -      100.0% (1/1)      100.0% (1/1)
        wrong                        -        0.0% (0/1)        0.0% (0/1)
        all               100.0% (1/1)       50.0% (1/2)       66.7% (2/3)

        a fact for it             right           offered             wrong          declined
        de                        - (0)             - (0)             - (0)             - (0)
        en                    50.0% (1)          0.0% (0)         50.0% (1)          0.0% (0)
        all                   50.0% (1)          0.0% (0)         50.0% (1)          0.0% (0)
        no fact              100.0% (1)          0.0% (0)          0.0% (0)          0.0% (0)


        threshold                 right             wrong  no fact, yet one
        0.00                      50.0%             50.0%            100.0%
        0.05                      50.0%             50.0%              0.0%
        0.10                      50.0%             50.0%              0.0%
        0.15                      50.0%             50.0%              0.0%
        0.20                      50.0%             50.0%              0.0%
        0.25                      50.0%             50.0%              0.0%
        0.30                      50.0%             50.0%              0.0%
        0.35                      50.0%             50.0%              0.0%
        0.40                      50.0%             50.0%              0.0%
        0.45                      50.0%             50.0%              0.0%
        0.50                      50.0%             50.0%              0.0%
        0.55                      50.0%             50.0%              0.0%
        0.60                      50.0%             50.0%              0.0%
        0.65                      50.0%             50.0%              0.0%
        0.70                      50.0%             50.0%              0.0%
        0.75                      50.0%             50.0%              0.0%
        0.80                      50.0%             50.0%              0.0%
        0.85                      50.0%             50.0%              0.0%
        0.90                      50.0%             50.0%              0.0%
        0.95                      50.0%             50.0%              0.0%
        1.00                      50.0%             50.0%              0.0%
        as it is                  50.0%             50.0%              0.0%

        wanted                          got first                        times
        lakes                           area                                 1

        en wrong: How large is Tarnmoor?
            wanted lakes, got answer area 1.00
    "#]],
    );
}

#[test]
fn without_a_file_a_folder_is_asked_its_own_examples_which_it_does_not_know() {
    check(
        &[],
        10,
        expect![[r#"
            kind                        de                en                tr               all
            fact             44.4% (24/54)     55.6% (30/54)     57.4% (31/54)    52.5% (85/162)
            talk             94.4% (17/18)     88.9% (16/18)    100.0% (18/18)     94.4% (51/54)
            all              56.9% (41/72)     63.9% (46/72)     68.1% (49/72)   63.0% (136/216)

            a fact for it             right           offered             wrong          declined
            de                   44.4% (24)        20.4% (11)          1.9% (1)        33.3% (18)
            en                   55.6% (30)        27.8% (15)          0.0% (0)         16.7% (9)
            tr                   57.4% (31)        18.5% (10)          0.0% (0)        24.1% (13)
            all                  52.5% (85)        22.2% (36)          0.6% (1)        24.7% (40)"#]],
    );
}

#[test]
fn the_curve_is_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let picture = folder.path().join("curve.svg");
    let args = ["--knowledge", FOLDER, "eval", "--curve", picture.to_str().unwrap()];
    Command::cargo_bin("lachin-bot").unwrap().env_clear().args(args).assert().success();
    let drawn = fs::read_to_string(picture).unwrap();
    assert!(drawn.starts_with("<svg ") && drawn.ends_with("</svg>\n"), "{drawn}");
    assert_eq!(drawn.matches("<polyline ").count(), 3);
    assert!(!drawn.contains("NaN"), "{drawn}");
}
