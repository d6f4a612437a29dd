//! What to do about a message that was not sent: decided here, done in `lanes/mod.rs`.

use std::time::Duration;

use log::{debug, error, warn};
use teloxide::types::ChatId;

use super::call_error::{CallError, Sent};
use super::letter::{Address, Dress, Letter};
use super::pace::Pace;

/// How often one message is tried while the server or the network is in trouble.
const TRIES: u32 = 5;

/// How often Telegram may ask one message to wait.
const WAITS: u32 = 10;

/// What was tried for one message.
#[derive(Debug, Default)]
pub(super) struct Tries {
    failures: u32,
    waits: u32,
}

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The message is there, or counts as such.
    Done,
    /// Once more, after this time.
    Again(Duration),
    /// Once more, and nothing to this chat before this time.
    AgainWhenAllowed(Duration),
    /// Nothing to this chat before this time, and this message not at all.
    GiveUpUntil(Duration),
    /// To another chat.
    Elsewhere(ChatId),
    /// Without this message.
    GiveUp,
    /// Without any of the messages that wait for this chat.
    CloseLane,
}

impl Tries {
    /// Decides on a failure, and changes the message where it can be mended.
    pub(super) fn step(&mut self, letter: &mut Letter, error: &CallError, pace: &Pace) -> Step {
        let chat = letter.to.chat;
        let step = match error {
            CallError::RetryAfter(wait) => self.wait(pace.wait_asked(*wait), pace),
            CallError::Migrated(to) if letter.address == Address::Given => Step::Elsewhere(*to),
            // Groups often let their members send no polls, but texts.
            CallError::Muted if letter.put_in_words() => Step::Again(Duration::ZERO),
            CallError::Unreachable | CallError::Muted => Step::CloseLane,
            CallError::BadHtml if letter.dress == Dress::Html => {
                letter.dress = Dress::Plain;
                Step::Again(Duration::ZERO)
            }
            CallError::TopicGone => once_without(&mut letter.to.thread),
            CallError::ReplyGone => once_without(&mut letter.to.quote),
            CallError::Transient { .. } | CallError::Network { sent: Sent::No, .. } => {
                self.again(chat, pace)
            }
            // To edit twice is to edit once.
            CallError::Network { sent: Sent::Perhaps, .. } if letter.instead_of.is_some() => {
                self.again(chat, pace)
            }
            CallError::CannotEdit => once_without(&mut letter.instead_of),
            CallError::Unreadable(_) | CallError::NotModified => Step::Done,
            // Sent twice is worse than not at all: nobody knows whether this one was taken.
            CallError::Network { sent: Sent::Perhaps, .. }
            | CallError::Migrated(_)
            | CallError::BadHtml
            | CallError::TooLong
            | CallError::SecondInstance
            | CallError::WebhookActive
            | CallError::Unauthorized
            | CallError::Refused(_) => Step::GiveUp,
        };
        report(chat, error, step);
        step
    }

    fn again(&mut self, chat: ChatId, pace: &Pace) -> Step {
        self.failures += 1;
        let again = Step::Again(pace.resend.wait(self.failures, chat.0.unsigned_abs()));
        if self.failures < TRIES { again } else { Step::GiveUp }
    }

    fn wait(&mut self, wait: Duration, pace: &Pace) -> Step {
        self.waits += 1;
        if self.waits > WAITS || wait > pace.longest_wait {
            Step::GiveUpUntil(wait)
        } else {
            Step::AgainWhenAllowed(wait)
        }
    }
}

fn once_without<T>(part: &mut Option<T>) -> Step {
    match part.take() {
        Some(_) => Step::Again(Duration::ZERO),
        None => Step::GiveUp,
    }
}

fn report(chat: ChatId, error: &CallError, step: Step) {
    let chat = chat.0;
    match (error, step) {
        (CallError::BadHtml | CallError::TooLong | CallError::Refused(_), _) => {
            error!(chat; "telegram refuses a reply to chat {chat}: {error}");
        }
        (CallError::NotModified, _) => debug!(chat; "chat {chat}: {error}"),
        (_, Step::Done | Step::Elsewhere(_)) => warn!(chat; "chat {chat}: {error}"),
        (_, Step::Again(wait) | Step::AgainWhenAllowed(wait)) => {
            let wait_s = wait.as_secs_f32();
            warn!(chat, wait_s; "a reply to chat {chat} goes again in {wait_s:.1} s: {error}");
        }
        (_, Step::GiveUp | Step::GiveUpUntil(_)) => {
            warn!(chat; "a reply to chat {chat} is given up: {error}");
        }
        (_, Step::CloseLane) => {
            warn!(chat; "all replies to chat {chat} are given up: {error}");
        }
    }
}

