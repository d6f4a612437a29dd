//! The ledger keeps its promises on SQLite and on PostgreSQL alike: each thing is planned once, claimed
//! once, and written down by whoever claimed it.

use std::collections::{BTreeMap, BTreeSet};
use std::thread;
use std::time::Duration;

use expect_test::Expect;
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use lachin_bot::chat::{Sound, Which};
use lachin_bot::store::{
    Claim, DatabaseUrl, Due, Group, Kind, Record, Sender, State, Store, Terms,
};
use sqlx::{AnyConnection, Executor as _};
use tokio::task::{JoinHandle, yield_now};

use crate::databases::{Fresh, on_both};

on_both! {
    what_is_due_is_planned_once
    what_is_not_due_yet_or_any_more_is_not_planned
    whoever_subscribes_after_the_hour_is_told_tomorrow
    all_of_a_chat_and_day_is_claimed_together
    only_who_claimed_it_says_what_became_of_it
    a_crash_leaves_what_nobody_knows
    what_waits_too_long_expires
    nothing_is_claimed_for_whoever_does_not_want_it
    two_instances_never_claim_the_same
    two_instances_share_one_rate
    a_hold_holds_all_instances_up
    thirty_thousand_are_planned_in_one_go
    a_group_that_has_got_another_id_meanwhile_is_not_planned_for_twice
    a_group_that_gets_another_id_while_it_is_planned_for_keeps_its_rows
}

/// 28 May 2026, 09:00 in Baku.
pub(crate) const NINE: Timestamp = Timestamp::constant(1_779_944_400, 0);

/// The day of it.
pub(crate) const DAY: Date = date(2026, 5, 28);

const TERMS: Terms =
    Terms { lease: Duration::from_secs(60), every: Duration::from_millis(1), burst: 1 };

pub(crate) fn baku() -> Group {
    Group { which: Which::Main, hour: 9, zone: "Asia/Baku".to_owned() }
}

/// An occasion that is due from nine until the day ends.
pub(crate) fn due(occasion: &str) -> Due {
    let expires_at = NINE + 15.hours();
    Due { occasion: occasion.to_owned(), day: DAY, due_at: NINE, expires_at }
}

/// Subscribes chats as [`baku`] has it, an hour before nine.
pub(crate) async fn subscribe(fresh: &Fresh, chats: impl IntoIterator<Item = i64>) {
    // The tables must be there.
    fresh.open().await;
    let since = (NINE - 1.hour()).as_second();
    let rows: Vec<String> = chats
        .into_iter()
        .map(|chat| format!("({chat}, 'main', 9, 'Asia/Baku', 'aloud', {since})"))
        .collect();
    let columns = "chat, which, hour, zone, sound, since";
    fresh.run(&format!("insert into subscriptions ({columns}) values {}", rows.join(", "))).await;
}

async fn plan(store: &Store, now: Timestamp, occasions: &[&str]) -> u64 {
    let dues = occasions.iter().map(|it| due(it)).collect();
    store.plan(now, &[(baku(), dues)]).await.unwrap()
}

async fn claim(store: &Store, now: Timestamp, sender: &Sender, limit: usize) -> Vec<Claim> {
    store.claim(now, sender, limit, &TERMS).await.unwrap().claims
}

async fn check_counts(store: &Store, expected: &[(State, i64)]) {
    let expected: BTreeMap<State, i64> = expected.iter().copied().collect();
    assert_eq!(store.counts(DAY).await.unwrap(), expected);
}

/// Waits until so many wait for others in the database, or a task is done.
async fn until_waiting<T>(fresh: &Fresh, count: i64, task: &JoinHandle<T>) {
    let waiting = "select count(*) from pg_stat_activity \
                   where wait_event_type = 'Lock' and datname = current_database()";
    // With SQLite one writer waits for the other, and nobody can see it.
    while fresh.kind() == Kind::Postgres
        && !task.is_finished()
        && fresh.number(waiting).await < count
    {
        yield_now().await;
    }
}

/// Another writer, in the middle of a transaction.
async fn in_the_middle_of(fresh: &Fresh, statements: &[&str]) -> AnyConnection {
    let mut other = fresh.connect().await;
    let begin = match fresh.kind() {
        Kind::Sqlite => "begin immediate",
        Kind::Postgres => "begin",
    };
    for statement in [begin].iter().chain(statements) {
        other.execute(*statement).await.unwrap();
    }
    other
}

fn planning(store: &Store, occasions: &'static [&str]) -> JoinHandle<u64> {
    let store = store.clone();
    tokio::spawn(async move { plan(&store, NINE, occasions).await })
}

