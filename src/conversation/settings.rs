//! /settings: one screen with all that can be set, which shows what holds after each change.

use jiff::civil::Date;

use super::entrance::SUBSCRIBE;
use super::{Conversation, Incoming, Manner, Response};
use crate::answer;
use crate::answer::reply::{
    Action, Block, Button, Document, Outcome, Quizzing, Reply, Setting, Span,
};
use crate::chat::{Effect, Profile, Standing};
use crate::command::{self, Command, Slash};
use crate::knowledge::{Arg, Language, Phrase};

impl Conversation {
    /// Whether [`Profile::standing`] decides what is replied: a face need not ask for it otherwise.
    pub fn needs_standing(incoming: &Incoming<'_>, bot: Option<&str>) -> bool {
        match *incoming {
            Incoming::Text(text) => match command::parse(text, bot) {
                Some(Slash::Ours(Command::Start, payload)) => payload == SUBSCRIBE,
                Some(Slash::Ours(command, _)) => command.is_for_managers(),
                Some(Slash::Unknown | Slash::Others) | None => false,
            },
            Incoming::Button(data) => match Action::from_data(data) {
                Some(
                    Action::Language(_) | Action::Wish(_) | Action::Settings(_) | Action::Forget(_),
                ) => true,
                Some(
                    Action::Fact(_)
                    | Action::Map(_)
                    | Action::Quiz(_)
                    | Action::Topics
                    | Action::Topic { .. }
                    | Action::Beside(_)
                    | Action::Year(_)
                    | Action::Mistake(_)
                    | Action::Announce(_)
                    | Action::Discard(_)
                    | Action::Share { .. },
                )
                | None => false,
            },
            Incoming::Wordless | Incoming::Flood | Incoming::Failed | Incoming::Added => false,
        }
    }

    /// The screen, for those who may change what is on it.
    pub(super) fn settings(&self, profile: &Profile, today: Date) -> Response {
        match profile.standing {
            Standing::Member => self.admins_only(profile),
            Standing::Manager => self.screen(profile, today, Vec::new()),
        }
    }

    /// Does what a button of the screen says.
    pub(super) fn set(&self, profile: &Profile, setting: Setting, today: Date) -> Response {
        let shown = match (profile.standing, setting) {
            (Standing::Member, _) => return self.admins_only(profile),
            (Standing::Manager, Setting::Show) => self.screen(profile, today, Vec::new()),
            (Standing::Manager, Setting::Languages) => self.settings_languages(profile),
            (Standing::Manager, Setting::Language(chosen)) => {
                if !self.district.languages.contains(&chosen) {
                    return self.say(self.language(profile), Phrase::OUTDATED);
                }
                self.screen(profile, today, vec![Effect::LanguageChosen(chosen)])
            }
        };
        shown.said(Manner::InPlace)
    }

    /// To a member of a group who may not do this. Nobody else has to read it.
    pub(super) fn admins_only(&self, profile: &Profile) -> Response {
        self.say(self.language(profile), Phrase::ADMINS_ONLY).said(Manner::Aside)
    }

    /// What holds after some effects, with the ways to change it. The same state is always shown in
    /// the same words, so that who presses twice sees no difference.
    pub(super) fn screen(&self, before: &Profile, today: Date, effects: Vec<Effect>) -> Response {
        let mut profile = before.clone();
        for effect in &effects {
            profile.apply(effect);
        }
        let language = self.language(&profile);
        let say = |phrase| self.district.phrases.say(language, phrase, &[]);
        let name = self.language_name(language);
        let spoken = [("language", Arg::Text(name.as_str()))];
        let spoken = self.district.phrases.say(language, Phrase::SETTINGS_LANGUAGE, &spoken);
        let mut document = Document(vec![
            Block::Paragraph(vec![Span::Strong(say(Phrase::SETTINGS))]),
            Block::Paragraph(vec![Span::Plain(spoken)]),
        ]);
        let mut buttons = vec![Button {
            label: say(Phrase::CHANGE_LANGUAGE),
            action: Action::Settings(Setting::Languages),
        }];
        if let Some(subscription) = &profile.subscription {
            document.push(Block::Paragraph(vec![Span::Plain(say(Phrase::SETTINGS_ON))]));
            document.push(self.terms(language, subscription));
            document.0.extend(self.first_of(language, subscription, today));
            buttons.extend(self.changes(language, subscription));
        } else {
            document.push(Block::Paragraph(vec![Span::Plain(say(Phrase::SETTINGS_OFF))]));
            buttons.push(self.subscribe_button(language));
        }
        if self.district.facts.values().any(|it| !it.quiz.is_empty()) {
            buttons.push(self.quiz_button(language, Phrase::SETTINGS_POINTS, Quizzing::Scores));
        }
        let reply = Reply { outcome: Outcome::None, language, document, buttons };
        Response { replies: vec![reply], effects, ..Response::default() }
    }

    fn settings_languages(&self, profile: &Profile) -> Response {
        let language = self.language(profile);
        let mut reply = answer::phrase(&self.district, language, Phrase::LANGUAGE_CHOOSE, &[]);
        let named = self.district.languages.iter().map(|&it| Button {
            label: self.language_name(it),
            action: Action::Settings(Setting::Language(it)),
        });
        reply.buttons = named.chain([self.back_button(language)]).collect();
        reply.into()
    }

    /// Leads back to the screen.
    pub(super) fn back_button(&self, language: Language) -> Button {
        let label = self.district.phrases.say(language, Phrase::BACK, &[]);
        Button { label, action: Action::Settings(Setting::Show) }
    }
}
