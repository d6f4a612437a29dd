//! The quiz at Telegram: a poll that was sent is written down, an answer counts, and a poll that nobody is
//! to answer any more is closed. What is asked, and what is said of points, the conversation decides.

use jiff::Timestamp;
use log::{debug, info};
use teloxide::payloads::StopPoll;
use teloxide::types::{ChatId, MessageId, PollAnswer};
use tokio::time::{sleep, timeout};

use super::api::Api;
use super::pace::Pace;
use super::profiles::{NotKept, PATIENCE, Profiles};
use super::tap::tap_wait;
use crate::chat::{Place, QuizRequest, Scores};
use crate::conversation::Report;
use crate::store::{Counted, Poll, Store, Vote};

/// How many are told of those with the most points. Source: our own choice; a list that is read at a glance.
const BEST: u8 = 5;

/// How often an answer is tried to count whose poll is not written down: the answer to it may be faster than
/// Telegram's to the bot.
const TRIES: u32 = 3;

/// Who chose what; `None` for whoever speaks as a chat, and of a choice that was taken back.
pub(super) fn vote(answer: &PollAnswer) -> Option<Vote> {
    let user = answer.voter.user().filter(|it| !it.is_bot)?;
    Some(Vote {
        poll: answer.poll_id.0.clone(),
        person: ChatId::from(user.id).0,
        name: user.first_name.clone(),
        option: *answer.option_ids.first()?,
    })
}

impl Profiles {
    /// Writes down that a poll was sent, and tells which messages are to be closed for it.
    pub(super) async fn open_poll(&mut self, poll: &Poll, now: Timestamp) -> Vec<MessageId> {
        let Some(store) = self.store() else { return Vec::new() };
        let earlier = self.ask(store.open_poll(poll, now)).await.unwrap_or_default();
        earlier.into_iter().map(MessageId).collect()
    }

    /// Counts a vote; gives back the store where its poll is not written down yet.
    pub(super) async fn count_vote(&mut self, vote: &Vote, now: Timestamp) -> Option<Store> {
        let store = self.store()?;
        let counted = self.ask(store.count_vote(vote, now)).await;
        matches!(counted, Ok(Counted::NoPoll)).then_some(store)
    }

    /// What came of a request about the quiz, and which messages are to be closed for it.
    pub(super) async fn quiz(
        &mut self,
        request: QuizRequest,
        (chat, place): (ChatId, Place),
        person: ChatId,
    ) -> (Report, Vec<MessageId>) {
        let done = match request {
            QuizRequest::Scores => self.scores(chat, place, person).await.map(Report::Scores),
            QuizRequest::Stop => match self.close_polls(chat).await {
                Ok(closed) if closed.is_empty() => Ok(Report::NothingAsked),
                Ok(closed) => {
                    let scores = self.scores(chat, place, person).await;
                    return (scores.map_or(Report::Failed, Report::QuizStopped), closed);
                }
                Err(NotKept) => Err(NotKept),
            },
        };
        (done.unwrap_or(Report::Failed), Vec::new())
    }

    async fn close_polls(&mut self, chat: ChatId) -> Result<Vec<MessageId>, NotKept> {
        let store = self.store().ok_or(NotKept)?;
        let closed = self.ask(store.close_polls(chat.0)).await?;
        Ok(closed.into_iter().map(MessageId).collect())
    }

    async fn scores(
        &mut self,
        chat: ChatId,
        place: Place,
        person: ChatId,
    ) -> Result<Scores, NotKept> {
        let store = self.store().ok_or(NotKept)?;
        match place {
            Place::Private => self.ask(store.score(chat.0, person.0)).await.map(Scores::Own),
            Place::Group => self.ask(store.best(chat.0, BEST)).await.map(Scores::Best),
        }
    }
}

/// Counts a vote once its poll is written down; of a poll that is forgotten, or never was, nothing counts.
pub(super) async fn count_later(store: Store, pace: Pace, vote: Vote, now: Timestamp) {
    for _ in 0..TRIES {
        sleep(pace.second).await;
        match timeout(PATIENCE, store.count_vote(&vote, now)).await {
            Ok(Ok(Counted::NoPoll)) => (),
            Ok(Ok(Counted::Now(_) | Counted::Before)) => return,
            Ok(Err(_)) | Err(_) => break,
        }
    }
    info!("an answer to a quiz question is not counted: its poll is not known");
}

/// Lets nobody answer a poll any more. Where that fails, it stays open and what is answered counts.
pub(super) async fn close(api: Api, pace: Pace, chat: ChatId, message: MessageId) {
    let stop = StopPoll::new(chat, message);
    let stopped = api.call_again(&stop, |error, failures| tap_wait(error, failures, &pace)).await;
    if let Err(error) = stopped {
        debug!(chat = chat.0; "a quiz question stays open: {error}");
    }
}
