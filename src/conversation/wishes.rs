//! What somebody types behind /subscribe: hours, time zones and a few words, in any order and language.

use std::collections::BTreeMap;

use jiff::tz::{self, TimeZone};

use crate::answer::reply::{Wish, ZoneName};
use crate::knowledge::{District, Language, Phrase, word_lists};
use crate::text;

/// The parts of the tz database that name places. Its other names are rules and older spellings.
const AREAS: [&str; 10] = [
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
];

/// Most words of a name: Dumont d'Urville counts as three.
const NAME_WORDS: usize = 4;

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Wishes {
    /// What was wished, in the order of the words.
    pub(super) wishes: Vec<Wish>,
    /// Whether words are left that say nothing to us.
    pub(super) unread: Unread,
}

/// Whether words were not understood.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unread {
    /// All were.
    #[default]
    Nothing,
    /// Some were not.
    Something,
}

/// What a word or a few say.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Meaning {
    Wish(Wish),
    Half(Half),
    PassedOver,
}

/// Which half of the day an hour belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Evening,
}

impl Wishes {
    /// Reads words in any language of the district.
    pub(super) fn read(district: &District, text: &str) -> Self {
        let parts: Vec<&str> = text
            .split(|it: char| it.is_whitespace() || ",;".contains(it))
            .map(|it| it.trim_matches(|it: char| !it.is_alphanumeric() && !"+-".contains(it)))
            .filter(|it| it.chars().any(char::is_alphanumeric))
            .collect();
        if parts.is_empty() {
            return Self::default();
        }
        let words = vocabulary(district);
        let (mut read, mut hour, mut half) = (Self::default(), None, None);
        let mut rest = parts.as_slice();
        while let Some((first, others)) = rest.split_first() {
            rest = others;
            if let Some(clock) = clock(first) {
                hour = Some(clock.0);
                half = clock.1.or(half);
            } else if let Some(zone) = offset(first) {
                read.wishes.push(Wish::Zone(zone));
            } else if let Some((meaning, others)) = longest(&words, first, others) {
                rest = others;
                match meaning {
                    Meaning::Wish(wish) => read.wishes.push(wish),
                    Meaning::Half(it) => half = Some(it),
                    Meaning::PassedOver => {}
                }
            } else {
                read.unread = Unread::Something;
            }
        }
        read.wishes.extend(hour.map(|it| Wish::Hour(in_half(it, half))));
        read
    }
}

/// The zones that people name, in the order of the list, with what a language calls them.
pub(super) fn zones(district: &District, language: Language) -> Vec<(ZoneName, String)> {
    let text = district.phrases.say(language, Phrase::ZONES, &[]);
    let zones = word_lists(&text).filter_map(|(zone, names)| {
        let zone = known_zone(&ZoneName::parse(zone)?)?;
        Some((zone, (*names.first()?).to_owned()))
    });
    zones.collect()
}

/// What a zone is called: by the list, else by the city in its name, or as `UTC+4`.
pub(super) fn zone_label(district: &District, zone: &str, language: Language) -> String {
    let listed = zones(district, language).into_iter().find(|it| it.0.as_str() == zone);
    if let Some((_, label)) = listed {
        return label;
    }
    let city = zone.rsplit('/').next().unwrap_or(zone);
    // The names of the tz database count westwards.
    match city.strip_prefix("GMT").and_then(|it| it.split_at_checked(1)) {
        Some(("-", hours)) => format!("UTC+{hours}"),
        Some(("+", hours)) => format!("UTC−{hours}"),
        Some(_) | None => city.replace('_', " "),
    }
}

/// The name as the tz database writes it; `None` where it has no such zone.
pub(super) fn known_zone(name: &ZoneName) -> Option<ZoneName> {
    let zone = TimeZone::get(name.as_str()).ok()?;
    let zone = ZoneName::parse(zone.iana_name()?)?;
    let area = zone.as_str().split('/').next().unwrap_or_default();
    let named =
        AREAS.contains(&area) || zone.as_str() == "UTC" || zone.as_str().starts_with("Etc/GMT");
    named.then_some(zone)
}

/// The most words from here on that say something together, and what is left of the others.
fn longest<'p, 't>(
    words: &BTreeMap<String, Meaning>,
    first: &str,
    others: &'p [&'t str],
) -> Option<(Meaning, &'p [&'t str])> {
    let most = others.len().min(NAME_WORDS - 1);
    (0..=most).rev().find_map(|more| {
        let (taken, left) = others.split_at(more);
        let name = [&[first], taken].concat().join(" ");
        Some((words.get(&key(&name))?.clone(), left))
    })
}

