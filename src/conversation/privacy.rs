//! What is kept of a chat: told, handed over, forgotten.

use super::{Conversation, Errand, Manner, Response};
use crate::answer;
use crate::answer::reply::{Action, Button, Consent};
use crate::chat::{Effect, Profile, Standing};
use crate::knowledge::Phrase;

impl Conversation {
    /// Asks once: what is forgotten cannot be brought back.
    pub(super) fn forget_all(&self, profile: &Profile) -> Response {
        if profile.standing == Standing::Member {
            return self.admins_only(profile);
        }
        let language = self.language(profile);
        let button = |phrase, consent| Button {
            label: self.district.phrases.say(language, phrase, &[]),
            action: Action::Forget(consent),
        };
        let mut reply = answer::phrase(&self.district, language, Phrase::FORGET_ASK, &[]);
        reply.buttons = vec![
            button(Phrase::FORGET_YES, Consent::Given),
            button(Phrase::FORGET_NO, Consent::Refused),
        ];
        reply.into()
    }

    /// Forgets, or does not after all. To forget what is forgotten does no harm.
    pub(super) fn forget(&self, profile: &Profile, consent: Consent) -> Response {
        let language = self.language(profile);
        let response = match (profile.standing, consent) {
            (Standing::Member, _) => return self.admins_only(profile),
            (Standing::Manager, Consent::Refused) => self.say(language, Phrase::FORGET_KEPT),
            (Standing::Manager, Consent::Given) => Response {
                effects: vec![Effect::Forgotten],
                ..self.say(language, Phrase::FORGOTTEN)
            },
        };
        response.said(Manner::InPlace)
    }

    /// Hands over what is kept, to those whom it concerns.
    pub(super) fn hand_over(&self, profile: &Profile) -> Response {
        match profile.standing {
            Standing::Member => self.admins_only(profile),
            Standing::Manager => Response {
                errands: vec![Errand::HandOver],
                ..self.say(self.language(profile), Phrase::MY_DATA)
            },
        }
    }
}
