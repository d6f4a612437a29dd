//! The one reader of knowledge folders: texts in, a draft of the district and every mistake out.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::anniversary_file::{self, anniversaries};
use super::computation_file::{self, computations};
use super::district::{District, Topic};
use super::district_file::{Frame, frame};
use super::document::{Document, Lines};
use super::draft::{Computed, Draft, FactDraft};
use super::fact_file::fact;
use super::folder::Folder;
use super::id::{FactId, TopicId};
use super::language::Language;
use super::listing::Listing;
use super::phrases::Phrases;
use super::problem::Problem;
use super::schema::is_schema;
use super::section::Section;
use super::source_file::sources;
use super::term_file::{ELSEWHERE, SYNONYMS, elsewhere, synonyms, talk, terms};
use super::unknown_file::{self, unknowns};
use crate::parallel;

/// The files that every folder has, with what an editor who misses one has to write.
const FILES: [(&str, &str); 4] = [
    (
        "district.toml",
        "write it: languages, time_zone, [name], [topics.history], [attributes.height]",
    ),
    ("sources.toml", "write it: for each source [town-archive] with title and publisher"),
    ("terms.toml", "write it: for each subject [old-mill] with its names in each language"),
    ("talk.toml", "write it: [greeting], [thanks] and so on, with texts in each language"),
];

/// The files that a folder may do without.
const OPTIONAL_FILES: [&str; 5] =
    [unknown_file::FILE, anniversary_file::FILE, ELSEWHERE, computation_file::FILE, SYNONYMS];

/// Reads what can be read of a folder, and says what cannot.
pub(super) fn read(folder: &Folder) -> (Option<Draft>, Vec<Problem>) {
    let (languages, lines, problems) = (Vec::new(), BTreeMap::new(), Vec::new());
    let mut reader = Reader { folder, languages, lines, problems };
    let frame = reader.frame();
    if frame.is_none() {
        reader.only_syntax();
    }
    let draft = frame.map(|it| reader.draft(it));
    (draft, reader.problems)
}

struct Reader<'f> {
    folder: &'f Folder,
    languages: Vec<Language>,
    /// Where everything stands in the files beside the facts'.
    lines: BTreeMap<String, Lines>,
    problems: Vec<Problem>,
}

/// Where the bot finds a fact.
type Place = (TopicId, FactId);

/// The file of a fact, with its text.
type FactFile<'f> = (&'f str, &'f Cow<'static, str>, Option<Place>);

/// A fact as far as it could be read, with its problems.
type FactRead = (Option<FactDraft>, Vec<Problem>);

impl<'f> Reader<'f> {
    /// `None` where the file does not even say which languages the others are written in.
    fn frame(&mut self) -> Option<Frame> {
        let text = self.text("district.toml")?;
        let document = Document::parse("district.toml", text);
        let sound = document.is_sound();
        let mut root = document.root();
        let frame = frame(&mut root);
        root.close();
        self.keep("district.toml", Lines::new(text.clone()), document);
        frame.filter(|_| sound)
    }

    /// Without `district.toml` no other file can be told right from wrong, but for its syntax.
    fn only_syntax(&mut self) {
        for (file, text) in self.folder.files().filter(|it| it.0 != "district.toml") {
            if is_toml(file) {
                self.problems.extend(Document::parse(file, text).finish());
            }
        }
    }

    fn draft(&mut self, frame: Frame) -> Draft {
        self.languages.clone_from(&frame.languages);
        let files = self.fact_files(&frame);
        let languages = frame.languages.clone();
        let read = |it: &FactFile<'f>| fact(it.0, it.1.clone(), it.2.clone(), &languages);
        let (facts, mut draft) =
            parallel::both(|| parallel::map(&files, read), || self.without_facts(frame));
        self.add_facts(&mut draft, &files, facts);
        draft
    }

