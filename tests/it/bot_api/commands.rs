//! The menus of commands.
use serde_json::{Value, json};

use super::params::Params;
use super::refusal::Refusal;
use super::state::State;

/// Source: <https://core.telegram.org/bots/api#setmycommands>
const COMMANDS: usize = 100;

const SCOPES: &[&str] = &[
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
];

pub(super) fn set_commands(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    let menu = menu(params)?;
    let Some(Value::Array(commands)) = params.structure("commands")? else {
        return Err(Refusal::bad_request("can't parse commands: expected an Array of BotCommand"));
    };
    if commands.len() > COMMANDS {
        return Err(Refusal::bad_request("BOT_COMMANDS_TOO_MUCH"));
    }
    let commands = commands.iter().map(command).collect::<Result<Vec<_>, _>>()?;
    state.commands.insert(menu, Value::Array(commands));
    Ok(json!(true))
}

pub(super) fn get_commands(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    Ok(state.commands.get(&menu(params)?).cloned().unwrap_or_else(|| json!([])))
}

pub(super) fn delete_commands(state: &mut State, params: &Params) -> Result<Value, Refusal> {
    state.commands.remove(&menu(params)?);
    Ok(json!(true))
}

/// The scope as text, and the language.
fn menu(params: &Params) -> Result<(String, String), Refusal> {
    let language = language_code(params)?;
    let scope = params.structure("scope")?.unwrap_or_else(|| json!({ "type": "default" }));
    if !scope.get("type").and_then(Value::as_str).is_some_and(|it| SCOPES.contains(&it)) {
        return Err(Refusal::bad_request(
            "can't parse BotCommandScope: Unsupported type specified",
        ));
    }
    Ok((scope.to_string(), language))
}

/// The language of a call, empty for all others.
pub(super) fn language_code(params: &Params) -> Result<String, Refusal> {
    let language = params.text("language_code").unwrap_or_default();
    let is_two_letters = language.len() == 2 && language.bytes().all(|it| it.is_ascii_lowercase());
    if !(language.is_empty() || is_two_letters) {
        return Err(Refusal::bad_request("invalid language code specified"));
    }
    Ok(language)
}

fn command(command: &Value) -> Result<Value, Refusal> {
    let field = |name: &str| command.get(name).and_then(Value::as_str).unwrap_or_default();
    // The server takes a leading slash, and capitals, and stores neither.
    let name = field("command").trim_start_matches('/');
    let is_letter = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_';
    if !(1..=32).contains(&name.len()) || !name.chars().all(is_letter) {
        return Err(Refusal::bad_request("BOT_COMMAND_INVALID"));
    }
    let description = field("description").trim();
    if !(1..=256).contains(&description.chars().count()) {
        return Err(Refusal::bad_request("BOT_COMMAND_DESCRIPTION_INVALID"));
    }
    Ok(json!({ "command": name, "description": description }))
}
