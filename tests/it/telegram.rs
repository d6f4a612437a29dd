//! The Telegram face against the strict Bot API server: who is answered, in which order, once.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use expect_test::{Expect, expect};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use lachin_bot::answer::reply::{Action, Button, Document, Outcome, Reply};
use lachin_bot::broadcast;
use lachin_bot::chat::Profile;
use lachin_bot::conversation::{Conversation, Incoming, Response};
use lachin_bot::knowledge::{District, Folder, Language};
use lachin_bot::telegram::{self, Api, Now, Pace, RunError, Settings, SourceError};
use teloxide::types::{ChatId, MessageId, ThreadId, UserId};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::bot_api::{BotApi, Entry, Event, Fault, Hint, On, Rules, Strikes};
use crate::databases::quick_folder;

/// A second of the server and of the bot, so that minutes of waiting pass in a moment.
const SECOND: Duration = Duration::from_millis(20);

/// A bot that runs until it is stopped.
pub(crate) struct Running {
    stop: CancellationToken,
    task: JoinHandle<Result<(), RunError>>,
}

impl Running {
    pub(crate) async fn stop(self) {
        self.stop.cancel();
        self.task.await.unwrap().unwrap();
    }

    async fn error(self) -> RunError {
        self.task.await.unwrap().unwrap_err()
    }
}

fn start<R>(api: &BotApi, token: &str, respond: R) -> Running
where
    R: Fn(&Profile, Incoming<'_>, Option<&str>, Date) -> Response + Send + Sync + 'static,
{
    let stop = CancellationToken::new();
    let settings = Settings {
        api: Api::new(token.into(), api.url().parse().ok(), None).unwrap(),
        pace: Pace::in_seconds_of(SECOND),
        store: None,
        greetings: broadcast::Pace::default(),
        instance: "only".to_owned(),
        operators: Vec::new(),
    };
    let clock = || Now { moment: Timestamp::UNIX_EPOCH, today: date(2026, 11, 22) };
    let task = tokio::spawn(telegram::run(settings, respond, clock, stop.clone()));
    Running { stop, task }
}

fn start_echo(api: &BotApi) -> Running {
    start(api, api.token(), echo)
}

pub(crate) fn start_lachin(api: &BotApi) -> Running {
    let conversation = Conversation::new(District::read(&Folder::embedded()).unwrap());
    let respond = move |profile: &Profile, incoming: Incoming<'_>, bot: Option<&str>, today| {
        conversation.respond(profile, incoming, bot, today)
    };
    start(api, api.token(), respond)
}

/// Says again what was said, with letters that HTML minds; falls over when told to.
fn echo(_: &Profile, incoming: Incoming<'_>, _: Option<&str>, _: Date) -> Response {
    let text = match incoming {
        Incoming::Text(text) if text.contains("PANIC") => panic!("secret {text}"),
        Incoming::Text(text) => format!("re: {text} <&>"),
        Incoming::Wordless => "wordless".to_owned(),
        Incoming::Button(data) => format!("tap {data}"),
        Incoming::Flood => "slow down".to_owned(),
        Incoming::Failed => "failed".to_owned(),
        Incoming::Added => "hello".to_owned(),
    };
    let language = Language::parse("az").unwrap();
    let document = Document::from_text(&text);
    let buttons = vec![Button { label: "az".to_owned(), action: Action::Language(language) }];
    Response {
        replies: vec![Reply { outcome: Outcome::None, language, document, buttons }],
        ..Response::default()
    }
}

/// Chats 1 to 180 are private, 181 to 200 are groups.
fn chat(number: i64) -> ChatId {
    if is_group(number) { ChatId(-1_000_000_000_000 - number) } else { ChatId(number) }
}

fn is_group(number: i64) -> bool {
    number > 180
}

fn person(number: i64) -> UserId {
    UserId(number.unsigned_abs())
}

