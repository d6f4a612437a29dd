//! The questions that the knowledge did not answer, for whoever writes what comes next.

use std::fmt::Write;

use anyhow::Result;
use serde::Serialize;

use super::database;
use crate::chat::{Place, Profile};
use crate::config::Config;
use crate::conversation::Conversation;
use crate::index::{Index, Phrase};
use crate::knowledge::{FactId, Language};
use crate::store::Gap;
use crate::text::words;

/// From here on two questions are taken for one: so near their words are, as the search measures it,
/// from 0 to 1. Source: our own choice; the same question with a slip or another ending reaches it, one that asks
/// something else of the same subject seldom does.
const ALIKE: f32 = 0.6;

/// How many chats must have asked a question: one's own words stay one's own.
const FEWEST: i64 = 2;

/// How many facts are named that come nearest.
const NEAREST: usize = 3;

/// Questions that are alike, and what the folder has that comes nearest.
#[derive(Debug, Serialize)]
struct Missing {
    /// How often it was asked, each chat counted once for each wording.
    times: i64,
    /// How many chats asked it, at the least.
    chats: i64,
    /// The wordings, folded, the most asked first.
    questions: Vec<Wording>,
    /// The likeliest facts for the first wording, best first.
    nearest: Vec<Near>,
}

/// One way in which it was asked.
#[derive(Debug, Serialize)]
struct Wording {
    question: String,
    language: String,
    chats: i64,
}

/// A fact that comes near.
#[derive(Debug, Serialize)]
struct Near {
    fact: String,
    title: String,
}

/// What the database has of the last 30 days, for a person to read or as a record a line.
///
/// # Errors
/// Says why the database does not tell.
pub(super) fn of(conversation: &Conversation, config: &Config, json: bool) -> Result<String> {
    let gaps = database::runtime()?.block_on(async {
        let store = database::existing(config).await?;
        anyhow::Ok(store.gaps(FEWEST).await?)
    })?;
    let missing = group(conversation, gaps);
    if !json {
        return Ok(tell(&missing));
    }
    let records: serde_json::Result<Vec<String>> =
        missing.iter().map(serde_json::to_string).collect();
    Ok(records?.join("\n"))
}

/// Puts questions together that are alike, the most asked first.
fn group(conversation: &Conversation, gaps: Vec<Gap>) -> Vec<Missing> {
    let phrases: Vec<Phrase> = gaps.iter().enumerate().map(phrase).collect();
    let index = Index::build(&phrases);
    let mut groups: Vec<(usize, Vec<Gap>)> = Vec::new();
    for (place, gap) in gaps.into_iter().enumerate() {
        let found = index.search(&phrases[place].words, &[]).matches;
        let alike = |head: usize| {
            head == place || found.iter().any(|it| it.document == head && it.phrase >= ALIKE)
        };
        match groups.iter_mut().find(|it| alike(it.0)) {
            Some((_, group)) => group.push(gap),
            None => groups.push((place, vec![gap])),
        }
    }
    let mut missing: Vec<Missing> =
        groups.into_iter().filter_map(|it| Missing::of(conversation, it.1)).collect();
    missing.sort_by_key(|it| std::cmp::Reverse((it.times, it.chats)));
    missing
}

fn phrase((document, gap): (usize, &Gap)) -> Phrase {
    Phrase { document, group: 0, words: words(&gap.question), tags: Vec::new() }
}

impl Missing {
    fn of(conversation: &Conversation, gaps: Vec<Gap>) -> Option<Self> {
        let first = gaps.first()?;
        Some(Self {
            times: gaps.iter().map(|it| it.askers).sum(),
            chats: gaps.iter().map(|it| it.askers).max()?,
            nearest: nearest(conversation, first),
            questions: gaps
                .into_iter()
                .map(|Gap { question, language, askers: chats }| Wording {
                    question,
                    language: language.to_string(),
                    chats,
                })
                .collect(),
        })
    }
}

fn nearest(conversation: &Conversation, gap: &Gap) -> Vec<Near> {
    let mut profile = Profile::new(Place::Private);
    profile.hint = Some(gap.language);
    let finding = conversation.find(&gap.question, &profile);
    let candidates = finding.candidates.into_iter().take(NEAREST);
    candidates.map(|it| near(conversation, &it.fact, gap.language)).collect()
}

fn near(conversation: &Conversation, id: &FactId, language: Language) -> Near {
    let wording = conversation.district().facts.get(id).and_then(|it| it.wordings.get(&language));
    let title = wording.map(|it| it.title.clone()).unwrap_or_default();
    Near { fact: id.to_string(), title }
}

/// The groups for a person to read.
fn tell(missing: &[Missing]) -> String {
    if missing.is_empty() {
        return "no question without an answer was asked by two chats in the last 30 days"
            .to_owned();
    }
    let told = missing.iter().map(|it| {
        let mut text = format!("asked {} times, by {} chats or more", it.times, it.chats);
        for Wording { question, language, chats } in &it.questions {
            let _ = write!(text, "\n  {language}  {question}  ({chats} chats)");
        }
        for Near { fact, title } in &it.nearest {
            let _ = write!(text, "\n  near: {fact}  {title}");
        }
        text
    });
    told.collect::<Vec<_>>().join("\n\n")
}
