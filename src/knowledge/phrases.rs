//! What the bot itself says, in Fluent, one file a language.

use std::collections::BTreeMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions, FluentNumberType};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::id::UnitId;
use super::language::Language;
use super::listing::Listing;
use super::phrase_file::PhraseFile;
use super::problem::Problem;

/// Something that the bot says; each is a message of every `phrases/LANGUAGE.ftl`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Phrase {
    pub(super) key: &'static str,
    pub(super) args: &'static [&'static str],
}

/// What the names of units begin with.
pub(super) const UNIT: &str = "unit-";

/// The gaps of every unit.
pub(super) const UNIT_ARGS: &[&str] = &["number", "text"];

/// Gaps that a text may leave out: the district can go without saying, centuries have Roman numerals
/// or Arabic ones, and the others only choose between forms of a word.
pub(super) const MAY_BE_LEFT_OUT: [&str; 5] = ["district", "ending", "count", "number", "roman"];

/// The phrases that may be blank: not every language sets digits in groups, and how the bot shows
/// itself may be left to whoever set it up.
pub(super) const MAY_BE_BLANK: [Phrase; 4] =
    [Phrase::GROUP_SEPARATOR, Phrase::BOT_NAME, Phrase::BOT_DESCRIPTION, Phrase::BOT_SHORT];

macro_rules! phrases {
    ($($name:ident $key:literal $args:expr, $doc:literal)*) => {
        impl Phrase {
            $(#[doc = $doc]
            pub const $name: Self = Self { key: $key, args: &$args };)*

            /// Every phrase.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];
        }
    };
}

