//! What each method refuses, in the words of the real server, and what it accepts.
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use super::{ANNA, ANNAS, FANS, hello, post, start, verdict};
use crate::bot_api::Rules;

/// A fresh server for each row, so that no limit and no earlier message plays a part.
async fn check(method: &str, params: Value, expected: &str) {
    let api = start(Rules::scaled()).await;
    api.say(ANNAS, ANNA, "first");
    api.say(FANS, ANNA, "first");
    assert_eq!(verdict(&api, "sendMessage", hello(ANNAS)).await, "ok");
    assert_eq!(verdict(&api, method, params.clone()).await, expected, "{method} {params}");
    let accepted = usize::from(expected == "ok" && method.starts_with("send"));
    let messages = api.transcript().sent().count();
    let expected_messages = if method == "sendChatAction" { 1 } else { 1 + accepted };
    assert_eq!(messages, expected_messages, "a refused call leaves no message: {params}");
    assert_eq!(api.violations(), Vec::<String>::new(), "{params}");
}

#[tokio::test]
async fn send_message_checks_its_text() {
    let with = |text: &str, mode: &str| json!({ "chat_id": 7, "text": text, "parse_mode": mode });
    for (params, expected) in [
        (hello(ANNAS), "ok"),
        (json!({ "chat_id": "7", "text": "x" }), "ok"),
        (with("<b>x</b>", "html"), "ok"),
        (with(&format!("<b>{}</b>", "x".repeat(4096)), "HTML"), "ok"),
        (with(&"🏔".repeat(2049), ""), "Bad Request: message is too long"),
        (with(&"x".repeat(4097), ""), "Bad Request: message is too long"),
        (json!({ "chat_id": 7 }), "Bad Request: message text is empty"),
        (with("", ""), "Bad Request: message text is empty"),
        (with("  \n", ""), "Bad Request: text must be non-empty"),
        (with("<b></b>", "HTML"), "Bad Request: text must be non-empty"),
        (with("x", "BBCode"), "Bad Request: unsupported parse_mode"),
        (
            with("<b>x", "HTML"),
            "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        (
            with("a <3 b", "HTML"),
            "Bad Request: can't parse entities: Unsupported start tag \"3\" at byte offset 2",
        ),
    ] {
        check("sendMessage", params, expected).await;
    }
}

#[tokio::test]
async fn send_message_checks_where_it_goes() {
    let to = |field: &str, value: Value| json!({ "chat_id": 7, "text": "x", field: value });
    for (params, expected) in [
        (json!({ "text": "x" }), "Bad Request: chat_id is empty"),
        (json!({ "chat_id": 8, "text": "x" }), "Bad Request: chat not found"),
        (json!({ "chat_id": "@nobody", "text": "x" }), "Bad Request: chat not found"),
        (to("reply_parameters", json!({ "message_id": 1 })), "ok"),
        (
            to("reply_parameters", json!({ "message_id": 99 })),
            "Bad Request: message to be replied not found",
        ),
        (
            to(
                "reply_parameters",
                json!({ "message_id": 99, "allow_sending_without_reply": true }),
            ),
            "ok",
        ),
        (
            to("reply_parameters", json!({ "quote": "x" })),
            "Bad Request: can't find field \"message_id\"",
        ),
        (to("message_thread_id", json!(5)), "Bad Request: message thread not found"),
        (
            to("message_thread_id", json!(999_999_999_999_i64)),
            "Bad Request: message thread not found",
        ),
    ] {
        check("sendMessage", params, expected).await;
    }
}

#[tokio::test]
async fn keyboards_are_checked() {
    let with = |markup: Value| json!({ "chat_id": 7, "text": "x", "reply_markup": markup });
    let button = |button: Value| with(json!({ "inline_keyboard": [[button]] }));
    let data = |data: String| button(json!({ "text": "b", "callback_data": data }));
    let wrong_button = "Bad Request: can't parse inline keyboard button: ";
    let text_button = format!("{wrong_button}Text buttons are unallowed in the inline keyboard");
    let nameless = format!("{wrong_button}Can't find field \"text\"");
    for (params, expected) in [
        (data("x".repeat(64)), "ok"),
        // 33 letters of two bytes each.
        (data("ə".repeat(33)), "Bad Request: BUTTON_DATA_INVALID"),
        (data(String::new()), &text_button),
        (button(json!({ "text": "b" })), &text_button),
        (button(json!({ "callback_data": "b" })), &nameless),
        (button(json!({ "text": "b", "url": "https://e.az" })), "ok"),
        (
            button(json!({ "text": "b", "url": "nowhere" })),
            "Bad Request: inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
        ),
        (
            button(json!({ "text": "b", "url": "ftp://e.az" })),
            "Bad Request: inline keyboard button URL 'ftp://e.az' is invalid: Unsupported URL protocol",
        ),
        (button(json!({ "text": "b", "pay": true })), "Bad Request: BUTTON_TYPE_INVALID"),
        (
            with(json!({ "inline_keyboard": "b" })),
            "Bad Request: field \"inline_keyboard\" must be of type Array",
        ),
        (with(json!({ "keyboard": [["a", { "text": "b" }]], "resize_keyboard": true })), "ok"),
        (
            with(json!({ "keyboard": [["a"]], "is_persistent": "yes" })),
            "Bad Request: field \"is_persistent\" must be of type Boolean",
        ),
        (
            with(json!({ "keyboard": ["a"] })),
            "Bad Request: field \"keyboard\" must be an Array of Arrays",
        ),
        (with(json!("{\"remove_keyboard\":true}")), "ok"),
        (with(json!({ "force_reply": true })), "ok"),
        (with(json!([])), "Bad Request: object expected as reply markup"),
    ] {
        check("sendMessage", params, expected).await;
    }
}

