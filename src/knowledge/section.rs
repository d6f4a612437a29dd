//! Taking keys out of a table of a TOML file, one by one, and noting everything wrong with it.

use std::fmt::Display;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::alphabet;
use super::document::Document;
use super::form::{Shape, form, inner};
use super::listing::Listing;
use super::near::nearest;

/// A table of a [`Document`].
pub(super) struct Section<'d> {
    document: &'d Document<'d>,
    path: String,
    span: Range<usize>,
    table: &'d DeTable<'d>,
    known: Vec<String>,
    missing: Vec<(String, Shape)>,
    keys: Keys,
}

/// What the keys of a table can be.
#[derive(Clone, Copy)]
enum Keys {
    /// Only words that the bot knows.
    Words,
    /// Codes of languages too.
    Languages,
}

impl<'d> Section<'d> {
    pub(super) fn new(
        document: &'d Document<'d>,
        path: String,
        span: Range<usize>,
        table: &'d DeTable<'d>,
    ) -> Self {
        let (known, missing) = (Vec::new(), Vec::new());
        Self { document, path, span, table, known, missing, keys: Keys::Words }
    }

    /// A text that must be there and not be blank.
    pub(super) fn text(&mut self, key: &str) -> Option<&'d str> {
        let value = self.required(key, Shape::Text)?;
        self.as_text(key, value)
    }

    /// A text that may be left out.
    pub(super) fn optional_text(&mut self, key: &str) -> Option<&'d str> {
        let value = self.take(key)?;
        self.as_text(key, value)
    }

    /// A text that must be there and be understood by `parse`.
    pub(super) fn parsed<T, E: ToString>(
        &mut self,
        key: &str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Option<T> {
        let text = self.text(key)?;
        self.understood(key, text, parse)
    }

    /// A text that may be left out, but must be understood by `parse`.
    pub(super) fn optional_parsed<T, E: ToString>(
        &mut self,
        key: &str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Option<T> {
        let text = self.optional_text(key)?;
        self.understood(key, text, parse)
    }

    /// What `parse` makes of a text found at `key`; its refusal, worded as `problem: remedy`, is
    /// noted.
    pub(super) fn understood<T, E: ToString>(
        &self,
        key: &str,
        text: &str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Option<T> {
        let refused = match parse(text) {
            Ok(parsed) => return Some(parsed),
            Err(refused) => refused.to_string(),
        };
        // The text itself may hold a colon, so the last one counts.
        let (message, remedy) = refused.rsplit_once(": ").unwrap_or((&refused, "mend it"));
        self.note(key, message, remedy);
        None
    }

    /// Texts that must be there, at least one of them.
    pub(super) fn texts(&mut self, key: &str) -> Vec<&'d str> {
        self.required(key, Shape::List).map(|it| self.as_texts(key, it)).unwrap_or_default()
    }

    /// Texts that may be left out.
    pub(super) fn optional_texts(&mut self, key: &str) -> Vec<&'d str> {
        self.take(key).map(|it| self.as_texts(key, it)).unwrap_or_default()
    }

    /// Ids in a list that must be there; one that stands there twice is told.
    pub(super) fn ids<T: PartialEq + Display, E: ToString>(
        &mut self,
        key: &str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Vec<T> {
        let texts = self.texts(key);
        self.distinct(key, texts, parse)
    }

    /// Ids in a list that may be left out; one that stands there twice is told.
    pub(super) fn optional_ids<T: PartialEq + Display, E: ToString>(
        &mut self,
        key: &str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Vec<T> {
        let texts = self.optional_texts(key);
        self.distinct(key, texts, parse)
    }

    fn distinct<T: PartialEq + Display, E: ToString>(
        &self,
        key: &str,
        texts: Vec<&str>,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Vec<T> {
        let mut distinct: Vec<T> = Vec::new();
        for id in texts.into_iter().filter_map(|it| self.understood(key, it, &parse)) {
            if distinct.contains(&id) {
                self.note(key, format!("`{id}` is listed twice"), "list it once");
            } else {
                distinct.push(id);
            }
        }
        distinct
    }

    /// A number, which must be finite.
    pub(super) fn number(&mut self, key: &str) -> Option<f64> {
        let value = self.take(key)?;
        self.as_number(key, value)
    }

    /// One number or a list of them; `None` where one of them is not understood.
    pub(super) fn numbers(&mut self, key: &str) -> Option<Vec<f64>> {
        let value = self.take(key)?;
        match value.get_ref().as_array() {
            Some(items) => items.iter().map(|it| self.as_number(key, it)).collect(),
            None => self.as_number(key, value).map(|it| vec![it]),
        }
    }

    /// A table that must be there.
    pub(super) fn section(&mut self, key: &str) -> Option<Section<'d>> {
        let value = self.required(key, Shape::Table)?;
        self.as_section(key, value)
    }

    /// A table that may be left out.
    pub(super) fn optional_section(&mut self, key: &str) -> Option<Section<'d>> {
        let value = self.take(key)?;
        self.as_section(key, value)
    }

    /// All tables inside this one, whatever their names.
    pub(super) fn sections(&mut self) -> Vec<(&'d str, Section<'d>)> {
        let table = self.table;
        let keys = table.iter().map(|(key, value)| (key.get_ref().as_ref(), value));
        keys.filter_map(|(key, value)| {
            self.known.push(key.to_owned());
            self.as_section(key, value).map(|it| (key, it))
        })
        .collect()
    }

    /// The names of all tables inside this one; that there is none is told, with an example.
    pub(super) fn listing(&self, what: &str, example: &str) -> Listing {
        if self.document.is_sound() && self.table.is_empty() {
            self.note("", format!("the district has no {what}"), format!("add `{example}`"));
        }
        if !self.document.is_sound() || self.table.is_empty() {
            return Listing::default();
        }
        let keys = self.table.keys();
        Listing::of(keys.map(|it| (it.get_ref().as_ref(), self.document.line(it.span().start))))
    }

    /// Whether a key is there.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// All keys that are there.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'d str> {
        self.table.keys().map(|it| it.get_ref().as_ref())
    }

    /// Whether there is a key that nobody asked for so far.
    pub(super) fn holds_unknown_keys(&self) -> bool {
        self.keys().any(|it| !self.known.iter().any(|known| known == it))
    }

    /// Lets keys be there, without reading them.
    pub(super) fn allow(&mut self, keys: &[&str]) {
        for &key in keys {
            if self.known.iter().all(|it| it != key) {
                self.known.push(key.to_owned());
            }
        }
    }

    /// Tells that a key is missing, without reading it where it is there.
    pub(super) fn ask_for(&mut self, key: &str, shape: Shape) {
        self.required(key, shape);
    }

    /// Tells an unknown key that could be the code of a language as that.
    pub(super) fn holds_languages(&mut self) {
        self.keys = Keys::Languages;
    }

    /// How many problems were noted in this file so far.
    pub(super) fn noted(&self) -> usize {
        self.document.noted()
    }

    /// The line where this table begins, from 1.
    pub(super) fn line(&self) -> usize {
        self.document.line(self.span.start)
    }

    /// The line of a key, or of this table where it has no such key.
    pub(super) fn line_of(&self, key: &str) -> usize {
        let at = self.table.get(key).map_or(self.span.start, |it| it.span().start);
        self.document.line(at)
    }

    /// Notes a problem at `key`, or at this table where it has no such key.
    pub(super) fn note(&self, key: &str, message: impl Into<String>, remedy: impl Into<String>) {
        let at = self.table.get(key).map_or(self.span.start, |it| it.span().start);
        self.document.note(at, message, remedy);
    }

    /// Notes every key that was not asked for, and every one that is missing.
    pub(super) fn close(mut self) {
        for key in self.table.keys() {
            let name = key.get_ref().as_ref();
            if self.known.iter().all(|it| it != name) {
                let (message, remedy) = self.unknown(name);
                self.document.note(key.span().start, message, remedy);
            }
        }
        for (key, shape) in &self.missing {
            let place =
                if self.path.is_empty() { String::new() } else { format!(" in [{}]", self.path) };
            let remedy = format!("add `{}`", form(&self.path, key, *shape));
            self.note(key, format!("`{key}` is missing{place}"), remedy);
        }
    }

    /// What to tell of a key that was not asked for. A missing one that it stands for is found.
    fn unknown(&mut self, name: &str) -> (String, String) {
        let message = format!("`{name}` is no key here");
        let absent = self.known.iter().map(String::as_str).filter(|it| !self.has(it));
        if let Some(near) = nearest(name, absent).map(str::to_owned) {
            self.missing.retain(|it| it.0 != near);
            return (message, format!("write `{near}`"));
        }
        match self.keys {
            Keys::Languages if is_code(name) => {
                let remedy = "add it to `languages` or remove it";
                (format!("the district does not speak `{name}`"), remedy.to_owned())
            }
            Keys::Languages | Keys::Words => {
                (message, format!("remove it; known here: {}", self.known.join(", ")))
            }
        }
    }

    fn take(&mut self, key: &str) -> Option<&'d Spanned<DeValue<'d>>> {
        self.allow(&[key]);
        self.table.get(key)
    }

    fn required(&mut self, key: &str, shape: Shape) -> Option<&'d Spanned<DeValue<'d>>> {
        let value = self.take(key);
        if value.is_none() {
            self.missing.push((key.to_owned(), shape));
        }
        value
    }

    fn as_number(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<f64> {
        let number = match value.get_ref() {
            DeValue::Integer(it) if it.radix() == 10 => it.as_str().replace('_', "").parse().ok(),
            DeValue::Float(it) => it.as_str().replace('_', "").parse().ok(),
            _ => None,
        };
        let (message, remedy) = match number {
            Some(it) if f64::is_finite(it) => return number,
            Some(_) => ("is not a finite number", "write one, such as 12.5"),
            None => ("is not a number", "write digits without quotation marks, such as 12.5"),
        };
        self.note(key, format!("`{key}` {message}"), remedy);
        None
    }

    fn as_text(&self, key: &str, value: &'d Spanned<DeValue<'d>>) -> Option<&'d str> {
        match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => {
                self.has_one_alphabet(value.span().start, text);
                return Some(text);
            }
            DeValue::String(_) => self.note(key, format!("`{key}` is empty"), "write a text"),
            DeValue::Array(_) | DeValue::Table(_) => {
                self.note(key, format!("`{key}` is not a text"), "write one text in double quotes");
            }
            DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_) => {
                self.note(key, format!("`{key}` is not a text"), "put it in double quotes");
            }
        }
        None
    }

    fn as_texts(&self, key: &str, value: &'d Spanned<DeValue<'d>>) -> Vec<&'d str> {
        let Some(items) = value.get_ref().as_array() else {
            self.note(key, format!("`{key}` is not a list"), "write [\"one\", \"two\"]");
            return Vec::new();
        };
        if items.is_empty() {
            self.note(key, format!("`{key}` is an empty list"), "write at least one text");
        }
        items.iter().filter_map(|item| self.as_item(key, item)).collect()
    }

    fn as_item(&self, key: &str, item: &'d Spanned<DeValue<'d>>) -> Option<&'d str> {
        let (message, remedy) = match item.get_ref().as_str() {
            Some(text) if !text.trim().is_empty() => {
                self.has_one_alphabet(item.span().start, text);
                return Some(text);
            }
            Some(_) => (format!("a text of `{key}` is empty"), "write it or remove it"),
            None => (
                format!("`{key}` holds something that is not a text"),
                "put a text in double quotes",
            ),
        };
        self.document.note(item.span().start, message, remedy);
        None
    }

    /// Letters that look alike hide in each other's words, and nobody can find those.
    fn has_one_alphabet(&self, at: usize, text: &str) {
        if let Some(mixed) = alphabet::mixed(text) {
            self.document.note(at, mixed, "type the word anew");
        }
    }

    fn as_section(&self, key: &str, value: &'d Spanned<DeValue<'d>>) -> Option<Section<'d>> {
        let path = inner(&self.path, key);
        let Some(table) = value.get_ref().as_table() else {
            let remedy = format!("write it as [{path}] with lines below");
            self.note(key, format!("`{key}` is not a table"), remedy);
            return None;
        };
        Some(Section::new(self.document, path, value.span(), table))
    }
}

fn is_code(name: &str) -> bool {
    matches!(name.len(), 2 | 3) && name.bytes().all(|it| it.is_ascii_lowercase())
}