phrases! {
    START "start" ["district"], "The first words to somebody new."
    START_ASK "start-ask" [], "To somebody who came to ask what they did not find in another chat."
    HELLO_GROUP "hello-group" ["district"], "The first words in a group: what is read there, and what is not."
    BESIDE "beside" [], "The button that lists the facts beside a fact."
    SHARE "share" [], "The button that sends a fact to another chat."
    PREVIOUS_PAGE "previous-page" [], "The button that turns a page back."
    NEXT_PAGE "next-page" [], "The button that turns a page."
    ALL_TOPICS "all-topics" [], "The button that lists all topics."
    GUEST_HOW "guest-how" [], "How to ask in a chat of which the bot is no member."
    INLINE_ASK "inline-ask" [], "The button that leads to the bot from another chat, where nothing fits."
    BOT_NAME "bot-name" ["district"], "What the bot is called, in at most 64 characters; blank to leave it as it was set up."
    BOT_DESCRIPTION "bot-description" ["district"], "What a chat shows before anything was said, in at most 512 characters; may be blank, too."
    BOT_SHORT "bot-short" ["district"], "What the bot's profile shows, in at most 120 characters; may be blank, too."
    HELP "help" ["district"], "How to ask, above the list of commands."
    COMMAND_ASK "command-ask" [], "What `/ask` does, as command lists show it."
    COMMAND_TOPICS "command-topics" [], "What `/topics` does."
    COMMAND_FACT "command-fact" [], "What `/fact` does."
    COMMAND_MAP "command-map" [], "What `/map` does."
    COMMAND_QUIZ "command-quiz" [], "What `/quiz` does."
    COMMAND_TODAY "command-today" [], "What `/today` does."
    COMMAND_CALENDAR "command-calendar" [], "What `/calendar` does."
    COMMAND_SUBSCRIBE "command-subscribe" [], "What `/subscribe` does."
    COMMAND_UNSUBSCRIBE "command-unsubscribe" [], "What `/unsubscribe` does."
    COMMAND_LANGUAGE "command-language" [], "What `/language` does."
    COMMAND_SOURCES "command-sources" [], "What `/sources` does."
    COMMAND_ABOUT "command-about" [], "What `/about` does."
    COMMAND_HELP "command-help" [], "What `/help` does."
    COMMAND_START "command-start" [], "What `/start` does."
    COMMAND_UNKNOWN "command-unknown" [], "To a command that the bot does not have."
    ASK_HOW "ask-how" [], "To `/ask` without a question."
    TOPICS "topics" [], "Above the list of topics."
    FACT_HOW "fact-how" [], "To `/fact` without an id."
    FACT_UNKNOWN "fact-unknown" ["id"], "To `/fact` with an id that no fact has."
    LANGUAGE_CHOOSE "language-choose" [], "Above the list of languages."
    LANGUAGE_CHOSEN "language-chosen" [], "Confirms the language."
    LANGUAGE_UNKNOWN "language-unknown" ["languages"], "To `/language` with one the bot does not speak."
    LANGUAGE_NAME "language-name" [], "The language's name for itself."
    LANGUAGE_NAMES "language-names" [], "What people call the language, in any language, with commas."
    ABOUT "about" ["district", "facts", "sources"], "What the bot is and how it answers."
    SOURCES "sources" ["count"], "Above the list of sources."
    SOURCES_MOST "sources-most" [], "Above the sources that most facts name, where a message cannot hold all."
    GREETING "greeting" [], "To a hello."
    THANKS "thanks" [], "To a thank-you."
    FAREWELL "farewell" [], "To a goodbye."
    WELLBEING "wellbeing" [], "To a how-are-you."
    OPINION "opinion" [], "To a demand for a judgement, an insult, an order to the bot."
    UNKNOWN "unknown" [], "To a question that the sources do not answer."
    NEAREST "nearest" [], "Above the fact that comes nearest to what is not known."
    DECLINE "decline" [], "To what was not understood."
    SUGGEST "suggest" ["count"], "Above up to three choices."
    TRY_TOPICS "try-topics" ["topics"], "What can be asked instead."
    TOO_LONG "too-long" ["limit"], "To a message longer than the bot reads."
    NOT_TEXT "not-text" [], "To a message without words."
    SLOW_DOWN "slow-down" [], "Once to somebody who writes faster than is answered."
    OUTDATED "outdated" [], "To a button that no longer means anything."
    FAILED "failed" [], "Where answering went wrong."
    SOURCE_LABEL "source-label" ["count"], "In front of an answer's sources."
    AS_OF "as-of" ["date"], "When a fact held."
    UNDATED "undated" [], "No source of a fact says when it held."
    DISPUTED "disputed" [], "Sources differ."
    SINGLE_SOURCE "single-source" [], "One source says so."
    ON_THIS_DAY "on-this-day" ["count", "date"], "In front of what happened so many years ago."
    NTH_ANNIVERSARY "nth-anniversary" ["number"], "Which anniversary it is."
    ON_A_DAY "on-a-day" ["count", "date"], "The same on another day of the year, as for 29 February on the 28th."
    HAPPENED "happened" ["date"], "In front of what happened on a day, in a calendar of every year."
    EITHER_DAY "either-day" ["day", "other"], "Two days, where sources differ."
    TODAY_NONE "today-none" [], "To `/today` where nothing is remembered."
    TODAY_NEXT "today-next" ["date", "title", "count"], "The next anniversary, in so many days."
    CALENDAR "calendar" [], "Above the next anniversaries."
    CALENDAR_YEAR "calendar-year" ["year"], "Above the anniversaries of a year."
    CALENDAR_NONE "calendar-none" ["year"], "Where a year has none."
    CALENDAR_ALL "calendar-all" ["year"], "The button for the anniversaries of a year."
    CALENDAR_HOW "calendar-how" [], "How to be told of them."
    CALENDAR_NAME "calendar-name" ["district"], "The name of the file for other calendars."
    SUBSCRIBED "subscribed" [], "That the chat is told of anniversaries from now on, above how."
    SUBSCRIBED_ALREADY "subscribed-already" [], "That it is told of them anyway."
    SUBSCRIBED_ANEW "subscribed-anew" [], "That it is told of them in another way."
    SUBSCRIPTION_MAIN "subscription-main" [], "It is told of the main anniversaries."
    SUBSCRIPTION_ALL "subscription-all" [], "It is told of all of them."
    SUBSCRIPTION_TIME "subscription-time" ["hour", "zone"], "At which hour, and by the clocks of which city."
    SUBSCRIPTION_ALOUD "subscription-aloud" [], "Telephones ring."
    SUBSCRIPTION_SILENT "subscription-silent" [], "They do not."
    SUBSCRIPTION_NEXT "subscription-next" ["date", "title"], "The first anniversary that it will be told of."
    SUBSCRIPTION_HOW "subscription-how" [], "How to change that, or end it."
    SUBSCRIPTION_UNREAD "subscription-unread" [], "That not all words behind `/subscribe` were understood."
    CHANGE_HOUR "change-hour" [], "The button for another hour."
    CHANGE_ZONE "change-zone" [], "The button for another time zone."
    CHANGE_MAIN "change-main" [], "The button for the main anniversaries."
    CHANGE_ALL "change-all" [], "The button for all anniversaries."
    CHANGE_ALOUD "change-aloud" [], "The button for telephones that ring."
    CHANGE_SILENT "change-silent" [], "The button for telephones that do not."
    CHANGE_ON "change-on" [], "The button to be told of anniversaries again."
    CHANGE_OFF "change-off" [], "The button to be told no more."
    HOUR_CHOOSE "hour-choose" [], "Above the hours."
    ZONE_CHOOSE "zone-choose" [], "Above the time zones."
    UNSUBSCRIBED "unsubscribed" [], "That the chat is told of anniversaries no more."
    UNSUBSCRIBED_ALREADY "unsubscribed-already" [], "That it was not told of them."
    ADMINS_ONLY "admins-only" [], "To a member of a group who may not change this."
    ZONES "zones" [], "What people call time zones, as `Asia/Baku: Baku, Bakou; …`; those of the first few are offered."
    WISH_WORDS "wish-words" [], "What people type behind `/subscribe`: `all`, `main`, `silent`, `aloud`, `off`, `morning`, `evening`, and words that say nothing as `passed-over`."
    OPERATOR_HELP "operator-help" [], "Above the commands of those who run the bot."
    COMMAND_STATS "command-stats" [], "What `/stats` does."
    COMMAND_PREVIEW "command-preview" [], "What `/preview` does."
    COMMAND_PAUSE "command-pause" [], "What `/pause` does."
    COMMAND_RESUME "command-resume" [], "What `/resume` does."
    COMMAND_ANNOUNCE "command-announce" [], "What `/announce` does."
    STATS "stats" [], "Above the numbers about the bot."
    STATS_CHATS "stats-chats" ["private", "groups"], "How many chats there are."
    STATS_SUBSCRIPTIONS "stats-subscriptions" ["all", "paused"], "How many are subscribed."
    STATS_DELIVERIES "stats-deliveries" ["sent", "waiting", "unknown", "unreachable", "expired"], "What became of the messages of the day."
    STATS_QUESTIONS "stats-questions" ["questions"], "How many questions found no answer."
    STATS_KNOWLEDGE "stats-knowledge" ["facts", "sources"], "How much the bot knows."
    STATS_BROADCASTS_ON "stats-broadcasts-on" [], "That broadcasts are sent."
    STATS_BROADCASTS_PAUSED "stats-broadcasts-paused" [], "That broadcasts wait."
    STATS_PROGRAM "stats-program" ["version", "database"], "Which version runs, on which database."
    PREVIEW "preview" ["date"], "Above what is sent on a day."
    PREVIEW_NONE "preview-none" ["date"], "That nothing is sent on a day."
    PREVIEW_HOW "preview-how" [], "To `/preview` with something that is no day."
    BROADCASTS_PAUSED "broadcasts-paused" ["waiting"], "That broadcasts wait from now on."
    BROADCASTS_RESUMED "broadcasts-resumed" ["waiting"], "That broadcasts go on."
    ANNOUNCE_HOW "announce-how" [], "To `/announce` without a text."
    ANNOUNCE_TOO_LONG "announce-too-long" ["limit"], "To `/announce` with a text that no message holds."
    ANNOUNCE_ASK "announce-ask" ["chats"], "Below an announcement as it will look: whether to send it to so many chats."
    ANNOUNCE_NOBODY "announce-nobody" [], "That nobody would get the announcement."
    ANNOUNCE_CONFIRM "announce-confirm" [], "The button that sends the announcement."
    ANNOUNCE_CANCEL "announce-cancel" [], "The button that does not."
    ANNOUNCED "announced" ["chats"], "That the announcement is on its way."
    ANNOUNCED_PAUSED "announced-paused" [], "That it waits for broadcasts to go on."
    ANNOUNCED_ALREADY "announced-already" [], "To a second press."
    ANNOUNCE_CANCELLED "announce-cancelled" [], "That it is not sent."
    ANNOUNCE_OUTDATED "announce-outdated" [], "To a button of an announcement that is gone."
    COMMAND_SETTINGS "command-settings" [], "What `/settings` does."
    SETTINGS "settings" [], "Above what is set."
    SETTINGS_LANGUAGE "settings-language" ["language"], "The language, among what is set."
    SETTINGS_ON "settings-on" [], "That the chat is told of anniversaries, above how."
    SETTINGS_OFF "settings-off" [], "That it is not."
    SETTINGS_POINTS "settings-points" [], "The button that shows the points in the quiz."
    CHANGE_LANGUAGE "change-language" [], "The button for another language."
    BACK "back" [], "The button back to what is set."
    HELP_MORE "help-more" ["commands"], "The commands that /help only names."
    COMMAND_FEEDBACK "command-feedback" [], "What `/feedback` does."
    COMMAND_PRIVACY "command-privacy" [], "What `/privacy` does."
    COMMAND_MY_DATA "command-mydata" [], "What `/mydata` does."
    COMMAND_FORGET "command-forget" [], "What `/forget` does."
    PRIVACY "privacy" [], "What is kept of a chat, why, for how long, and who sees it."
    MY_DATA "my-data" [], "With the file of all that is kept."
    FORGET_ASK "forget-ask" [], "Whether all is to be forgotten, above the buttons."
    FORGET_YES "forget-yes" [], "The button that forgets."
    FORGET_NO "forget-no" [], "The button that does not."
    FORGOTTEN "forgotten" [], "That all is forgotten."
    FORGET_KEPT "forget-kept" [], "That nothing was forgotten."
    FEEDBACK_HOW "feedback-how" [], "To `/feedback` without words."
    FEEDBACK_BUTTON "feedback-button" [], "The button for a mistake in a fact."
    FEEDBACK_FACT "feedback-fact" ["title"], "How to report a mistake in a fact, above the command."
    FEEDBACK_THANKS "feedback-thanks" [], "That a report was passed on."
    FEEDBACK_ENOUGH "feedback-enough" [], "That there were enough reports for today."
    FEEDBACK_UNREAD "feedback-unread" [], "That nobody reads reports here."
    FEEDBACK_LETTER "feedback-letter" [], "To those who run the bot, above a report."
    FEEDBACK_LETTER_FACT "feedback-letter-fact" [], "The same above a report about a fact."
    LIST_NEXT "list-next" ["list", "next"], "A list and its next part."
    LIST_LAST "list-last" ["list", "last"], "A list and its last part."
    GROUP_SEPARATOR "group-separator" [], "Between groups of three digits."
    DECIMAL_SEPARATOR "decimal-separator" [], "Between whole and parts."
    MINUS "minus" [], "In front of a number below zero."
    CENTURY "century" ["number", "roman"], "The numeral of a century."
    CENTURIES "centuries" ["first", "last"], "The numerals of the first and the last of several centuries."
    LATITUDE_NORTH "latitude-north" ["degrees"], "Degrees north of the equator."
    LATITUDE_SOUTH "latitude-south" ["degrees"], "Degrees south of the equator."
    LONGITUDE_EAST "longitude-east" ["degrees"], "Degrees east of Greenwich."
    LONGITUDE_WEST "longitude-west" ["degrees"], "Degrees west of Greenwich."
    POINT "point" ["latitude", "longitude"], "A place on the map."
    DATE_DAY "date-day" ["day", "month", "year", "ending"], "A day."
    DATE_MONTH "date-month" ["month", "year", "ending"], "A month of a year."
    DATE_YEAR "date-year" ["year", "ending"], "A year."
    DATE_CIRCA "date-circa" ["year", "ending"], "About a year."
    DATE_BEFORE_YEAR "date-before-year" ["year", "ending"], "Before a year."
    DATE_BEFORE_MONTH "date-before-month" ["month", "year", "ending"], "Before a month."
    DATE_AFTER_YEAR "date-after-year" ["year", "ending"], "After a year."
    DATE_AFTER_MONTH "date-after-month" ["month", "year", "ending"], "After a month."
    DAY_OF_YEAR "day-of-year" ["day", "month"], "A day that every year has."
    MAP_BUTTON "map-button" [], "The button that shows where something is."
    MAP_CHOOSE "map-choose" [], "Above the list of places on the map."
    MAP_UNKNOWN "map-unknown" [], "The same, where the place that was named is not among them."
    MAP_NONE "map-none" [], "To `/map` where no fact gives a place."
    QUIZ_HOW "quiz-how" [], "To `/quiz` with a word that says nothing."
    QUIZ_NEXT "quiz-next" [], "The button for another question."
    QUIZ_POINTS "quiz-points" [], "The button for the points."
    QUIZ_NONE "quiz-none" [], "To `/quiz` where there is nothing to ask."
    QUIZ_RIGHT "quiz-right" [], "To a right answer."
    QUIZ_WRONG "quiz-wrong" [], "To a wrong one, above what is right."
    QUIZ_STOPPED "quiz-stopped" [], "To `/quiz stop`, above the points."
    QUIZ_NOTHING_ASKED "quiz-nothing-asked" [], "The same, where no question is open."
    QUIZ_OWN "quiz-own" ["right", "answers"], "How many of somebody's answers were right: their points."
    QUIZ_OWN_NONE "quiz-own-none" [], "The same, where they never answered."
    QUIZ_BEST "quiz-best" [], "Above those with the most points in a group."
    QUIZ_BEST_ITEM "quiz-best-item" ["name", "right", "answers"], "One of them."
    QUIZ_BEST_NONE "quiz-best-none" [], "Where nobody answered there."
    QUIZ_WORDS "quiz-words" [], "What people type behind `/quiz`: `stop` and `points`."
    DERIVED_EQUAL "derived-equal" ["from", "to"], "A figure in another unit, exactly."
    DERIVED_NEARLY "derived-nearly" ["from", "to"], "A figure in another unit, rounded."
    DERIVED_ABOUT "derived-about" ["text"], "Something computed that is rounded."
    DERIVED_ITEM "derived-item" ["text", "name"], "A figure that is computed with, and what it is."
    DERIVED_SHARE "derived-share" ["share", "part", "whole"], "What part of the whole something is."
    DERIVED_OVER "derived-over" ["parts"], "That it is more than a half, a third, a quarter."
    DERIVED_UNDER "derived-under" ["parts"], "That it is less than a half, a third, a quarter."
    DERIVED_TOTAL "derived-total" ["total", "items"], "What several figures make together."
    DERIVED_LARGER "derived-larger" ["name"], "Which of two figures is larger."
    DERIVED_DIFFERENCE "derived-difference" ["difference", "larger", "smaller"], "By how much one figure is larger."
    DERIVED_ALIKE "derived-alike" ["first", "second"], "That two figures are the same."
    DERIVED_TIMES "derived-times" ["times", "larger", "smaller"], "How many times as large one figure is."
    DERIVED_DURATION "derived-duration" ["from", "to", "duration"], "How long it is from one date to another."
    DERIVED_UNTIL "derived-until" ["date", "duration"], "How long it is until a day."
    DERIVED_TODAY "derived-today" ["date"], "That the day is today."
    DERIVED_TRAVEL "derived-travel" ["speed", "distance", "time"], "How long a way takes at a speed."
    DERIVED_DISPUTED "derived-disputed" [], "That a figure that was computed with is disputed."
    DERIVED_ALSO "derived-also" ["title"], "In front of the sources of the second figure."
    TERMINAL_SUBSCRIBED "terminal-subscribed" [], "What being told of anniversaries means in a terminal."
}

