//! Where the bot is only called: what is offered to somebody who types its name in any chat, cards of which
//! one is sent as a message of theirs; and what it says where it is asked as a guest.

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Conversation, OFFER_LEAST, Standpoint};
use crate::anniversary;
use crate::answer::reply::{Document, Reply};
use crate::answer::{self, Finding, Hint, Verdict};
use crate::chat::{Place, Profile, Subscription, Which};
use crate::knowledge::{AnniversaryId, FactId, Language, Phrase, Talk};
use crate::text::first_sentence;

/// Most cards that are offered. Source: our own choice, a screen of a telephone; Telegram takes 50.
const CARDS: usize = 8;

/// Longest line below a card's title, in characters. Source: our own choice; telephones show two lines.
const SNIPPET_CHARS: usize = 160;

/// What is offered for what somebody has typed so far.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// What can be sent, the likeliest first.
    pub cards: Vec<Card>,
    /// What leads to the private chat instead, where there is no card.
    pub instead: Option<String>,
    /// When this is no longer so: another day remembers something else.
    pub until: Timestamp,
}

/// Something that can be sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// What it is.
    pub choice: Choice,
    /// A few words.
    pub title: String,
    /// The first sentence.
    pub snippet: String,
    /// The message: it says everything by itself.
    pub document: Document,
}

/// What a card is, and the language it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// A fact.
    Fact(FactId, Language),
    /// What was computed from a fact.
    Computed(FactId, Language),
    /// A day that is remembered.
    Anniversary(AnniversaryId, Language),
}

impl Choice {
    /// Its name among the cards, at most 64 bytes: ids have 48, languages three.
    /// Source: <https://core.telegram.org/bots/api#inlinequeryresultarticle>
    pub fn to_id(&self) -> String {
        match self {
            Self::Fact(id, language) => format!("fact:{id}:{language}"),
            Self::Computed(id, language) => format!("computed:{id}:{language}"),
            Self::Anniversary(id, language) => format!("day:{id}:{language}"),
        }
    }

    /// Reads such a name; `None` for one of another version.
    pub fn from_id(id: &str) -> Option<Self> {
        let (kind, rest) = id.split_once(':')?;
        let (id, language) = rest.split_once(':')?;
        let language = Language::parse(language).ok()?;
        match kind {
            "fact" => FactId::parse(id).ok().map(|it| Self::Fact(it, language)),
            "computed" => FactId::parse(id).ok().map(|it| Self::Computed(it, language)),
            "day" => AnniversaryId::parse(id).ok().map(|it| Self::Anniversary(it, language)),
            _ => None,
        }
    }
}

impl Conversation {
    /// Offers what fits what somebody has typed so far, and with nothing typed what the day remembers
    /// and what most people want to know.
    pub fn offer_inline(&self, profile: &Profile, typed: &str, today: Date) -> Offer {
        let language = self.language(profile);
        let mut cards = match typed.trim() {
            "" => self.favourites(language, today),
            typed => self.fitting(typed, language, today),
        };
        cards.truncate(CARDS);
        let ask = || self.district.phrases.say(language, Phrase::INLINE_ASK, &[]);
        let day = Subscription::usual(&self.district.time_zone, None);
        Offer {
            instead: cards.is_empty().then(ask),
            cards,
            until: anniversary::end_of_day(&self.district, &day, today),
        }
    }

    /// Answers somebody who calls the bot in a chat that it is no member of: once, among people, and
    /// nothing is remembered of it. Nothing can be changed from there, and commands lead nowhere.
    pub fn answer_guest(&self, profile: &Profile, text: &str, today: Date) -> Option<Reply> {
        let hint = Some(self.language(profile));
        let guest = Profile { chosen: profile.chosen, hint, ..Profile::new(Place::Group) };
        let response = match text.trim() {
            "" => self.say(self.language(profile), Phrase::GUEST_HOW),
            text => self.question_as(Standpoint::Guest, &guest, text, today),
        };
        self.furnish(guest.place, response).replies.into_iter().next()
    }

    fn favourites(&self, language: Language, today: Date) -> Vec<Card> {
        let remembered = anniversary::due(&self.district, Which::All, today).into_iter();
        let days = remembered.map(|(id, it)| Card {
            choice: Choice::Anniversary(id.clone(), language),
            title: anniversary::title(it, language).to_owned(),
            snippet: anniversary::nth(&self.district, it, today.year(), language),
            document: anniversary::remember(&self.district, it, today.year(), language),
        });
        let facts = self.district.favourites.iter().filter_map(|it| self.card(it, language));
        days.chain(facts).collect()
    }

