//! The figures in columns: by kind and language, by what became of the questions, and their times.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::time::Duration;

use super::scored::{Outcome, Scored};

/// What stands for all kinds, or all languages.
const ALL: &str = "all";

/// Right and all.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    right: usize,
    all: usize,
}

impl Tally {
    fn of<'s>(scored: impl Iterator<Item = &'s Scored>) -> Self {
        let mut tally = Self::default();
        for question in scored {
            tally.all += 1;
            tally.right += usize::from(question.is_right());
        }
        tally
    }

    fn cell(self) -> String {
        if self.all == 0 {
            return "-".to_owned();
        }
        format!("{} ({}/{})", percent(self.right, self.all), self.right, self.all)
    }
}

/// How many are right, by kind and language.
pub(super) fn by_kind(scored: &[Scored]) -> String {
    let kinds: BTreeSet<&str> = scored.iter().map(|it| it.kind.as_str()).collect();
    let langs = languages(scored);
    let mut text = format!("{:12}", "kind");
    for lang in &langs {
        let _ = write!(text, "{lang:>18}");
    }
    for kind in kinds.into_iter().chain([ALL]) {
        let _ = write!(text, "\n{kind:12}");
        for lang in &langs {
            let cell = Tally::of(scored.iter().filter(|it| it.is_of(kind, lang))).cell();
            let _ = write!(text, "{cell:>18}");
        }
    }
    text
}

/// What became of the questions that a fact answers, by language, and of the others.
pub(super) fn by_outcome(scored: &[Scored]) -> String {
    let (asked, others): (Vec<&Scored>, Vec<&Scored>) =
        scored.iter().partition(|it| it.is_in_scope());
    let mut text = format!("{:13}", "a fact for it");
    for (_, name) in Outcome::ALL {
        let _ = write!(text, "{name:>18}");
    }
    for lang in languages(scored) {
        let asked = asked.iter().filter(|it| it.is_of(ALL, lang));
        let _ = write!(text, "\n{lang:13}{}", outcomes(asked.map(|it| it.outcome())));
    }
    let _ = write!(text, "\n{:13}{}", "no fact", outcomes(others.iter().map(|it| it.outcome())));
    text
}

/// How long a reply takes.
pub(super) fn times(scored: &[Scored]) -> String {
    let mut times: Vec<Duration> = scored.iter().map(|it| it.took).collect();
    times.sort_unstable();
    let [median, p99] = [50, 99].map(|percent| {
        // The nearest rank: so many percent take no longer.
        let rank = (times.len() * percent).div_ceil(100).max(1);
        times.get(rank - 1).map_or(0.0, |it| it.as_secs_f64() * 1e6)
    });
    format!("time a question: median {median:.0} µs, p99 {p99:.0} µs")
}

/// A share of a whole, `-` of nothing.
pub(super) fn percent(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "-".to_owned();
    }
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52 questions")]
    let share = 100.0 * part as f64 / whole as f64;
    format!("{share:.1}%")
}

impl Scored {
    fn is_of(&self, kind: &str, lang: &str) -> bool {
        (kind == ALL || kind == self.kind) && (lang == ALL || lang == self.lang)
    }
}

fn languages(scored: &[Scored]) -> Vec<&str> {
    let langs: BTreeSet<&str> = scored.iter().map(|it| it.lang.as_str()).collect();
    langs.into_iter().chain([ALL]).collect()
}

fn outcomes(outcomes: impl Iterator<Item = Outcome>) -> String {
    let mut counts: BTreeMap<Outcome, usize> = BTreeMap::new();
    outcomes.for_each(|it| *counts.entry(it).or_default() += 1);
    let all = counts.values().sum();
    let cells = Outcome::ALL.map(|(outcome, _)| {
        let count = counts.get(&outcome).copied().unwrap_or(0);
        format!("{:>18}", format!("{} ({count})", percent(count, all)))
    });
    cells.concat()
}
