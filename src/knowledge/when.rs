//! A date as sources give it: a day, a month, a year, or only about a year.

use std::fmt;

use jiff::civil::{self, Date};

/// A point in time, as exact as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// `2020-12-01`
    Day(Date),
    /// `2020-12`
    Month(YearMonth),
    /// `1992`
    Year(i16),
    /// `circa 1992`
    Circa(i16),
    /// `before 2020`, `before 2021-07`
    Before(Bound),
    /// `after 2020`, `after 2022-08`
    After(Bound),
}

/// When something held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AsOf {
    /// No source says.
    Undated,
    /// Then.
    When(When),
}

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct YearMonth {
    /// The year, of the common era.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: i8,
}

/// What something was before or after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bound {
    /// A month.
    Month(YearMonth),
    /// A year.
    Year(i16),
}

/// A day that every year has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthDay {
    /// The month, 1 to 12.
    pub month: i8,
    /// The day of the month, from 1.
    pub day: i8,
}

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotADate {
    /// Not one of the forms of [`When`].
    #[error(
        "`{0}` is no date: write 2020-12-01, 2020-12, 2020, circa 2020, before 2020 or after 2020-12"
    )]
    When(String),
    /// Not a [`MonthDay`].
    #[error("`{0}` is no day of the year: write the month and the day, such as 08-26")]
    MonthDay(String),
}

impl When {
    /// Reads a date as knowledge files write it.
    ///
    /// # Errors
    /// Names the text and the forms that are understood.
    pub fn parse(text: &str) -> Result<Self, NotADate> {
        let parsed = match text.split_once(' ') {
            Some(("circa", year)) => parse_year(year).map(Self::Circa),
            Some(("before", bound)) => parse_bound(bound).map(Self::Before),
            Some(("after", bound)) => parse_bound(bound).map(Self::After),
            Some(_) => None,
            None => parse_day(text)
                .map(Self::Day)
                .or_else(|| parse_month(text).map(Self::Month))
                .or_else(|| parse_year(text).map(Self::Year)),
        };
        parsed.ok_or_else(|| NotADate::When(text.to_owned()))
    }

    /// The year.
    pub fn year(&self) -> i16 {
        match *self {
            Self::Day(day) => day.year(),
            Self::Month(month) => month.year,
            Self::Year(year) | Self::Circa(year) => year,
            Self::Before(bound) | Self::After(bound) => match bound {
                Bound::Month(month) => month.year,
                Bound::Year(year) => year,
            },
        }
    }
}

impl AsOf {
    /// Reads a date, or `undated`.
    ///
    /// # Errors
    /// Names the text and the forms that are understood.
    pub fn parse(text: &str) -> Result<Self, NotADate> {
        if text == "undated" { Ok(Self::Undated) } else { When::parse(text).map(Self::When) }
    }
}

impl fmt::Display for AsOf {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Undated => out.write_str("undated"),
            Self::When(when) => when.fmt(out),
        }
    }
}

impl fmt::Display for When {
    /// As files write it.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(out, "{day}"),
            Self::Month(month) => write!(out, "{month}"),
            Self::Year(year) => write!(out, "{year:04}"),
            Self::Circa(year) => write!(out, "circa {year:04}"),
            Self::Before(bound) => write!(out, "before {bound}"),
            Self::After(bound) => write!(out, "after {bound}"),
        }
    }
}

impl fmt::Display for YearMonth {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}", self.year, self.month)
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month(month) => write!(out, "{month}"),
            Self::Year(year) => write!(out, "{year:04}"),
        }
    }
}

impl MonthDay {
    /// The day in a year. Of 29 February it is the 28th where a year has no 29th: both are the last day of
    /// February, and 1 March would be in another month.
    pub fn in_year(self, year: i16) -> Option<Date> {
        let leap_day = Self { month: 2, day: 29 };
        let date = Date::new(year, self.month, self.day).ok();
        date.or_else(|| Date::new(year, 2, 28).ok().filter(|_| self == leap_day))
    }

    /// Reads `08-26`; 29 February is a day that leap years have.
    ///
    /// # Errors
    /// Refuses what no year has.
    pub fn parse(text: &str) -> Result<Self, NotADate> {
        // A leap year has every day.
        parse_day(&format!("2024-{text}"))
            .map(|it| Self { month: it.month(), day: it.day() })
            .ok_or_else(|| NotADate::MonthDay(text.to_owned()))
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:02}-{:02}", self.month, self.day)
    }
}

fn parse_day(text: &str) -> Option<Date> {
    let [year, month, day] = digits::<3>(text)?;
    let (year, month, day) = (year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?);
    civil::Date::new(year, month, day).ok()
}

fn parse_month(text: &str) -> Option<YearMonth> {
    let [year, month] = digits::<2>(text)?;
    let month = month.try_into().ok().filter(|it| (1..=12).contains(it))?;
    Some(YearMonth { year: year.try_into().ok()?, month })
}

/// Reads `2020`.
pub(super) fn parse_year(text: &str) -> Option<i16> {
    let [year] = digits::<1>(text)?;
    year.try_into().ok()
}

fn parse_bound(text: &str) -> Option<Bound> {
    parse_month(text).map(Bound::Month).or_else(|| parse_year(text).map(Bound::Year))
}

/// `N` numbers with hyphens between them: four digits first, then two each.
fn digits<const N: usize>(text: &str) -> Option<[u16; N]> {
    let parts: Vec<&str> = text.split('-').collect();
    let shaped = parts.iter().enumerate().all(|(place, part)| {
        part.len() == if place == 0 { 4 } else { 2 } && part.bytes().all(|it| it.is_ascii_digit())
    });
    let numbers: Option<Vec<u16>> = parts.iter().map(|it| it.parse().ok()).collect();
    numbers.filter(|_| shaped)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_as_exact_as_it_is_written() {
        let month = YearMonth { year: 2022, month: 8 };
        for (text, when) in [
            ("2020-12-01", When::Day(civil::date(2020, 12, 1))),
            ("2022-08", When::Month(month)),
            ("1992", When::Year(1992)),
            ("circa 1989", When::Circa(1989)),
            ("before 2020", When::Before(Bound::Year(2020))),
            ("after 2022-08", When::After(Bound::Month(month))),
        ] {
            assert_eq!(When::parse(text), Ok(when));
        }
    }

    #[test]
    fn what_no_calendar_has_is_refused() {
        for bad in [
            "",
            "2020-13-01",
            "2021-02-29",
            "20-1-1",
            "1 May 2020",
            "around 2020",
            "2020-00",
            "+199",
        ] {
            assert!(When::parse(bad).is_err(), "{bad}");
        }
        for bad in ["02-30", "8-26", "13-01", "2020-08-26"] {
            assert!(MonthDay::parse(bad).is_err(), "{bad}");
        }
        assert_eq!(MonthDay::parse("02-29").unwrap().to_string(), "02-29");
    }
}
