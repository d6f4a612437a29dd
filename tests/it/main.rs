//! All integration tests, in one binary.
mod bot_api;
mod program;
mod readme;
mod tidy;
