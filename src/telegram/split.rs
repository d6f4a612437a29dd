//! Where a long text is cut into messages, and what of a text Telegram can show at all.

use std::mem;

use unicode_segmentation::UnicodeSegmentation as _;

use super::html::Run;
use crate::answer::MESSAGE_UNITS;

/// Whether a text without markup fits into one message.
pub(super) fn fits(text: &str) -> bool {
    units(text) <= MESSAGE_UNITS
}

/// Cuts a text into messages: between paragraphs, else lines, else words, else letters. Paragraphs
/// and lines count in the second half of a message only. Messages that would show nothing are left
/// out; blanks at a cut are dropped.
pub(super) fn into_messages(runs: Vec<Run>) -> Vec<Vec<Run>> {
    let mut rest: Vec<Run> = runs.into_iter().map(cleaned).collect();
    let mut messages = Vec::new();
    loop {
        trim_start(&mut rest);
        if rest.is_empty() {
            return messages;
        }
        let text: String = rest.iter().map(|it| it.text.as_str()).collect();
        let after = divide(&mut rest, cut(&text));
        let mut message = mem::replace(&mut rest, after);
        trim_end(&mut message);
        if message.iter().any(|it| it.text.chars().any(is_shown)) {
            messages.push(message);
        }
    }
}

/// Whether a letter leaves a mark of its own; blanks are not told apart here.
///
/// Telegram refuses messages that consist of letters that do not.
/// Source: `clean_input_string` and `is_empty_string` in <https://github.com/tdlib/td>
pub(super) fn is_seen(letter: char) -> bool {
    !letter.is_control()
        && !matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffc}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

fn is_shown(letter: char) -> bool {
    !letter.is_whitespace() && is_seen(letter)
}

