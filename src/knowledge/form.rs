//! How a key is written that is missing: an example of each.

/// What stands behind a key.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape {
    /// A text in quotation marks.
    Text,
    /// A list of texts.
    List,
    /// Lines of its own below a head in brackets.
    Table,
}

/// What a key can be given, where any text would not do.
const EXAMPLES: [(&str, &str); 11] = [
    ("languages", r#"["en", "tr"]"#),
    ("time_zone", r#""Europe/Rome""#),
    ("subject", r#""old-mill""#),
    ("attribute", r#""height""#),
    ("standing", r#""agreed""#),
    ("as_of", r#""2020-12-01""#),
    ("sources", r#"["town-archive"]"#),
    ("title", r#""The old mill""#),
    ("answer", r#""The old mill is {height} high.""#),
    ("keywords", r#"["height", "how high"]"#),
    ("questions", r#"["How high is the old mill?"]"#),
];

/// Tables that hold nothing but tables.
const OUTER: [(&str, &str); 2] = [("topics", "history"), ("attributes", "height")];

/// A key as a file writes it, with an example: `as_of = "2020-12-01"`.
pub(super) fn form(path: &str, key: &str, shape: Shape) -> String {
    let example = EXAMPLES.iter().find(|it| it.0 == key).map(|it| it.1);
    match shape {
        Shape::Text => format!("{key} = {}", example.unwrap_or("\"...\"")),
        Shape::List => format!("{key} = {}", example.unwrap_or("[\"...\", \"...\"]")),
        Shape::Table => table(&inner(path, key)),
    }
}

/// The path of a key in the table at `path`.
pub(super) fn inner(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

fn table(path: &str) -> String {
    match OUTER.iter().find(|it| it.0 == path) {
        Some((outer, name)) => format!("[{outer}.{name}]"),
        None => format!("[{path}]"),
    }
}