async fn a_group_that_has_got_another_id_meanwhile_is_not_planned_for_twice(fresh: Fresh) {
    let store = fresh.open().await;
    subscribe(&fresh, [-5]).await;
    assert_eq!(plan(&store, NINE, &["given"]).await, 1);
    let moves = ["deliveries", "subscriptions"]
        .map(|it| format!("update {it} set chat = -1000000000005 where chat = -5"));
    let mut other = in_the_middle_of(&fresh, &[&moves[0], &moves[1]]).await;
    let planning = planning(&store, &["given"]);
    until_waiting(&fresh, 1, &planning).await;
    other.execute("commit").await.unwrap();
    assert_eq!(planning.await.unwrap(), 0);
    check_counts(&store, &[(State::Pending, 1)]).await;
}

async fn a_group_that_gets_another_id_while_it_is_planned_for_keeps_its_rows(fresh: Fresh) {
    let store = fresh.open().await;
    subscribe(&fresh, [-5]).await;
    let held = "insert into deliveries \
                (occasion, day, chat, state, due_at, expires_at, tries, changed_at) \
                values ('taken', '2026-05-28', -5, 'pending', 0, 0, 0, 0)";
    let mut other = in_the_middle_of(&fresh, &[held]).await;
    let planning = planning(&store, &["given", "taken"]);
    until_waiting(&fresh, 1, &planning).await;
    let renaming = {
        let store = store.clone();
        tokio::spawn(async move { store.rename(-5, -1_000_000_000_005).await })
    };
    until_waiting(&fresh, 2, &renaming).await;
    other.execute("rollback").await.unwrap();
    planning.await.unwrap();
    renaming.await.unwrap().unwrap();
    plan(&store, NINE, &["given", "taken"]).await;
    let all = fresh.number("select count(*) from deliveries").await;
    let renamed = "select count(*) from deliveries where chat = -1000000000005";
    assert_eq!((all, fresh.number(renamed).await), (2, 2));
}

async fn what_is_due_is_planned_once(fresh: Fresh) {
    let store = fresh.open().await;
    subscribe(&fresh, 1..=3).await;
    fresh.run("update subscriptions set which = 'all' where chat = 2").await;
    fresh.run("update subscriptions set paused = 'blocked', paused_at = 1 where chat = 3").await;
    let all = Group { which: Which::All, ..baku() };
    assert_eq!(store.groups().await.unwrap(), [all, baku()]);
    assert_eq!(plan(&store, NINE, &["founding", "return"]).await, 2);
    assert_eq!(plan(&store, NINE + 1.hour(), &["founding", "return"]).await, 0);
    let first = Sender::new("a", "1");
    let claims = claim(&store, NINE, &first, 9).await;
    assert!(store.record(&claims[0], &Record::Sent(77), NINE).await.unwrap());
    assert_eq!(plan(&store, NINE + 2.hours(), &["founding", "return", "flag"]).await, 1);
    check_counts(&store, &[(State::Pending, 1), (State::Sent, 2)]).await;
}

async fn what_is_not_due_yet_or_any_more_is_not_planned(fresh: Fresh) {
    let store = fresh.open().await;
    subscribe(&fresh, [1]).await;
    for (now, planned) in [
        (NINE - 1.second(), 0),
        (NINE + 15.hours(), 0),
        (NINE + 30.hours(), 0),
        (NINE + 15.hours() - 1.second(), 1),
    ] {
        assert_eq!(plan(&store, now, &["founding"]).await, planned, "{now}");
    }
}

async fn whoever_subscribes_after_the_hour_is_told_tomorrow(fresh: Fresh) {
    let store = fresh.open().await;
    subscribe(&fresh, [1, 2, 3]).await;
    for (chat, since) in [(1, NINE - 1.second()), (2, NINE), (3, NINE + 1.second())] {
        let since = since.as_second();
        fresh.run(&format!("update subscriptions set since = {since} where chat = {chat}")).await;
    }
    assert_eq!(plan(&store, NINE + 1.minute(), &["founding"]).await, 2);
}

async fn all_of_a_chat_and_day_is_claimed_together(fresh: Fresh) {
    let store = fresh.open().await;
    subscribe(&fresh, [-7]).await;
    fresh.run("update subscriptions set thread = 5, sound = 'silent'").await;
    plan(&store, NINE, &["return", "founding"]).await;
    let sender = Sender::new("a", "1");
    let claims = claim(&store, NINE + 1.minute(), &sender, 9).await;
    let [first] = &claims[..] else { panic!("{claims:?}") };
    assert_eq!((first.chat, first.thread, first.sound), (-7, Some(5), Sound::Silent));
    assert_eq!((first.day, first.tries), (DAY, 0));
    assert_eq!(first.occasions, ["founding", "return"]);
    assert_eq!(first.go_at, NINE + 1.minute());
    assert_eq!(first.expires_at, NINE + 15.hours());
    // What falls due meanwhile waits until the chat is free.
    plan(&store, NINE + 1.minute(), &["flag"]).await;
    assert_eq!(claim(&store, NINE + 1.minute(), &sender, 9).await, []);
    assert!(store.record(first, &Record::Sent(1), NINE).await.unwrap());
    assert_eq!(claim(&store, NINE + 1.minute(), &sender, 9).await[0].occasions, ["flag"]);
}