/// What a phrase's gap is filled with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Arg<'a> {
    /// Words.
    Text(&'a str),
    /// A number, by which a plural is chosen.
    Number(f64),
    /// A number in a row, by which the form of `1st`, `2nd`, `3rd` is chosen.
    Ordinal(f64),
}

/// The phrases of every language of a district.
pub struct Phrases(BTreeMap<Language, FluentBundle<FluentResource>>);

impl std::fmt::Debug for Phrases {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_list().entries(self.0.keys()).finish()
    }
}

impl Phrases {
    /// Reads `(language, file, text)` for each language; the units that each prints come with it.
    pub(super) fn read<'t>(
        files: impl Iterator<Item = (Language, &'t str, &'t str)>,
    ) -> (Self, BTreeMap<Language, Listing>, Vec<Problem>) {
        let mut bundles = BTreeMap::new();
        let mut units = BTreeMap::new();
        let mut problems = Vec::new();
        for (language, file, text) in files {
            let file = PhraseFile::parse(language, file, text);
            problems.extend(file.problems());
            units.insert(language, file.units());
            bundles.insert(language, bundle(language, text));
        }
        (Self(bundles), units, problems)
    }

    /// A phrase in a language; its key where the folder has no such language.
    pub fn say(&self, language: Language, phrase: Phrase, args: &[(&str, Arg<'_>)]) -> String {
        debug_assert!(args.iter().map(|it| it.0).eq(phrase.args.iter().copied()), "{phrase:?}");
        self.format(language, phrase.key, args).unwrap_or_else(|| phrase.key.to_owned())
    }

    /// A number, already written out, with its unit; `None` where the language has no such unit.
    pub fn measure(
        &self,
        language: Language,
        unit: &UnitId,
        number: f64,
        text: &str,
    ) -> Option<String> {
        let args = [("number", Arg::Number(number)), ("text", Arg::Text(text))];
        self.format(language, &format!("{UNIT}{unit}"), &args)
    }

    /// The texts of a language, for telling languages apart.
    pub fn samples(&self, language: Language) -> Vec<String> {
        let plain = Phrase::ALL.iter().filter(|it| it.args.is_empty());
        plain.filter_map(|it| self.format(language, it.key, &[])).collect()
    }

    fn format(&self, language: Language, key: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        let bundle = self.0.get(&language)?;
        format(bundle, key, args)
    }
}

/// The texts of a file, ready to be filled in. What is wrong with them [`PhraseFile`] tells.
fn bundle(language: Language, text: &str) -> FluentBundle<FluentResource> {
    let locale = language.as_str().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // Isolating marks around values would be seen by whoever copies an answer.
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(read, _)| read);
    bundle.add_resource_overriding(resource);
    bundle
}

fn format(
    bundle: &FluentBundle<FluentResource>,
    key: &str,
    args: &[(&str, Arg<'_>)],
) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    let mut fluent = FluentArgs::new();
    for &(name, arg) in args {
        match arg {
            Arg::Text(text) => fluent.set(name.to_owned(), FluentValue::from(text.to_owned())),
            Arg::Number(number) => fluent.set(name.to_owned(), FluentValue::from(number)),
            Arg::Ordinal(number) => fluent.set(name.to_owned(), ordinal(number)),
        }
    }
    Some(bundle.format_pattern(pattern, Some(&fluent), &mut Vec::new()).into_owned())
}

fn ordinal(number: f64) -> FluentValue<'static> {
    let r#type = FluentNumberType::Ordinal;
    let options = FluentNumberOptions { r#type, ..FluentNumberOptions::default() };
    FluentValue::Number(FluentNumber::new(number, options))
}
