//! What those who run the bot may ask of it, and what came of that in words. To everybody else these
//! commands and buttons do not exist.

use jiff::civil::Date;

use super::{Conversation, Response};
use crate::anniversary;
use crate::answer;
use crate::answer::MESSAGE_UNITS;
use crate::answer::reply::{Action, AnnouncementId, Block, Button, Reply, Span};
use crate::chat::{Broadcasts, Effect, Profile, Request, Scores, Which};
use crate::command::OperatorCommand;
use crate::knowledge::{Arg, Language, MonthDay, Phrase, When};

/// How far a leap day may be away, in years: 1896 was followed by 1904.
const LEAP_YEARS: i16 = 8;

/// What came of a [`Request`], or of a request about the quiz.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Report {
    /// The numbers.
    Figures(Figures),
    /// Broadcasts go on or wait from now on, and so many messages are to be sent.
    Broadcasts(Broadcasts, i64),
    /// A text is kept.
    Drafted {
        /// Under this number.
        id: AnnouncementId,
        /// The text.
        text: String,
        /// How many chats would get it.
        chats: i64,
    },
    /// An announcement is on its way to so many chats, at once or when broadcasts go on.
    Announced(i64, Broadcasts),
    /// It was announced before.
    AnnouncedAlready,
    /// It was forgotten, and never sent.
    Discarded,
    /// There is none of that number, or it is too old.
    Outdated,
    /// The points.
    Scores(Scores),
    /// The question that was open is closed; these are the points.
    QuizStopped(Scores),
    /// No question was open.
    NothingAsked,
    /// The store did not do it.
    Failed,
}

/// How many there are of everything: numbers, and nothing that tells one chat from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Private chats of which something is remembered.
    pub private: i64,
    /// Groups of which something is remembered.
    pub groups: i64,
    /// Chats that are subscribed, the paused ones too.
    pub subscriptions: i64,
    /// Subscribed chats to which nothing is sent for now.
    pub paused: i64,
    /// What became of the messages of the day.
    pub deliveries: Deliveries,
    /// Questions that found no answer.
    pub questions: i64,
    /// Whether anything is broadcast.
    pub broadcasts: Broadcasts,
    /// The name of the database.
    pub database: &'static str,
}

/// What became of the messages of a day: how many of each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Deliveries {
    /// They wait, or are being sent.
    pub waiting: i64,
    /// They arrived.
    pub sent: i64,
    /// Nobody knows whether they arrived.
    pub unknown: i64,
    /// Their chats cannot be written to.
    pub unreachable: i64,
    /// They were not sent in time.
    pub expired: i64,
}

impl Conversation {
    /// What came of a request, in words.
    pub fn report(&self, profile: &Profile, report: &Report, today: Date) -> Response {
        let language = self.language(profile);
        match report {
            Report::Figures(figures) => self.figures(language, figures),
            Report::Broadcasts(broadcasts, waiting) => {
                let phrase = match broadcasts {
                    Broadcasts::On => Phrase::BROADCASTS_RESUMED,
                    Broadcasts::Paused => Phrase::BROADCASTS_PAUSED,
                };
                let args = [("waiting", number(*waiting))];
                answer::phrase(&self.district, language, phrase, &args).into()
            }
            Report::Drafted { id, text, chats } => {
                let text = std::slice::from_ref(text);
                let look = self.message_of(language, &[], text, today);
                Response {
                    replies: vec![look, self.ask(language, *id, *chats)],
                    ..Response::default()
                }
            }
            Report::Announced(chats, broadcasts) => self.announced(language, *chats, *broadcasts),
            Report::AnnouncedAlready => self.say(language, Phrase::ANNOUNCED_ALREADY),
            Report::Discarded => self.say(language, Phrase::ANNOUNCE_CANCELLED),
            Report::Outdated => self.say(language, Phrase::ANNOUNCE_OUTDATED),
            Report::Scores(scores) => self.scores(language, scores).into(),
            Report::QuizStopped(scores) => self.quiz_stopped(language, scores),
            Report::NothingAsked => self.say(language, Phrase::QUIZ_NOTHING_ASKED),
            Report::Failed => self.say(language, Phrase::FAILED),
        }
    }

