//! Replies in words: facts with their sources, choices, declines.

use super::places;
use super::reply::{Action, Block, Button, Document, Hit, Outcome, Reply, Span};
use crate::knowledge::{
    Arg, AsOf, District, Fact, Language, Phrase, Piece, Source, SourceId, Standing, Topic,
    UnknownId,
};

/// Most sources of a fact under its answer; the first are the best.
const SOURCES: usize = 3;

/// Most topics that a decline names.
const TOPICS: usize = 6;

/// A fact in full: title, answer, how far sources agree, when it held, who says so.
pub fn fact(district: &District, fact: &Fact, score: f64, language: Language) -> Reply {
    let title = title(fact, language);
    let answer = district.answer_of(fact, language).unwrap_or_default();
    let mut document = Document(vec![Block::Paragraph(vec![Span::Strong(title.clone())])]);
    document.push(Block::Paragraph(vec![Span::Plain(answer)]));
    document.push(Block::Paragraph(vec![Span::Emphasis(remarks(district, fact, language))]));
    document.push(Block::Paragraph(sources(district, fact, language)));
    let hit = Hit { fact: fact.id.clone(), title, score };
    let buttons = places::button(district, fact, language).into_iter().collect();
    Reply { outcome: Outcome::Answer(hit), language, document, buttons }
}

/// That the sources leave a question open, and what comes nearest to an answer.
pub fn unknown(district: &District, id: &UnknownId, language: Language) -> Reply {
    let Some(unknown) = district.unknowns.get(id) else {
        return decline(district, language, Phrase::UNKNOWN);
    };
    let wording = unknown.wordings.get(&language);
    let mut document = Document::from_text(wording.map_or("", |it| it.answer.as_str()));
    let mut nearest = unknown.nearest.iter().filter_map(|it| district.facts.get(it));
    if let Some(first) = nearest.next() {
        let above = district.phrases.say(language, Phrase::NEAREST, &[]);
        document.push(Block::Paragraph(vec![Span::Plain(above)]));
        document.0.extend(fact(district, first, 1.0, language).document.0);
    }
    let buttons = nearest.map(|it| fact_button(it, language)).collect();
    Reply { outcome: Outcome::None, language, document, buttons }
}

/// Up to three facts to choose from.
pub fn choice(district: &District, facts: &[(&Fact, f64)], language: Language) -> Reply {
    let hits = facts.iter().map(|(fact, score)| Hit {
        fact: fact.id.clone(),
        title: title(fact, language),
        score: *score,
    });
    let hits: Vec<Hit> = hits.collect();
    #[expect(clippy::cast_precision_loss, reason = "at most three")]
    let count = Arg::Number(hits.len() as f64);
    let mut reply = phrase(district, language, Phrase::SUGGEST, &[("count", count)]);
    reply.buttons = facts.iter().map(|(fact, _)| fact_button(fact, language)).collect();
    reply.outcome = Outcome::Suggest(hits);
    reply
}

/// A phrase, followed by what can be asked instead.
pub fn decline(district: &District, language: Language, reason: Phrase) -> Reply {
    let mut reply = phrase(district, language, reason, &[]);
    // Some of many, from all over the list.
    let step = district.topics.len().div_ceil(TOPICS).max(1);
    let topics = district.topics.iter().step_by(step);
    let names: Vec<&str> = topics.map(|it| topic_name(it, language)).collect();
    // Names of topics hold commas and "and" themselves.
    let topics = names.join("; ");
    let instead = phrase(district, language, Phrase::TRY_TOPICS, &[("topics", Arg::Text(&topics))]);
    reply.document.0.extend(instead.document.0);
    reply
}

