//! One file of phrases, taken apart and checked: does it say everything, with the bot's own gaps?

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Attribute, Entry, Pattern};
use fluent_syntax::parser::parse_runtime;

use super::alphabet;
use super::document::line_of;
use super::fluent_error;
use super::id::UnitId;
use super::language::Language;
use super::listing::Listing;
use super::mention::{Kind, Mention, Name, is_blank, mentions, words_of};
use super::near::nearest;
use super::phrases::{MAY_BE_BLANK, MAY_BE_LEFT_OUT, Phrase, UNIT, UNIT_ARGS};
use super::problem::Problem;
use super::word_list;

/// What the names of texts begin with that other texts of the file are built of.
const PART: &str = "part-";

/// A file of phrases. Its texts and names are slices of it, which tells their lines.
pub(super) struct PhraseFile<'t> {
    language: Language,
    file: &'t str,
    text: &'t str,
    texts: BTreeMap<Name<'t>, Option<Pattern<&'t str>>>,
    /// What could not be read. The names in there count as present.
    junk: Vec<&'t str>,
    syntax: Vec<Problem>,
}

/// Something that the bot says, with the gaps that it fills.
#[derive(Clone, Copy)]
struct Said<'t> {
    key: &'t str,
    gaps: &'static [&'static str],
}

/// What a phrase or unit is made of, through all parts that it refers to.
#[derive(Default)]
struct Reach<'t> {
    gaps: Vec<&'t str>,
    names: BTreeSet<Name<'t>>,
    /// Names that lead to no text.
    lost: Vec<Name<'t>>,
}

impl<'t> PhraseFile<'t> {
    /// Takes a file apart, as far as that goes.
    pub(super) fn parse(language: Language, file: &'t str, text: &'t str) -> Self {
        let (resource, errors) = match parse_runtime(text) {
            Ok(resource) => (resource, Vec::new()),
            Err(in_part) => in_part,
        };
        let syntax = errors.iter().map(|it| fluent_error::problem(file, text, it)).collect();
        let (texts, junk) = (BTreeMap::new(), Vec::new());
        let mut read = Self { language, file, text, texts, junk, syntax };
        for entry in resource.body {
            match entry {
                Entry::Message(it) => read.add(Kind::Message, it.id.name, it.value, it.attributes),
                Entry::Term(it) => read.add(Kind::Term, it.id.name, Some(it.value), it.attributes),
                Entry::Junk { content } => read.junk.push(content),
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            }
        }
        read
    }

    /// The units that the file prints.
    pub(super) fn units(&self) -> Listing {
        let units = self.messages().filter_map(|it| Some((it.strip_prefix(UNIT)?, self.line(it))));
        let units = Listing::of(units.filter(|it| UnitId::parse(it.0).is_ok()));
        if self.junk.is_empty() { units } else { units.in_part() }
    }

    /// Everything that is wrong with the file.
    pub(super) fn problems(&self) -> Vec<Problem> {
        let mut problems = self.syntax.clone();
        self.every_phrase_is_there(&mut problems);
        self.every_phrase_has_words(&mut problems);
        self.gaps_are_filled(&mut problems);
        self.gaps_are_used(&mut problems);
        self.terms_have_their_gaps(&mut problems);
        self.references_lead_somewhere(&mut problems);
        self.parts_are_used(&mut problems);
        self.words_are_of_their_language(&mut problems);
        self.lists_are_known(&mut problems);
        problems
    }

    fn add(
        &mut self,
        kind: Kind,
        id: &'t str,
        text: Option<Pattern<&'t str>>,
        further: Vec<Attribute<&'t str>>,
    ) {
        // A message and a term of one name would hide each other.
        if self.texts.keys().any(|it| it.id == id) {
            let message = format!("`{id}` stands here a second time");
            self.syntax.push(self.problem(id, message, "remove one or mend its name"));
            return;
        }
        self.texts.insert(Name { kind, id, attribute: None }, text);
        for Attribute { id: attribute, value } in further {
            let name = Name { kind, id, attribute: Some(attribute.name) };
            self.texts.insert(name, Some(value));
        }
    }

