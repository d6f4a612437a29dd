//! What a conversation decided: what is said, how, what is remembered, and what is done besides.

use crate::answer::reply::Reply;
use crate::chat::Effect;

/// What goes out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Response {
    /// What is said, in order; nothing where silence is right.
    pub replies: Vec<Reply>,
    /// How it is said.
    pub manner: Manner,
    /// What is remembered.
    pub effects: Vec<Effect>,
    /// What is done besides.
    pub errands: Vec<Errand>,
}

/// Something that only a face can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Errand {
    /// Hands over all that is kept of the chat, as a file with the last reply.
    HandOver,
    /// Tells those who run the bot.
    PassOn(Reply),
}

/// How something is said. A face that cannot do so says it below.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Manner {
    /// Below all that was said: it stays, and can be read again and passed on.
    #[default]
    Below,
    /// In place of the message whose button was pressed: a screen that shows what holds now.
    InPlace,
    /// To nobody but whoever pressed a button.
    Aside,
}

impl Response {
    /// The same, said in another manner.
    pub(super) fn said(self, manner: Manner) -> Self {
        Self { manner, ..self }
    }
}

impl From<Reply> for Response {
    fn from(reply: Reply) -> Self {
        Self { replies: vec![reply], ..Self::default() }
    }
}
