//! What an update means to the bot; most mean nothing.

use teloxide::types::{
    CallbackQuery, CallbackQueryId, Chat, ChatId, ChatMember, ChatMemberKind, MediaKind, Message,
    MessageCommon, MessageKind, ThreadId, Update, UpdateKind, User, UserId,
};

use super::letter::Addressee;
use super::tap::Tap;
use crate::chat::Place;
use crate::command::{self, Slash};
use crate::knowledge::Language;

/// The bot's own identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Me {
    pub(super) id: UserId,
    pub(super) name: Option<String>,
}

/// What happened.
#[cfg_attr(test, derive(Debug))]
pub(super) enum Event {
    /// Somebody said something to the bot, or pressed a button.
    Said(Said),
    /// Somebody pressed a button that says nothing: it was not below a message of ours.
    Tapped(CallbackQueryId),
    /// A group got another id.
    Moved(Moved),
    /// The bot was blocked, thrown out, let in again, or given other rights in a chat.
    Reach(ChatId, Reach),
}

/// Whether the bot may write in a chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// It may.
    Open,
    /// It may not.
    Closed,
}

/// Something that was said to the bot. It has no `Debug` outside tests, that nobody logs it.
#[cfg_attr(test, derive(Debug))]
pub(super) struct Said {
    /// The person, or the chat that speaks as one.
    pub(super) by: ChatId,
    /// The language that Telegram names for the person.
    pub(super) hint: Option<Language>,
    /// Where the reply goes.
    pub(super) to: Addressee,
    pub(super) words: Words,
    /// The button that said it.
    pub(super) tap: Option<Tap>,
}

/// What was said.
#[cfg_attr(test, derive(Debug))]
pub(super) enum Words {
    Text(String),
    None,
    Button(String),
}

/// A group that got another id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moved {
    pub(super) from: ChatId,
    pub(super) to: ChatId,
}

/// Reads an update; `None` where it is not for the bot.
pub(super) fn read(update: Update, me: &Me) -> Option<Event> {
    match update.kind {
        UpdateKind::Message(message) => message_event(&message, me),
        UpdateKind::CallbackQuery(query) => {
            let said = tapped(&query).map(Event::Said);
            said.or(Some(Event::Tapped(query.id)))
        }
        UpdateKind::MyChatMember(change) => {
            let may_write =
                change.new_chat_member.is_present() && may_send(&change.new_chat_member);
            Some(Event::Reach(change.chat.id, if may_write { Reach::Open } else { Reach::Closed }))
        }
        // Not ours to match in full: teloxide's kinds, of which only three are asked for.
        _ => None,
    }
}

fn message_event(message: &Message, me: &Me) -> Option<Event> {
    let chat = message.chat.id;
    if let Some(&to) = message.migrate_to_chat_id() {
        return Some(Event::Moved(Moved { from: chat, to }));
    }
    if let Some(&from) = message.migrate_from_chat_id() {
        return Some(Event::Moved(Moved { from, to: chat }));
    }
    let place = place(&message.chat)?;
    let (by, hint) = speaker(message)?;
    // What somebody chose from this bot's own inline results is no question to it.
    if message.is_automatic_forward() || message.via_bot.as_ref().is_some_and(|it| it.id == me.id) {
        return None;
    }
    let words = words(message)?;
    let quote = match place {
        Place::Private => None,
        Place::Group => is_for(message, &words, me).then_some(message.id).map(Some)?,
    };
    let to = Addressee { chat, place, thread: topic(message), quote };
    Some(Event::Said(Said { by, hint, to, words, tap: None }))
}

fn tapped(query: &CallbackQuery) -> Option<Said> {
    let message = query.message.as_ref()?;
    let place = place(message.chat())?;
    let (by, hint) = person(&query.from)?;
    let quote = match place {
        Place::Private => None,
        Place::Group => Some(message.id()),
    };
    let thread = message.regular_message().and_then(topic);
    let to = Addressee { chat: message.chat().id, place, thread, quote };
    let there = message.regular_message().map(|it| it.id);
    let tap = Some(Tap { query: query.id.clone(), message: there });
    Some(Said { by, hint, to, words: Words::Button(query.data.clone()?), tap })
}

fn place(chat: &Chat) -> Option<Place> {
    if chat.is_private() {
        Some(Place::Private)
    } else {
        (chat.is_group() || chat.is_supergroup()).then_some(Place::Group)
    }
}

/// Anonymous administrators and people who write as their channel come as a chat, behind a bot
/// that stands in for them. Other bots get no answer, or two of them would talk for ever.
fn speaker(message: &Message) -> Option<(ChatId, Option<Language>)> {
    match &message.sender_chat {
        Some(chat) => Some((chat.id, None)),
        None => person(message.from.as_ref()?),
    }
}

