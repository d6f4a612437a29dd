//! JSON in which half of a character is escaped, as some clients cut it, made readable.

use std::borrow::Cow;

/// Replaces escapes of half a character (`\ud83d` without its partner) by the replacement
/// character, for which no reader of JSON refuses the rest of the text.
///
/// ```
/// use lachin_bot::text::mend_json;
///
/// assert_eq!(mend_json(r#"{"q": "how big \ud83d"}"#), r#"{"q": "how big \ufffd"}"#);
/// assert_eq!(mend_json(r#""\ud83d\ude42""#), r#""\ud83d\ude42""#);
/// ```
pub fn mend_json(text: &str) -> Cow<'_, str> {
    let halves = halves(text);
    if halves.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut mended = String::with_capacity(text.len());
    let mut kept = 0;
    for half in halves {
        mended.push_str(text.get(kept..half).unwrap_or_default());
        mended.push_str("\\ufffd");
        kept = half + ESCAPE;
    }
    mended.push_str(text.get(kept..).unwrap_or_default());
    Cow::Owned(mended)
}

/// Bytes of an escape such as `\ud83d`.
const ESCAPE: usize = 6;

/// Where escapes of half a character begin.
fn halves(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut halves = Vec::new();
    let mut place = 0;
    while let Some(&byte) = bytes.get(place) {
        place += match (byte, unit(bytes, place)) {
            (b'\\', Some(first)) if is_whole(first, unit(bytes, place + ESCAPE)) => 2 * ESCAPE,
            (b'\\', Some(0xd800..=0xdfff)) => {
                halves.push(place);
                ESCAPE
            }
            (b'\\', Some(_)) => ESCAPE,
            // Another escape, such as `\\` or `\n`.
            (b'\\', None) => 2,
            _ => 1,
        };
    }
    halves
}

/// Whether two UTF-16 units are one character.
fn is_whole(first: u16, second: Option<u16>) -> bool {
    (0xd800..=0xdbff).contains(&first) && second.is_some_and(|it| (0xdc00..=0xdfff).contains(&it))
}

/// The UTF-16 unit of an escape that begins at `place`.
fn unit(bytes: &[u8], place: usize) -> Option<u16> {
    let digits = bytes.get(place..place + ESCAPE)?.strip_prefix(b"\\u")?;
    let digits = std::str::from_utf8(digits).ok()?;
    digits.bytes().all(|it| it.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(json: &str, read: &str) {
        assert_eq!(serde_json::from_str::<String>(&mend_json(json)).unwrap(), read);
    }

    #[test]
    fn half_a_character_is_replaced_and_a_whole_one_stays() {
        check(r#""a \ud83d b""#, "a \u{fffd} b");
        check(r#""\ude42\ud83d""#, "\u{fffd}\u{fffd}");
        check(r#""\ud83d\ude42 \ud83d\u0041""#, "🙂 \u{fffd}A");
        check(r#""\\ud83d \n""#, "\\ud83d \n");
    }

    proptest! {
        #[test]
        fn sound_json_stays_as_it_is(text in "\\PC{0,40}") {
            let json = serde_json::to_string(&text).unwrap();
            prop_assert_eq!(mend_json(&json), json.as_str());
        }

        #[test]
        fn no_text_is_too_broken(text in "(\\\\|u|d8|de|3d|42|\"|ə){0,20}") {
            prop_assert!(mend_json(&text).len() <= text.len());
        }
    }
}
