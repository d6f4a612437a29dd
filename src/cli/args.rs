//! The command line.
#![expect(clippy::doc_markdown, reason = "help texts are read in a terminal, without markup")]

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use jiff::civil::Date;

use crate::knowledge::Language;

/// A Telegram bot that answers questions about a district, from a folder of sourced facts.
///
/// Without a command: the bot where TELOXIDE_TOKEN is set, else a conversation in the terminal.
#[derive(Debug, Parser)]
#[command(name = "lachin-bot", version, max_term_width = 100)]
pub struct Arguments {
    /// The knowledge folder [default: the one built in] [env: KNOWLEDGE_DIR]
    #[arg(long, value_name = "DIR", global = true)]
    pub knowledge: Option<PathBuf>,

    /// The date to answer for [default: today in the district's time zone]
    #[arg(long, value_name = "YYYY-MM-DD", global = true)]
    pub today: Option<Date>,

    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What the program does.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the Telegram bot
    Run,
    /// Talk to the bot here; reads lines where the input is no terminal
    Chat,
    /// Answer one question, or many
    Ask(Ask),
    /// Name every problem of the knowledge folder
    Check,
    /// List all facts by topic, or show one as each face does
    Facts {
        /// The fact to show, such as area
        #[arg(value_name = "ID")]
        id: Option<String>,
    },
    /// Tell the anniversaries of a year, or give them to other calendars
    Calendar {
        /// The year [default: this year]
        #[arg(value_name = "YEAR")]
        year: Option<i16>,

        /// Print an iCalendar file, which other calendars import: every year's days
        #[arg(long, conflicts_with = "year")]
        ics: bool,

        /// The language to tell them in [default: the district's first]
        #[arg(long, value_name = "CODE", value_parser = Language::parse)]
        lang: Option<Language>,
    },
    /// Search a table of phrases for questions, one a line of the input
    Match {
        /// A phrase a line: id, a tab, the phrase
        #[arg(long, value_name = "KB.tsv")]
        phrases: PathBuf,
    },
    /// List the questions that the knowledge did not answer, alike ones together
    Gaps {
        /// Print a JSON record a line
        #[arg(long)]
        json: bool,
    },
    /// Look after the greetings on anniversaries
    Broadcast {
        /// What to do
        #[command(subcommand)]
        action: Broadcast,
    },
    /// Score questions: those of a file, or the folder's own examples
    Eval(Eval),
}

/// How to answer.
#[derive(Debug, Args)]
pub struct Ask {
    /// The question, in any language of the district
    #[arg(required_unless_present = "batch", conflicts_with = "batch")]
    pub question: Vec<String>,

    /// Print a JSON record
    #[arg(long)]
    pub json: bool,

    /// Read {"id", "q", "user_lang"?, "context"?} lines and write a JSON record for each
    #[arg(long)]
    pub batch: bool,

    /// Show how the question was read and why each fact was found
    #[arg(long, conflicts_with_all = ["batch", "json"])]
    pub explain: bool,

    /// The language you use elsewhere; the question's own comes first
    #[arg(long, value_name = "CODE", value_parser = Language::parse, conflicts_with = "batch")]
    pub lang: Option<Language>,
}

/// What to score, and how to tell.
#[derive(Debug, Args)]
pub struct Eval {
    /// A JSON object a line: q, lang, kind, fact, context [default: each example of the folder,
    /// asked as if nobody had written it]
    #[arg(value_name = "FILE.jsonl")]
    pub file: Option<PathBuf>,

    /// Print a JSON record a question, with what spoke for each likely fact
    #[arg(long, requires = "file", conflicts_with = "curve")]
    pub json: bool,

    /// Draw how many questions would be answered at other thresholds
    #[arg(long, value_name = "FILE.svg")]
    pub curve: Option<PathBuf>,
}

/// What to do about greetings.
#[derive(Debug, Subcommand)]
pub enum Broadcast {
    /// Tell what would go to whom on a day; nothing is sent
    Plan {
        /// The day, where each subscriber is [default: today]
        #[arg(long, value_name = "YYYY-MM-DD")]
        date: Option<Date>,
    },
}
