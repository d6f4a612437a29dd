//! From what the index found to how sure an answer is.

use std::fmt;

/// What tells a right answer from a wrong one.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Evidence {
    /// How near the fact is, 0 to 1.
    pub score: f32,
    /// How much nearer it is than the next fact.
    pub lead: f32,
    /// How much nearer it is than the nearest small talk or known gap.
    pub over_talk: f32,
    /// What part of the question's telling words no fact has.
    pub strangeness: f32,
    /// What part of the question's telling words this fact has.
    pub coverage: f32,
    /// Whether another place is named than those this fact speaks of: 0 or 1.
    pub elsewhere: f32,
    /// Whether another of our own subjects is named: 0 or 1.
    pub astray: f32,
}

/// Weights of the evidence in the logarithm of the odds, fitted on the project's own questions
/// (`tests/it/questions.jsonl`), and the base.
const WEIGHTS: [f32; 7] = [9.0, 6.0, 6.0, -3.0, 3.0, -4.0, -1.0];
const BASE: f32 = -5.0;

impl Evidence {
    /// How likely the fact is the one that was asked for, 0 to 1.
    pub fn probability(&self) -> f32 {
        let odds: f32 = self.parts().iter().zip(WEIGHTS).map(|(part, weight)| part * weight).sum();
        1.0 / (1.0 + (-(BASE + odds)).exp())
    }

    fn parts(&self) -> [f32; 7] {
        let Self { score, lead, over_talk, strangeness, coverage, elsewhere, astray } = *self;
        [score, lead, over_talk, strangeness, coverage, elsewhere, astray]
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "score {:.2}, lead {:.2}, over talk {:.2}, strange {:.2}, covered {:.2}, elsewhere {}, astray {}",
            self.score,
            self.lead,
            self.over_talk,
            self.strangeness,
            self.coverage,
            self.elsewhere,
            self.astray
        )
    }
}
