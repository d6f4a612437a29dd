//! What a chat is told by itself: anniversaries of a day, and announcements.

use jiff::civil::Date;

use super::Conversation;
use crate::anniversary;
use crate::answer::reply::{Block, Document, Reply, Span};
use crate::chat::Profile;
use crate::knowledge::{Anniversary, AnniversaryId, Language};

impl Conversation {
    /// What a chat is told of some anniversaries on a day, by their ids, and of announcements, by their
    /// texts; `None` where there is nothing of them any more.
    pub fn greet(
        &self,
        profile: &Profile,
        occasions: &[String],
        announcements: &[String],
        day: Date,
    ) -> Option<Reply> {
        let known = |id: &String| self.district.anniversaries.get(&AnniversaryId::parse(id).ok()?);
        let told: Vec<&Anniversary> = occasions.iter().filter_map(known).collect();
        let language = self.language(profile);
        let is_blank = told.is_empty() && announcements.is_empty();
        (!is_blank).then(|| self.message_of(language, &told, announcements, day))
    }

    /// Announcements come first: the title of an anniversary shows where they end.
    pub(super) fn message_of(
        &self,
        language: Language,
        told: &[&Anniversary],
        announcements: &[String],
        day: Date,
    ) -> Reply {
        let greeting = anniversary::greeting(&self.district, told, day, language);
        let mut document = as_written(announcements);
        document.0.extend(greeting.document.0);
        Reply { document, ..greeting }
    }
}

/// Blocks of announcements, each as it was written.
fn as_written(announcements: &[String]) -> Document {
    let block = |text: &String| Block::Paragraph(vec![Span::Plain(text.clone())]);
    Document(announcements.iter().map(block).collect())
}
