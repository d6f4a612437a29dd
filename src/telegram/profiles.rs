//! What is remembered of the chats: in the store, and of those that wrote lately in memory, too, for
//! the time when the store does not answer.

use std::time::Duration;

use jiff::Timestamp;
use log::{debug, info, warn};
use teloxide::types::ChatId;
use tokio::time::{Instant, timeout};

use super::event::Reach;
use super::recent::Recent;
use crate::chat::{Effect, Missed, Place, Profile};
use crate::conversation::Choice;
use crate::knowledge::Language;
use crate::store::{Store, StoreError};

/// How many chats are remembered in memory, a few hundred bytes each.
const ROOM: usize = 50_000;

/// How long a question waits for the store before it is answered without.
pub(super) const PATIENCE: Duration = Duration::from_millis(1500);

/// How long the store is left alone after it did not answer.
const REST: Duration = Duration::from_secs(10);

/// Why a chat that was told of anniversaries is told of none.
const CLOSED: &str = "the bot was blocked or thrown out";

/// The profiles of the chats.
#[derive(Debug)]
pub(super) struct Profiles {
    recent: Recent<ChatId, Profile>,
    /// The groups that were told hello since the start.
    hellos: Recent<ChatId, ()>,
    store: Option<Store>,
    /// The store did not answer; it is not asked before then.
    resting_until: Option<Instant>,
}

/// Something that was to be kept is not.
#[derive(Debug)]
pub(super) struct NotKept;

impl Profiles {
    /// Those in a store, or in memory alone.
    pub(super) fn new(store: Option<Store>) -> Self {
        let (recent, hellos) = (Recent::new(ROOM), Recent::new(ROOM));
        Self { recent, hellos, store, resting_until: None }
    }

    /// What is known of a chat, and the language that Telegram names for whoever speaks now.
    pub(super) async fn of(
        &mut self,
        chat: ChatId,
        place: Place,
        hint: Option<Language>,
        now: Timestamp,
    ) -> Profile {
        let kept = match self.store() {
            Some(store) => self.ask(store.profile(chat.0, now)).await.ok(),
            None => None,
        };
        let is_subscribed =
            kept.as_ref().and_then(Option::as_ref).is_some_and(|it| it.subscription.is_some());
        // Whoever writes can be written to.
        if is_subscribed && self.is_paused(chat).await {
            self.reach(chat, Reach::Open, now).await;
        }
        let mut profile = match kept {
            Some(kept) => kept.unwrap_or_else(|| Profile::new(place)),
            None => self.recent.get_or(chat, || Profile::new(place)).clone(),
        };
        if self.recent.contains(chat) {
            // Kept in memory alone: it is a game.
            let recent = self.recent.get_or(chat, || Profile::new(place));
            profile.quizzed.clone_from(&recent.quizzed);
        }
        profile.place = place;
        profile.hint = hint.or(profile.hint);
        profile
    }

    /// What is known of a person who does not write to the bot: that they let it write again, it does
    /// not say.
    pub(super) async fn known(
        &mut self,
        person: ChatId,
        hint: Option<Language>,
        now: Timestamp,
    ) -> Profile {
        let kept = match self.store() {
            Some(store) => self.ask(store.profile(person.0, now)).await.ok().flatten(),
            None => None,
        };
        let stranger = || Profile::new(Place::Private);
        let mut profile = match kept {
            Some(kept) => kept,
            None if self.recent.contains(person) => self.recent.get_or(person, stranger).clone(),
            None => stranger(),
        };
        profile.hint = hint.or(profile.hint);
        profile
    }

    /// Whether a group is told hello for the first time; it counts as told from now on. Where nobody
    /// knows, it is not.
    pub(super) async fn is_first_hello(&mut self, chat: ChatId, now: Timestamp) -> bool {
        if self.hellos.contains(chat) {
            return false;
        }
        self.hellos.get_or(chat, || ());
        match (self.store(), &self.store) {
            (Some(store), _) => self.ask(store.claim_hello(chat.0, now)).await.unwrap_or(false),
            (None, Some(_)) => false,
            (None, None) => true,
        }
    }

    /// Counts that something was sent from the cards that people are offered.
    pub(super) async fn count(&mut self, choice: &Choice) {
        let Some(store) = self.store() else { return };
        if let Choice::Fact(fact, _) | Choice::Computed(fact, _) = choice {
            let _ = self.ask(store.count_choice(fact)).await;
        }
    }

    /// Remembers what a conversation wants remembered.
    ///
    /// # Errors
    /// Fails where it is not kept; in memory it is.
    pub(super) async fn apply(
        &mut self,
        chat: ChatId,
        mut profile: Profile,
        effects: &[Effect],
        now: Timestamp,
    ) -> Result<(), NotKept> {
        if effects.contains(&Effect::Forgotten) {
            return self.forget(chat, now).await;
        }
        let before = profile.clone();
        for effect in effects {
            profile.apply(effect);
        }
        if profile == before {
            return Ok(());
        }
        let kept = match self.store() {
            Some(store) => self.ask(store.keep(chat.0, &profile, now)).await,
            None if self.store.is_some() => Err(NotKept),
            None => Ok(()),
        };
        *self.recent.get_or(chat, || before) = profile;
        kept
    }

