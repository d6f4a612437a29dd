//! What a district knows: its facts, sources, terms and phrases, the one reader of its folder, and
//! the checks that tell editors what to mend. Searching and answering are in other rooms.

mod check;
mod district;
mod fact;
mod folder;
mod format;
mod id;
mod language;
mod phrases;
mod problem;
mod read;
mod reader;
mod section;
mod template;
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
