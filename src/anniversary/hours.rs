//! The moments at which anniversaries are told of: hours and days of a time zone.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Timestamp};

use super::due;
use crate::chat::Subscription;
use crate::knowledge::{AnniversaryId, District};

/// An anniversary that is to be told of on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    /// Which one.
    pub anniversary: AnniversaryId,
    /// The day, where the subscriber is.
    pub day: Date,
    /// Not before this moment.
    pub due_at: Timestamp,
    /// Before this moment: the end of the day.
    pub expires_at: Timestamp,
}

/// What is to be told to whoever has such a subscription at this moment, though it may have been told.
///
/// Only of the day that it is there now: what a bot that was down has missed of an earlier day stays untold.
pub fn occasions(
    district: &District,
    subscription: &Subscription,
    now: Timestamp,
) -> Vec<Occasion> {
    let day = local_date(district, subscription, now);
    let Some(due_at) = moment(district, subscription, day).filter(|it| *it <= now) else {
        return Vec::new();
    };
    let expires_at = end_of_day(district, subscription, day);
    let due = due(district, subscription.which, day).into_iter();
    due.map(|(id, _)| Occasion { anniversary: id.clone(), day, due_at, expires_at }).collect()
}

/// The moment at which a day's anniversaries are told of: its hour, where the clocks pass it twice for the
/// first time, and where they leap over it the first moment after. `None` where the zone leaps over the
/// day, as Samoa did over 30 December 2011, or where there is no such hour.
pub fn moment(district: &District, subscription: &Subscription, date: Date) -> Option<Timestamp> {
    let hour = Time::new(subscription.hour, 0, 0, 0).ok()?;
    let zone = zone(district, subscription);
    let moment = first_moment(&zone, date.to_datetime(hour))?;
    Some(moment).filter(|it| zone.to_datetime(*it).date() == date)
}

/// The day that it is where the subscriber is.
pub fn local_date(district: &District, subscription: &Subscription, now: Timestamp) -> Date {
    zone(district, subscription).to_datetime(now).date()
}

/// The moment at which the day after begins.
pub fn end_of_day(district: &District, subscription: &Subscription, date: Date) -> Timestamp {
    let midnight = date.tomorrow().map(|it| it.to_datetime(Time::midnight()));
    let zone = zone(district, subscription);
    let end = midnight.ok().and_then(|it| first_moment(&zone, it));
    end.unwrap_or(Timestamp::MAX)
}

/// The subscriber's zone; the district's where the tz database has lost it.
fn zone(district: &District, subscription: &Subscription) -> TimeZone {
    let zone = TimeZone::get(&subscription.zone).or_else(|_| TimeZone::get(&district.time_zone));
    zone.unwrap_or(TimeZone::UTC)
}

/// The first moment at which clocks show this or, where they leap over it, something later.
fn first_moment(zone: &TimeZone, shown: DateTime) -> Option<Timestamp> {
    let ambiguous = zone.to_ambiguous_timestamp(shown);
    let leapt = matches!(ambiguous.offset(), AmbiguousOffset::Gap { .. });
    let moment = ambiguous.compatible().ok()?;
    if !leapt {
        return Some(moment);
    }
    let after = moment.checked_add(SignedDuration::from_nanos(1)).ok()?;
    zone.preceding(after).next().map(|it| it.timestamp())
}
