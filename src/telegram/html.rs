//! The one type of text in Telegram's HTML. Where a long text is cut is in `split.rs`.

use std::fmt::Write as _;

use reqwest::Url;

use super::split;
use crate::answer::reply::{Block, Document, Span};

/// A text that Telegram can show: HTML that is well-formed, and the same without any markup.
///
/// Only [`Html::from_document`] makes it.
/// Source: <https://core.telegram.org/bots/api#html-style>
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Html {
    markup: String,
    plain: String,
}

/// A stretch of text of one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) style: Style,
    pub(super) fold: Fold,
}

/// Whether a stretch of text is seen at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fold {
    /// It is.
    Open,
    /// Not before somebody reads on.
    Folded,
}

/// How a stretch of text looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Strong,
    Emphasis,
    Code,
    Covered,
    Link(Url),
}

impl Html {
    /// A document as the messages that it takes; none where there is nothing to see.
    pub(super) fn from_document(document: &Document) -> Vec<Self> {
        let pieces = split::into_messages(runs(document));
        pieces.iter().map(|it| Self::from_runs(it)).collect()
    }

    /// With markup, for the parse mode HTML.
    pub(super) fn markup(&self) -> &str {
        &self.markup
    }

    /// Without markup, for no parse mode. Links show their addresses where there is room.
    pub(super) fn plain(&self) -> &str {
        &self.plain
    }

    fn from_runs(runs: &[Run]) -> Self {
        let mut markup = String::new();
        let mut bare = String::new();
        let mut with_addresses = String::new();
        let mut so_far = Fold::Open;
        for Run { text, style, fold } in runs {
            let (open, close) = style.tags();
            markup.push_str(so_far.tag_before(*fold));
            so_far = *fold;
            let _ = write!(markup, "{open}{}{close}", escaped(text));
            bare.push_str(text);
            with_addresses.push_str(text);
            if let Style::Link(url) = style {
                let _ = write!(with_addresses, " ({url})");
            }
        }
        markup.push_str(so_far.tag_before(Fold::Open));
        let plain = if split::fits(&with_addresses) { with_addresses } else { bare };
        Self { markup, plain }
    }
}

impl Run {
    fn new(text: &str, style: Style, fold: Fold) -> Self {
        Self { text: text.to_owned(), style, fold }
    }
}

impl Fold {
    /// What stands between two stretches of text.
    const fn tag_before(self, next: Self) -> &'static str {
        match (self, next) {
            (Self::Open, Self::Folded) => "<blockquote expandable>",
            (Self::Folded, Self::Open) => "</blockquote>",
            (Self::Open, Self::Open) | (Self::Folded, Self::Folded) => "",
        }
    }
}

impl Style {
    fn tags(&self) -> (String, &'static str) {
        match self {
            Self::Plain => (String::new(), ""),
            Self::Strong => ("<b>".to_owned(), "</b>"),
            Self::Emphasis => ("<i>".to_owned(), "</i>"),
            Self::Code => ("<code>".to_owned(), "</code>"),
            Self::Covered => ("<tg-spoiler>".to_owned(), "</tg-spoiler>"),
            Self::Link(url) => {
                // `Url` leaves quotes in some parts; in an attribute they would end it.
                let address = url.as_str().replace('"', "%22").replace('\'', "%27");
                (format!("<a href=\"{}\">", escaped(&address)), "</a>")
            }
        }
    }
}

/// Telegram knows just these four names; apostrophes stay as they are.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// A quote stands on lines of its own, so that one new line parts it from what is above it.
fn runs(document: &Document) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for block in &document.0 {
        let fold = match block {
            Block::Paragraph(_) | Block::List(_) | Block::Pin(_) | Block::Quiz(_) => Fold::Open,
            Block::Fold(_) => Fold::Folded,
        };
        match runs.last().map(|it| it.fold) {
            None => (),
            Some(above) if above == fold => runs.push(Run::new("\n\n", Style::Plain, fold)),
            Some(_) => runs.push(Run::new("\n", Style::Plain, Fold::Open)),
        }
        runs.extend(block.spans().iter().map(|it| run(it, fold)));
    }
    runs
}

