//! Reading `computations.toml`: what answers can be computed from, and how people ask for it.

use std::collections::BTreeMap;

use super::computation::{Called, Computations, Cue, Figure, Place, Span, Total};
use super::draft::{Operand, Reference, Role};
use super::id::SubjectId;
use super::language::Language;
use super::measure::{MEASURES, Measure};
use super::near::nearest;
use super::section::Section;
use super::term_file::texts;

/// The file.
pub(super) const FILE: &str = "computations.toml";

/// What the file says, and what in other files it names.
#[derive(Default)]
pub(super) struct Read {
    pub(super) computations: Computations,
    pub(super) references: Vec<Reference>,
    pub(super) operands: Vec<Operand>,
    /// The units with their lines.
    pub(super) units: Vec<(String, usize)>,
    /// The subjects with their lines.
    pub(super) subjects: Vec<(SubjectId, usize)>,
}

/// Reads the file.
pub(super) fn computations(root: &mut Section<'_>, languages: &[Language]) -> Read {
    let mut read = Read::default();
    for (id, mut section) in inside(root, "units") {
        read.unit(id, &section);
        read.computations.units.insert(id.to_owned(), texts(&mut section, languages));
        section.close();
    }
    if let Some(mut section) = root.optional_section("words") {
        for cue in Cue::ALL {
            let Some(mut words) = section.optional_section(cue.key()) else { continue };
            read.computations.cues.insert(cue, texts(&mut words, languages));
            words.close();
        }
        section.close();
    }
    for (_, mut section) in inside(root, "figures") {
        let figure = read.figure(&mut section, languages);
        read.computations.figures.extend(figure);
        section.close();
    }
    for (_, mut section) in inside(root, "totals") {
        let values = section.ids("values", Place::parse);
        for it in &values {
            read.operand(&section, "values", it, Role::Number);
        }
        let words = texts(&mut section, languages);
        read.computations.totals.push(Total { values, words });
        section.close();
    }
    for (_, mut section) in inside(root, "spans") {
        let from = read.place(&mut section, "from", Role::Date);
        let to = read.place(&mut section, "until", Role::Date);
        let words = texts(&mut section, languages);
        let span = from.zip(to).map(|(from, to)| Span { from, to, words });
        read.computations.spans.extend(span);
        section.close();
    }
    read
}

/// The tables in a table that may be left out.
fn inside<'d>(root: &mut Section<'d>, key: &str) -> Vec<(&'d str, Section<'d>)> {
    root.optional_section(key).map(|mut it| it.sections()).unwrap_or_default()
}

impl Read {
    fn unit(&mut self, id: &str, section: &Section<'_>) {
        if Measure::of(id).is_some() {
            self.units.push((id.to_owned(), section.line()));
        } else {
            let known = MEASURES.iter().map(|it| it.id);
            let remedy = match nearest(id, known.clone()) {
                Some(near) => format!("write `{near}`"),
                None => format!("known: {}", known.collect::<Vec<_>>().join(", ")),
            };
            section.note("", format!("nothing is computed in `{id}`"), remedy);
        }
    }

    fn figure(&mut self, section: &mut Section<'_>, languages: &[Language]) -> Option<Figure> {
        let value = self.place(section, "value", Role::Any);
        let part_of = section.optional_parsed("part_of", Place::parse);
        if let (Some(whole), Some(part)) = (&part_of, &value) {
            self.operand(section, "part_of", whole, Role::WholeOf(part.clone()));
        }
        let subject = section.optional_parsed("subject", SubjectId::parse);
        self.subjects.extend(subject.clone().map(|it| (it, section.line_of("subject"))));
        section.holds_languages();
        let wordings = languages.iter().filter_map(|it| Some((*it, called(section, *it)?)));
        let wordings: BTreeMap<_, _> = wordings.collect();
        Some(Figure { value: value?, part_of, subject, wordings })
    }

    fn place(&mut self, section: &mut Section<'_>, key: &str, role: Role) -> Option<Place> {
        let place = section.parsed(key, Place::parse)?;
        self.operand(section, key, &place, role);
        Some(place)
    }

    fn operand(&mut self, section: &Section<'_>, key: &str, place: &Place, role: Role) {
        let line = section.line_of(key);
        self.references.push(Reference { file: FILE, line, fact: place.fact.clone() });
        self.operands.push(Operand { line, place: place.clone(), role });
    }
}

fn called(section: &mut Section<'_>, language: Language) -> Option<Called> {
    let mut section = section.section(language.as_str())?;
    let name = section.text("name").map(str::to_owned);
    let words = section.optional_texts("words").into_iter().map(str::to_owned).collect();
    section.close();
    Some(Called { name: name?, words })
}
