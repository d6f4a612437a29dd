//! Every kind of fault, and that it strikes only where and when it was told to.
use std::time::Duration;

use serde_json::{Value, json};
use teloxide::prelude::Requester;
use teloxide::types::{ChatId, Seconds};
use teloxide::{ApiError, RequestError};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio_util::sync::CancellationToken;

use super::{ANNAS, FANS, bot, hello, post, start, verdict};
use crate::bot_api::{BotApi, Fault, Hint, Hold, On, Outcome, Rules, Strikes};

async fn with(on: On, fault: Fault) -> BotApi {
    let api = start(Rules::scaled()).await;
    api.fault(on, fault);
    api
}

#[tokio::test]
async fn teloxide_reads_a_429_by_its_parameters() {
    let fault = Fault::TooManyRequests { retry_after: 500, hint: Hint::Parameters };
    let api = with(On::method("sendMessage"), fault).await;
    let error = bot(&api).send_message(ANNAS, "x").await.unwrap_err();
    assert!(matches!(error, RequestError::RetryAfter(it) if it == Seconds::from_seconds(500)));
    assert_eq!(api.sent_to(ANNAS), []);
    let error = bot(&api).send_message(ANNAS, "x").await.unwrap_err();
    assert!(matches!(error, RequestError::RetryAfter(_)), "{error:?}");
    let violations = api.violations();
    let early = violations[0].strip_prefix("sendMessage to 7: called ").unwrap();
    assert!(early.ends_with(" s too early") && violations.len() == 1, "{violations:?}");
}

#[tokio::test]
async fn a_429_may_tell_its_wait_in_words_only() {
    let fault = Fault::TooManyRequests { retry_after: 7, hint: Hint::TextOnly };
    let api = with(On::method("sendMessage"), fault).await;
    let (status, body) = post(&api, "sendMessage", hello(ANNAS)).await.unwrap();
    let body: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(status, 429);
    assert_eq!(body["description"], "Too Many Requests: retry after 7");
    assert_eq!(body["parameters"], Value::Null);
}

#[tokio::test]
async fn a_429_of_a_method_without_a_chat_silences_the_method() {
    let fault = Fault::TooManyRequests { retry_after: 100, hint: Hint::Parameters };
    let api = with(On::method("getMe"), fault).await;
    verdict(&api, "getMe", json!({})).await;
    verdict(&api, "getWebhookInfo", json!({})).await;
    verdict(&api, "getMe", json!({})).await;
    assert_eq!(api.violations(), ["getMe: called 100 s too early"]);
}

#[tokio::test]
async fn a_refusal_says_what_the_test_wrote() {
    let description = "Forbidden: bot was blocked by the user";
    let api = with(On::method("sendMessage"), Fault::Refused { code: 403, description }).await;
    let error = bot(&api).send_message(ANNAS, "x").await.unwrap_err();
    assert!(matches!(error, RequestError::Api(ApiError::BotBlocked)), "{error:?}");
    assert_eq!(api.sent_to(ANNAS), []);
}

#[tokio::test]
async fn a_migrated_group_names_its_new_id() {
    let to = ChatId(-1_001_000_000_002);
    let api = with(On::method("sendMessage").chat(FANS), Fault::Migrated { to }).await;
    let error = bot(&api).send_message(FANS, "x").await.unwrap_err();
    assert!(matches!(error, RequestError::MigrateToChatId(it) if it == to), "{error:?}");
}

#[tokio::test]
async fn a_server_error_is_a_page_of_html() {
    for (strikes, messages) in [(Strikes::BeforeEffect, 0), (Strikes::AfterEffect, 1)] {
        let api = with(On::method("sendMessage"), Fault::ServerError { code: 502, strikes }).await;
        let (status, body) = post(&api, "sendMessage", hello(ANNAS)).await.unwrap();
        assert_eq!(status, 502);
        assert!(body.starts_with("<html>"), "{body}");
        assert_eq!(api.sent_to(ANNAS).len(), messages);
        assert_eq!(api.calls("sendMessage")[0].outcome, Outcome::ServerError(502));
    }
}

