//! A week of many people and groups who do whatever comes to their minds, while things go wrong on the way:
//! nothing panics, no rule of Telegram is broken, every tap is answered, and the same week comes out again
//! from the same seed.
//!
//! The suite has a small week; `LONG_PROOF=1 cargo test --release --test it -- week` has one of 2,000 people and
//! 100 groups.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, Zoned};
use lachin_bot::broadcast;
use lachin_bot::command::Command;
use lachin_bot::conversation::Conversation;
use lachin_bot::knowledge::{District, Folder, Phrase};
use lachin_bot::telegram::{self, Api, Now, Pace, Respond as _, Settings};
use teloxide::types::{ChatId, MessageId, UserId};
use tokio::task::yield_now;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::bot_api::{
    Action, BotApi, Event, Fault, Hint, Keyboard, On, Outgoing, Rules, Status, Strikes,
};
use crate::chance::Chance;
use crate::databases::{Fresh, on_both};

/// A second of the server and of the bot.
const SECOND: Duration = Duration::from_millis(20);

/// The first day of the week: on its sixth day something is remembered.
const FIRST_DAY: &str = "2026-11-26T00:00:00+04:00[Asia/Baku]";

/// When people are at their telephones, in hours of the district's day.
const HOURS: [i64; 4] = [7, 12, 17, 22];

const LANGUAGES: [&str; 6] = ["en", "az", "ru", "tr", "hy", "pt-br"];

/// What people say that no fact's question is.
const SAYINGS: [&str; 16] = [
    "hello",
    "sağ ol!",
    "кто ты?",
    "qwrtzx plmk",
    "🙂🙂",
    "and how long is it?",
    "bəs hündürlüyü?",
    "<b>&amp;</b> \"quoted\"",
    "\u{202e}right to left",
    "whose is lachin really",
    "@lachin_bot how big is it",
    "/dance",
    "/ask@other_bot x",
    "/start fact_area",
    "/start subscribe",
    "/ask",
];

/// What follows a command.
const ARGUMENTS: [&str; 10] =
    ["", "", "", "22", "Istanbul", "all", "2027", "az", "area", "how big is lachin"];

/// What buttons carried that no version has any more.
const OLD_BUTTONS: [&str; 3] = ["0:fact:area", "1:gone:x", "1:fact:no-such-fact"];

/// What the button carries that has all of a chat forgotten.
const FORGET: &str = "1:forget:yes";

/// How long anything may take that the bot is expected to do.
const DEADLINE: Duration = Duration::from_secs(120);

on_both! {
    a_week_comes_out_again_from_its_seed
}

async fn a_week_comes_out_again_from_its_seed(fresh: Fresh) {
    let conversation = Arc::new(Conversation::new(District::read(&Folder::embedded()).unwrap()));
    let (people, groups) = if env::var_os("LONG_PROOF").is_some() { (2000, 100) } else { (30, 6) };
    let again = fresh.another().await;
    let one = Week::new(fresh, &conversation, (people, groups), 1).await.live().await;
    let other = Week::new(again, &conversation, (people, groups), 1).await.live().await;
    let chats = |week: &BTreeMap<ChatId, Vec<String>>| week.keys().copied().collect::<Vec<_>>();
    assert_eq!(chats(&one), chats(&other));
    for (chat, lines) in &one {
        let others = &other[chat];
        for (line, other) in lines.iter().zip(others) {
            assert_eq!(line, other, "{chat}");
        }
        assert_eq!(lines.len(), others.len(), "{chat}");
    }
}

/// A world with people, groups, Telegram and a database.
struct Week {
    api: BotApi,
    fresh: Fresh,
    conversation: Arc<Conversation>,
    questions: Vec<String>,
    chance: Chance,
    clock: Arc<AtomicI64>,
    people: Vec<Person>,
    groups: Vec<Group>,
    /// What was said in each chat, with what one round brought in a fixed order.
    told: BTreeMap<ChatId, Vec<String>>,
    /// How much of the transcript was told.
    entries: usize,
}

#[derive(Debug, Clone, Copy)]
struct Person {
    user: UserId,
    blocks: bool,
}

#[derive(Debug, Clone, Copy)]
struct Group {
    chat: ChatId,
    /// Who speaks there: the first of them administers it.
    members: [UserId; 3],
    is_in: bool,
}

