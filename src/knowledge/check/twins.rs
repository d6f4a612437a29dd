//! What stands in two places, so that nobody can tell which is meant.

use std::collections::{BTreeMap, HashMap};

use super::note;
use super::texts::{File, Text, anniversary_titles, examples, titles};
use crate::knowledge::district::Term;
use crate::knowledge::draft::{Draft, FactDraft};
use crate::knowledge::id::{AttributeId, SubjectId};
use crate::knowledge::language::Language;
use crate::knowledge::problem::Problem;
use crate::knowledge::term_file::{ELSEWHERE, SYNONYMS};

pub(super) fn check(draft: &Draft, problems: &mut Vec<Problem>) {
    facts_say_different_things(draft, problems);
    titles_tell_apart(&titles(draft).collect::<Vec<_>>(), problems);
    titles_tell_apart(&anniversary_titles(draft).collect::<Vec<_>>(), problems);
    questions_lead_to_one_place(draft, problems);
    names_lead_to_one_subject(draft, problems);
    words_lead_to_one_concept(draft, problems);
}

/// Two facts on one attribute of one subject would answer the same question.
fn facts_say_different_things(draft: &Draft, problems: &mut Vec<Problem>) {
    let mut said: BTreeMap<(&SubjectId, &AttributeId), &FactDraft> = BTreeMap::new();
    for fact in draft.placed() {
        let (Some(subject), Some(attribute)) = (&fact.subject, &fact.attribute) else { continue };
        let other = *said.entry((subject, attribute)).or_insert(fact);
        if other.file != fact.file {
            let message = format!("{} says the `{attribute}` of `{subject}` too", other.file);
            let remedy = "give one of them another attribute or make one fact of both";
            note(problems, fact, "attribute", message, remedy);
        }
    }
}

/// A title is all that a button or a calendar shows.
fn titles_tell_apart(titles: &[Text<'_>], problems: &mut Vec<Problem>) {
    for (title, other) in repeated(titles) {
        let message = format!("{} is called “{}” too", other.owner(), title.content);
        problems.push(title.problem(message, "give one of them another title"));
    }
}

/// Each question is an example of one fact, small talk or known gap, else the bot could only guess.
fn questions_lead_to_one_place(draft: &Draft, problems: &mut Vec<Problem>) {
    for (question, other) in repeated(&examples(draft).collect::<Vec<_>>()) {
        let (owner, asked) = (other.owner(), question.content);
        let (message, remedy) = if owner == question.owner() {
            (format!("“{asked}” stands here twice"), "remove one of them")
        } else {
            (format!("{owner} asks “{asked}” too"), "ask it in one of them")
        };
        problems.push(question.problem(message, remedy));
    }
}

/// A name leads to one subject, else the bot could only guess.
fn names_lead_to_one_subject(draft: &Draft, problems: &mut Vec<Problem>) {
    let subjects = each_once(File::of(draft, "terms.toml"), &draft.district.terms, problems);
    let elsewhere = File::of(draft, ELSEWHERE);
    for (language, names) in &draft.district.elsewhere {
        for (place, name) in names.iter().enumerate() {
            if let Some(subject) = subjects.get(&folded(name)) {
                let message = format!("terms.toml calls [{subject}] “{name}”");
                let path = format!("{language}.{place}");
                problems.push(elsewhere.problem(&path, message, "remove it here or there"));
            }
        }
    }
}

/// A word asks for one concept.
fn words_lead_to_one_concept(draft: &Draft, problems: &mut Vec<Problem>) {
    each_once(File::of(draft, SYNONYMS), &draft.district.synonyms, problems);
}

/// Whose each spelling is; one that belongs to two is told.
fn each_once<'d>(
    file: File<'_>,
    terms: &'d BTreeMap<SubjectId, Term>,
    problems: &mut Vec<Problem>,
) -> HashMap<String, &'d SubjectId> {
    let mut owners: HashMap<String, &SubjectId> = HashMap::new();
    for (owner, term) in terms {
        let lists = term.names.iter().map(|(language, names)| (language.as_str(), names));
        for (key, names) in lists.chain([("other", &term.other)]) {
            for (place, name) in names.iter().enumerate() {
                let other = *owners.entry(folded(name)).or_insert(owner);
                if other != owner {
                    let message = format!("[{other}] has “{name}” too");
                    let path = format!("{owner}.{key}.{place}");
                    let remedy = "leave it to one of them, or write a word beside it";
                    problems.push(file.problem(&path, message, remedy));
                }
            }
        }
    }
    owners
}

/// Texts that stand there before, in the same language, each with the first of its kind.
fn repeated<'t, 'd>(texts: &'t [Text<'d>]) -> Vec<(&'t Text<'d>, &'t Text<'d>)> {
    let mut first: HashMap<(Language, String), &Text<'_>> = HashMap::new();
    let with_first =
        texts.iter().map(|it| (it, *first.entry((it.language, folded(it.content))).or_insert(it)));
    with_first.filter(|(text, first)| !std::ptr::eq(*text, *first)).collect()
}

/// A text without its signs and capitals, of which Turkic ones fall together with English ones.
fn folded(text: &str) -> String {
    let words = text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    let words: Vec<String> =
        words.map(|it| it.replace(['I', 'İ', 'ı'], "i").to_lowercase()).collect();
    words.join(" ")
}
