//! What is kept comes back, from SQLite and from PostgreSQL alike.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use expect_test::expect;
use jiff::civil::date;
use jiff::{Timestamp, ToSpan};
use lachin_bot::chat::{Asked, Feedback, Place, Profile, Sound, Subscription, Which};
use lachin_bot::knowledge::{FactId, Language};
use lachin_bot::store::{Gap, Pause, Stats, Store};
use tokio::task::yield_now;
use tokio::time::timeout;

use crate::databases::{Fresh, on_both};

on_both! {
    a_profile_comes_back_as_it_was_kept
    the_last_question_is_remembered_for_half_an_hour
    the_language_last_used_is_remembered
    what_is_kept_later_replaces_what_was_before
    whoever_unsubscribes_is_sent_nothing_that_was_planned
    a_pause_lasts_until_the_chat_is_back
    the_numbers_tell_nobody_from_another
    a_group_with_a_new_id_keeps_all_it_had
    a_group_known_by_its_new_id_keeps_that_and_takes_what_it_lacks
    what_the_old_id_was_sent_is_not_sent_to_the_new_one
    a_chat_that_is_forgotten_leaves_nothing
    of_a_forgotten_chat_only_todays_greeting_is_known_until_the_day_ends
    all_that_is_kept_of_a_chat_is_told
    the_last_fact_is_forgotten_when_it_can_no_longer_be_followed_up_on
    settings_are_kept
    a_question_is_shown_when_two_chats_asked_it
    a_question_has_no_trace_of_who_asked
    what_is_old_is_swept_away
    what_grows_old_is_swept_away_again_and_again
    many_write_at_once
    whoever_stops_waiting_leaves_nothing_half_done
    many_start_at_once
}

/// 15 January 2027, 08:00 in UTC.
pub(crate) const NOW: Timestamp = Timestamp::constant(1_800_000_000, 0);

const GROUP: i64 = -1_001_234_567_890;

fn language(code: &str) -> Language {
    Language::parse(code).unwrap()
}

fn subscription() -> Subscription {
    Subscription {
        which: Which::All,
        hour: 9,
        zone: "Asia/Baku".to_owned(),
        sound: Sound::Aloud,
        thread: None,
    }
}

fn subscribed(place: Place) -> Profile {
    Profile { subscription: Some(subscription()), ..Profile::new(place) }
}

fn asked(fact: &str, code: &str) -> Asked {
    Asked { fact: FactId::parse(fact).unwrap(), language: language(code) }
}

/// Keeps a profile and expects what comes back a moment later.
#[track_caller]
fn check_kept(store: &Store, kept: Profile, back: Profile) -> impl Future<Output = ()> {
    let place = std::panic::Location::caller();
    async move {
        store.keep(7, &kept, NOW).await.unwrap();
        assert_eq!(store.profile(7, NOW).await.unwrap(), Some(back), "{place}");
    }
}

async fn a_profile_comes_back_as_it_was_kept(fresh: Fresh) {
    let store = fresh.open().await;
    assert_eq!(store.profile(7, NOW).await.unwrap(), None);
    let nobody = Profile::new(Place::Private);
    check_kept(&store, nobody.clone(), nobody).await;
    let full = Profile {
        chosen: Some(language("az")),
        hint: Some(language("sah")),
        last: Some(asked("hakari-length", "sah")),
        subscription: Some(Subscription {
            which: Which::Main,
            hour: 23,
            zone: "Europe/Berlin".to_owned(),
            sound: Sound::Silent,
            thread: Some(i32::MAX),
        }),
        ..Profile::new(Place::Group)
    };
    check_kept(&store, full.clone(), full.clone()).await;
    for chat in [i64::MIN, i64::MAX, GROUP] {
        store.keep(chat, &full, NOW).await.unwrap();
    }
    store.close().await;
    let anew = fresh.open().await;
    assert_eq!(anew.profile(i64::MIN, NOW).await.unwrap(), Some(full));
    assert_eq!(anew.stats().await.unwrap().subscriptions, 4);
}

