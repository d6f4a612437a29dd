//! Computations with time: how long ago, how long between, how long until, how long on the way.

use super::calendar::{self, Duration};
use super::operand::Operand;
use super::{Computed, SURE, Wish};
use crate::knowledge::{Arg, Cue, Dimension, Fact, MonthDay, Phrase, ValueKind, When};

impl<'w> Wish<'w> {
    /// How long it is from, to or between dates.
    pub(super) fn time(&self) -> Option<Computed> {
        self.lasted().or_else(|| self.between()).or_else(|| self.until()).or_else(|| self.ago())
    }

    /// How long a way takes at the speed that the question gives.
    pub(super) fn travel(&self) -> Option<Computed> {
        let (speed, place) =
            self.spotted.units.iter().find(|it| it.0.dimension == Dimension::Speed)?;
        let number = self.spotted.number_before(place.end).filter(|it| *it > 0.0)?;
        let way = self.way()?;
        let amount = way.amount()?;
        let km = amount.number * amount.measure()?.size / 1000.0;
        let time = self.voice.hours(km / (number * speed.size))?;
        let args = [
            ("speed", Arg::Text(&self.voice.measure(number, speed.id)?)),
            ("distance", Arg::Text(&self.voice.measure(amount.number, amount.unit.as_str())?)),
            ("time", Arg::Text(&time)),
        ];
        Some(self.result(self.voice.say(Phrase::DERIVED_TRAVEL, &args), &[&way], "travel time"))
    }

