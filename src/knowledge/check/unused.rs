//! What is listed but used by no fact.

use std::collections::BTreeSet;

use super::answers::has_lost_gaps;
use crate::knowledge::draft::{Draft, FactDraft};
use crate::knowledge::fact::ValueKind;
use crate::knowledge::listing::Listing;
use crate::knowledge::problem::Problem;

pub(super) fn check(draft: &Draft, problems: &mut Vec<Problem>) {
    topics_hold_facts(draft, problems);
    attributes_are_used(draft, problems);
    sources_are_used(draft, problems);
    units_are_used(draft, problems);
}

fn topics_hold_facts(draft: &Draft, problems: &mut Vec<Problem>) {
    let files = || draft.facts.iter().map(|it| &it.file).chain(&draft.unread);
    for (topic, line) in draft.topics.names() {
        if !files().any(|it| it.starts_with(&format!("facts/{topic}/"))) {
            let message = format!("the topic `{topic}` has no facts");
            let remedy = format!("write one in facts/{topic} or remove the topic");
            problems.push(Problem::new("district.toml", line, message, remedy));
        }
    }
}

fn attributes_are_used(draft: &Draft, problems: &mut Vec<Problem>) {
    let named = |fact: &FactDraft| fact.attribute.iter().map(ToString::to_string).collect();
    for (name, line) in unused(draft, &draft.attributes, named) {
        let message = format!("no fact has the attribute `{name}`");
        problems.push(Problem::new("district.toml", line, message, "remove it or mend its name"));
    }
}

fn sources_are_used(draft: &Draft, problems: &mut Vec<Problem>) {
    let named = |fact: &FactDraft| {
        let of_values = fact.values().flat_map(|it| &it.1.sources);
        fact.sources.iter().chain(of_values).map(ToString::to_string).collect()
    };
    for (name, line) in unused(draft, &draft.sources, named) {
        let message = format!("no fact names the source `{name}`");
        let remedy = "remove it or name it in a fact";
        problems.push(Problem::new("sources.toml", line, message, remedy));
    }
}

fn units_are_used(draft: &Draft, problems: &mut Vec<Problem>) {
    if draft.facts.iter().any(has_lost_gaps) {
        return;
    }
    for (language, units) in &draft.units {
        let file = format!("phrases/{language}.ftl");
        let computed = |name: &str| draft.computed.units.iter().any(|it| it.0 == name);
        for (name, line) in unused(draft, units, units_of).into_iter().filter(|it| !computed(it.0))
        {
            let message = format!("no fact counts in `{name}`");
            let remedy = format!("remove `unit-{name}` or mend its name");
            problems.push(Problem::new(&file, line, message, remedy));
        }
    }
}

fn units_of(fact: &FactDraft) -> Vec<String> {
    let units = fact.values().filter_map(|(_, it)| match &it.kind {
        ValueKind::Number(_, unit) => unit.as_ref().map(ToString::to_string),
        _ => None,
    });
    units.collect()
}

/// What is listed but named by no fact. Where a fact names what is not listed, or could not be read
/// in full, one may be meant by the other, and only that is told.
fn unused<'d>(
    draft: &Draft,
    listing: &'d Listing,
    named: impl Fn(&FactDraft) -> Vec<String>,
) -> Vec<(&'d str, usize)> {
    let named: BTreeSet<String> = draft.facts.iter().flat_map(named).collect();
    if !draft.unread.is_empty() || named.iter().any(|it| listing.lacks(it)) {
        return Vec::new();
    }
    listing.names().filter(|it| !named.contains(it.0)).collect()
}
