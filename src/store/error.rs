//! What can go wrong with a database, in words for those who run it.

use std::error::Error;
use std::fmt;
use std::io::{self, ErrorKind};

use sqlx::postgres::PgDatabaseError;

use super::address::DatabaseUrl;

/// Why something could not be kept or looked up. No message shows a password.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database cannot be opened.
    #[error("cannot open the database {place}: {trouble}")]
    Open {
        /// The file, or the server and the name.
        place: String,
        /// What is the matter.
        trouble: Trouble,
        /// What was heard of it, where that says more.
        source: Option<Heard>,
    },
    /// A statement failed.
    #[error("cannot use the database: {trouble}")]
    Statement {
        /// What is the matter.
        trouble: Trouble,
        /// What was heard of it.
        source: Heard,
    },
    /// A row holds what no version of this program up to this one writes.
    #[error("the database has {what} that this program does not know: start its newest version")]
    Unknown {
        /// What it is of which this is none.
        what: &'static str,
    },
}

/// What is the matter with a database, and what to do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// There is no folder for the file.
    #[error("the file's folder is not there, make it or name another in DATABASE_URL")]
    NoFolder,
    /// The file's name is a folder's.
    #[error("this is a folder, name a file in it in DATABASE_URL")]
    Folder,
    /// There is no file, and none may be made.
    #[error("the file is not there, leave `mode` out of DATABASE_URL and it will be made")]
    NoFile,
    /// The system or the server forbids it.
    #[error("this is not allowed, give the program's user the right to read and write there")]
    Denied,
    /// Nothing can be written.
    #[error("it can only be read, make the file and its folder writable or use the main server")]
    ReadOnly,
    /// The disk is full.
    #[error("the disk is full, free some space")]
    Full,
    /// The disk fails.
    #[error("the disk cannot be read or written, check it and its cables")]
    Disk,
    /// Others keep it locked, or all connections busy, for seconds.
    #[error("others keep it busy, end the program that locks it or wait until it is done")]
    Busy,
    /// It is not a database, or a damaged one.
    #[error("this is no database or a damaged one, put back a backup or name another file")]
    Corrupt,
    /// No server answers.
    #[error("the server does not answer, start it or correct DATABASE_URL")]
    Unreachable,
    /// The server refuses the user or the password.
    #[error("the server refuses the user or the password, correct them in DATABASE_URL")]
    Login,
    /// The server has no such database.
    #[error("the server has no database of this name, make it with createdb or name another")]
    NoDatabase,
    /// The server has as many connections as it takes.
    #[error("the server takes no more connections, raise its max_connections")]
    Crowded,
    /// Program and server find no common encryption.
    #[error("the connection cannot be encrypted as asked, correct sslmode in DATABASE_URL")]
    Encryption,
    /// A newer version of the program changed the tables.
    #[error("its tables are newer than this program, start the newest version")]
    Newer,
    /// The tables were made from other texts than the ones in the program.
    #[error("its tables were made by another edition of the program, start that or a new database")]
    Altered,
    /// The options after the `?` make no sense.
    #[error("its options are not understood, correct what follows the ? in DATABASE_URL")]
    Address,
    /// Something else, told by the cause.
    #[error("this was not expected, see the cause")]
    Other,
}

/// What was heard of a trouble, in the words of its innermost cause: each error of sqlx says those of the
/// one within again.
#[derive(Debug)]
pub struct Heard(Box<dyn Error + Send + Sync>);

/// What is the matter, and who says so.
pub(super) struct Cause {
    pub(super) trouble: Trouble,
    pub(super) source: Option<Box<dyn Error + Send + Sync>>,
}

impl StoreError {
    /// What is the matter, where it is with the database.
    pub fn trouble(&self) -> Option<Trouble> {
        match self {
            Self::Open { trouble, .. } | Self::Statement { trouble, .. } => Some(*trouble),
            Self::Unknown { .. } => None,
        }
    }

    pub(super) fn open(url: &DatabaseUrl, cause: Cause) -> Self {
        let Cause { trouble, source } = cause;
        let source = source.filter(|_| !trouble.says_all()).map(Heard);
        Self::Open { place: url.to_string(), trouble, source }
    }
}

impl Heard {
    /// Whether there is a row already where one was to be made.
    pub(super) fn is_unique_violation(&self) -> bool {
        let error = self.0.downcast_ref::<sqlx::Error>().and_then(sqlx::Error::as_database_error);
        error.is_some_and(sqlx::error::DatabaseError::is_unique_violation)
    }
}

impl Error for Heard {}

