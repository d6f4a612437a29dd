//! The language in which a question is answered: its own, as far as that can be told.

use crate::index::Nearness;
use crate::knowledge::{District, Language};
use crate::text::Marks;

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
    marks: Marks,
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
        let languages = district.languages.clone();
        let marks = Marks::learn(&languages, samples(district));
        Self { languages, marks }
    }

    /// The language of a question. `nearness` tells for each language how near its phrases are;
    /// `hint` is the language that the person is known to use.
    pub(super) fn of(
        &self,
        question: &str,
        content: Content,
        nearness: &[Nearness],
        hint: Option<Language>,
    ) -> Language {
        let mut logs = self.marks.logs(question);
        if content == Content::Words {
            for (language, near) in self.languages.iter().zip(nearness) {
                let near = near.kinship + NEARNESS * f64::from(near.phrase);
                logs.entry(*language).and_modify(|it| *it += near);
            }
        }
        logs.entry(self.languages[0]).and_modify(|it| *it += FIRST.ln());
        if let Some(hint) = hint {
            logs.entry(hint).and_modify(|it| *it += HINT.ln());
        }
        let mut best = self.languages[0];
        // In the district's own order, so that its first language wins a tie.
        for &language in &self.languages {
            if logs.get(&language) > logs.get(&best) {
                best = language;
            }
        }
        best
    }
}

/// Texts whose language is known.
fn samples(district: &District) -> impl Iterator<Item = (Language, &str)> {
    let of_facts = district.facts.values().flat_map(|it| &it.wordings);
    let of_facts = of_facts.flat_map(|(language, wording)| {
        let texts = wording.questions.iter().chain(&wording.keywords).chain([&wording.title]);
        texts.map(|it| (*language, it.as_str()))
    });
    let talk = district.talk.values().flatten();
    of_facts
        .chain(talk.flat_map(|(language, texts)| texts.iter().map(|it| (*language, it.as_str()))))
}
