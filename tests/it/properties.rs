//! Whatever is written, pressed or guessed at: an answer comes, it is never blank, and it is the
//! same answer twice.

use std::sync::LazyLock;
use std::thread;

use jiff::civil::{Date, date};
use lachin_bot::chat::{Asked, Effect, Place, Profile};
use lachin_bot::conversation::{Incoming, Response};
use lachin_bot::knowledge::{FactId, Language};
use proptest::prelude::*;

use crate::chance::Chance;
use crate::conversation::LACHIN;
use crate::storm::Storm;

const TODAY: Date = date(2026, 3, 1);

/// Most bytes of a button's data.
/// Source: <https://core.telegram.org/bots/api#inlinekeyboardbutton>
const DATA_BYTES: usize = 64;

/// Longest message that Telegram takes, in characters.
/// Source: <https://core.telegram.org/bots/api#sendmessage>
const MESSAGE_CHARS: usize = 4096;

/// How many broken questions are asked.
const BROKEN: usize = 20_000;

/// Where the chance of each of the people who ask them begins.
const SEEDS: [u64; 4] = [0x5eed_0f1a, 0x5eed_0c41, 0x5eed_2026, 0x5eed_7a2d];

/// The questions that people ask.
static QUESTIONS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let records = include_str!("questions.jsonl").lines();
    let records = records.map(|it| serde_json::from_str::<serde_json::Value>(it).unwrap());
    records.map(|it| it["q"].as_str().unwrap().to_owned()).collect()
});

/// Words, commands and signs that mean something to the bot.
const KNOWN: [&str; 24] = [
    "Lachin",
    "Laçın",
    "Лачин",
    "Hakari",
    "area",
    "how",
    "long",
    "is",
    "the",
    "когда",
    "neçə",
    "ne",
    "/ask",
    "/fact",
    "/help",
    "/language",
    "/start",
    "@lachin_bot",
    "@other_bot",
    "area",
    "ru",
    "?",
    "1:fact:area",
    "🙂",
];

/// What every response must be.
#[track_caller]
fn check(profile: &Profile, incoming: Incoming<'_>) -> Response {
    let response = LACHIN.respond(profile, incoming, Some("lachin_bot"), TODAY);
    for reply in &response.replies {
        let text = reply.document.to_plain();
        assert!(!text.trim().is_empty(), "blank: {incoming:?}");
        assert!(!is_a_key(&text), "a key in place of its phrase: {incoming:?}");
        assert!(LACHIN.district().languages.contains(&reply.language), "{incoming:?}");
        for button in &reply.buttons {
            assert!(!button.label.trim().is_empty(), "{incoming:?}");
            assert!(button.action.to_data().len() <= DATA_BYTES, "{incoming:?}");
        }
    }
    response
}

#[track_caller]
fn check_private(profile: &Profile, incoming: Incoming<'_>) -> Response {
    let response = check(profile, incoming);
    let others = matches!(incoming, Incoming::Text(text) if is_for_another_bot(text));
    assert_eq!(response.replies.is_empty(), others, "{incoming:?}");
    response
}

/// What stands where a phrase could not be found.
fn is_a_key(text: &str) -> bool {
    text.contains('-') && text.chars().all(|it| it.is_ascii_lowercase() || it == '-')
}

fn is_for_another_bot(text: &str) -> bool {
    let command = text.trim_start().strip_prefix('/').and_then(|it| it.split_whitespace().next());
    let addressee = command.and_then(|it| it.split_once('@'));
    let named =
        text.trim_start().strip_prefix('/').is_some_and(|it| it.starts_with(char::is_alphanumeric));
    named && addressee.is_some_and(|it| !it.1.eq_ignore_ascii_case("lachin_bot"))
}

fn languages() -> impl Strategy<Value = Option<Language>> {
    let codes = prop::sample::select(vec!["en", "az", "ru", "tr", "de", "zh", "sah"]);
    prop::option::of(codes.prop_map(|it| Language::parse(it).unwrap()))
}

prop_compose! {
    fn profiles(place: Place)(
        chosen in languages(),
        hint in languages(),
        last in prop::option::of((prop::sample::select(vec!["area", "hakari-length", "gone"]), languages())),
    ) -> Profile {
        let asked = |(fact, language): (&str, Option<Language>)| {
            let language = language.unwrap_or_else(|| LACHIN.district().default_language());
            Asked { fact: FactId::parse(fact).unwrap(), language }
        };
        Profile { chosen, hint, last: last.map(asked), ..Profile::new(place) }
    }
}

/// Anything, and mixtures of what the bot knows with anything.
fn texts() -> impl Strategy<Value = String> {
    let known = prop::sample::select(KNOWN.to_vec()).prop_map(str::to_owned);
    let asked = prop::sample::select(QUESTIONS.clone());
    let anything = prop::collection::vec(any::<char>(), 0..40).prop_map(String::from_iter);
    let part = prop_oneof![4 => known, 1 => asked, 2 => anything.clone()];
    let blank = prop::sample::select(vec!["", " ", "\n", "\u{200b}", "'", "."]);
    let mixture = prop::collection::vec((part, blank), 0..8);
    prop_oneof![
        anything,
        mixture.prop_map(|it| it.into_iter().map(|(part, blank)| part + blank).collect()),
    ]
}

