//! Screens that change where they stand, and what is done about privacy: the whole bot with a store,
//! against the strict Bot API server.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::date;
use lachin_bot::broadcast;
use lachin_bot::conversation::{Conversation, Readers};
use lachin_bot::knowledge::{District, Folder};
use lachin_bot::store::{Kind, Store};
use lachin_bot::telegram::{self, Api, Now, Pace, RunError, Settings};
use serde_json::{Value, json};
use sqlx::Connection;
use teloxide::types::{ChatId, MessageId, UserId};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::bot_api::{BotApi, Event, Fault, Notice, On, Outgoing, Rules, Status, Transcript};
use crate::databases::{Fresh, on_both};

on_both! {
    settings_are_changed_in_place
    who_presses_twice_has_it_done_once
    a_screen_that_is_gone_is_shown_anew
    a_stranger_in_a_group_is_told_aside
    a_forgotten_chat_leaves_no_row
    what_is_kept_comes_as_a_file
    a_report_reaches_those_who_run_the_bot
}

/// A second of the server and of the bot, so that minutes of waiting pass in a moment.
const SECOND: Duration = Duration::from_millis(20);

const PERSON: UserId = UserId(7);
const ADMIN: UserId = UserId(70);
const GROUP: ChatId = ChatId(-1_001_000_000_005);

static LACHIN: LazyLock<Arc<Conversation>> = LazyLock::new(|| {
    let district = District::read(&Folder::embedded()).unwrap();
    Arc::new(Conversation::new(district).with_readers(Readers::Some))
});

/// A bot that runs until it is stopped.
struct Bot {
    api: BotApi,
    store: Store,
    stop: CancellationToken,
    task: JoinHandle<Result<(), RunError>>,
}

impl Bot {
    async fn start(fresh: &Fresh) -> Self {
        let api = BotApi::start(Rules::scaled()).await;
        api.private_chat(PERSON, "en");
        api.private_chat(ADMIN, "az");
        let (store, stop) = (fresh.open().await, CancellationToken::new());
        let settings = Settings {
            api: Api::new(api.token().into(), api.url().parse().ok(), None).unwrap(),
            pace: Pace::in_seconds_of(SECOND),
            store: Some(store.clone()),
            greetings: broadcast::Pace { second: SECOND, ..broadcast::Pace::default() },
            instance: "only".to_owned(),
            operators: vec![ADMIN.0],
        };
        let clock = || Now { moment: Timestamp::UNIX_EPOCH, today: date(2026, 11, 22) };
        let run = telegram::run(settings, Arc::clone(&LACHIN), clock, stop.clone());
        Self { api, store, stop, task: tokio::spawn(run) }
    }

    /// Says something and waits for the next new message.
    async fn say(&self, chat: ChatId, user: UserId, text: &str) -> Outgoing {
        let before = self.api.sent_to(chat).len();
        self.api.say(chat, user, text);
        let seen = self.api.wait_for(|it| it.sent_to(chat).len() > before).await;
        seen.sent_to(chat)[before].clone()
    }

    /// Presses a button and waits for the edit that follows.
    async fn press(&self, message: &Outgoing, user: UserId, data: &str) -> Outgoing {
        let before = edits(&self.api.transcript()).len();
        self.api.tap(message.chat, user, message.message, data);
        let seen = self.api.wait_for(|it| edits(it).len() > before).await;
        edits(&seen)[before].clone()
    }

    /// Stops the bot, and expects that it did nothing that Telegram minds and left no wheel turning.
    async fn stop(self) -> BotApi {
        self.stop.cancel();
        self.task.await.unwrap().unwrap();
        self.store.close().await;
        assert_eq!(self.api.violations(), Vec::<String>::new());
        assert_eq!(self.api.unanswered_taps(), 0);
        self.api
    }
}

fn person() -> ChatId {
    PERSON.into()
}

fn edits(transcript: &Transcript) -> Vec<Outgoing> {
    let edited = |event: &Event| match event {
        Event::Edited(it) => Some(it.clone()),
        _ => None,
    };
    transcript.entries().iter().filter_map(|it| edited(&it.event)).collect()
}

fn alerts(transcript: &Transcript) -> Vec<String> {
    let alert = |event: &Event| match event {
        Event::Noticed { text, style: Notice::Alert, .. } => Some(text.clone()),
        _ => None,
    };
    transcript.entries().iter().filter_map(|it| alert(&it.event)).collect()
}

