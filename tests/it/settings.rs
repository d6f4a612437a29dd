//! /settings, /privacy, /forget, /mydata and /feedback as both sides see them.

use std::fmt::Write;
use std::sync::LazyLock;

use expect_test::{Expect, expect};
use jiff::civil::{Date, date};
use lachin_bot::chat::{Effect, Place, Profile, Standing};
use lachin_bot::conversation::{
    Conversation, Errand, Incoming, Manner, REPORT_CHARS, REPORTS_A_DAY, Readers, Response,
};
use lachin_bot::knowledge::{District, Folder, Language, Phrase};

use crate::conversation::{LACHIN, transcript_on};
use crate::second_district::tarnmoor;

const TODAY: Date = date(2026, 3, 1);

/// The district that is built in, where somebody reads what is reported.
static READ: LazyLock<Conversation> = LazyLock::new(|| {
    Conversation::new(District::read(&Folder::embedded()).unwrap()).with_readers(Readers::Some)
});

fn somebody(language: &str) -> Profile {
    Profile { hint: Language::parse(language).ok(), ..Profile::new(Place::Private) }
}

fn in_group(standing: Standing) -> Profile {
    Profile { standing, ..Profile { place: Place::Group, ..somebody("en") } }
}

#[track_caller]
fn check(language: &str, said: &[&str], expected: Expect) {
    expected.assert_eq(&transcript_on(TODAY, somebody(language), said));
}

fn say(conversation: &Conversation, profile: &Profile, line: &str) -> Response {
    let data = line.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
    let incoming = data.map_or(Incoming::Text(line), Incoming::Button);
    conversation.respond(profile, incoming, Some("lachin_bot"), TODAY)
}

fn text(response: &Response) -> String {
    response.replies.iter().map(|it| it.document.to_plain()).collect::<Vec<_>>().join("\n\n")
}

/// What somebody who says all this sees, and what others are told.
#[track_caller]
fn check_read(language: &str, said: &[&str], expected: Expect) {
    let mut profile = somebody(language);
    let mut seen = String::new();
    for line in said {
        let response = say(&READ, &profile, line);
        response.effects.iter().for_each(|it| profile.apply(it));
        writeln!(seen, "> {line}\n{}", text(&response)).unwrap();
        for button in response.replies.iter().flat_map(|it| &it.buttons) {
            writeln!(seen, "[{}]", button.label).unwrap();
        }
        for errand in &response.errands {
            let Errand::Report(letter) = errand else { panic!("{errand:?}") };
            writeln!(seen, "to those who run it: {}", letter.document.to_plain()).unwrap();
        }
        seen.push('\n');
    }
    expected.assert_eq(&seen);
}