#[tokio::test]
async fn a_reset_is_a_network_error_whether_or_not_the_message_arrived() {
    for (strikes, messages) in [(Strikes::BeforeEffect, 0), (Strikes::AfterEffect, 1)] {
        let api = with(On::method("sendMessage").nth(2), Fault::Reset(strikes)).await;
        let bot = bot(&api);
        // The second call goes over a connection that has been used: no client may resend it.
        bot.send_message(FANS, "first").await.unwrap();
        let error = bot.send_message(ANNAS, "second").await.unwrap_err();
        assert!(matches!(error, RequestError::Network(_)), "{error:?}");
        assert_eq!(api.sent_to(ANNAS).len(), messages);
        assert_eq!(api.calls("sendMessage").len(), 2);
        assert_eq!(api.calls("sendMessage")[1].outcome, Outcome::Reset);
        bot.send_message(FANS, "third").await.unwrap();
    }
}

#[tokio::test]
async fn a_reset_is_a_reset_on_the_wire_and_not_an_end() {
    let api = with(On::method("getMe"), Fault::Reset(Strikes::AfterEffect)).await;
    let address = api.url().trim_start_matches("http://");
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    let request = format!("GET /bot{}/getMe HTTP/1.1\r\nhost: {address}\r\n\r\n", api.token());
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    let error = stream.read_to_end(&mut answer).await.unwrap_err();
    assert_eq!((error.kind(), answer), (std::io::ErrorKind::ConnectionReset, Vec::new()));
}

#[tokio::test]
async fn a_slow_reply_waits_for_the_test() {
    let release = CancellationToken::new();
    let fault = Fault::SlowReply(Hold::Until(release.clone()));
    let api = with(On::method("sendMessage"), fault).await;
    let slow = post(&api, "sendMessage", hello(ANNAS));
    let test = async {
        let said = api.wait_for(|it| it.sent_to(ANNAS).len() == 1).await;
        assert_eq!(said.sent_to(ANNAS).len(), 1);
        assert_eq!(api.calls("sendMessage")[0].outcome, Outcome::Waiting);
        // Another chat is not held up.
        assert_eq!(verdict(&api, "sendMessage", hello(FANS)).await, "ok");
        release.cancel();
    };
    assert_eq!(tokio::join!(slow, test).0.unwrap().0, 200);
    assert_eq!(api.calls("sendMessage")[0].outcome, Outcome::Accepted);
}

#[tokio::test]
async fn a_slow_reply_may_outlast_the_patience_of_a_client() {
    let fault = Fault::SlowReply(Hold::For(Duration::from_secs(3600)));
    let api = with(On::method("sendMessage"), fault).await;
    let client = reqwest::Client::builder().timeout(Duration::from_millis(50)).build().unwrap();
    let url = format!("{}/bot{}/sendMessage", api.url(), api.token());
    let error = client.post(url).json(&hello(ANNAS)).send().await.unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
    assert_eq!(api.sent_to(ANNAS).len(), 1);
}

#[tokio::test]
async fn a_fault_strikes_its_turn_and_its_chat_only() {
    let refused = Fault::Refused { code: 403, description: "Forbidden: no" };
    let api = with(On::method("sendMessage").chat(ANNAS).nth(2).times(2), refused).await;
    let mut answers = Vec::new();
    for chat in [ANNAS, FANS, ANNAS, FANS, ANNAS, ANNAS] {
        answers.push(verdict(&api, "sendMessage", hello(chat)).await);
    }
    assert_eq!(answers, ["ok", "ok", "Forbidden: no", "ok", "Forbidden: no", "ok"]);
}

#[tokio::test]
async fn a_poll_can_fail_too() {
    let api = with(On::method("getUpdates"), Fault::Reset(Strikes::BeforeEffect)).await;
    assert!(post(&api, "getUpdates", json!({})).await.is_err());
    assert_eq!(post(&api, "getUpdates", json!({})).await.unwrap().0, 200);
}

#[tokio::test]
async fn of_two_faults_that_are_due_the_one_scripted_first_strikes() {
    let refused = |description| Fault::Refused { code: 400, description };
    let api = with(On::method("sendMessage").chat(ANNAS).times(2), refused("one")).await;
    api.fault(On::method("sendMessage").times(3), refused("any"));
    api.fault(On::method("sendMessage").chat(ANNAS).nth(4), refused("late"));
    let mut seen = Vec::new();
    for chat in [ANNAS, ANNAS, ANNAS, ANNAS, FANS] {
        seen.push(verdict(&api, "sendMessage", hello(chat)).await);
    }
    assert_eq!(seen, ["one", "one", "any", "late", "ok"]);
}