/// All words that say something, by their keys. What the phrases say comes before the tz database.
fn vocabulary(district: &District) -> BTreeMap<String, Meaning> {
    let mut words = BTreeMap::new();
    let mut names: Vec<ZoneName> =
        tz::db().available().filter_map(|it| ZoneName::parse(it.as_str())).collect();
    let of_area = |it: &ZoneName, area| it.as_str().starts_with(&format!("{area}/"));
    names.retain(|it| it.as_str() == "UTC" || AREAS.iter().any(|area| of_area(it, area)));
    // Of two cities of one name the one that is said more plainly: America/Louisville.
    names.sort_by_key(|it| (it.as_str().split('/').count(), it.clone()));
    for zone in names {
        let city = zone.as_str().rsplit('/').next().unwrap_or_default();
        for name in [city, zone.as_str()] {
            words.entry(key(name)).or_insert_with(|| Meaning::Wish(Wish::Zone(zone.clone())));
        }
    }
    for &language in &district.languages {
        let zones = district.phrases.say(language, Phrase::ZONES, &[]);
        for (zone, names) in word_lists(&zones) {
            let zone = ZoneName::parse(zone).and_then(|it| known_zone(&it));
            let meaning = zone.map(|it| Meaning::Wish(Wish::Zone(it)));
            words.extend(names.iter().filter_map(|it| Some((key(it), meaning.clone()?))));
        }
        let said = district.phrases.say(language, Phrase::WISH_WORDS, &[]);
        for (kind, names) in word_lists(&said) {
            let meaning = meaning(kind);
            words.extend(names.iter().filter_map(|it| Some((key(it), meaning.clone()?))));
        }
    }
    words
}

/// The lists of [`Phrase::WISH_WORDS`].
fn meaning(kind: &str) -> Option<Meaning> {
    Some(match kind {
        "all" => Meaning::Wish(Wish::All),
        "main" => Meaning::Wish(Wish::Main),
        "silent" => Meaning::Wish(Wish::Silent),
        "aloud" => Meaning::Wish(Wish::Aloud),
        "off" => Meaning::Wish(Wish::Off),
        "morning" => Meaning::Half(Half::Morning),
        "evening" => Meaning::Half(Half::Evening),
        "passed-over" => Meaning::PassedOver,
        _ => return None,
    })
}

/// A name without case, accents, alphabet and signs.
fn key(name: &str) -> String {
    let folded = text::fold(name);
    let words = folded.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// `8`, `08:00`, `20.30`, `8pm`, `8-də`: the hour, minutes left out, and its half of the day where it is named.
fn clock(word: &str) -> Option<(i8, Option<Half>)> {
    let (hour, rest) = digits(word);
    let hour: i8 = hour.parse().ok().filter(|it| (0..24).contains(it))?;
    let minutes = rest.strip_prefix([':', '.', '-']).map(digits);
    let rest = match minutes {
        Some((minutes, rest)) if minutes.len() == 2 => {
            minutes.parse().ok().filter(|it: &u8| *it < 60)?;
            rest
        }
        Some(_) | None => rest,
    };
    let ending = rest.strip_prefix(['\'', '’', '-']);
    match rest.to_lowercase().as_str() {
        "" | "h" => Some((hour, None)),
        "am" | "a.m" => Some((hour, Some(Half::Morning))),
        "pm" | "p.m" => Some((hour, Some(Half::Evening))),
        _ => ending.filter(|it| it.chars().all(char::is_alphabetic)).map(|_| (hour, None)),
    }
}

/// The figures at the beginning of a word, and what follows them.
fn digits(word: &str) -> (&str, &str) {
    let end = word.find(|it: char| !it.is_ascii_digit()).unwrap_or(word.len());
    word.split_at(end)
}

const fn in_half(hour: i8, half: Option<Half>) -> i8 {
    match (hour, half) {
        (12, Some(Half::Morning)) => 0,
        (1..=11, Some(Half::Evening)) => hour + 12,
        (_, Some(Half::Morning | Half::Evening) | None) => hour,
    }
}

/// `UTC+4`, `+4`.
fn offset(word: &str) -> Option<ZoneName> {
    let word = word.to_ascii_uppercase();
    let hours = word.trim_start_matches("UTC").trim_start_matches("GMT");
    let (sign, hours) = match hours.split_at_checked(1)? {
        ("+", hours) => ('-', hours),
        ("-", hours) => ('+', hours),
        _ => return None,
    };
    let hours: u8 = hours.parse().ok()?;
    let name = if hours == 0 { "UTC".to_owned() } else { format!("Etc/GMT{sign}{hours}") };
    known_zone(&ZoneName::parse(&name)?)
}
