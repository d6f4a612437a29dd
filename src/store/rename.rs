//! A group that gets a new id keeps all it had.

use super::{Store, StoreError};

/// In this order, in one transaction; $1 is the old id and $2 the new one.
const STEPS: [&str; 14] = [
    // Where the new id was heard of first, it keeps its own and takes what it lacks.
    "update chats set language = coalesce(language, (select old.language from chats old where old.chat = $1)), \
     learnt = coalesce(learnt, (select old.learnt from chats old where old.chat = $1)) where chat = $2",
    "update chats set chat = $2 where chat = $1 \
     and not exists (select 1 from chats new where new.chat = $2)",
    "delete from chats where chat = $1 and chat <> $2",
    "update subscriptions set chat = $2 where chat = $1 \
     and not exists (select 1 from subscriptions new where new.chat = $2)",
    "delete from subscriptions where chat = $1 and chat <> $2",
    // What was sent to the old id, or may have been, is not sent to the new one.
    "delete from deliveries where chat = $2 and state = 'pending' \
     and exists (select 1 from deliveries old where old.chat = $1 \
     and old.occasion = deliveries.occasion and old.day = deliveries.day)",
    "update deliveries set chat = $2 where chat = $1 \
     and not exists (select 1 from deliveries new where new.chat = $2 \
     and new.occasion = deliveries.occasion and new.day = deliveries.day)",
    "delete from deliveries where chat = $1 and chat <> $2",
    "update hellos set chat = $2 where chat = $1 \
     and not exists (select 1 from hellos new where new.chat = $2)",
    "delete from hellos where chat = $1 and chat <> $2",
    // The messages stay behind: nobody can answer them any more.
    "update quiz_polls set chat = $2, state = 'closed' where chat = $1",
    "update quiz_scores set \
     right_answers = right_answers + (select old.right_answers from quiz_scores old \
     where old.chat = $1 and old.person = quiz_scores.person), \
     answers = answers + (select old.answers from quiz_scores old \
     where old.chat = $1 and old.person = quiz_scores.person) \
     where chat = $2 and exists (select 1 from quiz_scores old \
     where old.chat = $1 and old.person = quiz_scores.person)",
    "update quiz_scores set chat = $2 where chat = $1 \
     and not exists (select 1 from quiz_scores new \
     where new.chat = $2 and new.person = quiz_scores.person)",
    "delete from quiz_scores where chat = $1 and chat <> $2",
];

/// How often it is tried where somebody writes of the new id between two steps.
const TRIES: usize = 3;

impl Store {
    /// Moves what is known of a group to its new id: it became a supergroup. What the new id has
    /// already stays. Telegram tells it up to three times; once is enough and more does no harm. A
    /// delivery that is being sent stays with its sender under the new id.
    ///
    /// # Errors
    /// Says why the database does not keep it; then everything is as before.
    pub async fn rename(&self, from: i64, to: i64) -> Result<(), StoreError> {
        if from == to {
            return Ok(());
        }
        for _ in 1..TRIES {
            match self.move_all(from, to).await {
                Err(StoreError::Statement { source, .. }) if source.is_unique_violation() => {}
                done => return done,
            }
        }
        self.move_all(from, to).await
    }

    async fn move_all(&self, from: i64, to: i64) -> Result<(), StoreError> {
        let mut all = self.write().await?;
        for step in STEPS {
            sqlx::query(step).bind(from).bind(to).execute(&mut *all).await?;
        }
        Ok(all.commit().await?)
    }
}
