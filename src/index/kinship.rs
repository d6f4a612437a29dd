//! How likely each group's words make a text's runs of letters: a naive Bayes guess.

use super::Phrase;
use super::building::Building;
use super::space::Query;

/// Weight of what was never seen: small, so that one odd name does not decide.
const SMOOTHING: f64 = 0.3;

/// The runs of each group's phrases.
#[derive(Debug)]
pub(super) struct Kinship {
    groups: usize,
    /// For each run one number a group: the logarithm of its share in the group's runs.
    logs: Vec<f32>,
}

impl Kinship {
    /// Counts the runs of each group's phrases.
    pub(super) fn of(phrases: &[Phrase], building: &Building) -> Self {
        let groups = phrases.iter().map(|it| it.group + 1).max().unwrap_or(0);
        let mut words = vec![0_u32; groups * building.words()];
        for (Phrase { group, .. }, members) in phrases.iter().zip(&building.phrases) {
            for &word in members.iter().filter(|it| (**it as usize) < building.words()) {
                words[word as usize * groups + group] += 1;
            }
        }
        let mut counts = vec![0.0_f64; groups * building.runs()];
        let mut totals = vec![0.0_f64; groups];
        for (word, words) in words.chunks_exact(groups.max(1)).enumerate() {
            for &run in building.runs_of(word) {
                let counts = counts.iter_mut().skip(run as usize * groups);
                for ((count, total), times) in counts.zip(&mut totals).zip(words) {
                    *count += f64::from(*times);
                    *total += f64::from(*times);
                }
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "there are far below 2^52 runs")]
        let kinds = building.runs() as f64;
        let log = |(place, count): (usize, &f64)| {
            let total = totals[place % groups];
            #[expect(clippy::cast_possible_truncation, reason = "seven digits are enough")]
            let log = ((count + SMOOTHING) / (total + SMOOTHING * kinds)).ln() as f32;
            log
        };
        Self { groups, logs: counts.iter().enumerate().map(log).collect() }
    }

    /// For each group the logarithm of how likely its words make the runs of a query.
    pub(super) fn of_query(&self, query: &Query) -> Vec<f64> {
        let mut logs = vec![0.0; self.groups];
        for &(run, times) in query.runs() {
            let of_run = self.logs.iter().skip(run as usize * self.groups);
            for (log, of_run) in logs.iter_mut().zip(of_run) {
                *log += f64::from(times * of_run);
            }
        }
        logs
    }
}
