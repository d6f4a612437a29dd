//! What people tell those who run the bot: that a fact is wrong, or anything else. It is passed on
//! and not kept.

use jiff::civil::Date;

use super::{Conversation, Errand, Response, spoken_of};
use crate::answer;
use crate::answer::reply::{Block, Document, Outcome, Reply, Span};
use crate::chat::{Effect, Profile};
use crate::knowledge::{Arg, Fact, FactId, Language, Phrase};

/// Longest report, in characters: it fits into one message with what stands above it. Source: our own choice.
pub const FEEDBACK_CHARS: usize = 1000;

/// Most reports of one chat on one day. Source: our own choice; whoever has more to say says it in one.
pub const FEEDBACK_A_DAY: u32 = 5;

/// Whether somebody reads what people report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Readers {
    /// Somebody does.
    Some,
    /// Nobody does.
    #[default]
    Nobody,
}

impl Conversation {
    /// The same conversation where reports are read, or are not.
    #[must_use]
    pub fn with_readers(self, readers: Readers) -> Self {
        Self { readers, ..self }
    }

    /// Passes on what somebody reports; it may begin with the id of a fact.
    pub(super) fn feedback(&self, profile: &Profile, text: &str, today: Date) -> Response {
        let language = self.language(profile);
        if self.readers == Readers::Nobody {
            return self.say(language, Phrase::FEEDBACK_UNREAD);
        }
        let (fact, text) = self.fact_named(text);
        if !text.chars().any(char::is_alphanumeric) {
            return match fact {
                Some(fact) => self.ask_what_is_wrong(language, fact),
                None => self.say(language, Phrase::FEEDBACK_HOW),
            };
        }
        if text.chars().nth(FEEDBACK_CHARS).is_some() {
            return self.too_long(language, FEEDBACK_CHARS);
        }
        if profile.feedback_on(today) >= FEEDBACK_A_DAY {
            return self.say(language, Phrase::FEEDBACK_ENOUGH);
        }
        let letter = self.letter(profile, fact, text);
        Response {
            effects: vec![Effect::FeedbackGiven(today)],
            errands: vec![Errand::PassOn(letter)],
            ..self.say(language, Phrase::FEEDBACK_THANKS)
        }
    }

    /// How to report a mistake in a fact. What is written next is a question as ever: nobody is to
    /// send something to others by mistake.
    pub(super) fn ask_what_is_wrong(&self, language: Language, fact: &Fact) -> Response {
        if self.readers == Readers::Nobody {
            return self.say(language, Phrase::FEEDBACK_UNREAD);
        }
        let title = answer::title(fact, language);
        let args = [("title", Arg::Text(title.as_str()))];
        let mut reply = answer::phrase(&self.district, language, Phrase::FEEDBACK_FACT, &args);
        let command = Span::Code(format!("/feedback {}", fact.id));
        reply.document.push(Block::Paragraph(vec![command]));
        reply.into()
    }

    /// The fact whose id a report begins with, and the rest.
    fn fact_named<'t>(&self, text: &'t str) -> (Option<&Fact>, &'t str) {
        let text = text.trim();
        let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let id = FactId::parse(&first.to_lowercase()).ok();
        match id.and_then(|it| self.district.facts.get(&it)) {
            Some(fact) => (Some(fact), rest.trim()),
            None => (None, text),
        }
    }

    /// What those who run the bot read, in the district's first language. It does not say who wrote it.
    fn letter(&self, profile: &Profile, fact: Option<&Fact>, text: &str) -> Reply {
        let language = self.district.default_language();
        let last = || self.district.facts.get(spoken_of(profile)?);
        let (heading, fact) = match fact {
            Some(fact) => (Phrase::FEEDBACK_LETTER_FACT, Some(fact)),
            None => (Phrase::FEEDBACK_LETTER, last()),
        };
        let heading = self.district.phrases.say(language, heading, &[]);
        let mut document = Document(vec![Block::Paragraph(vec![Span::Strong(heading)])]);
        document.push(Block::Paragraph(vec![Span::Plain(text.to_owned())]));
        if let Some(fact) = fact {
            document.push(Block::Paragraph(vec![Span::Code(format!("/fact {}", fact.id))]));
        }
        let buttons = fact.map(|it| answer::fact_button(it, language)).into_iter().collect();
        Reply { outcome: Outcome::None, language, document, buttons }
    }
}
