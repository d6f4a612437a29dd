//! Killed at any moment, again and again: nobody is greeted twice, and each kill costs three greetings at most.

use std::time::Duration;

use tokio::task::{JoinSet, LocalSet};

use super::{Cost, FASTEST, LOST_A_KILL, Stage, TARN, dawdle, size, tell};
use crate::chance::Chance;
use crate::databases::{Fresh, on_both};

/// Within it a message is claimed, sent and written down, and the next one begins.
const A_MESSAGE: Duration = Duration::from_millis(35);

/// How many days of the long proof go on at the same time.
const AT_ONCE: usize = 6;

on_both! {
    killed_again_and_again_it_greets_nobody_twice
}

async fn killed_again_and_again_it_greets_nobody_twice(fresh: Fresh) {
    let (days, chats) = size((100, 500), (1, 60));
    LocalSet::new().run_until(all_days(&fresh, days, chats)).await;
}

/// So many days of so many chats.
async fn all_days(kind: &Fresh, days: u64, chats: usize) {
    let (mut costs, mut under_way) = (Vec::new(), JoinSet::new());
    for seed in 0..days {
        if under_way.len() == AT_ONCE {
            costs.push(under_way.join_next().await.unwrap().unwrap());
            if costs.len() % 10 == 0 {
                tell_costs(kind, &costs);
            }
        }
        let fresh = kind.another().await;
        let mut chance = Chance::new(seed);
        under_way.spawn_local(async move {
            let kills = size(1 + chance.below(5), 3);
            day(fresh, (chats, kills), &mut chance).await
        });
    }
    costs.extend(under_way.join_all().await);
    tell_costs(kind, &costs);
}

fn tell_costs(kind: &Fresh, costs: &[Cost]) {
    let sum = |of: fn(&Cost) -> usize| costs.iter().map(of).sum::<usize>();
    tell(&format!(
        "{:?}: {} days, {} kills: 0 greeted twice, {} not greeted, \
         {} greeted and not known to be",
        kind.kind(),
        costs.len(),
        sum(|it| it.kills),
        sum(|it| it.lost),
        sum(|it| it.unsure),
    ));
}

/// One day of so many chats and so many kills.
async fn day(fresh: Fresh, (chats, kills): (usize, usize), chance: &mut Chance) -> Cost {
    let stage = Stage::set(fresh, TARN, FASTEST).await;
    stage.subscribe_people(chats).await;
    let at_least = chats - LOST_A_KILL * kills;
    let mut moments: Vec<usize> = (0..kills).map(|_| chance.below(at_least)).collect();
    moments.sort_unstable();
    for messages in moments {
        let bot = stage.start();
        stage.api.wait_for_messages(messages).await;
        dawdle(chance, A_MESSAGE).await;
        bot.kill().await;
    }
    let bot = stage.start();
    stage.api.wait_for_messages(at_least).await;
    stage.all_settled(&[&bot]).await;
    bot.kill().await;
    stage.end_leases().await;
    stage.check(chats, kills).await
}
