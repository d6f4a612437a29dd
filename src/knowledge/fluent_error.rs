//! What the Fluent parser refuses, in words for editors, and the line where the slip is.

use fluent_syntax::parser::{ErrorKind, ParserError};

use super::document::line_of;
use super::problem::Problem;

/// A refusal of the parser as a problem of the file.
pub(super) fn problem(file: &str, text: &str, error: &ParserError) -> Problem {
    let (message, remedy) = words(&error.kind);
    Problem::new(file, line(text, error), message, remedy)
}

/// The parser stops where it finds something else than it needs, which may be lines below the slip.
fn line(text: &str, error: &ParserError) -> usize {
    match error.kind {
        ErrorKind::ExpectedMessageField { .. } | ErrorKind::ExpectedTermField { .. } => {
            line_of(text, error.slice.as_ref().map_or(error.pos.start, |it| it.start))
        }
        ErrorKind::ExpectedToken(_)
        | ErrorKind::MissingValue
        | ErrorKind::MissingDefaultVariant
        | ErrorKind::UnterminatedStringLiteral => {
            let read = text.get(..error.pos.start).unwrap_or(text);
            line_of(text, read.trim_end().len())
        }
        _ => line_of(text, error.pos.start),
    }
}

/// What is wrong, and what to do.
fn words(kind: &ErrorKind) -> (String, &'static str) {
    let (message, remedy) = match kind {
        ErrorKind::ExpectedToken('}') => {
            ("a brace `{` is not closed", "write `}` behind the gap, such as { $name }")
        }
        ErrorKind::ExpectedToken('=') => (
            "a name stands here without `=`",
            "write `name = text`, or begin the line with blanks if it goes on with a text",
        ),
        ErrorKind::ExpectedToken(']') => {
            ("a bracket `[` is not closed", "write `]` behind the form's name")
        }
        ErrorKind::ExpectedToken(')') => ("a bracket `(` is not closed", "write `)`"),
        ErrorKind::UnterminatedStringLiteral | ErrorKind::ExpectedToken('"') => {
            ("a quotation mark has no partner", "write `\"` at the end of the quoted text")
        }
        ErrorKind::UnbalancedClosingBrace => {
            ("a brace `}` is not opened", "write `{` before the gap or remove the brace")
        }
        ErrorKind::ExpectedMessageField { entry_id }
        | ErrorKind::ExpectedTermField { entry_id } => {
            return (format!("`{entry_id}` has no text"), "write one behind `=`");
        }
        ErrorKind::MissingDefaultVariant => {
            ("no form is marked as the one for all other cases", "write `*` before its `[`")
        }
        ErrorKind::MultipleDefaultVariants => {
            ("two forms are marked with `*` as the one for all other cases", "mark one")
        }
        ErrorKind::MissingValue => ("a form has no text", "write one behind its `]`"),
        ErrorKind::ExpectedCharRange { range } if range.contains('\n') => {
            ("the forms begin behind `->`", "begin a new line there")
        }
        ErrorKind::ExpectedCharRange { range } if range == "0-9" => {
            ("a number is not written with digits", "write one such as 12.5")
        }
        ErrorKind::ExpectedCharRange { .. } => {
            ("there is no name where one belongs", "write one that begins with a letter a-z")
        }
        ErrorKind::UnknownEscapeSequence(_) | ErrorKind::InvalidUnicodeEscapeSequence(_) => {
            ("a backslash `\\` means something else here", "write `\\\\` to have one in the text")
        }
        ErrorKind::MessageReferenceAsSelector
        | ErrorKind::MessageAttributeAsSelector
        | ErrorKind::TermReferenceAsSelector
        | ErrorKind::ExpectedSimpleExpressionAsSelector => {
            ("only a gap can choose between forms", "write its name with $: { $count ->")
        }
        ErrorKind::ExpectedInlineExpression => {
            ("the braces name nothing", "write the name of a gap: { $name }")
        }
        _ => ("this cannot be read", "write gaps as { $name } and parts as { part-name }"),
    };
    (message.to_owned(), remedy)
}
