//! Every text of the folder that is written in a language, with the place where it stands.

use crate::knowledge::district::Translated;
use crate::knowledge::document::Lines;
use crate::knowledge::draft::{Draft, FactDraft, WordingDraft};
use crate::knowledge::language::Language;
use crate::knowledge::problem::Problem;
use crate::knowledge::template::{Piece, Template};
use crate::knowledge::{anniversary_file, unknown_file};

/// A file, and the lines of what stands in it.
#[derive(Clone, Copy)]
pub(super) struct File<'d> {
    name: &'d str,
    lines: Option<&'d Lines>,
}

impl<'d> File<'d> {
    /// One that is no fact's.
    pub(super) fn of(draft: &'d Draft, name: &'d str) -> Self {
        Self { name, lines: draft.lines.get(name) }
    }

    fn fact(fact: &'d FactDraft) -> Self {
        Self { name: &fact.file, lines: Some(&fact.lines) }
    }

    /// A problem with what stands at `path`.
    pub(super) fn problem(&self, path: &str, message: String, remedy: &str) -> Problem {
        let line = self.lines.map_or(1, |it| it.of(path));
        Problem::new(self.name, line, message, remedy)
    }

    fn text(self, path: String, language: Language, content: &'d str) -> Text<'d> {
        Text { file: self, path, language, content }
    }

    fn translated(self, path: String, texts: &'d Translated) -> impl Iterator<Item = Text<'d>> {
        let text = move |(language, text): (&Language, &'d String)| {
            self.text(format!("{path}.{language}"), *language, text)
        };
        texts.iter().map(text)
    }

    fn list(
        self,
        path: String,
        language: Language,
        texts: &'d [String],
    ) -> impl Iterator<Item = Text<'d>> {
        let texts = texts.iter().enumerate();
        texts.map(move |(place, it)| self.text(format!("{path}.{place}"), language, it))
    }
}

/// A text, and where it stands.
pub(super) struct Text<'d> {
    file: File<'d>,
    path: String,
    pub(super) language: Language,
    pub(super) content: &'d str,
}

impl Text<'_> {
    pub(super) fn problem(&self, message: String, remedy: &str) -> Problem {
        self.file.problem(&self.path, message, remedy)
    }

    /// What the text belongs to: the file of a fact, else a table of its file.
    pub(super) fn owner(&self) -> String {
        if self.file.name.starts_with("facts/") {
            return self.file.name.to_owned();
        }
        let table = self.path.split('.').next().unwrap_or_default();
        format!("{}, [{table}],", self.file.name)
    }
}

/// All texts that people read or are to type, but for phrases, which are checked where they are read,
/// and for names, which keep their letters in every language.
pub(super) fn texts(draft: &Draft) -> impl Iterator<Item = Text<'_>> {
    let of_facts = titles(draft).chain(answers(draft)).chain(keywords(draft)).chain(quiz(draft));
    let of_days = anniversary_titles(draft).chain(anniversary_texts(draft));
    of_facts.chain(of_days).chain(headings(draft)).chain(gap_answers(draft)).chain(examples(draft))
}

/// What facts are called.
pub(super) fn titles(draft: &Draft) -> impl Iterator<Item = Text<'_>> {
    wordings(draft).filter_map(|(file, language, wording)| {
        let title = wording.title.as_ref()?;
        Some(file.text(format!("{language}.title"), language, title))
    })
}

/// What anniversaries are called.
pub(super) fn anniversary_titles(draft: &Draft) -> impl Iterator<Item = Text<'_>> {
    let file = File::of(draft, anniversary_file::FILE);
    draft.district.anniversaries.iter().flat_map(move |(id, day)| {
        day.wordings.iter().map(move |(language, it)| {
            file.text(format!("{id}.{language}.title"), *language, &it.title)
        })
    })
}

