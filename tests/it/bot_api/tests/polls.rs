//! Polls: what is refused, and what comes of an answer.
use serde_json::{Value, json};
use teloxide::types::MessageId;

use super::{ANNA, ANNAS, hello, post, start, verdict};
use crate::bot_api::Rules;

fn quiz(field: &str, value: Value) -> Value {
    let mut quiz = json!({
        "chat_id": ANNAS, "question": "How long?", "type": "quiz", "is_anonymous": false,
        "options": [{ "text": "1 km" }, { "text": "2 km" }], "correct_option_id": 1,
        "explanation": "2 km\nSource: a map",
    });
    quiz[field] = value;
    quiz
}

fn options(texts: &[&str]) -> Value {
    texts.iter().map(|it| json!({ "text": it })).collect()
}

#[tokio::test]
async fn a_quiz_is_refused_as_telegram_refuses_it() {
    let many: Vec<String> = (0..13).map(|it| it.to_string()).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    for (params, expected) in [
        (quiz("question", json!("x".repeat(300))), "ok"),
        (quiz("options", options(&["a", &"x".repeat(100)])), "ok"),
        (quiz("explanation", json!("x".repeat(200))), "ok"),
        (quiz("question", json!(" ")), "poll question must be non-empty"),
        (quiz("question", json!("x".repeat(301))), "poll question length must not exceed 300"),
        (quiz("options", options(&["a"])), "poll must have at least 2 options"),
        (quiz("options", options(&many)), "poll can't have more than 12 options"),
        (quiz("options", options(&["a", " "])), "poll options must be non-empty"),
        (
            quiz("options", options(&["a", &"x".repeat(101)])),
            "poll options length must not exceed 100",
        ),
        (quiz("correct_option_id", json!(2)), "wrong correct option ID specified"),
        (quiz("explanation", json!("x".repeat(201))), "explanation is too long"),
        (quiz("explanation", json!("a\nb\nc\nd")), "explanation is too long"),
        (quiz("type", json!("exam")), "unsupported poll type specified"),
    ] {
        let api = start(Rules::default()).await;
        let told = verdict(&api, "sendPoll", params).await;
        assert_eq!(told.trim_start_matches("Bad Request: "), expected);
    }
}

#[tokio::test]
async fn a_poll_is_answered_once_and_closed_once() {
    let api = start(Rules::default()).await;
    let stop = |message: i32| json!({ "chat_id": ANNAS, "message_id": message });
    assert_eq!(verdict(&api, "sendPoll", quiz("type", json!("quiz"))).await, "ok");
    assert_eq!(verdict(&api, "sendMessage", hello(ANNAS)).await, "ok");
    assert_eq!(api.right_option(ANNAS, MessageId(1)), 1);
    api.vote(ANNAS, ANNA, MessageId(1), 0);
    let (_, updates) = post(&api, "getUpdates", json!({})).await.unwrap();
    assert!(updates.contains("\"poll_answer\"") && updates.contains("[0]"), "{updates}");
    for (message, expected) in [
        (1, "ok"),
        (1, "Bad Request: poll has already been closed"),
        (2, "Bad Request: message is not a poll"),
        (9, "Bad Request: message with poll to stop not found"),
    ] {
        assert_eq!(verdict(&api, "stopPoll", stop(message)).await, expected);
    }
}
