//! One rate for all instances: the moment of the next message stands in the settings, and whoever claims
//! something moves it on.

use jiff::Timestamp;
use sqlx::{Any, Transaction};

use super::claim::Terms;
use super::{Kind, Store, StoreError};

/// The setting that holds the moment of the next message, in microseconds since 1970.
const TURN: &str = "broadcast_turn";

/// Nobody lets all messages wait longer than this: a turn that is later was written before the clock was
/// set back, and is forgotten.
pub(super) const LONGEST_MS: i64 = 10 * 60 * 1000;

/// The moment of the next message, while nobody else may change it.
pub(super) struct Turn {
    next_us: i64,
    now_us: i64,
}

impl Turn {
    /// Reads it, and keeps others from it until the transaction ends.
    pub(super) async fn read(
        store: &Store,
        all: &mut Transaction<'static, Any>,
        now: Timestamp,
    ) -> Result<Self, StoreError> {
        // What is not there cannot be locked.
        let query = "insert into settings (name, value) values ($1, '0') on conflict do nothing";
        sqlx::query(query).bind(TURN).execute(&mut **all).await?;
        let query = match store.kind {
            Kind::Sqlite => "select value from settings where name = $1",
            Kind::Postgres => "select value from settings where name = $1 for update",
        };
        let value: String = sqlx::query_scalar(query).bind(TURN).fetch_one(&mut **all).await?;
        Ok(Self::new(value.parse().unwrap_or(0), now))
    }

    fn new(next_us: i64, now: Timestamp) -> Self {
        let now_us = now.as_microsecond();
        let next_us = if next_us > now_us + LONGEST_MS * 1000 { now_us } else { next_us };
        Self { next_us, now_us }
    }

    /// How far away it is, in milliseconds.
    pub(super) fn away_ms(&self) -> i64 {
        (self.next_us - self.now_us).max(0) / 1000
    }

    /// The moment of one more message. What was not used lately may be used now, up to a burst.
    pub(super) fn take(&mut self, terms: &Terms) -> Timestamp {
        let every_us = i64::try_from(terms.every.as_micros()).unwrap_or(LONGEST_MS).max(1);
        let earliest = self.now_us - every_us * i64::from(terms.burst.saturating_sub(1));
        let own = self.next_us.max(earliest);
        self.next_us = own + every_us;
        Timestamp::from_microsecond(own.max(self.now_us)).unwrap_or(Timestamp::MAX)
    }

    /// Lets no message go before this moment.
    pub(super) fn hold(&mut self, until: Timestamp) {
        let latest = self.now_us + LONGEST_MS * 1000;
        self.next_us = until.as_microsecond().min(latest).max(self.next_us);
    }

    /// Writes it.
    pub(super) async fn keep(self, all: &mut Transaction<'static, Any>) -> Result<(), StoreError> {
        let query = "update settings set value = $2 where name = $1";
        let query = sqlx::query(query).bind(TURN).bind(self.next_us.to_string());
        query.execute(&mut **all).await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const TERMS: Terms =
        Terms { lease: Duration::from_secs(60), every: Duration::from_millis(50), burst: 3 };

    fn at(ms: i64) -> Timestamp {
        Timestamp::from_millisecond(ms).unwrap()
    }

    #[test]
    fn a_burst_goes_at_once_and_the_rest_one_by_one() {
        let now = at(1_000_000);
        let mut turn = Turn::new(0, now);
        let moments: Vec<i64> =
            (0..5).map(|_| turn.take(&TERMS).as_millisecond() - 1_000_000).collect();
        assert_eq!(moments, [0, 0, 0, 50, 100]);
        assert_eq!(turn.away_ms(), 150);
    }

    #[test]
    fn a_hold_lets_nothing_go_before_its_end() {
        let mut turn = Turn::new(0, at(1_000_000));
        turn.hold(at(1_030_000));
        assert_eq!(turn.take(&TERMS), at(1_030_000));
        assert_eq!(turn.away_ms(), 30_050);
        turn.hold(Timestamp::MAX);
        assert_eq!(turn.away_ms(), LONGEST_MS);
    }

    #[test]
    fn a_clock_set_back_by_a_day_holds_nothing_up() {
        let tomorrow = at(1_000_000 + 86_400_000);
        let mut turn = Turn::new(tomorrow.as_microsecond(), at(1_000_000));
        assert_eq!(turn.take(&TERMS), at(1_000_000));
    }

    #[test]
    fn a_rate_that_divides_no_second_is_kept() {
        let (now, terms) = (at(1_000_000), Terms { every: Duration::from_secs(1) / 29, ..TERMS });
        let mut turn = Turn::new(0, now);
        let last = (0..29 * 60).map(|_| turn.take(&terms)).last().unwrap();
        let took = last.duration_since(now).as_secs_f64();
        assert!((59.85..60.0).contains(&took), "a minute's messages took {took} s");
    }
}
