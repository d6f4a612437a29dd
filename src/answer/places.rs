//! Places on the map: those that facts give, and no others.

use super::compose::title;
use super::reply::{Action, Button, Pin};
use crate::knowledge::{
    District, Fact, Language, Phrase, Point, SubjectId, Value, ValueId, ValueKind,
};

/// A place that a fact gives.
#[derive(Debug, Clone, Copy)]
pub struct Place<'d> {
    /// The fact.
    pub fact: &'d Fact,
    value: &'d ValueId,
    point: Point,
}

/// All places of a district, in the order of their facts.
pub fn all(district: &District) -> impl Iterator<Item = Place<'_>> {
    district.facts.values().flat_map(of)
}

/// The places that a fact gives.
pub fn of(fact: &Fact) -> impl Iterator<Item = Place<'_>> {
    fact.values.iter().filter_map(move |(value, Value { kind, .. })| match kind {
        ValueKind::Point(point) => Some(Place { fact, value, point: *point }),
        ValueKind::Number(..)
        | ValueKind::Date(_)
        | ValueKind::Day(_)
        | ValueKind::Century(_)
        | ValueKind::Names(_)
        | ValueKind::Text(_) => None,
    })
}

/// A button that shows a fact's places; `None` where it gives none.
pub fn button(district: &District, fact: &Fact, language: Language) -> Option<Button> {
    of(fact).next()?;
    let label = district.phrases.say(language, Phrase::MAP_BUTTON, &[]);
    Some(Button { label, action: Action::Map(fact.id.clone()) })
}

impl Place<'_> {
    /// Whose place it is: the subject that its value is named after, else the fact's.
    pub fn subject(&self, district: &District) -> SubjectId {
        let named = SubjectId::parse(self.value.as_str()).ok();
        named
            .filter(|it| district.terms.contains_key(it))
            .unwrap_or_else(|| self.fact.subject.clone())
    }

    /// The place as a reply shows it.
    pub fn pin(&self, district: &District, language: Language) -> Pin {
        let subject = self.subject(district);
        let title = if subject.as_str() == self.value.as_str() {
            district.name_of(&subject, language).to_owned()
        } else {
            title(self.fact, language)
        };
        Pin { title, address: district.point(self.point, language), point: self.point }
    }
}
