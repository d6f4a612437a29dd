//! What a word is broken into: itself, its beginning, and its runs of letters.

use crate::text::beginning;

/// Letters of a word that stand for all its forms. Four languages inflect at the end; cut to five
/// letters, words are found as well as by a stemmer for each language, and no language need be known.
const STEM_LETTERS: usize = 5;

/// Shortest and longest runs of letters; a [`Run`] holds no more. Runs of two find nothing more, and
/// cost a fifth of a search.
const RUNS: std::ops::RangeInclusive<usize> = 3..=4;

/// A run of letters in one number, 16 bits a letter. Letters beyond the first plane, which no
/// alphabet in use has, may share one.
pub(super) type Run = u64;

/// The beginning of a word, which its forms share.
///
/// ```
/// use lachin_bot::index::stem;
///
/// assert_eq!(stem("rayonunun"), stem("rayondan"));
/// assert_eq!(stem("area"), "area");
/// ```
pub fn stem(word: &str) -> &str {
    beginning(word, STEM_LETTERS)
}

/// The runs of three and four letters of a word, its borders counted as letters, each once. Figures have
/// none: 40 is not nearly 60.
pub(super) fn runs(word: &str) -> Vec<Run> {
    if is_figure(word) {
        return Vec::new();
    }
    let border = || std::iter::once('<');
    let letters: Vec<Run> =
        border().chain(word.chars()).chain(['>']).map(|it| Run::from(u32::from(it))).collect();
    let run = |letters: &[Run]| letters.iter().fold(0, |run, letter| run << 16 ^ letter);
    let mut runs: Vec<Run> = RUNS.flat_map(|length| letters.windows(length)).map(run).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
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
        // <ab ab> <ab>
        assert_eq!(runs("ab").len(), 3);
        assert_eq!(runs("ababab").len(), runs("abababab").len());
        assert!(runs("1835").is_empty());
    }

    #[test]
    fn words_share_the_runs_of_their_shared_letters() {
        let (one, other) = (runs("river"), runs("rivers"));
        let shared = one.iter().filter(|it| other.contains(it)).count();
        // All but the two that hold the end of the word.
        assert_eq!(shared, one.len() - 2);
    }

    #[test]
    fn a_stem_ends_between_letters() {
        assert_eq!(stem("ərazisi"), "ərazi");
        assert_eq!(stem(""), "");
    }
}
