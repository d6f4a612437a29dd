//! What stands before the conversation: a flooding person is slowed, and a panic costs one reply.

use std::panic::{self, AssertUnwindSafe};

use log::error;
use teloxide::types::ChatId;
use tokio::time::Instant;

use super::bucket::Bucket;
use super::pace::Rate;
use super::recent::Recent;

/// How many people are watched; whoever was quiet for longest is forgotten, and is welcome again.
const ROOM: usize = 10_000;

/// Watches how fast people ask.
#[derive(Debug)]
pub(super) struct Guard {
    rate: Rate,
    people: Recent<ChatId, Person>,
}

/// What to do with what somebody says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Admission {
    /// Answer it.
    Welcome,
    /// Ask for patience instead, once.
    Notice,
    /// Leave it unanswered.
    Ignored,
}

#[derive(Debug)]
struct Person {
    bucket: Bucket,
    mood: Mood,
}

#[derive(Debug)]
enum Mood {
    Welcome,
    Slowed,
}

impl Guard {
    /// Lets everybody ask this fast.
    pub(super) fn new(rate: Rate) -> Self {
        Self { rate, people: Recent::new(ROOM) }
    }

    /// Decides on something that somebody said now. `person` is a user, or a chat that speaks as
    /// one. Whoever was asked for patience is heard again when half of the bucket is back.
    pub(super) fn admit(&mut self, person: ChatId, now: Instant) -> Admission {
        let rate = self.rate;
        let person = self
            .people
            .get_or(person, || Person { bucket: Bucket::new(rate, now), mood: Mood::Welcome });
        match person.mood {
            Mood::Slowed if !person.bucket.is_half_full(now) => Admission::Ignored,
            Mood::Slowed | Mood::Welcome => {
                let taken = person.bucket.take(now);
                person.mood = if taken.is_some() { Mood::Welcome } else { Mood::Slowed };
                taken.map_or(Admission::Notice, |()| Admission::Welcome)
            }
        }
    }
}

/// Something panicked; what, the panic hook has said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Panicked;

/// Runs something that may panic.
pub(super) fn shielded<T>(risky: impl FnOnce() -> T) -> Result<T, Panicked> {
    // What a panic carries may quote what somebody wrote: it is neither looked at nor logged.
    panic::catch_unwind(AssertUnwindSafe(risky)).map_err(|_| Panicked)
}

/// Makes panics tell where they happened and nothing else: their text may quote what somebody
/// wrote.
pub fn quiet_panics() {
    panic::set_hook(Box::new(|panic| {
        let (file, line) = panic.location().map_or(("nowhere", 0), |it| (it.file(), it.line()));
        error!(file, line; "a mistake in the program: panic at {file}:{line}");
    }));
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const RATE: Rate = Rate { burst: 4, every: Duration::from_secs(2) };

    #[test]
    fn a_flood_gets_one_notice_and_is_heard_again_at_half() {
        let start = Instant::now();
        let mut guard = Guard::new(RATE);
        let mut at =
            |person, seconds| guard.admit(ChatId(person), start + Duration::from_secs(seconds));
        for _ in 0..4 {
            assert_eq!(at(1, 0), Admission::Welcome);
        }
        assert_eq!(at(1, 0), Admission::Notice);
        for seconds in [0, 1, 2, 3] {
            assert_eq!(at(1, seconds), Admission::Ignored, "{seconds} s");
        }
        assert_eq!(at(2, 3), Admission::Welcome, "others are not held up");
        assert_eq!([at(1, 4), at(1, 4)], [Admission::Welcome; 2]);
        assert_eq!(at(1, 4), Admission::Notice);
    }

    #[test]
    fn a_panic_is_contained() {
        assert_eq!(shielded(|| 7), Ok(7));
        assert_eq!(shielded(|| -> u8 { panic!("of course") }), Err(Panicked));
    }
}
