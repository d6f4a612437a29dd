//! The calls that bring a message to its chat.

use teloxide::payloads::{EditMessageText, SendMessage, SendPoll, SendVenue};
use teloxide::types::Message;

use super::api::Api;
use super::call_error::CallError;
use super::upload::Upload;
use crate::chat::Sound;
use crate::store::Poll;

/// The call that brings a message to its chat.
#[derive(Debug, Clone)]
pub(super) enum Call {
    /// A text.
    Message(Box<SendMessage>),
    /// A text in place of another.
    Edit(Box<EditMessageText>),
    /// A file.
    Upload(Upload),
    /// A place on the map.
    Venue(Box<SendVenue>),
    /// A question with answers to choose from.
    Poll(Box<SendPoll>),
}

impl Call {
    /// The same, without a sound where none is wanted.
    pub(super) fn with_sound(mut self, sound: Sound) -> Self {
        let silent = match &mut self {
            Self::Message(it) => &mut it.disable_notification,
            Self::Poll(it) => &mut it.disable_notification,
            Self::Venue(it) => &mut it.disable_notification,
            // Nobody hears the one, and waits for the other.
            Self::Edit(_) | Self::Upload(_) => return self,
        };
        *silent = Some(sound == Sound::Silent);
        self
    }

    /// Makes it, once.
    ///
    /// # Errors
    /// Tells why nothing was sent, or that nobody knows.
    pub(super) async fn make(&self, api: &Api) -> Result<Message, CallError> {
        match self {
            Self::Message(it) => api.call(it.as_ref()).await,
            Self::Edit(it) => api.call(it.as_ref()).await,
            Self::Upload(it) => api.upload(it).await,
            Self::Venue(it) => api.call(it.as_ref()).await,
            Self::Poll(it) => api.call(it.as_ref()).await,
        }
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
}
