//! What stands in two places, so that nobody can tell which is meant.

use std::collections::BTreeMap;

use super::note;
use crate::knowledge::draft::{Draft, FactDraft};
use crate::knowledge::id::{AttributeId, SubjectId};
use crate::knowledge::language::Language;
use crate::knowledge::problem::Problem;

pub(super) fn check(draft: &Draft, problems: &mut Vec<Problem>) {
    facts_say_different_things(draft, problems);
    titles_tell_facts_apart(draft, problems);
    questions_lead_to_one_place(draft, problems);
}

/// Facts that stand where the bot finds them.
fn placed(draft: &Draft) -> impl Iterator<Item = &FactDraft> {
    draft.facts.iter().filter(|it| it.place.is_some())
}

/// Two facts on one attribute of one subject would answer the same question.
fn facts_say_different_things(draft: &Draft, problems: &mut Vec<Problem>) {
    let mut said: BTreeMap<(&SubjectId, &AttributeId), &FactDraft> = BTreeMap::new();
    for fact in placed(draft) {
        let (Some(subject), Some(attribute)) = (&fact.subject, &fact.attribute) else { continue };
        let other = *said.entry((subject, attribute)).or_insert(fact);
        if other.file != fact.file {
            let message = format!("{} says the `{attribute}` of `{subject}` too", other.file);
            let remedy = "give one of them another attribute or make one fact of both";
            note(problems, fact, "attribute", message, remedy);
        }
    }
}

/// A title is all that a button shows.
fn titles_tell_facts_apart(draft: &Draft, problems: &mut Vec<Problem>) {
    let mut titles: BTreeMap<(Language, String), &FactDraft> = BTreeMap::new();
    for fact in placed(draft) {
        for (&language, wording) in &fact.wordings {
            let Some(title) = &wording.title else { continue };
            let other = *titles.entry((language, folded(title))).or_insert(fact);
            if other.file != fact.file {
                let message = format!("{} is called “{title}” too", other.file);
                let path = format!("{language}.title");
                note(problems, fact, &path, message, "give one of them another title");
            }
        }
    }
}

/// Each question is an example of one fact, small talk or known gap, else the bot could only guess.
fn questions_lead_to_one_place(draft: &Draft, problems: &mut Vec<Problem>) {
    let mut asked: BTreeMap<(Language, String), String> = BTreeMap::new();
    for (talk, texts) in &draft.district.talk {
        for (&language, texts) in texts {
            let place = format!("talk.toml, [{}],", talk.key());
            asked.extend(texts.iter().map(|it| ((language, folded(it)), place.clone())));
        }
    }
    for (id, unknown) in &draft.district.unknowns {
        for (&language, wording) in &unknown.wordings {
            let place = format!("unknown.toml, [{id}],");
            let questions = wording.questions.iter();
            asked.extend(questions.map(|it| ((language, folded(it)), place.clone())));
        }
    }
    for fact in placed(draft) {
        for (&language, wording) in &fact.wordings {
            for (place, question) in wording.questions.iter().enumerate() {
                let other = asked.entry((language, folded(question)));
                let other = other.or_insert_with(|| fact.file.clone());
                if *other != fact.file {
                    let message = format!("{other} asks “{question}” too");
                    let path = format!("{language}.questions.{place}");
                    note(problems, fact, &path, message, "ask it in one of them");
                }
            }
        }
    }
}

/// A text without its signs and capitals.
fn folded(text: &str) -> String {
    let words = text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
