//! What of a text may be kept: its words, without what leads to a person.

use super::words;

/// So many digits without a letter between them are a number to call or to pay with, not an amount or a
/// year. Source: ITU-T E.164 has up to 15 digits; numbers without their area code have seven.
const CALLED: usize = 7;

/// So many digits in a word with letters are a passport's or a plate's.
const OF_A_PAPER: usize = 5;

/// The folded words of a text, in order, without mentions, addresses of the web and of mail, and numbers
/// that are telephone numbers or the like.
///
/// ```
/// use lachin_bot::text::impersonal;
///
/// assert_eq!(impersonal("Write to me@example.org or +994 50 123-45-67!"), "vrite to or");
/// assert_eq!(impersonal("Was it 1992 or 2020, @Anna?"), "vas it 1992 or 2020");
/// ```
pub fn impersonal(text: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut numbers: Vec<&str> = Vec::new();
    for chunk in text.split_whitespace().filter(|it| !is_address(it)) {
        if !chunk.contains(char::is_alphabetic) {
            numbers.push(chunk);
            continue;
        }
        if digits(chunk) < OF_A_PAPER {
            flush(&mut numbers, &mut kept);
            kept.push(chunk);
        }
    }
    flush(&mut numbers, &mut kept);
    words(&kept.join(" ")).join(" ")
}

/// Keeps what stands without letters, where it is no number that leads to somebody.
fn flush<'t>(numbers: &mut Vec<&'t str>, kept: &mut Vec<&'t str>) {
    let digits: usize = numbers.iter().map(|it| digits(it)).sum();
    if digits < CALLED {
        kept.append(numbers);
    }
    numbers.clear();
}

fn digits(text: &str) -> usize {
    text.chars().filter(|it| it.is_numeric()).count()
}

/// A mention, or an address of the web or of mail, also where it begins with no scheme.
fn is_address(chunk: &str) -> bool {
    let path = chunk.split_once('/').is_some_and(|(host, _)| has_dot_within(host));
    let lower = chunk.to_lowercase();
    chunk.contains(['@', '＠']) || lower.contains("://") || lower.contains("www.") || path
}

fn has_dot_within(host: &str) -> bool {
    let trimmed = host.trim_matches(|it: char| !it.is_alphanumeric());
    trimmed.contains('.') && trimmed.contains(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(impersonal(text), expected, "{text}");
    }

    #[test]
    fn what_leads_to_a_person_is_left_out() {
        check("ask @Anna_B or (@bot) now", "ask or nov");
        check("anna.b@example.org, and t.me/anna or www.example.org", "and or");
        check("see https://example.org/a?b=1 there", "se there");
        check("call 055 123 45 67 today", "cal todai");
        check("call (055)1234567 today", "cal todai");
        check("card 4111 1111 1111 1111", "card");
        check("passport AZE1234567", "pasport");
    }

    #[test]
    fn amounts_years_and_units_stay() {
        check("is it 1,835 km² or 60km/h?", "is it 1 835 km 2 or 60 km h");
        check("between 1992 and 2020", "betven 1992 and 2020");
        check("16.000 people", "16 000 people");
    }

    proptest! {
        #[test]
        fn no_mention_and_no_long_number_is_left(text in "[a-zA-Z0-9@ .+()/-]{0,60}") {
            let kept = impersonal(&text);
            prop_assert!(!kept.contains('@'));
            let longest = kept.split(char::is_alphabetic).map(digits).max().unwrap_or(0);
            prop_assert!(longest < CALLED + 2 * OF_A_PAPER, "{kept}");
        }
    }
}