impl Week {
    async fn new(
        fresh: Fresh,
        conversation: &Arc<Conversation>,
        (people, groups): (u64, u64),
        seed: u64,
    ) -> Self {
        let api = BotApi::start(Rules { deadline: DEADLINE, ..Rules::scaled() }).await;
        let mut chance = Chance::new(seed);
        let people: Vec<Person> = (1..=people)
            .map(|id| {
                let language = LANGUAGES[chance.below(LANGUAGES.len())];
                api.private_chat(UserId(id), language);
                Person { user: UserId(id), blocks: false }
            })
            .collect();
        let groups = (0..groups).map(|number| {
            let members = [0; 3].map(|_| chance.pick(&people).user);
            let id = i64::try_from(number).unwrap() + 1;
            let chat = ChatId(if number % 2 == 0 { -id } else { -1_000_000_000_000 - id });
            api.group(chat, "group");
            api.set_member(chat, members[0], Status::Administrator);
            Group { chat, members, is_in: true }
        });
        let groups = groups.collect();
        let questions = conversation.district().facts.values().flat_map(|it| {
            let wordings = it.wordings.values();
            wordings.filter_map(|it| it.questions.first()).map(ToString::to_string)
        });
        let questions = questions.collect();
        let (clock, told) = (Arc::default(), BTreeMap::new());
        let conversation = Arc::clone(conversation);
        Self {
            api,
            fresh,
            conversation,
            questions,
            chance,
            clock,
            people,
            groups,
            told,
            entries: 0,
        }
    }

    /// Lives through the week, and tells what each chat read.
    async fn live(mut self) -> BTreeMap<ChatId, Vec<String>> {
        let first: Zoned = FIRST_DAY.parse().unwrap();
        for day in 0..7 {
            for hour in HOURS {
                let moment = first.checked_add(Span::new().days(day).hours(hour)).unwrap();
                self.clock.store(moment.timestamp().as_second(), Ordering::SeqCst);
                self.greet().await;
                self.act().await;
            }
        }
        self.forget_all().await;
        self.told
    }

    /// Everybody has everything forgotten: no row is left of any of them, but that something was sent
    /// lately.
    async fn forget_all(&mut self) {
        for place in 0..self.people.len() {
            let Person { user, blocks } = self.people[place];
            if blocks {
                self.api.unblock(user);
            }
        }
        let mut chats: Vec<(ChatId, UserId)> =
            self.people.iter().map(|it| (it.user.into(), it.user)).collect();
        let groups = self.groups.iter().filter(|it| it.is_in);
        chats.extend(groups.map(|it| (it.chat, it.members[0])));
        // Where a reply was lost on its way, people ask again.
        while chats.iter().any(|it| self.consent(it.0).is_none()) {
            let running = self.start().await;
            for &(chat, user) in chats.iter().filter(|it| self.consent(it.0).is_none()) {
                self.api.say(chat, user, "/forget");
            }
            self.api.all_updates_confirmed().await;
            running.stop().await;
        }
        let running = self.start().await;
        for &(chat, user) in &chats {
            let asked = self.consent(chat).unwrap();
            self.api.tap(chat, user, asked, FORGET);
        }
        self.api.all_updates_confirmed().await;
        running.stop().await;
        self.tell();
        let all: Vec<String> = chats.iter().map(|it| it.0.to_string()).collect();
        let all = all.join(", ");
        for (table, column) in [
            ("chats", "chat"),
            ("subscriptions", "chat"),
            ("hellos", "chat"),
            ("quiz_polls", "chat"),
            ("quiz_scores", "chat"),
            ("quiz_scores", "person"),
            ("quiz_answers", "person"),
        ] {
            let query = format!("select count(*) from {table} where {column} in ({all})");
            assert_eq!(self.fresh.number(&query).await, 0, "{table}");
        }
        let sent = "select count(*) from deliveries where (state <> 'sent' or message is not null)";
        let left = self.groups.iter().filter(|it| !it.is_in).map(|it| it.chat.to_string());
        let left: Vec<String> = left.chain(["0".to_owned()]).collect();
        let others = format!("{sent} and chat not in ({})", left.join(", "));
        assert_eq!(self.fresh.number(&others).await, 0, "only that something was sent is left");
        assert_eq!(self.api.unanswered_taps(), 0, "every tap is answered");
        assert_eq!(self.api.violations(), [""; 0]);
    }

