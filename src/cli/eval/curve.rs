//! What a higher or lower threshold would do: the surer the bot must be, the fewer questions it
//! answers, rightly and wrongly.

use std::fmt::Write;

use super::scored::{Got, Scored};
use super::tables::percent;

/// The thresholds are hundredths.
const STEPS: usize = 100;

/// Rows of the table are so many steps apart.
const ROW_STEPS: usize = 5;

/// How many questions are answered, by threshold.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::cli) struct Curve {
    /// Questions that a fact answers.
    pub(super) asked: usize,
    /// Questions that none does.
    pub(super) others: usize,
    /// For each threshold from 0 to 1, in order.
    pub(super) points: Vec<(f64, Answered)>,
    /// As the bot decides.
    pub(super) now: Answered,
}

/// How many questions are answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Answered {
    /// With a right fact.
    pub(super) right: usize,
    /// With another fact than the right one.
    pub(super) wrong: usize,
    /// With any, where none is right.
    pub(super) others: usize,
}

impl Curve {
    /// What would become of questions that got replies.
    pub(in crate::cli) fn of(scored: &[Scored]) -> Self {
        let asked = scored.iter().filter(|it| it.is_in_scope()).count();
        #[expect(clippy::cast_precision_loss, reason = "a hundred steps")]
        let thresholds = (0..=STEPS).map(|it| it as f64 / STEPS as f64);
        let points = thresholds.map(|it| (it, Answered::above(it, scored))).collect();
        Self { asked, others: scored.len() - asked, points, now: Answered::now(scored) }
    }

    /// The curve as a table.
    pub(super) fn table(&self) -> String {
        let mut text =
            format!("{:13}{:>18}{:>18}{:>18}", "threshold", "right", "wrong", "no fact, yet one");
        for (threshold, answered) in self.points.iter().step_by(ROW_STEPS) {
            let _ = write!(text, "\n{threshold:<13.2}{}", self.cells(*answered));
        }
        let _ = write!(text, "\n{:13}{}", "as it is", self.cells(self.now));
        text
    }

    fn cells(&self, answered: Answered) -> String {
        let right = percent(answered.right, self.asked);
        let wrong = percent(answered.wrong, self.asked);
        let others = percent(answered.others, self.others);
        format!("{right:>18}{wrong:>18}{others:>18}")
    }
}

impl Answered {
    /// As it would be if every likeliest fact from a threshold on were stated.
    fn above(threshold: f64, scored: &[Scored]) -> Self {
        let stated = |it: &Scored| {
            let surest = it.surest.as_ref().filter(|it| it.probability >= threshold)?;
            Some(surest.fact.clone())
        };
        Self::with(scored, stated)
    }

    fn now(scored: &[Scored]) -> Self {
        Self::with(scored, |it| match &it.got {
            Got::Stated(fact) => Some(fact.clone()),
            Got::Offered(_) | Got::Nothing => None,
        })
    }

    /// `stated` tells the fact that answers a question, if one does.
    fn with(scored: &[Scored], stated: impl Fn(&Scored) -> Option<String>) -> Self {
        let mut answered = Self::default();
        for question in scored {
            match stated(question) {
                Some(_) if !question.is_in_scope() => answered.others += 1,
                Some(fact) if question.wants(&fact) => answered.right += 1,
                Some(_) => answered.wrong += 1,
                None => {}
            }
        }
        answered
    }
}
