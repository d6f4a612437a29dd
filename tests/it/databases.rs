//! A new database for each test: a file of SQLite, and a database on the PostgreSQL that
//! `TEST_POSTGRES_URL` names, such as `postgres://postgres@127.0.0.1:5432/postgres`.

use std::io::Write;
use std::process;
use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};

use lachin_bot::store::{DatabaseUrl, Kind, Store};
use sqlx::any::install_default_drivers;
use sqlx::{AnyConnection, Connection, Executor};
use tempfile::TempDir;

/// A database that nobody used before and that goes with this value.
pub(crate) struct Fresh {
    url: String,
    place: Place,
}

enum Place {
    /// Kept only to go with it.
    File {
        _folder: TempDir,
    },
    Server {
        server: String,
        name: String,
    },
}

/// Runs each test on both databases: they are functions beside it that take a [`Fresh`] one.
macro_rules! on_both {
    ($($test:ident)*) => {
        mod on_sqlite {
            $(#[tokio::test]
            async fn $test() {
                super::$test(crate::databases::Fresh::file()).await;
            })*
        }

        mod on_postgres {
            $(#[tokio::test]
            async fn $test() {
                if let Some(fresh) = crate::databases::Fresh::server().await {
                    super::$test(fresh).await;
                }
            })*
        }
    };
}
pub(crate) use on_both;

impl Fresh {
    /// A file of SQLite, which is not there yet.
    pub(crate) fn file() -> Self {
        let folder = quick_folder();
        let url = format!("sqlite://{}", folder.path().join("bot.db").display());
        Self { url, place: Place::File { _folder: folder } }
    }

    /// An empty database of PostgreSQL, where a server is named.
    pub(crate) async fn server() -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let server = named_server()?;
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("lachin_test_{}_{number}", process::id());
        // The server is not going to lose its power: nobody waits for its disk.
        let made = [
            drop_database(&name),
            format!("create database {name}"),
            format!("alter database {name} set synchronous_commit = off"),
        ];
        on_server(&server, &made).await;
        let mut url = url::Url::parse(&server).unwrap();
        url.set_path(&name);
        Some(Self { url: url.into(), place: Place::Server { server, name } })
    }

    /// Another one of the same kind.
    pub(crate) async fn another(&self) -> Self {
        match self.kind() {
            Kind::Sqlite => Self::file(),
            Kind::Postgres => Self::server().await.unwrap(),
        }
    }

    pub(crate) fn kind(&self) -> Kind {
        self.url().kind()
    }

    /// What `DATABASE_URL` would be.
    pub(crate) fn url(&self) -> DatabaseUrl {
        self.url.parse().unwrap()
    }

    /// The same as text.
    pub(crate) fn address(&self) -> &str {
        &self.url
    }

    /// The store in it.
    pub(crate) async fn open(&self) -> Store {
        Store::open(&self.url()).await.unwrap()
    }

    /// A connection for statements that no store would make.
    pub(crate) async fn connect(&self) -> AnyConnection {
        install_default_drivers();
        let options = match self.kind() {
            Kind::Sqlite => "?mode=rwc",
            Kind::Postgres => "",
        };
        AnyConnection::connect(&format!("{}{options}", self.url)).await.unwrap()
    }

    /// Runs statements that no store would make.
    pub(crate) async fn run(&self, statements: &str) {
        let mut connection = self.connect().await;
        connection.execute(statements).await.unwrap();
        connection.close().await.unwrap();
    }

    /// The number that a query gives.
    pub(crate) async fn number(&self, query: &str) -> i64 {
        let mut connection = self.connect().await;
        let number = sqlx::query_scalar(query).fetch_one(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        number
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        if let Place::Server { server, name } = &self.place {
            let (server, statement) = (server.clone(), drop_database(name));
            // A test's own runtime cannot be waited on from within.
            let dropping = std::thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
                runtime.unwrap().block_on(on_server(&server, &[statement]));
            });
            // What is left behind costs a few megabytes; a panic here would end all tests.
            drop(dropping.join());
        }
    }
}

/// A folder in memory where the system has one, for a disk may take a second for each transaction.
pub(crate) fn quick_folder() -> TempDir {
    TempDir::new_in("/dev/shm").unwrap_or_else(|_| TempDir::new().unwrap())
}

/// The server to test on. Where there is none, one line says that its tests are left out.
pub(crate) fn named_server() -> Option<String> {
    static SAID: Once = Once::new();
    #[expect(clippy::disallowed_methods, reason = "tests have no configuration to read it from")]
    let server = std::env::var("TEST_POSTGRES_URL").ok().filter(|it| !it.is_empty());
    if server.is_none() {
        // Written past the capture of tests' output, which shows only what failed.
        SAID.call_once(|| {
            let line = "PostgreSQL's tests are left out: TEST_POSTGRES_URL names no server\n";
            std::io::stderr().write_all(line.as_bytes()).unwrap();
        });
    }
    server
}

fn drop_database(name: &str) -> String {
    format!("drop database if exists {name} with (force)")
}

async fn on_server(server: &str, statements: &[String]) {
    install_default_drivers();
    let mut connection = AnyConnection::connect(server).await.unwrap();
    for statement in statements {
        connection.execute(statement.as_str()).await.unwrap();
    }
    connection.close().await.unwrap();
}
