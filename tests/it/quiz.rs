//! The quiz: which questions there are, in every language, how faces ask them, and who has which points.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;

use expect_test::{Expect, expect};
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use lachin_bot::answer::reply::Quiz;
use lachin_bot::broadcast;
use lachin_bot::chat::{Effect, Place, Profile, QuizRequest, Score, Scores};
use lachin_bot::conversation::{Incoming, Report};
use lachin_bot::knowledge::{Fact, Form, Language, Standing, Value, ValueKind};
use lachin_bot::quiz::{
    self, Answer, EXPLANATION_UNITS, OPTION_UNITS, OPTIONS, OTHERS, QUESTION_UNITS,
};
use lachin_bot::store::{Counted, Poll, Store, Vote};
use lachin_bot::telegram::{self, Api, Now, Pace, RunError, Settings};
use teloxide::types::{ChatId, MessageId, UserId};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::bot_api::{BotApi, Fault, On, Rules, Status};
use crate::conversation::{LACHIN, transcript_on};
use crate::databases::{Fresh, on_both};
use crate::operating::CONVERSATION;
use crate::second_district::TARNMOOR;
use crate::store::NOW;

const TODAY: Date = date(2026, 3, 1);

/// A second of the server and of the bot.
const SECOND: Duration = Duration::from_millis(20);

/// How few questions would soon be known by heart.
const FEWEST: usize = 25;

/// How many numbers stand for all chance.
const CHANCES: u64 = 60;

const NONE: [i32; 0] = [];

const GROUP: ChatId = ChatId(-1_000_000_000_007);

on_both! {
    an_answer_counts_once_for_each_person_and_poll
    a_new_poll_closes_the_one_before
    the_best_are_told_in_order
    a_group_with_a_new_id_keeps_its_points
    whoever_is_forgotten_has_no_points_anywhere
    polls_are_forgotten_after_a_week_and_points_after_a_year
    a_group_plays_in_english_and_azerbaijani
    a_group_plays_in_russian_and_turkish
    alone_somebody_is_told_their_own_points
    an_answer_that_is_faster_than_telegram_counts
    what_no_person_answered_is_left_alone
}

/// With the marks that keep letters from right to left apart from what stands around them.
fn isolates_shown(text: &str) -> String {
    text.replace('\u{2068}', "‹").replace('\u{2069}', "›")
}

fn language(code: &str) -> Language {
    Language::parse(code).unwrap()
}

fn speaking(code: &str, place: Place) -> Profile {
    Profile { chosen: Some(language(code)), ..Profile::new(place) }
}

/// The questions of a language, with a star before what is right.
fn listed(language: Language) -> String {
    let mut text = String::new();
    for Quiz { fact, question, options, right, .. } in quiz::all(LACHIN.district(), language, 1) {
        let mark = |(place, it): (usize, &String)| {
            if place == right { format!("*{it}") } else { it.clone() }
        };
        let options: Vec<String> = options.iter().enumerate().map(mark).collect();
        writeln!(text, "{fact}: {question}\n  {}", options.join(" | ")).unwrap();
    }
    text
}

#[track_caller]
fn check_listed(code: &str, expected: Expect) {
    expected.assert_eq(&listed(language(code)));
}

