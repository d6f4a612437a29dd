//! A message on its way to a chat.

use teloxide::payloads::{SendMessage, SendPoll, SendVenue};
use teloxide::types::{
    ChatId, InlineKeyboardMarkup, InputPollOption, LinkPreviewOptions, Message, MessageId,
    ParseMode, PollType, ReplyMarkup, ReplyParameters, ThreadId,
};

use super::api::Api;
use super::call_error::CallError;
use super::html::Html;
use super::keyboard::keyboard;
use crate::answer::reply::{Block, Document, Pin, Quiz, Reply};
use crate::chat::{Place, Sound};
use crate::store::Poll;

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
    body: Body,
    keyboard: Option<InlineKeyboardMarkup>,
}

/// What a message holds.
#[derive(Debug, Clone)]
enum Body {
    Text(Html),
    Venue(Pin),
    Poll(Quiz),
}

/// The call that sends a message.
#[derive(Debug, Clone)]
pub(super) enum Call {
    /// A text.
    Message(Box<SendMessage>),
    /// A place on the map.
    Venue(Box<SendVenue>),
    /// A question with answers to choose from.
    Poll(Box<SendPoll>),
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
            Block::Paragraph(_) | Block::List(_) => text.push(block.clone()),
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
        Self { to, dress: Dress::Html, address: Address::Given, body, keyboard: None }
    }

    /// Says in words what the chat takes in no other form; whether there is such a thing.
    pub(super) fn put_in_words(&mut self) -> bool {
        let Body::Poll(quiz) = &self.body else { return false };
        // It is short enough for one message.
        let words = Html::from_document(&quiz.in_words()).into_iter().next();
        words.map(|it| self.body = Body::Text(it)).is_some()
    }

    /// The call that sends it.
    pub(super) fn call(&self) -> Call {
        match &self.body {
            Body::Text(html) => Call::Message(Box::new(self.message(html))),
            Body::Venue(pin) => Call::Venue(Box::new(self.venue(pin))),
            Body::Poll(quiz) => Call::Poll(Box::new(self.poll(quiz))),
        }
    }

    fn message(&self, html: &Html) -> SendMessage {
        let (text, parse_mode) = match self.dress {
            Dress::Html => (html.markup(), Some(ParseMode::Html)),
            Dress::Plain => (html.plain(), None),
        };
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

impl Call {
    /// The same, without a sound where none is wanted.
    pub(super) fn with_sound(mut self, sound: Sound) -> Self {
        let silent = match &mut self {
            Self::Message(it) => &mut it.disable_notification,
            Self::Poll(it) => &mut it.disable_notification,
            Self::Venue(it) => &mut it.disable_notification,
        };
        *silent = Some(sound == Sound::Silent);
        self
    }

    /// The poll that it sent, by the message that came of it; `None` of all else.
    pub(super) fn poll(&self, sent: &Message) -> Option<Poll> {
        let Self::Poll(asked) = self else { return None };
        Some(Poll {
            id: sent.poll()?.id.0.clone(),
            chat: sent.chat.id.0,
            message: sent.id.0,
            right: asked.correct_option_id?,
        })
    }

    /// Makes it, once.
    ///
    /// # Errors
    /// Tells why nothing was sent, or that nobody knows.
    pub(super) async fn make(&self, api: &Api) -> Result<Message, CallError> {
        match self {
            Self::Message(it) => api.call(it.as_ref()).await,
            Self::Poll(it) => api.call(it.as_ref()).await,
            Self::Venue(it) => api.call(it.as_ref()).await,
        }
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
