//! How the bot stands in a chat: blocked, kicked, muted, moved, and what it hears and is told then.
use serde_json::{Map, Value, json};
use teloxide::types::{ChatId, MessageId, ThreadId, UserId};

use super::chats::{Author, Chat, Topic, user_json};
use super::members::Status;
use super::methods::bot_json;
use super::refusal::Refusal;
use super::state::State;
use super::{BOT_ID, BotApi};

/// What the bot may do in a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Present,
    /// It reads, and may not write.
    Muted,
    /// By the user of a private chat.
    Blocked,
    /// The user of a private chat deleted the account.
    Deactivated,
    Kicked,
    /// Not kicked, and not there.
    Absent,
    /// The group lives on under this id.
    Migrated(ChatId),
}

/// The topic of messages without a thread, where a chat has topics.
pub(super) const GENERAL: ThreadId = ThreadId(MessageId(1));

/// Telegram's stand-in for anonymous administrators.
pub(super) const ANONYMOUS: UserId = UserId(1_087_968_824);

/// Who acts in a group that has no creator yet.
const OWNER: UserId = UserId(5_000_001);

/// From here down lie the ids of supergroups that were groups.
const MIGRATED: i64 = -1_005_000_000_000;

impl BotApi {
    /// A user blocks the bot.
    pub(crate) fn block(&self, user: UserId) {
        self.stand(user.into(), Standing::Blocked, &[Standing::Present]);
    }

    /// A user lets the bot write again.
    pub(crate) fn unblock(&self, user: UserId) {
        self.stand(user.into(), Standing::Present, &[Standing::Blocked]);
    }

    /// A user deletes the account. No update tells of it.
    pub(crate) fn delete_account(&self, user: UserId) {
        self.shared.change(|it| {
            let chat = it.chat(user.into());
            assert!(chat.is_private(), "an account has a private chat");
            chat.standing = Standing::Deactivated;
        });
    }

    /// The bot is thrown out of a group.
    pub(crate) fn kick(&self, chat: ChatId) {
        self.stand(chat, Standing::Kicked, &[Standing::Present, Standing::Muted]);
    }

    /// The bot is no member of a group any more, nor banned from it.
    pub(crate) fn remove(&self, chat: ChatId) {
        self.stand(chat, Standing::Absent, &[Standing::Present, Standing::Muted]);
    }

    /// The bot is added to a group: again, or for the first time to one the test just made.
    pub(crate) fn add(&self, chat: ChatId) {
        self.shared.change(|it| {
            let group = it.chat(chat);
            if group.standing == Standing::Present {
                group.standing = Standing::Absent;
            }
            it.turn(chat, Standing::Present, &[Standing::Absent, Standing::Kicked]);
            let fields = json!({ "new_chat_members": [bot_json()] });
            it.serve_notice(chat, fields);
        });
    }

    /// The bot may not write in a group any more. Only a supergroup tells the bot: in a group
    /// it is the rights of all that were taken away.
    pub(crate) fn mute(&self, chat: ChatId) {
        self.stand(chat, Standing::Muted, &[Standing::Present]);
    }

    /// The bot may write again.
    pub(crate) fn unmute(&self, chat: ChatId) {
        self.stand(chat, Standing::Present, &[Standing::Muted]);
    }

    /// A group becomes a supergroup, whose id this returns. Both tell of it.
    pub(crate) fn migrate(&self, group: ChatId) -> ChatId {
        self.shared.change(|it| {
            let new = ChatId(MIGRATED + group.0);
            let old = it.chat(group);
            assert!(group.is_group() && !group.is_channel_or_supergroup(), "{group} is no group");
            assert!(old.refusal().is_none(), "the bot is not in {group}");
            let supergroup = old.reborn(new);
            it.chats.insert(new, supergroup);
            it.serve_notice(group, json!({ "migrate_to_chat_id": new }));
            it.serve_notice(new, json!({ "migrate_from_chat_id": group }));
            it.chat(group).standing = Standing::Migrated(new);
            new
        })
    }

    /// Closes a topic. Thread 1 is the general one, to which messages without a thread go.
    pub(crate) fn close_topic(&self, chat: ChatId, thread: ThreadId) {
        self.shared.change(|it| {
            it.chat(chat).set_topic(thread, Topic::Closed);
            let mut fields = json!({ "forum_topic_closed": {} });
            if thread != GENERAL {
                fields["message_thread_id"] = json!(thread);
                fields["is_topic_message"] = json!(true);
            }
            it.serve_notice(chat, fields);
        });
    }

    /// Deletes a topic. No update tells of it.
    pub(crate) fn delete_topic(&self, chat: ChatId, thread: ThreadId) {
        assert!(thread != GENERAL, "the general topic cannot be deleted");
        self.shared.change(|it| it.chat(chat).set_topic(thread, Topic::Deleted));
    }