    /// Does what a command of theirs says; `None` where it is none, or not theirs.
    pub(super) fn operate(
        &self,
        profile: &Profile,
        text: &str,
        bot: Option<&str>,
        today: Date,
    ) -> Option<Response> {
        let (command, rest) =
            OperatorCommand::parse(text, bot).filter(|_| profile.is_operators())?;
        let language = self.language(profile);
        Some(match command {
            OperatorCommand::Stats => request(Request::Figures),
            OperatorCommand::Preview => self.preview(language, rest, today),
            OperatorCommand::Pause => request(Request::Broadcasts(Broadcasts::Paused)),
            OperatorCommand::Resume => request(Request::Broadcasts(Broadcasts::On)),
            OperatorCommand::Announce => self.announce(language, rest),
        })
    }

    /// Does what a button of theirs says; `None` where it is not theirs.
    pub(super) fn decide(profile: &Profile, decision: Request) -> Option<Response> {
        profile.is_operators().then(|| request(decision))
    }

    /// Their commands, as /help shows them.
    pub(super) fn operator_help(&self, language: Language) -> Vec<Block> {
        let heading = self.district.phrases.say(language, Phrase::OPERATOR_HELP, &[]);
        let commands = OperatorCommand::ALL.iter().map(|it| {
            let description = self.district.phrases.say(language, it.description(), &[]);
            vec![Span::Plain(format!("/{} — {description}", it.name()))]
        });
        vec![Block::Paragraph(vec![Span::Plain(heading)]), Block::List(commands.collect())]
    }

    /// What is sent on a day to whoever wants all anniversaries, as it looks in each language.
    fn preview(&self, language: Language, rest: &str, today: Date) -> Response {
        let next = anniversary::next(&self.district, Which::All, today, 1);
        let day = match (rest, next.first()) {
            ("", Some((day, _))) => Some(*day),
            ("", None) => Some(today),
            (text, _) => day_of(text, today),
        };
        let Some(day) = day else { return self.say(language, Phrase::PREVIEW_HOW) };
        let due = anniversary::due(&self.district, Which::All, day);
        let told: Vec<_> = due.into_iter().map(|it| it.1).collect();
        let phrase = if told.is_empty() { Phrase::PREVIEW_NONE } else { Phrase::PREVIEW };
        let date = self.district.date(When::Day(day), language);
        let above = answer::phrase(&self.district, language, phrase, &[("date", Arg::Text(&date))]);
        let mut replies = vec![above];
        if !told.is_empty() {
            let languages = self.district.languages.iter();
            replies.extend(languages.map(|it| self.message_of(*it, &told, &[], day)));
        }
        Response { replies, ..Response::default() }
    }

    fn announce(&self, language: Language, text: &str) -> Response {
        if !text.chars().any(char::is_alphanumeric) {
            return self.say(language, Phrase::ANNOUNCE_HOW);
        }
        if text.encode_utf16().nth(MESSAGE_UNITS).is_some() {
            #[expect(clippy::cast_precision_loss, reason = "a small constant")]
            let args = [("limit", Arg::Number(MESSAGE_UNITS as f64))];
            return answer::phrase(&self.district, language, Phrase::ANNOUNCE_TOO_LONG, &args)
                .into();
        }
        request(Request::Draft(text.to_owned()))
    }

