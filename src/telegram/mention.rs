//! Who is spoken to: `@lachin_bot how big?` is a question to that bot.

/// A text without the bot's name, where it names the bot; `None` where it does not.
///
/// What touches letters on either side is another name, an address, or a command's.
pub(super) fn without_name(text: &str, bot: &str) -> Option<String> {
    let name = format!("@{}", bot.to_ascii_lowercase());
    let lower = text.to_ascii_lowercase();
    let (at, _) = lower.match_indices(&name).find(|&(at, _)| stands_alone(text, at, name.len()))?;
    let (before, after) = text.split_at(at);
    let after = after.split_at(name.len()).1;
    let rest = match before.trim() {
        "" => after.trim_start_matches(is_between).trim().to_owned(),
        before => format!("{before} {}", after.trim_start()).trim().to_owned(),
    };
    Some(without_name(&rest, bot).unwrap_or(rest))
}

fn stands_alone(text: &str, at: usize, length: usize) -> bool {
    let (before, after) = text.split_at(at);
    let after = after.split_at(length).1;
    let is_word = |it: char| it.is_alphanumeric() || it == '_';
    !before.ends_with(|it| is_word(it) || "@./".contains(it)) && !after.starts_with(is_word)
}

/// What people put between a name and what they want of its bearer.
fn is_between(letter: char) -> bool {
    letter.is_whitespace() || ",:;.!-–—".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, rest: Option<&str>) {
        assert_eq!(without_name(text, "Lachin_bot").as_deref(), rest);
    }

    #[test]
    fn a_name_is_left_out_wherever_it_stands() {
        check("@lachin_bot how big?", Some("how big?"));
        check("@LACHIN_BOT, how big?", Some("how big?"));
        check("how big, @lachin_bot?", Some("how big, ?"));
        check("@lachin_bot and @lachin_bot", Some("and"));
        check("насколько велик (@lachin_bot)", Some("насколько велик ( )"));
        check("@lachin_bot", Some(""));
    }

    #[test]
    fn other_names_and_addresses_are_not_the_bots() {
        check("how big?", None);
        check("lachin_bot, how big?", None);
        check("@lachin_bot2 how big?", None);
        check("mail@lachin_bot", None);
        check("/ask@lachin_bot how big?", None);
        check("t.me/@lachin_bot", None);
    }
}