/// A phrase as a reply.
pub fn phrase(
    district: &District,
    language: Language,
    phrase: Phrase,
    args: &[(&str, Arg<'_>)],
) -> Reply {
    let text = district.phrases.say(language, phrase, args);
    let document = Document::from_text(&text);
    Reply { outcome: Outcome::None, language, document, buttons: Vec::new() }
}

/// A button that shows a fact.
pub fn fact_button(fact: &Fact, language: Language) -> Button {
    Button { label: title(fact, language), action: Action::Fact(fact.id.clone()) }
}

/// What a topic is called.
pub fn topic_name(topic: &Topic, language: Language) -> &str {
    topic.name.get(&language).map_or(topic.id.as_str(), String::as_str)
}

/// A source as an answer names it: its publisher, a link where it has one, and its date.
fn source(district: &District, id: &SourceId, language: Language) -> Vec<Span> {
    let Some(source) = district.sources.get(id) else { return Vec::new() };
    let publisher = source.publisher.get(&language).unwrap_or(&source.title).clone();
    dated(district, source, publisher, language)
}

/// A source as the list of sources names it: with its title.
pub fn source_in_full(district: &District, id: &SourceId, language: Language) -> Vec<Span> {
    let Some(source) = district.sources.get(id) else { return Vec::new() };
    let publisher = source.publisher.get(&language).map_or("", String::as_str);
    dated(district, source, format!("{publisher}: {}", source.title), language)
}

fn dated(district: &District, source: &Source, text: String, language: Language) -> Vec<Span> {
    let mut spans = vec![match &source.url {
        Some(url) => Span::Link { text, url: url.clone() },
        None => Span::Plain(text),
    }];
    if let Some(date) = source.date {
        spans.push(Span::Plain(format!(", {}", district.date(date, language))));
    }
    spans
}

/// What a fact is called.
pub fn title(fact: &Fact, language: Language) -> String {
    fact.wordings.get(&language).map_or_else(|| fact.id.to_string(), |it| it.title.clone())
}

fn remarks(district: &District, fact: &Fact, language: Language) -> String {
    let standing = match fact.standing {
        Standing::Agreed => None,
        Standing::SingleSource => Some(Phrase::SINGLE_SOURCE),
        Standing::Disputed => Some(Phrase::DISPUTED),
    };
    let standing = standing.map(|it| district.phrases.say(language, it, &[]));
    let as_of = match fact.as_of {
        AsOf::When(when) => {
            let date = district.date(when, language);
            district.phrases.say(language, Phrase::AS_OF, &[("date", Arg::Text(&date))])
        }
        AsOf::Undated => district.phrases.say(language, Phrase::UNDATED, &[]),
    };
    standing.into_iter().chain([as_of]).collect::<Vec<_>>().join(" ")
}

/// One source behind the label for it, without its address.
pub fn source_line(district: &District, id: &SourceId, language: Language) -> String {
    let label =
        district.phrases.say(language, Phrase::SOURCE_LABEL, &[("count", Arg::Number(1.0))]);
    let source = source(district, id, language);
    format!("{label} {}", source.iter().map(Span::text).collect::<String>())
}

/// Who says what an answer says: a label and the sources with their dates.
pub fn sources(district: &District, fact: &Fact, language: Language) -> Vec<Span> {
    some_sources(district, fact, language, usize::MAX)
}

/// The same with the best sources only, at most so many.
pub(super) fn some_sources(
    district: &District,
    fact: &Fact,
    language: Language,
    most: usize,
) -> Vec<Span> {
    let mut shown = shown_sources(fact, language);
    shown.truncate(most);
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let count = Arg::Number(shown.len() as f64);
    let label = district.phrases.say(language, Phrase::SOURCE_LABEL, &[("count", count)]);
    let mut spans = vec![Span::Plain(format!("{label} "))];
    for (place, id) in shown.into_iter().enumerate() {
        if place > 0 {
            spans.push(Span::Plain("; ".to_owned()));
        }
        spans.extend(source(district, id, language));
    }
    spans
}

/// The fact's best sources, and those of the figures that its answer gives besides: no figure
/// without somebody who gives it.
fn shown_sources(fact: &Fact, language: Language) -> Vec<&SourceId> {
    let mut shown: Vec<&SourceId> = fact.sources.iter().take(SOURCES).collect();
    let pieces = fact.wordings.get(&language).map_or(&[][..], |it| it.answer.pieces());
    for piece in pieces {
        let Piece::Value(id, _) = piece else { continue };
        for source in fact.values.get(id).into_iter().flat_map(|it| &it.sources) {
            if !shown.contains(&source) {
                shown.push(source);
            }
        }
    }
    shown
}
