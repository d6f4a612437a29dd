//! The choice of a language.

use super::{Conversation, Response};
use crate::answer;
use crate::answer::reply::{Action, Button};
use crate::chat::Effect;
use crate::knowledge::{Arg, Language, Phrase};
use crate::text;

impl Conversation {
    pub(super) fn languages(
        &self,
        language: Language,
        phrase: Phrase,
        args: &[(&str, Arg<'_>)],
    ) -> Response {
        let mut reply = answer::phrase(&self.district, language, phrase, args);
        let buttons = self
            .district
            .languages
            .iter()
            .map(|&it| Button { label: self.language_name(it), action: Action::Language(it) });
        reply.buttons = buttons.collect();
        reply.into()
    }

    pub(super) fn choose_language(&self, language: Language, name: &str) -> Response {
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

    pub(super) fn language_chosen(&self, chosen: Language) -> Response {
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
