//! Questions as other people would type them: words in another order or missing, slips, other
//! endings. No language is known; endings are those of other words.

use super::chance::Chance;

/// Most changes to a question.
const CHANGES: usize = 3;

/// Letters that a word keeps when its ending changes.
const KEPT: usize = 4;

/// Longest ending that changes.
const ENDING: usize = 3;

/// A question with one to three changes; endings come from `others`.
pub(crate) fn retyped(question: &str, others: &[String], chance: &mut Chance) -> String {
    let mut words: Vec<String> = question.split_whitespace().map(str::to_owned).collect();
    for _ in 0..=chance.below(CHANGES) {
        let place = chance.below(words.len());
        match chance.below(4) {
            0 if place + 1 < words.len() => words.swap(place, place + 1),
            1 if words.len() > 2 => drop(words.remove(place)),
            2 => {
                let other = chance.pick(others).split_whitespace().next_back().unwrap_or_default();
                words[place] = with_ending(&words[place], other, chance);
            }
            _ => words[place] = slip(&words[place], chance),
        }
    }
    words.join(" ")
}

/// A text as a clumsy hand leaves it: a letter missing, doubled, swapped with the next, or wrong.
pub(crate) fn slip(text: &str, chance: &mut Chance) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let place = chance.below(letters.len());
    match chance.below(4) {
        0 if letters.len() > 1 => drop(letters.remove(place)),
        1 if place + 1 < letters.len() => letters.swap(place, place + 1),
        2 if !letters.is_empty() => letters[place] = letters[chance.below(letters.len())],
        _ => letters.extend_from_within(place..letters.len().min(place + 1)),
    }
    letters.into_iter().collect()
}

/// A word with the ending of another one.
fn with_ending(word: &str, other: &str, chance: &mut Chance) -> String {
    let letters = word.chars().count();
    let cut = chance.below(ENDING + 1).min(letters.saturating_sub(KEPT));
    let others = other.chars().filter(|it| it.is_alphabetic());
    let length = others.clone().count();
    let ending = others.skip(length.saturating_sub(1 + chance.below(ENDING)));
    word.chars().take(letters - cut).chain(ending).collect()
}
