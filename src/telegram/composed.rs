//! What is to be done about something that was said: the response of the conversation, drawn.

use super::event::{Inline, Said};
use super::letter::{Letter, letters};
use super::tap::{Notice, Tap};
use super::upload::File;
use crate::answer::reply::{Action, Reply};
use crate::chat::Effect;
use crate::conversation::{Errand, Manner, Response};

/// What the file with all that is kept of a chat is called.
const MY_DATA: &str = "mydata.json";

/// A response, drawn.
#[derive(Debug)]
pub(super) struct Composed {
    /// The messages of each reply.
    pub(super) replies: Vec<Vec<Letter>>,
    /// What only the one who pressed a button sees.
    pub(super) notice: Option<Notice>,
    pub(super) effects: Vec<Effect>,
    pub(super) errands: Vec<Errand>,
}

impl Composed {
    /// Draws a response to what was said.
    pub(super) fn new(said: &Said, response: Response, inline: Inline) -> Self {
        let Response { mut replies, manner, effects, errands } = response;
        for reply in &mut replies {
            keep_possible(reply, inline);
        }
        let notice = match (manner, &said.tap) {
            (Manner::Aside, Some(_)) => {
                let texts: Vec<String> = replies.iter().map(|it| it.document.to_plain()).collect();
                Notice::new(texts.join("\n\n"))
            }
            (Manner::Aside | Manner::Below | Manner::InPlace, _) => None,
        };
        let said_below = replies.iter().filter(|_| notice.is_none());
        let mut replies: Vec<Vec<Letter>> = said_below.map(|it| letters(said.to, it)).collect();
        if let (Manner::InPlace, Some(Tap { message, .. })) = (manner, &said.tap)
            // What takes several messages has no one place.
            && let [reply] = replies.as_mut_slice()
            && let [letter] = reply.as_mut_slice()
        {
            letter.instead_of = *message;
        }
        Self { replies, notice, effects, errands }
    }

    /// Whether all that is kept of the chat is to be handed over.
    pub(super) fn hands_over(&self) -> bool {
        self.errands.contains(&Errand::HandOver)
    }

    /// Puts what is kept into the last message.
    pub(super) fn enclose(&mut self, kept: String) {
        if let Some(letter) = self.replies.last_mut().and_then(|it| it.last_mut()) {
            letter.enclose(File { name: MY_DATA, text: kept });
        }
    }
}

/// Leaves out the buttons that lead nowhere.
pub(super) fn keep_possible(reply: &mut Reply, inline: Inline) {
    if inline == Inline::Off {
        reply.buttons.retain(|it| !matches!(it.action, Action::Share { .. }));
    }
}
