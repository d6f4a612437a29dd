//! Who would be told: numbers, and nothing that tells one chat from another.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::ledger::read_groups;
use super::{Group, Store, StoreError};
use crate::knowledge::Language;

/// The subscriptions of a group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Audience {
    /// Chats that are told, by the language they chose or else last used, where there is one.
    pub told: BTreeMap<Option<Language>, i64>,
    /// Chats that are sent nothing for now.
    pub paused: i64,
}

/// Announcements that wait to be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// How many announcements.
    pub announcements: i64,
    /// To how many chats, each announcement counted for itself.
    pub deliveries: i64,
}

impl Store {
    /// The groups in which there is any subscription, the paused ones too.
    ///
    /// # Errors
    /// Says why the database does not tell.
    pub async fn all_groups(&self) -> Result<Vec<Group>, StoreError> {
        let query = "select distinct which, hour, zone from subscriptions \
                     where chat <> $1 order by zone, hour, which";
        let rows = sqlx::query_as(query).bind(Self::TERMINAL).fetch_all(&self.pool).await?;
        read_groups(rows)
    }

    /// How many subscriptions of a group are told of what falls due at a moment: those that were there
    /// then.
    ///
    /// # Errors
    /// Says why the database does not tell.
    pub async fn audience(&self, group: &Group, due_at: Timestamp) -> Result<Audience, StoreError> {
        // `count` of a column leaves out where it is null.
        let query = "select coalesce(language, learnt), count(*), count(paused) \
                     from subscriptions left join chats on chats.chat = subscriptions.chat \
                     where which = $1 and hour = $2 and zone = $3 and since <= $4 \
                     and subscriptions.chat <> $5 group by coalesce(language, learnt)";
        let rows: Vec<(Option<String>, i64, i64)> = sqlx::query_as(query)
            .bind(group.which.as_str())
            .bind(i64::from(group.hour))
            .bind(group.zone.as_str())
            .bind(due_at.as_second())
            .bind(Self::TERMINAL)
            .fetch_all(&self.pool)
            .await?;
        let mut audience = Audience::default();
        for (language, all, paused) in rows {
            let language = language.and_then(|it| Language::parse(&it).ok());
            audience.paused += paused;
            if all > paused {
                *audience.told.entry(language).or_default() += all - paused;
            }
        }
        Ok(audience)
    }

    /// Announcements that wait to be sent.
    ///
    /// # Errors
    /// Says why the database does not tell.
    pub async fn waiting_announcements(&self) -> Result<Waiting, StoreError> {
        let query = "select count(distinct occasion), count(*) from deliveries \
                     where state = 'pending' and occasion like 'announcement:%'";
        let (announcements, deliveries) = sqlx::query_as(query).fetch_one(&self.pool).await?;
        Ok(Waiting { announcements, deliveries })
    }
}