    /// Everything but the facts.
    fn without_facts(&mut self, frame: Frame) -> Draft {
        let (sources, listed_sources) = self.document("sources.toml", sources).unwrap_or_default();
        let (terms, listed_terms) = self.document("terms.toml", terms).unwrap_or_default();
        let talk = self.document("talk.toml", talk).unwrap_or_default();
        let synonyms = self.optional_document(SYNONYMS, synonyms).unwrap_or_default();
        let elsewhere = self.optional_document(ELSEWHERE, elsewhere).unwrap_or_default();
        let (unknowns, mut references) =
            self.optional_document(unknown_file::FILE, unknowns).unwrap_or_default();
        let (anniversaries, named) =
            self.optional_document(anniversary_file::FILE, anniversaries).unwrap_or_default();
        references.extend(named);
        let computed =
            self.optional_document(computation_file::FILE, computations).unwrap_or_default();
        references.extend(computed.references);
        references.extend(frame.references);
        let (phrases, units) = self.phrases();
        self.unknown_files();
        let district = District {
            name: frame.name,
            languages: frame.languages,
            time_zone: frame.time_zone,
            topics: frame.topics,
            attributes: frame.attributes,
            favourites: frame.favourites,
            facts: BTreeMap::new(),
            sources,
            terms,
            synonyms,
            elsewhere,
            unknowns,
            anniversaries,
            computations: computed.computations,
            talk,
            phrases,
        };
        let (topics, attributes) = (frame.listed_topics, frame.listed_attributes);
        let (sources, terms) = (listed_sources, listed_terms);
        let lines = std::mem::take(&mut self.lines);
        Draft {
            district,
            facts: Vec::new(),
            references,
            computed: Computed {
                operands: computed.operands,
                units: computed.units,
                subjects: computed.subjects,
            },
            unread: Vec::new(),
            lines,
            topics,
            attributes,
            sources,
            terms,
            units,
        }
    }

