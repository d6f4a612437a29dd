//! The conversation in the terminal.

use std::io::{BufRead, Write};

use anyhow::{Context, Result};
use jiff::civil::Date;
use rustyline::error::ReadlineError;
use rustyline::history::MemHistory;
use rustyline::{Config, Editor};

use super::memory::Memory;
use super::screen;
use crate::anniversary;
use crate::answer::reply::{Button, Reply};
use crate::chat::{Effect, Place, Profile};
use crate::config::Colours;
use crate::conversation::{Conversation, Errand, Incoming, Response};
use crate::knowledge::Phrase;

/// A conversation in the terminal: who is talking, and what was offered last.
pub(super) struct Chat<'c> {
    conversation: &'c Conversation,
    profile: Profile,
    memory: Memory,
    offered: Vec<Button>,
    today: Date,
    colours: Colours,
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
        Self { conversation, profile, memory, offered: Vec::new(), today, colours }
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
        let pressed = self.pressed(line).map(|it| it.action.to_data());
        let incoming = pressed.as_deref().map_or(Incoming::Text(line), Incoming::Button);
        let response = self.conversation.respond(&self.profile, incoming, None, self.today);
        let before = self.profile.clone();
        response.effects.iter().for_each(|it| self.profile.apply(it));
        if response.effects.contains(&Effect::Forgotten) {
            self.memory.forget()?;
        } else if self.profile != before {
            self.memory.keep(&self.profile)?;
        }
        for reply in &response.replies {
            self.print(reply, output)?;
        }
        if response.effects.iter().any(|it| matches!(it, Effect::Subscribed(_))) {
            self.print_terms(&response, output)?;
        }
        if response.errands.contains(&Errand::HandOver) {
            let kept = self.memory.kept()?.unwrap_or_else(|| self.profile.to_json());
            screen::print(output, &format!("{kept:#}\n"))?;
        }
        let buttons = response.replies.into_iter().flat_map(|it| it.buttons);
        self.offered = buttons.filter(screen::is_pressable).collect();
        Ok(())
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
            self.profile = profile;
        }
        Ok(())
    }

    /// Says what being subscribed means here.
    fn print_terms(&self, response: &Response, output: &mut impl Write) -> Result<()> {
        let Some(reply) = response.replies.last() else { return Ok(()) };
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
        self.offered.get(number.checked_sub(1)?)
    }
}
