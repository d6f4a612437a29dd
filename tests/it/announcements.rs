//! Announcements in the store: kept, confirmed once, planned for whoever is subscribed then.

use std::collections::BTreeSet;
use std::time::Duration;

use jiff::ToSpan;
use lachin_bot::answer::reply::AnnouncementId;
use lachin_bot::chat::Broadcasts;
use lachin_bot::store::{Confirmed, Record, Sender, Terms};

use crate::databases::{Fresh, on_both};
use crate::ledger::{DAY, NINE, baku, due, subscribe};

on_both! {
    an_announcement_is_planned_once_for_every_open_subscription
    of_two_instances_one_plans_it
    a_text_waits_a_day_to_be_announced
    what_is_discarded_is_gone_and_what_was_announced_stays
    no_number_is_given_twice
    an_announcement_goes_with_the_anniversaries_of_its_day_and_outlives_them
}

const TERMS: Terms =
    Terms { lease: Duration::from_secs(60), every: Duration::from_millis(1), burst: 9 };

async fn an_announcement_is_planned_once_for_every_open_subscription(fresh: Fresh) {
    let store = fresh.open().await;
    subscribe(&fresh, 1..=700).await;
    fresh.run("update subscriptions set paused = 'blocked', paused_at = 1 where chat > 600").await;
    assert_eq!(store.recipients().await.unwrap(), 600);
    let id = store.draft("One\nand\0 two", NINE).await.unwrap();
    assert_eq!(store.announcement(id).await.unwrap().as_deref(), Some("One\nand two"));
    assert_eq!(store.waiting(NINE).await.unwrap(), 0);
    let announce = async |later: i64| store.announce(id, DAY, NINE + later.seconds()).await;
    assert_eq!(announce(1).await.unwrap(), Confirmed::Now(600));
    assert_eq!(announce(2).await.unwrap(), Confirmed::Before);
    assert_eq!(store.waiting(NINE + 1.second()).await.unwrap(), 600);
    assert_eq!(store.waiting(NINE + 25.hours()).await.unwrap(), 0);
    let sender = Sender::new("a", "1");
    let mut told = BTreeSet::new();
    loop {
        let claims = store.claim(NINE + 1.minute(), &sender, 100, &TERMS).await.unwrap().claims;
        if claims.is_empty() {
            break;
        }
        for claim in &claims {
            assert_eq!((&claim.occasions[..], claim.day), (&[id.to_occasion()][..], DAY));
            assert!(told.insert(claim.chat), "chat {} twice", claim.chat);
            assert!(store.record(claim, &Record::Sent(1), NINE).await.unwrap());
        }
    }
    assert!(told.into_iter().eq(1..=600));
}

async fn of_two_instances_one_plans_it(fresh: Fresh) {
    let [one, other] = [fresh.open().await, fresh.open().await];
    subscribe(&fresh, 1..=20).await;
    let id = one.draft("Hello", NINE).await.unwrap();
    let (first, second) =
        tokio::join!(one.announce(id, DAY, NINE), other.announce(id, DAY + 1.day(), NINE));
    let both = [first.unwrap(), second.unwrap()];
    assert!(both.contains(&Confirmed::Now(20)) && both.contains(&Confirmed::Before), "{both:?}");
    assert_eq!(fresh.number("select count(*) from deliveries").await, 20);
}

async fn a_text_waits_a_day_to_be_announced(fresh: Fresh) {
    let store = fresh.open().await;
    subscribe(&fresh, [1]).await;
    let [late, early] =
        [store.draft("Hello", NINE).await.unwrap(), store.draft("Hello", NINE).await.unwrap()];
    let end = NINE + 24.hours();
    assert_eq!(store.announce(late, DAY, end + 1.second()).await.unwrap(), Confirmed::Never);
    assert_eq!(store.announce(early, DAY, end).await.unwrap(), Confirmed::Now(1));
    store.sweep(end + 1.second()).await.unwrap();
    assert_eq!(store.announcement(late).await.unwrap(), None);
    assert!(store.announcement(early).await.unwrap().is_some());
}

async fn what_is_discarded_is_gone_and_what_was_announced_stays(fresh: Fresh) {
    let store = fresh.open().await;
    subscribe(&fresh, [1]).await;
    let [kept, gone] =
        [store.draft("Hello", NINE).await.unwrap(), store.draft("Hello", NINE).await.unwrap()];
    assert!(store.discard(gone).await.unwrap());
    assert!(!store.discard(gone).await.unwrap());
    assert_eq!(store.announce(gone, DAY, NINE).await.unwrap(), Confirmed::Never);
    assert_eq!(store.announce(kept, DAY, NINE).await.unwrap(), Confirmed::Now(1));
    assert!(!store.discard(kept).await.unwrap());
    assert!(store.announcement(kept).await.unwrap().is_some());
    let unheard_of = AnnouncementId::new(i64::MAX).unwrap();
    assert_eq!(store.announce(unheard_of, DAY, NINE).await.unwrap(), Confirmed::Never);
}

async fn no_number_is_given_twice(fresh: Fresh) {
    let [one, other] = [fresh.open().await, fresh.open().await];
    // An earlier version may have left some.
    fresh.run("insert into announcements (id, text, created_at) values (41, 'x', 1)").await;
    let mut numbers = BTreeSet::from([41]);
    for _ in 0..5 {
        let (first, second) = tokio::join!(one.draft("a", NINE), other.draft("b", NINE));
        for id in [first.unwrap(), second.unwrap()] {
            assert!(numbers.insert(id.number()), "{numbers:?} and again {id:?}");
            assert!(one.discard(id).await.unwrap());
        }
    }
    assert!(numbers.into_iter().eq(41..=51));
}

async fn an_announcement_goes_with_the_anniversaries_of_its_day_and_outlives_them(fresh: Fresh) {
    let store = fresh.open().await;
    subscribe(&fresh, [1]).await;
    store.set_broadcasts(Broadcasts::Paused).await.unwrap();
    assert_eq!(store.broadcasts().await.unwrap(), Broadcasts::Paused);
    store.plan(NINE, &[(baku(), vec![due("founding")])]).await.unwrap();
    let id = store.draft("Hello", NINE).await.unwrap();
    store.announce(id, DAY, NINE).await.unwrap();
    let sender = Sender::new("a", "1");
    assert_eq!(store.claim(NINE, &sender, 9, &TERMS).await.unwrap().claims, []);
    store.set_broadcasts(Broadcasts::On).await.unwrap();
    let claims = store.claim(NINE, &sender, 9, &TERMS).await.unwrap().claims;
    let [both] = &claims[..] else { panic!("{claims:?}") };
    assert_eq!(both.occasions, [id.to_occasion(), "founding".to_owned()]);
    // It is not sent before the day ends: the anniversary is over, the announcement is not.
    let after = NINE + 15.hours();
    assert_eq!(both.expires_at, after);
    assert!(store.record(both, &Record::Later(after), after).await.unwrap());
    assert_eq!(store.expire(after).await.unwrap(), 1);
    let claims = store.claim(after, &sender, 9, &TERMS).await.unwrap().claims;
    assert_eq!(claims[0].occasions, [id.to_occasion()]);
}
