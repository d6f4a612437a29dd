//! The rates, and what the server holds against a bot that ignores them.
use std::time::Duration;

use serde_json::{Value, json};
use teloxide::types::{ChatId, UserId};

use super::{ANNAS, FANS, hello, post, start, verdict};
use crate::bot_api::{BotApi, Fault, On, OverLimit, Rate, Rules};

/// So slow that no second of Telegram passes within a test.
fn standing_still() -> Rules {
    Rules { second: Duration::from_secs(3600), ..Rules::default() }
}

/// Sends until the first refusal; says how many passed, and the refusal.
async fn exhaust(api: &BotApi, chat: ChatId) -> (usize, String) {
    let mut passed = 0;
    loop {
        match verdict(api, "sendMessage", hello(chat)).await.as_str() {
            "ok" => passed += 1,
            refusal => return (passed, refusal.to_owned()),
        }
    }
}

#[tokio::test]
async fn a_private_chat_takes_a_small_burst() {
    let api = start(standing_still()).await;
    let refusal = "Too Many Requests: retry after 3".to_owned();
    assert_eq!(exhaust(&api, ANNAS).await, (4, refusal));
    assert_eq!(api.violations(), ["sendMessage to 7: over the limit"]);
    assert_eq!(api.sent_to(ANNAS).len(), 4);
}

#[tokio::test]
async fn a_group_takes_twenty_messages_a_minute() {
    let api = start(standing_still()).await;
    assert_eq!(exhaust(&api, FANS).await, (20, "Too Many Requests: retry after 60".to_owned()));
    assert_eq!(verdict(&api, "sendMessage", hello(ANNAS)).await, "ok");
}

#[tokio::test]
async fn all_chats_together_take_thirty_messages_a_second() {
    let api = start(standing_still()).await;
    let mut passed = 0;
    for id in 100..200 {
        let chat = api.private_chat(UserId(id), "az");
        let answer = verdict(&api, "sendMessage", hello(chat)).await;
        if answer != "ok" {
            assert_eq!(answer, "Too Many Requests: retry after 1");
            break;
        }
        passed += 1;
    }
    assert_eq!(passed, 30);
}

#[tokio::test]
async fn edits_are_limited_in_groups_only() {
    let few = Rate { calls: 2, seconds: 60 };
    let api = start(Rules { group: few, private_chat: few, ..standing_still() }).await;
    for (chat, last) in [(ANNAS, "ok"), (FANS, "Too Many Requests: retry after 60")] {
        verdict(&api, "sendMessage", hello(chat)).await;
        let mut answer = String::new();
        for text in ["a", "b", "c"] {
            let edit = json!({ "chat_id": chat, "message_id": 1, "text": text });
            answer = verdict(&api, "editMessageText", edit).await;
        }
        assert_eq!(answer, last);
    }
}

#[tokio::test]
async fn retry_after_is_in_the_parameters() {
    let api = start(standing_still()).await;
    exhaust(&api, ANNAS).await;
    let (status, body) = post(&api, "sendMessage", hello(ANNAS)).await.unwrap();
    let body: Value = serde_json::from_str(&body).unwrap();
    assert_eq!((status, &body["parameters"]), (429, &json!({ "retry_after": 3 })));
}

#[tokio::test]
async fn a_call_before_retry_after_has_passed_is_a_violation() {
    let api = start(Rules { over_limit: OverLimit::Refusal, ..standing_still() }).await;
    exhaust(&api, ANNAS).await;
    assert_eq!(api.violations(), [""; 0]);
    let action = json!({ "chat_id": 7, "action": "typing" });
    assert_eq!(verdict(&api, "sendChatAction", action).await, "Too Many Requests: retry after 3");
    assert_eq!(api.violations(), ["sendChatAction to 7: called 3 s too early"]);
    assert_eq!(verdict(&api, "sendMessage", hello(FANS)).await, "ok");
}

#[tokio::test]
async fn a_bot_that_waits_is_served_again() {
    let private_chat = Rate { calls: 1, seconds: 5 };
    let second = Duration::from_millis(100);
    let over_limit = OverLimit::Refusal;
    let api = start(Rules { second, private_chat, over_limit, ..Rules::default() }).await;
    exhaust(&api, ANNAS).await;
    // An empty poll of as many scaled seconds is the wait.
    post(&api, "getUpdates", json!({ "timeout": 6 })).await.unwrap();
    assert_eq!(verdict(&api, "sendMessage", hello(ANNAS)).await, "ok");
    assert_eq!(api.violations(), [""; 0]);
}

/// Makes private chats and writes once to each; says how many got an answer other than 429.
async fn broadcast(api: &BotApi, chats: std::ops::Range<u64>, refused: bool) -> usize {
    let mut passed = 0;
    for id in chats {
        let chat = api.private_chat(UserId(id), "az");
        if refused {
            api.block(UserId(id));
        }
        let answer = verdict(api, "sendMessage", hello(chat)).await;
        passed += usize::from(!answer.starts_with("Too Many Requests"));
    }
    passed
}

#[tokio::test]
async fn who_blocked_the_bot_counts_as_one_written_to() {
    let api = start(standing_still()).await;
    assert_eq!(broadcast(&api, 100..140, true).await, 30);
    assert_eq!(api.violations().len(), 10);
    assert_eq!(api.violations()[0], "sendMessage to 130: over the limit");
}

#[tokio::test]
async fn a_scripted_403_counts_too() {
    let api = start(standing_still()).await;
    let description = "Forbidden: bot was blocked by the user";
    api.fault(On::method("sendMessage").times(10), Fault::Refused { code: 403, description });
    assert_eq!(broadcast(&api, 100..140, false).await, 30);
}

#[tokio::test]
async fn answers_and_a_broadcast_share_the_rate_of_all_chats() {
    let api = start(standing_still()).await;
    assert_eq!(verdict(&api, "sendMessage", hello(FANS)).await, "ok");
    let place = json!({ "chat_id": ANNAS, "latitude": 39.6, "longitude": 46.5 });
    assert_eq!(verdict(&api, "sendLocation", place).await, "ok");
    assert_eq!(broadcast(&api, 100..140, false).await, 28);
}

#[tokio::test]
async fn a_broadcast_within_the_rates_breaks_none() {
    // No call is so fast that it does not take a second of Telegram.
    let second = Duration::from_micros(1);
    let api = start(Rules { second, ..Rules::default() }).await;
    assert_eq!(broadcast(&api, 100..200, false).await, 100);
    assert_eq!(api.violations(), [""; 0]);
}

#[tokio::test]
async fn a_call_that_did_not_reach_telegram_does_not_count() {
    let api = start(standing_still()).await;
    for _ in 0..10 {
        let empty = json!({ "chat_id": ANNAS, "text": "" });
        let refusal = "Bad Request: message text is empty";
        assert_eq!(verdict(&api, "sendMessage", empty).await, refusal);
    }
    assert_eq!(exhaust(&api, ANNAS).await.0, 4);
}
