//! How people come in: the first words, what a link to the bot carries, and groups that it is added to.

use jiff::civil::Date;

use super::{Conversation, Response};
use crate::answer;
use crate::answer::reply::{Block, Span};
use crate::chat::Profile;
use crate::command::Command;
use crate::knowledge::{Arg, FactId, Language, Phrase};

/// What a link carries that leads to a subscription: `https://t.me/BOT?start=subscribe`.
pub(super) const SUBSCRIBE: &str = "subscribe";

/// What a link carries that leads to a question: `https://t.me/BOT?start=ask`.
pub const ASK: &str = "ask";

/// What a link carries before the id of a fact: `https://t.me/BOT?start=fact_area`.
///
/// A link carries at most 64 letters, digits, `_` and `-`; ids are shorter.
/// Source: <https://core.telegram.org/bots/features#deep-linking>
const FACT: &str = "fact_";

/// What a link carries that leads to a fact.
pub fn fact_payload(fact: &FactId) -> String {
    format!("{FACT}{fact}")
}

impl Conversation {
    /// `/start`, with what a link carried; what is not known says as little as nothing.
    pub(super) fn enter(&self, profile: &Profile, payload: &str, today: Date) -> Response {
        let language = self.language(profile);
        let id = payload.strip_prefix(FACT).and_then(|it| FactId::parse(it).ok());
        let fact = id.and_then(|it| self.district.facts.get(&it));
        match (payload, fact) {
            (_, Some(fact)) => self.fact(language, fact),
            (SUBSCRIBE, None) => self.subscribe(profile, "", today),
            (ASK, None) => self.say(language, Phrase::START_ASK),
            (_, None) => self.start(language),
        }
    }

    /// The first words in a group: what is read there, and what is not.
    pub(super) fn hello(&self, language: Language) -> Response {
        let args = [("district", Arg::Text(self.district_name(language)))];
        answer::phrase(&self.district, language, Phrase::HELLO_GROUP, &args).into()
    }

    pub(super) fn start(&self, language: Language) -> Response {
        let district = self.district_name(language);
        let args = [("district", Arg::Text(district))];
        answer::phrase(&self.district, language, Phrase::START, &args).into()
    }

    pub(super) fn help(&self, profile: &Profile) -> Response {
        let language = self.language(profile);
        let district = self.district_name(language);
        let args = [("district", Arg::Text(district))];
        let mut reply = answer::phrase(&self.district, language, Phrase::HELP, &args);
        let (explained, others): (Vec<_>, Vec<_>) =
            Command::ALL.into_iter().partition(|it| it.is_explained());
        let commands = explained.iter().map(|it| {
            let description = self.district.phrases.say(language, it.description(), &[]);
            vec![Span::Plain(format!("/{} — {description}", it.name()))]
        });
        reply.document.push(Block::List(commands.collect()));
        let others: Vec<String> = others.iter().map(|it| format!("/{}", it.name())).collect();
        let args = [("commands", Arg::Text(&others.join(" ")))];
        let more = answer::phrase(&self.district, language, Phrase::HELP_MORE, &args);
        reply.document.0.extend(more.document.0);
        if profile.is_operators() {
            reply.document.0.extend(self.operator_help(language));
        }
        reply.into()
    }
}
