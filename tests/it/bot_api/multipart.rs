//! Forms with files, as `multipart/form-data` has them. Files are texts here.
//! Source: <https://www.rfc-editor.org/rfc/rfc7578>
use serde_json::{Value, json};

/// The parts of a form by their names; `None` where it is none. A file is an object.
pub(super) fn parts(kind: &str, body: &[u8]) -> Option<Vec<(String, Value)>> {
    let boundary = quoted(kind, "boundary")?;
    let body = std::str::from_utf8(body).ok()?;
    let delimiter = format!("\r\n--{boundary}");
    // The first delimiter has no line before it.
    let body = format!("\r\n{body}");
    let (body, _) = body.split_once(&format!("{delimiter}--"))?;
    body.split(&delimiter).skip(1).map(|it| part(it.strip_prefix("\r\n")?)).collect()
}

fn part(part: &str) -> Option<(String, Value)> {
    let (headers, content) = part.split_once("\r\n\r\n")?;
    let header = |name: &str| {
        let of = |line: &&str| line.to_lowercase().starts_with(&format!("{name}:"));
        headers.lines().find(of).unwrap_or_default()
    };
    let disposition = header("content-disposition");
    let value = match quoted(disposition, "filename") {
        Some(name) => {
            let kind = header("content-type").split_once(": ").map(|it| it.1);
            json!({ "file_name": name, "mime_type": kind, "content": content })
        }
        None => json!(content),
    };
    Some((quoted(disposition, "name")?.to_owned(), value))
}

/// What stands behind `name=`, with quotes or without.
fn quoted<'t>(header: &'t str, name: &str) -> Option<&'t str> {
    let field = header.split(';').find_map(|it| it.trim().strip_prefix(name)?.strip_prefix('='))?;
    Some(field.trim_matches('"'))
}
