//! Anniversaries: on which days and at which moments they are told of, and in which words.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use expect_test::{Expect, expect};
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp, ToSpan as _};
use lachin_bot::anniversary::{
    due, end_of_day, greeting, local_date, moment, next, occasions, upcoming,
};
use lachin_bot::answer::MESSAGE_UNITS;
use lachin_bot::chat::{Sound, Subscription, Which};
use lachin_bot::knowledge::{
    Anniversary, AnniversaryId, District, Language, MonthDay, OnDay, Rank, Remembrance,
};

use crate::conversation::LACHIN;

/// A district whose days are those that calendars stumble over.
static ODD_DAYS: LazyLock<District> = LazyLock::new(|| {
    let day = |month, day| OnDay::Day(MonthDay { month, day });
    let either = OnDay::Either(MonthDay { month: 10, day: 17 }, MonthDay { month: 11, day: 17 });
    let mut district = District::built_in().unwrap();
    district.anniversaries = BTreeMap::from([
        remembered("new-year", day(1, 1), 2000, Rank::Main),
        remembered("leap-day", day(2, 29), 2020, Rank::Main),
        remembered("small", day(1, 1), 1990, Rank::Minor),
        remembered("listed", day(1, 1), 1980, Rank::Listed),
        remembered("either", either, 1987, Rank::Main),
        remembered("month", OnDay::Month(11), 1961, Rank::Main),
        remembered("to-come", day(6, 1), 2026, Rank::Main),
    ]);
    district
});

fn remembered(id: &str, day: OnDay, since: i16, rank: Rank) -> (AnniversaryId, Anniversary) {
    let wording = Remembrance { title: id.to_owned(), text: "it happened.".to_owned() };
    let wordings = BTreeMap::from([(english(), wording)]);
    let anniversary = Anniversary { day, since, rank, facts: Vec::new(), wordings };
    (AnniversaryId::parse(id).unwrap(), anniversary)
}

fn english() -> Language {
    Language::parse("en").unwrap()
}

fn in_zone(zone: &str, hour: i8) -> Subscription {
    let zone = zone.to_owned();
    Subscription { which: Which::All, hour, zone, sound: Sound::Aloud, thread: None }
}

#[track_caller]
fn check_due(which: Which, day: Date, expected: &[&str]) {
    let due: Vec<&str> = due(&ODD_DAYS, which, day).iter().map(|it| it.0.as_str()).collect();
    assert_eq!(due, expected, "{day}");
}

#[test]
fn subscribers_are_told_of_what_they_chose_and_never_of_what_is_only_listed() {
    check_due(Which::Main, date(2026, 1, 1), &["new-year"]);
    check_due(Which::All, date(2026, 1, 1), &["small", "new-year"]);
    check_due(Which::All, date(2026, 1, 2), &[]);
}

#[test]
fn an_anniversary_begins_in_the_year_after() {
    check_due(Which::All, date(2000, 1, 1), &["small"]);
    check_due(Which::All, date(1990, 1, 1), &[]);
    check_due(Which::Main, date(2026, 6, 1), &[]);
    check_due(Which::Main, date(2027, 6, 1), &["to-come"]);
}

#[test]
fn the_29th_of_february_is_remembered_on_the_28th_where_there_is_none() {
    check_due(Which::Main, date(2020, 2, 29), &[]);
    check_due(Which::Main, date(2023, 2, 28), &["leap-day"]);
    check_due(Which::Main, date(2023, 3, 1), &[]);
    check_due(Which::Main, date(2024, 2, 28), &[]);
    check_due(Which::Main, date(2024, 2, 29), &["leap-day"]);
    check_due(Which::Main, date(2100, 2, 28), &["leap-day"]);
}

#[test]
fn each_day_of_a_year_is_told_once_and_doubtful_days_never() {
    for year in [2027, 2028] {
        let days = date(year, 1, 1).series(1.day()).take_while(|it| it.year() == year);
        let told: Vec<String> = days
            .flat_map(|day| due(&ODD_DAYS, Which::All, day))
            .map(|(id, _)| id.to_string())
            .collect();
        assert_eq!(told, ["small", "new-year", "leap-day", "to-come"], "{year}");
    }
}

