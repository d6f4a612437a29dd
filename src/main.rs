//! Arguments, configuration, run, exit code; the only clock and environment.

use std::env;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

use clap::Parser;
use lachin_bot::cli::{self, Arguments, Colours, Machine};
use lachin_bot::config::Config;

fn main() -> ExitCode {
    dotenvy::dotenv().ok();
    #[expect(clippy::disallowed_methods, reason = "main is where the environment is read")]
    let filters = env::var("RUST_LOG").ok().filter(|it| !it.is_empty());
    pretty_env_logger::formatted_builder()
        .parse_filters(filters.as_deref().unwrap_or("info"))
        .init();
    let arguments = Arguments::parse();
    match run(&arguments) {
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

fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    #[expect(clippy::disallowed_methods, reason = "main is where the environment is read")]
    let config = Config::from_vars(|name| env::var(name).ok())?;
    #[expect(
        clippy::disallowed_methods,
        reason = "main is where the clock and the terminal are read"
    )]
    let machine = Machine {
        clock: jiff::Timestamp::now,
        colours: match env::var("NO_COLOR") {
            Err(_) if io::stdout().is_terminal() => Colours::On,
            _ => Colours::Off,
        },
    };
    cli::run(arguments, &config, &machine)
}

/// Whoever read the output has seen enough, as `head` does.
fn is_closed_pipe(failed: &anyhow::Error) -> bool {
    let error = failed.downcast_ref::<io::Error>();
    error.is_some_and(|it| it.kind() == io::ErrorKind::BrokenPipe)
}
