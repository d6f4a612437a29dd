//! The quiz: a question from the facts, what came of an answer where no poll tells that, and the points.

use super::operator::number;
use super::{Conversation, Response};
use crate::answer;
use crate::answer::reply::{Action, Block, Button, Document, Outcome, Quiz, Quizzing, Reply, Span};
use crate::chat::{Effect, Profile, QuizRequest, Score, Scores};
use crate::knowledge::{Arg, Language, Phrase, word_lists};
use crate::quiz::{self, Answer};
use crate::text;

/// What follows runs in its own direction, and what follows that in its own.
/// Source: <https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates>
const ISOLATE: char = '\u{2068}';
const END_OF_ISOLATE: char = '\u{2069}';

impl Conversation {
    /// `/quiz`, with a word behind it or none.
    pub(super) fn quiz(&self, profile: &Profile, rest: &str) -> Response {
        match (rest, self.quizzing(rest)) {
            ("", _) => self.play(profile, Quizzing::Next),
            (_, Some(wish)) => self.play(profile, wish),
            (_, None) => self.say(self.language(profile), Phrase::QUIZ_HOW),
        }
    }

    /// What was pressed or typed.
    pub(super) fn play(&self, profile: &Profile, wish: Quizzing) -> Response {
        let request = match wish {
            Quizzing::Next => return self.next(profile),
            Quizzing::Stop => QuizRequest::Stop,
            Quizzing::Scores => QuizRequest::Scores,
        };
        Response { effects: vec![Effect::Quiz(request)], ..Response::default() }
    }

    fn next(&self, profile: &Profile) -> Response {
        let language = self.language(profile);
        let asked = quiz::ask(&self.district, language, &profile.quizzed, profile.chance);
        let Some(quiz) = asked else { return self.say(language, Phrase::QUIZ_NONE) };
        let effects = vec![Effect::Quizzed(quiz.fact.clone())];
        let document = Document(vec![Block::Quiz(quiz)]);
        let buttons = self.quiz_buttons(language);
        let reply = Reply { outcome: Outcome::None, language, document, buttons };
        Response { effects, ..Response::from(reply) }
    }

    /// Tells whether an answer is right, for faces that cannot; and what is.
    pub fn judge(&self, quiz: &Quiz, answer: Answer, language: Language) -> Reply {
        let verdict = match answer {
            Answer::Right => Phrase::QUIZ_RIGHT,
            Answer::Wrong => Phrase::QUIZ_WRONG,
        };
        let mut reply = answer::phrase(&self.district, language, verdict, &[]);
        reply.document.push(Block::Paragraph(vec![Span::Plain(quiz.explanation.clone())]));
        let fact = self.district.facts.get(&quiz.fact);
        reply.buttons = fact.map(|it| answer::fact_button(it, language)).into_iter().collect();
        reply.buttons.extend(self.quiz_buttons(language));
        reply
    }

    /// That the question that was open is closed, and the points.
    pub(super) fn quiz_stopped(&self, language: Language, scores: &Scores) -> Response {
        let mut reply = answer::phrase(&self.district, language, Phrase::QUIZ_STOPPED, &[]);
        let scores = self.scores(language, scores);
        reply.document.0.extend(scores.document.0);
        Reply { buttons: scores.buttons, ..reply }.into()
    }

    /// The points.
    pub(super) fn scores(&self, language: Language, scores: &Scores) -> Reply {
        let say = |phrase, args: &[_]| answer::phrase(&self.district, language, phrase, args);
        let mut reply = match scores {
            Scores::Own(None) => say(Phrase::QUIZ_OWN_NONE, &[]),
            Scores::Own(Some(score)) => say(Phrase::QUIZ_OWN, &points(*score)),
            Scores::Best(best) if best.is_empty() => say(Phrase::QUIZ_BEST_NONE, &[]),
            Scores::Best(best) => {
                let mut reply = say(Phrase::QUIZ_BEST, &[]);
                let items = best.iter().map(|(name, score)| self.item(language, name, *score));
                reply.document.push(Block::List(items.collect()));
                reply
            }
        };
        reply.buttons = vec![self.quiz_button(language, Phrase::QUIZ_NEXT, Quizzing::Next)];
        reply
    }

    fn item(&self, language: Language, name: &str, score: Score) -> Vec<Span> {
        let [right, answers] = points(score);
        // Letters that run from right to left would take the figures along.
        let name = format!("{ISOLATE}{name}{END_OF_ISOLATE}");
        let args = [("name", Arg::Text(&name)), right, answers];
        vec![Span::Plain(self.district.phrases.say(language, Phrase::QUIZ_BEST_ITEM, &args))]
    }

    fn quiz_buttons(&self, language: Language) -> Vec<Button> {
        [(Phrase::QUIZ_NEXT, Quizzing::Next), (Phrase::QUIZ_POINTS, Quizzing::Scores)]
            .map(|(phrase, wish)| self.quiz_button(language, phrase, wish))
            .to_vec()
    }

    /// A button of the quiz.
    pub(super) fn quiz_button(&self, language: Language, label: Phrase, wish: Quizzing) -> Button {
        let label = self.district.phrases.say(language, label, &[]);
        Button { label, action: Action::Quiz(wish) }
    }

    /// What a word says, in whatever language of the district.
    fn quizzing(&self, word: &str) -> Option<Quizzing> {
        let word = text::fold(word);
        self.district.languages.iter().find_map(|&language| {
            let lists = self.district.phrases.say(language, Phrase::QUIZ_WORDS, &[]);
            let list = word_lists(&lists).find(|it| it.1.iter().any(|it| text::fold(it) == word));
            match list?.0 {
                "stop" => Some(Quizzing::Stop),
                "points" => Some(Quizzing::Scores),
                _ => None,
            }
        })
    }
}

fn points(score: Score) -> [(&'static str, Arg<'static>); 2] {
    [("right", number(score.right)), ("answers", number(score.answers))]
}
