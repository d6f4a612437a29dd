//! What a word is broken into: itself, its beginning, and its runs of letters.

/// Letters of a word that stand for all its forms. Four languages inflect at the end; cut to five
/// letters, words are found as well as by a stemmer for each language, and no language need be known.
const STEM_LETTERS: usize = 5;

/// Shortest and longest runs of letters.
const RUNS: std::ops::RangeInclusive<usize> = 2..=4;

/// The beginning of a word, which its forms share.
///
/// ```
/// use lachin_bot::index::stem;
///
/// assert_eq!(stem("rayonunun"), stem("rayondan"));
/// assert_eq!(stem("area"), "area");
/// ```
pub fn stem(word: &str) -> &str {
    let end = word.char_indices().nth(STEM_LETTERS).map_or(word.len(), |it| it.0);
    word.get(..end).unwrap_or(word)
}

/// The runs of two to four letters of a word, its borders counted as letters. Figures have none: 40
/// is not nearly 60.
pub(super) fn runs(word: &str) -> Vec<String> {
    if is_figure(word) {
        return Vec::new();
    }
    let letters: Vec<char> =
        std::iter::once('<').chain(word.chars()).chain(std::iter::once('>')).collect();
    RUNS.flat_map(|length| letters.windows(length)).map(|it| it.iter().collect()).collect()
}

/// Whether a word is a figure.
pub(super) fn is_figure(word: &str) -> bool {
    word.chars().all(char::is_numeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_runs_with_its_borders_and_a_figure_has_none() {
        assert_eq!(runs("ab"), ["<a", "ab", "b>", "<ab", "ab>", "<ab>"]);
        assert!(runs("1835").is_empty());
    }

    #[test]
    fn a_stem_ends_between_letters() {
        assert_eq!(stem("ərazisi"), "ərazi");
        assert_eq!(stem(""), "");
    }
}
