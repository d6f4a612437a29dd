//! One call to the Bot API over HTTP. Retries, limits and the order of calls are not its business.
//!
//! teloxide gives the types and the payloads. Its own sending sleeps 10 s on every 5xx, drops
//! the error code and cannot tell a request that never left from one that was taken.

use std::error::Error as _;
use std::fmt;
use std::time::Duration;

use reqwest::{Client, Proxy, RequestBuilder, Url, redirect};
use secrecy::{ExposeSecret, SecretString};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use teloxide::requests::Payload;
use teloxide::types::Message;
use tokio::time::sleep;

use super::call_error::{self, CallError, Sent};
use super::upload::{self, Upload};
use crate::text::mend_json;

/// Where Telegram is.
const TELEGRAM: &str = "https://api.telegram.org";

/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(5);

/// How long a call may take, beside the time that the method itself asks for.
const CALL: Duration = Duration::from_secs(17);

/// An idle connection is closed before the server closes it. A request written into a connection
/// that the server is closing fails in a way that leaves its outcome unknown.
const IDLE: Duration = Duration::from_secs(30);

/// Where the Bot API is, and the key to it.
#[derive(Clone)]
pub struct Api {
    client: Client,
    base: Url,
    token: SecretString,
}

/// Why calls cannot even be tried. Neither the token nor a proxy's password is in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ApiError {
    /// There is no such kind of proxy.
    #[error("the address of the proxy is of no known kind: write http://host:port")]
    Proxy,
    /// The HTTP client cannot be made.
    #[error("cannot prepare https: {0}")]
    Client(String),
}

impl Api {
    /// Prepares calls to the Bot API at `address`, an http or https one; Telegram's own where there
    /// is none. Calls go through `proxy` where there is one.
    ///
    /// # Errors
    /// Refuses a proxy of an unknown kind, and a machine without what https needs.
    pub fn new(
        token: SecretString,
        address: Option<Url>,
        proxy: Option<Url>,
    ) -> Result<Self, ApiError> {
        let base = match address {
            Some(address) => address,
            None => Url::parse(TELEGRAM).map_err(|it| ApiError::Client(it.to_string()))?,
        };
        // A redirection would carry the token to wherever it leads.
        let client = Client::builder()
            .connect_timeout(CONNECT)
            .pool_idle_timeout(IDLE)
            .tcp_nodelay(true)
            .redirect(redirect::Policy::none());
        let client = match proxy {
            Some(proxy) => client.proxy(Proxy::all(proxy).map_err(|_| ApiError::Proxy)?),
            // The environment is config.rs's to read.
            None => client.no_proxy(),
        };
        let client = client.build().map_err(|it| ApiError::Client(it.without_url().to_string()))?;
        Ok(Self { client, base, token })
    }

    /// Calls a method once.
    ///
    /// # Errors
    /// Tells why there is no result; see [`CallError`] for what may be tried again.
    pub async fn call<P>(&self, payload: &P) -> Result<P::Output, CallError>
    where
        P: Payload + Serialize,
        P::Output: DeserializeOwned,
    {
        let patience = CALL + payload.timeout_hint().unwrap_or_default();
        let request = self.client.post(self.method(P::NAME)?).timeout(patience);
        answer(request.json(payload)).await
    }

    /// Sends a file once.
    ///
    /// # Errors
    /// The same.
    pub(super) async fn upload(&self, upload: &Upload) -> Result<Message, CallError> {
        let form = upload.form().map_err(network)?;
        let request = self.client.post(self.method(upload::METHOD)?).timeout(CALL);
        answer(request.multipart(form)).await
    }

    /// Calls a method, and again as long as `wait` says after how long: it is told the error and how
    /// often it went wrong, 1 or more.
    ///
    /// # Errors
    /// Tells why there was no result the last time.
    pub(super) async fn call_again<P>(
        &self,
        payload: &P,
        wait: impl Fn(&CallError, u32) -> Option<Duration>,
    ) -> Result<P::Output, CallError>
    where
        P: Payload + Serialize,
        P::Output: DeserializeOwned,
    {
        let mut failures = 0;
        loop {
            let error = match self.call(payload).await {
                Ok(result) => return Ok(result),
                Err(error) => error,
            };
            failures += 1;
            match wait(&error, failures) {
                Some(wait) => sleep(wait).await,
                None => return Err(error),
            }
        }
    }

    fn method(&self, name: &str) -> Result<Url, CallError> {
        let mut url = self.base.clone();
        url.path_segments_mut()
            .map_err(|()| CallError::Refused("the api's address takes no path".to_owned()))?
            .pop_if_empty()
            .push(&format!("bot{}", self.token.expose_secret()))
            .push(name);
        Ok(url)
    }
}

impl fmt::Debug for Api {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let host = self.base.host_str().unwrap_or_default();
        out.debug_struct("Api").field("host", &host).finish_non_exhaustive()
    }
}