#[test]
fn the_questions_read_well_in_english() {
    check_listed(
        "en",
        expect![[r#"
            agro-park: When was the Lachin Agro-Industrial Park inaugurated?
              1 December 2020 | 11 August 2022 | *26 August 2023 | 11 September 2024
            agro-park: How many enterprises were planned in the Lachin Agro-Industrial Park?
              30 enterprises | *46 enterprises | 93 enterprises | 120 enterprises
            airport-opening: When was Lachin International Airport opened?
              31 July 2023 | 29 September 2023 | *28 May 2025 | 30 August 2025
            airport-runway: About how many passengers an hour can the terminal of Lachin International Airport handle?
              83 passengers | *200 passengers | 247 passengers | 304 passengers
            airport-runway: How long is the runway of Lachin International Airport?
              950 m | 1,291 m | 1,800 m | *3,000 m
            airport-status: When was Lachin airport granted international status?
              31 July 2023 | 29 September 2023 | *26 May 2025 | 30 August 2025
            cable-car: How many cabins is the cable car in the city of Lachin (in Armenian: Berdzor) to have?
              6 cabins | *17 cabins | 23 cabins | 46 cabins
            cable-car: How long is the cable car line in the city of Lachin (in Armenian: Berdzor) to be?
              950 m | *1,720 m | 2,650 m | 3,550 m
            cable-car: When was the foundation of the cable car in the city of Lachin (in Armenian: Berdzor) laid?
              31 July 2023 | 29 September 2023 | *27 May 2025 | 30 August 2025
            cis-capital: In which year was Lachin the CIS Cultural Capital?
              2021 | 2023 | *2025 | 2026
            city-day: When was Lachin City Day first celebrated?
              *26 August 2023 | 13 November 2023 | 28 June 2024 | 1 December 2025
            city-elevation: At what height above sea level does the city of Lachin (in Armenian: Berdzor) stand?
              *889 m | 1,600 m | 1,800 m | 2,658 m
            climate-dialogue: When was the Lachin Climate Action Dialogue held for diplomats?
              1 December 2020 | 12 December 2022 | 30 May 2023 | *24 May 2024
            corridor-new-route: When did the new route of the Lachin corridor open?
              27 September 2020 | *30 August 2022 | 28 June 2024 | 23 July 2025
            decree-date: When was the presidential decree on Lachin City Day signed?
              1 December 2020 | 30 August 2022 | 28 May 2023 | *31 July 2023
            fish-farm: When was the Hakari Fish Farm in the Lachin district opened?
              1 December 2020 | 11 August 2022 | *25 August 2023 | 11 September 2024
            fish-farm: How many ponds does the Hakari Fish Farm in the Lachin district have?
              20 ponds | 30 ponds | *36 ponds | 88 ponds
            hotel: When was work started on the hotel complex near the city of Lachin (in Armenian: Berdzor)?
              1 December 2020 | 11 August 2022 | *25 August 2023 | 11 September 2024
            husulu: At about what height does the village of Husulu (in Armenian: Melikashen) lie?
              950 m | *1,291 m | 2,812 m | 3,552 m
            hydropower-plants: When were the Ashagi Malibay and Mirik hydropower plants inaugurated?
              30 August 2022 | 28 May 2023 | *27 May 2025 | 30 August 2025
            khosrov-sultanov: When was Khosrov bey Sultanov, first war minister of the Azerbaijan Democratic Republic, born?
              10 May 1878 | *10 May 1879 | 10 May 1881 | 10 May 1882
            khudafarin-road: How long is the Khudafarin–Gubadli–Lachin highway planned to be?
              35.8 km | *70.4 km | 126 km | 155 km
            kurdistan-okrug: When did the short-lived Kurdistan Okrug of Soviet Azerbaijan come into being?
              30 May 1927 | 30 May 1928 | *30 May 1930 | 30 May 1933
            mishni-alkhasli: When were the Mishni and Alkhasli hydropower plants inaugurated?
              1 December 2020 | 11 August 2022 | *25 August 2023 | 11 September 2024
            national-heroes: How many people from the Lachin district hold the title National Hero of Azerbaijan?
              *6 | 7 | 8 | 17
            pasture: How much pasture land does the Lachin district have?
              34,000 ha | 42,997 ha | 60,000 ha | *72,000 ha
            peak-height: How high is the Gyzylbogaz peak, the highest in the Lachin district?
              1,800 m | 2,658 m | 3,000 m | *3,594 m
            permit: Since when can foreigners with a permit visit the city of Lachin (in Armenian: Berdzor) by private car or in a group?
              26 August 2022 | 28 March 2023 | 6 July 2023 | *23 July 2025
            railway: Since when have passenger trains from Baku run as far as Aghdam?
              26 August 2022 | 26 August 2023 | *30 August 2025 | 1 December 2025
            return-city: How many families had been resettled in the city of Lachin (in Armenian: Berdzor) by 11 September 2024?
              175 families | *570 families | 730 families | 1,204 families
            return-first-families: How many people were in the first families that set out for the city of Lachin (in Armenian: Berdzor) in May 2023?
              30 people | 44 people | *97 people | 223 people
            return-programme: How many families did the first stage of the Great Return programme foresee in the city of Lachin (in Armenian: Berdzor)?
              225 families | 264 families | *700 families | 1,971 families
            sanctuary: When was the Lachin State Nature Sanctuary established?
              November 1960 | *November 1961 | November 1963 | November 1964
            special-representative: When was Masim Mammadov appointed special representative of the President of Azerbaijan in the Lachin district?
              May 2021 | *March 2023 | August 2024 | October 2025
            summit-2025: When was the second Azerbaijan–Türkiye–Pakistan summit held in Lachin?
              31 July 2023 | 29 September 2023 | *28 May 2025 | 30 August 2025
            zabukh-population: How many people lived in Zabukh (in Armenian: Aghavno) by 30 April 2024?
              247 people | *823 people | 1,124 people | 1,700 people
            zabukh-rebuilt: How many houses were built in Zabukh (in Armenian: Aghavno) in 2023?
              121 houses | *223 houses | 259 houses | 451 houses
        "#]],
    );
}

#[test]
fn the_questions_read_well_in_azerbaijani() {
    check_listed(
        "az",
        expect![[r#"
        agro-park: Laçın Aqro-Sənaye Parkı nə vaxt açılıb?
          1 dekabr 2020-ci il | 11 avqust 2022-ci il | *26 avqust 2023-cü il | 11 sentyabr 2024-cü il
        agro-park: Laçın Aqro-Sənaye Parkında neçə müəssisə nəzərdə tutulub?
          30 müəssisə | *46 müəssisə | 93 müəssisə | 120 müəssisə
        airport-opening: Laçın Beynəlxalq Hava Limanı nə vaxt açılıb?
          31 iyul 2023-cü il | 29 sentyabr 2023-cü il | *28 may 2025-ci il | 30 avqust 2025-ci il
        airport-runway: Laçın Beynəlxalq Hava Limanının terminalı saatda təxminən neçə sərnişin qəbul edə bilir?
          83 sərnişin | *200 sərnişin | 247 sərnişin | 304 sərnişin
        airport-runway: Laçın Beynəlxalq Hava Limanının uçuş-enmə zolağının uzunluğu nə qədərdir?
          950 m | 1.291 m | 1.800 m | *3.000 m
        airport-status: Laçın hava limanına beynəlxalq status nə vaxt verilib?
          31 iyul 2023-cü il | 29 sentyabr 2023-cü il | *26 may 2025-ci il | 30 avqust 2025-ci il
        cable-car: Laçın şəhərindəki (ermənicə Berdzor) kanat yolunda neçə kabin olacaq?
          6 kabin | *17 kabin | 23 kabin | 46 kabin
        cable-car: Laçın şəhərindəki (ermənicə Berdzor) kanat yolunun uzunluğu nə qədər olacaq?
          950 m | *1.720 m | 2.650 m | 3.550 m
        cable-car: Laçın şəhərində (ermənicə Berdzor) kanat yolunun təməli nə vaxt qoyulub?
          31 iyul 2023-cü il | 29 sentyabr 2023-cü il | *27 may 2025-ci il | 30 avqust 2025-ci il
        cis-capital: Laçın hansı ildə MDB-nin mədəniyyət paytaxtı olub?
          2021-ci il | 2023-cü il | *2025-ci il | 2026-cı il
        city-day: Laçın Şəhəri Günü ilk dəfə nə vaxt qeyd olunub?
          *26 avqust 2023-cü il | 13 noyabr 2023-cü il | 28 iyun 2024-cü il | 1 dekabr 2025-ci il
        city-elevation: Laçın şəhəri (ermənicə Berdzor) dəniz səviyyəsindən hansı yüksəklikdədir?
          *889 m | 1.600 m | 1.800 m | 2.658 m
        climate-dialogue: Diplomatlar üçün Laçın İqlim Fəaliyyəti Dialoqu nə vaxt keçirilib?
          1 dekabr 2020-ci il | 12 dekabr 2022-ci il | 30 may 2023-cü il | *24 may 2024-cü il
        corridor-new-route: Laçın dəhlizinin yeni marşrutu nə vaxt açılıb?
          27 sentyabr 2020-ci il | *30 avqust 2022-ci il | 28 iyun 2024-cü il | 23 iyul 2025-ci il
        decree-date: Prezidentin Laçın Şəhəri Günü haqqında sərəncamı nə vaxt imzalanıb?
          1 dekabr 2020-ci il | 30 avqust 2022-ci il | 28 may 2023-cü il | *31 iyul 2023-cü il
        fish-farm: Laçın rayonundakı “Həkəri” balıqçılıq təsərrüfatı nə vaxt açılıb?
          1 dekabr 2020-ci il | 11 avqust 2022-ci il | *25 avqust 2023-cü il | 11 sentyabr 2024-cü il
        fish-farm: Laçın rayonundakı “Həkəri” balıqçılıq təsərrüfatının neçə hovuzu var?
          20 hovuz | 30 hovuz | *36 hovuz | 88 hovuz
        hotel: Laçın şəhəri (ermənicə Berdzor) yaxınlığındakı otel kompleksinin tikintisinə nə vaxt başlanıb?
          1 dekabr 2020-ci il | 11 avqust 2022-ci il | *25 avqust 2023-cü il | 11 sentyabr 2024-cü il
        husulu: Hüsülü kəndi (ermənicə Melikaşen) təxminən hansı yüksəklikdə yerləşir?
          950 m | *1.291 m | 2.812 m | 3.552 m
        hydropower-plants: Aşağı Malıbəy və Mirik su elektrik stansiyaları nə vaxt açılıb?
          30 avqust 2022-ci il | 28 may 2023-cü il | *27 may 2025-ci il | 30 avqust 2025-ci il
        khosrov-sultanov: Azərbaycan Xalq Cümhuriyyətinin ilk hərbi naziri Xosrov bəy Sultanov nə vaxt anadan olub?
          10 may 1878-ci il | *10 may 1879-cu il | 10 may 1881-ci il | 10 may 1882-ci il
        khudafarin-road: Xudafərin–Qubadlı–Laçın avtomobil yolunun planlaşdırılan uzunluğu nə qədərdir?
          35,8 km | *70,4 km | 126 km | 155 km
        kurdistan-okrug: Sovet Azərbaycanında qısa müddət mövcud olmuş Kürdüstan dairəsi nə vaxt yaradılıb?
          30 may 1927-ci il | 30 may 1928-ci il | *30 may 1930-cu il | 30 may 1933-cü il
        mishni-alkhasli: Mişni və Alxaslı su elektrik stansiyaları nə vaxt açılıb?
          1 dekabr 2020-ci il | 11 avqust 2022-ci il | *25 avqust 2023-cü il | 11 sentyabr 2024-cü il
        national-heroes: Laçın rayonundan neçə nəfər Azərbaycanın Milli Qəhrəmanı adını daşıyır?
          *6 | 7 | 8 | 17
        pasture: Laçın rayonunda nə qədər otlaq sahəsi var?
          34.000 ha | 42.997 ha | 60.000 ha | *72.000 ha
        peak-height: Laçın rayonunun ən yüksək zirvəsi Qızılboğazın hündürlüyü nə qədərdir?
          1.800 m | 2.658 m | 3.000 m | *3.594 m
        permit: Əcnəbilər icazə ilə Laçın şəhərinə (ermənicə Berdzor) şəxsi avtomobillə və ya qrupla nə vaxtdan gedə bilirlər?
          26 avqust 2022-ci il | 28 mart 2023-cü il | 6 iyul 2023-cü il | *23 iyul 2025-ci il
        railway: Sərnişin qatarları Bakıdan Ağdama nə vaxtdan gedir?
          26 avqust 2022-ci il | 26 avqust 2023-cü il | *30 avqust 2025-ci il | 1 dekabr 2025-ci il
        return-city: 11 sentyabr 2024-cü il tarixinə Laçın şəhərinə (ermənicə Berdzor) neçə ailə köçürülmüşdü?
          175 ailə | *570 ailə | 730 ailə | 1.204 ailə
        return-first-families: 2023-cü ilin mayında Laçın şəhərinə (ermənicə Berdzor) yola düşən ilk ailələrdə neçə nəfər vardı?
          30 nəfər | 44 nəfər | *97 nəfər | 223 nəfər
        return-programme: Böyük Qayıdış proqramının birinci mərhələsində Laçın şəhərinə (ermənicə Berdzor) neçə ailənin köçürülməsi nəzərdə tutulub?
          225 ailə | 264 ailə | *700 ailə | 1.971 ailə
        sanctuary: Laçın Dövlət Təbiət Yasaqlığı nə vaxt yaradılıb?
          1960-cı ilin noyabrı | *1961-ci ilin noyabrı | 1963-cü ilin noyabrı | 1964-cü ilin noyabrı
        special-representative: Məsim Məmmədov nə vaxt Azərbaycan Prezidentinin Laçın rayonundakı xüsusi nümayəndəsi təyin olunub?
          2021-ci ilin mayı | *2023-cü ilin martı | 2024-cü ilin avqustu | 2025-ci ilin oktyabrı
        summit-2025: İkinci Azərbaycan–Türkiyə–Pakistan sammiti Laçında nə vaxt keçirilib?
          31 iyul 2023-cü il | 29 sentyabr 2023-cü il | *28 may 2025-ci il | 30 avqust 2025-ci il
        zabukh-population: 30 aprel 2024-cü il tarixinə Zabux kəndində (ermənicə Ağavno) neçə nəfər yaşayırdı?
          247 nəfər | *823 nəfər | 1.124 nəfər | 1.700 nəfər
        zabukh-rebuilt: 2023-cü ildə Zabux kəndində (ermənicə Ağavno) neçə ev tikilib?
          121 ev | *223 ev | 259 ev | 451 ev
    "#]],
    );
}

#[test]
fn the_questions_read_well_in_russian() {
    check_listed(
        "ru",
        expect![[r#"
        agro-park: Когда открыли Лачинский агропромышленный парк?
          1 декабря 2020 года | 11 августа 2022 года | *26 августа 2023 года | 11 сентября 2024 года
        agro-park: Сколько предприятий запланировано в Лачинском агропромышленном парке?
          30 предприятий | *46 предприятий | 93 предприятия | 120 предприятий
        airport-opening: Когда открыли Лачинский международный аэропорт?
          31 июля 2023 года | 29 сентября 2023 года | *28 мая 2025 года | 30 августа 2025 года
        airport-runway: Сколько примерно пассажиров в час может принять терминал Лачинского международного аэропорта?
          83 пассажира | *200 пассажиров | 247 пассажиров | 304 пассажира
        airport-runway: Какова длина взлётно-посадочной полосы Лачинского международного аэропорта?
          950 м | 1 291 м | 1 800 м | *3 000 м
        airport-status: Когда аэропорту Лачина присвоили международный статус?
          31 июля 2023 года | 29 сентября 2023 года | *26 мая 2025 года | 30 августа 2025 года
        cable-car: Сколько кабин будет на канатной дороге в городе Лачин (по-армянски Бердзор)?
          6 кабин | *17 кабин | 23 кабины | 46 кабин
        cable-car: Какой длины будет канатная дорога в городе Лачин (по-армянски Бердзор)?
          950 м | *1 720 м | 2 650 м | 3 550 м
        cable-car: Когда заложили канатную дорогу в городе Лачин (по-армянски Бердзор)?
          31 июля 2023 года | 29 сентября 2023 года | *27 мая 2025 года | 30 августа 2025 года
        cis-capital: В каком году Лачин был Культурной столицей СНГ?
          2021 год | 2023 год | *2025 год | 2026 год
        city-day: Когда впервые отметили День города Лачин?
          *26 августа 2023 года | 13 ноября 2023 года | 28 июня 2024 года | 1 декабря 2025 года
        city-elevation: На какой высоте над уровнем моря лежит город Лачин (по-армянски Бердзор)?
          *889 м | 1 600 м | 1 800 м | 2 658 м
        climate-dialogue: Когда для дипломатов провели Лачинский диалог по климатическим действиям?
          1 декабря 2020 года | 12 декабря 2022 года | 30 мая 2023 года | *24 мая 2024 года
        corridor-new-route: Когда открылся новый маршрут Лачинского коридора?
          27 сентября 2020 года | *30 августа 2022 года | 28 июня 2024 года | 23 июля 2025 года
        decree-date: Когда подписано президентское распоряжение о Дне города Лачин?
          1 декабря 2020 года | 30 августа 2022 года | 28 мая 2023 года | *31 июля 2023 года
        fish-farm: Когда открыли рыбное хозяйство «Хакари» в Лачинском районе?
          1 декабря 2020 года | 11 августа 2022 года | *25 августа 2023 года | 11 сентября 2024 года
        fish-farm: Сколько прудов в рыбном хозяйстве «Хакари» в Лачинском районе?
          20 прудов | 30 прудов | *36 прудов | 88 прудов
        hotel: Когда начали строить гостиничный комплекс близ города Лачин (по-армянски Бердзор)?
          1 декабря 2020 года | 11 августа 2022 года | *25 августа 2023 года | 11 сентября 2024 года
        husulu: На какой примерно высоте лежит село Гюсюлю (по-армянски Меликашен)?
          950 м | *1 291 м | 2 812 м | 3 552 м
        hydropower-plants: Когда открыли ГЭС Ашагы Малыбей и Мирик?
          30 августа 2022 года | 28 мая 2023 года | *27 мая 2025 года | 30 августа 2025 года
        khosrov-sultanov: Когда родился Хосров-бек Султанов, первый военный министр Азербайджанской Демократической Республики?
          10 мая 1878 года | *10 мая 1879 года | 10 мая 1881 года | 10 мая 1882 года
        khudafarin-road: Какой длины проектируют дорогу Худаферин – Губадлы – Лачин?
          35,8 км | *70,4 км | 126 км | 155 км
        kurdistan-okrug: Когда возник Курдистанский округ, недолго просуществовавший в Советском Азербайджане?
          30 мая 1927 года | 30 мая 1928 года | *30 мая 1930 года | 30 мая 1933 года
        mishni-alkhasli: Когда открыли ГЭС Мишни и Алхаслы?
          1 декабря 2020 года | 11 августа 2022 года | *25 августа 2023 года | 11 сентября 2024 года
        national-heroes: Сколько человек из Лачинского района носят звание Национального героя Азербайджана?
          *6 | 7 | 8 | 17
        pasture: Какую площадь занимают пастбища в Лачинском районе?
          34 000 га | 42 997 га | 60 000 га | *72 000 га
        peak-height: Какова высота Гызылбогаза, самой высокой вершины Лачинского района?
          1 800 м | 2 658 м | 3 000 м | *3 594 м
        permit: С какого дня иностранцы с разрешением могут приезжать в город Лачин (по-армянски Бердзор) на своей машине или группой?
          26 августа 2022 года | 28 марта 2023 года | 6 июля 2023 года | *23 июля 2025 года
        railway: С какого дня пассажирские поезда из Баку ходят до Агдама?
          26 августа 2022 года | 26 августа 2023 года | *30 августа 2025 года | 1 декабря 2025 года
        return-city: Сколько семей переселили в город Лачин (по-армянски Бердзор) к 11 сентября 2024 года?
          175 семей | *570 семей | 730 семей | 1 204 семьи
        return-first-families: Сколько человек было в первых семьях, которые отправились в город Лачин (по-армянски Бердзор) в мае 2023 года?
          30 человек | 44 человека | *97 человек | 223 человека
        return-programme: Сколько семей в городе Лачин (по-армянски Бердзор) предусматривал первый этап программы «Великое возвращение»?
          225 семей | 264 семьи | *700 семей | 1 971 семья
        sanctuary: Когда создан Лачинский государственный природный заказник?
          ноябрь 1960 года | *ноябрь 1961 года | ноябрь 1963 года | ноябрь 1964 года
        special-representative: Когда Масима Мамедова назначили специальным представителем президента Азербайджана в Лачинском районе?
          май 2021 года | *март 2023 года | август 2024 года | октябрь 2025 года
        summit-2025: Когда в Лачине прошёл второй саммит Азербайджан — Турция — Пакистан?
          31 июля 2023 года | 29 сентября 2023 года | *28 мая 2025 года | 30 августа 2025 года
        zabukh-population: Сколько человек проживало в селе Забух (по-армянски Агавно) на 30 апреля 2024 года?
          247 человек | *823 человека | 1 124 человека | 1 700 человек
        zabukh-rebuilt: Сколько домов построили в селе Забух (по-армянски Агавно) в 2023 году?
          121 дом | *223 дома | 259 домов | 451 дом
    "#]],
    );
}

#[test]
fn the_questions_read_well_in_turkish() {
    check_listed(
        "tr",
        expect![[r#"
        agro-park: Laçın Tarım-Sanayi Parkı ne zaman açıldı?
          1 Aralık 2020 | 11 Ağustos 2022 | *26 Ağustos 2023 | 11 Eylül 2024
        agro-park: Laçın Tarım-Sanayi Parkı'nda kaç işletme planlandı?
          30 işletme | *46 işletme | 93 işletme | 120 işletme
        airport-opening: Laçın Uluslararası Havalimanı ne zaman açıldı?
          31 Temmuz 2023 | 29 Eylül 2023 | *28 Mayıs 2025 | 30 Ağustos 2025
        airport-runway: Laçın Uluslararası Havalimanı'nın terminali saatte yaklaşık kaç yolcuya hizmet verebiliyor?
          83 yolcu | *200 yolcu | 247 yolcu | 304 yolcu
        airport-runway: Laçın Uluslararası Havalimanı'nın pisti ne kadar uzun?
          950 m | 1.291 m | 1.800 m | *3.000 m
        airport-status: Laçın Havalimanı'na uluslararası statü ne zaman verildi?
          31 Temmuz 2023 | 29 Eylül 2023 | *26 Mayıs 2025 | 30 Ağustos 2025
        cable-car: Laçın şehrindeki (Ermenice Berdzor) teleferikte kaç kabin olacak?
          6 kabin | *17 kabin | 23 kabin | 46 kabin
        cable-car: Laçın şehrindeki (Ermenice Berdzor) teleferik hattı ne kadar uzun olacak?
          950 m | *1.720 m | 2.650 m | 3.550 m
        cable-car: Laçın şehrindeki (Ermenice Berdzor) teleferiğin temeli ne zaman atıldı?
          31 Temmuz 2023 | 29 Eylül 2023 | *27 Mayıs 2025 | 30 Ağustos 2025
        cis-capital: Laçın hangi yıl BDT Kültür Başkenti oldu?
          2021 | 2023 | *2025 | 2026
        city-day: Laçın Şehri Günü ilk kez ne zaman kutlandı?
          *26 Ağustos 2023 | 13 Kasım 2023 | 28 Haziran 2024 | 1 Aralık 2025
        city-elevation: Laçın şehri (Ermenice Berdzor) deniz seviyesinden ne kadar yüksektedir?
          *889 m | 1.600 m | 1.800 m | 2.658 m
        climate-dialogue: Diplomatlar için Laçın İklim Eylemi Diyaloğu ne zaman düzenlendi?
          1 Aralık 2020 | 12 Aralık 2022 | 30 Mayıs 2023 | *24 Mayıs 2024
        corridor-new-route: Laçın Koridoru'nun yeni güzergâhı ne zaman açıldı?
          27 Eylül 2020 | *30 Ağustos 2022 | 28 Haziran 2024 | 23 Temmuz 2025
        decree-date: Laçın Şehri Günü'ne ilişkin cumhurbaşkanlığı kararnamesi ne zaman imzalandı?
          1 Aralık 2020 | 30 Ağustos 2022 | 28 Mayıs 2023 | *31 Temmuz 2023
        fish-farm: Laçın'daki Hekeri balık çiftliği ne zaman açıldı?
          1 Aralık 2020 | 11 Ağustos 2022 | *25 Ağustos 2023 | 11 Eylül 2024
        fish-farm: Laçın'daki Hekeri balık çiftliğinin kaç havuzu var?
          20 havuz | 30 havuz | *36 havuz | 88 havuz
        hotel: Laçın şehri (Ermenice Berdzor) yakınındaki otel kompleksinin yapımına ne zaman başlandı?
          1 Aralık 2020 | 11 Ağustos 2022 | *25 Ağustos 2023 | 11 Eylül 2024
        husulu: Hüsülü köyü (Ermenice Melikaşen) yaklaşık hangi yüksekliktedir?
          950 m | *1.291 m | 2.812 m | 3.552 m
        hydropower-plants: Aşağı Malıbey ve Mirik hidroelektrik santralleri ne zaman açıldı?
          30 Ağustos 2022 | 28 Mayıs 2023 | *27 Mayıs 2025 | 30 Ağustos 2025
        khosrov-sultanov: Azerbaycan Halk Cumhuriyeti'nin ilk harbiye nazırı Hüsrev Bey Sultanov ne zaman doğdu?
          10 Mayıs 1878 | *10 Mayıs 1879 | 10 Mayıs 1881 | 10 Mayıs 1882
        khudafarin-road: Hudaferin–Kubadlı–Laçın karayolunun planlanan uzunluğu ne kadardır?
          35,8 km | *70,4 km | 126 km | 155 km
        kurdistan-okrug: Sovyet Azerbaycanı'nda kısa süre var olan Kürdistan Okrugu ne zaman kuruldu?
          30 Mayıs 1927 | 30 Mayıs 1928 | *30 Mayıs 1930 | 30 Mayıs 1933
        mishni-alkhasli: Mişni ve Alhaslı hidroelektrik santralleri ne zaman açıldı?
          1 Aralık 2020 | 11 Ağustos 2022 | *25 Ağustos 2023 | 11 Eylül 2024
        national-heroes: Laçın ilçesinden kaç kişi Azerbaycan Millî Kahramanı unvanını taşıyor?
          *6 | 7 | 8 | 17
        pasture: Laçın ilçesinde ne kadar mera vardır?
          34.000 ha | 42.997 ha | 60.000 ha | *72.000 ha
        peak-height: Laçın ilçesinin en yüksek zirvesi Kızılboğaz'ın yüksekliği ne kadardır?
          1.800 m | 2.658 m | 3.000 m | *3.594 m
        permit: İzin alan yabancılar Laçın şehrine (Ermenice Berdzor) ne zamandan beri kendi araçlarıyla ya da grupla gidebiliyor?
          26 Ağustos 2022 | 28 Mart 2023 | 6 Temmuz 2023 | *23 Temmuz 2025
        railway: Bakü'den kalkan yolcu trenleri ne zamandan beri Ağdam'a gidiyor?
          26 Ağustos 2022 | 26 Ağustos 2023 | *30 Ağustos 2025 | 1 Aralık 2025
        return-city: 11 Eylül 2024 itibarıyla Laçın şehrine (Ermenice Berdzor) kaç aile yerleştirilmişti?
          175 aile | *570 aile | 730 aile | 1.204 aile
        return-first-families: Mayıs 2023'te Laçın şehrine (Ermenice Berdzor) doğru yola çıkan ilk ailelerde kaç kişi vardı?
          30 kişi | 44 kişi | *97 kişi | 223 kişi
        return-programme: Büyük Dönüş programının ilk aşamasında Laçın şehri (Ermenice Berdzor) için kaç aile öngörülmüştü?
          225 aile | 264 aile | *700 aile | 1.971 aile
        sanctuary: Laçın Devlet Tabiat Koruma Alanı ne zaman kuruldu?
          Kasım 1960 | *Kasım 1961 | Kasım 1963 | Kasım 1964
        special-representative: Mesim Memmedov, Azerbaycan Cumhurbaşkanı'nın Laçın ilçesindeki özel temsilciliğine ne zaman atandı?
          Mayıs 2021 | *Mart 2023 | Ağustos 2024 | Ekim 2025
        summit-2025: İkinci Azerbaycan–Türkiye–Pakistan zirvesi Laçın'da ne zaman yapıldı?
          31 Temmuz 2023 | 29 Eylül 2023 | *28 Mayıs 2025 | 30 Ağustos 2025
        zabukh-population: 30 Nisan 2024 itibarıyla Zabuh'ta (Ermenice Ağavno) kaç kişi yaşıyordu?
          247 kişi | *823 kişi | 1.124 kişi | 1.700 kişi
        zabukh-rebuilt: 2023 yılında Zabuh'ta (Ermenice Ağavno) kaç ev yapıldı?
          121 ev | *223 ev | 259 ev | 451 ev
    "#]],
    );
}

#[test]
fn all_that_is_written_down_can_be_asked_in_every_language() {
    let district = LACHIN.district();
    let written: usize = district.facts.values().map(|it| it.quiz.len()).sum();
    assert!(written >= FEWEST, "only {written} questions");
    for &language in &district.languages {
        for chance in 0..CHANCES {
            let asked: Vec<_> =
                quiz::all(district, language, chance).into_iter().map(|it| it.question).collect();
            assert_eq!(asked.len(), written, "{language}: {asked:#?}");
        }
    }
}

#[test]
fn every_question_has_one_right_answer_that_nobody_disputes() {
    let district = LACHIN.district();
    for &language in &district.languages {
        for chance in 0..CHANCES {
            for quiz in quiz::all(district, language, chance) {
                check_limits(&quiz);
                check_right(&quiz, language);
            }
        }
    }
}

/// That Telegram takes it.
#[track_caller]
fn check_limits(quiz: &Quiz) {
    let units = |it: &str| it.encode_utf16().count();
    assert_eq!(quiz.options.iter().collect::<BTreeSet<_>>().len(), OPTIONS, "{quiz:?}");
    assert!((1..=QUESTION_UNITS).contains(&units(&quiz.question)), "{quiz:?}");
    assert!(quiz.options.iter().all(|it| (1..=OPTION_UNITS).contains(&units(it))), "{quiz:?}");
    assert!((1..=EXPLANATION_UNITS).contains(&units(&quiz.explanation)), "{quiz:?}");
    assert!(quiz.explanation.matches('\n').count() <= 2, "{quiz:?}");
}

/// That what is right is said to be right, that nobody disputes it, and that nothing else is right.
#[track_caller]
fn check_right(quiz: &Quiz, language: Language) {
    let district = LACHIN.district();
    let fact = &district.facts[&quiz.fact];
    assert_eq!(fact.standing, Standing::Agreed, "{quiz:?}");
    let right = &quiz.options[quiz.right];
    assert!(quiz.explanation.contains(right.as_str()), "{quiz:?}");
    assert!(!quiz.question.contains(right.as_str()), "given away: {quiz:?}");
    let written = |it: &Value| district.written(&it.kind, Form::Full, language);
    let asked: Vec<&Value> = fact
        .quiz
        .keys()
        .filter(|it| {
            district.quiz_question(fact, it, language).as_deref() == Some(quiz.question.as_str())
        })
        .map(|it| &fact.values[it])
        .collect();
    let [value] = asked[..] else { panic!("{} values are asked for by {quiz:?}", asked.len()) };
    assert_eq!(*right, written(value), "{quiz:?}");
    let disputed = district.facts.values().filter(|it| it.standing == Standing::Disputed);
    for other in disputed.flat_map(|it| it.values.values()) {
        assert_ne!(value.kind, other.kind, "disputed in another fact: {quiz:?}");
    }
    // Whatever the folder says of the same thing, here or in another fact, is no wrong answer.
    let same = |it: &&Fact| {
        it.id == fact.id || (it.subject == fact.subject && it.attribute == fact.attribute)
    };
    let said: Vec<&Value> =
        district.facts.values().filter(same).flat_map(|it| it.values.values()).collect();
    for (_, option) in quiz.options.iter().enumerate().filter(|it| it.0 != quiz.right) {
        assert!(said.iter().all(|it| written(it) != *option), "{option} is right, too: {quiz:?}");
        let figure = figure(option, &value.kind);
        for own in said.iter().filter_map(|it| comparable(&it.kind, &value.kind)) {
            let is_apart =
                figure.is_none_or(|it| (it - own).abs() >= 0.1 * own.abs().min(it.abs()));
            assert!(is_apart, "{option} is about {own}: {quiz:?}");
        }
    }
}

/// A number of what is asked for, or of nothing in particular.
fn comparable(said: &ValueKind, asked: &ValueKind) -> Option<f64> {
    match (said, asked) {
        (ValueKind::Number(number, unit), ValueKind::Number(_, of)) => {
            (unit == of || unit.is_none()).then_some(*number)
        }
        _ => None,
    }
}

/// What an option says in figures, where the question asks for a number.
fn figure(option: &str, asked: &ValueKind) -> Option<f64> {
    let ValueKind::Number(..) = asked else { return None };
    let digits: String = option
        .chars()
        .filter(|it| it.is_ascii_digit() || [',', '.', '\u{a0}', ' '].contains(it))
        .collect();
    // Thousands are set apart by three digits, decimals never are.
    let parts: Vec<&str> = digits.trim().split([',', '.', '\u{a0}', ' ']).collect();
    match parts[..] {
        [whole] => whole.parse().ok(),
        [thousands, rest] if rest.len() == 3 => format!("{thousands}{rest}").parse().ok(),
        [whole, decimals] => format!("{whole}.{decimals}").parse().ok(),
        _ => None,
    }
}

#[test]
fn no_fact_is_asked_about_again_before_twenty_others() {
    for &chosen in &LACHIN.district().languages {
        let mut profile = Profile { chosen: Some(chosen), ..Profile::new(Place::Group) };
        let mut asked = Vec::new();
        for chance in 0..120 {
            profile.chance = chance * 7919;
            let response = LACHIN.respond(&profile, Incoming::Text("/quiz"), None, TODAY);
            response.effects.iter().for_each(|it| profile.apply(it));
            asked.push(response.replies[0].document.quiz().unwrap().fact.clone());
        }
        for stretch in asked.windows(OTHERS + 1) {
            let different: BTreeSet<_> = stretch.iter().collect();
            assert_eq!(different.len(), stretch.len(), "{stretch:?}");
        }
        let all: BTreeSet<_> = asked.iter().collect();
        assert!(all.len() > OTHERS + 1, "always the same {} facts", all.len());
    }
}

#[track_caller]
fn check_said(code: &str, said: &[&str], expected: Expect) {
    expected.assert_eq(&transcript_on(TODAY, speaking(code, Place::Private), said));
}

#[test]
fn a_conversation_asks_one_question_after_the_other() {
    check_said(
        "en",
        &["/quiz", "[Next question]", "/quiz how?"],
        expect![[r#"
        > /quiz
        When was Masim Mammadov appointed special representative of the President of Azerbaijan in the Lachin district?
        1. January 2022
        2. March 2023
        3. May 2025
        4. September 2025
        [Next question]
        [Points]

        > [Next question]
        How long is the cable car line in the city of Lachin (in Armenian: Berdzor) to be?
        1. 700 m
        2. 1,720 m
        3. 3,000 m
        4. 3,600 m
        [Next question]
        [Points]

        > /quiz how?
        /quiz asks a question, /quiz stop closes it, /quiz score tells the points.

    "#]],
    );
    check_said(
        "az",
        &["/quiz", "[Növbəti sual]", "/quiz necə?"],
        expect![[r#"
        > /quiz
        Məsim Məmmədov nə vaxt Azərbaycan Prezidentinin Laçın rayonundakı xüsusi nümayəndəsi təyin olunub?
        1. 2022-ci ilin yanvarı
        2. 2023-cü ilin martı
        3. 2025-ci ilin mayı
        4. 2025-ci ilin sentyabrı
        [Növbəti sual]
        [Xallar]

        > [Növbəti sual]
        Laçın şəhərindəki (ermənicə Berdzor) kanat yolunun uzunluğu nə qədər olacaq?
        1. 700 m
        2. 1.720 m
        3. 3.000 m
        4. 3.600 m
        [Növbəti sual]
        [Xallar]

        > /quiz necə?
        /quiz sual verir, /quiz stop sualı bağlayır, /quiz score xalları göstərir.

    "#]],
    );
    check_said(
        "ru",
        &["/quiz", "[Следующий вопрос]", "/quiz как?"],
        expect![[r#"
        > /quiz
        Когда Масима Мамедова назначили специальным представителем президента Азербайджана в Лачинском районе?
        1. январь 2022 года
        2. март 2023 года
        3. май 2025 года
        4. сентябрь 2025 года
        [Следующий вопрос]
        [Очки]

        > [Следующий вопрос]
        Какой длины будет канатная дорога в городе Лачин (по-армянски Бердзор)?
        1. 700 м
        2. 1 720 м
        3. 3 000 м
        4. 3 600 м
        [Следующий вопрос]
        [Очки]

        > /quiz как?
        /quiz задаёт вопрос, /quiz stop закрывает его, /quiz score показывает очки.

    "#]],
    );
    check_said(
        "tr",
        &["/quiz", "[Sıradaki soru]", "/quiz nasıl?"],
        expect![[r#"
        > /quiz
        Mesim Memmedov, Azerbaycan Cumhurbaşkanı'nın Laçın ilçesindeki özel temsilciliğine ne zaman atandı?
        1. Ocak 2022
        2. Mart 2023
        3. Mayıs 2025
        4. Eylül 2025
        [Sıradaki soru]
        [Puanlar]

        > [Sıradaki soru]
        Laçın şehrindeki (Ermenice Berdzor) teleferik hattı ne kadar uzun olacak?
        1. 700 m
        2. 1.720 m
        3. 3.000 m
        4. 3.600 m
        [Sıradaki soru]
        [Puanlar]

        > /quiz nasıl?
        /quiz soru sorar, /quiz stop soruyu kapatır, /quiz score puanları gösterir.

    "#]],
    );
}

#[test]
fn a_word_behind_the_command_counts_in_every_language() {
    for (said, request) in [
        ("/quiz stop", QuizRequest::Stop),
        ("/quiz@lachin_bot STOP", QuizRequest::Stop),
        ("/quiz dayandır", QuizRequest::Stop),
        ("/quiz стоп", QuizRequest::Stop),
        ("/quiz durdur", QuizRequest::Stop),
        ("/quiz score", QuizRequest::Scores),
        ("/quiz xallar", QuizRequest::Scores),
        ("/quiz счёт", QuizRequest::Scores),
        ("/quiz puan", QuizRequest::Scores),
    ] {
        let profile = speaking("en", Place::Group);
        let response = LACHIN.respond(&profile, Incoming::Text(said), Some("lachin_bot"), TODAY);
        assert_eq!(response.effects, [Effect::Quiz(request)], "{said}");
        assert_eq!(response.replies, [], "{said}");
    }
}

#[test]
fn a_district_without_questions_says_so() {
    let response =
        TARNMOOR.respond(&speaking("de", Place::Private), Incoming::Text("/quiz"), None, TODAY);
    expect!["Ich habe noch keine Quizfragen."].assert_eq(&response.replies[0].document.to_plain());
}

/// All that is said of points and answers, in a language.
fn said_of_points(code: &str) -> String {
    let score = |right, answers| Score { right, answers };
    let best = vec![("Anna".to_owned(), score(7, 9)), ("Məhəmməd".to_owned(), score(1, 1))];
    let reports = [
        Report::Scores(Scores::Own(None)),
        Report::Scores(Scores::Own(Some(score(1, 1)))),
        Report::Scores(Scores::Best(Vec::new())),
        Report::QuizStopped(Scores::Best(best)),
        Report::QuizStopped(Scores::Own(Some(score(1200, 2345)))),
        Report::NothingAsked,
    ];
    let profile = speaking(code, Place::Group);
    let told = reports.iter().flat_map(|it| LACHIN.report(&profile, it, TODAY).replies);
    let quiz = quiz::ask(LACHIN.district(), language(code), &[], 3).unwrap();
    let judged = [Answer::Right, Answer::Wrong].map(|it| LACHIN.judge(&quiz, it, language(code)));
    let mut text = String::new();
    for reply in told.chain(judged) {
        writeln!(text, "{}", reply.document.to_plain()).unwrap();
        for button in &reply.buttons {
            writeln!(text, "[{}]", button.label).unwrap();
        }
        text.push('\n');
    }
    text
}

#[track_caller]
fn check_points(code: &str, expected: Expect) {
    expected.assert_eq(&isolates_shown(&said_of_points(code)));
}

#[test]
fn points_are_told_in_english() {
    check_points(
        "en",
        expect![[r#"
            You have no points yet. /quiz asks a question.
            [Next question]

            Your points: 1 of 1
            [Next question]

            Nobody has points here yet. /quiz asks a question.
            [Next question]

            The question is closed.

            Most points in this chat:

            • ‹Anna›: 7 of 9
            • ‹Məhəmməd›: 1 of 1
            [Next question]

            The question is closed.

            Your points: 1200 of 2345
            [Next question]

            No question is open. /quiz asks one.

            Right!

            Mishni and Alkhasli hydropower plants: 25 August 2023
            Source: EIN Presswire (AZERTAC), 25 August 2023
            [Mishni and Alkhasli hydropower plants]
            [Next question]
            [Points]

            Not quite. This is right:

            Mishni and Alkhasli hydropower plants: 25 August 2023
            Source: EIN Presswire (AZERTAC), 25 August 2023
            [Mishni and Alkhasli hydropower plants]
            [Next question]
            [Points]

        "#]],
    );
}

#[test]
fn points_are_told_in_azerbaijani() {
    check_points(
        "az",
        expect![[r#"
            Hələ xalınız yoxdur. /quiz sual verir.
            [Növbəti sual]

            Xallarınız: 1 (1 sualdan)
            [Növbəti sual]

            Burada hələ heç kimin xalı yoxdur. /quiz sual verir.
            [Növbəti sual]

            Sual bağlandı.

            Bu söhbətdə ən çox xal toplayanlar:

            • ‹Anna›: 7 (9 sualdan)
            • ‹Məhəmməd›: 1 (1 sualdan)
            [Növbəti sual]

            Sual bağlandı.

            Xallarınız: 1200 (2345 sualdan)
            [Növbəti sual]

            Açıq sual yoxdur. /quiz yenisini verir.

            Düzdür!

            Mişni və Alxaslı su elektrik stansiyaları: 25 avqust 2023-cü il
            Mənbə: EIN Presswire (AZƏRTAC), 25 avqust 2023-cü il
            [Mişni və Alxaslı su elektrik stansiyaları]
            [Növbəti sual]
            [Xallar]

            Düz deyil. Düzgün cavab:

            Mişni və Alxaslı su elektrik stansiyaları: 25 avqust 2023-cü il
            Mənbə: EIN Presswire (AZƏRTAC), 25 avqust 2023-cü il
            [Mişni və Alxaslı su elektrik stansiyaları]
            [Növbəti sual]
            [Xallar]

        "#]],
    );
}

#[test]
fn points_are_told_in_russian() {
    check_points(
        "ru",
        expect![[r#"
            У вас пока нет очков. /quiz задаст вопрос.
            [Следующий вопрос]

            Ваши очки: 1 из 1
            [Следующий вопрос]

            Здесь пока ни у кого нет очков. /quiz задаст вопрос.
            [Следующий вопрос]

            Вопрос закрыт.

            Больше всего очков в этом чате:

            • ‹Anna›: 7 из 9
            • ‹Məhəmməd›: 1 из 1
            [Следующий вопрос]

            Вопрос закрыт.

            Ваши очки: 1200 из 2345
            [Следующий вопрос]

            Открытого вопроса нет. /quiz задаст новый.

            Верно!

            ГЭС Мишни и Алхаслы: 25 августа 2023 года
            Источник: EIN Presswire (АЗЕРТАДЖ), 25 августа 2023 года
            [ГЭС Мишни и Алхаслы]
            [Следующий вопрос]
            [Очки]

            Неверно. Правильный ответ:

            ГЭС Мишни и Алхаслы: 25 августа 2023 года
            Источник: EIN Presswire (АЗЕРТАДЖ), 25 августа 2023 года
            [ГЭС Мишни и Алхаслы]
            [Следующий вопрос]
            [Очки]

        "#]],
    );
}

#[test]
fn points_are_told_in_turkish() {
    check_points(
        "tr",
        expect![[r#"
            Henüz puanınız yok. /quiz soru sorar.
            [Sıradaki soru]

            Puanınız: 1 soruda 1
            [Sıradaki soru]

            Burada henüz kimsenin puanı yok. /quiz soru sorar.
            [Sıradaki soru]

            Soru kapatıldı.

            Bu sohbette en çok puan alanlar:

            • ‹Anna›: 9 soruda 7
            • ‹Məhəmməd›: 1 soruda 1
            [Sıradaki soru]

            Soru kapatıldı.

            Puanınız: 2345 soruda 1200
            [Sıradaki soru]

            Açık soru yok. /quiz yenisini sorar.

            Doğru!

            Mişni ve Alhaslı hidroelektrik santralleri: 25 Ağustos 2023
            Kaynak: EIN Presswire (AZERTAC), 25 Ağustos 2023
            [Mişni ve Alhaslı hidroelektrik santralleri]
            [Sıradaki soru]
            [Puanlar]

            Yanlış. Doğrusu:

            Mişni ve Alhaslı hidroelektrik santralleri: 25 Ağustos 2023
            Kaynak: EIN Presswire (AZERTAC), 25 Ağustos 2023
            [Mişni ve Alhaslı hidroelektrik santralleri]
            [Sıradaki soru]
            [Puanlar]

        "#]],
    );
}

fn poll(id: &str, chat: i64, message: i32) -> Poll {
    Poll { id: id.to_owned(), chat, message, right: 2 }
}

fn vote(poll: &str, person: i64, option: u8) -> Vote {
    Vote { poll: poll.to_owned(), person, name: format!("User {person}"), option }
}

async fn an_answer_counts_once_for_each_person_and_poll(fresh: Fresh) {
    let store = fresh.open().await;
    store.open_poll(&poll("a", GROUP.0, 5), NOW).await.unwrap();
    let count = async |vote: &Vote| store.count_vote(vote, NOW).await.unwrap();
    assert_eq!(count(&vote("a", 7, 2)).await, Counted::Now(Answer::Right));
    assert_eq!(count(&vote("a", 7, 2)).await, Counted::Before);
    assert_eq!(count(&vote("a", 7, 0)).await, Counted::Before);
    assert_eq!(count(&vote("a", 8, 0)).await, Counted::Now(Answer::Wrong));
    assert_eq!(count(&vote("nobody's", 8, 2)).await, Counted::NoPoll);
    assert_eq!(store.score(GROUP.0, 7).await.unwrap(), Some(Score { right: 1, answers: 1 }));
    assert_eq!(store.score(GROUP.0, 8).await.unwrap(), Some(Score { right: 0, answers: 1 }));
    assert_eq!(store.score(7, 7).await.unwrap(), None, "of another chat");
    // What was answered before it closed may come later.
    store.close_polls(GROUP.0).await.unwrap();
    assert_eq!(count(&vote("a", 9, 2)).await, Counted::Now(Answer::Right));
    store.count_in_terminal(Answer::Right, NOW).await.unwrap();
    store.count_in_terminal(Answer::Wrong, NOW).await.unwrap();
    let terminal = store.score(Store::TERMINAL, Store::TERMINAL).await.unwrap();
    assert_eq!(terminal, Some(Score { right: 1, answers: 2 }));
    // Many at once, of which each is counted.
    store.open_poll(&poll("many", GROUP.0, 6), NOW).await.unwrap();
    let votes: Vec<_> = (100..130)
        .flat_map(|person| [person, person])
        .map(|person| {
            let store = store.clone();
            tokio::spawn(async move { store.count_vote(&vote("many", person, 2), NOW).await })
        })
        .collect();
    let mut counted = 0;
    for vote in votes {
        counted += usize::from(vote.await.unwrap().unwrap() == Counted::Now(Answer::Right));
    }
    assert_eq!(counted, 30);
}

async fn a_new_poll_closes_the_one_before(fresh: Fresh) {
    let store = fresh.open().await;
    let open = async |it: Poll| store.open_poll(&it, NOW).await.unwrap();
    assert_eq!(open(poll("a", GROUP.0, 5)).await, NONE);
    store.count_vote(&vote("a", 7, 2), NOW).await.unwrap();
    assert_eq!(open(poll("b", GROUP.0, 9)).await, [5], "others may still answer it");
    assert_eq!(open(poll("c", 7, 3)).await, NONE, "another chat's stays open");
    store.count_vote(&vote("c", 7, 2), NOW).await.unwrap();
    assert_eq!(open(poll("d", 7, 4)).await, NONE, "alone it is done when it is answered");
    assert_eq!(open(poll("e", 7, 5)).await, [4]);
    assert_eq!(store.close_polls(7).await.unwrap(), [5]);
    assert_eq!(store.close_polls(7).await.unwrap(), NONE);
    assert_eq!(store.close_polls(GROUP.0).await.unwrap(), [9]);
}

async fn the_best_are_told_in_order(fresh: Fresh) {
    let store = fresh.open().await;
    for (number, voters) in
        [&[(7, 2), (8, 2), (9, 0)][..], &[(8, 2), (7, 0), (10, 2)]].iter().enumerate()
    {
        let id = format!("{number}");
        store.open_poll(&poll(&id, GROUP.0, 5), NOW).await.unwrap();
        for (later, &(person, option)) in (0..).zip(*voters) {
            store.count_vote(&vote(&id, person, option), NOW + later.seconds()).await.unwrap();
        }
    }
    let told = |best: Vec<(String, Score)>| {
        best.into_iter().map(|(name, it)| format!("{name} {}/{}", it.right, it.answers))
    };
    let best: Vec<String> = told(store.best(GROUP.0, 5).await.unwrap()).collect();
    assert_eq!(best, ["User 8 2/2", "User 10 1/1", "User 7 1/2"], "nobody without points");
    assert_eq!(store.best(GROUP.0, 1).await.unwrap().len(), 1);
    let renamed = Vote { name: "A\u{0}nna\u{202e} \u{7}".repeat(40), ..vote("1", 9, 2) };
    store.count_vote(&renamed, NOW).await.unwrap();
    let names = told(store.best(GROUP.0, 5).await.unwrap()).collect::<Vec<_>>();
    assert!(names.iter().any(|it| it.starts_with("Anna Anna ")), "{names:?}");
    assert!(names.iter().all(|it| it.chars().count() <= 64 + " 1/2".len()), "{names:?}");
    // Alone nobody's name is kept.
    store.open_poll(&poll("own", 7, 5), NOW).await.unwrap();
    store.count_vote(&vote("own", 7, 2), NOW).await.unwrap();
    assert_eq!(
        fresh.number("select count(*) from quiz_scores where chat = 7 and name is null").await,
        1
    );
}

async fn a_group_with_a_new_id_keeps_its_points(fresh: Fresh) {
    let store = fresh.open().await;
    let (old, new) = (-5, -1_000_000_000_005);
    store.open_poll(&poll("a", old, 5), NOW).await.unwrap();
    store.count_vote(&vote("a", 7, 2), NOW).await.unwrap();
    store.count_vote(&vote("a", 8, 0), NOW).await.unwrap();
    store.open_poll(&poll("b", new, 1), NOW).await.unwrap();
    store.count_vote(&vote("b", 7, 2), NOW).await.unwrap();
    for _ in 0..3 {
        store.rename(old, new).await.unwrap();
        assert_eq!(store.score(new, 7).await.unwrap(), Some(Score { right: 2, answers: 2 }));
        assert_eq!(store.score(new, 8).await.unwrap(), Some(Score { right: 0, answers: 1 }));
        assert_eq!(store.score(old, 7).await.unwrap(), None);
    }
    assert_eq!(store.close_polls(new).await.unwrap(), [1], "the old messages stayed behind");
    let late = store.count_vote(&vote("a", 9, 2), NOW).await.unwrap();
    assert_eq!(late, Counted::Now(Answer::Right), "answered before the group had a new id");
    assert!(store.score(new, 9).await.unwrap().is_some());
}

async fn whoever_is_forgotten_has_no_points_anywhere(fresh: Fresh) {
    let store = fresh.open().await;
    let rows = async |chat: i64, person: i64| {
        let mut rows = 0;
        for table in ["quiz_scores", "quiz_polls", "quiz_answers"] {
            let condition = match table {
                "quiz_polls" => format!("chat = {chat}"),
                "quiz_answers" => format!("person = {person}"),
                _ => format!("chat = {chat} or person = {person}"),
            };
            rows += fresh.number(&format!("select count(*) from {table} where {condition}")).await;
        }
        rows
    };
    for (id, chat) in [("a", GROUP.0), ("b", 7)] {
        store.open_poll(&poll(id, chat, 5), NOW).await.unwrap();
        store.count_vote(&vote(id, 7, 2), NOW).await.unwrap();
    }
    store.count_vote(&vote("a", 8, 2), NOW).await.unwrap();
    store.forget(7, NOW).await.unwrap();
    assert_eq!(rows(7, 7).await, 0);
    assert_eq!(store.score(GROUP.0, 8).await.unwrap(), Some(Score { right: 1, answers: 1 }));
    store.forget(GROUP.0, NOW).await.unwrap();
    store.forget(GROUP.0, NOW).await.unwrap();
    assert_eq!(rows(GROUP.0, 8).await, 0);
    assert_eq!(store.count_vote(&vote("a", 9, 2), NOW).await.unwrap(), Counted::NoPoll);
    assert_eq!(rows(GROUP.0, 9).await, 0, "a vote that comes later leaves nothing");
}

async fn polls_are_forgotten_after_a_week_and_points_after_a_year(fresh: Fresh) {
    let store = fresh.open().await;
    store.open_poll(&poll("a", GROUP.0, 5), NOW).await.unwrap();
    store.count_vote(&vote("a", 7, 2), NOW).await.unwrap();
    let rows = async || {
        let polls = fresh.number("select count(*) from quiz_polls").await;
        let answers = fresh.number("select count(*) from quiz_answers").await;
        (polls, answers, fresh.number("select count(*) from quiz_scores").await)
    };
    store.sweep(NOW + 167.hours()).await.unwrap();
    assert_eq!(rows().await, (1, 1, 1));
    store.sweep(NOW + 169.hours()).await.unwrap();
    assert_eq!(rows().await, (0, 0, 1));
    store.sweep(NOW + (364 * 24).hours()).await.unwrap();
    assert_eq!(rows().await, (0, 0, 1));
    store.sweep(NOW + (366 * 24).hours()).await.unwrap();
    assert_eq!(rows().await, (0, 0, 0));
}

/// The bot with a store, at a moment that does not pass: its questions are always the same.
struct Bot {
    api: BotApi,
    stop: CancellationToken,
    task: JoinHandle<Result<(), RunError>>,
}

impl Bot {
    async fn start(fresh: &Fresh) -> Self {
        Self::in_seconds_of(SECOND, fresh).await
    }

    async fn in_seconds_of(second: Duration, fresh: &Fresh) -> Self {
        let api = BotApi::start(Rules { second, ..Rules::default() }).await;
        let stop = CancellationToken::new();
        let settings = Settings {
            api: Api::new(api.token().into(), api.url().parse().ok(), None).unwrap(),
            pace: Pace::in_seconds_of(second),
            store: Some(fresh.open().await),
            greetings: broadcast::Pace::default(),
            instance: "only".to_owned(),
            operators: Vec::new(),
        };
        let clock = || Now { moment: Timestamp::UNIX_EPOCH, today: TODAY };
        let respond = Arc::clone(&CONVERSATION);
        let task = tokio::spawn(telegram::run(settings, respond, clock, stop.clone()));
        Self { api, stop, task }
    }

    async fn stop(self) -> BotApi {
        self.stop.cancel();
        self.task.await.unwrap().unwrap();
        assert_eq!(self.api.violations(), Vec::<String>::new());
        assert_eq!(self.api.unanswered_taps(), 0);
        self.api
    }

    /// Says something; gives back the message that the bot answers with.
    async fn say(&self, chat: ChatId, user: UserId, text: &str) -> MessageId {
        let before = self.api.messages_to(chat);
        self.api.say(chat, user, text);
        self.answered(chat, before).await
    }

    async fn tap(&self, chat: ChatId, user: UserId, below: MessageId, data: &str) -> MessageId {
        let before = self.api.messages_to(chat);
        self.api.tap(chat, user, below, data);
        self.answered(chat, before).await
    }

    async fn answered(&self, chat: ChatId, before: usize) -> MessageId {
        let seen = self.api.wait_for(|it| it.sent_to(chat).len() > before).await;
        seen.sent_to(chat)[before].message
    }

    /// Answers a question, rightly or wrongly.
    fn vote(&self, chat: ChatId, user: UserId, message: MessageId, answer: Answer) {
        let right = self.api.right_option(chat, message);
        let option = match answer {
            Answer::Right => right,
            Answer::Wrong => (right + 1) % OPTIONS,
        };
        self.api.vote(chat, user, message, option);
    }
}

#[track_caller]
fn check_chat(api: &BotApi, chat: ChatId, expected: Expect) {
    let seen = isolates_shown(&api.transcript().of(chat).to_string());
    let lines = seen.lines().map(|it| format!("{}\n", it.trim_end()));
    expected.assert_eq(&lines.collect::<String>());
}

/// Two people and a question each, told as far as it goes in a language.
async fn play(fresh: &Fresh, code: &str) -> BotApi {
    let bot = Bot::start(fresh).await;
    bot.api.group(GROUP, "group");
    let (anna, omar) = (UserId(7), UserId(8));
    for user in [anna, omar] {
        bot.api.user(user, code);
    }
    bot.api.set_member(GROUP, anna, Status::Administrator);
    bot.say(GROUP, anna, &format!("/language@lachin_bot {code}")).await;
    let first = bot.say(GROUP, anna, "/quiz@lachin_bot").await;
    bot.vote(GROUP, anna, first, Answer::Right);
    bot.vote(GROUP, omar, first, Answer::Wrong);
    let second = bot.tap(GROUP, omar, first, "1:quiz:next").await;
    // A new question closes the one before.
    bot.api.wait_for_calls("stopPoll", 1).await;
    bot.vote(GROUP, omar, second, Answer::Right);
    bot.tap(GROUP, anna, second, "1:quiz:points").await;
    bot.say(GROUP, anna, "/quiz@lachin_bot stop").await;
    bot.api.wait_for_calls("stopPoll", 2).await;
    bot.say(GROUP, omar, "/quiz@lachin_bot stop").await;
    bot.stop().await
}

async fn a_group_plays_in_english_and_azerbaijani(fresh: Fresh) {
    check_chat(
        &play(&fresh, "en").await,
        GROUP,
        expect![[r#"
            user 7 > /language@lachin_bot en
            bot (to 1) > The language is now English. Questions are still answered in the language you ask them in.
            user 7 > /quiz@lachin_bot
            bot (to 3) > When was Lachin City Day first celebrated?
              ○ 27 September 2020
              ○ 30 May 2023
              ○ (right) 26 August 2023
              ○ 1 December 2025

              Lachin City Day: 26 August 2023
              Source: TURKPA, 26 August 2023
              [Next question]
              [Points]
            user 7 chooses > 26 August 2023
            user 8 chooses > 1 December 2025
            user 8 taps > [Next question]
            bot (to 4) > Since when have passenger trains from Baku run as far as Aghdam?
              ○ 30 May 2023
              ○ 24 May 2024
              ○ (right) 30 August 2025
              ○ 1 December 2025

              Trains and the Lachin district: 30 August 2025
              Source: Day.Az, 26 September 2025
              [Next question]
              [Points]
            bot closes > 4
            user 8 chooses > 30 August 2025
            user 7 taps > [Points]
            bot (to 5) > Most points in this chat:

              • ‹User 7›: 1 of 1
              • ‹User 8›: 1 of 2
              [Next question]
            user 7 > /quiz@lachin_bot stop
            bot closes > 5
            bot (to 7) > The question is closed.

              Most points in this chat:

              • ‹User 7›: 1 of 1
              • ‹User 8›: 1 of 2
              [Next question]
            user 8 > /quiz@lachin_bot stop
            bot (to 9) > No question is open. /quiz asks one.
        "#]],
    );
    check_chat(
        &play(&fresh.another().await, "az").await,
        GROUP,
        expect![[r#"
            user 7 > /language@lachin_bot az
            bot (to 1) > Seçilmiş dil: Azərbaycan dili. Sualı hansı dildə yazsanız, yenə o dildə cavab verirəm.
            user 7 > /quiz@lachin_bot
            bot (to 3) > Laçın Şəhəri Günü ilk dəfə nə vaxt qeyd olunub?
              ○ 27 sentyabr 2020-ci il
              ○ 30 may 2023-cü il
              ○ (right) 26 avqust 2023-cü il
              ○ 1 dekabr 2025-ci il

              Laçın Şəhəri Günü: 26 avqust 2023-cü il
              Mənbə: TÜRKPA, 26 avqust 2023-cü il
              [Növbəti sual] [Xallar]
            user 7 chooses > 26 avqust 2023-cü il
            user 8 chooses > 1 dekabr 2025-ci il
            user 8 taps > [Növbəti sual]
            bot (to 4) > Sərnişin qatarları Bakıdan Ağdama nə vaxtdan gedir?
              ○ 30 may 2023-cü il
              ○ 24 may 2024-cü il
              ○ (right) 30 avqust 2025-ci il
              ○ 1 dekabr 2025-ci il

              Laçın rayonu və qatarlar: 30 avqust 2025-ci il
              Mənbə: Day.Az, 26 sentyabr 2025-ci il
              [Növbəti sual] [Xallar]
            bot closes > 4
            user 8 chooses > 30 avqust 2025-ci il
            user 7 taps > [Xallar]
            bot (to 5) > Bu söhbətdə ən çox xal toplayanlar:

              • ‹User 7›: 1 (1 sualdan)
              • ‹User 8›: 1 (2 sualdan)
              [Növbəti sual]
            user 7 > /quiz@lachin_bot stop
            bot closes > 5
            bot (to 7) > Sual bağlandı.

              Bu söhbətdə ən çox xal toplayanlar:

              • ‹User 7›: 1 (1 sualdan)
              • ‹User 8›: 1 (2 sualdan)
              [Növbəti sual]
            user 8 > /quiz@lachin_bot stop
            bot (to 9) > Açıq sual yoxdur. /quiz yenisini verir.
        "#]],
    );
}

async fn a_group_plays_in_russian_and_turkish(fresh: Fresh) {
    check_chat(
        &play(&fresh.another().await, "ru").await,
        GROUP,
        expect![[r#"
            user 7 > /language@lachin_bot ru
            bot (to 1) > Выбран русский язык. На вопросы я по-прежнему отвечаю на том языке, на котором они заданы.
            user 7 > /quiz@lachin_bot
            bot (to 3) > Когда впервые отметили День города Лачин?
              ○ 27 сентября 2020 года
              ○ 30 мая 2023 года
              ○ (right) 26 августа 2023 года
              ○ 1 декабря 2025 года

              День города Лачин: 26 августа 2023 года
              Источник: ТЮРКПА, 26 августа 2023 года
              [Следующий вопрос]
              [Очки]
            user 7 chooses > 26 августа 2023 года
            user 8 chooses > 1 декабря 2025 года
            user 8 taps > [Следующий вопрос]
            bot (to 4) > С какого дня пассажирские поезда из Баку ходят до Агдама?
              ○ 30 мая 2023 года
              ○ 24 мая 2024 года
              ○ (right) 30 августа 2025 года
              ○ 1 декабря 2025 года

              Поезда и Лачинский район: 30 августа 2025 года
              Источник: Day.Az, 26 сентября 2025 года
              [Следующий вопрос]
              [Очки]
            bot closes > 4
            user 8 chooses > 30 августа 2025 года
            user 7 taps > [Очки]
            bot (to 5) > Больше всего очков в этом чате:

              • ‹User 7›: 1 из 1
              • ‹User 8›: 1 из 2
              [Следующий вопрос]
            user 7 > /quiz@lachin_bot stop
            bot closes > 5
            bot (to 7) > Вопрос закрыт.

              Больше всего очков в этом чате:

              • ‹User 7›: 1 из 1
              • ‹User 8›: 1 из 2
              [Следующий вопрос]
            user 8 > /quiz@lachin_bot stop
            bot (to 9) > Открытого вопроса нет. /quiz задаст новый.
        "#]],
    );
    check_chat(
        &play(&fresh.another().await, "tr").await,
        GROUP,
        expect![[r#"
            user 7 > /language@lachin_bot tr
            bot (to 1) > Seçilen dil: Türkçe. Sorular yine soruldukları dilde yanıtlanır.
            user 7 > /quiz@lachin_bot
            bot (to 3) > Laçın Şehri Günü ilk kez ne zaman kutlandı?
              ○ 27 Eylül 2020
              ○ 30 Mayıs 2023
              ○ (right) 26 Ağustos 2023
              ○ 1 Aralık 2025

              Laçın Şehri Günü: 26 Ağustos 2023
              Kaynak: TÜRKPA, 26 Ağustos 2023
              [Sıradaki soru]
              [Puanlar]
            user 7 chooses > 26 Ağustos 2023
            user 8 chooses > 1 Aralık 2025
            user 8 taps > [Sıradaki soru]
            bot (to 4) > Bakü'den kalkan yolcu trenleri ne zamandan beri Ağdam'a gidiyor?
              ○ 30 Mayıs 2023
              ○ 24 Mayıs 2024
              ○ (right) 30 Ağustos 2025
              ○ 1 Aralık 2025

              Trenler ve Laçın ilçesi: 30 Ağustos 2025
              Kaynak: Day.Az, 26 Eylül 2025
              [Sıradaki soru]
              [Puanlar]
            bot closes > 4
            user 8 chooses > 30 Ağustos 2025
            user 7 taps > [Puanlar]
            bot (to 5) > Bu sohbette en çok puan alanlar:

              • ‹User 7›: 1 soruda 1
              • ‹User 8›: 2 soruda 1
              [Sıradaki soru]
            user 7 > /quiz@lachin_bot stop
            bot closes > 5
            bot (to 7) > Soru kapatıldı.

              Bu sohbette en çok puan alanlar:

              • ‹User 7›: 1 soruda 1
              • ‹User 8›: 2 soruda 1
              [Sıradaki soru]
            user 8 > /quiz@lachin_bot stop
            bot (to 9) > Açık soru yok. /quiz yenisini sorar.
        "#]],
    );
}

async fn alone_somebody_is_told_their_own_points(fresh: Fresh) {
    let bot = Bot::start(&fresh).await;
    let anna = UserId(7);
    let alone = bot.api.private_chat(anna, "en");
    bot.say(alone, anna, "/quiz score").await;
    let first = bot.say(alone, anna, "/quiz").await;
    bot.vote(alone, anna, first, Answer::Right);
    let second = bot.tap(alone, anna, first, "1:quiz:next").await;
    bot.tap(alone, anna, second, "1:quiz:points").await;
    bot.say(alone, anna, "/quiz stop").await;
    bot.api.wait_for_calls("stopPoll", 1).await;
    let api = bot.stop().await;
    // The one that was answered is done without.
    assert_eq!(api.calls("stopPoll").len(), 1);
    for call in api.calls("sendPoll") {
        assert_eq!(call.params.text("type").as_deref(), Some("quiz"));
        assert_eq!(call.params.text("is_anonymous").as_deref(), Some("false"));
    }
    check_chat(
        &api,
        alone,
        expect![[r#"
        user 7 > /quiz score
        bot > You have no points yet. /quiz asks a question.
          [Next question]
        user 7 > /quiz
        bot > When did the new route of the Lachin corridor open?
          ○ 1 January 2019
          ○ (right) 30 August 2022
          ○ 26 August 2023
          ○ 24 May 2024

          New route of the Lachin corridor: 30 August 2022
          Source: Wikimili (copy of English Wikipedia), 2024
          [Next question]
          [Points]
        user 7 chooses > 30 August 2022
        user 7 taps > [Next question]
        bot > About how many passengers an hour can the terminal of Lachin International Airport handle?
          ○ 120 passengers
          ○ (right) 200 passengers
          ○ 360 passengers
          ○ 493 passengers

          Runway and capacity of Lachin airport: 200 passengers
          Source: News.Az (AZERTAC), 28 May 2025
          [Next question]
          [Points]
        user 7 taps > [Points]
        bot > Your points: 1 of 1
          [Next question]
        user 7 > /quiz stop
        bot closes > 5
        bot > The question is closed.

          Your points: 1 of 1
          [Next question]
    "#]],
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn where_no_polls_are_allowed_a_question_is_asked_in_words() {
    let fresh = Fresh::file();
    let bot = Bot::start(&fresh).await;
    bot.api.group(GROUP, "group");
    let description = "Bad Request: not enough rights to send polls to the chat";
    bot.api.fault(On::method("sendPoll"), Fault::Refused { code: 400, description });
    bot.say(GROUP, UserId(7), "/quiz@lachin_bot").await;
    let api = bot.stop().await;
    expect![[r#"
        <b>When was Lachin City Day first celebrated?</b>
        1. 27 September 2020
        2. 30 May 2023
        3. 26 August 2023
        4. 1 December 2025

        <tg-spoiler>Lachin City Day: 26 August 2023
        Source: TURKPA, 26 August 2023</tg-spoiler>"#]]
    .assert_eq(&api.sent_to(GROUP)[0].raw);
    assert_eq!(fresh.number("select count(*) from quiz_polls").await, 0);
}

async fn an_answer_that_is_faster_than_telegram_counts(fresh: Fresh) {
    let store = fresh.open().await;
    // There are some of these seconds until the bot tries no more.
    let bot = Bot::in_seconds_of(Duration::from_millis(400), &fresh).await;
    let alone = bot.api.private_chat(UserId(7), "en");
    let vote = |poll: &str| {
        format!(
            r#"{{"poll_answer": {{"poll_id": "{poll}", "option_ids": [2],
            "user": {{"id": 7, "is_bot": false, "first_name": "Anna"}}}}}}"#
        )
    };
    bot.api.update(&vote("early"));
    bot.api.all_updates_confirmed().await;
    store.open_poll(&poll("early", alone.0, 90), NOW).await.unwrap();
    // It ends what it began before it stops.
    bot.stop().await;
    assert_eq!(store.score(7, 7).await.unwrap(), Some(Score { right: 1, answers: 1 }));
}

async fn what_no_person_answered_is_left_alone(fresh: Fresh) {
    let bot = Bot::start(&fresh).await;
    let anna = UserId(7);
    let alone = bot.api.private_chat(anna, "en");
    let store = fresh.open().await;
    store.open_poll(&poll("a", alone.0, 90), NOW).await.unwrap();
    let channel = r#""voter_chat": {"id": -1000000000009, "type": "channel", "title": "x"}"#;
    let nobody = r#""user": null"#;
    let robot = r#""user": {"id": 9, "is_bot": true, "first_name": "Bot"}"#;
    for voter in [channel, nobody, robot] {
        bot.api.update(&format!(
            r#"{{"poll_answer": {{"poll_id": "a", "option_ids": [2], {voter}}}}}"#
        ));
    }
    let taken_back = r#"{"poll_answer": {"poll_id": "a", "option_ids": [],
        "user": {"id": 7, "is_bot": false, "first_name": "Anna"}}}"#;
    bot.api.update(taken_back);
    // Whoever asks next is answered: nothing of this ended the bot.
    bot.say(alone, anna, "/quiz score").await;
    bot.stop().await;
    assert_eq!(fresh.number("select count(*) from quiz_scores").await, 0);
}
