//! Anniversaries: which of them a day remembers, what is said then, and at which moment.

mod hours;
mod words;

use jiff::civil::Date;

use crate::chat::Which;
use crate::knowledge::{Anniversary, AnniversaryId, District, MonthDay, OnDay};
pub use hours::{Occasion, end_of_day, local_date, moment, occasions};
pub use words::{day_of_year, greeting, nth, remember, title};

/// The anniversaries that a year has, in the order of their days.
pub fn of_year(district: &District, year: i16) -> Vec<&Anniversary> {
    let mut all: Vec<&Anniversary> =
        district.anniversaries.values().filter(|it| it.since < year).collect();
    all.sort_by_key(|it| (first_day(it.day), it.since));
    all
}

/// Those of whom subscribers are told on a day, the oldest first.
///
/// What happened on 29 February is remembered on the 28th where a year has no 29th. What may have happened on another
/// day, or some day of a month, is told of on none: it only stands in the calendar.
pub fn due(district: &District, which: Which, date: Date) -> Vec<(&AnniversaryId, &Anniversary)> {
    let told = |it: &Anniversary| which.includes(it.rank) && it.since < date.year();
    let mut due: Vec<_> = district
        .anniversaries
        .iter()
        .filter(|(_, it)| told(it) && certain_day(it).is_some_and(|it| falls_on(it, date)))
        .collect();
    due.sort_by_key(|(id, it)| (it.since, *id));
    due
}

/// All that the calendar has for a day, also what is only listed and what may have happened on another day.
pub fn listed_on(district: &District, date: Date) -> Vec<&Anniversary> {
    let mut all = of_year(district, date.year());
    all.retain(|it| days(it.day).into_iter().any(|it| falls_on(it, date)));
    all
}

/// The next days from a day on, itself among them, on which subscribers are told of anniversaries: each
/// anniversary once, the soonest first, at most so many.
pub fn next(
    district: &District,
    which: Which,
    from: Date,
    count: usize,
) -> Vec<(Date, &Anniversary)> {
    let told = district.anniversaries.values().filter(|it| which.includes(it.rank));
    soonest(told.filter(|it| certain_day(it).is_some()), from, count)
}

/// The next days that the calendar has, as [`next`], also of what is only listed.
pub fn upcoming(district: &District, from: Date, count: usize) -> Vec<(Date, &Anniversary)> {
    soonest(district.anniversaries.values(), from, count)
}

fn soonest<'d>(
    all: impl Iterator<Item = &'d Anniversary>,
    from: Date,
    count: usize,
) -> Vec<(Date, &'d Anniversary)> {
    let mut dated: Vec<(Date, &Anniversary)> =
        all.filter_map(|it| Some((next_of(it, from)?, it))).collect();
    dated.sort_by_key(|(date, it)| (*date, it.since));
    dated.truncate(count);
    dated
}

/// The next day of an anniversary; `None` where only its month is known.
fn next_of(anniversary: &Anniversary, from: Date) -> Option<Date> {
    let first = from.year().max(anniversary.since.saturating_add(1));
    let years = [first, first.saturating_add(1)];
    let days = days(anniversary.day);
    let dates = years.into_iter().flat_map(|year| days.iter().map(move |it| it.in_year(year)));
    dates.flatten().filter(|it| *it >= from).min()
}

/// The day on which it surely happened.
const fn certain_day(anniversary: &Anniversary) -> Option<MonthDay> {
    match anniversary.day {
        OnDay::Day(day) => Some(day),
        OnDay::Either(..) | OnDay::Month(_) => None,
    }
}

/// The days on which it may have happened, as far as days are known.
fn days(day: OnDay) -> Vec<MonthDay> {
    match day {
        OnDay::Day(day) => vec![day],
        OnDay::Either(day, other) => vec![day, other],
        OnDay::Month(_) => Vec::new(),
    }
}

fn falls_on(day: MonthDay, date: Date) -> bool {
    day.in_year(date.year()) == Some(date)
}

/// Month and day by which a calendar is sorted; a month comes before its days.
const fn first_day(day: OnDay) -> (i8, i8) {
    match day {
        OnDay::Day(day) | OnDay::Either(day, _) => (day.month, day.day),
        OnDay::Month(month) => (month, 0),
    }
}
