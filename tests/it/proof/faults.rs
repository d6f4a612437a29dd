//! All that can go wrong goes wrong on the way to thirty thousand, and people ask questions meanwhile.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::time::Duration;

use teloxide::types::{ChatId, UserId};

use super::{Bot, FASTEST, Stage, TARN, size, tell};
use crate::bot_api::{Event, Fault, Hint, Hold, On, Strikes, Transcript};
use crate::databases::{Fresh, on_both};

/// Whom fate strikes, one chat in as many as are asked for.
const FATES: [(Home, Fate); 17] = [
    (Home::Person, Fate::Busy(Hint::Parameters)),
    (Home::Person, Fate::Busy(Hint::TextOnly)),
    (Home::Person, Fate::Forbidden("Forbidden: bot was blocked by the user")),
    (Home::Person, Fate::Forbidden("Forbidden: user is deactivated")),
    (Home::Person, Fate::Forbidden("Forbidden: bot can't initiate conversation with a user")),
    (Home::Group, Fate::Forbidden("Forbidden: bot was kicked from the group chat")),
    (Home::Group, Fate::Forbidden("Forbidden: the group chat was deleted")),
    (Home::Supergroup, Fate::Forbidden("Forbidden: bot was kicked from the supergroup chat")),
    (Home::Supergroup, Fate::Forbidden("Forbidden: bot is not a member of the supergroup chat")),
    (Home::Group, Fate::Moves),
    (Home::Person, Fate::Down(500)),
    (Home::Group, Fate::Down(502)),
    (Home::Person, Fate::Cut(Strikes::BeforeEffect)),
    (Home::Person, Fate::Cut(Strikes::AfterEffect)),
    (Home::Person, Fate::Hangs),
    (Home::Group, Fate::Well),
    (Home::Supergroup, Fate::Well),
];

/// Seconds for which a busy chat wants to be left alone.
const BUSY_S: u32 = 3;

/// How long an answer hangs.
const HANGS: Duration = Duration::from_secs(20);

/// A question is asked each time that so many messages were sent, answers among them: every two seconds.
const MESSAGES_A_QUESTION: usize = 58;

/// The chats of those who ask begin after those of the subscribers.
const ASKERS: u64 = 1_000_000;

#[derive(Debug, Clone, Copy)]
enum Home {
    Person,
    Group,
    Supergroup,
}

