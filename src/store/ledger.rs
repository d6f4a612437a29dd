//! The ledger: what is to be told, to whom, on which day, and what became of it. Here rows are planned,
//! put away and counted; `claim.rs` is about the one row that is sent now.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Kind, Sender, Store, StoreError, words};
use crate::chat::{Sound, Subscription, Which};

/// From so many new rows on, PostgreSQL is told to look at the table anew.
const MANY: u64 = 500;

/// Subscriptions for which the same falls due at the same moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Of which anniversaries they are told.
    pub which: Which,
    /// At which hour there, 0 to 23.
    pub hour: i8,
    /// In which time zone, by its name in the tz database.
    pub zone: String,
}

impl Group {
    /// A subscription of the group, as the calendar asks for one: whether telephones ring and in which
    /// topic decides neither what is due nor when.
    pub fn subscription(&self) -> Subscription {
        let zone = self.zone.clone();
        Subscription { which: self.which, hour: self.hour, zone, sound: Sound::Aloud, thread: None }
    }
}

/// Something to tell a group of subscriptions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// An anniversary's id, or `announcement:N`.
    pub occasion: String,
    /// The day it is told on, as it is called there.
    pub day: Date,
    /// The moment from which it may be told.
    pub due_at: Timestamp,
    /// The moment from which it must not be told any more: the end of that day there.
    pub expires_at: Timestamp,
}

/// What became of a row of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It waits to be sent.
    Pending,
    /// Somebody sends it now.
    Sending,
    /// It arrived.
    Sent,
    /// It was being sent when its sender or the answer got lost. It is never sent again.
    Unknown,
    /// The chat cannot be written to.
    Unreachable,
    /// It was not sent, and it is too late now.
    Expired,
}

impl State {
    const ALL: [Self; 6] =
        [Self::Pending, Self::Sending, Self::Sent, Self::Unknown, Self::Unreachable, Self::Expired];

    /// The word that the tables have for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Unknown => "unknown",
            Self::Unreachable => "unreachable",
            Self::Expired => "expired",
        }
    }
}

impl Store {
    /// The groups in which there is a subscription that is not paused.
    ///
    /// # Errors
    /// Says why the database does not tell.
    pub async fn groups(&self) -> Result<Vec<Group>, StoreError> {
        let query = "select distinct which, hour, zone from subscriptions \
                     where paused is null order by zone, hour, which";
        read_groups(sqlx::query_as(query).fetch_all(&self.pool).await?)
    }

    /// Plans what the ledger lacks, in one transaction: a row for each thing that is due now and each
    /// subscription of its group that is not paused and was there when it fell due. What has a row
    /// keeps it, whatever its state: this may be asked as often as one likes. Returns how many rows are
    /// new.
    ///
    /// Which chats lack a row is asked together with which there are: a group that gets another id
    /// meanwhile is seen whole under one of them, where a row that conflicts with none any more would
    /// have been made for the id that it had. What is planned for is not renamed before that is done.
    ///
    /// # Errors
    /// Says why the database does not keep it; then nothing is planned.
    pub async fn plan(
        &self,
        now: Timestamp,
        dues: &[(Group, Vec<Due>)],
    ) -> Result<u64, StoreError> {
        let lines = due_now(dues, now);
        if lines.is_empty() {
            return Ok(0);
        }
        let query = format!(
            "insert into deliveries \
             (occasion, day, chat, state, due_at, expires_at, tries, changed_at) \
             select $1, $2, chat, 'pending', $3, $4, 0, $5 from subscriptions \
             where which = $6 and hour = $7 and zone = $8 and paused is null and since <= $3 \
             and not exists (select 1 from deliveries d where d.occasion = $1 \
             and d.day = $2 and d.chat = subscriptions.chat) \
             {} on conflict do nothing",
            self.kept_as_they_are()
        );
        let mut all = self.write().await?;
        let mut planned = 0;
        for (group, due) in lines {
            let query = sqlx::query(&query)
                .bind(due.occasion.as_str())
                .bind(due.day.to_string())
                .bind(due.due_at.as_second())
                .bind(due.expires_at.as_second())
                .bind(now.as_second())
                .bind(group.which.as_str())
                .bind(i64::from(group.hour))
                .bind(group.zone.as_str());
            planned += query.execute(&mut *all).await?.rows_affected();
        }
        all.commit().await?;
        self.look_anew(planned).await?;
        Ok(planned)
    }