/// What goes wrong for each tenth of the chats.
fn script_faults(api: &BotApi) {
    for number in 1..=200 {
        let on = || On::method("sendMessage").chat(chat(number));
        let busy = |retry_after, hint| Fault::TooManyRequests { retry_after, hint };
        let broken = Fault::ServerError { code: 502, strikes: Strikes::BeforeEffect };
        let refused =
            Fault::Refused { code: 400, description: "Bad Request: can't parse entities: x" };
        match number % 10 {
            1 => api.fault(on().nth(2), busy(3, Hint::Parameters)),
            2 => api.fault(on().nth(1).times(2), busy(2, Hint::TextOnly)),
            3 => api.fault(on().nth(3).times(2), broken),
            4 | 5 => api.fault(on().nth(2), Fault::Reset(Strikes::AfterEffect)),
            6 => api.fault(on().nth(4), refused),
            _ => (),
        }
    }
    let down = Fault::ServerError { code: 500, strikes: Strikes::BeforeEffect };
    api.fault(On::method("getMe").times(2), down);
    api.fault(On::method("getUpdates").nth(1), Fault::Reset(Strikes::BeforeEffect));
    api.fault(On::method("getUpdates").nth(3), Fault::Reset(Strikes::AfterEffect));
    let busy = Fault::TooManyRequests { retry_after: 1, hint: Hint::Parameters };
    api.fault(On::method("getUpdates").nth(5), busy);
}

