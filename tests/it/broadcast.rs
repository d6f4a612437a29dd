//! The loop greets everybody once, whatever Telegram says and whenever it is killed. What posts here
//! stands for Telegram; the ledger is real.

use std::collections::{BTreeMap, VecDeque};
use std::future::{Future, pending};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use expect_test::{Expect, expect};
use jiff::Timestamp;
use lachin_bot::broadcast::{Broadcast, Outcome, Pace, Post};
use lachin_bot::store::{Claim, Due, Group, Sender, State, Store};
use tokio::sync::{Notify, Semaphore};
use tokio::task::{JoinHandle, yield_now};
use tokio_util::sync::CancellationToken;

use crate::chance::Chance;
use crate::databases::{Fresh, on_both};
use crate::ledger::{DAY, NINE, baku, check_ledger, due, subscribe};

on_both! {
    everybody_is_greeted_once
    each_outcome_leaves_its_state
    a_group_with_a_new_id_is_greeted_there
    a_closed_topic_falls_back_to_the_chat
    three_busy_chats_in_a_row_hold_up_all
    nothing_is_sent_while_broadcasts_are_paused
    what_is_in_flight_is_finished_and_the_rest_waits
    whatever_moment_it_is_killed_nobody_is_greeted_twice
    two_instances_share_the_work_and_one_is_killed
}

/// What the one who posts does for a chat.
#[derive(Debug, Clone)]
enum Step {
    /// Answers.
    Answer(Outcome),
    /// Never answers.
    Hang,
}

/// Stands for Telegram: what it was asked to send, and what it says to it.
#[derive(Default)]
struct Telegram {
    script: Mutex<BTreeMap<i64, VecDeque<Step>>>,
    letters: Mutex<Vec<Letter>>,
    /// A permit for each time that something begins to be posted, or has arrived.
    events: Option<Semaphore>,
}

#[derive(Debug, Clone)]
struct Letter {
    chat: i64,
    thread: Option<i32>,
    occasions: String,
    at: Timestamp,
}

/// How often the loop is killed: each time some 40 writes reach the disk.
const KILLS: u32 = 10;

/// It starts at nine.
#[derive(Clone)]
enum Clock {
    /// A thousand times as fast as ours.
    Fast(Instant),
    /// It stands until somebody moves it on, by these seconds: however slow the machine, no day and no
    /// lease ends of itself.
    Moved(Arc<AtomicU64>),
}

struct Desk {
    telegram: Arc<Telegram>,
    clock: Clock,
}

impl Clock {
    fn fast() -> Self {
        Self::Fast(Instant::now())
    }

    fn standing() -> Self {
        Self::Moved(Arc::default())
    }

    fn now(&self) -> Timestamp {
        NINE + match self {
            Self::Fast(start) => start.elapsed() * 1000,
            Self::Moved(by_s) => Duration::from_secs(by_s.load(Ordering::Relaxed)),
        }
    }
}

impl Post for Desk {
    async fn post(&self, claim: &Claim) -> Outcome {
        let telegram = &self.telegram;
        telegram.event().await;
        let letter = Letter {
            chat: claim.chat,
            thread: claim.thread,
            occasions: claim.occasions.join("+"),
            at: self.clock.now(),
        };
        let number = {
            let mut letters = telegram.letters.lock().unwrap();
            letters.push(letter);
            i64::try_from(letters.len()).unwrap()
        };
        telegram.event().await;
        let step =
            telegram.script.lock().unwrap().get_mut(&claim.chat).and_then(VecDeque::pop_front);
        match step {
            Some(Step::Answer(outcome)) => outcome,
            Some(Step::Hang) => pending().await,
            None => Outcome::Sent(number),
        }
    }
}

impl Telegram {
    fn scripted(script: impl IntoIterator<Item = (i64, Vec<Step>)>) -> Arc<Self> {
        let script = script.into_iter().map(|(chat, steps)| (chat, steps.into())).collect();
        Arc::new(Self { script: Mutex::new(script), ..Self::default() })
    }

    /// Where somebody counts, others may run in between.
    async fn event(&self) {
        if let Some(events) = &self.events {
            events.add_permits(1);
            yield_now().await;
        }
    }

    fn letters(&self) -> Vec<Letter> {
        self.letters.lock().unwrap().clone()
    }

    /// How many letters each chat was sent.
    fn arrived(&self) -> BTreeMap<i64, usize> {
        let mut arrived = BTreeMap::new();
        for letter in self.letters() {
            *arrived.entry(letter.chat).or_default() += 1;
        }
        arrived
    }
}

