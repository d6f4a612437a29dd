//! Phrases that are not said but list words: `name: word, word; name: word`.

use jiff::tz::TimeZoneDatabase;

use super::phrases::Phrase;

/// The phrases that list words.
pub(super) const LISTS: [Phrase; 3] = [Phrase::ZONES, Phrase::WISH_WORDS, Phrase::QUIZ_WORDS];

/// The names in [`Phrase::WISH_WORDS`].
const WISHES: [&str; 8] =
    ["all", "main", "silent", "aloud", "off", "morning", "evening", "passed-over"];

/// The names in [`Phrase::QUIZ_WORDS`].
const QUIZZING: [&str; 2] = ["stop", "points"];

/// The lists of a phrase: the name of each and its words.
///
/// ```
/// use lachin_bot::knowledge::word_lists;
///
/// let lists: Vec<_> = word_lists("Asia/Baku: Baku; off: stop, no").collect();
/// assert_eq!(lists, [("Asia/Baku", vec!["Baku"]), ("off", vec!["stop", "no"])]);
/// ```
pub fn word_lists(text: &str) -> impl Iterator<Item = (&str, Vec<&str>)> {
    text.split(';').filter_map(|it| it.split_once(':')).map(|(name, words)| {
        let words = words.split(',').map(str::trim).filter(|it| !it.is_empty());
        (name.trim(), words.collect())
    })
}

/// What is wrong with the name of a list, and what to do.
pub(super) fn mistake(phrase: Phrase, name: &str) -> Option<(String, String)> {
    let words: Option<&[&str]> = match phrase {
        Phrase::WISH_WORDS => Some(&WISHES),
        Phrase::QUIZ_WORDS => Some(&QUIZZING),
        _ => None,
    };
    if let Some(known) = words {
        let mistake = format!("`{name}` is no list of words here");
        let remedy = format!("mend it; known here: {}", known.join(", "));
        return (!known.contains(&name)).then_some((mistake, remedy));
    }
    // Not the machine's own database: a folder is right or wrong wherever it is read.
    let zone = TimeZoneDatabase::bundled().get(name);
    let mistake = format!("`{name}` is no time zone");
    zone.is_err().then(|| (mistake, "write its name in the tz database: Europe/Berlin".to_owned()))
}
