//! Blocked, kicked, muted, moved: what the bot is told, and what it is refused.
use serde_json::{Value, json};
use teloxide::prelude::Requester as _;
use teloxide::types::{ChatId, ChatMemberUpdated, Message, MessageId, ThreadId, UpdateKind};
use teloxide::{ApiError, RequestError};

use super::{ANNA, ANNAS, FANS, FRIENDS, bot, hello, post, start, verdict};
use crate::bot_api::{BotApi, Rules, Status};

const TOPIC: ThreadId = ThreadId(MessageId(5));

/// A server with a basic group, too.
async fn start_with_friends() -> BotApi {
    let api = start(Rules::scaled()).await;
    api.group(FRIENDS, "Friends");
    api
}

async fn updates(api: &BotApi) -> Vec<UpdateKind> {
    bot(api).get_updates().await.unwrap().into_iter().map(|it| it.kind).collect()
}

/// The changes of the bot's own standing, as `old -> new`.
async fn changes(api: &BotApi) -> Vec<String> {
    let change = |it: ChatMemberUpdated| {
        let status = |it: teloxide::types::ChatMember| format!("{:?}", it.status());
        format!("{}: {} -> {}", it.chat.id, status(it.old_chat_member), status(it.new_chat_member))
    };
    let kinds = updates(api).await.into_iter().filter_map(|it| match it {
        UpdateKind::MyChatMember(it) => Some(change(it)),
        UpdateKind::Message(_) => None,
        other => panic!("{other:?}"),
    });
    kinds.collect()
}

async fn send(api: &BotApi, chat: ChatId) -> String {
    verdict(api, "sendMessage", hello(chat)).await
}

async fn send_in(api: &BotApi, thread: Option<ThreadId>) -> String {
    let params = json!({ "chat_id": FANS, "message_thread_id": thread, "text": "x" });
    verdict(api, "sendMessage", params).await
}

#[tokio::test]
async fn who_blocks_the_bot_gets_nothing_until_it_is_unblocked() {
    let api = start(Rules::scaled()).await;
    assert_eq!(send(&api, ANNAS).await, "ok");
    api.block(ANNA);
    let error = bot(&api).send_message(ANNAS, "x").await.unwrap_err();
    assert!(matches!(error, RequestError::Api(ApiError::BotBlocked)), "{error:?}");
    let edit = json!({ "chat_id": 7, "message_id": 1, "text": "x" });
    let blocked = "Forbidden: bot was blocked by the user";
    assert_eq!(verdict(&api, "editMessageText", edit).await, blocked);
    let action = json!({ "chat_id": 7, "action": "typing" });
    assert_eq!(verdict(&api, "sendChatAction", action).await, blocked);
    api.unblock(ANNA);
    assert_eq!(send(&api, ANNAS).await, "ok");
    assert_eq!(changes(&api).await, ["7: Member -> Banned", "7: Banned -> Member"]);
    assert_eq!(api.messages_to(ANNAS), 2);
}

#[tokio::test]
async fn my_chat_member_comes_only_where_it_was_asked_for() {
    let api = start(Rules::scaled()).await;
    let kinds = |kinds: Value| json!({ "allowed_updates": kinds });
    post(&api, "getUpdates", kinds(json!(["message", "callback_query"]))).await.unwrap();
    api.block(ANNA);
    api.unblock(ANNA);
    assert_eq!(changes(&api).await, [""; 0]);
    post(&api, "getUpdates", kinds(json!(["my_chat_member"]))).await.unwrap();
    api.block(ANNA);
    api.say(FANS, ANNA, "unheard");
    assert_eq!(changes(&api).await, ["7: Member -> Banned"]);
}

#[tokio::test]
async fn a_deleted_account_gets_nothing_and_nobody_tells() {
    let api = start(Rules::scaled()).await;
    api.delete_account(ANNA);
    let error = bot(&api).send_message(ANNAS, "x").await.unwrap_err();
    assert!(matches!(error, RequestError::Api(ApiError::UserDeactivated)), "{error:?}");
    assert_eq!(changes(&api).await, [""; 0]);
}

#[tokio::test]
async fn a_kicked_bot_neither_writes_nor_hears() {
    let api = start_with_friends().await;
    for (chat, kind) in [(FANS, "supergroup"), (FRIENDS, "group")] {
        api.kick(chat);
        api.say(chat, ANNA, "unheard");
        let kicked = format!("Forbidden: bot was kicked from the {kind} chat");
        assert_eq!(send(&api, chat).await, kicked);
        api.add(chat);
        assert_eq!(send(&api, chat).await, "ok");
        let told = updates(&api).await;
        let [
            ..,
            UpdateKind::MyChatMember(_),
            UpdateKind::MyChatMember(back),
            UpdateKind::Message(notice),
        ] = &told[..]
        else {
            panic!("{told:#?}")
        };
        assert!(back.old_chat_member.is_banned() && back.new_chat_member.is_member());
        assert!(notice.new_chat_members().unwrap()[0].is_bot);
    }
}

