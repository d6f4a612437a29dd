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
    /// Shows what is set, with the ways to change it.
    Settings,
    /// Chooses the language.
    Language,
    /// Tells those who run the bot what somebody has to say.
    Feedback,
    /// Tells what is kept of the chat.
    Privacy,
    /// Hands over what is kept of the chat.
    MyData,
    /// Forgets all of the chat.
    Forget,
    /// Tells who says all this.
    Sources,
    /// Tells what the bot is.
    About,
}

/// Something that only those who run the bot may ask of it. To everybody else there are no such commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OperatorCommand {
    /// Tells numbers.
    Stats,
    /// Shows what is sent on a day.
    Preview,
    /// Lets broadcasts wait.
    Pause,
    /// Lets them go on.
    Resume,
    /// Sends something to all subscribers.
    Announce,
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
    pub const ALL: [Self; 19] = [
        Self::Ask,
        Self::Topics,
        Self::Map,
        Self::Quiz,
        Self::Today,
        Self::Calendar,
        Self::Subscribe,
        Self::Settings,
        Self::Feedback,
        Self::Fact,
        Self::Unsubscribe,
        Self::Language,
        Self::Sources,
        Self::Privacy,
        Self::MyData,
        Self::Forget,
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
            Self::Settings => "settings",
            Self::Language => "language",
            Self::Feedback => "feedback",
            Self::Privacy => "privacy",
            Self::MyData => "mydata",
            Self::Forget => "forget",
            Self::Sources => "sources",
            Self::About => "about",
        }
    }

    /// Whether /help explains it; the others it only names, so that it fits on a screen.
    pub const fn is_explained(self) -> bool {
        match self {
            Self::Ask
            | Self::Topics
            | Self::Quiz
            | Self::Today
            | Self::Calendar
            | Self::Subscribe
            | Self::Settings
            | Self::Feedback => true,
            Self::Start
            | Self::Help
            | Self::Fact
            | Self::Map
            | Self::Unsubscribe
            | Self::Language
            | Self::Sources
            | Self::About
            | Self::Privacy
            | Self::MyData
            | Self::Forget => false,
        }
    }

    /// Whether it concerns the whole chat, so that in a group only administrators may use it.
    pub const fn is_for_managers(self) -> bool {
        match self {
            Self::Subscribe
            | Self::Unsubscribe
            | Self::Settings
            | Self::Language
            | Self::MyData
            | Self::Forget => true,
            Self::Start
            | Self::Help
            | Self::Ask
            | Self::Topics
            | Self::Fact
            | Self::Map
            | Self::Quiz
            | Self::Today
            | Self::Calendar
            | Self::Feedback
            | Self::Sources
            | Self::About
            | Self::Privacy => false,
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
            Self::Settings => Phrase::COMMAND_SETTINGS,
            Self::Language => Phrase::COMMAND_LANGUAGE,
            Self::Feedback => Phrase::COMMAND_FEEDBACK,
            Self::Privacy => Phrase::COMMAND_PRIVACY,
            Self::MyData => Phrase::COMMAND_MY_DATA,
            Self::Forget => Phrase::COMMAND_FORGET,
            Self::Sources => Phrase::COMMAND_SOURCES,
            Self::About => Phrase::COMMAND_ABOUT,
        }
    }
}

impl OperatorCommand {
    /// Every one of these commands, in the order of /help.
    pub const ALL: [Self; 5] =
        [Self::Stats, Self::Preview, Self::Pause, Self::Resume, Self::Announce];

    /// Its name, without the slash.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stats => "stats",
            Self::Preview => "preview",
            Self::Pause => "pause",
            Self::Resume => "resume",
            Self::Announce => "announce",
        }
    }

    /// What it does, in words.
    pub const fn description(self) -> Phrase {
        match self {
            Self::Stats => Phrase::COMMAND_STATS,
            Self::Preview => Phrase::COMMAND_PREVIEW,
            Self::Pause => Phrase::COMMAND_PAUSE,
            Self::Resume => Phrase::COMMAND_RESUME,
            Self::Announce => Phrase::COMMAND_ANNOUNCE,
        }
    }

    /// Reads one of these commands and what follows it; `None` for any other message.
    ///
    /// ```
    /// use lachin_bot::command::OperatorCommand;
    ///
    /// let read = OperatorCommand::parse("/announce Two\nlines", Some("lachin_bot"));
    /// assert_eq!(read, Some((OperatorCommand::Announce, "Two\nlines")));
    /// assert_eq!(OperatorCommand::parse("/help", Some("lachin_bot")), None);
    /// ```
    pub fn parse<'t>(message: &'t str, bot: Option<&str>) -> Option<(Self, &'t str)> {
        let (name, addressee, rest) = split(message)?;
        let command = Self::ALL.into_iter().find(|it| it.name().eq_ignore_ascii_case(name))?;
        (!is_for_another(addressee, bot)).then_some((command, rest))
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
    let (name, addressee, rest) = split(message)?;
    if is_for_another(addressee, bot) {
        return Some(Slash::Others);
    }
    let command = Command::ALL.into_iter().find(|it| it.name().eq_ignore_ascii_case(name));
    Some(command.map_or(Slash::Unknown, |it| Slash::Ours(it, rest)))
}

/// The name of a command, whom it is for, and what follows it.
fn split(message: &str) -> Option<(&str, Option<&str>, &str)> {
    let message = message.trim_start().strip_prefix('/')?;
    // A slash alone, or two, begin no command: `/ how big`.
    let message = Some(message).filter(|it| it.starts_with(char::is_alphanumeric))?;
    let (word, rest) = message.split_once(char::is_whitespace).unwrap_or((message, ""));
    let (name, addressee) =
        word.split_once('@').map_or((word, None), |(name, bot)| (name, Some(bot)));
    Some((name, addressee, rest.trim()))
}

fn is_for_another(addressee: Option<&str>, bot: Option<&str>) -> bool {
    addressee.zip(bot).is_some_and(|(addressee, bot)| !addressee.eq_ignore_ascii_case(bot))
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
        check("/stats", Some(Slash::Unknown));
        check("/", None);
        check("/ how big", None);
        check("//ask", None);
        check("/dance@other_bot", Some(Slash::Others));
        check("/ask@other_bot x", Some(Slash::Others));
        check("and/or", None);
        check("", None);
    }
}
