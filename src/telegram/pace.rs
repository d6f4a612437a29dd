//! How fast the bot goes: Telegram's limits, the waits between tries, and how long things may take.
//! What is done with these numbers is elsewhere.

use std::time::Duration;

use crate::backoff::Backoff;

/// Some at once, then one every so often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// How many may go at once after a quiet time.
    pub burst: u32,
    /// How long it takes until one more may go.
    pub every: Duration,
}

/// At most so many calls in any stretch of so long, whenever it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// How many calls.
    pub calls: u32,
    /// In which stretch.
    pub span: Duration,
}

/// Every speed and every patience of the bot. A test may change each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Messages to one private chat.
    pub private: Rate,
    /// Messages to one group.
    pub group: Rate,
    /// Messages to all chats together.
    pub overall: Window,
    /// Questions of one person.
    pub person: Rate,
    /// How long Telegram holds a poll when there is nothing new, in seconds.
    pub poll_s: u32,
    /// Waits between polls that fail.
    pub repoll: Backoff,
    /// Waits between tries to send a message.
    pub resend: Backoff,
    /// How long a second lasts that Telegram asks to wait.
    pub second: Duration,
    /// What is added to a wait that Telegram asks for.
    pub margin: Duration,
    /// The longest wait on a chat; where Telegram asks for more, its replies are given up.
    pub longest_wait: Duration,
    /// How long a reply may wait for its turn; where it is older, nobody waits for it any more.
    pub stale: Duration,
    /// How long replies may still go out after the bot was told to stop.
    pub drain: Duration,
}

/// Messages to one private chat: about one a second. Two at once are well within the burst that
/// Telegram suffers.
/// Source: <https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this>
const PRIVATE: Rate = Rate { burst: 2, every: Duration::from_secs(1) };

/// Messages to one group: 20 in any minute. After 5 at once there is room for one in 3.75 s, as
/// 5 + 60 / 3.75 - 1 = 20.
/// Source: <https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this>
const GROUP: Rate = Rate { burst: 5, every: Duration::from_millis(3750) };

/// Messages to all chats: 30 in any second.
/// Source: <https://core.telegram.org/bots/faq#how-can-i-message-all-of-my-bot-39s-subscribers-at-once>
const OVERALL: Window = Window { calls: 30, span: Duration::from_secs(1) };

/// Nobody who reads the replies asks faster than this.
const PERSON: Rate = Rate { burst: 20, every: Duration::from_secs(2) };

/// Clients ask when somebody stops typing for a moment; nobody reads what comes faster.
const TYPIST: Rate = Rate { burst: 30, every: Duration::from_millis(500) };

impl Default for Pace {
    /// Telegram's limits.
    fn default() -> Self {
        Self {
            private: PRIVATE,
            group: GROUP,
            overall: OVERALL,
            person: PERSON,
            poll_s: 10,
            repoll: Backoff { first: Duration::from_secs(1), longest: Duration::from_secs(30) },
            resend: Backoff { first: Duration::from_millis(500), longest: Duration::from_secs(8) },
            second: Duration::from_secs(1),
            margin: Duration::from_millis(250),
            longest_wait: Duration::from_secs(5 * 60),
            stale: Duration::from_secs(2 * 60),
            drain: Duration::from_secs(5),
        }
    }
}

impl Pace {
    /// The default pace in a world where a second lasts `second`: for tests against a server
    /// whose seconds are as short.
    #[must_use]
    pub fn in_seconds_of(second: Duration) -> Self {
        let usual = Self::default();
        let scaled = |it: Duration| it.mul_f64(second.as_secs_f64());
        let rate = |it: Rate| Rate { every: scaled(it.every), ..it };
        let backoff =
            |it: Backoff| Backoff { first: scaled(it.first), longest: scaled(it.longest) };
        Self {
            private: rate(usual.private),
            group: rate(usual.group),
            overall: Window { span: scaled(usual.overall.span), ..usual.overall },
            person: rate(usual.person),
            poll_s: usual.poll_s,
            repoll: backoff(usual.repoll),
            resend: backoff(usual.resend),
            second,
            margin: scaled(usual.margin),
            longest_wait: scaled(usual.longest_wait),
            stale: scaled(usual.stale),
            drain: usual.drain,
        }
    }

    /// What one person types behind the bot's name in other chats.
    pub(super) fn typist(&self) -> Rate {
        Rate { every: TYPIST.every.mul_f64(self.second.as_secs_f64()), ..TYPIST }
    }

    /// How long to leave Telegram alone when it says `retry_after`.
    pub(super) fn wait_asked(&self, retry_after: Duration) -> Duration {
        // A broken server may name any number: a wait of centuries must not overflow.
        let seconds = u32::try_from(retry_after.as_secs()).unwrap_or(u32::MAX);
        self.second.saturating_mul(seconds).saturating_add(self.margin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_of_centuries_does_not_overflow() {
        let wait = Pace::default().wait_asked(Duration::from_secs(u64::MAX));
        assert!(wait > Duration::from_secs(24 * 3600));
    }

    #[test]
    fn the_limits_scale_together() {
        let pace = Pace::in_seconds_of(Duration::from_millis(20));
        assert_eq!(pace.private.every, Duration::from_millis(20));
        assert_eq!(pace.group.every, Duration::from_millis(75));
        assert_eq!(pace.wait_asked(Duration::from_secs(2)), Duration::from_millis(45));
        assert_eq!(Pace::in_seconds_of(Duration::from_secs(1)), Pace::default());
    }
}
