//! Texts as the index sees them: folded to plain letters, cut into words and sentences, with a guess
//! at their language. Nothing here knows any fact.

mod fold;
mod guess;
mod layout;
mod mend;
mod words;

pub use fold::fold;
pub use guess::LanguageGuess;
pub use layout::other_layout;
pub use mend::mend_json;
pub use words::{Look, Token, sentences, tokens, words};
