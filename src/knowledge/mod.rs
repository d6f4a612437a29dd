//! What a district knows: its facts, sources, terms and phrases, the one reader of its folder, and
//! the checks that tell editors what to mend. Searching and answering are in other rooms.

mod alphabet;
mod anniversary;
mod anniversary_file;
mod check;
mod computation;
mod computation_file;
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
mod left_out;
mod listing;
mod measure;
mod mention;
mod near;
mod phrase_file;
mod phrases;
mod problem;
mod read;
mod reader;
mod schema;
mod section;
mod source_file;
mod template;
mod term_file;
mod unknown_file;
mod values;
mod when;
mod word_list;

pub use anniversary::{Anniversary, OnDay, Rank, Remembrance};
pub use computation::{Called, Computations, Cue, Figure, Place, Span, Total};
pub use district::{District, Source, Talk, Term, Topic, Unknown, UnknownWording};
pub use draft::Places;
pub use fact::{Century, Fact, Point, QUESTION_UNITS, Standing, Value, ValueKind, Wording};
pub use folder::Folder;
pub use id::{
    AnniversaryId, AttributeId, FactId, NotAnId, SourceId, SubjectId, TopicId, UnitId, UnknownId,
    ValueId,
};
pub use language::{Language, NotALanguage};
pub use left_out::{ExampleOf, LeftOut};
pub use measure::{Dimension, MEASURES, Measure, System};
pub use phrases::{Arg, Phrase, Phrases};
pub use problem::{Problem, Problems};
pub use read::FolderError;
pub use schema::schemas;
pub use template::{Form, NotATemplate, Piece, Template};
pub use when::{AsOf, Bound, MonthDay, NotADate, When, YearMonth};
pub use word_list::word_lists;
