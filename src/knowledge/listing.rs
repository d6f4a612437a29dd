//! The names that a file lists, with their lines; what other files name is looked up here.

use std::collections::BTreeMap;

use super::id::is_id;

/// The ids that a file lists. Without a file, or from one that could not be read, it is blank, and
/// tells nothing.
#[derive(Debug, Default)]
pub(super) struct Listing {
    lines: BTreeMap<String, usize>,
    extent: Extent,
}

/// Whether a listing names all that there is.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// What it does not name may be there all the same, misspelt or unread.
    #[default]
    Part,
    /// What it does not name is not there.
    Whole,
}

impl Listing {
    /// The names with the lines where they stand.
    pub(super) fn of<'n>(names: impl Iterator<Item = (&'n str, usize)>) -> Self {
        let (ids, others): (Vec<_>, Vec<_>) = names.partition(|it| is_id(it.0));
        let lines: BTreeMap<_, _> = ids.into_iter().map(|it| (it.0.to_owned(), it.1)).collect();
        let extent = if others.is_empty() { Extent::Whole } else { Extent::Part };
        Self { lines, extent }
    }

    /// The same, where some of its file could not be read.
    pub(super) fn in_part(self) -> Self {
        Self { extent: Extent::Part, ..self }
    }

    /// Whether it is certain that a name is not there.
    pub(super) fn lacks(&self, name: &str) -> bool {
        self.extent == Extent::Whole && !self.lines.contains_key(name)
    }

    /// The names with their lines.
    pub(super) fn names(&self) -> impl Iterator<Item = (&str, usize)> {
        self.lines.iter().map(|(name, line)| (name.as_str(), *line))
    }
}
