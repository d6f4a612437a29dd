//! What is the matter with a database is said in words that help.

use std::error::Error;
use std::fs;
use std::path::Path;

use expect_test::{Expect, expect};
use lachin_bot::chat::{Place, Profile};
use lachin_bot::store::{Store, StoreError, Trouble};
use sqlx::Executor;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::databases::{Fresh, named_server, on_both};
use crate::store::NOW;

on_both! {
    tables_of_a_newer_version_are_left_alone
    tables_of_another_edition_are_left_alone
    what_nobody_wrote_is_no_profile
}

/// Opens an address, and expects what the operator reads. The folder is written `DIR`.
async fn check(url: &str, folder: &Path, expected: Expect) {
    let error = Store::open(&url.parse().unwrap()).await.unwrap_err();
    assert_no_password(&error);
    let folder = folder.display().to_string();
    expected.assert_eq(&in_full(error).replace(&folder, "DIR"));
}

/// An error with its causes, as the program ends with it.
fn in_full(error: StoreError) -> String {
    format!("{:#}", anyhow::Error::from(error))
}

fn assert_no_password(error: &StoreError) {
    let mut said = format!("{error:?}");
    let mut cause: Option<&dyn Error> = Some(error);
    while let Some(error) = cause {
        said.push_str(&error.to_string());
        cause = error.source();
    }
    assert!(!said.contains("s3cret"), "{said}");
}

#[tokio::test]
async fn a_file_that_cannot_be_opened_says_why() {
    let folder = TempDir::new().unwrap();
    let dir = folder.path();
    let url = |rest: &str| format!("sqlite://{}{rest}", dir.display());
    fs::write(dir.join("notes.txt"), "These are notes and no database. ".repeat(99)).unwrap();
    let fine = url("/fine.db");
    Store::open(&fine.parse().unwrap()).await.unwrap().close().await;
    // The header is fine, and what it leads to is not.
    let mut damaged = fs::read(dir.join("fine.db")).unwrap();
    damaged[100..6000].fill(0xA5);
    fs::write(dir.join("damaged.db"), damaged).unwrap();
    fs::write(dir.join("empty.db"), "").unwrap();

    check(&url("/none/bot.db"), dir, expect!["cannot open the database DIR/none/bot.db: the file's folder is not there, make it or name another in DATABASE_URL"]).await;
    check(&url("/notes.txt/bot.db"), dir, expect!["cannot open the database DIR/notes.txt/bot.db: the file's folder is not there, make it or name another in DATABASE_URL"]).await;
    check(
        &url(""),
        dir,
        expect![
            "cannot open the database DIR: this is a folder, name a file in it in DATABASE_URL"
        ],
    )
    .await;
    check(&url("/none.db?mode=rw"), dir, expect!["cannot open the database DIR/none.db: the file is not there, leave `mode` out of DATABASE_URL and it will be made"]).await;
    check(&url("/none.db?mood=good"), dir, expect!["cannot open the database DIR/none.db: its options are not understood, correct what follows the ? in DATABASE_URL: unknown query parameter `mood` while parsing connection URL"]).await;
    check(&url("/notes.txt"), dir, expect!["cannot open the database DIR/notes.txt: this is no database or a damaged one, put back a backup or name another file: (code: 26) file is not a database"]).await;
    check(&url("/damaged.db"), dir, expect!["cannot open the database DIR/damaged.db: this is no database or a damaged one, put back a backup or name another file: (code: 11) database disk image is malformed"]).await;
    check(&url("/empty.db?mode=ro"), dir, expect!["cannot open the database DIR/empty.db: it can only be read, make the file and its folder writable or use the main server"]).await;
}

#[tokio::test]
async fn a_file_that_another_program_locks_says_so_after_seconds() {
    let fresh = Fresh::file();
    let mut other = fresh.connect().await;
    other.execute("begin exclusive").await.unwrap();
    let error = Store::open(&fresh.url()).await.unwrap_err();
    assert_eq!(error.trouble(), Some(Trouble::Busy));
    other.execute("rollback").await.unwrap();
    let store = fresh.open().await;
    other.execute("begin immediate").await.unwrap();
    let kept = store.keep(7, &Profile::new(Place::Private), NOW).await;
    expect!["cannot use the database: others keep it busy, end the program that locks it or wait until it is done"].assert_eq(&kept.unwrap_err().to_string());
    // Whoever only reads goes on.
    assert_eq!(store.profile(7, NOW).await.unwrap(), None);
    other.execute("rollback").await.unwrap();
    store.keep(7, &Profile::new(Place::Private), NOW).await.unwrap();
}

#[tokio::test]
async fn a_full_disk_says_so() {
    let fresh = Fresh::file();
    fresh.open().await.close().await;
    let mut small = fresh.connect().await;
    // SQLite reports what it may not grow beyond as it does a disk.
    small.execute("pragma max_page_count = 1").await.unwrap();
    let fill = "insert into settings select 'filler', hex(randomblob(100000))";
    let error = StoreError::from(small.execute(fill).await.unwrap_err());
    expect!["cannot use the database: the disk is full, free some space"]
        .assert_eq(&error.to_string());
}

