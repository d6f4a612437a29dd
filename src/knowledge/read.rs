//! Knowledge folders from the disk; the only part of the core that touches it.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::folder::{Folder, is_left_behind};

/// Why a knowledge folder could not be taken from the disk.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// A file or folder cannot be read.
    #[error("cannot read {path}")]
    Read {
        /// Which one.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file is not UTF-8 text.
    #[error("{path} is not UTF-8 text: save it as UTF-8")]
    NotText {
        /// Which one.
        path: PathBuf,
    },
    /// A folder stands somewhere else: following it could lead round in circles.
    #[error("{path} is a link to a folder: put the folder itself there")]
    Link {
        /// Which one.
        path: PathBuf,
    },
}

impl Folder {
    /// Takes the texts of a folder and the folders in it from the disk. What is hidden, and what
    /// editors leave behind, is passed over; links to folders are not followed.
    ///
    /// # Errors
    /// Says which file cannot be read or is not UTF-8, or which folder is a link.
    pub fn from_disk(root: &Path) -> Result<Self, FolderError> {
        let mut files = Vec::new();
        let mut pending = vec![root.to_owned()];
        while let Some(dir) = pending.pop() {
            let failed = |source| FolderError::Read { path: dir.clone(), source };
            for entry in fs::read_dir(&dir).map_err(failed)? {
                let path = entry.map_err(failed)?.path();
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                if is_left_behind(&name) {
                    continue;
                }
                if !path.is_dir() {
                    files.push((name_below(root, &path), read_text(&path)?));
                } else if path.is_symlink() {
                    return Err(FolderError::Link { path });
                } else {
                    pending.push(path);
                }
            }
        }
        Ok(files.into_iter().collect())
    }
}

fn name_below(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.iter().map(|it| it.to_string_lossy()).collect();
    parts.join("/")
}

fn read_text(path: &Path) -> Result<String, FolderError> {
    let read = |source| FolderError::Read { path: path.to_owned(), source };
    let bytes = fs::read(path).map_err(read)?;
    let text =
        String::from_utf8(bytes).map_err(|_| FolderError::NotText { path: path.to_owned() })?;
    Ok(text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned))
}
