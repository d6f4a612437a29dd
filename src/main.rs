//! Arguments, configuration, run, exit code; the only clock and environment.

use std::env;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::bail;
use clap::Parser;
use lachin_bot::cli::{self, Arguments, Machine};
use lachin_bot::config::{Colours, Config};

/// What is logged where `RUST_LOG` says nothing else: not what PostgreSQL remarks on tables that are there.
const FILTERS: &str = "info,sqlx=warn";

fn main() -> ExitCode {
    let environment = dotenvy::dotenv();
    #[expect(clippy::disallowed_methods, reason = "main is where the environment is read")]
    let filters = env::var("RUST_LOG").ok().filter(|it| !it.is_empty());
    pretty_env_logger::formatted_builder()
        .parse_filters(filters.as_deref().unwrap_or(FILTERS))
        .init();
    let arguments = Arguments::parse();
    match sound(environment).and_then(|()| run(&arguments)) {
        Ok(code) => code,
        Err(failed) if is_closed_pipe(&failed) => ExitCode::from(cli::DONE),
        Err(failed) => {
            #[expect(clippy::print_stderr, reason = "this is where errors reach the person")]
            {
                eprintln!("lachin-bot: {failed:#}");
            }
            ExitCode::from(cli::WRONG_USE)
        }
    }
}

/// A `.env` may be missing, but not be broken. Its error is not shown: it holds the line, which may
/// hold the token.
fn sound(environment: Result<PathBuf, dotenvy::Error>) -> anyhow::Result<()> {
    match environment {
        Err(failed) if !failed.not_found() => {
            bail!("cannot read .env: write NAME=value lines, and quote values with blanks")
        }
        Ok(_) | Err(_) => Ok(()),
    }
}

fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    #[expect(clippy::disallowed_methods, reason = "main is where the environment is read")]
    let config = Config::from_vars(|name| env::var(name).ok())?;
    #[expect(clippy::disallowed_methods, reason = "main is where the clock is read")]
    let machine = Machine {
        clock: jiff::Timestamp::now,
        colours: if io::stdout().is_terminal() { config.colours } else { Colours::Off },
    };
    cli::run(arguments, &config, &machine)
}

/// Whoever read the output has seen enough, as `head` does.
fn is_closed_pipe(failed: &anyhow::Error) -> bool {
    let error = failed.downcast_ref::<io::Error>();
    error.is_some_and(|it| it.kind() == io::ErrorKind::BrokenPipe)
}
