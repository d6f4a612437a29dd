//! The language in which a question is answered: its own, as far as that can be told.

use std::collections::BTreeMap;

use crate::knowledge::{District, Language};
use crate::text::LanguageGuess;

/// How much the nearness of a language's phrases says of the question's language: Russian in Latin
/// letters is near Russian phrases, though its letters are none of theirs.
const NEARNESS: f64 = 12.0;

/// The district's first language counts as so many times as likely: it is right for a name that all
/// languages write alike.
const FIRST: f64 = 2.0;

/// A language that the person is known to use counts as so many times as likely: it decides about
/// a name or two, and gives way to a sentence.
const HINT: f64 = 30.0;

/// The languages of a district, told apart by its own texts.
#[derive(Debug)]
pub(super) struct Languages {
    languages: Vec<Language>,
    guess: LanguageGuess,
}

/// What a question is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// Names and nothing else, which languages share: the nearest phrase says nothing.
    Names,
    /// Other words too.
    Words,
}

impl Languages {
    pub(super) fn new(district: &District) -> Self {
        let guess = LanguageGuess::learn(&samples(district));
        Self { languages: district.languages.clone(), guess }
    }

    /// The language of a question. `nearness` tells for each language how near its nearest phrase
    /// is; `hint` is the language that the person is known to use.
    pub(super) fn of(
        &self,
        question: &str,
        content: Content,
        nearness: &[f32],
        hint: Option<Language>,
    ) -> Language {
        let mut likely = match content {
            Content::Names => self.guess.guess_name(question),
            Content::Words => self.guess_words(question, nearness),
        };
        likely.entry(self.languages[0]).and_modify(|it| *it *= FIRST);
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

    fn guess_words(&self, question: &str, nearness: &[f32]) -> BTreeMap<Language, f64> {
        let mut likely = self.guess.guess(question);
        let nearest = nearness.iter().copied().fold(0.0, f32::max);
        for (language, nearness) in self.languages.iter().zip(nearness) {
            let farther = f64::from(nearest - nearness);
            likely.entry(*language).and_modify(|it| *it *= (-NEARNESS * farther).exp());
        }
        likely
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
