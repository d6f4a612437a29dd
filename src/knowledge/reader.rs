//! The one reader of knowledge folders: texts in, a district and every mistake out.

use std::collections::BTreeMap;

use super::district::{District, Source, Talk, Term, Topic, Translated};
use super::fact::{Fact, Standing, Wording};
use super::folder::Folder;
use super::id::{AttributeId, FactId, SourceId, SubjectId, TopicId};
use super::language::Language;
use super::phrases::Phrases;
use super::problem::Problem;
use super::section::{Document, Section};
use super::template::Template;
use super::values::{source_ids, values};
use super::when::When;

/// Reads what can be read of a folder, and says what cannot.
pub(super) fn read(folder: &Folder) -> (Option<District>, Vec<Problem>) {
    let mut reader = Reader { folder, languages: Vec::new(), problems: Vec::new() };
    let district = reader.district();
    (district, reader.problems)
}

struct Reader<'f> {
    folder: &'f Folder,
    languages: Vec<Language>,
    problems: Vec<Problem>,
}

/// What `district.toml` holds.
struct Frame {
    name: Translated,
    time_zone: String,
    topics: Vec<Topic>,
    attributes: BTreeMap<AttributeId, Translated>,
}

impl Reader<'_> {
    fn district(&mut self) -> Option<District> {
        let frame = self.document("district.toml", Self::frame)?;
        let sources = self.document("sources.toml", Self::sources).unwrap_or_default();
        let terms = self.document("terms.toml", Self::terms).unwrap_or_default();
        let talk = self.document("talk.toml", Self::talk).unwrap_or_default();
        let facts = self.facts(&frame.topics);
        let phrases = self.phrases();
        self.unknown_files();
        Some(District {
            name: frame.name,
            languages: self.languages.clone(),
            time_zone: frame.time_zone,
            topics: frame.topics,
            attributes: frame.attributes,
            facts,
            sources,
            terms,
            talk,
            phrases,
        })
    }

    /// Lets `read` take a file apart, and keeps all problems.
    fn document<T>(
        &mut self,
        file: &str,
        read: impl Fn(&mut Self, &mut Section<'_>) -> T,
    ) -> Option<T> {
        let Some(text) = self.folder.get(file) else {
            self.note(file, "the file is missing", "write it; README.md tells how");
            return None;
        };
        let document = Document::parse(file, text);
        let mut root = document.root();
        let read = read(self, &mut root);
        root.close();
        self.problems.extend(document.finish().0);
        // Without a language nothing else can be told right from wrong.
        (!self.languages.is_empty()).then_some(read)
    }

    fn frame(&mut self, root: &mut Section<'_>) -> Frame {
        let codes = root.texts("languages");
        self.languages = codes
            .into_iter()
            .filter_map(|it| root.understood("languages", it, Language::parse))
            .collect();
        let mut twice = self.languages.clone();
        twice.sort_unstable();
        twice.dedup();
        if twice.len() < self.languages.len() {
            root.note("languages", "a language is listed twice", "list each once");
        }
        Frame {
            name: self.translated(root, "name"),
            time_zone: root.parsed("time_zone", parse_zone).unwrap_or_default(),
            topics: self.topics(root),
            attributes: self.attributes(root),
        }
    }

    fn topics(&self, root: &mut Section<'_>) -> Vec<Topic> {
        let Some(mut table) = root.section("topics") else { return Vec::new() };
        let mut topics: Vec<(usize, Topic)> = Vec::new();
        for (key, mut section) in table.sections() {
            let name = self.names(&mut section);
            if let Some(id) = section.understood("", key, TopicId::parse) {
                topics.push((section.line(), Topic { id, name }));
            }
            section.close();
        }
        // The file's order is the order in which topics are listed.
        topics.sort_by_key(|it| it.0);
        topics.into_iter().map(|it| it.1).collect()
    }

    fn attributes(&self, root: &mut Section<'_>) -> BTreeMap<AttributeId, Translated> {
        let Some(mut table) = root.section("attributes") else { return BTreeMap::new() };
        let mut attributes = BTreeMap::new();
        for (key, mut section) in table.sections() {
            let name = self.names(&mut section);
            if let Some(id) = section.understood("", key, AttributeId::parse) {
                attributes.insert(id, name);
            }
            section.close();
        }
        attributes
    }

    fn sources(&mut self, root: &mut Section<'_>) -> BTreeMap<SourceId, Source> {
        let mut sources = BTreeMap::new();
        for (key, mut section) in root.sections() {
            let source = self.source(&mut section);
            if let (Some(id), Some(source)) = (section.understood("", key, SourceId::parse), source)
            {
                sources.insert(id, source);
            }
            section.close();
        }
        sources
    }

    fn source(&self, section: &mut Section<'_>) -> Option<Source> {
        let line = section.line();
        let publisher = self.translated(section, "publisher");
        let date = section.optional_text("date");
        let date = date.and_then(|it| section.understood("date", it, When::parse));
        let url = section.optional_text("url");
        let url = url.and_then(|it| section.understood("url", it, parse_url));
        let title = section.text("title")?.to_owned();
        Some(Source { publisher, title, url, date, line })
    }

    fn terms(&mut self, root: &mut Section<'_>) -> BTreeMap<SubjectId, Term> {
        let mut terms = BTreeMap::new();
        for (key, mut section) in root.sections() {
            let names = self.languages.iter().map(|&language| {
                (
                    language,
                    section.texts(language.as_str()).into_iter().map(str::to_owned).collect(),
                )
            });
            let names = names.collect();
            let other = section.optional_texts("other").into_iter().map(str::to_owned).collect();
            if let Some(id) = section.understood("", key, SubjectId::parse) {
                terms.insert(id, Term { names, other });
            }
            section.close();
        }
        terms
    }

    fn talk(&mut self, root: &mut Section<'_>) -> BTreeMap<Talk, BTreeMap<Language, Vec<String>>> {
        let mut talk = BTreeMap::new();
        for kind in Talk::ALL {
            let Some(mut section) = root.section(kind.key()) else { continue };
            let texts = self.languages.iter().map(|&language| {
                (
                    language,
                    section.texts(language.as_str()).into_iter().map(str::to_owned).collect(),
                )
            });
            talk.insert(kind, texts.collect());
            section.close();
        }
        talk
    }

    fn facts(&mut self, topics: &[Topic]) -> BTreeMap<FactId, Fact> {
        let mut facts: BTreeMap<FactId, Fact> = BTreeMap::new();
        let folder = self.folder;
        for (file, text) in folder.files() {
            let Some(("facts", rest)) = file.split_once('/') else { continue };
            let Some((topic, id)) = rest.strip_suffix(".toml").and_then(|it| it.split_once('/'))
            else {
                self.note(file, "a fact's file is facts/TOPIC/ID.toml", "move or rename it");
                continue;
            };
            let Some(topic) = topics.iter().find(|it| it.id.as_str() == topic) else {
                let remedy = "add the topic to district.toml or move the file";
                self.note(file, &format!("district.toml has no topic `{topic}`"), remedy);
                continue;
            };
            match FactId::parse(id) {
                Err(refused) => self.note(file, &refused.to_string(), "rename the file"),
                Ok(id) => match facts.get(&id) {
                    Some(twin) => {
                        let message = format!("`{id}` stands in topic `{}` too", twin.topic);
                        self.note(file, &message, "give one of them another name");
                    }
                    None => facts.extend(
                        self.fact(file, text, id, topic.id.clone()).map(|it| (it.id.clone(), it)),
                    ),
                },
            }
        }
        facts
    }

    fn fact(&mut self, file: &str, text: &str, id: FactId, topic: TopicId) -> Option<Fact> {
        let document = Document::parse(file, text);
        let mut root = document.root();
        let subject = root.parsed("subject", SubjectId::parse);
        let attribute = root.parsed("attribute", AttributeId::parse);
        let standing = root.parsed("standing", Standing::parse);
        let as_of = root.parsed("as_of", When::parse);
        let sources = root.texts("sources");
        let sources = source_ids(&root, sources);
        let values = root.optional_section("values").map(values).unwrap_or_default();
        let wordings = self.wordings(&mut root);
        root.close();
        let (problems, lines) = document.finish();
        self.problems.extend(problems);
        Some(Fact {
            id,
            topic,
            subject: subject?,
            attribute: attribute?,
            standing: standing?,
            as_of: as_of?,
            sources,
            values,
            wordings,
            lines,
        })
    }

    fn wordings(&self, root: &mut Section<'_>) -> BTreeMap<Language, Wording> {
        let mut wordings = BTreeMap::new();
        for &language in &self.languages {
            let Some(mut section) = root.section(language.as_str()) else { continue };
            let owned = |texts: Vec<&str>| texts.into_iter().map(str::to_owned).collect();
            let title = section.text("title").map(str::to_owned);
            let answer = section.parsed("answer", Template::parse);
            let keywords = owned(section.texts("keywords"));
            let questions = owned(section.texts("questions"));
            section.close();
            if let (Some(title), Some(answer)) = (title, answer) {
                wordings.insert(language, Wording { title, answer, keywords, questions });
            }
        }
        wordings
    }

    fn phrases(&mut self) -> Phrases {
        let names: Vec<_> =
            self.languages.iter().map(|it| (*it, format!("phrases/{it}.ftl"))).collect();
        for (_, file) in names.iter().filter(|(_, file)| self.folder.get(file).is_none()) {
            self.note(file, "the file is missing", "copy another language's file and translate it");
        }
        let files = names.iter().filter_map(|(language, file)| {
            self.folder.get(file).map(|text| (*language, file.as_str(), text))
        });
        let (phrases, problems) = Phrases::read(files);
        self.problems.extend(problems);
        phrases
    }

    fn unknown_files(&mut self) {
        let known = |file: &str| {
            matches!(
                file,
                "district.toml" | "sources.toml" | "terms.toml" | "talk.toml" | "README.md"
            ) || file.starts_with("facts/")
                || self.languages.iter().any(|it| file == format!("phrases/{it}.ftl"))
        };
        let unknown: Vec<_> =
            self.folder.files().map(|it| it.0).filter(|it| !known(it)).map(str::to_owned).collect();
        for file in unknown {
            self.note(&file, "the bot does not read this file", "remove it or mend its name");
        }
    }

    fn translated(&self, section: &mut Section<'_>, key: &str) -> Translated {
        let Some(mut inner) = section.section(key) else { return Translated::new() };
        let names = self.names(&mut inner);
        inner.close();
        names
    }

    fn names(&self, section: &mut Section<'_>) -> Translated {
        let languages = self.languages.iter();
        languages.filter_map(|it| Some((*it, section.text(it.as_str())?.to_owned()))).collect()
    }

    fn note(&mut self, file: &str, message: &str, remedy: &str) {
        self.problems.push(Problem {
            file: file.to_owned(),
            line: 1,
            message: message.to_owned(),
            remedy: remedy.to_owned(),
        });
    }
}

fn parse_zone(text: &str) -> Result<String, String> {
    let known = jiff::tz::TimeZone::get(text).is_ok();
    let unknown = || format!("`{text}` is no time zone: write one such as Europe/Rome");
    known.then(|| text.to_owned()).ok_or_else(unknown)
}

fn parse_url(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.and_then(|it| it.split(['/', '?', '#']).next()).unwrap_or_default();
    let sound = host.contains('.') && !text.contains(|it: char| it.is_whitespace() || it == '"');
    let broken = || format!("`{text}` is no web address: write http:// or https:// and a host");
    sound.then(|| text.to_owned()).ok_or_else(broken)
}