    /// Whether to send it to so many.
    fn ask(&self, language: Language, id: AnnouncementId, chats: i64) -> Reply {
        if chats == 0 {
            return answer::phrase(&self.district, language, Phrase::ANNOUNCE_NOBODY, &[]);
        }
        let args = [("chats", number(chats))];
        let reply = answer::phrase(&self.district, language, Phrase::ANNOUNCE_ASK, &args);
        let button = |phrase, action| {
            let label = self.district.phrases.say(language, phrase, &[]);
            Button { label, action }
        };
        let buttons = vec![
            button(Phrase::ANNOUNCE_CONFIRM, Action::Announce(id)),
            button(Phrase::ANNOUNCE_CANCEL, Action::Discard(id)),
        ];
        Reply { buttons, ..reply }
    }

    fn announced(&self, language: Language, chats: i64, broadcasts: Broadcasts) -> Response {
        let args = [("chats", number(chats))];
        let mut reply = answer::phrase(&self.district, language, Phrase::ANNOUNCED, &args);
        match broadcasts {
            Broadcasts::On => {}
            Broadcasts::Paused => {
                let waits = answer::phrase(&self.district, language, Phrase::ANNOUNCED_PAUSED, &[]);
                reply.document.0.extend(waits.document.0);
            }
        }
        reply.into()
    }

    fn figures(&self, language: Language, figures: &Figures) -> Response {
        let mut reply = answer::phrase(&self.district, language, Phrase::STATS, &[]);
        let items = self.figures_in_words(language, figures).map(|it| vec![Span::Plain(it)]);
        reply.document.push(Block::List(items.to_vec()));
        reply.into()
    }

    fn figures_in_words(&self, language: Language, figures: &Figures) -> [String; 7] {
        let say =
            |phrase, args: &[(&str, Arg<'_>)]| self.district.phrases.say(language, phrase, args);
        let broadcasts = match figures.broadcasts {
            Broadcasts::On => Phrase::STATS_BROADCASTS_ON,
            Broadcasts::Paused => Phrase::STATS_BROADCASTS_PAUSED,
        };
        let chats = [("private", number(figures.private)), ("groups", number(figures.groups))];
        let subscriptions =
            [("all", number(figures.subscriptions)), ("paused", number(figures.paused))];
        let deliveries = [
            ("sent", number(figures.deliveries.sent)),
            ("waiting", number(figures.deliveries.waiting)),
            ("unknown", number(figures.deliveries.unknown)),
            ("unreachable", number(figures.deliveries.unreachable)),
            ("expired", number(figures.deliveries.expired)),
        ];
        #[expect(clippy::cast_precision_loss, reason = "a folder holds few facts and sources")]
        let knowledge = [
            ("facts", Arg::Number(self.district.facts.len() as f64)),
            ("sources", Arg::Number(self.district.sources.len() as f64)),
        ];
        let version = Arg::Text(env!("CARGO_PKG_VERSION"));
        let program = [("version", version), ("database", Arg::Text(figures.database))];
        [
            say(Phrase::STATS_CHATS, &chats),
            say(Phrase::STATS_SUBSCRIPTIONS, &subscriptions),
            say(broadcasts, &[]),
            say(Phrase::STATS_DELIVERIES, &deliveries),
            say(Phrase::STATS_QUESTIONS, &[("questions", number(figures.questions))]),
            say(Phrase::STATS_KNOWLEDGE, &knowledge),
            say(Phrase::STATS_PROGRAM, &program),
        ]
    }
}

/// Nothing is said until it is done.
fn request(request: Request) -> Response {
    Response { effects: vec![Effect::Requested(request)], ..Response::default() }
}

/// Reads `2027-05-18`, or `05-18` for the next such day.
fn day_of(text: &str, today: Date) -> Option<Date> {
    if let Ok(When::Day(day)) = When::parse(text) {
        return Some(day);
    }
    let MonthDay { month, day } = MonthDay::parse(text).ok()?;
    let years = today.year()..=today.year().saturating_add(LEAP_YEARS);
    years.filter_map(|it| Date::new(it, month, day).ok()).find(|it| *it >= today)
}

#[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52")]
pub(super) const fn number(count: i64) -> Arg<'static> {
    Arg::Number(count as f64)
}
