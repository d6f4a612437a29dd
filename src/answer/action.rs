//! What can be pressed, and how a button carries it.

use crate::knowledge::{FactId, Language, TopicId};

/// What a button does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Shows a fact.
    Fact(FactId),
    /// Lists all topics.
    Topics,
    /// Lists the facts of a topic.
    Topic {
        /// The topic.
        topic: TopicId,
        /// The page of the list, 0 the first.
        page: u8,
    },
    /// Lists the facts that stand beside a fact.
    Beside(FactId),
    /// Chooses a language.
    Language(Language),
    /// Lists the anniversaries of a year.
    Year(i16),
    /// Changes what the chat is told of anniversaries.
    Wish(Wish),
    /// Shows the settings, or changes one that is not about anniversaries.
    Settings(Setting),
    /// Forgets all of the chat, or does not after all.
    Forget(Consent),
    /// Tells how to report a mistake in a fact.
    Mistake(FactId),
    /// Shows where a fact's places are.
    Map(FactId),
    /// Goes on with the quiz, or ends it.
    Quiz(Quizzing),
    /// Sends an announcement to all subscribers.
    Announce(AnnouncementId),
    /// Forgets an announcement that was not sent.
    Discard(AnnouncementId),
    /// Sends a fact to another chat.
    Share {
        /// The fact.
        fact: FactId,
        /// What finds it, and nothing else, when typed behind the bot's name.
        typed: String,
    },
}

/// What somebody wishes of the quiz, pressed or typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quizzing {
    /// Another question.
    Next,
    /// That the question that is open is closed.
    Stop,
    /// To see the points.
    Scores,
}

/// The number of an announcement, 1 or more; no other ever has the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AnnouncementId(i64);

impl AnnouncementId {
    /// What the ledger writes in front of the number.
    const OCCASION: &str = "announcement:";

    /// A number; `None` below 1.
    pub fn new(number: i64) -> Option<Self> {
        (number > 0).then_some(Self(number))
    }

    /// The number.
    pub const fn number(self) -> i64 {
        self.0
    }

    /// What the ledger calls it.
    pub fn to_occasion(self) -> String {
        format!("{}{}", Self::OCCASION, self.0)
    }

    /// Reads what the ledger calls it; `None` for an anniversary.
    pub fn from_occasion(occasion: &str) -> Option<Self> {
        Self::parse(occasion.strip_prefix(Self::OCCASION)?)
    }

    /// Reads a number as [`Action::to_data`] writes it.
    fn parse(text: &str) -> Option<Self> {
        Self::new(text.parse().ok()?).filter(|it| it.0.to_string() == text)
    }
}

/// What somebody does on the screen of settings, beside a [`Wish`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// Sees what holds.
    Show,
    /// Sees the languages.
    Languages,
    /// Chooses a language.
    Language(Language),
}

/// What somebody says who is asked whether they are sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// They are.
    Given,
    /// They are not.
    Refused,
}

/// What somebody wishes to be told of anniversaries, pressed or typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// To be told.
    On,
    /// To be told nothing any more, pressed below something that is to stay: a greeting.
    Off,
    /// The same, pressed on a screen that then shows that it is so.
    Stop,
    /// To see the hours.
    Hours,
    /// To see the time zones.
    Zones,
    /// To be told at this hour of the day, 0 to 23.
    Hour(i8),
    /// To be told by the clocks of this time zone, by its name in the tz database.
    Zone(ZoneName),
    /// To be told of the main anniversaries.
    Main,
    /// To be told of all anniversaries.
    All,
    /// To hear it.
    Aloud,
    /// Not to hear it.
    Silent,
}

/// What looks like the name of a time zone: `Asia/Baku`. Whether there is one, the tz database tells.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ZoneName(String);

impl ZoneName {
    /// Longest name, in bytes: with its prefix it fits into a button.
    const BYTES: usize = 50;

