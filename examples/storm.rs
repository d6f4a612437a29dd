//! A storm of random and broken questions: none may stop the program, and none may be slow.
//!
//! `cargo run --release --example storm -- --questions 10000000 --seed 1` asks so many on all cores
//! and tells the slowest. Each question has a number, and `--only NUMBER` asks that one alone.
#![expect(clippy::print_stdout, reason = "a program that reports")]

use std::cmp::Reverse;
use std::num::NonZero;
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use clap::Parser;
use jiff::civil::{Date, date};
use lachin_bot::answer::{Finder, Hint, MESSAGE_UNITS};
use lachin_bot::chat::{Place, Profile};
use lachin_bot::conversation::{Conversation, Incoming};
use lachin_bot::knowledge::{District, Folder};
use storm::Storm;

#[path = "../tests/made/chance.rs"]
mod chance;
#[path = "../tests/made/retyped.rs"]
mod retyped;
#[path = "../tests/made/storm.rs"]
mod storm;

/// Asks random and broken questions
#[derive(Debug, Parser)]
struct Arguments {
    /// How many
    #[arg(long, default_value_t = 1_000_000)]
    questions: u64,
    /// Where chance begins
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// From so many milliseconds on a question is slow
    #[arg(long, default_value_t = 20)]
    slow: u64,
    /// Ask this question alone, and show it
    #[arg(long, value_name = "NUMBER")]
    only: Option<u64>,
}

/// So many questions in a row are one thread's.
const ROW: u64 = 500;

/// One question in so many goes through the whole conversation.
const CONVERSED: u64 = 16;

/// One of the slowest questions is asked again so often: the machine may have been busy with
/// something else.
const AGAIN: usize = 3;

/// How many of the slowest are shown.
const SHOWN: usize = 5;

/// How much of a question is shown, in characters.
const SHOWN_CHARS: usize = 60;

/// Any day: no answer depends on it.
const DAY: Date = date(2026, 3, 1);

/// What became of the questions.
#[derive(Default)]
struct Report {
    asked: u64,
    /// Those that Telegram can deliver.
    messages: Slowest,
    /// Longer ones.
    longer: Slowest,
    panicked: Vec<u64>,
}

/// How many were slow, and the slowest with their numbers.
#[derive(Default)]
struct Slowest {
    slow: u64,
    times: Vec<(Duration, u64)>,
}

/// All that is asked, and whom.
struct Asking<'a> {
    arguments: &'a Arguments,
    storm: Storm,
    finder: Finder,
    conversation: Conversation,
}

