//! Where the bot is only called: in chats of which it is no member.

use log::error;
use teloxide::types::ChatId;
use tokio::time::Instant;

use super::super::composed::keep_possible;
use super::super::guard::{Admission, Panicked, shielded};
use super::super::guest::{self, Invitation};
use super::super::inline::{self, Typed};
use super::super::{Now, Respond};
use super::Desk;
use crate::conversation::Choice;

impl<R, C> Desk<R, C>
where
    R: Respond,
    C: Fn() -> Now,
{
    /// Offers something to somebody who types in another chat; whoever types too fast sees what they
    /// were offered last.
    pub(super) async fn offer(&mut self, Typed { query, by, hint, text }: Typed) {
        if self.typists.admit(by, Instant::now()) != Admission::Welcome {
            return;
        }
        let now = (self.clock)();
        let profile = self.profiles.known(by, hint, now.moment).await;
        let answer = shielded(|| {
            let offer = self.respond.offer_inline(&profile, &text, now.today)?;
            Some(inline::answer(query, &text, &offer, now.moment))
        });
        match answer {
            Ok(None) => (),
            Ok(Some(answer)) => {
                self.lanes.run_errand(inline::give(self.api.clone(), self.pace, answer));
            }
            Err(Panicked) => error!("answering an inline query panicked"),
        }
    }

    /// Answers somebody who called the bot in a chat of which it is no member. Whoever calls too often is
    /// not answered: a word about that would stand among people who have nothing to do with it.
    pub(super) async fn visit(&mut self, Invitation { query, by, hint, text }: Invitation) {
        if self.guard.admit(by, Instant::now()) != Admission::Welcome {
            return;
        }
        let now = (self.clock)();
        let profile = self.profiles.known(by, hint, now.moment).await;
        let answer = shielded(|| {
            let mut reply = self.respond.answer_guest(&profile, &text, now.today)?;
            keep_possible(&mut reply, self.me.inline);
            guest::answer(query, &reply, self.me.name.as_deref())
        });
        match answer {
            Ok(None) => (),
            Ok(Some(answer)) => {
                self.lanes.run_errand(guest::give(self.api.clone(), self.pace, answer));
            }
            Err(Panicked) => error!("answering as a guest panicked"),
        }
    }

    /// Counts what was sent of what was offered, without who sent it.
    pub(super) async fn note(&mut self, by: ChatId, choice: &Choice) {
        if self.typists.admit(by, Instant::now()) == Admission::Welcome {
            self.profiles.count(choice).await;
        }
    }
}
