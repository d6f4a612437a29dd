//! The one place where questions, commands and buttons are decided. Pure: the words, what is
//! remembered and the date go in; replies and effects come out.

mod about;
mod calendar;
mod entrance;
mod feedback;
mod greeting;
mod inline;
mod languages;
mod map;
mod menus;
mod operator;
mod privacy;
mod quiz;
mod response;
mod settings;
mod subscribing;
mod titles;
mod topics;
mod wishes;

use jiff::civil::Date;

use crate::answer::reply::{Action, Outcome, Reply};
use crate::answer::{self, Computed, Deriver, Finder, Finding, Hint, Verdict};
use crate::chat::{Asked, Effect, Missed, Place, Profile, Request};
use crate::command::{self, Command, Slash};
use crate::knowledge::{Arg, District, Fact, FactId, Language, Phrase, Talk};
use crate::parallel;
use crate::text::impersonal;
use titles::Titles;

pub use entrance::{ASK, fact_payload};
pub use feedback::{FEEDBACK_A_DAY, FEEDBACK_CHARS, Readers};
pub use inline::{Card, Choice, Offer};
pub use menus::{Audience, Introduction, Menu};
pub use operator::{Deliveries, Figures, Report};
pub use response::{Errand, Manner, Response};

/// Longest message that is read, in characters: a question with its story. Source: our own choice;
/// Telegram allows 4096.
pub const QUESTION_CHARS: usize = 2000;

/// A fact less likely than this is not offered beside others, 0 to 1.
const OFFER_LEAST: f32 = 0.05;

/// What came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Incoming<'t> {
    /// A message in words; it may begin with a command.
    Text(&'t str),
    /// A message without words: a picture, a sticker, a voice.
    Wordless,
    /// A button's data.
    Button(&'t str),
    /// The first message of somebody who writes faster than is answered.
    Flood,
    /// A message on which answering went wrong.
    Failed,
    /// The bot was added to a group.
    Added,
}

/// Whether the bot is a member of the chat in which it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standpoint {
    /// It is: commands and buttons come to it.
    Member,
    /// It is not: what it says is all that it can do there.
    Guest,
}

/// A district that can be talked to.
#[derive(Debug)]
pub struct Conversation {
    district: District,
    finder: Finder,
    deriver: Deriver,
    titles: Titles,
    readers: Readers,
}

impl Conversation {
    /// Makes a district ready to answer.
    pub fn new(district: District) -> Self {
        let (deriver, finder) =
            parallel::both(|| Deriver::new(&district), || Finder::new(&district));
        let titles = Titles::new(&district);
        Self { district, finder, deriver, titles, readers: Readers::default() }
    }

    /// The district.
    pub fn district(&self) -> &District {
        &self.district
    }

    /// How a question is understood, for those who want to know why.
    pub fn find(&self, question: &str, profile: &Profile) -> Finding {
        let last = last_of_person(profile).map(|it| it.language);
        let language = profile.chosen.or(last).or(profile.hint);
        self.finder.find(question, Hint { language, after: spoken_of(profile) })
    }

    /// What is computed for a question, if it asks for that.
    pub fn derive(
        &self,
        question: &str,
        finding: &Finding,
        profile: &Profile,
        today: Date,
    ) -> Option<Computed> {
        let after = spoken_of(profile);
        let asked = answer::Asked { text: question, finding, after, today };
        self.deriver.derive(&self.district, &self.finder, asked)
    }

    /// Answers whatever came in. `bot` is the bot's own user name, where it has one; `today` the day
    /// from which answers count.
    pub fn respond(
        &self,
        profile: &Profile,
        incoming: Incoming<'_>,
        bot: Option<&str>,
        today: Date,
    ) -> Response {
        let language = self.language(profile);
        let response = match incoming {
            Incoming::Text(text) => self.message(profile, text, bot, today),
            // A sticker among people asks nothing.
            Incoming::Wordless => match profile.place {
                Place::Private => self.say(language, Phrase::NOT_TEXT),
                Place::Group => Response::default(),
            },
            Incoming::Button(data) => self.button(profile, data, today),
            Incoming::Flood => self.say(language, Phrase::SLOW_DOWN),
            Incoming::Failed => self.say(language, Phrase::FAILED),
            Incoming::Added => self.hello(language),
        };
        self.furnish(profile.place, response)
    }

    fn message(&self, profile: &Profile, text: &str, bot: Option<&str>, today: Date) -> Response {
        let language = self.language(profile);
        match command::parse(text, bot) {
            Some(Slash::Ours(command, rest)) => self.command(profile, command, rest, today),
            Some(Slash::Others) => Response::default(),
            Some(Slash::Unknown) => match profile.place {
                Place::Private => self
                    .operate(profile, text, bot, today)
                    .unwrap_or_else(|| self.say(language, Phrase::COMMAND_UNKNOWN)),
                Place::Group => Response::default(),
            },
            None => self.question(profile, text, today),
        }
    }

