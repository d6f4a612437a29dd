//! How the bot shows itself before anybody has written: its menus of commands, its name and what it
//! says of itself, in each language.

use super::Conversation;
use crate::command::Command;
use crate::knowledge::{Arg, Language, Phrase};

/// Longest description of a command, in characters.
/// Source: <https://core.telegram.org/bots/api#botcommand>
pub(super) const COMMAND_CHARS: usize = 256;

/// Longest name of a bot, in characters. Source: <https://core.telegram.org/bots/api#setmyname>
pub(super) const NAME_CHARS: usize = 64;

/// Longest text in a chat where nothing was said yet, in characters.
/// Source: <https://core.telegram.org/bots/api#setmydescription>
pub(super) const DESCRIPTION_CHARS: usize = 512;

/// Longest text on the bot's profile, in characters.
/// Source: <https://core.telegram.org/bots/api#setmyshortdescription>
pub(super) const SHORT_CHARS: usize = 120;

/// How the bot shows itself to those of a language. What is empty it leaves to whoever set it up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Introduction {
    /// Of which language; those of any that the bot does not speak where there is none.
    pub language: Option<Language>,
    /// The commands of each audience.
    pub menus: Vec<Menu>,
    /// What the bot is called, at most 64 characters.
    pub name: String,
    /// What a chat shows before anything was said, at most 512 characters.
    pub description: String,
    /// What the profile shows, at most 120 characters.
    pub short: String,
}

/// The commands that somebody is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Menu {
    /// Who.
    pub audience: Audience,
    /// Names, and what each does in at most 256 characters.
    pub commands: Vec<(&'static str, String)>,
}

/// Who is shown a menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// People who talk to the bot alone.
    Private,
    /// The members of groups.
    Members,
    /// Those who administer a group.
    Managers,
}

impl Audience {
    const ALL: [Self; 3] = [Self::Private, Self::Members, Self::Managers];

    /// Whether a command is of use to them. Beginning is a button of its own, ids of facts are nothing
    /// for a crowd, and what only administrators may do is shown to nobody else.
    const fn is_shown(self, command: Command) -> bool {
        match command {
            Command::Start => false,
            Command::Fact => matches!(self, Self::Private),
            Command::Ask
            | Command::Topics
            | Command::Map
            | Command::Quiz
            | Command::Today
            | Command::Calendar
            | Command::Subscribe
            | Command::Unsubscribe
            | Command::Settings
            | Command::Language
            | Command::Feedback
            | Command::Sources
            | Command::Privacy
            | Command::MyData
            | Command::Forget
            | Command::About
            | Command::Help => !command.is_for_managers() || !matches!(self, Self::Members),
        }
    }
}

impl Conversation {
    /// How the bot shows itself, to those first whose language it does not speak.
    pub fn introductions(&self) -> Vec<Introduction> {
        let everybody = self.introduction(None, self.district.default_language());
        let each = self.district.languages.iter().map(|it| self.introduction(Some(*it), *it));
        std::iter::once(everybody).chain(each).collect()
    }

    fn introduction(&self, audience: Option<Language>, language: Language) -> Introduction {
        let args = [("district", Arg::Text(self.district_name(language)))];
        let say = |phrase, most| cut(&self.district.phrases.say(language, phrase, &args), most);
        Introduction {
            language: audience,
            menus: Audience::ALL.map(|it| self.menu(it, language)).to_vec(),
            name: say(Phrase::BOT_NAME, NAME_CHARS),
            description: say(Phrase::BOT_DESCRIPTION, DESCRIPTION_CHARS),
            short: say(Phrase::BOT_SHORT, SHORT_CHARS),
        }
    }

    fn menu(&self, audience: Audience, language: Language) -> Menu {
        let shown = Command::ALL.into_iter().filter(|it| audience.is_shown(*it));
        let described = shown.map(|it| {
            let description = self.district.phrases.say(language, it.description(), &[]);
            (it.name(), cut(&description, COMMAND_CHARS))
        });
        Menu { audience, commands: described.collect() }
    }
}

/// A text as far as it is taken: Telegram refuses all of a longer one.
fn cut(text: &str, most: usize) -> String {
    let text = text.trim();
    if text.chars().nth(most).is_none() {
        return text.to_owned();
    }
    let beginning: String = text.chars().take(most - 1).collect();
    format!("{}…", beginning.trim_end())
}
