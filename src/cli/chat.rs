//! The conversation in the terminal.

use std::io::{self, BufRead, Write};

use anyhow::{Context, Result};
use jiff::civil::Date;
use rustyline::error::ReadlineError;
use rustyline::history::MemHistory;
use rustyline::{Config, Editor};

use super::screen;
use crate::answer::reply::{Button, Quiz, Reply};
use crate::chat::{Place, Profile};
use crate::config::Colours;
use crate::conversation::{Conversation, Incoming};
use crate::knowledge::Language;

/// A conversation in the terminal: who is talking, and what was offered last.
pub(super) struct Chat<'c> {
    conversation: &'c Conversation,
    profile: Profile,
    offered: Vec<Button>,
    quiz: Option<(Quiz, Language)>,
    today: Date,
    colours: Colours,
}

impl<'c> Chat<'c> {
    /// Begins a conversation with somebody new.
    pub(super) fn new(conversation: &'c Conversation, today: Date, colours: Colours) -> Self {
        let profile = Profile::new(Place::Private);
        Self { conversation, profile, offered: Vec::new(), quiz: None, today, colours }
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
        let mut line = Vec::new();
        while input.read_until(b'\n', &mut line).context("cannot read the input")? > 0 {
            self.turn(&String::from_utf8_lossy(&line), output)?;
            line.clear();
        }
        Ok(())
    }

    fn turn(&mut self, line: &str, output: &mut impl Write) -> io::Result<()> {
        let line = line.trim();
        if line.is_empty() {
            return Ok(());
        }
        let replies = match self.chosen(line) {
            Some(reply) => vec![reply],
            None => self.respond(line),
        };
        for reply in &replies {
            screen::print(output, &format!("{}\n", screen::draw(reply, self.colours)))?;
        }
        self.quiz = replies.iter().find_map(|it| Some((it.document.quiz()?.clone(), it.language)));
        self.offered = replies.into_iter().flat_map(|it| it.buttons).collect();
        Ok(())
    }

    fn respond(&mut self, line: &str) -> Vec<Reply> {
        let pressed = self.pressed(line).map(|it| it.action.to_data());
        let incoming = pressed.as_deref().map_or(Incoming::Text(line), Incoming::Button);
        // The day is chance enough for one person.
        self.profile.chance = u64::from(self.today.day_of_year().unsigned_abs());
        let response = self.conversation.respond(&self.profile, incoming, None, self.today);
        response.effects.iter().for_each(|it| self.profile.apply(it));
        response.replies
    }

    /// What is said to the answer whose number was typed, where a quiz question was asked.
    fn chosen(&self, line: &str) -> Option<Reply> {
        let (quiz, language) = self.quiz.as_ref()?;
        let choice = line.parse::<usize>().ok()?.checked_sub(1)?;
        (choice < quiz.options.len()).then(|| self.conversation.judge(quiz, choice, *language))
    }

    /// The button whose number was typed.
    fn pressed(&self, line: &str) -> Option<&Button> {
        let number: usize = line.parse().ok()?;
        // The answers to a quiz question have the first numbers.
        let answers = self.quiz.as_ref().map_or(0, |(it, _)| it.options.len());
        self.offered.get(number.checked_sub(answers + 1)?)
    }
}
