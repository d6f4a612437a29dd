//! Telegram's HTML, read as strictly as its server reads it: plain text and entities come out.
//! Custom emoji and dates (`tg-emoji`, `tg-time`) are refused: this bot has no use for them.
//! Source: `parse_html` of <https://github.com/tdlib/td/blob/master/td/telegram/MessageEntity.cpp>
use std::cmp::Reverse;

use serde_json::{Value, json};

use super::tag::{Cursor, Tag, read_start_tag};

/// What a reader sees of a text, and how it is dressed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Formatted {
    pub(super) text: String,
    pub(super) entities: Vec<Entity>,
    /// What the server lets pass, though its documentation forbids it.
    pub(super) notes: Vec<String>,
}

/// A stretch of text, in UTF-16 units.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entity {
    kind: &'static str,
    offset: usize,
    length: usize,
    extra: Option<(&'static str, String)>,
}

/// Reads a text with `parse_mode` HTML.
///
/// # Errors
/// What the server says after `can't parse entities: `.
pub(super) fn parse(markup: &str) -> Result<Formatted, String> {
    let mut reader = Reader::new(markup);
    while let Some(next) = reader.cursor.peek() {
        match next {
            '<' if reader.cursor.rest().starts_with("</") => reader.end_tag()?,
            '<' => reader.start_tag()?,
            '&' => reader.reference()?,
            _ => reader.plain(next),
        }
    }
    match reader.open.pop() {
        Some(open) => {
            Err(format!("Can't find end tag corresponding to start tag \"{}\"", open.tag.name))
        }
        None => Ok(reader.finish()),
    }
}

/// The length that Telegram counts.
pub(super) fn utf16_length(text: &str) -> usize {
    text.encode_utf16().count()
}

struct Reader<'a> {
    cursor: Cursor<'a>,
    found: Formatted,
    open: Vec<Open>,
}

struct Open {
    tag: Tag,
    /// Where its text begins: in UTF-16 units, and in bytes.
    offset: usize,
    byte: usize,
}

impl<'a> Reader<'a> {
    fn new(markup: &'a str) -> Self {
        Self { cursor: Cursor::new(markup), found: Formatted::default(), open: Vec::new() }
    }

    fn plain(&mut self, next: char) {
        if next == '>' {
            self.note("`>` is not escaped");
        }
        self.found.text.push(next);
        self.cursor.skip(next.len_utf8());
    }

    fn reference(&mut self) -> Result<(), String> {
        let at = self.cursor.at();
        let Some((decoded, length)) = decode(self.cursor.rest())? else {
            self.note(&format!("`&` at byte {at} begins no reference that Telegram knows"));
            self.plain('&');
            return Ok(());
        };
        if !self.cursor.rest().get(..length).is_some_and(|it| it.ends_with(';')) {
            self.note(&format!("the reference at byte {at} lacks its `;`"));
        }
        self.found.text.push(decoded);
        self.cursor.skip(length);
        Ok(())
    }

    fn start_tag(&mut self) -> Result<(), String> {
        let tag = read_start_tag(&mut self.cursor)?;
        let is_open = |name: &str| self.open.iter().any(|it| it.tag.name == name);
        let code_in_pre = tag.name == "code" && is_open("pre") && !is_open("code");
        if (is_open("code") || is_open("pre")) && !code_in_pre {
            self.note(&format!("Telegram drops <{}> within code", tag.name));
        } else if tag.name == "blockquote" && is_open("blockquote") {
            self.note("Telegram drops <blockquote> within <blockquote>");
        }
        let offset = utf16_length(&self.found.text);
        self.open.push(Open { tag, offset, byte: self.found.text.len() });
        Ok(())
    }

    fn end_tag(&mut self) -> Result<(), String> {
        let begin = self.cursor.at();
        let Some(open) = self.open.pop() else {
            return Err(format!("Unexpected end tag at byte offset {begin}"));
        };
        self.cursor.skip("</".len());
        let name = self.cursor.take_while(|it| !it.is_whitespace() && it != '>').to_lowercase();
        self.cursor.take_while(char::is_whitespace);
        if self.cursor.peek() != Some('>') {
            return Err(format!("Unclosed end tag at byte offset {begin}"));
        }
        self.cursor.skip(">".len());
        if !name.is_empty() && name != open.tag.name {
            let expected = open.tag.name;
            return Err(format!(
                "Unmatched end tag at byte offset {begin}, expected \"</{expected}>\", \
                 found \"</{name}>\""
            ));
        }
        self.close(&open);
        Ok(())
    }