    fn command(&self, profile: &Profile, command: Command, rest: &str, today: Date) -> Response {
        let language = self.language(profile);
        match (command, rest) {
            (Command::Start, payload) => self.enter(profile, payload, today),
            (Command::Help, _) => self.help(profile),
            (Command::Ask, "") => self.say(language, Phrase::ASK_HOW),
            (Command::Ask, question) => self.question(profile, question, today),
            (Command::Topics, _) => self.topics(language),
            (Command::Fact, "") => self.say(language, Phrase::FACT_HOW),
            (Command::Fact, id) => self.fact_by_id(language, id),
            (Command::Map, rest) => self.map(profile, rest),
            (Command::Quiz, rest) => self.quiz(profile, rest),
            (Command::Today, _) => self.today(language, today),
            (Command::Calendar, rest) => self.calendar(profile, rest, today),
            (Command::Subscribe, rest) => self.subscribe(profile, rest, today),
            (Command::Unsubscribe, _) => self.unsubscribe(profile),
            (Command::Settings, _) => self.settings(profile, today),
            (Command::Feedback, text) => self.feedback(profile, text, today),
            (Command::Privacy, _) => self.say(language, Phrase::PRIVACY),
            (Command::MyData, _) => self.hand_over(profile),
            (Command::Forget, _) => self.forget_all(profile),
            (Command::Language, name) => self.choose_language(profile, name),
            (Command::Sources, _) => self.sources(language),
            (Command::About, _) => self.about(language),
        }
    }

    fn question(&self, profile: &Profile, text: &str, today: Date) -> Response {
        self.question_as(Standpoint::Member, profile, text, today)
    }

    fn question_as(
        &self,
        standpoint: Standpoint,
        profile: &Profile,
        text: &str,
        today: Date,
    ) -> Response {
        let language = self.language(profile);
        if text.chars().nth(QUESTION_CHARS).is_some() {
            return self.too_long(language, QUESTION_CHARS);
        }
        if text.is_empty() && profile.place == Place::Group {
            return self.say(language, Phrase::ASK_HOW);
        }
        if !text.chars().any(char::is_alphanumeric) {
            return self.say(language, Phrase::NOT_TEXT);
        }
        let finding = self.find(text, profile);
        let language = finding.language;
        let computed = self.derive(text, &finding, profile, today);
        if let Some(reply) = computed.and_then(|it| answer::computed(&self.district, &it)) {
            return answered(reply);
        }
        let mut response = match &finding.verdict {
            Verdict::Answer => self.answer(&finding),
            Verdict::Suggest(count) => self.offer(&finding, *count),
            Verdict::Talk(talk) => self.talk(standpoint, language, *talk),
            Verdict::Unknown(id) => answer::unknown(&self.district, id, language).into(),
            Verdict::Decline => self.decline(standpoint, language, Phrase::DECLINE),
        };
        if finding.verdict != Verdict::Answer {
            response.effects.push(Effect::Unanswered);
        }
        if matches!(finding.verdict, Verdict::Decline | Verdict::Suggest(_)) {
            response.effects.extend(missed(text, language).map(Effect::Missed));
        }
        response
    }

    fn answer(&self, finding: &Finding) -> Response {
        let best = finding.candidates.first();
        let fact = best.and_then(|it| Some((self.district.facts.get(&it.fact)?, it.probability)));
        let Some((fact, probability)) = fact else {
            return answer::decline(&self.district, finding.language, Phrase::DECLINE).into();
        };
        let reply = answer::fact(&self.district, fact, probability.into(), finding.language);
        let asked = Asked { fact: fact.id.clone(), language: finding.language };
        Response {
            replies: vec![reply],
            effects: vec![Effect::Answered(asked)],
            ..Response::default()
        }
    }

    fn offer(&self, finding: &Finding, count: usize) -> Response {
        let likely = finding.candidates.iter().take(count);
        let facts: Vec<_> = likely
            .filter_map(|it| Some((self.district.facts.get(&it.fact)?, it.probability.into())))
            .collect();
        answer::choice(&self.district, &facts, finding.language).into()
    }

    /// A phrase, and what can be asked instead where the command that lists it works.
    fn decline(&self, standpoint: Standpoint, language: Language, reason: Phrase) -> Response {
        match standpoint {
            Standpoint::Member => answer::decline(&self.district, language, reason).into(),
            Standpoint::Guest => self.say(language, reason),
        }
    }

    fn talk(&self, standpoint: Standpoint, language: Language, talk: Talk) -> Response {
        match talk {
            Talk::Greeting => self.say(language, Phrase::GREETING),
            Talk::Thanks => self.say(language, Phrase::THANKS),
            Talk::Farewell => self.say(language, Phrase::FAREWELL),
            Talk::Wellbeing => self.say(language, Phrase::WELLBEING),
            Talk::Ability => self.about(language),
            Talk::Overview => match standpoint {
                Standpoint::Member => self.topics(language),
                Standpoint::Guest => self.about(language),
            },
            Talk::Opinion => self.decline(standpoint, language, Phrase::OPINION),
            Talk::Unknown => self.decline(standpoint, language, Phrase::UNKNOWN),
        }
    }

