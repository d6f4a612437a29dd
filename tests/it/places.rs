//! Places on the map: in words, and as Telegram shows them.

use expect_test::{Expect, expect};
use lachin_bot::answer::reply::{Action, Block};
use lachin_bot::chat::{Place, Profile};
use lachin_bot::conversation::{Conversation, Incoming, Response};
use lachin_bot::knowledge::{Language, ValueKind};
use teloxide::types::UserId;

use crate::bot_api::{BotApi, Rules};
use crate::conversation::{LACHIN, transcript_on};
use crate::telegram::start_lachin;

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 3, 1);

#[track_caller]
fn check(language: &str, said: &[&str], expected: Expect) {
    let hint = Some(Language::parse(language).unwrap());
    let profile = Profile { hint, ..Profile::new(Place::Private) };
    expected.assert_eq(&transcript_on(TODAY, profile, said));
}

fn respond(conversation: &Conversation, language: Language, incoming: Incoming<'_>) -> Response {
    let profile = Profile { chosen: Some(language), ..Profile::new(Place::Private) };
    conversation.respond(&profile, incoming, None, TODAY)
}

#[test]
fn a_place_is_shown_by_its_name_in_every_language() {
    check(
        "en",
        &["/map Tsitsernavank"],
        expect![[r#"
        > /map Tsitsernavank
        Aghoghlan (Tsitsernavank) monastery
        39.644° N, 46.4085° E
        OpenStreetMap
        [Aghoghlan (Tsitsernavank) monastery]

    "#]],
    );
    check(
        "az",
        &["/map Ağoğlan"],
        expect![[r#"
        > /map Ağoğlan
        Ağoğlan (Tsitsernavank) monastırı
        39,644° şm. e., 46,4085° ş. u.
        OpenStreetMap
        [Ağoğlan (Tsitsernavank) monastırı]

    "#]],
    );
    check(
        "ru",
        &["/map Лачин"],
        expect![[r#"
        > /map Лачин
        Лачинский район
        39,633° с. ш., 46,55° в. д.
        OpenStreetMap
        [Координаты Лачина]

    "#]],
    );
    check(
        "tr",
        &["/map Hekeri"],
        expect![[r#"
        > /map Hekeri
        Hekeri'nin oluştuğu yer
        39,6903° K, 46,4972° D
        OpenStreetMap

        Hekeri Nehri'nin akışı ve ağzı
        39,1383° K, 46,8325° D
        OpenStreetMap
        [Hekeri'nin oluştuğu yer]
        [Hekeri Nehri'nin akışı ve ağzı]

    "#]],
    );
}

#[test]
fn without_a_name_and_without_coordinates_there_is_a_list() {
    check(
        "en",
        &["/map", "/map Paris", "[Malik Ajdar mausoleum at Jijimli]"],
        expect![[r#"
        > /map
        These places I can show on the map:
        [Malik Ajdar mausoleum at Jijimli]
        [Coordinates of Lachin]
        [Where the Hakari forms]
        [Course and mouth of the Hakari]
        [The village of Husulu]
        [Aghoghlan (Tsitsernavank) monastery]

        > /map Paris
        I have no coordinates for that. These places I can show on the map:
        [Malik Ajdar mausoleum at Jijimli]
        [Coordinates of Lachin]
        [Where the Hakari forms]
        [Course and mouth of the Hakari]
        [The village of Husulu]
        [Aghoghlan (Tsitsernavank) monastery]

        > [Malik Ajdar mausoleum at Jijimli]
        Malik Ajdar mausoleum at Jijimli
        39.5119° N, 46.5164° E
        OpenStreetMap
        [Malik Ajdar mausoleum at Jijimli]

    "#]],
    );
}

#[test]
fn a_fact_has_the_button_exactly_where_it_has_coordinates() {
    let district = LACHIN.district();
    let mut shown = 0;
    for fact in district.facts.values() {
        let points: Vec<_> = fact
            .values
            .values()
            .filter_map(|it| match it.kind {
                ValueKind::Point(point) => Some(point),
                _ => None,
            })
            .collect();
        for &language in &district.languages {
            let told = respond(&LACHIN, language, Incoming::Text(&format!("/fact {}", fact.id)));
            let action = Action::Map(fact.id.clone());
            let offered = told.replies[0].buttons.iter().any(|it| it.action == action);
            assert_eq!(offered, !points.is_empty(), "{}", fact.id);
            if points.is_empty() {
                continue;
            }
            let pressed = respond(&LACHIN, language, Incoming::Button(&action.to_data()));
            let pins: Vec<_> = pressed.replies[0]
                .document
                .0
                .iter()
                .map(|it| match it {
                    Block::Pin(pin) => {
                        assert!(!pin.title.trim().is_empty() && !pin.address.trim().is_empty());
                        pin.point
                    }
                    other => panic!("{}: {other:?}", fact.id),
                })
                .collect();
            assert_eq!(pins, points, "{}", fact.id);
            shown += 1;
        }
    }
    assert!(shown > 0, "no fact has coordinates");
}

#[tokio::test(flavor = "multi_thread")]
async fn telegram_shows_a_venue_with_the_facts_below_it() {
    let api = BotApi::start(Rules::scaled()).await;
    let person = UserId(7);
    let chat = api.private_chat(person, "en");
    let running = start_lachin(&api);
    api.say(chat, person, "/fact coordinates");
    let seen = api.wait_for(|it| it.sent_to(chat).len() == 1).await;
    let below = seen.sent_to(chat)[0].message;
    api.tap(chat, person, below, "1:map:coordinates");
    let seen = api.wait_for(|it| it.sent_to(chat).len() == 3).await;
    running.stop().await;
    let venues: Vec<String> = seen.sent_to(chat)[1..]
        .iter()
        .map(|it| {
            let place = it.place.unwrap();
            format!("{} ({}, {})\n{}", it.text, place.latitude, place.longitude, it.keyboard)
        })
        .collect();
    expect![[r#"
        city of Lachin, 39.6408° N, 46.5469° E (39.6408, 46.5469)

        Lachin district, 39.633° N, 46.55° E (39.633, 46.55)
        [Coordinates of Lachin]"#]]
    .assert_eq(&venues.join("\n"));
    assert_eq!(api.violations(), Vec::<String>::new());
}
