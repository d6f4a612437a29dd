//! Running the Telegram bot until it is told to stop.

use anyhow::{Context, Result, bail};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use log::info;
use tokio::runtime;
use tokio_util::sync::CancellationToken;

use crate::chat::Profile;
use crate::config::Config;
use crate::conversation::{Conversation, Incoming};
use crate::telegram::{self, Api, Pace, Settings};

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
    let day = move || today.unwrap_or_else(|| clock().to_zoned(zone.clone()).date());
    telegram::quiet_panics();
    let runtime = runtime::Builder::new_multi_thread().enable_all().build();
    runtime.context("cannot start the runtime")?.block_on(async {
        let shutdown = CancellationToken::new();
        let settings = Settings { api, pace: Pace::default() };
        let respond = move |profile: &Profile, incoming: Incoming<'_>, bot: Option<&str>, day| {
            conversation.respond(profile, incoming, bot, day)
        };
        let stopping = shutdown.clone();
        tokio::select! {
            ended = telegram::run(settings, respond, day, shutdown) => Ok(ended?),
            failed = stop_on_signal(stopping) => failed,
        }
    })
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