    /// Keeps subscriptions that are read from being changed before the transaction ends; `SQLite` has one
    /// writer at a time anyway.
    pub(super) const fn kept_as_they_are(&self) -> &'static str {
        match self.kind {
            Kind::Postgres => "for share of subscriptions",
            Kind::Sqlite => "",
        }
    }

    /// Has PostgreSQL count many new rows: until it knows how many there are, it reads all of them for
    /// each claim.
    pub(super) async fn look_anew(&self, planned: u64) -> Result<(), StoreError> {
        if planned > MANY && self.kind == Kind::Postgres {
            sqlx::query("analyze deliveries").execute(&self.pool).await?;
        }
        Ok(())
    }

    /// How many messages are to be sent: they are due or fall due, and it is not too late.
    ///
    /// # Errors
    /// Says why the database does not tell.
    pub async fn waiting(&self, now: Timestamp) -> Result<i64, StoreError> {
        let query = "select count(*) from deliveries d join subscriptions s on s.chat = d.chat \
                     where d.state = 'pending' and d.expires_at > $1 and s.paused is null";
        Ok(sqlx::query_scalar(query).bind(now.as_second()).fetch_one(&self.pool).await?)
    }

    /// Puts away what was being sent when its sender ended: nobody knows whether it arrived. That is
    /// what has outlasted its lease, and at once what an earlier start of this sender's instance left.
    /// Returns how many rows that were.
    ///
    /// # Errors
    /// Says why the database does not keep it.
    pub async fn settle(&self, now: Timestamp, sender: &Sender) -> Result<u64, StoreError> {
        let query = "update deliveries set state = 'unknown', sender = null, lease_until = null, \
                     reason = 'the sender ended', changed_at = $1 \
                     where state = 'sending' and (lease_until <= $1 \
                     or (substr(sender, 1, length($2)) = $2 \
                     and substr(sender, 1, length($3)) <> $3))";
        let query =
            sqlx::query(query).bind(now.as_second()).bind(sender.instance()).bind(sender.start());
        Ok(query.execute(&self.pool).await?.rows_affected())
    }

    /// Puts away what waits and is too late now. Returns how many rows that were.
    ///
    /// # Errors
    /// Says why the database does not keep it.
    pub async fn expire(&self, now: Timestamp) -> Result<u64, StoreError> {
        let query = "update deliveries set state = 'expired', changed_at = $1, \
                     reason = coalesce(reason, 'too late') \
                     where state = 'pending' and expires_at <= $1";
        let query = sqlx::query(query).bind(now.as_second());
        Ok(query.execute(&self.pool).await?.rows_affected())
    }

    /// How many rows of a day are in which state; states without a row are left out.
    ///
    /// # Errors
    /// Says why the database does not tell.
    pub async fn counts(&self, day: Date) -> Result<BTreeMap<State, i64>, StoreError> {
        let query = "select state, count(*) from deliveries where day = $1 group by state";
        let rows: Vec<(String, i64)> =
            sqlx::query_as(query).bind(day.to_string()).fetch_all(&self.pool).await?;
        let read = |(word, rows): (String, i64)| {
            let state = State::ALL.into_iter().find(|it| it.as_str() == word);
            Ok((state.ok_or(StoreError::Unknown { what: "a state of a delivery" })?, rows))
        };
        rows.into_iter().map(read).collect()
    }
}

pub(super) fn read_groups(rows: Vec<(String, i64, String)>) -> Result<Vec<Group>, StoreError> {
    let read = |(which, hour, zone): (String, i64, String)| {
        let hour = i8::try_from(hour).map_err(|_| StoreError::Unknown { what: "an hour" })?;
        Ok(Group { which: words::read_which(&which)?, hour, zone })
    };
    rows.into_iter().map(read).collect()
}

fn due_now(dues: &[(Group, Vec<Due>)], now: Timestamp) -> Vec<(&Group, &Due)> {
    dues.iter()
        .flat_map(|(group, dues)| dues.iter().map(move |due| (group, due)))
        .filter(|(_, due)| due.due_at <= now && now < due.expires_at)
        .collect()
}
