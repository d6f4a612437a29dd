//! Who is talking: what is remembered of a person or a group between two messages.

use crate::knowledge::{FactId, Language};

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
}

/// A question that was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The fact that answered it.
    pub fact: FactId,
    /// The language it was asked in.
    pub language: Language,
}

impl Profile {
    /// Somebody of whom nothing is known.
    pub fn new(place: Place) -> Self {
        Self { place, chosen: None, hint: None, last: None }
    }

    /// The same somebody after an effect.
    pub fn apply(&mut self, effect: &Effect) {
        match effect {
            Effect::LanguageChosen(language) => self.chosen = Some(*language),
            Effect::Answered(asked) => self.last = Some(asked.clone()),
            Effect::Unanswered => self.last = None,
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
}
