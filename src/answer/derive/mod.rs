//! Answers that are computed from the values of facts: conversions, shares, sums, differences,
//! durations, travel times. Which words ask for them, and which values they are of, is for
//! `computations.toml` to say; what is not asked for there is answered as it stands.

mod amounts;
mod calendar;
mod operand;
mod say;
mod times;
mod units;
mod vocabulary;

use jiff::civil::Date;

use super::compose::{fact as card, some_sources};
use super::finder::{Finder, Finding, Hint};
use super::reply::{Block, Reply, Span};
use super::verdict::Verdict;
use crate::knowledge::{Arg, District, Fact, FactId, Language, Phrase, Standing, Talk};
use operand::Operand;
use say::Voice;
use vocabulary::{Spotted, Vocabulary};

/// A question that may ask for a computation.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'q> {
    /// Its words.
    pub text: &'q str,
    /// What it was found to ask for, whatever is computed.
    pub finding: &'q Finding,
    /// The fact that answered the question before.
    pub after: Option<&'q FactId>,
    /// The day from which is counted.
    pub today: Date,
}

/// Something that was computed.
#[derive(Debug, Clone, PartialEq)]
pub struct Computed {
    /// The result, and the figures from which it follows.
    pub text: String,
    /// The facts that give these figures, the first of them in full.
    pub facts: Vec<FactId>,
    /// The language of the text.
    pub language: Language,
    /// How sure it is that this was asked for, 0 to 1.
    pub score: f64,
    /// What was computed from which values, for those who want to know why.
    pub why: String,
}

/// Everything by which a wish for a computation is recognised.
#[derive(Debug)]
pub struct Deriver {
    vocabulary: Vocabulary,
}

impl Deriver {
    /// Makes a district's computations recognisable.
    pub fn new(district: &District) -> Self {
        Self { vocabulary: Vocabulary::new(district) }
    }

    /// Computes what a question asks for; `None` where it asks for no computation, or for one from
    /// values that are not there.
    pub fn derive(
        &self,
        district: &District,
        finder: &Finder,
        asked: Asked<'_>,
    ) -> Option<Computed> {
        let language = asked.finding.language;
        let spotted = self.vocabulary.spot(asked.text, language);
        let open = match asked.finding.verdict {
            // What no fact says may still follow from one.
            Verdict::Talk(talk) => talk == Talk::Unknown,
            Verdict::Answer | Verdict::Suggest(_) | Verdict::Decline | Verdict::Unknown(_) => true,
        };
        let asks = !spotted.cues.is_empty() || !spotted.units.is_empty();
        if !open || !asks || spotted.words.len() > MOST_WORDS {
            return None;
        }
        let voice = Voice { district, language };
        let wish = Wish { finder, asked, spotted, voice };
        wish.travel().or_else(|| wish.time()).or_else(|| wish.amount()).or_else(|| wish.convert())
    }
}

/// A question and what was spotted in it.
struct Wish<'w> {
    finder: &'w Finder,
    asked: Asked<'w>,
    spotted: Spotted,
    voice: Voice<'w>,
}

/// From here on the fact that a question was found to ask for is taken, and not a figure that it
/// names in passing: a figure is named by few words, a fact is found by all.
const SURE: f32 = 0.85;

/// A longer text is a story, in which such words stand by chance. Source: our own choice; the longest
/// question of the project's own has half as many words.
const MOST_WORDS: usize = 80;

/// Words of less weight say little: many facts have them.
const TELLING: f32 = 2.5;

/// A reply is read on a telephone: above so many characters it shows the shorter of its two facts,
/// and the best source of the other alone. Source: our own choice.
const READABLE: usize = 900;

