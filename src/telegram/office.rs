//! What those who run the bot ask of the store. It may take a while, so it is done beside the desk; the
//! conversation puts into words what came of it.

use std::sync::Arc;
use std::time::Duration;

use log::{info, warn};
use teloxide::types::{ChatId, UserId};
use tokio::sync::{Notify, mpsc};
use tokio::time::timeout;

use super::Now;
use super::api::Api;
use super::event::Said;
use super::lanes::Lanes;
use super::letter::Addressee;
use crate::chat::{Broadcasts, Place, Profile, Request, Role};
use crate::conversation::{Deliveries, Figures, Report};
use crate::store::{Confirmed, State, Store, StoreError};

/// How many requests may be under way at once.
const ROOM: usize = 16;

/// How long one may take: a large ledger is counted in seconds.
const PATIENCE: Duration = Duration::from_secs(30);

/// Does what those who run the bot ask for.
pub(super) struct Office {
    store: Option<Store>,
    operators: Vec<ChatId>,
    /// Wakes the broadcasts.
    nudge: Arc<Notify>,
    done: (mpsc::Sender<Done>, mpsc::Receiver<Done>),
}

/// Something to do for somebody.
pub(super) struct Assignment {
    /// Where they are told what came of it.
    pub(super) to: Addressee,
    /// What is remembered of them.
    pub(super) profile: Profile,
    /// What they ask for.
    pub(super) request: Request,
}

/// Something done, and for whom.
pub(super) struct Done {
    pub(super) to: Addressee,
    pub(super) profile: Profile,
    pub(super) report: Report,
}

impl Office {
    /// The office of a bot that these people run.
    pub(super) fn new(store: Option<Store>, operators: Vec<u64>, nudge: Arc<Notify>) -> Self {
        let operators = operators.into_iter().map(|it| ChatId::from(UserId(it))).collect();
        Self { store, operators, nudge, done: mpsc::channel(ROOM) }
    }

    /// Whether who speaks runs the bot and is alone with it.
    pub(super) fn role(&self, said: &Said) -> Role {
        let is_alone = said.to.place == Place::Private;
        if is_alone && self.operators.contains(&said.by) { Role::Operator } else { Role::Visitor }
    }

    /// The chats of those who run it.
    pub(super) fn operators(&self) -> &[ChatId] {
        &self.operators
    }

    /// Begins to do what is asked for; what comes of it is there when it is [done](Self::done).
    ///
    /// # Errors
    /// Tells at once what comes of it where it cannot be begun.
    pub(super) fn begin(
        &self,
        lanes: &mut Lanes<Api>,
        assignment: Assignment,
        now: Now,
    ) -> Result<(), Box<Done>> {
        let Assignment { to, profile, request } = assignment;
        let desk = self.done.0.clone().try_reserve_owned();
        let (Some(store), Ok(desk)) = (self.store.clone(), desk) else {
            warn!(
                "a request of somebody who runs the bot is refused: no store, or too many at once"
            );
            return Err(Box::new(Done { to, profile, report: Report::Failed }));
        };
        let nudge = Arc::clone(&self.nudge);
        lanes.run_errand(async move {
            let report = report(&store, request, now).await;
            if let Report::Broadcasts(Broadcasts::On, _) | Report::Announced(..) = &report {
                nudge.notify_one();
            }
            desk.send(Done { to, profile, report });
        });
        Ok(())
    }

    /// Waits until something is done; for ever if nothing is asked for.
    pub(super) async fn done(&mut self) -> Done {
        loop {
            // The office itself holds a sender: the channel never closes.
            if let Some(done) = self.done.1.recv().await {
                return done;
            }
        }
    }

    /// Whether something is under way.
    pub(super) fn is_busy(&self) -> bool {
        self.done.0.capacity() < ROOM
    }
}

/// Does it, and tells what came of it.
async fn report(store: &Store, request: Request, now: Now) -> Report {
    let trouble = match timeout(PATIENCE, fulfil(store, request, now)).await {
        Ok(Ok(report)) => return report,
        Ok(Err(error)) => error.to_string(),
        Err(_) => "the database does not answer".to_owned(),
    };
    warn!("a request of somebody who runs the bot fails: {trouble}");
    Report::Failed
}

async fn fulfil(store: &Store, request: Request, now: Now) -> Result<Report, StoreError> {
    Ok(match request {
        Request::Figures => Report::Figures(figures(store, now).await?),
        Request::Broadcasts(broadcasts) => {
            store.set_broadcasts(broadcasts).await?;
            info!("broadcasts are {broadcasts:?} from now on");
            Report::Broadcasts(broadcasts, store.waiting(now.moment).await?)
        }
        Request::Draft(text) => {
            let id = store.draft(&text, now.moment).await?;
            Report::Drafted { id, text, chats: store.recipients().await? }
        }
        Request::Announce(id) => match store.announce(id, now.today, now.moment).await? {
            Confirmed::Now(chats) => {
                info!(chats; "an announcement goes to {chats} chats");
                Report::Announced(chats, store.broadcasts().await?)
            }
            Confirmed::Before => Report::AnnouncedAlready,
            Confirmed::Never => Report::Outdated,
        },
        Request::Discard(id) if store.discard(id).await? => Report::Discarded,
        Request::Discard(_) => Report::Outdated,
    })
}

async fn figures(store: &Store, now: Now) -> Result<Figures, StoreError> {
    let stats = store.stats().await?;
    let mut deliveries = Deliveries::default();
    for (state, messages) in store.counts(now.today).await? {
        let count = match state {
            State::Pending | State::Sending => &mut deliveries.waiting,
            State::Sent => &mut deliveries.sent,
            State::Unknown => &mut deliveries.unknown,
            State::Unreachable => &mut deliveries.unreachable,
            State::Expired => &mut deliveries.expired,
        };
        *count += messages;
    }
    Ok(Figures {
        private: stats.private,
        groups: stats.groups,
        subscriptions: stats.subscriptions,
        paused: stats.paused,
        deliveries,
        questions: store.open_questions().await?,
        broadcasts: store.broadcasts().await?,
        database: store.kind().name(),
    })
}
