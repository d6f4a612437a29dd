//! What the terminal remembers from one start to the next, in the bot's own database.

use std::io;

use anyhow::Result;
use jiff::Timestamp;
use serde_json::Value;
use tokio::runtime::Runtime;

use super::{database, screen};
use crate::chat::{Profile, Scores};
use crate::config::Config;
use crate::quiz::Answer;
use crate::store::{Store, StoreError};

/// The terminal's place in the database, as long as that can be used.
pub(super) struct Memory {
    runtime: Runtime,
    store: Option<Store>,
    clock: fn() -> Timestamp,
}

impl Memory {
    /// Opens the database, and makes it where there is none; one that cannot be used is said once, and
    /// the conversation goes on without.
    ///
    /// # Errors
    /// Fails where the system has no room, and where nobody can be told.
    pub(super) fn open(config: &Config, clock: fn() -> Timestamp) -> Result<Self> {
        let runtime = database::runtime()?;
        let opened = database::url(config)
            .and_then(|url| runtime.block_on(Store::open(&url)).map_err(Into::into));
        let mut memory = Self { runtime, store: None, clock };
        memory.store = said(opened)?;
        Ok(memory)
    }

    /// What is remembered; `None` where nothing is.
    ///
    /// # Errors
    /// Fails where nobody can be told that the database cannot be used.
    pub(super) fn profile(&mut self) -> Result<Option<Profile>> {
        let now = (self.clock)();
        let read = async |store: &Store| store.profile(Store::TERMINAL, now).await;
        Ok(self.ask(read)?.flatten())
    }

    /// Remembers this from now on.
    ///
    /// # Errors
    /// Fails where nobody can be told that the database cannot be used.
    pub(super) fn keep(&mut self, profile: &Profile) -> Result<()> {
        let now = (self.clock)();
        self.ask(async |store: &Store| store.keep(Store::TERMINAL, profile, now).await)?;
        Ok(())
    }

    /// Forgets all of it.
    ///
    /// # Errors
    /// Fails where nobody can be told that the database cannot be used.
    pub(super) fn forget(&mut self) -> Result<()> {
        let now = (self.clock)();
        self.ask(async |store: &Store| store.forget(Store::TERMINAL, now).await)?;
        Ok(())
    }

    /// All that the database keeps of it.
    ///
    /// # Errors
    /// Fails where nobody can be told that the database cannot be used.
    pub(super) fn kept(&mut self) -> Result<Option<Value>> {
        self.ask(async |store: &Store| store.kept(Store::TERMINAL).await)
    }

    /// The points of whoever talks here; `None` where nobody knows.
    ///
    /// # Errors
    /// Fails where nobody can be told that the database cannot be used.
    pub(super) fn scores(&mut self) -> Result<Option<Scores>> {
        let own = async |store: &Store| store.score(Store::TERMINAL, Store::TERMINAL).await;
        Ok(self.ask(own)?.map(Scores::Own))
    }

    /// Counts an answer to a quiz question.
    ///
    /// # Errors
    /// Fails where nobody can be told that the database cannot be used.
    pub(super) fn count(&mut self, answer: Answer) -> Result<()> {
        let now = (self.clock)();
        self.ask(async |store: &Store| store.count_in_terminal(answer, now).await)?;
        Ok(())
    }

    fn ask<T>(
        &mut self,
        question: impl AsyncFnOnce(&Store) -> Result<T, StoreError>,
    ) -> Result<Option<T>> {
        let Some(store) = self.store.take() else { return Ok(None) };
        let answer = said(self.runtime.block_on(question(&store)).map_err(Into::into))?;
        // Whoever does not answer once is not asked again: that would be said at every line.
        self.store = answer.is_some().then_some(store);
        Ok(answer)
    }
}

fn said<T>(tried: Result<T>) -> Result<Option<T>> {
    match tried {
        Ok(it) => Ok(Some(it)),
        Err(failed) => {
            let notice = format!("Nothing is remembered when we end: {failed:#}");
            screen::print(&mut io::stderr(), &notice)?;
            Ok(None)
        }
    }
}