async fn only_who_claimed_it_says_what_became_of_it(fresh: Fresh) {
    let store = fresh.open().await;
    subscribe(&fresh, [1]).await;
    plan(&store, NINE, &["founding"]).await;
    let sender = Sender::new("a", "1");
    let mut first = claim(&store, NINE, &sender, 1).await.remove(0);
    let again = Record::Again(NINE + 30.seconds());
    assert!(store.record(&first, &again, NINE).await.unwrap());
    let none = store.claim(NINE + 29.seconds(), &sender, 1, &TERMS).await.unwrap();
    assert_eq!((none.claims, none.again_at), (vec![], Some(NINE + 30.seconds())));
    let mut second = claim(&store, NINE + 30.seconds(), &sender, 1).await.remove(0);
    assert_eq!(second.tries, 1);
    // The first claim is over, though the same sender has the row again.
    assert!(!store.record(&first, &again, NINE).await.unwrap());
    assert!(!store.renew(&mut first, NINE, &TERMS).await.unwrap());
    assert!(store.renew(&mut second, NINE, &TERMS).await.unwrap());
    assert!(store.record(&second, &Record::Later(NINE + 1.hour()), NINE).await.unwrap());
    let third = claim(&store, NINE + 1.hour(), &sender, 1).await.remove(0);
    assert_eq!(third.tries, 1, "no try was made");
    let gone = Record::Unreachable("bot was blocked".to_owned());
    assert!(store.record(&third, &gone, NINE).await.unwrap());
    check_counts(&store, &[(State::Unreachable, 1)]).await;
}

async fn a_crash_leaves_what_nobody_knows(fresh: Fresh) {
    let store = fresh.open().await;
    subscribe(&fresh, 1..=3).await;
    plan(&store, NINE, &["founding"]).await;
    let [before, after, other] =
        [("a", "1"), ("a", "2"), ("ab", "1")].map(|(name, start)| Sender::new(name, start));
    let lost = claim(&store, NINE, &before, 1).await;
    claim(&store, NINE, &other, 1).await;
    claim(&store, NINE, &after, 1).await;
    assert_eq!(store.settle(NINE + 1.second(), &after).await.unwrap(), 1);
    check_counts(&store, &[(State::Sending, 2), (State::Unknown, 1)]).await;
    assert!(!store.record(&lost[0], &Record::Again(NINE), NINE).await.unwrap());
    assert_eq!(store.settle(NINE + 59.seconds(), &after).await.unwrap(), 0);
    assert_eq!(store.settle(NINE + 60.seconds(), &after).await.unwrap(), 2);
    assert_eq!(claim(&store, NINE + 2.hours(), &after, 9).await, []);
    check_counts(&store, &[(State::Unknown, 3)]).await;
}

async fn what_waits_too_long_expires(fresh: Fresh) {
    let store = fresh.open().await;
    subscribe(&fresh, 1..=2).await;
    plan(&store, NINE, &["founding"]).await;
    let end = NINE + 15.hours();
    let sender = Sender::new("a", "1");
    assert_eq!(claim(&store, end, &sender, 9).await, []);
    assert_eq!(store.expire(end - 1.second()).await.unwrap(), 0);
    assert_eq!(store.expire(end).await.unwrap(), 2);
    check_counts(&store, &[(State::Expired, 2)]).await;
    // A clock set back brings nothing back.
    assert_eq!(plan(&store, NINE, &["founding"]).await, 0);
    assert_eq!(claim(&store, NINE, &sender, 9).await, []);
}

async fn nothing_is_claimed_for_whoever_does_not_want_it(fresh: Fresh) {
    let store = fresh.open().await;
    subscribe(&fresh, 1..=3).await;
    plan(&store, NINE, &["founding"]).await;
    store.pause(1, "bot was blocked", NINE).await.unwrap();
    fresh.run("delete from subscriptions where chat = 2").await;
    let sender = Sender::new("a", "1");
    store.set("broadcasts", "paused").await.unwrap();
    assert_eq!(claim(&store, NINE, &sender, 9).await, []);
    store.set("broadcasts", "on").await.unwrap();
    let chats: Vec<i64> = claim(&store, NINE, &sender, 9).await.iter().map(|it| it.chat).collect();
    assert_eq!(chats, [3]);
}

