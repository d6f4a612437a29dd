//! Who is in a chat, as the server says it and as teloxide reads it.
use serde_json::{Value, json};
use teloxide::prelude::Requester as _;
use teloxide::types::{ChatId, ChatMemberKind, UserId};

use super::{ANNA, ANNAS, FANS, bot, post, start, verdict};
use crate::bot_api::{BOT_ID, Rules, Status};

const BORIS: UserId = UserId(8);
const ME: UserId = UserId(BOT_ID);

fn who(chat: ChatId, user: u64) -> Value {
    json!({ "chat_id": chat, "user_id": user })
}

#[tokio::test]
async fn teloxide_reads_every_status() {
    let api = start(Rules::scaled()).await;
    let bot = bot(&api);
    for status in [
        Status::Creator,
        Status::Administrator,
        Status::Member,
        Status::Restricted,
        Status::Left,
        Status::Kicked,
    ] {
        api.set_member(FANS, BORIS, status);
        let member = bot.get_chat_member(FANS, BORIS).await.unwrap();
        assert_eq!(member.user.id, BORIS);
        let read = match member.kind {
            ChatMemberKind::Owner(_) => Status::Creator,
            ChatMemberKind::Administrator(_) => Status::Administrator,
            ChatMemberKind::Member(_) => Status::Member,
            ChatMemberKind::Restricted(_) => Status::Restricted,
            ChatMemberKind::Left => Status::Left,
            ChatMemberKind::Banned(_) => Status::Kicked,
        };
        assert_eq!(read, status);
    }
    assert_eq!(api.violations(), [""; 0]);
}

#[tokio::test]
async fn who_wrote_is_a_member_and_who_is_known_elsewhere_is_not() {
    let api = start(Rules::scaled()).await;
    let bot = bot(&api);
    assert!(bot.get_chat_member(FANS, ANNA).await.unwrap().is_left());
    api.say(FANS, ANNA, "Salam");
    assert!(bot.get_chat_member(FANS, ANNA).await.unwrap().is_member());
    assert!(bot.get_chat_member(FANS, ME).await.unwrap().is_member());
    assert!(bot.get_chat_member(ANNAS, ANNA).await.unwrap().is_member());
    assert!(bot.get_chat_member(ANNAS, ME).await.unwrap().is_member());
    api.set_member(FANS, ME, Status::Administrator);
    assert!(bot.get_chat_member(FANS, ME).await.unwrap().is_administrator());
}

#[tokio::test]
async fn get_chat_member_is_checked() {
    let api = start(Rules::scaled()).await;
    api.user(BORIS, "ru");
    let invalid = "Bad Request: invalid user_id specified";
    for (params, expected) in [
        (who(FANS, 7), "ok"),
        (who(FANS, 99), "Bad Request: member not found"),
        (who(ANNAS, 8), "Bad Request: member not found"),
        (who(ChatId(9), 7), "Bad Request: chat not found"),
        (json!({ "user_id": 7 }), "Bad Request: chat_id is empty"),
        (json!({ "chat_id": FANS }), invalid),
        (json!({ "chat_id": FANS, "user_id": "Anna" }), invalid),
        (json!({ "chat_id": FANS, "user_id": -7 }), invalid),
        (json!({ "chat_id": FANS, "user_id": "7" }), "ok"),
    ] {
        assert_eq!(verdict(&api, "getChatMember", params.clone()).await, expected, "{params}");
    }
    assert_eq!(api.violations(), [""; 0]);
}

#[tokio::test]
async fn who_is_in_a_group_is_told_only_to_those_who_are_in_it_too() {
    let api = start(Rules::scaled()).await;
    api.kick(FANS);
    let kicked = "Forbidden: bot was kicked from the supergroup chat";
    assert_eq!(verdict(&api, "getChatMember", who(FANS, 7)).await, kicked);
    api.add(FANS);
    assert_eq!(verdict(&api, "getChatMember", who(FANS, 7)).await, "ok");
    api.remove(FANS);
    let absent = "Forbidden: bot is not a member of the supergroup chat";
    assert_eq!(verdict(&api, "getChatMember", who(FANS, 7)).await, absent);
    api.block(ANNA);
    assert_eq!(verdict(&api, "getChatMember", who(ANNAS, 7)).await, "ok");
}

#[tokio::test]
async fn an_anonymous_administrator_writes_in_the_name_of_the_group() {
    let api = start(Rules::scaled()).await;
    api.say_anonymously(FANS, "/subscribe@lachin_bot");
    let (_, body) = post(&api, "getUpdates", json!({})).await.unwrap();
    let body: Value = serde_json::from_str(&body).unwrap();
    let message = &body["result"][0]["message"];
    assert_eq!(message["sender_chat"]["id"], json!(FANS));
    assert_eq!(message["from"]["username"], json!("GroupAnonymousBot"));
    let unknown = "Bad Request: member not found";
    assert_eq!(verdict(&api, "getChatMember", who(FANS, 1_087_968_824)).await, unknown);
}
