//! Updates by long polling. What they say is read elsewhere; here they are received once each.

use std::collections::VecDeque;
use std::time::Duration;

use log::{info, warn};
use serde::Serialize;
use serde_json::Value;
use teloxide::payloads::DeleteWebhook;
use teloxide::requests::Payload;

use super::api::Api;
use super::call_error::CallError;
use super::pace::Pace;
use super::raw::{self, Received};

/// Most updates that one poll brings. Source: <https://core.telegram.org/bots/api#getupdates>
const BATCH: u8 = 100;

/// How many ids are remembered, to drop an update that comes again: several batches.
const REMEMBERED: usize = 1000;

/// Receives updates.
pub(super) struct Source {
    api: Api,
    pace: Pace,
    salt: u64,
    /// The first update that was not handed over yet; before the first batch Telegram decides.
    offset: Option<i64>,
    /// The offset that holds when the last batch has been handed over.
    next: Option<i64>,
    seen: VecDeque<i64>,
    failures: u32,
    webhook: Webhook,
}

/// Why there can be no more updates.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// The token is not valid, or not any more.
    #[error("telegram does not know this token: get a new one from @BotFather")]
    Unauthorized,
    /// Another program took over.
    #[error("another program receives the updates of this bot now: run only one of them")]
    SecondInstance,
    /// A webhook comes back whenever it is removed.
    #[error("another program keeps setting a webhook for this bot: stop it")]
    WebhookActive,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Webhook {
    Untouched,
    Removed,
}

/// What to do after a poll that failed.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    Wait(Duration),
    RemoveWebhook,
    End(SourceError),
}

#[derive(Serialize)]
struct GetUpdates {
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<i64>,
    limit: u8,
    /// In seconds.
    timeout: u32,
    /// Named in every call: what is named in one call only is lost when that call fails.
    allowed_updates: [&'static str; raw::KINDS.len()],
}

impl Payload for GetUpdates {
    type Output = Vec<Value>;
    const NAME: &'static str = "GetUpdates";

    fn timeout_hint(&self) -> Option<Duration> {
        Some(Duration::from_secs(self.timeout.into()))
    }
}

impl Source {
    /// Begins after the last update that was confirmed. `salt` spreads the waits.
    pub(super) fn new(api: Api, pace: Pace, salt: u64) -> Self {
        Self {
            api,
            pace,
            salt,
            offset: None,
            next: None,
            seen: VecDeque::new(),
            failures: 0,
            webhook: Webhook::Untouched,
        }
    }

    /// Waits for updates, through all failures that may pass.
    ///
    /// What it gave counts as received, but is confirmed only after [`Source::handed_over`].
    ///
    /// # Errors
    /// Fails where only a person can help.
    pub(super) async fn poll(&mut self) -> Result<Vec<Received>, SourceError> {
        loop {
            match self.api.call(&self.request(BATCH, self.pace.poll_s)).await {
                Ok(updates) => {
                    self.failures = 0;
                    self.webhook = Webhook::Untouched;
                    return Ok(self.read(updates));
                }
                Err(error) => self.recover(error).await?,
            }
        }
    }

    /// The last batch is in good hands: the next poll confirms it to Telegram.
    ///
    /// Until then Telegram sends it again with every poll, where the ring of the ids that were
    /// seen drops what comes a second time. Only a bot that starts anew reads it again.
    pub(super) fn handed_over(&mut self) {
        self.offset = self.next.or(self.offset);
    }

    /// Confirms what was handed over, without waiting for more: the last call of a bot that stops.
    pub(super) async fn confirm(&self) {
        if self.offset.is_some()
            && let Err(error) = self.api.call(&self.request(1, 0)).await
        {
            warn!("cannot confirm the last updates, they may be answered again: {error}");
        }
    }

    fn request(&self, limit: u8, timeout: u32) -> GetUpdates {
        GetUpdates { offset: self.offset, limit, timeout, allowed_updates: raw::KINDS }
    }

    async fn recover(&mut self, error: CallError) -> Result<(), SourceError> {
        self.failures = self.failures.saturating_add(1);
        match self.step(&error) {
            Step::End(end) => Err(end),
            Step::RemoveWebhook => {
                info!("removing the webhook of this bot, as it polls");
                self.webhook = Webhook::Removed;
                let mut removal = DeleteWebhook::new();
                removal.drop_pending_updates = Some(false);
                if let Err(error) = self.api.call(&removal).await {
                    self.webhook = Webhook::Untouched;
                    self.wait(&error, self.pace.repoll.wait(self.failures, self.salt)).await;
                }
                Ok(())
            }
            Step::Wait(wait) => {
                self.wait(&error, wait).await;
                Ok(())
            }
        }
    }

    async fn wait(&self, error: &CallError, wait: Duration) {
        let wait_s = wait.as_secs_f32();
        warn!(wait_s; "no updates, polling again in {wait_s:.1} s: {error}");
        tokio::time::sleep(wait).await;
    }

