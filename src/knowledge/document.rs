//! One TOML file while it is read: whether it is TOML, its lines, and what was noted on the way.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use super::form::inner;
use super::problem::Problem;
use super::section::Section;

/// One TOML file while it is read. Nothing stops at a mistake: it is noted and reading goes on.
pub(super) struct Document<'t> {
    file: &'t str,
    /// Where each line begins.
    lines: Vec<usize>,
    root: DeTable<'t>,
    broken: Vec<Problem>,
    noted: RefCell<Vec<Problem>>,
}

/// The line of each key of a file, by its path: `en.answer`, `en.questions.2`. The file is gone
/// through when the first is asked for, which few are.
#[derive(Debug, Default)]
pub(super) struct Lines {
    text: Cow<'static, str>,
    of: OnceLock<BTreeMap<String, usize>>,
}

impl Lines {
    pub(super) fn new(text: Cow<'static, str>) -> Self {
        Self { text, of: OnceLock::new() }
    }

    /// The line of a key, or of the nearest table around it that is there.
    pub(super) fn of(&self, path: &str) -> usize {
        let lines = self.of.get_or_init(|| {
            let document = Document::parse("", &self.text);
            let mut lines = BTreeMap::new();
            document.remember_keys("", &document.root, &mut lines);
            lines
        });
        match (lines.get(path), path.rsplit_once('.')) {
            (Some(&line), _) => line,
            (None, Some((outer, _))) => self.of(outer),
            (None, None) => 1,
        }
    }
}

impl<'t> Document<'t> {
    pub(super) fn parse(file: &'t str, text: &'t str) -> Self {
        let (root, errors) = DeTable::parse_recoverable(text);
        let broken = broken_lines(file, text, &errors);
        let breaks = text.bytes().enumerate().filter(|it| it.1 == b'\n').map(|it| it.0 + 1);
        let lines = std::iter::once(0).chain(breaks).collect();
        Self { file, lines, root: root.into_inner(), broken, noted: RefCell::default() }
    }

    /// Whether all of it is TOML. Else what was read may be wrong, and what is missing may be there.
    pub(super) fn is_sound(&self) -> bool {
        self.broken.is_empty()
    }

    pub(super) fn root(&self) -> Section<'_> {
        Section::new(self, String::new(), 0..0, &self.root)
    }

    /// What was noted; of a file that is not TOML, only that.
    pub(super) fn finish(self) -> Vec<Problem> {
        if self.broken.is_empty() { self.noted.into_inner() } else { self.broken }
    }

    pub(super) fn note(&self, at: usize, message: impl Into<String>, remedy: impl Into<String>) {
        let problem = Problem::new(self.file, self.line(at), message, remedy);
        self.noted.borrow_mut().push(problem);
    }

    /// How many problems were noted so far.
    pub(super) fn noted(&self) -> usize {
        self.noted.borrow().len()
    }

    /// The line of a byte, from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|it| *it <= at)
    }

    fn remember_keys(&self, path: &str, table: &DeTable<'_>, lines: &mut BTreeMap<String, usize>) {
        for (key, value) in table {
            self.remember(inner(path, key.get_ref()), value, lines);
        }
    }

    fn remember(
        &self,
        path: String,
        value: &Spanned<DeValue<'_>>,
        lines: &mut BTreeMap<String, usize>,
    ) {
        match value.get_ref() {
            DeValue::Table(table) => self.remember_keys(&path, table, lines),
            DeValue::Array(items) => {
                for (place, item) in items.iter().enumerate() {
                    self.remember(format!("{path}.{place}"), item, lines);
                }
            }
            _ => {}
        }
        lines.insert(path, self.line(value.span().start));
    }
}

/// The line of a byte, from 1.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|&it| it == b'\n').count()
}

/// Where a file is not TOML. One slip is often refused many times: of lines that follow one another
/// the first counts, and of a table that stands there twice its head.
fn broken_lines(file: &str, text: &str, errors: &[Error]) -> Vec<Problem> {
    let mut problems: Vec<Problem> = Vec::new();
    let mut repeated: Vec<&str> = Vec::new();
    let mut last = 0;
    let place = |it: &Error| it.span().map_or(0, |it| it.start);
    let mut errors: Vec<&Error> = errors.iter().collect();
    errors.sort_by_key(|it| place(it));
    for error in errors {
        let line = line_of(text, place(error));
        let head = head_above(text, line);
        let inside = repeated.iter().any(|it| head == *it || head.starts_with(&format!("{it}.")));
        let follows = last > 0 && line <= last + 1;
        last = line;
        if inside || follows {
            continue;
        }
        let written = text.lines().nth(line - 1).unwrap_or_default();
        let (message, remedy, extent) = words(error.message(), written);
        problems.push(Problem::new(file, line, message, remedy));
        match extent {
            Extent::Table => repeated.extend(head_of(written)),
            Extent::Line => {}
            Extent::Rest => break,
        }
    }
    problems
}

/// How much of a file a slip spoils.
enum Extent {
    Line,
    Table,
    Rest,
}

/// What is wrong, what to do, and how far what follows can be trusted.
fn words(message: &str, line: &str) -> (String, &'static str, Extent) {
    let of_a_line =
        ["key with no value", "invalid basic string", "invalid literal string", "unclosed table"];
    if message.contains("duplicate key") {
        let message = format!("`{}` stands here a second time", name_in(line));
        let remedy = match head_of(line) {
            Some(_) => "remove it or give it another name",
            None => "remove it, or write the head in brackets that is missing above",
        };
        return (message, remedy, Extent::Table);
    }
    let message = message.trim().replace('\n', ", ");
    if of_a_line.iter().any(|it| message.contains(it)) {
        return (message, "mend this line", Extent::Line);
    }
    // A list or a value that is not closed goes on to the end of the file.
    (message, "mend this line, or close the list or value above it", Extent::Rest)
}

/// `area` of `[area]`.
fn head_of(line: &str) -> Option<&str> {
    Some(line.trim_start().strip_prefix('[')?.split(']').next()?.trim())
}

fn head_above(text: &str, line: usize) -> &str {
    text.lines().take(line).filter_map(head_of).last().unwrap_or_default()
}

/// What a line gives a value to.
fn name_in(line: &str) -> &str {
    head_of(line).unwrap_or_else(|| line.split('=').next().unwrap_or_default().trim())
}