fn pace() -> Pace {
    Pace {
        second: Duration::from_millis(1),
        lease: Duration::from_secs(6 * 3600),
        together: Duration::from_secs(3600),
        patience: Duration::from_millis(20),
        drain: Duration::from_secs(30),
        tries: 3,
        ..Pace::default()
    }
}

fn is_due(group: &Group, _: Timestamp) -> Vec<Due> {
    assert_eq!(*group, baku());
    vec![due("founding"), due("return")]
}

/// A loop under way.
struct Running {
    task: JoinHandle<()>,
    shutdown: CancellationToken,
    nudge: Arc<Notify>,
}

fn start(
    store: &Store,
    sender: Sender,
    telegram: &Arc<Telegram>,
    (clock, pace): (&Clock, Pace),
) -> Running {
    let clock = clock.clone();
    let nudge = Arc::new(Notify::new());
    let broadcast = Broadcast {
        store: store.clone(),
        sender,
        plan: is_due,
        post: Desk { telegram: Arc::clone(telegram), clock: clock.clone() },
        clock: move || clock.now(),
        pace,
        nudge: Arc::clone(&nudge),
    };
    let shutdown = CancellationToken::new();
    let task = tokio::spawn(broadcast.run(shutdown.clone()));
    Running { task, shutdown, nudge }
}

impl Running {
    async fn stop(self) {
        self.shutdown.cancel();
        self.task.await.unwrap();
    }

    async fn kill(self) {
        self.task.abort();
        assert!(self.task.await.unwrap_err().is_cancelled());
    }
}

/// Asks the ledger until nothing waits and nothing is in flight any more.
async fn all_settled(store: &Store) {
    until(async || {
        let counts = store.counts(DAY).await.unwrap();
        let open = |state| counts.get(&state).is_some_and(|&it| it > 0);
        !counts.is_empty() && !open(State::Pending) && !open(State::Sending)
    })
    .await;
}

async fn until<F: Future<Output = bool>>(mut it: impl FnMut() -> F) {
    while !it().await {
        yield_now().await;
    }
}

/// Runs the loop until all is settled, and returns what was sent.
async fn greet(fresh: &Fresh, telegram: &Arc<Telegram>, pace: Pace) -> String {
    let store = fresh.open().await;
    let running = start(&store, Sender::new("a", "1"), telegram, (&Clock::fast(), pace));
    all_settled(&store).await;
    running.stop().await;
    let mut letters = telegram.letters();
    letters.sort_by_key(|it| it.chat);
    let line = |it: Letter| format!("{} {:?} {}\n", it.chat, it.thread, it.occasions);
    letters.into_iter().map(line).collect()
}

fn answers(outcomes: &[Outcome]) -> Vec<Step> {
    outcomes.iter().cloned().map(Step::Answer).collect()
}

async fn check_paused(fresh: &Fresh, expected: Expect) {
    let query = "select chat, paused from subscriptions where paused is not null order by chat";
    let mut connection = fresh.connect().await;
    let rows: Vec<(i64, String)> = sqlx::query_as(query).fetch_all(&mut connection).await.unwrap();
    let lines: Vec<String> = rows.iter().map(|(chat, why)| format!("{chat}: {why}\n")).collect();
    let lines = lines.concat();
    expected.assert_eq(&lines);
}

