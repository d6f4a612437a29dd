//! What somebody meant who typed with the other keyboard layout on: `rjulf` for `когда`.

/// Each key with its letter on the English layout and on the Russian one.
/// Source: <https://en.wikipedia.org/wiki/JCUKEN>
const KEYS: [(char, char); 33] = [
    ('`', 'ё'),
    ('q', 'й'),
    ('w', 'ц'),
    ('e', 'у'),
    ('r', 'к'),
    ('t', 'е'),
    ('y', 'н'),
    ('u', 'г'),
    ('i', 'ш'),
    ('o', 'щ'),
    ('p', 'з'),
    ('[', 'х'),
    (']', 'ъ'),
    ('a', 'ф'),
    ('s', 'ы'),
    ('d', 'в'),
    ('f', 'а'),
    ('g', 'п'),
    ('h', 'р'),
    ('j', 'о'),
    ('k', 'л'),
    ('l', 'д'),
    (';', 'ж'),
    ('\'', 'э'),
    ('z', 'я'),
    ('x', 'ч'),
    ('c', 'с'),
    ('v', 'м'),
    ('b', 'и'),
    ('n', 'т'),
    ('m', 'ь'),
    (',', 'б'),
    ('.', 'ю'),
];

/// The text as the same keys write it on the other layout: Cyrillic letters become Latin ones, or,
/// in a text without any, Latin keys Cyrillic letters. Case is lost.
///
/// ```
/// use lachin_bot::text::other_layout;
///
/// assert_eq!(other_layout("rjulf"), "когда");
/// assert_eq!(other_layout("Црфе?"), "what?");
/// ```
pub fn other_layout(text: &str) -> String {
    let text = text.to_lowercase();
    let is_russian = KEYS.iter().any(|it| text.contains(it.1));
    let typed = |letter: char| {
        let key = KEYS.iter().find(|it| letter == if is_russian { it.1 } else { it.0 });
        key.map_or(letter, |it| if is_russian { it.0 } else { it.1 })
    };
    text.chars().map(typed).collect()
}
