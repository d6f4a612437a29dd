//! Folding: one plain spelling for what people write with or without diacritics, in Latin or Cyrillic.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds a text to the letters that all its usual spellings share.
///
/// Case goes (`İ`, `I` and `ı` are all `i`), combining marks go (`ç` is `c`), `ə` is `e`, Cyrillic
/// letters become Latin ones, the digraphs with which English writes the same sounds become
/// one letter (`sh` is `s`, `kh` is `h`), and a doubled letter counts once. Other scripts stay as they are.
///
/// ```
/// use lachin_bot::text::fold;
///
/// assert_eq!(fold("Çınar"), "cinar");
/// assert_eq!(fold("CHINAR"), fold("Чинар"));
/// assert_eq!(fold("Ханкенди"), fold("Khankendi"));
/// ```
pub fn fold(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match usual(letter) {
            Some(plain_letter) => plain.push(plain_letter),
            None => push_unusual(letter, &mut plain),
        }
    }
    // What was joined may form another digraph with its neighbour.
    while holds_digraph(&plain) {
        plain = join_digraphs(&plain);
    }
    plain
}

/// The letters of most texts, without the tables of Unicode.
fn usual(letter: char) -> Option<char> {
    Some(match letter {
        'A'..='Z' | 'a'..='z' => latin(letter.to_ascii_lowercase()),
        '0'..='9' | ' ' => letter,
        'ə' | 'Ə' => 'e',
        'ç' | 'Ç' => 'c',
        'ğ' | 'Ğ' => 'g',
        'ı' | 'İ' => 'i',
        'ö' | 'Ö' => 'o',
        'ş' | 'Ş' => 's',
        'ü' | 'Ü' => 'u',
        _ => return None,
    })
}

fn push_unusual(letter: char, plain: &mut String) {
    let parts = std::iter::once(letter).nfkd().filter(|&it| !is_combining_mark(it));
    for letter in parts.flat_map(char::to_lowercase) {
        match cyrillic(letter) {
            Some(latin) => plain.push_str(latin),
            None if is_invisible(letter) || is_combining_mark(letter) => {}
            None => plain.push(latin(letter)),
        }
    }
}

/// The Latin spelling of a Cyrillic letter of Russian or of Azerbaijani's alphabet before 1991.
fn cyrillic(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ғ' | 'ҝ' | 'ґ' => "g",
        'д' => "d",
        'е' | 'э' | 'ә' | 'є' => "e",
        'ж' => "j",
        'з' => "z",
        'и' | 'ы' | 'ј' | 'і' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' | 'ө' => "o",
        'п' => "p",
        'р' => "r",
        'с' | 'ш' | 'щ' => "s",
        'т' => "t",
        'у' | 'ү' => "u",
        'ф' => "f",
        'х' | 'һ' => "h",
        'ц' => "ts",
        'ч' | 'ҹ' => "c",
        'ъ' | 'ь' => "",
        'ю' => "iu",
        'я' => "ia",
        _ => return None,
    })
}

/// Latin letters that differ between spellings of the same name: `Qubadlı` and `Губадлы`.
fn latin(letter: char) -> char {
    match letter {
        'ə' => 'e',
        'ı' | 'y' => 'i',
        'q' => 'g',
        'w' => 'v',
        'x' => 'h',
        'ø' => 'o',
        'ß' => 's',
        'đ' => 'd',
        'ł' => 'l',
        other => other,
    }
}

/// Zero-width and directional characters, which copied texts carry unseen.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether joining would change a text.
fn holds_digraph(plain: &str) -> bool {
    let pairs = plain.chars().zip(plain.chars().skip(1));
    let mut pairs = pairs.filter(|it| it.0.is_alphabetic());
    pairs
        .any(|(one, next)| one == next || next == 'h' && matches!(one, 's' | 'c' | 'g' | 'k' | 'z'))
}

fn join_digraphs(plain: &str) -> String {
    let mut joined = String::with_capacity(plain.len());
    let mut letters = plain.chars().peekable();
    let mut last = None;
    while let Some(letter) = letters.next() {
        let whole = match (letter, letters.peek()) {
            ('s' | 'c' | 'g', Some('h')) => {
                letters.next();
                letter
            }
            ('k', Some('h')) => {
                letters.next();
                'h'
            }
            ('z', Some('h')) => {
                letters.next();
                'j'
            }
            _ => letter,
        };
        if last != Some(whole) || !whole.is_alphabetic() {
            joined.push(whole);
        }
        last = Some(whole);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(spellings: &[&str], folded: &str) {
        for spelling in spellings {
            assert_eq!(fold(spelling), folded, "{spelling}");
        }
    }

    #[test]
    fn spellings_of_one_word_fold_alike() {
        check(
            &["Çınar", "ÇINAR", "Cinar", "çinar", "Chinar", "Чинар", "Чынар", "C\u{327}INAR"],
            "cinar",
        );
        check(&["İlham", "ilham", "Ilham", "ILHAM"], "ilham");
        check(&["ərazisi", "ƏRAZİSİ", "erazisi"], "erazisi");
        check(&["самая высокая", "samaya vysokaya", "САМАЯ ВЫСОКАЯ"], "samaia visokaia");
        check(&["посёлок", "поселок"], "poselok");
        check(&["Xankəndi", "Khankendi", "Ханкенди"], "hankendi");
        check(&["мешә", "meşə"], "mese");
    }

    #[test]
    fn unseen_characters_and_stress_marks_fold_away() {
        check(
            &["Чи\u{301}нар", "chi\u{200b}nar", "\u{202b}chinar\u{202c}", "chi\u{ad}nar"],
            "cinar",
        );
    }

    #[test]
    fn other_scripts_stay() {
        check(&["თბილისი"], "თბილისი");
        check(&["東京"], "東京");
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
