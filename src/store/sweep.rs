//! What is forgotten: all of a chat at its wish, and what is old.

use std::convert::Infallible;
use std::time::Duration;

use jiff::Timestamp;
use log::warn;
use tokio::time::sleep;

use super::{Store, StoreError, quiz};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How long a question that found no answer is kept.
const UNANSWERED_FOR: Duration = DAY.saturating_mul(30);

/// How long a quiz poll can be answered.
const POLLS_FOR: Duration = DAY.saturating_mul(7);

/// How long everything else is kept that nobody uses.
const UNUSED_FOR: Duration = DAY.saturating_mul(365);

/// How long a text waits to be announced.
pub(super) const DRAFT_FOR: Duration = DAY;

/// What is too old, where $1 is the moment before which everything is.
const UNUSED: [&str; 6] = [
    // The terminal, 0, is paused as long as it is subscribed.
    "delete from subscriptions where paused_at < $1 and chat <> 0",
    // Whoever is subscribed and never writes still reads.
    "delete from chats where seen_at < $1 \
     and not exists (select 1 from subscriptions kept where kept.chat = chats.chat)",
    "delete from deliveries where changed_at < $1",
    "delete from announcements where created_at < $1",
    "delete from hellos where said_at < $1",
    "delete from quiz_scores where changed_at < $1",
];

/// What is too old of the quiz, where $1 is the moment before which everything is.
const POLLS: [&str; 2] = [
    "delete from quiz_answers where poll in (select poll from quiz_polls where asked_at < $1)",
    "delete from quiz_polls where asked_at < $1",
];

/// All that is known of a chat, $1.
const ALL: [&str; 4] = [
    "delete from chats where chat = $1",
    "delete from subscriptions where chat = $1",
    "delete from deliveries where chat = $1",
    "delete from hellos where chat = $1",
];

impl Store {
    /// Forgets all of a chat, what it was sent too, and a person's points wherever they have
    /// any; nothing else is sent to it, as it is no longer subscribed. Questions without answers stay for their month: they do not tell who asked them.
    ///
    /// # Errors
    /// Says why the database does not forget it; then nothing is forgotten.
    pub async fn forget(&self, chat: i64) -> Result<(), StoreError> {
        let mut all = self.write().await?;
        for table in ALL {
            sqlx::query(table).bind(chat).execute(&mut *all).await?;
        }
        quiz::forget(&mut all, chat).await?;
        Ok(all.commit().await?)
    }

    /// Forgets questions that found no answer for 30 days, texts that were not announced for a day,
    /// quiz polls after a week, and after a year: chats that neither wrote nor are subscribed, subscriptions
    /// that were paused, deliveries, announcements and points.
    ///
    /// # Errors
    /// Says why the database does not forget them; then nothing is forgotten.
    pub async fn sweep(&self, now: Timestamp) -> Result<(), StoreError> {
        let mut all = self.write().await?;
        let query = sqlx::query("delete from unanswered where asked_at < $1");
        query.bind((now - UNANSWERED_FOR).as_second()).execute(&mut *all).await?;
        let query = "delete from announcements where confirmed_at is null and created_at < $1";
        let query = sqlx::query(query).bind((now - DRAFT_FOR).as_second());
        query.execute(&mut *all).await?;
        for table in POLLS {
            let query = sqlx::query(table).bind((now - POLLS_FOR).as_second());
            query.execute(&mut *all).await?;
        }
        for table in UNUSED {
            let query = sqlx::query(table).bind((now - UNUSED_FOR).as_second());
            query.execute(&mut *all).await?;
        }
        Ok(all.commit().await?)
    }

    /// Forgets what is old at once and then again and again, until it is dropped. What goes wrong is logged:
    /// the next time comes.
    pub async fn keep_swept(&self, every: Duration, clock: impl Fn() -> Timestamp) -> Infallible {
        loop {
            if let Err(error) = self.sweep(clock()).await {
                warn!("what is old is not forgotten yet: {error}");
            }
            sleep(every).await;
        }
    }
}
