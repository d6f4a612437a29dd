//! The conversation in the terminal.

use std::io::{BufRead, Write};

use anyhow::{Context, Result};
use jiff::civil::Date;
use rustyline::error::ReadlineError;
use rustyline::history::MemHistory;
use rustyline::{Config, Editor};
use serde_json::Value;

use super::memory::Memory;
use super::screen;
use crate::anniversary;
use crate::answer::reply::{Button, Quiz, Reply};
use crate::chat::{Effect, Place, Profile, QuizRequest};
use crate::config::Colours;
use crate::conversation::{Conversation, Errand, Incoming, Report, Response};
use crate::knowledge::{Language, Phrase};
use crate::quiz::Answer;

/// A conversation in the terminal: who is talking, and what was offered last.
pub(super) struct Chat<'c> {
    conversation: &'c Conversation,
    profile: Profile,
    memory: Memory,
    offered: Vec<Button>,
    quiz: Option<(Quiz, Language)>,
    today: Date,
    colours: Colours,
}

/// What is said to a line.
#[derive(Default)]
struct Said {
    replies: Vec<Reply>,
    /// Whether the line subscribed somebody.
    subscribed: bool,
    /// All that is kept of whoever asked for it.
    kept: Option<Value>,
}

impl<'c> Chat<'c> {
    /// Goes on with whoever is remembered, else with somebody new.
    pub(super) fn new(
        conversation: &'c Conversation,
        memory: Memory,
        today: Date,
        colours: Colours,
    ) -> Self {
        let profile = Profile::new(Place::Private);
        Self { conversation, profile, memory, offered: Vec::new(), quiz: None, today, colours }
    }

    /// Talks line by line with a person at a keyboard, until they end it.
    ///
    /// # Errors
    /// Passes on what the terminal says.
    pub(super) fn with_person(&mut self, output: &mut impl Write) -> Result<()> {
        let config = Config::builder().auto_add_history(true).build();
        let mut editor: Editor<(), MemHistory> =
            Editor::with_history(config, MemHistory::new()).context("cannot use the terminal")?;
        self.turn("/start", output)?;
        self.greet(output)?;
        loop {
            match editor.readline("\n> ") {
                Ok(line) => self.turn(&line, output)?,
                Err(ReadlineError::Eof | ReadlineError::Interrupted) => return Ok(()),
                Err(failed) => return Err(failed).context("cannot read the terminal"),
            }
        }
    }

    /// Answers each line of an input.
    ///
    /// # Errors
    /// Passes on what the input or the output says.
    pub(super) fn with_lines(
        &mut self,
        mut input: impl BufRead,
        output: &mut impl Write,
    ) -> Result<()> {
        self.greet(output)?;
        let mut line = Vec::new();
        while input.read_until(b'\n', &mut line).context("cannot read the input")? > 0 {
            self.turn(&String::from_utf8_lossy(&line), output)?;
            line.clear();
        }
        Ok(())
    }

    fn turn(&mut self, line: &str, output: &mut impl Write) -> Result<()> {
        let line = line.trim();
        if line.is_empty() {
            return Ok(());
        }
        self.recall()?;
        let Said { replies, subscribed, kept } = match self.chosen(line) {
            Some(choice) => {
                Said { replies: self.judge(choice)?.into_iter().collect(), ..Said::default() }
            }
            None => self.respond(line)?,
        };
        for reply in &replies {
            self.print(reply, output)?;
        }
        if subscribed {
            self.print_terms(&replies, output)?;
        }
        if let Some(kept) = kept {
            screen::print(output, &format!("{kept:#}\n"))?;
        }
        self.quiz = replies.iter().find_map(|it| Some((it.document.quiz()?.clone(), it.language)));
        let buttons = replies.into_iter().flat_map(|it| it.buttons);
        self.offered = buttons.filter(screen::is_pressable).collect();
        Ok(())
    }

