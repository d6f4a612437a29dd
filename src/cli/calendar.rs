//! The anniversaries of a year, in words.

use crate::anniversary::{of_year, remember};
use crate::knowledge::{District, Language, OnDay};

/// Each anniversary of a year as it is told, in the order of the days.
pub(super) fn of(district: &District, year: i16, language: Language) -> String {
    let told = of_year(district, year).into_iter().map(|it| {
        let words = remember(district, it, year, language).to_plain();
        format!("---- {} ({}) ----\n{words}", day(it.day), it.rank.key())
    });
    told.collect::<Vec<_>>().join("\n\n")
}

fn day(day: OnDay) -> String {
    match day {
        OnDay::Day(day) => day.to_string(),
        OnDay::Either(day, other) => format!("{day} or {other}"),
        OnDay::Month(month) => format!("{month:02}"),
    }
}
