//! Computations with amounts: other units, shares, sums, differences.

use super::operand::{Amount, Operand};
use super::units::{Figure, Precision, convert, ratio, told};
use super::vocabulary::Vocabulary;
use super::{Computed, Wish, answer_of};
use crate::knowledge::{Arg, Cue, Dimension, FactId, Measure, Phrase, Total, ValueKind};

/// A question with another unit in it must be known to the fact so far, 0 to 1: else the fact answers
/// the unit alone. Chosen on the project's own questions.
const COVERED: f32 = 0.7;

/// And it must be so much surer than the question as it stands.
const CLEARLY: f32 = 0.1;

/// So few words and a unit may follow up on an answer, and so few are likelier to do so than to ask
/// for something new.
const FEW_WORDS: usize = 6;
const VERY_FEW_WORDS: usize = 4;

/// Of how many parts each a whole of percents is made.
const PERCENT: f64 = 100.0;

impl<'w> Wish<'w> {
    /// What several figures make together, or how they compare.
    pub(super) fn amount(&self) -> Option<Computed> {
        self.share().or_else(|| self.total()).or_else(|| self.compared())
    }

    /// What part of its whole a figure is.
    fn share(&self) -> Option<Computed> {
        let fraction = self.spotted.cues.iter().find_map(|it| it.parts());
        let mut units = self.spotted.units.iter();
        let in_unit = units.any(|it| it.0.dimension == Dimension::Area);
        if fraction.is_none() && !self.spotted.has(Cue::Share) || in_unit {
            return None;
        }
        let part = self.figures().find(|it| it.part_of.is_some())?;
        let whole = Operand::at(self.voice, part.part_of?)?;
        let facts = [&part.fact.id, &whole.fact.id];
        if !self.is_about(&facts) || !self.is_likely(&facts) {
            return None;
        }
        let (amount, all) = (part.amount()?, whole.amount()?);
        let exact = amount.number / all.in_unit_of(&amount).filter(|it| *it > 0.0)?;
        let share = ratio(exact * PERCENT);
        let mut whole_text = whole.item(self.voice)?;
        if all.unit != amount.unit {
            // A part of an area in hectares is told of the same area in hectares.
            let given = std::mem::take(&mut whole_text.text);
            whole_text.text = self.voice.measure(all.in_unit_of(&amount)?, amount.unit.as_str())?;
            whole_text.name = format!("{}, {given}", whole_text.name);
        }
        let args = [
            ("share", Arg::Text(&self.voice.result(share, "percent")?)),
            ("part", Arg::Text(&self.voice.item(&part.item(self.voice)?))),
            ("whole", Arg::Text(&self.voice.item(&whole_text))),
        ];
        let mut text = self.voice.say(Phrase::DERIVED_SHARE, &args);
        if let Some(parts) = fraction {
            let over = exact * f64::from(parts) > 1.0;
            let phrase = if over { Phrase::DERIVED_OVER } else { Phrase::DERIVED_UNDER };
            let parts = Arg::Number(parts.into());
            text = format!("{} {text}", self.voice.say(phrase, &[("parts", parts)]));
        }
        Some(self.result(text, &[&part, &whole], "share"))
    }

    /// What several figures make together.
    fn total(&self) -> Option<Computed> {
        if !self.spotted.has(Cue::Total) && !self.spotted.has(Cue::Count) {
            return None;
        }
        let totals = &self.district().computations.totals;
        let named = self.spotted.totals.first().and_then(|it| totals.get(*it));
        if let Some(parts) = named.and_then(|it| self.parts_of(it)) {
            return self.sum(&parts);
        }
        if !self.spotted.has(Cue::Total) {
            return None;
        }
        let figures: Vec<Operand<'_>> = self.figures().filter(|it| it.amount().is_some()).collect();
        // Whoever names two parts of a whole and asks for all of them wants the whole.
        let holds = |total: &&Total| {
            figures.len() > 1 && figures.iter().all(|it| total.values.contains(&it.place))
        };
        if let Some(parts) = totals.iter().find(holds).and_then(|it| self.parts_of(it)) {
            return self.sum(&parts);
        }
        // Of all other figures only the parts of one whole surely go together.
        let whole = figures.iter().find_map(|it| it.part_of)?;
        let parts: Vec<Operand<'_>> =
            figures.into_iter().filter(|it| it.part_of == Some(whole)).collect();
        self.sum(&parts)
    }

