//! The polls of the quiz: which are open, and who answered them.

use teloxide::types::{ChatId, MessageId};

use super::super::quiz;
use super::super::{Now, Respond};
use super::Desk;
use crate::store::{Poll, Vote};

impl<R, C> Desk<R, C>
where
    R: Respond,
    C: Fn() -> Now,
{
    /// Writes down that a poll was sent; whatever was open before it is closed.
    pub(super) async fn open(&mut self, poll: &Poll) {
        let earlier = self.profiles.open_poll(poll, (self.clock)().moment).await;
        self.close_polls(ChatId(poll.chat), earlier);
    }

    pub(super) fn close_polls(&mut self, chat: ChatId, messages: Vec<MessageId>) {
        for message in messages {
            self.lanes.run_errand(quiz::close(self.api.clone(), self.pace, chat, message));
        }
    }

    /// Counts an answer to a quiz question.
    pub(super) async fn count(&mut self, vote: Vote) {
        let now = (self.clock)().moment;
        if let Some(store) = self.profiles.count_vote(&vote, now).await {
            self.lanes.run_errand(quiz::count_later(store, self.pace, vote, now));
        }
    }
}
