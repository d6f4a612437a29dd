//! The quiz: a question from the facts, and what came of an answer where no poll tells that.

use super::{Conversation, Response};
use crate::answer;
use crate::answer::reply::{Action, Block, Button, Document, Outcome, Quiz, Reply, Span};
use crate::chat::{Effect, Profile};
use crate::knowledge::{Language, Phrase};
use crate::quiz;

impl Conversation {
    /// Asks the next question.
    pub(super) fn quiz(&self, profile: &Profile) -> Response {
        let language = self.language(profile);
        let asked = quiz::ask(&self.district, language, &profile.quizzed, profile.chance);
        let Some(quiz) = asked else { return self.say(language, Phrase::QUIZ_NONE) };
        let effects = vec![Effect::Quizzed(quiz.fact.clone())];
        let document = Document(vec![Block::Quiz(quiz)]);
        let buttons = vec![self.next_question(language)];
        let reply = Reply { outcome: Outcome::None, language, document, buttons };
        Response { replies: vec![reply], effects }
    }

    /// Tells whether an answer, by its place from 0, is right, for faces that cannot; and what is.
    pub fn judge(&self, quiz: &Quiz, choice: usize, language: Language) -> Reply {
        let verdict = if choice == quiz.right { Phrase::QUIZ_RIGHT } else { Phrase::QUIZ_WRONG };
        let mut reply = answer::phrase(&self.district, language, verdict, &[]);
        reply.document.push(Block::Paragraph(vec![Span::Plain(quiz.explanation.clone())]));
        let fact = self.district.facts.get(&quiz.fact);
        reply.buttons = fact.map(|it| answer::fact_button(it, language)).into_iter().collect();
        reply.buttons.push(self.next_question(language));
        reply
    }

    fn next_question(&self, language: Language) -> Button {
        let label = self.district.phrases.say(language, Phrase::QUIZ_NEXT, &[]);
        Button { label, action: Action::Quiz }
    }
}