#[test]
fn the_settings_show_what_holds_and_change_it() {
    check(
        "en",
        &[
            "/settings",
            "[Subscribe to anniversaries]",
            "[Another hour]",
            "[20:00]",
            "[Without sound]",
            "[Another language]",
            "[« Back]",
            "[Another language]",
            "[Türkçe]",
            "[Bu mesajları durdur]",
        ],
        expect![[r#""#]],
    );
}

#[test]
fn the_settings_are_in_each_language() {
    check("az", &["/settings", "[İldönümlərinə abunə olmaq]", "[Başqa dil]"], expect![[r#""#]]);
    check("ru", &["/settings", "[Подписаться на годовщины]", "[Другой язык]"], expect![[r#""#]]);
    check("tr", &["/settings", "[Yıl dönümlerine abone ol]", "[Başka dil]"], expect![[r#""#]]);
}

#[test]
fn a_button_that_is_pressed_twice_shows_the_same() {
    for pressed in
        ["[1:wish:on]", "[1:hour:20]", "[1:wish:silent]", "[1:wish:stop]", "[1:wish:all]"]
            .into_iter()
            .chain([
                "[1:settings:az]",
                "[1:settings:show]",
                "[1:settings:languages]",
                "[1:forget:no]",
            ])
            .chain(["[1:zone:Europe/Berlin]", "[1:language:tr]", "[1:year:2027]", "[1:forget:yes]"])
    {
        let mut profile = somebody("en");
        let first = say(&LACHIN, &profile, pressed);
        first.effects.iter().for_each(|it| profile.apply(it));
        let second = say(&LACHIN, &profile, pressed);
        assert_eq!(second.replies, first.replies, "{pressed}");
        assert_eq!((first.manner, second.manner), (Manner::InPlace, Manner::InPlace), "{pressed}");
    }
}

#[test]
fn answers_stay_and_screens_change() {
    let manner = |line| say(&LACHIN, &somebody("en"), line).manner;
    for below in ["[1:fact:area]", "[1:topic:rivers]", "[1:wish:off]", "[long gone]", "/settings"] {
        assert_eq!(manner(below), Manner::Below, "{below}");
    }
    for refused in ["[1:wish:off]", "[1:settings:show]", "[1:settings:az]", "[1:forget:yes]"]
        .into_iter()
        .chain(["[1:forget:no]", "/settings", "/forget", "/mydata", "/subscribe", "/unsubscribe"])
    {
        let response = say(&LACHIN, &in_group(Standing::Member), refused);
        assert_eq!(response.manner, Manner::Aside, "{refused}");
        assert_eq!((response.effects, response.errands), (Vec::new(), Vec::new()), "{refused}");
        let needs = |it| Conversation::needs_standing(&it, Some("lachin_bot"));
        let data = refused.trim_matches(['[', ']']);
        assert!(needs(Incoming::Text(data)) || needs(Incoming::Button(data)), "{refused}");
    }
}

#[test]
fn a_refusal_fits_into_a_notice() {
    for district in [LACHIN.district(), &District::read(&tarnmoor()).unwrap()] {
        for &language in &district.languages {
            let text = district.phrases.say(language, Phrase::ADMINS_ONLY, &[]);
            assert!(text.encode_utf16().count() <= 200, "{language}");
        }
    }
}

#[test]
fn a_language_that_the_bot_does_not_speak_is_not_set() {
    let response = say(&LACHIN, &somebody("en"), "[1:settings:de]");
    assert_eq!(response.effects, []);
    assert!(text(&response).starts_with("This button is from an older version"));
}

#[test]
fn privacy_and_forgetting_are_in_each_language() {
    let said = |yes, no| ["/privacy", "/mydata", "/forget", no, "/forget", yes];
    check("en", &said("[Yes, delete everything]", "[No, keep it]"), expect![[r#""#]]);
    check("az", &said("[Bəli, hamısını sil]", "[Xeyr, qalsın]"), expect![[r#""#]]);
    check("ru", &said("[Да, удалить всё]", "[Нет, оставить]"), expect![[r#""#]]);
    check("tr", &said("[Evet, hepsini sil]", "[Hayır, kalsın]"), expect![[r#""#]]);
}

#[test]
fn only_a_yes_forgets() {
    let effects = |line| say(&LACHIN, &somebody("en"), line).effects;
    assert_eq!(effects("/forget"), []);
    assert_eq!(effects("[1:forget:no]"), []);
    assert_eq!(effects("[1:forget:yes]"), [Effect::Forgotten]);
    let mut profile = somebody("en");
    for said in ["/subscribe", "/language az", "[1:fact:area]", "[1:forget:yes]"] {
        say(&LACHIN, &profile, said).effects.iter().for_each(|it| profile.apply(it));
    }
    assert_eq!(profile, somebody("en"));
}

#[test]
fn what_is_kept_is_told_in_the_terminal_too() {
    let mut profile = somebody("en");
    for said in ["/subscribe 20", "/language az", "[1:fact:area]"] {
        say(&LACHIN, &profile, said).effects.iter().for_each(|it| profile.apply(it));
    }
    let response = say(&LACHIN, &profile, "/mydata");
    assert_eq!(response.errands, [Errand::HandOver]);
    expect![[r#""#]].assert_eq(&format!("{:#}", profile.to_json()));
}

#[test]
fn a_report_is_passed_on_with_the_fact_and_without_the_person() {
    check_read(
        "en",
        &[
            "/feedback",
            "/fact hakari-length",
            "[1:report:hakari-length]",
            "/feedback hakari-length It is longer <b>\n\nI measured it.",
            "/feedback Nice bot!",
            "/feedback hakari-length",
            "/feedback ...",
        ],
        expect![[r#""#]],
    );
    check_read("az", &["/feedback", "/feedback area səhvdir", "[1:report:area]"], expect![[r#""#]]);
    check_read("ru", &["/feedback", "/feedback area ошибка", "[1:report:area]"], expect![[r#""#]]);
    check_read("tr", &["/feedback", "/feedback area yanlış", "[1:report:area]"], expect![[r#""#]]);
}

#[test]
fn there_is_an_end_to_reports() {
    let mut profile = somebody("en");
    let long = format!("/feedback {}", "x".repeat(REPORT_CHARS + 1));
    let refused = say(&READ, &profile, &long);
    assert!(refused.errands.is_empty() && refused.effects.is_empty(), "{}", text(&refused));
    for _ in 0..REPORTS_A_DAY {
        let response = say(&READ, &profile, "/feedback x");
        assert_eq!(response.errands.len(), 1);
        response.effects.iter().for_each(|it| profile.apply(it));
    }
    let enough = say(&READ, &profile, "/feedback x");
    assert!(enough.errands.is_empty() && enough.effects.is_empty());
    assert!(text(&enough).contains("tomorrow"), "{}", text(&enough));
    let tomorrow = TODAY.tomorrow().unwrap();
    let next = READ.respond(&profile, Incoming::Text("/feedback x"), None, tomorrow);
    assert_eq!(next.errands.len(), 1);
}

#[test]
fn where_nobody_reads_reports_that_is_said_and_no_button_offers_it() {
    let said = ["/feedback x", "[1:report:area]", "/fact area"];
    let [written, pressed, shown] = said.map(|it| say(&LACHIN, &somebody("en"), it));
    assert!(text(&written).starts_with("Nobody reads reports"), "{}", text(&written));
    assert_eq!(text(&pressed), text(&written));
    assert_eq!(written.errands, []);
    assert_eq!(shown.replies[0].buttons, []);
    for language in ["az", "ru", "tr"] {
        check(
            language,
            &["/feedback x"],
            match language {
                "az" => expect![[r#""#]],
                "ru" => expect![[r#""#]],
                _ => expect![[r#""#]],
            },
        );
    }
}
