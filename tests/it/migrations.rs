//! A database that an earlier version made survives every later one. What it may hold stands in
//! `versions/`: for each file in `migrations/` one of the same number, with rows for what is new in it.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::ToSpan;
use lachin_bot::chat::{Asked, Place, Profile, Sound, Subscription, Which};
use lachin_bot::knowledge::{FactId, Language};
use lachin_bot::store::{Kind, Store};
use sqlx::migrate::Migrator;
use sqlx::{AnyConnection, Connection, Executor};

use crate::databases::{Fresh, on_both};
use crate::store::NOW;

on_both! {
    what_every_version_held_is_there_in_the_newest
    what_every_version_held_of_a_chat_can_be_forgotten
}

/// The files of a folder by their numbers.
fn numbered(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    files
}

fn number(file: &Path) -> &str {
    file.file_stem().unwrap().to_str().unwrap().split('_').next().unwrap()
}

/// A database as the given number of migrations made it, one after the other, each with its rows.
async fn made_by(fresh: &Fresh, versions: usize) {
    let folder = tempfile::tempdir().unwrap();
    let mut connection = fresh.connect().await;
    let (migrations, rows) = (numbered("migrations"), numbered("tests/it/versions"));
    for (migration, rows) in migrations.iter().zip(rows).take(versions) {
        fs::copy(migration, folder.path().join(migration.file_name().unwrap())).unwrap();
        let migrator = Migrator::new(folder.path()).await.unwrap();
        migrator.run(&mut connection).await.unwrap();
        connection.execute(fs::read_to_string(rows).unwrap().as_str()).await.unwrap();
    }
    connection.close().await.unwrap();
}

/// The tables with their numbers of rows, but for the list of migrations.
async fn tables(fresh: &Fresh) -> Vec<(String, i64)> {
    let query = match fresh.kind() {
        Kind::Sqlite => "select name from sqlite_master where type = 'table' order by name",
        Kind::Postgres => {
            "select cast(table_name as text) from information_schema.tables \
             where table_schema = 'public' order by 1"
        }
    };
    let mut connection = fresh.connect().await;
    let names: Vec<String> = sqlx::query_scalar(query).fetch_all(&mut connection).await.unwrap();
    let mut tables = Vec::new();
    for name in names.into_iter().filter(|it| it != "_sqlx_migrations") {
        let rows = count(&mut connection, &name, "1 = 1").await;
        tables.push((name, rows));
    }
    connection.close().await.unwrap();
    tables
}

async fn count(connection: &mut AnyConnection, table: &str, condition: &str) -> i64 {
    let query = format!("select count(*) from {table} where {condition}");
    sqlx::query_scalar(&query).fetch_one(connection).await.unwrap()
}

#[test]
fn every_version_says_what_it_may_hold() {
    let (migrations, rows) = (numbered("migrations"), numbered("tests/it/versions"));
    let numbers = |files: &[PathBuf]| files.iter().map(|it| number(it).to_owned()).collect();
    let (migrations, rows): (Vec<_>, Vec<_>) = (numbers(&migrations), numbers(&rows));
    assert_eq!(migrations, rows, "each file in migrations/ needs rows in tests/it/versions/");
}

async fn what_every_version_held_is_there_in_the_newest(fresh: Fresh) {
    for versions in 1..=numbered("migrations").len() {
        let fresh = fresh.another().await;
        made_by(&fresh, versions).await;
        let before = tables(&fresh).await;
        assert!(before.iter().all(|it| it.1 > 0), "a table without rows shows nothing: {before:?}");
        let store = fresh.open().await;
        check_first(&store).await;
        store.close().await;
        // Opened once more, there is nothing left to do.
        fresh.open().await.close().await;
        let after = tables(&fresh).await;
        assert!(before.iter().all(|it| after.contains(it)), "{before:?} became {after:?}");
    }
}

async fn what_every_version_held_of_a_chat_can_be_forgotten(fresh: Fresh) {
    made_by(&fresh, usize::MAX).await;
    let store = fresh.open().await;
    store.forget(7, NOW).await.unwrap();
    store.sweep(NOW + 48.hours()).await.unwrap();
    store.close().await;
    let columns = match fresh.kind() {
        Kind::Sqlite => {
            "select tables.name from sqlite_master tables, pragma_table_info(tables.name) columns \
             where tables.type = 'table' and columns.name = 'chat'"
        }
        Kind::Postgres => {
            "select cast(table_name as text) from information_schema.columns \
             where table_schema = 'public' and column_name = 'chat'"
        }
    };
    let mut connection = fresh.connect().await;
    let held: Vec<String> = sqlx::query_scalar(columns).fetch_all(&mut connection).await.unwrap();
    assert!(held.len() >= 3, "{held:?}");
    for table in held {
        assert_eq!(count(&mut connection, &table, "chat = 7").await, 0, "{table}");
    }
    connection.close().await.unwrap();
}

/// What the rows of the first version say.
async fn check_first(store: &Store) {
    let language = |code| Language::parse(code).unwrap();
    let person = Profile {
        chosen: Some(language("az")),
        hint: Some(language("ru")),
        last: Some(Asked {
            fact: FactId::parse("hakari-length").unwrap(),
            language: language("ru"),
        }),
        subscription: Some(Subscription {
            which: Which::All,
            hour: 9,
            zone: "Asia/Baku".to_owned(),
            sound: Sound::Aloud,
            thread: None,
        }),
        ..Profile::new(Place::Private)
    };
    assert_eq!(store.profile(7, NOW).await.unwrap(), Some(person));
    let group = store.profile(-1_001_234_567_890, NOW + 1.hour()).await.unwrap().unwrap();
    assert_eq!((group.place, group.hint), (Place::Group, Some(language("tr"))));
    assert_eq!(group.subscription.unwrap().thread, Some(42));
    let pause = store.paused(-1_001_234_567_890).await.unwrap().unwrap();
    assert_eq!(pause.reason, "Forbidden: bot was kicked");
    assert_eq!(store.offset().await.unwrap(), Some(815));
    assert_eq!(store.setting("broadcasts").await.unwrap().as_deref(), Some("paused"));
    assert_eq!(store.gaps(2).await.unwrap().len(), 1);
}
