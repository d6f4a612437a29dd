//! The name that somebody meant: the nearest known one, if it is near at all.

/// The known name that differs from `written` in the fewest letters, within a third of its length:
/// of two letters nothing can be told.
pub(super) fn nearest<'k>(
    written: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Option<&'k str> {
    let most = written.chars().count() / 3;
    let distances = known.into_iter().map(|it| (strsim::osa_distance(it, written), it));
    distances.filter(|it| it.0 <= most).min().map(|it| it.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_third_of_the_letters_may_be_wrong() {
        assert_eq!(nearest("standig", ["subject", "standing"]), Some("standing"));
        assert_eq!(nearest("titel", ["title"]), Some("title"));
        assert_eq!(nearest("nmae", ["name", "names"]), Some("name"));
        for far in ["fr", "colour", "x", ""] {
            assert_eq!(nearest(far, ["tr", "title"]), None, "{far}");
        }
    }
}
