//! Who administers a group.

use log::warn;
use teloxide::payloads::GetChatMember;
use teloxide::types::UserId;

use super::api::Api;
use super::event::Said;
use crate::chat::Standing;

/// Whether somebody administers a group, as Telegram says. Where it does not say, they do not.
pub(super) async fn standing_of(api: &Api, said: &Said) -> Standing {
    // A channel that speaks in a group has no member of that id.
    let Some(person) = u64::try_from(said.by.0).ok().map(UserId) else { return Standing::Member };
    match api.call(&GetChatMember::new(said.to.chat, person)).await {
        Ok(member) if member.is_privileged() => Standing::Manager,
        Ok(_) => Standing::Member,
        Err(error) => {
            let chat = said.to.chat.0;
            warn!(chat; "cannot ask who administers chat {chat}: {error}");
            Standing::Member
        }
    }
}
