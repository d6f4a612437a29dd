//! Which values can be asked for: in the first sentence of an answer that nobody disputes.

use std::collections::{BTreeMap, BTreeSet};

use crate::knowledge::{
    District, Fact, Form, Language, Piece, Standing, TopicId, Value, ValueKind, When,
};

/// What stands in a sentence where a value is left out.
const BLANK: &str = "_____";

/// Of a topic of which so many in ten facts are disputed, nothing is asked. Source: our own choice.
const CONTESTED_TENTHS: usize = 4;

/// A word before a full stop that ends a sentence has at least so many letters; a shorter one is an
/// abbreviation.
const LAST_WORD: usize = 3;

/// Quotation marks: what stands between them are somebody's words, and no game.
const QUOTES: [char; 6] = ['“', '”', '„', '«', '»', '"'];

/// A sentence with a value left out.
#[derive(Debug)]
pub(super) struct Gap<'d> {
    pub(super) fact: &'d Fact,
    pub(super) value: &'d Value,
    pub(super) form: Form,
    pub(super) sentence: String,
}

/// Every gap of a district in a language.
pub(super) fn of(district: &District, language: Language) -> Vec<Gap<'_>> {
    let contested = contested_topics(district);
    let disputed: Vec<&ValueKind> = district
        .facts
        .values()
        .filter(|it| it.standing == Standing::Disputed || contested.contains(&it.topic))
        .flat_map(|it| it.values.values().map(|it| &it.kind))
        .collect();
    let facts = district.facts.values();
    let fair = facts.filter(|it| it.standing == Standing::Agreed && !contested.contains(&it.topic));
    fair.flat_map(|it| of_fact(district, it, &disputed, language)).collect()
}

fn contested_topics(district: &District) -> BTreeSet<&TopicId> {
    let mut counts: BTreeMap<&TopicId, (usize, usize)> = BTreeMap::new();
    for fact in district.facts.values() {
        let (disputed, all) = counts.entry(&fact.topic).or_default();
        *disputed += usize::from(fact.standing == Standing::Disputed);
        *all += 1;
    }
    let contested = |(disputed, all): (usize, usize)| disputed * 10 >= all * CONTESTED_TENTHS;
    counts.into_iter().filter(|it| contested(it.1)).map(|it| it.0).collect()
}

/// The gaps of a fact's first sentence; none where that holds a date that others dispute, or
/// somebody's own words.
fn of_fact<'d>(
    district: &District,
    fact: &'d Fact,
    disputed: &[&ValueKind],
    language: Language,
) -> Vec<Gap<'d>> {
    let Some(wording) = fact.wordings.get(&language) else { return Vec::new() };
    let pieces = wording.answer.pieces();
    let first = first_sentence(pieces);
    let told = values_of(fact, &first);
    let tells_date = |it: &&Value| matches!(it.kind, ValueKind::Date(_) | ValueKind::Day(_));
    let is_disputed = |it: &Value| disputed.contains(&&it.kind);
    let quoted = first.iter().any(|it| matches!(it, Piece::Text(text) if text.contains(QUOTES)));
    if quoted || told.iter().map(|it| it.0).filter(tells_date).any(is_disputed) {
        return Vec::new();
    }
    let mut gaps = Vec::new();
    for (place, piece) in first.iter().enumerate() {
        let Piece::Value(id, form) = piece else { continue };
        let Some(value) = fact.values.get(id) else { continue };
        let once = pieces.iter().filter(|it| matches!(it, Piece::Value(other, _) if other == id));
        let hinted = matches!(value.kind, ValueKind::Date(_))
            && told.iter().any(|it| it.1 == Form::DayMonth);
        if is_askable(value, *form) && !is_disputed(value) && !hinted && once.count() == 1 {
            let sentence = with_gap(district, fact, &first, place, language);
            gaps.push(Gap { fact, value, form: *form, sentence });
        }
    }
    gaps
}

fn values_of<'d>(fact: &'d Fact, pieces: &[Piece]) -> Vec<(&'d Value, Form)> {
    let value = |piece: &Piece| match piece {
        Piece::Value(id, form) => fact.values.get(id).map(|it| (it, *form)),
        Piece::Text(_) => None,
    };
    pieces.iter().filter_map(value).collect()
}

/// Whether others like it are easily made out to be wrong: a figure with a unit, an exact date.
fn is_askable(value: &Value, form: Form) -> bool {
    match (&value.kind, form) {
        (ValueKind::Number(_, Some(_)), Form::Full) => true,
        (ValueKind::Date(when), Form::Full | Form::Year) => match when {
            When::Day(_) | When::Month(_) | When::Year(_) => true,
            When::Circa(_) | When::Before(_) | When::After(_) => false,
        },
        (ValueKind::Number(..) | ValueKind::Date(_), _)
        | (
            ValueKind::Day(_)
            | ValueKind::Century(_)
            | ValueKind::Names(_)
            | ValueKind::Text(_)
            | ValueKind::Point(_),
            _,
        ) => false,
    }
}

/// The pieces up to the first full stop that ends a sentence.
fn first_sentence(pieces: &[Piece]) -> Vec<Piece> {
    let mut sentence = Vec::new();
    for (place, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Value(..) => sentence.push(piece.clone()),
            Piece::Text(text) => {
                let more = pieces.get(place + 1).is_some();
                if let Some(end) = end_of_sentence(text, more) {
                    sentence.extend(text.get(..end).map(|it| Piece::Text(it.to_owned())));
                    return sentence;
                }
                sentence.push(piece.clone());
            }
        }
    }
    sentence
}

/// Where a sentence ends in a text, in bytes; `more` says that a value follows the text.
fn end_of_sentence(text: &str, more: bool) -> Option<usize> {
    text.char_indices().filter(|it| ['.', '!', '?'].contains(&it.1)).find_map(|(place, mark)| {
        let end = place + mark.len_utf8();
        let (before, after) = (text.get(..place)?, text.get(end..)?);
        let word = before.rsplit(|it: char| !it.is_alphanumeric()).next().unwrap_or_default();
        // Before the mark may also stand a value or a bracket.
        let ends = word.is_empty() || word.chars().count() >= LAST_WORD || !word.is_ascii();
        let begins = match after.trim_start().chars().next() {
            None => !more || !after.is_empty(),
            Some(next) => after.starts_with(char::is_whitespace) && !next.is_lowercase(),
        };
        (ends && begins).then_some(end)
    })
}

fn with_gap(
    district: &District,
    fact: &Fact,
    pieces: &[Piece],
    gap: usize,
    language: Language,
) -> String {
    let write = |(place, piece): (usize, &Piece)| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Value(..) if place == gap => BLANK.to_owned(),
        Piece::Value(id, form) => fact
            .values
            .get(id)
            .map_or_else(String::new, |it| district.written(&it.kind, *form, language)),
    };
    let sentence: String = pieces.iter().enumerate().map(write).collect();
    sentence.trim().to_owned()
}
