//! The proof of the broadcasts: the program itself, as an operator starts it, over real sockets and on real databases,
//! killed at any moment, two at a time, and told all that Telegram may say.
//!
//! The suite runs each proof in small. `LONG_PROOF=1 cargo test --release --test it -- proof` runs them as large
//! as they were promised, for half an hour; what came of it stands in benches/README.md.

mod faults;
mod killed;
mod paired;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;
use std::{env, fs};

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use lachin_bot::store::{Kind, Store};
use sqlx::{AnyConnection, Connection as _};
use teloxide::types::{ChatId, UserId};
use tempfile::TempDir;
use tokio::process::{Child, Command};
use tokio::task::yield_now;
use tokio::time::Instant;

use crate::bot_api::{BotApi, Rules};
use crate::chance::Chance;
use crate::databases::{Fresh, quick_folder};

/// A small district.
const TARN: &str = "tests/fixtures/tarn";

/// Greetings a second, as fast as the program goes.
const FASTEST: u32 = 29;

/// How many greetings a kill may cost: as many as are in flight.
const LOST_A_KILL: usize = 3;

/// Nobody waits longer for anything that is expected of the program.
const DEADLINE: Duration = Duration::from_secs(180);

/// A day with an anniversary on it, Telegram, a database, and a folder to run in.
struct Stage {
    api: BotApi,
    fresh: Fresh,
    folder: TempDir,
    /// Greetings a second.
    rate: u32,
    /// The time zone of the subscriptions.
    zone: String,
}

/// The program while it runs.
struct Bot {
    child: Child,
    /// What the names of all its claims begin with.
    mark: String,
}

impl Stage {
    /// A copy of a knowledge folder, where this very day is remembered.
    async fn set(fresh: Fresh, knowledge: &str, rate: u32) -> Self {
        let api = BotApi::start(Rules { deadline: DEADLINE, ..Rules::default() }).await;
        let (folder, noon) = (quick_folder(), about_noon());
        let copy = folder.path().join("knowledge");
        copy_folder(Path::new(knowledge), &copy);
        fs::write(copy.join("anniversaries.toml"), anniversary(&noon, &copy)).unwrap();
        make_tables(&fresh).await;
        let zone = noon.time_zone().iana_name().unwrap().to_owned();
        Self { api, fresh, folder, rate, zone }
    }

    /// Subscribes chats to what has been due since nine, some three hours ago.
    async fn subscribe(&self, chats: &[ChatId]) {
        for chats in chats.chunks(1000) {
            let row = |chat: &ChatId| format!("({chat}, 'main', 9, '{}', 'aloud', 0)", self.zone);
            let rows: Vec<String> = chats.iter().map(row).collect();
            let columns = "chat, which, hour, zone, sound, since";
            let rows = rows.join(", ");
            self.fresh.run(&format!("insert into subscriptions ({columns}) values {rows}")).await;
        }
    }

    /// Subscribes so many people.
    async fn subscribe_people(&self, people: usize) {
        let person = |number| self.api.private_chat(UserId(number), "en");
        let chats: Vec<ChatId> = (1..).take(people).map(person).collect();
        self.subscribe(&chats).await;
    }

    /// Starts the program.
    fn start(&self) -> Bot {
        let log =
            fs::File::options().create(true).append(true).open(self.folder.path().join("log"));
        let child = Command::new(assert_cmd::cargo::cargo_bin("lachin-bot"))
            .arg("run")
            .env_clear()
            .env("TELOXIDE_TOKEN", self.api.token())
            .env("TELOXIDE_API_URL", self.api.url())
            .env("DATABASE_URL", self.fresh.address())
            .env("KNOWLEDGE_DIR", self.folder.path().join("knowledge"))
            .env("BROADCAST_RATE", self.rate.to_string())
            .env("RUST_LOG", "warn")
            .current_dir(self.folder.path())
            .stdout(Stdio::null())
            .stderr(log.unwrap())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mark = match self.fresh.kind() {
            Kind::Sqlite => "only/".to_owned(),
            Kind::Postgres => format!("{}-", child.id().unwrap()),
        };
        Bot { child, mark }
    }

    /// Waits until nothing is to be sent any more, nor being sent by these.
    async fn all_settled(&self, bots: &[&Bot]) {
        let own: Vec<String> =
            bots.iter().map(|it| format!("sender like '{}%'", it.mark)).collect();
        self.none_left(&format!("state = 'pending' or {}", own.join(" or "))).await;
    }

    /// What those who were killed were sending is theirs until their lease ends: now it does, and the
    /// next start of the program sees it.
    async fn end_leases(&self) {
        self.fresh.run("update deliveries set lease_until = 1 where state = 'sending'").await;
        let bot = self.start();
        self.none_left("state = 'sending'").await;
        bot.kill().await;
    }

    /// Waits until it sends something.
    async fn sends(&self, bot: &Bot) {
        let query = "select case when exists (select 1 from deliveries where sender like";
        self.until_nought(&format!("{query} '{}%') then 0 else 1 end", bot.mark)).await;
    }

    /// Waits until there is no such row, once there are any rows.
    async fn none_left(&self, such: &str) {
        let query = "select case when exists (select 1 from deliveries) then";
        let count = format!("(select count(*) from deliveries where {such})");
        self.until_nought(&format!("{query} {count} else 1 end")).await;
    }