    /// Lets `read` take a file apart, and keeps all problems.
    fn document<T>(
        &mut self,
        file: &str,
        read: impl Fn(&mut Section<'_>, &[Language]) -> T,
    ) -> Option<T> {
        let text = self.text(file)?;
        let document = Document::parse(file, text);
        let mut root = document.root();
        let read = read(&mut root, &self.languages);
        root.close();
        self.keep(file, Lines::new(text.clone()), document);
        Some(read)
    }

    fn keep(&mut self, file: &str, lines: Lines, document: Document<'_>) {
        self.problems.extend(document.finish());
        self.lines.insert(file.to_owned(), lines);
    }

    /// The same for a file that a folder may do without.
    fn optional_document<T>(
        &mut self,
        file: &str,
        read: impl Fn(&mut Section<'_>, &[Language]) -> T,
    ) -> Option<T> {
        self.folder.get(file).and_then(|_| self.document(file, read))
    }

    fn text(&mut self, file: &str) -> Option<&'f Cow<'static, str>> {
        let text = self.folder.text(file);
        if text.is_none() {
            let remedy = FILES.iter().find(|it| it.0 == file).map_or("write it", |it| it.1);
            self.note(file, "the file is missing", remedy);
        }
        text
    }

    fn fact_files(&mut self, frame: &Frame) -> Vec<FactFile<'f>> {
        let mut places: BTreeMap<FactId, TopicId> = BTreeMap::new();
        let folder = self.folder;
        let files = folder.texts().filter(|it| it.0.starts_with("facts/"));
        let mut found: Vec<FactFile<'f>> =
            files.map(|(file, text)| (file, text, self.place(file, frame, &mut places))).collect();
        found.retain(|it| is_toml(it.0));
        found
    }

    fn add_facts(&mut self, draft: &mut Draft, files: &[FactFile<'f>], read: Vec<FactRead>) {
        for ((file, ..), (fact, problems)) in files.iter().zip(read) {
            if !problems.is_empty() {
                draft.unread.push((*file).to_owned());
            }
            draft.facts.extend(fact);
            self.problems.extend(problems);
        }
        if draft.facts.is_empty() && draft.unread.is_empty() {
            let topic = draft.district.topics.first().map_or("TOPIC", |it| it.id.as_str());
            let remedy = format!("write the first one: facts/{topic}/ID.toml");
            self.note("facts", "the district has no facts", remedy);
        }
    }

    /// Where a file stands, if a fact can stand there and no other of its name does.
    fn place(
        &mut self,
        file: &str,
        frame: &Frame,
        places: &mut BTreeMap<FactId, TopicId>,
    ) -> Option<Place> {
        let found = place(file, &frame.topics, &frame.listed_topics).and_then(|place| {
            let Some((topic, id)) = place else { return Ok(None) };
            match places.get(&id) {
                Some(twin) => Err((
                    format!("`{id}` stands in topic `{twin}` too"),
                    "give one of them another name".to_owned(),
                )),
                None => Ok(Some((topic, id))),
            }
        });
        match found {
            Ok(place) => {
                places.extend(place.clone().map(|(topic, id)| (id, topic)));
                place
            }
            Err((message, remedy)) => {
                self.note(file, message, remedy);
                None
            }
        }
    }

    fn phrases(&mut self) -> (Phrases, BTreeMap<Language, Listing>) {
        let names: Vec<_> =
            self.languages.iter().map(|it| (*it, format!("phrases/{it}.ftl"))).collect();
        for (_, file) in names.iter().filter(|(_, file)| self.folder.get(file).is_none()) {
            self.note(file, "the file is missing", "copy another language's file and translate it");
        }
        let files = names.iter().filter_map(|(language, file)| {
            self.folder.get(file).map(|text| (*language, file.as_str(), text))
        });
        let (phrases, units, problems) = Phrases::read(files);
        self.problems.extend(problems);
        (phrases, units)
    }

    fn unknown_files(&mut self) {
        let known = |file: &str| {
            FILES.iter().any(|it| it.0 == file)
                || OPTIONAL_FILES.contains(&file)
                || file == "README.md"
                || file.starts_with("facts/")
                || is_schema(file)
                || self.languages.iter().any(|it| file == format!("phrases/{it}.ftl"))
        };
        let folder = self.folder;
        let unknown: Vec<&str> = folder.files().map(|it| it.0).filter(|it| !known(it)).collect();
        for file in unknown {
            let remedy = match language_of(file) {
                Some(language) => format!("remove it or add `{language}` to `languages`"),
                None => "remove it or mend its name".to_owned(),
            };
            self.note(file, "the bot does not read this file", remedy);
        }
    }

    fn note(&mut self, file: &str, message: impl Into<String>, remedy: impl Into<String>) {
        self.problems.push(Problem::new(file, 1, message, remedy));
    }
}

/// Takes the path of a fact apart. `Ok(None)` is a topic whose own mistake is told elsewhere.
fn place(
    file: &str,
    topics: &[Topic],
    listed: &Listing,
) -> Result<Option<Place>, (String, String)> {
    let parts: Vec<&str> = file.split('/').collect();
    let (topic, name) = match parts[..] {
        [_, topic, name] => (topic, name.strip_suffix(".toml")),
        [_, topic, .., _] => {
            let remedy = format!("move the file to facts/{topic}");
            return Err(("a topic has no folders inside".to_owned(), remedy));
        }
        _ => ("", None),
    };
    let Some(name) = name else {
        let message = "a fact's file is facts/TOPIC/ID.toml".to_owned();
        return Err((message, "move or rename it".to_owned()));
    };
    if listed.lacks(topic) {
        let message = format!("district.toml has no topic `{topic}`");
        return Err((message, "add the topic there or move the file".to_owned()));
    }
    let rules = "rename the file: 1 to 48 lower-case letters a-z, digits and hyphens";
    let id = FactId::parse(name).map_err(|_| (format!("`{name}` is no id"), rules.to_owned()))?;
    Ok(topics.iter().find(|it| it.id.as_str() == topic).map(|it| (it.id.clone(), id)))
}

fn is_toml(file: &str) -> bool {
    file.strip_suffix(".toml").is_some()
}

/// `fr` of `phrases/fr.ftl`.
fn language_of(file: &str) -> Option<&str> {
    let code = file.strip_prefix("phrases/")?.strip_suffix(".ftl")?;
    Language::parse(code).ok().filter(|it| it.as_str() == code).map(|_| code)
}
