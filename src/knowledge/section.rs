//! Taking keys out of a TOML file, one by one, and noting everything that is wrong with it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::Problem;

/// One TOML file while it is read. Nothing stops at a mistake: it is noted and reading goes on.
pub(super) struct Document<'t> {
    file: &'t str,
    text: &'t str,
    root: DeTable<'t>,
    notes: RefCell<Notes>,
}

#[derive(Default)]
struct Notes {
    problems: Vec<Problem>,
    lines: Lines,
}

/// The line of each key that was read, by its path: `en.answer`, `en.questions.2`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Lines(BTreeMap<String, usize>);

impl Lines {
    /// The line of a key, or of the nearest table around it that was read.
    pub(super) fn of(&self, path: &str) -> usize {
        match (self.0.get(path), path.rsplit_once('.')) {
            (Some(&line), _) => line,
            (None, Some((outer, _))) => self.of(outer),
            (None, None) => 1,
        }
    }
}

impl<'t> Document<'t> {
    pub(super) fn parse(file: &'t str, text: &'t str) -> Self {
        let (root, errors) = DeTable::parse_recoverable(text);
        let document = Self { file, text, root: root.into_inner(), notes: RefCell::default() };
        for error in errors {
            let message = error.message().trim().replace('\n', ", ");
            document.note(error.span(), message, "mend the TOML here");
        }
        document
    }

    pub(super) fn root(&self) -> Section<'_> {
        Section {
            document: self,
            path: String::new(),
            span: 0..0,
            table: &self.root,
            known: Vec::new(),
        }
    }

    pub(super) fn finish(self) -> (Vec<Problem>, Lines) {
        let notes = self.notes.into_inner();
        (notes.problems, notes.lines)
    }

    fn note(
        &self,
        span: Option<Range<usize>>,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        let line = self.line(span.map_or(0, |it| it.start));
        let (file, message, remedy) = (self.file.to_owned(), message.into(), remedy.into());
        self.notes.borrow_mut().problems.push(Problem { file, line, message, remedy });
    }

    fn remember(&self, path: &str, span: Range<usize>) {
        self.notes.borrow_mut().lines.0.insert(path.to_owned(), self.line(span.start));
    }

    fn line(&self, byte: usize) -> usize {
        1 + self.text.bytes().take(byte).filter(|&it| it == b'\n').count()
    }
}

/// A table of a [`Document`].
pub(super) struct Section<'d> {
    document: &'d Document<'d>,
    path: String,
    span: Range<usize>,
    table: &'d DeTable<'d>,
    known: Vec<String>,
}

impl<'d> Section<'d> {
    /// A text that must be there and not be blank.
    pub(super) fn text(&mut self, key: &str) -> Option<&'d str> {
        let value = self.required(key)?;
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

    /// What `parse` makes of a text found at `key`; its refusal becomes a problem.
    pub(super) fn understood<T, E: ToString>(
        &self,
        key: &str,
        text: &str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Option<T> {
        match parse(text) {
            Ok(parsed) => Some(parsed),
            Err(refused) => {
                self.refuse(key, refused);
                None
            }
        }
    }

    /// Notes why the value at `key` cannot be used, given as `problem: remedy`.
    pub(super) fn refuse(&self, key: &str, refused: impl ToString) {
        let refused = refused.to_string();
        let (message, remedy) = refused.split_once(": ").unwrap_or((&refused, "mend it"));
        self.note(key, message, remedy);
    }

    /// Texts that must be there, at least one of them.
    pub(super) fn texts(&mut self, key: &str) -> Vec<&'d str> {
        self.required(key).map(|it| self.as_texts(key, it)).unwrap_or_default()
    }

