//! The index over any table of phrases: `match --phrases`.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::index::{Index, Phrase};
use crate::text::words;

/// What stands for an id where nothing matches at all.
const NOTHING: &str = "-";

/// A table of phrases, ready to be searched.
pub(super) struct Table {
    ids: Vec<String>,
    index: Index,
}

impl Table {
    /// Reads lines of `id<TAB>phrase`. The phrases of one id need not stand together.
    ///
    /// # Errors
    /// Says what the file is or which line is no phrase.
    pub(super) fn read(file: &Path) -> Result<Self> {
        let text =
            fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        let mut by_id: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (place, line) in text.lines().enumerate().filter(|it| !it.1.trim().is_empty()) {
            let Some((id, phrase)) = line.split_once('\t').filter(|it| !it.0.trim().is_empty())
            else {
                let line = place + 1;
                bail!("{}:{line}: not a phrase, write id<TAB>phrase", file.display());
            };
            by_id.entry(id).or_default().push(phrase);
        }
        if by_id.is_empty() {
            bail!("{} holds no phrases: write id<TAB>phrase a line", file.display());
        }
        let phrases = by_id.values().enumerate().flat_map(|(document, phrases)| {
            phrases.iter().map(move |it| Phrase {
                document,
                group: 0,
                words: words(it),
                tags: Vec::new(),
            })
        });
        let index = Index::build(&phrases.collect::<Vec<_>>());
        Ok(Self { ids: by_id.into_keys().map(str::to_owned).collect(), index })
    }

    /// Reads a question a line, and writes the best id and its score, or `-` and 0.
    ///
    /// # Errors
    /// Gives what keeps from reading or writing.
    pub(super) fn answer(&self, mut input: impl BufRead, output: &mut impl Write) -> Result<()> {
        let mut line = Vec::new();
        loop {
            line.clear();
            if input.read_until(b'\n', &mut line).context("cannot read the input")? == 0 {
                break;
            }
            let found = self.index.search(&words(&String::from_utf8_lossy(&line)), &[]);
            match found.matches.first() {
                Some(best) => writeln!(output, "{}\t{:.4}", self.ids[best.document], best.score)?,
                None => writeln!(output, "{NOTHING}\t0")?,
            }
        }
        output.flush()?;
        Ok(())
    }
}
