//! Where updates meet the conversation: read, guarded, answered, and the reply handed to a lane.

use std::time::Duration;

use jiff::civil::Date;
use log::{debug, error};
use teloxide::payloads::AnswerCallbackQuery;
use teloxide::types::{CallbackQueryId, Update};
use tokio::time::{Instant, sleep};

use super::Respond;
use super::api::Api;
use super::call_error::{CallError, Sent};
use super::event::{self, Event, Me, Moved, Said, Words};
use super::guard::{Admission, Guard, Panicked, shielded};
use super::lanes::Lanes;
use super::letter::{Letter, letters};
use super::pace::Pace;
use super::profiles::Profiles;
use crate::chat::Effect;
use crate::conversation::Incoming;

/// How often a tap is answered before its wheel is left to turn.
const TAP_TRIES: u32 = 3;

/// The longest wait before a tap is answered once more, in seconds: its wheel does not turn for
/// much longer.
const TAP_WAIT_S: u32 = 10;

/// Answers updates.
pub(super) struct Desk<R, T> {
    api: Api,
    pace: Pace,
    me: Me,
    respond: R,
    today: T,
    profiles: Profiles,
    guard: Guard,
    lanes: Lanes<Api>,
}

impl<R, T> Desk<R, T>
where
    R: Respond,
    T: Fn() -> Date,
{
    /// Opens the desk of the bot `me`. It needs a runtime.
    pub(super) fn new(api: Api, pace: Pace, me: Me, respond: R, today: T) -> Self {
        let lanes = Lanes::new(api.clone(), pace);
        let (profiles, guard) = (Profiles::new(), Guard::new(pace.person));
        Self { api, pace, me, respond, today, profiles, guard, lanes }
    }

    /// Answers one update, or leaves it be.
    pub(super) fn take(&mut self, update: Update) {
        let id = update.id.0;
        match shielded(|| event::read(update, &self.me)) {
            Ok(None) => (),
            Ok(Some(Event::Moved(moved))) => self.rename(moved),
            Ok(Some(Event::Said(said))) => self.answer(&said),
            Ok(Some(Event::Tapped(query, said))) => {
                self.lanes.run_errand(answer_tap(self.api.clone(), self.pace, query));
                if let Some(said) = said {
                    self.answer(&said);
                }
            }
            Err(Panicked) => error!(update = id; "update {id} cannot be read: it panicked"),
        }
    }

    /// Waits until a lane finds that a chat has another id; takes note of it.
    pub(super) async fn notice_moves(&mut self) {
        let moved = self.lanes.moved().await;
        self.rename(moved);
    }

    /// Sends what is still to be sent, and closes.
    pub(super) async fn close(&mut self) {
        self.lanes.drain(self.pace.drain).await;
    }

    fn rename(&mut self, Moved { from, to }: Moved) {
        self.profiles.rename(from, to);
    }

    fn answer(&mut self, said: &Said) {
        let incoming = match (self.guard.admit(said.by, Instant::now()), &said.words) {
            (Admission::Ignored, _) => return,
            (Admission::Notice, _) => Incoming::Flood,
            (Admission::Welcome, Words::Text(text)) => Incoming::Text(text),
            (Admission::Welcome, Words::None) => Incoming::Wordless,
            (Admission::Welcome, Words::Button(data)) => Incoming::Button(data),
        };
        let chat = said.to.chat;
        let answered = self.compose(said, incoming).or_else(|Panicked| {
            error!(chat = chat.0; "answering a message of chat {chat} panicked");
            self.compose(said, Incoming::Failed)
        });
        match answered {
            Ok((replies, effects)) => {
                self.profiles.apply(chat, said.to.place, &effects);
                for letters in replies {
                    self.lanes.put(letters);
                }
            }
            Err(Panicked) => {
                error!(chat = chat.0; "even the apology to chat {chat} panicked");
            }
        }
    }

    /// The letters of each reply. Drawing them is inside the shield, too: it reads what the
    /// conversation wrote.
    fn compose(
        &mut self,
        said: &Said,
        incoming: Incoming<'_>,
    ) -> Result<(Vec<Vec<Letter>>, Vec<Effect>), Panicked> {
        let profile = self.profiles.of(said.to.chat, said.to.place, said.hint);
        shielded(|| {
            let today = (self.today)();
            let response = (self.respond)(profile, incoming, self.me.name.as_deref(), today);
            let drawn = response.replies.iter().map(|it| letters(said.to, it)).collect();
            (drawn, response.effects)
        })
    }
}

/// Lets the wheel on a button stop turning. Where that fails it stops by itself after a while.
async fn answer_tap(api: Api, pace: Pace, query: CallbackQueryId) {
    let answer = AnswerCallbackQuery::new(query);
    let mut failures: u32 = 0;
    loop {
        let Err(error) = api.call(&answer).await else { return };
        failures += 1;
        let Some(wait) = tap_wait(&error, failures, &pace) else {
            debug!("a tap is not answered: {error}");
            return;
        };
        sleep(wait).await;
    }
}

/// How long to wait before a tap is answered once more; `None` where it is not.
fn tap_wait(error: &CallError, failures: u32, pace: &Pace) -> Option<Duration> {
    let wait = match error {
        CallError::RetryAfter(wait) => Some(pace.wait_asked(*wait)),
        CallError::Transient { .. } | CallError::Network { sent: Sent::No, .. } => {
            Some(pace.resend.wait(failures, 0))
        }
        CallError::Network { sent: Sent::Perhaps, .. }
        | CallError::Migrated(_)
        | CallError::Unreachable
        | CallError::Muted
        | CallError::TopicGone
        | CallError::ReplyGone
        | CallError::BadHtml
        | CallError::TooLong
        | CallError::Unauthorized
        | CallError::SecondInstance
        | CallError::WebhookActive
        | CallError::Unreadable(_)
        | CallError::Refused(_) => None,
    };
    wait.filter(|it| failures < TAP_TRIES && *it <= pace.second * TAP_WAIT_S)
}