    /// Texts that may be left out.
    pub(super) fn optional_texts(&mut self, key: &str) -> Vec<&'d str> {
        self.take(key).map(|it| self.as_texts(key, it)).unwrap_or_default()
    }

    /// A number that may be left out.
    pub(super) fn optional_number(&mut self, key: &str) -> Option<f64> {
        let value = self.take(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(it) => it.as_str().replace('_', "").parse().ok(),
            DeValue::Float(it) => it.as_str().replace('_', "").parse().ok(),
            _ => None,
        };
        let number = number.filter(|it: &f64| it.is_finite());
        if number.is_none() {
            self.note(key, format!("`{key}` is not a number"), "write a number without quotes");
        }
        number
    }

    /// A table that must be there.
    pub(super) fn section(&mut self, key: &str) -> Option<Section<'d>> {
        let value = self.required(key)?;
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

    /// The line where this table begins, from 1.
    pub(super) fn line(&self) -> usize {
        self.document.line(self.span.start)
    }

    /// Notes a problem at `key`, or at this table where it has no such key.
    pub(super) fn note(&self, key: &str, message: impl Into<String>, remedy: impl Into<String>) {
        let span = self.table.get(key).map_or(self.span.clone(), Spanned::span);
        self.document.note(Some(span), message, remedy);
    }

    /// Notes every key that was not asked for, with the nearest one that was.
    pub(super) fn close(self) {
        for key in self.table.keys() {
            let name = key.get_ref().as_ref();
            if self.known.iter().any(|it| it == name) {
                continue;
            }
            let near = self.known.iter().min_by_key(|it| strsim::osa_distance(it, name));
            let remedy = match near {
                Some(near) if strsim::osa_distance(near, name) <= 2 => format!("write `{near}`"),
                _ => format!("remove it; known here: {}", self.known.join(", ")),
            };
            self.document.note(Some(key.span()), format!("`{name}` is no key here"), remedy);
        }
    }

    fn take(&mut self, key: &str) -> Option<&'d Spanned<DeValue<'d>>> {
        self.known.push(key.to_owned());
        let value = self.table.get(key)?;
        self.document.remember(&self.inner_path(key), value.span());
        Some(value)
    }

    fn required(&mut self, key: &str) -> Option<&'d Spanned<DeValue<'d>>> {
        let value = self.take(key);
        if value.is_none() {
            let place =
                if self.path.is_empty() { String::new() } else { format!(" in [{}]", self.path) };
            self.note(key, format!("`{key}` is missing{place}"), format!("add `{key}`"));
        }
        value
    }

    fn as_text(&self, key: &str, value: &'d Spanned<DeValue<'d>>) -> Option<&'d str> {
        match value.get_ref().as_str() {
            Some(text) if !text.trim().is_empty() => Some(text),
            Some(_) => {
                self.note(key, format!("`{key}` is empty"), "write a text");
                None
            }
            None => {
                self.note(key, format!("`{key}` is not a text"), "put it in double quotes");
                None
            }
        }
    }

    fn as_texts(&self, key: &str, value: &'d Spanned<DeValue<'d>>) -> Vec<&'d str> {
        let Some(items) = value.get_ref().as_array() else {
            self.note(key, format!("`{key}` is not a list"), "write [\"one\", \"two\"]");
            return Vec::new();
        };
        if items.is_empty() {
            self.note(key, format!("`{key}` is an empty list"), "write at least one text");
        }
        let mut texts = Vec::new();
        for (place, item) in items.iter().enumerate() {
            self.document.remember(&format!("{}.{place}", self.inner_path(key)), item.span());
            if let Some(text) = item.get_ref().as_str().filter(|it| !it.trim().is_empty()) {
                texts.push(text);
            } else {
                let message = format!("`{key}` holds something that is not a text");
                self.document.note(Some(item.span()), message, "put a text in double quotes");
            }
        }
        texts
    }

    fn as_section(&self, key: &str, value: &'d Spanned<DeValue<'d>>) -> Option<Section<'d>> {
        let path = self.inner_path(key);
        self.document.remember(&path, value.span());
        let Some(table) = value.get_ref().as_table() else {
            self.note(
                key,
                format!("`{key}` is not a table"),
                format!("write it as [{path}] with lines below"),
            );
            return None;
        };
        Some(Section {
            document: self.document,
            path,
            span: value.span(),
            table,
            known: Vec::new(),
        })
    }

    fn inner_path(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }
}