fn person(user: &User) -> Option<(ChatId, Option<Language>)> {
    let hint = user.language_code.as_deref().and_then(|it| Language::parse(it).ok());
    (!user.is_bot).then(|| (ChatId::from(user.id), hint))
}

/// `None` for service messages: they are nobody's words.
fn words(message: &Message) -> Option<Words> {
    if let Some(text) = message.text().or_else(|| message.caption()) {
        return Some(Words::Text(text.to_owned()));
    }
    match &message.kind {
        MessageKind::Common(MessageCommon { media_kind: MediaKind::Migration(_), .. }) => None,
        MessageKind::Common(_) | MessageKind::Dice(_) => Some(Words::None),
        _ => None,
    }
}

/// Whether a message in a group is for the bot: a command of its own, or a reply to
/// something it said.
fn is_for(message: &Message, words: &Words, me: &Me) -> bool {
    let slash = match words {
        Words::Text(text) => command::parse(text, me.name.as_deref()),
        Words::None | Words::Button(_) => None,
    };
    match slash {
        // A command that nobody knows may be any bot's: whoever writes it did not speak to this
        // one, and must not be asked for patience by it.
        Some(Slash::Others | Slash::Unknown) => false,
        Some(Slash::Ours(..)) => true,
        None => message.reply_to_message().is_some_and(|original| {
            // Every message in a topic replies to the one that opened it.
            let opened_topic = message.is_topic_message
                && message.thread_id.is_some_and(|ThreadId(it)| it == original.id);
            original.from.as_ref().is_some_and(|it| it.id == me.id) && !opened_topic
        }),
    }
}

/// Whether a member may write, as far as that was said of this one member.
fn may_send(member: &ChatMember) -> bool {
    match &member.kind {
        ChatMemberKind::Restricted(restricted) => restricted.can_send_messages,
        _ => true,
    }
}

