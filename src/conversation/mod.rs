//! The one place where questions, commands and buttons are decided. Pure: the words, what is
//! remembered and the date go in; replies and effects come out.

mod calendar;
mod entrance;
mod greeting;
mod inline;
mod languages;
mod map;
mod menus;
mod operator;
mod quiz;
mod subscribing;
mod titles;
mod wishes;

use jiff::civil::Date;

use crate::answer::reply::{Action, Block, Button, Document, Outcome, Reply, Span};
use crate::answer::{self, Computed, Deriver, Finder, Finding, Hint, Verdict};
use crate::chat::{Asked, Effect, Missed, Place, Profile, Request};
use crate::command::{self, Command, Slash};
use crate::knowledge::{Arg, District, Fact, FactId, Language, Phrase, Talk, Topic};
use crate::parallel;
use crate::text::impersonal;
use titles::Titles;

pub use entrance::ASK;
pub use inline::{Card, Choice, Offer};
pub use menus::{Audience, Introduction, Menu};
pub use operator::{Deliveries, Figures, Report};

/// Longest message that is read, in characters: a question with its story. Source: our own choice;
/// Telegram allows 4096.
pub const QUESTION_CHARS: usize = 2000;

/// A fact less likely than this is not offered beside others, 0 to 1.
const OFFER_LEAST: f32 = 0.05;

/// Most sources in a list: it fits into one message.
const SOURCES: usize = 20;

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

/// What goes out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Response {
    /// What is said, in order; nothing where silence is right.
    pub replies: Vec<Reply>,
    /// What is remembered.
    pub effects: Vec<Effect>,
}

/// A district that can be talked to.
#[derive(Debug)]
pub struct Conversation {
    district: District,
    finder: Finder,
    deriver: Deriver,
    titles: Titles,
}

impl From<Reply> for Response {
    fn from(reply: Reply) -> Self {
        Self { replies: vec![reply], effects: Vec::new() }
    }
}

impl Conversation {
    /// Makes a district ready to answer.
    pub fn new(district: District) -> Self {
        let (deriver, finder) =
            parallel::both(|| Deriver::new(&district), || Finder::new(&district));
        let titles = Titles::new(&district);
        Self { district, finder, deriver, titles }
    }

    /// The district.
    pub fn district(&self) -> &District {
        &self.district
    }

    /// How a question is understood, for those who want to know why.
    pub fn find(&self, question: &str, profile: &Profile) -> Finding {
        let last = last_of_person(profile);
        let language = profile.chosen.or(last.map(|it| it.language)).or(profile.hint);
        self.finder.find(question, Hint { language, after: last.map(|it| &it.fact) })
    }

    /// What is computed for a question, if it asks for that.
    pub fn derive(
        &self,
        question: &str,
        finding: &Finding,
        profile: &Profile,
        today: Date,
    ) -> Option<Computed> {
        let after = last_of_person(profile).map(|it| &it.fact);
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
        self.with_share(response)
    }

