//! What a reply shows that some faces have a form of their own for: a place on the map, a quiz question.

use super::reply::{Block, Document, Span};
use crate::knowledge::{FactId, Point};

/// A question with answers to choose from, one of which is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quiz {
    /// The fact that it is about.
    pub fact: FactId,
    /// What is asked.
    pub question: String,
    /// The answers, all different.
    pub options: Vec<String>,
    /// The place of the right one, from 0.
    pub right: usize,
    /// What is right, and who says so; for afterwards.
    pub explanation: String,
}

/// A place on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Pin {
    /// What is there; never blank.
    pub title: String,
    /// Where that is, in words; never blank.
    pub address: String,
    /// Where it is.
    pub point: Point,
}

impl Pin {
    /// The place in words, with a link to a map of the world.
    pub(super) fn spans(&self) -> Vec<Span> {
        let Point { latitude, longitude } = self.point;
        // Source: <https://wiki.openstreetmap.org/wiki/Browsing#Sharing_a_link_to_the_maps>
        let url = format!(
            "https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=13/{latitude}/{longitude}"
        );
        vec![
            Span::Strong(self.title.clone()),
            Span::Plain(format!("\n{}\n", self.address)),
            Span::Link { text: "OpenStreetMap".to_owned(), url },
        ]
    }
}

impl Quiz {
    /// The question where no choice can be made: what is right stands below the answers, covered.
    pub fn in_words(&self) -> Document {
        let covered = Span::Covered(self.explanation.clone());
        Document(vec![Block::Paragraph(self.spans()), Block::Paragraph(vec![covered])])
    }

    /// The question, and each answer with its number.
    pub(super) fn spans(&self) -> Vec<Span> {
        let options = self.options.iter().zip(1..);
        let options = options.map(|(it, number)| Span::Plain(format!("\n{number}. {it}")));
        [Span::Strong(self.question.clone())].into_iter().chain(options).collect()
    }
}