async fn the_last_question_is_remembered_for_half_an_hour(fresh: Fresh) {
    let store = fresh.open().await;
    let last = Some(asked("hakari-length", "ru"));
    let profile = Profile { last: last.clone(), ..Profile::new(Place::Private) };
    store.keep(7, &profile, NOW).await.unwrap();
    for (minutes, expected) in [(0, last.clone()), (29, last), (30, None), (9999, None)] {
        let profile = store.profile(7, NOW + minutes.minutes()).await.unwrap().unwrap();
        assert_eq!(profile.last, expected, "after {minutes} minutes");
        assert_eq!(profile.hint, Some(language("ru")));
    }
}

async fn the_language_last_used_is_remembered(fresh: Fresh) {
    let store = fresh.open().await;
    let told = |place, code| Profile { hint: Some(language(code)), ..Profile::new(place) };
    let russian =
        Profile { last: Some(asked("hakari-length", "ru")), ..told(Place::Private, "tr") };
    // The question's language counts, not the telephone's.
    let back = Profile { hint: Some(language("ru")), ..russian.clone() };
    check_kept(&store, russian, back).await;
    check_kept(&store, Profile::new(Place::Private), told(Place::Private, "ru")).await;
    check_kept(&store, told(Place::Private, "tr"), told(Place::Private, "tr")).await;
    // Whoever spoke last in a group decides nothing for it.
    check_kept(&store, told(Place::Group, "en"), told(Place::Group, "tr")).await;
}

async fn what_is_kept_later_replaces_what_was_before(fresh: Fresh) {
    let store = fresh.open().await;
    let mut profile = subscribed(Place::Private);
    profile.chosen = Some(language("az"));
    check_kept(&store, profile.clone(), profile.clone()).await;
    profile.subscription = Some(Subscription { hour: 18, thread: Some(3), ..subscription() });
    store.keep(7, &profile, NOW + 1.hour()).await.unwrap();
    assert_eq!(store.profile(7, NOW).await.unwrap(), Some(profile));
    let since = fresh.number("select since from subscriptions where chat = 7").await;
    assert_eq!(since, NOW.as_second(), "a change is no new subscription");
    check_kept(&store, Profile::new(Place::Private), Profile::new(Place::Private)).await;
    assert_eq!(store.stats().await.unwrap().subscriptions, 0);
}

/// A delivery of the day.
async fn plan(fresh: &Fresh, chat: i64, occasion: &str, state: &str) {
    let (due, now) = (NOW.as_second() - 60, NOW.as_second());
    fresh
        .run(&format!(
            "insert into deliveries (occasion, day, chat, state, due_at, expires_at, changed_at) \
             values ('{occasion}', '2027-01-15', {chat}, '{state}', {due}, {now} + 3600, {now})"
        ))
        .await;
}

async fn whoever_unsubscribes_is_sent_nothing_that_was_planned(fresh: Fresh) {
    let store = fresh.open().await;
    store.keep(7, &subscribed(Place::Private), NOW).await.unwrap();
    store.keep(8, &subscribed(Place::Private), NOW).await.unwrap();
    for (chat, state) in [(7, "pending"), (8, "pending")] {
        plan(&fresh, chat, "city-day", state).await;
    }
    plan(&fresh, 7, "park-day", "sent").await;
    store.keep(7, &Profile::new(Place::Private), NOW).await.unwrap();
    let left = "select count(*) from deliveries where chat = 7 and state = 'sent'";
    assert_eq!(fresh.number(left).await, 1);
    assert_eq!(fresh.number("select count(*) from deliveries").await, 2);
}

async fn a_pause_lasts_until_the_chat_is_back(fresh: Fresh) {
    let store = fresh.open().await;
    store.pause(7, "Forbidden", NOW).await.unwrap();
    store.keep(7, &subscribed(Place::Private), NOW).await.unwrap();
    assert_eq!(store.paused(7).await.unwrap(), None, "who is not subscribed is not paused");
    let pause = Some(Pause { reason: "Forbidden: blocked".to_owned(), since: NOW });
    store.pause(7, "Forbidden: blocked", NOW).await.unwrap();
    store.pause(7, "Bad Request", NOW + 1.hour()).await.unwrap();
    store.keep(7, &subscribed(Place::Private), NOW + 2.hours()).await.unwrap();
    assert_eq!(store.paused(7).await.unwrap(), pause);
    let profile = store.profile(7, NOW).await.unwrap();
    assert_eq!(profile, Some(subscribed(Place::Private)), "a paused one is still subscribed");
    for _ in 0..2 {
        store.rearm(7, NOW + 3.hours()).await.unwrap();
        assert_eq!(store.paused(7).await.unwrap(), None);
    }
    let since = fresh.number("select since from subscriptions where chat = 7").await;
    assert_eq!(since, (NOW + 3.hours()).as_second(), "what was missed is not made up for");
}

