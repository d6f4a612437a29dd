//! Which facts are taken for which.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::scored::{Got, Scored};

/// Most lines of the list.
const SHOWN: usize = 15;

/// What was wanted and what came first instead, stated or offered, the most frequent first; nothing
/// where nothing was confused.
pub(super) fn list(scored: &[Scored]) -> Option<String> {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for pair in scored.iter().filter_map(confused) {
        *counts.entry(pair).or_default() += 1;
    }
    let mut pairs: Vec<_> = counts.into_iter().collect();
    pairs.sort_by_key(|it| std::cmp::Reverse(it.1));
    let mut text = format!("{:32}{:32}{:>6}", "wanted", "got first", "times");
    for ((wanted, got), times) in pairs.iter().take(SHOWN) {
        let _ = write!(text, "\n{wanted:32}{got:32}{times:6}");
    }
    (!pairs.is_empty()).then_some(text)
}

fn confused(scored: &Scored) -> Option<(&str, &str)> {
    let got = match &scored.got {
        Got::Stated(fact) => fact,
        // An offer is no mistake where no fact answers the question.
        Got::Offered(facts) if scored.is_in_scope() => facts.first()?,
        Got::Offered(_) | Got::Nothing => return None,
    };
    let wanted = scored.right.first().map_or("none", String::as_str);
    (!scored.wants(got)).then_some((wanted, got.as_str()))
}
