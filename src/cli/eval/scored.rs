//! A question with what was replied to it, and whether that was right.

use std::time::Duration;

use crate::answer::{Finding, Verdict};
use crate::cli::record::Answered;

/// A question with what was replied to it.
#[derive(Debug, Clone)]
pub(in crate::cli) struct Scored {
    pub(super) lang: String,
    pub(super) kind: String,
    /// What was asked, behind what had been asked before.
    pub(super) asked: String,
    /// The facts that are right, the best first; none where no fact answers it.
    pub(super) right: Vec<String>,
    pub(super) got: Got,
    /// How sure the reply was, 0 to 1.
    pub(super) score: f64,
    pub(super) surest: Option<Sure>,
    pub(super) took: Duration,
}

/// What was replied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Got {
    /// A fact.
    Stated(String),
    /// A choice of facts.
    Offered(Vec<String>),
    /// Neither.
    Nothing,
}

/// The likeliest fact, and how likely it is.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sure {
    pub(super) fact: String,
    pub(super) probability: f64,
}

/// What became of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    /// A right fact was stated, or none where none is right.
    Right,
    /// A right fact was offered, or any where none is right.
    Offered,
    /// Another fact was stated.
    Wrong,
    /// None was stated, and no right one offered.
    Declined,
}

impl Outcome {
    /// Every outcome, the best first, and what it is called.
    pub(super) const ALL: [(Self, &'static str); 4] = [
        (Self::Right, "right"),
        (Self::Offered, "offered"),
        (Self::Wrong, "wrong"),
        (Self::Declined, "declined"),
    ];
}

impl Scored {
    /// Whether a fact answers it.
    pub(super) fn is_in_scope(&self) -> bool {
        !self.right.is_empty()
    }

    /// Whether a fact is a right answer.
    pub(super) fn wants(&self, fact: &String) -> bool {
        self.right.contains(fact)
    }

    /// What became of it.
    pub(super) fn outcome(&self) -> Outcome {
        match &self.got {
            Got::Stated(fact) if self.wants(fact) => Outcome::Right,
            Got::Stated(_) => Outcome::Wrong,
            Got::Offered(_) if !self.is_in_scope() => Outcome::Offered,
            Got::Offered(facts) if facts.iter().any(|it| self.wants(it)) => Outcome::Offered,
            Got::Nothing if !self.is_in_scope() => Outcome::Right,
            Got::Offered(_) | Got::Nothing => Outcome::Declined,
        }
    }

    /// With a fact that is right: whether one was stated. Without: whether none was.
    pub(super) fn is_right(&self) -> bool {
        match self.outcome() {
            Outcome::Right => true,
            Outcome::Offered => !self.is_in_scope(),
            Outcome::Wrong | Outcome::Declined => false,
        }
    }

    /// What went wrong, in two lines.
    pub(super) fn failure(&self) -> String {
        let got = match &self.got {
            Got::Stated(fact) => format!("answer {fact}"),
            Got::Offered(facts) => format!("suggest {}", facts.join(", ")),
            Got::Nothing => "none".to_owned(),
        };
        let Self { lang, kind, asked, score, .. } = self;
        let wanted = self.right.first().map_or("none", String::as_str);
        format!("{lang} {kind}: {asked}\n    wanted {wanted}, got {got} {score:.2}\n")
    }
}

impl From<Answered> for Got {
    fn from(answered: Answered) -> Self {
        let offered: Vec<String> = answered.suggestions.into_iter().map(|it| it.fact).collect();
        match answered.fact {
            Some(fact) => Self::Stated(fact),
            None if offered.is_empty() => Self::Nothing,
            None => Self::Offered(offered),
        }
    }
}

impl Sure {
    /// The fact that would be stated if the bot were content with less; none where it talks or says
    /// that something is not known, however sure.
    pub(super) fn of(finding: &Finding) -> Option<Self> {
        match finding.verdict {
            Verdict::Answer | Verdict::Suggest(_) | Verdict::Decline => {
                let likeliest = finding.candidates.first()?;
                let probability = f64::from(likeliest.probability);
                Some(Self { fact: likeliest.fact.to_string(), probability })
            }
            Verdict::Talk(_) | Verdict::Unknown(_) => None,
        }
    }
}
