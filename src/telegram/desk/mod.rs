//! Where updates meet the conversation: read, guarded, answered, and the reply handed to a lane.

mod elsewhere;
mod polls;

use std::sync::Arc;

use log::error;
use teloxide::types::{CallbackQueryId, ChatId, MessageId, ThreadId};
use tokio::sync::{Notify, mpsc};
use tokio::time::{Instant, timeout};

use super::api::Api;
use super::composed::Composed;
use super::event::{self, Added, Event, Me, Moved, Reach, Said, Words};
use super::guard::{Admission, Guard, Panicked, shielded};
use super::lanes::Lanes;
use super::letter::{Addressee, letters};
use super::office::{Assignment, Done, Office};
use super::pace::Pace;
use super::profiles::{NotKept, Profiles};
use super::raw::Received;
use super::standing::standing_of;
use super::tap::{Notice, answer_tap};
use super::turns::Turns;
use super::{Now, Respond, Settings};
use crate::answer::reply::Reply;
use crate::chat::{Effect, Place, Profile, Standing};
use crate::conversation::{Errand, Incoming, Response};
use crate::store::Poll;

/// How many people may be asked about at Telegram at once; of more, nobody is taken for an
/// administrator.
const ASKED_ABOUT: usize = 1024;

/// Answers updates.
pub(super) struct Desk<R, C> {
    api: Api,
    pace: Pace,
    me: Me,
    respond: Arc<R>,
    clock: Arc<C>,
    profiles: Profiles,
    guard: Guard,
    /// For those who type in other chats: they may be faster.
    typists: Guard,
    lanes: Lanes<Api>,
    /// The quiz polls that the lanes sent.
    polls: mpsc::UnboundedReceiver<Poll>,
    /// Who is asked about at Telegram, before they are answered, and how many.
    standings: (mpsc::Sender<Vouched>, mpsc::Receiver<Vouched>),
    asked_about: usize,
    office: Office,
}