impl fmt::Display for Heard {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut innermost: &dyn Error = &*self.0;
        while let Some(within) = innermost.source() {
            innermost = within;
        }
        fmt::Display::fmt(innermost, out)
    }
}

impl Trouble {
    /// Whether nothing that was heard of it would tell whoever reads it more.
    const fn says_all(self) -> bool {
        match self {
            Self::NoFolder
            | Self::Folder
            | Self::NoFile
            | Self::ReadOnly
            | Self::Full
            | Self::Busy
            | Self::NoDatabase
            | Self::Crowded => true,
            Self::Denied
            | Self::Disk
            | Self::Corrupt
            | Self::Unreachable
            | Self::Login
            | Self::Encryption
            | Self::Newer
            | Self::Altered
            | Self::Address
            | Self::Other => false,
        }
    }

    /// What is the matter when sqlx says this.
    pub(super) fn of(error: &sqlx::Error) -> Self {
        match error {
            // Files are opened by SQLite itself, so this is the way to a server.
            sqlx::Error::Io(_) => Self::Unreachable,
            sqlx::Error::Tls(_) => Self::Encryption,
            sqlx::Error::PoolTimedOut => Self::Busy,
            sqlx::Error::Configuration(_) => Self::Address,
            sqlx::Error::Database(error) => {
                let code = error.code().unwrap_or_default();
                match error.try_downcast_ref::<PgDatabaseError>() {
                    Some(_) => Self::of_postgres(&code),
                    None => Self::of_sqlite(&code),
                }
            }
            _ => Self::Other,
        }
    }

    /// Source: <https://www.sqlite.org/rescode.html>
    fn of_sqlite(code: &str) -> Self {
        // The lowest byte is the primary code.
        match code.parse::<i32>().unwrap_or_default() & 0xff {
            3 | 14 | 23 => Self::Denied,
            5 | 6 => Self::Busy,
            8 => Self::ReadOnly,
            10 => Self::Disk,
            11 | 26 => Self::Corrupt,
            13 => Self::Full,
            _ => Self::Other,
        }
    }

    /// Source: <https://www.postgresql.org/docs/current/errcodes-appendix.html>
    fn of_postgres(code: &str) -> Self {
        match code {
            "25006" => Self::ReadOnly,
            "3D000" => Self::NoDatabase,
            "42501" => Self::Denied,
            "40001" | "40P01" | "55P03" => Self::Busy,
            "53100" => Self::Full,
            "53300" => Self::Crowded,
            "57P01" | "57P02" | "57P03" => Self::Unreachable,
            "58030" => Self::Disk,
            "XX001" | "XX002" => Self::Corrupt,
            _ if code.starts_with("28") => Self::Login,
            _ if code.starts_with("08") => Self::Unreachable,
            _ => Self::Other,
        }
    }

    /// What is the matter when a file cannot be made.
    fn of_file(error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NoFolder,
            ErrorKind::PermissionDenied => Self::Denied,
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            ErrorKind::IsADirectory => Self::Folder,
            _ => Self::Other,
        }
    }
}

impl Cause {
    /// What needs no witness.
    pub(super) fn known(trouble: Trouble) -> Self {
        Self { trouble, source: None }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(source: sqlx::Error) -> Self {
        Self::Statement { trouble: Trouble::of(&source), source: Heard(source.into()) }
    }
}

impl From<sqlx::Error> for Cause {
    fn from(error: sqlx::Error) -> Self {
        Self { trouble: Trouble::of(&error), source: Some(error.into()) }
    }
}

impl From<io::Error> for Cause {
    fn from(error: io::Error) -> Self {
        Self { trouble: Trouble::of_file(&error), source: Some(error.into()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_keeps_a_file_from_being_made_is_told() {
        for (kind, trouble) in [
            (ErrorKind::PermissionDenied, Trouble::Denied),
            (ErrorKind::ReadOnlyFilesystem, Trouble::ReadOnly),
            (ErrorKind::StorageFull, Trouble::Full),
            (ErrorKind::NotADirectory, Trouble::NoFolder),
        ] {
            assert_eq!(Cause::from(io::Error::from(kind)).trouble, trouble);
        }
    }

    #[test]
    fn what_a_server_refuses_is_told() {
        for (code, trouble) in [
            ("28P01", Trouble::Login),
            ("53100", Trouble::Full),
            ("53300", Trouble::Crowded),
            ("57P03", Trouble::Unreachable),
            ("25006", Trouble::ReadOnly),
            ("42P01", Trouble::Other),
        ] {
            assert_eq!(Trouble::of_postgres(code), trouble, "{code}");
        }
    }
}