async fn the_numbers_tell_nobody_from_another(fresh: Fresh) {
    let store = fresh.open().await;
    assert_eq!(store.stats().await.unwrap(), Stats::default());
    let chosen = |code: &str| Some(language(code));
    let tatar = Profile { hint: chosen("tt"), ..Profile::new(Place::Private) };
    let turkish = Profile { chosen: chosen("tr"), ..tatar.clone() };
    for (chat, profile) in [
        (1, &tatar),
        (2, &turkish),
        (3, &Profile { chosen: chosen("tr"), ..subscribed(Place::Group) }),
        (4, &subscribed(Place::Group)),
    ] {
        store.keep(chat, profile, NOW).await.unwrap();
    }
    store.pause(4, "Forbidden", NOW).await.unwrap();
    let stats = Stats {
        private: 2,
        groups: 2,
        subscriptions: 2,
        paused: 1,
        languages: [(language("tr"), 2), (language("tt"), 1)].into(),
    };
    assert_eq!(store.stats().await.unwrap(), stats);
}

async fn a_group_with_a_new_id_keeps_all_it_had(fresh: Fresh) {
    let store = fresh.open().await;
    let profile = Profile { chosen: Some(language("az")), ..subscribed(Place::Group) };
    store.keep(-5, &profile, NOW).await.unwrap();
    for state in ["pending", "sending", "sent", "unknown"] {
        plan(&fresh, -5, &format!("{state}-day"), state).await;
    }
    // Telegram tells it three times, and three of its updates may be at work at once.
    let told =
        tokio::join!(store.rename(-5, GROUP), store.rename(-5, GROUP), store.rename(-5, GROUP));
    assert!(told.0.is_ok() && told.1.is_ok() && told.2.is_ok(), "{told:?}");
    assert_eq!(store.profile(-5, NOW).await.unwrap(), None);
    assert_eq!(store.profile(GROUP, NOW).await.unwrap(), Some(profile.clone()));
    let moved = format!("select count(*) from deliveries where chat = {GROUP}");
    assert_eq!(fresh.number(&moved).await, 4);
    store.rename(GROUP, GROUP).await.unwrap();
    assert_eq!(store.profile(GROUP, NOW).await.unwrap(), Some(profile));
}

async fn a_group_known_by_its_new_id_keeps_that_and_takes_what_it_lacks(fresh: Fresh) {
    let store = fresh.open().await;
    let old = Profile { chosen: Some(language("az")), ..subscribed(Place::Group) };
    store.keep(-5, &old, NOW).await.unwrap();
    store.keep(-6, &subscribed(Place::Group), NOW).await.unwrap();
    let later = Some(Subscription { hour: 20, ..subscription() });
    let new = Profile { chosen: Some(language("tr")), subscription: later, ..old.clone() };
    store.keep(-15, &Profile::new(Place::Group), NOW).await.unwrap();
    store.keep(-16, &new, NOW).await.unwrap();
    for (from, to, expected) in [(-5, -15, old), (-6, -16, new)] {
        store.rename(from, to).await.unwrap();
        assert_eq!(store.profile(to, NOW).await.unwrap(), Some(expected));
        assert_eq!(store.profile(from, NOW).await.unwrap(), None);
    }
    assert_eq!(store.stats().await.unwrap().subscriptions, 2);
}

async fn what_the_old_id_was_sent_is_not_sent_to_the_new_one(fresh: Fresh) {
    let store = fresh.open().await;
    for (occasion, old, new) in [
        ("a", "sent", "pending"),
        ("b", "sending", "pending"),
        ("c", "pending", "sent"),
        ("d", "unknown", "sent"),
    ] {
        plan(&fresh, -5, occasion, old).await;
        plan(&fresh, GROUP, occasion, new).await;
    }
    store.rename(-5, GROUP).await.unwrap();
    let mut connection = fresh.connect().await;
    let query = "select occasion, chat, state from deliveries order by occasion";
    let rows: Vec<(String, i64, String)> =
        sqlx::query_as(query).fetch_all(&mut connection).await.unwrap();
    let rows: Vec<(&str, i64, &str)> =
        rows.iter().map(|it| (it.0.as_str(), it.1, it.2.as_str())).collect();
    let expected = [("a", "sent"), ("b", "sending"), ("c", "sent"), ("d", "sent")];
    assert_eq!(rows, expected.map(|(occasion, state)| (occasion, GROUP, state)));
}

