//! What was said on both sides, in order: for asserts, and as a chat that people can read.
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::time::Duration;

use teloxide::types::{ChatId, MessageId, ThreadId, UserId};

use super::keyboards::Keyboard;

/// Everything that took effect, oldest first. Calls that were refused are not in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Transcript {
    entries: Vec<Entry>,
    /// The places of the new messages of the bot, by chat.
    sent: BTreeMap<ChatId, Vec<usize>>,
    messages: usize,
}

/// One event, and how long after the start of the server it happened.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) at: Duration,
    pub(crate) event: Event,
}

/// What happened in a chat.
#[derive(Clone, Debug)]
pub(crate) enum Event {
    Said {
        chat: ChatId,
        user: UserId,
        text: String,
        reply_to: Option<MessageId>,
    },
    Tapped {
        chat: ChatId,
        user: UserId,
        label: String,
    },
    Sent(Outgoing),
    Edited(Outgoing),
    Deleted {
        chat: ChatId,
        message: MessageId,
    },
    /// An answer to a poll.
    Voted {
        chat: ChatId,
        user: UserId,
        option: String,
    },
    /// The bot lets nobody answer a poll any more.
    Stopped {
        chat: ChatId,
        message: MessageId,
    },
    /// The text of an answered callback.
    Noticed {
        chat: ChatId,
        text: String,
        style: Notice,
    },
}

/// How a callback's answer is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notice {
    Toast,
    Alert,
}

/// A message of the bot.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Outgoing {
    pub(crate) chat: ChatId,
    pub(crate) message: MessageId,
    /// As the reader sees it; of a venue its title and address.
    pub(crate) text: String,
    /// As it was sent, with its markup.
    pub(crate) raw: String,
    pub(crate) keyboard: Keyboard,
    pub(crate) reply_to: Option<MessageId>,
    pub(crate) thread: Option<ThreadId>,
    pub(crate) place: Option<Place>,
    pub(crate) enclosed: Option<Enclosed>,
    pub(crate) sound: Sound,
    /// Since the start of the server.
    pub(crate) at: Duration,
}

/// A point on the map, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Place {
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
}

/// A file with a message.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Enclosed {
    pub(crate) name: String,
    pub(crate) content: String,
}

/// Whether a message rings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sound {
    Rings,
    Silent,
}

impl Transcript {
    pub(super) fn push(&mut self, at: Duration, event: Event) {
        if let Event::Sent(outgoing) = &event {
            self.sent.entry(outgoing.chat).or_default().push(self.entries.len());
            self.messages += 1;
        }
        self.entries.push(Entry { at, event });
    }

    /// All events.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// New messages of the bot, without its edits.
    pub(crate) fn sent(&self) -> impl Iterator<Item = &Outgoing> {
        self.entries.iter().filter_map(|it| it.event.sent())
    }

    /// New messages of the bot to one chat.
    pub(crate) fn sent_to(&self, chat: ChatId) -> Vec<&Outgoing> {
        let places = self.sent.get(&chat).into_iter().flatten();
        places.filter_map(|&place| self.entries.get(place)?.event.sent()).collect()
    }

    /// How many new messages of the bot all chats got together.
    pub(crate) fn messages(&self) -> usize {
        self.messages
    }

    /// How many new messages of the bot one chat got.
    pub(crate) fn messages_to(&self, chat: ChatId) -> usize {
        self.sent.get(&chat).map_or(0, Vec::len)
    }

    /// How many new messages of the bot each chat got, without those that got none.
    pub(crate) fn messages_by_chat(&self) -> BTreeMap<ChatId, usize> {
        self.sent.iter().map(|(&chat, places)| (chat, places.len())).collect()
    }

    /// Only what happened in one chat.
    pub(crate) fn of(&self, chat: ChatId) -> Self {
        let mut of_chat = Self::default();
        for entry in self.entries.iter().filter(|it| it.event.chat() == chat) {
            of_chat.push(entry.at, entry.event.clone());
        }
        of_chat
    }
}

impl Event {
    pub(crate) fn chat(&self) -> ChatId {
        match self {
            Self::Sent(outgoing) | Self::Edited(outgoing) => outgoing.chat,
            Self::Said { chat, .. }
            | Self::Tapped { chat, .. }
            | Self::Deleted { chat, .. }
            | Self::Voted { chat, .. }
            | Self::Stopped { chat, .. }
            | Self::Noticed { chat, .. } => *chat,
        }
    }

    fn sent(&self) -> Option<&Outgoing> {
        match self {
            Self::Sent(outgoing) => Some(outgoing),
            Self::Said { .. }
            | Self::Tapped { .. }
            | Self::Edited(_)
            | Self::Deleted { .. }
            | Self::Voted { .. }
            | Self::Stopped { .. }
            | Self::Noticed { .. } => None,
        }
    }

    /// Who does what, and the words.
    fn lines(&self) -> (String, String) {
        match self {
            Self::Said { user, text, reply_to, .. } => {
                (format!("user {user}{}", replying(*reply_to)), text.clone())
            }
            Self::Tapped { user, label, .. } => (format!("user {user} taps"), label.clone()),
            Self::Sent(outgoing) => (outgoing.sender(), outgoing.shown()),
            Self::Edited(outgoing) => (format!("bot edits {}", outgoing.message), outgoing.shown()),
            Self::Deleted { message, .. } => ("bot deletes".to_owned(), message.to_string()),
            Self::Voted { user, option, .. } => (format!("user {user} chooses"), option.clone()),
            Self::Stopped { message, .. } => ("bot closes".to_owned(), message.to_string()),
            Self::Noticed { text, style: Notice::Toast, .. } => {
                ("bot (notice)".to_owned(), text.clone())
            }
            Self::Noticed { text, style: Notice::Alert, .. } => {
                ("bot (alert)".to_owned(), text.clone())
            }
        }
    }
}

impl Outgoing {
    fn sender(&self) -> String {
        let thread = self.thread.map(|it| format!(" in topic {it}")).unwrap_or_default();
        let sound = match self.sound {
            Sound::Rings => "",
            Sound::Silent => " silently",
        };
        format!("bot{sound}{thread}{}", replying(self.reply_to))
    }

    fn shown(&self) -> String {
        let place = self.place.map(|it| format!("(map {}, {})", it.latitude, it.longitude));
        let file = self.enclosed.as_ref().map(|it| format!("(file {})", it.name));
        let parts = [file.unwrap_or_default(), self.text.clone(), place.unwrap_or_default()];
        let parts = parts.into_iter().chain([self.keyboard.to_string()]);
        parts.filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n")
    }
}

fn replying(to: Option<MessageId>) -> String {
    to.map(|it| format!(" (to {it})")).unwrap_or_default()
}

impl fmt::Display for Event {
    /// Who does what, and the words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (who, words) = self.lines();
        write!(f, "{who} > {}", words.replace('\n', "\n  "))
    }
}

impl fmt::Display for Transcript {
    /// Reads like a chat; chats are named where there are several, times are left out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let chats: BTreeSet<ChatId> = self.entries.iter().map(|it| it.event.chat()).collect();
        for entry in &self.entries {
            if chats.len() > 1 {
                write!(f, "{}: ", entry.event.chat())?;
            }
            writeln!(f, "{}", entry.event)?;
        }
        Ok(())
    }
}
