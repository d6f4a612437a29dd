//! Start tags of Telegram's HTML: their names, and the few attributes that mean something.

/// An opened tag. Its argument is the address, the language, or the mark of an expandable quote.
pub(super) struct Tag {
    pub(super) name: String,
    pub(super) argument: Option<String>,
}

/// A place in a text.
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

const TAGS: &[&str] = &[
    "a",
    "b",
    "strong",
    "i",
    "em",
    "s",
    "strike",
    "del",
    "u",
    "ins",
    "tg-spoiler",
    "span",
    "pre",
    "code",
    "blockquote",
];

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// In bytes from the start, as the errors of the server count.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn skip(&mut self, bytes: usize) {
        self.at += bytes;
    }

    pub(super) fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|it| !belongs(it)).unwrap_or(rest.len());
        self.skip(end);
        rest.get(..end).unwrap_or_default()
    }
}

/// Reads from `<` to `>`.
pub(super) fn read_start_tag(cursor: &mut Cursor<'_>) -> Result<Tag, String> {
    let begin = cursor.at();
    let unclosed = || format!("Unclosed start tag at byte offset {begin}");
    cursor.skip("<".len());
    let name = cursor.take_while(|it| !it.is_whitespace() && it != '>').to_ascii_lowercase();
    if cursor.peek().is_none() {
        return Err(unclosed());
    }
    if !TAGS.contains(&name.as_str()) {
        return Err(format!("Unsupported start tag \"{name}\" at byte offset {begin}"));
    }
    let mut tag = Tag { name, argument: None };
    loop {
        cursor.take_while(char::is_whitespace);
        match cursor.peek() {
            Some('>') => break cursor.skip(">".len()),
            Some(_) | None => read_attribute(cursor, &mut tag, begin)?,
        }
        if cursor.peek().is_none() {
            return Err(unclosed());
        }
    }
    if tag.name == "span" && tag.argument.is_none() {
        return Err(format!("Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}"));
    }
    Ok(tag)
}

fn read_attribute(cursor: &mut Cursor<'_>, tag: &mut Tag, begin: usize) -> Result<(), String> {
    let ends_name = |it: char| it.is_whitespace() || matches!(it, '=' | '>' | '/' | '"' | '\'');
    let name = cursor.take_while(|it| !ends_name(it)).to_ascii_lowercase();
    if name.is_empty() {
        let tag = &tag.name;
        return Err(format!("Empty attribute name in the tag \"{tag}\" at byte offset {begin}"));
    }
    cursor.take_while(char::is_whitespace);
    let unclosed = format!("Unclosed start tag \"{}\" at byte offset {begin}", tag.name);
    match cursor.peek() {
        None => return Err(unclosed),
        Some('=') => cursor.skip("=".len()),
        Some(_) => {
            tag.take_attribute(&name, String::new());
            return Ok(());
        }
    }
    cursor.take_while(char::is_whitespace);
    if cursor.peek().is_none() {
        return Err(unclosed);
    }
    let value = read_value(cursor)?;
    tag.take_attribute(&name, value);
    Ok(())
}

fn read_value(cursor: &mut Cursor<'_>) -> Result<String, String> {
    let begin = cursor.at();
    if let Some(quote @ ('"' | '\'')) = cursor.peek() {
        cursor.skip(quote.len_utf8());
        let value = cursor.take_while(|it| it != quote);
        // At the end of the text there is no quote to skip, and the caller sees the end.
        cursor.skip(cursor.peek().map_or(0, char::len_utf8));
        return Ok(decoded(value));
    }
    let value = cursor.take_while(|it| it.is_ascii_alphanumeric() || matches!(it, '.' | '-'));
    match cursor.peek() {
        Some(next) if !next.is_whitespace() && next != '>' => {
            Err(format!("Unexpected end of name token at byte offset {begin}"))
        }
        Some(_) | None => Ok(value.to_ascii_lowercase()),
    }
}

/// Addresses need no more than these.
fn decoded(value: &str) -> String {
    let named = value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    named.replace("&#39;", "'").replace("&amp;", "&")
}

impl Tag {
    fn take_attribute(&mut self, name: &str, value: String) {
        self.argument = match (self.name.as_str(), name) {
            ("a", "href") => Some(value).filter(|it| !it.is_empty()),
            ("code", "class") => value.strip_prefix("language-").map(str::to_owned),
            ("span", "class") if value == "tg-spoiler" => Some(value),
            ("blockquote", "expandable") => Some(value),
            _ => return,
        };
    }
}
