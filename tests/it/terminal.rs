//! The conversation in the terminal, from one start to the next.

use std::process::Output;

use assert_cmd::Command;
use lachin_bot::chat::Which;
use lachin_bot::store::{DatabaseUrl, Store};

use crate::databases::{Fresh, on_both};

on_both! {
    what_was_chosen_in_the_terminal_survives_its_end
    what_is_remembered_can_be_seen_and_forgotten
    whoever_subscribes_in_the_terminal_is_told_when_it_is_opened_and_by_nobody_else
    points_that_were_made_in_the_terminal_survive_its_end
}

fn chat(address: &str, today: &str, lines: &str) -> Output {
    let mut program = Command::cargo_bin("lachin-bot").unwrap();
    program.env_clear().env("DATABASE_URL", address).args(["chat", "--today", today]);
    program.write_stdin(lines).output().unwrap()
}

#[track_caller]
fn said(fresh: &Fresh, today: &str, lines: &str) -> String {
    let done = chat(fresh.address(), today, lines);
    assert_eq!(String::from_utf8(done.stderr).unwrap(), "");
    assert_eq!(done.status.code(), Some(0));
    String::from_utf8(done.stdout).unwrap()
}

async fn what_was_chosen_in_the_terminal_survives_its_end(fresh: Fresh) {
    said(&fresh, "2026-11-20", "/language tr\nHekeri ne kadar uzun?\n");
    let output = said(&fresh, "2026-11-20", "peki nereden doğar?\n/help\n");
    assert!(output.contains("Hekeri") && output.contains("Kaynaklar: "), "{output}");
    assert!(output.contains("/ask — "), "{output}");
    assert!(!output.contains("Ask your question"), "{output}");
}

async fn whoever_subscribes_in_the_terminal_is_told_when_it_is_opened_and_by_nobody_else(
    fresh: Fresh,
) {
    let output = said(&fresh, "2026-11-20", "/language en\n/subscribe all\n/today\n/calendar\n");
    assert!(output.contains("A terminal cannot be written to"), "{output}");
    let told = said(&fresh, "2026-12-01", "/help\n");
    let greeting = told.find("1 December 2020").expect("the day is remembered");
    assert!(greeting < told.find("/ask — ").unwrap(), "at the start: {told}");
    assert!(!said(&fresh, "2026-12-02", "/help\n").contains("1 December 2020"));

    let store = fresh.open().await;
    let now = jiff::Timestamp::from_second(1_800_000_000).unwrap();
    let kept = store.profile(Store::TERMINAL, now).await.unwrap().unwrap();
    assert_eq!(kept.subscription.map(|it| it.which), Some(Which::All));
    assert_eq!(store.groups().await.unwrap(), []);
    assert_eq!(store.all_groups().await.unwrap(), []);
    assert_eq!(store.stats().await.unwrap().subscriptions, 0);
    let stats = store.stats().await.unwrap();
    assert_eq!((stats.private, stats.subscriptions, stats.paused), (0, 0, 0));
    store.sweep("2036-01-01T00:00:00Z".parse().unwrap()).await.unwrap();
    let kept = store.profile(Store::TERMINAL, now).await.unwrap().unwrap();
    assert!(kept.subscription.is_some(), "it is not taken for one that was blocked for a year");
    store.close().await;

    // The button below the greeting ends it.
    said(&fresh, "2026-12-01", "1\n");
    assert!(!said(&fresh, "2026-12-01", "/help\n").contains("1 December 2020"));
}

async fn what_is_remembered_can_be_seen_and_forgotten(fresh: Fresh) {
    let seen = said(&fresh, "2026-11-20", "/language tr\n/subscribe 20\n/mydata\n");
    assert!(seen.contains("\"language\": \"tr\"") && seen.contains("\"hour\": 20"), "{seen}");
    let gone = said(&fresh, "2026-11-20", "/forget\n1\n/mydata\n");
    assert!(gone.contains("\"chats\": []") && gone.contains("\"subscriptions\": []"), "{gone}");
    let store = fresh.open().await;
    let now = jiff::Timestamp::from_second(1_800_000_000).unwrap();
    assert_eq!(store.profile(Store::TERMINAL, now).await.unwrap(), None);
}

#[test]
fn a_database_that_cannot_be_used_is_said_once_and_the_conversation_goes_on() {
    for address in ["sqlite:///nowhere/bot.db", "nonsense"] {
        let done = chat(address, "2026-12-01", "/subscribe\nHow long is the Hakari?\n/help\n");
        let errors = String::from_utf8(done.stderr).unwrap();
        assert!(errors.starts_with("Nothing is remembered when we end: "), "{errors}");
        assert!(errors.contains("DATABASE_URL") && errors.lines().count() == 1, "{errors}");
        assert!(String::from_utf8(done.stdout).unwrap().contains("113 km"));
        assert_eq!(done.status.code(), Some(0));
    }
}

#[test]
fn a_terminal_without_a_variable_uses_the_file_beside_it_as_the_bot_does() {
    let folder = crate::databases::quick_folder();
    let mut program = Command::cargo_bin("lachin-bot").unwrap();
    program.env_clear().current_dir(folder.path()).arg("chat").write_stdin("/help\n");
    assert_eq!(program.output().unwrap().status.code(), Some(0));
    let url: DatabaseUrl =
        format!("sqlite://{}", folder.path().join("lachin.db").display()).parse().unwrap();
    assert!(url.exists());
}

async fn points_that_were_made_in_the_terminal_survive_its_end(fresh: Fresh) {
    let nothing = said(&fresh, "2026-11-20", "/language en\n/quiz stop\n/quiz score\n");
    assert!(nothing.contains("No question is open."), "{nothing}");
    assert!(nothing.contains("You have no points yet."), "{nothing}");
    // Among four answers one is right, whichever it is.
    let (mut right, mut wrong) = (0, 0);
    for number in 1..=4 {
        let played = said(&fresh, "2026-11-20", &format!("/quiz\n{number}\n{number}\n"));
        right += played.matches("\nRight!").count() + played.matches("> Right!").count();
        wrong += played.matches("Not quite. This is right:").count();
    }
    assert_eq!((right, wrong), (1, 3));
    let told = said(&fresh, "2026-11-20", "/quiz score\n/quiz\n/quiz stop\n/quiz stop\n");
    assert_eq!(told.matches("Your points: 1 of 4").count(), 2, "{told}");
    assert_eq!(told.matches("The question is closed.").count(), 1, "{told}");
    assert_eq!(told.matches("No question is open.").count(), 1, "{told}");
    let store = fresh.open().await;
    assert_eq!(store.stats().await.unwrap().private, 0);
}
