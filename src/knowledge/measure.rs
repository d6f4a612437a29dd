//! Units that can be computed with: what each measures and how large it is.

/// A unit that the code can compute with; the phrases print it as `unit-ID`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// Its id, as values and phrases write it.
    pub id: &'static str,
    /// What it measures.
    pub dimension: Dimension,
    /// How many metres, square metres, hours or kilometres an hour it is; 0 where a calendar tells.
    pub size: f64,
    /// Which other units it converts to without rounding.
    pub system: System,
}

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dimension {
    /// How far or how high.
    Length,
    /// How much ground.
    Area,
    /// How long, by the calendar.
    Days,
    /// How long, by the clock.
    Hours,
    /// How fast.
    Speed,
}

/// A family of units that differ by powers of ten, or by what the calendar tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// Metres and their multiples.
    Metric,
    /// Feet, miles, acres.
    Imperial,
    /// Days, months, years.
    Calendar,
}

/// The units. Source of the factors: NIST SP 811 (2008), appendix B.8,
/// <https://www.nist.gov/pml/special-publication-811/nist-guide-si-appendix-b-conversion-factors/nist-guide-si-appendix-b8>,
/// with its foot of exactly 0.3048 m; an acre is 43 560 and a square mile 27 878 400 square feet, as in
/// NIST Handbook 44, appendix C. (SP 811 gives the acre of the U.S. survey foot, which differs in the
/// sixth figure and is no longer in use since 2023.)
pub const MEASURES: [Measure; 18] = [
    of("mm", Dimension::Length, 0.001, System::Metric),
    of("cm", Dimension::Length, 0.01, System::Metric),
    of("m", Dimension::Length, 1.0, System::Metric),
    of("km", Dimension::Length, 1000.0, System::Metric),
    of("ft", Dimension::Length, 0.3048, System::Imperial),
    of("mi", Dimension::Length, 1609.344, System::Imperial),
    of("m2", Dimension::Area, 1.0, System::Metric),
    of("ha", Dimension::Area, 10_000.0, System::Metric),
    of("km2", Dimension::Area, 1_000_000.0, System::Metric),
    of("ft2", Dimension::Area, 0.092_903_04, System::Imperial),
    of("acre", Dimension::Area, 4_046.856_422_4, System::Imperial),
    of("mi2", Dimension::Area, 2_589_988.110_336, System::Imperial),
    of("day", Dimension::Days, 0.0, System::Calendar),
    of("month", Dimension::Days, 0.0, System::Calendar),
    of("year", Dimension::Days, 0.0, System::Calendar),
    of("minute", Dimension::Hours, 1.0 / 60.0, System::Metric),
    of("hour", Dimension::Hours, 1.0, System::Metric),
    of("km-per-hour", Dimension::Speed, 1.0, System::Metric),
];

impl Measure {
    /// The unit of an id, if it is one of these.
    pub fn of(id: &str) -> Option<Self> {
        MEASURES.into_iter().find(|it| it.id == id)
    }
}

const fn of(id: &'static str, dimension: Dimension, size: f64, system: System) -> Measure {
    Measure { id, dimension, size, system }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_foot_is_in_a_mile_and_a_square_mile_holds_acres() {
        let size = |id| Measure::of(id).unwrap().size;
        assert!((size("mi") / size("ft") - 5280.0).abs() < 1e-9);
        assert!((size("acre") / size("ft2") - 43_560.0).abs() < 1e-6);
        assert!((size("mi2") / size("acre") - 640.0).abs() < 1e-6);
        assert!(Measure::of("furlong").is_none());
    }
}
