//! Buttons as Telegram takes them.

use reqwest::Url;
use teloxide::types::{InlineKeyboardButton, InlineKeyboardMarkup};
use unicode_segmentation::UnicodeSegmentation as _;

use super::split::is_seen;
use crate::answer::reply::{Action, Button};
use crate::conversation::fact_payload;

/// Longest label, in letters as a person counts them. Telegram shows no more on a telephone.
const LABEL_LETTERS: usize = 64;

/// Most buttons below a message. Source: `BUTTONS_TOO_MUCH` of the Bot API
const BUTTONS: usize = 100;

/// Longest label that shares its row, in letters: three of them fit side by side on a telephone.
const SHORT_LETTERS: usize = 12;

/// Most buttons side by side.
const COLUMNS: usize = 3;

/// The buttons, a row each; short ones that follow each other stand side by side. `None` where there are
/// none.
pub(super) fn keyboard(buttons: &[Button]) -> Option<InlineKeyboardMarkup> {
    rows(buttons.iter().filter_map(|it| Some(pressable(label(it)?, &it.action))))
}

/// The buttons below a message in a chat of which the bot is no member: nobody tells it what is pressed
/// there, so they lead to its own chat. `None` where there are none.
pub(super) fn links(buttons: &[Button], bot: &str) -> Option<InlineKeyboardMarkup> {
    rows(buttons.iter().filter_map(|it| match &it.action {
        Action::Fact(fact) => {
            let query = [("start", fact_payload(fact))];
            let url = Url::parse_with_params(&format!("https://t.me/{bot}"), query).ok()?;
            Some(InlineKeyboardButton::url(label(it)?, url))
        }
        Action::Share { .. } => Some(pressable(label(it)?, &it.action)),
        Action::Topics
        | Action::Topic { .. }
        | Action::Beside(_)
        | Action::Map(_)
        | Action::Quiz(_)
        | Action::Language(_)
        | Action::Year(_)
        | Action::Wish(_)
        | Action::Settings(_)
        | Action::Forget(_)
        | Action::Mistake(_)
        | Action::Announce(_)
        | Action::Discard(_) => None,
    }))
}

fn rows(buttons: impl Iterator<Item = InlineKeyboardButton>) -> Option<InlineKeyboardMarkup> {
    let seen: Vec<InlineKeyboardButton> = buttons.take(BUTTONS).collect();
    let runs = seen.chunk_by(|one, next| is_short(one) && is_short(next));
    let rows = runs.flat_map(|run| run.chunks(columns(run.len())).map(<[_]>::to_vec));
    (!seen.is_empty()).then(|| InlineKeyboardMarkup::new(rows))
}

fn is_short(button: &InlineKeyboardButton) -> bool {
    button.text.graphemes(true).nth(SHORT_LETTERS).is_none()
}

/// How many of so many short buttons stand side by side: four as two and two.
fn columns(buttons: usize) -> usize {
    buttons.div_ceil(buttons.div_ceil(COLUMNS).max(1)).max(1)
}

fn pressable(label: String, action: &Action) -> InlineKeyboardButton {
    match action {
        Action::Share { typed, .. } => InlineKeyboardButton::switch_inline_query(label, typed),
        Action::Fact(_)
        | Action::Topics
        | Action::Topic { .. }
        | Action::Beside(_)
        | Action::Language(_)
        | Action::Year(_)
        | Action::Map(_)
        | Action::Quiz(_)
        | Action::Wish(_)
        | Action::Settings(_)
        | Action::Forget(_)
        | Action::Mistake(_)
        | Action::Announce(_)
        | Action::Discard(_) => InlineKeyboardButton::callback(label, action.to_data()),
    }
}

/// `None` for a label with nothing to see, which Telegram refuses together with its message.
fn label(button: &Button) -> Option<String> {
    let line: String =
        button.label.trim().chars().map(|it| if it.is_control() { ' ' } else { it }).collect();
    line.chars().any(|it| is_seen(it) && !it.is_whitespace()).then_some(())?;
    if line.graphemes(true).nth(LABEL_LETTERS).is_none() {
        return Some(line);
    }
    let short: String = line.graphemes(true).take(LABEL_LETTERS - 1).collect();
    Some(format!("{}…", short.trim_end()))
}

#[cfg(test)]
mod tests {
    use teloxide::types::InlineKeyboardButtonKind;

    use super::*;
    use crate::knowledge::Language;

    #[track_caller]
    fn check(label: &str, expected: Option<&str>) {
        let action = Action::Language(Language::parse("az").unwrap());
        let keyboard = keyboard(&[Button { label: label.to_owned(), action }]);
        let button = keyboard.map(|it| it.inline_keyboard[0][0].clone());
        assert_eq!(button.as_ref().map(|it| it.text.as_str()), expected);
        if let Some(button) = button {
            let data = InlineKeyboardButtonKind::CallbackData("1:language:az".to_owned());
            assert_eq!(button.kind, data);
        }
    }

    #[test]
    fn a_long_label_is_cut_between_letters() {
        check("Azərbaycan", Some("Azərbaycan"));
        check(&"👩‍🚀".repeat(64), Some(&"👩‍🚀".repeat(64)));
        check(&"👩‍🚀".repeat(65), Some(&format!("{}…", "👩‍🚀".repeat(63))));
    }

    #[track_caller]
    fn check_rows(labels: &[&str], expected: &[usize]) {
        let action = Action::Year(2027);
        let button = |it: &&str| Button { label: (*it).to_owned(), action: action.clone() };
        let buttons: Vec<Button> = labels.iter().map(button).collect();
        let rows = keyboard(&buttons).unwrap().inline_keyboard;
        assert_eq!(rows.iter().map(Vec::len).collect::<Vec<_>>(), expected, "{labels:?}");
    }

    #[test]
    fn short_labels_share_a_row() {
        check_rows(&["08:00"; 9], &[3, 3, 3]);
        check_rows(&["08:00"; 10], &[3, 3, 3, 1]);
        check_rows(&["English", "Azərbaycanca", "Русский", "Türkçe"], &[2, 2]);
        check_rows(&["Yes", "No"], &[2]);
        check_rows(&["Yes", "Another time zone"], &[1, 1]);
        check_rows(&["Related", "Share", "Report a mistake", "No", "Yes"], &[2, 1, 2]);
    }

    #[test]
    fn a_label_with_nothing_to_see_is_no_button() {
        check(" \u{200b}\n", None);
        assert_eq!(keyboard(&[]), None);
    }
}