    /// What is said to a line.
    fn respond(&mut self, line: &str) -> Result<Said> {
        let pressed = self.pressed(line).map(|it| it.action.to_data());
        let incoming = pressed.as_deref().map_or(Incoming::Text(line), Incoming::Button);
        // The day is chance enough for one person.
        self.profile.chance = u64::from(self.today.day_of_year().unsigned_abs());
        let response = self.conversation.respond(&self.profile, incoming, None, self.today);
        let Response { mut replies, effects, errands, .. } = response;
        let before = self.profile.clone();
        for effect in &effects {
            self.profile.apply(effect);
        }
        if effects.contains(&Effect::Forgotten) {
            self.memory.forget()?;
        } else if self.profile != before {
            self.memory.keep(&self.profile)?;
        }
        for effect in &effects {
            if let Effect::Quiz(request) = effect {
                replies.extend(self.quizzing(*request)?);
            }
        }
        let kept = if errands.contains(&Errand::HandOver) {
            Some(self.memory.kept()?.unwrap_or_else(|| self.profile.to_json()))
        } else {
            None
        };
        let subscribed = effects.iter().any(|it| matches!(it, Effect::Subscribed(_)));
        Ok(Said { replies, subscribed, kept })
    }

    /// What comes of a request about the quiz.
    fn quizzing(&mut self, request: QuizRequest) -> Result<Vec<Reply>> {
        let was_open = self.quiz.is_some();
        let scores = self.memory.scores()?;
        let report = match (request, scores) {
            (QuizRequest::Stop, _) if !was_open => Report::NothingAsked,
            (_, None) => Report::Failed,
            (QuizRequest::Stop, Some(scores)) => Report::QuizStopped(scores),
            (QuizRequest::Scores, Some(scores)) => Report::Scores(scores),
        };
        Ok(self.conversation.report(&self.profile, &report, self.today).replies)
    }

    /// The answer whose number was typed, where a quiz question was asked.
    fn chosen(&self, line: &str) -> Option<usize> {
        let (quiz, _) = self.quiz.as_ref()?;
        let choice = line.parse::<usize>().ok()?.checked_sub(1)?;
        (choice < quiz.options.len()).then_some(choice)
    }

    /// Counts an answer, and says whether it is right.
    fn judge(&mut self, choice: usize) -> Result<Option<Reply>> {
        let Some((quiz, language)) = self.quiz.take() else { return Ok(None) };
        let answer = Answer::of(choice, quiz.right);
        self.memory.count(answer)?;
        Ok(Some(self.conversation.judge(&quiz, answer, language)))
    }

    /// Tells whoever is subscribed what the day remembers, at whatever hour: a terminal that is closed
    /// cannot be written to.
    fn greet(&mut self, output: &mut impl Write) -> Result<()> {
        self.recall()?;
        let Some(subscription) = &self.profile.subscription else { return Ok(()) };
        let due = anniversary::due(self.conversation.district(), subscription.which, self.today);
        let due: Vec<String> = due.iter().map(|it| it.0.to_string()).collect();
        if let Some(greeting) = self.conversation.greet(&self.profile, &due, &[], self.today) {
            self.print(&greeting, output)?;
            self.offered = greeting.buttons;
        }
        Ok(())
    }

    /// What is remembered now; it is looked up for each line, so that follow-ups end as they do elsewhere.
    fn recall(&mut self) -> Result<()> {
        if let Some(profile) = self.memory.profile()? {
            // Which questions were asked no database keeps.
            let quizzed = std::mem::take(&mut self.profile.quizzed);
            self.profile = Profile { quizzed, ..profile };
        }
        Ok(())
    }

    /// Says what being subscribed means here.
    fn print_terms(&self, replies: &[Reply], output: &mut impl Write) -> Result<()> {
        let Some(reply) = replies.last() else { return Ok(()) };
        let phrases = &self.conversation.district().phrases;
        let terms = phrases.say(reply.language, Phrase::TERMINAL_SUBSCRIBED, &[]);
        Ok(screen::print(output, &format!("{terms}\n"))?)
    }

    fn print(&self, reply: &Reply, output: &mut impl Write) -> Result<()> {
        Ok(screen::print(output, &format!("{}\n", screen::draw(reply, self.colours)))?)
    }

    /// The button whose number was typed.
    fn pressed(&self, line: &str) -> Option<&Button> {
        let number: usize = line.parse().ok()?;
        // The answers to a quiz question have the first numbers.
        let answers = self.quiz.as_ref().map_or(0, |(it, _)| it.options.len());
        self.offered.get(number.checked_sub(answers + 1)?)
    }
}
