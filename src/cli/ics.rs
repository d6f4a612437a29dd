//! The anniversaries as a file that other calendars import: iCalendar, RFC 5545.

use icalendar::{Calendar, Component as _, Event, Property};
use jiff::civil::Date;

use crate::anniversary;
use crate::answer;
use crate::answer::reply::{Block, Document, Span};
use crate::knowledge::{
    Anniversary, AnniversaryId, Arg, District, Language, MonthDay, OnDay, Phrase, When,
};

/// Whose ids and files these are.
const PROGRAM: &str = env!("CARGO_PKG_NAME");

/// Each anniversary as a whole day that comes back every year from when it happened. Of two possible days it
/// is the first, with the doubt in words; what has no day is left out. `stamp` is the day the file is made.
pub(super) fn of(district: &District, stamp: Date, language: Language) -> String {
    let name = district.name.get(&language).map_or("", String::as_str);
    let args = [("district", Arg::Text(name))];
    let name = district.phrases.say(language, Phrase::CALENDAR_NAME, &args);
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", format!("-//{PROGRAM}//anniversaries//EN")));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.name(&name);
    let all = district.anniversaries.iter();
    calendar.extend(all.filter_map(|(id, it)| event(district, id, it, stamp, language)));
    calendar.to_string()
}

fn event(
    district: &District,
    id: &AnniversaryId,
    anniversary: &Anniversary,
    stamp: Date,
    language: Language,
) -> Option<Event> {
    let (OnDay::Day(day) | OnDay::Either(day, _)) = anniversary.day else { return None };
    let first = Date::new(anniversary.since, day.month, day.day).ok()?;
    let title = anniversary::title(anniversary, language);
    let mut start = Property::new("DTSTART", basic(first));
    let mut event = Event::with_uid(&format!("{id}@{PROGRAM}"));
    // No end: a whole day ends with itself, and one that ends on its own date lasts no time.
    event
        .append_property(start.add_parameter("VALUE", "DATE").done())
        .append_property(Property::new("DTSTAMP", format!("{}T000000Z", basic(stamp))))
        .append_property(Property::new("RRULE", rule(day)))
        .append_property(Property::new("TRANSP", "TRANSPARENT"))
        .summary(&format!("{title} ({})", anniversary.since))
        .description(&description(district, anniversary, first, language));
    Some(event)
}

/// 29 February is the last day of its month where a year has no 29th, too.
fn rule(day: MonthDay) -> &'static str {
    match (day.month, day.day) {
        (2, 29) => "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
        _ => "FREQ=YEARLY",
    }
}

fn description(
    district: &District,
    anniversary: &Anniversary,
    first: Date,
    language: Language,
) -> String {
    let text = anniversary.wordings.get(&language).map_or("", |it| it.text.as_str());
    let told = match anniversary.day {
        OnDay::Day(_) => {
            let date = district.date(When::Day(first), language);
            let args = [("date", Arg::Text(&date))];
            format!("{} {text}", district.phrases.say(language, Phrase::HAPPENED, &args))
        }
        OnDay::Either(..) | OnDay::Month(_) => {
            let year = anniversary.since;
            let days = anniversary::day_of_year(district, anniversary.day, year, language);
            format!("{days} ({year}). {text}")
        }
    };
    let mut document = Document(vec![Block::Paragraph(vec![Span::Plain(told)])]);
    if let Some(fact) = anniversary.facts.first().and_then(|it| district.facts.get(it)) {
        document.push(Block::Paragraph(answer::sources(district, fact, language)));
    }
    document.render(|span| match span {
        Span::Link { text, url } => format!("{text} <{url}>"),
        Span::Plain(_) | Span::Strong(_) | Span::Emphasis(_) | Span::Code(_) | Span::Covered(_) => {
            span.text().to_owned()
        }
    })
}

/// A date as iCalendar writes it: `20201201`.
fn basic(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}
