//! Who is told of anniversaries, of which, when and how.

use jiff::civil::Date;

use super::wishes::{self, Unread, Wishes};
use super::{Conversation, Manner, Response};
use crate::anniversary;
use crate::answer;
use crate::answer::reply::{Action, Block, Button, Reply, Span, Wish};
use crate::chat::{Effect, Profile, Sound, Standing, Subscription, Which};
use crate::knowledge::{Arg, Language, Phrase, When};

/// The hours that are offered; others can be typed.
const HOURS: [i8; 9] = [7, 8, 9, 10, 12, 15, 18, 20, 22];

/// Most zones that are offered; others can be typed.
const ZONES: usize = 6;

impl Conversation {
    /// Subscribes at once, or says what holds; what follows the command refines it.
    pub(super) fn subscribe(&self, profile: &Profile, rest: &str, today: Date) -> Response {
        if profile.standing == Standing::Member {
            return self.admins_only(profile);
        }
        let Wishes { wishes, unread } = Wishes::read(&self.district, rest);
        if wishes.contains(&Wish::Off) {
            return self.unsubscribe(profile);
        }
        let mut subscription = self.subscription(profile);
        // It goes where it was asked for last.
        subscription.thread = profile.thread;
        for wish in &wishes {
            refine(&mut subscription, wish);
        }
        let mut response = self.subscribed(profile, subscription, today);
        if let (Unread::Something, Some(reply)) = (unread, response.replies.first_mut()) {
            let unread =
                self.district.phrases.say(reply.language, Phrase::SUBSCRIPTION_UNREAD, &[]);
            reply.document.0.insert(0, Block::Paragraph(vec![Span::Plain(unread)]));
        }
        response
    }

    /// Ends it; saying so twice does no harm.
    pub(super) fn unsubscribe(&self, profile: &Profile) -> Response {
        if profile.standing == Standing::Member {
            return self.admins_only(profile);
        }
        let language = self.language(profile);
        let phrase = match profile.subscription {
            Some(_) => Phrase::UNSUBSCRIBED,
            None => Phrase::UNSUBSCRIBED_ALREADY,
        };
        let mut reply = answer::phrase(&self.district, language, phrase, &[]);
        reply.buttons = vec![self.subscribe_button(language)];
        // Also where nothing is known of a subscription: whoever wants silence gets it.
        let effects = vec![Effect::Unsubscribed];
        Response { replies: vec![reply], effects, ..Response::default() }
    }

    /// Does what a button says. The message with the button then shows what holds, but for a greeting,
    /// which stays.
    pub(super) fn wish(&self, profile: &Profile, wish: &Wish, today: Date) -> Response {
        let language = self.language(profile);
        let shown = match (profile.standing, wish) {
            (Standing::Member, _) => return self.admins_only(profile),
            (Standing::Manager, Wish::Off) => return self.unsubscribe(profile),
            (Standing::Manager, Wish::Zone(zone)) if wishes::known_zone(zone).is_none() => {
                return self.say(language, Phrase::OUTDATED);
            }
            (Standing::Manager, Wish::Hours) => self.hours(language),
            (Standing::Manager, Wish::Zones) => self.zones(language),
            // Also where nothing is known of a subscription: whoever wants silence gets it.
            (Standing::Manager, Wish::Stop) => {
                self.screen(profile, today, vec![Effect::Unsubscribed])
            }
            (Standing::Manager, _) => {
                let mut now = self.subscription(profile);
                refine(&mut now, wish);
                let changed = profile.subscription.as_ref() != Some(&now);
                let effects = changed.then_some(Effect::Subscribed(now)).into_iter().collect();
                self.screen(profile, today, effects)
            }
        };
        shown.said(Manner::InPlace)
    }

    /// What holds, or what would by default.
    fn subscription(&self, profile: &Profile) -> Subscription {
        let usual = || Subscription::usual(&self.district.time_zone, profile.thread);
        profile.subscription.clone().unwrap_or_else(usual)
    }

    /// Says what holds from now on, with the ways to change it.
    fn subscribed(&self, profile: &Profile, now: Subscription, today: Date) -> Response {
        let language = self.language(profile);
        let (heading, effects) = match &profile.subscription {
            Some(before) if *before == now => (Phrase::SUBSCRIBED_ALREADY, Vec::new()),
            Some(_) => (Phrase::SUBSCRIBED_ANEW, vec![Effect::Subscribed(now.clone())]),
            None => (Phrase::SUBSCRIBED, vec![Effect::Subscribed(now.clone())]),
        };
        let mut reply = answer::phrase(&self.district, language, heading, &[]);
        reply.document.push(self.terms(language, &now));
        reply.document.0.extend(self.first_of(language, &now, today));
        let how = answer::phrase(&self.district, language, Phrase::SUBSCRIPTION_HOW, &[]);
        reply.document.0.extend(how.document.0);
        reply.buttons = self.changes(language, &now);
        Response { replies: vec![reply], effects, ..Response::default() }
    }

