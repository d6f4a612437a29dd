//! Polls: sent and closed by the bot, checked as the server checks them, and answered by people.
use serde_json::{Value, json};
use teloxide::types::{ChatId, MessageId, UserId};

use super::BotApi;
use super::html::utf16_length;
use super::keyboards::Keyboard;
use super::messages::Words;
use super::params::Params;
use super::refusal::Refusal;
use super::state::State;
use super::transcript::Event;

/// Longest question, in UTF-16 units. Source: <https://core.telegram.org/bots/api#sendpoll>
const QUESTION_UNITS: usize = 300;

/// Longest option, in UTF-16 units. Source: <https://core.telegram.org/bots/api#inputpolloption>
const OPTION_UNITS: usize = 100;

/// The options of a quiz that has a choice; a poll without one has at least one.
/// Source: <https://core.telegram.org/bots/api#sendpoll>
const OPTIONS: std::ops::RangeInclusive<usize> = 2..=12;

/// Longest explanation, in UTF-16 units, and its line feeds.
/// Source: <https://core.telegram.org/bots/api#sendpoll>
const EXPLANATION: (usize, usize) = (200, 2);

/// How long a poll may be open, in seconds. Source: <https://core.telegram.org/bots/api#sendpoll>
const OPEN_S: std::ops::RangeInclusive<i64> = 5..=2_628_000;

impl BotApi {
    /// A user answers a poll, by the place of an option from 0. Nobody can answer twice, or late.
    pub(crate) fn vote(&self, chat: ChatId, user: UserId, message: MessageId, option: usize) {
        self.shared.change(|it| it.vote(chat, user, message, option));
    }

    /// The place of the right option of a quiz, from 0.
    pub(crate) fn right_option(&self, chat: ChatId, message: MessageId) -> usize {
        self.shared.change(|it| {
            let poll = &it.stored(chat, message).expect("a message").json["poll"];
            usize::try_from(poll["correct_option_id"].as_u64().expect("a quiz")).unwrap()
        })
    }
}

impl State {
    fn vote(&mut self, chat: ChatId, user: UserId, message: MessageId, option: usize) {
        let poll = self.stored(chat, message).expect("a message").json["poll"].clone();
        assert_eq!(poll["is_closed"], json!(false), "nobody can answer a closed poll");
        let text = poll["options"][option]["text"].as_str().expect("an option").to_owned();
        let id = poll["id"].as_str().unwrap_or_default().to_owned();
        assert!(self.votes.insert((id.clone(), user)), "nobody can answer a quiz twice");
        self.happen(Event::Voted { chat, user, option: text });
        // Of anonymous polls a bot is told nothing but numbers.
        if poll["is_anonymous"] == json!(false) {
            let voter = self.person(user);
            let answer = json!({ "poll_id": id, "user": voter, "option_ids": [option] });
            self.updates.offer("poll_answer", &answer);
        }
    }
}

pub(super) fn stop_poll(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let chat = state.known_chat(params)?;
    match state.keyboard(params)? {
        Keyboard::Absent | Keyboard::Inline(_) => {}
        Keyboard::Reply(_) | Keyboard::Removed | Keyboard::ForceReply => {
            return Err(Refusal::bad_request("inline keyboard expected"));
        }
    }
    let Some(message) = params.message() else {
        return Err(Refusal::bad_request("message identifier is not specified"));
    };
    let missing = || Refusal::bad_request("message with poll to stop not found");
    let stored = state.stored(chat, message).map_err(|_| missing())?;
    let Some(poll) = stored.json.get_mut("poll") else {
        return Err(Refusal::bad_request("message is not a poll"));
    };
    if poll["is_closed"] == json!(true) {
        return Err(Refusal::bad_request("poll has already been closed"));
    }
    poll["is_closed"] = json!(true);
    let stopped = poll.clone();
    stored.json.remove("reply_markup");
    state.happen(Event::Stopped { chat, message });
    Ok(stopped)
}

pub(super) fn send_poll(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let question = params.text("question").unwrap_or_default();
    require(!question.trim().is_empty(), "poll question must be non-empty")?;
    require(utf16_length(&question) <= QUESTION_UNITS, "poll question length must not exceed 300")?;
    let options = options(params)?;
    let right = right(params, options.len())?;
    explained(params)?;
    let open = params.integer("open_period");
    require(open.is_none_or(|it| OPEN_S.contains(&it)), "poll can't be open for so long")?;
    let envelope = state.envelope(params, "polls")?;
    let anonymous = params.text("is_anonymous").as_deref() != Some("false");
    let of_options: Vec<Value> =
        options.iter().map(|it| json!({ "text": it, "voter_count": 0 })).collect();
    let mut poll = json!({
        "id": format!("{}", 5_000_000_000_u64 + state.calls.count("sendPoll") as u64),
        "question": question, "options": of_options, "total_voter_count": 0, "is_closed": false,
        "is_anonymous": anonymous, "type": params.text("type").unwrap_or("regular".to_owned()),
        "allows_multiple_answers": false, "correct_option_id": right,
    });
    for name in ["explanation", "open_period"] {
        if let Some(value) = params.get(name) {
            poll[name] = value.clone();
        }
    }
    let lines = options.iter().enumerate().map(|(place, option)| {
        let mark = if Some(place) == right { "(right) " } else { "" };
        format!("\n○ {mark}{option}")
    });
    let explanation = params.text("explanation").map_or_else(String::new, |it| format!("\n\n{it}"));
    let text = format!("{question}{}{explanation}", lines.collect::<String>());
    let words = Words { raw: text.clone(), text, entities: Vec::new() };
    state.send(envelope, json!({ "poll": poll }), words, None)
}

fn options(params: &Params) -> Result<Vec<String>, Refusal> {
    let Some(Value::Array(given)) = params.structure("options")? else {
        return Err(Refusal::bad_request("expected an Array of InputPollOption as options"));
    };
    let text = |it: &Value| it["text"].as_str().unwrap_or_default().trim().to_owned();
    let options: Vec<String> = given.iter().map(text).collect();
    require(options.len() >= *OPTIONS.start(), "poll must have at least 2 options")?;
    require(options.len() <= *OPTIONS.end(), "poll can't have more than 12 options")?;
    require(options.iter().all(|it| !it.is_empty()), "poll options must be non-empty")?;
    let fit = options.iter().all(|it| utf16_length(it) <= OPTION_UNITS);
    require(fit, "poll options length must not exceed 100")?;
    let different = options.iter().enumerate().all(|(at, it)| !options[..at].contains(it));
    require(different, "POLL_OPTION_DUPLICATE")?;
    Ok(options)
}

/// A quiz has a right answer, and a poll of another type none.
fn right(params: &Params, options: usize) -> Result<Option<usize>, Refusal> {
    let right = params.integer("correct_option_id");
    match params.text("type").as_deref() {
        Some("quiz") => {
            let right = right.and_then(|it| usize::try_from(it).ok()).filter(|it| *it < options);
            require(right.is_some(), "wrong correct option ID specified")?;
            Ok(right)
        }
        None | Some("regular") => Ok(None),
        Some(_) => Err(Refusal::bad_request("unsupported poll type specified")),
    }
}

fn explained(params: &Params) -> Result<(), Refusal> {
    let explanation = params.text("explanation").unwrap_or_default();
    let (units, line_feeds) = EXPLANATION;
    let fits = utf16_length(&explanation) <= units;
    require(fits && explanation.matches('\n').count() <= line_feeds, "explanation is too long")
}

fn require(holds: bool, refusal: &str) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(Refusal::bad_request(refusal)) }
}
