//! How the times of many questions are spread.

use std::time::{Duration, Instant};

/// Each question is asked so often, and its best time counts: what else the machine does only ever
/// adds to it.
const ROUNDS: usize = 5;

/// The columns of [`row`].
pub(crate) const HEADER: &str = "what                  phrases   median µs      p99 µs  slowest µs";

/// A line of the table: what each of the questions takes.
pub(crate) fn row(what: &str, phrases: usize, questions: &[String], ask: impl Fn(&str)) -> String {
    let mut best = vec![Duration::MAX; questions.len()];
    for _ in 0..ROUNDS {
        for (question, best) in questions.iter().zip(&mut best) {
            let started = Instant::now();
            ask(question);
            *best = started.elapsed().min(*best);
        }
    }
    best.sort_unstable();
    let [median, p99, slowest] = [50, 99, 100].map(|percent| {
        // The nearest rank: so many percent of the questions take no longer.
        let rank = (best.len() * percent).div_ceil(100).max(1);
        best[rank - 1].as_secs_f64() * 1e6
    });
    format!("{what:20} {phrases:8} {median:11.1} {p99:11.1} {slowest:11.1}")
}