    /// What keeps for the editors which questions found no answer, beside the answering; `None` where there
    /// are none. It keeps what it can: a lost question is asked again.
    pub(super) fn notes(
        &self,
        chat: ChatId,
        effects: &[Effect],
        now: Timestamp,
    ) -> Option<impl Future<Output = ()> + Send + 'static> {
        let missed = |it: &Effect| match it {
            Effect::Missed(missed) => Some(missed.clone()),
            Effect::LanguageChosen(_)
            | Effect::Answered(_)
            | Effect::Unanswered
            | Effect::Subscribed(_)
            | Effect::Unsubscribed
            | Effect::FeedbackGiven(_)
            | Effect::Forgotten
            | Effect::Requested(_)
            | Effect::Quizzed(_)
            | Effect::Quiz(_) => None,
        };
        let missed = effects.iter().find_map(missed)?;
        let store = self.store()?;
        Some(async move {
            let Missed { question, language } = missed;
            let noting = store.note_unanswered(&question, chat.0, language, now);
            if !matches!(timeout(PATIENCE, noting).await, Ok(Ok(()))) {
                debug!("a question without an answer is not noted");
            }
        })
    }

    /// All that is kept of a chat, as JSON.
    ///
    /// # Errors
    /// Fails where the store does not tell.
    pub(super) async fn hand_over(
        &mut self,
        chat: ChatId,
        profile: &Profile,
    ) -> Result<String, NotKept> {
        match self.store() {
            Some(store) => Ok(format!("{:#}", self.ask(store.kept(chat.0)).await?)),
            None if self.store.is_some() => Err(NotKept),
            None => Ok(format!("{:#}", profile.to_json())),
        }
    }

    /// Forgets all of a chat.
    async fn forget(&mut self, chat: ChatId, now: Timestamp) -> Result<(), NotKept> {
        self.recent.remove(chat);
        self.hellos.remove(chat);
        match self.store() {
            Some(store) => self.ask(store.forget(chat.0, now)).await,
            None if self.store.is_some() => Err(NotKept),
            None => Ok(()),
        }
    }

    /// Keeps the profile of a group that got a new id. Telegram tells it up to three times.
    pub(super) async fn rename(&mut self, from: ChatId, to: ChatId) {
        if !self.recent.contains(to)
            && let Some(profile) = self.recent.remove(from)
        {
            self.recent.get_or(to, || profile);
        }
        self.hellos.get_or(to, || ());
        if let Some(store) = self.store() {
            let _ = self.ask(store.rename(from.0, to.0)).await;
        }
    }

    /// Takes note of whether the bot may write in a chat.
    pub(super) async fn reach(&mut self, chat: ChatId, reach: Reach, now: Timestamp) {
        let Some(store) = self.store() else { return };
        let _ = match reach {
            Reach::Open => self.ask(store.rearm(chat.0, now)).await,
            Reach::Closed => self.ask(store.pause(chat.0, CLOSED, now)).await,
        };
    }

    /// Whether a subscribed chat is sent nothing: looking does not stand in line with those who write.
    async fn is_paused(&mut self, chat: ChatId) -> bool {
        let Some(store) = self.store() else { return false };
        self.ask(store.paused(chat.0)).await.is_ok_and(|it| it.is_some())
    }

    /// The store, unless it rests.
    pub(super) fn store(&self) -> Option<Store> {
        let rests = self.resting_until.is_some_and(|it| Instant::now() < it);
        self.store.clone().filter(|_| !rests)
    }

    /// Asks the store something; where it does not answer, it is left alone for a while.
    pub(super) async fn ask<T>(
        &mut self,
        question: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<T, NotKept> {
        let trouble = match timeout(PATIENCE, question).await {
            Ok(Ok(answer)) => {
                if self.resting_until.take().is_some() {
                    info!("the database answers again");
                }
                return Ok(answer);
            }
            Ok(Err(error)) => error.to_string(),
            Err(_) => "the database does not answer".to_owned(),
        };
        if self.resting_until.is_none() {
            warn!("answering without what is remembered: {trouble}");
        }
        self.resting_until = Some(Instant::now() + REST);
        Err(NotKept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_group_that_moves_keeps_its_language() {
        let (old, new) = (ChatId(-5), ChatId(-1_000_000_000_005));
        let azerbaijani = Language::parse("az").unwrap();
        let now = Timestamp::UNIX_EPOCH;
        let mut profiles = Profiles::new(None);
        let chosen = [Effect::LanguageChosen(azerbaijani)];
        profiles.apply(old, Profile::new(Place::Group), &chosen, now).await.unwrap();
        profiles.rename(old, new).await;
        profiles.rename(old, new).await;
        let hint = Language::parse("ru").ok();
        let profile = profiles.of(new, Place::Group, hint, now).await;
        assert_eq!((profile.chosen, profile.hint), (Some(azerbaijani), hint));
        assert_eq!(profiles.of(old, Place::Group, None, now).await.chosen, None);
    }
}
