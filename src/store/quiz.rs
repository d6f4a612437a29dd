//! The quiz: which polls are open, who answered them, and who has how many points.

use jiff::Timestamp;
use sqlx::{Any, Transaction};

use super::{Store, StoreError};
use crate::chat::Score;
use crate::quiz::Answer;

/// Longest first name that Telegram has, in characters.
/// Source: <https://core.telegram.org/method/account.updateProfile>
const NAME_CHARS: usize = 64;

/// What is known of a chat's quiz, and of a person's points wherever they have any; $1 is either.
const ALL: [&str; 4] = [
    "delete from quiz_answers where person = $1 \
     or poll in (select poll from quiz_polls where chat = $1)",
    "delete from quiz_polls where chat = $1",
    "delete from quiz_scores where chat = $1",
    "delete from quiz_scores where person = $1",
];

/// A quiz poll that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poll {
    /// Telegram's name for it.
    pub id: String,
    /// Where it is.
    pub chat: i64,
    /// The message that it is.
    pub message: i32,
    /// The place of the right option, from 0.
    pub right: u8,
}

/// What somebody chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote {
    /// Telegram's name of the poll.
    pub poll: String,
    /// Who.
    pub person: i64,
    /// Their first name.
    pub name: String,
    /// The place of what they chose, from 0.
    pub option: u8,
}

/// What became of a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// It counts, as this.
    Now(Answer),
    /// This person's was counted before.
    Before,
    /// No such poll is known: it is too old, or not yet written down.
    NoPoll,
}

impl Store {
    /// Opens a poll in place of those that were open in its chat. Of these, tells the messages of all that
    /// somebody could still answer: alone with the bot, one that was answered is done.
    ///
    /// # Errors
    /// Says why the database does not keep it; then everything is as before.
    pub async fn open_poll(&self, poll: &Poll, now: Timestamp) -> Result<Vec<i32>, StoreError> {
        let mut all = self.write().await?;
        let earlier = close_polls(&mut all, poll.chat).await?;
        let query = "insert into quiz_polls (poll, chat, message, right_option, asked_at, state) \
                     values ($1, $2, $3, $4, $5, 'open') on conflict (poll) do nothing";
        sqlx::query(query)
            .bind(poll.id.as_str())
            .bind(poll.chat)
            .bind(i64::from(poll.message))
            .bind(i64::from(poll.right))
            .bind(now.as_second())
            .execute(&mut *all)
            .await?;
        all.commit().await?;
        Ok(earlier)
    }

    /// Closes what is open in a chat; tells the messages of all that somebody could still answer.
    ///
    /// # Errors
    /// Says why the database does not keep it; then everything is as before.
    pub async fn close_polls(&self, chat: i64) -> Result<Vec<i32>, StoreError> {
        let mut all = self.write().await?;
        let closed = close_polls(&mut all, chat).await?;
        all.commit().await?;
        Ok(closed)
    }

    /// Counts a vote, once for each person and poll. In a group the name is kept with the points.
    ///
    /// # Errors
    /// Says why the database does not keep it; then everything is as before.
    pub async fn count_vote(&self, vote: &Vote, now: Timestamp) -> Result<Counted, StoreError> {
        let mut all = self.write().await?;
        // Holds the poll's row to the end, so that nobody forgets the chat meanwhile.
        let query = "update quiz_polls set answers = answers + 1 where poll = $1 \
                     returning chat, right_option";
        let query = sqlx::query_as(query).bind(vote.poll.as_str());
        let poll: Option<(i64, i64)> = query.fetch_optional(&mut *all).await?;
        let Some((chat, right)) = poll else { return Ok(Counted::NoPoll) };
        let query = "insert into quiz_answers (poll, person) values ($1, $2) \
                     on conflict (poll, person) do nothing";
        let query = sqlx::query(query).bind(vote.poll.as_str()).bind(vote.person);
        if query.execute(&mut *all).await?.rows_affected() == 0 {
            return Ok(Counted::Before);
        }
        let answer = Answer::of(vote.option.into(), usize::try_from(right).unwrap_or(usize::MAX));
        let name = (chat != vote.person).then(|| short(&vote.name));
        count(&mut all, (chat, vote.person), name, answer, now).await?;
        all.commit().await?;
        Ok(Counted::Now(answer))
    }