    /// Whoever types or is given a title means its fact and no other.
    fn fitting(&self, typed: &str, language: Language, today: Date) -> Vec<Card> {
        let titled = self.titles.with_title(typed, language);
        if !titled.is_empty() {
            return titled.into_iter().filter_map(|(fact, it)| self.card(fact, it)).collect();
        }
        if !typed.chars().any(char::is_alphanumeric) {
            return Vec::new();
        }
        let finding = self.finder.find(typed, Hint { language: Some(language), after: None });
        if finding.verdict == Verdict::Talk(Talk::Overview) {
            return self.favourites(finding.language, today);
        }
        let mut cards: Vec<Card> = self.computed_card(typed, &finding, today).into_iter().collect();
        let found = self.found(&finding).into_iter().map(|it| (it, finding.language));
        // Half a word tells no language: the person's own comes first.
        let begun = [language, finding.language].into_iter().flat_map(|language| {
            self.titles.beginning_with(typed, language).map(move |it| (it, language))
        });
        let mut offered: Vec<&FactId> = Vec::new();
        for (fact, language) in found.chain(begun) {
            if cards.len() < CARDS && !offered.contains(&fact) {
                offered.push(fact);
                cards.extend(self.card(fact, language));
            }
        }
        cards
    }

    /// The facts that a question finds, or may have meant.
    fn found<'f>(&'f self, finding: &'f Finding) -> Vec<&'f FactId> {
        let candidates = finding.candidates.iter();
        match &finding.verdict {
            Verdict::Answer => {
                let others = candidates.skip(1).filter(|it| it.probability >= OFFER_LEAST);
                finding.candidates.first().into_iter().chain(others).map(|it| &it.fact).collect()
            }
            Verdict::Suggest(count) => candidates.take(*count).map(|it| &it.fact).collect(),
            Verdict::Unknown(id) => {
                let unknown = self.district.unknowns.get(id);
                unknown.map_or_else(Vec::new, |it| it.nearest.iter().collect())
            }
            Verdict::Talk(_) | Verdict::Decline => Vec::new(),
        }
    }

    fn card(&self, fact: &FactId, language: Language) -> Option<Card> {
        let fact = self.district.facts.get(fact)?;
        let answer = self.district.answer_of(fact, language)?;
        Some(Card {
            choice: Choice::Fact(fact.id.clone(), language),
            title: fact.wordings.get(&language)?.title.clone(),
            snippet: snippet(&answer),
            document: answer::fact(&self.district, fact, 1.0, language).document,
        })
    }

    fn computed_card(&self, typed: &str, finding: &Finding, today: Date) -> Option<Card> {
        let asked = answer::Asked { text: typed, finding, after: None, today };
        let computed = self.deriver.derive(&self.district, &self.finder, asked)?;
        let Reply { document, .. } = answer::computed(&self.district, &computed)?;
        let fact = self.district.facts.get(computed.facts.first()?)?;
        Some(Card {
            choice: Choice::Computed(fact.id.clone(), computed.language),
            title: computed.text.lines().next().unwrap_or_default().to_owned(),
            snippet: snippet(&self.district.answer_of(fact, computed.language)?),
            document,
        })
    }
}

/// The first sentence of an answer, or as much of it as is read below a title.
fn snippet(answer: &str) -> String {
    let sentence = first_sentence(answer.trim());
    if sentence.chars().nth(SNIPPET_CHARS).is_none() {
        return sentence.to_owned();
    }
    let beginning: String = sentence.chars().take(SNIPPET_CHARS - 1).collect();
    let whole_words = beginning.rsplit_once(char::is_whitespace).map_or(&*beginning, |it| it.0);
    format!("{}…", whole_words.trim_end_matches([',', ';', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_brings_back_its_choice_within_64_bytes() {
        let language = Language::parse("az").unwrap();
        let longest = "x".repeat(48);
        for choice in [
            Choice::Fact(FactId::parse(&longest).unwrap(), language),
            Choice::Computed(FactId::parse(&longest).unwrap(), language),
            Choice::Anniversary(AnniversaryId::parse(&longest).unwrap(), language),
        ] {
            let id = choice.to_id();
            assert!(id.len() <= 64, "{id}");
            assert_eq!(Choice::from_id(&id), Some(choice));
        }
        for other in ["", "fact", "fact:area", "fact:A B:az", "dance:area:az", "fact:area:?"] {
            assert_eq!(Choice::from_id(other), None, "{other}");
        }
    }

    #[test]
    fn a_snippet_is_the_first_sentence_and_no_longer_than_two_lines() {
        #[track_caller]
        fn check(answer: &str, expected: &str) {
            assert_eq!(snippet(answer), expected);
        }
        check("It rises in the hills. It ends in a lake.", "It rises in the hills.");
        check("Zirve 3.594 m'dir. Az şey bilinir.", "Zirve 3.594 m'dir.");
        check("С 1992 г. Здесь никто не жил. Потом вернулись.", "С 1992 г. Здесь никто не жил.");
        check("One line", "One line");
        let long = format!("{}end. Next.", "word ".repeat(40));
        assert_eq!(snippet(&long), format!("{}…", "word ".repeat(31).trim_end()));
    }
}
