//! What stands beside the right answer: values of other facts, of the same kind and about as large, and
//! certainly not right as well.

use std::cmp::Ordering;

use jiff::civil::Date;

use super::Chance;
use super::gaps::Gap;
use crate::knowledge::{District, Fact, UnitId, ValueKind, When, YearMonth};

/// By how much a wrong figure differs at the least: less could be another count of the same.
const APART: f64 = 0.1;

/// How much smaller and how much larger than the right figure a wrong one may be: others are no choice.
const SIZES: std::ops::RangeInclusive<f64> = 0.3..=3.0;

/// How many years a wrong date is away at the most.
const YEARS: i16 = 4;

/// How many days a wrong date is away at the least: less could be the same event by another count.
const DAYS: i32 = 31;

/// Years by which the right date is moved where other facts have none near by; of three in a row, each.
const SHIFTS: [i16; 6] = [-3, -2, -1, 1, 2, 3];

/// So many wrong answers, all different; `None` where there are fewer.
pub(super) fn answers(
    district: &District,
    gap: &Gap<'_>,
    count: usize,
    chance: &mut Chance,
) -> Option<Vec<ValueKind>> {
    match &gap.value.kind {
        ValueKind::Number(right, Some(unit)) => {
            numbers(district, gap.fact, *right, unit, count, chance)
        }
        ValueKind::Date(right) => dates(district, gap.fact, *right, count, chance),
        ValueKind::Number(_, None)
        | ValueKind::Day(_)
        | ValueKind::Century(_)
        | ValueKind::Names(_)
        | ValueKind::Text(_)
        | ValueKind::Point(_) => None,
    }
}

/// Figures by size, dates by time.
pub(super) fn in_order(one: &ValueKind, other: &ValueKind) -> Ordering {
    match (one, other) {
        (ValueKind::Number(one, _), ValueKind::Number(other, _)) => one.total_cmp(other),
        (ValueKind::Date(one), ValueKind::Date(other)) => one.cmp(other),
        // Answers to choose from are of one kind.
        _ => Ordering::Equal,
    }
}

fn numbers(
    district: &District,
    fact: &Fact,
    right: f64,
    unit: &UnitId,
    count: usize,
    chance: &mut Chance,
) -> Option<Vec<ValueKind>> {
    let number = |it: &ValueKind| match it {
        ValueKind::Number(number, Some(of)) if of == unit => Some(*number),
        _ => None,
    };
    let own: Vec<f64> = fact.values.values().filter_map(|it| number(&it.kind)).collect();
    let mut near: Vec<f64> = others(district, fact)
        .filter_map(number)
        .filter(|it| SIZES.contains(&(it / right)) && own.iter().all(|own| are_apart(*it, *own)))
        .collect();
    let chosen = choose(&mut near, count, chance, |one, other| are_apart(*one, *other))?;
    Some(chosen.into_iter().map(|it| ValueKind::Number(it, Some(unit.clone()))).collect())
}

fn are_apart(one: f64, other: f64) -> bool {
    (one - other).abs() >= APART * one.abs().max(other.abs())
}

fn dates(
    district: &District,
    fact: &Fact,
    right: When,
    count: usize,
    chance: &mut Chance,
) -> Option<Vec<ValueKind>> {
    let date = |it: &ValueKind| match it {
        ValueKind::Date(when) if std::mem::discriminant(when) == std::mem::discriminant(&right) => {
            Some(*when)
        }
        _ => None,
    };
    // In a question by years, each year that the fact tells of could be right.
    let own = fact.values.values().filter_map(|it| match (&it.kind, right) {
        (ValueKind::Date(when), When::Year(_)) => Some(When::Year(when.year())),
        (kind, _) => date(kind),
    });
    let own: Vec<When> = own.collect();
    let is_near = |it: &When| (it.year() - right.year()).abs() <= YEARS;
    let mut near: Vec<When> = others(district, fact)
        .filter_map(date)
        .filter(|it| is_near(it) && own.iter().all(|own| are_days_apart(*it, *own)))
        .collect();
    let apart = |one: &When, other: &When| are_days_apart(*one, *other);
    let chosen = choose(&mut near, count, chance, apart).or_else(|| {
        // Nobody is asked of what was later than all that is known.
        let last = district.facts.values().flat_map(|it| it.values.values());
        let last = last.filter_map(|it| date(&it.kind)).max()?;
        let mut moved: Vec<When> = SHIFTS.into_iter().filter_map(|it| moved(right, it)).collect();
        moved.retain(|it| *it <= last && own.iter().all(|own| are_days_apart(*it, *own)));
        choose(&mut moved, count, chance, apart)
    })?;
    Some(chosen.into_iter().map(ValueKind::Date).collect())
}

/// So many of them, each of which goes with the others.
fn choose<T: Copy>(
    from: &mut Vec<T>,
    count: usize,
    chance: &mut Chance,
    goes_with: impl Fn(&T, &T) -> bool,
) -> Option<Vec<T>> {
    let mut chosen: Vec<T> = Vec::new();
    while chosen.len() < count {
        if from.is_empty() {
            return None;
        }
        let next = from.swap_remove(chance.below(from.len()));
        if chosen.iter().all(|it| goes_with(it, &next)) {
            chosen.push(next);
        }
    }
    Some(chosen)
}

/// The values of facts that cannot answer the same question.
fn others<'d>(district: &'d District, fact: &'d Fact) -> impl Iterator<Item = &'d ValueKind> {
    let others = district.facts.values().filter(move |it| {
        it.id != fact.id && (it.subject != fact.subject || it.attribute != fact.attribute)
    });
    others.flat_map(|it| it.values.values().map(|it| &it.kind))
}

/// Whether two dates are as far apart as their years or months tell.
fn are_days_apart(one: When, other: When) -> bool {
    match (first_day(one), first_day(other)) {
        (Some(first), Some(second)) => {
            first.until(second).is_ok_and(|it| it.get_days().abs() >= DAYS)
        }
        _ => false,
    }
}

fn first_day(when: When) -> Option<Date> {
    match when {
        When::Day(day) => Some(day),
        When::Month(YearMonth { year, month }) => Date::new(year, month, 1).ok(),
        When::Year(year) => Date::new(year, 1, 1).ok(),
        When::Circa(_) | When::Before(_) | When::After(_) => None,
    }
}

fn moved(when: When, years: i16) -> Option<When> {
    match when {
        When::Day(day) => Date::new(day.year() + years, day.month(), day.day()).ok().map(When::Day),
        When::Month(month) => Some(When::Month(YearMonth { year: month.year + years, ..month })),
        When::Year(year) => Some(When::Year(year + years)),
        When::Circa(_) | When::Before(_) | When::After(_) => None,
    }
}