    fn step(&self, error: &CallError) -> Step {
        let backoff = || self.pace.repoll.wait(self.failures, self.salt);
        match error {
            CallError::Unauthorized => Step::End(SourceError::Unauthorized),
            CallError::SecondInstance => Step::End(SourceError::SecondInstance),
            CallError::WebhookActive => match self.webhook {
                Webhook::Untouched => Step::RemoveWebhook,
                Webhook::Removed => Step::End(SourceError::WebhookActive),
            },
            CallError::RetryAfter(wait) => Step::Wait(self.pace.wait_asked(*wait)),
            CallError::Migrated(_)
            | CallError::Unreachable
            | CallError::Muted
            | CallError::TopicGone
            | CallError::ReplyGone
            | CallError::NotModified
            | CallError::CannotEdit
            | CallError::BadHtml
            | CallError::TooLong
            | CallError::Transient { .. }
            | CallError::Network { .. }
            | CallError::Unreadable(_)
            | CallError::Refused(_) => Step::Wait(backoff()),
        }
    }

    fn read(&mut self, updates: Vec<Value>) -> Vec<Received> {
        // The largest of this batch, not of all times: after a quiet week ids begin anew anywhere.
        self.next = updates.iter().filter_map(raw::id).max().map(|it| it.saturating_add(1));
        updates.into_iter().filter_map(|it| self.read_one(it)).collect()
    }

    fn read_one(&mut self, update: Value) -> Option<Received> {
        if let Some(id) = raw::id(&update) {
            if self.seen.contains(&id) {
                return None;
            }
            if self.seen.len() >= REMEMBERED {
                self.seen.pop_front();
            }
            self.seen.push_back(id);
        }
        raw::read(update)
            .inspect_err(|it| {
                let id = it.id.unwrap_or_default();
                warn!(update = id; "skipping update {id} of kind {:?}", it.kinds);
            })
            .ok()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use teloxide::types::ChatId;

    use super::super::call_error::Sent;
    use super::*;

    fn source() -> Source {
        let api = Api::new("1:x".into(), "http://127.0.0.1:1".parse().ok(), None).unwrap();
        let mut source = Source::new(api, Pace::default(), 7);
        source.failures = 3;
        source
    }

    fn tap(id: i64) -> Value {
        let from = json!({"id": 7, "is_bot": false, "first_name": "A"});
        json!({"update_id": id, "callback_query": {"id": "1", "from": from, "chat_instance": "1"}})
    }

    #[test]
    fn a_poll_names_its_kinds_every_time() {
        let mut source = source();
        let first = serde_json::to_string(&source.request(BATCH, 10)).unwrap();
        let kinds = r#""allowed_updates":["message","guest_message","callback_query","my_chat_member","inline_query","chosen_inline_result","poll_answer"]"#;
        assert_eq!(first, format!(r#"{{"limit":100,"timeout":10,{kinds}}}"#));
        source.read(vec![tap(41), json!({"update_id": 42, "guest_message": {}})]);
        assert_eq!(source.offset, None, "not before it was handed over");
        source.handed_over();
        let second = serde_json::to_string(&source.request(BATCH, 10)).unwrap();
        assert_eq!(second, format!(r#"{{"offset":43,"limit":100,"timeout":10,{kinds}}}"#));
        source.read(Vec::new());
        source.handed_over();
        assert_eq!(source.offset, Some(43));
    }

    #[test]
    fn an_update_that_comes_again_is_dropped_but_a_lower_number_is_not() {
        let mut source = source();
        let ids =
            |updates: Vec<Received>| updates.iter().map(|it| it.update.id.0).collect::<Vec<_>>();
        assert_eq!(ids(source.read(vec![tap(900), tap(901), tap(901)])), [900, 901]);
        assert_eq!(ids(source.read(vec![tap(901), tap(902)])), [902]);
        assert_eq!(ids(source.read(vec![tap(5)])), [5]);
        source.handed_over();
        assert_eq!(source.offset, Some(6));
    }

    #[test]
    fn only_what_a_person_must_mend_ends_the_polling() {
        let mut source = source();
        let end = |source: &Source, error| source.step(&error);
        assert_eq!(end(&source, CallError::Unauthorized), Step::End(SourceError::Unauthorized));
        assert_eq!(end(&source, CallError::SecondInstance), Step::End(SourceError::SecondInstance));
        assert_eq!(end(&source, CallError::WebhookActive), Step::RemoveWebhook);
        source.webhook = Webhook::Removed;
        assert_eq!(end(&source, CallError::WebhookActive), Step::End(SourceError::WebhookActive));
        let wait = end(&source, CallError::RetryAfter(Duration::from_secs(3)));
        assert_eq!(wait, Step::Wait(Duration::from_millis(3250)));
        for error in [
            CallError::Transient { status: 502 },
            CallError::Network { sent: Sent::Perhaps, cause: String::new() },
            CallError::Refused("new rule".to_owned()),
            CallError::Migrated(ChatId(1)),
        ] {
            let Step::Wait(wait) = end(&source, error) else { panic!("polling ended") };
            assert!(wait > Duration::from_secs(2) && wait < Duration::from_secs(6), "{wait:?}");
        }
    }
}
