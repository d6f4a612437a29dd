//! The weights of the evidence, from questions whose right facts are known.
//!
//! `cargo run --release --example fit -- tests/it/questions.jsonl` prints them as
//! `src/answer/evidence.rs` holds them, and how well they do on questions that they were not fitted
//! to: all questions about a fact are in one of five parts, and each part is judged by the weights
//! of the other four. Without a file the questions are the folder's own examples, each weighed by a
//! folder that does not know it, so that a file of questions can judge weights that never saw it.
//!
//! The candidates are those that the present weights bring up, so after a change fit twice.
#![expect(clippy::print_stdout, reason = "a program that reports")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Parser;
use jiff::civil::{Date, date};
use lachin_bot::answer::{Evidence, Verdict};
use lachin_bot::chat::{Place, Profile};
use lachin_bot::conversation::{Conversation, Incoming};
use lachin_bot::knowledge::{District, ExampleOf, FactId, Folder, Language};
use regression::{Case, Weights, loss};
use serde::Deserialize;

mod regression;

/// Fits the weights of the evidence
#[derive(Debug, Parser)]
struct Arguments {
    /// JSON objects a line: q, fact, also, context [default: the folder's examples]
    #[arg(value_name = "FILE.jsonl")]
    files: Vec<PathBuf>,
    /// The knowledge folder [default: the one built in]
    #[arg(long, value_name = "DIR")]
    knowledge: Option<PathBuf>,
    /// From here on a fact is stated
    #[arg(long, default_value_t = 0.5)]
    threshold: f64,
    /// How often a question counts that no fact answers
    #[arg(long, value_name = "TIMES", default_value_t = 3)]
    others: usize,
    /// How much the weights are held small
    #[arg(long, default_value_t = 1.0)]
    ridge: f64,
}

/// Parts into which the questions fall.
const PARTS: usize = 5;

/// Any day: no answer depends on it.
const DAY: Date = date(2026, 3, 1);

/// A question of a file.
#[derive(Debug, Default, Deserialize)]
struct Judged {
    q: String,
    fact: Option<String>,
    #[serde(default)]
    also: Vec<String>,
    user_lang: Option<String>,
    #[serde(default)]
    context: Vec<String>,
}

/// A question with the evidence for its nearest facts.
struct Question {
    /// Whether a fact answers it.
    is_in_scope: bool,
    /// Whether the bot talks or says that something is not known, whatever the weights.
    is_refused: bool,
    part: usize,
    candidates: Vec<Candidate>,
}

struct Candidate {
    pieces: Vec<f64>,
    is_right: bool,
    /// How likely the present weights call it.
    present: f64,
    /// Whether the question is its example word for word: nothing is weighed then.
    is_example: bool,
}

/// The questions, and how to fit weights to them.
struct Fit<'q> {
    questions: &'q [Question],
    pieces: usize,
    others: usize,
    ridge: f64,
    threshold: f64,
}

/// How likely a candidate of a question is right, in somebody's eyes.
type Eyes<'e> = &'e dyn Fn(&Question, &Candidate) -> f64;

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let folder = match &arguments.knowledge {
        Some(path) => Folder::from_disk(path)?,
        None => Folder::embedded(),
    };
    let questions = if arguments.files.is_empty() {
        of_examples(&folder)?
    } else {
        of_files(&arguments.files, &Conversation::new(District::read(&folder)?))?
    };
    let names = Evidence::default().pieces().map(|it| it.0);
    let Arguments { others, ridge, threshold, .. } = arguments;
    Fit { questions: &questions, pieces: names.len(), others, ridge, threshold }.print(&names);
    Ok(())
}

impl Fit<'_> {
    /// The weights as the program holds them, and how well they do.
    fn print(&self, names: &[&str]) {
        let fitted = self.weights(None, None);
        let parts = self.weights_of_others(None);
        println!("const WEIGHTS: [f32; PIECES] = [");
        for (place, (name, weight)) in names.iter().zip(&fitted.pieces).enumerate() {
            let without = self.weights_of_others(Some(place));
            let without = self.loss(&|question, it| without[question.part].probability(&it.pieces));
            println!("    {:<8} // {name}, loss without it {without:.4}", format!("{weight:.2},"));
        }
        println!("];\nconst BASE: f32 = {:.2};\n", fitted.base);
        println!(
            "{} questions; a fact is stated from {}\n{:22}{:>8}{:>18}{:>18}{:>22}",
            self.questions.len(),
            self.threshold,
            "",
            "loss",
            "right",
            "another fact",
            "answered, has no fact"
        );
        self.print_row("present", &|_, it| it.present);
        self.print_row("fitted", &|_, it| fitted.probability(&it.pieces));
        self.print_row("fitted to the others", &|question, it| {
            parts[question.part].probability(&it.pieces)
        });
    }

    /// For each part, the weights that fit the other parts.
    fn weights_of_others(&self, without: Option<usize>) -> Vec<Weights> {
        (0..PARTS).map(|part| self.weights(Some(part), without)).collect()
    }

    /// The weights that fit all questions but those of a part, without a piece of evidence.
    fn weights(&self, part: Option<usize>, without: Option<usize>) -> Weights {
        let questions = self.questions.iter().filter(|it| Some(it.part) != part);
        let times = |it: &Question| if it.is_in_scope { 1 } else { self.others };
        let cases = questions
            .flat_map(|it| std::iter::repeat_n(&it.candidates, times(it)).flatten())
            .filter(|it| !it.is_example);
        let cases: Vec<Case> = cases
            .map(|it| {
                let mut pieces = it.pieces.clone();
                if let Some(place) = without {
                    pieces[place] = 0.0;
                }
                Case { pieces, is_right: it.is_right }
            })
            .collect();
        Weights::fit(&cases, self.pieces, self.ridge)
    }

    fn loss(&self, eyes: Eyes<'_>) -> f64 {
        let of = |question| move |it| (question, it);
        let candidates = self.questions.iter().flat_map(|it| it.candidates.iter().map(of(it)));
        let weighed = candidates.filter(|(_, it): &(&Question, &Candidate)| !it.is_example);
        loss(weighed.map(|(question, it)| (eyes(question, it), it.is_right)))
    }

    fn print_row(&self, name: &str, eyes: Eyes<'_>) {
        let (asked, others): (Vec<&Question>, Vec<&Question>) =
            self.questions.iter().partition(|it| it.is_in_scope);
        let stated = |it: &&Question| it.stated(eyes, self.threshold).map(|it| it.is_right);
        let right = asked.iter().filter(|it| stated(it) == Some(true)).count();
        let wrong = asked.iter().filter(|it| stated(it) == Some(false)).count();
        let false_answers = others.iter().filter(|it| stated(it).is_some()).count();
        println!(
            "{name:22}{:8.4}{:>18}{:>18}{:>22}",
            self.loss(eyes),
            share(right, asked.len()),
            share(wrong, asked.len()),
            share(false_answers, others.len())
        );
    }
}

