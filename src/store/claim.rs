//! The rows that somebody sends now: claimed before anything is sent, so that a crash may lose a greeting
//! and never repeats one.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::{Any, Transaction};

use super::turn::{LONGEST_MS, Turn};
use super::{Kind, Store, StoreError, words};
use crate::chat::{Broadcasts, Sound};

/// Whose turn is further away than this lets the row be claimed later, by anybody.
const NEAR_MS: i64 = 2_000;

/// Who sends: a start of an instance.
#[derive(Debug)]
pub struct Sender {
    /// What the names of all starts of the instance begin with.
    instance: String,
    /// What the marks of all claims of this start begin with.
    start: String,
    claims: AtomicU64,
}

/// On which terms something is claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// How long until others take the sender for dead. It must be longer than sending takes.
    pub lease: Duration,
    /// The time from one message to the next, of all instances together.
    pub every: Duration,
    /// How many may go at once after a quiet time, 1 or more.
    pub burst: u32,
}

/// What is to be told to one chat in one message, by whoever claimed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The chat.
    pub chat: i64,
    /// The topic of a forum to which it goes.
    pub thread: Option<i32>,
    /// Whether telephones ring.
    pub sound: Sound,
    /// The day, as it is called there.
    pub day: Date,
    /// Anniversaries' ids, or `announcement:N`; in order, and at least one.
    pub occasions: Vec<String>,
    /// How often it was tried before, in vain.
    pub tries: u32,
    /// Not to be sent before this moment.
    pub go_at: Timestamp,
    /// Not to be sent from this moment on.
    pub expires_at: Timestamp,
    /// Tells this claim from all others, even from a later one of the same rows.
    mark: String,
}

/// What was claimed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claims {
    /// No chat is there twice.
    pub claims: Vec<Claim>,
    /// Where nothing was: the moment from which there may be something, if one is known.
    pub again_at: Option<Timestamp>,
}

/// What became of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// It arrived as the message of this number.
    Sent(i64),
    /// Nobody knows whether it arrived. It is never sent again.
    Unknown(String),
    /// The chat cannot be written to, for this reason.
    Unreachable(String),
    /// It certainly did not arrive, and is to be tried again from this moment on.
    Again(Timestamp),
    /// It was not sent, and is to be sent later: no try was made.
    Later(Timestamp),
    /// It is given up, for this reason.
    Expired(String),
}

impl Sender {
    /// A start of an instance. Instances that run at the same time on one database have different names,
    /// and starts of one instance different ones: what is in flight in the name of an instance is put
    /// away as soon as another start of it looks.
    pub fn new(instance: &str, start: &str) -> Self {
        let instance = format!("{}/", instance.replace('/', "-"));
        let start = format!("{instance}{}/", start.replace('/', "-"));
        Self { instance, start, claims: AtomicU64::new(1) }
    }

    pub(super) fn instance(&self) -> &str {
        &self.instance
    }

    pub(super) fn start(&self) -> &str {
        &self.start
    }

    /// A mark that no other claim has.
    fn mark(&self) -> String {
        format!("{}{}", self.start, self.claims.fetch_add(1, Ordering::Relaxed))
    }
}

impl Store {
    /// Claims what is due now for up to `limit` chats: all of one chat and day together. It is the
    /// sender's then, who alone may say what became of it. Nothing is claimed while the setting
    /// `broadcasts` is `paused`, and nothing of a chat of which something is being sent.
    ///
    /// # Errors
    /// Says why the database does not keep it; then nothing is claimed.
    pub async fn claim(
        &self,
        now: Timestamp,
        sender: &Sender,
        limit: usize,
        terms: &Terms,
    ) -> Result<Claims, StoreError> {
        let none = |again_at| Ok(Claims { claims: Vec::new(), again_at });
        if self.broadcasts().await? == Broadcasts::Paused {
            return none(None);
        }
        let mut all = self.write().await?;
        let candidates = self.candidates(&mut all, now, limit).await?;
        if candidates.is_empty() {
            return none(next_due(&mut all, now).await?);
        }
        let mut turn = Turn::read(self, &mut all, now).await?;
        if turn.away_ms() > NEAR_MS {
            return none(Timestamp::from_millisecond(now.as_millisecond() + turn.away_ms()).ok());
        }
        let mut claims = Vec::new();
        for candidate in candidates {
            claims.extend(take(&mut all, candidate, (now, sender, terms), &mut turn).await?);
        }
        turn.keep(&mut all).await?;
        all.commit().await?;
        Ok(Claims { claims, again_at: None })
    }

