//! A reply before a face has drawn it: no HTML, no colours, no Telegram.

use crate::knowledge::{FactId, Language, TopicId};

pub use super::shown::{Pin, Quiz};

/// What the bot says to somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    /// What kind of reply it is.
    pub outcome: Outcome,
    /// The language it is in.
    pub language: Language,
    /// What it says.
    pub document: Document,
    /// What can be pressed below it, a row each.
    pub buttons: Vec<Button>,
}

/// What kind of reply it is.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It states a fact.
    Answer(Hit),
    /// It offers facts and states none.
    Suggest(Vec<Hit>),
    /// All else: it declines, greets, helps.
    None,
}

/// A fact that was found, and how sure that is.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The fact.
    pub fact: FactId,
    /// Its title in the reply's language.
    pub title: String,
    /// How likely it is the fact that was asked for, 0 to 1.
    pub score: f64,
}

/// A text in blocks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document(pub Vec<Block>);

/// A part of a [`Document`] with space around it.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph; a `\n` in its words begins a new line.
    Paragraph(Vec<Span>),
    /// A list, an item a line.
    List(Vec<Vec<Span>>),
    /// A place on the map.
    Pin(Pin),
    /// A question with answers to choose from.
    Quiz(Quiz),
}

/// Words of one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// As they are.
    Plain(String),
    /// Stressed strongly: a title.
    Strong(String),
    /// Stressed: a remark.
    Emphasis(String),
    /// Something to type, such as `/fact area`.
    Code(String),
    /// Covered, where a face can, until somebody wants to see it.
    Covered(String),
    /// A link.
    Link {
        /// What is read.
        text: String,
        /// Where it leads; an http or https address.
        url: String,
    },
}

/// Something to press.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// What it says.
    pub label: String,
    /// What it does.
    pub action: Action,
}

/// What a button does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Shows a fact.
    Fact(FactId),
    /// Lists the facts of a topic.
    Topic(TopicId),
    /// Chooses a language.
    Language(Language),
    /// Lists the anniversaries of a year.
    Year(i16),
    /// Changes what the chat is told of anniversaries.
    Wish(Wish),
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

/// What somebody wishes to be told of anniversaries, pressed or typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// To be told.
    On,
    /// To be told nothing any more.
    Off,
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

impl Document {
    /// One paragraph for each run of lines between empty lines.
    pub fn from_text(text: &str) -> Self {
        let paragraphs = text.split("\n\n").map(str::trim).filter(|it| !it.is_empty());
        Self(paragraphs.map(|it| Block::Paragraph(vec![Span::Plain(it.to_owned())])).collect())
    }

    /// Adds a block at the end.
    pub fn push(&mut self, block: Block) {
        self.0.push(block);
    }

    /// The quiz question in it, if there is one.
    pub fn quiz(&self) -> Option<&Quiz> {
        self.0.iter().find_map(|it| match it {
            Block::Quiz(quiz) => Some(quiz),
            Block::Paragraph(_) | Block::List(_) | Block::Pin(_) => None,
        })
    }

    /// The text as a person reads it where nothing can be stressed or followed.
    pub fn to_plain(&self) -> String {
        self.render(|span| span.text().to_owned())
    }

    /// The text with each span as `draw` draws it.
    pub fn render(&self, draw: impl Fn(&Span) -> String) -> String {
        self.spans().iter().map(draw).collect()
    }

    /// The spans in order, with what stands between them: an empty line between blocks, a bullet
    /// before each item of a list and a new line between items.
    pub fn spans(&self) -> Vec<Span> {
        let mut spans = Vec::new();
        for block in &self.0 {
            if !spans.is_empty() {
                spans.push(Span::Plain("\n\n".to_owned()));
            }
            match block {
                Block::Paragraph(inner) => spans.extend(inner.iter().cloned()),
                Block::List(items) => {
                    for (place, item) in items.iter().enumerate() {
                        let bullet = if place == 0 { "• " } else { "\n• " };
                        spans.push(Span::Plain(bullet.to_owned()));
                        spans.extend(item.iter().cloned());
                    }
                }
                Block::Pin(pin) => spans.extend(pin.spans()),
                Block::Quiz(quiz) => spans.extend(quiz.spans()),
            }
        }
        spans
    }
}

impl Span {
    /// The words.
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(text)
            | Self::Strong(text)
            | Self::Emphasis(text)
            | Self::Code(text)
            | Self::Covered(text)
            | Self::Link { text, .. } => text,
        }
    }
}

impl Action {
    /// The action as a button carries it, at most 64 bytes.
    /// Source: <https://core.telegram.org/bots/api#inlinekeyboardbutton>
    pub fn to_data(&self) -> String {
        match self {
            // Where nothing can be shared, the fact is shown again.
            Self::Fact(id) | Self::Share { fact: id, .. } => format!("1:fact:{id}"),
            Self::Topic(id) => format!("1:topic:{id}"),
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
            Self::Wish(Wish::Hours) => "1:wish:hours".to_owned(),
            Self::Wish(Wish::Zones) => "1:wish:zones".to_owned(),
            Self::Wish(Wish::Main) => "1:wish:main".to_owned(),
            Self::Wish(Wish::All) => "1:wish:all".to_owned(),
            Self::Wish(Wish::Aloud) => "1:wish:aloud".to_owned(),
            Self::Wish(Wish::Silent) => "1:wish:silent".to_owned(),
            Self::Announce(AnnouncementId(number)) => format!("1:announce:{number}"),
            Self::Discard(AnnouncementId(number)) => format!("1:discard:{number}"),
        }
    }

    /// Reads what a button carried; `None` for a button of another version.
    pub fn from_data(data: &str) -> Option<Self> {
        let (kind, id) = data.strip_prefix("1:")?.split_once(':')?;
        match kind {
            "fact" => FactId::parse(id).ok().map(Self::Fact),
            "quiz" => Quizzing::from_data(id).map(Self::Quiz),
            "map" => FactId::parse(id).ok().map(Self::Map),
            "topic" => TopicId::parse(id).ok().map(Self::Topic),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_brings_back_its_action_within_64_bytes() {
        let longest = "x".repeat(48);
        for action in [
            Action::Fact(FactId::parse(&longest).unwrap()),
            Action::Topic(TopicId::parse(&longest).unwrap()),
            Action::Language(Language::parse("az").unwrap()),
            Action::Year(2027),
            Action::Quiz(Quizzing::Next),
            Action::Quiz(Quizzing::Stop),
            Action::Quiz(Quizzing::Scores),
            Action::Map(FactId::parse(&longest).unwrap()),
            Action::Wish(Wish::On),
            Action::Wish(Wish::Off),
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
        ] {
            let data = action.to_data();
            assert!(data.len() <= 64, "{data}");
            assert_eq!(Action::from_data(&data), Some(action));
        }
        let others =
            ["1:hour:24", "1:hour:-1", "1:year:0", "1:wish:dance", "1:zone:", "1:zone:A B"];
        let announcements = ["1:announce:", "1:announce:0", "1:announce:+1", "1:discard:-1"];
        let stale = ["", "fact:area", "0:fact:area", "1:dance:area", "1:fact:A B"];
        for stale in stale.into_iter().chain(others).chain(announcements) {
            assert_eq!(Action::from_data(stale), None, "{stale}");
        }
    }
}