#[test]
fn the_next_ones_come_in_order_and_over_the_end_of_the_year() {
    let days = |all: Vec<(Date, &Anniversary)>| -> Vec<String> {
        let title = |it: &Anniversary| it.wordings[&english()].title.clone();
        all.into_iter().map(|(day, it)| format!("{day} {}", title(it))).collect()
    };
    assert_eq!(
        days(next(&ODD_DAYS, Which::Main, date(2026, 3, 1), 9)),
        ["2027-01-01 new-year", "2027-02-28 leap-day", "2027-06-01 to-come"]
    );
    assert_eq!(days(next(&ODD_DAYS, Which::All, date(2026, 1, 1), 1)), ["2026-01-01 small"]);
    assert_eq!(
        days(upcoming(&ODD_DAYS, date(2026, 10, 18), 9)),
        [
            "2026-11-17 either",
            "2027-01-01 listed",
            "2027-01-01 small",
            "2027-01-01 new-year",
            "2027-02-28 leap-day",
            "2027-06-01 to-come",
        ]
    );
    assert_eq!(days(next(&ODD_DAYS, Which::All, Date::MAX, 3)), [""; 0]);
}

#[track_caller]
fn check_moment(zone: &str, hour: i8, day: Date, expected: &str) {
    let moment = moment(&ODD_DAYS, &in_zone(zone, hour), day);
    assert_eq!(moment.map_or_else(|| "never".to_owned(), |it| it.to_string()), expected);
}

#[test]
fn the_hour_is_that_of_the_subscribers_clock() {
    check_moment("Asia/Baku", 9, date(2026, 5, 18), "2026-05-18T05:00:00Z");
    check_moment("Europe/Berlin", 9, date(2026, 1, 18), "2026-01-18T08:00:00Z");
    check_moment("Europe/Berlin", 9, date(2026, 5, 18), "2026-05-18T07:00:00Z");
    check_moment("Etc/GMT-4", 0, date(2026, 5, 18), "2026-05-17T20:00:00Z");
}

#[test]
fn an_hour_that_clocks_leap_over_is_the_first_moment_after() {
    check_moment("Europe/Berlin", 2, date(2026, 3, 29), "2026-03-29T01:00:00Z");
    check_moment("Europe/Berlin", 3, date(2026, 3, 29), "2026-03-29T01:00:00Z");
    check_moment("Africa/Cairo", 0, date(2026, 4, 24), "2026-04-23T22:00:00Z");
    // Half an hour is left out.
    check_moment("Australia/Lord_Howe", 2, date(2026, 10, 4), "2026-10-03T15:30:00Z");
    // From 00:01 to 01:01.
    check_moment("America/Goose_Bay", 1, date(2010, 3, 14), "2010-03-14T04:01:00Z");
}

#[test]
fn an_hour_that_clocks_pass_twice_is_the_first() {
    check_moment("Europe/Berlin", 2, date(2026, 10, 25), "2026-10-25T00:00:00Z");
    check_moment("Europe/Berlin", 3, date(2026, 10, 25), "2026-10-25T02:00:00Z");
    check_moment("America/Havana", 0, date(2026, 11, 1), "2026-11-01T04:00:00Z");
}

#[test]
fn a_day_that_a_zone_leaps_over_has_no_moment() {
    check_moment("Pacific/Apia", 9, date(2011, 12, 29), "2011-12-29T19:00:00Z");
    check_moment("Pacific/Apia", 9, date(2011, 12, 30), "never");
    check_moment("Pacific/Apia", 9, date(2011, 12, 31), "2011-12-30T19:00:00Z");
}