/// 1,000 messages from 200 chats, while a tenth of the chats each meets 429s with and without
/// parameters, 502s, resets and refused HTML, a tenth makes the handler panic, and the server is
/// down at first.
#[tokio::test(flavor = "multi_thread")]
async fn every_chat_gets_its_replies_in_order_and_once_whatever_fails() {
    let api = BotApi::start(Rules::scaled()).await;
    for number in 1..=200 {
        if is_group(number) {
            api.group(chat(number), "group");
        } else {
            api.private_chat(person(number), "az");
        }
    }
    script_faults(&api);
    let running = start_echo(&api);
    let mut expected: BTreeMap<i64, Vec<(String, Option<MessageId>)>> = BTreeMap::new();
    for round in 1..=5 {
        for number in 1..=200 {
            let panics = number % 10 == 7 && round == 3;
            let text = if panics { "PANIC".to_owned() } else { format!("message {round}") };
            let text = if is_group(number) { format!("/ask {text}") } else { text };
            let message = api.say(chat(number), person(number), &text);
            let reply = if panics { "failed".to_owned() } else { format!("re: {text} <&>") };
            let quoted = is_group(number).then_some(message);
            expected.entry(number).or_default().push((reply, quoted));
        }
        api.update(r#"{"kind_of_the_future": {"text": "x"}}"#);
    }
    api.wait_for(|it| it.sent().count() >= 1000).await;
    api.all_updates_confirmed().await;
    running.stop().await;
    for (number, expected) in expected {
        let sent = api.sent_to(chat(number));
        let sent: Vec<_> = sent.into_iter().map(|it| (it.text, it.reply_to)).collect();
        assert_eq!(sent, expected, "chat {number}");
    }
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_breaks_in_mid_request_costs_at_most_that_reply() {
    let api = BotApi::start(Rules::scaled()).await;
    let chat = api.private_chat(person(7), "en");
    let on = On::method("sendMessage").chat(chat);
    api.fault(on.nth(2), Fault::Reset(Strikes::BeforeEffect));
    let running = start_echo(&api);
    for word in ["one", "two", "three"] {
        api.say(chat, person(7), word);
    }
    api.wait_for(|it| it.sent_to(chat).len() >= 2).await;
    running.stop().await;
    let sent: Vec<String> = api.sent_to(chat).into_iter().map(|it| it.text).collect();
    assert_eq!(sent, ["re: one <&>", "re: three <&>"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_chat_that_is_told_to_wait_delays_no_other() {
    let api = BotApi::start(Rules::scaled()).await;
    let (busy, free) = (api.private_chat(person(1), "en"), api.private_chat(person(2), "en"));
    let patience = Fault::TooManyRequests { retry_after: 50, hint: Hint::Parameters };
    api.fault(On::method("sendMessage").chat(busy).nth(1), patience);
    let running = start_echo(&api);
    for round in 0..5 {
        api.say(busy, person(1), &format!("busy {round}"));
        api.say(free, person(2), &format!("free {round}"));
    }
    let seen = api.wait_for(|it| it.sent_to(busy).len() + it.sent_to(free).len() >= 10).await;
    running.stop().await;
    let order: Vec<ChatId> = seen.sent().map(|it| it.chat).collect();
    assert_eq!(order[..5], [free; 5], "the free chat was served first");
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn in_groups_only_commands_calls_by_name_and_replies_to_the_bot_are_answered() {
    let api = BotApi::start(Rules::scaled()).await;
    let group = ChatId(-1_000_000_000_005);
    api.group(group, "group");
    let topic = ThreadId(MessageId(3));
    api.topic(group, topic);
    let running = start_lachin(&api);
    for silent in ["how big is Lachin?", "/ask@another_bot how big?", "/dance", "@lachin_bot2 hi"] {
        api.say(group, person(9), silent);
    }
    api.say_in(group, topic, person(9), "/ask@lachin_bot How long is the Hakari?");
    let seen = api.wait_for(|it| it.sent_to(group).len() == 1).await;
    let reply = &seen.sent_to(group)[0];
    assert!(reply.text.contains("113 km"), "{}", reply.text);
    assert_eq!(reply.thread, Some(topic));
    api.reply_to_bot(group, person(9), "and how high is Gyzylbogaz?");
    let seen = api.wait_for(|it| it.sent_to(group).len() == 2).await;
    assert!(seen.sent_to(group)[1].text.contains("3,594 m"));
    api.say(group, person(9), "@Lachin_bot, how long is the Hakari?");
    let seen = api.wait_for(|it| it.sent_to(group).len() == 3).await;
    assert!(seen.sent_to(group)[2].text.contains("113 km"));
    running.stop().await;
    assert_eq!(api.sent_to(group).len(), 3);
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[track_caller]
fn check_chat(api: &BotApi, chat: ChatId, expected: Expect) {
    let seen = api.transcript().of(chat).to_string();
    // A snapshot keeps no blanks at the end of a line.
    let lines = seen.lines().map(|it| format!("{}\n", it.trim_end()));
    expected.assert_eq(&lines.collect::<String>());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_replies_to_an_answer_in_a_group_asks_on_about_its_fact() {
    let api = BotApi::start(Rules::scaled()).await;
    let group = api.group(ChatId(-1_000_000_000_007), "group");
    api.user(person(7), "en");
    api.user(person(8), "en");
    let running = start_lachin(&api);
    api.say(group, person(7), "/ask@lachin_bot how long is the Hakari");
    api.wait_for(|it| it.sent_to(group).len() == 1).await;
    api.say(group, person(8), "/ask@lachin_bot and in miles?");
    api.wait_for(|it| it.sent_to(group).len() == 2).await;
    api.say(group, person(7), "/ask@lachin_bot how long is the Hakari");
    api.wait_for(|it| it.sent_to(group).len() == 3).await;
    api.reply_to_bot(group, person(8), "and in miles?");
    let seen = api.wait_for(|it| it.sent_to(group).len() == 4).await;
    running.stop().await;
    let texts: Vec<&str> = seen.sent_to(group).iter().map(|it| it.text.as_str()).collect();
    assert!(texts[0].starts_with("Length of the Hakari\n"), "{seen}");
    assert!(!texts[1].contains("miles"), "nobody's last question is another's: {seen}");
    assert!(texts[3].starts_with("113 km ≈ 70.2 miles\n"), "{seen}");
    let folded = &seen.sent_to(group)[0].raw;
    assert!(folded.contains("<blockquote expandable>"), "{folded}");
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_private_chat_reads_like_a_conversation() {
    let api = BotApi::start(Rules::scaled()).await;
    let chat = api.private_chat(person(7), "tr");
    let running = start_lachin(&api);
    let said = ["/start", "laçın kaç km kare", "<b>merhaba</b> & \u{200f}selam", "/language az"];
    for (place, said) in said.into_iter().enumerate() {
        api.say(chat, person(7), said);
        api.wait_for(|it| it.sent_to(chat).len() == place + 1).await;
    }
    api.say(chat, person(7), "/topics");
    let seen = api.wait_for(|it| it.sent_to(chat).len() == 5).await;
    let topics = seen.sent_to(chat)[4].message;
    api.tap(chat, person(7), topics, "1:topic:rivers");
    let is_edit = |it: &Entry| matches!(it.event, Event::Edited(_));
    api.wait_for(|it| it.entries().iter().any(is_edit)).await;
    api.tap(chat, person(7), topics, "long gone");
    api.wait_for(|it| it.sent_to(chat).len() == 6).await;
    running.stop().await;
    assert_eq!(api.unanswered_taps(), 0);
    assert_eq!(api.violations(), Vec::<String>::new());
    check_chat(
        &api,
        chat,
        expect![[r#"
            user 7 > /start
            bot > Merhaba! Laçın ilçesi hakkındaki soruları yanıtlayan bir botum.
              Her yanıtta kaynak ve tarih belirtilir.
              Türkçe, Azerbaycanca, İngilizce veya Rusça olarak dilediğiniz gibi sorabilirsiniz.
              Örneğin: Hekeri Nehri'nin uzunluğu ne kadar? Üçlü bildiriyi kimler imzaladı?
              Bütün komutlar: /help
            user 7 > laçın kaç km kare
            bot > Laçın ilçesinin yüzölçümü

              İlçe yönetimine göre Laçın ilçesinin yüzölçümü 1.835 km²'dir. Azerbaycan Cumhurbaşkanlığı Kütüphanesi bu rakamı 1.840 km²'ye yuvarlar; karabakh.az sitesi 1.875 km², Azerbaycan Millî Kütüphanesi ise 1.883 km² rakamını verir.

              Kaynaklar bu konuda farklı bilgi veriyor. Bilginin tarihi: 1 Aralık 2025.

              Kaynaklar: Azerbaycan haber metni, 1 Aralık 2025; Laçın İlçe Yönetimi; Azerbaycan Cumhurbaşkanlığı Kütüphanesi, Ağustos 2022 sonrası; karabakh.az (Dağlık Karabağ Bölgesi Azerbaycanlı Topluluğu), 2020 öncesi; Azerbaycan Millî Kütüphanesi, 2020 öncesi
              [≡ İlgili] [↗ Paylaş (switch_inline_query)]
            user 7 > <b>merhaba</b> & ‏selam
            bot > Merhaba! Laçın hakkında ne öğrenmek istersiniz?
            user 7 > /language az
            bot > Seçilmiş dil: Azərbaycan dili. Sualı hansı dildə yazsanız, yenə o dildə cavab verirəm.
            user 7 > /topics
            bot > Bu mövzulara aid suallara cavab verə bilərəm:
              [Coğrafiya]
              [Təbiət və iqlim]
              [Çaylar]
              [İdarəetmə və kodlar]
              [Adlar və ifadələr]
              [Əhali]
              [1992-ci ilə qədər tarix]
              [1992–2020-ci illər]
              [2020-ci il müharibəsi və təhvil]
              [Laçın dəhlizi]
              [Abidələr və muzeylər]
              [İnsanlar və mədəniyyət]
              [Sakinlərin qayıdışı]
              [Şəhər və kəndlər bu gün]
              [İqtisadiyyat və enerji]
              [Nəqliyyat] [Səfər]
              [Şəhər Günü və ildönümləri]
            user 7 taps > [Çaylar]
            bot edits 10 > Çaylar 1/2
              [Həkəri çayının hövzəsi]
              [Həkəri çayının qolları]
              [Həkəri çayının su sərfi]
              [Həkəri çayının düşməsi]
              [Həkərinin balığı və suyundan istifadə]
              [Həkərinin yarandığı yer]
              [Həkəri çayının uzunluğu]
              [Həkəri çayının axarı və mənsəbi]
              [Növbəti ›]
              [Bütün mövzular]
            user 7 taps > long gone (no such button)
            bot > Bu düymə botun köhnə versiyasından qalıb. Zəhmət olmasa, yenidən başlayın: /start
        "#]],
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn newer_entities_and_broken_letters_lose_no_question() {
    let api = BotApi::start(Rules::scaled()).await;
    let chat = api.private_chat(person(7), "en");
    let running = start_lachin(&api);
    let message = |number: i32, rest: &str| {
        format!(
            r#"{{"message": {{"message_id": {number}, "date": 1, "chat": {{"id": 7, "type": "private", "first_name": "A"}},
            "from": {{"id": 7, "is_bot": false, "first_name": "A", "language_code": "en"}}, {rest}}}}}"#
        )
    };
    let date = r#""text": "How long is the Hakari?", "entities": [{"type": "date_time", "offset": 0, "length": 3, "unix_time": 1}]"#;
    api.update(&message(101, date));
    api.update(&message(
        102,
        r#""text": "How high is Gyzylbogaz? \ud83d", "thing_of_the_future": {"x": [1]}"#,
    ));
    let seen = api.wait_for(|it| it.sent_to(chat).len() == 2).await;
    running.stop().await;
    let texts: Vec<&str> = seen.sent().map(|it| it.text.as_str()).collect();
    assert!(texts[0].contains("113 km") && texts[1].contains("3,594 m"), "{texts:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_who_floods_is_told_so_once() {
    let api = BotApi::start(Rules::scaled()).await;
    let (loud, calm) = (api.private_chat(person(1), "en"), api.private_chat(person(2), "en"));
    let running = start_echo(&api);
    for round in 0..100 {
        api.say(loud, person(1), &format!("loud {round}"));
    }
    api.say(calm, person(2), "calm");
    api.wait_for(|it| it.sent_to(calm).len() == 1).await;
    api.all_updates_confirmed().await;
    running.stop().await;
    let texts: Vec<String> = api.sent_to(loud).into_iter().map(|it| it.text).collect();
    assert_eq!(texts.iter().filter(|it| *it == "slow down").count(), 1, "{texts:?}");
    assert!(texts.len() < 60, "{} messages were answered", texts.len());
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_newer_of_two_instances_goes_on_and_a_refused_token_ends_the_bot() {
    let api = BotApi::start(Rules::scaled()).await;
    let older = start_echo(&api);
    api.wait_for_calls("getUpdates", 1).await;
    let newer = start_echo(&api);
    assert_eq!(older.error().await, RunError::Source(SourceError::SecondInstance));
    newer.stop().await;
    let stranger = start(&api, "1:x", echo);
    assert_eq!(stranger.error().await, RunError::Source(SourceError::Unauthorized));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_poll_asks_for_the_same_kinds_of_update() {
    let api = BotApi::start(Rules::scaled()).await;
    let chat = api.private_chat(person(7), "en");
    let broken = Fault::ServerError { code: 502, strikes: Strikes::BeforeEffect };
    api.fault(On::method("getUpdates").nth(1), broken);
    let running = start_echo(&api);
    api.say(chat, person(7), "hello");
    api.wait_for(|it| it.sent_to(chat).len() == 1).await;
    running.stop().await;
    let polls = api.calls("getUpdates");
    assert!(polls.len() >= 3, "{polls:?}");
    let asked = serde_json::json!([
        "message",
        "guest_message",
        "callback_query",
        "my_chat_member",
        "inline_query",
        "chosen_inline_result",
        "poll_answer"
    ]);
    for poll in polls {
        assert_eq!(poll.params.get("allowed_updates"), Some(&asked));
    }
}

/// The program itself, as an operator starts it.
fn program(api: &BotApi, token: &str, folder: &Path) -> tokio::process::Command {
    let mut program = tokio::process::Command::new(assert_cmd::cargo::cargo_bin("lachin-bot"));
    program
        .arg("run")
        .env_clear()
        .env("TELOXIDE_TOKEN", token)
        .env("TELOXIDE_API_URL", api.url())
        .env("RUST_LOG", "debug")
        .current_dir(folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    program
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn the_program_answers_in_four_languages_tells_no_secret_and_stops_when_told() {
    let api = BotApi::start(Rules::default()).await;
    let folder = quick_folder();
    let bot = program(&api, api.token(), folder.path()).spawn().unwrap();
    let pid = bot.id().unwrap().to_string();
    let questions = [
        ("en", "how big is the lachin distrct", "1,835 km²"),
        ("az", "Laçında neçə kənd var?", "125"),
        ("ru", "какова длинна реки хакари", "113 км"),
        ("tr", "en yuksek zirve hangisi", "Kızılboğaz"),
    ];
    let people = questions.iter().zip(1..).map(|((code, question, answer), number)| {
        let chat = api.private_chat(person(number), code);
        api.say(chat, person(number), question);
        (chat, *answer)
    });
    let people: Vec<_> = people.collect();
    let seen = api.wait_for(|it| it.sent().count() == people.len()).await;
    for (chat, answer) in people {
        let text = &seen.sent_to(chat)[0].text;
        assert!(text.contains(answer), "{answer} is not in {text}");
    }
    tokio::process::Command::new("kill").args(["-TERM", &pid]).status().await.unwrap();
    let done = bot.wait_with_output().await.unwrap();
    assert_eq!(done.status.code(), Some(0));
    let log = String::from_utf8(done.stderr).unwrap() + &String::from_utf8(done.stdout).unwrap();
    assert!(log.contains("receiving updates"), "{log}");
    for secret in [api.token(), "distrct", "хакари", "1,835"] {
        assert!(!log.contains(secret), "{secret} is in the log:\n{log}");
    }
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_program_ends_with_a_clear_error_where_telegram_refuses_it() {
    let api = BotApi::start(Rules::default()).await;
    let folder = quick_folder();
    let done = program(&api, "1:another-token", folder.path()).output().await.unwrap();
    let errors = String::from_utf8(done.stderr).unwrap();
    let last = errors.lines().last().unwrap();
    assert!(last.starts_with("lachin-bot: ") && last.contains("token"), "{errors}");
    assert!(!errors.contains("another-token"), "{errors}");
    assert_eq!(done.status.code(), Some(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_of_nobody_are_no_flood_in_a_group() {
    let api = BotApi::start(Rules::scaled()).await;
    let group = api.group(ChatId(-1_000_000_000_005), "group");
    let running = start_echo(&api);
    for _ in 0..50 {
        api.say(group, person(9), "/dance");
    }
    api.say(group, person(9), "/ask now?");
    api.wait_for(|it| it.sent_to(group).len() == 1).await;
    api.all_updates_confirmed().await;
    running.stop().await;
    let texts: Vec<String> = api.sent_to(group).into_iter().map(|it| it.text).collect();
    assert_eq!(texts, ["re: /ask now? <&>"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tap_is_answered_three_times_at_most_and_after_no_long_wait() {
    for (fault, calls) in [
        (Fault::ServerError { code: 502, strikes: Strikes::BeforeEffect }, 3),
        (Fault::TooManyRequests { retry_after: 2, hint: Hint::Parameters }, 3),
        (Fault::TooManyRequests { retry_after: 11, hint: Hint::Parameters }, 1),
    ] {
        let api = BotApi::start(Rules::scaled()).await;
        let chat = api.private_chat(person(7), "az");
        let running = start_echo(&api);
        api.say(chat, person(7), "hello");
        let seen = api.wait_for(|it| it.sent_to(chat).len() == 1).await;
        api.fault(On::method("answerCallbackQuery").times(9), fault);
        api.tap(chat, person(7), seen.sent_to(chat)[0].message, "1:language:az");
        api.wait_for(|it| it.sent_to(chat).len() == 2).await;
        api.wait_for_calls("answerCallbackQuery", calls).await;
        // A bot that stops finishes what is under way, so that one more call would be seen.
        running.stop().await;
        assert_eq!(api.calls("answerCallbackQuery").len(), calls);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_that_stops_does_not_wait_long_for_its_last_confirmation() {
    let api = BotApi::start(Rules::scaled()).await;
    let chat = api.private_chat(person(7), "en");
    let running = start_echo(&api);
    api.say(chat, person(7), "hello");
    api.wait_for(|it| it.sent_to(chat).len() == 1).await;
    let held = CancellationToken::new();
    let silence = Fault::SlowReply(crate::bot_api::Hold::Until(held.clone()));
    api.fault(On::method("getUpdates").times(1000), silence);
    let stopped = tokio::time::timeout(Duration::from_secs(10), running.stop()).await;
    stopped.expect("the bot does not stop");
    held.cancel();
}
