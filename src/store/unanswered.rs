//! Questions that found no answer, for the editors: what they are, but not who asked.

use std::collections::BTreeMap;

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::{Kind, Store, StoreError};
use crate::chat::Missed;
use crate::knowledge::Language;

/// How many chats must have asked a question before it is shown: one's own words stay one's own.
const FEWEST: i64 = 2;

/// The setting that holds the key.
const KEY: &str = "asker_key";

/// A question that several chats asked and the knowledge does not answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The question, folded.
    pub question: String,
    /// The language that most of them asked it in.
    pub language: Language,
    /// How many chats asked it, at the least; exact for a few.
    pub askers: i64,
}

impl Store {
    /// Remembers for 30 days that a chat asked a question, as it is folded, and found no answer.
    ///
    /// Of the chat one byte is kept of a hash that depends on the question and on a key of this
    /// database. Two chats count as one in one case of 256, so that whoever has the database, the key
    /// and all chats cannot tell which one asked.
    ///
    /// # Errors
    /// Says why the database does not keep it.
    pub async fn note_unanswered(
        &self,
        question: &str,
        chat: i64,
        language: Language,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        // PostgreSQL takes no NUL in a text.
        let question = question.replace(char::is_control, " ");
        let question = question.trim();
        if question.is_empty() || question.chars().count() > Missed::CHARS {
            return Ok(());
        }
        let asker = asker(&self.key().await?, question, chat);
        let query = "insert into unanswered (question, asker, language, asked_at) \
                     values ($1, $2, $3, $4) on conflict (question, asker) do update \
                     set language = excluded.language, asked_at = excluded.asked_at";
        sqlx::query(query)
            .bind(question)
            .bind(asker)
            .bind(language.as_str())
            .bind(now.as_second())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// The questions without an answer that so many chats asked, or more, and never fewer than two;
    /// the most asked first.
    ///
    /// # Errors
    /// Says why the database does not tell.
    pub async fn gaps(&self, least_askers: i64) -> Result<Vec<Gap>, StoreError> {
        let query = "select question, language, count(*) from unanswered where question in \
                     (select question from unanswered group by question having count(*) >= $1) \
                     group by question, language";
        let query = sqlx::query_as(query).bind(least_askers.max(FEWEST));
        let rows: Vec<(String, String, i64)> = query.fetch_all(&self.pool).await?;
        Ok(gaps(rows))
    }

    /// The questions that a chat may have asked, each with its asker: all that it did ask, and of those
    /// of others one in 256.
    pub(super) async fn perhaps_asked_by(
        &self,
        chat: i64,
    ) -> Result<Vec<(String, String)>, StoreError> {
        let Some(key) = self.setting(KEY).await? else { return Ok(Vec::new()) };
        let query = sqlx::query_as("select question, asker from unanswered");
        let asked: Vec<(String, String)> = query.fetch_all(&self.pool).await?;
        Ok(asked.into_iter().filter(|it| asker(&key, &it.0, chat) == it.1).collect())
    }

    /// How many questions found no answer, however many asked them.
    ///
    /// # Errors
    /// Says why the database does not tell.
    pub async fn open_questions(&self) -> Result<i64, StoreError> {
        let query = sqlx::query_scalar("select count(distinct question) from unanswered");
        Ok(query.fetch_one(&self.pool).await?)
    }

    /// The key of this database: made by itself once, from the system's chance.
    async fn key(&self) -> Result<String, StoreError> {
        if let Some(key) = self.setting(KEY).await? {
            return Ok(key);
        }
        let chance = match self.kind {
            Kind::Sqlite => "lower(hex(randomblob(32)))",
            Kind::Postgres => "cast(gen_random_uuid() as text) || cast(gen_random_uuid() as text)",
        };
        // Where two programs make one, the first counts.
        let query = format!(
            "insert into settings (name, value) values ($1, {chance}) on conflict (name) do nothing"
        );
        sqlx::query(&query).bind(KEY).execute(&self.pool).await?;
        Ok(self.setting(KEY).await?.unwrap_or_default())
    }
}

/// One byte, in hexadecimal digits.
fn asker(key: &str, question: &str, chat: i64) -> String {
    let hash = Sha256::new()
        .chain_update(key)
        .chain_update(chat.to_be_bytes())
        .chain_update(question)
        .finalize();
    format!("{:02x}", hash[0])
}

/// Questions by language and number of askers, joined to questions.
fn gaps(rows: Vec<(String, String, i64)>) -> Vec<Gap> {
    let mut joined: BTreeMap<String, Vec<(i64, Language)>> = BTreeMap::new();
    for (question, language, askers) in rows {
        if let Ok(language) = Language::parse(&language) {
            joined.entry(question).or_default().push((askers, language));
        }
    }
    let gap = |(question, spoken): (String, Vec<(i64, Language)>)| {
        let &(_, language) = spoken.iter().max()?;
        Some(Gap { question, language, askers: spoken.iter().map(|it| it.0).sum() })
    };
    let mut gaps: Vec<Gap> = joined.into_iter().filter_map(gap).collect();
    gaps.sort_by_key(|it| std::cmp::Reverse(it.askers));
    gaps
}
