//! What an update means to the bot; most mean nothing.

use teloxide::types::{
    CallbackQuery, CallbackQueryId, Chat, ChatId, ChatMember, ChatMemberKind, ChatMemberUpdated,
    InlineKeyboardButtonKind, MediaKind, Message, MessageCommon, MessageKind, ThreadId, UpdateKind,
    User, UserId,
};

use super::guest::Invitation;
use super::inline::{self, Typed};
use super::letter::Addressee;
use super::mention;
use super::quiz;
use super::raw::{GuestQueryId, Received};
use super::tap::Tap;
use crate::answer::reply::Action;
use crate::chat::Place;
use crate::command::{self, Slash};
use crate::conversation::Choice;
use crate::knowledge::{FactId, Language};
use crate::store::Vote;

/// The bot's own identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Me {
    pub(super) id: UserId,
    pub(super) name: Option<String>,
    pub(super) inline: Inline,
}

/// Whether the bot may be called by its name in any chat, as whoever set it up chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inline {
    On,
    Off,
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
    /// The bot was added to a group in which it may write.
    Added(Added),
    /// Somebody calls the bot in a chat of which it is no member.
    Invited(Invitation),
    /// Somebody types the bot's name and a question in any chat.
    Typed(Typed),
    /// Somebody sent what they were offered for that.
    Chosen(ChatId, Choice),
    /// Somebody answered a quiz question.
    Voted(Vote),
}

/// A group that the bot was added to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Added {
    pub(super) chat: ChatId,
    /// Who added it.
    pub(super) by: ChatId,
    /// The language that Telegram names for them.
    pub(super) hint: Option<Language>,
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
    /// The fact in the message that is answered.
    pub(super) replied: Option<FactId>,
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
pub(super) fn read(received: Received, me: &Me) -> Option<Event> {
    let Received { update, guest } = received;
    match update.kind {
        UpdateKind::Message(message) => match guest {
            Some(query) => invitation(&message, query, me).map(Event::Invited),
            None => message_event(&message, me),
        },
        UpdateKind::CallbackQuery(query) => {
            let said = tapped(&query).map(Event::Said);
            said.or(Some(Event::Tapped(query.id)))
        }
        UpdateKind::MyChatMember(change) => Some(membership(&change)),
        UpdateKind::InlineQuery(query) => Some(Event::Typed(inline::typed(query))),
        UpdateKind::ChosenInlineResult(result) => {
            inline::chosen(&result).map(|(by, choice)| Event::Chosen(by, choice))
        }
        UpdateKind::PollAnswer(answer) => quiz::vote(&answer).map(Event::Voted),
        // Not ours to match in full: teloxide's kinds, of which only these are asked for.
        _ => None,
    }
}