#[test]
fn what_the_tz_database_has_lost_is_the_districts_zone() {
    check_moment("Mars/Olympus_Mons", 9, date(2026, 5, 18), "2026-05-18T05:00:00Z");
    check_moment("", 9, date(2026, 5, 18), "2026-05-18T05:00:00Z");
    check_moment("Asia/Baku", 24, date(2026, 5, 18), "never");
    check_moment("Asia/Baku", -1, date(2026, 5, 18), "never");
}

#[test]
fn the_new_year_comes_over_the_date_line_a_day_apart() {
    check_moment("Pacific/Kiritimati", 9, date(2027, 1, 1), "2026-12-31T19:00:00Z");
    check_moment("Pacific/Pago_Pago", 9, date(2027, 1, 1), "2027-01-01T20:00:00Z");
    let now: Timestamp = "2026-12-31T20:00:00Z".parse().unwrap();
    let east = occasions(&ODD_DAYS, &in_zone("Pacific/Kiritimati", 9), now);
    assert_eq!(east.len(), 2);
    assert!(east.iter().all(|it| it.day == date(2027, 1, 1)));
    assert_eq!(occasions(&ODD_DAYS, &in_zone("Pacific/Pago_Pago", 9), now), []);
}

#[test]
fn a_day_lasts_until_the_next_one_begins() {
    let hours = |zone: &str, day: Date| {
        let subscription = in_zone(zone, 0);
        let end = end_of_day(&ODD_DAYS, &subscription, day);
        let begin = moment(&ODD_DAYS, &subscription, day).unwrap();
        end.duration_since(begin).as_hours()
    };
    assert_eq!(hours("Europe/Berlin", date(2026, 3, 28)), 24);
    assert_eq!(hours("Europe/Berlin", date(2026, 3, 29)), 23);
    assert_eq!(hours("Europe/Berlin", date(2026, 10, 25)), 25);
    assert_eq!(hours("America/Havana", date(2026, 11, 1)), 25);
    assert_eq!(hours("Africa/Cairo", date(2026, 4, 24)), 23);
    assert_eq!(hours("Pacific/Apia", date(2011, 12, 29)), 24);
    assert_eq!(end_of_day(&ODD_DAYS, &in_zone("UTC", 0), Date::MAX), Timestamp::MAX);
}

#[test]
fn every_day_of_a_year_has_its_moment_and_ends_after_it() {
    let second = SignedDuration::from_secs(1);
    for zone in ["Asia/Baku", "Europe/Berlin", "America/Havana", "Africa/Cairo", "Pacific/Chatham"]
    {
        for day in date(2026, 1, 1).series(1.day()).take(365) {
            for hour in 0..24 {
                let subscription = in_zone(zone, hour);
                let due_at = moment(&ODD_DAYS, &subscription, day).unwrap();
                let end = end_of_day(&ODD_DAYS, &subscription, day);
                assert!(due_at < end, "{zone} {day} {hour}");
                assert_eq!(local_date(&ODD_DAYS, &subscription, due_at), day);
                assert_eq!(local_date(&ODD_DAYS, &subscription, end - second), day);
                assert_eq!(local_date(&ODD_DAYS, &subscription, end), day.tomorrow().unwrap());
            }
        }
    }
}

#[test]
fn a_day_is_told_from_its_hour_until_its_end_and_not_on_the_day_after() {
    let berlin = in_zone("Europe/Berlin", 9);
    let told = |now: &str| occasions(&ODD_DAYS, &berlin, now.parse().unwrap());
    assert_eq!(told("2027-01-01T07:59:59Z"), []);
    let at_nine = told("2027-01-01T08:00:00Z");
    let ids: Vec<&str> = at_nine.iter().map(|it| it.anniversary.as_str()).collect();
    assert_eq!(ids, ["small", "new-year"]);
    assert!(at_nine.iter().all(|it| it.due_at.to_string() == "2027-01-01T08:00:00Z"));
    assert!(at_nine.iter().all(|it| it.expires_at.to_string() == "2027-01-01T23:00:00Z"));
    assert_eq!(told("2027-01-01T22:59:59Z"), at_nine);
    assert_eq!(told("2027-01-01T23:00:00Z"), []);
    // The clock is set back: the same again, by which a ledger knows it.
    assert_eq!(told("2027-01-01T12:00:00Z"), at_nine);
}

