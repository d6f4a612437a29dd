//! Topics page by page, and what leads on below an answer.

use expect_test::{Expect, expect};
use jiff::civil::{Date, date};
use lachin_bot::chat::{Place, Profile};
use lachin_bot::knowledge::Language;

use crate::conversation::transcript_on;

/// A day on which nothing is remembered.
const TODAY: Date = date(2026, 3, 1);

/// What somebody whose Telegram speaks a language reads.
#[track_caller]
fn check(code: &str, said: &[&str], expected: Expect) {
    let hint = Some(Language::parse(code).unwrap());
    let profile = Profile { hint, ..Profile::new(Place::Private) };
    expected.assert_eq(&transcript_on(TODAY, profile, said));
}

#[test]
fn pages_turn_both_ways_and_lead_back() {
    check(
        "en",
        &["[1:topic:rivers]", "[Next ›]", "[‹ Previous]", "[1:page:255:rivers]"],
        expect![[r#"
            > [1:topic:rivers]
            Rivers 1/2
            [Drainage basin of the Hakari]
            [Tributaries of the Hakari]
            [How much water the Hakari carries]
            [How far the Hakari drops]
            [Fish and use of the Hakari's water]
            [Where the Hakari forms]
            [Length of the Hakari]
            [Course and mouth of the Hakari]
            [Next ›]
            [All topics]

            > [Next ›]
            Rivers 2/2
            [Source of the Hakari]
            [Right and left tributaries of the Hakari]
            [Rivers of the Lachin district]
            [‹ Previous]
            [All topics]

            > [‹ Previous]
            Rivers 1/2
            [Drainage basin of the Hakari]
            [Tributaries of the Hakari]
            [How much water the Hakari carries]
            [How far the Hakari drops]
            [Fish and use of the Hakari's water]
            [Where the Hakari forms]
            [Length of the Hakari]
            [Course and mouth of the Hakari]
            [Next ›]
            [All topics]

            > [1:page:255:rivers]
            Rivers 2/2
            [Source of the Hakari]
            [Right and left tributaries of the Hakari]
            [Rivers of the Lachin district]
            [‹ Previous]
            [All topics]

        "#]],
    );
}

#[test]
fn pages_are_turned_in_each_language() {
    check(
        "az",
        &["[1:page:1:rivers]"],
        expect![[r#"
        > [1:page:1:rivers]
        Çaylar 2/2
        [Həkəri çayının mənbəyi]
        [Həkərinin sağ və sol qolları]
        [Laçının çayları]
        [‹ Əvvəlki]
        [Bütün mövzular]

    "#]],
    );
    check(
        "ru",
        &["[1:page:1:rivers]"],
        expect![[r#"
        > [1:page:1:rivers]
        Реки 2/2
        [Исток Хакари]
        [Правые и левые притоки Хакари]
        [Реки Лачинского района]
        [‹ Назад]
        [Все темы]

    "#]],
    );
    check(
        "tr",
        &["[1:page:1:rivers]"],
        expect![[r#"
        > [1:page:1:rivers]
        Akarsular 2/2
        [Hekeri Nehri'nin kaynağı]
        [Hekeri'nin sağ ve sol kolları]
        [İlçenin akarsuları]
        [‹ Önceki]
        [Tüm konular]

    "#]],
    );
}

#[test]
fn what_stands_beside_a_fact_is_the_page_of_its_topic() {
    check(
        "en",
        &["/fact rivers", "[≡ Related]", "[1:beside:no-such-fact]", "[1:page:1:none]"],
        expect![[r#"
            > /fact rivers
            Rivers of the Lachin district

            The rivers Shalva and Minkand flow through the Lachin district. Their waters reach the Hakari, which also rises in the district.

            Information from 1 December 2025.

            Sources: Azerbaijani news text, 1 December 2025; Lachin District Executive Authority
            [≡ Related]

            > [≡ Related]
            Rivers 2/2
            [Source of the Hakari]
            [Right and left tributaries of the Hakari]
            [Rivers of the Lachin district]
            [‹ Previous]
            [All topics]

            > [1:beside:no-such-fact]
            This button is from an older version of the bot. Please start again: /start

            > [1:page:1:none]
            This button is from an older version of the bot. Please start again: /start

        "#]],
    );
}