fn run(span: &Span, fold: Fold) -> Run {
    match span {
        Span::Plain(text) => Run::new(text, Style::Plain, fold),
        Span::Strong(text) => Run::new(text, Style::Strong, fold),
        Span::Emphasis(text) => Run::new(text, Style::Emphasis, fold),
        Span::Code(text) => Run::new(text, Style::Code, fold),
        Span::Covered(text) => Run::new(text, Style::Covered, fold),
        Span::Link { text, url } => match Url::parse(url) {
            Ok(url) if matches!(url.scheme(), "http" | "https") => {
                Run::new(text, Style::Link(url), fold)
            }
            // Whatever else an editor wrote is shown rather than followed.
            Ok(_) | Err(_) => Run::new(&format!("{text} ({url})"), Style::Plain, fold),
        },
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(blocks: Vec<Block>, expected: Expect) {
        let pieces = Html::from_document(&Document(blocks));
        let shown: Vec<String> =
            pieces.iter().map(|it| format!("{}\n---\n{}\n", it.markup(), it.plain())).collect();
        expected.assert_eq(&shown.join("=====\n"));
    }

    fn plain(text: &str) -> Span {
        Span::Plain(text.to_owned())
    }

    fn link(text: &str, url: &str) -> Span {
        Span::Link { text: text.to_owned(), url: url.to_owned() }
    }

    #[test]
    fn every_look_has_its_tag_and_only_four_letters_are_escaped() {
        check(
            vec![
                Block::Paragraph(vec![Span::Strong("Area & <size>".to_owned())]),
                Block::Paragraph(vec![
                    plain("It's \"1,840\" km² "),
                    Span::Emphasis("so they say".to_owned()),
                    plain(": "),
                    Span::Code("/fact area".to_owned()),
                ]),
                Block::List(vec![
                    vec![link("a", "https://example.org/?a=1&b=\"2\"#'\"")],
                    vec![link("b", "javascript:alert(1)")],
                    vec![link("c", "no address")],
                ]),
            ],
            expect![[r##"
                <b>Area &amp; &lt;size&gt;</b>

                It's &quot;1,840&quot; km² <i>so they say</i>: <code>/fact area</code>

                • <a href="https://example.org/?a=1&amp;b=%222%22#%27%22">a</a>
                • b (javascript:alert(1))
                • c (no address)
                ---
                Area & <size>

                It's "1,840" km² so they say: /fact area

                • a (https://example.org/?a=1&b=%222%22#'%22)
                • b (javascript:alert(1))
                • c (no address)
            "##]],
        );
    }

    #[test]
    fn what_is_folded_stands_in_one_quote() {
        check(
            vec![
                Block::Paragraph(vec![Span::Strong("Area".to_owned())]),
                Block::Paragraph(vec![plain("Large.")]),
                Block::Fold(vec![plain("Others say small.")]),
                Block::Fold(vec![plain("Source: "), link("a", "https://example.org")]),
            ],
            expect![[r#"
                <b>Area</b>

                Large.
                <blockquote expandable>Others say small.

                Source: <a href="https://example.org/">a</a></blockquote>
                ---
                Area

                Large.
                Others say small.

                Source: a (https://example.org/)
            "#]],
        );
    }

    #[test]
    fn a_document_with_nothing_to_see_is_no_message() {
        check(vec![], expect![[""]]);
        let unseen = "\u{200b}\u{0} \n\u{feff}\t\u{2060}";
        check(vec![Block::Paragraph(vec![plain(unseen)])], expect![[""]]);
        check(vec![Block::Paragraph(vec![Span::Strong(String::new())])], expect![[""]]);
    }

    #[test]
    fn addresses_that_do_not_fit_are_left_out_of_the_plain_text() {
        let url = format!("https://example.org/{}", "x".repeat(2000));
        let links: Vec<Span> = (0..3).map(|_| link("here ", &url)).collect();
        let pieces = Html::from_document(&Document(vec![Block::Paragraph(links)]));
        assert_eq!(pieces.len(), 1);
        assert_eq!(pieces[0].plain(), "here here here");
    }

    /// What a person reads of well-formed HTML; `None` where it is not well-formed.
    fn read(markup: &str) -> Option<String> {
        let mut text = String::new();
        let mut open: Option<&str> = None;
        let mut rest = markup;
        while let Some(letter) = rest.chars().next() {
            if let Some(after) = rest.strip_prefix("</") {
                let (name, after) = after.split_once('>')?;
                (open.take()? == name).then_some(())?;
                rest = after;
            } else if let Some(after) = rest.strip_prefix('<') {
                let (tag, after) = after.split_once('>')?;
                let name = tag.split(' ').next()?;
                let known = ["b", "i", "code"].contains(&tag)
                    || (tag.starts_with("a href=\"http") && tag.matches('"').count() == 2);
                (known && open.replace(name).is_none()).then_some(())?;
                rest = after;
            } else if let Some(after) = rest.strip_prefix('&') {
                let (name, after) = after.split_once(';')?;
                text.push(match name {
                    "lt" => '<',
                    "gt" => '>',
                    "amp" => '&',
                    "quot" => '"',
                    _ => return None,
                });
                rest = after;
            } else {
                (letter != '>' && letter != '"').then_some(())?;
                text.push(letter);
                rest = rest.split_at(letter.len_utf8()).1;
            }
        }
        open.is_none().then_some(text)
    }

    fn any_text() -> impl Strategy<Value = String> {
        let short = "\\PC{0,40}|[<>&\"' \n\r\t\u{0}\u{200b}\u{300}👩‍🚀]{0,30}";
        let long = ("[a-zə \n<&👍]{1,30}", 1..400_usize).prop_map(|(it, n)| it.repeat(n));
        prop_oneof![4 => short.prop_map(String::from), 1 => long]
    }

    fn any_span() -> impl Strategy<Value = Span> {
        (any_text(), any_text(), 0..6_u8).prop_map(|(text, other, kind)| match kind {
            0 => Span::Plain(text),
            1 => Span::Strong(text),
            2 => Span::Emphasis(text),
            3 => Span::Code(text),
            4 => Span::Link { text, url: format!("https://example.org/{other}") },
            _ => Span::Link { text, url: other },
        })
    }

    fn any_document() -> impl Strategy<Value = Document> {
        let spans = || prop::collection::vec(any_span(), 0..4);
        let block = prop_oneof![
            spans().prop_map(Block::Paragraph),
            prop::collection::vec(spans(), 0..4).prop_map(Block::List),
        ];
        prop::collection::vec(block, 0..5).prop_map(Document)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn any_document_is_well_formed_fits_and_says_everything(document in any_document()) {
            let solid = |text: &str| -> String {
                text.chars().filter(|&it| !it.is_whitespace() && split::is_seen(it)).collect()
            };
            let whole: String = runs(&document).iter().map(|it| it.text.as_str()).collect();
            let mut said = String::new();
            for piece in Html::from_document(&document) {
                let text = read(piece.markup()).expect("well-formed");
                prop_assert!(split::fits(&text) && split::fits(piece.plain()));
                prop_assert!(!solid(&text).is_empty() && !solid(piece.plain()).is_empty());
                said.push_str(&solid(&text));
            }
            prop_assert_eq!(said, solid(&whole));
        }
    }
}
