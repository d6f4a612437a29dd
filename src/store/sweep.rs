//! What is forgotten: all of a chat at its wish, and what is old.

use std::time::Duration;

use jiff::Timestamp;

use super::kept::{LEDGER, TABLES};
use super::{Store, StoreError};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How long a question that found no answer is kept.
const UNANSWERED_FOR: Duration = DAY.saturating_mul(30);

/// How long everything else is kept that nobody uses.
const UNUSED_FOR: Duration = DAY.saturating_mul(365);

/// What is too old, where $1 is the moment before which everything is.
const UNUSED: [&str; 4] = [
    "delete from subscriptions where paused_at < $1",
    // Whoever is subscribed and never writes still reads.
    "delete from chats where seen_at < $1 \
     and not exists (select 1 from subscriptions kept where kept.chat = chats.chat)",
    "delete from deliveries where changed_at < $1",
    "delete from announcements where created_at < $1",
];

/// Why a row of the ledger says nothing but that it was sent: its chat wished to be forgotten.
const FORGOTTEN: &str = "forgotten";

/// What is over, where $1 is now.
const OVER: [&str; 2] = [
    "delete from deliveries where state = 'sent' and reason = 'forgotten' \
     and expires_at <= $1",
    "update chats set last_fact = null, last_language = null, last_until = null \
     where last_until <= $1",
];

impl Store {
    /// Forgets all of a chat; nothing else is sent to it, as it is no longer subscribed. Only that it
    /// was sent something, or may have been, which could be sent again today, is kept until
    /// [`Self::sweep`] finds that day to be over: who subscribes again at once is not greeted twice.
    /// Questions without answers stay for their month: they do not tell who asked them.
    ///
    /// # Errors
    /// Says why the database does not forget it; then nothing is forgotten.
    pub async fn forget(&self, chat: i64, now: Timestamp) -> Result<(), StoreError> {
        let mut all = self.write().await?;
        let query = "delete from deliveries where chat = $1 \
                     and (expires_at <= $2 or state in ('pending', 'unreachable', 'expired'))";
        sqlx::query(query).bind(chat).bind(now.as_second()).execute(&mut *all).await?;
        let query = "update deliveries set state = 'sent', tries = 0, sender = null, \
                     lease_until = null, message = null, reason = $2, changed_at = due_at \
                     where chat = $1";
        sqlx::query(query).bind(chat).bind(FORGOTTEN).execute(&mut *all).await?;
        for table in TABLES.into_iter().filter(|it| *it != LEDGER) {
            let query = format!("delete from {table} where chat = $1");
            sqlx::query(&query).bind(chat).execute(&mut *all).await?;
        }
        Ok(all.commit().await?)
    }

    /// Forgets what is over: the last facts of chats that can no longer follow up on them, and what
    /// was left of [forgotten](Self::forget) chats. Forgets questions that found no answer for 30
    /// days, and after a year: chats that neither wrote nor are subscribed, subscriptions that were
    /// paused, deliveries and announcements.
    ///
    /// # Errors
    /// Says why the database does not forget them; then nothing is forgotten.
    pub async fn sweep(&self, now: Timestamp) -> Result<(), StoreError> {
        let mut all = self.write().await?;
        let query = sqlx::query("delete from unanswered where asked_at < $1");
        query.bind((now - UNANSWERED_FOR).as_second()).execute(&mut *all).await?;
        for step in OVER {
            sqlx::query(step).bind(now.as_second()).execute(&mut *all).await?;
        }
        for step in UNUSED {
            let query = sqlx::query(step).bind((now - UNUSED_FOR).as_second());
            query.execute(&mut *all).await?;
        }
        Ok(all.commit().await?)
    }
}
