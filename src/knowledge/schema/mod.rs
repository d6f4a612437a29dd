//! JSON Schemas of the knowledge files, by which editors complete and check while a file is
//! written. The reader does not use them: it tells more, and words it better.

mod files;
mod forms;

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

/// Makes the text of a schema.
type Maker = fn() -> String;

/// The files of the schemas, and what makes each.
const FILES: [(&str, Maker); 10] = [
    ("district.json", text::<files::District>),
    ("fact.json", text::<files::Fact>),
    ("sources.json", text::<files::Sources>),
    ("terms.json", text::<files::Terms>),
    ("synonyms.json", text::<files::Synonyms>),
    ("elsewhere.json", text::<files::Elsewhere>),
    ("talk.json", text::<files::Talk>),
    ("unknown.json", text::<files::Unknowns>),
    ("anniversaries.json", text::<files::Anniversaries>),
    ("computations.json", text::<files::Computations>),
];

/// The schema of each kind of knowledge file: its own file's name in `schema/`, and its text.
pub fn schemas() -> Vec<(&'static str, String)> {
    FILES.iter().map(|(file, make)| (*file, make())).collect()
}

/// Whether a file of a knowledge folder holds a schema.
pub(super) fn is_schema(file: &str) -> bool {
    let name = file.strip_prefix("schema/");
    FILES.iter().any(|it| name == Some(it.0))
}

/// Draft 7 without references: the editors' Taplo validates by it, and shows what is said of a key
/// only where that stands beside it.
/// Source: <https://github.com/tamasfe/taplo/blob/master/crates/taplo-common/src/schema/mod.rs>
fn text<File: JsonSchema>() -> String {
    let mut settings = SchemaSettings::draft07();
    settings.inline_subschemas = true;
    let settings = settings.with_transform(RecursiveTransform(as_in_toml));
    let schema = settings.into_generator().into_root_schema_for::<File>();
    format!("{:#}\n", schema.as_value())
}

/// Takes out what only Rust and JSON have, and lists the words that a key can be given.
fn as_in_toml(schema: &mut Schema) {
    // The width of a number.
    schema.remove("format");
    if let Some(Value::String(description)) = schema.get_mut("description") {
        *description = description.replace('\n', " ");
    }
    without_null(schema);
    list_words(schema);
    refuse_at_the_key(schema);
}

/// TOML has no null: what may be left out is left out.
fn without_null(schema: &mut Schema) {
    let Some(types) = schema.get_mut("type") else { return };
    if let Value::Array(all) = types {
        all.retain(|it| it != "null");
        if let [only] = &all[..] {
            *types = only.clone();
        }
    }
}

/// Makes one list of words that stand each for itself, so that an editor who mistypes one is told
/// all of them; Taplo finds under its own name what is said of each.
/// Source: <https://taplo.tamasfe.dev/configuration/developing-schemas.html>
fn list_words(schema: &mut Schema) {
    let of = |key: &str, cases: &[Value]| -> Option<Vec<Value>> {
        cases.iter().map(|it| it.get(key).cloned()).collect()
    };
    let Some(Value::Array(cases)) = schema.get("oneOf") else { return };
    let (Some(words), Some(docs)) = (of("const", cases), of("description", cases)) else { return };
    schema.remove("oneOf");
    schema.insert("type".to_owned(), json!("string"));
    schema.insert("enum".to_owned(), Value::Array(words));
    schema.insert("x-taplo".to_owned(), json!({ "docs": { "enumValues": docs } }));
}

/// Has an unknown key told where it stands: of a plain `false` Taplo makes a mistake of the table,
/// and underlines every line of it.
fn refuse_at_the_key(schema: &mut Schema) {
    if schema.get("additionalProperties") == Some(&json!(false)) {
        schema.insert("additionalProperties".to_owned(), json!({ "allOf": [false] }));
    }
}