    fn button(&self, profile: &Profile, data: &str, today: Date) -> Response {
        let language = self.language(profile);
        let pressed = match Action::from_data(data) {
            Some(Action::Fact(id) | Action::Share { fact: id, .. }) => {
                self.district.facts.get(&id).map(|it| self.fact(language, it))
            }
            Some(Action::Topics) => Some(self.topics(language).said(Manner::InPlace)),
            Some(Action::Topic { topic, page }) => {
                let topic = self.district.topics.iter().find(|it| it.id == topic);
                topic.map(|it| self.topic(language, it, page).said(Manner::InPlace))
            }
            Some(Action::Beside(id)) => {
                self.district.facts.get(&id).and_then(|it| self.beside(language, it))
            }
            Some(Action::Language(chosen)) => self.speak(profile, chosen),
            Some(Action::Year(year)) => Some(self.year(profile, year).said(Manner::InPlace)),
            Some(Action::Quiz(wish)) => Some(self.play(profile, wish)),
            Some(Action::Map(id)) => {
                self.district.facts.get(&id).and_then(|it| self.map_of(language, it))
            }
            Some(Action::Wish(wish)) => Some(self.wish(profile, &wish, today)),
            Some(Action::Settings(setting)) => Some(self.set(profile, setting, today)),
            Some(Action::Forget(consent)) => Some(self.forget(profile, consent)),
            Some(Action::Mistake(id)) => {
                self.district.facts.get(&id).map(|it| self.ask_what_is_wrong(language, it))
            }
            Some(Action::Announce(id)) => Self::decide(profile, Request::Announce(id)),
            Some(Action::Discard(id)) => Self::decide(profile, Request::Discard(id)),
            None => None,
        };
        pressed.unwrap_or_else(|| self.say(language, Phrase::OUTDATED))
    }

    fn fact_by_id(&self, language: Language, text: &str) -> Response {
        // Telephones begin a word with a capital; what is no id is not read back.
        let Ok(id) = FactId::parse(&text.to_lowercase()) else {
            return self.say(language, Phrase::FACT_HOW);
        };
        if let Some(fact) = self.district.facts.get(&id) {
            return self.fact(language, fact);
        }
        let args = [("id", Arg::Text(id.as_str()))];
        answer::phrase(&self.district, language, Phrase::FACT_UNKNOWN, &args).into()
    }

    fn fact(&self, language: Language, fact: &Fact) -> Response {
        let reply = answer::fact(&self.district, fact, 1.0, language);
        let asked = Asked { fact: fact.id.clone(), language };
        Response {
            replies: vec![reply],
            effects: vec![Effect::Answered(asked)],
            ..Response::default()
        }
    }

    fn say(&self, language: Language, phrase: Phrase) -> Response {
        answer::phrase(&self.district, language, phrase, &[]).into()
    }

    /// The language for what is not a question: chosen, else hinted at, else the district's first.
    fn language(&self, profile: &Profile) -> Language {
        let spoken = |it: &Language| self.district.languages.contains(it);
        let last = last_of_person(profile).map(|it| it.language);
        let known = [profile.chosen, last, profile.hint].into_iter().flatten().find(spoken);
        known.unwrap_or_else(|| self.district.default_language())
    }

    fn district_name(&self, language: Language) -> &str {
        self.district.name.get(&language).map_or("", String::as_str)
    }
}

/// An answer, and the memory of it.
fn answered(reply: Reply) -> Response {
    let asked = match &reply.outcome {
        Outcome::Answer(hit) => Some(Asked { fact: hit.fact.clone(), language: reply.language }),
        Outcome::Suggest(_) | Outcome::None => None,
    };
    let effects = asked.into_iter().map(Effect::Answered).collect();
    Response { replies: vec![reply], effects, ..Response::default() }
}

/// A question for the editors; what the folder says to be open they know, and small talk asks nothing.
fn missed(text: &str, language: Language) -> Option<Missed> {
    let question = impersonal(text);
    let short = question.chars().nth(Missed::CHARS).is_none();
    (short && question.contains(char::is_alphabetic)).then_some(Missed { question, language })
}

/// The fact that is spoken of: that of the message which is answered, else the last one.
fn spoken_of(profile: &Profile) -> Option<&FactId> {
    profile.replied.as_ref().or_else(|| last_of_person(profile).map(|it| &it.fact))
}

/// The last question that was answered, where it was surely asked by the same person.
fn last_of_person(profile: &Profile) -> Option<&Asked> {
    match profile.place {
        Place::Private => profile.last.as_ref(),
        Place::Group => None,
    }
}
