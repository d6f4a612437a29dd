//! What those who run the bot announce to all subscribers: kept first, sent when it is confirmed.

use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;

use super::sweep::DRAFT_FOR;
use super::{Store, StoreError};
use crate::answer::reply::AnnouncementId;

/// How long an announcement may be sent. Source: our own choice; who reads it a day later was not meant.
const SENT_FOR: Duration = Duration::from_secs(24 * 60 * 60);

/// What came of confirming an announcement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmed {
    /// It is planned for so many chats.
    Now(i64),
    /// It was planned before.
    Before,
    /// There is none of that number, or it waited for longer than a day.
    Never,
}

impl Store {
    /// Keeps a text that may be announced within a day, under a number that no other has or had.
    ///
    /// # Errors
    /// Says why the database does not keep it.
    pub async fn draft(&self, text: &str, now: Timestamp) -> Result<AnnouncementId, StoreError> {
        // SQLite reads a conflict behind a selection only where that has a condition.
        let query = "insert into settings (name, value) \
                     select 'announcements', cast(coalesce(max(id), 0) + 1 as text) \
                     from announcements where 1 = 1 on conflict (name) do update \
                     set value = cast(cast(settings.value as bigint) + 1 as text) returning value";
        let mut all = self.write().await?;
        let number: String = sqlx::query_scalar(query).fetch_one(&mut *all).await?;
        let id = number.parse().ok().and_then(AnnouncementId::new);
        let id = id.ok_or(StoreError::Unknown { what: "a number of an announcement" })?;
        let query = "insert into announcements (id, text, created_at) values ($1, $2, $3)";
        sqlx::query(query)
            .bind(id.number())
            // PostgreSQL takes no NUL in a text.
            .bind(text.replace('\0', ""))
            .bind(now.as_second())
            .execute(&mut *all)
            .await?;
        all.commit().await?;
        Ok(id)
    }

    /// Plans an announcement for every chat that is subscribed and not paused, due at once and for 24
    /// hours, in one transaction; only the first time that it is asked for.
    ///
    /// # Errors
    /// Says why the database does not keep it; then nothing is planned.
    pub async fn announce(
        &self,
        id: AnnouncementId,
        day: Date,
        now: Timestamp,
    ) -> Result<Confirmed, StoreError> {
        let query = "update announcements set confirmed_at = $2 \
                     where id = $1 and confirmed_at is null and created_at >= $3";
        let mut all = self.write().await?;
        let query = sqlx::query(query)
            .bind(id.number())
            .bind(now.as_second())
            .bind((now - DRAFT_FOR).as_second());
        if query.execute(&mut *all).await?.rows_affected() == 0 {
            let query = "select count(confirmed_at) from announcements where id = $1";
            let query = sqlx::query_scalar(query).bind(id.number());
            let before: i64 = query.fetch_one(&mut *all).await?;
            return Ok(if before > 0 { Confirmed::Before } else { Confirmed::Never });
        }
        let query = format!(
            "insert into deliveries \
             (occasion, day, chat, state, due_at, expires_at, tries, changed_at) \
             select $1, $2, chat, 'pending', $3, $4, 0, $3 from subscriptions \
             where paused is null {} on conflict do nothing",
            self.kept_as_they_are()
        );
        let query = sqlx::query(&query)
            .bind(id.to_occasion())
            .bind(day.to_string())
            .bind(now.as_second())
            .bind((now + SENT_FOR).as_second());
        let planned = query.execute(&mut *all).await?.rows_affected();
        all.commit().await?;
        self.look_anew(planned).await?;
        Ok(Confirmed::Now(i64::try_from(planned).unwrap_or(i64::MAX)))
    }

    /// Forgets a text that was not announced. Says whether there was one.
    ///
    /// # Errors
    /// Says why the database does not forget it.
    pub async fn discard(&self, id: AnnouncementId) -> Result<bool, StoreError> {
        let query = "delete from announcements where id = $1 and confirmed_at is null";
        let query = sqlx::query(query).bind(id.number());
        Ok(query.execute(&self.pool).await?.rows_affected() > 0)
    }

    /// The text of an announcement, where there is one.
    ///
    /// # Errors
    /// Says why the database does not tell.
    pub async fn announcement(&self, id: AnnouncementId) -> Result<Option<String>, StoreError> {
        let query = sqlx::query_scalar("select text from announcements where id = $1");
        Ok(query.bind(id.number()).fetch_optional(&self.pool).await?)
    }

    /// How many chats an announcement would be planned for now.
    ///
    /// # Errors
    /// Says why the database does not tell.
    pub async fn recipients(&self) -> Result<i64, StoreError> {
        let query = sqlx::query_scalar("select count(*) from subscriptions where paused is null");
        Ok(query.fetch_one(&self.pool).await?)
    }
}