    fn stand(&self, chat: ChatId, standing: Standing, from: &[Standing]) {
        self.shared.change(|it| it.turn(chat, standing, from));
    }
}

impl State {
    fn turn(&mut self, chat_id: ChatId, standing: Standing, from: &[Standing]) {
        let date = self.date();
        let chat = self.chat(chat_id);
        assert!(standing.suits(chat), "{standing:?} is nothing for {chat_id}");
        assert!(from.contains(&chat.standing), "{:?} is not {from:?}", chat.standing);
        let old = chat.bot_status();
        chat.standing = standing;
        let new = chat.bot_status();
        let shown = chat.json();
        let actor = chat.actor();
        // A basic group takes the rights of all away, which changes nobody's status.
        if old != new {
            let from = self.person(actor);
            let update = json!({
                "chat": shown,
                "from": from,
                "date": date,
                "old_chat_member": old.json(bot_json()),
                "new_chat_member": new.json(bot_json()),
            });
            self.updates.offer("my_chat_member", &update);
        }
    }

    /// A message about the chat, of whoever acts in it.
    fn serve_notice(&mut self, chat: ChatId, mut fields: Value) {
        let actor = self.chat(chat).actor();
        fields["from"] = self.person(actor);
        let date = self.date();
        let (_, message) = self.chat(chat).keep(Author::User, date, None, fields);
        self.updates.offer("message", &message);
    }
}

impl Standing {
    fn suits(self, chat: &Chat) -> bool {
        match self {
            Self::Present => true,
            Self::Blocked | Self::Deactivated => chat.is_private(),
            Self::Muted | Self::Kicked | Self::Absent | Self::Migrated(_) => !chat.is_private(),
        }
    }
}

impl Chat {
    /// Why the bot may not act here at all.
    pub(super) fn refusal(&self) -> Option<Refusal> {
        let forbidden = |text: String| Some(Refusal::new(403, format!("Forbidden: {text}")));
        let kind = if self.is_supergroup() { "supergroup" } else { "group" };
        match self.standing {
            Standing::Present | Standing::Muted => None,
            Standing::Blocked => forbidden("bot was blocked by the user".to_owned()),
            Standing::Deactivated => forbidden("user is deactivated".to_owned()),
            Standing::Kicked => forbidden(format!("bot was kicked from the {kind} chat")),
            Standing::Absent => forbidden(format!("bot is not a member of the {kind} chat")),
            Standing::Migrated(to) => Some(Refusal::migrated(to)),
        }
    }

    /// Whether the bot hears what is said here.
    ///
    /// # Panics
    /// Where nobody can say anything.
    pub(super) fn is_heard(&self) -> bool {
        match self.standing {
            Standing::Present | Standing::Muted => true,
            Standing::Kicked | Standing::Absent => false,
            Standing::Blocked => panic!("who blocked the bot must unblock it to write"),
            Standing::Deactivated => panic!("a deleted account says nothing"),
            Standing::Migrated(to) => panic!("people write in {to} since the group moved"),
        }
    }

    /// Refuses what the bot may not send here, such as `text messages`, or not in this topic.
    pub(super) fn admit(&self, what: &str, thread: Option<ThreadId>) -> Result<(), Refusal> {
        if self.standing == Standing::Muted {
            let refusal = format!("not enough rights to send {what} to the chat");
            return Err(Refusal::bad_request(refusal));
        }
        match self.topic(thread.unwrap_or(GENERAL)) {
            Some(Topic::Closed) => Err(Refusal::bad_request("TOPIC_CLOSED")),
            Some(Topic::Open | Topic::Deleted) | None => Ok(()),
        }
    }

    pub(super) fn bot_status(&self) -> Status {
        let given = self.members.get(&UserId(BOT_ID)).copied().unwrap_or(Status::Member);
        match self.standing {
            Standing::Muted if self.is_supergroup() => Status::Restricted,
            Standing::Present | Standing::Muted | Standing::Deactivated => given,
            Standing::Blocked | Standing::Kicked => Status::Kicked,
            Standing::Absent | Standing::Migrated(_) => Status::Left,
        }
    }

    /// Who does what is done to the chat.
    fn actor(&self) -> UserId {
        let creator = self.members.iter().find(|(_, status)| **status == Status::Creator);
        self.user().or(creator.map(|(user, _)| *user)).unwrap_or(OWNER)
    }
}

/// The `from` and the `sender_chat` of an administrator who hides behind the group.
/// Source: <https://core.telegram.org/bots/api#message>
pub(super) fn anonymous(chat: &Chat) -> Map<String, Value> {
    let mut from = user_json(ANONYMOUS, None);
    from["is_bot"] = json!(true);
    from["first_name"] = json!("Group");
    from["username"] = json!("GroupAnonymousBot");
    [("from".to_owned(), from), ("sender_chat".to_owned(), chat.json())].into_iter().collect()
}
