//! The house and its rooms.
//!
//! A **district** is a folder of facts ([`knowledge`]). What somebody writes is folded and cut into
//! words ([`text`]), looked up in a fuzzy keyword [`index`] and turned into a reply ([`answer`]). The
//! [`conversation`] is a pure function of what was said, what is remembered and the date; the faces,
//! [`telegram`] and the terminal ([`cli`]), carry words in and replies out.
//!
//! Invariants: everything up to [`conversation`] is values in, values out, and only
//! `knowledge/read.rs` touches the disk; nothing about a particular district stands in the code; what
//! people write is not logged, and of it only questions without an answer are stored, without who asked
//! them; every string that reaches Telegram went through
//! `telegram/html.rs`; every outgoing call has a timeout and a bounded number of tries.

pub mod parallel;

pub mod knowledge;
pub mod text;

pub mod index;

pub mod answer;

pub mod quiz;

pub mod anniversary;
pub mod chat;
pub mod command;

pub mod conversation;

pub mod backoff;
pub mod config;

pub mod store;

pub mod broadcast;

pub mod telegram;

pub mod cli;
