//! Quiz questions out of facts: what somebody wrote down to ask for a value, and four values to choose
//! from. What is asked is agreed on; what stands beside the right answer is told by other facts.

mod wrong;

use std::collections::BTreeSet;

use crate::answer;
use crate::answer::reply::Quiz;
use crate::knowledge::{
    District, Fact, FactId, Form, Language, SourceId, Standing, Value, ValueId, ValueKind,
};

pub use crate::knowledge::QUESTION_UNITS;

/// How many answers there are to choose from. Telegram takes 2 to 12.
/// Source: <https://core.telegram.org/bots/api#sendpoll>
pub const OPTIONS: usize = 4;

/// Longest answer to choose, in UTF-16 units. Source: <https://core.telegram.org/bots/api#sendpoll>
pub const OPTION_UNITS: usize = 100;

/// Longest explanation, in UTF-16 units; it may have two line feeds.
/// Source: <https://core.telegram.org/bots/api#sendpoll>
pub const EXPLANATION_UNITS: usize = 200;

/// After how many others a fact may be asked about again, where there are so many. Source: our own choice.
pub const OTHERS: usize = 20;

/// What came of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The right one was chosen.
    Right,
    /// Another one was.
    Wrong,
}

impl Answer {
    /// What the choice of an option is, by its place from 0, where another place is right.
    pub fn of(choice: usize, right: usize) -> Self {
        if choice == right { Self::Right } else { Self::Wrong }
    }
}

/// A question about a fact that was not among the last ones; `None` where the district has nothing to ask.
/// The same `chance` gives the same question.
pub fn ask(
    district: &District,
    language: Language,
    lately: &[FactId],
    chance: u64,
) -> Option<Quiz> {
    let questions = questions(district, language);
    let facts: BTreeSet<&FactId> = questions.iter().map(|it| &it.fact.id).collect();
    let recent = lately.iter().rev().take(OTHERS.min(facts.len().saturating_sub(1)));
    let recent: BTreeSet<&FactId> = recent.collect();
    let mut left: Vec<Question<'_>> =
        questions.into_iter().filter(|it| !recent.contains(&it.fact.id)).collect();
    let mut chance = Chance(chance);
    while !left.is_empty() {
        let question = left.swap_remove(chance.below(left.len()));
        if let Some(quiz) = with_options(district, question, language, &mut chance) {
            return Some(quiz);
        }
    }
    None
}

/// Every question that the district can ask in a language, in the order of its facts.
pub fn all(district: &District, language: Language, chance: u64) -> Vec<Quiz> {
    let questions = questions(district, language).into_iter();
    questions.filter_map(|it| with_options(district, it, language, &mut Chance(chance))).collect()
}

/// A question, and what answers it.
struct Question<'d> {
    fact: &'d Fact,
    value: &'d Value,
    text: String,
}

/// What is written down to ask in a language, but for what anybody disputes.
fn questions(district: &District, language: Language) -> Vec<Question<'_>> {
    let disputed = district.facts.values().filter(|it| it.standing == Standing::Disputed);
    let disputed: Vec<&ValueKind> =
        disputed.flat_map(|it| it.values.values().map(|it| &it.kind)).collect();
    let question = |fact, id: &ValueId| question(district, fact, id, language);
    let agreed = district.facts.values().filter(|it| it.standing == Standing::Agreed);
    let questions = agreed.flat_map(|it| it.quiz.keys().filter_map(move |id| question(it, id)));
    questions.filter(|it| !disputed.contains(&&it.value.kind)).collect()
}

fn question<'d>(
    district: &District,
    fact: &'d Fact,
    id: &ValueId,
    language: Language,
) -> Option<Question<'d>> {
    let text = district.quiz_question(fact, id, language)?;
    Some(Question { fact, value: fact.values.get(id)?, text })
}

/// A question with its answers, where there are enough beside the right one and all fits.
fn with_options(
    district: &District,
    question: Question<'_>,
    language: Language,
    chance: &mut Chance,
) -> Option<Quiz> {
    let Question { fact, value, text } = question;
    let answers = wrong::with_right(district, fact, &value.kind, OPTIONS, chance)?;
    let write = |it: &ValueKind| district.written(it, Form::Full, language);
    let options: Vec<String> = answers.iter().map(write).collect();
    let answer = write(&value.kind);
    let right = options.iter().position(|it| *it == answer)?;
    let differ = options.iter().collect::<BTreeSet<_>>().len() == OPTIONS;
    let fits = units(&text) <= QUESTION_UNITS
        && options.iter().all(|it| (1..=OPTION_UNITS).contains(&units(it)));
    let explanation = explanation(district, fact, value, &answer, language)?;
    let fact = fact.id.clone();
    (differ && fits).then_some(Quiz { fact, question: text, options, right, explanation })
}

/// What is right and who says so; what it is about, too, where there is room.
fn explanation(
    district: &District,
    fact: &Fact,
    value: &Value,
    answer: &str,
    language: Language,
) -> Option<String> {
    let source: &SourceId = value.sources.first().or(fact.sources.first())?;
    let source = answer::source_line(district, source, language);
    let title = &fact.wordings.get(&language)?.title;
    let full = format!("{title}: {answer}\n{source}");
    let forms = [full, format!("{answer}\n{source}")];
    forms.into_iter().find(|it| units(it) <= EXPLANATION_UNITS)
}

/// As long as Telegram counts it.
fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Numbers that look random and follow from the first: `SplitMix64`.
/// Source: <https://doi.org/10.1145/2714064.2660195>
struct Chance(u64);

impl Chance {
    /// A number below `end`, which is not 0.
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let mixed = mixed ^ (mixed >> 31);
        usize::try_from(mixed % (end as u64)).unwrap_or_default()
    }
}