    /// Of what, when and how.
    pub(super) fn terms(&self, language: Language, subscription: &Subscription) -> Block {
        let say = |phrase| self.district.phrases.say(language, phrase, &[]);
        let which = match subscription.which {
            Which::Main => say(Phrase::SUBSCRIPTION_MAIN),
            Which::All => say(Phrase::SUBSCRIPTION_ALL),
        };
        let sound = match subscription.sound {
            Sound::Aloud => say(Phrase::SUBSCRIPTION_ALOUD),
            Sound::Silent => say(Phrase::SUBSCRIPTION_SILENT),
        };
        let zone = wishes::zone_label(&self.district, &subscription.zone, language);
        let hour = clock(subscription.hour);
        let args = [("hour", Arg::Text(&hour)), ("zone", Arg::Text(&zone))];
        let time = self.district.phrases.say(language, Phrase::SUBSCRIPTION_TIME, &args);
        Block::List([which, time, sound].map(|it| vec![Span::Plain(it)]).to_vec())
    }

    /// The first anniversary after today; whether today's hour has passed is not known here.
    pub(super) fn first_of(
        &self,
        language: Language,
        subscription: &Subscription,
        today: Date,
    ) -> Option<Block> {
        let tomorrow = today.tomorrow().ok()?;
        let which = subscription.which;
        let (date, _) = *anniversary::next(&self.district, which, tomorrow, 1).first()?;
        let due = anniversary::due(&self.district, which, date);
        let titles: Vec<&str> = due.iter().map(|it| anniversary::title(it.1, language)).collect();
        let date = self.district.date(When::Day(date), language);
        let args = [("date", Arg::Text(&date)), ("title", Arg::Text(&titles.join("; ")))];
        let next = self.district.phrases.say(language, Phrase::SUBSCRIPTION_NEXT, &args);
        Some(Block::Paragraph(vec![Span::Plain(next)]))
    }

    /// The ways to change it.
    pub(super) fn changes(&self, language: Language, subscription: &Subscription) -> Vec<Button> {
        let which = match subscription.which {
            Which::Main => (Phrase::CHANGE_ALL, Wish::All),
            Which::All => (Phrase::CHANGE_MAIN, Wish::Main),
        };
        let sound = match subscription.sound {
            Sound::Aloud => (Phrase::CHANGE_SILENT, Wish::Silent),
            Sound::Silent => (Phrase::CHANGE_ALOUD, Wish::Aloud),
        };
        let (hour, zone) = ((Phrase::CHANGE_HOUR, Wish::Hours), (Phrase::CHANGE_ZONE, Wish::Zones));
        [hour, zone, which, sound, (Phrase::CHANGE_OFF, Wish::Stop)]
            .map(|(phrase, wish)| self.wish_button(language, phrase, wish))
            .to_vec()
    }

    fn hours(&self, language: Language) -> Response {
        let buttons = HOURS.map(|it| wish_button(clock(it), Wish::Hour(it)));
        self.choice_of_wishes(language, Phrase::HOUR_CHOOSE, buttons.to_vec())
    }

    fn zones(&self, language: Language) -> Response {
        let zones = wishes::zones(&self.district, language).into_iter().take(ZONES);
        let buttons = zones.map(|(zone, label)| wish_button(label, Wish::Zone(zone))).collect();
        self.choice_of_wishes(language, Phrase::ZONE_CHOOSE, buttons)
    }

    fn choice_of_wishes(
        &self,
        language: Language,
        above: Phrase,
        buttons: Vec<Button>,
    ) -> Response {
        let reply = answer::phrase(&self.district, language, above, &[]);
        let buttons = buttons.into_iter().chain([self.back_button(language)]).collect();
        Reply { buttons, ..reply }.into()
    }

    pub(super) fn subscribe_button(&self, language: Language) -> Button {
        self.wish_button(language, Phrase::CHANGE_ON, Wish::On)
    }

    fn wish_button(&self, language: Language, label: Phrase, wish: Wish) -> Button {
        wish_button(self.district.phrases.say(language, label, &[]), wish)
    }
}

const fn wish_button(label: String, wish: Wish) -> Button {
    Button { label, action: Action::Wish(wish) }
}

/// An hour as clocks show it.
fn clock(hour: i8) -> String {
    format!("{hour:02}:00")
}

fn refine(subscription: &mut Subscription, wish: &Wish) {
    match wish {
        Wish::Hour(hour) => subscription.hour = *hour,
        Wish::Zone(zone) => {
            if let Some(zone) = wishes::known_zone(zone) {
                zone.as_str().clone_into(&mut subscription.zone);
            }
        }
        Wish::Main => subscription.which = Which::Main,
        Wish::All => subscription.which = Which::All,
        Wish::Aloud => subscription.sound = Sound::Aloud,
        Wish::Silent => subscription.sound = Sound::Silent,
        Wish::On | Wish::Off | Wish::Stop | Wish::Hours | Wish::Zones => {}
    }
}