/// Telegram gives a thread to replies outside of forums, too, where nothing can be sent to it.
fn topic(message: &Message) -> Option<ThreadId> {
    message.thread_id.filter(|_| message.is_topic_message)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::raw;
    use super::*;

    const BOT: u64 = 99;

    /// The event of a message, in short.
    #[track_caller]
    fn check(fields: &Value, expected: &str) {
        let person = json!({"id": 7, "is_bot": false, "first_name": "A", "language_code": "az-AZ"});
        let mut message = json!({"message_id": 5, "date": 1_700_000_000, "from": person,
            "chat": {"id": 7, "type": "private", "first_name": "A"}});
        let parts = fields.as_object().unwrap().clone();
        message.as_object_mut().unwrap().extend(parts);
        check_update("message", &message, expected);
    }

    #[track_caller]
    fn check_update(kind: &str, content: &Value, expected: &str) {
        let update = raw::read(json!({"update_id": 1, kind: content})).unwrap();
        let me = Me { id: UserId(BOT), name: Some("lachin_bot".to_owned()) };
        let shown = match read(update, &me) {
            None => "nothing".to_owned(),
            Some(Event::Said(said)) => show(&said),
            Some(Event::Tapped(query)) => format!("tap {query}: "),
            Some(Event::Moved(Moved { from, to })) => format!("{from} is now {to}"),
            Some(Event::Reach(chat, reach)) => format!("{chat} is {reach:?}"),
        };
        assert_eq!(shown, expected, "{content}");
    }

    fn show(said: &Said) -> String {
        let Said { by, hint, to, words, tap } = said;
        let tap = tap.as_ref().map_or_else(String::new, |it| format!("tap {}: ", it.query));
        let hint = hint.map_or_else(|| "?".to_owned(), |it| it.to_string());
        let thread = to.thread.map_or_else(String::new, |it| format!(" topic {it}"));
        let quote = to.quote.map_or_else(String::new, |it| format!(" answering {it}"));
        let words = match words {
            Words::Text(text) => text.clone(),
            Words::None => "(wordless)".to_owned(),
            Words::Button(data) => format!("[{data}]"),
        };
        format!("{tap}{by} ({hint}) in {:?} {}{thread}{quote}: {words}", to.place, to.chat)
    }

    fn group(mut fields: Value) -> Value {
        fields["chat"] = json!({"id": -100_123, "type": "supergroup", "title": "G"});
        fields
    }

    #[test]
    fn in_private_everything_that_is_said_counts() {
        check(&json!({"text": "how big?"}), "7 (az) in Private 7: how big?");
        check(&json!({"text": "/ask@other_bot x"}), "7 (az) in Private 7: /ask@other_bot x");
        let voice = json!({"file_id": "x", "file_unique_id": "y", "duration": 1});
        check(&json!({"voice": voice}), "7 (az) in Private 7: (wordless)");
        let captioned = json!({"voice": voice, "caption": "and this?"});
        check(&captioned, "7 (az) in Private 7: and this?");
        check(&json!({"dice": {"emoji": "🎲", "value": 3}}), "7 (az) in Private 7: (wordless)");
        check(&json!({"delete_chat_photo": true}), "nothing");
        check(&json!({"something_new": {}}), "nothing");
        let bot = json!({"id": 8, "is_bot": true, "first_name": "B"});
        check(&json!({"text": "hello", "from": bot}), "nothing");
        let me = json!({"id": BOT, "is_bot": true, "first_name": "L"});
        check(&json!({"text": "a fact", "via_bot": me}), "nothing");
    }

    #[test]
    fn in_groups_only_commands_and_replies_to_the_bot_count() {
        check(&group(json!({"text": "how big?"})), "nothing");
        check(
            &group(json!({"text": "/ask how big?"})),
            "7 (az) in Group -100123 answering 5: /ask how big?",
        );
        check(&group(json!({"text": "/ask@Other_Bot how big?"})), "nothing");
        let said = |by: u64| {
            json!({"message_id": 3, "date": 1, "text": "x",
            "from": {"id": by, "is_bot": by == BOT, "first_name": "L"},
            "chat": {"id": -100_123, "type": "supergroup", "title": "G"}})
        };
        check(
            &group(json!({"text": "and high?", "reply_to_message": said(BOT)})),
            "7 (az) in Group -100123 answering 5: and high?",
        );
        check(&group(json!({"text": "and high?", "reply_to_message": said(8)})), "nothing");
        let others = json!({"text": "/ask@other_bot", "reply_to_message": said(BOT)});
        check(&group(others), "nothing");
        check(&group(json!({"text": "/dance"})), "nothing");
        check(&group(json!({"text": "/dance@lachin_bot"})), "nothing");
        check(&group(json!({"text": "/dance", "reply_to_message": said(BOT)})), "nothing");
        let opened = json!({"text": "hi all", "reply_to_message": said(BOT),
            "message_thread_id": 3, "is_topic_message": true});
        check(&group(opened), "nothing");
    }

    #[test]
    fn a_reply_stays_in_its_topic_but_takes_no_thread_for_one() {
        let topic = json!({"text": "/help", "message_thread_id": 3, "is_topic_message": true});
        check(&group(topic), "7 (az) in Group -100123 topic 3 answering 5: /help");
        let thread = json!({"text": "/help", "message_thread_id": 3});
        check(&group(thread), "7 (az) in Group -100123 answering 5: /help");
    }

    #[test]
    fn an_anonymous_administrator_is_a_person_and_a_channel_is_not() {
        let stand_in = json!({"id": 1_087_968_824, "is_bot": true, "first_name": "Group"});
        let itself = json!({"id": -100_123, "type": "supergroup", "title": "G"});
        let anonymous = json!({"text": "/help", "from": stand_in, "sender_chat": itself});
        check(&group(anonymous), "-100123 (?) in Group -100123 answering 5: /help");
        let channel = json!({"id": -100_555, "type": "channel", "title": "C"});
        check(&json!({"text": "/help", "chat": channel}), "nothing");
        let forwarded =
            json!({"text": "/help", "sender_chat": channel, "is_automatic_forward": true});
        check(&group(forwarded), "nothing");
    }

    #[test]
    fn a_tap_is_answered_even_where_nothing_follows() {
        let person = json!({"id": 7, "is_bot": false, "first_name": "A"});
        let below = json!({"message_id": 3, "date": 1, "text": "x",
            "chat": {"id": -100_123, "type": "supergroup", "title": "G"}});
        let tap = json!({"id": "q", "from": person, "chat_instance": "1", "data": "1:fact:area",
            "message": below});
        check_update(
            "callback_query",
            &tap,
            "tap q: 7 (?) in Group -100123 answering 3: [1:fact:area]",
        );
        let inline = json!({"id": "q", "from": person, "chat_instance": "1", "data": "1:x",
            "inline_message_id": "z"});
        check_update("callback_query", &inline, "tap q: ");
    }

    #[test]
    fn a_group_that_becomes_a_supergroup_is_noticed_from_both_sides() {
        let old = json!({"id": -5, "type": "group", "title": "G"});
        let to = json!({"chat": old, "migrate_to_chat_id": -100_123});
        check(&to, "-5 is now -100123");
        check(&group(json!({"migrate_from_chat_id": -5})), "-5 is now -100123");
    }
}
