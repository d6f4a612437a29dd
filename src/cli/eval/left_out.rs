//! The folder's own examples, asked of a folder without them.

use anyhow::Result;
use jiff::Timestamp;
use jiff::civil::Date;

use super::{Judged, Scored, score};
use crate::cli::record::Asked;
use crate::conversation::Conversation;
use crate::knowledge::{District, ExampleOf, Folder, LeftOut};

/// One example in so many is left out at a time, and asked.
const PARTS: usize = 5;

/// Asks every example of a folder that does not know it, a part of them at a time.
///
/// # Errors
/// Gives the mistakes of the folder.
pub(in crate::cli) fn left_out(
    folder: &Folder,
    today: Date,
    clock: impl Fn() -> Timestamp,
) -> Result<Vec<Scored>> {
    let mut scored = Vec::new();
    for part in 0..PARTS {
        let mut district = District::read(folder)?;
        let left_out = district.leave_out(part, PARTS);
        let questions: Vec<Judged> = left_out.into_iter().map(Judged::from).collect();
        scored.extend(score(&Conversation::new(district), &questions, today, &clock));
    }
    Ok(scored)
}

impl From<LeftOut> for Judged {
    fn from(left_out: LeftOut) -> Self {
        let (kind, fact) = match left_out.of {
            ExampleOf::Fact(fact) => ("fact", Some(fact.to_string())),
            ExampleOf::Unknown(_) => ("unknown", None),
            ExampleOf::Talk(_) => ("talk", None),
        };
        Self {
            asked: Asked { q: left_out.text, ..Asked::default() },
            lang: left_out.language.to_string(),
            kind: kind.to_owned(),
            fact,
            also: Vec::new(),
        }
    }
}
