//! Where updates meet the conversation: read, guarded, answered, and the reply handed to a lane.

use std::sync::Arc;

use log::{error, warn};
use teloxide::payloads::GetChatMember;
use teloxide::types::{CallbackQueryId, ChatId, MessageId, ThreadId, Update, UserId};
use tokio::sync::mpsc;
use tokio::time::{Instant, timeout};

use super::api::Api;
use super::composed::Composed;
use super::event::{self, Event, Me, Moved, Said, Words};
use super::guard::{Admission, Guard, Panicked, shielded};
use super::lanes::Lanes;
use super::letter::{Addressee, letters};
use super::pace::Pace;
use super::profiles::{NotKept, Profiles};
use super::tap::{self, Notice};
use super::turns::Turns;
use super::{Now, Respond, Settings};
use crate::chat::{Effect, Place, Profile, Standing};
use crate::conversation::{Errand, Incoming};

/// How many people may be asked about at Telegram at once; of more, nobody is taken for an
/// administrator.
const ASKED_ABOUT: usize = 64;

/// Answers updates.
pub(super) struct Desk<R, C> {
    api: Api,
    pace: Pace,
    admins: Vec<u64>,
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
        let Settings { api, pace, store, admins, .. } = settings;
        let lanes = Lanes::new(api.clone(), pace, turns);
        let (profiles, guard) = (Profiles::new(store), Guard::new(pace.person));
        let standings = mpsc::channel(ASKED_ABOUT);
        let asked_about = 0;
        Self {
            api,
            pace,
            admins,
            me,
            respond,
            clock,
            profiles,
            guard,
            lanes,
            standings,
            asked_about,
        }
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
            Ok(Some(Event::Tapped(query))) => self.answer_tap(query, None),
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
            Admission::Ignored => {
                if let Some(tap) = said.tap {
                    self.answer_tap(tap.query, None);
                }
                return;
            }
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
        profile.thread = said.to.thread.map(|ThreadId(MessageId(it))| it);
        let mut answered = self.compose(said, &profile, incoming, now).or_else(|Panicked| {
            error!(chat = chat.0; "answering a message of chat {chat} panicked");
            self.compose(said, &profile, Incoming::Failed, now)
        });
        if let Ok(composed) = &mut answered
            && self.carry_out(chat, &profile, composed, now).await.is_err()
        {
            // Nobody is to believe that they are subscribed where they are not.
            answered = self.compose(said, &profile, Incoming::Failed, now);
        }
        let mut notice = None;
        match answered {
            Ok(composed) => {
                notice = composed.notice;
                composed.replies.into_iter().for_each(|it| self.lanes.put(it));
                composed.errands.iter().for_each(|it| self.report(it));
            }
            Err(Panicked) => error!(chat = chat.0; "even the apology to chat {chat} panicked"),
        }
        if let Some(tap) = &said.tap {
            self.answer_tap(tap.query.clone(), notice);
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
    ) -> Result<Composed, Panicked> {
        shielded(|| {
            let response =
                self.respond.respond(profile, incoming, self.me.name.as_deref(), now.today);
            Composed::new(said, response)
        })
    }

    /// Remembers what is to be remembered, and fetches what is to be handed over.
    async fn carry_out(
        &mut self,
        chat: ChatId,
        profile: &Profile,
        composed: &mut Composed,
        now: Now,
    ) -> Result<(), NotKept> {
        let effects = &composed.effects;
        let kept = self.profiles.apply(chat, profile.clone(), effects, now.moment).await;
        if effects.iter().any(Effect::is_lasting) {
            kept?;
        }
        if composed.hands_over() {
            composed.enclose(self.profiles.hand_over(chat, profile).await?);
        }
        Ok(())
    }

    /// Tells those who run the bot, each in their own chat.
    fn report(&mut self, errand: &Errand) {
        let Errand::Report(reply) = errand else { return };
        for chat in self.admins.iter().map(|&it| ChatId::from(UserId(it))) {
            let to = Addressee { chat, place: Place::Private, thread: None, quote: None };
            self.lanes.put(letters(to, reply));
        }
    }

    fn answer_tap(&mut self, query: CallbackQueryId, notice: Option<Notice>) {
        self.lanes.run_errand(tap::answer(self.api.clone(), self.pace, query, notice));
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
