//! The values that are computed with.

use super::say::{Item, Voice};
use crate::knowledge::{
    Fact, Figure, Language, Measure, Piece, Place, UnitId, Value, ValueId, ValueKind, When,
};

/// A value that is computed with.
#[derive(Clone)]
pub(super) struct Operand<'w> {
    pub(super) place: Place,
    pub(super) fact: &'w Fact,
    pub(super) value: &'w Value,
    pub(super) part_of: Option<&'w Place>,
    pub(super) name: String,
}

/// A number with its unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amount<'w> {
    pub(super) number: f64,
    pub(super) unit: &'w UnitId,
}

impl<'w> Operand<'w> {
    pub(super) fn of_figure(voice: Voice<'w>, figure: &'w Figure) -> Option<Self> {
        let mut operand = Self::at(voice, &figure.value)?;
        operand.name.clone_from(&figure.wordings.get(&voice.language)?.name);
        operand.part_of = figure.part_of.as_ref();
        Some(operand)
    }

    /// The value at a place, by the name of a figure that stands there, or by the fact's title.
    pub(super) fn at(voice: Voice<'w>, place: &Place) -> Option<Self> {
        let fact = voice.district.facts.get(&place.fact)?;
        let value = fact.values.get(&place.value)?;
        let mut figures = voice.district.computations.figures.iter();
        let figure = figures.find(|it| it.value == *place);
        let called = figure.and_then(|it| it.wordings.get(&voice.language));
        let name = called.map_or_else(|| voice.title(fact), |it| it.name.clone());
        Some(Self { place: place.clone(), fact, value, part_of: None, name })
    }

    /// The first value of a fact's answer that fits: the one that it is there to tell.
    pub(super) fn first(
        voice: Voice<'w>,
        fact: &'w Fact,
        fits: impl Fn(&ValueKind) -> bool,
    ) -> Option<Self> {
        let id = told(fact, voice.language)
            .find(|it| fact.values.get(it).is_some_and(|it| fits(&it.kind)))?;
        Self::at(voice, &Place { fact: fact.id.clone(), value: id.clone() })
    }

    pub(super) fn amount(&self) -> Option<Amount<'w>> {
        match &self.value.kind {
            ValueKind::Number(number, Some(unit)) => Some(Amount { number: *number, unit }),
            _ => None,
        }
    }

    pub(super) fn date(&self) -> Option<When> {
        match &self.value.kind {
            ValueKind::Date(when) => Some(*when),
            _ => None,
        }
    }

    pub(super) fn item(&self, voice: Voice<'_>) -> Option<Item> {
        voice.value(&self.value.kind, self.name.clone())
    }

    /// Whether the fact gives another value of the same kind, so that its dispute may be about this.
    pub(super) fn is_disputed(&self) -> bool {
        let alike = |it: &ValueKind| match (it, &self.value.kind) {
            (ValueKind::Number(_, one), ValueKind::Number(_, other)) => {
                one.is_none() || one == other
            }
            (ValueKind::Date(_), ValueKind::Date(_)) => true,
            _ => false,
        };
        self.fact.values.iter().any(|(id, it)| *id != self.place.value && alike(&it.kind))
    }

    /// The same value where another fact gives it: the one that was found is the one to show.
    pub(super) fn shown_by(self, voice: Voice<'w>, fact: Option<&'w Fact>) -> Self {
        let Some(fact) = fact else { return self };
        let same = fact.values.iter().find(|it| it.1.kind == self.value.kind);
        match same {
            Some((id, value)) if told(fact, voice.language).any(|it| it == id) => Self {
                place: Place { fact: fact.id.clone(), value: id.clone() },
                fact,
                value,
                ..self
            },
            _ => self,
        }
    }
}

impl Amount<'_> {
    pub(super) fn measure(&self) -> Option<Measure> {
        Measure::of(self.unit.as_str())
    }

    /// This amount in the unit of another one, where both measure the same.
    pub(super) fn in_unit_of(&self, other: &Amount<'_>) -> Option<f64> {
        if self.unit == other.unit {
            return Some(self.number);
        }
        let (from, to) = (self.measure()?, other.measure()?);
        (from.dimension == to.dimension && to.size > 0.0).then(|| self.number * from.size / to.size)
    }
}

/// The values that a fact's answer tells, in its order.
fn told(fact: &Fact, language: Language) -> impl Iterator<Item = &ValueId> {
    let pieces = fact.wordings.get(&language).map_or(&[][..], |it| it.answer.pieces());
    pieces.iter().filter_map(|it| match it {
        Piece::Value(id, _) => Some(id),
        Piece::Text(_) => None,
    })
}