impl<'w> Wish<'w> {
    fn district(&self) -> &'w District {
        self.voice.district
    }

    fn language(&self) -> Language {
        self.voice.language
    }

    /// The figures that the question names, in its order.
    fn figures(&self) -> impl Iterator<Item = Operand<'w>> + '_ {
        let all = &self.district().computations.figures;
        let named = self.spotted.figures.iter().filter_map(|it| all.get(*it));
        named.filter_map(|it| Operand::of_figure(self.voice, it))
    }

    /// The fact that is the answer without any computation, and how likely it is.
    fn answer(&self) -> Option<(&'w Fact, f32)> {
        answer_of(self.district(), self.asked.finding)
    }

    /// The same for the question without the words that ask for a computation, where that is surer.
    fn best_answer(&self) -> Option<(&'w Fact, f32)> {
        let bare = self.find(&self.spotted.bare());
        let bare = answer_of(self.district(), &bare);
        let likelier = |it: &(&Fact, f32)| self.answer().is_none_or(|own| it.1 > own.1);
        bare.filter(likelier).or_else(|| self.answer())
    }

    fn find(&self, text: &str) -> Finding {
        self.finder.find(text, Hint { language: Some(self.language()), after: self.asked.after })
    }

    /// Whether the question speaks of nothing that these facts do not speak of.
    fn is_about(&self, facts: &[&FactId]) -> bool {
        let mut named = self.asked.finding.subjects.iter();
        let about = named
            .all(|it| facts.iter().any(|fact| self.finder.mentions(fact).any(|own| own == it)));
        let gap = matches!(self.asked.finding.verdict, Verdict::Talk(_) | Verdict::Unknown(_));
        about && (!gap || self.is_explained(facts))
    }

    /// Whether what was found for the question as it stands lets it be about these facts.
    fn is_likely(&self, facts: &[&FactId]) -> bool {
        let candidates = &self.asked.finding.candidates;
        let near = match self.asked.finding.verdict {
            Verdict::Answer => 1,
            Verdict::Suggest(count) => count,
            Verdict::Decline => candidates.len(),
            Verdict::Talk(_) | Verdict::Unknown(_) => 0,
        };
        candidates.iter().take(near).any(|it| facts.contains(&&it.fact)) || self.is_explained(facts)
    }

    /// Whether nothing telling is said but what asks for the computation, names a figure or is said
    /// of these facts, and it is no example of another fact.
    fn is_explained(&self, facts: &[&FactId]) -> bool {
        let finding = self.asked.finding;
        let example = finding.candidates.first().is_some_and(|it| it.probability >= 1.0);
        let figures = &self.district().computations.figures;
        let is_meant =
            |it: usize| figures.get(it).is_some_and(|it| facts.contains(&&it.value.fact));
        let mut telling = finding.words.iter().filter(|it| it.weight >= TELLING);
        !example
            && telling.all(|it| {
                let one = std::slice::from_ref(it);
                self.spotted.is_spotted(&it.text, is_meant)
                    || facts.iter().any(|fact| !self.finder.words_of(fact, one).is_empty())
            })
    }

    /// How sure the reply is.
    fn score(&self, facts: &[FactId]) -> f64 {
        let candidates = self.asked.finding.candidates.iter();
        let of_facts = candidates.filter(|it| facts.contains(&it.fact)).map(|it| it.probability);
        of_facts.fold(0.5, f32::max).into()
    }

    /// A result with the facts that it rests on.
    fn result(&self, text: String, operands: &[&Operand<'w>], why: &str) -> Computed {
        let mut facts: Vec<FactId> = Vec::new();
        let mut lines = vec![text];
        for operand in operands {
            if !facts.contains(&operand.fact.id) {
                facts.push(operand.fact.id.clone());
            }
        }
        let disputed =
            |it: &&Operand<'_>| it.fact.standing == Standing::Disputed && it.is_disputed();
        if operands.iter().any(disputed) {
            lines.push(self.voice.say(Phrase::DERIVED_DISPUTED, &[]));
        }
        let places: Vec<String> = operands.iter().map(|it| it.place.to_string()).collect();
        Computed {
            text: lines.join("\n"),
            language: self.language(),
            score: self.score(&facts),
            facts,
            why: format!("{why}: {}", places.join(", ")),
        }
    }
}

/// The fact that a finding answers with.
fn answer_of<'d>(district: &'d District, finding: &Finding) -> Option<(&'d Fact, f32)> {
    let best = finding.candidates.first().filter(|_| finding.verdict == Verdict::Answer)?;
    Some((district.facts.get(&best.fact)?, best.probability))
}

/// A reply that opens with what was computed; the fact it rests on follows in full, and the sources
/// of a second one.
pub fn computed(district: &District, computed: &Computed) -> Option<Reply> {
    let facts: Vec<&Fact> = computed.facts.iter().filter_map(|it| district.facts.get(it)).collect();
    let [first, others @ ..] = &facts[..] else { return None };
    let reply = with_card(district, computed, first, others, usize::MAX);
    let [second] = others else { return Some(reply) };
    if length(&reply) <= READABLE {
        return Some(reply);
    }
    let either = [(first, second), (second, first)];
    let replies = either.map(|(full, other)| with_card(district, computed, full, &[other], 1));
    replies.into_iter().min_by_key(length)
}

fn with_card(
    district: &District,
    computed: &Computed,
    full: &Fact,
    others: &[&Fact],
    most: usize,
) -> Reply {
    let language = computed.language;
    let mut reply = card(district, full, computed.score, language);
    reply.document.0.insert(0, Block::Paragraph(vec![Span::Strong(computed.text.clone())]));
    for fact in others {
        let title = fact.wordings.get(&language).map_or("", |it| it.title.as_str());
        let also = [("title", Arg::Text(title))];
        let also = district.phrases.say(language, Phrase::DERIVED_ALSO, &also);
        let mut spans = vec![Span::Plain(format!("{also} "))];
        spans.extend(some_sources(district, fact, language, most));
        reply.document.push(Block::Paragraph(spans));
    }
    reply
}

fn length(reply: &Reply) -> usize {
    reply.document.to_plain().chars().count()
}