#[cfg(test)]
mod tests {
    use teloxide::types::{MessageId, ThreadId};

    use super::super::letter::tests::letter;
    use super::*;

    /// The steps after the same failure again and again.
    fn steps(letter: &mut Letter, error: &CallError) -> Vec<Step> {
        let mut tries = Tries::default();
        let mut steps = Vec::new();
        loop {
            let step = tries.step(letter, error, &Pace::default());
            steps.push(step);
            if !matches!(step, Step::Again(_) | Step::AgainWhenAllowed(_)) {
                return steps;
            }
        }
    }

    #[track_caller]
    fn check(error: &CallError, tries: usize, end: Step) {
        let steps = steps(&mut letter(7, "x"), error);
        assert_eq!((steps.len(), steps.last()), (tries, Some(&end)), "{error}");
    }

    #[test]
    fn trouble_of_the_server_is_tried_five_times_and_a_wait_ten_times() {
        check(&CallError::Transient { status: 502 }, 5, Step::GiveUp);
        let unsent = CallError::Network { sent: Sent::No, cause: String::new() };
        check(&unsent, 5, Step::GiveUp);
        let wait = Duration::from_millis(2250);
        check(&CallError::RetryAfter(Duration::from_secs(2)), 11, Step::GiveUpUntil(wait));
    }

    #[test]
    fn nothing_is_sent_twice_where_the_first_may_have_arrived() {
        let perhaps = CallError::Network { sent: Sent::Perhaps, cause: String::new() };
        check(&perhaps, 1, Step::GiveUp);
        check(&CallError::Unreadable(String::new()), 1, Step::Done);
    }

    #[test]
    fn what_cannot_pass_is_given_up_at_once() {
        check(&CallError::Unreachable, 1, Step::CloseLane);
        check(&CallError::Muted, 1, Step::CloseLane);
        check(&CallError::TooLong, 1, Step::GiveUp);
        check(&CallError::Refused("BUTTON_DATA_INVALID".to_owned()), 1, Step::GiveUp);
        check(&CallError::Migrated(ChatId(-9)), 1, Step::Elsewhere(ChatId(-9)));
        let mut forwarded = letter(-7, "x");
        forwarded.address = Address::Forwarded;
        assert_eq!(steps(&mut forwarded, &CallError::Migrated(ChatId(-9))), [Step::GiveUp]);
        let hour = Duration::from_secs(3600);
        let until = Step::GiveUpUntil(hour + Duration::from_millis(250));
        check(&CallError::RetryAfter(hour), 1, until);
    }

    #[test]
    fn what_telegram_refuses_of_a_message_is_left_out_once() {
        let again = [Step::Again(Duration::ZERO), Step::GiveUp];
        let mut letter = letter(-7, "x");
        letter.to.thread = Some(ThreadId(MessageId(1)));
        letter.to.quote = Some(MessageId(2));
        assert_eq!(steps(&mut letter, &CallError::BadHtml), again);
        assert_eq!(steps(&mut letter, &CallError::TopicGone), again);
        assert_eq!(steps(&mut letter, &CallError::ReplyGone), again);
        assert_eq!((letter.dress, letter.to.thread, letter.to.quote), (Dress::Plain, None, None));
    }

    #[test]
    fn an_edit_may_be_tried_again_and_becomes_a_new_message_where_there_is_nothing_to_edit() {
        let edit = || {
            let mut edit = letter(7, "x");
            edit.instead_of = Some(MessageId(5));
            edit
        };
        assert_eq!(steps(&mut edit(), &CallError::NotModified), [Step::Done]);
        let perhaps = CallError::Network { sent: Sent::Perhaps, cause: String::new() };
        assert_eq!(steps(&mut edit(), &perhaps).len(), 5);
        let mut gone = edit();
        let again = [Step::Again(Duration::ZERO), Step::GiveUp];
        assert_eq!(steps(&mut gone, &CallError::CannotEdit), again);
        assert_eq!(gone.instead_of, None);
    }
}
