//! A knowledge folder as a list of texts: embedded in the program, from disk, or made by a test.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/knowledge");

/// The texts of a knowledge folder, by their path below it, with `/` between folders.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folder(BTreeMap<String, String>);

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
                    files.insert(path.replace('\\', "/"), text.to_owned());
                }
            }
        }
        Self(files)
    }

    /// The texts, in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The text of one file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// Puts a file in, or another text into a file.
    pub fn insert(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.0.insert(path.into(), text.into());
    }

    /// Takes a file out.
    pub fn remove(&mut self, path: &str) -> Option<String> {
        self.0.remove(path)
    }
}

impl FromIterator<(String, String)> for Folder {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(files: I) -> Self {
        Self(files.into_iter().collect())
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
