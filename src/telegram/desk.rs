//! Where updates meet the conversation: read, guarded, answered, and the reply handed to a lane.

use std::sync::Arc;
use std::time::Duration;

use log::{debug, error, warn};
use teloxide::payloads::{AnswerCallbackQuery, GetChatMember};
use teloxide::types::{CallbackQueryId, MessageId, ThreadId, Update, UserId};
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep, timeout};

use super::api::Api;
use super::call_error::{CallError, Sent};
use super::event::{self, Event, Me, Moved, Said, Words};
use super::guard::{Admission, Guard, Panicked, shielded};
use super::lanes::Lanes;
use super::letter::{Letter, letters};
use super::pace::Pace;
use super::profiles::{NotKept, Profiles};
use super::turns::Turns;
use super::{Now, Respond, Settings};
use crate::chat::{Effect, Place, Profile, Standing};
use crate::conversation::Incoming;

/// How many people may be asked about at Telegram at once; of more, nobody is taken for an
/// administrator.
const ASKED_ABOUT: usize = 64;

/// How often a tap is answered before its wheel is left to turn.
const TAP_TRIES: u32 = 3;

/// The longest wait before a tap is answered once more, in seconds: its wheel does not turn for
/// much longer.
const TAP_WAIT_S: u32 = 10;

/// Answers updates.
pub(super) struct Desk<R, C> {
    api: Api,
    pace: Pace,
    me: Me,
    respond: Arc<R>,
    clock: Arc<C>,
    profiles: Profiles,
    guard: Guard,
    lanes: Lanes<Api>,
    /// Who is asked about at Telegram, before they are answered, and how many.
    standings: (mpsc::Sender<Vouched>, mpsc::Receiver<Vouched>),
    asked_about: usize,
}

/// What the desk's own errands bring.
pub(super) enum News {
    /// A chat has another id.
    Moved(Moved),
    /// Telegram told whether somebody administers a group.
    Vouched(Vouched),
}

/// Something that was said, and whether whoever said it may change what concerns the chat.
pub(super) struct Vouched {
    said: Said,
    standing: Standing,
}

