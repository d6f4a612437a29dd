//! Which language a text is in, guessed from the letters of texts whose language is known.

use std::collections::{BTreeMap, HashMap};

use super::fold;
use crate::knowledge::Language;

/// Longest run of letters that is counted.
const LONGEST: usize = 4;

/// Weight of what was never seen: small, so that one odd name does not decide.
const SMOOTHING: f64 = 0.3;

/// A naive Bayes guess over runs of one to four letters, as written and as folded, so that texts
/// without diacritics count too.
#[derive(Debug, Clone)]
pub struct LanguageGuess {
    languages: Vec<Language>,
    runs: HashMap<String, Vec<f64>>,
    totals: Vec<f64>,
}

impl LanguageGuess {
    /// Learns from texts of each language.
    pub fn learn(samples: &BTreeMap<Language, Vec<String>>) -> Self {
        let languages: Vec<Language> = samples.keys().copied().collect();
        let mut runs: HashMap<String, Vec<f64>> = HashMap::new();
        let mut totals = vec![0.0; languages.len()];
        for (place, texts) in samples.values().enumerate() {
            for text in texts {
                for run in runs_of(text) {
                    runs.entry(run).or_insert_with(|| vec![0.0; languages.len()])[place] += 1.0;
                    totals[place] += 1.0;
                }
            }
        }
        Self { languages, runs, totals }
    }

    /// How likely each language is, summing to 1; all alike for a text without letters.
    pub fn guess(&self, text: &str) -> BTreeMap<Language, f64> {
        let mut logs = vec![0.0; self.languages.len()];
        #[expect(clippy::cast_precision_loss, reason = "a vocabulary is far below 2^52")]
        let kinds = self.runs.len() as f64;
        for seen in runs_of(text).iter().filter_map(|it| self.runs.get(it)) {
            for (place, log) in logs.iter_mut().enumerate() {
                let share = (seen[place] + SMOOTHING) / (self.totals[place] + SMOOTHING * kinds);
                *log += share.ln();
            }
        }
        let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let weights: Vec<f64> = logs.iter().map(|it| (it - most).exp()).collect();
        let sum: f64 = weights.iter().sum();
        self.languages.iter().copied().zip(weights.into_iter().map(|it| it / sum)).collect()
    }
}

/// Runs of letters with the borders of words, of the lower-case text and of the folded one.
fn runs_of(text: &str) -> Vec<String> {
    let mut runs = Vec::new();
    let lower = text.to_lowercase();
    for (mark, text) in [("", lower.clone()), ("~", fold(&lower))] {
        for word in text.split(|it: char| !it.is_alphabetic()).filter(|it| !it.is_empty()) {
            let letters: Vec<char> = format!(" {word} ").chars().collect();
            for length in 1..=LONGEST {
                for run in letters.windows(length).filter(|it| *it != [' ']) {
                    runs.push(format!("{mark}{}", String::from_iter(run)));
                }
            }
            runs.push(format!("{mark} {word} "));
        }
    }
    runs
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
