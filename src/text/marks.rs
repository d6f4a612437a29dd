//! Which language a text looks like: its alphabet, and the letters that not every language has.

use std::collections::{BTreeMap, HashMap};

use crate::knowledge::Language;

/// Weight of what was never seen: small, so that one odd name does not decide.
const SMOOTHING: f64 = 0.3;

/// Letters whose numbers agree above so many bits are of one alphabet.
const ALPHABET_BITS: u32 = 8;

/// How often each marked letter and alphabet is seen in texts whose language is known.
#[derive(Debug, Clone)]
pub struct Marks {
    languages: Vec<Language>,
    /// Counts for each language.
    letters: HashMap<char, Vec<f64>>,
    alphabets: HashMap<u32, Vec<f64>>,
    /// All letters and all texts of each language.
    totals: Vec<Totals>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Totals {
    letters: f64,
    texts: f64,
}

impl Marks {
    /// Learns from texts of each language.
    pub fn learn<'t>(
        languages: &[Language],
        texts: impl IntoIterator<Item = (Language, &'t str)>,
    ) -> Self {
        let mut marks = Self {
            languages: languages.to_vec(),
            letters: HashMap::new(),
            alphabets: HashMap::new(),
            totals: vec![Totals::default(); languages.len()],
        };
        for (language, text) in texts {
            if let Some(place) = languages.iter().position(|it| *it == language) {
                marks.count(text, place);
            }
        }
        marks
    }

    fn count(&mut self, text: &str, place: usize) {
        let unseen = || vec![0.0; self.languages.len()];
        let mut letters = 0.0;
        for letter in text.chars().filter(|it| it.is_alphabetic()) {
            letters += 1.0;
            if let Some(marked) = marked(letter) {
                self.letters.entry(marked).or_insert_with(unseen)[place] += 1.0;
            }
        }
        if let Some(alphabet) = alphabet(text) {
            self.alphabets.entry(alphabet).or_insert_with(unseen)[place] += 1.0;
            self.totals[place].texts += 1.0;
        }
        self.totals[place].letters += letters;
    }

    /// How much speaks for each language, as the logarithm of a probability up to a constant; the
    /// same for all where the text has no letters.
    pub fn logs(&self, text: &str) -> BTreeMap<Language, f64> {
        let mut logs = vec![0.0; self.languages.len()];
        for counts in text.chars().filter_map(marked).filter_map(|it| self.letters.get(&it)) {
            self.add(&mut logs, counts, |it| it.letters);
        }
        // The alphabet counts once: it decides about a word, and gives way to a sentence.
        if let Some(counts) = alphabet(text).and_then(|it| self.alphabets.get(&it)) {
            self.add(&mut logs, counts, |it| it.texts);
        }
        self.languages.iter().copied().zip(logs).collect()
    }

    fn add(&self, logs: &mut [f64], counts: &[f64], total: fn(&Totals) -> f64) {
        for ((log, count), totals) in logs.iter_mut().zip(counts).zip(&self.totals) {
            *log += ((count + SMOOTHING) / (total(totals) + SMOOTHING)).ln();
        }
    }
}

/// The small form of a Latin letter that folding changes.
fn marked(letter: char) -> Option<char> {
    let small = letter.to_lowercase().next().unwrap_or(letter);
    let changed = matches!(small, '\u{80}'..='\u{24f}' | 'ə' | 'q' | 'w' | 'x');
    (changed && small.is_alphabetic()).then_some(small)
}

/// The alphabet of the first letter.
fn alphabet(text: &str) -> Option<u32> {
    let first = text.chars().find(|it| it.is_alphabetic())?;
    let small = first.to_lowercase().next().unwrap_or(first);
    Some(u32::from(small) >> ALPHABET_BITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_looks_like_the_language_whose_letters_it_has() {
        let language = |it| Language::parse(it).unwrap();
        let languages = ["en", "tr", "ru"].map(language);
        let texts = [
            (languages[0], "How wide is the old bridge, and who was its builder?"),
            (languages[1], "Eski köprünün genişliği nedir, onu kim yaptı?"),
            (languages[2], "Какова ширина старого моста, кто его построил?"),
        ];
        let marks = Marks::learn(&languages, texts);
        let likeliest = |text: &str| {
            let logs = marks.logs(text);
            logs.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap().0
        };
        assert_eq!(likeliest("köprü"), languages[1]);
        assert_eq!(likeliest("мост"), languages[2]);
        assert_eq!(likeliest("width"), languages[0]);
        let none = marks.logs("12 🙂");
        assert!(none.values().all(|it| (it - none[&languages[0]]).abs() < 1e-9));
    }
}