impl Question {
    /// The candidate that would be stated.
    fn stated(&self, eyes: Eyes<'_>, threshold: f64) -> Option<&Candidate> {
        let likely = |it: &Candidate| if it.is_example { 1.0 } else { eyes(self, it) };
        let candidates = self.candidates.iter().filter(|_| !self.is_refused);
        let likeliest = candidates.max_by(|a, b| likely(a).total_cmp(&likely(b)));
        likeliest.filter(|it| likely(it) >= threshold)
    }
}

/// The questions of some files with the evidence for their candidates.
fn of_files(files: &[PathBuf], conversation: &Conversation) -> Result<Vec<Question>> {
    let mut judged: Vec<Judged> = Vec::new();
    for file in files {
        let text = fs::read_to_string(file).with_context(|| cannot_read(file))?;
        for line in text.lines().filter(|it| !it.trim().is_empty()) {
            judged.push(serde_json::from_str(line).with_context(|| cannot_read(file))?);
        }
    }
    let parts = parts(judged.iter().filter_map(|it| it.fact.clone()));
    let weighed = judged.iter().enumerate().map(|(place, it)| {
        // A question that no fact answers is a paraphrase of no other.
        let part = it.fact.as_ref().map_or(place % PARTS, |it| parts[it]);
        it.weighed(conversation, part)
    });
    Ok(weighed.collect())
}

/// The examples of a folder with the evidence for their candidates, a part of them at a time weighed
/// by the folder without them.
fn of_examples(folder: &Folder) -> Result<Vec<Question>> {
    let mut weighed = Vec::new();
    for left_out in 0..PARTS {
        let mut district = District::read(folder)?;
        let parts = parts(district.facts.keys().map(FactId::to_string));
        let examples = district.leave_out(left_out, PARTS);
        let conversation = Conversation::new(district);
        weighed.extend(examples.into_iter().enumerate().map(|(place, it)| {
            let fact = match it.of {
                ExampleOf::Fact(fact) => Some(fact.to_string()),
                ExampleOf::Unknown(_) | ExampleOf::Talk(_) => None,
            };
            let part = fact.as_ref().map_or(place % PARTS, |it| parts[it]);
            Judged { q: it.text, fact, ..Judged::default() }.weighed(&conversation, part)
        }));
    }
    Ok(weighed)
}

/// The part of each fact.
fn parts(facts: impl Iterator<Item = String>) -> BTreeMap<String, usize> {
    let facts: BTreeSet<String> = facts.collect();
    facts.into_iter().enumerate().map(|(place, fact)| (fact, place % PARTS)).collect()
}

fn cannot_read(file: &Path) -> String {
    format!("cannot read {}", file.display())
}

impl Judged {
    fn weighed(&self, conversation: &Conversation, part: usize) -> Question {
        let mut profile = Profile::new(Place::Private);
        profile.hint = self.user_lang.as_deref().and_then(|it| Language::parse(it).ok());
        for earlier in &self.context {
            let response = conversation.respond(&profile, Incoming::Text(earlier), None, DAY);
            response.effects.iter().for_each(|it| profile.apply(it));
        }
        let finding = conversation.find(&self.q, &profile);
        let right: Vec<&str> = self
            .fact
            .iter()
            .flat_map(|it| [it].into_iter().chain(&self.also))
            .map(String::as_str)
            .collect();
        let candidates = finding.candidates.iter().map(|it| Candidate {
            pieces: it.evidence.pieces().iter().map(|it| f64::from(it.1)).collect(),
            is_right: right.contains(&it.fact.as_str()),
            is_example: it.probability >= 1.0,
            present: f64::from(it.probability),
        });
        Question {
            is_in_scope: self.fact.is_some(),
            is_refused: matches!(finding.verdict, Verdict::Talk(_) | Verdict::Unknown(_)),
            part,
            candidates: candidates.collect(),
        }
    }
}

fn share(part: usize, whole: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52 questions")]
    let percent = 100.0 * part as f64 / whole.max(1) as f64;
    format!("{percent:.1}% ({part}/{whole})")
}
