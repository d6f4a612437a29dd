//! Who is talking: what is remembered of a person or a group between two messages.

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::answer::reply::AnnouncementId;
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
    /// The fact in the message of the bot that is answered now, if there is one.
    pub replied: Option<FactId>,
    /// Whether whoever speaks may change what concerns the whole chat.
    pub standing: Standing,
    /// Whether whoever speaks runs the bot.
    pub role: Role,
    /// Which anniversaries the chat is told of, if any.
    pub subscription: Option<Subscription>,
    /// The topic of a forum in which is spoken now.
    pub thread: Option<i32>,
    /// How often those who run the bot were written to from here, lately.
    pub feedback: Option<Feedback>,
    /// The facts of the last quiz questions, the newest last.
    pub quizzed: Vec<FactId>,
    /// A number that nobody foresees, by which the next quiz question is chosen.
    pub chance: u64,
}

/// How often those who run the bot were written to on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feedback {
    /// The day, where the district is.
    pub day: Date,
    /// How often.
    pub count: u32,
}

/// Whether somebody may change what concerns the whole chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// They may: it is their own chat, or they administer the group.
    Manager,
    /// They may not.
    Member,
}

/// Whether somebody runs the bot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Everybody else.
    Visitor,
    /// They run it: what is theirs to do they may do where they are alone with it.
    Operator,
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

/// A question that the knowledge does not answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// Its folded words, without what leads to a person; few enough that others may ask the same.
    pub question: String,
    /// The language it was asked in.
    pub language: Language,
}

impl Missed {
    /// Longest question, in characters: nobody else writes a longer one in the same words.
    pub const CHARS: usize = 200;
}

impl Subscription {
    /// How a chat is told where nobody chose: of the main ones, in the morning by the clocks of a zone, aloud.
    pub fn usual(zone: &str, thread: Option<i32>) -> Self {
        let zone = zone.to_owned();
        Self { which: Which::Main, hour: HOUR, zone, sound: Sound::Aloud, thread }
    }
}

impl Which {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::All => "all",
        }
    }

    /// Whether anniversaries of a rank are among them.
    pub const fn includes(self, rank: Rank) -> bool {
        match (self, rank) {
            (Self::Main | Self::All, Rank::Main) | (Self::All, Rank::Minor) => true,
            (Self::Main, Rank::Minor) | (Self::Main | Self::All, Rank::Listed) => false,
        }
    }
}

impl Sound {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Aloud => "aloud",
            Self::Silent => "silent",
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
            replied: None,
            standing,
            role: Role::Visitor,
            subscription: None,
            thread: None,
            feedback: None,
            quizzed: Vec::new(),
            chance: 0,
        }
    }

    /// Whether what concerns all chats may be decided and told here.
    pub fn is_operators(&self) -> bool {
        self.place == Place::Private && self.role == Role::Operator
    }

    /// How often those who run the bot were written to from here on a day.
    pub fn feedback_on(&self, day: Date) -> u32 {
        self.feedback.filter(|it| it.day == day).map_or(0, |it| it.count)
    }

    /// What is remembered, as those may read it whom it concerns.
    pub fn to_json(&self) -> Value {
        let subscription = self.subscription.as_ref().map(|it| {
            json!({
                "which": it.which.as_str(), "hour": it.hour, "zone": it.zone,
                "sound": it.sound.as_str(), "thread": it.thread,
            })
        });
        json!({
            "language": self.chosen.map(|it| it.to_string()),
            "last_fact": self.last.as_ref().map(|it| it.fact.as_str()),
            "last_language": self.last.as_ref().map(|it| it.language.to_string()),
            "subscription": subscription,
            "feedback": self.feedback.map(|it| json!({ "day": it.day.to_string(), "count": it.count })),
        })
    }

    /// The same somebody after an effect.
    pub fn apply(&mut self, effect: &Effect) {
        match effect {
            Effect::LanguageChosen(language) => self.chosen = Some(*language),
            Effect::Answered(asked) => self.last = Some(asked.clone()),
            Effect::Unanswered => self.last = None,
            Effect::Subscribed(subscription) => self.subscription = Some(subscription.clone()),
            Effect::Unsubscribed => self.subscription = None,
            Effect::FeedbackGiven(day) => {
                let count = self.feedback_on(*day).saturating_add(1);
                self.feedback = Some(Feedback { day: *day, count });
            }
            Effect::Forgotten => {
                let Self { hint, standing, role, thread, .. } = *self;
                *self = Self { hint, standing, role, thread, ..Self::new(self.place) };
            }
            Effect::Missed(_) | Effect::Requested(_) | Effect::Quiz(_) => {}
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
            Self::LanguageChosen(_)
            | Self::Subscribed(_)
            | Self::Unsubscribed
            | Self::Forgotten => true,
            Self::Answered(_)
            | Self::Unanswered
            | Self::Missed(_)
            | Self::FeedbackGiven(_)
            | Self::Requested(_)
            | Self::Quizzed(_)
            | Self::Quiz(_) => false,
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
    /// The editors are to know of a question that the knowledge does not answer, but not whose it is.
    Missed(Missed),
    /// The chat is to be told of anniversaries, or of others, or at another hour.
    Subscribed(Subscription),
    /// The chat is to be told of none.
    Unsubscribed,
    /// Those who run the bot were written to on a day.
    FeedbackGiven(Date),
    /// All of the chat is to be forgotten.
    Forgotten,
    /// Somebody who runs the bot asks for something that only the store can do or tell. What comes of it
    /// the conversation puts into words.
    Requested(Request),
    /// A quiz question was asked about a fact.
    Quizzed(FactId),
    /// Something is asked about the quiz that only a face and the store can do or tell. What comes of it
    /// the conversation puts into words.
    Quiz(QuizRequest),
}

/// What is asked about the quiz.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuizRequest {
    /// That the question that is open in a chat is closed.
    Stop,
    /// How many points there are.
    Scores,
}

/// How somebody did in the quiz.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    /// How many of the answers were right: a point each.
    pub right: i64,
    /// How many questions they answered.
    pub answers: i64,
}

/// The points that are told in a chat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scores {
    /// Somebody's own, if they ever answered.
    Own(Option<Score>),
    /// Those of the best in a group, by their first names, the best first.
    Best(Vec<(String, Score)>),
}

/// What those who run the bot ask of the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Numbers about everything.
    Figures,
    /// Lets broadcasts go on or wait.
    Broadcasts(Broadcasts),
    /// Keeps a text that may be announced, and tells whom it would reach.
    Draft(String),
    /// Sends what was kept to all subscribers.
    Announce(AnnouncementId),
    /// Forgets what was kept.
    Discard(AnnouncementId),
}

/// Whether anything is broadcast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broadcasts {
    /// It is.
    On,
    /// It waits.
    Paused,
}
