//! Who may be written to now: one message at a time to a chat, and nobody where one chat after the other says
//! that it is too much. It knows the time only as it is told.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use jiff::Timestamp;

use super::pace::Pace;

/// From this many chats on, those that may be written to again are forgotten.
const SWEEP: usize = 1024;

/// So many chats in a row are told to wait for the sake of all. It costs no message more than two would,
/// as so many are in flight; and where each fiftieth chat is busy for itself, two in a row are every minute.
const IN_A_ROW: usize = 3;

/// When each chat was last written to, and who said that it is too much.
#[derive(Debug)]
pub(super) struct Gate {
    pace: Pace,
    last: HashMap<i64, Timestamp>,
    reports: VecDeque<Report>,
    next_sweep: usize,
}

/// A chat asked to be left alone.
#[derive(Debug, Clone, Copy)]
struct Report {
    chat: i64,
    at: Timestamp,
    until: Timestamp,
}

impl Gate {
    /// Nobody was written to yet.
    pub(super) fn new(pace: Pace) -> Self {
        Self { pace, last: HashMap::new(), reports: VecDeque::new(), next_sweep: SWEEP }
    }

    /// Lets one message to a chat through, or says when it may come again.
    pub(super) fn pass(&mut self, chat: i64, now: Timestamp) -> Result<(), Timestamp> {
        let pause = self.pause(chat);
        if let Some(&last) = self.last.get(&chat)
            && let Some(again_at) = after(last, pause)
            && last <= now
            && now < again_at
        {
            return Err(again_at);
        }
        self.last.insert(chat, now);
        self.sweep(now);
        Ok(())
    }

    /// A chat took a message, or refused it for reasons of its own: not all are to be left alone.
    pub(super) fn answered(&mut self) {
        self.reports.clear();
    }

    /// A chat asks to be left alone until a moment. Says until when all are to be, where it is not the
    /// only one.
    pub(super) fn report(
        &mut self,
        chat: i64,
        until: Timestamp,
        now: Timestamp,
    ) -> Option<Timestamp> {
        let recent = |it: &Report| {
            it.chat != chat
                && it.at <= now
                && after(it.at, self.pace.together).is_some_and(|end| now < end)
        };
        self.reports.retain(recent);
        self.reports.push_back(Report { chat, at: now, until });
        let until = self.reports.iter().map(|it| it.until).max()?;
        let longest = after(now, self.pace.longest_hold).unwrap_or(Timestamp::MAX);
        (self.reports.len() >= IN_A_ROW).then_some(until.min(longest))
    }

    // Groups and channels have negative ids.
    fn pause(&self, chat: i64) -> Duration {
        if chat < 0 { self.pace.group } else { self.pace.private }
    }

    fn sweep(&mut self, now: Timestamp) {
        if self.last.len() < self.next_sweep {
            return;
        }
        let pause = self.pace.group.max(self.pace.private);
        self.last.retain(|_, last| after(*last, pause).is_some_and(|end| now < end));
        self.next_sweep = SWEEP.max(self.last.len() * 2);
    }
}

fn after(moment: Timestamp, span: Duration) -> Option<Timestamp> {
    moment.checked_add(span).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + seconds).unwrap()
    }

    fn gate() -> Gate {
        Gate::new(Pace::default())
    }

    #[test]
    fn a_person_is_written_to_once_a_second() {
        let mut gate = gate();
        assert_eq!(gate.pass(7, at(0)), Ok(()));
        assert_eq!(gate.pass(7, at(0)), Err(at(1)));
        assert_eq!(gate.pass(8, at(0)), Ok(()));
        assert_eq!(gate.pass(7, at(1)), Ok(()));
    }

    #[test]
    fn a_group_gets_at_most_fifteen_messages_a_minute() {
        let mut gate = gate();
        let passed = (0..60).filter(|&second| gate.pass(-7, at(second)).is_ok()).count();
        assert_eq!(passed, 15);
    }

    #[test]
    fn a_clock_set_back_closes_no_chat() {
        let mut gate = gate();
        assert_eq!(gate.pass(7, at(7200)), Ok(()));
        assert_eq!(gate.pass(7, at(0)), Ok(()));
    }

    #[test]
    fn one_chat_that_is_busy_holds_up_nobody_else_and_three_hold_up_all() {
        let mut gate = gate();
        for second in 0..3 {
            assert_eq!(gate.report(7, at(31), at(second)), None);
        }
        assert_eq!(gate.report(8, at(12), at(3)), None);
        assert_eq!(gate.report(9, at(12), at(3)), Some(at(31)));
        assert_eq!(gate.report(10, at(60), at(20)), None);
    }

    #[test]
    fn busy_chats_among_others_hold_up_nobody_else() {
        let mut gate = gate();
        for chat in 0..100 {
            assert_eq!(gate.report(chat, at(30), at(0)), None);
            assert_eq!(gate.report(1000 + chat, at(30), at(0)), None);
            gate.answered();
        }
    }

    #[test]
    fn all_are_held_up_for_five_minutes_at_most() {
        let mut gate = gate();
        gate.report(7, at(9_000), at(0));
        gate.report(8, at(9_000), at(0));
        assert_eq!(gate.report(9, Timestamp::MAX, at(0)), Some(at(300)));
    }

    #[test]
    fn who_was_written_to_long_ago_is_forgotten() {
        let mut gate = gate();
        for chat in 0..30_000 {
            assert_eq!(gate.pass(chat, at(chat / 20)), Ok(()));
        }
        assert!(gate.last.len() <= SWEEP, "{}", gate.last.len());
    }
}
