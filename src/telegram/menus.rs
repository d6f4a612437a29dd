//! The bot's menus, name and descriptions at Telegram: set where they are not yet as they should be.
//! Nothing waits for this, and what fails is left as it is until the next start.

use std::time::Duration;

use log::{info, warn};
use serde::Serialize;
use serde::de::DeserializeOwned;
use teloxide::payloads::{
    GetMyCommands, GetMyDescription, GetMyName, GetMyShortDescription, SetMyCommands,
    SetMyDescription, SetMyName, SetMyShortDescription,
};
use teloxide::requests::Payload;
use teloxide::types::{BotCommand, BotCommandScope};

use super::api::Api;
use super::call_error::CallError;
use super::pace::Pace;
use crate::conversation::{Audience, Introduction, Menu};

/// How often a call is tried while the server or the network is in trouble.
const TRIES: u32 = 3;

/// The longest wait that a call is worth, in seconds. For names Telegram may ask for a day.
const WAIT_S: u32 = 60;

/// What is set, in this order: names come last, as Telegram lets nobody change them often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Commands,
    Short,
    Description,
    Name,
}

const PARTS: [Part; 4] = [Part::Commands, Part::Short, Part::Description, Part::Name];

/// Whether something had to be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Made,
    None,
}

/// Sets what differs from what Telegram has.
pub(super) async fn publish(api: Api, pace: Pace, introductions: Vec<Introduction>) {
    let desk = Publisher { api, pace };
    let mut changes = 0_usize;
    for part in PARTS {
        for introduction in &introductions {
            match desk.set(part, introduction).await {
                Ok(made) => changes += made,
                Err(error) => {
                    let what = part.words();
                    warn!("cannot set {what}, they stay as they are: {error}");
                    break;
                }
            }
        }
    }
    if changes > 0 {
        info!(changes; "set {changes} of the bot's menus and descriptions");
    }
}

struct Publisher {
    api: Api,
    pace: Pace,
}

impl Publisher {
    /// Sets one part in one language; tells how many calls that took.
    async fn set(&self, part: Part, it: &Introduction) -> Result<usize, CallError> {
        let code = it.language.map(|it| it.to_string());
        // Telegram takes languages of two letters alone.
        if code.as_ref().is_some_and(|it| it.len() != 2) {
            return Ok(0);
        }
        let changes = match part {
            Part::Commands => {
                let mut changes = Vec::new();
                for menu in &it.menus {
                    changes.push(self.set_menu(menu, code.clone()).await?);
                }
                changes
            }
            Part::Short => vec![self.set_short(&it.short, code).await?],
            Part::Description => vec![self.set_description(&it.description, code).await?],
            Part::Name => vec![self.set_name(&it.name, code).await?],
        };
        Ok(changes.into_iter().filter(|it| *it == Change::Made).count())
    }

    async fn set_menu(&self, menu: &Menu, code: Option<String>) -> Result<Change, CallError> {
        let commands: Vec<BotCommand> =
            menu.commands.iter().map(|(name, does)| BotCommand::new(*name, does)).collect();
        let mut get = GetMyCommands::new();
        get.scope = Some(scope(menu.audience));
        get.language_code.clone_from(&code);
        if self.call(&get).await? == commands {
            return Ok(Change::None);
        }
        let mut set = SetMyCommands::new(commands);
        (set.scope, set.language_code) = (get.scope, code);
        self.call(&set).await.map(|_| Change::Made)
    }

    async fn set_short(&self, text: &str, code: Option<String>) -> Result<Change, CallError> {
        let mut get = GetMyShortDescription::new();
        get.language_code.clone_from(&code);
        if text.is_empty() || self.call(&get).await?.short_description == text {
            return Ok(Change::None);
        }
        let mut set = SetMyShortDescription::new();
        (set.short_description, set.language_code) = (Some(text.to_owned()), code);
        self.call(&set).await.map(|_| Change::Made)
    }

    async fn set_description(&self, text: &str, code: Option<String>) -> Result<Change, CallError> {
        let mut get = GetMyDescription::new();
        get.language_code.clone_from(&code);
        if text.is_empty() || self.call(&get).await?.description == text {
            return Ok(Change::None);
        }
        let mut set = SetMyDescription::new();
        (set.description, set.language_code) = (Some(text.to_owned()), code);
        self.call(&set).await.map(|_| Change::Made)
    }

    async fn set_name(&self, text: &str, code: Option<String>) -> Result<Change, CallError> {
        let mut get = GetMyName::new();
        get.language_code.clone_from(&code);
        if text.is_empty() || self.call(&get).await?.name == text {
            return Ok(Change::None);
        }
        let mut set = SetMyName::new();
        (set.name, set.language_code) = (Some(text.to_owned()), code);
        self.call(&set).await.map(|_| Change::Made)
    }

    /// Calls a method; setting the same twice does no harm, so that it may be tried again.
    async fn call<P>(&self, payload: &P) -> Result<P::Output, CallError>
    where
        P: Payload + Serialize,
        P::Output: DeserializeOwned,
    {
        self.api.call_again(payload, |error, failures| self.wait(error, failures)).await
    }

    fn wait(&self, error: &CallError, failures: u32) -> Option<Duration> {
        let wait = match error {
            CallError::RetryAfter(wait) => self.pace.wait_asked(*wait),
            CallError::Transient { .. } | CallError::Network { .. } => {
                self.pace.repoll.wait(failures, 0)
            }
            CallError::Migrated(_)
            | CallError::Unreachable
            | CallError::Muted
            | CallError::TopicGone
            | CallError::ReplyGone
            | CallError::NotModified
            | CallError::CannotEdit
            | CallError::BadHtml
            | CallError::TooLong
            | CallError::Unauthorized
            | CallError::SecondInstance
            | CallError::WebhookActive
            | CallError::Unreadable(_)
            | CallError::Refused(_) => return None,
        };
        (failures < TRIES && wait <= self.pace.second * WAIT_S).then_some(wait)
    }
}

impl Part {
    const fn words(self) -> &'static str {
        match self {
            Self::Commands => "the menus of commands",
            Self::Short => "the short descriptions",
            Self::Description => "the descriptions",
            Self::Name => "the bot's names",
        }
    }
}

const fn scope(audience: Audience) -> BotCommandScope {
    match audience {
        Audience::Private => BotCommandScope::AllPrivateChats,
        Audience::Members => BotCommandScope::AllGroupChats,
        Audience::Managers => BotCommandScope::AllChatAdministrators,
    }
}