#[test]
fn somebody_who_looks_every_hour_finds_each_day_once() {
    for zone in ["Europe/Berlin", "America/Havana", "Pacific/Kiritimati"] {
        for hour in [0, 2, 23] {
            let subscription = in_zone(zone, hour);
            let mut found = BTreeMap::new();
            let start: Timestamp = "2026-12-30T00:00:00Z".parse().unwrap();
            for passed in 0..24 * 366 {
                let now = start + SignedDuration::from_hours(passed);
                for it in occasions(&ODD_DAYS, &subscription, now) {
                    let first =
                        found.entry((it.day, it.anniversary.clone())).or_insert_with(|| it.clone());
                    assert_eq!(*first, it);
                }
            }
            let days: Vec<String> = found.keys().map(|(day, id)| format!("{day} {id}")).collect();
            assert_eq!(
                days,
                [
                    "2027-01-01 new-year",
                    "2027-01-01 small",
                    "2027-02-28 leap-day",
                    "2027-06-01 to-come"
                ],
                "{zone} {hour}"
            );
        }
    }
}

#[track_caller]
fn check_greeting(district: &District, day: Date, language: &str, expected: Expect) {
    let language = Language::parse(language).unwrap();
    let told: Vec<&Anniversary> = due(district, Which::Main, day).iter().map(|it| it.1).collect();
    let reply = greeting(district, &told, day, language);
    let labels: Vec<&str> = reply.buttons.iter().map(|it| it.label.as_str()).collect();
    expected.assert_eq(&format!("{}\n[{}]\n", reply.document.to_plain(), labels.join("]\n[")));
}

