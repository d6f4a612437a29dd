//! When Telegram wants quiet from all chats: it says so to one chat after the other.

use std::collections::VecDeque;
use std::time::Duration;

use teloxide::types::ChatId;
use tokio::time::Instant;

/// Two chats that are told to wait within so many seconds are told so for the sake of all.
const TOGETHER_S: u32 = 5;

/// Until when all chats are closed.
pub(super) struct Closure {
    together: Duration,
    /// Who was told to wait lately, the newest last; never more than are called in that time.
    told: VecDeque<(Instant, ChatId)>,
    until: Instant,
}

impl Closure {
    /// All chats are open. `second` is how long a second lasts.
    pub(super) fn new(second: Duration, now: Instant) -> Self {
        Self { together: second.saturating_mul(TOGETHER_S), told: VecDeque::new(), until: now }
    }

    /// Takes note that a chat was told to wait until then. Alone this is its own affair.
    pub(super) fn note(&mut self, chat: ChatId, now: Instant, until: Instant) {
        self.told.retain(|(at, _)| now.saturating_duration_since(*at) <= self.together);
        if self.told.iter().any(|(_, it)| *it != chat) {
            self.until = self.until.max(until);
        }
        self.told.push_back((now, chat));
    }

    /// Until when all chats are closed; a time that has passed where they are open.
    pub(super) fn until(&self) -> Instant {
        self.until
    }
}
