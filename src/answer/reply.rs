//! A reply before a face has drawn it: no HTML, no colours, no Telegram.

use crate::knowledge::{FactId, Language, TopicId};

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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document(pub Vec<Block>);

/// A part of a [`Document`] with space around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph; a `\n` in its words begins a new line.
    Paragraph(Vec<Span>),
    /// A list, an item a line.
    List(Vec<Vec<Span>>),
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
            | Self::Link { text, .. } => text,
        }
    }
}

impl Action {
    /// The action as a button carries it, at most 64 bytes.
    /// Source: <https://core.telegram.org/bots/api#inlinekeyboardbutton>
    pub fn to_data(&self) -> String {
        match self {
            Self::Fact(id) => format!("1:fact:{id}"),
            Self::Topic(id) => format!("1:topic:{id}"),
            Self::Language(language) => format!("1:language:{language}"),
        }
    }

    /// Reads what a button carried; `None` for a button of another version.
    pub fn from_data(data: &str) -> Option<Self> {
        let (kind, id) = data.strip_prefix("1:")?.split_once(':')?;
        match kind {
            "fact" => FactId::parse(id).ok().map(Self::Fact),
            "topic" => TopicId::parse(id).ok().map(Self::Topic),
            "language" => Language::parse(id).ok().map(Self::Language),
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
        ] {
            let data = action.to_data();
            assert!(data.len() <= 64, "{data}");
            assert_eq!(Action::from_data(&data), Some(action));
        }
        for stale in ["", "fact:area", "0:fact:area", "1:dance:area", "1:fact:A B"] {
            assert_eq!(Action::from_data(stale), None, "{stale}");
        }
    }
}
