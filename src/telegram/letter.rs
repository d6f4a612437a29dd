//! A message on its way to a chat.

use teloxide::payloads::{EditMessageText, SendMessage};
use teloxide::types::{
    ChatId, InlineKeyboardMarkup, LinkPreviewOptions, MessageId, ParseMode, ReplyMarkup,
    ReplyParameters, ThreadId,
};

use super::html::Html;
use super::keyboard::keyboard;
use super::upload::{File, Upload};
use crate::answer::reply::Reply;
use crate::chat::Place;

/// Where a message goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Addressee {
    pub(super) chat: ChatId,
    pub(super) place: Place,
    /// The forum topic.
    pub(super) thread: Option<ThreadId>,
    /// The message that is answered.
    pub(super) quote: Option<MessageId>,
}

/// A message, and where it goes.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    pub(super) to: Addressee,
    pub(super) dress: Dress,
    pub(super) address: Address,
    /// The message whose place it takes.
    pub(super) instead_of: Option<MessageId>,
    html: Html,
    keyboard: Option<InlineKeyboardMarkup>,
    file: Option<File>,
}

/// The call that brings a message to its chat.
pub(super) enum Call {
    Send(Box<SendMessage>),
    Edit(Box<EditMessageText>),
    Upload(Upload),
}

/// Which of its two texts a message shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dress {
    /// The one with markup.
    Html,
    /// The one without, where Telegram refused the markup.
    Plain,
}

/// Whether a message goes where it was meant to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Address {
    /// It does.
    Given,
    /// To the chat that took the place of the one it was meant for; once is enough.
    Forwarded,
}

/// A reply as messages. Only the first answers the asker's message, only the last has the buttons.
pub(super) fn letters(to: Addressee, reply: &Reply) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Html::from_document(&reply.document)
        .into_iter()
        .map(|html| Letter::new(to, html))
        .collect();
    letters.iter_mut().skip(1).for_each(|it| it.to.quote = None);
    if let Some(last) = letters.last_mut() {
        last.keyboard = keyboard(&reply.buttons);
    }
    letters
}

impl Letter {
    fn new(to: Addressee, html: Html) -> Self {
        let (dress, address) = (Dress::Html, Address::Given);
        Self { to, dress, address, instead_of: None, html, keyboard: None, file: None }
    }

    /// Has it carry a file; its text stands below that.
    pub(super) fn enclose(&mut self, file: File) {
        self.file = Some(file);
    }

    /// The call that brings it.
    pub(super) fn call(&self) -> Call {
        match (&self.file, self.instead_of) {
            (Some(file), _) => Call::Upload(self.upload(file.clone())),
            (None, Some(message)) => Call::Edit(Box::new(self.edit(message))),
            (None, None) => Call::Send(Box::new(self.payload())),
        }
    }

    fn text(&self) -> (&str, Option<ParseMode>) {
        match self.dress {
            Dress::Html => (self.html.markup(), Some(ParseMode::Html)),
            Dress::Plain => (self.html.plain(), None),
        }
    }

    fn edit(&self, message: MessageId) -> EditMessageText {
        let (text, parse_mode) = self.text();
        let mut edit = EditMessageText::new(self.to.chat, message, text);
        edit.parse_mode = parse_mode;
        edit.link_preview_options = Some(NO_PREVIEW);
        edit.reply_markup.clone_from(&self.keyboard);
        edit
    }

    fn upload(&self, file: File) -> Upload {
        let Addressee { chat, thread, quote, .. } = self.to;
        let (caption, parse_mode) = self.text();
        let parse_mode = parse_mode.map(|_| "HTML");
        Upload { chat, thread, quote, file, caption: caption.to_owned(), parse_mode }
    }

    /// The call that sends it as a new message.
    pub(super) fn payload(&self) -> SendMessage {
        let (text, parse_mode) = self.text();
        let mut message = SendMessage::new(self.to.chat, text);
        message.parse_mode = parse_mode;
        message.message_thread_id = self.to.thread;
        message.reply_parameters =
            self.to.quote.map(|it| ReplyParameters::new(it).allow_sending_without_reply());
        message.link_preview_options = Some(NO_PREVIEW);
        message.reply_markup = self.keyboard.clone().map(ReplyMarkup::InlineKeyboard);
        message
    }
}

/// No picture of what a link leads to.
pub(super) const NO_PREVIEW: LinkPreviewOptions = LinkPreviewOptions {
    is_disabled: true,
    url: None,
    prefer_small_media: false,
    prefer_large_media: false,
    show_above_text: false,
};

#[cfg(test)]
pub(super) mod tests {
    use expect_test::expect;

    use super::*;
    use crate::answer::reply::{Action, Block, Button, Document, Outcome, Span};
    use crate::knowledge::Language;

    /// A reply of one paragraph.
    pub(in super::super) fn reply(text: &str) -> Reply {
        Reply {
            outcome: Outcome::None,
            language: Language::parse("en").unwrap(),
            document: Document(vec![Block::Paragraph(vec![Span::Strong(text.to_owned())])]),
            buttons: Vec::new(),
        }
    }

    /// A message of one paragraph to a private chat.
    pub(in super::super) fn letter(chat: i64, text: &str) -> Letter {
        let place = if chat > 0 { Place::Private } else { Place::Group };
        let to = Addressee { chat: ChatId(chat), place, thread: None, quote: None };
        letters(to, &reply(text)).remove(0)
    }

    #[test]
    fn a_reply_in_a_topic_answers_once_and_has_its_buttons_at_the_end() {
        let to = Addressee {
            chat: ChatId(-7),
            place: Place::Group,
            thread: Some(ThreadId(MessageId(3))),
            quote: Some(MessageId(9)),
        };
        let mut reply = reply("a");
        reply.document.push(Block::Paragraph(vec![Span::Plain("b".repeat(4096))]));
        let language = Language::parse("az").unwrap();
        reply.buttons = vec![Button { label: "az".to_owned(), action: Action::Language(language) }];
        let mut letters = letters(to, &reply);
        letters[0].dress = Dress::Plain;
        let calls: Vec<String> = letters
            .iter()
            .map(|it| {
                serde_json::to_string(&it.payload()).unwrap().replace(&"b".repeat(4096), "bbb")
            })
            .collect();
        expect![[r#"
            {"chat_id":-7,"text":"a","message_thread_id":3,"link_preview_options":{"is_disabled":true},"reply_parameters":{"message_id":9,"allow_sending_without_reply":true}}
            {"chat_id":-7,"text":"bbb","message_thread_id":3,"parse_mode":"HTML","link_preview_options":{"is_disabled":true},"reply_markup":{"inline_keyboard":[[{"text":"az","callback_data":"1:language:az"}]]}}"#]].assert_eq(&calls.join("\n"));
    }
}
