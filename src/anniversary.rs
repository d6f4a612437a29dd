//! Anniversaries in words: what is remembered on a day, how many years ago, who says so.

use crate::answer;
use crate::answer::reply::{Block, Document, Span};
use crate::knowledge::{Anniversary, Arg, District, Language, OnDay, Phrase, When};
use jiff::civil::Date;

/// The anniversaries that a year has, in the order of their days.
pub fn of_year(district: &District, year: i16) -> Vec<&Anniversary> {
    let mut all: Vec<&Anniversary> =
        district.anniversaries.values().filter(|it| it.since < year).collect();
    all.sort_by_key(|it| (first_day(it.day), it.since));
    all
}

/// An anniversary as it is told in a year: its title with how many years, what happened, who says
/// so.
pub fn remember(
    district: &District,
    anniversary: &Anniversary,
    year: i16,
    language: Language,
) -> Document {
    let Some(wording) = anniversary.wordings.get(&language) else { return Document::default() };
    let years = f64::from(year - anniversary.since);
    let nth = [("number", Arg::Ordinal(years))];
    let nth = district.phrases.say(language, Phrase::NTH_ANNIVERSARY, &nth);
    let mut document = Document(vec![Block::Paragraph(vec![
        Span::Strong(wording.title.clone()),
        Span::Plain(format!("\n{nth}")),
    ])]);
    let text = match since(anniversary) {
        Some(day) => {
            let date = district.date(When::Day(day), language);
            let args = [("count", Arg::Number(years)), ("date", Arg::Text(&date))];
            let ago = district.phrases.say(language, Phrase::ON_THIS_DAY, &args);
            format!("{ago} {}", wording.text)
        }
        None => wording.text.clone(),
    };
    document.push(Block::Paragraph(vec![Span::Plain(text)]));
    if let Some(fact) = anniversary.facts.first().and_then(|it| district.facts.get(it)) {
        document.push(Block::Paragraph(answer::sources(district, fact, language)));
    }
    document
}

/// The day on which it happened, where that is known.
fn since(anniversary: &Anniversary) -> Option<Date> {
    match anniversary.day {
        OnDay::Day(day) => Date::new(anniversary.since, day.month, day.day).ok(),
        OnDay::Either(..) | OnDay::Month(_) => None,
    }
}

/// Month and day by which a calendar is sorted; a month comes before its days.
const fn first_day(day: OnDay) -> (i8, i8) {
    match day {
        OnDay::Day(day) | OnDay::Either(day, _) => (day.month, day.day),
        OnDay::Month(month) => (month, 0),
    }
}
