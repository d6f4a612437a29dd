//! How long it is from one date to another, as exactly as both are known.

use jiff::Unit;
use jiff::civil::Date;

use crate::knowledge::{MonthDay, When};

/// How long it is between two dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Duration {
    /// Both are days.
    Exact {
        /// Whole days.
        days: i32,
        /// Whole months.
        months: i32,
        /// Whole years, and the months and days above them.
        parts: [i32; 3],
    },
    /// A month is known.
    Months(i32),
    /// Only the years are known.
    Years(i32),
}

/// From the earlier to the later one; `None` where one of them is no date that can be counted from,
/// or they stand the other way round.
pub(super) fn between(from: When, to: When) -> Option<Duration> {
    if let (When::Day(from), When::Day(to)) = (from, to) {
        return (from <= to).then(|| exact(from, to)).flatten();
    }
    let (from, to) = (point(from)?, point(to)?);
    match (from, to) {
        ((from_year, Some(from)), (to_year, Some(to))) => {
            let months = i32::from(to_year - from_year) * 12 + i32::from(to - from);
            (months >= 0).then_some(Duration::Months(months))
        }
        ((from, _), (to, _)) => {
            let years = i32::from(to) - i32::from(from);
            (years >= 0).then_some(Duration::Years(years))
        }
    }
}

/// The next time that a day of every year comes, today counted.
pub(super) fn next(day: MonthDay, today: Date) -> Option<Date> {
    let years = [today.year(), today.year().checked_add(1)?];
    years.into_iter().filter_map(|it| day.in_year(it)).find(|it| *it >= today)
}

fn exact(from: Date, to: Date) -> Option<Duration> {
    let days = from.until((Unit::Day, to)).ok()?.get_days();
    let months = from.until((Unit::Month, to)).ok()?.get_months();
    let parts = from.until((Unit::Year, to)).ok()?;
    let years = parts.get_years().into();
    Some(Duration::Exact { days, months, parts: [years, parts.get_months(), parts.get_days()] })
}

/// The year and, where it is known, the month.
fn point(when: When) -> Option<(i16, Option<i8>)> {
    match when {
        When::Day(day) => Some((day.year(), Some(day.month()))),
        When::Month(month) => Some((month.year, Some(month.month))),
        When::Year(year) | When::Circa(year) => Some((year, None)),
        When::Before(_) | When::After(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[track_caller]
    fn check(from: &str, to: &str, expected: Option<Duration>) {
        let when = |it| When::parse(it).unwrap();
        assert_eq!(between(when(from), when(to)), expected, "{from} to {to}");
    }

    #[test]
    fn a_duration_is_as_exact_as_its_dates() {
        let exact = |days, months, parts| Some(Duration::Exact { days, months, parts });
        check("2020-11-10", "2020-12-01", exact(21, 0, [0, 0, 21]));
        check("1992-05-18", "2020-12-01", exact(10_424, 342, [28, 6, 13]));
        check("2020-02-29", "2021-02-28", exact(365, 11, [0, 11, 30]));
        check("2020-12-01", "2020-12-01", exact(0, 0, [0, 0, 0]));
        check("2021-05", "2025-05-28", Some(Duration::Months(48)));
        check("1923", "1929-04-08", Some(Duration::Years(6)));
        check("circa 1704", "2026-03-01", Some(Duration::Years(322)));
        check("2020-12-01", "1992", None);
        check("before 1990", "1992", None);
    }

    #[test]
    fn the_next_time_is_within_a_year() {
        let day = |it| MonthDay::parse(it).unwrap();
        assert_eq!(next(day("08-26"), date(2026, 8, 26)), Some(date(2026, 8, 26)));
        assert_eq!(next(day("08-26"), date(2026, 8, 27)), Some(date(2027, 8, 26)));
        assert_eq!(next(day("02-29"), date(2026, 1, 1)), Some(date(2026, 2, 28)));
        assert_eq!(next(day("02-29"), date(2027, 3, 1)), Some(date(2028, 2, 29)));
    }

    proptest! {
        #[test]
        fn days_lead_from_one_date_to_the_other(ordinal in 1_i32..40_000, days in 0_i32..40_000) {
            let from = date(1900, 1, 1).checked_add(jiff::Span::new().days(ordinal)).unwrap();
            let to = from.checked_add(jiff::Span::new().days(days)).unwrap();
            let Some(Duration::Exact { days: found, .. }) = between(When::Day(from), When::Day(to))
            else { panic!("{from} to {to}") };
            prop_assert_eq!(found, days);
        }
    }
}
