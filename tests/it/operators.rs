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
        expect![[r#"
            > /stats
            Requested(Figures)

            > /STATS@lachin_bot
            Requested(Figures)

            > /pause
            Requested(Broadcasts(Paused))

            > /resume
            Requested(Broadcasts(On))

            > /announce  Two

              lines & <b>

            Requested(Draft("Two\n\n  lines & <b>"))

        "#]],
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
    expect![[r#"
        Please write the message after the command, for example: /announce The bot now speaks Turkish. It may have several lines. I will show it to you before I send it.

        Please write the message after the command, for example: /announce The bot now speaks Turkish. It may have several lines. I will show it to you before I send it.

        This message is too long: at most 4096 characters fit. Please make it shorter.

        Zəhmət olmasa, mesajı əmrdən sonra yazın, məsələn: /announce Bot artıq türkcə də danışır. Mesaj bir neçə sətir ola bilər. Göndərməzdən əvvəl onu sizə göstərəcəyəm.

        Zəhmət olmasa, mesajı əmrdən sonra yazın, məsələn: /announce Bot artıq türkcə də danışır. Mesaj bir neçə sətir ola bilər. Göndərməzdən əvvəl onu sizə göstərəcəyəm.

        Bu mesaj çox uzundur: ən çoxu 4096 simvol ola bilər. Zəhmət olmasa, qısaldın.

        Пожалуйста, напишите сообщение после команды, например: /announce Бот теперь говорит по-турецки. Можно в несколько строк. Перед отправкой я его вам покажу.

        Пожалуйста, напишите сообщение после команды, например: /announce Бот теперь говорит по-турецки. Можно в несколько строк. Перед отправкой я его вам покажу.

        Это сообщение слишком длинное: помещается не больше 4096 символов. Пожалуйста, сократите его.

        Lütfen mesajı komuttan sonra yazın, örneğin: /announce Bot artık Türkçe de konuşuyor. Birkaç satır olabilir. Göndermeden önce size gösteririm.

        Lütfen mesajı komuttan sonra yazın, örneğin: /announce Bot artık Türkçe de konuşuyor. Birkaç satır olabilir. Göndermeden önce size gösteririm.

        Bu mesaj çok uzun: en çok 4096 karakter sığar. Lütfen kısaltın.

    "#]].assert_eq(&text);
    let longest = format!("/announce {}", "я".repeat(MESSAGE_UNITS));
    let operator = somebody("en", Role::Operator);
    let response = LACHIN.respond(&operator, Incoming::Text(&longest), None, TODAY);
    assert!(matches!(&response.effects[..], [Effect::Requested(Request::Draft(_))]));
}

#[test]
fn the_preview_shows_the_next_broadcast_in_each_language() {
    check(
        "az",
        &["/preview"],
        expect![[r#"
        > /preview
        Bütün ildönümlərinə abunə olanlara göndəriləcək mesaj (18 may 2026-cı il); hər kəs onu bu dillərdən birində alır:

        Capture of Lachin by Armenian forces
        34th anniversary

        On 18 May 1992, 34 years ago today: Armenian forces took the city of Lachin (in Armenian: Berdzor), and its Azerbaijani and Kurdish inhabitants lost their homes. Azerbaijan remembers it as the day of Lachin's occupation; Armenian sources speak of the liberation of Berdzor.

        Sources: Azerbaijani news text, 1 December 2025; qarabag.com; Western Armenia TV, 18 May 2020; mykarabakh.com, 2008
        [Stop these messages]

        Laçının erməni qüvvələri tərəfindən ələ keçirilməsi
        34-cü ildönümü

        18 may 1992-ci ildə, düz 34 il əvvəl: erməni qüvvələri Laçın şəhərini (ermənicə Berdzor) ələ keçirib, azərbaycanlı və kürd əhali yurdunu itirib. Azərbaycan bu günü Laçının işğalı günü kimi anır, erməni mənbələri isə Berdzorun azad edilməsindən danışır.

        Mənbələr: Azərbaycan xəbər mətni, 1 dekabr 2025-ci il; qarabag.com; Western Armenia TV, 18 may 2020-ci il; mykarabakh.com, 2008-ci il
        [Bu mesajları dayandırmaq]

        Взятие Лачина армянскими силами
        34-я годовщина

        18 мая 1992 года, ровно 34 года назад: армянские силы взяли город Лачин (по-армянски Бердзор); его азербайджанские и курдские жители лишились дома. Азербайджан вспоминает этот день как день оккупации Лачина, армянские источники говорят об освобождении Бердзора.

        Источники: Азербайджанское новостное сообщение, 1 декабря 2025 года; qarabag.com; Western Armenia TV, 18 мая 2020 года; mykarabakh.com, 2008 год
        [Больше не присылать]

        Laçın'ın Ermeni güçlerinin eline geçmesi
        34. yıl dönümü

        18 Mayıs 1992, bundan tam 34 yıl önce: Laçın şehri (Ermenice Berdzor) Ermeni güçlerinin eline geçti; Azerbaycanlı ve Kürt sakinleri yurdundan oldu. Azerbaycan bu günü Laçın'ın işgal günü olarak anar, Ermeni kaynakları ise Berdzor'un kurtuluşundan söz eder.

        Kaynaklar: Azerbaycan haber metni, 1 Aralık 2025; qarabag.com; Western Armenia TV, 18 Mayıs 2020; mykarabakh.com, 2008
        [Bu mesajları durdur]

    "#]],
    );
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
        LANGUAGES.into_iter().zip([expect![[r#"
            > /preview 2027-01-02
            Nothing is sent on 2 January 2027.

            > /preview 02-29
            Nothing is sent on 29 February 2028.

            > /preview yesterday
            Please write a day after the command, as in /preview 2027-05-18 or /preview 05-18. Without a day, I show the next one on which something is sent.

        "#]], expect![[r#"
            > /preview 2027-01-02
            Bu gün üçün göndəriləcək mesaj yoxdur: 2 yanvar 2027-ci il.

            > /preview 02-29
            Bu gün üçün göndəriləcək mesaj yoxdur: 29 fevral 2028-ci il.

            > /preview yesterday
            Zəhmət olmasa, əmrdən sonra günü yazın, məsələn: /preview 2027-05-18 və ya /preview 05-18. Gün yazılmasa, mesaj göndəriləcək növbəti günü göstərirəm.

        "#]], expect![[r#"
            > /preview 2027-01-02
            На этот день рассылки нет: 2 января 2027 года.

            > /preview 02-29
            На этот день рассылки нет: 29 февраля 2028 года.

            > /preview yesterday
            Пожалуйста, напишите после команды день, например: /preview 2027-05-18 или /preview 05-18. Без дня я покажу ближайшую рассылку.

        "#]], expect![[r#"
            > /preview 2027-01-02
            Bu gün için gönderim yok: 2 Ocak 2027.

            > /preview 02-29
            Bu gün için gönderim yok: 29 Şubat 2028.

            > /preview yesterday
            Lütfen komuttan sonra bir gün yazın, örneğin: /preview 2027-05-18 veya /preview 05-18. Gün yazmazsanız sıradaki gönderimi gösteririm.

        "#]]])
    {
        check(language, &["/preview 2027-01-02", "/preview 02-29", "/preview yesterday"], expected);
    }
}

#[test]
fn a_district_without_anniversaries_has_no_broadcast_to_show() {
    let tarnmoor = Conversation::new(District::read(&tarnmoor()).unwrap());
    let warden = somebody("de", Role::Operator);
    let response = tarnmoor.respond(&warden, Incoming::Text("/preview"), None, TODAY);
    expect![[r#"
        Kein Geläut am 1. März 2026.

    "#]]
    .assert_eq(&drawn(&response.replies));
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
    expect![[r#"
        As you run this bot, you can also use these here:

        • /stats — Numbers about the bot
        • /preview — A day's messages, as subscribers get them
        • /pause — Pause all broadcasts
        • /resume — Resume broadcasts
        • /announce — Write to all subscribers

        Botu siz idarə etdiyiniz üçün burada bu əmrlər də var:

        • /stats — Botun rəqəmləri
        • /preview — Bir günün mesajları, abunəçilərin gördüyü kimi
        • /pause — Bütün göndərişləri dayandırmaq
        • /resume — Göndərişləri davam etdirmək
        • /announce — Bütün abunəçilərə yazmaq

        Вы управляете ботом, поэтому здесь вам доступны ещё эти команды:

        • /stats — Бот в цифрах
        • /preview — Рассылка за день, какой её увидят подписчики
        • /pause — Приостановить все рассылки
        • /resume — Возобновить рассылки
        • /announce — Написать всем подписчикам

        Botu siz yönettiğiniz için burada şu komutlar da var:

        • /stats — Sayılarla bot
        • /preview — Bir günün mesajları, abonelerin gördüğü gibi
        • /pause — Tüm gönderimleri durdurmak
        • /resume — Gönderimleri sürdürmek
        • /announce — Tüm abonelere yazmak

    "#]]
    .assert_eq(&text);
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
    expect![[r#"
        The bot in numbers:

        • Private chats: 1300; groups: 21
        • Subscriptions: 1206; of these paused: 5
        • Broadcasts: on
        • Today's messages: sent 1200, waiting 3, uncertain 1, unreachable 2, not sent in time 0
        • Questions without an answer: 17
        • Facts: {facts}; sources: {sources}
        • Version {version}; database: SQLite

        Bot rəqəmlərlə:

        • Şəxsi çatlar: 1300; qruplar: 21
        • Abunəliklər: 1206; onlardan dayandırılıb: 5
        • Göndərişlər: davam edir
        • Bugünkü mesajlar: göndərilib 1200, gözləyir 3, naməlum 1, əlçatmaz 2, vaxtında göndərilməyib 0
        • Cavabsız suallar: 17
        • Faktlar: {facts}; mənbələr: {sources}
        • Versiya: {version}; verilənlər bazası: SQLite

        Бот в цифрах:

        • Личные чаты: 1300; группы: 21
        • Подписки: 1206; из них приостановлено: 5
        • Рассылки: включены
        • Сообщения за сегодня: отправлено 1200, ждут 3, неизвестно 1, недоступны 2, не отправлено вовремя 0
        • Вопросы без ответа: 17
        • Факты: {facts}; источники: {sources}
        • Версия: {version}; база данных: SQLite

        Sayılarla bot:

        • Özel sohbetler: 1300; gruplar: 21
        • Abonelikler: 1206; bunlardan duraklatılan: 5
        • Gönderimler: açık
        • Bugünün mesajları: gönderilen 1200, bekleyen 3, belirsiz 1, ulaşılamayan 2, zamanında gönderilemeyen 0
        • Cevapsız sorular: 17
        • Bilgiler: {facts}; kaynaklar: {sources}
        • Sürüm: {version}; veritabanı: SQLite

    "#]].assert_eq(&text);
    let paused = Figures { broadcasts: Broadcasts::Paused, ..figures };
    let operator = somebody("en", Role::Operator);
    let told = LACHIN.report(&operator, &Report::Figures(paused), TODAY);
    assert!(drawn(&told.replies).contains("Broadcasts: paused"));
}

#[test]
fn what_came_of_pausing_is_told_in_each_language() {
    check_report(
        &Report::Broadcasts(Broadcasts::Paused, 1),
        expect![[r#"
        Broadcasts are paused. Messages waiting: 1. To go on: /resume

        Göndərişlər dayandırıldı. Gözləyən mesajlar: 1. Davam etdirmək üçün: /resume

        Рассылки приостановлены. Ждут отправки: 1. Возобновить: /resume

        Gönderimler durduruldu. Bekleyen mesaj: 1. Sürdürmek için: /resume

    "#]],
    );
    check_report(
        &Report::Broadcasts(Broadcasts::On, 250),
        expect![[r#"
        Broadcasts are on. Messages waiting: 250.

        Göndərişlər davam edir. Gözləyən mesajlar: 250.

        Рассылки включены. Ждут отправки: 250.

        Gönderimler açık. Bekleyen mesaj: 250.

    "#]],
    );
}

#[test]
fn an_announcement_is_shown_before_it_is_sent() {
    let text = "One & <b>two</b>\n\n   three".to_owned();
    check_report(
        &Report::Drafted { id: number(12), text, chats: 21 },
        expect![[r#"
        One & <b>two</b>

           three
        [Stop these messages]

        This is how it will look. Shall I send it to 21 chats?
        [Send it]
        [Do not send it]

        One & <b>two</b>

           three
        [Bu mesajları dayandırmaq]

        Mesaj belə görünəcək. 21 çata göndərim?
        [Göndər]
        [Göndərmə]

        One & <b>two</b>

           three
        [Больше не присылать]

        Так оно будет выглядеть. Отправить его в 21 чат?
        [Отправить]
        [Не отправлять]

        One & <b>two</b>

           three
        [Bu mesajları durdur]

        Mesaj böyle görünecek. 21 sohbete göndereyim mi?
        [Gönder]
        [Gönderme]

    "#]],
    );
    let text = "To nobody".to_owned();
    check_report(
        &Report::Drafted { id: number(12), text, chats: 0 },
        expect![[r#"
        To nobody
        [Stop these messages]

        This is how it would look, but nobody is subscribed.

        To nobody
        [Bu mesajları dayandırmaq]

        Mesaj belə görünərdi, amma heç kim abunə deyil.

        To nobody
        [Больше не присылать]

        Так оно выглядело бы, но никто не подписан.

        To nobody
        [Bu mesajları durdur]

        Mesaj böyle görünürdü, ama kimse abone değil.

    "#]],
    );
}

#[test]
fn what_came_of_an_announcement_is_told_in_each_language() {
    check_report(
        &Report::Announced(1, Broadcasts::On),
        expect![[r#"
        On its way to 1 chat. You can follow it with /stats.

        Mesaj 1 çata göndərilir. Gedişinə /stats ilə baxa bilərsiniz.

        Сообщение отправляется в 1 чат. Следить за отправкой: /stats

        Mesaj 1 sohbete gönderiliyor. /stats ile izleyebilirsiniz.

    "#]],
    );
    check_report(
        &Report::Announced(1203, Broadcasts::Paused),
        expect![[r#"
        On its way to 1203 chats. You can follow it with /stats.

        Broadcasts are paused: it waits for /resume, for 24 hours at most.

        Mesaj 1203 çata göndərilir. Gedişinə /stats ilə baxa bilərsiniz.

        Göndərişlər dayandırılıb: mesaj /resume əmrini gözləyir, ən çoxu 24 saat.

        Сообщение отправляется в 1203 чата. Следить за отправкой: /stats

        Рассылки приостановлены: сообщение ждёт /resume, но не дольше 24 часов.

        Mesaj 1203 sohbete gönderiliyor. /stats ile izleyebilirsiniz.

        Gönderimler durdurulmuş durumda: mesaj /resume komutunu bekler, en çok 24 saat.

    "#]],
    );
    for (report, expected) in [
        (
            Report::AnnouncedAlready,
            expect![[r#"
            This message was already sent; it will not be sent twice.

            Bu mesaj artıq göndərilib; ikinci dəfə göndərilməyəcək.

            Это сообщение уже отправлено; второй раз оно не уйдёт.

            Bu mesaj zaten gönderildi; ikinci kez gönderilmez.

        "#]],
        ),
        (
            Report::Discarded,
            expect![[r#"
            Cancelled: nobody gets this message.

            Ləğv edildi: bu mesajı heç kim almayacaq.

            Отменено: это сообщение никто не получит.

            İptal edildi: bu mesajı kimse almayacak.

        "#]],
        ),
        (
            Report::Outdated,
            expect![[r#"
            This button is outdated. To send the message, please write it again: /announce

            Bu düymə köhnəlib. Mesajı göndərmək üçün onu yenidən yazın: /announce

            Эта кнопка устарела. Чтобы отправить сообщение, напишите его снова: /announce

            Bu düğme artık geçerli değil. Göndermek için mesajı yeniden yazın: /announce

        "#]],
        ),
        (
            Report::Failed,
            expect![[r#"
            Something went wrong on my side. Please ask again.

            Məndə xəta baş verdi. Zəhmət olmasa, sualınızı yenidən yazın.

            У меня произошла ошибка. Пожалуйста, задайте вопрос ещё раз.

            Bir hata oluştu. Lütfen sorunuzu yeniden yazın.

        "#]],
        ),
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