    fn parts_of(&self, total: &Total) -> Option<Vec<Operand<'w>>> {
        total.values.iter().map(|it| Operand::at(self.voice, it)).collect()
    }

    fn sum(&self, parts: &[Operand<'w>]) -> Option<Computed> {
        let facts: Vec<&FactId> = parts.iter().map(|it| &it.fact.id).collect();
        if parts.len() < 2 || !self.is_about(&facts) || !self.is_likely(&facts) {
            return None;
        }
        let amounts: Vec<Amount<'_>> = parts.iter().filter_map(Operand::amount).collect();
        let first = amounts.first()?;
        let alike: Option<Vec<f64>> = amounts.iter().map(|it| it.in_unit_of(first)).collect();
        let (total, items) = match alike {
            Some(numbers) => {
                let total = numbers.iter().sum();
                let items = parts.iter().map(|it| Some(self.voice.item(&it.item(self.voice)?)));
                (self.voice.number(total, Some(first.unit)), items.collect::<Option<Vec<_>>>()?)
            }
            // What is counted in words of its own adds up to a bare number.
            None if amounts.iter().all(|it| it.measure().is_none()) => {
                let total = amounts.iter().map(|it| it.number).sum();
                let items = amounts.iter().map(|it| self.voice.number(it.number, Some(it.unit)));
                (self.voice.number(total, None), items.collect())
            }
            None => return None,
        };
        let items = items.join(" + ");
        let args = [("total", Arg::Text(&total)), ("items", Arg::Text(&items))];
        let parts: Vec<&Operand<'_>> = parts.iter().collect();
        Some(self.result(self.voice.say(Phrase::DERIVED_TOTAL, &args), &parts, "sum"))
    }

    /// How two figures compare.
    fn compared(&self) -> Option<Computed> {
        let wanted = [Cue::More, Cue::Which, Cue::Times];
        if !wanted.iter().any(|it| self.spotted.has(*it)) {
            return None;
        }
        let [first, second] = self.pair()?;
        let facts = [&first.fact.id, &second.fact.id];
        if !self.is_about(&facts) || !self.is_likely(&facts) {
            return None;
        }
        let (one, other) = (first.amount()?, second.amount()?);
        let [larger, smaller] =
            if one.number >= other.in_unit_of(&one)? { [first, second] } else { [second, first] };
        self.say_compared(&larger, &smaller)
    }

    fn say_compared(&self, larger: &Operand<'w>, smaller: &Operand<'w>) -> Option<Computed> {
        let (one, other) = (larger.amount()?, smaller.amount()?);
        let items = [larger, smaller].map(|it| Some(self.voice.item(&it.item(self.voice)?)));
        let [large, small] = items;
        let (large, small) = (large?, small?);
        let rest = other.in_unit_of(&one)?;
        let both = [("larger", Arg::Text(large.as_str())), ("smaller", Arg::Text(&small))];
        let operands = [larger, smaller];
        if one.number - rest == 0.0 {
            let args = [("first", both[0].1), ("second", both[1].1)];
            return Some(self.result(
                self.voice.say(Phrase::DERIVED_ALIKE, &args),
                &operands,
                "difference",
            ));
        }
        if self.spotted.has(Cue::Times) && rest > 0.0 {
            let times = ratio(one.number / rest);
            let text = self.number(times);
            let args = [("times", Arg::Text(text.as_str())), both[0], both[1]];
            return Some(self.result(
                self.voice.say(Phrase::DERIVED_TIMES, &args),
                &operands,
                "ratio",
            ));
        }
        let difference = told(one.number - rest);
        let difference = self.voice.result(difference, one.unit.as_str())?;
        let args = [("difference", Arg::Text(difference.as_str())), both[0], both[1]];
        let mut text = self.voice.say(Phrase::DERIVED_DIFFERENCE, &args);
        if self.spotted.has(Cue::Which) {
            let name = [("name", Arg::Text(larger.name.as_str()))];
            text = format!("{} {text}", self.voice.say(Phrase::DERIVED_LARGER, &name));
        }
        Some(self.result(text, &operands, "difference"))
    }

    fn number(&self, figure: Figure) -> String {
        let text = self.voice.number(figure.number, None);
        match figure.precision {
            Precision::Exact => text,
            Precision::Rounded => self.voice.about(&text),
        }
    }

    /// The first two figures that can be compared: heights with heights, not with a river's length.
    fn pair(&self) -> Option<[Operand<'w>; 2]> {
        let all: Vec<Operand<'_>> = self.figures().collect();
        let mut pairs = all.iter().enumerate().flat_map(|(place, one)| {
            all.iter().skip(place + 1).map(move |other| [one.clone(), other.clone()])
        });
        // How much larger a whole is than its part nobody asks, but how many times.
        let times = self.spotted.has(Cue::Times);
        let comparable = |pair: &[Operand<'_>; 2]| {
            let [one, other] = pair;
            let Some((first, second)) = one.amount().zip(other.amount()) else { return false };
            let inside =
                |part: &Operand<'_>, whole: &Operand<'_>| part.part_of == Some(&whole.place);
            let nested = inside(one, other) || inside(other, one);
            if nested { times } else { first.unit == second.unit }
        };
        pairs.find(comparable)
    }

    /// A figure in the unit that the question asks for.
    pub(super) fn convert(&self) -> Option<Computed> {
        let is_asked =
            |it: &&(Measure, _)| matches!(it.0.dimension, Dimension::Length | Dimension::Area);
        let asked = self.spotted.units.iter().find(is_asked)?.0;
        let operand = if self.spotted.says_more() {
            let followed = || self.followed_in(asked, VERY_FEW_WORDS);
            let found = || self.found_in(asked).or_else(|| self.followed_in(asked, FEW_WORDS));
            self.named_in(asked).or_else(followed).or_else(found)
        } else {
            self.followed_in(asked, FEW_WORDS)
        }?;
        let amount = operand.amount()?;
        let from = amount.measure().filter(|it| it.id != asked.id)?;
        let gives = |it: &ValueKind| matches!(it, ValueKind::Number(_, Some(unit)) if unit.as_str() == asked.id);
        // Where the fact has a figure in that unit, this is likelier to be the one that is asked for.
        if operand.fact.values.values().any(|it| gives(&it.kind)) {
            return None;
        }
        let there = convert(amount.number, from, asked);
        let from = self.voice.measure(amount.number, from.id)?;
        let to = self.voice.measure(there.number, asked.id)?;
        let text = self.voice.converted(&from, &to, there.precision);
        Some(self.result(text, &[&operand], "conversion"))
    }

    /// The figure of the dimension that the question names.
    fn named_in(&self, asked: Measure) -> Option<Operand<'w>> {
        let mut figures = self.figures().filter(|it| {
            it.amount()
                .and_then(|it| it.measure())
                .is_some_and(|it| it.dimension == asked.dimension)
        });
        figures.find(|it| self.is_about(&[&it.fact.id]) && self.is_likely(&[&it.fact.id]))
    }

    /// The first figure of the dimension in the fact that the question asks for, as it stands or with
    /// the unit in which facts are given in place of the one that is asked for.
    fn found_in(&self, asked: Measure) -> Option<Operand<'w>> {
        let place = &self.spotted.units.iter().find(|it| it.0 == asked)?.1;
        let fits = |it: &ValueKind| is_of(it, asked.dimension);
        let own = self.answer().and_then(|(fact, sure)| {
            let main = Operand::first(self.voice, fact, |_| true)?;
            fits(&main.value.kind).then_some((sure, main))
        });
        let units = self.district().computations.units.keys().filter_map(|it| Measure::of(it));
        let others = units.filter(|it| it.dimension == asked.dimension && it.id != asked.id);
        let readings = others.filter_map(|it| {
            let name = Vocabulary::first_name(self.district(), &it, self.language())?;
            let finding = self.find(&self.spotted.with(place, name));
            let (fact, sure) = answer_of(self.district(), &finding)?;
            let covered = finding.candidates.first().is_some_and(|it| it.evidence.covered >= COVERED);
            if !covered {
                return None;
            }
            let in_unit = |kind: &ValueKind| {
                matches!(kind, ValueKind::Number(_, Some(unit)) if unit.as_str() == it.id)
            };
            Some((sure, Operand::first(self.voice, fact, in_unit)?))
        });
        let least = own.as_ref().map_or(0.0, |it| it.0 + CLEARLY);
        let surest = readings.filter(|it| it.0 > least).max_by(|a, b| a.0.total_cmp(&b.0));
        let best = surest.or(own);
        best.map(|it| it.1).filter(|it| self.is_about(&[&it.fact.id]))
    }

    /// The figure of the dimension that answered the question before: "and in miles?"
    fn followed_in(&self, asked: Measure, words: usize) -> Option<Operand<'w>> {
        let fact = self.asked.after.and_then(|it| self.district().facts.get(it))?;
        let short = self.spotted.words.len() <= words && self.asked.finding.subjects.is_empty();
        Operand::first(self.voice, fact, |it| is_of(it, asked.dimension)).filter(|_| short)
    }
}

fn is_of(kind: &ValueKind, dimension: Dimension) -> bool {
    let ValueKind::Number(_, Some(unit)) = kind else { return false };
    Measure::of(unit.as_str()).is_some_and(|it| it.dimension == dimension)
}
