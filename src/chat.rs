//! Who is talking: what is remembered of a person or a group between two messages.

use crate::knowledge::{FactId, Language, Rank};
use crate::quiz;

/// The hour at which anniversaries are told of where no other is chosen. Source: our own choice; people are up.
const HOUR: i8 = 9;

/// Where a conversation takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// Between one person and the bot.
    Private,
    /// Among people, where the bot speaks only when spoken to.
    Group,
}

/// What is remembered of a chat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Where it takes place.
    pub place: Place,
    /// The language chosen with /language.
    pub chosen: Option<Language>,
    /// The language that Telegram names for the person; a hint only.
    pub hint: Option<Language>,
    /// The last question that was answered, for follow-ups.
    pub last: Option<Asked>,
    /// Whether whoever speaks may change what concerns the whole chat.
    pub standing: Standing,
    /// Which anniversaries the chat is told of, if any.
    pub subscription: Option<Subscription>,
    /// The topic of a forum in which is spoken now.
    pub thread: Option<i32>,
    /// The facts of the last quiz questions, the newest last.
    pub quizzed: Vec<FactId>,
    /// A number that nobody foresees, by which the next quiz question is chosen.
    pub chance: u64,
}

/// Whether somebody may change what concerns the whole chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// They may: it is their own chat, or they administer the group.
    Manager,
    /// They may not.
    Member,
}

/// That a chat is told of anniversaries, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    /// Of which ones.
    pub which: Which,
    /// At which hour of the day there, 0 to 23.
    pub hour: i8,
    /// The time zone in which days and hours count, by its name in the tz database: `Asia/Baku`.
    pub zone: String,
    /// Whether telephones ring.
    pub sound: Sound,
    /// The topic of a forum to which it goes.
    pub thread: Option<i32>,
}

/// Of which anniversaries a chat is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The main ones.
    Main,
    /// All but those that are only listed.
    All,
}

/// Whether telephones ring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sound {
    /// They do, as their owners set them.
    Aloud,
    /// They do not.
    Silent,
}

/// A question that was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The fact that answered it.
    pub fact: FactId,
    /// The language it was asked in.
    pub language: Language,
}

impl Subscription {
    /// How a chat is told where nobody chose: of the main ones, in the morning by the clocks of a zone, aloud.
    pub fn usual(zone: &str, thread: Option<i32>) -> Self {
        let zone = zone.to_owned();
        Self { which: Which::Main, hour: HOUR, zone, sound: Sound::Aloud, thread }
    }
}

impl Which {
    /// Whether anniversaries of a rank are among them.
    pub const fn includes(self, rank: Rank) -> bool {
        match (self, rank) {
            (Self::Main | Self::All, Rank::Main) | (Self::All, Rank::Minor) => true,
            (Self::Main, Rank::Minor) | (Self::Main | Self::All, Rank::Listed) => false,
        }
    }
}

impl Profile {
    /// Somebody of whom nothing is known.
    pub fn new(place: Place) -> Self {
        let standing = match place {
            Place::Private => Standing::Manager,
            Place::Group => Standing::Member,
        };
        Self {
            place,
            chosen: None,
            hint: None,
            last: None,
            standing,
            subscription: None,
            thread: None,
            quizzed: Vec::new(),
            chance: 0,
        }
    }

    /// The same somebody after an effect.
    pub fn apply(&mut self, effect: &Effect) {
        match effect {
            Effect::LanguageChosen(language) => self.chosen = Some(*language),
            Effect::Answered(asked) => self.last = Some(asked.clone()),
            Effect::Unanswered => self.last = None,
            Effect::Subscribed(subscription) => self.subscription = Some(subscription.clone()),
            Effect::Unsubscribed => self.subscription = None,
            Effect::Quizzed(fact) => {
                let surplus = (self.quizzed.len() + 1).saturating_sub(quiz::OTHERS);
                self.quizzed.drain(..surplus);
                self.quizzed.push(fact.clone());
            }
        }
    }
}

impl Effect {
    /// Whether somebody relies on it for longer than a conversation.
    pub const fn is_lasting(&self) -> bool {
        match self {
            Self::LanguageChosen(_) | Self::Subscribed(_) | Self::Unsubscribed => true,
            Self::Answered(_) | Self::Unanswered | Self::Quizzed(_) => false,
        }
    }
}

/// What a conversation wants remembered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// A language was chosen.
    LanguageChosen(Language),
    /// A question was answered.
    Answered(Asked),
    /// A question was not answered: what comes next follows up on nothing.
    Unanswered,
    /// The chat is to be told of anniversaries, or of others, or at another hour.
    Subscribed(Subscription),
    /// The chat is to be told of none.
    Unsubscribed,
    /// A quiz question was asked about a fact.
    Quizzed(FactId),
}
