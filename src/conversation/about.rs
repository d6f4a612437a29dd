//! What the bot says of itself, and who says what it says.

use super::{Conversation, Response};
use crate::answer;
use crate::answer::reply::{Block, Span};
use crate::knowledge::{Arg, Language, Phrase};

/// Most sources in a list: it fits into one message.
const SOURCES: usize = 20;

impl Conversation {
    /// Those who say what the bot says, the most named first.
    pub(super) fn sources(&self, language: Language) -> Response {
        #[expect(clippy::cast_precision_loss, reason = "a folder holds few sources")]
        let count = Arg::Number(self.district.sources.len() as f64);
        let mut reply =
            answer::phrase(&self.district, language, Phrase::SOURCES, &[("count", count)]);
        let sources = self.district.sources_by_use();
        if sources.len() > SOURCES {
            let most = self.district.phrases.say(language, Phrase::SOURCES_MOST, &[]);
            reply.document.push(Block::Paragraph(vec![Span::Plain(most)]));
        }
        let shown = sources.into_iter().take(SOURCES);
        let items = shown.map(|it| answer::source_in_full(&self.district, it, language));
        reply.document.push(Block::List(items.collect()));
        reply.into()
    }

    /// What the bot is, and what it keeps.
    pub(super) fn about(&self, language: Language) -> Response {
        #[expect(clippy::cast_precision_loss, reason = "a folder holds few facts and sources")]
        let counts = [self.district.facts.len() as f64, self.district.sources.len() as f64];
        let args = [
            ("district", Arg::Text(self.district_name(language))),
            ("facts", Arg::Number(counts[0])),
            ("sources", Arg::Number(counts[1])),
        ];
        answer::phrase(&self.district, language, Phrase::ABOUT, &args).into()
    }

    /// That a message is longer than is read, in characters.
    pub(super) fn too_long(&self, language: Language, limit: usize) -> Response {
        #[expect(clippy::cast_precision_loss, reason = "a small constant")]
        let args = [("limit", Arg::Number(limit as f64))];
        answer::phrase(&self.district, language, Phrase::TOO_LONG, &args).into()
    }
}
