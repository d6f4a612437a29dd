//! The database for commands that look into it.

use anyhow::{Context, Result, anyhow, bail};
use secrecy::ExposeSecret as _;
use tokio::runtime::{self, Runtime};

use crate::config::Config;
use crate::store::{DatabaseUrl, Store};

/// The address that the configuration names.
///
/// # Errors
/// Says what it should look like; what it is it does not show.
pub(super) fn url(config: &Config) -> Result<DatabaseUrl> {
    let url = config.database.expose_secret().parse::<DatabaseUrl>();
    url.map_err(|remedy| anyhow!("DATABASE_URL makes no sense: {remedy}"))
}

/// What a command needs that asks one database a few things, one after the other.
///
/// # Errors
/// Fails where the system has no room for it.
pub(super) fn runtime() -> Result<Runtime> {
    let runtime = runtime::Builder::new_current_thread().enable_all().build();
    runtime.context("cannot start the runtime")
}

/// Opens the bot's database; one that is not there is not made.
///
/// # Errors
/// Says why there is none to look into.
pub(super) async fn existing(config: &Config) -> Result<Store> {
    let url = url(config)?;
    if !url.exists() {
        bail!(
            "there is no database {url} yet: start the bot once, or name its own in DATABASE_URL"
        );
    }
    Ok(Store::open(&url).await?)
}
