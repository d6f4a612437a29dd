//! Cutting a text into folded words and into sentences.

use unicode_segmentation::UnicodeSegmentation;

use super::fold;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The folded word.
    pub text: String,
    /// What its spelling says of it.
    pub look: Look,
}

/// What a word's spelling says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Nothing.
    Plain,
    /// Somebody's or something's name: a capital within a sentence, or an ending behind an apostrophe.
    Name,
}

/// The folded words of a text, in order.
///
/// Mentions (`@somebody`) and web addresses are no words. Of a word with an apostrophe the longer side
/// counts: in `Çınar'da` and `what's` the other is an ending. Figures part from letters that touch them.
///
/// ```
/// use lachin_bot::text::words;
///
/// assert_eq!(words("@bot Çınar'da neçə kənd var?"), ["cinar", "nece", "kend", "var"]);
/// assert_eq!(words("the 44-day war, 5th"), ["the", "44", "dai", "var", "5", "th"]);
/// ```
pub fn words(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|it| it.text).collect()
}

/// The words of a text, as [`words`] finds them, with what their spelling says.
pub fn tokens(text: &str) -> Vec<Token> {
    // Where small letters are missing, capitals say nothing.
    let mixed = text.chars().any(char::is_lowercase);
    let mut begins = true;
    let mut tokens = Vec::new();
    for chunk in text.split_whitespace() {
        let spoken = Some(chunk).filter(|it| !is_reference(it)).unwrap_or_default();
        let mut take = |raw: &str| {
            let (word, ending) = without_ending(raw);
            let named = is_capital(raw) && (!begins || ending == Ending::Marked);
            let look = if mixed && named { Look::Name } else { Look::Plain };
            tokens.extend(parts(word).into_iter().map(|text| Token { text, look }));
            begins = false;
        };
        match plain_word(spoken) {
            Some(word) => take(word),
            None => spoken.unicode_words().for_each(take),
        }
        begins |= chunk.ends_with(['.', '!', '?', '…', ':']);
    }
    tokens
}

/// The one word of most chunks, found without the tables of Unicode: letters of the Latin and
/// Cyrillic alphabets, and signs around them.
fn plain_word(chunk: &str) -> Option<&str> {
    let word = chunk.trim_matches(|it: char| it.is_ascii_punctuation());
    (!word.is_empty() && word.chars().all(is_plain)).then_some(word)
}

fn is_plain(letter: char) -> bool {
    matches!(letter,
        'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'ə' | 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ')
}

/// A word folded, and its figures apart from its letters.
fn parts(word: &str) -> Vec<String> {
    if word.chars().all(is_plain) {
        // Most words; a letter that folds to two words, such as `ﷺ`, is none of theirs.
        let folded = fold(word);
        if !folded.is_empty() && folded.chars().all(char::is_alphanumeric) {
            return vec![folded];
        }
    }
    let parts = word.split(['_', '.', ':', ',']).flat_map(parts_of_figures);
    // Folding takes some characters apart, such as `½` or a free-standing cedilla.
    let folded: Vec<String> = parts.map(fold).collect();
    let words = folded.iter().flat_map(|it| it.split_whitespace());
    words.filter(|it| it.chars().any(char::is_alphanumeric)).map(str::to_owned).collect()
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// The first letters of a text, or all of it.
///
/// ```
/// use lachin_bot::text::beginning;
///
/// assert_eq!(beginning("ərazisi", 4), "əraz");
/// assert_eq!(beginning("su", 4), "su");
/// ```
pub fn beginning(text: &str, letters: usize) -> &str {
    let end = text.char_indices().nth(letters).map_or(text.len(), |it| it.0);
    text.get(..end).unwrap_or(text)
}

/// The sentences of a text; a long one without full stops is one sentence.
pub fn sentences(text: &str) -> Vec<&str> {
    let parts = text.split_inclusive(['.', '!', '?', '…', '\n', '؟', '。']);
    parts.map(str::trim).filter(|it| it.chars().any(char::is_alphanumeric)).collect()
}

fn is_reference(word: &str) -> bool {
    word.starts_with('@') || word.contains("://")
}

/// Whether an ending stood behind an apostrophe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    Marked,
    Unmarked,
}

fn without_ending(word: &str) -> (&str, Ending) {
    let apostrophe = ['\'', '’', '‘', 'ʼ', '`'];
    match word.split_once(apostrophe) {
        Some((left, right)) if left.chars().count() >= right.chars().count() => {
            (left, Ending::Marked)
        }
        Some((_, right)) => (right, Ending::Unmarked),
        None => (word, Ending::Unmarked),
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
        check("Çınar’ın Bakü'den what's l'altitude", &["cinar", "baku", "vhat", "altitude"]);
    }

    #[test]
    fn a_text_falls_into_sentences_at_its_stops() {
        assert_eq!(
            sentences("Hi! How big is it? Thanks.\n…"),
            ["Hi!", "How big is it?", "Thanks."]
        );
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
