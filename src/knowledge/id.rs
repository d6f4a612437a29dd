//! The names that files call things by: facts, sources, subjects, attributes, topics, units.

use std::fmt;

/// Longest id, in bytes: a button's data (64 bytes) must hold one beside its action.
const MAX_BYTES: usize = 48;

/// Why a text is no id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an id: use 1 to {MAX_BYTES} lower-case letters a-z, digits and hyphens")]
pub struct NotAnId(String);

/// Whether a text could be an id.
pub(super) fn is_id(text: &str) -> bool {
    let allowed = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
    (1..=MAX_BYTES).contains(&text.len()) && text.chars().all(allowed)
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// Reads an id.
            ///
            /// # Errors
            /// Refuses anything but 1 to 48 lower-case letters a-z, digits and hyphens.
            pub fn parse(text: &str) -> Result<Self, NotAnId> {
                if is_id(text) { Ok(Self(text.into())) } else { Err(NotAnId(text.into())) }
            }

            /// The id as files write it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// A fact; its file is named after it.
    FactId
    /// A source in `sources.toml`.
    SourceId
    /// A thing that has names in `terms.toml`.
    SubjectId
    /// What can be said of a subject, in `district.toml`.
    AttributeId
    /// A folder of facts.
    TopicId
    /// What a number counts; `unit-ID` in the phrases prints it.
    UnitId
    /// A question that the sources leave open, in `unknown.toml`.
    UnknownId
    /// An anniversary in `anniversaries.toml`.
    AnniversaryId
    /// A value of a fact, as its answers call it.
    ValueId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_lower_case_ascii_with_hyphens() {
        for good in ["area", "border-north", "war-2020", &"x".repeat(48)] {
            assert_eq!(FactId::parse(good).unwrap().as_str(), good);
        }
        for bad in ["", "Area", "ərazi", "a b", "a/b", &"x".repeat(49)] {
            assert!(FactId::parse(bad).is_err(), "{bad}");
        }
    }
}
