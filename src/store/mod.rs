//! What outlives the process: profiles, subscriptions, the ledger of deliveries. One file of SQLite, or
//! PostgreSQL where several instances share it; the same statements run on both.

mod address;
mod announcements;
mod audience;
mod chats;
mod claim;
mod error;
mod inline;
mod kept;
mod ledger;
mod open;
mod quiz;
mod rename;
mod settings;
mod sweep;
mod turn;
mod unanswered;
mod words;

use sqlx::{Any, AnyPool, Transaction};

pub use address::{DatabaseUrl, Kind};
pub use announcements::Confirmed;
pub use audience::{Audience, Waiting};
pub use chats::{Pause, Stats};
pub use claim::{Claim, Claims, Record, Sender, Terms};
pub use error::{Heard, StoreError, Trouble};
pub use ledger::{Due, Group, State};
pub use quiz::{Counted, Poll, Vote};
pub use unanswered::Gap;

/// What outlives the process. A copy is another handle on the same.
#[derive(Clone)]
pub struct Store {
    pool: AnyPool,
    kind: Kind,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Store").field("kind", &self.kind).finish_non_exhaustive()
    }
}

impl Store {
    /// Opens a database, makes it where there is none, and brings its tables up to date, while
    /// others that do the same wait. A file that is made is its owner's alone to read.
    ///
    /// # Errors
    /// Says what keeps from it, and what to do about it.
    pub async fn open(url: &DatabaseUrl) -> Result<Self, StoreError> {
        let pool = open::open(url).await?;
        Ok(Self { pool, kind: url.kind() })
    }

    /// Which database it is.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Ends all connections; what is under way is finished first.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// A transaction that writes. SQLite has one writer at a time: it takes its turn at the beginning,
    /// as one that starts by reading is refused, not queued, when it comes to write.
    ///
    /// It begins in a task of its own. Whoever waits for it may lose patience meanwhile, and sqlx 0.8
    /// would put the connection back with the transaction open, for the next statements to vanish in.
    /// Source: <https://github.com/transact-rs/sqlx/issues/4393>
    async fn write(&self) -> Result<Transaction<'static, Any>, StoreError> {
        let (pool, kind) = (self.pool.clone(), self.kind);
        let begin = async move {
            match kind {
                Kind::Sqlite => pool.begin_with("begin immediate").await,
                Kind::Postgres => pool.begin().await,
            }
        };
        // A task is cancelled only when the program ends.
        Ok(tokio::spawn(begin).await.unwrap_or(Err(sqlx::Error::PoolClosed))?)
    }
}