#[tokio::test]
async fn a_bot_is_added_to_a_group_that_was_just_made() {
    let api = start(Rules::scaled()).await;
    api.set_member(FANS, ANNA, Status::Creator);
    api.add(FANS);
    let told = updates(&api).await;
    let UpdateKind::MyChatMember(change) = &told[0] else { panic!("{told:#?}") };
    assert_eq!(change.from.id, ANNA);
    assert!(change.old_chat_member.is_left() && change.new_chat_member.is_member());
}

#[tokio::test]
async fn a_muted_bot_reads_and_edits_and_does_not_write() {
    let api = start_with_friends().await;
    for chat in [FANS, FRIENDS] {
        assert_eq!(send(&api, chat).await, "ok");
        api.mute(chat);
        let refused = "Bad Request: not enough rights to send text messages to the chat";
        assert_eq!(send(&api, chat).await, refused);
        let edit = json!({ "chat_id": chat, "message_id": 1, "text": "x" });
        assert_eq!(verdict(&api, "editMessageText", edit).await, "ok");
        api.unmute(chat);
        assert_eq!(send(&api, chat).await, "ok");
    }
    api.mute(FANS);
    let place = json!({ "chat_id": FANS, "latitude": 39.6, "longitude": 46.5 });
    let refused = "Bad Request: not enough rights to send locations to the chat";
    assert_eq!(verdict(&api, "sendLocation", place).await, refused);
    // In a basic group everybody lost the right, which is no change of the bot.
    let changes = changes(&api).await;
    assert_eq!(changes.len(), 3, "{changes:?}");
    assert_eq!(changes[0], format!("{FANS}: Member -> Restricted"));
    assert_eq!(api.violations(), [""; 0]);
}

#[tokio::test]
async fn a_group_that_becomes_a_supergroup_tells_on_both_sides() {
    let api = start_with_friends().await;
    api.set_member(FRIENDS, ANNA, Status::Administrator);
    let new = api.migrate(FRIENDS);
    let error = bot(&api).send_message(FRIENDS, "x").await.unwrap_err();
    assert!(matches!(error, RequestError::MigrateToChatId(it) if it == new), "{error:?}");
    let (status, body) = post(&api, "sendMessage", hello(FRIENDS)).await.unwrap();
    let body: Value = serde_json::from_str(&body).unwrap();
    assert_eq!((status, &body["parameters"]), (400, &json!({ "migrate_to_chat_id": new })));
    assert_eq!(send(&api, new).await, "ok");
    assert!(bot(&api).get_chat_member(new, ANNA).await.unwrap().is_administrator());
    let told: Vec<Message> = updates(&api).await.into_iter().map(message).collect();
    let [left, entered] = &told[..] else { panic!("{told:#?}") };
    assert_eq!((left.chat.id, left.migrate_to_chat_id()), (FRIENDS, Some(&new)));
    assert_eq!((entered.chat.id, entered.migrate_from_chat_id()), (new, Some(&FRIENDS)));
    assert!(entered.chat.is_supergroup());
}

fn message(update: UpdateKind) -> Message {
    match update {
        UpdateKind::Message(message) => message,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_closed_topic_takes_no_message_until_it_is_opened_again() {
    let api = start(Rules::scaled()).await;
    api.topic(FANS, TOPIC);
    assert_eq!(send_in(&api, Some(TOPIC)).await, "ok");
    api.close_topic(FANS, TOPIC);
    assert_eq!(send_in(&api, Some(TOPIC)).await, "Bad Request: TOPIC_CLOSED");
    assert_eq!(send_in(&api, None).await, "ok");
    let notice = message(updates(&api).await.remove(0));
    assert_eq!((notice.thread_id, notice.is_topic_message), (Some(TOPIC), true));
    assert!(notice.forum_topic_closed().is_some());
    api.topic(FANS, TOPIC);
    assert_eq!(send_in(&api, Some(TOPIC)).await, "ok");
}

#[tokio::test]
async fn a_deleted_topic_is_not_found_and_the_chat_stays_a_forum() {
    let api = start(Rules::scaled()).await;
    api.topic(FANS, TOPIC);
    api.delete_topic(FANS, TOPIC);
    assert_eq!(send_in(&api, Some(TOPIC)).await, "Bad Request: message thread not found");
    let (_, body) = post(&api, "sendMessage", hello(FANS)).await.unwrap();
    assert!(body.contains("\"is_forum\":true"), "{body}");
}

#[tokio::test]
async fn the_general_topic_can_be_closed_and_is_never_named() {
    let api = start(Rules::scaled()).await;
    let general = ThreadId(MessageId(1));
    api.topic(FANS, TOPIC);
    api.close_topic(FANS, general);
    assert_eq!(send_in(&api, None).await, "Bad Request: TOPIC_CLOSED");
    assert_eq!(send_in(&api, Some(general)).await, "Bad Request: message thread not found");
    assert_eq!(send_in(&api, Some(TOPIC)).await, "ok");
}