    fn every_phrase_is_there(&self, problems: &mut Vec<Problem>) {
        let missing = Phrase::ALL.iter().filter(|it| !self.mentions_name(it.key));
        let mut missing: Vec<&Phrase> = missing.collect();
        for name in self.messages().filter(|it| said(it).is_none() && !it.starts_with(PART)) {
            let near = nearest(name, missing.iter().map(|it| it.key));
            let remedy = near
                .map_or("remove it or mend its name".to_owned(), |near| format!("write `{near}`"));
            missing.retain(|it| Some(it.key) != near);
            problems.push(self.problem(name, format!("the bot never says `{name}`"), remedy));
        }
        for phrase in missing {
            let message = format!("the phrase `{}` is missing", phrase.key);
            problems.push(Problem::new(self.file, 1, message, format!("add `{}`", form(phrase))));
        }
    }

    fn every_phrase_has_words(&self, problems: &mut Vec<Problem>) {
        for said in self.said() {
            let text = self.texts.get(&message(said.key)).and_then(Option::as_ref);
            let may_be_blank = MAY_BE_BLANK.iter().any(|it| it.key == said.key);
            if text.is_none_or(|it| is_blank(it) && !may_be_blank) {
                let message = format!("`{}` has no words", said.key);
                problems.push(self.problem(said.key, message, "write some behind `=`"));
            }
        }
    }

    /// A part is told once, with all phrases that are built of it.
    fn gaps_are_filled(&self, problems: &mut Vec<Problem>) {
        let mut unfilled: BTreeMap<usize, (&str, Vec<Said<'_>>)> = BTreeMap::new();
        for said in self.said() {
            let own = self.texts.keys().filter(|it| it.id == said.key);
            let gaps = own.flat_map(|it| self.reach(*it).gaps);
            for gap in gaps.filter(|it| !said.gaps.contains(it)) {
                let (_, all) = unfilled.entry(self.place(gap)).or_insert((gap, Vec::new()));
                if all.iter().all(|it| it.key != said.key) {
                    all.push(said);
                }
            }
        }
        for (gap, all) in unfilled.into_values() {
            let keys: Vec<String> = all.iter().map(|it| format!("`{}`", it.key)).collect();
            let verb = if keys.len() == 1 { "has" } else { "have" };
            let message = format!("{} {verb} no gap `${gap}`", keys.join(", "));
            problems.push(self.problem(gap, message, gaps_of(gap, &all)));
        }
    }

    fn gaps_are_used(&self, problems: &mut Vec<Problem>) {
        for said in self.said() {
            let Reach { gaps: used, lost, .. } = self.reach(message(said.key));
            // A gap that is misspelt, or stands in a part that is lost, is told as that; so is a blank.
            let text = self.texts.get(&message(said.key)).and_then(Option::as_ref);
            if text.is_none_or(is_blank)
                || !lost.is_empty()
                || used.iter().any(|it| !said.gaps.contains(it))
            {
                continue;
            }
            let needed = said.gaps.iter().filter(|it| !MAY_BE_LEFT_OUT.contains(it));
            for gap in needed.filter(|it| !used.contains(it)) {
                let message = format!("`{}` does not tell `${gap}`", said.key);
                problems.push(self.problem(said.key, message, format!("write {{ ${gap} }} in it")));
            }
        }
    }

    fn terms_have_their_gaps(&self, problems: &mut Vec<Problem>) {
        let all: Vec<Mention<'_>> = self.patterns().flat_map(|(_, it)| mentions(it)).collect();
        for (name, pattern) in self.patterns().filter(|it| it.0.kind == Kind::Term) {
            let given = |gap: &str| {
                all.iter().any(|it| match it {
                    Mention::Text(text, given) => text.id == name.id && given.contains(&gap),
                    Mention::Gap(_) | Mention::Function(_) => false,
                })
            };
            for mention in mentions(pattern) {
                if let Mention::Gap(gap) = mention
                    && !given(gap)
                {
                    let message = format!("nothing fills `${gap}` in `{name}`");
                    let remedy = "write it in the phrase that uses this text";
                    problems.push(self.problem(gap, message, remedy));
                }
            }
        }
    }

    fn references_lead_somewhere(&self, problems: &mut Vec<Problem>) {
        let mut lost: BTreeMap<Name<'_>, Vec<(Name<'_>, &str)>> = BTreeMap::new();
        for (from, pattern) in self.patterns() {
            for mention in mentions(pattern) {
                match mention {
                    Mention::Function(id) => {
                        let message = format!("the bot knows nothing called `{id}`");
                        problems.push(self.problem(id, message, "write the gap alone: { $name }"));
                    }
                    Mention::Text(to, _) if self.reach(to).names.contains(&from) => {
                        let message = format!("`{from}` leads back to itself through `{to}`");
                        problems.push(self.problem(to.id, message, "write the text itself"));
                    }
                    Mention::Text(to, _) if self.is_lost(to) => {
                        lost.entry(to).or_default().push((from, to.id));
                    }
                    Mention::Gap(_) | Mention::Text(..) => {}
                }
            }
        }
        problems.extend(lost.into_iter().map(|(to, from)| self.lost(to, &from)));
    }