/// What people ask or say, each an example of one kind of small talk, one known gap or one fact.
pub(super) fn examples(draft: &Draft) -> impl Iterator<Item = Text<'_>> {
    let (talk, gaps) = (File::of(draft, "talk.toml"), File::of(draft, unknown_file::FILE));
    let said = draft.district.talk.iter().flat_map(move |(kind, texts)| {
        texts.iter().flat_map(move |(language, texts)| {
            talk.list(format!("{}.{language}", kind.key()), *language, texts)
        })
    });
    let open = draft.district.unknowns.iter().flat_map(move |(id, gap)| {
        gap.wordings.iter().flat_map(move |(language, wording)| {
            gaps.list(format!("{id}.{language}.questions"), *language, &wording.questions)
        })
    });
    let asked = wordings(draft).flat_map(|(file, language, wording)| {
        file.list(format!("{language}.questions"), language, &wording.questions)
    });
    said.chain(open).chain(asked)
}

/// What the district, its topics and its attributes are called.
fn headings(draft: &Draft) -> impl Iterator<Item = Text<'_>> {
    let file = File::of(draft, "district.toml");
    let topics = draft.district.topics.iter();
    let topics = topics.map(|it| (format!("topics.{}", it.id), &it.name));
    let attributes = draft.district.attributes.iter();
    let attributes = attributes.map(|(id, name)| (format!("attributes.{id}"), name));
    let names = [("name".to_owned(), &draft.district.name)].into_iter();
    let names = names.chain(topics).chain(attributes);
    names.flat_map(move |(path, names)| file.translated(path, names))
}

fn gap_answers(draft: &Draft) -> impl Iterator<Item = Text<'_>> {
    let file = File::of(draft, unknown_file::FILE);
    draft.district.unknowns.iter().flat_map(move |(id, gap)| {
        gap.wordings.iter().map(move |(language, wording)| {
            file.text(format!("{id}.{language}.answer"), *language, &wording.answer)
        })
    })
}

fn anniversary_texts(draft: &Draft) -> impl Iterator<Item = Text<'_>> {
    let file = File::of(draft, anniversary_file::FILE);
    draft.district.anniversaries.iter().flat_map(move |(id, day)| {
        day.wordings.iter().map(move |(language, it)| {
            file.text(format!("{id}.{language}.text"), *language, &it.text)
        })
    })
}

/// What answers say between their gaps.
fn answers(draft: &Draft) -> impl Iterator<Item = Text<'_>> {
    wordings(draft).flat_map(|(file, language, wording)| {
        let pieces = wording.answer.iter().flat_map(Template::pieces);
        pieces.filter_map(move |it| match it {
            Piece::Text(text) => Some(file.text(format!("{language}.answer"), language, text)),
            Piece::Value(..) => None,
        })
    })
}

/// What a quiz asks, between the gaps.
fn quiz(draft: &Draft) -> impl Iterator<Item = Text<'_>> {
    draft.placed().flat_map(|fact| {
        fact.quiz.iter().flat_map(move |(id, asked)| {
            asked.iter().flat_map(move |(&language, question)| {
                question.pieces().iter().filter_map(move |it| match it {
                    Piece::Text(text) => {
                        let path = format!("quiz.{id}.{language}");
                        Some(File::fact(fact).text(path, language, text))
                    }
                    Piece::Value(..) => None,
                })
            })
        })
    })
}

fn keywords(draft: &Draft) -> impl Iterator<Item = Text<'_>> {
    wordings(draft).flat_map(|(file, language, wording)| {
        file.list(format!("{language}.keywords"), language, &wording.keywords)
    })
}

/// The facts that stand where the bot finds them, in each language.
fn wordings(draft: &Draft) -> impl Iterator<Item = (File<'_>, Language, &WordingDraft)> {
    draft.placed().flat_map(|fact| {
        let wordings = fact.wordings.iter();
        wordings.map(move |(language, it)| (File::fact(fact), *language, it))
    })
}
