//! Where a database is, as `DATABASE_URL` names it.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use url::Url;

/// What a variable that names no database is answered with.
const FORMS: &str = "write sqlite://FILE or postgres://USER:PASSWORD@HOST/NAME";

/// Where things are kept: `sqlite://FILE` or `postgres://USER:PASSWORD@HOST/NAME`, with the options that
/// sqlx knows after a `?`. A file's name stands as it is, relative to the folder that the program runs in.
#[derive(Clone)]
pub struct DatabaseUrl(Address);

/// Which database it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A file beside the program.
    Sqlite,
    /// A server that several instances share.
    Postgres,
}

impl Kind {
    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}

/// What an address consists of.
#[derive(Clone)]
pub(super) enum Address {
    /// A file, and the options after the `?`.
    File { path: PathBuf, options: String },
    /// A server.
    Server(Url),
}

impl DatabaseUrl {
    /// Which database it is.
    pub fn kind(&self) -> Kind {
        match self.0 {
            Address::File { .. } => Kind::Sqlite,
            Address::Server(_) => Kind::Postgres,
        }
    }

    /// Whether there is a database to look into: its file is there, or it is a server's.
    pub fn exists(&self) -> bool {
        match &self.0 {
            Address::File { path, .. } => path.exists(),
            Address::Server(_) => true,
        }
    }

    pub(super) fn address(&self) -> &Address {
        &self.0
    }
}

impl FromStr for DatabaseUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once(':') {
            Some(("sqlite", rest)) => file(rest).map(Self),
            Some(("postgres" | "postgresql", _)) => server(text).map(Self),
            _ => Err(FORMS.to_owned()),
        }
    }
}

/// The place without user, password and options: what a message may say.
impl std::fmt::Display for DatabaseUrl {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.0 {
            Address::File { path, .. } => path.display().fmt(out),
            Address::Server(url) => {
                write!(out, "postgres://{}", url.host_str().unwrap_or_default())?;
                url.port().map_or(Ok(()), |port| write!(out, ":{port}"))?;
                out.write_str(url.path())
            }
        }
    }
}

impl std::fmt::Debug for DatabaseUrl {
    // What is derived would show the password.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "DatabaseUrl({self})")
    }
}

fn file(rest: &str) -> Result<Address, String> {
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let (path, options) = rest.split_once('?').unwrap_or((rest, ""));
    let in_memory = path == ":memory:" || options.split('&').any(|it| it == "mode=memory");
    if path.is_empty() || in_memory {
        return Err("name a file to keep things in, such as sqlite://bot.db".to_owned());
    }
    Ok(Address::File { path: Path::new(path).to_owned(), options: options.to_owned() })
}

fn server(text: &str) -> Result<Address, String> {
    let url = Url::parse(text).map_err(|_| FORMS.to_owned())?;
    // Without its escapes a password may end the host early: the rest of it would be shown as the name.
    let astray = [Some(url.path()), url.query(), url.fragment()].into_iter().flatten();
    if url.fragment().is_some() || astray.into_iter().any(|it| it.contains('@')) {
        return Err("write @ / ? # in a password as %40 %2F %3F %23".to_owned());
    }
    Ok(Address::Server(url))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<&str, &str>) {
        let url = text.parse::<DatabaseUrl>().map(|it| it.to_string());
        assert_eq!(url.as_deref().map_err(String::as_str), expected, "{text}");
    }

    #[test]
    fn an_address_is_shown_without_user_password_and_options() {
        check("sqlite://bot.db", Ok("bot.db"));
        check("sqlite:bot.db?cache=private", Ok("bot.db"));
        check("sqlite:///var/lib/a b.db", Ok("/var/lib/a b.db"));
        check("postgres://u:s3cret@db.example:5433/bot?sslmode=require", {
            Ok("postgres://db.example:5433/bot")
        });
        check("postgresql:///bot?host=/run/postgresql", Ok("postgres:///bot"));
        let url: DatabaseUrl = "postgres://u:s3cret@h/bot?password=s3cret".parse().unwrap();
        assert_eq!(format!("{url:?}"), "DatabaseUrl(postgres://h/bot)");
    }

    #[test]
    fn what_names_no_database_is_refused_and_not_repeated() {
        for text in ["", "bot.db", "mysql://u:s3cret@h/bot", "postgres://u:s3cret/@h/bot"] {
            check(text, Err(FORMS));
        }
        for text in ["postgres://u:12/3@h/bot", "postgres://u:12?3@h/bot", "postgres://u:12#3@h/b"]
        {
            check(text, Err("write @ / ? # in a password as %40 %2F %3F %23"));
        }
        for text in ["sqlite:", "sqlite://", "sqlite::memory:", "sqlite://f?mode=memory"] {
            check(text, Err("name a file to keep things in, such as sqlite://bot.db"));
        }
    }
}
