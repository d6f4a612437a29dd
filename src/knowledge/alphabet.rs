//! Letters that are in the wrong word: of another alphabet, or of another language's.

use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};

use super::language::Language;

/// The letters beyond a to z of languages that are written in Latin ones. Languages that are not here
/// may have any letters of one script.
/// Source: <https://cldr.unicode.org>, exemplar characters, main and (for â, î, û) auxiliary.
const BEYOND_BASIC: [(&str, &str); 2] = [("az", "çəğıiöşü"), ("tr", "çğıiöşüâîû")];

/// What is wrong with the letters of a text in any language: a word with letters of two alphabets,
/// or a letter that is written with a loose mark. Gives the words and what is wrong.
pub(super) fn mixed(text: &str) -> Option<String> {
    if is_plain(text) {
        return None;
    }
    words(text).find_map(|word| {
        let mut scripts: Vec<Script> = word.chars().map(script).collect();
        scripts.retain(|it| !matches!(it, Script::Common | Script::Inherited));
        let first = *scripts.first()?;
        if let Some(other) = scripts.iter().find(|it| **it != first) {
            let letters: String = word.chars().filter(|it| script(*it) == *other).collect();
            let (first, other) = (first.full_name(), other.full_name());
            return Some(format!("`{word}` is {first} with the {other} `{letters}` in it"));
        }
        let loose = word.chars().find(|it| is_combining_mark(*it) && has_joined_forms(first))?;
        Some(format!("`{word}` has a loose mark, U+{:04X}", u32::from(loose)))
    })
}

/// Whether all words are each of one alphabet, as far as that is seen without the tables of Unicode.
/// Most texts are, and each is looked at whenever the program starts.
fn is_plain(text: &str) -> bool {
    let mut last = None;
    text.chars().all(|it| {
        let script = match it {
            '×' | '÷' | '«' | '»' | '\u{2010}'..='\u{203a}' => None,
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | 'ə' => Some(Script::Latin),
            '\u{400}'..='\u{481}' => Some(Script::Cyrillic),
            it if it.is_ascii() => None,
            _ => return false,
        };
        let fits = script.is_none() || last.is_none() || script == last;
        last = script;
        fits
    })
}

/// A word with a letter that its language does not have, but for those that are `known` as names.
pub(super) fn foreign(
    text: &str,
    language: Language,
    known: impl Fn(&str) -> bool,
) -> Option<&str> {
    let (_, letters) = BEYOND_BASIC.iter().find(|it| it.0 == language.as_str())?;
    let strange = |word: &&str| {
        word.chars().any(|it| {
            let lower = it.to_lowercase().next().unwrap_or(it);
            script(it) == Script::Latin && !it.is_ascii() && !letters.contains(lower)
        })
    };
    let mut words = words(text).filter(strange).filter(|it| !known(it));
    words.find(|word| !quotes(text).any(|it| it.contains(word)))
}

/// What stands between quotation marks: words of another language may.
fn quotes(text: &str) -> impl Iterator<Item = &str> {
    let marks = |it: char| matches!(it, '“' | '”' | '«' | '»' | '"' | '„');
    text.split(marks).skip(1).step_by(2)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let inside = |it: char| it.is_alphabetic() || is_combining_mark(it);
    text.split(move |it: char| !inside(it)).filter(|it| !it.is_empty())
}

/// The script of a letter; those of most texts are known without the tables of Unicode.
fn script(letter: char) -> Script {
    match letter {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | 'ə' => Script::Latin,
        '\u{400}'..='\u{482}' => Script::Cyrillic,
        other => other.script(),
    }
}

/// Scripts whose letters with marks are single signs, so that a loose mark is a slip.
const fn has_joined_forms(script: Script) -> bool {
    matches!(script, Script::Latin | Script::Cyrillic | Script::Greek)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_of_another_alphabet_is_found() {
        let found = mixed("the rivеr is long").unwrap();
        assert_eq!(found, "`rivеr` is Latin with the Cyrillic `е` in it");
        let found = mixed("çay i\u{307}stisu").unwrap();
        assert_eq!(found, "`i\u{307}stisu` has a loose mark, U+0307");
        for good in ["çay və dağ", "река Tarn", "AZ4100", "Tarn-ın", "TRT/AA", "Կարան", "لاچین"]
        {
            assert_eq!(mixed(good), None, "{good}");
        }
    }

    #[test]
    fn a_letter_that_the_language_lacks_is_found() {
        let find = |text: &'static str, code: &str| {
            let known = |word: &str| word == "Gəncə";
            foreign(text, Language::parse(code).unwrap(), known)
        };
        assert_eq!(find("resmî bir söz", "az"), Some("resmî"));
        assert_eq!(find("nehrin adı çəkilir", "tr"), Some("çəkilir"));
        assert_eq!(find("resmî; Gəncə; “sərəncam”; İçinde", "tr"), None);
        assert_eq!(find("Əl, İş, Qış, Çay, Wikipedia", "az"), None);
        assert_eq!(find("Türkiye and Gündəliyim", "en"), None);
    }
}
