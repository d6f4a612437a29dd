//! From HTTP to a method and back: tokens, parameters, faults, and the long poll.
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, Method as Verb, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use tokio::time::Instant;

use super::faults::{Fault, Hold, Strikes};
use super::methods::{Act, CallId, Method, Outcome};
use super::params::Params;
use super::refusal::Refusal;
use super::state::Shared;
use super::updates::Turn;
use super::wire::Line;

/// What goes back over the line.
type Answer = Result<String, Refusal>;

/// Longest wait of `getUpdates`, in seconds.
const POLL_SECONDS: u32 = 50;

pub(super) fn router(shared: Arc<Shared>) -> Router {
    Router::new().fallback(serve).with_state(shared)
}

async fn serve(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(line): ConnectInfo<Line>,
    verb: Verb,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let method = match find_method(&shared, uri.path()) {
        Ok(method) => method,
        Err(refusal) => return respond(&Err(refusal)),
    };
    match read_params(&verb, &uri, &headers, &body) {
        Ok(params) => call(&shared, &line, method, &params).await,
        Err(refusal) => respond(&Err(refusal)),
    }
}

/// Finds the method of `/bot<token>/<method>`.
fn find_method(shared: &Shared, path: &str) -> Result<&'static Method, Refusal> {
    let mut parts = path.trim_start_matches('/').splitn(2, '/');
    let bot = parts.next().unwrap_or_default();
    // Only the method's name is free to be cased as one likes.
    let Some(token) = bot.get("bot".len()..).filter(|_| bot.to_lowercase().starts_with("bot"))
    else {
        return Err(Refusal::new(404, "Not Found"));
    };
    if token != super::TOKEN {
        return Err(Refusal::new(401, "Unauthorized"));
    }
    let name = parts.next().unwrap_or_default();
    Method::named(name).ok_or_else(|| {
        shared.change(|it| it.violations.push(format!("{name}: no such method on this server")));
        Refusal::new(404, "Not Found")
    })
}

fn read_params(
    verb: &Verb,
    uri: &Uri,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Params, Refusal> {
    if *verb != Verb::GET && *verb != Verb::POST {
        return Err(Refusal::new(405, "Method Not Allowed"));
    }
    let mut params = Params::default();
    params.add_form(uri.query().unwrap_or_default().as_bytes());
    let kind = headers.get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok());
    let kind = kind.unwrap_or_default();
    match kind.split(';').next().unwrap_or_default().trim() {
        "application/json" => params.add_json(body)?,
        "application/x-www-form-urlencoded" => params.add_form(body),
        "multipart/form-data" => params.add_multipart(kind, body)?,
        _ => {}
    }
    Ok(params)
}

async fn call(shared: &Shared, line: &Line, method: &'static Method, params: &Params) -> Response {
    let (id, verdict) = shared.change(|it| it.admit(method, params));
    let fault = match verdict {
        Ok(fault) => fault,
        Err(refusal) => return conclude(shared, id, &Err(refusal)),
    };
    match fault {
        Some(Fault::Reset(Strikes::BeforeEffect)) => return reset(shared, line, id).await,
        Some(Fault::ServerError { code, strikes: Strikes::BeforeEffect }) => {
            return fail(shared, id, code);
        }
        Some(_) | None => {}
    }
    let answer = match method.act {
        Act::Now(effect) => shared.change(|it| it.run(method, params, effect)),
        Act::Poll => poll(shared, params).await,
    };
    match fault {
        Some(Fault::Reset(_)) => reset(shared, line, id).await,
        Some(Fault::ServerError { code, .. }) => fail(shared, id, code),
        Some(Fault::SlowReply(hold)) => {
            hold.wait().await;
            conclude(shared, id, &answer)
        }
        // The faults that refuse have refused on admission.
        Some(Fault::TooManyRequests { .. } | Fault::Refused { .. } | Fault::Migrated { .. })
        | None => conclude(shared, id, &answer),
    }
}

impl Hold {
    async fn wait(self) {
        match self {
            Self::For(time) => tokio::time::sleep(time).await,
            Self::Until(released) => released.cancelled().await,
        }
    }
}

/// Waits for updates as long as the bot asked to, or until a newer poll takes over.
async fn poll(shared: &Shared, params: &Params) -> Answer {
    let asked = params.integer("timeout").unwrap_or(0).max(0);
    let seconds = u32::try_from(asked).unwrap_or(POLL_SECONDS).min(POLL_SECONDS);
    let end = Instant::now() + shared.read(|it| it.rules.second) * seconds;
    let mut changes = shared.changes();
    let ticket = shared.change(|it| it.updates.begin(params))?;
    loop {
        changes.mark_unchanged();
        match shared.read(|it| it.updates.turn(ticket)) {
            Turn::Ready(updates) => return Ok(updates),
            Turn::Superseded => return Err(Refusal::conflict()),
            Turn::Wait => {}
        }
        // The server outlives its calls, so the bell does not break: only time ends the wait.
        if tokio::time::timeout_at(end, changes.changed()).await.is_err() {
            return Ok("[]".to_owned());
        }
    }
}

async fn reset(shared: &Shared, line: &Line, id: CallId) -> Response {
    shared.change(|it| it.conclude(id, Outcome::Reset));
    line.reset().await
}

fn fail(shared: &Shared, id: CallId, code: u16) -> Response {
    shared.change(|it| it.conclude(id, Outcome::ServerError(code)));
    let page = format!("<html><head><title>{code}</title></head><body>nginx</body></html>");
    (status(code), Html(page)).into_response()
}

fn conclude(shared: &Shared, id: CallId, answer: &Answer) -> Response {
    let outcome = match answer {
        Ok(_) => Outcome::Accepted,
        Err(refusal) => Outcome::Refused(refusal.clone()),
    };
    shared.change(|it| it.conclude(id, outcome));
    respond(answer)
}

fn respond(answer: &Answer) -> Response {
    let json = [(header::CONTENT_TYPE, "application/json")];
    match answer {
        // Glued as text: updates reach the bot exactly as the test wrote them.
        Ok(result) => (json, format!("{{\"ok\":true,\"result\":{result}}}")).into_response(),
        Err(refusal) => (status(refusal.code), json, refusal.body()).into_response(),
    }
}

fn status(code: u16) -> StatusCode {
    StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
