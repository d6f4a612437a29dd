//! The language in which a question is answered: its own, as far as that can be told.

use std::collections::BTreeMap;

use crate::knowledge::{District, Language};
use crate::text::LanguageGuess;

/// How much the nearness of a language's phrases says of the question's language: Russian in Latin
/// letters is near Russian phrases, though its letters are none of theirs.
const NEARNESS: f64 = 12.0;

/// A language that the person is known to use counts as so many times as likely: it decides about
/// a name or two, and gives way to a sentence.
const HINT: f64 = 30.0;

/// The languages of a district, told apart by its own texts.
#[derive(Debug)]
pub(super) struct Languages {
    languages: Vec<Language>,
    guess: LanguageGuess,
}

impl Languages {
    pub(super) fn new(district: &District) -> Self {
        let guess = LanguageGuess::learn(&samples(district));
        Self { languages: district.languages.clone(), guess }
    }

    /// The language of a question. `nearness` tells for each language how near its nearest phrase
    /// is; `hint` is the language that the person is known to use.
    pub(super) fn of(&self, question: &str, nearness: &[f32], hint: Option<Language>) -> Language {
        let mut likely = self.guess.guess(question);
        let nearest = nearness.iter().copied().fold(0.0, f32::max);
        for (language, nearness) in self.languages.iter().zip(nearness) {
            let farther = f64::from(nearest - nearness);
            likely.entry(*language).and_modify(|it| *it *= (-NEARNESS * farther).exp());
        }
        if let Some(hint) = hint {
            likely.entry(hint).and_modify(|it| *it *= HINT);
        }
        let mut best = self.languages[0];
        // In the district's own order, so that its first language wins a tie.
        for &language in &self.languages {
            if likely.get(&language) > likely.get(&best) {
                best = language;
            }
        }
        best
    }
}

/// Texts whose language is known.
fn samples(district: &District) -> BTreeMap<Language, Vec<String>> {
    let mut samples: BTreeMap<Language, Vec<String>> = BTreeMap::new();
    for &language in &district.languages {
        let texts = samples.entry(language).or_default();
        texts.extend(district.phrases.samples(language));
        for fact in district.facts.values() {
            texts.extend(district.answer_of(fact, language));
            if let Some(wording) = fact.wordings.get(&language) {
                texts.extend(wording.questions.iter().cloned());
                texts.extend(wording.keywords.iter().cloned());
            }
        }
        let talk = district.talk.values().filter_map(|it| it.get(&language));
        texts.extend(talk.flatten().cloned());
    }
    samples
}