    /// The way that a question is about.
    fn way(&self) -> Option<Operand<'w>> {
        let is_way = |it: &Operand<'_>| it.amount().is_some_and(|it| it.unit.as_str() == "km");
        let is_long = |it: &ValueKind| matches!(it, ValueKind::Number(_, Some(unit)) if unit.as_str() == "km");
        let about = |it: &Operand<'_>| self.is_about(&[&it.place.fact]);
        let named = || self.figures().find(|it| is_way(it) && about(it));
        let found = |(fact, _)| Operand::first(self.voice, fact, is_long);
        named().or_else(|| self.best_answer().and_then(found)).filter(about)
    }

    /// How long something lasted of which beginning and end are known.
    fn lasted(&self) -> Option<Computed> {
        let since = self.spotted.has(Cue::Ago) && !self.spotted.has(Cue::Between);
        if !self.asks_how_long() || since || self.spotted.has(Cue::Until) {
            return None;
        }
        let span = self.district().computations.spans.get(*self.spotted.spans.first()?)?;
        let [from, to] = [&span.from, &span.to].map(|it| Operand::at(self.voice, it));
        self.span(from?.shown_by(self.voice, self.answer().map(|it| it.0)), to?, "duration")
    }

    /// How long it is between two dates that are named.
    fn between(&self) -> Option<Computed> {
        let wanted = self.spotted.has(Cue::Between) || !self.spotted.has(Cue::Ago);
        if !wanted || !self.asks_how_long() {
            return None;
        }
        let mut dates: Vec<Operand<'_>> = self.figures().filter(|it| it.date().is_some()).collect();
        dates.dedup_by_key(|it| it.date());
        let [first, second, ..] = &dates[..] else { return None };
        let [first, second] = [first, second].map(Clone::clone);
        if first.date() <= second.date() {
            self.span(first, second, "between")
        } else {
            self.span(second, first, "between")
        }
    }

    fn span(&self, from: Operand<'w>, to: Operand<'w>, why: &str) -> Option<Computed> {
        if !self.is_about(&[&from.fact.id, &to.fact.id]) {
            return None;
        }
        let duration = calendar::between(from.date()?, to.date()?)?;
        let text = self.duration(from.date()?, to.date()?, duration)?;
        Some(self.result(text, &[&from, &to], why))
    }

    /// How long ago something was, or how old it is.
    fn ago(&self) -> Option<Computed> {
        let is_date = |it: &ValueKind| matches!(it, ValueKind::Date(_));
        let since = if self.spotted.has(Cue::Ago) && self.asks_how_long() {
            self.dated(SURE, is_date)?
        } else if self.spotted.has(Cue::Age) {
            self.beginning()?
        } else {
            return None;
        };
        // "In 2025, how many years had passed?" counts from another day.
        let year = i32::from(since.date()?.year());
        if self.spotted.years().any(|it| it != year) {
            return None;
        }
        let today = When::Day(self.asked.today);
        let duration = calendar::between(since.date()?, today)?;
        let text = self.duration(since.date()?, today, duration)?;
        Some(self.result(text, &[&since], "time since"))
    }

    /// When what the question asks for began. A fact has many dates; the one that is listed as a
    /// figure is surely such a beginning.
    fn beginning(&self) -> Option<Operand<'w>> {
        let (fact, _) = self.answer()?;
        let figures = &self.district().computations.figures;
        let mut figures = figures.iter().filter(|it| it.value.fact == fact.id);
        figures.find_map(|it| Operand::of_figure(self.voice, it).filter(|it| it.date().is_some()))
    }

    /// How long it is until a day.
    fn until(&self) -> Option<Computed> {
        if !self.spotted.has(Cue::Until) {
            return None;
        }
        let today = self.asked.today;
        let is_date = |it: &ValueKind| matches!(it, ValueKind::Date(When::Day(_)));
        let mut named = self.figures();
        let day = self.dated(SURE, |it| matches!(it, ValueKind::Day(_))).or_else(|| {
            named.find(|it| is_date(&it.value.kind) && self.is_about(&[&it.fact.id]))
        })?;
        let date = match &day.value.kind {
            ValueKind::Day(day) => calendar::next(*day, today)?,
            ValueKind::Date(When::Day(date)) if *date >= today => *date,
            ValueKind::Date(When::Day(date)) => {
                calendar::next(MonthDay { month: date.month(), day: date.day() }, today)?
            }
            _ => return None,
        };
        let said = self.voice.day(date);
        let text = if date == today {
            self.voice.say(Phrase::DERIVED_TODAY, &[("date", Arg::Text(&said))])
        } else {
            let left = calendar::between(When::Day(today), When::Day(date))?;
            let asked = self.asked_time().or(Some("day"));
            let left = self.voice.duration(left, asked)?;
            let args = [("date", Arg::Text(said.as_str())), ("duration", Arg::Text(&left))];
            self.voice.say(Phrase::DERIVED_UNTIL, &args)
        };
        Some(self.result(text, &[&day], "time until"))
    }

    /// The date that the question names, or that of the fact which it was found to ask for, where that
    /// is at least so likely.
    fn dated(&self, sure: f32, fits: fn(&ValueKind) -> bool) -> Option<Operand<'w>> {
        let named = self.figures().find(|it| fits(&it.value.kind) && self.is_about(&[&it.fact.id]));
        let found = if named.is_some() { self.answer() } else { self.best_answer() };
        // Of several dates the one that is listed as a figure is the one to count from.
        let listed = |it: &ValueKind| fits(it) && self.is_listed(it);
        let of_fact = |fact: &'w Fact| {
            let first = |fits: &dyn Fn(&ValueKind) -> bool| Operand::first(self.voice, fact, fits);
            first(&listed).or_else(|| first(&fits))
        };
        match (named, found) {
            (Some(named), Some((fact, probability))) => {
                let same = fact.values.values().any(|it| it.kind == named.value.kind);
                if same || probability < sure {
                    Some(named.shown_by(self.voice, Some(fact)))
                } else {
                    of_fact(fact).or(Some(named))
                }
            }
            (Some(named), None) => Some(named),
            (None, Some((fact, _))) => of_fact(fact),
            (None, None) => None,
        }
    }

    /// Whether a figure has this value.
    fn is_listed(&self, kind: &ValueKind) -> bool {
        let mut figures = self.district().computations.figures.iter();
        figures
            .any(|it| Operand::at(self.voice, &it.value).is_some_and(|it| it.value.kind == *kind))
    }

    fn duration(&self, from: When, to: When, duration: Duration) -> Option<String> {
        let long = self.voice.duration(duration, self.asked_time())?;
        let (from, to) = (self.voice.date(from), self.voice.date(to));
        let args = [
            ("from", Arg::Text(from.as_str())),
            ("to", Arg::Text(&to)),
            ("duration", Arg::Text(&long)),
        ];
        Some(self.voice.say(Phrase::DERIVED_DURATION, &args))
    }

    /// Whether the question asks for a length of time: in a unit, or for whatever there is.
    fn asks_how_long(&self) -> bool {
        let counted = self.spotted.has(Cue::Count) && self.asked_time().is_some();
        counted || self.spotted.has(Cue::Lasted)
    }

    /// The unit of time that the question asks for.
    fn asked_time(&self) -> Option<&'static str> {
        let mut units = self.spotted.units.iter();
        units.find(|it| it.0.dimension == Dimension::Days).map(|it| it.0.id)
    }
}
