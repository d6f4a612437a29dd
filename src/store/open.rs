//! A database is made, opened and brought up to date.

use std::io;
use std::path::Path;
use std::sync::Once;
use std::time::Duration;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions, install_default_drivers};
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::{AnyConnection, AnyPool, ConnectOptions, Connection};
use tokio::time::{Instant, sleep, timeout};
use url::Url;

use super::address::{Address, DatabaseUrl, Kind};
use super::error::{Cause, StoreError, Trouble};

/// Every change that the tables went through, in order.
static MIGRATIONS: Migrator = sqlx::migrate!();

/// How long a statement waits for a connection, and a connection for a server. SQLite waits as long for
/// another writer: that is what sqlx asks of it.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long it is until a file that is locked is tried again.
const PAUSE: Duration = Duration::from_millis(50);

/// Makes the database where there is none, brings its tables up to date, and gives connections to it.
pub(super) async fn open(url: &DatabaseUrl) -> Result<AnyPool, StoreError> {
    static DRIVERS: Once = Once::new();
    DRIVERS.call_once(install_default_drivers);
    // A pool hides why it gets no connection, so the first one is made without it.
    let opened = match url.address() {
        Address::File { path, options } => open_file(path, options).await,
        Address::Server(server) => open_server(server).await,
    };
    let options = opened.map_err(|cause| StoreError::open(url, cause))?;
    let most = match url.kind() {
        Kind::Sqlite => 4,
        Kind::Postgres => 8,
    };
    let pool = AnyPoolOptions::new().max_connections(most).acquire_timeout(PATIENCE);
    Ok(pool.connect_lazy_with(options))
}

async fn open_file(path: &Path, options: &str) -> Result<AnyConnectOptions, Cause> {
    let options = file_options(path, options)?;
    let mut connection = AnyConnection::connect_with(&options).await?;
    write_ahead(&mut connection).await?;
    // Two programs may start at once on a new file: the second waits here and finds nothing left to do.
    let mut alone = connection.begin_with("begin immediate").await?;
    MIGRATIONS.run(&mut *alone).await?;
    alone.commit().await?;
    connection.close().await?;
    Ok(options)
}

async fn open_server(server: &Url) -> Result<AnyConnectOptions, Cause> {
    let options = AnyConnectOptions::from_url(server)?;
    let mut connection = timeout(PATIENCE, AnyConnection::connect_with(&options))
        .await
        .map_err(|_| Cause::known(Trouble::Unreachable))??;
    // sqlx holds a lock of the server's meanwhile. It ends with the connection, whatever happens.
    MIGRATIONS.run(&mut connection).await?;
    connection.close().await?;
    Ok(options)
}

/// What sqlx is told of a file; the file is made where it may be. `mode` decides that as SQLite has it,
/// and a file that there is not is made unless it says otherwise.
fn file_options(path: &Path, options: &str) -> Result<AnyConnectOptions, Cause> {
    let path = std::path::absolute(path)?;
    let mode = options.split('&').find_map(|it| it.strip_prefix("mode="));
    if path.is_dir() {
        return Err(Cause::known(Trouble::Folder));
    }
    if !path.exists() {
        match mode {
            None | Some("rwc") => make(&path)?,
            Some(_) => return Err(Cause::known(Trouble::NoFile)),
        }
    }
    let location = Url::from_file_path(&path).map_err(|()| Cause::known(Trouble::Address))?;
    let mut url = format!("sqlite://{}?{options}", location.path());
    if mode.is_none() {
        url.push_str("&mode=rwc");
    }
    Ok(url.parse()?)
}

/// Makes an empty file, which is a database without tables. SQLite would let the whole machine read it;
/// what it puts beside it has the same permissions.
fn make(path: &Path) -> io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

/// Lets readers go on beside a writer. The file stays so, and is synced at every commit as by default: a
/// delivery that is claimed stays claimed when the power fails.
async fn write_ahead(connection: &mut AnyConnection) -> sqlx::Result<()> {
    let end = Instant::now() + PATIENCE;
    loop {
        match sqlx::query("pragma journal_mode = wal").execute(&mut *connection).await {
            // While others open the file this one statement does not queue for it.
            Err(error) if Trouble::of(&error) == Trouble::Busy && Instant::now() < end => {
                sleep(PAUSE).await;
            }
            done => return done.map(drop),
        }
    }
}

impl From<MigrateError> for Cause {
    fn from(error: MigrateError) -> Self {
        let trouble = match &error {
            MigrateError::Execute(it) | MigrateError::ExecuteMigration(it, _) => Trouble::of(it),
            MigrateError::VersionMissing(_) => Trouble::Newer,
            MigrateError::VersionMismatch(_) | MigrateError::Dirty(_) => Trouble::Altered,
            _ => Trouble::Other,
        };
        Self { trouble, source: Some(error.into()) }
    }
}
