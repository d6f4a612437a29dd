//! The README's examples, run: what it shows is what the program says.

use std::fs;
use std::path::Path;
use std::process::Command;

/// A command of the README and what it is said to print.
struct Example {
    line: usize,
    command: String,
    output: String,
}

#[test]
fn the_readme_shows_what_the_program_says() {
    let examples = examples(&fs::read_to_string("README.md").unwrap());
    assert!(examples.len() >= 3, "the README shows too little");
    for Example { line, command, output } in examples {
        assert_eq!(run(&command).trim_end(), output.trim_end(), "README.md:{line}: {command}");
    }
}

/// The lines that begin with `$` in console blocks, with the lines below each.
fn examples(readme: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut inside = false;
    for (place, text) in readme.lines().enumerate() {
        match (inside, text.strip_prefix("$ ")) {
            (false, _) => inside = text == "```console",
            (true, _) if text == "```" => inside = false,
            (true, Some(command)) => {
                let (line, command) = (place + 1, command.to_owned());
                examples.push(Example { line, command, output: String::new() });
            }
            (true, None) => {
                let example = examples.last_mut().expect("a console block begins with a command");
                example.output.push_str(text);
                example.output.push('\n');
            }
        }
    }
    examples
}

fn run(command: &str) -> String {
    let program = assert_cmd::cargo::cargo_bin("lachin-bot");
    let folder = program.parent().map(Path::display).unwrap();
    let done = Command::new("sh")
        .args(["-c", command])
        .env_clear()
        .env("PATH", format!("{folder}:/usr/bin:/bin"))
        .output()
        .unwrap();
    String::from_utf8(done.stdout).unwrap()
}
