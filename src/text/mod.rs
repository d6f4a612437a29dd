//! Texts as the index sees them: folded to plain letters, cut into words and sentences, with a guess
//! at their language. Nothing here knows any fact.

mod fold;
mod impersonal;
mod layout;
mod letters;
mod marks;
mod mend;
mod sentence;
mod words;

pub use fold::fold;
pub use impersonal::impersonal;
pub use layout::other_layout;
pub use letters::Letters;
pub use marks::Marks;
pub use mend::mend_json;
pub use sentence::first_sentence;
pub use words::{Look, Token, beginning, sentences, tokens, words};
