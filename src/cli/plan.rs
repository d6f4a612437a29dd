//! What would be sent on a day, to how many, without sending it.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::Result;
use jiff::Timestamp;
use jiff::civil::Date;

use super::database;
use crate::anniversary;
use crate::chat::Which;
use crate::config::Config;
use crate::knowledge::District;
use crate::store::{Audience, Group, Store, StoreError, Waiting};

/// What a group of equal subscriptions is told on a day.
struct Entry {
    group: Group,
    /// When; `None` where the group's clocks leap over the day.
    due_at: Option<Timestamp>,
    audience: Audience,
}

/// What is due on a day, where each subscriber is: groups by the moment, and in all.
///
/// # Errors
/// Says why the database does not tell.
pub(super) fn of(district: &District, config: &Config, day: Date) -> Result<String> {
    database::runtime()?.block_on(async {
        let store = database::existing(config).await?;
        let entries = entries(district, &store, day).await?;
        Ok(tell(district, day, &entries, store.waiting_announcements().await?))
    })
}

async fn entries(district: &District, store: &Store, day: Date) -> Result<Vec<Entry>, StoreError> {
    let mut entries = Vec::new();
    for group in store.all_groups().await? {
        if anniversary::due(district, group.which, day).is_empty() {
            continue;
        }
        let due_at = anniversary::moment(district, &group.subscription(), day);
        let audience = store.audience(&group, due_at.unwrap_or(Timestamp::MAX)).await?;
        entries.push(Entry { group, due_at, audience });
    }
    entries.sort_by_key(|it| it.due_at);
    Ok(entries)
}

fn tell(district: &District, day: Date, entries: &[Entry], waiting: Waiting) -> String {
    let mut text = format!("{day}\n");
    for entry in entries {
        text.push_str(&told(district, day, entry));
    }
    if entries.is_empty() {
        text.push_str("  nothing is due for anybody who is subscribed\n");
    }
    let sent: i64 = entries.iter().filter(|it| it.due_at.is_some()).map(Entry::chats).sum();
    let paused: i64 = entries.iter().map(|it| it.audience.paused).sum();
    let Waiting { announcements, deliveries } = waiting;
    let _ = write!(
        text,
        "\nin all: {}, {paused} paused; announcements that wait: {announcements}, to {}",
        chats(sent),
        chats(deliveries)
    );
    text
}

fn told(district: &District, day: Date, entry: &Entry) -> String {
    let Entry { group, due_at, audience } = entry;
    let which = match group.which {
        Which::Main => "the main ones",
        Which::All => "all",
    };
    let (hour, zone) = (group.hour, &group.zone);
    let when = due_at.map_or_else(
        || "never, the clocks there leap over this day".to_owned(),
        |it| format!("{it}, {} there", local(it, zone)),
    );
    let mut text = format!("\n{when} ({which} at {hour:02}:00 {zone})\n");
    for (id, anniversary) in anniversary::due(district, group.which, day) {
        let title = anniversary::title(anniversary, district.default_language());
        let _ = writeln!(text, "  {id}: {title}");
    }
    let _ = writeln!(text, "  to {}{}", chats(entry.chats()), languages(district, audience));
    if audience.paused > 0 {
        let _ = writeln!(text, "  {} paused and left out", chats(audience.paused));
    }
    text
}

/// A moment as the clocks of a zone show it; in UTC where the tz database has lost the zone.
fn local(moment: Timestamp, zone: &str) -> String {
    let zoned = moment.in_tz(zone);
    zoned.map_or_else(|_| moment.to_string(), |it| it.strftime("%Y-%m-%d %H:%M %:z").to_string())
}

/// The languages in which they are told, the most used first.
fn languages(district: &District, audience: &Audience) -> String {
    let mut spoken = BTreeMap::new();
    for (language, chats) in &audience.told {
        let known = language.filter(|it| district.languages.contains(it));
        *spoken.entry(known.unwrap_or_else(|| district.default_language())).or_insert(0) += chats;
    }
    let mut spoken: Vec<_> = spoken.into_iter().collect();
    spoken.sort_by_key(|it| Reverse(it.1));
    let spoken: Vec<String> =
        spoken.into_iter().map(|(it, chats)| format!("{chats} {it}")).collect();
    if spoken.is_empty() { String::new() } else { format!(": {}", spoken.join(", ")) }
}

fn chats(count: i64) -> String {
    format!("{count} {}", if count == 1 { "chat" } else { "chats" })
}

impl Entry {
    fn chats(&self) -> i64 {
        self.audience.told.values().sum()
    }
}
