//! /subscribe, /unsubscribe, /today and /calendar as both sides see them.

use std::fmt::Write;

use expect_test::{Expect, expect};
use jiff::civil::{Date, date};
use lachin_bot::answer::MESSAGE_UNITS;
use lachin_bot::chat::{Effect, Place, Profile, Sound, Standing, Subscription, Which};
use lachin_bot::conversation::{Conversation, Incoming};
use lachin_bot::knowledge::{District, Language};

use crate::conversation::{LACHIN, transcript_on};
use crate::second_district::tarnmoor;

const TODAY: Date = date(2026, 3, 1);

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

#[track_caller]
fn check_on(today: Date, language: &str, said: &[&str], expected: Expect) {
    expected.assert_eq(&transcript_on(today, somebody(language), said));
}

/// What each line subscribes somebody new to.
#[track_caller]
fn check_typed(lines: &[&str], expected: Expect) {
    let mut text = String::new();
    for line in lines {
        let response = LACHIN.respond(
            &somebody("en"),
            Incoming::Text(&format!("/subscribe {line}")),
            None,
            TODAY,
        );
        let plain = response.replies[0].document.to_plain();
        let unread =
            if plain.starts_with("I did not understand") { ", and something unread" } else { "" };
        let set = match response.effects.as_slice() {
            [Effect::Subscribed(it)] => {
                format!("{:?} {:02} {} {:?}", it.which, it.hour, it.zone, it.sound)
            }
            other => format!("{other:?}"),
        };
        writeln!(text, "{line}: {set}{unread}").unwrap();
    }
    expected.assert_eq(&text);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a transcript")]
fn the_bare_command_subscribes_and_buttons_refine() {
    check(
        "en",
        &[
            "/subscribe",
            "[Another hour]",
            "[20:00]",
            "[Another time zone]",
            "[Istanbul]",
            "[All anniversaries]",
            "[Without sound]",
            "/subscribe",
            "[Stop these messages]",
            "/unsubscribe",
            "[Subscribe to anniversaries]",
        ],
        expect![[r#"
            > /subscribe
            Done! I will write here on anniversaries.

            • On the main anniversaries
            • At 09:00, Baku time
            • With sound

            Next: 18 May 2026 — Capture of Lachin by Armenian forces

            Change this with the buttons or by typing, for example: /subscribe 20:00 Istanbul. To stop: /unsubscribe
            [Another hour]
            [Another time zone]
            [All anniversaries]
            [Without sound]
            [Stop these messages]

            > [Another hour]
            At what hour should I write? You can also type it: /subscribe 21
            [07:00]
            [08:00]
            [09:00]
            [10:00]
            [12:00]
            [15:00]
            [18:00]
            [20:00]
            [22:00]
            [« Back]

            > [20:00]
            Settings

            Language: English

            I write here on anniversaries:

            • On the main anniversaries
            • At 20:00, Baku time
            • With sound

            Next: 18 May 2026 — Capture of Lachin by Armenian forces
            [Another language]
            [Another hour]
            [Another time zone]
            [All anniversaries]
            [Without sound]
            [Stop these messages]
            [Points in the quiz]

            > [Another time zone]
            By which city's clock should I write? You can also type another city: /subscribe Berlin
            [Baku]
            [Istanbul]
            [Moscow]
            [Berlin]
            [London]
            [New York]
            [« Back]

            > [Istanbul]
            Settings

            Language: English

            I write here on anniversaries:

            • On the main anniversaries
            • At 20:00, Istanbul time
            • With sound

            Next: 18 May 2026 — Capture of Lachin by Armenian forces
            [Another language]
            [Another hour]
            [Another time zone]
            [All anniversaries]
            [Without sound]
            [Stop these messages]
            [Points in the quiz]

            > [All anniversaries]
            Settings

            Language: English

            I write here on anniversaries:

            • On all anniversaries
            • At 20:00, Istanbul time
            • With sound

            Next: 18 May 2026 — Capture of Lachin by Armenian forces
            [Another language]
            [Another hour]
            [Another time zone]
            [Main anniversaries only]
            [Without sound]
            [Stop these messages]
            [Points in the quiz]

            > [Without sound]
            Settings

            Language: English

            I write here on anniversaries:

            • On all anniversaries
            • At 20:00, Istanbul time
            • Without sound

            Next: 18 May 2026 — Capture of Lachin by Armenian forces
            [Another language]
            [Another hour]
            [Another time zone]
            [Main anniversaries only]
            [With sound]
            [Stop these messages]
            [Points in the quiz]

            > /subscribe
            This chat is already subscribed to anniversaries.

            • On all anniversaries
            • At 20:00, Istanbul time
            • Without sound

            Next: 18 May 2026 — Capture of Lachin by Armenian forces

            Change this with the buttons or by typing, for example: /subscribe 20:00 Istanbul. To stop: /unsubscribe
            [Another hour]
            [Another time zone]
            [Main anniversaries only]
            [With sound]
            [Stop these messages]

            > [Stop these messages]
            Settings

            Language: English

            I don't write here on anniversaries.
            [Another language]
            [Subscribe to anniversaries]
            [Points in the quiz]

            > /unsubscribe
            This chat is not subscribed to anniversaries. To start: /subscribe
            [Subscribe to anniversaries]

            > [Subscribe to anniversaries]
            Settings

            Language: English

            I write here on anniversaries:

            • On the main anniversaries
            • At 09:00, Baku time
            • With sound

            Next: 18 May 2026 — Capture of Lachin by Armenian forces
            [Another language]
            [Another hour]
            [Another time zone]
            [All anniversaries]
            [Without sound]
            [Stop these messages]
            [Points in the quiz]

        "#]],
    );
}

#[test]
fn azerbaijani_is_spoken_throughout() {
    check(
        "az",
        &["/subscribe saat 8-də", "[Başqa saat]", "[Saat]", "/unsubscribe", "/unsubscribe"],
        expect![[r#"
            > /subscribe saat 8-də
            Hazırdır! İldönümlərində bura yazacağam.

            • Əsas ildönümlərində
            • Saat 08:00, Bakı vaxtı ilə
            • Səsli

            Növbəti: 18 may 2026-cı il — Laçının erməni qüvvələri tərəfindən ələ keçirilməsi

            Bunu düymələrlə və ya yazaraq dəyişə bilərsiniz, məsələn: /subscribe 20:00 İstanbul. Dayandırmaq üçün: /unsubscribe
            [Başqa saat]
            [Başqa saat qurşağı]
            [Bütün ildönümləri]
            [Səssiz]
            [Bu mesajları dayandırmaq]

            > [Başqa saat]
            Saat neçədə yazım? Saatı özünüz də yaza bilərsiniz: /subscribe 21
            [07:00]
            [08:00]
            [09:00]
            [10:00]
            [12:00]
            [15:00]
            [18:00]
            [20:00]
            [22:00]
            [« Geri]

            > [Saat]
            Bu düymə botun köhnə versiyasından qalıb. Zəhmət olmasa, yenidən başlayın: /start

            > /unsubscribe
            Hazırdır: ildönümlərində bura daha yazmayacağam. Yenidən başlamaq üçün: /subscribe
            [İldönümlərinə abunə olmaq]

            > /unsubscribe
            Bu çat ildönümlərinə abunə deyil. Abunə olmaq üçün: /subscribe
            [İldönümlərinə abunə olmaq]

        "#]],
    );
}

#[test]
fn russian_is_spoken_throughout() {
    check(
        "ru",
        &[
            "/subscribe Москва",
            "[Другой часовой пояс]",
            "[Берлин]",
            "[Больше не присылать]",
            "/unsubscribe",
        ],
        expect![[r#"
            > /subscribe Москва
            Готово! Я буду писать сюда в дни годовщин.

            • В дни главных годовщин
            • В 09:00, часовой пояс: Москва
            • Со звуком

            Ближайшая: 18 мая 2026 года — Взятие Лачина армянскими силами

            Изменить это можно кнопками или командой, например: /subscribe 20:00 Стамбул. Отключить: /unsubscribe
            [Другой час]
            [Другой часовой пояс]
            [Все годовщины]
            [Без звука]
            [Больше не присылать]

            > [Другой часовой пояс]
            По времени какого города писать? Другой город можно ввести: /subscribe Берлин
            [Баку]
            [Стамбул]
            [Москва]
            [Берлин]
            [Лондон]
            [Нью-Йорк]
            [« Назад]

            > [Берлин]
            Настройки

            Язык: Русский

            Я пишу сюда в дни годовщин:

            • В дни главных годовщин
            • В 09:00, часовой пояс: Берлин
            • Со звуком

            Ближайшая: 18 мая 2026 года — Взятие Лачина армянскими силами
            [Другой язык]
            [Другой час]
            [Другой часовой пояс]
            [Все годовщины]
            [Без звука]
            [Больше не присылать]
            [Очки в викторине]

            > [Больше не присылать]
            Настройки

            Язык: Русский

            Я не пишу сюда в дни годовщин.
            [Другой язык]
            [Подписаться на годовщины]
            [Очки в викторине]

            > /unsubscribe
            Этот чат не подписан на годовщины. Подписаться: /subscribe
            [Подписаться на годовщины]

        "#]],
    );
}

#[test]
fn turkish_is_spoken_throughout() {
    check(
        "tr",
        &["/subscribe", "[Başka saat]", "[18:00]", "/subscribe blah", "/unsubscribe"],
        expect![[r#"
            > /subscribe
            Tamam! Yıl dönümlerinde buraya yazacağım.

            • Başlıca yıl dönümlerinde
            • Saat 09:00, Bakü saatiyle
            • Sesli

            Sıradaki: 18 Mayıs 2026 — Laçın'ın Ermeni güçlerinin eline geçmesi

            Bunu düğmelerle veya yazarak değiştirebilirsiniz, örneğin: /subscribe 20:00 İstanbul. Durdurmak için: /unsubscribe
            [Başka saat]
            [Başka saat dilimi]
            [Bütün yıl dönümleri]
            [Sessiz]
            [Bu mesajları durdur]

            > [Başka saat]
            Saat kaçta yazayım? Saati kendiniz de yazabilirsiniz: /subscribe 21
            [07:00]
            [08:00]
            [09:00]
            [10:00]
            [12:00]
            [15:00]
            [18:00]
            [20:00]
            [22:00]
            [« Geri]

            > [18:00]
            Ayarlar

            Dil: Türkçe

            Yıl dönümlerinde buraya yazıyorum:

            • Başlıca yıl dönümlerinde
            • Saat 18:00, Bakü saatiyle
            • Sesli

            Sıradaki: 18 Mayıs 2026 — Laçın'ın Ermeni güçlerinin eline geçmesi
            [Başka dil]
            [Başka saat]
            [Başka saat dilimi]
            [Bütün yıl dönümleri]
            [Sessiz]
            [Bu mesajları durdur]
            [Yarışma puanları]

            > /subscribe blah
            Komuttan sonra yazdıklarınızın hepsini anlayamadım.

            Bu sohbet yıl dönümlerine zaten abone.

            • Başlıca yıl dönümlerinde
            • Saat 18:00, Bakü saatiyle
            • Sesli

            Sıradaki: 18 Mayıs 2026 — Laçın'ın Ermeni güçlerinin eline geçmesi

            Bunu düğmelerle veya yazarak değiştirebilirsiniz, örneğin: /subscribe 20:00 İstanbul. Durdurmak için: /unsubscribe
            [Başka saat]
            [Başka saat dilimi]
            [Bütün yıl dönümleri]
            [Sessiz]
            [Bu mesajları durdur]

            > /unsubscribe
            Tamam: artık yıl dönümlerinde buraya yazmayacağım. Yeniden başlamak için: /subscribe
            [Yıl dönümlerine abone ol]

        "#]],
    );
}

#[test]
fn hours_zones_and_words_are_read_in_any_order_and_language() {
    check_typed(
        &[
            "Moscow",
            "Europe/Berlin",
            "europe/berlin 7",
            "8",
            "20:00",
            "20.30",
            "8pm",
            "8 pm",
            "12 am",
            "at 7 o'clock in the morning, please",
            "all",
            "all silent 22 new york",
            "Москва 8 вечера все без звука",
            "в 7 утра по Москве",
            "saat 20:00-da, Bakı vaxtı ilə, bütün ildönümləri",
            "akşam 8 Bakü saatiyle sessiz",
            "Londra",
            "Port-au-Prince",
            "buenos aires",
            "UTC+4",
            "UTC 9",
            "-5",
            "Asia/Kathmandu",
            "Алматы",
        ],
        expect![[r#"
            Moscow: Main 09 Europe/Moscow Aloud
            Europe/Berlin: Main 09 Europe/Berlin Aloud
            europe/berlin 7: Main 07 Europe/Berlin Aloud
            8: Main 08 Asia/Baku Aloud
            20:00: Main 20 Asia/Baku Aloud
            20.30: Main 20 Asia/Baku Aloud
            8pm: Main 20 Asia/Baku Aloud
            8 pm: Main 20 Asia/Baku Aloud
            12 am: Main 00 Asia/Baku Aloud
            at 7 o'clock in the morning, please: Main 07 Asia/Baku Aloud
            all: All 09 Asia/Baku Aloud
            all silent 22 new york: All 22 America/New_York Silent
            Москва 8 вечера все без звука: All 20 Europe/Moscow Silent
            в 7 утра по Москве: Main 07 Europe/Moscow Aloud
            saat 20:00-da, Bakı vaxtı ilə, bütün ildönümləri: All 20 Asia/Baku Aloud
            akşam 8 Bakü saatiyle sessiz: Main 20 Asia/Baku Silent
            Londra: Main 09 Europe/London Aloud
            Port-au-Prince: Main 09 America/Port-au-Prince Aloud
            buenos aires: Main 09 America/Buenos_Aires Aloud
            UTC+4: Main 09 Etc/GMT-4 Aloud
            UTC 9: Main 09 UTC Aloud
            -5: Main 09 Etc/GMT+5 Aloud
            Asia/Kathmandu: Main 09 Asia/Kathmandu Aloud
            Алматы: Main 09 Asia/Almaty Aloud
        "#]],
    );
}

#[test]
fn what_cannot_be_read_is_said_and_what_holds_is_shown() {
    check_typed(
        &[
            "Moskow 8",
            "25",
            "8:75",
            "UTC+25",
            "Factory",
            "../../etc/passwd",
            "localtime",
            "🎉",
            "- 9 -",
        ],
        expect![[r#"
            Moskow 8: Main 08 Asia/Baku Aloud, and something unread
            25: Main 09 Asia/Baku Aloud, and something unread
            8:75: Main 09 Asia/Baku Aloud, and something unread
            UTC+25: Main 09 Asia/Baku Aloud, and something unread
            Factory: Main 09 Asia/Baku Aloud, and something unread
            ../../etc/passwd: Main 09 Asia/Baku Aloud, and something unread
            localtime: Main 09 Asia/Baku Aloud, and something unread
            🎉: Main 09 Asia/Baku Aloud
            - 9 -: Main 09 Asia/Baku Aloud
        "#]],
    );
    check_typed(
        &["off", "stop", "dayandır", "отключить", "durdur"],
        expect![[r#"
            off: [Unsubscribed]
            stop: [Unsubscribed]
            dayandır: [Unsubscribed]
            отключить: [Unsubscribed]
            durdur: [Unsubscribed]
        "#]],
    );
}

#[test]
fn in_a_group_only_managers_change_it() {
    let said = ["/subscribe", "/unsubscribe", "[1:hour:8]", "[1:wish:off]", "[1:wish:hours]"];
    expect![[r#"
        > /subscribe
        Only the group's admins can do this. For yourself, write to me in a private chat.

        > /unsubscribe
        Only the group's admins can do this. For yourself, write to me in a private chat.

        > [1:hour:8]
        Only the group's admins can do this. For yourself, write to me in a private chat.

        > [1:wish:off]
        Only the group's admins can do this. For yourself, write to me in a private chat.

        > [1:wish:hours]
        Only the group's admins can do this. For yourself, write to me in a private chat.

    "#]]
    .assert_eq(&transcript_on(TODAY, in_group(Standing::Member), &said));
    let said = ["/subscribe@lachin_bot 8", "[Stop these messages]"];
    expect![[r#"
        > /subscribe@lachin_bot 8
        Done! I will write here on anniversaries.

        • On the main anniversaries
        • At 08:00, Baku time
        • With sound

        Next: 18 May 2026 — Capture of Lachin by Armenian forces

        Change this with the buttons or by typing, for example: /subscribe 20:00 Istanbul. To stop: /unsubscribe
        [Another hour]
        [Another time zone]
        [All anniversaries]
        [Without sound]
        [Stop these messages]

        > [Stop these messages]
        Settings

        Language: English

        I don't write here on anniversaries.
        [Another language]
        [Subscribe to anniversaries]
        [Points in the quiz]

    "#]].assert_eq(&transcript_on(TODAY, in_group(Standing::Manager), &said));
}

#[test]
fn it_goes_to_the_topic_where_it_was_asked_for() {
    let mut profile = Profile { thread: Some(7), ..in_group(Standing::Manager) };
    let mut say = |thread: i32, incoming: Incoming<'_>| {
        profile.thread = Some(thread);
        let response = LACHIN.respond(&profile, incoming, None, TODAY);
        response.effects.iter().for_each(|it| profile.apply(it));
        (profile.subscription.as_ref().and_then(|it| it.thread), response.effects.len())
    };
    assert_eq!(say(7, Incoming::Text("/subscribe")), (Some(7), 1));
    assert_eq!(say(9, Incoming::Button("1:hour:8")), (Some(7), 1));
    assert_eq!(say(9, Incoming::Text("/subscribe")), (Some(9), 1));
    assert_eq!(say(9, Incoming::Text("/subscribe")), (Some(9), 0));
}

#[test]
fn whoever_wants_silence_gets_it_whatever_is_known() {
    let response = LACHIN.respond(&somebody("en"), Incoming::Button("1:wish:off"), None, TODAY);
    assert_eq!(response.effects, [Effect::Unsubscribed]);
}

#[test]
fn a_subscription_is_told_whole() {
    let response = LACHIN.respond(&somebody("en"), Incoming::Text("/subscribe"), None, TODAY);
    let usual = Subscription {
        which: Which::Main,
        hour: 9,
        zone: "Asia/Baku".to_owned(),
        sound: Sound::Aloud,
        thread: None,
    };
    assert_eq!(response.effects, [Effect::Subscribed(usual)]);
}

#[test]
fn a_button_with_a_zone_that_is_none_changes_nothing() {
    check(
        "en",
        &["[1:zone:Mars/Olympus]", "[1:zone:posixrules]", "[1:hour:24]"],
        expect![[r#"
        > [1:zone:Mars/Olympus]
        This button is from an older version of the bot. Please start again: /start

        > [1:zone:posixrules]
        This button is from an older version of the bot. Please start again: /start

        > [1:hour:24]
        This button is from an older version of the bot. Please start again: /start

    "#]],
    );
}

#[test]
fn a_face_asks_for_the_standing_only_where_it_matters() {
    let needs = |it| Conversation::needs_standing(&it, Some("lachin_bot"));
    for incoming in [
        Incoming::Text("/subscribe"),
        Incoming::Text("/SUBSCRIBE@Lachin_Bot 8"),
        Incoming::Text("/unsubscribe"),
        Incoming::Button("1:wish:off"),
        Incoming::Button("1:hour:8"),
        Incoming::Button("1:zone:Asia/Baku"),
    ] {
        assert!(needs(incoming), "{incoming:?}");
    }
    for incoming in [
        Incoming::Text("/subscribe@other_bot"),
        Incoming::Text("/today"),
        Incoming::Text("/calendar 2027"),
        Incoming::Text("subscribe"),
        Incoming::Button("1:fact:area"),
        Incoming::Button("1:year:2027"),
        Incoming::Button("1:wish:"),
        Incoming::Wordless,
        Incoming::Flood,
        Incoming::Failed,
    ] {
        assert!(!needs(incoming), "{incoming:?}");
    }
}

#[test]
fn today_tells_what_is_remembered_also_what_is_only_listed() {
    check_on(
        date(2026, 8, 26),
        "en",
        &["/today"],
        expect![[r#"
        > /today
        City of Lachin under Azerbaijani control; City Day
        4th anniversary

        On 26 August 2022, 4 years ago today: the city of Lachin (in Armenian: Berdzor) and the villages of Zabukh (Aghavno) and Sus came under Azerbaijani control; the de facto authorities of Nagorno-Karabakh had told the Armenian residents to leave. Azerbaijan marks the day as Lachin City Day.

        Sources: AzerNews, 26 August 2022; Daily Sabah, 26 August 2022; TASS via hyetert.org, 26 August 2022; Azerbaijani news text, 1 December 2025; AFP via The Daily Asian Age, 1 December 2020

    "#]],
    );
    check_on(
        date(2026, 12, 12),
        "az",
        &["/today"],
        expect![[r#"
        > /today
        Laçın dəhlizində hərəkətin bağlanması
        4-cü ildönümü

        12 dekabr 2022-ci ildə, düz 4 il əvvəl: Laçın dəhlizində hərəkət bağlanıb. Ermənistan bu günü Azərbaycanın təşkil etdiyi blokadanın başlanğıcı kimi anır; Azərbaycan isə ekofəalların etirazından danışıb və blokadanı inkar edib.

        Mənbələr: Azatutyun (Azadlıq Radiosunun erməni xidməti), 24 fevral 2023-cü il; Sputnik (UrduPoint vasitəsilə), 23 fevral 2023-cü il; Artsakhpress (Armenpress), 7 iyul 2023-cü il; Wikimili (ingiliscə Vikipediyanın surəti), 2024-cü il

    "#]],
    );
    check_on(
        date(2026, 10, 17),
        "ru",
        &["/today"],
        expect![[r#"
        > /today
        Создание Гарагёльского природного заповедника
        39-я годовщина

        У горного озера Гарагёль (по-армянски Сев Лич), на границе Лачинского и Горисского районов, создан Гарагёльский государственный природный заповедник. День его основания источники называют разный.

        Источники: газета «Азербайджан» (через anl.az), март 2021 года; moderator.az, 12 мая 2021 года; Азербайджанская Википедия, до 2020 года; Report, 24 сентября 2025 года

    "#]],
    );
    check_on(
        date(2026, 7, 7),
        "tr",
        &["/today"],
        expect![[r#"
        > /today
        Kürdistan Uyezdi'nin (“Kızıl Kürdistan”) kuruluşu
        103. yıl dönümü

        7 Temmuz 1923, bundan tam 103 yıl önce: Sovyet Azerbaycanı'nda, merkezi Laçın olan ve “Kızıl Kürdistan” diye bilinen Kürdistan Uyezdi kuruldu. Özerk olup olmadığı bugün de tartışılıyor.

        Kaynaklar: Hubbry (İngilizce Vikipedi kopyası); İngilizce Vikipedi (eski kopya), 2008 civarı; Lehçe Vikipedi

        Doğu Zengezur ekonomik bölgesinin kurulması
        5. yıl dönümü

        7 Temmuz 2021, bundan tam 5 yıl önce: Azerbaycan Cumhurbaşkanı'nın kararnamesiyle Laçın'ı da içine alan Doğu Zengezur ekonomik bölgesi kuruldu. Bir Ermeni analist bu adda Sünik'e yönelik bir hak iddiası gördü, Azerbaycan ise adı eski Zengezur Uyezdi'yle açıklıyor.

        Kaynaklar: GRATA International, Temmuz 2021; AzerNews, 7 Temmuz 2021; JAMnews, 7 Temmuz 2021; Detailedpedia (İngilizce Vikipedi kopyası), 2013

    "#]],
    );
}

#[test]
fn where_nothing_is_remembered_the_next_day_is_named() {
    check_on(
        date(2026, 3, 1),
        "en",
        &["/today"],
        expect![[r#"
        > /today
        Nothing is on the calendar for today.

        The next date is 23 April 2026, in 53 days: Checkpoint at the Hakari bridge

    "#]],
    );
    check_on(
        date(2026, 3, 1),
        "az",
        &["/today"],
        expect![[r#"
        > /today
        Təqvimdə bu gün üçün heç nə yoxdur.

        Növbəti tarix: 23 aprel 2026-cı il (53 gün sonra) — Həkəri körpüsündə buraxılış məntəqəsi

    "#]],
    );
    check_on(
        date(2026, 12, 13),
        "ru",
        &["/today"],
        expect![[r#"
        > /today
        На сегодня в календаре ничего нет.

        Ближайшая дата — 22 февраля 2027 года, через 71 день: Решение Международного суда ООН о коридоре

    "#]],
    );
    check_on(
        date(2026, 8, 25).tomorrow().unwrap().tomorrow().unwrap(),
        "tr",
        &["/today"],
        expect![[r#"
            > /today
            Takvimde bugün için bir şey yok.

            Sıradaki tarih: 30 Ağustos 2026 (3 gün sonra) — Laçın Koridoru'nun yeni güzergâhı

        "#]],
    );
    check_on(
        date(2026, 5, 17),
        "en",
        &["/today"],
        expect![[r#"
            > /today
            Nothing is on the calendar for today.

            The next date is 18 May 2026, tomorrow: Capture of Lachin by Armenian forces

        "#]],
    );
}

#[test]
fn the_calendar_tells_the_next_ones() {
    check_on(
        date(2026, 11, 1),
        "en",
        &["/calendar", "/subscribe", "/calendar"],
        expect![[r#"
        > /calendar
        The next anniversaries:

        • 8 November 2026 — Capture of Shusha; Victory Day in Azerbaijan (6th anniversary)
        • 9 November 2026 — Villages of Gulabird, Safiyan and Turklar (6th anniversary)
        • 10 November 2026 — Trilateral statement and ceasefire (6th anniversary)
        • 17 November 2026 — Garagol State Nature Reserve created (39th anniversary)
        • 30 November 2026 — Close of Lachin's year as CIS Cultural Capital (1st anniversary)

        To get a message on the day: /subscribe
        [All of 2026]

        > /subscribe
        Done! I will write here on anniversaries.

        • On the main anniversaries
        • At 09:00, Baku time
        • With sound

        Next: 8 November 2026 — Capture of Shusha; Victory Day in Azerbaijan

        Change this with the buttons or by typing, for example: /subscribe 20:00 Istanbul. To stop: /unsubscribe
        [Another hour]
        [Another time zone]
        [All anniversaries]
        [Without sound]
        [Stop these messages]

        > /calendar
        The next anniversaries:

        • 8 November 2026 — Capture of Shusha; Victory Day in Azerbaijan (6th anniversary)
        • 9 November 2026 — Villages of Gulabird, Safiyan and Turklar (6th anniversary)
        • 10 November 2026 — Trilateral statement and ceasefire (6th anniversary)
        • 17 November 2026 — Garagol State Nature Reserve created (39th anniversary)
        • 30 November 2026 — Close of Lachin's year as CIS Cultural Capital (1st anniversary)
        [All of 2026]

    "#]],
    );
    check(
        "az",
        &["/calendar"],
        expect![[r#"
        > /calendar
        Qarşıdakı ildönümləri:

        • 23 aprel 2026-cı il — Həkəri körpüsündə buraxılış məntəqəsi (3-cü ildönümü)
        • 18 may 2026-cı il — Laçının erməni qüvvələri tərəfindən ələ keçirilməsi (34-cü ildönümü)
        • 20 may 2026-cı il — Laçın Kürd Respublikasının elan edilməsi (34-cü ildönümü)
        • 27 may 2026-cı il — İki su elektrik stansiyasının açılışı, kanat yolunun təməli (1-ci ildönümü)
        • 28 may 2026-cı il — Azərbaycanda Müstəqillik Günü (108-ci ildönümü)

        Həmin gün mesaj almaq üçün: /subscribe
        [Bütün il: 2026]

    "#]],
    );
    check(
        "ru",
        &["/calendar"],
        expect![[r#"
        > /calendar
        Ближайшие годовщины:

        • 23 апреля 2026 года — Пропускной пункт у моста через Хакари (3-я годовщина)
        • 18 мая 2026 года — Взятие Лачина армянскими силами (34-я годовщина)
        • 20 мая 2026 года — Провозглашение Лачинской курдской республики (34-я годовщина)
        • 27 мая 2026 года — Две новые ГЭС и закладка канатной дороги (1-я годовщина)
        • 28 мая 2026 года — День независимости Азербайджана (108-я годовщина)

        Получать сообщение в такой день: /subscribe
        [Весь 2026 год]

    "#]],
    );
    check(
        "tr",
        &["/calendar"],
        expect![[r#"
        > /calendar
        Yaklaşan yıl dönümleri:

        • 23 Nisan 2026 — Hekeri köprüsündeki kontrol noktası (3. yıl dönümü)
        • 18 Mayıs 2026 — Laçın'ın Ermeni güçlerinin eline geçmesi (34. yıl dönümü)
        • 20 Mayıs 2026 — Laçın Kürt Cumhuriyeti'nin ilanı (34. yıl dönümü)
        • 27 Mayıs 2026 — İki hidroelektrik santrali ve teleferiğin temeli (1. yıl dönümü)
        • 28 Mayıs 2026 — Azerbaycan'da Bağımsızlık Günü (108. yıl dönümü)

        O gün mesaj almak için: /subscribe
        [2026 yılının tamamı]

    "#]],
    );
}

#[test]
fn the_calendar_tells_a_year() {
    check(
        "en",
        &["/calendar 2027", "/calendar 1900", "[1:year:1993]"],
        expect![[r#"
        > /calendar 2027
        Anniversaries in 2027:

        • 22 February — International Court of Justice order on the corridor (4th anniversary)
        • 23 April — Checkpoint at the Hakari bridge (4th anniversary)
        • 18 May — Capture of Lachin by Armenian forces (35th anniversary)
        • 20 May — Kurdish Republic of Lachin proclaimed (35th anniversary)
        • 27 May — Two hydropower plants opened, cable car begun (2nd anniversary)
        • 28 May — Independence Day of Azerbaijan (109th anniversary)
        • 28 May — First families back in the city of Lachin (4th anniversary)
        • 28 May — Opening of Lachin International Airport (2nd anniversary)
        • 3 June — Opening of Lachin's year as CIS Cultural Capital (2nd anniversary)
        • 12 June — Withdrawal of the Russian peacekeepers complete (3rd anniversary)
        • 7 July — Kurdistan Uezd (“Red Kurdistan”) established (104th anniversary)
        • 7 July — East Zangezur economic region created (6th anniversary)
        • 23 July — Permits for foreign visitors introduced (2nd anniversary)
        • 31 July — Order on Lachin City Day signed (4th anniversary)
        • 8 August — Founding of the Lachin district (97th anniversary)
        • 16 August — Foundation of Lachin International Airport laid (6th anniversary)
        • 25 August — First families move to Zabukh; two power plants open (4th anniversary)
        • 26 August — City of Lachin under Azerbaijani control; City Day (5th anniversary)
        • 30 August — New route of the Lachin corridor (5th anniversary)
        • 27 September — Start of the Second Karabakh War (7th anniversary)
        • 8 October — Lachin chosen as CIS Cultural Capital (3rd anniversary)
        • 17 October or 17 November — Garagol State Nature Reserve created (40th anniversary)
        • November 2027 — Lachin State Nature Sanctuary established (66th anniversary)
        • 8 November — Capture of Shusha; Victory Day in Azerbaijan (7th anniversary)
        • 9 November — Villages of Gulabird, Safiyan and Turklar (7th anniversary)
        • 10 November — Trilateral statement and ceasefire (7th anniversary)
        • 30 November — Close of Lachin's year as CIS Cultural Capital (2nd anniversary)
        • 1 December — Handover of the Lachin district (7th anniversary)
        • 2 December — De facto Kashatagh district created (34th anniversary)
        • 12 December — Traffic on the Lachin corridor blocked (5th anniversary)

        To get a message on the day: /subscribe

        > /calendar 1900
        The calendar has no anniversaries for 1900.

        > [1:year:1993]
        Anniversaries in 1993:

        • 18 May — Capture of Lachin by Armenian forces (1st anniversary)
        • 20 May — Kurdish Republic of Lachin proclaimed (1st anniversary)
        • 28 May — Independence Day of Azerbaijan (75th anniversary)
        • 7 July — Kurdistan Uezd (“Red Kurdistan”) established (70th anniversary)
        • 8 August — Founding of the Lachin district (63rd anniversary)
        • 17 October or 17 November — Garagol State Nature Reserve created (6th anniversary)
        • November 1993 — Lachin State Nature Sanctuary established (32nd anniversary)

        To get a message on the day: /subscribe

    "#]],
    );
    check(
        "ru",
        &["/calendar 1994"],
        expect![[r#"
        > /calendar 1994
        Годовщины 1994 года:

        • 18 мая — Взятие Лачина армянскими силами (2-я годовщина)
        • 20 мая — Провозглашение Лачинской курдской республики (2-я годовщина)
        • 28 мая — День независимости Азербайджана (76-я годовщина)
        • 7 июля — Образование Курдистанского уезда (71-я годовщина)
        • 8 августа — Образование Лачинского района (64-я годовщина)
        • 17 октября или 17 ноября — Создание Гарагёльского природного заповедника (7-я годовщина)
        • ноябрь 1994 года — Создание Лачинского природного заказника (33-я годовщина)
        • 2 декабря — Создание де-факто Кашатагского района (1-я годовщина)

        Получать сообщение в такой день: /subscribe

    "#]],
    );
    check(
        "az",
        &["/calendar 1900"],
        expect![[r#"
        > /calendar 1900
        Təqvimdə ildönümü yoxdur: 1900.

    "#]],
    );
    check(
        "tr",
        &["/calendar 1900"],
        expect![[r#"
        > /calendar 1900
        Takvimde 1900 yılı için yıl dönümü yok.

    "#]],
    );
}

#[test]
fn a_year_fits_into_one_message() {
    for &language in &LACHIN.district().languages {
        for year in [2026, 2100, 9999] {
            let profile = Profile { chosen: Some(language), ..Profile::new(Place::Private) };
            let asked = format!("/calendar {year}");
            let response = LACHIN.respond(&profile, Incoming::Text(&asked), None, TODAY);
            let text = response.replies[0].document.to_plain();
            assert!(text.encode_utf16().count() <= MESSAGE_UNITS, "{language} {year}");
        }
    }
}

#[test]
fn every_word_list_names_every_kind_and_only_zones_that_there_are() {
    use lachin_bot::knowledge::Phrase;
    for district in [LACHIN.district(), &District::read(&tarnmoor()).unwrap()] {
        for &language in &district.languages {
            let said = district.phrases.say(language, Phrase::WISH_WORDS, &[]);
            let kinds: Vec<&str> =
                said.split(';').map(|it| it.split_once(':').unwrap().0.trim()).collect();
            let all =
                ["all", "main", "silent", "aloud", "off", "morning", "evening", "passed-over"];
            assert_eq!(kinds, all, "{language}");
            let zones = district.phrases.say(language, Phrase::ZONES, &[]);
            for zone in zones.split(';').map(|it| it.split_once(':').unwrap().0.trim()) {
                assert!(jiff::tz::TimeZone::get(zone).is_ok(), "{language}: {zone}");
            }
        }
    }
}

#[test]
fn a_district_without_anniversaries_says_so() {
    let tarnmoor = Conversation::new(District::read(&tarnmoor()).unwrap());
    let mut text = String::new();
    for said in
        ["/today", "/calendar", "/calendar 2027", "/subscribe Берлин 8", "/subscribe um 8 Uhr"]
    {
        let response = tarnmoor.respond(&somebody("de"), Incoming::Text(said), None, TODAY);
        writeln!(text, "> {said}\n{}\n", response.replies[0].document.to_plain()).unwrap();
    }
    expect![[r#"
        > /today
        Ein gewöhnlicher Tag.

        > /calendar
        Keine Feste 2026.

        > /calendar 2027
        Keine Feste 2027.

        > /subscribe Берлин 8
        Ich werde läuten.

        • Zu den großen Festen
        • Um 08:00 (Berlin)
        • Laut

        Genug? /unsubscribe

        > /subscribe um 8 Uhr
        Ich werde läuten.

        • Zu den großen Festen
        • Um 08:00 (London)
        • Laut

        Genug? /unsubscribe

    "#]]
    .assert_eq(&text);
}