#[tokio::test]
async fn places_are_checked() {
    let at = |latitude: Value| json!({ "chat_id": 7, "latitude": latitude, "longitude": 46.5 });
    check("sendLocation", at(json!(39.6)), "ok").await;
    check("sendLocation", at(json!(95)), "Bad Request: wrong location specified").await;
    check("sendLocation", at(Value::Null), "Bad Request: latitude is empty").await;
    let mut venue = at(json!(39.6));
    venue["title"] = json!("Laçın");
    check("sendVenue", venue.clone(), "Bad Request: parameter \"address\" is required").await;
    venue["address"] = json!("Laçın rayonu");
    check("sendVenue", venue, "ok").await;
}

#[tokio::test]
async fn edits_and_deletions_are_checked() {
    let edit =
        |message: i32, text: &str| json!({ "chat_id": 7, "message_id": message, "text": text });
    let not_modified = "Bad Request: message is not modified: specified new message content and \
        reply markup are exactly the same as a current content and reply markup of the message";
    let message_2 = json!({ "chat_id": 7, "message_id": 2 });
    let mut with_keyboard = message_2.clone();
    with_keyboard["reply_markup"] = json!({ "keyboard": [["a"]] });
    for (method, params, expected) in [
        ("editMessageText", edit(2, "new"), "ok"),
        ("editMessageText", edit(2, "Salam"), not_modified),
        ("editMessageText", edit(9, "new"), "Bad Request: message to edit not found"),
        ("editMessageText", edit(1, "new"), "Bad Request: message can't be edited"),
        ("editMessageText", edit(2, ""), "Bad Request: message text is empty"),
        ("editMessageText", edit(2, &"x".repeat(4097)), "Bad Request: MESSAGE_TOO_LONG"),
        (
            "editMessageText",
            json!({ "chat_id": 7, "text": "new" }),
            "Bad Request: message identifier is not specified",
        ),
        ("editMessageReplyMarkup", message_2.clone(), not_modified),
        ("editMessageReplyMarkup", with_keyboard, "Bad Request: inline keyboard expected"),
        ("deleteMessage", message_2, "ok"),
        (
            "deleteMessage",
            json!({ "chat_id": 7, "message_id": 9 }),
            "Bad Request: message to delete not found",
        ),
        (
            "deleteMessage",
            json!({ "chat_id": FANS, "message_id": 1 }),
            "Bad Request: message can't be deleted",
        ),
    ] {
        check(method, params, expected).await;
    }
}

#[tokio::test]
async fn menus_are_checked() {
    let menu = |command: &str, description: &str| json!({ "commands": [{ "command": command, "description": description }] });
    let mut two_letters = menu("ask", "Ask");
    two_letters["language_code"] = json!("az");
    let mut region = two_letters.clone();
    region["language_code"] = json!("zh-TW");
    let many = vec![json!({ "command": "ask", "description": "Ask" }); 101];
    for (params, expected) in [
        (two_letters, "ok"),
        (region, "Bad Request: invalid language code specified"),
        (menu("Ask", "Ask"), "Bad Request: BOT_COMMAND_INVALID"),
        (menu("", "Ask"), "Bad Request: BOT_COMMAND_INVALID"),
        (menu(&"a".repeat(33), "Ask"), "Bad Request: BOT_COMMAND_INVALID"),
        (menu("ask", ""), "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"),
        (menu("ask", &"ə".repeat(256)), "ok"),
        (menu("ask", &"ə".repeat(257)), "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"),
        (json!({ "commands": many }), "Bad Request: BOT_COMMANDS_TOO_MUCH"),
    ] {
        check("setMyCommands", params, expected).await;
    }
}

#[tokio::test]
async fn chat_actions_are_checked() {
    let action = |action: &str| json!({ "chat_id": 7, "action": action });
    check("sendChatAction", action("typing"), "ok").await;
    let wrong = "Bad Request: wrong parameter action in request";
    check("sendChatAction", action("thinking"), wrong).await;
}

