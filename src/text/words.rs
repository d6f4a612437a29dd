//! Cutting a text into folded words and into sentences.

use unicode_segmentation::UnicodeSegmentation;

use super::fold;

/// The folded words of a text, in order.
///
/// Mentions (`@somebody`) and web addresses are no words. Of a word with an apostrophe the longer side
/// counts: in `Laçın'da` and `what's` the other is an ending. Figures part from letters that touch them.
///
/// ```
/// use lachin_bot::text::words;
///
/// assert_eq!(words("@bot Laçın'da neçə kənd var?"), ["lacin", "nece", "kend", "var"]);
/// assert_eq!(words("the 44-day war, 5th"), ["the", "44", "dai", "var", "5", "th"]);
/// ```
pub fn words(text: &str) -> Vec<String> {
    let spoken = text.split_whitespace().filter(|it| !is_reference(it));
    let raw = spoken.flat_map(UnicodeSegmentation::unicode_words);
    let parts = raw.map(without_ending).flat_map(|it| it.split(['_', '.', ':', ',']));
    // Folding takes some characters apart, such as `½` or a free-standing cedilla.
    let folded = parts.flat_map(parts_of_figures).map(fold);
    let words = folded.flat_map(|it| it.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
    words.filter(|it| it.chars().any(char::is_alphanumeric)).collect()
}

/// The sentences of a text; a long one without full stops is one sentence.
pub fn sentences(text: &str) -> Vec<&str> {
    let parts = text.split_inclusive(['.', '!', '?', '…', '\n', '؟', '。']);
    parts.map(str::trim).filter(|it| it.chars().any(char::is_alphanumeric)).collect()
}

fn is_reference(word: &str) -> bool {
    word.starts_with('@') || word.contains("://")
}

fn without_ending(word: &str) -> &str {
    let apostrophe = ['\'', '’', '‘', 'ʼ', '`'];
    match word.split_once(apostrophe) {
        Some((left, right)) if left.chars().count() >= right.chars().count() => left,
        Some((_, right)) => right,
        None => word,
    }
}

/// `60km` is `60` and `km`; `1990s` is `1990` and `s`.
fn parts_of_figures(word: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let figure = first.is_numeric();
        let end = rest.find(|it: char| it.is_numeric() != figure).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        parts.push(part);
        rest = after;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(words(text), expected, "{text}");
    }

    #[test]
    fn punctuation_mentions_and_addresses_are_no_words() {
        check("¿How (big) is “it”?!", &["hov", "big", "is", "it"]);
        check("@lachin_bot see https://example.org/a?b=c 🙂 now", &["se", "nov"]);
        check("🙂 … — !!!", &[]);
    }

    #[test]
    fn an_ending_behind_an_apostrophe_is_dropped() {
        check("Laçın’ın Bakü'den what's l'altitude", &["lacin", "baku", "vhat", "altitude"]);
    }

    #[test]
    fn a_text_falls_into_sentences_at_its_stops() {
        assert_eq!(sentences("Hi! How big is it? Thanks.\n…"), ["Hi!", "How big is it?", "Thanks."]);
        assert_eq!(sentences("how big is it"), ["how big is it"]);
        assert!(sentences("?! …").is_empty());
    }

    proptest! {
        #[test]
        fn no_word_is_empty_or_holds_a_blank(text in "\\PC{0,60}") {
            for word in words(&text) {
                prop_assert!(!word.is_empty() && !word.contains(char::is_whitespace));
            }
        }
    }
}
