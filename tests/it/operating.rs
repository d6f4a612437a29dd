//! Running the bot from its own chat: the whole bot with a store, against the strict Bot API server.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use lachin_bot::broadcast;
use lachin_bot::conversation::Conversation;
use lachin_bot::knowledge::{District, Folder};
use lachin_bot::telegram::{self, Api, Now, Pace, RunError, Settings};
use teloxide::types::{ChatId, UserId};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::bot_api::{Action, BotApi, Keyboard, Outgoing, Rules};
use crate::databases::{Fresh, on_both};

on_both! {
    an_announcement_reaches_every_subscriber_once
    a_cancelled_announcement_reaches_nobody
    what_waits_while_broadcasts_are_paused_goes_out_in_one_message
    the_numbers_are_those_of_the_database
    a_stranger_is_told_that_there_are_no_such_commands_and_buttons
}

/// A second of the server and of the bot, so that minutes of waiting pass in a moment.
const SECOND: Duration = Duration::from_millis(20);

const OPERATOR: UserId = UserId(1);

/// The district that is built in, made ready once for all tests.
pub(crate) static CONVERSATION: LazyLock<Arc<Conversation>> =
    LazyLock::new(|| Arc::new(Conversation::new(District::read(&Folder::embedded()).unwrap())));

/// A bot that somebody runs, with a clock that is set by hand.
struct Bot {
    api: BotApi,
    fresh: Fresh,
    clock: Arc<AtomicI64>,
    stop: CancellationToken,
    task: JoinHandle<Result<(), RunError>>,
    /// The operator's own chat.
    own: ChatId,
}

impl Bot {
    async fn at(moment: &str, fresh: Fresh) -> Self {
        let api = BotApi::start(Rules::scaled()).await;
        let settings = Settings {
            api: Api::new(api.token().into(), api.url().parse().ok(), None).unwrap(),
            pace: Pace::in_seconds_of(SECOND),
            store: Some(fresh.open().await),
            greetings: broadcast::Pace { second: SECOND, ..broadcast::Pace::default() },
            instance: "only".to_owned(),
            operators: vec![99, OPERATOR.0],
        };
        let clock: Arc<AtomicI64> = Arc::default();
        let (stop, hand) = (CancellationToken::new(), Arc::clone(&clock));
        set(&clock, moment);
        let read = move || {
            let moment = Timestamp::from_second(hand.load(Ordering::SeqCst)).unwrap();
            Now { moment, today: moment.to_zoned(TimeZone::get("Asia/Baku").unwrap()).date() }
        };
        let run = telegram::run(settings, Arc::clone(&CONVERSATION), read, stop.clone());
        let own = api.private_chat(OPERATOR, "en");
        Self { api, fresh, clock, stop, task: tokio::spawn(run), own }
    }

    /// Says something and waits for as many messages as the chat then has.
    async fn say(&self, chat: ChatId, user: UserId, text: &str, messages: usize) -> Outgoing {
        self.api.say(chat, user, text);
        self.hear(chat, messages).await
    }

    /// What an operator says, and the last answer.
    async fn order(&self, text: &str, messages: usize) -> String {
        self.say(self.own, OPERATOR, text, messages).await.text
    }

    /// Waits for the message of this number.
    async fn hear(&self, chat: ChatId, messages: usize) -> Outgoing {
        let seen = self.api.wait_for(|it| it.sent_to(chat).len() >= messages).await;
        seen.sent_to(chat)[messages - 1].clone()
    }

    /// Somebody new subscribes.
    async fn subscriber(&self, number: u64) -> ChatId {
        let chat = self.api.private_chat(UserId(number), "en");
        self.say(chat, UserId(number), "/subscribe", 1).await;
        chat
    }

    fn press(&self, below: &Outgoing, label: &str) {
        self.api.tap(self.own, OPERATOR, below.message, &data_of(below, label));
    }

    async fn stop(self) -> BotApi {
        self.stop.cancel();
        self.task.await.unwrap().unwrap();
        assert_eq!(self.api.violations(), Vec::<String>::new());
        assert_eq!(self.api.unanswered_taps(), 0);
        self.api
    }
}

fn set(clock: &AtomicI64, moment: &str) {
    clock.store(moment.parse::<Timestamp>().unwrap().as_second(), Ordering::SeqCst);
}

fn labels(message: &Outgoing) -> Vec<(&str, &str)> {
    let Keyboard::Inline(rows) = &message.keyboard else { return Vec::new() };
    let shown = rows.iter().flatten().map(|it| match &it.action {
        Action::Callback(data) => (it.text.as_str(), data.as_str()),
        other => panic!("no button of ours: {other:?}"),
    });
    shown.collect()
}

