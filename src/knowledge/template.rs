//! Answers with gaps: `The area is {area}.` Figures are written once, as values of the fact.

use super::id::ValueId;

/// How many characters beside a lonely brace are shown.
const SHOWN: usize = 24;

/// An answer whose figures are filled in from the fact's values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template(Vec<Piece>);

/// A part of a [`Template`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words as they are.
    Text(String),
    /// A value of the fact, in some form.
    Value(ValueId, Form),
}

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// All of it: `1,835 km²`, `1 December 2020`.
    Full,
    /// A number without its unit: `1,835`.
    Number,
    /// The year of a date: `2020`.
    Year,
    /// A date without its year: `1 December`.
    DayMonth,
}

/// Why a text is no template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotATemplate {
    /// `{` without `}`, with what follows it.
    #[error("the brace in `{0}` is not closed: write }} behind the value's name")]
    Unclosed(String),
    /// `}` without `{`, with what comes before it.
    #[error("the brace in `{0}` is not opened: write {{ before the value's name")]
    Unopened(String),
    /// A gap that names no value.
    #[error(
        "`{{{0}}}` is no gap: write {{value}}, {{value:number}}, {{value:year}} or {{value:day-month}}"
    )]
    Gap(String),
    /// A figure that is not a value.
    #[error(
        "the figure `{0}` is written into the answer: make it a value and write its name in braces"
    )]
    Figure(String),
}

impl Template {
    /// Reads an answer.
    ///
    /// # Errors
    /// Refuses unpaired braces, gaps that name nothing, and digits outside gaps.
    pub fn parse(text: &str) -> Result<Self, NotATemplate> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            push_text(&mut pieces, before)?;
            let gap = after.split_once('}').filter(|it| !it.0.contains('{'));
            let (gap, after) = gap.ok_or_else(|| NotATemplate::Unclosed(beginning(after)))?;
            pieces.push(parse_gap(gap)?);
            rest = after;
        }
        push_text(&mut pieces, rest)?;
        Ok(Self(pieces))
    }

    /// The parts, in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.0
    }
}

/// Reads a text that has neither gaps nor figures.
///
/// # Errors
/// Refuses braces and digits.
pub(super) fn plain(text: &str) -> Result<String, String> {
    if text.contains(['{', '}']) {
        return Err("a brace stands in a text without values: remove it".to_owned());
    }
    match text.split_whitespace().find(|it| it.contains(is_figure)) {
        Some(figure) => {
            Err(format!("the figure `{figure}` stands in the text: leave it to a fact"))
        }
        None => Ok(text.to_owned()),
    }
}

fn push_text(pieces: &mut Vec<Piece>, text: &str) -> Result<(), NotATemplate> {
    if let Some((before, _)) = text.split_once('}') {
        return Err(NotATemplate::Unopened(end(before)));
    }
    let figure = |it: &&str| it.contains(is_figure);
    if let Some(figure) = text.split_whitespace().find(figure) {
        return Err(NotATemplate::Figure(figure.to_owned()));
    }
    if !text.is_empty() {
        pieces.push(Piece::Text(text.to_owned()));
    }
    Ok(())
}

/// Digits of every script and fractions; the squares and cubes of units are no figures.
fn is_figure(letter: char) -> bool {
    letter.is_numeric() && !matches!(letter, '²' | '³')
}

/// A brace with some of the text that follows it.
fn beginning(after: &str) -> String {
    let shown: String = after.chars().take(SHOWN).collect();
    format!("{{{}", shown.trim_end())
}

/// A brace with some of the text that comes before it.
fn end(before: &str) -> String {
    let shown: String = before.chars().skip(before.chars().count().saturating_sub(SHOWN)).collect();
    format!("{}}}", shown.trim_start())
}

fn parse_gap(gap: &str) -> Result<Piece, NotATemplate> {
    let refused = || NotATemplate::Gap(gap.to_owned());
    let (value, form) = match gap.split_once(':') {
        None => (gap, Form::Full),
        Some((value, "number")) => (value, Form::Number),
        Some((value, "year")) => (value, Form::Year),
        Some((value, "day-month")) => (value, Form::DayMonth),
        Some(_) => return Err(refused()),
    };
    ValueId::parse(value).map(|it| Piece::Value(it, form)).map_err(|_| refused())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_told_from_words() {
        let template = Template::parse("It is {area}-dir, since {day:year}.").unwrap();
        let value = |id, form| Piece::Value(ValueId::parse(id).unwrap(), form);
        assert_eq!(
            template.pieces(),
            [
                Piece::Text("It is ".to_owned()),
                value("area", Form::Full),
                Piece::Text("-dir, since ".to_owned()),
                value("day", Form::Year),
                Piece::Text(".".to_owned()),
            ]
        );
    }

    #[test]
    fn a_broken_gap_and_a_bare_figure_are_refused() {
        let unclosed = |it: &str| Err(NotATemplate::Unclosed(it.to_owned()));
        assert_eq!(Template::parse("an {area"), unclosed("{area"));
        assert_eq!(Template::parse("an {area, {b}"), unclosed("{area, {b}"));
        assert_eq!(Template::parse("an area}"), Err(NotATemplate::Unopened("an area}".to_owned())));
        assert_eq!(Template::parse("{Area}"), Err(NotATemplate::Gap("Area".to_owned())));
        assert_eq!(Template::parse("{a:week}"), Err(NotATemplate::Gap("a:week".to_owned())));
        for figure in ["40", "½", "٤٠"] {
            let text = format!("some {figure} km²");
            assert_eq!(Template::parse(&text), Err(NotATemplate::Figure(figure.to_owned())));
        }
    }
}
