//! Values as each language writes them: numbers, units, dates, names.

use super::district::District;
use super::fact::{Century, Fact, Point, Value, ValueKind};
use super::id::{SubjectId, ValueId};
use super::language::Language;
use super::phrases::{Arg, Phrase};
use super::template::{Form, Piece, Template};
use super::when::{Bound, MonthDay, When, YearMonth};

/// Most decimals of a number.
const DECIMALS: usize = 2;

/// Most decimals of a degree: four tell places ten metres apart.
const DEGREE_DECIMALS: usize = 4;

impl District {
    /// The answer of a fact in a language, with its values filled in; `None` where the fact has no
    /// such language.
    pub fn answer_of(&self, fact: &Fact, language: Language) -> Option<String> {
        let answer = &fact.wordings.get(&language)?.answer;
        Some(self.fill(answer, |it| fact.values.get(it), language))
    }

    /// What a quiz asks for a value of a fact; `None` where nobody wrote that in the language.
    pub fn quiz_question(
        &self,
        fact: &Fact,
        value: &ValueId,
        language: Language,
    ) -> Option<String> {
        let question = fact.quiz.get(value)?.get(&language)?;
        Some(self.fill(question, |it| fact.values.get(it), language))
    }

    /// An answer with its gaps filled.
    pub(super) fn fill<'v>(
        &self,
        answer: &Template,
        value: impl Fn(&ValueId) -> Option<&'v Value>,
        language: Language,
    ) -> String {
        let pieces = answer.pieces().iter().map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Value(id, form) => {
                value(id).map_or_else(String::new, |it| self.written(&it.kind, *form, language))
            }
        });
        pieces.collect()
    }

    /// A date in a language.
    pub fn date(&self, when: When, language: Language) -> String {
        match when {
            When::Day(day) => self.phrases.say(
                language,
                Phrase::DATE_DAY,
                &[
                    ("day", Arg::Number(day.day().into())),
                    ("month", Arg::Number(day.month().into())),
                    ("year", Arg::Text(&day.year().to_string())),
                    ("ending", Arg::Number(ending(day.year()))),
                ],
            ),
            When::Month(month) => self.month(Phrase::DATE_MONTH, month, language),
            When::Year(year) => self.year(Phrase::DATE_YEAR, year, language),
            When::Circa(year) => self.year(Phrase::DATE_CIRCA, year, language),
            When::Before(Bound::Year(year)) => self.year(Phrase::DATE_BEFORE_YEAR, year, language),
            When::Before(Bound::Month(month)) => {
                self.month(Phrase::DATE_BEFORE_MONTH, month, language)
            }
            When::After(Bound::Year(year)) => self.year(Phrase::DATE_AFTER_YEAR, year, language),
            When::After(Bound::Month(month)) => {
                self.month(Phrase::DATE_AFTER_MONTH, month, language)
            }
        }
    }

    /// Texts as a list in a sentence: `a, b and c`.
    pub fn list(&self, texts: &[&str], language: Language) -> String {
        let mut list = String::new();
        for (place, &text) in texts.iter().enumerate() {
            list = match place {
                0 => text.to_owned(),
                _ if place + 1 == texts.len() => self.phrases.say(
                    language,
                    Phrase::LIST_LAST,
                    &[("list", Arg::Text(&list)), ("last", Arg::Text(text))],
                ),
                _ => self.phrases.say(
                    language,
                    Phrase::LIST_NEXT,
                    &[("list", Arg::Text(&list)), ("next", Arg::Text(text))],
                ),
            };
        }
        list
    }

    /// A number with the language's separators, to at most two decimals.
    pub fn number(&self, number: f64, language: Language) -> String {
        self.decimal(number, DECIMALS, language)
    }

    fn decimal(&self, number: f64, most: usize, language: Language) -> String {
        let sign = |phrase| self.phrases.say(language, phrase, &[]);
        let rounded = format!("{:.most$}", number.abs());
        let (whole, parts) = rounded.split_once('.').unwrap_or((&rounded, ""));
        let mut text = if number < 0.0 { sign(Phrase::MINUS) } else { String::new() };
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place).is_multiple_of(3) {
                text.push_str(&sign(Phrase::GROUP_SEPARATOR));
            }
            text.push(digit);
        }
        let parts = parts.trim_end_matches('0');
        if !parts.is_empty() {
            text.push_str(&sign(Phrase::DECIMAL_SEPARATOR));
            text.push_str(parts);
        }
        text
    }

    /// A value in a form, as answers write it.
    pub fn written(&self, value: &ValueKind, form: Form, language: Language) -> String {
        match (value, form) {
            (ValueKind::Number(number, Some(unit)), Form::Full) => {
                let text = self.number(*number, language);
                self.phrases.measure(language, unit, *number, &text).unwrap_or(text)
            }
            (ValueKind::Number(number, _), _) => self.number(*number, language),
            (ValueKind::Date(when), Form::Year) => when.year().to_string(),
            (ValueKind::Date(When::Day(day)), Form::DayMonth) => {
                self.day_of_year(MonthDay { month: day.month(), day: day.day() }, language)
            }
            (ValueKind::Date(when), _) => self.date(*when, language),
            (ValueKind::Day(day), _) => self.day_of_year(*day, language),
            (ValueKind::Century(century), _) => self.centuries(*century, language),
            (ValueKind::Names(subjects), _) => self.names(subjects, language),
            (ValueKind::Text(text), _) => text.clone(),
            (ValueKind::Point(point), _) => self.point(*point, language),
        }
    }

    fn centuries(&self, Century { first, last }: Century, language: Language) -> String {
        let numeral = |century: u8| {
            let args =
                [("number", Arg::Number(century.into())), ("roman", Arg::Text(&roman(century)))];
            self.phrases.say(language, Phrase::CENTURY, &args)
        };
        if first == last {
            return numeral(first);
        }
        let (first, last) = (numeral(first), numeral(last));
        let args = [("first", Arg::Text(&first)), ("last", Arg::Text(&last))];
        self.phrases.say(language, Phrase::CENTURIES, &args)
    }

    /// A place on the map in degrees.
    pub fn point(&self, point: Point, language: Language) -> String {
        let degrees = |number: f64, [positive, negative]: [Phrase; 2]| {
            let text = self.decimal(number.abs(), DEGREE_DECIMALS, language);
            let phrase = if number < 0.0 { negative } else { positive };
            self.phrases.say(language, phrase, &[("degrees", Arg::Text(&text))])
        };
        let latitude = degrees(point.latitude, [Phrase::LATITUDE_NORTH, Phrase::LATITUDE_SOUTH]);
        let longitude = degrees(point.longitude, [Phrase::LONGITUDE_EAST, Phrase::LONGITUDE_WEST]);
        let args = [("latitude", Arg::Text(&latitude)), ("longitude", Arg::Text(&longitude))];
        self.phrases.say(language, Phrase::POINT, &args)
    }

    fn names(&self, subjects: &[SubjectId], language: Language) -> String {
        let names: Vec<&str> = subjects.iter().map(|it| self.name_of(it, language)).collect();
        self.list(&names, language)
    }

    /// A day of the year in a language.
    pub fn day_of_year(&self, day: MonthDay, language: Language) -> String {
        let args = [("day", Arg::Number(day.day.into())), ("month", Arg::Number(day.month.into()))];
        self.phrases.say(language, Phrase::DAY_OF_YEAR, &args)
    }

    fn month(&self, phrase: Phrase, month: YearMonth, language: Language) -> String {
        let args = [
            ("month", Arg::Number(month.month.into())),
            ("year", Arg::Text(&month.year.to_string())),
            ("ending", Arg::Number(ending(month.year))),
        ];
        self.phrases.say(language, phrase, &args)
    }

    fn year(&self, phrase: Phrase, year: i16, language: Language) -> String {
        let args = [("year", Arg::Text(&year.to_string())), ("ending", Arg::Number(ending(year)))];
        self.phrases.say(language, phrase, &args)
    }
}

/// The last number word of a year when it is spoken: 2 for 1992, 20 for 2020, 100 for 1900.
/// Languages with vowel harmony choose the ending of the year by it.
fn ending(year: i16) -> f64 {
    let place = [10, 100, 1000].into_iter().find(|place| year % place != 0);
    f64::from(place.map_or(1000, |place| year % place))
}

/// A number below 40 as the Romans wrote it.
fn roman(number: u8) -> String {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    "X".repeat(usize::from(number / 10)) + ONES[usize::from(number % 10)]
}
