//! Quiz questions out of facts: the sentence of a fact with one of its values left out, and four values to
//! choose from. What is asked is agreed on; what stands beside the right answer is told by other facts.

mod gaps;
mod wrong;

use std::collections::BTreeSet;

use self::gaps::Gap;
use crate::answer;
use crate::answer::reply::Quiz;
use crate::knowledge::{Arg, District, FactId, Language, Phrase, SourceId};

/// How many answers there are to choose from. Telegram takes 2 to 12.
/// Source: <https://core.telegram.org/bots/api#sendpoll>
pub const OPTIONS: usize = 4;

/// Longest question, in UTF-16 units. Source: <https://core.telegram.org/bots/api#sendpoll>
pub const QUESTION_UNITS: usize = 300;

/// Longest answer to choose, in UTF-16 units. Source: <https://core.telegram.org/bots/api#sendpoll>
pub const OPTION_UNITS: usize = 100;

/// Longest explanation, in UTF-16 units; it may have two line feeds.
/// Source: <https://core.telegram.org/bots/api#sendpoll>
pub const EXPLANATION_UNITS: usize = 200;

/// After how many others a fact may be asked about again, where there are so many. Source: our own choice.
pub const OTHERS: usize = 20;

/// A question about a fact that was not among the last ones; `None` where the district has nothing to ask.
/// The same `chance` gives the same question.
pub fn ask(
    district: &District,
    language: Language,
    lately: &[FactId],
    chance: u64,
) -> Option<Quiz> {
    let gaps = gaps::of(district, language);
    let facts: BTreeSet<&FactId> = gaps.iter().map(|it| &it.fact.id).collect();
    let recent = lately.iter().rev().take(OTHERS.min(facts.len().saturating_sub(1)));
    let recent: BTreeSet<&FactId> = recent.collect();
    let mut left: Vec<Gap<'_>> =
        gaps.into_iter().filter(|it| !recent.contains(&it.fact.id)).collect();
    let mut chance = Chance(chance);
    while !left.is_empty() {
        let gap = left.swap_remove(chance.below(left.len()));
        if let Some(quiz) = question(district, &gap, language, &mut chance) {
            return Some(quiz);
        }
    }
    None
}

/// Every question that the district can ask in a language, in the order of its facts.
pub fn all(district: &District, language: Language, chance: u64) -> Vec<Quiz> {
    let gaps = gaps::of(district, language);
    gaps.iter().filter_map(|it| question(district, it, language, &mut Chance(chance))).collect()
}

/// A gap as a question, where there are enough answers beside the right one and all fits.
fn question(
    district: &District,
    gap: &Gap<'_>,
    language: Language,
    chance: &mut Chance,
) -> Option<Quiz> {
    let wrong = wrong::answers(district, gap, OPTIONS - 1, chance)?;
    let mut answers = wrong;
    answers.push(gap.value.kind.clone());
    answers.sort_by(wrong::in_order);
    let write = |it| district.written(it, gap.form, language);
    let options: Vec<String> = answers.iter().map(write).collect();
    let answer = write(&gap.value.kind);
    let right = options.iter().position(|it| *it == answer)?;
    let differ = options.iter().collect::<BTreeSet<_>>().len() == OPTIONS;
    let args = [("sentence", Arg::Text(&gap.sentence))];
    let question = district.phrases.say(language, Phrase::QUIZ_QUESTION, &args);
    let fits = units(&question) <= QUESTION_UNITS
        && options.iter().all(|it| (1..=OPTION_UNITS).contains(&units(it)));
    let explanation = explanation(district, gap, &answer, language)?;
    let fact = gap.fact.id.clone();
    (differ && fits).then_some(Quiz { fact, question, options, right, explanation })
}

/// What is right and who says so; what it is about, too, where there is room.
fn explanation(
    district: &District,
    gap: &Gap<'_>,
    answer: &str,
    language: Language,
) -> Option<String> {
    let source: &SourceId = gap.value.sources.first().or(gap.fact.sources.first())?;
    let source = answer::source_line(district, source, language);
    let title = &gap.fact.wordings.get(&language)?.title;
    let full = format!("{title}: {answer}\n{source}");
    let forms = [full, format!("{answer}\n{source}")];
    forms.into_iter().find(|it| units(it) <= EXPLANATION_UNITS)
}

/// As long as Telegram counts it.
fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Numbers that look random and follow from the first: SplitMix64.
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
