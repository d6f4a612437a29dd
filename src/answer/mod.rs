//! From a question to a reply: find the fact, see how sure that is, put it into words.

mod compose;
mod decide;
mod documents;
mod finder;
mod names;
pub mod reply;

pub use compose::{choice, decline, fact, fact_button, phrase, source_in_full, topic_name};
pub use decide::Evidence;
pub use finder::{Candidate, Finder, Finding, Hint, Verdict};
