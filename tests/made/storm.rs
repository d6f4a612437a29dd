//! Whatever may reach the bot, from a seed: examples broken in every way, and no question at all.

use lachin_bot::knowledge::District;
use lachin_bot::text::other_layout;

use super::chance::Chance;
use super::retyped::{retyped, slip};

/// How much of one thing somebody sends who wants to see the bot fall, in bytes.
const FLOOD: usize = 100_000;

/// Most times that something is repeated.
const REPEATS: usize = 100;

/// Signs that have broken programs before: from right to left, joined and combining ones, halves,
/// controls, letters whose case is more than one letter.
const SIGNS: [&str; 26] = [
    "🙂",
    "👨‍👩‍👧‍👦",
    "🇦🇿",
    "\u{200f}",
    "\u{202e}",
    "\u{2066}",
    "\u{200d}",
    "\u{200b}",
    "\u{feff}",
    "\u{301}",
    "\0",
    "\u{7}",
    "\u{1b}[2J",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{fffd}",
    "\u{10ffff}",
    "İ",
    "ß",
    "ﬁ",
    "½",
    "²",
    "'",
    "``",
    "…",
];

/// Words of other scripts.
const STRANGE: [&str; 8] =
    ["لاچین", "Լաչին", "ლაჩინი", "לצ'ין", "拉钦区有多大", "ラチン", "लाचिन", "Λατσίν"];

/// What is meant for other programs, around a question.
const WRAPPED: [(&str, &str); 8] = [
    ("{\"id\": 1, \"q\": \"", "\"}"),
    ("[[[[{\"a\":", "}]]]]"),
    ("<b>", "</b><script>alert(1)</script>"),
    ("&lt;i&gt;", "&amp;&#0;"),
    ("'; DROP TABLE facts; -- ", ""),
    ("\" OR 1=1 UNION SELECT ", " FROM facts"),
    ("/ask@", " %s%n ${x} {{x}}"),
    ("```\n", "\n```\nhttps://example.org/?q=@a"),
];

/// Everything that questions are made from.
pub(crate) struct Storm {
    texts: Vec<String>,
}

type Make = fn(&Storm, &mut Chance) -> String;

/// Kinds of questions, and how many there are of each in ten thousand.
const KINDS: [(usize, Make); 11] = [
    (4200, Storm::misspelt),
    (1000, Storm::cut),
    (1000, Storm::shuffled),
    (1000, Storm::joined),
    (900, Storm::mixed),
    (900, Storm::sprinkled),
    (400, Storm::other_keys),
    (300, Storm::wrapped),
    (268, |_, chance| random(chance)),
    (30, Storm::repeated),
    (2, Storm::flood),
];

impl Storm {
    /// A storm about all that a district is asked.
    pub(crate) fn new(district: &District) -> Self {
        let wordings = district.facts.values().flat_map(|it| it.wordings.values());
        let of_facts = wordings.flat_map(|it| it.questions.iter().chain(&it.keywords));
        let talk = district.talk.values().flat_map(|it| it.values()).flatten();
        let unknown = district.unknowns.values().flat_map(|it| it.wordings.values());
        let unknown = unknown.flat_map(|it| &it.questions);
        Self { texts: of_facts.chain(talk).chain(unknown).cloned().collect() }
    }

    /// The question of a seed.
    pub(crate) fn question(&self, seed: u64) -> String {
        let mut chance = Chance::new(seed);
        let all = KINDS.iter().map(|it| it.0).sum();
        let mut place = chance.below(all);
        for (many, make) in KINDS {
            if place < many {
                return make(self, &mut chance);
            }
            place -= many;
        }
        String::new()
    }

    fn text(&self, chance: &mut Chance) -> String {
        chance.pick(&self.texts).clone()
    }

    fn misspelt(&self, chance: &mut Chance) -> String {
        let mut text = retyped(&self.text(chance), &self.texts, chance);
        for _ in 0..chance.below(3) {
            text = slip(&text, chance);
        }
        text
    }

    fn cut(&self, chance: &mut Chance) -> String {
        let text = self.text(chance);
        let letters = text.chars().count();
        let (start, length) = (chance.below(letters), chance.below(letters));
        text.chars().skip(start / 2).take(length).collect()
    }

    fn shuffled(&self, chance: &mut Chance) -> String {
        let text = self.text(chance);
        let mut words: Vec<&str> = text.split_whitespace().collect();
        for place in 1..words.len() {
            words.swap(place, chance.below(place + 1));
        }
        words.join(" ")
    }

    fn joined(&self, chance: &mut Chance) -> String {
        let between = *chance.pick(&["", " ", ". ", "? ", "\n", ", ", "..."]);
        let texts: Vec<String> = (0..2 + chance.below(3)).map(|_| self.text(chance)).collect();
        texts.join(between)
    }

    fn mixed(&self, chance: &mut Chance) -> String {
        let words = (0..=chance.below(12)).map(|_| {
            let text = self.text(chance);
            let words: Vec<&str> = text.split_whitespace().chain(STRANGE).collect();
            (*chance.pick(&words)).to_owned()
        });
        words.collect::<Vec<_>>().join(" ")
    }

    fn sprinkled(&self, chance: &mut Chance) -> String {
        let one_in = 1 + chance.below(10);
        let mut sprinkled = String::new();
        for letter in self.text(chance).chars() {
            sprinkled.push(letter);
            if chance.below(one_in) == 0 {
                sprinkled.push_str(chance.pick::<&str>(&SIGNS));
            }
        }
        sprinkled
    }

    fn other_keys(&self, chance: &mut Chance) -> String {
        let text = self.text(chance);
        match chance.below(4) {
            0 => other_layout(&text),
            1 => text.to_uppercase(),
            2 => text.split_whitespace().collect(),
            _ => text.chars().rev().collect(),
        }
    }

    fn wrapped(&self, chance: &mut Chance) -> String {
        let (before, after) = *chance.pick(&WRAPPED);
        format!("{before}{}{after}", self.text(chance))
    }

    fn repeated(&self, chance: &mut Chance) -> String {
        let text = self.text(chance);
        let words: Vec<&str> = text.split_whitespace().collect();
        let part = if chance.below(2) == 0 { text.as_str() } else { chance.pick(&words) };
        let between = *chance.pick(&["", " ", ". ", "\n"]);
        vec![part; 1 + chance.below(REPEATS)].join(between)
    }

    /// A hundred thousand bytes of one letter, of one sign, or of different words.
    fn flood(&self, chance: &mut Chance) -> String {
        let text = match chance.below(3) {
            0 => self.text(chance).chars().take(1).collect(),
            1 => (*chance.pick(&SIGNS)).to_owned(),
            _ => {
                let words = (0..FLOOD / 10).map(|_| slip(&self.text(chance), chance));
                words.collect::<Vec<_>>().join(" ")
            }
        };
        let mut flood = text.repeat(FLOOD / text.len().max(1));
        if flood.is_empty() {
            flood = text;
        }
        let end = (0..=FLOOD.min(flood.len())).rev().find(|it| flood.is_char_boundary(*it));
        flood.truncate(end.unwrap_or(0));
        flood
    }
}

/// Characters of one alphabet, of several, or of all.
fn random(chance: &mut Chance) -> String {
    let width = *chance.pick(&[0x80, 0x600, 0x3000, 0x11_0000]);
    let letters = (0..chance.below(80)).map(|_| u32::try_from(chance.below(width)).ok());
    letters.filter_map(|it| char::from_u32(it?)).collect()
}
