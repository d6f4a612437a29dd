//! Reading `sources.toml`: who says what.

use std::collections::BTreeMap;

use super::district::Source;
use super::district_file::translated;
use super::id::SourceId;
use super::language::Language;
use super::listing::Listing;
use super::section::Section;
use super::when::When;

/// Reads the file.
pub(super) fn sources(
    root: &mut Section<'_>,
    languages: &[Language],
) -> (BTreeMap<SourceId, Source>, Listing) {
    let mut sources = BTreeMap::new();
    for (key, mut section) in root.sections() {
        let id = section.understood("", key, SourceId::parse);
        if let (Some(id), Some(source)) = (id, source(&mut section, languages)) {
            sources.insert(id, source);
        }
        section.close();
    }
    (sources, root.listing("sources", "[town-archive]"))
}

fn source(section: &mut Section<'_>, languages: &[Language]) -> Option<Source> {
    let publisher = translated(section, "publisher", languages);
    let date = section.optional_parsed("date", When::parse);
    let url = section.optional_parsed("url", parse_url);
    let title = section.text("title")?.to_owned();
    Some(Source { publisher, title, url, date })
}

fn parse_url(text: &str) -> Result<String, String> {
    if text.contains(char::is_whitespace) {
        return Err(format!("`{text}` has a blank in it: remove it or write %20 for it"));
    }
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.and_then(|it| it.split(['/', '?', '#', ':']).next()).unwrap_or_default();
    let broken = || format!("`{text}` is no web address: write http:// or https:// and a host");
    let sound = is_host(host) && !text.contains('"');
    sound.then(|| text.to_owned()).ok_or_else(broken)
}

/// Whether it has the form of `example.org`.
fn is_host(text: &str) -> bool {
    let label = |it: &str| {
        it.starts_with(char::is_alphanumeric)
            && it.chars().all(|it| it.is_alphanumeric() || it == '-')
    };
    text.contains('.') && text.split('.').all(label)
}
