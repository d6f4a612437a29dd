//! Conversations as teloxide has them, the transcript that is left of them, and waiting.
use std::time::Duration;

use expect_test::expect;
use serde_json::json;
use teloxide::Bot;
use teloxide::payloads::{
    AnswerCallbackQuerySetters as _, EditMessageTextSetters as _, SendMessageSetters as _,
};
use teloxide::prelude::Requester as _;
use teloxide::types::{
    BotCommand, ChatAction, InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton,
    KeyboardMarkup, KeyboardRemove, Message, MessageEntityKind, MessageId, ParseMode,
    ReplyParameters, ThreadId, Update, UpdateKind,
};

use super::{ANNA, ANNAS, FANS, bot, hello, post, start, verdict};
use crate::bot_api::{Action, BotApi, Button, Entry, Event, Keyboard, Notice, Place, Rules, Sound};

/// The updates that the bot has not confirmed.
async fn updates(api: &BotApi) -> Vec<Update> {
    bot(api).get_updates().await.unwrap()
}

/// A formatted reply with a keyboard.
async fn greet(bot: &Bot, question: MessageId) -> Message {
    let row = vec![
        InlineKeyboardButton::callback("Sahə", "f:area"),
        InlineKeyboardButton::url("Xəritə", "https://e.az/".parse().unwrap()),
    ];
    bot.send_message(ANNAS, "<b>Salam!</b>\nNə soruşursunuz?")
        .parse_mode(ParseMode::Html)
        .reply_parameters(ReplyParameters::new(question))
        .reply_markup(InlineKeyboardMarkup::new([row]))
        .await
        .unwrap()
}

#[tokio::test]
async fn teloxide_meets_the_bot_and_its_menu() {
    let api = start(Rules::scaled()).await;
    let bot = bot(&api);
    assert_eq!(bot.get_me().await.unwrap().username(), "lachin_bot");
    assert_eq!(bot.get_webhook_info().await.unwrap().url, None);
    bot.delete_webhook().await.unwrap();
    let menu = vec![BotCommand::new("ask", "Ask a question")];
    bot.set_my_commands(menu.clone()).await.unwrap();
    assert_eq!(bot.get_my_commands().await.unwrap(), menu);
    bot.delete_my_commands().await.unwrap();
    assert_eq!(bot.get_my_commands().await.unwrap(), []);
    bot.send_chat_action(ANNAS, ChatAction::Typing).await.unwrap();
    assert_eq!(api.violations(), [""; 0]);
}

#[tokio::test]
async fn teloxide_reads_what_people_say() {
    let api = start(Rules::scaled()).await;
    api.topic(FANS, ThreadId(MessageId(5)));
    api.say(ANNAS, ANNA, "/ask@lachin_bot sahə?");
    api.say_in(FANS, ThreadId(MessageId(5)), ANNA, "/ salam");
    let updates = updates(&api).await;
    let [UpdateKind::Message(command), UpdateKind::Message(plain)] =
        &updates.iter().map(|it| it.kind.clone()).collect::<Vec<_>>()[..]
    else {
        panic!("{updates:#?}")
    };
    let entities = command.entities().unwrap();
    assert_eq!(entities[0].kind, MessageEntityKind::BotCommand);
    assert_eq!((entities[0].offset, entities[0].length), (0, 15));
    assert_eq!(command.from.as_ref().unwrap().language_code.as_deref(), Some("az"));
    assert!(command.chat.is_private());
    assert!(plain.chat.is_supergroup());
    assert_eq!(plain.entities().unwrap_or_default(), []);
    assert_eq!((plain.thread_id, plain.is_topic_message), (Some(ThreadId(MessageId(5))), true));
}

#[tokio::test]
async fn message_ids_grow_within_a_chat() {
    let api = start(Rules::scaled()).await;
    assert_eq!(api.say(ANNAS, ANNA, "a"), MessageId(1));
    assert_eq!(bot(&api).send_message(ANNAS, "b").await.unwrap().id, MessageId(2));
    assert_eq!(api.say(ANNAS, ANNA, "c"), MessageId(3));
    assert_eq!(api.say(FANS, ANNA, "d"), MessageId(1));
}

