//! The queue of updates: what the bot has not confirmed, and which kinds it asked for.
use std::collections::VecDeque;

use serde_json::Value;

use super::params::Params;
use super::refusal::Refusal;

/// Kinds that come only to bots that ask for them by name.
/// Source: <https://core.telegram.org/bots/api#getupdates>
const ON_REQUEST: &[&str] = &["chat_member", "message_reaction", "message_reaction_count"];

/// Updates as JSON texts: teloxide reads an update from text, not from a value.
#[derive(Debug)]
pub(super) struct Updates {
    queue: VecDeque<(i64, String)>,
    next_id: i64,
    /// `None`: all but those on request. It stays until a poll names another list.
    allowed: Option<Vec<String>>,
    polls: u64,
}

/// One call of `getUpdates` while it waits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ticket {
    poll: u64,
    limit: usize,
}

/// What a waiting poll finds.
#[derive(Debug)]
pub(super) enum Turn {
    Ready(String),
    Wait,
    Superseded,
}

impl Default for Updates {
    fn default() -> Self {
        Self { queue: VecDeque::new(), next_id: 1001, allowed: None, polls: 0 }
    }
}

impl Updates {
    /// Queues an update if the bot wants its kind.
    pub(super) fn offer(&mut self, kind: &str, content: &Value) {
        let wanted = match &self.allowed {
            Some(kinds) => kinds.iter().any(|it| it == kind),
            None => !ON_REQUEST.contains(&kind),
        };
        if wanted {
            self.push(&format!("{{\"{kind}\":{content}}}"));
        }
    }

    /// Queues the members of a JSON object as they are, whatever the bot asked for.
    pub(super) fn push(&mut self, object: &str) -> i64 {
        let id = self.next_id;
        self.next_id += 1;
        let members = object.trim().trim_start_matches('{');
        self.queue.push_back((id, format!("{{\"update_id\":{id},{members}")));
        id
    }

    /// Starts a poll: confirms what its offset passes, and ends every older poll.
    pub(super) fn begin(&mut self, params: &Params) -> Result<Ticket, Refusal> {
        if let Some(list) = params.structure("allowed_updates")? {
            self.allow(&list)?;
        }
        let offset = params.integer("offset").unwrap_or(0);
        match usize::try_from(offset.unsigned_abs()) {
            Ok(last) if offset < 0 => {
                let forgotten = self.queue.len().saturating_sub(last);
                self.queue.drain(..forgotten);
            }
            Ok(_) | Err(_) => self.queue.retain(|(id, _)| *id >= offset),
        }
        self.polls += 1;
        let limit = params.integer("limit").unwrap_or(100).clamp(1, 100);
        Ok(Ticket { poll: self.polls, limit: usize::try_from(limit).unwrap_or(100) })
    }

    pub(super) fn turn(&self, ticket: Ticket) -> Turn {
        if ticket.poll != self.polls {
            return Turn::Superseded;
        }
        if self.queue.is_empty() {
            return Turn::Wait;
        }
        let texts: Vec<&str> =
            self.queue.iter().take(ticket.limit).map(|(_, text)| text.as_str()).collect();
        Turn::Ready(format!("[{}]", texts.join(",")))
    }

    /// How many updates the bot has not confirmed.
    pub(super) fn pending(&self) -> usize {
        self.queue.len()
    }

    /// Forgets everything, as `drop_pending_updates` asks.
    pub(super) fn drop_all(&mut self) {
        self.queue.clear();
    }

    fn allow(&mut self, list: &Value) -> Result<(), Refusal> {
        let wrong =
            || Refusal::bad_request("can't parse allowed_updates: expected an Array of String");
        let kinds = list.as_array().ok_or_else(wrong)?;
        let names: Option<Vec<String>> =
            kinds.iter().map(|it| it.as_str().map(str::to_owned)).collect();
        self.allowed = Some(names.ok_or_else(wrong)?).filter(|it| !it.is_empty());
        Ok(())
    }
}