#[tokio::test]
async fn a_callback_is_answered_once_and_briefly() {
    let api = start(Rules::scaled()).await;
    let id = api.tap(ANNAS, ANNA, teloxide::types::MessageId(1), "f:area");
    let answer = |text: &str| json!({ "callback_query_id": id, "text": text });
    let too_old =
        "Bad Request: query is too old and response timeout expired or query ID is invalid";
    let long = "x".repeat(201);
    assert_eq!(
        verdict(&api, "answerCallbackQuery", answer(&long)).await,
        "Bad Request: MESSAGE_TOO_LONG"
    );
    assert_eq!(api.unanswered_taps(), 1);
    assert_eq!(verdict(&api, "answerCallbackQuery", answer("Hazırdır")).await, "ok");
    assert_eq!(api.unanswered_taps(), 0);
    assert_eq!(verdict(&api, "answerCallbackQuery", answer("")).await, too_old);
    let unknown = json!({ "callback_query_id": "1" });
    assert_eq!(verdict(&api, "answerCallbackQuery", unknown).await, too_old);
}

#[tokio::test]
async fn what_telegram_would_silently_ignore_is_a_violation() {
    let api = start(Rules::scaled()).await;
    let params = json!({
        "chat_id": 7,
        "text": "a & b",
        "parse_mode": "HTML",
        "disable_web_page_preview": true,
        "link_preview_options": { "disabled": true },
        "reply_markup": { "inline_keyboard": [[{ "text": "b", "callback_data": "b", "color": 1 }]] },
    });
    assert_eq!(verdict(&api, "sendMessage", params).await, "ok");
    assert_eq!(
        api.violations(),
        [
            "sendMessage: unknown parameter `disable_web_page_preview`",
            "text: `&` at byte 2 begins no reference that Telegram knows",
            "link_preview_options: unknown field `disabled`",
            "reply_markup: unknown field `color`",
        ]
    );
}

#[tokio::test]
async fn only_the_right_token_and_known_methods_pass() {
    let api = start(Rules::scaled()).await;
    let get = async |path: &str| {
        let response = reqwest::get(format!("{}/{path}", api.url())).await.unwrap();
        (response.status().as_u16(), response.text().await.unwrap())
    };
    let token = api.token();
    assert_eq!(get(&format!("bot{token}/GETME")).await.0, 200);
    let (status, body) = get("bot123:wrong/getMe").await;
    assert_eq!(status, 401);
    assert!(body.contains("\"Unauthorized\""), "{body}");
    let (status, body) = get(&format!("bot{token}/sendPoem")).await;
    assert_eq!(status, 404);
    assert!(body.contains("\"Not Found\""), "{body}");
    assert_eq!(api.violations(), ["sendPoem: no such method on this server"]);
}

#[tokio::test]
async fn queries_and_forms_work_like_json() {
    let api = start(Rules::scaled()).await;
    let url = format!("{}/bot{}/sendMessage", api.url(), api.token());
    reqwest::get(format!("{url}?chat_id=7&text=query+text")).await.unwrap();
    let send = async |kind: &str, body: &'static str| {
        let request = reqwest::Client::new().post(&url).header("content-type", kind).body(body);
        request.send().await.unwrap().status().as_u16()
    };
    assert_eq!(send("application/x-www-form-urlencoded", "chat_id=7&text=form%20text").await, 200);
    assert_eq!(send("multipart/form-data; boundary=x", "--x--").await, 400);
    assert_eq!(send("application/json", "{").await, 400);
    let texts: Vec<String> = api.sent_to(ANNAS).into_iter().map(|it| it.text).collect();
    assert_eq!(texts, ["query text", "form text"]);
    assert_eq!(post(&api, "getMe", json!({})).await.unwrap().0, 200);
}

#[tokio::test]
async fn a_document_is_checked() {
    let with = |name: &'static str, content: String, caption: String| {
        let file = Part::text(content).file_name("kept.json");
        Form::new().text("chat_id", "7").text("caption", caption).part(name, file)
    };
    for (form, expected) in [
        (with("document", "{}".to_owned(), String::new()), "ok"),
        (with("document", "{}".to_owned(), "x".repeat(1024)), "ok"),
        (
            with("document", "{}".to_owned(), "x".repeat(1025)),
            "Bad Request: message caption is too long",
        ),
        (with("document", String::new(), String::new()), "Bad Request: file must be non-empty"),
        (Form::new().text("chat_id", "7"), "Bad Request: there is no document in the request"),
        (Form::new().text("document", "x"), "Bad Request: there is no document in the request"),
    ] {
        let api = start(Rules::scaled()).await;
        let url = format!("{}/bot{}/sendDocument", api.url(), api.token());
        let response = reqwest::Client::new().post(url).multipart(form).send().await.unwrap();
        let body: Value = response.json().await.unwrap();
        assert_eq!(body["description"].as_str().unwrap_or("ok"), expected);
        let sent = api.sent_to(ANNAS);
        assert_eq!(sent.len(), usize::from(expected == "ok"));
        if let [document] = sent.as_slice() {
            let enclosed = document.enclosed.as_ref().unwrap();
            assert_eq!((enclosed.name.as_str(), enclosed.content.as_str()), ("kept.json", "{}"));
        }
        assert_eq!(api.violations(), Vec::<String>::new());
    }
}
