//! A message on its way to a chat.

use teloxide::payloads::{EditMessageText, SendMessage, SendPoll, SendVenue};
use teloxide::types::{
    ChatId, InlineKeyboardMarkup, InputPollOption, LinkPreviewOptions, MessageId, ParseMode,
    PollType, ReplyMarkup, ReplyParameters, ThreadId,
};

use super::call::Call;
use super::html::Html;
use super::keyboard::keyboard;
use super::upload::{File, Upload};
use crate::answer::reply::{Block, Document, Pin, Quiz, Reply};
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
    body: Body,
    keyboard: Option<InlineKeyboardMarkup>,
}

/// What a message holds.
#[derive(Debug, Clone)]
enum Body {
    Text(Html),
    /// A file, and the text below it.
    File(File, Html),
    Venue(Pin),
    Poll(Quiz),
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
    let mut letters: Vec<Letter> =
        bodies(&reply.document).into_iter().map(|it| Letter::new(to, it)).collect();
    letters.iter_mut().skip(1).for_each(|it| it.to.quote = None);
    if let Some(last) = letters.last_mut() {
        last.keyboard = keyboard(&reply.buttons);
    }
    letters
}

/// A place is a message of its own; what stands between places is text.
fn bodies(document: &Document) -> Vec<Body> {
    let mut bodies = Vec::new();
    let mut text = Document::default();
    for block in &document.0 {
        match block {
            Block::Paragraph(_) | Block::List(_) | Block::Fold(_) => text.push(block.clone()),
            Block::Pin(pin) => {
                bodies.extend(texts(&mut text));
                bodies.push(Body::Venue(pin.clone()));
            }
            Block::Quiz(quiz) => {
                bodies.extend(texts(&mut text));
                bodies.push(Body::Poll(quiz.clone()));
            }
        }
    }
    bodies.extend(texts(&mut text));
    bodies
}

/// The messages that a text takes, which begins anew.
fn texts(text: &mut Document) -> impl Iterator<Item = Body> {
    Html::from_document(&std::mem::take(text)).into_iter().map(Body::Text)
}

impl Letter {
    fn new(to: Addressee, body: Body) -> Self {
        let (dress, address) = (Dress::Html, Address::Given);
        Self { to, dress, address, instead_of: None, body, keyboard: None }
    }

    /// Has it carry a file; its text stands below that.
    pub(super) fn enclose(&mut self, file: File) {
        if let Body::Text(html) = &self.body {
            self.body = Body::File(file, html.clone());
        }
    }

    /// Says in words what the chat takes in no other form; whether there is such a thing.
    pub(super) fn put_in_words(&mut self) -> bool {
        let Body::Poll(quiz) = &self.body else { return false };
        // It is short enough for one message.
        let words = Html::from_document(&quiz.in_words()).into_iter().next();
        words.map(|it| self.body = Body::Text(it)).is_some()
    }

    /// The call that brings it. Only a text can take another's place.
    pub(super) fn call(&self) -> Call {
        match (&self.body, self.instead_of) {
            (Body::Text(html), None) => Call::Message(Box::new(self.message(html))),
            (Body::Text(html), Some(other)) => Call::Edit(Box::new(self.edit(other, html))),
            (Body::File(file, html), _) => Call::Upload(self.upload(file.clone(), html)),
            (Body::Venue(pin), _) => Call::Venue(Box::new(self.venue(pin))),
            (Body::Poll(quiz), _) => Call::Poll(Box::new(self.poll(quiz))),
        }
    }

    fn dressed<'h>(&self, html: &'h Html) -> (&'h str, Option<ParseMode>) {
        match self.dress {
            Dress::Html => (html.markup(), Some(ParseMode::Html)),
            Dress::Plain => (html.plain(), None),
        }
    }

    fn edit(&self, other: MessageId, html: &Html) -> EditMessageText {
        let (text, parse_mode) = self.dressed(html);
        let mut edit = EditMessageText::new(self.to.chat, other, text);
        edit.parse_mode = parse_mode;
        edit.link_preview_options = Some(NO_PREVIEW);
        edit.reply_markup.clone_from(&self.keyboard);
        edit
    }

    fn upload(&self, file: File, html: &Html) -> Upload {
        let Addressee { chat, thread, quote, .. } = self.to;
        let (caption, parse_mode) = self.dressed(html);
        let parse_mode = parse_mode.map(|_| "HTML");
        Upload { chat, thread, quote, file, caption: caption.to_owned(), parse_mode }
    }

    fn message(&self, html: &Html) -> SendMessage {
        let (text, parse_mode) = self.dressed(html);
        let mut message = SendMessage::new(self.to.chat, text);
        message.parse_mode = parse_mode;
        message.message_thread_id = self.to.thread;
        message.reply_parameters = self.quoted();
        message.link_preview_options = Some(NO_PREVIEW);
        message.reply_markup = self.markup();
        message
    }

    fn venue(&self, pin: &Pin) -> SendVenue {
        let (latitude, longitude) = (pin.point.latitude, pin.point.longitude);
        let mut venue = SendVenue::new(self.to.chat, latitude, longitude, &pin.title, &pin.address);
        venue.message_thread_id = self.to.thread;
        venue.reply_parameters = self.quoted();
        venue.reply_markup = self.markup();
        venue
    }

    /// Telegram tells who chose what only of polls in which everybody sees that.
    fn poll(&self, quiz: &Quiz) -> SendPoll {
        let options = quiz.options.iter().map(|it| InputPollOption::new(it.clone()));
        let mut poll = SendPoll::new(self.to.chat, &quiz.question, options);
        poll.type_ = Some(PollType::Quiz);
        poll.correct_option_id = u8::try_from(quiz.right).ok();
        poll.explanation = Some(quiz.explanation.clone());
        poll.is_anonymous = Some(false);
        poll.message_thread_id = self.to.thread;
        poll.reply_parameters = self.quoted();
        poll.reply_markup = self.markup();
        poll
    }

    fn quoted(&self) -> Option<ReplyParameters> {
        self.to.quote.map(|it| ReplyParameters::new(it).allow_sending_without_reply())
    }

    fn markup(&self) -> Option<ReplyMarkup> {
        self.keyboard.clone().map(ReplyMarkup::InlineKeyboard)
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
                let Call::Message(message) = it.call() else { panic!("not a text") };
                serde_json::to_string(&message).unwrap().replace(&"b".repeat(4096), "bbb")
            })
            .collect();
        expect![[r#"
            {"chat_id":-7,"text":"a","message_thread_id":3,"link_preview_options":{"is_disabled":true},"reply_parameters":{"message_id":9,"allow_sending_without_reply":true}}
            {"chat_id":-7,"text":"bbb","message_thread_id":3,"parse_mode":"HTML","link_preview_options":{"is_disabled":true},"reply_markup":{"inline_keyboard":[[{"text":"az","callback_data":"1:language:az"}]]}}"#]].assert_eq(&calls.join("\n"));
    }
}
