//! Profiles and subscriptions of the chats.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Timestamp;
use sqlx::{Any, Transaction};

use super::{Store, StoreError, words};
use crate::chat::{Asked, Feedback, Place, Profile, Subscription};
use crate::knowledge::{FactId, Language};

/// How long after the last message a chat can follow up on its last question.
const LAST_FOR: Duration = Duration::from_secs(30 * 60);

/// Why a subscribed chat is sent nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pause {
    /// What Telegram said, or whoever paused it.
    pub reason: String,
    /// Since when.
    pub since: Timestamp,
}

/// How many there are: numbers, and nothing that tells one chat from another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stats {
    /// Private chats of which something is remembered.
    pub private: i64,
    /// Groups of which something is remembered.
    pub groups: i64,
    /// Chats that are subscribed, the paused ones too.
    pub subscriptions: i64,
    /// Subscribed chats to which nothing is sent for now.
    pub paused: i64,
    /// Chats by the language that they chose or else last used. Those without one are left out.
    pub languages: BTreeMap<Language, i64>,
}

/// A chat and its subscription as the tables hold them.
#[derive(sqlx::FromRow)]
struct Remembered {
    place: String,
    language: Option<String>,
    learnt: Option<String>,
    last_fact: Option<String>,
    last_language: Option<String>,
    last_until: Option<i64>,
    which: Option<String>,
    hour: Option<i64>,
    zone: Option<String>,
    sound: Option<String>,
    thread: Option<i64>,
    feedback_day: Option<String>,
    feedback: Option<i64>,
}

/// Why a terminal that is subscribed is sent nothing: it is told when it is opened.
const IS_A_TERMINAL: &str = "a terminal cannot be written to";

impl Store {
    /// The chat that the terminal is kept as: Telegram gives nobody this id. Its subscription is paused from
    /// the first moment on, so that nobody ever plans to send it anything.
    pub const TERMINAL: i64 = 0;

    /// What is remembered of a chat, if anything is. The last question is left out once it is too old
    /// for follow-ups; the hint is the language that the chat last used; a subscription that is
    /// [paused](Self::paused) is there too.
    ///
    /// # Errors
    /// Says why the database does not tell.
    pub async fn profile(&self, chat: i64, now: Timestamp) -> Result<Option<Profile>, StoreError> {
        let query = "select place, language, learnt, last_fact, last_language, last_until, \
                     which, hour, zone, sound, thread, feedback_day, feedback \
                     from chats left join subscriptions on subscriptions.chat = chats.chat \
                     where chats.chat = $1";
        let row: Option<Remembered> =
            sqlx::query_as(query).bind(chat).fetch_optional(&self.pool).await?;
        row.map(|it| it.profile(now)).transpose()
    }

    /// Keeps what is remembered of a chat that wrote just now, in place of what was before. Its last
    /// question can be followed up on for half an hour from now. A subscription keeps since when it is
    /// there and whether it is paused; where the profile has none any more, what was planned for the
    /// chat goes with it.
    ///
    /// # Errors
    /// Says why the database does not keep it; then everything is as before.
    pub async fn keep(
        &self,
        chat: i64,
        profile: &Profile,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut all = self.write().await?;
        keep_chat(&mut all, chat, profile, now).await?;
        match &profile.subscription {
            Some(subscription) => subscribe(&mut all, chat, subscription, now).await?,
            None => unsubscribe(&mut all, chat).await?,
        }
        Ok(all.commit().await?)
    }

    /// How many chats there are, of which kinds; the terminal is none.
    ///
    /// # Errors
    /// Says why the database does not tell.
    pub async fn stats(&self) -> Result<Stats, StoreError> {
        let query = "select place, coalesce(language, learnt), count(*) from chats \
                     where chat <> $1 group by place, coalesce(language, learnt)";
        let rows: Vec<(String, Option<String>, i64)> =
            sqlx::query_as(query).bind(Self::TERMINAL).fetch_all(&self.pool).await?;
        let mut stats = Stats::default();
        for (place, language, chats) in rows {
            match words::read_place(&place)? {
                Place::Private => stats.private += chats,
                Place::Group => stats.groups += chats,
            }
            if let Some(language) = read_language(language.as_deref()) {
                *stats.languages.entry(language).or_default() += chats;
            }
        }
        // `count` of a column leaves out where it is null.
        let query = "select count(*), count(paused) from subscriptions where chat <> $1";
        (stats.subscriptions, stats.paused) =
            sqlx::query_as(query).bind(Self::TERMINAL).fetch_one(&self.pool).await?;
        Ok(stats)
    }

    /// Sends a subscribed chat nothing from now on. The first reason stands until it is
    /// [armed again](Self::rearm).
    ///
    /// # Errors
    /// Says why the database does not keep it.
    pub async fn pause(&self, chat: i64, reason: &str, now: Timestamp) -> Result<(), StoreError> {
        let query = "update subscriptions set paused = $2, paused_at = $3 \
                     where chat = $1 and paused is null";
        let query = sqlx::query(query).bind(chat).bind(reason).bind(now.as_second());
        query.execute(&self.pool).await?;
        Ok(())
    }

    /// Why and since when a subscribed chat is sent nothing, where it is.
    ///
    /// # Errors
    /// Says why the database does not tell.
    pub async fn paused(&self, chat: i64) -> Result<Option<Pause>, StoreError> {
        let query = "select paused, paused_at from subscriptions \
                     where chat = $1 and paused is not null and paused_at is not null";
        let row: Option<(String, i64)> =
            sqlx::query_as(query).bind(chat).fetch_optional(&self.pool).await?;
        let pause = |(reason, since)| Ok(Pause { reason, since: read_moment(since)? });
        row.map(pause).transpose()
    }