    /// Reads a name; `None` where no zone is called so.
    pub fn parse(text: &str) -> Option<Self> {
        let usual = |it: u8| it.is_ascii_alphanumeric() || b"/_+-".contains(&it);
        let named = (1..=Self::BYTES).contains(&text.len()) && text.bytes().all(usual);
        named.then(|| Self(text.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Action {
    /// The action as a button carries it, at most 64 bytes.
    /// Source: <https://core.telegram.org/bots/api#inlinekeyboardbutton>
    pub fn to_data(&self) -> String {
        match self {
            // Where nothing can be shared, the fact is shown again.
            Self::Fact(id) | Self::Share { fact: id, .. } => format!("1:fact:{id}"),
            Self::Topics => "1:topics:all".to_owned(),
            Self::Topic { topic, page: 0 } => format!("1:topic:{topic}"),
            Self::Topic { topic, page } => format!("1:page:{page}:{topic}"),
            Self::Beside(id) => format!("1:beside:{id}"),
            Self::Language(language) => format!("1:language:{language}"),
            Self::Year(year) => format!("1:year:{year}"),
            Self::Map(id) => format!("1:map:{id}"),
            Self::Quiz(Quizzing::Next) => "1:quiz:next".to_owned(),
            Self::Quiz(Quizzing::Stop) => "1:quiz:stop".to_owned(),
            Self::Quiz(Quizzing::Scores) => "1:quiz:points".to_owned(),
            Self::Wish(Wish::Hour(hour)) => format!("1:hour:{hour}"),
            Self::Wish(Wish::Zone(zone)) => format!("1:zone:{}", zone.as_str()),
            Self::Wish(Wish::On) => "1:wish:on".to_owned(),
            Self::Wish(Wish::Off) => "1:wish:off".to_owned(),
            Self::Wish(Wish::Stop) => "1:wish:stop".to_owned(),
            Self::Wish(Wish::Hours) => "1:wish:hours".to_owned(),
            Self::Wish(Wish::Zones) => "1:wish:zones".to_owned(),
            Self::Wish(Wish::Main) => "1:wish:main".to_owned(),
            Self::Wish(Wish::All) => "1:wish:all".to_owned(),
            Self::Wish(Wish::Aloud) => "1:wish:aloud".to_owned(),
            Self::Wish(Wish::Silent) => "1:wish:silent".to_owned(),
            Self::Announce(AnnouncementId(number)) => format!("1:announce:{number}"),
            Self::Discard(AnnouncementId(number)) => format!("1:discard:{number}"),
            Self::Settings(Setting::Show) => "1:settings:show".to_owned(),
            Self::Settings(Setting::Languages) => "1:settings:languages".to_owned(),
            Self::Settings(Setting::Language(language)) => format!("1:settings:{language}"),
            Self::Forget(Consent::Given) => "1:forget:yes".to_owned(),
            Self::Forget(Consent::Refused) => "1:forget:no".to_owned(),
            Self::Mistake(id) => format!("1:mistake:{id}"),
        }
    }

    /// The fact below which such a button stands, where it stands below one.
    pub fn into_fact_above(self) -> Option<FactId> {
        match self {
            Self::Beside(fact) | Self::Mistake(fact) => Some(fact),
            Self::Fact(_)
            | Self::Map(_)
            | Self::Quiz(_)
            | Self::Topics
            | Self::Topic { .. }
            | Self::Language(_)
            | Self::Year(_)
            | Self::Wish(_)
            | Self::Settings(_)
            | Self::Forget(_)
            | Self::Announce(_)
            | Self::Discard(_)
            | Self::Share { .. } => None,
        }
    }

    /// Reads what a button carried; `None` for a button of another version.
    pub fn from_data(data: &str) -> Option<Self> {
        let (kind, id) = data.strip_prefix("1:")?.split_once(':')?;
        match kind {
            "fact" => FactId::parse(id).ok().map(Self::Fact),
            "quiz" => Quizzing::from_data(id).map(Self::Quiz),
            "map" => FactId::parse(id).ok().map(Self::Map),
            "topics" => (id == "all").then_some(Self::Topics),
            "topic" => TopicId::parse(id).ok().map(|topic| Self::Topic { topic, page: 0 }),
            "page" => {
                let (page, topic) = id.split_once(':')?;
                let page = page.parse().ok().filter(|it| *it > 0)?;
                TopicId::parse(topic).ok().map(|topic| Self::Topic { topic, page })
            }
            "beside" => FactId::parse(id).ok().map(Self::Beside),
            "language" => Language::parse(id).ok().map(Self::Language),
            "year" => id.parse().ok().filter(|it| (1..=9999).contains(it)).map(Self::Year),
            "hour" => id
                .parse()
                .ok()
                .filter(|it| (0..24).contains(it))
                .map(|it| Self::Wish(Wish::Hour(it))),
            "zone" => ZoneName::parse(id).map(|it| Self::Wish(Wish::Zone(it))),
            "wish" => Wish::from_data(id).map(Self::Wish),
            "announce" => AnnouncementId::parse(id).map(Self::Announce),
            "discard" => AnnouncementId::parse(id).map(Self::Discard),
            "settings" => Setting::from_data(id).map(Self::Settings),
            "forget" => Consent::from_data(id).map(Self::Forget),
            "mistake" => FactId::parse(id).ok().map(Self::Mistake),
            _ => None,
        }
    }
}

impl Quizzing {
    fn from_data(word: &str) -> Option<Self> {
        match word {
            "next" => Some(Self::Next),
            "stop" => Some(Self::Stop),
            "points" => Some(Self::Scores),
            _ => None,
        }
    }
}

impl Wish {
    fn from_data(word: &str) -> Option<Self> {
        match word {
            "on" => Some(Self::On),
            "off" => Some(Self::Off),
            "stop" => Some(Self::Stop),
            "hours" => Some(Self::Hours),
            "zones" => Some(Self::Zones),
            "main" => Some(Self::Main),
            "all" => Some(Self::All),
            "aloud" => Some(Self::Aloud),
            "silent" => Some(Self::Silent),
            _ => None,
        }
    }
}

impl Setting {
    fn from_data(word: &str) -> Option<Self> {
        match word {
            "show" => Some(Self::Show),
            "languages" => Some(Self::Languages),
            code => Language::parse(code).ok().map(Self::Language),
        }
    }
}

impl Consent {
    fn from_data(word: &str) -> Option<Self> {
        match word {
            "yes" => Some(Self::Given),
            "no" => Some(Self::Refused),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_brings_back_its_action_within_64_bytes() {
        let longest = "x".repeat(48);
        for action in [
            Action::Fact(FactId::parse(&longest).unwrap()),
            Action::Topics,
            Action::Topic { topic: TopicId::parse(&longest).unwrap(), page: 0 },
            Action::Topic { topic: TopicId::parse(&longest).unwrap(), page: u8::MAX },
            Action::Beside(FactId::parse(&longest).unwrap()),
            Action::Language(Language::parse("az").unwrap()),
            Action::Year(2027),
            Action::Quiz(Quizzing::Next),
            Action::Quiz(Quizzing::Stop),
            Action::Quiz(Quizzing::Scores),
            Action::Map(FactId::parse(&longest).unwrap()),
            Action::Wish(Wish::On),
            Action::Wish(Wish::Off),
            Action::Wish(Wish::Stop),
            Action::Wish(Wish::Hours),
            Action::Wish(Wish::Zones),
            Action::Wish(Wish::Hour(22)),
            Action::Wish(Wish::Zone(ZoneName::parse(&"X".repeat(50)).unwrap())),
            Action::Wish(Wish::Main),
            Action::Wish(Wish::All),
            Action::Wish(Wish::Aloud),
            Action::Wish(Wish::Silent),
            Action::Announce(AnnouncementId(i64::MAX)),
            Action::Discard(AnnouncementId(1)),
            Action::Settings(Setting::Show),
            Action::Settings(Setting::Languages),
            Action::Settings(Setting::Language(Language::parse("az").unwrap())),
            Action::Forget(Consent::Given),
            Action::Forget(Consent::Refused),
            Action::Mistake(FactId::parse(&longest).unwrap()),
        ] {
            let data = action.to_data();
            assert!(data.len() <= 64, "{data}");
            assert_eq!(Action::from_data(&data), Some(action));
        }
        let newer = ["1:settings:", "1:settings:A B", "1:forget:all", "1:mistake:A B"];
        let others =
            ["1:hour:24", "1:hour:-1", "1:year:0", "1:wish:dance", "1:zone:", "1:zone:A B"];
        let announcements = ["1:announce:", "1:announce:0", "1:announce:+1", "1:discard:-1"];
        let stale = ["", "fact:area", "0:fact:area", "1:dance:area", "1:fact:A B"];
        for stale in stale.into_iter().chain(others).chain(announcements).chain(newer) {
            assert_eq!(Action::from_data(stale), None, "{stale}");
        }
    }
}
