//! A reply before a face has drawn it: no HTML, no colours, no Telegram.

pub use super::action::{Action, AnnouncementId, Consent, Quizzing, Setting, Wish, ZoneName};
use crate::knowledge::{FactId, Language};
use crate::text::first_sentence;

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
    /// A paragraph that a face may hide until somebody wants to read on.
    Fold(Vec<Span>),
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

    /// Folds all that comes after the first sentence of the first plain paragraph: what stands above that,
    /// a title or a figure, is short by itself.
    pub fn shorten(&mut self) {
        let is_plain = |it: &Block| matches!(it, Block::Paragraph(spans) if matches!(spans.first(), Some(Span::Plain(_))));
        let Some(place) = self.0.iter().position(is_plain) else { return };
        let after = self.0.split_off(place + 1);
        let mut rest = Vec::new();
        if let Some(Block::Paragraph(spans)) = self.0.last_mut()
            && let Some(Span::Plain(text)) = spans.first_mut()
        {
            let sentence = first_sentence(text);
            let left = text.split_off(sentence.len());
            let others = spans.drain(1..);
            rest.extend(Some(Span::Plain(left.trim_start().to_owned())));
            rest.extend(others);
            rest.retain(|it| !it.text().is_empty());
        }
        let first = (!rest.is_empty()).then_some(Block::Fold(rest));
        self.0.extend(first.into_iter().chain(after.into_iter().map(Block::folded)));
    }

    /// The quiz question in it, if there is one.
    pub fn quiz(&self) -> Option<&Quiz> {
        self.0.iter().find_map(|it| match it {
            Block::Quiz(quiz) => Some(quiz),
            Block::Paragraph(_) | Block::List(_) | Block::Fold(_) | Block::Pin(_) => None,
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
            spans.extend(block.spans());
        }
        spans
    }
}

impl Block {
    /// Its spans in order, with what stands between them.
    pub fn spans(&self) -> Vec<Span> {
        match self {
            Self::Paragraph(spans) | Self::Fold(spans) => spans.clone(),
            Self::Pin(pin) => pin.spans(),
            Self::Quiz(quiz) => quiz.spans(),
            Self::List(items) => {
                let mut spans = Vec::new();
                for (place, item) in items.iter().enumerate() {
                    let bullet = if place == 0 { "• " } else { "\n• " };
                    spans.push(Span::Plain(bullet.to_owned()));
                    spans.extend(item.iter().cloned());
                }
                spans
            }
        }
    }

    /// What is no text stays as it is.
    fn folded(self) -> Self {
        match self {
            Self::Paragraph(_) | Self::List(_) | Self::Fold(_) => Self::Fold(self.spans()),
            Self::Pin(_) | Self::Quiz(_) => self,
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_after_the_first_sentence_is_folded() {
        #[track_caller]
        fn check(blocks: Vec<Block>, expected: &[Block]) {
            let mut document = Document(blocks);
            document.shorten();
            assert_eq!(document.0, expected);
        }
        let plain = |text: &str| vec![Span::Plain(text.to_owned())];
        let title = Block::Paragraph(vec![Span::Strong("Area".to_owned())]);
        let remark = vec![Span::Emphasis("Sources differ.".to_owned())];
        check(
            vec![
                title.clone(),
                Block::Paragraph(plain("It is large. Others say small.")),
                Block::Paragraph(remark.clone()),
                Block::List(vec![plain("one"), plain("two")]),
            ],
            &[
                title.clone(),
                Block::Paragraph(plain("It is large.")),
                Block::Fold(plain("Others say small.")),
                Block::Fold(remark),
                Block::Fold([plain("• "), plain("one"), plain("\n• "), plain("two")].concat()),
            ],
        );
        let short = vec![title, Block::Paragraph(plain("It is large."))];
        check(short.clone(), &short);
    }
}