fn data_of(message: &Outgoing, label: &str) -> String {
    let found = labels(message).into_iter().find(|it| it.0 == label);
    found.unwrap_or_else(|| panic!("no {label}: {message:?}")).1.to_owned()
}

async fn an_announcement_reaches_every_subscriber_once(fresh: Fresh) {
    let bot = Bot::at("2026-11-22T23:30:00+04:00", fresh).await;
    let (one, other) = (bot.subscriber(7).await, bot.subscriber(8).await);
    let group = bot.api.group(ChatId(-1_000_000_000_005), "group");
    bot.api.say_anonymously(group, "/subscribe@lachin_bot");
    bot.hear(group, 1).await;
    let (gone, reader) = (bot.subscriber(9).await, bot.api.private_chat(UserId(10), "en"));
    bot.say(reader, UserId(10), "/start", 1).await;
    bot.api.block(UserId(9));
    bot.api.all_updates_confirmed().await;

    let text = "Tomorrow <b>&</b> later:\n\n  the bot sleeps.";
    let ask = bot.say(bot.own, OPERATOR, &format!("/announce {text}"), 2).await;
    let look = bot.hear(bot.own, 1).await;
    assert_eq!(look.text, text);
    assert_eq!(ask.text, "This is how it will look. Shall I send it to 3 chats?");
    bot.press(&ask, "Send it");
    bot.press(&ask, "Send it");
    let (first, second) = (bot.hear(bot.own, 3).await.text, bot.hear(bot.own, 4).await.text);
    let mut answers = [first.as_str(), second.as_str()];
    answers.sort_unstable();
    assert_eq!(
        answers,
        [
            "On its way to 3 chats. You can follow it with /stats.",
            "This message was already sent; it will not be sent twice."
        ]
    );
    for chat in [one, other, group] {
        let told = bot.hear(chat, 2).await;
        let [(_, off)] = labels(&told)[..] else { panic!("{told:?}") };
        assert_eq!((told.text.as_str(), off), (text, "1:wish:off"));
    }
    assert_eq!(data_of(&look, "Stop these messages"), "1:wish:off");
    // Whoever subscribes later, or presses later, changes nothing.
    let late = bot.subscriber(11).await;
    set(&bot.clock, "2026-11-23T00:30:00+04:00");
    bot.press(&ask, "Send it");
    bot.hear(bot.own, 5).await;
    let rows = "select count(*) from deliveries where occasion = 'announcement:1'";
    assert_eq!(bot.fresh.number(rows).await, 3);
    let told = [one, other, group, gone, reader, late];
    let api = bot.stop().await;
    assert_eq!(told.map(|it| api.messages_to(it)), [2, 2, 2, 1, 1, 1]);
}

async fn a_cancelled_announcement_reaches_nobody(fresh: Fresh) {
    let bot = Bot::at("2026-11-22T12:00:00+04:00", fresh).await;
    let nobody = bot.order("/announce Hello", 2).await;
    assert_eq!(nobody, "This is how it would look, but nobody is subscribed.");
    let subscriber = bot.subscriber(7).await;
    let ask = bot.say(bot.own, OPERATOR, "/announce Hello again", 4).await;
    assert_eq!(ask.text, "This is how it will look. Shall I send it to 1 chat?");
    bot.press(&ask, "Do not send it");
    let cancelled = bot.hear(bot.own, 5).await.text;
    assert_eq!(cancelled, "Cancelled: nobody gets this message.");
    let outdated = "This button is outdated. To send the message, please write it again: /announce";
    for (label, messages) in [("Send it", 6), ("Do not send it", 7)] {
        bot.press(&ask, label);
        assert_eq!(bot.hear(bot.own, messages).await.text, outdated);
    }
    // The next day the button of another one is too old.
    let ask = bot.say(bot.own, OPERATOR, "/announce Hello anew", 9).await;
    set(&bot.clock, "2026-11-23T12:00:01+04:00");
    bot.press(&ask, "Send it");
    assert_eq!(bot.hear(bot.own, 10).await.text, outdated);
    assert_eq!(bot.fresh.number("select count(*) from deliveries").await, 0);
    let api = bot.stop().await;
    assert_eq!(api.messages_to(subscriber), 1);
}