    fn close(&mut self, open: &Open) {
        let inside = self.found.text.get(open.byte..).unwrap_or_default().to_owned();
        let length = utf16_length(&inside);
        let argument = open.tag.argument.clone();
        let (kind, extra) = match open.tag.name.as_str() {
            "b" | "strong" => ("bold", None),
            "i" | "em" => ("italic", None),
            "u" | "ins" => ("underline", None),
            "s" | "strike" | "del" => ("strikethrough", None),
            "tg-spoiler" | "span" => ("spoiler", None),
            "code" => ("code", argument.map(|it| ("language", it))),
            "pre" => ("pre", self.take_language(open.offset, length)),
            "blockquote" if argument.is_some() => ("expandable_blockquote", None),
            "blockquote" => ("blockquote", None),
            "a" => match link(&argument.unwrap_or(inside)) {
                Some(url) => ("text_link", Some(("url", url))),
                None => return self.note("Telegram drops a link without a web address"),
            },
            other => unreachable!("the tag reader lets <{other}> through"),
        };
        if length > 0 {
            self.found.entities.push(Entity { kind, offset: open.offset, length, extra });
        }
    }

    /// `<pre><code class="language-rust">` is one entity.
    fn take_language(&mut self, offset: usize, length: usize) -> Option<(&'static str, String)> {
        let inner = self.found.entities.pop_if(|it| {
            it.kind == "code" && it.extra.is_some() && (it.offset, it.length) == (offset, length)
        });
        inner.and_then(|it| it.extra)
    }

    fn note(&mut self, text: &str) {
        self.found.notes.push(text.to_owned());
    }

    fn finish(self) -> Formatted {
        let mut found = self.found;
        for entity in found.entities.iter_mut().filter(|it| it.kind == "code") {
            entity.extra = None;
        }
        found.trimmed()
    }
}

impl Formatted {
    /// A text without `parse_mode`.
    pub(super) fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }.trimmed()
    }

    /// The entities as the fields of a message have them.
    pub(super) fn entities_json(&self) -> Vec<Value> {
        self.entities.iter().map(Entity::json).collect()
    }

    /// The server cuts white space off both ends, and the entities with it.
    fn trimmed(mut self) -> Self {
        let start = utf16_length(&self.text) - utf16_length(self.text.trim_start());
        let text = self.text.trim();
        let length = utf16_length(text);
        for entity in &mut self.entities {
            let end = (entity.offset + entity.length).saturating_sub(start).min(length);
            entity.offset = entity.offset.saturating_sub(start);
            entity.length = end.saturating_sub(entity.offset);
        }
        self.entities.retain(|it| it.length > 0);
        self.entities.sort_by_key(|it| (it.offset, Reverse(it.length)));
        self.text = text.to_owned();
        self
    }
}

impl Entity {
    fn json(&self) -> Value {
        let mut json = json!({ "type": self.kind, "offset": self.offset, "length": self.length });
        if let Some((name, value)) = &self.extra {
            json[*name] = Value::from(value.as_str());
        }
        json
    }
}

/// The character of a reference such as `&lt;` or `&#39;` at the start of `text`, and its bytes.
fn decode(text: &str) -> Result<Option<(char, usize)>, String> {
    let name: String = text.chars().skip(1).take_while(|&it| it != ';').take(10).collect();
    let (digits, radix) = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => (hexadecimal, 16),
            None => (number, 10),
        },
        None => return Ok(decode_name(text, &name)),
    };
    let digits: String = digits.chars().take_while(|it| it.is_digit(radix)).collect();
    let code = u32::from_str_radix(&digits, radix).unwrap_or(0);
    if (0xd800..0xe000).contains(&code) {
        return Err("Text contains invalid Unicode characters after decoding HTML entities, \
                    check for unmatched surrogate code units"
            .to_owned());
    }
    let length = digits.len() + if radix == 16 { "&#x".len() } else { "&#".len() };
    let decoded = char::from_u32(code).filter(|_| code != 0);
    Ok(decoded.map(|it| (it, with_semicolon(text, length))))
}

fn decode_name(text: &str, name: &str) -> Option<(char, usize)> {
    let name: String = name.chars().take_while(char::is_ascii_alphabetic).collect();
    let decoded = match name.as_str() {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        _ => return None,
    };
    Some((decoded, with_semicolon(text, name.len() + "&".len())))
}

fn with_semicolon(text: &str, length: usize) -> usize {
    if text.as_bytes().get(length) == Some(&b';') { length + 1 } else { length }
}

/// The address of a link as the server completes it, if it is one.
pub(super) fn link(address: &str) -> Option<String> {
    let address = address.trim();
    match address.split_once("://") {
        Some(("http" | "https" | "tg" | "ton", host)) if !host.is_empty() => {
            Some(address.to_owned())
        }
        Some(_) => None,
        None if address.contains(char::is_whitespace) => None,
        // `mailto:` and the like have no dot before their colon.
        None => address
            .split([':', '/'])
            .next()
            .is_some_and(|host| host.contains('.'))
            .then(|| format!("http://{address}")),
    }
}
