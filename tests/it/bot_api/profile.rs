//! The bot's name and what it says of itself, by language.
use serde_json::{Value, json};

use super::commands::language_code;
use super::params::Params;
use super::refusal::Refusal;
use super::state::State;

/// A text of the profile: its parameter, and how long it may be, in characters.
struct Text {
    name: &'static str,
    most: usize,
}

/// Source: <https://core.telegram.org/bots/api#setmyname>
const NAME: Text = Text { name: "name", most: 64 };

/// Source: <https://core.telegram.org/bots/api#setmydescription>
const DESCRIPTION: Text = Text { name: "description", most: 512 };

/// Source: <https://core.telegram.org/bots/api#setmyshortdescription>
const SHORT: Text = Text { name: "short_description", most: 120 };

pub(super) fn set_name(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    set(state, params, &NAME)
}

pub(super) fn get_name(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    get(state, params, &NAME)
}

pub(super) fn set_description(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    set(state, params, &DESCRIPTION)
}

pub(super) fn get_description(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    get(state, params, &DESCRIPTION)
}

pub(super) fn set_short(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    set(state, params, &SHORT)
}

pub(super) fn get_short(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    get(state, params, &SHORT)
}

fn set(state: &mut State, params: &Params, text: &Text) -> Result<Value, Refusal> {
    let language = language_code(params)?;
    let words = params.text(text.name).unwrap_or_default();
    if words.chars().count() > text.most {
        return Err(Refusal::bad_request(format!("bot {} is too long", text.name)));
    }
    state.profile.insert((text.name, language), words);
    Ok(json!(true))
}

fn get(state: &mut State, params: &Params, text: &Text) -> Result<Value, Refusal> {
    let language = language_code(params)?;
    let words = state.profile.get(&(text.name, language)).cloned().unwrap_or_default();
    Ok(json!({ text.name: words }))
}
