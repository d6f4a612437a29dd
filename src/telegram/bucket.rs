//! A token bucket, fed with the time: the one limiter of chats and of people.

use std::time::Duration;

use tokio::time::Instant;

use super::pace::Rate;

/// Some at once, then one every so often.
///
/// It holds one instant, when it will be full again: a token that was taken moves it later.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bucket {
    rate: Rate,
    full_at: Instant,
}

impl Bucket {
    /// A full bucket.
    pub(super) fn new(rate: Rate, now: Instant) -> Self {
        Self { rate, full_at: now }
    }

    /// How long until there is a token.
    pub(super) fn wait(&self, now: Instant) -> Duration {
        let missing = self.full_at.saturating_duration_since(now) + self.rate.every;
        missing.saturating_sub(self.rate.every * self.rate.burst)
    }

    /// Takes a token, even one that is not there.
    pub(super) fn spend(&mut self, now: Instant) {
        self.full_at = self.full_at.max(now) + self.rate.every;
    }

    /// Takes a token if there is one.
    pub(super) fn take(&mut self, now: Instant) -> Option<()> {
        self.wait(now).is_zero().then(|| self.spend(now))
    }

    /// Whether nothing is missing.
    pub(super) fn is_full(&self, now: Instant) -> bool {
        self.full_at <= now
    }

    /// Whether at least half of it is there.
    pub(super) fn is_half_full(&self, now: Instant) -> bool {
        let missing = self.full_at.saturating_duration_since(now);
        missing * 2 <= self.rate.every * self.rate.burst
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate { burst: 3, every: Duration::from_secs(2) };

    fn s(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn a_burst_goes_at_once_and_the_rest_one_by_one() {
        let start = Instant::now();
        let mut bucket = Bucket::new(RATE, start);
        let waits: Vec<Duration> = (0..6)
            .map(|_| {
                let wait = bucket.wait(start);
                bucket.spend(start);
                wait
            })
            .collect();
        assert_eq!(waits, [s(0), s(0), s(0), s(2), s(4), s(6)]);
        assert_eq!(bucket.wait(start + s(100)), s(0));
    }

    #[test]
    fn an_empty_bucket_gives_nothing_until_a_token_is_back() {
        let start = Instant::now();
        let mut bucket = Bucket::new(RATE, start);
        let taken = (0..5).filter(|_| bucket.take(start).is_some()).count();
        assert_eq!(taken, 3);
        assert!(!bucket.is_half_full(start + s(2)));
        assert!(bucket.is_half_full(start + s(3)));
        assert!(!bucket.is_full(start + s(5)));
        assert!(bucket.is_full(start + s(6)));
        assert!(bucket.take(start + s(2)).is_some());
        assert!(bucket.take(start + s(2)).is_none());
    }
}