    /// What is due is planned and sent before anybody does anything, so that it never stands between a
    /// question and its answer one time, and beside them another time.
    async fn greet(&mut self) {
        let store = self.fresh.open().await;
        let now = Timestamp::from_second(self.clock.load(Ordering::SeqCst)).unwrap();
        let dues = store.groups().await.unwrap().into_iter().map(|it| {
            let due = self.conversation.due(&it, now);
            (it, due)
        });
        store.plan(now, &dues.collect::<Vec<_>>()).await.unwrap();
        store.close().await;
        let running = self.start().await;
        let left = "select count(*) from deliveries d join subscriptions s on s.chat = d.chat \
                    where d.state = 'sending' or d.state = 'pending' and s.paused is null";
        let begin = Instant::now();
        while self.fresh.number(left).await > 0 {
            assert!(begin.elapsed() < DEADLINE, "greetings are left");
            // Whoever is to wait before a greeting is tried again waits by the clock.
            let seconds = begin.elapsed().as_millis() / SECOND.as_millis();
            let moment = now.as_second() + i64::try_from(seconds).unwrap();
            self.clock.store(moment, Ordering::SeqCst);
            yield_now().await;
        }
        running.stop().await;
        self.clock.store(now.as_second(), Ordering::SeqCst);
        self.tell();
    }

    /// Each person and each group does one thing at most.
    async fn act(&mut self) {
        self.go_wrong();
        let running = self.start().await;
        for place in 0..self.people.len() {
            self.person_acts(place);
        }
        for place in 0..self.groups.len() {
            self.group_acts(place);
        }
        self.api.all_updates_confirmed().await;
        running.stop().await;
        self.tell();
        assert_eq!(self.api.unanswered_taps(), 0, "every tap is answered");
        assert_eq!(self.api.violations(), [""; 0]);
    }

    async fn start(&self) -> Running {
        let pace = Pace {
            // What is late is late because this machine is busy.
            stale: DEADLINE,
            drain: DEADLINE,
            ..Pace::in_seconds_of(SECOND)
        };
        let settings = Settings {
            api: Api::new(self.api.token().into(), self.api.url().parse().ok(), None).unwrap(),
            pace,
            store: Some(self.fresh.open().await),
            greetings: broadcast::Pace { second: SECOND, ..broadcast::Pace::default() },
            instance: "only".to_owned(),
            operators: Vec::new(),
        };
        let (stop, hand) = (CancellationToken::new(), Arc::clone(&self.clock));
        let zone = TimeZone::get("Asia/Baku").unwrap();
        let clock = move || {
            let moment = Timestamp::from_second(hand.load(Ordering::SeqCst)).unwrap();
            Now { moment, today: moment.to_zoned(zone.clone()).date() }
        };
        let run = telegram::run(settings, Arc::clone(&self.conversation), clock, stop.clone());
        Running { stop, task: tokio::spawn(run) }
    }

    /// Some of what can go wrong, for one chat in ten.
    fn go_wrong(&mut self) {
        let people = self.people.iter().map(|it| ChatId::from(it.user));
        let chats: Vec<ChatId> = people.chain(self.groups.iter().map(|it| it.chat)).collect();
        for chat in chats {
            let method = *self.chance.pick(&["sendMessage", "sendMessage", "editMessageText"]);
            let fault = match self.chance.below(70) {
                0 => Fault::TooManyRequests { retry_after: 1, hint: Hint::Parameters },
                1 => Fault::TooManyRequests { retry_after: 1, hint: Hint::TextOnly },
                2 => Fault::ServerError { code: 502, strikes: Strikes::BeforeEffect },
                3 => Fault::ServerError { code: 500, strikes: Strikes::BeforeEffect },
                4 => Fault::Reset(Strikes::BeforeEffect),
                5 => Fault::Reset(Strikes::AfterEffect),
                6 => Fault::Refused { code: 400, description: "Bad Request: something new" },
                _ => continue,
            };
            self.api.fault(On::method(method).chat(chat), fault);
        }
        let strikes = *self.chance.pick(&[Strikes::BeforeEffect, Strikes::AfterEffect]);
        let nth = 1 + self.chance.below(5);
        self.api.fault(On::method("answerCallbackQuery").nth(nth), Fault::Reset(strikes));
        let down = Fault::ServerError { code: 502, strikes: Strikes::BeforeEffect };
        self.api.fault(On::method("answerInlineQuery").nth(nth), down.clone());
        self.api.fault(On::method("getUpdates").nth(1 + nth), down);
    }

