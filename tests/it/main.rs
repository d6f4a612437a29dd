//! All integration tests, in one binary.
mod bot_api;
mod conversation;
mod knowledge;
mod program;
mod properties;
mod readme;
mod second_district;
mod telegram;
mod tidy;
