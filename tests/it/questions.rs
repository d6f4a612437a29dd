//! The questions of `questions.jsonl`, which nobody's example is: how many get the right fact, and
//! how many about other things are wrongly answered. `lachin-bot eval` prints the table.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::civil::date;
use lachin_bot::answer::reply::{Outcome, Reply};
use lachin_bot::chat::{Place, Profile};
use lachin_bot::conversation::Incoming;
use serde::Deserialize;

use crate::conversation::LACHIN;

#[derive(Deserialize)]
struct Question {
    q: String,
    lang: String,
    kind: String,
    fact: Option<String>,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    context: Vec<String>,
}

/// Each question with what was replied to somebody new.
static REPLIES: LazyLock<Vec<(Question, Reply)>> = LazyLock::new(|| {
    let lines = include_str!("questions.jsonl").lines();
    let questions = lines.map(|it| serde_json::from_str::<Question>(it).unwrap());
    questions
        .map(|it| {
            let reply = reply(&it);
            (it, reply)
        })
        .collect()
});

fn reply(question: &Question) -> Reply {
    let mut profile = Profile::new(Place::Private);
    let mut last = None;
    for said in question.context.iter().chain([&question.q]) {
        let response = LACHIN.respond(&profile, Incoming::Text(said), None, date(2026, 3, 1));
        response.effects.iter().for_each(|it| profile.apply(it));
        last = response.replies.into_iter().next_back();
    }
    last.unwrap()
}

fn is_right(question: &Question, reply: &Reply) -> bool {
    match (&question.fact, &reply.outcome) {
        (Some(fact), Outcome::Answer(hit)) => {
            let stated = hit.fact.as_str();
            fact == stated || question.also.iter().any(|it| it == stated)
        }
        (Some(_), Outcome::Suggest(_) | Outcome::None) | (None, Outcome::Answer(_)) => false,
        (None, Outcome::Suggest(_) | Outcome::None) => true,
    }
}

/// At least `percent` of the questions of some kinds are right. The bounds lie a little below what
/// was measured, so that they fall when something breaks and not when a word changes.
#[track_caller]
fn check(kinds: &[&str], percent: usize) {
    let asked: Vec<_> = REPLIES.iter().filter(|it| kinds.contains(&it.0.kind.as_str())).collect();
    let right = asked.iter().filter(|it| is_right(&it.0, &it.1)).count();
    assert!(!asked.is_empty());
    assert!(right * 100 >= asked.len() * percent, "{kinds:?}: {right} of {}", asked.len());
}

#[test]
fn plain_questions_find_their_facts() {
    check(&["plain"], 98);
}

#[test]
fn misspelt_questions_find_their_facts() {
    check(&["typo"], 94);
    check(&["translit"], 93);
}

#[test]
fn short_mixed_and_group_questions_find_their_facts() {
    check(&["short", "mixed", "group"], 95);
}

#[test]
fn follow_ups_find_their_facts() {
    check(&["followup"], 86);
}

#[test]
fn every_fact_is_found_by_a_question_that_is_not_its_own() {
    check(&["heldout"], 92);
    let asked = REPLIES.iter().filter_map(|it| Some((it.0.fact.clone()?, it.0.lang.clone())));
    let asked: BTreeSet<(String, String)> = asked.collect();
    for fact in LACHIN.district().facts.keys() {
        for language in &LACHIN.district().languages {
            let pair = (fact.to_string(), language.to_string());
            assert!(asked.contains(&pair), "nobody asks for {pair:?}");
        }
    }
}

#[test]
fn nine_tenths_of_all_questions_find_their_facts() {
    let kinds = [
        "plain",
        "paraphrase",
        "typo",
        "short",
        "chatty",
        "voice",
        "translit",
        "layout",
        "mixed",
        "group",
    ];
    check(&kinds, 93);
}

#[test]
fn questions_about_other_things_are_not_answered() {
    check(&["oos", "opinion", "greeting"], 89);
}

#[test]
fn a_question_is_answered_in_its_language() {
    let asked = REPLIES.iter().filter(|it| !["mixed", "layout"].contains(&it.0.kind.as_str()));
    let (right, wrong): (Vec<_>, Vec<_>) =
        asked.partition(|it| it.0.lang == it.1.language.as_str());
    assert!(wrong.len() * 50 <= right.len(), "{} of {}", wrong.len(), right.len() + wrong.len());
}

#[test]
fn a_name_alone_is_answered_in_the_language_of_its_letters() {
    for (name, language) in
        [("Hakari", "en"), ("Хакари", "ru"), ("Həkəri", "az"), ("Лачин", "ru"), ("Berdzor", "en")]
    {
        let profile = Profile::new(Place::Private);
        let response = LACHIN.respond(&profile, Incoming::Text(name), None, date(2026, 3, 1));
        assert_eq!(response.replies[0].language.as_str(), language, "{name}");
    }
}