    fn person_acts(&mut self, place: usize) {
        let Person { user, blocks } = self.people[place];
        let chat = ChatId::from(user);
        match self.chance.below(20) {
            // Somebody subscribes for certain, so that there is a greeting.
            _ if place == 0 => drop(self.api.say(chat, user, "/subscribe all")),
            0 if blocks => {
                self.api.unblock(user);
                self.people[place].blocks = false;
            }
            0 => {
                self.api.block(user);
                self.people[place].blocks = true;
            }
            _ if blocks => (),
            1..=7 => {
                let text = self.saying();
                self.api.say(chat, user, &text);
            }
            8..=13 => self.tap(chat, user),
            14 | 15 => {
                let typed = self.saying();
                let typed = typed.chars().take(200).collect::<String>();
                self.api.type_inline(user, &typed);
            }
            16 => self.api.choose_inline(user, "area", "fact:area:en"),
            17 => {
                let text = format!("@lachin_bot {}", self.saying());
                self.api.invite(user, &text);
            }
            _ => (),
        }
    }

    fn group_acts(&mut self, place: usize) {
        let Group { chat, members, is_in } = self.groups[place];
        let user = *self.chance.pick(&members);
        match self.chance.below(20) {
            0 if is_in => {
                self.api.kick(chat);
                self.groups[place].is_in = false;
            }
            0..=4 if !is_in => {
                self.api.add(chat);
                self.groups[place].is_in = true;
            }
            _ if !is_in => (),
            1 if !chat.is_channel_or_supergroup() => {
                let new = self.api.migrate(chat);
                self.groups[place].chat = new;
            }
            2..=9 => {
                let text = self.saying();
                self.api.say(chat, user, &text);
            }
            10 | 11 if self.api.messages_to(chat) > 0 => {
                let text = self.saying();
                self.api.reply_to_bot(chat, user, &text);
            }
            12 => drop(self.api.say_anonymously(chat, "/subscribe")),
            13..=17 => self.tap(chat, user),
            _ => (),
        }
    }

    fn saying(&mut self) -> String {
        match self.chance.below(10) {
            0..=4 => self.chance.pick(&self.questions).clone(),
            5 | 6 => (*self.chance.pick(&SAYINGS)).to_owned(),
            7 => "long ".repeat(800),
            _ => {
                let command = self.chance.pick(&Command::ALL).name();
                format!("/{command} {}", self.chance.pick(&ARGUMENTS))
            }
        }
    }

    /// Somebody taps any button of one of the last messages, or one of long ago.
    fn tap(&mut self, chat: ChatId, user: UserId) {
        let messages: Vec<Outgoing> = self.api.sent_to(chat);
        let Some(newest) = messages.len().checked_sub(1) else { return };
        let message = &messages[newest - self.chance.below(3).min(newest)];
        let buttons = match &message.keyboard {
            Keyboard::Inline(rows) => rows.concat(),
            _ => Vec::new(),
        };
        let data = buttons.iter().filter_map(|it| match &it.action {
            Action::Callback(data) => Some(data.as_str()),
            Action::Url(_) | Action::Other(..) => None,
        });
        let data: Vec<&str> = data.chain([*self.chance.pick(&OLD_BUTTONS)]).collect();
        let data = *self.chance.pick(&data);
        self.api.tap(chat, user, message.message, data);
    }

    /// The last message that asks a chat whether all is to be forgotten.
    fn consent(&self, chat: ChatId) -> Option<MessageId> {
        let sent = self.api.sent_to(chat);
        let asks = |it: &&Outgoing| it.keyboard.button(FORGET).is_some();
        sent.iter().rev().find(asks).map(|it| it.message)
    }

    /// Notes what the last round brought each chat.
    fn tell(&mut self) {
        let transcript = self.api.transcript();
        let entries = transcript.entries();
        let apologies = self.apologies();
        let mut round: BTreeMap<ChatId, Vec<String>> = BTreeMap::new();
        for entry in &entries[self.entries..] {
            if let Event::Sent(message) | Event::Edited(message) = &entry.event {
                assert!(!apologies.contains(message.text.as_str()), "it failed: {transcript}");
            }
            round.entry(entry.event.chat()).or_default().push(entry.event.to_string());
        }
        self.entries = entries.len();
        for (chat, mut lines) in round {
            lines.sort();
            self.told.entry(chat).or_default().extend(lines);
        }
    }

    /// What is said where answering panicked.
    fn apologies(&self) -> BTreeSet<String> {
        let district = self.conversation.district();
        let say = |it| district.phrases.say(it, Phrase::FAILED, &[]);
        district.languages.iter().map(|it| say(*it)).collect()
    }
}

/// The bot while it runs.
struct Running {
    stop: CancellationToken,
    task: tokio::task::JoinHandle<Result<(), telegram::RunError>>,
}

impl Running {
    /// Lets it finish what is under way.
    async fn stop(self) {
        self.stop.cancel();
        self.task.await.unwrap().unwrap();
    }
}