    fn is_lost(&self, name: Name<'t>) -> bool {
        !matches!(self.texts.get(&name), Some(Some(_))) && !self.junk_mentions(name.id)
    }

    /// A text that others refer to is missing; it is told where the first of them does.
    fn lost(&self, to: Name<'t>, from: &[(Name<'t>, &'t str)]) -> Problem {
        let first = from.iter().map(|it| it.1).min_by_key(|it| self.place(it)).unwrap_or(to.id);
        let names: BTreeSet<String> = from.iter().map(|it| format!("`{}`", it.0)).collect();
        let names: Vec<String> = names.into_iter().collect();
        let verb = if names.len() == 1 { "refers" } else { "refer" };
        let is_gap =
            |(name, _): &(Name<'_>, _)| said(name.id).is_some_and(|it| it.gaps.contains(&to.id));
        let remedy = if from.iter().all(is_gap) {
            format!("write ${} for the gap", to.id)
        } else {
            "add it or mend its name".to_owned()
        };
        let message = format!("{} {verb} to `{to}`, which has no text here", names.join(", "));
        self.problem(first, message, remedy)
    }

    fn parts_are_used(&self, problems: &mut Vec<Problem>) {
        // The one that seems unused may be the one that is looked for.
        if self.texts.keys().any(|it| self.reach(*it).lost.iter().any(|it| self.is_lost(*it))) {
            return;
        }
        let said =
            self.said().flat_map(|said| self.texts.keys().filter(move |it| it.id == said.key));
        let used: BTreeSet<&str> =
            said.flat_map(|it| self.reach(*it).names).map(|it| it.id).collect();
        let parts = self.texts.keys().filter(|it| it.attribute.is_none());
        let parts = parts.filter(|it| it.kind == Kind::Term || it.id.starts_with(PART));
        for part in parts.filter(|it| !used.contains(it.id) && !self.junk_mentions(it.id)) {
            let message = format!("no phrase uses `{part}`");
            problems.push(self.problem(part.id, message, "remove it or mend its name"));
        }
    }

    fn words_are_of_their_language(&self, problems: &mut Vec<Problem>) {
        for text in self.patterns().flat_map(|it| words_of(it.1)) {
            if let Some(mixed) = alphabet::mixed(text) {
                problems.push(self.problem(text, mixed, "type the word anew"));
            } else if let Some(word) = alphabet::foreign(text, self.language, |_| false) {
                let message = format!("`{word}` has a letter that {} does not have", self.language);
                problems.push(self.problem(word, message, "mend the word"));
            }
        }
    }

    fn lists_are_known(&self, problems: &mut Vec<Problem>) {
        for list in word_list::LISTS {
            let text = self.texts.get(&message(list.key)).and_then(Option::as_ref);
            let parts = text.into_iter().flat_map(words_of).flat_map(|it| it.split(';'));
            for name in parts.filter_map(|it| Some(it.split_once(':')?.0.trim())) {
                if let Some((message, remedy)) = word_list::mistake(list, name) {
                    problems.push(self.problem(name, message, remedy));
                }
            }
        }
    }

    /// Everything that a text leads to. A term has gaps of its own, so those are left out.
    fn reach(&self, from: Name<'t>) -> Reach<'t> {
        let mut reach = Reach::default();
        let mut pending = vec![from];
        while let Some(name) = pending.pop() {
            let Some(Some(pattern)) = self.texts.get(&name) else {
                reach.lost.push(name);
                continue;
            };
            if !reach.names.insert(name) {
                continue;
            }
            for mention in mentions(pattern) {
                match mention {
                    Mention::Gap(gap) if name.kind == Kind::Message => reach.gaps.push(gap),
                    Mention::Text(to, _) => pending.push(to),
                    Mention::Gap(_) | Mention::Function(_) => {}
                }
            }
        }
        reach
    }

    /// The phrases and units that the file has.
    fn said(&self) -> impl Iterator<Item = Said<'t>> {
        self.messages().filter_map(said)
    }

    fn messages(&self) -> impl Iterator<Item = &'t str> {
        let names = self.texts.keys();
        names.filter(|it| it.kind == Kind::Message && it.attribute.is_none()).map(|it| it.id)
    }

