//! All integration tests, in one binary.
#![expect(clippy::unwrap_used, reason = "a test may stop at what cannot be")]

mod any_table;
mod bot_api;
#[path = "../made/chance.rs"]
mod chance;
mod conversation;
mod derive;
mod eval;
mod knowledge;
mod mistakes;
mod program;
mod properties;
mod questions;
mod readme;
#[path = "../made/retyped.rs"]
mod retyped;
mod schema;
mod second_district;
#[path = "../made/storm.rs"]
mod storm;
mod telegram;
mod tidy;
