//! Two instances on one PostgreSQL, of which one is killed: together they keep one rate and the same promises.
//! Only one of them could poll; both send.

use super::{LOST_A_KILL, Stage, TARN, size};
use crate::bot_api::{Fault, On, Strikes};
use crate::databases::Fresh;

/// Greetings a second: twice as many would be more than Telegram suffers.
const RATE: u32 = 20;

#[tokio::test(flavor = "multi_thread")]
async fn two_instances_keep_one_rate_and_one_is_killed() {
    if let Some(fresh) = Fresh::server().await {
        share(fresh, size(2000, 100)).await;
    }
}

async fn share(fresh: Fresh, chats: usize) {
    let stage = Stage::set(fresh, TARN, RATE).await;
    stage.subscribe_people(chats).await;
    // Two that poll at once would not both go on.
    let down = Fault::ServerError { code: 502, strikes: Strikes::BeforeEffect };
    stage.api.fault(On::method("getUpdates").times(1_000_000), down);
    let (one, other) = (stage.start(), stage.start());
    stage.sends(&one).await;
    stage.sends(&other).await;
    stage.api.wait_for_messages(chats / 2).await;
    one.kill().await;
    stage.api.wait_for_messages(chats - LOST_A_KILL).await;
    stage.all_settled(&[&other]).await;
    other.kill().await;
    stage.end_leases().await;
    stage.check(chats, 1).await;
    let transcript = stage.api.transcript();
    let times: Vec<f64> = transcript.sent().map(|it| it.at.as_secs_f64()).collect();
    let (first, last) = (times.first().unwrap(), times.last().unwrap());
    // The first ones may have been late, which shortens the time that all took.
    let (elapsed, slack) = (last - first, 1.5);
    let at_most = (elapsed + slack) * f64::from(RATE);
    assert!(
        f64::from(u32::try_from(times.len()).unwrap()) <= at_most,
        "{} greetings in {elapsed} s",
        times.len()
    );
}
