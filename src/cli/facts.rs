//! What a folder holds, for its editors: all facts by topic, or one as each face shows it.

use std::fmt::Write;

use anyhow::{Context, Result};

use super::screen;
use crate::answer;
use crate::config::Colours;
use crate::knowledge::{AsOf, District, Fact, FactId, When};
use crate::telegram;

/// A line for each fact, by topic: its questions in each language and the date for which it holds.
pub(super) fn list(district: &District) -> String {
    let mut text = String::new();
    let width = district.facts.keys().map(|it| it.as_str().len()).max().unwrap_or(0);
    for topic in &district.topics {
        let name = answer::topic_name(topic, district.default_language());
        let count = district.facts_of(&topic.id).count();
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{} ({name}): {count}", topic.id);
        for fact in district.facts_of(&topic.id) {
            let languages = district.languages.iter();
            let wordings = languages.filter_map(|it| Some((it, fact.wordings.get(it)?)));
            let questions: Vec<String> =
                wordings.map(|(it, wording)| format!("{it} {}", wording.questions.len())).collect();
            let id = fact.id.as_str();
            let _ = writeln!(text, "  {id:width$}  {}  {}", questions.join("  "), fact.as_of);
        }
        text.push('\n');
    }
    text.push_str(&total(district));
    text
}

fn total(district: &District) -> String {
    let wordings = || district.facts.values().flat_map(|it| it.wordings.values());
    let questions: usize = wordings().map(|it| it.questions.len()).sum();
    let oldest = district.facts.values().filter_map(|it| match it.as_of {
        AsOf::When(when) => Some(when),
        AsOf::Undated => None,
    });
    let oldest = oldest.min_by_key(When::year);
    let oldest = oldest.map_or_else(|| "none".to_owned(), |it| it.to_string());
    format!(
        "{} facts in {} languages, {questions} questions, {} sources, oldest date {oldest}",
        district.facts.len(),
        district.languages.len(),
        district.sources.len(),
    )
}

/// A fact in every language, as the terminal shows it and as Telegram gets it.
///
/// # Errors
/// Says where there is no such fact.
pub(super) fn show(district: &District, id: &str, colours: Colours) -> Result<String> {
    let fact = FactId::parse(id).ok().and_then(|it| district.facts.get(&it));
    let fact = fact.with_context(|| {
        format!("there is no fact `{id}`: `lachin-bot facts` lists all that there are")
    })?;
    let mut text = head(fact);
    for &language in &district.languages {
        let reply = answer::fact(district, fact, 1.0, language);
        let terminal = screen::draw(&reply, colours);
        let telegram = telegram::markup(&reply.document).join("\n");
        let _ = write!(
            text,
            "\n\n---- {language}, in the terminal ----\n{terminal}\n\n---- {language}, on Telegram ----\n{telegram}"
        );
    }
    Ok(text)
}

fn head(fact: &Fact) -> String {
    let Fact { id, topic, subject, attribute, as_of, .. } = fact;
    let related: Vec<&str> = fact.related.iter().map(FactId::as_str).collect();
    let related = if related.is_empty() { "none".to_owned() } else { related.join(", ") };
    format!(
        "facts/{topic}/{id}.toml\nsubject {subject}, attribute {attribute}, as of {as_of}\nrelated: {related}"
    )
}
