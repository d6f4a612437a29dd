//! How fast and how large: start-up, the index, and questions, on the knowledge that is built in
//! and on as many phrases as no district will have. `README.md` beside this folder shows a table.
//!
//! divan tells medians of many calls and what they allocate; what the slowest of a hundred different
//! questions take it cannot, so a table of that follows.
#![expect(clippy::print_stdout, reason = "a program that reports")]
#![expect(clippy::unwrap_used, reason = "a measurement may stop at what cannot be")]

use std::env;
use std::sync::LazyLock;

use divan::{AllocProfiler, Bencher};
use jiff::civil::{Date, date};
use lachin_bot::answer::{Finder, Hint};
use lachin_bot::chat::{Place, Profile};
use lachin_bot::conversation::{Conversation, Incoming};
use lachin_bot::index::{Index, Phrase};
use lachin_bot::knowledge::{District, Folder};
use lachin_bot::text;

mod spread;
mod widened;

#[path = "../../tests/made/chance.rs"]
mod chance;
#[path = "../../tests/made/retyped.rs"]
mod retyped;

/// Counts what is allocated, so that divan can tell.
#[global_allocator]
static MEMORY: AllocProfiler = AllocProfiler::system();

/// Phrases of the large indices. The largest is six times what is built in, in facts of the same
/// number.
const PHRASES: [usize; 2] = [30_000, 100_000];

/// Any day: no answer depends on it.
const DAY: Date = date(2026, 3, 1);

/// What is asked: the project's own questions, which are nobody's examples.
static QUESTIONS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let lines = include_str!("../../tests/it/questions.jsonl").lines();
    let records = lines.map(|it| serde_json::from_str::<serde_json::Value>(it).unwrap());
    records.map(|it| it["q"].as_str().unwrap().to_owned()).collect()
});

fn main() {
    divan::main();
    // As `cargo test --benches` runs it, nothing is measured.
    if env::args().any(|it| it == "--bench") {
        print_table();
    }
}

/// From the files to a district.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn read() -> District {
    built_in()
}

/// From the files to a conversation that answers.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn start_up() -> Conversation {
    Conversation::new(built_in())
}

/// The index alone, without facts and names.
#[divan::bench(args = PHRASES, sample_count = 3, sample_size = 1)]
fn build_index(bencher: Bencher<'_, '_>, phrases: usize) {
    let phrases = phrases_of(&widened::to(phrases));
    bencher.bench_local(|| Index::build(&phrases));
}

/// All that is searched: names, the index, and the languages.
#[divan::bench(args = PHRASES, sample_count = 3, sample_size = 1)]
fn build_finder(bencher: Bencher<'_, '_>, phrases: usize) {
    let district = widened::to(phrases);
    bencher.bench_local(|| Finder::new(&district));
}

/// A question in the middle of the others, by its length.
#[divan::bench]
fn find(bencher: Bencher<'_, '_>) {
    let finder = Finder::new(&built_in());
    let mut questions: Vec<&String> = QUESTIONS.iter().collect();
    questions.sort_by_key(|it| it.len());
    let question = questions[questions.len() / 2];
    bencher.bench_local(|| finder.find(question, Hint::default()));
}

/// The time of each question, as the table shows it.
fn print_table() {
    println!("\n{}", spread::HEADER);
    let conversation = Conversation::new(built_in());
    let phrases = widened::count(conversation.district());
    let person = Profile::new(Place::Private);
    let find = |question: &str| drop(conversation.find(question, &person));
    let respond = |text: &str| drop(conversation.respond(&person, Incoming::Text(text), None, DAY));
    println!("{}", spread::row("find", phrases, &QUESTIONS, find));
    println!("{}", spread::row("find and reply", phrases, &QUESTIONS, respond));
    for phrases in PHRASES {
        let district = widened::to(phrases);
        let finder = Finder::new(&district);
        let find = |question: &str| drop(finder.find(question, Hint::default()));
        println!("{}", spread::row("find", phrases, &QUESTIONS, find));
    }
    for phrases in [phrases].into_iter().chain(PHRASES) {
        let index = Index::build(&phrases_of(&widened::to(phrases)));
        let search = |question: &str| drop(index.search(&text::words(question), &[]));
        println!("{}", spread::row("search the index", phrases, &QUESTIONS, search));
    }
}

fn built_in() -> District {
    District::read(&Folder::embedded()).unwrap()
}

/// The phrases of a district's facts, as any table of phrases gives them.
fn phrases_of(district: &District) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    for (document, fact) in district.facts.values().enumerate() {
        for (group, wording) in fact.wordings.values().enumerate() {
            let texts = [&wording.title].into_iter().chain(&wording.keywords);
            phrases.extend(texts.chain(&wording.questions).map(|it| Phrase {
                document,
                group,
                words: text::words(it),
                tags: Vec::new(),
            }));
        }
    }
    phrases
}