    /// Lengthens the lease of a claim that is to be sent anew, to another id or topic, and gives it
    /// another turn. Says whether anything is left of it; if not, nothing must be sent: it was put
    /// away meanwhile.
    ///
    /// # Errors
    /// Says why the database does not keep it.
    pub async fn renew(
        &self,
        claim: &mut Claim,
        now: Timestamp,
        terms: &Terms,
    ) -> Result<bool, StoreError> {
        let query = "update deliveries set lease_until = $1 where chat = $2 and day = $3 \
                     and sender = $4 and state = 'sending' returning occasion";
        let mut all = self.write().await?;
        let query = sqlx::query_scalar(query)
            .bind(lease_until(now, terms))
            .bind(claim.chat)
            .bind(claim.day.to_string())
            .bind(claim.mark.as_str());
        let mut occasions: Vec<String> = query.fetch_all(&mut *all).await?;
        if occasions.is_empty() {
            return Ok(false);
        }
        let mut turn = Turn::read(self, &mut all, now).await?;
        claim.go_at = turn.take(terms);
        turn.keep(&mut all).await?;
        all.commit().await?;
        occasions.sort();
        claim.occasions = occasions;
        Ok(true)
    }

    /// Writes down what became of a claim. Says whether it still was one; if not, it was put away
    /// meanwhile and nothing changed.
    ///
    /// # Errors
    /// Says why the database does not keep it.
    pub async fn record(
        &self,
        claim: &Claim,
        record: &Record,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let (state, message, reason, due_at, tries) = match record {
            Record::Sent(message) => ("sent", *message, "", 0, 0),
            Record::Unknown(reason) => ("unknown", 0, reason.as_str(), 0, 0),
            Record::Unreachable(reason) => ("unreachable", 0, reason.as_str(), 0, 0),
            Record::Expired(reason) => ("expired", 0, reason.as_str(), 0, 0),
            Record::Again(at) => ("pending", 0, "", ceiling(*at), 1),
            Record::Later(at) => ("pending", 0, "", ceiling(*at), 0),
        };
        let query = "update deliveries set state = $1, message = nullif($2, 0), \
                     reason = nullif($3, ''), tries = tries + $4, changed_at = $5, \
                     due_at = case when $6 > 0 then $6 else due_at end, \
                     sender = null, lease_until = null \
                     where chat = $7 and day = $8 and sender = $9 and state = 'sending'";
        let query = sqlx::query(query)
            .bind(state)
            .bind(message)
            .bind(reason)
            .bind(tries)
            .bind(now.as_second())
            .bind(due_at)
            .bind(claim.chat)
            .bind(claim.day.to_string())
            .bind(claim.mark.as_str());
        Ok(query.execute(&self.pool).await?.rows_affected() > 0)
    }

    /// Lets no instance send anything before this moment, ten minutes from now at most.
    ///
    /// # Errors
    /// Says why the database does not keep it.
    pub async fn hold(&self, until: Timestamp, now: Timestamp) -> Result<(), StoreError> {
        let mut all = self.write().await?;
        let mut turn = Turn::read(self, &mut all, now).await?;
        turn.hold(until);
        turn.keep(&mut all).await?;
        Ok(all.commit().await?)
    }

    /// Sends to no topic of a chat any more.
    ///
    /// # Errors
    /// Says why the database does not keep it.
    pub async fn clear_thread(&self, chat: i64) -> Result<(), StoreError> {
        let query = sqlx::query("update subscriptions set thread = null where chat = $1");
        query.bind(chat).execute(&self.pool).await?;
        Ok(())
    }

