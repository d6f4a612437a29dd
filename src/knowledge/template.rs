//! Answers with gaps: `The area is {area}.` Figures are written once, as values of the fact.

use super::id::ValueId;

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
    /// A brace without its partner.
    #[error("a brace `{{` or `}}` has no partner")]
    Unbalanced,
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
            let (gap, after) = after.split_once('}').ok_or(NotATemplate::Unbalanced)?;
            push_text(&mut pieces, before)?;
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

fn push_text(pieces: &mut Vec<Piece>, text: &str) -> Result<(), NotATemplate> {
    if text.contains('}') {
        return Err(NotATemplate::Unbalanced);
    }
    let figure = |it: &&str| it.chars().any(|it| it.is_ascii_digit());
    if let Some(figure) = text.split_whitespace().find(figure) {
        return Err(NotATemplate::Figure(figure.to_owned()));
    }
    if !text.is_empty() {
        pieces.push(Piece::Text(text.to_owned()));
    }
    Ok(())
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
        assert_eq!(Template::parse("an {area"), Err(NotATemplate::Unbalanced));
        assert_eq!(Template::parse("an area}"), Err(NotATemplate::Unbalanced));
        assert_eq!(Template::parse("{Area}"), Err(NotATemplate::Gap("Area".to_owned())));
        assert_eq!(Template::parse("{a:week}"), Err(NotATemplate::Gap("a:week".to_owned())));
        assert_eq!(Template::parse("some 40 km"), Err(NotATemplate::Figure("40".to_owned())));
    }
}
