//! What `broadcast plan` says would be sent.

use assert_cmd::Command;
use expect_test::{Expect, expect};
use lachin_bot::chat::{Place, Profile, Sound, Subscription, Which};
use lachin_bot::knowledge::Language;
use lachin_bot::store::Store;

use crate::databases::{Fresh, on_both};
use crate::store::NOW;

on_both! {
    a_day_is_told_by_groups_and_nothing_is_written
}

async fn subscribe(store: &Store, chat: i64, code: &str, which: Which, hour: i8, zone: &str) {
    let (zone, sound) = (zone.to_owned(), Sound::Aloud);
    let profile = Profile {
        chosen: Language::parse(code).ok(),
        subscription: Some(Subscription { which, hour, zone, sound, thread: None }),
        ..Profile::new(Place::Private)
    };
    store.keep(chat, &profile, NOW).await.unwrap();
}

#[track_caller]
fn check(fresh: &Fresh, day: &str, expected: Expect) {
    let mut program = Command::cargo_bin("lachin-bot").unwrap();
    program.env_clear().env("DATABASE_URL", fresh.address());
    let done = program.args(["broadcast", "plan", "--date", day]).output().unwrap();
    assert_eq!(String::from_utf8(done.stderr).unwrap(), "");
    expected.assert_eq(&String::from_utf8(done.stdout).unwrap());
    assert_eq!(done.status.code(), Some(0));
}

async fn a_day_is_told_by_groups_and_nothing_is_written(fresh: Fresh) {
    let store = fresh.open().await;
    for (chat, code) in [(11, "az"), (12, "az"), (13, "ru"), (14, "ru"), (15, "sah")] {
        subscribe(&store, chat, code, Which::Main, 9, "Asia/Baku").await;
    }
    store.pause(14, "Forbidden", NOW).await.unwrap();
    subscribe(&store, 21, "tr", Which::All, 20, "Europe/Berlin").await;
    subscribe(&store, 31, "en", Which::Main, 7, "America/New_York").await;
    store.pause(31, "Forbidden", NOW).await.unwrap();
    subscribe(&store, Store::TERMINAL, "en", Which::All, 10, "Asia/Baku").await;
    store.close().await;
    fresh
        .run(
            "insert into deliveries (occasion, day, chat, state, due_at, expires_at, changed_at) \
             values ('announcement:1', '2027-08-26', 11, 'pending', 0, 9, 0), \
             ('announcement:1', '2027-08-26', 12, 'pending', 0, 9, 0), \
             ('announcement:1', '2027-08-26', 13, 'sent', 0, 9, 0)",
        )
        .await;
    check(
        &fresh,
        "2027-08-26",
        expect![[r#"
            2027-08-26

            2027-08-26T05:00:00Z, 2027-08-26 09:00 +04:00 there (the main ones at 09:00 Asia/Baku)
              city-day: City of Lachin under Azerbaijani control; City Day
              to 4 chats: 2 az, 1 en, 1 ru
              1 chat paused and left out

            2027-08-26T11:00:00Z, 2027-08-26 07:00 -04:00 there (the main ones at 07:00 America/New_York)
              city-day: City of Lachin under Azerbaijani control; City Day
              to 0 chats
              1 chat paused and left out

            2027-08-26T18:00:00Z, 2027-08-26 20:00 +02:00 there (all at 20:00 Europe/Berlin)
              city-day: City of Lachin under Azerbaijani control; City Day
              to 1 chat: 1 tr

            in all: 5 chats, 2 paused; announcements that wait: 1, to 2 chats
        "#]],
    );
    // Who subscribed in January is told of nothing before.
    check(
        &fresh,
        "2026-08-26",
        expect![[r#"
            2026-08-26

            2026-08-26T05:00:00Z, 2026-08-26 09:00 +04:00 there (the main ones at 09:00 Asia/Baku)
              city-day: City of Lachin under Azerbaijani control; City Day
              to 0 chats

            2026-08-26T11:00:00Z, 2026-08-26 07:00 -04:00 there (the main ones at 07:00 America/New_York)
              city-day: City of Lachin under Azerbaijani control; City Day
              to 0 chats

            2026-08-26T18:00:00Z, 2026-08-26 20:00 +02:00 there (all at 20:00 Europe/Berlin)
              city-day: City of Lachin under Azerbaijani control; City Day
              to 0 chats

            in all: 0 chats, 0 paused; announcements that wait: 1, to 2 chats
        "#]],
    );
    check(
        &fresh,
        "2027-01-03",
        expect![[r#"
            2027-01-03
              nothing is due for anybody who is subscribed

            in all: 0 chats, 0 paused; announcements that wait: 1, to 2 chats
        "#]],
    );
    assert_eq!(fresh.number("select count(*) from deliveries").await, 3);
}