fn main() -> anyhow::Result<ExitCode> {
    let arguments = Arguments::parse();
    let district = District::read(&Folder::embedded())?;
    let storm = Storm::new(&district);
    let finder = Finder::new(&district);
    let conversation = Conversation::new(district);
    let asking = Asking { arguments: &arguments, storm, finder, conversation };
    if let Some(number) = arguments.only {
        let text = asking.text(number);
        println!("{text:?}\n{} bytes, {:?}", text.len(), asking.time(number, &text));
        return Ok(ExitCode::SUCCESS);
    }
    // A panic is counted and shown by its question; its own words would drown that.
    panic::set_hook(Box::new(|_| {}));
    let started = Instant::now();
    let report = asking.everywhere();
    asking.print(&report, started.elapsed());
    Ok(if report.panicked.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

impl Asking<'_> {
    /// Asks all questions on all cores.
    fn everywhere(&self) -> Report {
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        let next = AtomicU64::new(0);
        let mut all = Report::default();
        thread::scope(|scope| {
            let running: Vec<_> = (0..threads).map(|_| scope.spawn(|| self.rows(&next))).collect();
            for report in running.into_iter().filter_map(|it| it.join().ok()) {
                all.add(report);
            }
        });
        all
    }

    /// Asks one row after the other, until there is none left.
    fn rows(&self, next: &AtomicU64) -> Report {
        let mut report = Report::default();
        loop {
            let start = next.fetch_add(ROW, Ordering::Relaxed);
            if start >= self.arguments.questions {
                return report;
            }
            for number in start..self.arguments.questions.min(start + ROW) {
                self.ask(number, &mut report);
            }
        }
    }

    fn ask(&self, number: u64, report: &mut Report) {
        let text = self.text(number);
        let is_longer = text.chars().nth(MESSAGE_UNITS).is_some();
        report.asked += 1;
        let Some(mut best) = self.time(number, &text) else {
            report.panicked.push(number);
            return;
        };
        let slowest = if is_longer { &mut report.longer } else { &mut report.messages };
        let slow = Duration::from_millis(self.arguments.slow);
        for _ in 0..AGAIN {
            if best >= slow || slowest.is_one(best) {
                best = self.time(number, &text).map_or(best, |it| it.min(best));
            }
        }
        slowest.slow += u64::from(best >= slow);
        slowest.keep(best, number);
    }

    /// How long the answer took; none where there was a panic instead.
    fn time(&self, number: u64, text: &str) -> Option<Duration> {
        let started = Instant::now();
        let answered = panic::catch_unwind(AssertUnwindSafe(|| {
            if number.is_multiple_of(CONVERSED) {
                let profile = Profile::new(Place::Private);
                drop(self.conversation.respond(&profile, Incoming::Text(text), None, DAY));
            } else {
                drop(self.finder.find(text, Hint::default()));
            }
        }));
        answered.ok().map(|()| started.elapsed())
    }

    /// The text of a question. It depends on the seed and the number alone, not on the threads.
    fn text(&self, number: u64) -> String {
        self.storm.question(self.arguments.seed.wrapping_mul(1 << 40).wrapping_add(number))
    }

    fn print(&self, report: &Report, took: Duration) {
        #[expect(clippy::cast_precision_loss, reason = "far below 2^52 questions")]
        let pace = report.asked as f64 / took.as_secs_f64();
        println!("{} questions in {:.0} s, {pace:.0} a second", report.asked, took.as_secs_f64());
        self.print_slowest("", &report.messages);
        self.print_slowest(&format!("of more than {MESSAGE_UNITS} characters "), &report.longer);
        println!("{} panics", report.panicked.len());
        for number in report.panicked.iter().take(SHOWN) {
            println!("  {}", self.shown(*number));
        }
    }

    fn print_slowest(&self, which: &str, Slowest { slow, times }: &Slowest) {
        println!("{slow} {which}took {} ms or more; the slowest:", self.arguments.slow);
        for (took, number) in times {
            println!("  {:9.3} ms  {}", took.as_secs_f64() * 1000.0, self.shown(*number));
        }
    }

    /// A question on one line: its number, its length and its beginning.
    fn shown(&self, number: u64) -> String {
        let text = self.text(number);
        let beginning: String = text.chars().take(SHOWN_CHARS).collect();
        format!("--only {number}: {} bytes, {beginning:?}", text.len())
    }
}

impl Report {
    /// Takes in what another thread found.
    fn add(&mut self, other: Self) {
        self.asked += other.asked;
        self.panicked.extend(other.panicked);
        self.panicked.sort_unstable();
        self.messages.add(other.messages);
        self.longer.add(other.longer);
    }
}

impl Slowest {
    fn add(&mut self, other: Self) {
        self.slow += other.slow;
        other.times.into_iter().for_each(|(took, number)| self.keep(took, number));
    }

    /// Whether a time is one of the slowest.
    fn is_one(&self, took: Duration) -> bool {
        self.times.get(SHOWN - 1).is_none_or(|it| it.0 < took)
    }

    /// Keeps a question if it is one of the slowest.
    fn keep(&mut self, took: Duration, number: u64) {
        self.times.push((took, number));
        self.times.sort_by_key(|it| Reverse(*it));
        self.times.truncate(SHOWN);
    }
}
