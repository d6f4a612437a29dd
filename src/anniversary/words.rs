//! Anniversaries in words: what is remembered on a day, how many years ago, who says so.

use jiff::civil::Date;

use super::certain_day;
use crate::answer;
use crate::answer::reply::{Action, Block, Button, Document, Outcome, Reply, Span, Wish};
use crate::knowledge::{
    Anniversary, Arg, District, Language, MonthDay, OnDay, Phrase, When, YearMonth,
};

/// What subscribers are told on a day: all of its anniversaries in one message, with a button that ends this.
pub fn greeting(
    district: &District,
    anniversaries: &[&Anniversary],
    date: Date,
    language: Language,
) -> Reply {
    let told = anniversaries.iter().map(|it| remember(district, it, date.year(), language));
    let document = Document(told.flat_map(|it| it.0).collect());
    let label = district.phrases.say(language, Phrase::CHANGE_OFF, &[]);
    let buttons = vec![Button { label, action: Action::Wish(Wish::Off) }];
    Reply { outcome: Outcome::None, language, document, buttons }
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
    let nth = nth(district, anniversary, year, language);
    let mut document = Document(vec![Block::Paragraph(vec![
        Span::Strong(wording.title.clone()),
        Span::Plain(format!("\n{nth}")),
    ])]);
    let text = match ago(district, anniversary, year, language) {
        Some(ago) => format!("{ago} {}", wording.text),
        None => wording.text.clone(),
    };
    document.push(Block::Paragraph(vec![Span::Plain(text)]));
    if let Some(fact) = anniversary.facts.first().and_then(|it| district.facts.get(it)) {
        document.push(Block::Paragraph(answer::sources(district, fact, language)));
    }
    document
}

/// Which anniversary it is in a year: `6th anniversary`.
pub fn nth(
    district: &District,
    anniversary: &Anniversary,
    year: i16,
    language: Language,
) -> String {
    let number = Arg::Ordinal(f64::from(year.saturating_sub(anniversary.since)));
    district.phrases.say(language, Phrase::NTH_ANNIVERSARY, &[("number", number)])
}

/// Its title; empty where the folder has no such language.
pub fn title(anniversary: &Anniversary, language: Language) -> &str {
    anniversary.wordings.get(&language).map_or("", |it| it.title.as_str())
}

/// Its day in a year, as far as it is known: a day, one of two, or a month.
pub fn day_of_year(district: &District, day: OnDay, year: i16, language: Language) -> String {
    match day {
        OnDay::Day(day) => district.day_of_year(day, language),
        OnDay::Either(day, other) => {
            let (day, other) =
                (district.day_of_year(day, language), district.day_of_year(other, language));
            let args = [("day", Arg::Text(&day)), ("other", Arg::Text(&other))];
            district.phrases.say(language, Phrase::EITHER_DAY, &args)
        }
        OnDay::Month(month) => district.date(When::Month(YearMonth { year, month }), language),
    }
}

/// How long ago it was on its day of a year, in front of what it was; `None` where the day is not sure.
fn ago(
    district: &District,
    anniversary: &Anniversary,
    year: i16,
    language: Language,
) -> Option<String> {
    let MonthDay { month, day } = certain_day(anniversary)?;
    let date = Date::new(anniversary.since, month, day).ok()?;
    let date = district.date(When::Day(date), language);
    let years = f64::from(year.saturating_sub(anniversary.since));
    let args = [("count", Arg::Number(years)), ("date", Arg::Text(&date))];
    // On the 28th, 29 February was not "years ago today".
    let same_day = Date::new(year, month, day).is_ok();
    let phrase = if same_day { Phrase::ON_THIS_DAY } else { Phrase::ON_A_DAY };
    Some(district.phrases.say(language, phrase, &args))
}