async fn what_waits_while_broadcasts_are_paused_goes_out_in_one_message(fresh: Fresh) {
    let bot = Bot::at("2026-11-30T20:00:00+04:00", fresh).await;
    let subscriber = bot.subscriber(7).await;
    let paused = bot.order("/pause", 1).await;
    assert_eq!(paused, "Broadcasts are paused. Messages waiting: 0. To go on: /resume");
    set(&bot.clock, "2026-12-01T09:00:05+04:00");
    let ask = bot.say(bot.own, OPERATOR, "/announce A word before", 3).await;
    bot.press(&ask, "Send it");
    let waits = bot.hear(bot.own, 4).await.text;
    assert_eq!(
        waits,
        "On its way to 1 chat. You can follow it with /stats.\n\n\
         Broadcasts are paused: it waits for /resume, for 24 hours at most."
    );
    let stats = bot.order("/stats", 5).await;
    assert!(stats.contains("Broadcasts: paused"), "{stats}");
    assert_eq!(bot.api.messages_to(subscriber), 1, "nothing is sent meanwhile");
    let resumed = bot.order("/resume", 6).await;
    assert!(resumed.starts_with("Broadcasts are on. Messages waiting: "), "{resumed}");
    let told = bot.hear(subscriber, 2).await.text;
    assert!(told.starts_with("A word before\n\n") && told.contains("1 December 2020"), "{told}");
    let api = bot.stop().await;
    assert_eq!(api.messages_to(subscriber), 2);
}

async fn the_numbers_are_those_of_the_database(fresh: Fresh) {
    let bot = Bot::at("2026-11-22T12:00:00+04:00", fresh).await;
    bot.subscriber(7).await;
    bot.subscriber(8).await;
    bot.fresh
        .run(
            "insert into chats (chat, place, seen_at) values (-5, 'group', 1795330000);
             update subscriptions set paused = 'blocked', paused_at = 1 where chat = 8;
             insert into deliveries \
             (occasion, day, chat, state, due_at, expires_at, changed_at) values \
             ('a', '2026-11-22', 7, 'sent', 1, 2, 1795330000), \
             ('b', '2026-11-22', 7, 'unknown', 1, 2, 1795330000), \
             ('b', '2026-11-22', 8, 'unreachable', 1, 2, 1795330000), \
             ('b', '2026-11-21', 7, 'sent', 1, 2, 1795330000);
             insert into unanswered (question, asker, language, asked_at) values \
             ('x', 'a', 'en', 1795330000), ('x', 'b', 'en', 1795330000), \
             ('y', 'a', 'en', 1795330000)",
        )
        .await;
    let stats = bot.order("/stats", 1).await;
    for line in [
        "Private chats: 2; groups: 1",
        "Subscriptions: 2; of these paused: 1",
        "Broadcasts: on",
        "sent 1, waiting 0, uncertain 1, unreachable 1, not sent in time 0",
        "Questions without an answer: 2",
        &format!("Version {}; database: {}", env!("CARGO_PKG_VERSION"), bot.fresh.kind().name()),
    ] {
        assert!(stats.contains(line), "{line}\nis not in\n{stats}");
    }
    bot.stop().await;
}

async fn a_stranger_is_told_that_there_are_no_such_commands_and_buttons(fresh: Fresh) {
    let bot = Bot::at("2026-11-22T12:00:00+04:00", fresh).await;
    bot.subscriber(7).await;
    let ask = bot.say(bot.own, OPERATOR, "/announce Hello", 2).await;
    let stranger = UserId(12);
    let chat = bot.api.private_chat(stranger, "en");
    let unknown = bot.say(chat, stranger, "/dance", 1).await.text;
    let said = ["/stats", "/preview", "/pause", "/resume", "/announce Hello"];
    for (place, said) in said.into_iter().enumerate() {
        let answer = bot.say(chat, stranger, said, place + 2).await;
        assert_eq!((&answer.text, labels(&answer)), (&unknown, Vec::new()), "{said}");
    }
    let below = bot.hear(chat, 6).await.message;
    for (messages, label) in [(7, "Send it"), (8, "Do not send it")] {
        bot.api.tap(chat, stranger, below, &data_of(&ask, label));
        let told = bot.hear(chat, messages).await.text;
        assert!(told.starts_with("This button is from an older version"), "{told}");
    }
    // In a group not even an operator is one.
    let group = bot.api.group(ChatId(-1_000_000_000_005), "group");
    for user in [stranger, OPERATOR] {
        bot.api.say(group, user, "/pause@lachin_bot");
        bot.api.say(group, user, "/announce@lachin_bot Hello");
    }
    bot.api.all_updates_confirmed().await;
    assert_eq!(bot.fresh.number("select count(*) from deliveries").await, 0);
    let paused = "select count(*) from settings where name = 'broadcasts'";
    assert_eq!(bot.fresh.number(paused).await, 0);
    // The announcement is still there to be sent.
    bot.press(&ask, "Send it");
    bot.hear(ChatId(7), 2).await;
    let api = bot.stop().await;
    assert_eq!(api.messages_to(group), 0);
}