#[tokio::test]
async fn a_file_may_be_named_in_many_ways() {
    let folder = TempDir::new().unwrap();
    let dir = folder.path().display();
    for name in ["a b.db", "100%.db", "q#1.db", "лачин.db"] {
        for options in ["", "?mode=rw", "?cache=private"] {
            let url = format!("sqlite://{dir}/{name}{options}").parse().unwrap();
            let store = Store::open(&url).await.unwrap();
            store.keep(7, &Profile::new(Place::Private), NOW).await.unwrap();
            assert_eq!(store.stats().await.unwrap().private, 1, "{name}");
            store.close().await;
        }
        assert!(folder.path().join(name).is_file(), "{name}");
    }
    // From the folder that the program runs in.
    let near = TempDir::new_in(".").unwrap();
    let name = near.path().file_name().unwrap().to_str().unwrap();
    let store = Store::open(&format!("sqlite://{name}/bot.db").parse().unwrap()).await.unwrap();
    store.close().await;
    assert!(near.path().join("bot.db").is_file());
}

#[cfg(unix)]
#[tokio::test]
async fn a_file_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("bot.db");
    let store =
        Store::open(&format!("sqlite://{}", file.display()).parse().unwrap()).await.unwrap();
    store.keep(7, &Profile::new(Place::Private), NOW).await.unwrap();
    let mut modes = Vec::new();
    for entry in fs::read_dir(folder.path()).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
        modes.push(format!("{} {mode:o}", entry.file_name().to_str().unwrap()));
    }
    modes.sort();
    assert_eq!(modes, ["bot.db 600", "bot.db-shm 600", "bot.db-wal 600"]);
    store.close().await;
    // Whoever lets a group read it means it.
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    Store::open(&format!("sqlite://{}", file.display()).parse().unwrap()).await.unwrap();
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
}

#[tokio::test]
async fn a_server_that_is_not_there_says_so() {
    // A port that was free a moment ago.
    let port = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let url = format!("postgres://bot:s3cret@127.0.0.1:{port}/bot");
    let error = Store::open(&url.parse().unwrap()).await.unwrap_err();
    assert_no_password(&error);
    let said = in_full(error).replace(&port.to_string(), "PORT");
    expect!["cannot open the database postgres://127.0.0.1:PORT/bot: the server does not answer, start it or correct DATABASE_URL: Connection refused (os error 111)"].assert_eq(&said);
}

/// A server that says no to everybody, as PostgreSQL does.
/// Source: <https://www.postgresql.org/docs/current/protocol-message-formats.html>
async fn refusing(code: &str, message: &str) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let fields = format!("SFATAL\0VFATAL\0C{code}\0M{message}\0\0");
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut start = [0; 1024];
        // First it is asked for encryption.
        assert!(stream.read(&mut start).await.unwrap() > 0);
        stream.write_all(b"N").await.unwrap();
        assert!(stream.read(&mut start).await.unwrap() > 0);
        let length = u32::try_from(fields.len() + 4).unwrap();
        let reply = [b"E".as_slice(), &length.to_be_bytes(), fields.as_bytes()].concat();
        stream.write_all(&reply).await.unwrap();
    });
    port
}

#[tokio::test]
async fn a_server_that_refuses_the_password_says_so() {
    let port = refusing("28P01", "password authentication failed for user \"bot\"").await;
    let url = format!("postgres://bot:s3cret@127.0.0.1:{port}/bot");
    let error = Store::open(&url.parse().unwrap()).await.unwrap_err();
    assert_no_password(&error);
    let said = in_full(error).replace(&port.to_string(), "PORT");
    expect![[r#"cannot open the database postgres://127.0.0.1:PORT/bot: the server refuses the user or the password, correct them in DATABASE_URL: password authentication failed for user "bot""#]].assert_eq(&said);
}

#[tokio::test]
async fn a_server_without_the_user_or_the_database_says_so() {
    let Some(server) = named_server() else { return };
    let mut url = url::Url::parse(&server).unwrap();
    url.set_path("no_such_database");
    let error = Store::open(&url.as_str().parse().unwrap()).await.unwrap_err();
    assert_eq!(error.trouble(), Some(Trouble::NoDatabase));
    url.set_username("no_such_user").unwrap();
    url.set_password(Some("s3cret")).unwrap();
    let error = Store::open(&url.as_str().parse().unwrap()).await.unwrap_err();
    assert_eq!(error.trouble(), Some(Trouble::Login));
    assert_no_password(&error);
}

async fn tables_of_a_newer_version_are_left_alone(fresh: Fresh) {
    fresh.open().await.close().await;
    fresh.run("update _sqlx_migrations set version = 9999 where version = 1").await;
    let error = Store::open(&fresh.url()).await.unwrap_err();
    assert_eq!(error.trouble(), Some(Trouble::Newer), "{error}");
    // The lock ended with it.
    fresh.run("update _sqlx_migrations set version = 1 where version = 9999").await;
    fresh.open().await;
}

async fn tables_of_another_edition_are_left_alone(fresh: Fresh) {
    fresh.open().await.close().await;
    fresh.run("update _sqlx_migrations set checksum = ''").await;
    let error = Store::open(&fresh.url()).await.unwrap_err();
    assert_eq!(error.trouble(), Some(Trouble::Altered), "{error}");
}

async fn what_nobody_wrote_is_no_profile(fresh: Fresh) {
    let store = fresh.open().await;
    fresh.run("insert into chats (chat, place, seen_at) values (7, 'channel', 0)").await;
    let error = store.profile(7, NOW).await.unwrap_err();
    let expected =
        "the database has a kind of chat that this program does not know: start its newest version";
    assert_eq!(error.to_string(), expected);
}