async fn answer<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, CallError> {
    let response = request.send().await.map_err(network)?;
    let status = response.status().as_u16();
    let body = response.text().await.map_err(network)?;
    // Half of a character in one message must not hide the messages beside it.
    result(status, &mend_json(&body))
}

#[derive(Deserialize)]
struct Envelope {
    ok: bool,
}

#[derive(Deserialize)]
struct Success<T> {
    result: T,
}

/// Read in two steps: a message was sent even where its description cannot be read.
fn result<T: DeserializeOwned>(status: u16, body: &str) -> Result<T, CallError> {
    match serde_json::from_str::<Envelope>(body) {
        Ok(Envelope { ok: true }) => {
            let success = serde_json::from_str::<Success<T>>(body);
            // serde's text may quote a value: the place is enough to find it.
            success.map(|it| it.result).map_err(|it| {
                CallError::Unreadable(format!("{:?} at column {}", it.classify(), it.column()))
            })
        }
        Ok(Envelope { ok: false }) | Err(_) => Err(call_error::read(status, body)),
    }
}

/// A request is certainly not sent only where there was no connection. A connection that broke
/// later tells nothing: the server may have read all of it and have died before its answer.
/// (hyper itself repeats a request that a reused connection refused before its first byte.)
fn network(error: reqwest::Error) -> CallError {
    let error = error.without_url();
    if error.is_builder() {
        return CallError::Refused("the request cannot be built".to_owned());
    }
    let sent = if error.is_connect() { Sent::No } else { Sent::Perhaps };
    let mut cause = error.to_string();
    let mut inner = error.source();
    while let Some(it) = inner {
        cause = format!("{cause}: {it}");
        inner = it.source();
    }
    CallError::Network { sent, cause }
}

#[cfg(test)]
mod tests {
    use teloxide::payloads::{GetMe, SendMessage};
    use teloxide::types::{ChatId, Message};
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::*;

    const TOKEN: &str = "123:secret-key";

    fn api(address: &str) -> Api {
        Api::new(TOKEN.into(), Some(address.parse().unwrap()), None).unwrap()
    }

    /// Answers one request with `answer` as it is; gives back what was asked.
    async fn answer_once(answer: &'static str) -> (String, tokio::task::JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/base/", listener.local_addr().unwrap());
        let asked = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut asked = vec![0; 4096];
            let length = stream.read(&mut asked).await.unwrap();
            stream.write_all(answer.as_bytes()).await.unwrap();
            String::from_utf8_lossy(&asked[..length]).into_owned()
        });
        (address, asked)
    }

    #[test]
    fn the_token_is_in_no_debug_output_and_no_error() {
        let shown = format!("{:?}", api("http://localhost:1"));
        assert_eq!(shown, r#"Api { host: "localhost", .. }"#);
    }

    #[tokio::test]
    async fn a_method_is_called_below_the_token() {
        let (address, asked) =
            answer_once("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n").await;
        let error = api(&address).call(&GetMe::new()).await.unwrap_err();
        assert_eq!(error, CallError::Refused("status 404".to_owned()));
        let asked = asked.await.unwrap();
        assert!(asked.starts_with("POST /base/bot123:secret-key/GetMe HTTP/1.1\r\n"), "{asked}");
    }

    #[tokio::test]
    async fn a_refused_connection_is_known_not_to_have_sent_anything() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        drop(listener);
        let error = api(&address).call(&GetMe::new()).await.unwrap_err();
        assert!(matches!(&error, CallError::Network { sent: Sent::No, .. }), "{error:?}");
        assert!(!format!("{error} {error:?}").contains("secret"), "{error:?}");
    }

    #[tokio::test]
    async fn a_connection_that_breaks_leaves_the_outcome_unknown() {
        let half = "HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n{\"ok\":true,";
        for answer in ["", half] {
            let (address, _asked) = answer_once(answer).await;
            let hello = SendMessage::new(ChatId(1), "hello");
            let error = api(&address).call(&hello).await.unwrap_err();
            assert!(matches!(&error, CallError::Network { sent: Sent::Perhaps, .. }), "{error:?}");
            assert!(!format!("{error} {error:?}").contains("secret"), "{error:?}");
        }
    }

    #[tokio::test]
    async fn https_speaks_tls() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("https://{}", listener.local_addr().unwrap());
        let asked = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            stream.read_u8().await.unwrap()
        });
        api(&address).call(&GetMe::new()).await.unwrap_err();
        assert_eq!(asked.await.unwrap(), 0x16, "a TLS handshake begins with 0x16");
    }

    #[test]
    fn a_call_that_succeeded_with_an_unknown_answer_is_no_failure_to_send() {
        let odd = r#"{"ok":true,"result":{"message_id":"in words: secret"}}"#;
        let error = result::<Message>(200, odd).unwrap_err();
        assert!(matches!(&error, CallError::Unreadable(_)));
        assert!(!error.to_string().contains("secret"), "{error}");
    }
}
