//! From /subscribe to the greeting: the whole bot with a store, against the strict Bot API server.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use lachin_bot::broadcast;
use lachin_bot::conversation::Conversation;
use lachin_bot::knowledge::{District, Folder};
use lachin_bot::store::Store;
use lachin_bot::telegram::{self, Api, Now, Pace, RunError, Settings};
use teloxide::types::{ChatId, UserId};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::bot_api::{BotApi, Rules};

/// A second of the server and of the bot, so that minutes of waiting pass in a moment.
const SECOND: Duration = Duration::from_millis(20);

/// A bot with a memory and a clock that is set by hand.
struct Bot {
    api: BotApi,
    folder: tempfile::TempDir,
    conversation: Arc<Conversation>,
    clock: Arc<AtomicI64>,
}

/// The bot while it runs.
struct Running {
    stop: CancellationToken,
    task: JoinHandle<Result<(), RunError>>,
}

impl Bot {
    async fn at(moment: &str) -> Self {
        let conversation = Conversation::new(District::read(&Folder::embedded()).unwrap());
        let bot = Self {
            api: BotApi::start(Rules::scaled()).await,
            folder: tempfile::tempdir().unwrap(),
            conversation: Arc::new(conversation),
            clock: Arc::default(),
        };
        bot.set_clock(moment);
        bot
    }

    fn set_clock(&self, moment: &str) {
        self.clock.store(moment.parse::<Timestamp>().unwrap().as_second(), Ordering::SeqCst);
    }

    async fn start(&self) -> Running {
        let file = self.folder.path().join("bot.db");
        let url = format!("sqlite://{}", file.display()).parse().unwrap();
        let settings = Settings {
            api: Api::new(self.api.token().into(), self.api.url().parse().ok(), None).unwrap(),
            pace: Pace::in_seconds_of(SECOND),
            store: Some(Store::open(&url).await.unwrap()),
            greetings: broadcast::Pace { second: SECOND, ..broadcast::Pace::default() },
            instance: "only".to_owned(),
            admins: Vec::new(),
        };
        let (stop, hand) = (CancellationToken::new(), Arc::clone(&self.clock));
        let clock = move || {
            let moment = Timestamp::from_second(hand.load(Ordering::SeqCst)).unwrap();
            Now { moment, today: day_of(moment) }
        };
        let run = telegram::run(settings, Arc::clone(&self.conversation), clock, stop.clone());
        Running { stop, task: tokio::spawn(run) }
    }

    /// Says something and waits for as many messages as the chat then has.
    async fn say(&self, chat: ChatId, user: UserId, text: &str, messages: usize) -> String {
        self.api.say(chat, user, text);
        let seen = self.api.wait_for(|it| it.sent_to(chat).len() >= messages).await;
        seen.sent_to(chat)[messages - 1].text.clone()
    }
}

impl Running {
    async fn stop(self) {
        self.stop.cancel();
        self.task.await.unwrap().unwrap();
    }
}

fn day_of(moment: Timestamp) -> Date {
    moment.to_zoned(TimeZone::get("Asia/Baku").unwrap()).date()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_subscriber_is_greeted_on_the_day_and_once() {
    let bot = Bot::at("2026-11-30T20:00:00+04:00").await;
    let person = UserId(7);
    let chat = bot.api.private_chat(person, "en");
    let running = bot.start().await;
    let set = bot.say(chat, person, "/subscribe", 1).await;
    assert!(set.contains("09:00") || set.contains("9:00"), "{set}");
    bot.say(chat, person, "/language az", 2).await;
    bot.set_clock("2026-12-01T09:00:05+04:00");
    let seen = bot.api.wait_for(|it| it.sent_to(chat).len() == 3).await;
    let greeting = seen.sent_to(chat)[2].text.clone();
    assert!(greeting.contains("1 dekabr 2020"), "in the chat's language: {greeting}");
    running.stop().await;
    // Somebody else subscribed too late for today; both are there tomorrow.
    let running = bot.start().await;
    let other = UserId(8);
    let late = bot.api.private_chat(other, "ru");
    bot.say(late, other, "/subscribe", 1).await;
    bot.say(chat, person, "/unsubscribe", 4).await;
    running.stop().await;
    let told = |chat| bot.api.sent_to(chat).len();
    assert_eq!((told(chat), told(late)), (4, 1), "nobody is greeted twice, or of the past");
    assert_eq!(bot.api.violations(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_blocked_the_bot_is_left_alone_and_greeted_again_after_writing() {
    let bot = Bot::at("2026-11-30T08:00:00+04:00").await;
    let person = UserId(7);
    let chat = bot.api.private_chat(person, "en");
    let running = bot.start().await;
    bot.say(chat, person, "/subscribe all", 1).await;
    bot.api.block(person);
    bot.api.all_updates_confirmed().await;
    bot.set_clock("2026-11-30T09:00:05+04:00");
    bot.api.unblock(person);
    bot.say(chat, person, "/today", 2).await;
    bot.set_clock("2026-12-01T09:00:05+04:00");
    bot.api.wait_for(|it| it.sent_to(chat).len() == 3).await;
    running.stop().await;
    let told = bot.api.sent_to(chat);
    assert!(told[2].text.contains("1 December 2020"), "{}", told[2].text);
    assert_eq!(bot.api.violations(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_chosen_survives_a_restart() {
    let bot = Bot::at("2026-11-22T12:00:00+04:00").await;
    let person = UserId(7);
    let chat = bot.api.private_chat(person, "en");
    let running = bot.start().await;
    bot.say(chat, person, "/language tr", 1).await;
    bot.say(chat, person, "Hekeri ne kadar uzun?", 2).await;
    running.stop().await;
    let running = bot.start().await;
    let help = bot.say(chat, person, "/help", 3).await;
    assert!(help.contains("Laçın"), "{help}");
    let followed = bot.say(chat, person, "peki nereden doğar?", 4).await;
    assert!(followed.contains("Hekeri"), "{followed}");
    running.stop().await;
    assert_eq!(bot.api.violations(), Vec::<String>::new());
}
