//! Examples taken out of a district, so that they can be asked as if nobody had written them.

use std::collections::BTreeMap;

use super::district::{District, Talk};
use super::id::{FactId, UnknownId};
use super::language::Language;

/// An example that was taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// What it is an example of.
    pub of: ExampleOf,
    /// The language it is written in.
    pub language: Language,
    /// What people say.
    pub text: String,
}

/// What people's words can be an example of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExampleOf {
    /// A fact.
    Fact(FactId),
    /// What the sources leave open.
    Unknown(UnknownId),
    /// Small talk.
    Talk(Talk),
}

impl District {
    /// Takes one in `parts` examples out of every fact, known gap and kind of small talk, in each
    /// language, from the one at place `part` on. Each example is in exactly one part.
    pub fn leave_out(&mut self, part: usize, parts: usize) -> Vec<LeftOut> {
        let mut left_out = Vec::new();
        let mut leave = |of: ExampleOf, language: Language, texts: &mut Vec<String>| {
            let taken = take(texts, part, parts).into_iter();
            left_out.extend(taken.map(|text| LeftOut { of: of.clone(), language, text }));
        };
        for (id, fact) in &mut self.facts {
            for (&language, wording) in &mut fact.wordings {
                leave(ExampleOf::Fact(id.clone()), language, &mut wording.questions);
            }
        }
        for (id, unknown) in &mut self.unknowns {
            for (&language, wording) in &mut unknown.wordings {
                leave(ExampleOf::Unknown(id.clone()), language, &mut wording.questions);
            }
        }
        for (&talk, texts) in &mut self.talk {
            for (&language, texts) in texts {
                leave(ExampleOf::Talk(talk), language, texts);
            }
        }
        left_out
    }
}

/// Takes out the texts at the places `part`, `part + parts`, and so on.
fn take(texts: &mut Vec<String>, part: usize, parts: usize) -> Vec<String> {
    let (taken, kept): (BTreeMap<usize, String>, BTreeMap<usize, String>) = std::mem::take(texts)
        .into_iter()
        .enumerate()
        .partition(|(place, _)| place % parts.max(1) == part);
    *texts = kept.into_values().collect();
    taken.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_is_in_one_part() {
        let texts = ["a", "b", "c", "d", "e", "f", "g"].map(str::to_owned).to_vec();
        let mut all = Vec::new();
        for part in 0..5 {
            let mut kept = texts.clone();
            let taken = take(&mut kept, part, 5);
            assert_eq!(taken.len() + kept.len(), texts.len());
            assert!(taken.iter().all(|it| !kept.contains(it)));
            all.extend(taken);
        }
        all.sort();
        assert_eq!(all, texts);
    }
}
