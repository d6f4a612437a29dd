//! Who is forgotten leaves nothing behind, and is not told twice what they were told before.

use std::time::Duration;

use jiff::{Timestamp, ToSpan};
use lachin_bot::chat::{Place, Profile, Subscription};
use lachin_bot::knowledge::Language;
use lachin_bot::store::{Claim, Due, Group, Record, Sender, Store, Terms};

use crate::databases::{Fresh, on_both};
use crate::ledger::{NINE, baku, due};

on_both! {
    who_subscribes_again_is_not_told_twice_of_a_day
    who_subscribes_again_is_told_of_what_is_new
    what_is_being_sent_meanwhile_counts_as_sent
    questions_without_an_answer_are_forgotten_too
    to_forget_a_stranger_does_no_harm
}

const CHAT: i64 = 7;

const TERMS: Terms =
    Terms { lease: Duration::from_secs(60), every: Duration::from_millis(1), burst: 1 };

/// Subscribes the chat by the clocks of a zone.
async fn subscribe(store: &Store, zone: &str, now: Timestamp) {
    let subscription = Some(Subscription::usual(zone, None));
    let profile = Profile { subscription, ..Profile::new(Place::Private) };
    store.keep(CHAT, &profile, now).await.unwrap();
}

/// Plans what is due and claims it.
async fn claim(store: &Store, now: Timestamp, dues: &[(Group, Due)]) -> Vec<Claim> {
    let plan: Vec<(Group, Vec<Due>)> =
        dues.iter().map(|(group, due)| (group.clone(), vec![due.clone()])).collect();
    store.plan(now, &plan).await.unwrap();
    store.claim(now, &Sender::new("one", "1"), 9, &TERMS).await.unwrap().claims
}

/// The same day further west, where it ends later.
fn west(occasion: &str) -> (Group, Due) {
    let group = Group { zone: "America/Los_Angeles".to_owned(), ..baku() };
    let due_at = NINE + 11.hours();
    (group, Due { due_at, expires_at: due_at + 15.hours(), ..due(occasion) })
}

async fn who_subscribes_again_is_not_told_twice_of_a_day(fresh: Fresh) {
    let store = fresh.open().await;
    subscribe(&store, "Asia/Baku", NINE - 1.hour()).await;
    let told = claim(&store, NINE, &[(baku(), due("founding"))]).await;
    assert!(store.record(&told[0], &Record::Sent(5), NINE).await.unwrap());
    for hours in [1, 2] {
        let now = NINE + hours.hours();
        store.forget(CHAT, now).await.unwrap();
        subscribe(&store, "Asia/Baku", NINE - 1.hour()).await;
        assert_eq!(claim(&store, now, &[(baku(), due("founding"))]).await, []);
    }
    // In Baku the day is over, and in Los Angeles it is not.
    let late = NINE + 16.hours();
    store.sweep(late).await.unwrap();
    store.forget(CHAT, late).await.unwrap();
    subscribe(&store, "America/Los_Angeles", NINE).await;
    assert_eq!(claim(&store, late, &[west("founding")]).await, []);
}

async fn who_subscribes_again_is_told_of_what_is_new(fresh: Fresh) {
    let store = fresh.open().await;
    subscribe(&store, "Asia/Baku", NINE - 1.hour()).await;
    let told = claim(&store, NINE, &[(baku(), due("founding"))]).await;
    store.record(&told[0], &Record::Sent(5), NINE).await.unwrap();
    store.forget(CHAT, NINE).await.unwrap();
    assert_eq!(claim(&store, NINE, &[(baku(), due("return"))]).await, [], "nobody is subscribed");
    subscribe(&store, "Asia/Baku", NINE - 1.hour()).await;
    let told = claim(&store, NINE, &[(baku(), due("founding")), (baku(), due("return"))]).await;
    assert_eq!(told.iter().map(|it| &it.occasions).collect::<Vec<_>>(), [&["return"]]);
}

async fn what_is_being_sent_meanwhile_counts_as_sent(fresh: Fresh) {
    let store = fresh.open().await;
    subscribe(&store, "Asia/Baku", NINE - 1.hour()).await;
    let told = claim(&store, NINE, &[(baku(), due("founding"))]).await;
    store.forget(CHAT, NINE).await.unwrap();
    assert!(!store.record(&told[0], &Record::Sent(5), NINE).await.unwrap());
    subscribe(&store, "Asia/Baku", NINE - 1.hour()).await;
    let after_the_lease = NINE + 5.minutes();
    assert_eq!(claim(&store, after_the_lease, &[(baku(), due("founding"))]).await, []);
    assert_eq!(fresh.number("select count(*) from deliveries where message is not null").await, 0);
}

async fn questions_without_an_answer_are_forgotten_too(fresh: Fresh) {
    let store = fresh.open().await;
    // With this key no two of these chats share a byte.
    store.set("asker_key", "of a test").await.unwrap();
    let english = Language::parse("en").unwrap();
    for (chat, question) in
        [(1, "who won"), (2, "who won"), (3, "who won"), (1, "when is it"), (2, "when is it")]
    {
        store.note_unanswered(question, chat, english, NINE).await.unwrap();
    }
    store.forget(1, NINE).await.unwrap();
    let gaps = store.gaps(1).await.unwrap();
    let gaps: Vec<(&str, i64)> = gaps.iter().map(|it| (it.question.as_str(), it.askers)).collect();
    assert_eq!(gaps, [("who won", 2)]);
    assert_eq!(fresh.number("select count(*) from unanswered").await, 3);
}

async fn to_forget_a_stranger_does_no_harm(fresh: Fresh) {
    let store = fresh.open().await;
    subscribe(&store, "Asia/Baku", NINE).await;
    let before = store.kept(CHAT).await.unwrap();
    store.forget(CHAT + 1, NINE).await.unwrap();
    assert_eq!(store.kept(CHAT).await.unwrap(), before);
    assert!(store.profile(CHAT + 1, NINE).await.unwrap().is_none());
}