/// What the desk's own errands bring.
pub(super) enum News {
    /// A chat has another id.
    Moved(Moved),
    /// Telegram told whether somebody administers a group.
    Vouched(Vouched),
    /// What somebody who runs the bot asked for is done, or is not.
    Done(Done),
    /// A quiz poll was sent.
    Asked(Poll),
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
        (turns, nudge): (Arc<Turns>, Arc<Notify>),
        me: Me,
        respond: Arc<R>,
        clock: Arc<C>,
    ) -> Self {
        let Settings { api, pace, store, operators, .. } = settings;
        let (sent, polls) = mpsc::unbounded_channel();
        let lanes = Lanes::new(api.clone(), pace, turns, sent);
        let office = Office::new(store.clone(), operators, nudge);
        Self {
            api,
            pace,
            me,
            respond,
            clock,
            profiles: Profiles::new(store),
            guard: Guard::new(pace.person),
            typists: Guard::new(pace.typist()),
            lanes,
            polls,
            standings: mpsc::channel(ASKED_ABOUT),
            asked_about: 0,
            office,
        }
    }

    /// Answers one update, or leaves it be.
    pub(super) async fn take(&mut self, received: Received) {
        let id = received.update.id.0;
        match shielded(|| event::read(received, &self.me)) {
            Ok(None) => (),
            Ok(Some(Event::Moved(moved))) => self.rename(moved).await,
            Ok(Some(Event::Reach(chat, reach))) => {
                self.profiles.reach(chat, reach, (self.clock)().moment).await;
            }
            Ok(Some(Event::Added(added))) => self.enter(added).await,
            Ok(Some(Event::Invited(invitation))) => self.visit(invitation).await,
            Ok(Some(Event::Typed(typed))) => self.offer(typed).await,
            Ok(Some(Event::Chosen(by, choice))) => self.note(by, &choice).await,
            Ok(Some(Event::Voted(vote))) => self.count(vote).await,
            Ok(Some(Event::Said(said))) => self.hear(said).await,
            Ok(Some(Event::Tapped(query))) => self.answer_tap(query, None),
            Err(Panicked) => error!(update = id; "update {id} cannot be read: it panicked"),
        }
    }

    async fn rename(&mut self, Moved { from, to }: Moved) {
        self.profiles.rename(from, to).await;
    }

    /// Says hello in a group that the bot was added to, where it never did.
    async fn enter(&mut self, Added { chat, by, hint }: Added) {
        let now = (self.clock)().moment;
        self.profiles.reach(chat, Reach::Open, now).await;
        if !self.profiles.is_first_hello(chat, now).await {
            return;
        }
        let adder = self.profiles.known(by, hint, now).await;
        let to = Addressee { chat, place: Place::Group, thread: None, quote: None };
        let said = Said {
            by,
            hint: adder.chosen.or(adder.hint),
            to,
            words: Words::None,
            replied: None,
            tap: None,
        };
        self.answer(&said, Incoming::Added, Standing::Member).await;
    }

    /// Waits for news from the desk's own errands; what comes is for [`Self::attend`]. Nothing is lost where this is not waited for to its end.
    pub(super) async fn news(&mut self) -> News {
        tokio::select! {
            moved = self.lanes.moved() => News::Moved(moved),
            Some(vouched) = self.standings.1.recv() => News::Vouched(vouched),
            done = self.office.done() => News::Done(done),
            Some(poll) = self.polls.recv() => News::Asked(poll),
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
            News::Done(done) => self.tell(&done),
            News::Asked(poll) => self.open(&poll).await,
        }
    }

    /// Sends what is still to be sent, and closes.
    pub(super) async fn close(&mut self) {
        let patience = self.pace.drain;
        let _ = timeout(patience, async {
            while self.asked_about > 0 || self.office.is_busy() {
                let news = self.news().await;
                self.attend(news).await;
            }
        })
        .await;
        self.lanes.drain(patience).await;
        while let Ok(poll) = self.polls.try_recv() {
            self.profiles.open_poll(&poll, (self.clock)().moment).await;
        }
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
        let can_ask = self.asked_about < ASKED_ABOUT && self.lanes.has_room_for_errands();
        if !is_open || !can_ask {
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
        profile.replied.clone_from(&said.replied);
        profile.role = self.office.role(said);
        let moment = u64::try_from(now.moment.as_microsecond()).unwrap_or_default();
        profile.chance = moment ^ chat.0.unsigned_abs();
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
        let notice = if let Ok(composed) = answered {
            self.give(said, &profile, composed, now).await
        } else {
            error!(chat = chat.0; "even the apology to chat {chat} panicked");
            None
        };
        if let Some(tap) = &said.tap {
            self.answer_tap(tap.query.clone(), notice);
        }
    }

    /// The response of the conversation, drawn. That is inside the shield, too: it reads what the
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
            Composed::new(said, response, self.me.inline)
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

    /// Sends what was composed and does what goes with it; what is left is for the tap.
    async fn give(
        &mut self,
        said: &Said,
        profile: &Profile,
        composed: Composed,
        now: Now,
    ) -> Option<Notice> {
        let Composed { replies, notice, effects, errands } = composed;
        for reply in replies {
            self.lanes.put(reply);
        }
        for errand in &errands {
            match errand {
                Errand::PassOn(reply) => self.pass_on(reply),
                // It is in the letters.
                Errand::HandOver => {}
            }
        }
        if let Some(notes) = self.profiles.notes(said.to.chat, &effects, now.moment) {
            self.lanes.run_errand(notes);
        }
        self.do_what_is_asked(said, profile, effects, now).await;
        notice
    }

    /// Tells those who run the bot, each in their own chat.
    fn pass_on(&mut self, reply: &Reply) {
        for &chat in self.office.operators() {
            let to = Addressee { chat, place: Place::Private, thread: None, quote: None };
            self.lanes.put(letters(to, reply));
        }
    }

    fn answer_tap(&mut self, query: CallbackQueryId, notice: Option<Notice>) {
        self.lanes.run_errand(answer_tap(self.api.clone(), self.pace, query, notice));
    }

    /// Hands what somebody who runs the bot asks for to the office; what is asked about the quiz is done
    /// at once.
    async fn do_what_is_asked(
        &mut self,
        said: &Said,
        profile: &Profile,
        effects: Vec<Effect>,
        now: Now,
    ) {
        for effect in effects {
            match effect {
                Effect::Requested(request) => {
                    let assignment = Assignment { to: said.to, profile: profile.clone(), request };
                    if let Err(refused) = self.office.begin(&mut self.lanes, assignment, now) {
                        self.tell(&refused);
                    }
                }
                Effect::Quiz(request) => {
                    let to = said.to;
                    let (report, closed) =
                        self.profiles.quiz(request, (to.chat, to.place), said.by).await;
                    self.close_polls(to.chat, closed);
                    self.tell(&Done { to, profile: profile.clone(), report });
                }
                Effect::LanguageChosen(_)
                | Effect::FeedbackGiven(_)
                | Effect::Forgotten
                | Effect::Answered(_)
                | Effect::Unanswered
                | Effect::Missed(_)
                | Effect::Subscribed(_)
                | Effect::Unsubscribed
                | Effect::Quizzed(_) => {}
            }
        }
    }

    /// Tells what came of a request.
    fn tell(&mut self, done: &Done) {
        let Done { to, profile, report } = done;
        let today = (self.clock)().today;
        let told = shielded(|| {
            let Response { replies, .. } = self.respond.report(profile, report, today);
            replies.iter().map(|it| letters(*to, it)).collect::<Vec<_>>()
        });
        match told {
            Ok(replies) => replies.into_iter().for_each(|it| self.lanes.put(it)),
            Err(Panicked) => error!(chat = to.chat.0; "telling what came of a request panicked"),
        }
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
