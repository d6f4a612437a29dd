//! Buttons as Telegram takes them.

use teloxide::types::{InlineKeyboardButton, InlineKeyboardMarkup};
use unicode_segmentation::UnicodeSegmentation as _;

use super::split::is_seen;
use crate::answer::reply::{Action, Button};

/// Longest label, in letters as a person counts them. Telegram shows no more on a telephone.
const LABEL_LETTERS: usize = 64;

/// Most buttons below a message. Source: `BUTTONS_TOO_MUCH` of the Bot API
const BUTTONS: usize = 100;

/// The buttons, a row each; `None` where there are none.
pub(super) fn keyboard(buttons: &[Button]) -> Option<InlineKeyboardMarkup> {
    let rows: Vec<[InlineKeyboardButton; 1]> = buttons
        .iter()
        .filter_map(|it| Some([pressable(label(it)?, &it.action)]))
        .take(BUTTONS)
        .collect();
    (!rows.is_empty()).then(|| InlineKeyboardMarkup::new(rows))
}

fn pressable(label: String, action: &Action) -> InlineKeyboardButton {
    match action {
        Action::Share { typed, .. } => InlineKeyboardButton::switch_inline_query(label, typed),
        Action::Fact(_)
        | Action::Topic(_)
        | Action::Language(_)
        | Action::Year(_)
        | Action::Map(_)
        | Action::Quiz(_)
        | Action::Wish(_)
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

    #[test]
    fn a_label_with_nothing_to_see_is_no_button() {
        check(" \u{200b}\n", None);
        assert_eq!(keyboard(&[]), None);
    }
}
