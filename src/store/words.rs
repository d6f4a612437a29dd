//! The words in which tables hold what has a few forms, and back.

use crate::chat::{Place, Sound, Which};

use super::StoreError;

pub(super) fn place(place: Place) -> &'static str {
    match place {
        Place::Private => "private",
        Place::Group => "group",
    }
}

pub(super) fn read_place(word: &str) -> Result<Place, StoreError> {
    [Place::Private, Place::Group]
        .into_iter()
        .find(|&it| place(it) == word)
        .ok_or(StoreError::Unknown { what: "a kind of chat" })
}

pub(super) fn read_which(word: &str) -> Result<Which, StoreError> {
    [Which::Main, Which::All]
        .into_iter()
        .find(|it| it.as_str() == word)
        .ok_or(StoreError::Unknown { what: "a choice of anniversaries" })
}

pub(super) fn read_sound(word: &str) -> Result<Sound, StoreError> {
    [Sound::Aloud, Sound::Silent]
        .into_iter()
        .find(|it| it.as_str() == word)
        .ok_or(StoreError::Unknown { what: "a way to ring" })
}
