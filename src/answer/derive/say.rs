//! What was computed, in words: the result and the figures it follows from.

use jiff::civil::Date;

use super::calendar::Duration;
use super::units::{Figure, Precision};
use crate::knowledge::{Arg, District, Fact, Language, Phrase, UnitId, ValueKind, When};

/// Says results in a language.
#[derive(Clone, Copy)]
pub(super) struct Voice<'d> {
    pub(super) district: &'d District,
    pub(super) language: Language,
}

/// A figure as it is said, and what it is of.
pub(super) struct Item {
    pub(super) text: String,
    pub(super) name: String,
}

impl Voice<'_> {
    /// `1,835 km²`; `None` where the language does not print the unit.
    pub(super) fn measure(self, number: f64, unit: &str) -> Option<String> {
        let text = self.district.number(number, self.language);
        let unit = UnitId::parse(unit).ok()?;
        self.district.phrases.measure(self.language, &unit, number, &text)
    }

    /// The same for what was computed: `about 708.5 square miles`.
    pub(super) fn result(self, figure: Figure, unit: &str) -> Option<String> {
        let text = self.measure(figure.number, unit)?;
        Some(match figure.precision {
            Precision::Exact => text,
            Precision::Rounded => self.about(&text),
        })
    }

    pub(super) fn about(self, text: &str) -> String {
        self.say(Phrase::DERIVED_ABOUT, &[("text", Arg::Text(text))])
    }

    /// A number, with its unit where it has one.
    pub(super) fn number(self, number: f64, unit: Option<&UnitId>) -> String {
        let plain = || self.district.number(number, self.language);
        unit.and_then(|it| self.measure(number, it.as_str())).unwrap_or_else(plain)
    }

    pub(super) fn item(self, item: &Item) -> String {
        let args = [("text", Arg::Text(&item.text)), ("name", Arg::Text(&item.name))];
        self.say(Phrase::DERIVED_ITEM, &args)
    }

    pub(super) fn date(self, when: When) -> String {
        self.district.date(when, self.language)
    }

    pub(super) fn day(self, day: Date) -> String {
        self.date(When::Day(day))
    }

    pub(super) fn converted(self, from: &str, to: &str, precision: Precision) -> String {
        let phrase = match precision {
            Precision::Exact => Phrase::DERIVED_EQUAL,
            Precision::Rounded => Phrase::DERIVED_NEARLY,
        };
        self.say(phrase, &[("from", Arg::Text(from)), ("to", Arg::Text(to))])
    }

    /// How long, in the unit that was asked for first and in others behind it.
    pub(super) fn duration(self, duration: Duration, asked: Option<&str>) -> Option<String> {
        match duration {
            Duration::Exact { days, months, parts } => {
                let in_days = self.measure(days.into(), "day")?;
                let in_parts = self.parts(parts)?;
                let [years, ..] = parts;
                let (first, second) = match asked {
                    Some("month") if years > 0 => (self.measure(months.into(), "month")?, in_parts),
                    // Below a year the parts begin with the months.
                    Some("month" | "year") | None if months > 0 => (in_parts, in_days),
                    _ => (in_days, in_parts),
                };
                Some(if first == second {
                    first
                } else {
                    let (text, name) = (Arg::Text(&first), Arg::Text(&second));
                    self.say(Phrase::DERIVED_ITEM, &[("text", text), ("name", name)])
                })
            }
            Duration::Months(months) => {
                Some(self.about(&self.parts([months / 12, months % 12, 0])?))
            }
            Duration::Years(years) => Some(self.about(&self.measure(years.into(), "year")?)),
        }
    }

    /// Years, months and days, without those that are none.
    fn parts(self, parts: [i32; 3]) -> Option<String> {
        let units = ["year", "month", "day"];
        let said: Option<Vec<String>> = parts
            .into_iter()
            .zip(units)
            .filter(|it| it.0 > 0)
            .map(|(number, unit)| self.measure(number.into(), unit))
            .collect();
        let said = said?;
        if said.is_empty() {
            return self.measure(0.0, "day");
        }
        let said: Vec<&str> = said.iter().map(String::as_str).collect();
        Some(self.district.list(&said, self.language))
    }

    /// Hours and minutes.
    pub(super) fn hours(self, hours: f64) -> Option<String> {
        let minutes = (hours * 60.0).round();
        let (whole, rest) = ((minutes / 60.0).floor(), minutes % 60.0);
        let parts = [(whole, "hour"), (rest, "minute")].into_iter().filter(|it| it.0 > 0.0);
        let said: Option<Vec<String>> =
            parts.map(|(number, unit)| self.measure(number, unit)).collect();
        let said = said.filter(|it| !it.is_empty())?;
        let said: Vec<&str> = said.iter().map(String::as_str).collect();
        Some(self.district.list(&said, self.language))
    }

    pub(super) fn say(self, phrase: Phrase, args: &[(&str, Arg<'_>)]) -> String {
        self.district.phrases.say(self.language, phrase, args)
    }

    /// What a fact is called on its card.
    pub(super) fn title(self, fact: &Fact) -> String {
        fact.wordings.get(&self.language).map_or_else(|| fact.id.to_string(), |it| it.title.clone())
    }

    /// A value as an item; `None` where it is no number.
    pub(super) fn value(self, kind: &ValueKind, name: String) -> Option<Item> {
        let ValueKind::Number(number, unit) = kind else { return None };
        Some(Item { text: self.number(*number, unit.as_ref()), name })
    }
}
