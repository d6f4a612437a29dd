//! Greetings out: what the ledger claims, told to its chat. They share the limit over all chats with the
//! answers, but no lane: an answer waits for no more than the few that are in flight.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use log::{error, warn};
use teloxide::types::{ChatId, MessageId, ThreadId};
use tokio::time::{Instant, timeout};

use super::Respond;
use super::api::Api;
use super::call_error::{CallError, Sent};
use super::letter::{Addressee, Dress, Letter, letters};
use super::turns::Turns;
use crate::answer::reply::AnnouncementId;
use crate::broadcast::{Outcome, Post};
use crate::chat::{Place, Profile, Sound};
use crate::store::{Claim, Store, StoreError};

/// Tells chats what there is to tell.
pub(super) struct Herald<R, C> {
    pub(super) api: Api,
    pub(super) turns: Arc<Turns>,
    pub(super) store: Store,
    pub(super) respond: Arc<R>,
    pub(super) clock: C,
    /// How long the store may take, and a turn that the answers have: less than the patience of those
    /// who wait for the outcome, or what was never sent would count as sent without an answer.
    pub(super) preparing: Duration,
}

impl<R, C> Post for Herald<R, C>
where
    R: Respond,
    C: Fn() -> Timestamp + Send + Sync + 'static,
{
    async fn post(&self, claim: &Claim) -> Outcome {
        let place = if claim.chat < 0 { Place::Group } else { Place::Private };
        let asked = self.store.profile(claim.chat, (self.clock)());
        let Ok(profile) = timeout(self.preparing, asked).await else { return Outcome::NotTried };
        let profile = match profile {
            Ok(profile) => profile.unwrap_or_else(|| Profile::new(place)),
            Err(error) => {
                warn!("a greeting waits, its chat's language is not known: {error}");
                return Outcome::Failed;
            }
        };
        let announcements = match self.announcements(claim).await {
            Ok(announcements) => announcements,
            Err(error) => {
                warn!("an announcement waits, its text is not known: {error}");
                return Outcome::Failed;
            }
        };
        let reply = self.respond.greet(&profile, &claim.occasions, &announcements, claim.day);
        let Some(reply) = reply else {
            return Outcome::Refused("nothing is known of it any more".to_owned());
        };
        let thread = claim.thread.map(|it| ThreadId(MessageId(it)));
        let to = Addressee { chat: ChatId(claim.chat), place, thread, quote: None };
        let mut outcome = None;
        for letter in letters(to, &reply) {
            let sent = self.send(letter, claim.sound).await;
            // Whether the first part arrived decides; a rest that is lost is not worth a second greeting.
            let arrived = matches!(sent, Outcome::Sent(_));
            outcome.get_or_insert(sent);
            if !arrived {
                break;
            }
        }
        outcome.unwrap_or_else(|| Outcome::Refused("it has no words".to_owned()))
    }
}

impl<R, C> Herald<R, C> {
    /// The texts of the announcements of a claim, the oldest first.
    async fn announcements(&self, claim: &Claim) -> Result<Vec<String>, StoreError> {
        let ids = claim.occasions.iter().filter_map(|it| AnnouncementId::from_occasion(it));
        let ids: BTreeSet<AnnouncementId> = ids.collect();
        let mut texts = Vec::new();
        for id in ids {
            texts.extend(self.store.announcement(id).await?);
        }
        Ok(texts)
    }

    /// Sends a message; without its markup where Telegram cannot read that.
    async fn send(&self, mut letter: Letter, sound: Sound) -> Outcome {
        let mut sent = self.call(&letter, sound).await;
        if sent == Some(Err(CallError::BadHtml)) {
            error!("telegram refuses the markup of a greeting: sending it without");
            letter.dress = Dress::Plain;
            sent = self.call(&letter, sound).await;
        }
        match sent {
            Some(Ok(message)) => Outcome::Sent(message.0.into()),
            Some(Err(error)) => outcome(&error),
            None => Outcome::NotTried,
        }
    }

    /// Calls once; `None` where no turn comes free in time.
    async fn call(&self, letter: &Letter, sound: Sound) -> Option<Result<MessageId, CallError>> {
        let call = letter.call().with_sound(sound);
        let turn = timeout(self.preparing, self.turns.next()).await.ok()?;
        let sent = call.make(&self.api).await;
        self.turns.end(turn, Instant::now());
        Some(sent.map(|it| it.id))
    }
}

/// What a failed call means for a greeting, which is sent again only where it certainly did not arrive.
fn outcome(error: &CallError) -> Outcome {
    match error {
        CallError::RetryAfter(wait) => Outcome::RetryAfter(*wait),
        CallError::Migrated(ChatId(to)) => Outcome::Moved(*to),
        CallError::Unreachable | CallError::Muted => Outcome::Unreachable(error.to_string()),
        CallError::TopicGone => Outcome::TopicGone,
        CallError::Transient { .. }
        | CallError::Network { sent: Sent::No, .. }
        | CallError::Unauthorized
        | CallError::SecondInstance
        | CallError::WebhookActive => Outcome::Failed,
        CallError::Network { sent: Sent::Perhaps, .. } | CallError::Unreadable(_) => {
            Outcome::Unknown
        }
        CallError::ReplyGone
        | CallError::NotModified
        | CallError::CannotEdit
        | CallError::BadHtml
        | CallError::TooLong
        | CallError::Refused(_) => Outcome::Refused(error.to_string()),
    }
}
