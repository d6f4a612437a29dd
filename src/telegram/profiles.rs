//! What is remembered of the chats, in memory only: a restart forgets it.

use teloxide::types::ChatId;

use super::recent::Recent;
use crate::chat::{Effect, Place, Profile};
use crate::knowledge::Language;

/// How many chats are remembered, a few hundred bytes each.
const ROOM: usize = 50_000;

/// The profiles of the chats that wrote lately.
#[derive(Debug)]
pub(super) struct Profiles(Recent<ChatId, Profile>);

impl Profiles {
    /// Nobody yet.
    pub(super) fn new() -> Self {
        Self(Recent::new(ROOM))
    }

    /// What is known of a chat, and the language that Telegram names for whoever speaks now.
    pub(super) fn of(&mut self, chat: ChatId, place: Place, hint: Option<Language>) -> &Profile {
        let profile = self.0.get_or(chat, || Profile::new(place));
        profile.place = place;
        profile.hint = hint;
        profile
    }

    /// Remembers what a conversation wants remembered.
    pub(super) fn apply(&mut self, chat: ChatId, place: Place, effects: &[Effect]) {
        if effects.is_empty() {
            return;
        }
        let profile = self.0.get_or(chat, || Profile::new(place));
        for effect in effects {
            profile.apply(effect);
        }
    }

    /// Keeps the profile of a group that got a new id. Telegram tells it up to three times.
    pub(super) fn rename(&mut self, from: ChatId, to: ChatId) {
        if !self.0.contains(to)
            && let Some(profile) = self.0.remove(from)
        {
            self.0.get_or(to, || profile);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_that_moves_keeps_its_language() {
        let (old, new) = (ChatId(-5), ChatId(-1_000_000_000_005));
        let azerbaijani = Language::parse("az").unwrap();
        let mut profiles = Profiles::new();
        profiles.apply(old, Place::Group, &[Effect::LanguageChosen(azerbaijani)]);
        profiles.rename(old, new);
        profiles.rename(old, new);
        let hint = Language::parse("ru").ok();
        let profile = profiles.of(new, Place::Group, hint);
        assert_eq!((profile.chosen, profile.hint), (Some(azerbaijani), hint));
        assert_eq!(profiles.of(old, Place::Group, None).chosen, None);
    }
}
