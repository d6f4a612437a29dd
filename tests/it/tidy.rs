//! House rules that the compiler does not check.
use std::fs;
use std::path::Path;

/// Values in, values out. A module may use itself and the ones before it.
const CORE: &[&str] = &[
    "parallel",
    "knowledge",
    "text",
    "index",
    "answer",
    "quiz",
    "chat",
    "command",
    "anniversary",
    "conversation",
];

/// May use the core and the edges before them.
const EDGES: &[&str] = &["config", "backoff", "store", "broadcast", "telegram", "web", "cli"];

/// What the core must not name.
const OUTSIDE: &[&str] = &["teloxide", "sqlx", "tokio", "reqwest", "std::env", "std::net"];

#[test]
fn a_module_uses_only_inner_layers() {
    let mut violations = Vec::new();
    for_each_source(|path, text| {
        let module = top_module(path);
        if module == "lib" || module == "main" {
            return;
        }
        let layers = [CORE, EDGES].concat();
        let Some(own) = layers.iter().position(|&it| it == module) else {
            violations.push(format!("{module} is neither in CORE nor in EDGES"));
            return;
        };
        // A grouped import would hide a module from this text search.
        let mut banned = vec!["crate::{".to_owned()];
        banned.extend(layers.iter().skip(own + 1).map(|outer| format!("crate::{outer}")));
        if CORE.contains(&module) {
            banned.extend(OUTSIDE.iter().map(|&it| it.to_owned()));
        }
        for name in banned.iter().filter(|name| text.contains(name.as_str())) {
            violations.push(format!("{} names {name}", path.display()));
        }
    });
    assert!(violations.is_empty(), "{}", violations.join("\n"));
}

#[test]
fn every_source_file_starts_with_module_docs() {
    let mut bare = Vec::new();
    for_each_source(|path, text| {
        if !text.starts_with("//!") {
            bare.push(path.display().to_string());
        }
    });
    assert!(bare.is_empty(), "no `//!` on line 1:\n{}", bare.join("\n"));
}

#[test]
fn the_code_knows_no_district() {
    let mut named = Vec::new();
    for_each_source(|path, text| {
        for (place, line) in text.lines().enumerate() {
            // The program's own name, its bot's and its database's say it.
            let own = ["lachin-bot", "lachin_bot", "lachin.db"];
            let code = own.iter().fold(line.to_lowercase(), |code, it| code.replace(it, ""));
            if ["lachin", "laçın", "лачин", "berdzor"].iter().any(|it| code.contains(it)) {
                named.push(format!("{}:{}: {line}", path.display(), place + 1));
            }
        }
    });
    assert!(named.is_empty(), "a district is named:\n{}", named.join("\n"));
}

#[test]
fn files_and_functions_stay_readable() {
    let mut long = Vec::new();
    for_each_source(|path, text| {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines: Vec<&str> = code.lines().collect();
        if lines.len() > 400 {
            long.push(format!("{}: {} lines before its tests", path.display(), lines.len()));
        }
        let mut open: Option<(usize, usize)> = None;
        for (place, line) in lines.iter().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let word = line.trim_start();
            let begins = [
                "fn ",
                "pub fn ",
                "pub(crate) fn ",
                "pub(super) fn ",
                "async fn ",
                "pub async fn ",
            ];
            if begins.iter().any(|it| word.starts_with(it)) {
                open = Some((place, indent));
            } else if let Some((start, outer)) = open
                && indent == outer
                && word.starts_with('}')
            {
                if place - start > 60 {
                    long.push(format!("{}:{}: {} lines", path.display(), start + 1, place - start));
                }
                open = None;
            }
        }
    });
    assert!(long.is_empty(), "too long to read at once:\n{}", long.join("\n"));
}

#[test]
fn the_example_environment_lists_every_variable() {
    let example = fs::read_to_string(".env.example").unwrap();
    let listed: Vec<&str> = example
        .lines()
        .filter(|it| !it.starts_with('#'))
        .filter_map(|it| Some(it.split_once('=')?.0))
        .collect();
    assert_eq!(listed, lachin_bot::config::Config::VARIABLES);
}

fn top_module(path: &Path) -> &str {
    let inside = path.strip_prefix("src").unwrap();
    let first = inside.iter().next().unwrap().to_str().unwrap();
    first.trim_end_matches(".rs")
}

fn for_each_source(mut visit: impl FnMut(&Path, &str)) {
    let mut pending = vec![Path::new("src").to_owned()];
    while let Some(dir) = pending.pop() {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                pending.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                visit(&path, &fs::read_to_string(&path).unwrap());
            }
        }
    }
}
