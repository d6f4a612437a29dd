//! What is remembered of chats in which the bot is only called: groups it came to, cards it offered.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{Store, StoreError};
use crate::knowledge::FactId;

impl Store {
    /// Whether nobody has said hello in a group yet; from now on somebody has.
    ///
    /// # Errors
    /// Says why the database does not tell.
    pub async fn claim_hello(&self, chat: i64, now: Timestamp) -> Result<bool, StoreError> {
        let query =
            "insert into hellos (chat, said_at) values ($1, $2) on conflict (chat) do nothing";
        let query = sqlx::query(query).bind(chat).bind(now.as_second());
        Ok(query.execute(&self.pool).await?.rows_affected() > 0)
    }

    /// Counts that a fact was sent from the cards that people are offered in other chats.
    ///
    /// # Errors
    /// Says why the database does not keep it.
    pub async fn count_choice(&self, fact: &FactId) -> Result<(), StoreError> {
        let query = "insert into choices (fact, times) values ($1, 1) \
                     on conflict (fact) do update set times = choices.times + 1";
        sqlx::query(query).bind(fact.as_str()).execute(&self.pool).await?;
        Ok(())
    }

    /// How often each fact was sent from these cards.
    ///
    /// # Errors
    /// Says why the database does not tell.
    pub async fn choices(&self) -> Result<BTreeMap<FactId, i64>, StoreError> {
        let query = sqlx::query_as("select fact, times from choices");
        let rows: Vec<(String, i64)> = query.fetch_all(&self.pool).await?;
        let known = |(fact, times): (String, i64)| Some((FactId::parse(&fact).ok()?, times));
        Ok(rows.into_iter().filter_map(known).collect())
    }
}
