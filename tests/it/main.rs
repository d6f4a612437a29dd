//! All integration tests, in one binary.
#![expect(clippy::unwrap_used, reason = "a test may stop at what cannot be")]

mod bot_api;
mod conversation;
mod derive;
mod knowledge;
mod mistakes;
mod program;
mod properties;
mod questions;
mod readme;
mod schema;
mod second_district;
mod telegram;
mod tidy;
