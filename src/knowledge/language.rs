//! The language of a text, by its two- or three-letter code.

use std::fmt;

/// A language, as the primary subtag of BCP 47: `az`, `en`, `tr`.
/// Source: <https://www.rfc-editor.org/rfc/rfc5646#section-2.2.1>
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language([u8; 3]);

/// Why a text names no language.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no language code: use two or three letters, such as `en`")]
pub struct NotALanguage(String);

impl Language {
    /// Reads a language tag and keeps its primary subtag: `pt-BR` is `pt`.
    ///
    /// # Errors
    /// Refuses a primary subtag that is not two or three letters a-z.
    pub fn parse(tag: &str) -> Result<Self, NotALanguage> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let mut letters = [0; 3];
        match primary.as_bytes() {
            code @ ([_, _] | [_, _, _]) if code.iter().all(u8::is_ascii_lowercase) => {
                letters[..code.len()].copy_from_slice(code);
                Ok(Self(letters))
            }
            _ => Err(NotALanguage(tag.to_owned())),
        }
    }

    /// The code in lower-case letters.
    pub fn as_str(&self) -> &str {
        let length = self.0.iter().position(|&it| it == 0).unwrap_or(self.0.len());
        std::str::from_utf8(&self.0[..length]).unwrap_or_default()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_read_by_its_primary_subtag() {
        for (tag, code) in
            [("en", "en"), ("pt-BR", "pt"), ("AZ", "az"), ("zh_Hant", "zh"), ("sah", "sah")]
        {
            assert_eq!(Language::parse(tag).unwrap().as_str(), code);
        }
        for bad in ["", "e", "englisch", "1a", "ру"] {
            assert!(Language::parse(bad).is_err(), "{bad}");
        }
    }
}
