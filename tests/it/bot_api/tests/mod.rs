//! The server is tested too: that it refuses what Telegram refuses, and that teloxide reads it.
mod chats;
mod faults;
mod html;
mod limits;
mod members;
mod polling;
mod polls;
mod refusals;
mod scale;
mod standing;

use serde_json::{Value, json};
use teloxide::Bot;
use teloxide::types::{ChatId, UserId};

use super::{BotApi, Rules};

const ANNA: UserId = UserId(7);
const ANNAS: ChatId = ChatId(7);
/// A basic group.
const FRIENDS: ChatId = ChatId(-77);
const FANS: ChatId = ChatId(-1_001_000_000_001);

/// A server with a private chat and a group.
async fn start(rules: Rules) -> BotApi {
    let api = BotApi::start(rules).await;
    api.private_chat(ANNA, "az");
    api.group(FANS, "Lachin fans");
    api
}

/// A bot as the program makes it.
fn bot(api: &BotApi) -> Bot {
    Bot::new(api.token()).set_api_url(api.url().parse().unwrap())
}

/// Calls a method as any HTTP client does: teloxide waits ten seconds after a 5xx.
async fn post(api: &BotApi, method: &str, params: Value) -> reqwest::Result<(u16, String)> {
    let url = format!("{}/bot{}/{method}", api.url(), api.token());
    let response = reqwest::Client::new().post(url).json(&params).send().await?;
    Ok((response.status().as_u16(), response.text().await?))
}

/// The description of a refusal, or `ok`.
async fn verdict(api: &BotApi, method: &str, params: Value) -> String {
    let (status, body) = post(api, method, params).await.unwrap();
    let body: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(body["ok"], json!(status == 200), "{body}");
    match body["description"].as_str() {
        Some(description) => {
            assert_eq!(body["error_code"], json!(status), "{body}");
            description.to_owned()
        }
        None => "ok".to_owned(),
    }
}

fn hello(chat: ChatId) -> Value {
    json!({ "chat_id": chat, "text": "Salam" })
}