fn membership(change: &ChatMemberUpdated) -> Event {
    let chat = change.chat.id;
    let (old, new) = (&change.old_chat_member, &change.new_chat_member);
    if !new.is_present() || !may_send(new) {
        return Event::Reach(chat, Reach::Closed);
    }
    match place(&change.chat) {
        Some(Place::Group) if !old.is_present() => {
            Event::Added(Added { chat, by: change.from.id.into(), hint: hint(&change.from) })
        }
        Some(Place::Group | Place::Private) | None => Event::Reach(chat, Reach::Open),
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
    let (words, call) = called(words(message)?, place, me);
    let quote = match place {
        Place::Private => None,
        Place::Group => is_for(message, &words, call, me).then_some(message.id).map(Some)?,
    };
    let to = Addressee { chat, place, thread: topic(message), quote };
    let replied = fact_replied_to(message, me);
    Some(Event::Said(Said { by, hint, to, words, replied, tap: None }))
}

/// Whoever is called somewhere as a guest reads this one message, and nothing that was said before.
fn invitation(message: &Message, query: GuestQueryId, me: &Me) -> Option<Invitation> {
    let (by, hint) = speaker(message)?;
    let text = message.text().or_else(|| message.caption()).unwrap_or_default();
    let named = me.name.as_deref().and_then(|it| mention::without_name(text, it));
    Some(Invitation { query, by, hint, text: named.unwrap_or_else(|| text.to_owned()) })
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
    Some(Said { by, hint, to, words: Words::Button(query.data.clone()?), replied: None, tap })
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
    (!user.is_bot).then(|| (ChatId::from(user.id), hint(user)))
}

/// The language that Telegram names for a person.
pub(super) fn hint(user: &User) -> Option<Language> {
    user.language_code.as_deref().and_then(|it| Language::parse(it).ok())
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

/// Whether a message calls the bot by its name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Call {
    ByName,
    No,
}

/// What was said, without the bot's name where it is called by that. A command names whom it is for
/// in its own way, and a name alone says something only where others are about.
fn called(words: Words, place: Place, me: &Me) -> (Words, Call) {
    let Words::Text(text) = words else { return (words, Call::No) };
    let named = me.name.as_deref().filter(|it| command::parse(&text, Some(it)).is_none());
    let rest = named.and_then(|it| mention::without_name(&text, it));
    match rest.filter(|it| place == Place::Group || !it.is_empty()) {
        Some(rest) => (Words::Text(rest), Call::ByName),
        None => (Words::Text(text), Call::No),
    }
}

/// Whether a message in a group is for the bot: a command of its own, a call by its name, or a reply
/// to something it said.
fn is_for(message: &Message, words: &Words, call: Call, me: &Me) -> bool {
    let slash = match words {
        Words::Text(text) => command::parse(text, me.name.as_deref()),
        Words::None | Words::Button(_) => None,
    };
    match slash {
        // A command that nobody knows may be any bot's: whoever writes it did not speak to this
        // one, and must not be asked for patience by it.
        Some(Slash::Others | Slash::Unknown) => false,
        Some(Slash::Ours(..)) => true,
        None if call == Call::ByName => true,
        None => message.reply_to_message().is_some_and(|original| {
            // Every message in a topic replies to the one that opened it.
            let opened_topic = message.is_topic_message
                && message.thread_id.is_some_and(|ThreadId(it)| it == original.id);
            original.from.as_ref().is_some_and(|it| it.id == me.id) && !opened_topic
        }),
    }
}

/// The fact in the bot's own message that is answered, as a button below it says.
fn fact_replied_to(message: &Message, me: &Me) -> Option<FactId> {
    let original = message.reply_to_message()?;
    original.from.as_ref().filter(|it| it.id == me.id)?;
    let buttons = original.reply_markup()?.inline_keyboard.iter().flatten();
    let mut data = buttons.filter_map(|it| match &it.kind {
        InlineKeyboardButtonKind::CallbackData(data) => Some(data),
        _ => None,
    });
    data.find_map(|it| Action::from_data(it)?.into_fact_above())
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
        let me = Me { id: UserId(BOT), name: Some("lachin_bot".to_owned()), inline: Inline::On };
        let shown = match read(update, &me) {
            None => "nothing".to_owned(),
            Some(Event::Said(said)) => show(&said),
            Some(Event::Tapped(query)) => format!("tap {query}: "),
            Some(Event::Moved(Moved { from, to })) => format!("{from} is now {to}"),
            Some(Event::Reach(chat, reach)) => format!("{chat} is {reach:?}"),
            Some(Event::Added(Added { chat, by, hint })) => {
                format!("{by} ({}) added it to {chat}", shown(hint))
            }
            Some(Event::Invited(Invitation { query, by, hint, text })) => {
                format!("{by} ({}) invites {}: {text}", shown(hint), query.0)
            }
            Some(Event::Typed(Typed { query, by, hint, text })) => {
                format!("{by} ({}) types {query}: {text}", shown(hint))
            }
            Some(Event::Chosen(by, choice)) => format!("{by} chose {}", choice.to_id()),
            Some(Event::Voted(Vote { poll, person, name, option })) => {
                format!("{person} ({name}) answers {poll} with {option}")
            }
        };
        assert_eq!(shown, expected, "{content}");
    }

    fn show(said: &Said) -> String {
        let Said { by, hint, to, words, replied, tap } = said;
        let tap = tap.as_ref().map_or_else(String::new, |it| format!("tap {}: ", it.query));
        let hint = shown(*hint);
        let thread = to.thread.map_or_else(String::new, |it| format!(" topic {it}"));
        let quote = to.quote.map_or_else(String::new, |it| format!(" answering {it}"));
        let words = match words {
            Words::Text(text) => text.clone(),
            Words::None => "(wordless)".to_owned(),
            Words::Button(data) => format!("[{data}]"),
        };
        let replied = replied.as_ref().map_or_else(String::new, |it| format!(" on {it}"));
        format!("{tap}{by} ({hint}) in {:?} {}{thread}{quote}{replied}: {words}", to.place, to.chat)
    }

    fn shown(hint: Option<Language>) -> String {
        hint.map_or_else(|| "?".to_owned(), |it| it.to_string())
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
        let mut fact = said(BOT);
        fact["reply_markup"] = json!({"inline_keyboard": [[
            {"text": "More", "callback_data": "1:beside:area"},
            {"text": "Share", "switch_inline_query": "Area"},
        ]]});
        check(
            &group(json!({"text": "and high?", "reply_to_message": fact})),
            "7 (az) in Group -100123 answering 5 on area: and high?",
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
    fn who_calls_the_bot_by_its_name_is_heard_in_a_group() {
        let heard = |words: &str| format!("7 (az) in Group -100123 answering 5: {words}");
        check(&group(json!({"text": "@lachin_bot how big?"})), &heard("how big?"));
        check(&group(json!({"text": "how big, @Lachin_Bot"})), &heard("how big,"));
        check(
            &group(json!({"caption": "@lachin_bot what is it?", "photo": []})),
            &heard("what is it?"),
        );
        check(&group(json!({"text": "@lachin_bot /help"})), &heard("/help"));
        check(&group(json!({"text": "@lachin_bot"})), &heard(""));
        check(&group(json!({"text": "@lachin_bot /dance"})), "nothing");
        check(&group(json!({"text": "/ask@other_bot @lachin_bot"})), "nothing");
        check(&json!({"text": "@lachin_bot how big?"}), "7 (az) in Private 7: how big?");
        check(&json!({"text": "@lachin_bot"}), "7 (az) in Private 7: @lachin_bot");
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
    fn only_who_adds_the_bot_to_a_group_is_greeted() {
        let person = json!({"id": 7, "is_bot": false, "first_name": "A", "language_code": "az"});
        let me = json!({"id": BOT, "is_bot": true, "first_name": "L"});
        let status = |it: &str| json!({"user": me, "status": it, "until_date": 0});
        let change = |chat: Value, old: &str, new: &str, expected: &str| {
            let change = json!({"chat": chat, "from": person, "date": 1,
                "old_chat_member": status(old), "new_chat_member": status(new)});
            check_update("my_chat_member", &change, expected);
        };
        let group = json!({"id": -100_123, "type": "supergroup", "title": "G"});
        let private = json!({"id": 7, "type": "private", "first_name": "A"});
        change(group.clone(), "left", "member", "7 (az) added it to -100123");
        change(group.clone(), "kicked", "member", "7 (az) added it to -100123");
        change(group.clone(), "member", "left", "-100123 is Closed");
        change(group, "member", "member", "-100123 is Open");
        change(private, "kicked", "member", "7 is Open");
    }

    #[test]
    fn who_calls_the_bot_where_it_is_no_member_is_heard_without_its_name() {
        let person = json!({"id": 7, "is_bot": false, "first_name": "A", "language_code": "az"});
        let message = |from: &Value, text: &str| {
            json!({"message_id": 5, "date": 1, "from": from, "text": text, "guest_query_id": "q",
                "chat": {"id": -100_123, "type": "supergroup", "title": "G"}})
        };
        let check = |text: &str, expected: &str| {
            check_update("guest_message", &message(&person, text), expected);
        };
        check("@lachin_bot how big?", "7 (az) invites q: how big?");
        check("how big, @lachin_bot", "7 (az) invites q: how big,");
        check("how big?", "7 (az) invites q: how big?");
        let bot = json!({"id": 8, "is_bot": true, "first_name": "B"});
        check_update("guest_message", &message(&bot, "@lachin_bot how big?"), "nothing");
    }

    #[test]
    fn what_is_typed_in_any_chat_and_what_is_sent_of_it_is_read() {
        let person = json!({"id": 7, "is_bot": false, "first_name": "A", "language_code": "az"});
        let query = json!({"id": "q", "from": person, "query": "how big", "offset": "",
            "chat_type": "sender"});
        check_update("inline_query", &query, "7 (az) types q: how big");
        let chosen = |id: &str| json!({"result_id": id, "from": person, "query": "how big"});
        check_update("chosen_inline_result", &chosen("fact:area:az"), "7 chose fact:area:az");
        check_update("chosen_inline_result", &chosen("of another version"), "nothing");
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

    #[test]
    fn a_person_answers_a_quiz_question_and_nobody_else_does() {
        let voted = |voter: &Value, options: &Value| {
            let mut answer = json!({"poll_id": "5", "option_ids": options});
            answer.as_object_mut().unwrap().extend(voter.as_object().unwrap().clone());
            answer
        };
        let person = json!({"user": {"id": 7, "is_bot": false, "first_name": "Anna"}});
        check_update("poll_answer", &voted(&person, &json!([2])), "7 (Anna) answers 5 with 2");
        check_update("poll_answer", &voted(&person, &json!([])), "nothing");
        let robot = json!({"user": {"id": 7, "is_bot": true, "first_name": "Anna"}});
        check_update("poll_answer", &voted(&robot, &json!([2])), "nothing");
        // Telegram names a stand-in beside the chat that answers.
        let chat = json!({"user": {"id": 136_817_688, "is_bot": true, "first_name": "Channel"},
            "voter_chat": {"id": -100_777, "type": "channel", "title": "C"}});
        check_update("poll_answer", &voted(&chat, &json!([2])), "nothing");
        // teloxide panics on an answer of nobody.
        let nobody =
            json!({"update_id": 1, "poll_answer": voted(&json!({"user": null}), &json!([2]))});
        assert!(raw::read(nobody).is_err());
    }
}
