//! Many chats, and bots in processes of their own that are killed.
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use serde_json::json;
use teloxide::types::{ChatId, UserId};
use tokio::io::AsyncWriteExt as _;
use tokio::process::{Child, Command};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::{ANNA, ANNAS, hello, start, verdict};
use crate::bot_api::{BotApi, Fault, Hold, On, Outcome, Rate, Rules};
use crate::databases::quick_folder;

/// As many chats as a large test has.
const CHATS: u64 = 30_000;

/// The connections over which they are written to.
const CONNECTIONS: usize = 8;

/// A second so short that no rate holds a loopback up.
fn hurried() -> Rules {
    let any = Rate { calls: usize::MAX, seconds: 1 };
    Rules { second: Duration::from_millis(1), all_chats: any, ..Rules::default() }
}

/// The program as an operator starts it.
fn program(api: &BotApi, folder: &Path) -> Child {
    Command::new(assert_cmd::cargo::cargo_bin("lachin-bot"))
        .arg("run")
        .env_clear()
        .env("TELOXIDE_TOKEN", api.token())
        .env("TELOXIDE_API_URL", api.url())
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .unwrap()
}

/// Writes to one chat after the other.
async fn greet(client: reqwest::Client, url: String, chats: Vec<ChatId>) {
    for chat in chats {
        let response = client.post(&url).json(&hello(chat)).send().await.unwrap();
        // Read to its end, or the connection is not used again.
        response.error_for_status().unwrap().bytes().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn thirty_thousand_chats_are_written_to_and_counted() {
    let api = start(hurried()).await;
    let chats: Vec<ChatId> =
        (0..CHATS).map(|id| api.private_chat(UserId(1000 + id), "az")).collect();
    let client = reqwest::Client::new();
    let url = format!("{}/bot{}/sendMessage", api.url(), api.token());
    let mut senders = JoinSet::new();
    for chats in chats.chunks(chats.len() / CONNECTIONS) {
        senders.spawn(greet(client.clone(), url.clone(), chats.to_vec()));
    }
    api.wait_for_messages(chats.len()).await;
    senders.join_all().await;
    let counts = api.messages_by_chat();
    assert_eq!(counts.len(), chats.len());
    assert!(chats.iter().all(|chat| counts.get(chat) == Some(&1)));
    assert!(chats.iter().all(|&chat| api.messages_to(chat) == 1));
    assert_eq!(api.messages_to(ANNAS), 0);
    assert_eq!(api.violations(), [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_killed_while_it_polls_leaves_its_updates_to_the_next() {
    let api = start(Rules::default()).await;
    let folder = quick_folder();
    let mut first = program(&api, folder.path());
    api.wait_for_calls("getUpdates", 1).await;
    first.kill().await.unwrap();
    api.say(ANNAS, ANNA, "/help");
    let _second = program(&api, folder.path());
    api.wait_for_messages(1).await;
    api.all_updates_confirmed().await;
    assert_eq!(api.messages_to(ANNAS), 1);
    assert_eq!(api.violations(), [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_whose_sender_was_killed_counts_and_holds_nobody_up() {
    let api = start(Rules::default()).await;
    let never = CancellationToken::new();
    api.fault(On::method("sendMessage"), Fault::SlowReply(Hold::Until(never)));
    api.say(ANNAS, ANNA, "/help");
    let folder = quick_folder();
    let mut bot = program(&api, folder.path());
    api.wait_for_messages(1).await;
    bot.kill().await.unwrap();
    assert_eq!(verdict(&api, "sendMessage", hello(ANNAS)).await, "ok");
    assert_eq!(api.messages_to(ANNAS), 2);
    let outcomes: Vec<Outcome> =
        api.calls("sendMessage").into_iter().map(|it| it.outcome).collect();
    assert_eq!(outcomes, [Outcome::Waiting, Outcome::Accepted]);
}

#[tokio::test]
async fn half_a_request_is_no_call() {
    let api = start(Rules::scaled()).await;
    let address = api.url().trim_start_matches("http://");
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    let head = format!("POST /bot{}/sendMessage HTTP/1.1\r\nhost: {address}", api.token());
    let type_of = "content-type: application/json\r\ncontent-length: 99";
    let request = format!("{head}\r\n{type_of}\r\n\r\n{{\"chat_id\":7,");
    stream.write_all(request.as_bytes()).await.unwrap();
    drop(stream);
    assert_eq!(verdict(&api, "getMe", json!({})).await, "ok");
    assert!(api.calls("sendMessage").is_empty());
    assert_eq!(api.violations(), [""; 0]);
}
