//! The mistakes of `mistakes.jsonl`, planted one by one in the real folder: each is told once, with
//! its file and line, and nothing else is.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use lachin_bot::answer;
use lachin_bot::knowledge::{District, Folder, Problem, Problems};
use serde::Deserialize;

/// A slip of an editor, and what the checks are to tell of it.
#[derive(Deserialize)]
struct Mistake {
    name: String,
    file: String,
    #[serde(flatten)]
    slip: Slip,
    /// How the line of the mistake begins.
    told: String,
    /// How the other lines begin, where one slip is told more than once.
    #[serde(default)]
    also: Vec<String>,
    /// Whether only a search of all facts shows it, which takes a while.
    #[serde(default)]
    search: bool,
}

/// What an editor does to a file.
#[derive(Deserialize)]
#[serde(untagged)]
enum Slip {
    /// Writes something else for a text that stands there once.
    Replace { find: String, replace: String },
    /// Adds the file, with this text.
    Add { add: String },
}

static MISTAKES: LazyLock<Vec<Mistake>> = LazyLock::new(|| {
    let lines = include_str!("../fixtures/mistakes.jsonl").lines();
    lines.map(|it| serde_json::from_str(it).unwrap()).collect()
});

impl Mistake {
    /// The folder with the mistake, or why it cannot be planted any more.
    fn planted(&self) -> Result<Folder, String> {
        let mut folder = Folder::embedded();
        let old = folder.get(&self.file);
        let text = match (&self.slip, old) {
            (Slip::Replace { find, replace }, Some(old)) if old.matches(find).count() == 1 => {
                old.replace(find, replace)
            }
            (Slip::Replace { find, .. }, _) => {
                return Err(format!("{} does not hold {find:?} once", self.file));
            }
            (Slip::Add { .. }, Some(_)) => return Err(format!("{} is there", self.file)),
            (Slip::Add { add }, None) => add.clone(),
        };
        folder.insert(&self.file, text);
        Ok(folder)
    }

    /// How what is told differs from what should be, if it does.
    fn failure(&self) -> Option<String> {
        let told = match self.planted() {
            Ok(folder) => problems(&folder, self.search),
            Err(refused) => return Some(format!("{}: {refused}", self.name)),
        };
        let expected: Vec<&String> = [&self.told].into_iter().chain(&self.also).collect();
        let once = |it: &&String| told.iter().filter(|line| line.starts_with(*it)).count() == 1;
        let sound = told.len() == expected.len() && expected.iter().all(once);
        let (expected, told) = (lines(&expected), lines(&told));
        (!sound).then(|| format!("{}: expected{expected}\nbut told is{told}", self.name))
    }
}

/// What `lachin-bot check` prints, with or without what only a search shows.
fn problems(folder: &Folder, search: bool) -> Vec<String> {
    let (read, Problems(mut problems)) = District::inspect(folder);
    if let Some((district, places)) = read.filter(|_| search) {
        problems.extend(answer::check(&district, &places));
    }
    problems.iter().map(Problem::to_string).collect()
}

fn lines(texts: &[impl AsRef<str>]) -> String {
    texts.iter().flat_map(|it| ["\n    ", it.as_ref()]).collect()
}

#[test]
fn every_mistake_is_told_with_its_file_and_line_and_nothing_else_is() {
    let sound = problems(&Folder::embedded(), false);
    assert!(sound.is_empty(), "the folder has mistakes of its own:{}", lines(&sound));
    let failures: Vec<String> = MISTAKES.iter().filter_map(Mistake::failure).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn there_are_twenty_mistakes_and_more_each_of_another_name() {
    let names: BTreeSet<&str> = MISTAKES.iter().map(|it| it.name.as_str()).collect();
    assert!(names.len() >= 20, "only {} mistakes", names.len());
    assert_eq!(names.len(), MISTAKES.len(), "two mistakes have one name");
}