async fn settings_are_changed_in_place(fresh: Fresh) {
    let bot = Bot::start(&fresh).await;
    let screen = bot.say(person(), PERSON, "/settings").await;
    assert!(screen.text.contains("I don't write here"), "{}", screen.text);
    let on = bot.press(&screen, PERSON, "1:wish:on").await;
    assert!(on.text.contains("09:00, Baku"), "{}", on.text);
    let hours = bot.press(&screen, PERSON, "1:wish:hours").await;
    assert!(hours.keyboard.button("1:hour:20").is_some(), "{}", hours.keyboard);
    assert_eq!(hours.keyboard.to_string().lines().next(), Some("[07:00] [08:00] [09:00]"));
    bot.press(&screen, PERSON, "1:hour:20").await;
    bot.press(&screen, PERSON, "1:wish:silent").await;
    let turkish = bot.press(&screen, PERSON, "1:settings:tr").await;
    assert!(turkish.text.contains("Saat 20:00") && turkish.text.contains("Sessiz"));
    let profile = bot.store.profile(7, Timestamp::UNIX_EPOCH).await.unwrap().unwrap();
    assert_eq!(profile.chosen.map(|it| it.to_string()).as_deref(), Some("tr"));
    assert_eq!(profile.subscription.map(|it| it.hour), Some(20));
    let stopped = bot.press(&screen, PERSON, "1:wish:stop").await;
    assert_eq!(stopped.message, screen.message);
    let profile = bot.store.profile(7, Timestamp::UNIX_EPOCH).await.unwrap().unwrap();
    assert_eq!(profile.subscription, None);
    let api = bot.stop().await;
    assert_eq!(api.sent_to(person()).len(), 1, "all that is one message");
}

async fn who_presses_twice_has_it_done_once(fresh: Fresh) {
    let bot = Bot::start(&fresh).await;
    let screen = bot.say(person(), PERSON, "/settings").await;
    for (presses, data) in [(2, "1:wish:on"), (4, "1:hour:20"), (6, "1:settings:az")] {
        bot.api.tap(person(), PERSON, screen.message, data);
        bot.api.tap(person(), PERSON, screen.message, data);
        bot.api.wait_for_calls("editMessageText", presses).await;
    }
    let api = bot.stop().await;
    assert_eq!(edits(&api.transcript()).len(), 3, "{}", api.transcript());
    assert_eq!(api.sent_to(person()).len(), 1, "{}", api.transcript());
}

async fn a_screen_that_is_gone_is_shown_anew(fresh: Fresh) {
    let bot = Bot::start(&fresh).await;
    let screen = bot.say(person(), PERSON, "/settings").await;
    // Too old for Telegram to show, or deleted between the press and the edit.
    bot.api.tap(person(), PERSON, MessageId(900), "1:wish:on");
    bot.api.wait_for(|it| it.sent_to(person()).len() == 2).await;
    let gone = "Bad Request: message to edit not found";
    bot.api.fault(
        On::method("editMessageText").nth(1),
        Fault::Refused { code: 400, description: gone },
    );
    bot.api.tap(person(), PERSON, screen.message, "1:hour:20");
    let seen = bot.api.wait_for(|it| it.sent_to(person()).len() == 3).await;
    assert!(seen.sent_to(person())[2].text.contains("20:00"));
    // A connection that breaks after an edit: once more does no harm.
    let broken = Fault::Reset(crate::bot_api::Strikes::AfterEffect);
    bot.api.fault(On::method("editMessageText").nth(1), broken);
    bot.press(&screen, PERSON, "1:hour:22").await;
    bot.api.wait_for_calls("editMessageText", 3).await;
    let api = bot.stop().await;
    assert_eq!(api.sent_to(person()).len(), 3, "{}", api.transcript());
}

async fn a_stranger_in_a_group_is_told_aside(fresh: Fresh) {
    let bot = Bot::start(&fresh).await;
    bot.api.group(GROUP, "group");
    bot.api.set_member(GROUP, ADMIN, Status::Administrator);
    let screen = bot.say(GROUP, ADMIN, "/settings@lachin_bot").await;
    let on = bot.press(&screen, ADMIN, "1:wish:on").await;
    assert_eq!(on.message, screen.message);
    for data in ["1:wish:stop", "1:settings:az", "1:forget:yes"] {
        let before = alerts(&bot.api.transcript()).len();
        bot.api.tap(GROUP, PERSON, screen.message, data);
        bot.api.wait_for(|it| alerts(it).len() > before).await;
    }
    for command in ["/settings", "/forget", "/mydata"] {
        let refused = bot.say(GROUP, PERSON, command).await;
        assert!(refused.text.starts_with("Only the group's admins"), "{}", refused.text);
        assert_eq!(refused.enclosed, None);
    }
    let group = bot.store.profile(GROUP.0, Timestamp::UNIX_EPOCH).await.unwrap().unwrap();
    assert!(group.subscription.is_some() && group.chosen.is_none());
    let api = bot.stop().await;
    assert_eq!(edits(&api.transcript()).len(), 1, "{}", api.transcript());
    let aside = "Only the group's admins can do this. For yourself, write to me in a private chat.";
    assert_eq!(alerts(&api.transcript()), [aside; 3]);
}

