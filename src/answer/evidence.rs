//! What speaks for a fact and against it, and how likely that makes it.

use std::fmt;

/// What tells a right answer from a wrong one.
#[derive(Debug, Clone, Copy, Default, PartialEq, serde::Serialize)]
pub struct Evidence {
    /// How much nearer the fact is than the next one.
    pub lead: f32,
    /// How much nearer the fact is than the next one of another topic.
    pub apart: f32,
    /// How much nearer a known gap or a demand for an opinion is than the fact, on the whole. The
    /// verdict looks at it; the odds do not.
    pub gap_lead: f32,
    /// How much nearer a known gap, or a demand for an opinion, is than any phrase of the fact.
    pub out_talked: f32,
    /// What part of the question's telling words this fact has, 0 to 1.
    pub covered: f32,
    /// What part of the question's telling words is known nowhere, 0 to 1.
    pub strange: f32,
    /// Names and figures in the question that nobody knows, at most 2.
    pub strangers: f32,
    /// Whether the fact's own subject, or one it speaks of, is named: 0 or 1.
    pub named: f32,
    /// Whether another place is named than those this fact speaks of: 0 or 1.
    pub elsewhere: f32,
    /// How unusual it is that this fact's questions name what this one names instead of the
    /// district: 0 to 1.
    pub unusual: f32,
    /// The number of words, as a natural logarithm.
    pub length: f32,
    /// Whether the question may follow up on a fact beside this one: 0 or 1.
    pub follows: f32,
}

/// Pieces of evidence.
const PIECES: usize = 11;

/// Weights of the pieces in the logarithm of the odds: a logistic regression on the four nearest
/// facts of each question in `tests/it/questions.jsonl`, those about other things counted three
/// times. `follows` was chosen by hand: the regression sees single questions only.
const WEIGHTS: [f32; PIECES] = [1.7, 1.0, -3.7, 1.7, -1.0, -2.0, 1.4, -1.6, -2.6, 0.8, 3.6];

/// The logarithm of the odds where nothing is known.
const BASE: f32 = -4.8;

impl Evidence {
    /// How likely the fact is the one that was asked for, 0 to 1.
    pub fn probability(&self) -> f32 {
        let odds: f32 = self.pieces().iter().zip(WEIGHTS).map(|(it, weight)| it.1 * weight).sum();
        1.0 / (1.0 + (-(BASE + odds)).exp())
    }

    /// Every piece with its name, in the order of the weights.
    pub fn pieces(&self) -> [(&'static str, f32); PIECES] {
        [
            ("lead", self.lead),
            ("apart", self.apart),
            ("out talked", self.out_talked),
            ("covered", self.covered),
            ("strange", self.strange),
            ("strangers", self.strangers),
            ("named", self.named),
            ("elsewhere", self.elsewhere),
            ("unusual", self.unusual),
            ("length", self.length),
            ("follows", self.follows),
        ]
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pieces = self.pieces().map(|(name, piece)| format!("{name} {piece:.2}"));
        out.write_str(&pieces.join(", "))
    }
}
