//! What only the whole folder can tell, one small function a check.

mod answers;
mod computations;
mod letters;
mod names;
mod quiz;
mod texts;
mod twins;
mod unused;

use super::draft::{Draft, FactDraft};
use super::problem::Problem;

/// All problems of a draft beyond those that its reader found.
pub(super) fn check(draft: &Draft) -> Vec<Problem> {
    let mut problems = Vec::new();
    for fact in &draft.facts {
        names::check(draft, fact, &mut problems);
        answers::check(draft, fact, &mut problems);
        quiz::check(draft, fact, &mut problems);
    }
    names::references_lead_somewhere(draft, &mut problems);
    computations::check(draft, &mut problems);
    twins::check(draft, &mut problems);
    letters::check(draft, &mut problems);
    // Without facts everything is unused, and that there are none was told.
    if !draft.facts.is_empty() {
        unused::check(draft, &mut problems);
    }
    problems
}

fn note(problems: &mut Vec<Problem>, fact: &FactDraft, path: &str, message: String, remedy: &str) {
    problems.push(Problem::new(&fact.file, fact.lines.of(path), message, remedy));
}
