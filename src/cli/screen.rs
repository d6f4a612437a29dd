//! Replies as a terminal shows them.

use std::io::{self, Write};

use crate::answer::reply::{Action, Button, Reply, Span};
use crate::config::Colours;

/// A reply as text where nothing more can be said: facts to choose from are named, what leads on is not.
pub(super) fn draw_once(mut reply: Reply, colours: Colours) -> String {
    reply.buttons.retain(|it| !matches!(it.action, Action::Beside(_)));
    draw(&reply, colours)
}

/// A reply as text, with its buttons as numbered lines below it.
pub(super) fn draw(reply: &Reply, colours: Colours) -> String {
    let mut text = reply.document.render(|span| draw_span(span, colours));
    // The answers to a quiz question have the first numbers.
    let answers = reply.document.quiz().map_or(0, |it| it.options.len());
    for (place, button) in reply.buttons.iter().filter(|it| is_pressable(it)).enumerate() {
        let gap = if place == 0 { "\n\n" } else { "\n" };
        let number = styled(&(place + 1 + answers).to_string(), "36", colours);
        text.extend([gap, "  ", &number, "  ", &visible(&button.label)]);
    }
    text
}

/// Whether a button does anything here: a terminal has no other chat to share with.
pub(super) fn is_pressable(button: &Button) -> bool {
    !matches!(button.action, Action::Share { .. })
}

/// Writes lines; a reader that has gone away ends the program quietly.
///
/// # Errors
/// Passes on what the output says.
pub(super) fn print(output: &mut impl Write, text: &str) -> io::Result<()> {
    writeln!(output, "{text}")?;
    output.flush()
}

fn draw_span(span: &Span, colours: Colours) -> String {
    let text = visible(span.text());
    match span {
        Span::Plain(_) | Span::Covered(_) => text,
        Span::Strong(_) => styled(&text, "1", colours),
        Span::Emphasis(_) => styled(&text, "2", colours),
        Span::Code(_) => styled(&text, "36", colours),
        Span::Link { url, .. } => format!("{text} <{}>", styled(&visible(url), "4", colours)),
    }
}

/// Without control characters: what somebody typed must not command the terminal.
fn visible(text: &str) -> String {
    text.chars().filter(|it| *it == '\n' || !it.is_control()).collect()
}

fn styled(text: &str, code: &str, colours: Colours) -> String {
    match colours {
        Colours::On => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
        Colours::Off => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::reply::{Block, Document, Outcome};
    use crate::knowledge::{FactId, Language};
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(colours: Colours, expected: Expect) {
        let link = Span::Link { text: "Gazette".to_owned(), url: "https://example.org".to_owned() };
        let reply = Reply {
            outcome: Outcome::None,
            language: Language::parse("en").unwrap(),
            document: Document(vec![
                Block::Paragraph(vec![Span::Strong("Area\u{1b}[2J".to_owned())]),
                Block::List(vec![vec![Span::Plain("one".to_owned())], vec![link]]),
            ]),
            buttons: vec![Button {
                label: "Length".to_owned(),
                action: Action::Fact(FactId::parse("length").unwrap()),
            }],
        };
        expected.assert_eq(&draw(&reply, colours).replace('\u{1b}', "ESC"));
    }

    #[test]
    fn a_reply_is_drawn_without_colours() {
        check(
            Colours::Off,
            expect![[r#"
                Area[2J

                • one
                • Gazette <https://example.org>

                  1  Length"#]],
        );
    }

    #[test]
    fn a_reply_is_drawn_with_colours() {
        check(
            Colours::On,
            expect![[r#"
                ESC[1mArea[2JESC[0m

                • one
                • Gazette <ESC[4mhttps://example.orgESC[0m>

                  ESC[36m1ESC[0m  Length"#]],
        );
    }
}
