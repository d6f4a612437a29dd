//! Which language a text is in, guessed from the letters of texts whose language is known.

use std::collections::{BTreeMap, HashMap};

use super::fold;
use crate::knowledge::Language;

/// Longest run of letters that is counted; a [`Run`] holds no more.
const LONGEST: usize = 4;

/// Letters whose numbers agree above so many bits are of one alphabet.
const ALPHABET_BITS: u32 = 8;

/// Weight of what was never seen: small, so that one odd name does not decide.
const SMOOTHING: f64 = 0.3;

/// A naive Bayes guess over runs of one to four folded letters and over marked letters.
#[derive(Debug, Clone)]
pub struct LanguageGuess {
    languages: Vec<Language>,
    /// Where the counts of a run begin; they are one a language.
    runs: HashMap<Run, usize>,
    counts: Vec<f64>,
    totals: Vec<f64>,
}

/// Up to four letters in one number: 21 bits hold any letter.
type Run = u128;

impl LanguageGuess {
    /// Learns from texts of each language.
    pub fn learn(samples: &BTreeMap<Language, Vec<String>>) -> Self {
        let languages: Vec<Language> = samples.keys().copied().collect();
        let totals = vec![0.0; languages.len()];
        let mut guess = Self { languages, runs: HashMap::new(), counts: Vec::new(), totals };
        for (place, texts) in samples.values().enumerate() {
            for text in texts {
                for_each_run(text, &mut |run| guess.count(run, place));
            }
        }
        guess
    }

    fn count(&mut self, run: Run, place: usize) {
        let next = self.counts.len();
        let begin = *self.runs.entry(run).or_insert(next);
        if begin == next {
            self.counts.resize(next + self.languages.len(), 0.0);
        }
        self.counts[begin + place] += 1.0;
        self.totals[place] += 1.0;
    }

    /// How likely each language is, summing to 1; all alike for a text without letters.
    pub fn guess(&self, text: &str) -> BTreeMap<Language, f64> {
        self.guess_by(for_each_run, text)
    }

    /// The same by alphabet and marked letters alone, for names, which languages share.
    pub fn guess_name(&self, text: &str) -> BTreeMap<Language, f64> {
        self.guess_by(for_each_mark, text)
    }

    fn guess_by(
        &self,
        for_each_run: fn(&str, &mut dyn FnMut(Run)),
        text: &str,
    ) -> BTreeMap<Language, f64> {
        let mut logs = vec![0.0; self.languages.len()];
        #[expect(clippy::cast_precision_loss, reason = "a vocabulary is far below 2^52")]
        let kinds = self.runs.len() as f64;
        for_each_run(text, &mut |run| {
            let Some(&begin) = self.runs.get(&run) else { return };
            for (place, log) in logs.iter_mut().enumerate() {
                let share = (self.counts[begin + place] + SMOOTHING)
                    / (self.totals[place] + SMOOTHING * kinds);
                *log += share.ln();
            }
        });
        let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let weights: Vec<f64> = logs.iter().map(|it| (it - most).exp()).collect();
        let sum: f64 = weights.iter().sum();
        self.languages.iter().copied().zip(weights.into_iter().map(|it| it / sum)).collect()
    }
}

/// Marks, and runs of letters of the folded text with the borders of words. Runs as written would
/// speak against Russian in Latin letters and Azerbaijani in Cyrillic ones.
fn for_each_run(text: &str, take: &mut dyn FnMut(Run)) {
    for_each_mark(text, take);
    for word in fold(text).split(|it: char| !it.is_alphabetic()).filter(|it| !it.is_empty()) {
        let letters: Vec<char> =
            std::iter::once(' ').chain(word.chars()).chain(std::iter::once(' ')).collect();
        for length in 1..=LONGEST {
            for run in letters.windows(length).filter(|it| *it != [' ']) {
                take(run.iter().fold(0, |run, &it| run << 21 | Run::from(u32::from(it))));
            }
        }
    }
}

/// The letters that folding changes within their alphabet, such as `ə` and `ş`, and the alphabet.
fn for_each_mark(text: &str, take: &mut dyn FnMut(Run)) {
    let lower = text.to_lowercase();
    for letter in lower.chars().filter(|&it| is_marked(it)) {
        take(1 << 21 | Run::from(u32::from(letter)));
    }
    // The alphabet counts once: it decides about a word, and gives way to a sentence.
    if let Some(letter) = lower.chars().find(|it| it.is_alphabetic()) {
        take(2 << 21 | Run::from(u32::from(letter) >> ALPHABET_BITS));
    }
}

/// Latin letters that folding changes.
fn is_marked(letter: char) -> bool {
    matches!(letter, '\u{80}'..='\u{24f}' | 'ə' | 'q' | 'w' | 'x') && letter.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_of_the_language_whose_letters_it_has() {
        let language = |it| Language::parse(it).unwrap();
        let samples = BTreeMap::from([
            (
                language("en"),
                vec!["How long is the river?".to_owned(), "Where is the town?".to_owned()],
            ),
            (
                language("de"),
                vec!["Wie lang ist der Fluss?".to_owned(), "Wo liegt die Stadt?".to_owned()],
            ),
        ]);
        let guess = LanguageGuess::learn(&samples);
        let likely = |text| {
            let likely = guess.guess(text);
            likely.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap().0
        };
        assert_eq!(likely("where is this river"), language("en"));
        assert_eq!(likely("wo ist der Fluss"), language("de"));
        let even = guess.guess("12 🙂");
        assert!(even.values().all(|it| (it - 0.5).abs() < 1e-9));
    }
}