    /// Whether [`Profile::standing`] decides what is replied: a face need not ask for it otherwise.
    pub fn needs_standing(incoming: &Incoming<'_>, bot: Option<&str>) -> bool {
        match *incoming {
            Incoming::Text(text) => matches!(
                command::parse(text, bot),
                Some(
                    Slash::Ours(Command::Subscribe | Command::Unsubscribe, _)
                        | Slash::Ours(Command::Start, entrance::SUBSCRIBE)
                )
            ),
            Incoming::Button(data) => matches!(Action::from_data(data), Some(Action::Wish(_))),
            Incoming::Wordless | Incoming::Flood | Incoming::Failed | Incoming::Added => false,
        }
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
            (Command::Language, "") => self.languages(language, Phrase::LANGUAGE_CHOOSE, &[]),
            (Command::Language, name) => self.choose_language(language, name),
            (Command::Sources, _) => self.sources(language),
            (Command::About, _) => self.about(language),
        }
    }

    fn question(&self, profile: &Profile, text: &str, today: Date) -> Response {
        let language = self.language(profile);
        if text.chars().nth(QUESTION_CHARS).is_some() {
            #[expect(clippy::cast_precision_loss, reason = "a small constant")]
            let limit = Arg::Number(QUESTION_CHARS as f64);
            return answer::phrase(&self.district, language, Phrase::TOO_LONG, &[("limit", limit)])
                .into();
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
            Verdict::Talk(talk) => self.talk(language, *talk),
            Verdict::Unknown(id) => answer::unknown(&self.district, id, language).into(),
            Verdict::Decline => answer::decline(&self.district, language, Phrase::DECLINE).into(),
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
        Response { replies: vec![reply], effects: vec![Effect::Answered(asked)] }
    }

    fn offer(&self, finding: &Finding, count: usize) -> Response {
        let likely = finding.candidates.iter().take(count);
        let facts: Vec<_> = likely
            .filter_map(|it| Some((self.district.facts.get(&it.fact)?, it.probability.into())))
            .collect();
        answer::choice(&self.district, &facts, finding.language).into()
    }

    fn talk(&self, language: Language, talk: Talk) -> Response {
        match talk {
            Talk::Greeting => self.say(language, Phrase::GREETING),
            Talk::Thanks => self.say(language, Phrase::THANKS),
            Talk::Farewell => self.say(language, Phrase::FAREWELL),
            Talk::Wellbeing => self.say(language, Phrase::WELLBEING),
            Talk::Ability => self.about(language),
            Talk::Overview => self.topics(language),
            Talk::Opinion => answer::decline(&self.district, language, Phrase::OPINION).into(),
            Talk::Unknown => answer::decline(&self.district, language, Phrase::UNKNOWN).into(),
        }
    }

    fn button(&self, profile: &Profile, data: &str, today: Date) -> Response {
        let language = self.language(profile);
        let pressed = match Action::from_data(data) {
            Some(Action::Fact(id) | Action::Share { fact: id, .. }) => {
                self.district.facts.get(&id).map(|it| self.fact(language, it))
            }
            Some(Action::Topic(id)) => {
                let topic = self.district.topics.iter().find(|it| it.id == id);
                topic.map(|it| self.topic(language, it))
            }
            Some(Action::Language(chosen)) => {
                let spoken = self.district.languages.contains(&chosen);
                spoken.then(|| self.language_chosen(chosen))
            }
            Some(Action::Year(year)) => Some(self.year(profile, year)),
            Some(Action::Quiz(wish)) => Some(self.play(profile, wish)),
            Some(Action::Map(id)) => {
                self.district.facts.get(&id).and_then(|it| self.map_of(language, it))
            }
            Some(Action::Wish(wish)) => Some(self.wish(profile, &wish, today)),
            Some(Action::Announce(id)) => Self::decide(profile, Request::Announce(id)),
            Some(Action::Discard(id)) => Self::decide(profile, Request::Discard(id)),
            None => None,
        };
        pressed.unwrap_or_else(|| self.say(language, Phrase::OUTDATED))
    }

    fn topics(&self, language: Language) -> Response {
        let mut reply = answer::phrase(&self.district, language, Phrase::TOPICS, &[]);
        reply.buttons = self
            .district
            .topics
            .iter()
            .map(|it| Button {
                label: answer::topic_name(it, language).to_owned(),
                action: Action::Topic(it.id.clone()),
            })
            .collect();
        reply.into()
    }

    fn topic(&self, language: Language, topic: &Topic) -> Response {
        let name = Span::Strong(answer::topic_name(topic, language).to_owned());
        let facts = self.district.facts_of(&topic.id);
        let buttons = facts.map(|it| answer::fact_button(it, language)).collect();
        let document = Document(vec![Block::Paragraph(vec![name])]);
        Reply { outcome: Outcome::None, language, document, buttons }.into()
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
        Response { replies: vec![reply], effects: vec![Effect::Answered(asked)] }
    }

    fn sources(&self, language: Language) -> Response {
        #[expect(clippy::cast_precision_loss, reason = "a folder holds few sources")]
        let count = Arg::Number(self.district.sources.len() as f64);
        let mut reply =
            answer::phrase(&self.district, language, Phrase::SOURCES, &[("count", count)]);
        let sources = self.district.sources_by_use();
        if sources.len() > SOURCES {
            let most = self.district.phrases.say(language, Phrase::SOURCES_MOST, &[]);
            reply.document.push(Block::Paragraph(vec![Span::Plain(most)]));
        }
        let shown = sources.into_iter().take(SOURCES);
        let items = shown.map(|it| answer::source_in_full(&self.district, it, language));
        reply.document.push(Block::List(items.collect()));
        reply.into()
    }

    fn about(&self, language: Language) -> Response {
        #[expect(clippy::cast_precision_loss, reason = "a folder holds few facts and sources")]
        let counts = [self.district.facts.len() as f64, self.district.sources.len() as f64];
        let args = [
            ("district", Arg::Text(self.district_name(language))),
            ("facts", Arg::Number(counts[0])),
            ("sources", Arg::Number(counts[1])),
        ];
        answer::phrase(&self.district, language, Phrase::ABOUT, &args).into()
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
    Response { replies: vec![reply], effects }
}

/// A question for the editors; what the folder says to be open they know, and small talk asks nothing.
fn missed(text: &str, language: Language) -> Option<Missed> {
    let question = impersonal(text);
    let short = question.chars().nth(Missed::CHARS).is_none();
    (short && question.contains(char::is_alphabetic)).then_some(Missed { question, language })
}

/// The last question that was answered, where it was surely asked by the same person.
fn last_of_person(profile: &Profile) -> Option<&Asked> {
    match profile.place {
        Place::Private => profile.last.as_ref(),
        Place::Group => None,
    }
}
