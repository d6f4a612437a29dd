//! A knowledge folder as a list of texts: embedded in the program, from disk, or made by a test.

use std::borrow::Cow;
use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/knowledge");

/// The texts of a knowledge folder, by their path below it, with `/` between folders.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folder(BTreeMap<String, Cow<'static, str>>);

impl Folder {
    /// The folder that was built into the program.
    pub fn embedded() -> Self {
        let mut files = BTreeMap::new();
        let mut pending = vec![&EMBEDDED];
        while let Some(dir) = pending.pop() {
            pending.extend(dir.dirs());
            for file in dir.files() {
                if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8())
                    && !path.split(['/', '\\']).any(is_left_behind)
                {
                    files.insert(path.replace('\\', "/"), Cow::Borrowed(text));
                }
            }
        }
        Self(files)
    }

    /// The texts, in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, text)| (path.as_str(), text.as_ref()))
    }

    /// The texts as they are kept, in the order of their paths.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&str, &Cow<'static, str>)> {
        self.0.iter().map(|(path, text)| (path.as_str(), text))
    }

    /// The text of one file, as it is kept.
    pub(super) fn text(&self, path: &str) -> Option<&Cow<'static, str>> {
        self.0.get(path)
    }

    /// The text of one file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(AsRef::as_ref)
    }

    /// Puts a file in, or another text into a file.
    pub fn insert(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.0.insert(path.into(), Cow::Owned(text.into()));
    }

    /// Takes a file out.
    pub fn remove(&mut self, path: &str) -> Option<String> {
        self.0.remove(path).map(Cow::into_owned)
    }
}

impl FromIterator<(String, String)> for Folder {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(files: I) -> Self {
        Self(files.into_iter().map(|(path, text)| (path, Cow::Owned(text))).collect())
    }
}

/// Whether a file or folder is none of the district's: programs hide theirs, or leave copies like
/// `area.toml~` and `#area.toml#`.
pub(super) fn is_left_behind(name: &str) -> bool {
    name.starts_with(['.', '#'])
        || name.ends_with('~')
        || [".bak", ".orig", ".swp", ".tmp"].iter().any(|it| name.ends_with(it))
        || ["thumbs.db", "desktop.ini"].contains(&name.to_ascii_lowercase().as_str())
}