    /// Counts an answer that was typed in the terminal.
    ///
    /// # Errors
    /// Says why the database does not keep it.
    pub async fn count_in_terminal(
        &self,
        answer: Answer,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut all = self.write().await?;
        count(&mut all, (Self::TERMINAL, Self::TERMINAL), None, answer, now).await?;
        Ok(all.commit().await?)
    }

    /// Somebody's points in a chat; `None` where they never answered.
    ///
    /// # Errors
    /// Says why the database does not tell.
    pub async fn score(&self, chat: i64, person: i64) -> Result<Option<Score>, StoreError> {
        let query = "select right_answers, answers from quiz_scores \
                     where chat = $1 and person = $2";
        let query = sqlx::query_as(query).bind(chat).bind(person);
        let row: Option<(i64, i64)> = query.fetch_optional(&self.pool).await?;
        Ok(row.map(|(right, answers)| Score { right, answers }))
    }

    /// Those with the most points in a group, by their first names; of as many points fewer answers come
    /// first, and then whoever had them earlier.
    ///
    /// # Errors
    /// Says why the database does not tell.
    pub async fn best(&self, chat: i64, most: u8) -> Result<Vec<(String, Score)>, StoreError> {
        let query = "select coalesce(name, ''), right_answers, answers from quiz_scores \
                     where chat = $1 and right_answers > 0 \
                     order by right_answers desc, answers, changed_at, person limit $2";
        let query = sqlx::query_as(query).bind(chat).bind(i64::from(most));
        let rows: Vec<(String, i64, i64)> = query.fetch_all(&self.pool).await?;
        let score = |(name, right, answers)| (name, Score { right, answers });
        Ok(rows.into_iter().map(score).collect())
    }
}

/// Forgets the quiz of a chat, and the points of a person, in the same way as everything else of theirs.
pub(super) async fn forget(all: &mut Transaction<'_, Any>, chat: i64) -> Result<(), StoreError> {
    for table in ALL {
        sqlx::query(table).bind(chat).execute(&mut **all).await?;
    }
    Ok(())
}

async fn close_polls(all: &mut Transaction<'_, Any>, chat: i64) -> Result<Vec<i32>, StoreError> {
    // The ids of groups are below 0.
    let query = "update quiz_polls set state = 'closed' where chat = $1 and state = 'open' \
                 returning message, case when answers = 0 or chat < 0 then 1 else 0 end";
    let query = sqlx::query_as(query).bind(chat);
    let rows: Vec<(i64, i64)> = query.fetch_all(&mut **all).await?;
    let message = |(message, open): (i64, i64)| i32::try_from(message).ok().filter(|_| open == 1);
    Ok(rows.into_iter().filter_map(message).collect())
}

async fn count(
    all: &mut Transaction<'_, Any>,
    (chat, person): (i64, i64),
    name: Option<String>,
    answer: Answer,
    now: Timestamp,
) -> Result<(), StoreError> {
    let right: i64 = match answer {
        Answer::Right => 1,
        Answer::Wrong => 0,
    };
    let query = "insert into quiz_scores (chat, person, name, right_answers, answers, changed_at) \
                 values ($1, $2, $3, $4, 1, $5) on conflict (chat, person) do update \
                 set name = excluded.name, changed_at = excluded.changed_at, \
                 right_answers = quiz_scores.right_answers + excluded.right_answers, \
                 answers = quiz_scores.answers + 1";
    sqlx::query(query)
        .bind(chat)
        .bind(person)
        .bind(name)
        .bind(right)
        .bind(now.as_second())
        .execute(&mut **all)
        .await?;
    Ok(())
}

/// A name as PostgreSQL takes it, without NUL; without marks that turn what stands behind it round; and no
/// longer than names are.
fn short(name: &str) -> String {
    let is_mark = |it: char| matches!(it, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    name.chars().filter(|it| !it.is_control() && !is_mark(*it)).take(NAME_CHARS).collect()
}
