//! All integration tests, in one binary.
#![expect(clippy::unwrap_used, reason = "a test may stop at what cannot be")]

mod anniversaries;
mod announcements;
mod any_table;
mod bot_api;
mod broadcast;
#[path = "../made/chance.rs"]
mod chance;
mod conversation;
mod databases;
mod derive;
mod eval;
mod forgetting;
mod gaps;
mod greetings;
mod ics;
mod inline;
mod knowledge;
mod ledger;
mod migrations;
mod mistakes;
mod operating;
mod operators;
mod places;
mod plan;
mod program;
mod proof;
mod properties;
mod questions;
mod quiz;
mod readme;
#[path = "../made/retyped.rs"]
mod retyped;
mod schema;
mod screens;
mod second_district;
mod settings;
mod store;
mod store_troubles;
#[path = "../made/storm.rs"]
mod storm;
mod subscribing;
mod telegram;
mod terminal;
mod tidy;
mod topics;
mod week;