    async fn candidates(
        &self,
        all: &mut Transaction<'static, Any>,
        now: Timestamp,
        limit: usize,
    ) -> Result<Vec<Candidate>, StoreError> {
        // Two instances never work on one chat at a time: PostgreSQL locks its subscription, which is
        // one row, where its deliveries may be several.
        let lock = match self.kind {
            Kind::Sqlite => "",
            Kind::Postgres => "for update of s skip locked",
        };
        let query = format!(
            "select d.chat, d.day, s.thread, s.sound \
             from deliveries d join subscriptions s on s.chat = d.chat \
             where d.state = 'pending' and d.due_at <= $1 and d.expires_at > $1 \
             and s.paused is null and not exists \
             (select 1 from deliveries o where o.chat = d.chat and o.state = 'sending') \
             order by d.due_at limit $2 {lock}"
        );
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let query = sqlx::query_as(&query).bind(now.as_second()).bind(limit);
        let mut found: Vec<Candidate> = query.fetch_all(&mut **all).await?;
        let mut seen = BTreeSet::new();
        found.retain(|it| seen.insert(it.chat));
        Ok(found)
    }
}

#[derive(sqlx::FromRow)]
struct Candidate {
    chat: i64,
    day: String,
    thread: Option<i64>,
    sound: String,
}

async fn take(
    all: &mut Transaction<'static, Any>,
    candidate: Candidate,
    (now, sender, terms): (Timestamp, &Sender, &Terms),
    turn: &mut Turn,
) -> Result<Option<Claim>, StoreError> {
    let query = "update deliveries set state = 'sending', sender = $1, lease_until = $2, \
                 changed_at = $3 where chat = $4 and day = $5 and state = 'pending' \
                 and due_at <= $3 and expires_at > $3 returning occasion, tries, expires_at";
    let mark = sender.mark();
    let query = sqlx::query_as(query)
        .bind(mark.as_str())
        .bind(lease_until(now, terms))
        .bind(now.as_second())
        .bind(candidate.chat)
        .bind(candidate.day.as_str());
    let mut rows: Vec<(String, i64, i64)> = query.fetch_all(&mut **all).await?;
    rows.sort();
    let Some(expires_at) = rows.iter().map(|it| it.2).min() else { return Ok(None) };
    let unknown = |what| StoreError::Unknown { what };
    let tries = rows.iter().map(|it| it.1).max().unwrap_or_default();
    let thread = candidate.thread.map(i32::try_from).transpose();
    Ok(Some(Claim {
        chat: candidate.chat,
        thread: thread.map_err(|_| unknown("a topic"))?,
        sound: words::read_sound(&candidate.sound)?,
        day: candidate.day.parse().map_err(|_| unknown("a day"))?,
        occasions: rows.into_iter().map(|it| it.0).collect(),
        tries: u32::try_from(tries).unwrap_or(u32::MAX),
        go_at: turn.take(terms),
        expires_at: Timestamp::from_second(expires_at).map_err(|_| unknown("a moment"))?,
        mark,
    }))
}

/// When something that waits falls due next.
async fn next_due(
    all: &mut Transaction<'static, Any>,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let query = "select min(due_at) from deliveries where state = 'pending' and due_at > $1";
    let query = sqlx::query_scalar(query).bind(now.as_second());
    let due_at: Option<i64> = query.fetch_one(&mut **all).await?;
    Ok(due_at.and_then(|it| Timestamp::from_second(it).ok()))
}

fn lease_until(now: Timestamp, terms: &Terms) -> i64 {
    let lease = i64::try_from(terms.lease.as_secs()).unwrap_or(LONGEST_MS);
    now.as_second().saturating_add(lease)
}

/// The first whole second that is not before a moment.
fn ceiling(moment: Timestamp) -> i64 {
    moment.as_second() + i64::from(moment.subsec_nanosecond() > 0)
}
