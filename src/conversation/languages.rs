//! The choice of a language.

use super::{Conversation, Manner, Response};
use crate::answer;
use crate::answer::reply::{Action, Button};
use crate::chat::{Effect, Profile, Standing};
use crate::knowledge::{Arg, Language, Phrase};
use crate::text;

impl Conversation {
    /// Chooses the language that somebody names; without a name, shows which there are.
    pub(super) fn choose_language(&self, profile: &Profile, name: &str) -> Response {
        if profile.standing == Standing::Member {
            return self.admins_only(profile);
        }
        let language = self.language(profile);
        if name.is_empty() {
            return self.languages(language, Phrase::LANGUAGE_CHOOSE, &[]);
        }
        let code = Language::parse(name).ok();
        let sought = text::fold(name);
        let known = self.district.languages.iter().copied().find(|it| {
            code == Some(*it) || self.language_names(*it).iter().any(|it| sought.starts_with(it))
        });
        if let Some(chosen) = known {
            return self.language_chosen(chosen);
        }
        let names: Vec<String> =
            self.district.languages.iter().map(|it| self.language_name(*it)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let list = self.district.list(&names, language);
        self.languages(language, Phrase::LANGUAGE_UNKNOWN, &[("languages", Arg::Text(&list))])
    }

    /// Does what a button says; `None` where the bot does not speak that language.
    pub(super) fn speak(&self, profile: &Profile, chosen: Language) -> Option<Response> {
        let spoken = self.district.languages.contains(&chosen);
        spoken.then(|| match profile.standing {
            Standing::Member => self.admins_only(profile),
            Standing::Manager => self.language_chosen(chosen).said(Manner::InPlace),
        })
    }

    fn languages(&self, language: Language, phrase: Phrase, args: &[(&str, Arg<'_>)]) -> Response {
        let mut reply = answer::phrase(&self.district, language, phrase, args);
        let buttons = self
            .district
            .languages
            .iter()
            .map(|&it| Button { label: self.language_name(it), action: Action::Language(it) });
        reply.buttons = buttons.collect();
        reply.into()
    }

    fn language_chosen(&self, chosen: Language) -> Response {
        let reply = answer::phrase(&self.district, chosen, Phrase::LANGUAGE_CHOSEN, &[]);
        let effects = vec![Effect::LanguageChosen(chosen)];
        Response { replies: vec![reply], effects, ..Response::default() }
    }

    /// What people call a language, in any language, folded.
    fn language_names(&self, language: Language) -> Vec<String> {
        let names = self.district.phrases.say(language, Phrase::LANGUAGE_NAMES, &[]);
        names.split(',').map(|it| text::fold(it.trim())).filter(|it| !it.is_empty()).collect()
    }

    pub(super) fn language_name(&self, language: Language) -> String {
        self.district.phrases.say(language, Phrase::LANGUAGE_NAME, &[])
    }
}
