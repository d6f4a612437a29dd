//! Configuration: variables in, typed values out, once.

use std::path::PathBuf;

use secrecy::SecretString;
use url::Url;

/// The database where no other is named: a file in the folder where the program runs.
const DATABASE: &str = "sqlite://lachin.db";

/// Broadcast messages a second where no other number is given. Telegram suffers 30 from all of a bot.
/// Source: <https://core.telegram.org/bots/faq#how-can-i-message-all-of-my-bot-39s-subscribers-at-once>
const BROADCAST_RATE: u32 = 20;

/// The most that Telegram suffers; the answers need some of it.
const FASTEST: u32 = 29;

/// What the program was told by its environment.
#[derive(Debug)]
pub struct Config {
    /// The bot's token from BotFather; without one the program talks in the terminal.
    pub token: Option<SecretString>,
    /// Another Bot API server than Telegram's.
    pub api_url: Option<Url>,
    /// A proxy for calls to the Bot API.
    pub proxy: Option<Url>,
    /// Another knowledge folder than the one built in.
    pub knowledge: Option<PathBuf>,
    /// The address of the database. It may hold a password.
    pub database: SecretString,
    /// The people who run the bot, by their ids in Telegram.
    pub admins: Vec<u64>,
    /// Broadcast messages a second, 1 to 29.
    pub broadcast_rate: u32,
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
    /// An id of an admin is no number.
    #[error(
        "ADMIN_IDS is not a list of user ids: write numbers with commas, such as 12345,67890; @userinfobot tells yours"
    )]
    Admins,
    /// The rate is no number that Telegram suffers.
    #[error("BROADCAST_RATE is not a number from 1 to 29: messages a second, 20 is a good one")]
    Rate,
}

impl Config {
    /// Every variable that is read, as `.env.example` lists them. `RUST_LOG` is read by the logger.
    pub const VARIABLES: [&'static str; 9] = [
        "TELOXIDE_TOKEN",
        "TELOXIDE_API_URL",
        "TELOXIDE_PROXY",
        "DATABASE_URL",
        "ADMIN_IDS",
        "BROADCAST_RATE",
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
            database: set("DATABASE_URL").map_or_else(|| DATABASE.into(), |it| it.trim().into()),
            admins: set("ADMIN_IDS").map_or_else(|| Ok(Vec::new()), |it| admins(&it))?,
            broadcast_rate: set("BROADCAST_RATE").map_or(Ok(BROADCAST_RATE), |it| rate(&it))?,
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

fn admins(text: &str) -> Result<Vec<u64>, ConfigError> {
    let ids = text.split([',', ' ', ';']).filter(|it| !it.is_empty());
    ids.map(|it| it.parse().map_err(|_| ConfigError::Admins)).collect()
}

fn rate(text: &str) -> Result<u32, ConfigError> {
    let rate = text.trim().parse().ok().filter(|it| (1..=FASTEST).contains(it));
    rate.ok_or(ConfigError::Rate)
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
            ("DATABASE_URL", "postgres://me:secret@db/bot"),
            ("ADMIN_IDS", "12, 345"),
            ("BROADCAST_RATE", "5"),
            ("NO_COLOR", "1"),
        ])
        .unwrap();
        assert!(!format!("{config:?}").contains("secret"));
        assert_eq!(config.token.unwrap().expose_secret(), "12345:abc_DEF-9");
        assert_eq!(config.api_url.unwrap().port(), Some(8081));
        assert_eq!(config.proxy.unwrap().port(), Some(3128));
        assert_eq!(config.knowledge, Some(PathBuf::from("knowledge")));
        assert_eq!(config.database.expose_secret(), "postgres://me:secret@db/bot");
        assert_eq!((config.admins, config.broadcast_rate), (vec![12, 345], 5));
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
        assert_eq!(read(&[("ADMIN_IDS", "12,@me")]).unwrap_err(), ConfigError::Admins);
        for bad in ["0", "30", "fast"] {
            assert_eq!(read(&[("BROADCAST_RATE", bad)]).unwrap_err(), ConfigError::Rate);
        }
    }
}