/// Claims all that there is, on a thread and with a store of its own.
fn firstall(url: DatabaseUrl, name: &'static str) -> thread::JoinHandle<Vec<Claim>> {
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let store = Store::open(&url).await.unwrap();
            let sender = Sender::new(name, "1");
            let mut all = Vec::new();
            let mut now = NINE;
            loop {
                let claims = store.claim(now, &sender, 3, &TERMS).await.unwrap();
                match claims.again_at {
                    // Its clock runs as fast as it is asked to.
                    Some(again_at) => now = again_at,
                    None if claims.claims.is_empty() => return all,
                    None => (),
                }
                for claim in &claims.claims {
                    assert!(store.record(claim, &Record::Sent(1), now).await.unwrap());
                }
                all.extend(claims.claims);
            }
        })
    })
}

async fn two_instances_never_claim_the_same(fresh: Fresh) {
    let store = fresh.open().await;
    subscribe(&fresh, 1..=150).await;
    plan(&store, NINE, &["founding", "return"]).await;
    let threads = ["a", "b", "c"].map(|name| firstall(fresh.url(), name));
    let claims: Vec<Claim> = threads.into_iter().flat_map(|it| it.join().unwrap()).collect();
    let chats: BTreeSet<i64> = claims.iter().map(|it| it.chat).collect();
    assert_eq!((claims.len(), chats.len()), (150, 150));
    assert!(claims.iter().all(|it| it.occasions == ["founding", "return"]));
    check_counts(&store, &[(State::Sent, 300)]).await;
}

async fn two_instances_share_one_rate(fresh: Fresh) {
    let [one, other] = [fresh.open().await, fresh.open().await];
    subscribe(&fresh, 1..=12).await;
    plan(&one, NINE, &["founding"]).await;
    let terms = Terms { every: Duration::from_millis(50), burst: 2, ..TERMS };
    let mut moments = Vec::new();
    for (store, name) in [(&one, "a"), (&other, "b"), (&one, "a"), (&other, "b")] {
        let claims = store.claim(NINE, &Sender::new(name, "1"), 3, &terms).await.unwrap().claims;
        moments.extend(claims.iter().map(|it| it.go_at.as_millisecond() - NINE.as_millisecond()));
    }
    assert_eq!(moments, [0, 0, 50, 100, 150, 200, 250, 300, 350, 400, 450, 500]);
}

async fn a_hold_holds_all_instances_up(fresh: Fresh) {
    let [one, other] = [fresh.open().await, fresh.open().await];
    subscribe(&fresh, [1]).await;
    plan(&one, NINE, &["founding"]).await;
    one.hold(NINE + 30.seconds(), NINE).await.unwrap();
    let sender = Sender::new("b", "1");
    let held = other.claim(NINE, &sender, 1, &TERMS).await.unwrap();
    assert_eq!((held.claims, held.again_at), (vec![], Some(NINE + 30.seconds())));
    assert_eq!(claim(&other, NINE + 30.seconds(), &sender, 1).await.len(), 1);
}

/// In one statement, and each chat is claimed without looking at all others.
async fn thirty_thousand_are_planned_in_one_go(fresh: Fresh) {
    let store = fresh.open().await;
    let since = (NINE - 1.hour()).as_second();
    let numbers = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 30000)";
    fresh
        .run(&format!(
            "insert into subscriptions (chat, which, hour, zone, sound, since) {numbers} \
             select i, 'main', 9, 'Asia/Baku', 'aloud', {since} from n"
        ))
        .await;
    assert_eq!(plan(&store, NINE, &["founding"]).await, 30_000);
    assert_eq!(plan(&store, NINE, &["founding"]).await, 0);
    let sender = Sender::new("a", "1");
    for number in 1..=100 {
        let now = NINE + number.minutes();
        let claims = claim(&store, now, &sender, 1).await;
        assert!(store.record(&claims[0], &Record::Sent(number), now).await.unwrap());
    }
    check_counts(&store, &[(State::Pending, 29_900), (State::Sent, 100)]).await;
}

/// What became of each chat, and why.
pub(crate) async fn check_ledger(fresh: &Fresh, expected: &Expect) {
    let query = "select chat, occasion, state, tries, coalesce(reason, '') from deliveries \
                 order by chat, occasion";
    let mut connection = fresh.connect().await;
    let rows: Vec<(i64, String, String, i64, String)> =
        sqlx::query_as(query).fetch_all(&mut connection).await.unwrap();
    let lines = rows.into_iter().map(|(chat, occasion, state, tries, reason)| {
        let line = format!("{chat} {occasion}: {state}, {tries} tries, {reason}");
        line.trim_end_matches([',', ' ']).to_owned() + "\n"
    });
    expected.assert_eq(&lines.collect::<String>());
}
