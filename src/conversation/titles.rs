//! Facts by their titles: for who has not finished typing, and for who shares one.

use crate::knowledge::{District, FactId, Language};
use crate::text::words;

/// Fewer letters begin too many words.
const LETTERS: usize = 3;

/// The titles of all facts in all languages, with their keywords.
#[derive(Debug)]
pub(super) struct Titles(Vec<Titled>);

#[derive(Debug)]
struct Titled {
    fact: FactId,
    language: Language,
    title: Vec<String>,
    keywords: Vec<String>,
}

impl Titles {
    /// Those of a district.
    pub(super) fn new(district: &District) -> Self {
        let titled = district.facts.values().flat_map(|fact| {
            fact.wordings.iter().map(|(language, wording)| Titled {
                fact: fact.id.clone(),
                language: *language,
                title: words(&wording.title),
                keywords: wording.keywords.iter().flat_map(|it| words(it)).collect(),
            })
        });
        Self(titled.collect())
    }

    /// The facts with just this title, each in `language` where it is called so in that.
    pub(super) fn with_title(&self, title: &str, language: Language) -> Vec<(&FactId, Language)> {
        let title = words(title);
        let so_called = || self.0.iter().filter(|it| !title.is_empty() && it.title == title);
        let own = so_called().filter(|it| it.language == language);
        let mut facts: Vec<(&FactId, Language)> = Vec::new();
        for it in own.chain(so_called()) {
            if facts.iter().all(|known| *known.0 != it.fact) {
                facts.push((&it.fact, it.language));
            }
        }
        facts
    }

    /// The facts in whose title or keywords, in a language, words begin as each word of a text does.
    pub(super) fn beginning_with(
        &self,
        text: &str,
        language: Language,
    ) -> impl Iterator<Item = &FactId> {
        let begun = words(text);
        let is_enough = begun.iter().map(|it| it.chars().count()).sum::<usize>() >= LETTERS;
        let in_language = self.0.iter().filter(move |it| is_enough && it.language == language);
        in_language
            .filter(move |it| begun.iter().all(|word| it.begins_with(word)))
            .map(|it| &it.fact)
    }
}

impl Titled {
    fn begins_with(&self, word: &str) -> bool {
        self.title.iter().chain(&self.keywords).any(|it| it.starts_with(word))
    }
}
