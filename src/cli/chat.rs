//! The conversation in the terminal.

use std::io::{self, BufRead, Write};

use anyhow::{Context, Result};
use jiff::civil::Date;
use rustyline::error::ReadlineError;
use rustyline::history::MemHistory;
use rustyline::{Config, Editor};

use super::screen;
use crate::answer::reply::Button;
use crate::chat::{Place, Profile};
use crate::config::Colours;
use crate::conversation::{Conversation, Errand, Incoming};

/// A conversation in the terminal: who is talking, and what was offered last.
pub(super) struct Chat<'c> {
    conversation: &'c Conversation,
    profile: Profile,
    offered: Vec<Button>,
    today: Date,
    colours: Colours,
}

impl<'c> Chat<'c> {
    /// Begins a conversation with somebody new.
    pub(super) fn new(conversation: &'c Conversation, today: Date, colours: Colours) -> Self {
        let profile = Profile::new(Place::Private);
        Self { conversation, profile, offered: Vec::new(), today, colours }
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
        let pressed = self.pressed(line).map(|it| it.action.to_data());
        let incoming = pressed.as_deref().map_or(Incoming::Text(line), Incoming::Button);
        let response = self.conversation.respond(&self.profile, incoming, None, self.today);
        response.effects.iter().for_each(|it| self.profile.apply(it));
        for reply in &response.replies {
            screen::print(output, &format!("{}\n", screen::draw(reply, self.colours)))?;
        }
        if response.errands.contains(&Errand::HandOver) {
            screen::print(output, &format!("{:#}\n", self.profile.to_json()))?;
        }
        self.offered = response.replies.into_iter().flat_map(|it| it.buttons).collect();
        Ok(())
    }

    /// The button whose number was typed.
    fn pressed(&self, line: &str) -> Option<&Button> {
        let number: usize = line.parse().ok()?;
        self.offered.get(number.checked_sub(1)?)
    }
}