#[test]
fn all_of_a_day_is_told_in_one_message() {
    let day = date(2026, 5, 28);
    check_greeting(
        LACHIN.district(),
        day,
        "en",
        expect![[r#"
        First families back in the city of Lachin
        3rd anniversary

        On 28 May 2023, 3 years ago today: the first families returned to the city of Lachin (in Armenian: Berdzor) under the Great Return programme; this is the date that officials in Azerbaijan give. The foundation of the Occupation and Victory Museum Complex was laid on the same day.

        Sources: News.Az, 26 August 2023; yol-xeber.az, May 2023; yenixeber.az, August 2024

        Opening of Lachin International Airport
        1st anniversary

        On 28 May 2025, 1 year ago today: Lachin International Airport was opened by the presidents of Azerbaijan and Türkiye, Ilham Aliyev and Recep Tayyip Erdoğan. The second summit of Azerbaijan, Türkiye and Pakistan was held in Lachin on the same day.

        Sources: News.Az (AZERTAC), 28 May 2025; Trend, 28 May 2025; Daily Times (Pakistan), 28 May 2025
        [Stop these messages]
    "#]],
    );
    check_greeting(
        LACHIN.district(),
        day,
        "az",
        expect![[r#"
        İlk ailələrin Laçın şəhərinə qayıtması
        3-cü ildönümü

        28 may 2023-cü ildə, düz 3 il əvvəl: Azərbaycan rəsmilərinin göstərdiyi tarixə görə, ilk ailələr Böyük Qayıdış proqramı ilə Laçın şəhərinə (ermənicə Berdzor) qayıdıb. Həmin gün İşğal və Zəfər muzeyləri kompleksinin təməli də qoyulub.

        Mənbələr: News.Az, 26 avqust 2023-cü il; yol-xeber.az, 2023-cü ilin mayı; yenixeber.az, 2024-cü ilin avqustu

        Laçın Beynəlxalq Hava Limanının açılışı
        1-ci ildönümü

        28 may 2025-ci ildə, düz 1 il əvvəl: Azərbaycan və Türkiyə prezidentləri İlham Əliyev və Rəcəb Tayyib Ərdoğan Laçın Beynəlxalq Hava Limanını açıblar. Həmin gün Laçında ikinci Azərbaycan–Türkiyə–Pakistan sammiti keçirilib.

        Mənbələr: News.Az (AZƏRTAC), 28 may 2025-ci il; Trend, 28 may 2025-ci il; Daily Times (Pakistan), 28 may 2025-ci il
        [Bu mesajları dayandırmaq]
    "#]],
    );
    check_greeting(
        LACHIN.district(),
        day,
        "ru",
        expect![[r#"
        Возвращение первых семей в город Лачин
        3-я годовщина

        28 мая 2023 года, ровно 3 года назад: в город Лачин (по-армянски Бердзор) по программе «Великое возвращение» вернулись первые семьи — эту дату называют официальные лица Азербайджана. В тот же день заложили фундамент Комплекса музеев Оккупации и Победы.

        Источники: News.Az, 26 августа 2023 года; yol-xeber.az, май 2023 года; yenixeber.az, август 2024 года

        Открытие Лачинского международного аэропорта
        1-я годовщина

        28 мая 2025 года, ровно 1 год назад: президенты Азербайджана и Турции Ильхам Алиев и Реджеп Тайип Эрдоган открыли Лачинский международный аэропорт. В тот же день в Лачине прошёл второй саммит Азербайджан — Турция — Пакистан.

        Источники: News.Az (АЗЕРТАДЖ), 28 мая 2025 года; Trend, 28 мая 2025 года; Daily Times (Пакистан), 28 мая 2025 года
        [Больше не присылать]
    "#]],
    );
    check_greeting(
        LACHIN.district(),
        day,
        "tr",
        expect![[r#"
        İlk ailelerin Laçın şehrine dönüşü
        3. yıl dönümü

        28 Mayıs 2023, bundan tam 3 yıl önce: Azerbaycanlı yetkililerin verdiği tarihe göre ilk aileler Büyük Dönüş programı kapsamında Laçın şehrine (Ermenice Berdzor) döndü. Aynı gün İşgal ve Zafer Müzeleri Kompleksi'nin temeli de atıldı.

        Kaynaklar: News.Az, 26 Ağustos 2023; yol-xeber.az, Mayıs 2023; yenixeber.az, Ağustos 2024

        Laçın Uluslararası Havalimanı'nın açılışı
        1. yıl dönümü

        28 Mayıs 2025, bundan tam 1 yıl önce: Laçın Uluslararası Havalimanı, Azerbaycan ve Türkiye cumhurbaşkanları İlham Aliyev ile Recep Tayyip Erdoğan tarafından açıldı. Aynı gün Laçın'da ikinci Azerbaycan–Türkiye–Pakistan zirvesi yapıldı.

        Kaynaklar: News.Az (AZERTAC), 28 Mayıs 2025; Trend, 28 Mayıs 2025; Daily Times (Pakistan), 28 Mayıs 2025
        [Bu mesajları durdur]
    "#]],
    );
}

#[test]
fn what_happened_on_a_29th_is_not_said_to_have_happened_today() {
    check_greeting(
        &ODD_DAYS,
        date(2024, 2, 29),
        "en",
        expect![[r#"
        leap-day
        4th anniversary

        On 29 February 2020, 4 years ago today: it happened.
        [Stop these messages]
    "#]],
    );
    check_greeting(
        &ODD_DAYS,
        date(2023, 2, 28),
        "en",
        expect![[r#"
        leap-day
        3rd anniversary

        On 29 February 2020, 3 years ago: it happened.
        [Stop these messages]
    "#]],
    );
}

#[test]
fn every_greeting_fits_into_one_message() {
    let district = LACHIN.district();
    for &language in &district.languages {
        for day in date(2027, 1, 1).series(1.day()).take(365) {
            let told: Vec<&Anniversary> =
                due(district, Which::All, day).iter().map(|it| it.1).collect();
            let text = greeting(district, &told, day, language).document.to_plain();
            assert!(text.encode_utf16().count() <= MESSAGE_UNITS, "{language} {day}");
        }
    }
}
