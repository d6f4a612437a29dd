//! Questions that nobody could answer: noted without who asked, and shown to editors.

use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use assert_cmd::Command;
use expect_test::{Expect, expect};
use jiff::Timestamp;
use lachin_bot::broadcast;
use lachin_bot::conversation::Conversation;
use lachin_bot::knowledge::{District, Folder, Language};
use lachin_bot::store::Store;
use lachin_bot::telegram::{self, Api, Now, Pace, Settings};
use teloxide::types::UserId;
use tokio::task::yield_now;
use tokio_util::sync::CancellationToken;

use crate::bot_api::{BotApi, Rules};
use crate::databases::{Fresh, on_both};
use crate::store::NOW;

on_both! {
    alike_questions_stand_together_with_the_nearest_facts
}

/// A second of the server and of the bot.
const SECOND: Duration = Duration::from_millis(20);

fn program(fresh: &Fresh, args: &[&str]) -> Command {
    let mut program = Command::cargo_bin("lachin-bot").unwrap();
    program.env_clear().env("DATABASE_URL", fresh.address()).args(args);
    program
}

#[track_caller]
fn check(fresh: &Fresh, args: &[&str], expected: Expect) {
    let done = program(fresh, args).output().unwrap();
    expected.assert_eq(&String::from_utf8(done.stdout).unwrap());
    assert_eq!(String::from_utf8(done.stderr).unwrap(), "");
    assert_eq!(done.status.code(), Some(0));
}

async fn note(store: &Store, question: &str, code: &str, chats: &[i64]) {
    let language = Language::parse(code).unwrap();
    for &chat in chats {
        store.note_unanswered(question, chat, language, NOW).await.unwrap();
    }
}

async fn alike_questions_stand_together_with_the_nearest_facts(fresh: Fresh) {
    let store = fresh.open().await;
    check(
        &fresh,
        &["gaps"],
        expect![[r#"
            no question without an answer was asked by two chats in the last 30 days
        "#]],
    );
    // With this key none of them shares a byte with another.
    store.set("asker_key", "of a test").await.unwrap();
    note(&store, "hov many vineiards are in lacin", "en", &[1, 2, 3]).await;
    note(&store, "hov many vineiard are there in lacin", "en", &[4, 5]).await;
    note(&store, "lacinda metro var mi", "tr", &[1, 2]).await;
    note(&store, "vhat is mi own secret", "en", &[6]).await;
    store.close().await;
    check(
        &fresh,
        &["gaps"],
        expect![[r#"
            asked 5 times, by 3 chats or more
              en  hov many vineiards are in lacin  (3 chats)
              en  hov many vineiard are there in lacin  (2 chats)
              near: villages  Number of villages in the Lachin district
              near: city-buildings  Houses and flats in the city of Lachin
              near: monument-count  Number of monuments in the Lachin district

            asked 2 times, by 2 chats or more
              tr  lacinda metro var mi  (2 chats)
              near: peak-height  Kızılboğaz'ın yüksekliği
              near: relief-heights  Laçın ilçesinde en alçak ve en yüksek yerler
              near: garagol  Karagöl (Sev Liç)
        "#]],
    );
    check(
        &fresh,
        &["gaps", "--json"],
        expect![[r#"
            {"times":5,"chats":3,"questions":[{"question":"hov many vineiards are in lacin","language":"en","chats":3},{"question":"hov many vineiard are there in lacin","language":"en","chats":2}],"nearest":[{"fact":"villages","title":"Number of villages in the Lachin district"},{"fact":"city-buildings","title":"Houses and flats in the city of Lachin"},{"fact":"monument-count","title":"Number of monuments in the Lachin district"}]}
            {"times":2,"chats":2,"questions":[{"question":"lacinda metro var mi","language":"tr","chats":2}],"nearest":[{"fact":"peak-height","title":"Kızılboğaz'ın yüksekliği"},{"fact":"relief-heights","title":"Laçın ilçesinde en alçak ve en yüksek yerler"},{"fact":"garagol","title":"Karagöl (Sev Liç)"}]}
        "#]],
    );
}

#[test]
fn without_a_database_nothing_is_made_and_the_error_is_clear() {
    let fresh = Fresh::file();
    for args in [&["gaps"][..], &["broadcast", "plan"]] {
        let done = program(&fresh, args).output().unwrap();
        let errors = String::from_utf8(done.stderr).unwrap();
        assert!(errors.starts_with("lachin-bot: there is no database "), "{errors}");
        assert!(errors.contains("DATABASE_URL") && errors.lines().count() == 1, "{errors}");
        assert_eq!(done.status.code(), Some(2));
        assert!(!fresh.url().exists());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_two_chats_ask_is_noted_without_what_leads_to_them() {
    let (api, fresh) = (BotApi::start(Rules::scaled()).await, Fresh::file());
    let store = fresh.open().await;
    let settings = Settings {
        api: Api::new(api.token().into(), api.url().parse().ok(), None).unwrap(),
        pace: Pace::in_seconds_of(SECOND),
        store: Some(store.clone()),
        operators: Vec::new(),
        greetings: broadcast::Pace { second: SECOND, ..broadcast::Pace::default() },
        instance: "only".to_owned(),
    };
    let conversation = Conversation::new(District::read(&Folder::embedded()).unwrap());
    let (stop, today) = (CancellationToken::new(), jiff::civil::date(2027, 1, 15));
    let clock = move || Now { moment: NOW, today };
    let run = telegram::run(settings, Arc::new(conversation), clock, stop.clone());
    let running = tokio::spawn(run);
    for (number, contact) in [(7, "@anna_b"), (8, "+994 50 123 45 67"), (9, "a@example.org")] {
        let chat = api.private_chat(UserId(number), "en");
        api.say(chat, UserId(number), &format!("How high is Mount Everest? {contact}"));
        api.say(chat, UserId(number), "How big is the Lachin district?");
        api.say(chat, UserId(number), "Hello!");
        api.wait_for(|it| it.sent_to(chat).len() == 3).await;
    }
    stop.cancel();
    running.await.unwrap().unwrap();
    let gaps = store.gaps(2).await.unwrap();
    let told: Vec<_> = gaps.iter().map(|it| (it.question.as_str(), it.askers)).collect();
    assert_eq!(told, [("hov hig is mount everest", 3)]);
    assert_eq!(fresh.number("select count(distinct question) from unanswered").await, 1);
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_old_is_forgotten_when_the_program_starts() {
    let (api, fresh) = (BotApi::start(Rules::default()).await, Fresh::file());
    let store = fresh.open().await;
    let (english, old) = (Language::parse("en").unwrap(), Timestamp::UNIX_EPOCH);
    store.note_unanswered("who won", 1, english, old).await.unwrap();
    store.close().await;
    let _bot = tokio::process::Command::new(assert_cmd::cargo::cargo_bin("lachin-bot"))
        .arg("run")
        .env_clear()
        .env("TELOXIDE_TOKEN", api.token())
        .env("TELOXIDE_API_URL", api.url())
        .env("DATABASE_URL", fresh.address())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let forgotten = async {
        while fresh.number("select count(*) from unanswered").await > 0 {
            yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(120), forgotten).await.unwrap();
}
