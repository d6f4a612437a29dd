//! The built-in district with many more examples: its own, as other people would type them. The
//! same ones every time.

use std::collections::BTreeSet;

use lachin_bot::knowledge::{District, Fact, Wording};

use crate::chance::Chance;
use crate::retyped::retyped;

/// Where the chance of the examples begins.
const SEED: u64 = 2026;

/// The district with so many phrases in its facts; each fact gets as many as any other.
pub(crate) fn to(phrases: usize) -> District {
    let mut district = crate::built_in();
    let others = questions(&district);
    let mut chance = Chance::new(SEED);
    let mut missing = phrases.saturating_sub(count(&district));
    let mut wordings: Vec<Widening<'_>> = district
        .facts
        .values_mut()
        .flat_map(|it| it.wordings.values_mut())
        .map(Widening::new)
        .collect();
    while missing > 0 {
        for wording in wordings.iter_mut().take(missing) {
            wording.add(&others, &mut chance);
        }
        missing = missing.saturating_sub(wordings.len());
    }
    drop(wordings);
    district
}

/// How many phrases the facts of a district have.
pub(crate) fn count(district: &District) -> usize {
    let of = |it: &Wording| 1 + it.keywords.len() + it.questions.len();
    district.facts.values().flat_map(|it| it.wordings.values()).map(of).sum()
}

fn questions(district: &District) -> Vec<String> {
    let of =
        |it: &Fact| it.wordings.values().flat_map(|it| it.questions.clone()).collect::<Vec<_>>();
    district.facts.values().flat_map(of).collect()
}

/// A fact in one language that gets more examples.
struct Widening<'d> {
    wording: &'d mut Wording,
    own: Vec<String>,
    known: BTreeSet<String>,
}

impl<'d> Widening<'d> {
    fn new(wording: &'d mut Wording) -> Self {
        let own = wording.questions.clone();
        Self { known: own.iter().cloned().collect(), own, wording }
    }

    /// Adds an example that the fact does not have yet.
    fn add(&mut self, others: &[String], chance: &mut Chance) {
        let mut text = chance.pick(&self.own).clone();
        while !self.known.insert(text.clone()) {
            text = retyped(&text, others, chance);
        }
        self.wording.questions.push(text);
    }
}
