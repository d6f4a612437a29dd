//! What those who run the bot may ask of it, as both sides see it; and that nobody else may.

use std::fmt::Write;

use expect_test::{Expect, expect};
use jiff::civil::{Date, date};
use lachin_bot::answer::MESSAGE_UNITS;
use lachin_bot::answer::reply::{Action, AnnouncementId, Reply};
use lachin_bot::chat::{Broadcasts, Effect, Place, Profile, Request, Role};
use lachin_bot::conversation::{Conversation, Deliveries, Figures, Incoming, Report};
use lachin_bot::knowledge::{District, Language};

use crate::conversation::LACHIN;
use crate::second_district::tarnmoor;

const TODAY: Date = date(2026, 3, 1);

const LANGUAGES: [&str; 4] = ["en", "az", "ru", "tr"];

fn somebody(language: &str, role: Role) -> Profile {
    let hint = Language::parse(language).ok();
    Profile { hint, role, ..Profile::new(Place::Private) }
}

fn number(number: i64) -> AnnouncementId {
    AnnouncementId::new(number).unwrap()
}

/// Replies as they are read, with their buttons.
fn drawn(replies: &[Reply]) -> String {
    let mut text = String::new();
    for reply in replies {
        writeln!(text, "{}", reply.document.to_plain()).unwrap();
        for button in &reply.buttons {
            writeln!(text, "[{}]", button.label).unwrap();
        }
        writeln!(text).unwrap();
    }
    text
}

/// What an operator is told at once, and what is asked of the store for them.
#[track_caller]
fn check(language: &str, said: &[&str], expected: Expect) {
    let mut text = String::new();
    for line in said {
        let operator = somebody(language, Role::Operator);
        let response = LACHIN.respond(&operator, Incoming::Text(line), Some("lachin_bot"), TODAY);
        writeln!(text, "> {line}").unwrap();
        text.push_str(&drawn(&response.replies));
        for effect in &response.effects {
            writeln!(text, "{effect:?}\n").unwrap();
        }
    }
    expected.assert_eq(&text);
}

/// How something is reported in each language.
#[track_caller]
fn check_report(report: &Report, expected: Expect) {
    let told = LANGUAGES.map(|language| {
        let operator = somebody(language, Role::Operator);
        drawn(&LACHIN.report(&operator, report, TODAY).replies)
    });
    expected.assert_eq(&told.concat());
}

#[test]
fn the_commands_ask_the_store_and_say_nothing_yet() {
    check(
        "en",
        &["/stats", "/STATS@lachin_bot", "/pause", "/resume", "/announce  Two\n\n  lines & <b>\n"],
        expect![[""]],
    );
}

#[test]
fn an_announcement_without_words_or_with_too_many_is_not_kept() {
    let too_long = format!("/announce {}", "я".repeat(MESSAGE_UNITS + 1));
    let mut text = String::new();
    for language in LANGUAGES {
        for said in ["/announce", "/announce  …\n", &too_long] {
            let operator = somebody(language, Role::Operator);
            let response = LACHIN.respond(&operator, Incoming::Text(said), None, TODAY);
            assert_eq!(response.effects, [], "{said}");
            text.push_str(&drawn(&response.replies));
        }
    }
    expect![[""]].assert_eq(&text);
    let longest = format!("/announce {}", "я".repeat(MESSAGE_UNITS));
    let operator = somebody("en", Role::Operator);
    let response = LACHIN.respond(&operator, Incoming::Text(&longest), None, TODAY);
    assert!(matches!(&response.effects[..], [Effect::Requested(Request::Draft(_))]));
}

#[test]
fn the_preview_shows_the_next_broadcast_in_each_language() {
    check("az", &["/preview"], expect![[""]]);
}

#[test]
fn the_preview_is_the_greeting_itself() {
    let operator = somebody("en", Role::Operator);
    let day = date(2026, 12, 1);
    for said in ["/preview 2026-12-01", "/preview 12-01"] {
        let response = LACHIN.respond(&operator, Incoming::Text(said), None, TODAY);
        let (_, shown) = response.replies.split_first().unwrap();
        assert_eq!(shown.len(), LANGUAGES.len());
        let occasions: Vec<String> =
            LACHIN.district().anniversaries.keys().map(ToString::to_string).collect();
        for reply in shown {
            let subscriber =
                Profile { chosen: Some(reply.language), ..Profile::new(Place::Private) };
            let due = occasions.iter().filter(|it| {
                let told = LACHIN.greet(&subscriber, &[(*it).clone()], &[], day).unwrap();
                let title = told.document.to_plain().lines().next().unwrap().to_owned();
                reply.document.to_plain().contains(&title)
            });
            let due: Vec<String> = due.cloned().collect();
            assert_eq!(LACHIN.greet(&subscriber, &due, &[], day).as_ref(), Some(reply));
        }
    }
}

#[test]
fn a_day_without_a_broadcast_and_what_is_no_day_are_told_so() {
    for (language, expected) in
        LANGUAGES.into_iter().zip([expect![[""]], expect![[""]], expect![[""]], expect![[""]]])
    {
        check(language, &["/preview 2027-01-02", "/preview 02-29", "/preview yesterday"], expected);
    }
}

#[test]
fn a_district_without_anniversaries_has_no_broadcast_to_show() {
    let tarnmoor = Conversation::new(District::read(&tarnmoor()).unwrap());
    let warden = somebody("de", Role::Operator);
    let response = tarnmoor.respond(&warden, Incoming::Text("/preview"), None, TODAY);
    expect![[""]].assert_eq(&drawn(&response.replies));
}

