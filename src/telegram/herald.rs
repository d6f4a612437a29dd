//! Greetings out: what the ledger claims, told to its chat. They share the limit over all chats with the
//! answers, but no lane: an answer waits for no more than the few that are in flight.

use std::sync::Arc;

use jiff::Timestamp;
use log::{error, warn};
use teloxide::types::{ChatId, MessageId, ThreadId};
use tokio::time::Instant;

use super::Respond;
use super::api::Api;
use super::call_error::{CallError, Sent};
use super::letter::{Addressee, Dress, Letter, letters};
use super::turns::Turns;
use crate::broadcast::{Outcome, Post};
use crate::chat::{Place, Profile, Sound};
use crate::store::{Claim, Store};

/// Tells chats what there is to tell.
pub(super) struct Herald<R, C> {
    pub(super) api: Api,
    pub(super) turns: Arc<Turns>,
    pub(super) store: Store,
    pub(super) respond: Arc<R>,
    pub(super) clock: C,
}

impl<R, C> Post for Herald<R, C>
where
    R: Respond,
    C: Fn() -> Timestamp + Send + Sync + 'static,
{
    async fn post(&self, claim: &Claim) -> Outcome {
        let place = if claim.chat < 0 { Place::Group } else { Place::Private };
        let profile = match self.store.profile(claim.chat, (self.clock)()).await {
            Ok(profile) => profile.unwrap_or_else(|| Profile::new(place)),
            Err(error) => {
                warn!("a greeting waits, its chat's language is not known: {error}");
                return Outcome::Failed;
            }
        };
        let Some(reply) = self.respond.greet(&profile, &claim.occasions, claim.day) else {
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
    /// Sends a message; without its markup where Telegram cannot read that.
    async fn send(&self, mut letter: Letter, sound: Sound) -> Outcome {
        let mut sent = self.call(&letter, sound).await;
        if sent == Err(CallError::BadHtml) {
            error!("telegram refuses the markup of a greeting: sending it without");
            letter.dress = Dress::Plain;
            sent = self.call(&letter, sound).await;
        }
        sent.map_or_else(|error| outcome(&error), |it| Outcome::Sent(it.0.into()))
    }

    async fn call(&self, letter: &Letter, sound: Sound) -> Result<MessageId, CallError> {
        let call = letter.call().with_sound(sound);
        let turn = self.turns.next().await;
        let sent = call.make(&self.api).await;
        self.turns.end(turn, Instant::now());
        sent.map(|it| it.id)
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
        CallError::ReplyGone | CallError::BadHtml | CallError::TooLong | CallError::Refused(_) => {
            Outcome::Refused(error.to_string())
        }
    }
}
