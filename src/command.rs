//! Commands: `/ask@lachin_bot how big` is a command and what follows it.

use crate::knowledge::Phrase;

/// Something asked of the bot by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Command {
    /// Introduces the bot.
    Start,
    /// Tells how to ask.
    Help,
    /// Answers a question.
    Ask,
    /// Lists the topics.
    Topics,
    /// Shows a fact by its id.
    Fact,
    /// Shows places on the map.
    Map,
    /// Asks a quiz question.
    Quiz,
    /// Tells what is remembered today.
    Today,
    /// Tells the next anniversaries, or those of a year.
    Calendar,
    /// Tells of anniversaries on their day from now on.
    Subscribe,
    /// Tells of them no more.
    Unsubscribe,
    /// Chooses the language.
    Language,
    /// Tells who says all this.
    Sources,
    /// Tells what the bot is.
    About,
}

/// What a message that begins with a slash turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slash<'t> {
    /// One of ours, and what follows it.
    Ours(Command, &'t str),
    /// Nobody's that we know of.
    Unknown,
    /// Another bot's.
    Others,
}

impl Command {
    /// Every command, in the order of /help.
    pub const ALL: [Self; 14] = [
        Self::Ask,
        Self::Topics,
        Self::Fact,
        Self::Map,
        Self::Quiz,
        Self::Today,
        Self::Calendar,
        Self::Subscribe,
        Self::Unsubscribe,
        Self::Language,
        Self::Sources,
        Self::About,
        Self::Help,
        Self::Start,
    ];

    /// Its name, without the slash.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Help => "help",
            Self::Ask => "ask",
            Self::Topics => "topics",
            Self::Fact => "fact",
            Self::Map => "map",
            Self::Quiz => "quiz",
            Self::Today => "today",
            Self::Calendar => "calendar",
            Self::Subscribe => "subscribe",
            Self::Unsubscribe => "unsubscribe",
            Self::Language => "language",
            Self::Sources => "sources",
            Self::About => "about",
        }
    }

    /// What it does, in words.
    pub const fn description(self) -> Phrase {
        match self {
            Self::Start => Phrase::COMMAND_START,
            Self::Help => Phrase::COMMAND_HELP,
            Self::Ask => Phrase::COMMAND_ASK,
            Self::Topics => Phrase::COMMAND_TOPICS,
            Self::Fact => Phrase::COMMAND_FACT,
            Self::Map => Phrase::COMMAND_MAP,
            Self::Quiz => Phrase::COMMAND_QUIZ,
            Self::Today => Phrase::COMMAND_TODAY,
            Self::Calendar => Phrase::COMMAND_CALENDAR,
            Self::Subscribe => Phrase::COMMAND_SUBSCRIBE,
            Self::Unsubscribe => Phrase::COMMAND_UNSUBSCRIBE,
            Self::Language => Phrase::COMMAND_LANGUAGE,
            Self::Sources => Phrase::COMMAND_SOURCES,
            Self::About => Phrase::COMMAND_ABOUT,
        }
    }
}

/// Reads a message that begins with a slash; `None` for any other message.
///
/// `bot` is the bot's own user name, where it has one: a command may name whom it is for. Case does not matter.
///
/// ```
/// use lachin_bot::command::{Command, Slash, parse};
///
/// assert_eq!(parse("/ask@lachin_bot how big?", Some("lachin_bot")), Some(Slash::Ours(Command::Ask, "how big?")));
/// assert_eq!(parse("/ask@another_bot how big?", Some("lachin_bot")), Some(Slash::Others));
/// assert_eq!(parse("how big?", Some("lachin_bot")), None);
/// ```
pub fn parse<'t>(message: &'t str, bot: Option<&str>) -> Option<Slash<'t>> {
    let message = message.trim_start().strip_prefix('/')?;
    // A slash alone, or two, begin no command: `/ how big`.
    let message = Some(message).filter(|it| it.starts_with(char::is_alphanumeric))?;
    let (word, rest) = message.split_once(char::is_whitespace).unwrap_or((message, ""));
    let (name, addressee) =
        word.split_once('@').map_or((word, None), |(name, bot)| (name, Some(bot)));
    if let (Some(addressee), Some(bot)) = (addressee, bot)
        && !addressee.eq_ignore_ascii_case(bot)
    {
        return Some(Slash::Others);
    }
    let command = Command::ALL.into_iter().find(|it| it.name().eq_ignore_ascii_case(name));
    Some(command.map_or(Slash::Unknown, |it| Slash::Ours(it, rest.trim())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(message: &str, slash: Option<Slash<'_>>) {
        assert_eq!(parse(message, Some("lachin_bot")), slash);
    }

    #[test]
    fn a_command_is_known_in_any_case_and_before_any_blank() {
        check("/ASK  how big", Some(Slash::Ours(Command::Ask, "how big")));
        check("  /ask\nhow big\n", Some(Slash::Ours(Command::Ask, "how big")));
        check("/help@Lachin_Bot", Some(Slash::Ours(Command::Help, "")));
        check("/start f_area", Some(Slash::Ours(Command::Start, "f_area")));
    }

    #[test]
    fn a_command_of_nobody_and_of_another_bot_are_told_apart() {
        check("/dance", Some(Slash::Unknown));
        check("/", None);
        check("/ how big", None);
        check("//ask", None);
        check("/dance@other_bot", Some(Slash::Others));
        check("/ask@other_bot x", Some(Slash::Others));
        check("and/or", None);
        check("", None);
    }
}
