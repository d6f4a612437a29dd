//! Single values: whether broadcasts are paused, which update comes next.

use super::{Store, StoreError};
use crate::chat::Broadcasts;

/// The setting that says whether broadcasts wait: then it is `paused`.
const BROADCASTS: &str = "broadcasts";

/// The setting that holds the offset.
const OFFSET: &str = "update_offset";

impl Store {
    /// The value of a setting, where it has one.
    ///
    /// # Errors
    /// Says why the database does not tell.
    pub async fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        let query = sqlx::query_scalar("select value from settings where name = $1").bind(name);
        Ok(query.fetch_optional(&self.pool).await?)
    }

    /// Gives a setting a value.
    ///
    /// # Errors
    /// Says why the database does not keep it.
    pub async fn set(&self, name: &str, value: &str) -> Result<(), StoreError> {
        let query = "insert into settings (name, value) values ($1, $2) \
                     on conflict (name) do update set value = excluded.value";
        sqlx::query(query).bind(name).bind(value).execute(&self.pool).await?;
        Ok(())
    }

    /// Whether anything is broadcast.
    ///
    /// # Errors
    /// Says why the database does not tell.
    pub async fn broadcasts(&self) -> Result<Broadcasts, StoreError> {
        let paused = self.setting(BROADCASTS).await?.is_some_and(|it| it == "paused");
        Ok(if paused { Broadcasts::Paused } else { Broadcasts::On })
    }

    /// Lets broadcasts go on or wait.
    ///
    /// # Errors
    /// Says why the database does not keep it.
    pub async fn set_broadcasts(&self, broadcasts: Broadcasts) -> Result<(), StoreError> {
        let value = match broadcasts {
            Broadcasts::On => "on",
            Broadcasts::Paused => "paused",
        };
        self.set(BROADCASTS, value).await
    }

    /// The number of the update to ask Telegram for next, where one is known.
    ///
    /// # Errors
    /// Says why the database does not tell.
    pub async fn offset(&self) -> Result<Option<i64>, StoreError> {
        let kept = self.setting(OFFSET).await?;
        Ok(kept.and_then(|it| it.parse().ok()))
    }

    /// Keeps the number of the update to ask for next. It may fall: after a week without updates
    /// Telegram counts from another number.
    ///
    /// # Errors
    /// Says why the database does not keep it.
    pub async fn keep_offset(&self, offset: i64) -> Result<(), StoreError> {
        self.set(OFFSET, &offset.to_string()).await
    }
}
