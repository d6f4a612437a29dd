//! What the server allows: rates, the length of a second, and what it holds against a bot.
use std::time::Duration;

/// The limits of a server, given to [`BotApi::start`](super::BotApi::start).
#[derive(Clone, Debug)]
pub(crate) struct Rules {
    /// How long one second of Telegram lasts: rates, `retry_after` and poll timeouts scale with it.
    pub(crate) second: Duration,
    /// Messages to one private chat.
    pub(crate) private_chat: Rate,
    /// Messages to one group, and apart from them edits in one group.
    pub(crate) group: Rate,
    /// Messages to all chats together.
    pub(crate) all_chats: Rate,
    /// What exceeding a rate counts as.
    pub(crate) over_limit: OverLimit,
    /// How long the waits of [`BotApi`](super::BotApi) last before they panic; never scaled.
    pub(crate) deadline: Duration,
}

/// At most `calls` in any stretch of `seconds`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rate {
    pub(crate) calls: usize,
    pub(crate) seconds: u32,
}

/// What the server makes of a call over a limit. It answers 429 either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OverLimit {
    /// Refused, and held against the bot.
    Violation,
    /// Only refused: for tests of how a bot takes 429.
    Refusal,
}

impl Default for Rules {
    /// Close to Telegram. A private chat takes four messages in three seconds, so that a bot
    /// that sends one a second is not punished for the jitter of the network.
    /// Source: <https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this>
    fn default() -> Self {
        Self {
            second: Duration::from_secs(1),
            private_chat: Rate { calls: 4, seconds: 3 },
            group: Rate { calls: 20, seconds: 60 },
            all_chats: Rate { calls: 30, seconds: 1 },
            over_limit: OverLimit::Violation,
            deadline: Duration::from_secs(60),
        }
    }
}

impl Rules {
    /// The same limits in a world where a second lasts 20 ms.
    pub(crate) fn scaled() -> Self {
        Self { second: Duration::from_millis(20), ..Self::default() }
    }
}
