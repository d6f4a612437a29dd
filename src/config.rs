//! Configuration: variables in, typed values out, once.

use std::path::PathBuf;

use secrecy::SecretString;
use url::Url;

/// What the program was told by its environment.
#[derive(Debug, Default)]
pub struct Config {
    /// The bot's token from BotFather; without one the program talks in the terminal.
    pub token: Option<SecretString>,
    /// Another Bot API server than Telegram's.
    pub api_url: Option<Url>,
    /// A proxy for calls to the Bot API.
    pub proxy: Option<Url>,
    /// Another knowledge folder than the one built in.
    pub knowledge: Option<PathBuf>,
    /// Whether the terminal may be sent colours. Source: <https://no-color.org>
    pub colours: Colours,
}

/// Whether a terminal may be sent colours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Colours {
    /// Escape sequences for bold and the like.
    #[default]
    On,
    /// Words only.
    Off,
}

/// Why the environment cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// The token is not of BotFather's form. Its text is kept out of the message.
    #[error(
        "TELOXIDE_TOKEN is not a bot's token: copy it from BotFather, it reads like 123456:ABC-DEF"
    )]
    Token,
    /// A variable holds no http or https address.
    #[error("{variable} is not an http or https address: write one such as {example}")]
    Url {
        /// Which variable.
        variable: &'static str,
        /// What one looks like.
        example: &'static str,
    },
}

impl Config {
    /// Every variable that is read, as `.env.example` lists them. `RUST_LOG` is read by the logger.
    pub const VARIABLES: [&'static str; 6] = [
        "TELOXIDE_TOKEN",
        "TELOXIDE_API_URL",
        "TELOXIDE_PROXY",
        "KNOWLEDGE_DIR",
        "NO_COLOR",
        "RUST_LOG",
    ];

    /// Reads the variables that `lookup` knows; an empty one counts as unset.
    ///
    /// # Errors
    /// Names the first variable whose value makes no sense.
    pub fn from_vars(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let set = |name| lookup(name).filter(|it| !it.trim().is_empty());
        Ok(Self {
            token: set("TELOXIDE_TOKEN").map(|it| token(it.trim())).transpose()?,
            api_url: url(&set, "TELOXIDE_API_URL", "https://api.telegram.org")?,
            proxy: url(&set, "TELOXIDE_PROXY", "http://127.0.0.1:8080")?,
            knowledge: set("KNOWLEDGE_DIR").map(PathBuf::from),
            colours: if set("NO_COLOR").is_some() { Colours::Off } else { Colours::On },
        })
    }
}

/// A bot's number, a colon, and letters, digits, `-` and `_`: nothing else may enter an address.
/// Source: <https://core.telegram.org/bots/api#authorizing-your-bot>
fn token(text: &str) -> Result<SecretString, ConfigError> {
    let secret = |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '_');
    match text.split_once(':') {
        Some((number, rest))
            if !number.is_empty()
                && number.bytes().all(|it| it.is_ascii_digit())
                && !rest.is_empty()
                && rest.chars().all(secret) =>
        {
            Ok(SecretString::from(text.to_owned()))
        }
        _ => Err(ConfigError::Token),
    }
}

fn url(
    set: &impl Fn(&'static str) -> Option<String>,
    variable: &'static str,
    example: &'static str,
) -> Result<Option<Url>, ConfigError> {
    let Some(text) = set(variable) else { return Ok(None) };
    let parsed = Url::parse(text.trim()).ok().filter(Url::has_host);
    let parsed = parsed.filter(|it| matches!(it.scheme(), "http" | "https"));
    parsed.map(Some).ok_or(ConfigError::Url { variable, example })
}

#[cfg(test)]
mod tests {
    use super::*;
    use secrecy::ExposeSecret;

    fn read(variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::from_vars(|name| variables.iter().find(|it| it.0 == name).map(|it| it.1.to_owned()))
    }

    #[test]
    fn an_empty_environment_is_a_configuration() {
        let config = read(&[("TELOXIDE_TOKEN", " ")]).unwrap();
        assert!(config.token.is_none() && config.api_url.is_none() && config.knowledge.is_none());
    }

    #[test]
    fn every_variable_reaches_its_field() {
        let config = read(&[
            ("TELOXIDE_TOKEN", "12345:abc_DEF-9\n"),
            ("TELOXIDE_API_URL", "http://127.0.0.1:8081"),
            ("TELOXIDE_PROXY", "http://127.0.0.1:3128"),
            ("KNOWLEDGE_DIR", "knowledge"),
            ("NO_COLOR", "1"),
        ])
        .unwrap();
        assert_eq!(config.token.unwrap().expose_secret(), "12345:abc_DEF-9");
        assert_eq!(config.api_url.unwrap().port(), Some(8081));
        assert_eq!(config.proxy.unwrap().port(), Some(3128));
        assert_eq!(config.knowledge, Some(PathBuf::from("knowledge")));
        assert_eq!(config.colours, Colours::Off);
    }

    #[test]
    fn a_value_that_makes_no_sense_is_named_and_a_token_is_not_shown() {
        for bad in ["x", "123:", ":abc", "123:a/b", "12 3:abc"] {
            let refused = read(&[("TELOXIDE_TOKEN", bad)]).unwrap_err();
            assert_eq!(refused, ConfigError::Token);
            assert!(!refused.to_string().contains(bad) || bad == "x");
        }
        let refused = read(&[("TELOXIDE_PROXY", "nowhere")]).unwrap_err().to_string();
        assert!(refused.starts_with("TELOXIDE_PROXY is not an http"), "{refused}");
        for (variable, address) in
            [("TELOXIDE_API_URL", "ftp://127.0.0.1"), ("TELOXIDE_PROXY", "socks5://127.0.0.1:9")]
        {
            assert!(read(&[(variable, address)]).is_err(), "{address}");
        }
    }
}
