//! What a district knows: its facts, sources, terms and phrases, the one reader of its folder, and
//! the checks that tell editors what to mend. Searching and answering are in other rooms.

mod check;
mod district;
mod district_file;
mod document;
mod draft;
mod fact;
mod fact_file;
mod fluent_error;
mod folder;
mod form;
mod format;
mod id;
mod language;
mod listing;
mod mention;
mod near;
mod phrase_file;
mod phrases;
mod problem;
mod read;
mod reader;
mod section;
mod source_file;
mod template;
mod term_file;
mod values;
mod when;

pub use district::{District, Source, Talk, Term, Topic};
pub use fact::{Fact, Standing, Value, ValueKind, Wording};
pub use folder::Folder;
pub use id::{AttributeId, FactId, NotAnId, SourceId, SubjectId, TopicId, UnitId, ValueId};
pub use language::{Language, NotALanguage};
pub use phrases::{Arg, Phrase, Phrases};
pub use problem::{Problem, Problems};
pub use read::FolderError;
pub use template::{Form, NotATemplate, Piece, Template};
pub use when::{Bound, MonthDay, NotADate, When, YearMonth};