    fn patterns(&self) -> impl Iterator<Item = (Name<'t>, &Pattern<&'t str>)> {
        self.texts.iter().filter_map(|(name, pattern)| Some((*name, pattern.as_ref()?)))
    }

    fn mentions_name(&self, id: &str) -> bool {
        self.texts.keys().any(|it| it.id == id) || self.junk.iter().any(|it| begins_with(it, id))
    }

    fn junk_mentions(&self, id: &str) -> bool {
        self.junk.iter().any(|it| it.contains(id))
    }

    /// A problem at a name that is a slice of the file.
    fn problem(&self, at: &str, message: impl Into<String>, remedy: impl Into<String>) -> Problem {
        Problem::new(self.file, self.line(at), message, remedy)
    }

    fn line(&self, at: &str) -> usize {
        line_of(self.text, self.place(at))
    }

    /// The byte where a slice of the file begins.
    fn place(&self, at: &str) -> usize {
        at.as_ptr().addr().saturating_sub(self.text.as_ptr().addr())
    }
}

fn message(id: &str) -> Name<'_> {
    Name { kind: Kind::Message, id, attribute: None }
}

/// The phrase or unit of a name.
fn said(key: &str) -> Option<Said<'_>> {
    let phrase = Phrase::ALL.iter().find(|it| it.key == key).map(|it| it.args);
    let unit = key.strip_prefix(UNIT).filter(|it| UnitId::parse(it).is_ok()).map(|_| UNIT_ARGS);
    phrase.or(unit).map(|gaps| Said { key, gaps })
}

/// How a phrase is written: `as-of = ... { $date }`.
fn form(phrase: &Phrase) -> String {
    let gaps = phrase.args.iter().map(|it| format!("{{ ${it} }}"));
    let gaps: Vec<String> = ["...".to_owned()].into_iter().chain(gaps).collect();
    format!("{} = {}", phrase.key, gaps.join(" "))
}

/// What can stand in place of a gap that some phrases do not have.
fn gaps_of(gap: &str, all: &[Said<'_>]) -> String {
    let shared = |it: &&str| all.iter().all(|said| said.gaps.contains(it));
    let gaps: BTreeSet<&str> = all.iter().flat_map(|it| it.gaps).copied().filter(shared).collect();
    if let Some(near) = nearest(gap, gaps.iter().copied()) {
        return format!("write `${near}`");
    }
    let gaps: Vec<String> = gaps.iter().map(|it| format!("`${it}`")).collect();
    match &gaps[..] {
        [] => "remove it: there are none here".to_owned(),
        gaps => format!("write {}", gaps.join(" or ")),
    }
}

/// Whether a piece of a file begins with a name.
fn begins_with(piece: &str, id: &str) -> bool {
    let name = |it: char| it.is_ascii_alphanumeric() || it == '-' || it == '_';
    piece.strip_prefix(id).is_some_and(|it| !it.starts_with(name))
}