    /// Asks the database until it says 0.
    async fn until_nought(&self, query: &str) {
        let end = Instant::now() + DEADLINE;
        let mut connection = self.fresh.connect().await;
        loop {
            let left: i64 = sqlx::query_scalar(query).fetch_one(&mut connection).await.unwrap();
            if left == 0 {
                break;
            }
            assert!(Instant::now() < end, "{left} are left: {query}\n{}", self.log());
            yield_now().await;
        }
        connection.close().await.unwrap();
    }

    /// What became of each chat's greeting.
    async fn ledger(&self) -> BTreeMap<ChatId, String> {
        let mut connection: AnyConnection = self.fresh.connect().await;
        let query = sqlx::query_as("select chat, state from deliveries");
        let rows: Vec<(i64, String)> = query.fetch_all(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        let count = rows.len();
        let ledger: BTreeMap<_, _> = rows.into_iter().map(|(id, it)| (ChatId(id), it)).collect();
        assert_eq!(ledger.len(), count, "one row a chat");
        ledger
    }

    /// Checks what holds however often the program was killed, and counts what it cost.
    async fn check(&self, chats: usize, kills: usize) -> Cost {
        let (arrived, ledger) = (self.api.messages_by_chat(), self.ledger().await);
        let twice: Vec<_> = arrived.iter().filter(|(_, count)| **count > 1).collect();
        assert!(twice.is_empty(), "greeted again: {twice:?}\n{}", self.log());
        assert_eq!(ledger.len(), chats, "{}", self.log());
        let of = |state: &str| -> BTreeSet<ChatId> {
            ledger.iter().filter(|(_, it)| *it == state).map(|(chat, _)| *chat).collect()
        };
        let (sent, unknown) = (of("sent"), of("unknown"));
        assert_eq!(sent.len() + unknown.len(), chats, "{ledger:?}\n{}", self.log());
        assert!(sent.iter().all(|it| arrived.contains_key(it)), "what was sent has arrived");
        let lost = unknown.iter().filter(|it| !arrived.contains_key(it)).count();
        assert!(lost <= LOST_A_KILL * kills, "{lost} are lost in {kills} kills\n{}", self.log());
        assert_eq!(self.api.violations(), [""; 0], "{}", self.log());
        Cost { kills, lost, unsure: unknown.len() - lost }
    }

    /// What the program wrote, all its starts together.
    fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }
}

/// What kills cost.
#[derive(Debug, Default, Clone, Copy)]
struct Cost {
    kills: usize,
    /// Greetings that never arrived.
    lost: usize,
    /// Greetings that arrived, of which the ledger does not know it.
    unsure: usize,
}

impl Bot {
    /// Ends it as the kernel does where memory is short.
    async fn kill(mut self) {
        self.child.kill().await.unwrap();
    }
}

/// Lets up to this time pass at work, so that what comes next falls anywhere in a message's way.
async fn dawdle(chance: &mut Chance, at_most: Duration) {
    let micros = usize::try_from(at_most.as_micros()).unwrap();
    let end = Instant::now() + Duration::from_micros(chance.below(micros) as u64);
    while Instant::now() < end {
        yield_now().await;
    }
}

/// Where many proofs go on at the same time, a server may take its time.
async fn make_tables(fresh: &Fresh) {
    let end = Instant::now() + DEADLINE;
    loop {
        match Store::open(&fresh.url()).await {
            Ok(store) => return store.close().await,
            Err(error) => assert!(Instant::now() < end, "{error}"),
        }
    }
}

/// Now, in a zone where it is some time between twelve and one: midnight is far.
#[expect(clippy::disallowed_methods, reason = "the program's own clock is the machine's")]
fn about_noon() -> Zoned {
    let now = Timestamp::now();
    let hours_east = 12 - now.to_zoned(TimeZone::UTC).hour();
    // The names have their signs the other way round.
    let name = format!("Etc/GMT{:+}", -hours_east);
    now.in_tz(&name).unwrap()
}

/// The file that remembers the day, in all languages of a folder.
fn anniversary(day: &Zoned, knowledge: &Path) -> String {
    let (day, fact) = (day.strftime("%m-%d"), some_fact(knowledge));
    let head = format!(
        "[today]\nday = \"{day}\"\nsince = \"2000\"\nrank = \"main\"\nfacts = [\"{fact}\"]\n"
    );
    let files = fs::read_dir(knowledge.join("phrases")).unwrap();
    let wordings = files.map(|file| {
        let file = file.unwrap().path();
        let language = file.file_stem().unwrap().to_str().unwrap();
        format!("[today.{language}]\ntitle = \"Today\"\ntext = \"it was so.\"\n")
    });
    [head].into_iter().chain(wordings).collect()
}

/// The id of a fact of a folder.
fn some_fact(knowledge: &Path) -> String {
    let first = |folder: &Path| fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    let file = first(&first(&knowledge.join("facts")));
    file.file_stem().unwrap().to_str().unwrap().to_owned()
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let copy = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &copy);
        } else {
            fs::copy(entry.path(), copy).unwrap();
        }
    }
}

fn is_long() -> bool {
    env::var_os("LONG_PROOF").is_some()
}

/// The first where the proofs are to be as large as they were promised, otherwise the second.
fn size<T>(large: T, small: T) -> T {
    if is_long() { large } else { small }
}

/// Tells the figures of a long proof past the capture of tests' output.
fn tell(figures: &str) {
    if is_long() {
        std::io::stderr().write_all(format!("{figures}\n").as_bytes()).unwrap();
    }
}