#[tokio::test]
async fn a_conversation_reads_like_a_chat() {
    let api = start(Rules::scaled()).await;
    let bot = bot(&api);
    let question = api.say(ANNAS, ANNA, "/start");
    let sent = greet(&bot, question).await;
    assert_eq!(sent.reply_to_message().unwrap().id, question);
    assert_eq!(sent.entities().unwrap()[0].kind, MessageEntityKind::Bold);
    let tap = api.tap(ANNAS, ANNA, sent.id, "f:area");
    let tap = teloxide::types::CallbackQueryId(tap);
    bot.answer_callback_query(tap).text("Hazırdır").show_alert(true).await.unwrap();
    let edit = bot.edit_message_text(ANNAS, sent.id, "1835 km²");
    edit.reply_markup(InlineKeyboardMarkup::default()).await.unwrap();
    bot.send_venue(ANNAS, 39.64, 46.55, "Laçın", "Laçın rayonu").await.unwrap();
    let keyboard = KeyboardMarkup::new([[KeyboardButton::new("Sahə")]]);
    bot.send_message(ANNAS, "?").reply_markup(keyboard).disable_notification(true).await.unwrap();
    api.reply_to_bot(ANNAS, ANNA, "Sağ ol");
    bot.send_message(ANNAS, "!").reply_markup(KeyboardRemove::new()).await.unwrap();
    bot.delete_message(ANNAS, sent.id).await.unwrap();
    expect![[r#"
        user 7 > /start
        bot (to 1) > Salam!
          Nə soruşursunuz?
          [Sahə] [Xəritə -> https://e.az/]
        user 7 taps > [Sahə]
        bot (alert) > Hazırdır
        bot edits 2 > 1835 km²
        bot > Laçın, Laçın rayonu
          (map 39.64, 46.55)
        bot silently > ?
          keyboard: [Sahə]
        user 7 (to 4) > Sağ ol
        bot > !
          (keyboard removed)
        bot deletes > 2
    "#]]
    .assert_eq(&api.transcript().to_string());
    assert_eq!(api.violations(), [""; 0]);
}

#[tokio::test]
async fn several_chats_are_told_apart() {
    let api = start(Rules::scaled()).await;
    api.topic(FANS, ThreadId(MessageId(5)));
    api.say(ANNAS, ANNA, "a");
    let answer = bot(&api).send_message(FANS, "b").message_thread_id(ThreadId(MessageId(5)));
    assert_eq!(answer.await.unwrap().thread_id, Some(ThreadId(MessageId(5))));
    bot(&api).send_location(FANS, 39.64, 46.55).await.unwrap();
    let place = Place { latitude: 39.64, longitude: 46.55 };
    assert_eq!(api.sent_to(FANS)[1].place, Some(place));
    expect![[r#"
        7: user 7 > a
        -1001000000001: bot in topic 5 > b
        -1001000000001: bot > (map 39.64, 46.55)
    "#]]
    .assert_eq(&api.transcript().to_string());
    expect![[r#"
        user 7 > a
    "#]]
    .assert_eq(&api.transcript().of(ANNAS).to_string());
}

#[tokio::test]
async fn what_was_sent_is_kept_as_values() {
    let api = start(Rules::scaled()).await;
    let row = [InlineKeyboardButton::callback("Sahə", "f:area")];
    bot(&api)
        .send_message(ANNAS, "5 &gt; <i>3</i>")
        .parse_mode(ParseMode::Html)
        .reply_markup(InlineKeyboardMarkup::new([row]))
        .await
        .unwrap();
    let sent = &api.sent_to(ANNAS)[0];
    assert_eq!((sent.text.as_str(), sent.raw.as_str()), ("5 > 3", "5 &gt; <i>3</i>"));
    assert_eq!((sent.message, sent.reply_to, sent.thread), (MessageId(1), None, None));
    assert_eq!((sent.place, sent.sound), (None, Sound::Rings));
    let action = Action::Callback("f:area".to_owned());
    let button = Button { text: "Sahə".to_owned(), action };
    assert_eq!(sent.keyboard.button("f:area"), Some(&button));
    assert_eq!(sent.keyboard, Keyboard::Inline(vec![vec![button]]));
    let entry: Entry = api.transcript().entries()[0].clone();
    assert!(api.calls("sendMessage")[0].at <= sent.at && sent.at <= entry.at);
    assert!(matches!(&entry.event, Event::Sent(it) if it == sent));
}

#[tokio::test]
async fn an_old_keyboard_can_still_be_tapped() {
    let api = start(Rules::scaled()).await;
    bot(&api).send_message(ANNAS, "a").await.unwrap();
    api.tap(ANNAS, ANNA, MessageId(1), "old");
    api.tap(ANNAS, ANNA, MessageId(99), "older");
    let updates = updates(&api).await;
    let mut taps = updates.into_iter().map(|it| match it.kind {
        UpdateKind::CallbackQuery(tap) => tap,
        other => panic!("{other:?}"),
    });
    let (old, older) = (taps.next().unwrap(), taps.next().unwrap());
    assert_eq!((old.data.as_deref(), older.data.as_deref()), (Some("old"), Some("older")));
    assert!(old.message.unwrap().regular_message().is_some());
    assert!(older.message.unwrap().regular_message().is_none());
    let answer = bot(&api).answer_callback_query(old.id).text("Köhnəlib").await;
    answer.unwrap();
    let last = api.transcript().entries().last().unwrap().event.clone();
    assert!(matches!(last, Event::Noticed { style: Notice::Toast, .. }), "{last:?}");
    assert_eq!(api.unanswered_taps(), 1);
}

#[tokio::test]
async fn a_wait_in_vain_prints_what_was_said() {
    let api = start(Rules { deadline: Duration::from_millis(20), ..Rules::scaled() }).await;
    api.say(ANNAS, ANNA, "anybody there?");
    let wait = tokio::spawn(async move {
        api.wait_for(|it| it.sent().count() == 1).await;
    });
    let panic = wait.await.unwrap_err().into_panic();
    let message = panic.downcast_ref::<String>().unwrap();
    assert!(message.contains("tests/chats.rs"), "{message}");
    assert!(message.contains("user 7 > anybody there?"), "{message}");
    assert!(message.contains("unconfirmed updates: 1"), "{message}");
}

#[tokio::test]
async fn a_dropped_server_breaks_its_connections() {
    let api = start(Rules::default()).await;
    let url = format!("{}/bot{}/getUpdates?timeout=50", api.url(), api.token());
    let poll = tokio::spawn(reqwest::get(url.clone()));
    api.wait_for_calls("getUpdates", 1).await;
    drop(api);
    assert!(poll.await.unwrap().is_err());
    assert!(reqwest::get(url).await.unwrap_err().is_connect());
}

#[tokio::test]
async fn a_message_of_the_bot_shows_whom_it_is_from() {
    let api = start(Rules::scaled()).await;
    let (_, body) = post(&api, "sendMessage", hello(FANS)).await.unwrap();
    let body: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!(body["result"]["from"]["username"], json!("lachin_bot"));
    assert_eq!(body["result"]["chat"]["title"], json!("Lachin fans"));
    let edit = json!({ "chat_id": FANS, "message_id": 1, "text": "b" });
    assert_eq!(verdict(&api, "editMessageText", edit).await, "ok");
}