    /// Sends a paused chat things again: it wrote, or unblocked the bot. What fell due while it was
    /// paused is not made up for.
    ///
    /// # Errors
    /// Says why the database does not keep it.
    pub async fn rearm(&self, chat: i64, now: Timestamp) -> Result<(), StoreError> {
        let query = "update subscriptions set paused = null, paused_at = null, since = $2 \
                     where chat = $1 and paused is not null";
        sqlx::query(query).bind(chat).bind(now.as_second()).execute(&self.pool).await?;
        Ok(())
    }
}

impl Remembered {
    fn profile(self, now: Timestamp) -> Result<Profile, StoreError> {
        let place = words::read_place(&self.place)?;
        Ok(Profile {
            chosen: read_language(self.language.as_deref()),
            hint: read_language(self.learnt.as_deref()),
            last: self.last(now),
            feedback: self.feedback(),
            subscription: self.subscription()?,
            ..Profile::new(place)
        })
    }

    /// A fact that has gone from the folder meanwhile is the conversation's to leave out.
    fn last(&self, now: Timestamp) -> Option<Asked> {
        self.last_until.filter(|&until| now.as_second() < until)?;
        let fact = FactId::parse(self.last_fact.as_deref()?).ok()?;
        Some(Asked { fact, language: read_language(self.last_language.as_deref())? })
    }

    fn feedback(&self) -> Option<Feedback> {
        let day = self.feedback_day.as_deref()?.parse().ok()?;
        Some(Feedback { day, count: u32::try_from(self.feedback?).ok()? })
    }

    fn subscription(self) -> Result<Option<Subscription>, StoreError> {
        let (Some(which), Some(hour), Some(zone), Some(sound)) =
            (self.which, self.hour, self.zone, self.sound)
        else {
            return Ok(None);
        };
        let thread = self.thread.map(i32::try_from).transpose();
        Ok(Some(Subscription {
            which: words::read_which(&which)?,
            hour: i8::try_from(hour).map_err(|_| StoreError::Unknown { what: "an hour" })?,
            zone,
            sound: words::read_sound(&sound)?,
            thread: thread.map_err(|_| StoreError::Unknown { what: "a topic" })?,
        }))
    }
}

async fn keep_chat(
    all: &mut Transaction<'_, Any>,
    chat: i64,
    profile: &Profile,
    now: Timestamp,
) -> Result<(), StoreError> {
    // Of a group, Telegram tells whoever spoke last, not what is spoken there.
    let told = match profile.place {
        Place::Private => profile.hint,
        Place::Group => None,
    };
    let last = profile.last.as_ref();
    let learnt = last.map(|it| it.language).or(told);
    let query = "insert into chats \
                 (chat, place, language, learnt, last_fact, last_language, last_until, seen_at, \
                 feedback_day, feedback) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
                 on conflict (chat) do update set place = excluded.place, \
                 language = excluded.language, learnt = coalesce(excluded.learnt, chats.learnt), \
                 last_fact = excluded.last_fact, last_language = excluded.last_language, \
                 last_until = excluded.last_until, seen_at = excluded.seen_at, \
                 feedback_day = excluded.feedback_day, feedback = excluded.feedback";
    sqlx::query(query)
        .bind(chat)
        .bind(words::place(profile.place))
        .bind(profile.chosen.as_ref().map(Language::as_str))
        .bind(learnt.as_ref().map(Language::as_str))
        .bind(last.map(|it| it.fact.as_str()))
        .bind(last.map(|it| it.language.as_str()))
        .bind(last.map(|_| (now + LAST_FOR).as_second()))
        .bind(now.as_second())
        .bind(profile.feedback.map(|it| it.day.to_string()))
        .bind(profile.feedback.map(|it| i64::from(it.count)))
        .execute(&mut **all)
        .await?;
    Ok(())
}

async fn subscribe(
    all: &mut Transaction<'_, Any>,
    chat: i64,
    subscription: &Subscription,
    now: Timestamp,
) -> Result<(), StoreError> {
    let paused = (chat == Store::TERMINAL).then_some(IS_A_TERMINAL);
    let query = "insert into subscriptions \
                 (chat, which, hour, zone, sound, thread, since, paused, paused_at) \
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
                 on conflict (chat) do update set which = excluded.which, hour = excluded.hour, \
                 zone = excluded.zone, sound = excluded.sound, thread = excluded.thread";
    sqlx::query(query)
        .bind(chat)
        .bind(subscription.which.as_str())
        .bind(i64::from(subscription.hour))
        .bind(subscription.zone.as_str())
        .bind(subscription.sound.as_str())
        .bind(subscription.thread.map(i64::from))
        .bind(now.as_second())
        .bind(paused)
        .bind(paused.map(|_| now.as_second()))
        .execute(&mut **all)
        .await?;
    Ok(())
}

async fn unsubscribe(all: &mut Transaction<'_, Any>, chat: i64) -> Result<(), StoreError> {
    let query = sqlx::query("delete from subscriptions where chat = $1").bind(chat);
    if query.execute(&mut **all).await?.rows_affected() > 0 {
        let query = "delete from deliveries where chat = $1 and state = 'pending'";
        sqlx::query(query).bind(chat).execute(&mut **all).await?;
    }
    Ok(())
}

/// A language that nobody could have written is as good as none.
fn read_language(code: Option<&str>) -> Option<Language> {
    code.and_then(|it| Language::parse(it).ok())
}

fn read_moment(seconds: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_second(seconds).map_err(|_| StoreError::Unknown { what: "a moment" })
}