/// What becomes of the first message to a chat.
#[derive(Debug, Clone, Copy)]
enum Fate {
    Well,
    Busy(Hint),
    Forbidden(&'static str),
    Moves,
    Down(u16),
    Cut(Strikes),
    Hangs,
}

/// A subscriber.
#[derive(Debug, Clone, Copy)]
struct Subscriber {
    chat: ChatId,
    /// Where the chat is in the end.
    home: ChatId,
    fate: Fate,
}

/// How many subscribe, and which of them meet each fault: one in so many.
#[derive(Debug, Clone, Copy)]
struct Scale {
    knowledge: &'static str,
    question: &'static str,
    chats: usize,
    one_in: usize,
}

on_both! {
    whatever_goes_wrong_each_row_tells_what_became_of_it
}

async fn whatever_goes_wrong_each_row_tells_what_became_of_it(fresh: Fresh) {
    // The long proof has the built-in district and its many words, as it would run.
    let (knowledge, question) =
        size(("knowledge", "How long is the Hakari?"), (TARN, "How long is the Wisp?"));
    let (chats, one_in) = size((30_000, 100), (150, 50));
    let scale = Scale { knowledge, question, chats, one_in };
    let kind = fresh.kind();
    tell(&format!("{kind:?}: {}", greet_all(fresh, scale).await));
}

/// Greets everybody, checks what became of it, and tells the figures.
async fn greet_all(fresh: Fresh, scale: Scale) -> String {
    let stage = Stage::set(fresh, scale.knowledge, FASTEST).await;
    let subscribers: Vec<Subscriber> =
        (0..scale.chats).map(|number| subscriber(&stage, number, scale.one_in)).collect();
    let chats: Vec<ChatId> = subscribers.iter().map(|it| it.chat).collect();
    stage.subscribe(&chats).await;
    let bot = stage.start();
    let questions =
        subscribers.iter().map(|it| it.fate.end().1).sum::<usize>() / MESSAGES_A_QUESTION;
    for number in 1..=questions {
        stage.api.wait_for_messages(number * MESSAGES_A_QUESTION).await;
        let user = UserId(ASKERS + number as u64);
        let chat = stage.api.private_chat(user, "en");
        stage.api.say(chat, user, scale.question);
    }
    stage.all_settled(&[&bot]).await;
    stage.api.all_updates_confirmed().await;
    stage.api.wait_for(|it| waits(it).len() == questions).await;
    let memory = memory(&bot);
    bot.kill().await;
    let unsure = check(&stage, &subscribers).await;
    format!("{} chats, {}, {unsure} more unknown, {memory}", scale.chats, figures(&stage))
}

fn subscriber(stage: &Stage, number: usize, one_in: usize) -> Subscriber {
    let (home, fate) = FATES.get(number % one_in).copied().unwrap_or((Home::Person, Fate::Well));
    let id = 1 + i64::try_from(number).unwrap();
    let chat = match home {
        Home::Person => stage.api.private_chat(UserId(id.unsigned_abs()), "en"),
        Home::Group => stage.api.group(ChatId(-id), "group"),
        Home::Supergroup => stage.api.group(ChatId(-1_000_000_000_000 - id), "group"),
    };
    let home = match fate {
        Fate::Moves => stage.api.group(ChatId(-1_001_000_000_000 - id), "group"),
        _ => chat,
    };
    let fault = match fate {
        Fate::Well => None,
        Fate::Busy(hint) => Some(Fault::TooManyRequests { retry_after: BUSY_S, hint }),
        Fate::Forbidden(description) => Some(Fault::Refused { code: 403, description }),
        Fate::Moves => Some(Fault::Migrated { to: home }),
        Fate::Down(code) => Some(Fault::ServerError { code, strikes: Strikes::BeforeEffect }),
        Fate::Cut(strikes) => Some(Fault::Reset(strikes)),
        Fate::Hangs => Some(Fault::SlowReply(Hold::For(HANGS))),
    };
    if let Some(fault) = fault {
        stage.api.fault(On::method("sendMessage").chat(chat), fault);
    }
    Subscriber { chat, home, fate }
}

impl Fate {
    /// The state of its row in the end, and how many messages the chat got.
    fn end(self) -> (&'static str, usize) {
        match self {
            Self::Well | Self::Busy(_) | Self::Moves | Self::Down(_) => ("sent", 1),
            Self::Forbidden(_) => ("unreachable", 0),
            Self::Cut(Strikes::BeforeEffect) => ("unknown", 0),
            Self::Cut(Strikes::AfterEffect) | Self::Hangs => ("unknown", 1),
        }
    }
}

/// Checks each row, and returns how many answers came too late to be believed although no fault was
/// scripted: on a machine that stands still for seconds there may be some.
async fn check(stage: &Stage, subscribers: &[Subscriber]) -> usize {
    let (arrived, mut ledger) = (stage.api.messages_by_chat(), stage.ledger().await);
    let mut unsure = 0;
    for it in subscribers {
        let (end, messages) = it.fate.end();
        let found = ledger.remove(&it.home).unwrap();
        let got = arrived.get(&it.home).copied().unwrap_or_default();
        if found == "unknown" && end == "sent" && got == 1 {
            unsure += 1;
        } else {
            assert_eq!((found.as_str(), got), (end, messages), "{it:?}\n{}", stage.log());
        }
    }
    assert_eq!(ledger, BTreeMap::new(), "rows of nobody");
    assert!(unsure * 20 <= subscribers.len(), "{unsure} rows are unknown for no reason");
    let paused = "select count(*) from subscriptions where paused is not null";
    let forbidden = subscribers.iter().filter(|it| matches!(it.fate, Fate::Forbidden(_)));
    assert_eq!(stage.fresh.number(paused).await, i64::try_from(forbidden.count()).unwrap());
    assert_eq!(stage.api.violations(), [""; 0]);
    unsure
}

/// How long each who asked waited for the answer.
fn waits(transcript: &Transcript) -> Vec<Duration> {
    let asked = transcript.entries().iter().filter_map(|it| match &it.event {
        Event::Said { chat, .. } => Some((*chat, it.at)),
        _ => None,
    });
    let wait = |(chat, at)| Some(transcript.sent_to(chat).first()?.at.saturating_sub(at));
    asked.filter_map(wait).collect()
}

/// The rate of the greetings' calls, and how long who asked waited.
fn figures(stage: &Stage) -> String {
    let transcript = stage.api.transcript();
    let askers: BTreeSet<i64> = transcript
        .entries()
        .iter()
        .filter(|it| matches!(it.event, Event::Said { .. }))
        .map(|it| it.event.chat().0)
        .collect();
    let calls = stage.api.calls("sendMessage");
    let is_greeting = |it: &&crate::bot_api::Call| {
        let chat = it.params.get("chat_id").and_then(serde_json::Value::as_i64);
        chat.is_none_or(|it| !askers.contains(&it))
    };
    let times: Vec<f64> = calls.iter().filter(is_greeting).map(|it| it.at.as_secs_f64()).collect();
    let elapsed_s = times[times.len() - 1] - times[0];
    let rate = f64::from(u32::try_from(times.len() - 1).unwrap()) / elapsed_s;
    let share = 100.0 * rate / f64::from(FASTEST);
    let mut waits = waits(&transcript);
    waits.sort_unstable();
    let at = |percent: usize| waits[(waits.len() * percent / 100).min(waits.len() - 1)];
    format!(
        "{} calls in {elapsed_s:.0} s: {rate:.2} a second, {share:.1} % of {FASTEST}; \
         {} questions answered within {:.0?} at p50, {:.0?} at p95, {:.0?} at most",
        times.len(),
        waits.len(),
        at(50),
        at(95),
        at(100),
    )
}

/// The most memory that the program had in use, and what it has now.
#[cfg(target_os = "linux")]
fn memory(bot: &Bot) -> String {
    let status = fs::read_to_string(format!("/proc/{}/status", bot.child.id().unwrap())).unwrap();
    let of = |name: &str| {
        let line = status.lines().find_map(|it| it.strip_prefix(name)).unwrap();
        line.trim_end_matches("kB").trim().parse::<usize>().unwrap() / 1024
    };
    format!("{} MiB of memory at most, {} at the end", of("VmHWM:"), of("VmRSS:"))
}

#[cfg(not(target_os = "linux"))]
fn memory(_: &Bot) -> String {
    "memory not measured".to_owned()
}
