//! What is remembered today, next, and in a year.

use jiff::civil::Date;

use super::{Conversation, Response};
use crate::anniversary;
use crate::answer;
use crate::answer::reply::{Action, Block, Button, Document, Outcome, Reply, Span};
use crate::chat::Profile;
use crate::knowledge::{Anniversary, Arg, Language, Phrase, When};

/// How many anniversaries /calendar tells.
const NEXT: usize = 5;

impl Conversation {
    pub(super) fn today(&self, language: Language, today: Date) -> Response {
        let remembered = anniversary::listed_on(&self.district, today);
        if remembered.is_empty() {
            return self.nothing_today(language, today);
        }
        let told = remembered
            .into_iter()
            .flat_map(|it| anniversary::remember(&self.district, it, today.year(), language).0);
        let document = Document(told.collect());
        Reply { outcome: Outcome::None, language, document, buttons: Vec::new() }.into()
    }

    fn nothing_today(&self, language: Language, today: Date) -> Response {
        let mut reply = answer::phrase(&self.district, language, Phrase::TODAY_NONE, &[]);
        if let Some((date, next)) = anniversary::upcoming(&self.district, today, 1).first() {
            let days = today.until(*date).map_or(0, |it| it.get_days());
            let date = self.district.date(When::Day(*date), language);
            let title = anniversary::title(next, language);
            let args = [
                ("date", Arg::Text(&date)),
                ("title", Arg::Text(title)),
                ("count", Arg::Number(days.into())),
            ];
            let next = answer::phrase(&self.district, language, Phrase::TODAY_NEXT, &args);
            reply.document.0.extend(next.document.0);
        }
        reply.into()
    }

    /// The next anniversaries; those of a year where one is named.
    pub(super) fn calendar(&self, profile: &Profile, rest: &str, today: Date) -> Response {
        let named = rest.parse().ok().filter(|it| (1..=9999).contains(it));
        match named {
            Some(year) => self.year(profile, year),
            None => self.upcoming(profile, today),
        }
    }

    pub(super) fn year(&self, profile: &Profile, year: i16) -> Response {
        let language = self.language(profile);
        let all = anniversary::of_year(&self.district, year);
        let written = year.to_string();
        let args = [("year", Arg::Text(&written))];
        if all.is_empty() {
            return answer::phrase(&self.district, language, Phrase::CALENDAR_NONE, &args).into();
        }
        let mut reply = answer::phrase(&self.district, language, Phrase::CALENDAR_YEAR, &args);
        let items = all.into_iter().map(|it| {
            let day = anniversary::day_of_year(&self.district, it.day, year, language);
            self.entry(day, it, year, language)
        });
        reply.document.push(Block::List(items.collect()));
        self.with_hint(profile, reply)
    }

    fn upcoming(&self, profile: &Profile, today: Date) -> Response {
        let language = self.language(profile);
        let next = anniversary::upcoming(&self.district, today, NEXT);
        let year = today.year().to_string();
        let args = [("year", Arg::Text(&year))];
        if next.is_empty() {
            return answer::phrase(&self.district, language, Phrase::CALENDAR_NONE, &args).into();
        }
        let mut reply = answer::phrase(&self.district, language, Phrase::CALENDAR, &[]);
        let items = next.into_iter().map(|(date, it)| {
            let day = self.district.date(When::Day(date), language);
            self.entry(day, it, date.year(), language)
        });
        reply.document.push(Block::List(items.collect()));
        let label = self.district.phrases.say(language, Phrase::CALENDAR_ALL, &args);
        reply.buttons = vec![Button { label, action: Action::Year(today.year()) }];
        self.with_hint(profile, reply)
    }

    fn entry(
        &self,
        day: String,
        anniversary: &Anniversary,
        year: i16,
        language: Language,
    ) -> Vec<Span> {
        let title = anniversary::title(anniversary, language);
        let nth = anniversary::nth(&self.district, anniversary, year, language);
        vec![Span::Strong(day), Span::Plain(format!(" — {title} ({nth})"))]
    }

    /// Says how to be told on the day, to those who are not.
    fn with_hint(&self, profile: &Profile, mut reply: Reply) -> Response {
        if profile.subscription.is_none() {
            let how = answer::phrase(&self.district, reply.language, Phrase::CALENDAR_HOW, &[]);
            reply.document.0.extend(how.document.0);
        }
        reply.into()
    }
}