fn buttons() -> impl Strategy<Value = String> {
    let near = "(1|0|2)?:?(fact|topic|language|x)?:?(area|rivers|ru|fr|[a-z-]{0,60})";
    let ours = "1:(fact|topic|language):(area|rivers|ru|fr|gone|[a-z-]{0,60})";
    prop_oneof![texts(), near, ours]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn whatever_is_written_in_private_is_answered_and_answered_alike(
        profile in profiles(Place::Private),
        text in texts(),
    ) {
        let once = check_private(&profile, Incoming::Text(&text));
        prop_assert_eq!(once, check_private(&profile, Incoming::Text(&text)));
    }

    #[test]
    fn whatever_is_written_in_a_group_is_taken_alike(
        profile in profiles(Place::Group),
        text in texts(),
    ) {
        let once = check(&profile, Incoming::Text(&text));
        prop_assert_eq!(once, check(&profile, Incoming::Text(&text)));
    }

    #[test]
    fn whatever_a_button_carries_is_answered(profile in profiles(Place::Private), data in buttons()) {
        let once = check_private(&profile, Incoming::Button(&data));
        prop_assert_eq!(once, check_private(&profile, Incoming::Button(&data)));
    }

    #[test]
    fn what_is_no_text_is_answered(profile in profiles(Place::Private)) {
        for incoming in [Incoming::Wordless, Incoming::Flood, Incoming::Failed] {
            check_private(&profile, incoming);
        }
    }

    #[test]
    fn every_button_that_is_offered_leads_somewhere(
        mut profile in profiles(Place::Private),
        text in texts(),
    ) {
        let response = check_private(&profile, Incoming::Text(&text));
        response.effects.iter().for_each(|it| profile.apply(it));
        for button in response.replies.iter().flat_map(|it| &it.buttons) {
            let pressed = check_private(&profile, Incoming::Button(&button.action.to_data()));
            let again = !pressed.effects.is_empty() || !pressed.replies[0].buttons.is_empty();
            prop_assert!(again, "{}", button.label);
        }
    }
}

#[test]
fn a_reply_to_a_text_that_telegram_delivers_fits_into_one_message() {
    let longest = "x".repeat(MESSAGE_CHARS - 10);
    for command in ["", "/ask ", "/fact ", "/language ", "/topics ", "/dance "] {
        let text = format!("{command}{longest}");
        let response = check_private(&Profile::new(Place::Private), Incoming::Text(&text));
        for reply in response.replies {
            let length = reply.document.to_plain().chars().count();
            assert!(length <= MESSAGE_CHARS, "{command}: {length} characters");
        }
    }
    for command in ["/sources", "/about", "/help", "/start", "/topics"] {
        for &hint in &LACHIN.district().languages {
            let profile = Profile { hint: Some(hint), ..Profile::new(Place::Private) };
            let response = check_private(&profile, Incoming::Text(command));
            for reply in response.replies {
                let length = reply.document.to_plain().chars().count();
                assert!(length <= MESSAGE_CHARS, "{command} in {hint}: {length} characters");
            }
        }
    }
}

#[test]
fn broken_questions_are_all_answered() {
    let people = SEEDS.map(|seed| thread::spawn(move || ask_broken(Chance::new(seed))));
    let answered: usize = people.into_iter().map(|it| it.join().unwrap()).sum();
    assert!(answered > BROKEN / 4, "only {answered} of {BROKEN} found a fact");
}

/// How many questions of the storm are asked; `cargo run --release --example storm` asks millions.
const STORM: u64 = 2500;

#[test]
fn a_storm_of_questions_is_weathered() {
    let storm = Storm::new(LACHIN.district());
    let mut profile = Profile::new(Place::Private);
    for seed in 0..STORM {
        let text = storm.question(seed);
        let finding = LACHIN.find(&text, &profile);
        assert!(
            finding.candidates.iter().all(|it| (0.0..=1.0).contains(&it.probability)),
            "{seed}"
        );
        let response = check_private(&profile, Incoming::Text(&text));
        response.effects.iter().for_each(|it| profile.apply(it));
    }
}

/// One person's share of the broken questions; how many of them found a fact.
fn ask_broken(mut chance: Chance) -> usize {
    let mut profile = Profile::new(Place::Private);
    let mut answered = 0;
    for _ in 0..BROKEN / SEEDS.len() {
        let text = broken(&mut chance);
        let response = check_private(&profile, Incoming::Text(&text));
        response.effects.iter().for_each(|it| profile.apply(it));
        answered += usize::from(matches!(response.effects[..], [Effect::Answered(_)]));
    }
    answered
}

/// A question as a clumsy hand leaves it.
fn broken(chance: &mut Chance) -> String {
    let mut letters: Vec<char> = chance.pick(&QUESTIONS).chars().collect();
    for _ in 0..=chance.below(4) {
        let place = chance.below(letters.len().max(1));
        match chance.below(6) {
            0 if place < letters.len() => drop(letters.remove(place)),
            1 if place < letters.len() => letters.insert(place, letters[place]),
            2 if place + 1 < letters.len() => letters.swap(place, place + 1),
            3 if chance.below(8) == 0 => letters.truncate(place),
            4 if chance.below(8) == 0 => letters.extend(chance.pick(&QUESTIONS).chars()),
            5 => letters.insert(place, ['\u{301}', '\u{200d}', '🙂', '\0', '\''][chance.below(5)]),
            _ => letters.push('?'),
        }
    }
    letters.into_iter().collect()
}
