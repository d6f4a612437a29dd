//! The calendar file: what other calendars read in it.

use std::fmt::Write;

use assert_cmd::Command;
use expect_test::expect;
use icalendar::{Calendar, Component as _};

fn file(args: &[&str]) -> String {
    let mut program = Command::cargo_bin("lachin-bot").unwrap();
    program.env_clear().current_dir(std::env::temp_dir());
    let done = program.args(["calendar", "--ics", "--today", "2026-03-01"]).args(args).output();
    String::from_utf8(done.unwrap().stdout).unwrap()
}

#[test]
fn the_file_begins_like_this() {
    let lines: Vec<String> = file(&[]).split("\r\n").take(24).map(str::to_owned).collect();
    expect![[r#"
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//lachin-bot//anniversaries//EN
        CALSCALE:GREGORIAN
        NAME:Lachin district: anniversaries
        X-WR-CALNAME:Lachin district: anniversaries
        BEGIN:VEVENT
        DESCRIPTION:On 16 August 2021: the foundation of Lachin International Airpo
         rt was laid near the village of Gorchu. Sources differ on whether buildin
         g began in that same month or a few months earlier.\n\nSources: Trend <htt
         ps://en.trend.az/azerbaijan/society/4050068.html>\, 28 May 2025\; AzerNew
         s <https://www.azernews.az/nation/242312.html>\, 26 May 2025\; Vestnik Kav
         kaza <https://en.vestikavkaza.ru/material/175497>\, 26 May 2025
        DTSTAMP:20260301T000000Z
        DTSTART;VALUE=DATE:20210816
        RRULE:FREQ=YEARLY
        SUMMARY:Foundation of Lachin International Airport laid (2021)
        TRANSP:TRANSPARENT
        UID:airport-foundation@lachin-bot
        END:VEVENT
        BEGIN:VEVENT
        DESCRIPTION:On 28 May 2025: Lachin International Airport was opened by the 
         presidents of Azerbaijan and Türkiye\, Ilham Aliyev and Recep Tayyip Erdo
         ğan. The second summit of Azerbaijan\, Türkiye and Pakistan was held in "#]]
    .assert_eq(&lines.join("\n"));
}

#[test]
fn another_program_reads_every_day_of_it() {
    let read: Calendar = file(&[]).parse().unwrap();
    let mut text = format!("{}\n", read.get_name().unwrap());
    for event in read.events() {
        let property = |key| event.property_value(key).unwrap();
        let (uid, start, rule) = (event.get_uid().unwrap(), property("DTSTART"), property("RRULE"));
        writeln!(text, "{uid} {start} {rule} {}", event.get_summary().unwrap()).unwrap();
    }
    expect![[r#"
        Lachin district: anniversaries
        airport-foundation@lachin-bot 20210816 FREQ=YEARLY Foundation of Lachin International Airport laid (2021)
        airport-opening@lachin-bot 20250528 FREQ=YEARLY Opening of Lachin International Airport (2025)
        checkpoint@lachin-bot 20230423 FREQ=YEARLY Checkpoint at the Hakari bridge (2023)
        cis-capital-choice@lachin-bot 20241008 FREQ=YEARLY Lachin chosen as CIS Cultural Capital (2024)
        cis-capital-closing@lachin-bot 20251130 FREQ=YEARLY Close of Lachin's year as CIS Cultural Capital (2025)
        cis-capital-opening@lachin-bot 20250603 FREQ=YEARLY Opening of Lachin's year as CIS Cultural Capital (2025)
        city-capture@lachin-bot 19920518 FREQ=YEARLY Capture of Lachin by Armenian forces (1992)
        city-day@lachin-bot 20220826 FREQ=YEARLY City of Lachin under Azerbaijani control; City Day (2022)
        city-day-order@lachin-bot 20230731 FREQ=YEARLY Order on Lachin City Day signed (2023)
        corridor-blocked@lachin-bot 20221212 FREQ=YEARLY Traffic on the Lachin corridor blocked (2022)
        corridor-new-route@lachin-bot 20220830 FREQ=YEARLY New route of the Lachin corridor (2022)
        district-founding@lachin-bot 19300808 FREQ=YEARLY Founding of the Lachin district (1930)
        district-handover@lachin-bot 20201201 FREQ=YEARLY Handover of the Lachin district (2020)
        east-zangezur@lachin-bot 20210707 FREQ=YEARLY East Zangezur economic region created (2021)
        first-return@lachin-bot 20230528 FREQ=YEARLY First families back in the city of Lachin (2023)
        garagol-reserve@lachin-bot 19871017 FREQ=YEARLY Garagol State Nature Reserve created (1987)
        hydropower-plants@lachin-bot 20250527 FREQ=YEARLY Two hydropower plants opened, cable car begun (2025)
        icj-order@lachin-bot 20230222 FREQ=YEARLY International Court of Justice order on the corridor (2023)
        independence-day@lachin-bot 19180528 FREQ=YEARLY Independence Day of Azerbaijan (1918)
        kashatagh@lachin-bot 19931202 FREQ=YEARLY De facto Kashatagh district created (1993)
        kurdish-republic@lachin-bot 19920520 FREQ=YEARLY Kurdish Republic of Lachin proclaimed (1992)
        kurdistan-uezd@lachin-bot 19230707 FREQ=YEARLY Kurdistan Uezd (“Red Kurdistan”) established (1923)
        peacekeepers-left@lachin-bot 20240612 FREQ=YEARLY Withdrawal of the Russian peacekeepers complete (2024)
        shusha-victory-day@lachin-bot 20201108 FREQ=YEARLY Capture of Shusha; Victory Day in Azerbaijan (2020)
        three-villages@lachin-bot 20201109 FREQ=YEARLY Villages of Gulabird, Safiyan and Turklar (2020)
        trilateral-statement@lachin-bot 20201110 FREQ=YEARLY Trilateral statement and ceasefire (2020)
        visitor-permits@lachin-bot 20250723 FREQ=YEARLY Permits for foreign visitors introduced (2025)
        war-start@lachin-bot 20200927 FREQ=YEARLY Start of the Second Karabakh War (2020)
        zabukh-return@lachin-bot 20230825 FREQ=YEARLY First families move to Zabukh; two power plants open (2023)
    "#]].assert_eq(&text);
}

#[test]
fn a_day_is_described_in_each_language_with_its_sources() {
    for (language, id, expected) in [
        (
            "en",
            "district-handover",
            expect![[r#"
            On 1 December 2020: the Lachin district was handed over to Azerbaijan under the trilateral statement; the city of Lachin (in Armenian: Berdzor), Zabukh (Aghavno) and Sus followed later. Azerbaijan calls this liberation, while Armenian media speak of a loss.

            Sources: Azerbaijani news text, 1 December 2025; AFP via The Daily Asian Age <https://dailyasianage.com/news/248568/azerbaijan-army-enters-last-district-handed-over-by-armenia>, 1 December 2020; YJC <https://www.yjc.ir/en/news/49549/azerbaijani-forces-take-over-last-nagorno-karabakh-region-per-truce-deal>, 1 December 2020; AzerNews <https://www.azernews.az/nation/198529.html>, 26 August 2022; Daily Sabah <https://www.dailysabah.com/politics/diplomacy/azerbaijani-forces-have-returned-to-karabakh-city-lachin-aliyev>, 26 August 2022"#]],
        ),
        (
            "az",
            "city-day",
            expect![[r#"
            26 avqust 2022-ci ildə: Laçın şəhəri (ermənicə Berdzor), Zabux (Ağavno) və Sus kəndləri Azərbaycanın nəzarətinə keçib; Dağlıq Qarabağın de-fakto hakimiyyəti erməni sakinlərə oraları tərk etməyi tapşırmışdı. Azərbaycan bu günü Laçın Şəhəri Günü kimi qeyd edir.

            Mənbələr: AzerNews <https://www.azernews.az/nation/198529.html>, 26 avqust 2022-ci il; Daily Sabah <https://www.dailysabah.com/politics/diplomacy/azerbaijani-forces-have-returned-to-karabakh-city-lachin-aliyev>, 26 avqust 2022-ci il; TASS (hyetert.org vasitəsilə) <https://hyetert.org/2022/08/26/azerbaijans-president-announces-deployment-of-azeri-troops-in-karabakh/>, 26 avqust 2022-ci il; Azərbaycan xəbər mətni, 1 dekabr 2025-ci il; AFP (The Daily Asian Age vasitəsilə) <https://dailyasianage.com/news/248568/azerbaijan-army-enters-last-district-handed-over-by-armenia>, 1 dekabr 2020-ci il"#]],
        ),
        (
            "ru",
            "garagol-reserve",
            expect![[r#"
            17 октября или 17 ноября (1987). У горного озера Гарагёль (по-армянски Сев Лич), на границе Лачинского и Горисского районов, создан Гарагёльский государственный природный заповедник. День его основания источники называют разный.

            Источники: газета «Азербайджан» (через anl.az) <http://www.anl.az/down/meqale/azerbaycan/2021/mart/738016.htm>, март 2021 года; moderator.az <https://moderator.az/az/arasdirma/377067/>, 12 мая 2021 года; Азербайджанская Википедия <https://az.m.wikipedia.org/wiki/Qarag%C3%B6l_D%C3%B6vl%C9%99t_T%C9%99bi%C9%99t_Qoru%C4%9Fu>, до 2020 года; Report <https://report.az/ru/ekologiya/genplan-gubadlinskogo-zakaznika-soglasovan-s-sootvetstvuyushimi-organami>, 24 сентября 2025 года"#]],
        ),
        (
            "tr",
            "war-start",
            expect![[r#"
            27 Eylül 2020: İkinci Karabağ Savaşı başladı. Azerbaycan, bir Ermeni provokasyonunun ardından karşı taarruza geçtiğini, Ermenistan ise Azerbaycan'ın saldırdığını söyler. Azerbaycan'da bu gün, ölenlerin anıldığı Anma Günü'dür.

            Kaynaklar: Trend <https://en.trend.az/azerbaijan/politics/3803389.html>, 27 Eylül 2023; Azerbaycan haber metni, 1 Aralık 2025; AzerNews <https://www.azernews.az/nation/201971.html>, 8 Kasım 2022; AFP (The Daily Asian Age üzerinden) <https://dailyasianage.com/news/248568/azerbaijan-army-enters-last-district-handed-over-by-armenia>, 1 Aralık 2020"#]],
        ),
    ] {
        let read: Calendar = file(&["--lang", language]).parse().unwrap();
        let uid = format!("{id}@lachin-bot");
        let event = read.events().find(|it| it.get_uid() == Some(&uid)).unwrap();
        expected.assert_eq(event.get_description().unwrap());
    }
}

#[test]
fn the_file_keeps_to_the_rules_of_its_format() {
    for language in ["en", "az", "ru", "tr"] {
        let file = file(&["--lang", language]);
        assert!(file.ends_with("END:VCALENDAR\r\n"));
        assert_eq!(
            file,
            file.replace("\r\n", "\n").replace('\n', "\r\n"),
            "every line ends with CRLF"
        );
        // 75 octets, and the blank that goes on with a line.
        assert!(file.split("\r\n").all(|it| it.len() <= 76), "{language}");
        let count = |word| file.matches(word).count();
        assert_eq!(count("BEGIN:VEVENT"), count("END:VEVENT"));
        assert_eq!(count("UID:"), count("BEGIN:VEVENT"));
    }
}
