//! The long poll: confirming, waiting, filtering, and two bots at once.
use serde_json::{Value, json};

use super::{ANNA, ANNAS, post, start, verdict};
use crate::bot_api::{BotApi, Outcome, Refusal, Rules};

/// The ids of the updates that a poll returns, less those of the first update.
async fn poll(api: &BotApi, params: Value) -> Vec<i64> {
    let (status, body) = post(api, "getUpdates", params).await.unwrap();
    assert_eq!(status, 200, "{body}");
    let body: Value = serde_json::from_str(&body).unwrap();
    let updates = body["result"].as_array().unwrap().clone();
    updates.iter().map(|it| it["update_id"].as_i64().unwrap() - 1001).collect()
}

#[tokio::test]
async fn an_offset_confirms_what_is_before_it() {
    let api = start(Rules::scaled()).await;
    for text in ["a", "b", "c", "d"] {
        api.say(ANNAS, ANNA, text);
    }
    assert_eq!(poll(&api, json!({})).await, [0, 1, 2, 3]);
    assert_eq!(poll(&api, json!({ "limit": 2 })).await, [0, 1]);
    assert_eq!(poll(&api, json!({ "offset": 1002 })).await, [1, 2, 3]);
    assert_eq!(poll(&api, json!({ "offset": -1 })).await, [3]);
    assert_eq!(poll(&api, json!({})).await, [3]);
    assert_eq!(poll(&api, json!({ "offset": 1005 })).await, [0; 0]);
    api.all_updates_confirmed().await;
}

#[tokio::test]
async fn a_poll_waits_for_an_update_or_for_its_timeout() {
    let api = start(Rules::scaled()).await;
    // Ten scaled seconds, a fifth of a real one.
    assert_eq!(poll(&api, json!({ "timeout": 10 })).await, [0; 0]);
    let long = poll(&api, json!({ "timeout": 50 }));
    let speak = async {
        api.wait_for_calls("getUpdates", 2).await;
        api.say(ANNAS, ANNA, "a");
    };
    assert_eq!(tokio::join!(long, speak).0, [0]);
}

#[tokio::test]
async fn the_older_of_two_polls_is_terminated() {
    let api = start(Rules::default()).await;
    let older = verdict(&api, "getUpdates", json!({ "timeout": 50 }));
    let newer = async {
        api.wait_for_calls("getUpdates", 1).await;
        poll(&api, json!({ "timeout": 0 })).await
    };
    let (older, newer) = tokio::join!(older, newer);
    assert_eq!(newer, [0; 0]);
    assert_eq!(
        older,
        "Conflict: terminated by other getUpdates request; \
         make sure that only one bot instance is running"
    );
    let [older, newer] = &api.calls("getUpdates")[..] else { panic!("two polls") };
    assert_eq!(
        older.outcome,
        Outcome::Refused(Refusal::new(
            409,
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
        ))
    );
    assert_eq!(newer.outcome, Outcome::Accepted);
}

#[tokio::test]
async fn allowed_updates_stay_until_they_are_named_again() {
    let api = start(Rules::scaled()).await;
    poll(&api, json!({ "allowed_updates": ["callback_query"] })).await;
    api.say(ANNAS, ANNA, "unheard");
    api.tap(ANNAS, ANNA, teloxide::types::MessageId(1), "heard");
    assert_eq!(poll(&api, json!({})).await, [0]);
    poll(&api, json!({ "allowed_updates": "[]", "offset": 1002 })).await;
    api.say(ANNAS, ANNA, "heard");
    assert_eq!(poll(&api, json!({})).await, [1]);
    let asked: Vec<Option<Value>> = api
        .calls("getUpdates")
        .iter()
        .map(|it| it.params.get("allowed_updates").cloned())
        .collect();
    assert_eq!(asked, [Some(json!(["callback_query"])), None, Some(json!("[]")), None]);
}

#[tokio::test]
async fn a_raw_update_arrives_word_for_word() {
    let api = start(Rules::scaled()).await;
    poll(&api, json!({ "allowed_updates": ["message"] })).await;
    let id = api.update("{ \"guest_message\": {\"b\": 1, \"a\": 2} }");
    let (_, body) = post(&api, "getUpdates", json!({})).await.unwrap();
    let update = format!("{{\"update_id\":{id}, \"guest_message\": {{\"b\": 1, \"a\": 2}} }}");
    assert_eq!(body, format!("{{\"ok\":true,\"result\":[{update}]}}"));
}

#[tokio::test]
async fn pending_updates_are_counted_and_dropped() {
    let api = start(Rules::scaled()).await;
    api.say(ANNAS, ANNA, "a");
    let (_, info) = post(&api, "getWebhookInfo", json!({})).await.unwrap();
    assert!(info.contains("\"pending_update_count\":1"), "{info}");
    verdict(&api, "deleteWebhook", json!({ "drop_pending_updates": true })).await;
    api.all_updates_confirmed().await;
}