#[test]
fn help_names_the_commands_of_operators_to_them_alone() {
    let mut text = String::new();
    for language in LANGUAGES {
        let help = |role| {
            let somebody = somebody(language, role);
            let help = LACHIN.respond(&somebody, Incoming::Text("/help"), None, TODAY);
            help.replies[0].document.to_plain()
        };
        let (ordinary, full) = (help(Role::Visitor), help(Role::Operator));
        writeln!(text, "{}\n", full.strip_prefix(&ordinary).unwrap().trim()).unwrap();
    }
    expect![[""]].assert_eq(&text);
}

#[test]
fn the_numbers_are_told_in_each_language() {
    let deliveries = Deliveries { waiting: 3, sent: 1200, unknown: 1, unreachable: 2, expired: 0 };
    let figures = Figures {
        private: 1300,
        groups: 21,
        subscriptions: 1206,
        paused: 5,
        deliveries,
        questions: 17,
        broadcasts: Broadcasts::On,
        database: "SQLite",
    };
    // The version and the size of the folder change with every release.
    let district = LACHIN.district();
    let changing = [
        (env!("CARGO_PKG_VERSION").to_owned(), "{version}"),
        (district.facts.len().to_string(), "{facts}"),
        (district.sources.len().to_string(), "{sources}"),
    ];
    let mut text = String::new();
    for language in LANGUAGES {
        let operator = somebody(language, Role::Operator);
        let report = Report::Figures(figures);
        text.push_str(&drawn(&LACHIN.report(&operator, &report, TODAY).replies));
    }
    for (value, name) in changing {
        text = text.replace(&value, name);
    }
    expect![[""]].assert_eq(&text);
    let paused = Figures { broadcasts: Broadcasts::Paused, ..figures };
    let operator = somebody("en", Role::Operator);
    let told = LACHIN.report(&operator, &Report::Figures(paused), TODAY);
    assert!(drawn(&told.replies).contains("Broadcasts: paused"));
}

#[test]
fn what_came_of_pausing_is_told_in_each_language() {
    check_report(&Report::Broadcasts(Broadcasts::Paused, 1), expect![[""]]);
    check_report(&Report::Broadcasts(Broadcasts::On, 250), expect![[""]]);
}

#[test]
fn an_announcement_is_shown_before_it_is_sent() {
    let text = "One & <b>two</b>\n\n   three".to_owned();
    check_report(&Report::Drafted { id: number(12), text, chats: 21 }, expect![[""]]);
    let text = "To nobody".to_owned();
    check_report(&Report::Drafted { id: number(12), text, chats: 0 }, expect![[""]]);
}

#[test]
fn what_came_of_an_announcement_is_told_in_each_language() {
    check_report(&Report::Announced(1, Broadcasts::On), expect![[""]]);
    check_report(&Report::Announced(1203, Broadcasts::Paused), expect![[""]]);
    for (report, expected) in [
        (Report::AnnouncedAlready, expect![[""]]),
        (Report::Discarded, expect![[""]]),
        (Report::Outdated, expect![[""]]),
        (Report::Failed, expect![[""]]),
    ] {
        check_report(&report, expected);
    }
}

#[test]
fn an_announcement_and_an_anniversary_are_one_message() {
    let profile = somebody("en", Role::Visitor);
    let occasions = ["announcement:4".to_owned(), "city-day".to_owned()];
    let first = LACHIN.district().anniversaries.keys().next().unwrap().to_string();
    let occasions = [occasions[0].clone(), first];
    let texts = ["The bot sleeps tomorrow.\nFor an hour.".to_owned()];
    let both = LACHIN.greet(&profile, &occasions, &texts, TODAY).unwrap();
    let alone = LACHIN.greet(&profile, &occasions[1..], &[], TODAY).unwrap();
    let announced = LACHIN.greet(&profile, &occasions[..1], &texts, TODAY).unwrap();
    let plain = |reply: &Reply| reply.document.to_plain();
    assert_eq!(plain(&both), format!("{}\n\n{}", texts[0], plain(&alone)));
    assert_eq!(plain(&announced), texts[0]);
    assert_eq!((&both.buttons, &announced.buttons), (&alone.buttons, &alone.buttons));
    assert_eq!(LACHIN.greet(&profile, &occasions[..1], &[], TODAY), None);
}

#[test]
fn to_everybody_else_there_are_no_such_commands_and_buttons() {
    let operator_in_group = Profile { place: Place::Group, ..somebody("en", Role::Operator) };
    let group = Profile { role: Role::Visitor, ..operator_in_group.clone() };
    let stranger = somebody("en", Role::Visitor);
    let buttons = [Action::Announce(number(1)), Action::Discard(number(1))];
    let buttons = buttons.map(|it| it.to_data());
    for (profile, nobody) in [(&stranger, &stranger), (&operator_in_group, &group)] {
        let respond = |profile, incoming| LACHIN.respond(profile, incoming, None, TODAY);
        for said in ["/stats", "/preview", "/pause", "/resume", "/announce Hello", "/PAUSE x"] {
            let unknown = respond(nobody, Incoming::Text("/dance"));
            assert_eq!(respond(profile, Incoming::Text(said)), unknown, "{said}");
        }
        for data in &buttons {
            let unknown = respond(nobody, Incoming::Button("1:dance:1"));
            assert_eq!(respond(profile, Incoming::Button(data)), unknown, "{data}");
        }
        for said in ["/start stats", "/start pause", "/start announce", "/help"] {
            let command = said.split(' ').next().unwrap();
            let plain = respond(nobody, Incoming::Text(command));
            assert_eq!(respond(profile, Incoming::Text(said)), plain, "{said}");
        }
    }
}