impl<R, C> Desk<R, C>
where
    R: Respond,
    C: Fn() -> Now,
{
    /// Opens the desk of the bot `me`. It needs a runtime.
    pub(super) fn new(
        settings: Settings,
        turns: Arc<Turns>,
        me: Me,
        respond: Arc<R>,
        clock: Arc<C>,
    ) -> Self {
        let Settings { api, pace, store, .. } = settings;
        let lanes = Lanes::new(api.clone(), pace, turns);
        let (profiles, guard) = (Profiles::new(store), Guard::new(pace.person));
        let standings = mpsc::channel(ASKED_ABOUT);
        Self { api, pace, me, respond, clock, profiles, guard, lanes, standings, asked_about: 0 }
    }

    /// Answers one update, or leaves it be.
    pub(super) async fn take(&mut self, update: Update) {
        let id = update.id.0;
        match shielded(|| event::read(update, &self.me)) {
            Ok(None) => (),
            Ok(Some(Event::Moved(moved))) => self.rename(moved).await,
            Ok(Some(Event::Reach(chat, reach))) => {
                self.profiles.reach(chat, reach, (self.clock)().moment).await;
            }
            Ok(Some(Event::Said(said))) => self.hear(said).await,
            Ok(Some(Event::Tapped(query, said))) => {
                self.lanes.run_errand(answer_tap(self.api.clone(), self.pace, query));
                if let Some(said) = said {
                    self.hear(said).await;
                }
            }
            Err(Panicked) => error!(update = id; "update {id} cannot be read: it panicked"),
        }
    }

    async fn rename(&mut self, Moved { from, to }: Moved) {
        self.profiles.rename(from, to).await;
    }

    /// Waits for news from the desk's own errands; what comes is for [`Self::attend`]. Nothing is lost where this is not waited for to its end.
    pub(super) async fn news(&mut self) -> News {
        tokio::select! {
            moved = self.lanes.moved() => News::Moved(moved),
            Some(vouched) = self.standings.1.recv() => News::Vouched(vouched),
        }
    }

    /// Deals with news.
    pub(super) async fn attend(&mut self, news: News) {
        match news {
            News::Moved(moved) => self.rename(moved).await,
            News::Vouched(Vouched { said, standing }) => {
                self.asked_about -= 1;
                self.answer(&said, incoming(&said.words), standing).await;
            }
        }
    }

    /// Sends what is still to be sent, and closes.
    pub(super) async fn close(&mut self) {
        let patience = self.pace.drain;
        let _ = timeout(patience, async {
            while self.asked_about > 0 {
                let news = self.news().await;
                self.attend(news).await;
            }
        })
        .await;
        self.lanes.drain(patience).await;
    }

    /// Answers what was said, once it is clear who may do what.
    async fn hear(&mut self, said: Said) {
        let incoming = match self.guard.admit(said.by, Instant::now()) {
            Admission::Ignored => return,
            Admission::Notice => Incoming::Flood,
            Admission::Welcome => incoming(&said.words),
        };
        let standing = match said.to.place {
            Place::Private => Standing::Manager,
            // An anonymous administrator speaks as the group itself.
            Place::Group if said.by == said.to.chat => Standing::Manager,
            Place::Group => Standing::Member,
        };
        let is_open = standing == Standing::Member
            && self.respond.needs_standing(incoming, self.me.name.as_deref());
        if !is_open || self.asked_about >= ASKED_ABOUT {
            self.answer(&said, incoming, standing).await;
            return;
        }
        self.asked_about += 1;
        let (api, vouched) = (self.api.clone(), self.standings.0.clone());
        self.lanes.run_errand(async move {
            let standing = standing_of(&api, &said).await;
            // There is room for everybody who is asked about.
            let _ = vouched.try_send(Vouched { said, standing });
        });
    }

    async fn answer(&mut self, said: &Said, incoming: Incoming<'_>, standing: Standing) {
        let chat = said.to.chat;
        let now = (self.clock)();
        let mut profile = self.profiles.of(chat, said.to.place, said.hint, now.moment).await;
        profile.standing = standing;
        let moment = u64::try_from(now.moment.as_microsecond()).unwrap_or_default();
        profile.chance = moment ^ chat.0.unsigned_abs();
        profile.thread = said.to.thread.map(|ThreadId(MessageId(it))| it);
        let answered = self.compose(said, &profile, incoming, now).or_else(|Panicked| {
            error!(chat = chat.0; "answering a message of chat {chat} panicked");
            self.compose(said, &profile, Incoming::Failed, now)
        });
        let kept = match &answered {
            Ok((_, effects)) => {
                self.profiles.apply(chat, profile.clone(), effects, now.moment).await
            }
            Err(Panicked) => Ok(()),
        };
        let answered = match (answered, kept) {
            // Nobody is to believe that they are subscribed where they are not.
            (Ok((_, effects)), Err(NotKept)) if effects.iter().any(Effect::is_lasting) => {
                self.compose(said, &profile, Incoming::Failed, now)
            }
            (answered, _) => answered,
        };
        match answered {
            Ok((replies, _)) => replies.into_iter().for_each(|it| self.lanes.put(it)),
            Err(Panicked) => error!(chat = chat.0; "even the apology to chat {chat} panicked"),
        }
    }

    /// The letters of each reply. Drawing them is inside the shield, too: it reads what the
    /// conversation wrote.
    fn compose(
        &self,
        said: &Said,
        profile: &Profile,
        incoming: Incoming<'_>,
        now: Now,
    ) -> Result<(Vec<Vec<Letter>>, Vec<Effect>), Panicked> {
        shielded(|| {
            let response =
                self.respond.respond(profile, incoming, self.me.name.as_deref(), now.today);
            let drawn = response.replies.iter().map(|it| letters(said.to, it)).collect();
            (drawn, response.effects)
        })
    }
}

/// What was said, as the conversation takes it.
fn incoming(words: &Words) -> Incoming<'_> {
    match words {
        Words::Text(text) => Incoming::Text(text),
        Words::None => Incoming::Wordless,
        Words::Button(data) => Incoming::Button(data),
    }
}

/// Whether somebody administers a group, as Telegram says. Where it does not say, they do not.
async fn standing_of(api: &Api, said: &Said) -> Standing {
    // A channel that speaks in a group has no member of that id.
    let Some(person) = u64::try_from(said.by.0).ok().map(UserId) else { return Standing::Member };
    match api.call(&GetChatMember::new(said.to.chat, person)).await {
        Ok(member) if member.is_privileged() => Standing::Manager,
        Ok(_) => Standing::Member,
        Err(error) => {
            let chat = said.to.chat.0;
            warn!(chat; "cannot ask who administers chat {chat}: {error}");
            Standing::Member
        }
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
