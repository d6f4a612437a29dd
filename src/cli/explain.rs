//! Why a question was answered as it was.

use std::fmt::Write;

use crate::answer::{Computed, Finding, Verdict};
use crate::knowledge::SubjectId;

/// How a question was read, what was computed for it, and each likely fact with what speaks for it.
pub(super) fn explain(finding: &Finding, computed: Option<&Computed>) -> String {
    let mut text = format!("language  {}\nwords     ", finding.language);
    for word in &finding.words {
        let meant: Vec<String> = match word.meant.as_slice() {
            [(same, _)] if *same == word.text => Vec::new(),
            [] => vec!["?".to_owned()],
            meant => meant.iter().map(|(text, likeness)| format!("{text} {likeness:.2}")).collect(),
        };
        let meant =
            if meant.is_empty() { String::new() } else { format!(" -> {}", meant.join(", ")) };
        // Writing to a string cannot fail.
        let _ = write!(text, "{}{meant} ({:.1})  ", word.text, word.weight);
    }
    let names: Vec<&str> = finding.subjects.iter().map(SubjectId::as_str).collect();
    let _ =
        write!(text, "\nnames     {}\nverdict   {}", names.join(", "), verdict(&finding.verdict));
    if let Some(computed) = computed {
        let _ = write!(text, "\ncomputed  {}", computed.why);
    }
    for candidate in &finding.candidates {
        let _ = write!(
            text,
            "\n{:>6.3}    {}  ({})",
            candidate.probability, candidate.fact, candidate.evidence
        );
    }
    text
}

fn verdict(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Answer => "answer".to_owned(),
        Verdict::Suggest(count) => format!("suggest {count}"),
        Verdict::Talk(talk) => format!("talk: {}", talk.key()),
        Verdict::Unknown(id) => format!("unknown: {id}"),
        Verdict::Decline => "decline".to_owned(),
    }
}
