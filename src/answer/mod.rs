//! From a question to a reply: find the fact, see how sure that is, put it into words.

mod action;
mod check;
mod compose;
mod corpus;
mod derive;
mod evidence;
mod finder;
mod language;
mod names;
pub mod places;
pub mod reply;
mod shown;
mod spelling;
mod verdict;
mod weigh;

pub use check::{MESSAGE_UNITS, check};
pub use compose::{
    choice, decline, fact, fact_button, phrase, source_in_full, source_line, sources, title,
    topic_name, unknown,
};
pub use derive::{Asked, Computed, Deriver, computed};
pub use evidence::Evidence;
pub use finder::{Finder, Finding, Hint};
pub use verdict::Verdict;
pub use weigh::Candidate;