async fn everybody_is_greeted_once(fresh: Fresh) {
    subscribe(&fresh, [-5, 1, 2, 3, 4, 5]).await;
    let sent = greet(&fresh, &Telegram::scripted([]), pace()).await;
    expect![[r#"
        -5 None founding+return
        1 None founding+return
        2 None founding+return
        3 None founding+return
        4 None founding+return
        5 None founding+return
    "#]]
    .assert_eq(&sent);
}

async fn each_outcome_leaves_its_state(fresh: Fresh) {
    subscribe(&fresh, 1..=8).await;
    let blocked = "Forbidden: bot was blocked by the user".to_owned();
    let telegram = Telegram::scripted([
        (1, answers(&[Outcome::Unknown])),
        (2, answers(&[Outcome::Unreachable(blocked)])),
        (3, answers(&[Outcome::RetryAfter(Duration::from_secs(3))])),
        (4, answers(&[Outcome::Failed])),
        (5, answers(&[Outcome::Failed, Outcome::Failed, Outcome::Failed])),
        (6, answers(&[Outcome::Refused("Bad Request: message is too long".to_owned())])),
        (7, vec![Step::Hang]),
    ]);
    let sent = greet(&fresh, &telegram, pace()).await;
    let counts: Vec<usize> = telegram.arrived().into_values().collect();
    assert_eq!(counts, [1, 1, 2, 2, 3, 1, 1, 1], "{sent}");
    check_ledger(
        &fresh,
        &expect![[r#"
            1 founding: unknown, 0 tries, no answer
            1 return: unknown, 0 tries, no answer
            2 founding: unreachable, 0 tries, Forbidden: bot was blocked by the user
            2 return: unreachable, 0 tries, Forbidden: bot was blocked by the user
            3 founding: sent, 0 tries
            3 return: sent, 0 tries
            4 founding: sent, 1 tries
            4 return: sent, 1 tries
            5 founding: expired, 2 tries, given up after 3 tries
            5 return: expired, 2 tries, given up after 3 tries
            6 founding: expired, 0 tries, refused: Bad Request: message is too long
            6 return: expired, 0 tries, refused: Bad Request: message is too long
            7 founding: unknown, 0 tries, no answer
            7 return: unknown, 0 tries, no answer
            8 founding: sent, 0 tries
            8 return: sent, 0 tries
        "#]],
    )
    .await;
    check_paused(
        &fresh,
        expect![[r#"
        2: Forbidden: bot was blocked by the user
    "#]],
    )
    .await;
}

async fn a_group_with_a_new_id_is_greeted_there(fresh: Fresh) {
    subscribe(&fresh, [-5, -6]).await;
    let telegram = Telegram::scripted([
        (-5, answers(&[Outcome::Moved(-100_005)])),
        (-6, answers(&[Outcome::Moved(-100_006)])),
        (-100_006, answers(&[Outcome::Moved(-100_007)])),
    ]);
    let sent = greet(&fresh, &telegram, pace()).await;
    expect![[r#"
        -100006 None founding+return
        -100005 None founding+return
        -6 None founding+return
        -5 None founding+return
    "#]]
    .assert_eq(&sent);
    check_ledger(
        &fresh,
        &expect![[r#"
            -100006 founding: unreachable, 0 tries, its id changes
            -100006 return: unreachable, 0 tries, its id changes
            -100005 founding: sent, 0 tries
            -100005 return: sent, 0 tries
        "#]],
    )
    .await;
}

async fn a_closed_topic_falls_back_to_the_chat(fresh: Fresh) {
    subscribe(&fresh, [-5, -6, -7]).await;
    fresh.run("update subscriptions set thread = 9 where chat <> -7").await;
    let telegram = Telegram::scripted([
        (-5, answers(&[Outcome::TopicGone])),
        (-6, answers(&[Outcome::TopicGone, Outcome::TopicGone])),
        (-7, answers(&[Outcome::TopicGone])),
    ]);
    let sent = greet(&fresh, &telegram, pace()).await;
    expect![[r#"
        -7 None founding+return
        -6 Some(9) founding+return
        -6 None founding+return
        -5 Some(9) founding+return
        -5 None founding+return
    "#]]
    .assert_eq(&sent);
    check_paused(
        &fresh,
        expect![[r#"
        -7: its topic is closed
        -6: its topic is closed
    "#]],
    )
    .await;
    let threads = "select count(*) from subscriptions where thread is not null";
    assert_eq!(fresh.number(threads).await, 0);
}

async fn three_busy_chats_in_a_row_hold_up_all(fresh: Fresh) {
    subscribe(&fresh, 1..=20).await;
    let busy = |wait_s| answers(&[Outcome::RetryAfter(Duration::from_secs(wait_s))]);
    // Whichever come first, they are busy.
    let telegram = Telegram::scripted((1..=20).map(|chat| (chat, busy(200))));
    greet(&fresh, &telegram, Pace { in_flight: 1, ..pace() }).await;
    let letters = telegram.letters();
    let wait = letters[3].at.duration_since(letters[2].at);
    assert!(wait.as_secs() >= 199, "all waited {wait}");
    assert_eq!(fresh.number("select count(*) from deliveries where state = 'sent'").await, 40);
}

async fn nothing_is_sent_while_broadcasts_are_paused(fresh: Fresh) {
    subscribe(&fresh, 1..=4).await;
    let store = fresh.open().await;
    store.set("broadcasts", "paused").await.unwrap();
    let telegram = Telegram::scripted([]);
    // It looks once, and then not before it is nudged.
    let pace = Pace { tick: Duration::from_secs(30 * 24 * 3600), ..pace() };
    let running = start(&store, Sender::new("a", "1"), &telegram, (&Clock::fast(), pace));
    until(async || store.counts(DAY).await.unwrap().contains_key(&State::Pending)).await;
    store.set("broadcasts", "on").await.unwrap();
    running.nudge.notify_one();
    all_settled(&store).await;
    running.stop().await;
    assert_eq!(telegram.letters().len(), 4);
}

async fn what_is_in_flight_is_finished_and_the_rest_waits(fresh: Fresh) {
    subscribe(&fresh, 1..=50).await;
    let store = fresh.open().await;
    let telegram = Arc::new(Telegram { events: Some(Semaphore::new(0)), ..Telegram::default() });
    let patient = Pace { patience: Duration::from_secs(60), ..pace() };
    let running = start(&store, Sender::new("a", "1"), &telegram, (&Clock::standing(), patient));
    telegram.events.as_ref().unwrap().acquire_many(20).await.unwrap().forget();
    running.stop().await;
    let sent = telegram.letters().len();
    assert!((1..50).contains(&sent), "{sent}");
    let counts = store.counts(DAY).await.unwrap();
    let sent = i64::try_from(sent).unwrap() * 2;
    assert_eq!(counts, BTreeMap::from([(State::Pending, 100 - sent), (State::Sent, sent)]));
}

/// One day of 20 chats and one kill each time.
async fn whatever_moment_it_is_killed_nobody_is_greeted_twice(fresh: Fresh) {
    let store = fresh.open().await;
    subscribe(&fresh, 1..=20).await;
    let mut chance = Chance::new(5);
    let pace = Pace { patience: Duration::from_secs(60), rate: 1000, ..pace() };
    let at_nine = (&Clock::standing(), pace);
    for round in 0..KILLS {
        fresh.run("delete from deliveries; delete from settings").await;
        let events = Some(Semaphore::new(0));
        let telegram = Arc::new(Telegram { events, ..Telegram::default() });
        let running = start(&store, Sender::new("a", &format!("{round}.1")), &telegram, at_nine);
        let events = u32::try_from(1 + chance.below(39)).unwrap();
        telegram.events.as_ref().unwrap().acquire_many(events).await.unwrap().forget();
        for _ in 0..chance.below(12) {
            yield_now().await;
        }
        running.kill().await;
        let running = start(&store, Sender::new("a", &format!("{round}.2")), &telegram, at_nine);
        all_settled(&store).await;
        running.stop().await;
        let arrived = telegram.arrived();
        assert!(arrived.values().all(|&it| it == 1), "round {round}: {arrived:?}");
        assert!(arrived.len() >= 17, "round {round}: {arrived:?}");
        let counts = store.counts(DAY).await.unwrap();
        let unknown = counts.get(&State::Unknown).copied().unwrap_or_default();
        assert!(unknown <= 6, "round {round}: {counts:?}");
        let sent = counts.get(&State::Sent).copied().unwrap_or_default();
        assert_eq!(sent + unknown, 40, "round {round}: {counts:?}");
    }
}

async fn two_instances_share_the_work_and_one_is_killed(fresh: Fresh) {
    subscribe(&fresh, 1..=120).await;
    let [one, other] = [fresh.open().await, fresh.open().await];
    let telegram = Arc::new(Telegram { events: Some(Semaphore::new(0)), ..Telegram::default() });
    let pace = Pace { patience: Duration::from_secs(60), rate: 1000, ..pace() };
    let by_s = Arc::new(AtomicU64::new(0));
    let clock = Clock::Moved(Arc::clone(&by_s));
    let first = start(&one, Sender::new("a", "1"), &telegram, (&clock, pace));
    let second = start(&other, Sender::new("b", "1"), &telegram, (&clock, pace));
    telegram.events.as_ref().unwrap().acquire_many(60).await.unwrap().forget();
    first.kill().await;
    let left = "select count(*) from deliveries where state = 'pending' or sender like 'b/%'";
    until(async || fresh.number(left).await == 0).await;
    by_s.store(pace.lease.as_secs(), Ordering::Relaxed);
    second.nudge.notify_one();
    all_settled(&other).await;
    second.stop().await;
    let arrived = telegram.arrived();
    assert!(arrived.values().all(|&it| it == 1), "{arrived:?}");
    assert!(arrived.len() >= 117, "{arrived:?}");
    let counts = other.counts(DAY).await.unwrap();
    assert!(counts.get(&State::Unknown).is_none_or(|&it| it <= 6), "{counts:?}");
    assert!(!counts.contains_key(&State::Pending), "{counts:?}");
}