/// How many rows each table has of a chat.
async fn rows_of(fresh: &Fresh, chat: i64) -> Vec<(String, i64)> {
    let columns = match fresh.kind() {
        Kind::Sqlite => {
            "select tables.name from sqlite_master tables, pragma_table_info(tables.name) columns \
             where tables.type = 'table' and columns.name = 'chat'"
        }
        Kind::Postgres => {
            "select cast(table_name as text) from information_schema.columns \
             where table_schema = 'public' and column_name = 'chat'"
        }
    };
    let mut connection = fresh.connect().await;
    let tables: Vec<String> = sqlx::query_scalar(columns).fetch_all(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let mut rows = Vec::new();
    for table in tables {
        let query = format!("select count(*) from {table} where chat = {chat}");
        rows.push((table, fresh.number(&query).await));
    }
    rows
}

async fn a_forgotten_chat_leaves_no_row(fresh: Fresh) {
    let bot = Bot::start(&fresh).await;
    for said in ["/subscribe", "/language az", "/feedback x", "/ask Həkəri çayı nə qədər uzundur?"]
    {
        bot.say(person(), PERSON, said).await;
    }
    let held = rows_of(&fresh, 7).await;
    assert!(held.len() >= 3 && held.iter().any(|it| it.1 > 0), "{held:?}");
    let asked = bot.say(person(), PERSON, "/forget").await;
    bot.api.tap(person(), PERSON, asked.message, "1:forget:yes");
    bot.api.tap(person(), PERSON, asked.message, "1:forget:yes");
    bot.api.wait_for_calls("editMessageText", 2).await;
    // The next message is from somebody new.
    let start = bot.say(person(), PERSON, "/start").await;
    assert!(start.text.starts_with("Hello!"), "{}", start.text);
    let left = rows_of(&fresh, 7).await;
    assert!(left.iter().all(|it| it.1 == 0), "{left:?}");
    bot.stop().await;
}

async fn what_is_kept_comes_as_a_file(fresh: Fresh) {
    let bot = Bot::start(&fresh).await;
    bot.say(person(), PERSON, "/subscribe 20 all").await;
    let sent = bot.say(person(), PERSON, "/mydata").await;
    assert!(sent.text.starts_with("Here is everything"), "{}", sent.text);
    let file = sent.enclosed.unwrap();
    assert_eq!(file.name, "mydata.json");
    let kept: Value = serde_json::from_str(&file.content).unwrap();
    assert_eq!(kept, bot.store.kept(7).await.unwrap());
    let subscription = &kept["subscriptions"][0];
    assert_eq!((&subscription["hour"], &subscription["which"]), (&json!(20), &json!("all")));
    for (table, rows) in rows_of(&fresh, 7).await {
        let told = kept[&table].as_array().map(Vec::len);
        assert_eq!(told, usize::try_from(rows).ok(), "{table} is not told of: {kept:#}");
    }
    bot.stop().await;
}

async fn a_report_reaches_those_who_run_the_bot(fresh: Fresh) {
    let bot = Bot::start(&fresh).await;
    let fact = bot.say(person(), PERSON, "/fact hakari-length").await;
    assert!(fact.keyboard.button("1:mistake:hakari-length").is_some(), "{}", fact.keyboard);
    bot.api.tap(person(), PERSON, fact.message, "1:mistake:hakari-length");
    let seen = bot.api.wait_for(|it| it.sent_to(person()).len() == 2).await;
    assert!(seen.sent_to(person())[1].text.contains("/feedback hakari-length"));
    bot.say(person(), PERSON, "/feedback hakari-length <b>Wrong</b> & more").await;
    let admin = ChatId::from(ADMIN);
    let seen = bot.api.wait_for(|it| it.sent_to(admin).len() == 1).await;
    let letter = seen.sent_to(admin)[0].clone();
    for part in ["<b>Wrong</b> & more", "/fact hakari-length"] {
        assert!(letter.text.contains(part), "{}", letter.text);
    }
    assert!(letter.keyboard.button("1:fact:hakari-length").is_some());
    let kept = bot.store.kept(7).await.unwrap().to_string();
    assert!(kept.contains("\"feedback\":1") && !kept.contains("Wrong"), "{kept}");
    bot.stop().await;
}
