//! Running the Telegram bot until it is told to stop.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use log::info;
use tokio::runtime;
use tokio_util::sync::CancellationToken;

use super::database;
use crate::broadcast;
use crate::config::Config;
use crate::conversation::{Conversation, Readers};
use crate::store::{Kind, Store};
use crate::telegram::{self, Api, Now, Pace, Settings};

/// How often what is old is forgotten. Source: our own choice; terms are counted in days.
const SWEEP_EVERY: Duration = Duration::from_secs(24 * 60 * 60);

/// Runs the bot; `today` stands for every day where it is given.
///
/// # Errors
/// Says why the bot cannot run, or why it had to stop.
pub(super) fn run(
    conversation: Conversation,
    config: &Config,
    today: Option<Date>,
    clock: fn() -> Timestamp,
) -> Result<()> {
    let Some(token) = config.token.clone() else {
        bail!(
            "no TELOXIDE_TOKEN is set: write /newbot to https://t.me/BotFather and put its token into .env"
        );
    };
    let api = Api::new(token, config.api_url.clone(), config.proxy.clone())?;
    let zone = TimeZone::get(&conversation.district().time_zone)?;
    let clock = move || {
        let moment = clock();
        let today = today.unwrap_or_else(|| moment.to_zoned(zone.clone()).date());
        Now { moment, today }
    };
    let database = database::url(config)?;
    let readers = if config.admins.is_empty() { Readers::Nobody } else { Readers::Some };
    let conversation = conversation.with_readers(readers);
    telegram::quiet_panics();
    let runtime = runtime::Builder::new_multi_thread().enable_all().build();
    runtime.context("cannot start the runtime")?.block_on(async {
        let shutdown = CancellationToken::new();
        let store = Store::open(&database).await?;
        let settings = Settings {
            api,
            pace: Pace::default(),
            greetings: broadcast::Pace { rate: config.broadcast_rate, ..Default::default() },
            instance: instance(database.kind(), clock().moment),
            store: Some(store.clone()),
            operators: config.admins.clone(),
        };
        let (stopping, moment) = (shutdown.clone(), clock.clone());
        tokio::select! {
            ended = telegram::run(settings, Arc::new(conversation), clock, shutdown) => Ok(ended?),
            failed = stop_on_signal(stopping) => failed,
            never = store.keep_swept(SWEEP_EVERY, move || moment().moment) => match never {},
        }
    })
}

/// A name that no other instance has. Only one works on a file, and knows at once what it left behind
/// when it ended badly; on a server nobody else knows it, and its lease has to end.
fn instance(kind: Kind, now: Timestamp) -> String {
    match kind {
        Kind::Sqlite => "only".to_owned(),
        Kind::Postgres => format!("{}-{}", std::process::id(), now.as_nanosecond()),
    }
}

/// Cancels the token when the program is told to stop: what is under way ends first. Being told twice
/// ends the wait.
async fn stop_on_signal(shutdown: CancellationToken) -> Result<()> {
    let told = told_to_stop().await.context("cannot listen for signals")?;
    info!("{told}: finishing what is under way");
    shutdown.cancel();
    told_to_stop().await.context("cannot listen for signals")?;
    bail!("told to stop twice: stopped at once, what was under way is lost")
}

#[cfg(unix)]
async fn told_to_stop() -> std::io::Result<&'static str> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted.map(|()| "interrupted"),
        _ = terminate.recv() => Ok("told to terminate"),
    }
}

#[cfg(not(unix))]
async fn told_to_stop() -> std::io::Result<&'static str> {
    tokio::signal::ctrl_c().await.map(|()| "interrupted")
}
