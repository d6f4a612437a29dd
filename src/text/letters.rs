//! Which letters a word has, in one number: it rules out most words without a comparison.

/// A bit for each letter of a word, and one more for a letter that comes again. Letters that are 32
/// apart share both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Letters(u64);

impl Letters {
    /// Whether so many edits may make a word of the other letters: each brings at most one letter and
    /// takes at most one away.
    ///
    /// ```
    /// use lachin_bot::text::Letters;
    ///
    /// let of = |word: &str| word.chars().collect::<Letters>();
    /// assert!(of("rivr").may_be(of("river"), 1));
    /// assert!(!of("rivr").may_be(of("lake"), 1));
    /// ```
    pub fn may_be(self, other: Self, edits: usize) -> bool {
        // A bit is taken from the number for each edit. Few processors are sure to count bits at once.
        let all_edited = |bits: u64| (0..edits).fold(bits, |it, _| it & it.wrapping_sub(1)) == 0;
        all_edited(self.0 & !other.0) && all_edited(other.0 & !self.0)
    }

    /// These letters and another.
    #[must_use]
    pub fn with(self, letter: char) -> Self {
        let first = 1_u64.rotate_left(u32::from(letter));
        let again = first.rotate_left(u64::BITS / 2);
        Self(self.0 | if self.0 & first == 0 { first } else { again })
    }
}

impl FromIterator<char> for Letters {
    fn from_iter<I: IntoIterator<Item = char>>(letters: I) -> Self {
        letters.into_iter().fold(Self::default(), Self::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_word_within_the_edits_is_ruled_out(one in "[abcA!1]{0,6}", other in "[abcA!1]{0,6}") {
            let of = |word: &str| word.chars().collect::<Letters>();
            prop_assert!(of(&one).may_be(of(&other), strsim::osa_distance(&one, &other)));
        }
    }
}
