//! All that is kept of a chat, row by row, for those whom it concerns.

use jiff::Timestamp;
use serde_json::{Map, Value, json};
use sqlx::any::AnyRow;
use sqlx::{Column, Row};

use super::{Store, StoreError};

/// The tables with rows of a chat, each in its column `chat`.
pub(super) const TABLES: [&str; 4] = ["chats", "subscriptions", LEDGER, "hellos"];

/// The tables of the quiz, and which of their rows are a chat's or a person's own.
const QUIZ: [(&str, &str); 3] = [
    ("quiz_polls", "chat = $1"),
    ("quiz_answers", "person = $1"),
    ("quiz_scores", "chat = $1 or person = $1"),
];

/// The table of what was sent.
pub(super) const LEDGER: &str = "deliveries";

impl Store {
    /// All rows of a chat, by table: `{"chats": [{"place": "private", ...}], ...}`, moments as RFC 3339
    /// has them. A table without rows of it is there, too.
    ///
    /// # Errors
    /// Says why the database does not tell.
    pub async fn kept(&self, chat: i64) -> Result<Value, StoreError> {
        let mut kept = Map::new();
        let whole = TABLES.map(|it| (it, "chat = $1"));
        for (table, own) in whole.into_iter().chain(QUIZ) {
            let query = format!("select * from {table} where {own} order by 1, 2");
            let rows = sqlx::query(&query).bind(chat).fetch_all(&self.pool).await?;
            let rows = rows.iter().map(read).collect::<Result<Vec<_>, sqlx::Error>>()?;
            kept.insert(table.to_owned(), rows.into());
        }
        Ok(kept.into())
    }
}

fn read(row: &AnyRow) -> Result<Value, sqlx::Error> {
    let mut fields = Map::new();
    for (place, column) in row.columns().iter().enumerate() {
        // A column holds whole numbers or texts, and nothing else.
        let value = match row.try_get::<Option<i64>, usize>(place) {
            Ok(number) => number.map_or(Value::Null, |it| number_of(column.name(), it)),
            Err(_) => json!(row.try_get::<Option<String>, usize>(place)?),
        };
        fields.insert(column.name().to_owned(), value);
    }
    Ok(fields.into())
}

/// A number; the columns of moments are known by their names.
fn number_of(column: &str, number: i64) -> Value {
    let is_moment = ["_at", "_until"].iter().any(|it| column.ends_with(it)) || column == "since";
    let moment = Timestamp::from_second(number).ok().filter(|_| is_moment);
    moment.map_or(json!(number), |it| json!(it.to_string()))
}
