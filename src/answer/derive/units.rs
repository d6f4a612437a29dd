//! A number in another unit, and how exactly it may be told.

use crate::knowledge::{Measure, System};

/// Decimals that a text shows at most.
const DECIMALS: f64 = 100.0;

/// A number that was computed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Figure {
    pub(super) number: f64,
    pub(super) precision: Precision,
}

/// How a number that was computed is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Precision {
    Exact,
    Rounded,
}

/// A number of one unit in another of the same dimension.
pub(super) fn convert(number: f64, from: Measure, to: Measure) -> Figure {
    let factor = from.size / to.size;
    let exact = number * factor;
    if from.system == System::Metric && to.system == System::Metric {
        return told(exact);
    }
    // A figure is given no finer than its own last digit says.
    let step = power_below(last_place(number) * factor);
    let number = as_told(exact, step);
    Figure { number, precision: Precision::Rounded }
}

/// A number as a text with two decimals tells it.
pub(super) fn told(number: f64) -> Figure {
    let shown = (number * DECIMALS).round() / DECIMALS;
    // What floating point adds is no rounding.
    let precision = if (shown - number).abs() <= number.abs() * 1e-9 {
        Precision::Exact
    } else {
        Precision::Rounded
    };
    Figure { number: shown, precision }
}

/// A ratio to three figures.
pub(super) fn ratio(number: f64) -> Figure {
    let rounded = as_told(number, f64::INFINITY);
    let exact = (rounded - number).abs() <= number.abs() * 1e-9;
    let precision = if exact { Precision::Exact } else { Precision::Rounded };
    Figure { number: rounded, precision }
}

/// Rounded to a step, but never to fewer than three figures, or four from a thousand on.
fn as_told(number: f64, step: f64) -> f64 {
    let figures = if number.abs() >= 1000.0 { 3 } else { 2 };
    let least = power_below(number) / 10_f64.powi(figures);
    let step = step.min(least);
    if step >= 1.0 {
        (number / step).round() * step
    } else {
        (number / step).round() / step.recip().round()
    }
}

/// The value of the last digit of a whole number that is no filling zero, or of its hundredths.
fn last_place(number: f64) -> f64 {
    let mut place = 1.0;
    if (number * DECIMALS).rem_euclid(DECIMALS) > f64::EPSILON {
        return 1.0 / DECIMALS;
    }
    while place < number.abs() && number.rem_euclid(place * 10.0) == 0.0 {
        place *= 10.0;
    }
    place
}

/// The greatest power of ten that is not above a number.
fn power_below(number: f64) -> f64 {
    10_f64.powf(number.abs().max(f64::MIN_POSITIVE).log10().floor())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(number: f64, from: &str, to: &str, expected: f64, precision: Precision) {
        let measure = |it| Measure::of(it).unwrap();
        let found = convert(number, measure(from), measure(to));
        assert_eq!(found, Figure { number: expected, precision }, "{number} {from} in {to}");
    }

    #[test]
    fn a_figure_is_told_in_another_unit_as_exactly_as_it_is_known() {
        check(1835.0, "km2", "ha", 183_500.0, Precision::Exact);
        check(34_000.0, "ha", "km2", 340.0, Precision::Exact);
        check(113.0, "km", "m", 113_000.0, Precision::Exact);
        check(1835.0, "km2", "mi2", 708.5, Precision::Rounded);
        check(1835.0, "km2", "acre", 453_400.0, Precision::Rounded);
        check(34_000.0, "ha", "acre", 84_020.0, Precision::Rounded);
        check(3594.0, "m", "ft", 11_791.0, Precision::Rounded);
        check(113.0, "km", "mi", 70.2, Precision::Rounded);
        check(450.0, "km", "mi", 280.0, Precision::Rounded);
        check(3594.0, "m", "km", 3.59, Precision::Rounded);
    }

    proptest! {
        #[test]
        fn there_and_back_a_figure_stays_what_it_was(number in 1_u32..1_000_000) {
            let number = f64::from(number);
            let measure = |it| Measure::of(it).unwrap();
            for (one, other) in [("km2", "mi2"), ("ha", "acre"), ("m", "ft"), ("km", "mi"), ("km2", "ha")] {
                let there = convert(number, measure(one), measure(other)).number;
                let back = there * measure(other).size / measure(one).size;
                prop_assert!((back - number).abs() <= number * 0.006, "{number} {one}: {back}");
            }
        }
    }
}
