//! What is forgotten: all of a chat at its wish, and what is old.

use std::convert::Infallible;
use std::time::Duration;

use jiff::Timestamp;
use log::warn;
use tokio::time::sleep;

use super::kept::{LEDGER, TABLES};
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

/// Why a row of the ledger says nothing but that it was sent: its chat wished to be forgotten.
const FORGOTTEN: &str = "forgotten";

/// How much later a day ends than where a chat was told of it, at most: no clock is further behind.
const ELSEWHERE: Duration = Duration::from_secs(26 * 60 * 60);

/// Forgets the last facts that can no longer be followed up on, where $1 is now.
const LAST: &str = "update chats set last_fact = null, last_language = null, last_until = null \
                    where last_until <= $1";

impl Store {
    /// Forgets all of a chat, and a person's points wherever they have any; nothing else is sent to it, as
    /// it is no longer subscribed. Only that it was sent something, or may have been, on a day that is not
    /// over everywhere is kept until [`Self::sweep`] finds it to be: who subscribes again, with whichever
    /// clocks, is not greeted twice. With its questions that found no answer go a few of others: nobody can
    /// tell them apart.
    ///
    /// # Errors
    /// Says why the database does not forget it; then nothing is forgotten.
    pub async fn forget(&self, chat: i64, now: Timestamp) -> Result<(), StoreError> {
        let asked = self.perhaps_asked_by(chat).await?;
        let mut all = self.write().await?;
        for (question, asker) in asked {
            let query = "delete from unanswered where question = $1 and asker = $2";
            sqlx::query(query).bind(question).bind(asker).execute(&mut *all).await?;
        }
        // In the order of `keep` and `rename`, so that nobody waits for each other.
        for table in TABLES.into_iter().filter(|it| *it != LEDGER) {
            let query = format!("delete from {table} where chat = $1");
            sqlx::query(&query).bind(chat).execute(&mut *all).await?;
        }
        let query = "delete from deliveries where chat = $1 \
                     and (expires_at <= $2 or state in ('pending', 'unreachable', 'expired'))";
        let over = (now - ELSEWHERE).as_second();
        sqlx::query(query).bind(chat).bind(over).execute(&mut *all).await?;
        let query = "update deliveries set state = 'sent', tries = 0, sender = null, \
                     lease_until = null, message = null, reason = $2, changed_at = due_at \
                     where chat = $1";
        sqlx::query(query).bind(chat).bind(FORGOTTEN).execute(&mut *all).await?;
        quiz::forget(&mut all, chat).await?;
        Ok(all.commit().await?)
    }

    /// Forgets what is over: the last facts of chats that can no longer follow up on them, and what
    /// was left of [forgotten](Self::forget) chats. Forgets texts that were not announced for a day,
    /// quiz polls after a week, questions that found no answer for 30 days, and after a year: chats that neither wrote nor are
    /// subscribed, subscriptions that were paused, deliveries, announcements, points and groups that were
    /// told hello.
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
        sqlx::query(LAST).bind(now.as_second()).execute(&mut *all).await?;
        let query = "delete from deliveries where reason = $1 and expires_at <= $2";
        let over = (now - ELSEWHERE).as_second();
        sqlx::query(query).bind(FORGOTTEN).bind(over).execute(&mut *all).await?;
        for table in POLLS {
            let query = sqlx::query(table).bind((now - POLLS_FOR).as_second());
            query.execute(&mut *all).await?;
        }
        for step in UNUSED {
            let query = sqlx::query(step).bind((now - UNUSED_FOR).as_second());
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
