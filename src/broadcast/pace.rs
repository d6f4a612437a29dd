//! How fast greetings go, how long things may take and how often they are tried.

use std::time::Duration;

use jiff::Timestamp;

use crate::backoff::Backoff;
use crate::store::Terms;

/// Messages to all chats, in any second. What several instances send together meets no other guard
/// than the rate.
/// Source: <https://core.telegram.org/bots/faq#how-can-i-message-all-of-my-bot-39s-subscribers-at-once>
const OVERALL: u32 = 30;

/// Every speed and every patience of broadcasts. Spans are those of the clock, but for `patience` and
/// `drain`; a test lets a second of the clock pass in less.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Messages a second, of all instances together.
    pub rate: u32,
    /// How many messages may go at once after a quiet time; fewer where the rate leaves no room.
    pub burst: u32,
    /// How many may be in flight: as many are lost when the program is killed.
    pub in_flight: usize,
    /// From one message to a person to the next.
    pub private: Duration,
    /// From one message to a group to the next.
    pub group: Duration,
    /// How often is looked for what is due.
    pub tick: Duration,
    /// How long an instance that says nothing is taken to live.
    pub lease: Duration,
    /// Waits between tries.
    pub retry: Backoff,
    /// After how many tries it is given up.
    pub tries: u32,
    /// Where three chats in a row ask to be left alone within this span, all are.
    pub together: Duration,
    /// How long all are left alone at most.
    pub longest_hold: Duration,
    /// How long a message may take before its answer counts as lost.
    pub patience: Duration,
    /// How long what is in flight may take after the bot was told to stop.
    pub drain: Duration,
    /// How long a second of the clock takes.
    pub second: Duration,
}

impl Default for Pace {
    /// Well below the limits of Telegram, so that answers find room beside it: 30 messages a second, 20 a
    /// minute to a group, one a second to a person.
    /// Source: <https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this>
    fn default() -> Self {
        Self {
            rate: 20,
            burst: 5,
            in_flight: 3,
            private: Duration::from_secs(1),
            group: Duration::from_secs(4),
            tick: Duration::from_secs(20),
            lease: Duration::from_secs(60),
            retry: Backoff { first: Duration::from_secs(2), longest: Duration::from_secs(5 * 60) },
            tries: 8,
            together: Duration::from_secs(5),
            longest_hold: Duration::from_secs(5 * 60),
            // A message that hangs takes one of three places. Where one in a hundred hangs, all three are
            // taken for 8 % of the time with a patience of four seconds, and for 2 % with two.
            patience: Duration::from_secs(2),
            drain: Duration::from_secs(5),
            second: Duration::from_secs(1),
        }
    }
}

impl Pace {
    /// On which terms something is claimed.
    pub(super) fn terms(&self) -> Terms {
        let every = Duration::from_secs(1) / self.rate.max(1);
        let room = OVERALL.saturating_sub(self.rate);
        Terms { lease: self.lease, every, burst: self.burst.min(room).max(1) }
    }

    /// How long a span of the clock takes.
    pub(super) fn real(&self, span: Duration) -> Duration {
        span.mul_f64(self.second.as_secs_f64())
    }

    /// How long it takes until a moment, never more than a look takes.
    pub(super) fn until(&self, moment: Timestamp, now: Timestamp) -> Duration {
        let span = Duration::try_from(moment.duration_since(now)).unwrap_or_default();
        self.real(span.min(self.tick))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_the_longest_and_are_spread() {
        let pace = Pace::default();
        for (failures, whole_s) in [(1, 2.0), (2, 4.0), (4, 16.0), (9, 300.0), (900, 300.0)] {
            for salt in 0..100 {
                let wait_s = pace.retry.wait(failures, salt).as_secs_f64();
                assert!((whole_s * 0.75..=whole_s * 1.25).contains(&wait_s), "{wait_s}");
            }
        }
        assert_ne!(pace.retry.wait(3, 1), pace.retry.wait(3, 2));
    }

    #[test]
    fn no_second_sees_more_messages_than_telegram_suffers() {
        for rate in 1..=29 {
            let terms = Pace { rate, ..Pace::default() }.terms();
            assert!(terms.burst >= 1 && terms.burst + rate <= OVERALL, "{rate}: {terms:?}");
        }
    }

    #[test]
    fn a_moment_that_is_past_is_not_waited_for_nor_one_far_away_for_ever() {
        let pace = Pace { second: Duration::from_millis(10), ..Pace::default() };
        let at = |seconds| Timestamp::from_second(seconds).unwrap();
        assert_eq!(pace.until(at(90), at(100)), Duration::ZERO);
        assert_eq!(pace.until(at(102), at(100)), Duration::from_millis(20));
        assert_eq!(pace.until(at(9_000), at(100)), Duration::from_millis(200));
    }
}
