//! What stands beside the right answer: values of other facts, of the same kind and about as large, and
//! certainly not right as well.

use std::mem::discriminant;

use jiff::civil::Date;

use super::Chance;
use crate::knowledge::{District, Fact, Measure, UnitId, ValueKind, When, YearMonth};

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

/// So many answers, of which one is right: figures by size, dates by time, all different; `None` where
/// there are fewer.
pub(super) fn with_right(
    district: &District,
    fact: &Fact,
    right: &ValueKind,
    count: usize,
    chance: &mut Chance,
) -> Option<Vec<ValueKind>> {
    let wrong = count.checked_sub(1)?;
    match right {
        ValueKind::Number(right, unit) => {
            let mut all = numbers(district, fact, (*right, unit.as_ref()), wrong, chance)?;
            all.push(*right);
            all.sort_by(f64::total_cmp);
            Some(all.into_iter().map(|it| ValueKind::Number(it, unit.clone())).collect())
        }
        ValueKind::Date(right) => {
            let mut all = dates(district, fact, *right, wrong, chance)?;
            all.push(*right);
            all.sort();
            Some(all.into_iter().map(ValueKind::Date).collect())
        }
        ValueKind::Day(_)
        | ValueKind::Century(_)
        | ValueKind::Names(_)
        | ValueKind::Text(_)
        | ValueKind::Point(_) => None,
    }
}

fn numbers(
    district: &District,
    fact: &Fact,
    (right, unit): (f64, Option<&UnitId>),
    count: usize,
    chance: &mut Chance,
) -> Option<Vec<f64>> {
    let alike = |it: &ValueKind| {
        let (number, of) = number(it)?;
        is_alike((number, of), (right, unit)).then_some(number)
    };
    let own: Vec<f64> = fact.values.values().filter_map(|it| alike(&it.kind)).collect();
    let mut near: Vec<f64> = others(district, fact)
        .filter_map(alike)
        .filter(|it| SIZES.contains(&(it / right)) && own.iter().all(|own| are_apart(*it, *own)))
        .collect();
    choose(&mut near, count, chance, |one, other| are_apart(*one, *other))
}

/// Whether two figures measure the same, or both count something.
fn is_alike(one: (f64, Option<&UnitId>), other: (f64, Option<&UnitId>)) -> bool {
    one.1 == other.1 || (is_count(one) && is_count(other))
}

fn is_count((number, unit): (f64, Option<&UnitId>)) -> bool {
    number >= 1.0
        && number.fract() == 0.0
        && unit.is_none_or(|it| Measure::of(it.as_str()).is_none())
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
) -> Option<Vec<When>> {
    let alike = |it: &ValueKind| date(it).filter(|it| discriminant(it) == discriminant(&right));
    // In a question by years, each year that the fact tells of could be right.
    let own = fact.values.values().filter_map(|it| match right {
        When::Year(_) => date(&it.kind).map(|it| When::Year(it.year())),
        When::Day(_) | When::Month(_) | When::Circa(_) | When::Before(_) | When::After(_) => {
            alike(&it.kind)
        }
    });
    let own: Vec<When> = own.collect();
    let is_near = |it: &When| (it.year() - right.year()).abs() <= YEARS;
    let mut near: Vec<When> = others(district, fact)
        .filter_map(alike)
        .filter(|it| is_near(it) && own.iter().all(|own| are_days_apart(*it, *own)))
        .collect();
    let apart = |one: &When, other: &When| are_days_apart(*one, *other);
    choose(&mut near, count, chance, apart).or_else(|| {
        // Nobody is asked of what was later than all that is known.
        let all = district.facts.values().flat_map(|it| it.values.values());
        let last = all.filter_map(|it| alike(&it.kind)).max()?;
        let mut moved: Vec<When> = SHIFTS.into_iter().filter_map(|it| moved(right, it)).collect();
        moved.retain(|it| *it <= last && own.iter().all(|own| are_days_apart(*it, *own)));
        choose(&mut moved, count, chance, apart)
    })
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

fn number(kind: &ValueKind) -> Option<(f64, Option<&UnitId>)> {
    match kind {
        ValueKind::Number(number, unit) => Some((*number, unit.as_ref())),
        ValueKind::Date(_)
        | ValueKind::Day(_)
        | ValueKind::Century(_)
        | ValueKind::Names(_)
        | ValueKind::Text(_)
        | ValueKind::Point(_) => None,
    }
}

fn date(kind: &ValueKind) -> Option<When> {
    match kind {
        ValueKind::Date(when) => Some(*when),
        ValueKind::Number(..)
        | ValueKind::Day(_)
        | ValueKind::Century(_)
        | ValueKind::Names(_)
        | ValueKind::Text(_)
        | ValueKind::Point(_) => None,
    }
}

/// Whether two dates are as far apart as their years or months tell.
fn are_days_apart(one: When, other: When) -> bool {
    let days = first_day(one).zip(first_day(other)).and_then(|(one, other)| one.until(other).ok());
    days.is_some_and(|it| it.get_days().abs() >= DAYS)
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
