//! Who is in a group and as what, and `getChatMember`.
use serde_json::{Value, json};
use teloxide::types::{ChatId, UserId};

use super::chats::user_json;
use super::methods::bot_json;
use super::params::Params;
use super::refusal::Refusal;
use super::state::State;
use super::{BOT_ID, BotApi};

/// What somebody is in a chat, in the words of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Creator,
    Administrator,
    Member,
    /// Still in the chat, and allowed nothing.
    Restricted,
    Left,
    Kicked,
}

/// The rights of an administrator, all of them his.
/// Source: <https://core.telegram.org/bots/api#chatmemberadministrator>
const ADMINISTRATOR: &[&str] = &[
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
];

/// What a restricted user may do, none of it here.
/// Source: <https://core.telegram.org/bots/api#chatmemberrestricted>
const RESTRICTED: &[&str] = &[
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
];

impl BotApi {
    /// Makes a user, or the bot itself, something in a group. Without this those who wrote there
    /// are members, as the bot is. No update tells of it.
    pub(crate) fn set_member(&self, chat: ChatId, user: UserId, status: Status) {
        self.shared.change(|it| {
            let chat = it.chat(chat);
            assert!(!chat.is_private(), "a private chat has its user and the bot");
            chat.members.insert(user, status);
        });
    }
}

impl Status {
    /// The `ChatMember` of a user with this status.
    pub(super) fn json(self, user: Value) -> Value {
        let mut json = json!({ "user": user, "status": self.name() });
        match self {
            Self::Creator => json["is_anonymous"] = json!(false),
            Self::Administrator => {
                json["can_be_edited"] = json!(false);
                json["is_anonymous"] = json!(false);
                for &right in ADMINISTRATOR {
                    json[right] = json!(true);
                }
            }
            Self::Member | Self::Left => {}
            Self::Restricted => {
                json["is_member"] = json!(true);
                for &right in RESTRICTED {
                    json[right] = json!(false);
                }
                json["until_date"] = json!(0);
            }
            Self::Kicked => json["until_date"] = json!(0),
        }
        json
    }

    fn name(self) -> &'static str {
        match self {
            Self::Creator => "creator",
            Self::Administrator => "administrator",
            Self::Member => "member",
            Self::Restricted => "restricted",
            Self::Left => "left",
            Self::Kicked => "kicked",
        }
    }
}

impl State {
    fn status_of(&self, chat_id: ChatId, user: UserId) -> Option<Status> {
        let chat = self.chats.get(&chat_id)?;
        if user == UserId(BOT_ID) {
            return Some(chat.bot_status());
        }
        if chat.is_private() {
            return (ChatId::from(user) == chat_id).then_some(Status::Member);
        }
        let stranger = || self.has_seen(user).then_some(Status::Left);
        chat.members.get(&user).copied().or_else(stranger)
    }

    fn has_seen(&self, user: UserId) -> bool {
        self.users.contains_key(&user)
            || self.chats.values().any(|it| it.members.contains_key(&user))
    }
}

pub(super) fn get_member(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let user = params.integer("user_id").and_then(|it| u64::try_from(it).ok());
    let Some(user) = user.filter(|&it| it > 0).map(UserId) else {
        return Err(Refusal::bad_request("invalid user_id specified"));
    };
    let chat = state.named_chat(params)?;
    // Who is in a private chat is known without asking its user's leave.
    if !chat.is_user() {
        state.known_chat(params)?;
    }
    let status = state.status_of(chat, user);
    let status = status.ok_or_else(|| Refusal::bad_request("member not found"))?;
    // The language of a user comes with updates alone.
    let user = if user == UserId(BOT_ID) { bot_json() } else { user_json(user, None) };
    Ok(status.json(user))
}
