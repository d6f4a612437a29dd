//! The first sentence of a text.

/// Up to the first full stop that ends a word of three letters or more and stands before a capital:
/// figures (`3.594 m`) and short forms (`1992 г.`) have full stops, too.
pub fn first_sentence(text: &str) -> &str {
    let stops = text.match_indices(['.', '!', '?', '…']).map(|(at, stop)| at + stop.len());
    let ends = stops.filter(|&end| {
        let (before, after) = text.split_at(end);
        let word = before.trim_end_matches(['.', '!', '?', '…', '"', '”', '»', ')']);
        let letters = word.chars().rev().take_while(|it| it.is_alphanumeric()).count();
        let next = after.trim_start().chars().next();
        letters >= 3
            && after.starts_with(char::is_whitespace)
            && next.is_some_and(char::is_uppercase)
    });
    ends.map(|end| text.split_at(end).0).next().unwrap_or(text).trim_end()
}