async fn a_chat_that_is_forgotten_leaves_nothing(fresh: Fresh) {
    let store = fresh.open().await;
    store.keep(7, &subscribed(Place::Private), NOW).await.unwrap();
    store.keep(8, &subscribed(Place::Private), NOW).await.unwrap();
    plan(&fresh, 7, "city-day", "pending").await;
    plan(&fresh, 7, "park-day", "unreachable").await;
    plan(&fresh, 8, "city-day", "pending").await;
    for _ in 0..2 {
        store.forget(7, NOW).await.unwrap();
        for table in ["chats", "subscriptions", "deliveries"] {
            let own = format!("select count(*) from {table} where chat = 7");
            assert_eq!(fresh.number(&own).await, 0, "{table}");
            assert_eq!(fresh.number(&format!("select count(*) from {table}")).await, 1, "{table}");
        }
    }
}

async fn of_a_forgotten_chat_only_todays_greeting_is_known_until_the_day_ends(fresh: Fresh) {
    let store = fresh.open().await;
    for chat in [7, 8] {
        store.keep(chat, &subscribed(Place::Private), NOW).await.unwrap();
        plan(&fresh, chat, "city-day", "sent").await;
    }
    plan(&fresh, 7, "park-day", "sending").await;
    plan(&fresh, 7, "lake-day", "unknown").await;
    fresh
        .run("update deliveries set message = 512, tries = 3, sender = 'one/1', lease_until = 9")
        .await;
    store.forget(7, NOW).await.unwrap();
    let kept = store.kept(7).await.unwrap();
    expect![[r#"
        {
          "chats": [],
          "deliveries": [
            {
              "changed_at": "2027-01-15T07:59:00Z",
              "chat": 7,
              "day": "2027-01-15",
              "due_at": "2027-01-15T07:59:00Z",
              "expires_at": "2027-01-15T09:00:00Z",
              "lease_until": null,
              "message": null,
              "occasion": "city-day",
              "reason": "forgotten",
              "sender": null,
              "state": "sent",
              "tries": 0
            },
            {
              "changed_at": "2027-01-15T07:59:00Z",
              "chat": 7,
              "day": "2027-01-15",
              "due_at": "2027-01-15T07:59:00Z",
              "expires_at": "2027-01-15T09:00:00Z",
              "lease_until": null,
              "message": null,
              "occasion": "lake-day",
              "reason": "forgotten",
              "sender": null,
              "state": "sent",
              "tries": 0
            },
            {
              "changed_at": "2027-01-15T07:59:00Z",
              "chat": 7,
              "day": "2027-01-15",
              "due_at": "2027-01-15T07:59:00Z",
              "expires_at": "2027-01-15T09:00:00Z",
              "lease_until": null,
              "message": null,
              "occasion": "park-day",
              "reason": "forgotten",
              "sender": null,
              "state": "sent",
              "tries": 0
            }
          ],
          "hellos": [],
          "quiz_answers": [],
          "quiz_polls": [],
          "quiz_scores": [],
          "subscriptions": []
        }"#]]
    .assert_eq(&format!("{kept:#}"));
    store.sweep(NOW).await.unwrap();
    assert_eq!(store.kept(7).await.unwrap(), kept, "the day is not over");
    store.sweep(NOW + 26.hours()).await.unwrap();
    assert_eq!(store.kept(7).await.unwrap(), kept, "nor is it everywhere");
    store.sweep(NOW + 28.hours()).await.unwrap();
    assert_eq!(fresh.number("select count(*) from deliveries where chat = 7").await, 0);
    assert_eq!(fresh.number("select count(*) from deliveries where chat = 8").await, 1);
}

async fn all_that_is_kept_of_a_chat_is_told(fresh: Fresh) {
    let store = fresh.open().await;
    let feedback = Some(Feedback { day: date(2027, 1, 15), count: 2 });
    let profile = Profile { feedback, ..subscribed(Place::Private) };
    store.keep(7, &profile, NOW).await.unwrap();
    store.keep(8, &subscribed(Place::Private), NOW).await.unwrap();
    plan(&fresh, 7, "city-day", "sent").await;
    let kept = store.kept(7).await.unwrap();
    expect![[r#"
        {
          "chats": [
            {
              "chat": 7,
              "feedback": 2,
              "feedback_day": "2027-01-15",
              "language": null,
              "last_fact": null,
              "last_language": null,
              "last_until": null,
              "learnt": null,
              "place": "private",
              "seen_at": "2027-01-15T08:00:00Z"
            }
          ],
          "deliveries": [
            {
              "changed_at": "2027-01-15T08:00:00Z",
              "chat": 7,
              "day": "2027-01-15",
              "due_at": "2027-01-15T07:59:00Z",
              "expires_at": "2027-01-15T09:00:00Z",
              "lease_until": null,
              "message": null,
              "occasion": "city-day",
              "reason": null,
              "sender": null,
              "state": "sent",
              "tries": 0
            }
          ],
          "hellos": [],
          "quiz_answers": [],
          "quiz_polls": [],
          "quiz_scores": [],
          "subscriptions": [
            {
              "chat": 7,
              "hour": 9,
              "paused": null,
              "paused_at": null,
              "since": "2027-01-15T08:00:00Z",
              "sound": "aloud",
              "thread": null,
              "which": "all",
              "zone": "Asia/Baku"
            }
          ]
        }"#]]
    .assert_eq(&format!("{kept:#}"));
}

async fn the_last_fact_is_forgotten_when_it_can_no_longer_be_followed_up_on(fresh: Fresh) {
    let store = fresh.open().await;
    let profile = Profile { last: Some(asked("area", "en")), ..Profile::new(Place::Private) };
    store.keep(7, &profile, NOW).await.unwrap();
    let held = "select count(last_fact) + count(last_language) + count(last_until) from chats";
    store.sweep(NOW + 29.minutes()).await.unwrap();
    assert_eq!(fresh.number(held).await, 3);
    store.sweep(NOW + 31.minutes()).await.unwrap();
    assert_eq!(fresh.number(held).await, 0);
}

async fn settings_are_kept(fresh: Fresh) {
    let store = fresh.open().await;
    assert_eq!(store.setting("broadcasts").await.unwrap(), None);
    for value in ["paused", "", "it's \"on\" ✓"] {
        store.set("broadcasts", value).await.unwrap();
        assert_eq!(store.setting("broadcasts").await.unwrap().as_deref(), Some(value));
    }
    assert_eq!(store.offset().await.unwrap(), None);
    for offset in [815, i64::from(u32::MAX), 3] {
        store.keep_offset(offset).await.unwrap();
        assert_eq!(store.offset().await.unwrap(), Some(offset));
    }
}

async fn shown(store: &Store, least_askers: i64) -> String {
    let gaps = store.gaps(least_askers).await.unwrap();
    let line = |it: &Gap| format!("{} {} {}", it.askers, it.language, it.question);
    gaps.iter().map(line).collect::<Vec<_>>().join("\n")
}

async fn a_question_is_shown_when_two_chats_asked_it(fresh: Fresh) {
    let store = fresh.open().await;
    // With this key none of them shares a byte with another.
    store.set("asker_key", "of a test").await.unwrap();
    for (chat, code, question) in [
        (1, "en", "who won the race"),
        (1, "en", "who won the race"),
        (2, "az", "kim qalib geldi"),
        (1, "tr", "kim qalib geldi"),
        (3, "az", "kim qalib geldi"),
        (1, "en", "nul \0 and\nline"),
        (2, "en", " nul   and line "),
        (4, "en", ""),
        (5, "en", ""),
    ] {
        store.note_unanswered(question, chat, language(code), NOW).await.unwrap();
    }
    let long = "x".repeat(201);
    for chat in [1, 2] {
        store.note_unanswered(&long, chat, language("en"), NOW).await.unwrap();
    }
    assert_eq!(shown(&store, 0).await, "3 az kim qalib geldi\n2 en nul   and line");
    assert_eq!(shown(&store, 3).await, "3 az kim qalib geldi");
}

async fn a_question_has_no_trace_of_who_asked(fresh: Fresh) {
    let store = fresh.open().await;
    for chat in 0..300 {
        store.note_unanswered("who won", chat, language("en"), NOW).await.unwrap();
    }
    // 300 chats have at most 256 marks, so that each mark fits several.
    let marks = "select count(distinct asker) from unanswered";
    let (marks, longest) = (
        fresh.number(marks).await,
        fresh.number("select max(length(asker)) from unanswered").await,
    );
    assert!((100..256).contains(&marks) && longest == 2, "{marks} marks of {longest} digits");
    assert!(store.setting("asker_key").await.unwrap().unwrap().len() >= 64);
}

async fn what_is_old_is_swept_away(fresh: Fresh) {
    let store = fresh.open().await;
    let silent = Profile::new(Place::Private);
    store.keep(1, &silent, NOW).await.unwrap();
    store.keep(2, &subscribed(Place::Private), NOW).await.unwrap();
    store.keep(3, &subscribed(Place::Private), NOW).await.unwrap();
    store.pause(3, "Forbidden", NOW).await.unwrap();
    plan(&fresh, 2, "city-day", "sent").await;
    store.note_unanswered("who won", 1, language("en"), NOW).await.unwrap();
    let tables = ["chats", "subscriptions", "deliveries", "unanswered"];
    for (days, expected) in
        [(30, [3, 2, 1, 1]), (31, [3, 2, 1, 0]), (365, [3, 2, 1, 0]), (366, [1, 1, 0, 0])]
    {
        store.sweep(NOW + (days * 24).hours()).await.unwrap();
        for (table, expected) in tables.iter().zip(expected) {
            let rows = fresh.number(&format!("select count(*) from {table}")).await;
            assert_eq!(rows, expected, "{table} after {days} days");
        }
    }
    assert!(store.profile(2, NOW).await.unwrap().is_some(), "whoever is subscribed still reads");
}

async fn what_grows_old_is_swept_away_again_and_again(fresh: Fresh) {
    let store = fresh.open().await;
    let later = NOW + (31 * 24).hours();
    let sweeping = store.keep_swept(Duration::from_millis(1), || later);
    let watching = async {
        for _ in 0..3 {
            store.note_unanswered("who won", 1, language("en"), NOW).await.unwrap();
            while fresh.number("select count(*) from unanswered").await > 0 {
                yield_now().await;
            }
        }
    };
    tokio::select! {
        never = sweeping => match never {},
        swept = timeout(Duration::from_secs(120), watching) => swept.unwrap(),
    }
}

async fn many_write_at_once(fresh: Fresh) {
    let stores = [fresh.open().await, fresh.open().await];
    let mut writing = tokio::task::JoinSet::new();
    for chat in 1..=60 {
        let store = stores[usize::from(chat % 2 == 0)].clone();
        writing.spawn(async move {
            store.keep(chat, &subscribed(Place::Private), NOW).await?;
            store.pause(chat, "Forbidden", NOW).await?;
            store.keep(chat % 5 + 1, &subscribed(Place::Private), NOW).await
        });
    }
    for written in writing.join_all().await {
        written.unwrap();
    }
    let stats = stores[0].stats().await.unwrap();
    assert_eq!((stats.private, stats.subscriptions, stats.paused), (60, 60, 60));
}

/// Writers are dropped at every point where they wait; what others write then is there for all.
async fn whoever_stops_waiting_leaves_nothing_half_done(fresh: Fresh) {
    let store = fresh.open().await;
    let profile = subscribed(Place::Private);
    for waits in 0..40 {
        drop_after(waits, store.keep(1, &profile, NOW)).await;
        store.set("waits", &waits.to_string()).await.unwrap();
        let kept = "select cast(value as bigint) from settings where name = 'waits'";
        assert_eq!(fresh.number(kept).await, waits);
    }
}

/// Lets it wait so many times, and drops it.
async fn drop_after<T>(waits: i64, it: impl Future<Output = T>) {
    let mut it = pin!(it);
    let mut left = waits;
    poll_fn(|context| {
        let ends = left == 0 || it.as_mut().poll(context).is_ready();
        left -= 1;
        if ends { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
}

async fn many_start_at_once(fresh: Fresh) {
    for _ in 0..4 {
        let fresh = fresh.another().await;
        let url = fresh.url();
        let (one, two, three) =
            tokio::join!(Store::open(&url), Store::open(&url), Store::open(&url));
        for store in [one, two, three] {
            assert_eq!(store.unwrap().stats().await.unwrap().subscriptions, 0);
        }
    }
}