/// Telegram drops control characters by itself, but counts and trims before or after as it likes.
fn cleaned(run: Run) -> Run {
    let text = run.text.replace("\r\n", "\n");
    let letters = text.chars().filter_map(|it| match it {
        '\n' | '\r' => Some('\n'),
        '\t' => Some(' '),
        _ => (!it.is_control()).then_some(it),
    });
    Run { text: letters.collect(), ..run }
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// How many bytes of a text the first message takes; all of it, or fewer but never none.
fn cut(text: &str) -> usize {
    let mut room = MESSAGE_UNITS;
    let too_much = text.char_indices().find(|(_, letter)| {
        let left = room.checked_sub(letter.len_utf16());
        room = left.unwrap_or_default();
        left.is_none()
    });
    let Some((end, _)) = too_much else { return text.len() };
    let (head, _) = text.split_at(end);
    let breakable = |it: char| it.is_whitespace() && !"\u{a0}\u{2007}\u{202f}".contains(it);
    // A border early in the head would leave most of a message empty.
    let in_second_half = |at: &usize| units(head.split_at(*at).0) * 2 >= MESSAGE_UNITS;
    head.rfind("\n\n")
        .filter(in_second_half)
        .or_else(|| head.rfind('\n').filter(in_second_half))
        .or_else(|| head.rfind(breakable))
        .or_else(|| {
            let starts = text.grapheme_indices(true).map(|(at, _)| at);
            starts.take_while(|&at| at <= end).last()
        })
        // A single letter of more than 4096 units is cut anywhere.
        .filter(|&at| at > 0)
        .unwrap_or(end)
}

/// Leaves the first `bytes` bytes, gives back what comes after them.
fn divide(runs: &mut Vec<Run>, bytes: usize) -> Vec<Run> {
    let mut left = bytes;
    for place in 0..runs.len() {
        let run = &mut runs[place];
        if left < run.text.len() {
            let tail =
                Run { text: run.text.split_off(left), style: run.style.clone(), fold: run.fold };
            let mut after = runs.split_off(place + 1);
            after.insert(0, tail);
            return after;
        }
        left -= run.text.len();
    }
    Vec::new()
}

fn trim_start(runs: &mut Vec<Run>) {
    while let Some(first) = runs.first_mut() {
        first.text = first.text.trim_start().to_owned();
        if !first.text.is_empty() {
            return;
        }
        runs.remove(0);
    }
}

fn trim_end(runs: &mut Vec<Run>) {
    while let Some(last) = runs.last_mut() {
        last.text.truncate(last.text.trim_end().len());
        if !last.text.is_empty() {
            break;
        }
        runs.pop();
    }
    runs.retain(|it| !it.text.is_empty());
}

#[cfg(test)]
mod tests {
    use super::super::html::{Fold, Style};
    use super::*;

    fn open(text: &str) -> Run {
        Run { text: text.to_owned(), style: Style::Plain, fold: Fold::Open }
    }

    /// The first and the last letters of each message, and its length in units.
    #[track_caller]
    fn check(text: &str, expected: &[(&str, usize)]) {
        let runs = vec![Run { style: Style::Strong, ..open(text) }];
        let messages = into_messages(runs);
        let texts: Vec<String> =
            messages.iter().map(|it| it.iter().map(|it| it.text.as_str()).collect()).collect();
        let summary: Vec<(String, usize)> = texts
            .iter()
            .map(|it| {
                let start: String = it.chars().take(3).collect();
                let end: Vec<char> = it.chars().rev().take(3).collect();
                (format!("{start}…{}", end.iter().rev().collect::<String>()), units(it))
            })
            .collect();
        let expected: Vec<(String, usize)> =
            expected.iter().map(|(ends, units)| ((*ends).to_owned(), *units)).collect();
        assert_eq!(summary, expected);
    }

    #[test]
    fn a_text_is_cut_at_the_largest_border_that_there_is() {
        let word = "abcde ".repeat(600);
        check(&format!("{word}\n\n{word}\nxyz"), &[("abc…cde", 3599), ("abc…xyz", 3604)]);
        check(&format!("{word}\n{word}"), &[("abc…cde", 3599), ("abc…cde", 3599)]);
        check(&"abcde ".repeat(700), &[("abc…cde", 4091), ("abc…cde", 107)]);
        check(&"abcde".repeat(1000), &[("abc…dea", 4096), ("bcd…cde", 904)]);
    }

    #[test]
    fn a_border_in_the_first_half_gives_way_to_a_smaller_one() {
        let word = "abcde ".repeat(600);
        let short = "xyz ".repeat(100);
        check(&format!("{short}\n\n{word}\n{word}"), &[("xyz…cde", 4001), ("abc…cde", 3599)]);
        check(&format!("{short}\n{word}{word}"), &[("xyz…cde", 4090), ("abc…cde", 3509)]);
        let cyrillic = "слово ".repeat(300);
        check(&format!("{cyrillic}\n{word}"), &[("сло…cde", 4092), ("abc…cde", 1307)]);
        check(&format!("xyz\n{}", "a".repeat(4096)), &[("xyz…xyz", 3), ("aaa…aaa", 4096)]);
    }

    #[test]
    fn units_are_those_of_utf_16_and_letters_stay_whole() {
        check(&"a".repeat(4096), &[("aaa…aaa", 4096)]);
        check(&format!("a{}", "👍".repeat(2048)), &[("a👍👍…👍👍👍", 4095), ("👍…👍", 2)]);
        let astronaut = "👩‍🚀";
        assert_eq!(units(astronaut), 5);
        let texts = into_messages(vec![open(&astronaut.repeat(900))]);
        let lengths: Vec<usize> = texts.iter().map(|it| units(&it[0].text)).collect();
        assert_eq!(lengths, [4095, 405]);
    }

    #[test]
    fn a_letter_longer_than_a_message_is_cut_all_the_same() {
        let letter = format!("a{}", "\u{301}".repeat(5000));
        let texts = into_messages(vec![open(&letter)]);
        let lengths: Vec<usize> = texts.iter().map(|it| units(&it[0].text)).collect();
        assert_eq!(lengths, [4096, 905]);
    }

    #[test]
    fn numbers_and_their_units_stay_together() {
        let text = format!("{} 1\u{a0}840\u{a0}km", "x".repeat(4090));
        check(&text, &[("xxx…xxx", 4090), ("1\u{a0}8…\u{a0}km", 8)]);
    }
}
