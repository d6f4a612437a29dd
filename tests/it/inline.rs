//! The bot where it is only called: in other chats, in menus and links, in groups it comes to.

use std::fmt::Write as _;
use std::time::Duration;

use expect_test::{Expect, expect};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use lachin_bot::answer::reply::{Action, Block, Document, Reply, Span};
use lachin_bot::broadcast;
use lachin_bot::chat::{Place, Profile};
use lachin_bot::conversation::{Card, Choice, Conversation, Incoming, Offer, Response};
use lachin_bot::knowledge::{FactId, Language};
use lachin_bot::store::Store;
use lachin_bot::telegram::{self, Api, Now, Pace, Respond, RunError, Settings};
use teloxide::types::{ChatId, UserId};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::bot_api::{Action as Press, BotApi, Fault, Keyboard, On, Outcome, Rules, Strikes};
use crate::conversation::{LACHIN, transcript_on};
use crate::databases::{Fresh, on_both, quick_folder};

/// A second of the server and of the bot.
const SECOND: Duration = Duration::from_millis(20);

/// A day on which nothing is remembered.
const TODAY: Date = date(2026, 3, 1);

const SETTERS: [&str; 4] =
    ["setMyCommands", "setMyShortDescription", "setMyDescription", "setMyName"];

fn language(code: &str) -> Language {
    Language::parse(code).unwrap()
}

fn somebody(code: &str, place: Place) -> Profile {
    Profile { hint: Some(language(code)), ..Profile::new(place) }
}

/// What somebody whose Telegram speaks a language is offered on a day: titles and lines, and the
/// message of the first card.
#[track_caller]
fn check_on(day: Date, code: &str, typed: &str, expected: Expect) {
    let offer = LACHIN.offer_inline(&somebody(code, Place::Private), typed, day);
    let mut shown = offer.instead.map_or_else(String::new, |it| format!("[{it}]\n"));
    for card in &offer.cards {
        writeln!(shown, "{}\n  {}", card.title, card.snippet).unwrap();
    }
    if let Some(first) = offer.cards.first() {
        writeln!(shown, "---\n{}", first.document.to_plain()).unwrap();
    }
    expected.assert_eq(&shown);
}

#[track_caller]
fn check(code: &str, typed: &str, expected: Expect) {
    check_on(TODAY, code, typed, expected);
}

#[test]
fn a_question_in_any_chat_is_answered_in_its_own_language() {
    check(
        "en",
        "highest peak",
        expect![[r#"
        Highest point of Lachin
          The highest point of the Lachin district is the Gyzylbogaz peak (also spelt Gizilboghaz), 3,594 m above sea level.
        ---
        Highest point of Lachin

        The highest point of the Lachin district is the Gyzylbogaz peak (also spelt Gizilboghaz), 3,594 m above sea level.

        Information from 1 December 2025.

        Sources: Azerbaijani news text, 1 December 2025; Lachin District Executive Authority; GoMap.az
    "#]],
    );
    check(
        "en",
        "ən hündür zirvə",
        expect![[r#"
        Laçının ən yüksək nöqtəsi
          Laçın rayonunun ən yüksək nöqtəsi Qızılboğaz zirvəsidir; onun dəniz səviyyəsindən hündürlüyü 3.594 m-dir.
        ---
        Laçının ən yüksək nöqtəsi

        Laçın rayonunun ən yüksək nöqtəsi Qızılboğaz zirvəsidir; onun dəniz səviyyəsindən hündürlüyü 3.594 m-dir.

        Məlumatın tarixi: 1 dekabr 2025-ci il.

        Mənbələr: Azərbaycan xəbər mətni, 1 dekabr 2025-ci il; Laçın Rayon İcra Hakimiyyəti; GoMap.az
    "#]],
    );
    check(
        "az",
        "самая высокая вершина",
        expect![[r#"
        Высшая точка Лачинского района
          Высшая точка Лачинского района — вершина Гызылбогаз (встречается и написание Кызылбогаз), 3 594 м над уровнем моря.
        ---
        Высшая точка Лачинского района

        Высшая точка Лачинского района — вершина Гызылбогаз (встречается и написание Кызылбогаз), 3 594 м над уровнем моря.

        Дата сведений: 1 декабря 2025 года.

        Источники: Азербайджанское новостное сообщение, 1 декабря 2025 года; Исполнительная власть Лачинского района; GoMap.az
    "#]],
    );
    check(
        "ru",
        "en yüksek doruk",
        expect![[r#"
        Laçın'ın en yüksek noktası
          Laçın ilçesinin en yüksek noktası Kızılboğaz zirvesidir; deniz seviyesinden yüksekliği 3.594 m'dir.
        ---
        Laçın'ın en yüksek noktası

        Laçın ilçesinin en yüksek noktası Kızılboğaz zirvesidir; deniz seviyesinden yüksekliği 3.594 m'dir.

        Bilginin tarihi: 1 Aralık 2025.

        Kaynaklar: Azerbaycan haber metni, 1 Aralık 2025; Laçın İlçe Yönetimi; GoMap.az
    "#]],
    );
}

#[test]
fn a_word_that_is_not_finished_finds_the_titles_that_begin_so() {
    check(
        "en",
        "haka",
        expect![[r#"
            Historical bridges of the Lachin district
              There are historical bridges of one and two arches in the Lachin district, among them an 18th-century bridge over the Hakari (in Armenian: Hagari or Aghavno)…
            Checkpoint at the Hakari bridge
              On 23 April 2023 Azerbaijan set up a border checkpoint at the Hakari bridge, where the Lachin corridor meets the Armenian border.
            Hakari Fish Farm
              The Hakari Fish Farm in the Lachin district breeds trout and sturgeon.
            Drainage basin of the Hakari
              The basin of the Hakari, the river of Lachin (in Armenian: Hagari or Aghavno), covers 2,570 km², according to Azerbaijani and Ukrainian Wikipedia.
            Tributaries of the Hakari
              The Shalva and the Minkand merge and flow into the Hakari, says an Azerbaijani news text of 1 December 2025; the Lachin district authority writes that the two…
            How much water the Hakari carries
              According to Azerbaijani and Ukrainian Wikipedia, the Hakari (in Armenian: Hagari or Aghavno) carries on average 16.2 m³/s near Abdallar, by Lachin, and 22.7…
            How far the Hakari drops
              From its source to its mouth the Hakari, the river of Lachin (in Armenian: Hagari or Aghavno), comes down 2,812 m, according to English Wikipedia.
            Fish and use of the Hakari's water
              The Hakari, the river of Lachin (in Armenian: Hagari or Aghavno), holds trout and other fish, says English Wikipedia.
            ---
            Historical bridges of the Lachin district

            There are historical bridges of one and two arches in the Lachin district, among them an 18th-century bridge over the Hakari (in Armenian: Hagari or Aghavno) at Abdallar (Baylik).

            The sources give no date for this.

            Sources: Metbuat.az (interview with E. Kelbizade), December 2020; Vestnik Kavkaza, November 2020; Faiq Ismailov (karabakh-doc.azerall.info), before 2020
        "#]],
    );
}

#[test]
fn what_follows_from_the_figures_comes_first() {
    check(
        "en",
        "area in acres",
        expect![[r#"
            1,835 km² ≈ 453,400 acres
              The Lachin district covers 1,835 km², according to the district authority.
            ---
            1,835 km² ≈ 453,400 acres
            Computed from the main figure or date; sources differ.

            Area of the Lachin district

            The Lachin district covers 1,835 km², according to the district authority. The Presidential Library of Azerbaijan rounds this to 1,840 km²; karabakh.az gives 1,875 km² and the National Library of Azerbaijan 1,883 km².

            Sources differ on this. Information from 1 December 2025.

            Sources: Azerbaijani news text, 1 December 2025; Lachin District Executive Authority; Presidential Library of Azerbaijan, after August 2022; karabakh.az (Azerbaijani Community of the Nagorno-Karabakh region), before 2020; National Library of Azerbaijan, before 2020
        "#]],
    );
}

#[test]
fn who_has_typed_nothing_is_shown_the_day_and_the_favourites() {
    check(
        "en",
        "",
        expect![[r#"
        Where the Lachin district is
          The Lachin district lies in the southwestern part of Azerbaijan, in the Lesser Caucasus, on the border with Armenia.
        Area of the Lachin district
          The Lachin district covers 1,835 km², according to the district authority.
        Length of the Hakari
          The Hakari river is 113 km long, according to the Lachin district authority.
        Height of Gyzylbogaz
          The Gyzylbogaz peak (Gizilboghaz), the highest in the Lachin district, rises 3,594 m above sea level.
        Founding of the Lachin district
          The Lachin district (rayon) was formed on 8 August 1930.
        Lachin City Day
          Lachin City Day is celebrated every year on 26 August; the first was on 26 August 2023.
        What the Lachin corridor is
          The Lachin corridor, in Azerbaijan also called the “Lachin road” and in Armenian the Berdzor corridor, linked Nagorno-Karabakh with Armenia through the Lachin…
        ---
        Where the Lachin district is

        The Lachin district lies in the southwestern part of Azerbaijan, in the Lesser Caucasus, on the border with Armenia.

        Information from 1 December 2025.

        Sources: Azerbaijani news text, 1 December 2025; Lachin District Executive Authority; English Wikipedia (copy), August 2020
    "#]],
    );
    check_on(
        date(2026, 12, 1),
        "az",
        " ",
        expect![[r#"
        Laçın rayonunun təhvil verilməsi
          6-cı ildönümü
        Laçın rayonunun coğrafi mövqeyi
          Laçın rayonu Azərbaycanın cənub-qərbində, Kiçik Qafqazda, Ermənistanla sərhəddə yerləşir.
        Laçın rayonunun ərazisi
          Rayon icra hakimiyyətinin məlumatına görə, Laçın rayonunun ərazisi 1.835 km²-dir.
        Həkəri çayının uzunluğu
          Laçın Rayon İcra Hakimiyyətinin məlumatına görə, Həkəri çayının uzunluğu 113 km-dir.
        Qızılboğazın hündürlüyü
          Laçın rayonunun ən yüksək zirvəsi olan Qızılboğazın dəniz səviyyəsindən hündürlüyü 3.594 m-dir.
        Laçın rayonunun yaranması
          Laçın rayonu 8 avqust 1930-cu ildə təşkil edilib.
        Laçın Şəhəri Günü
          Laçın Şəhəri Günü hər il 26 avqust tarixində qeyd olunur, ilk dəfə 26 avqust 2023-cü ildə keçirilib.
        Laçın dəhlizi nədir
          Laçın dəhlizi (Azərbaycanda həm də “Laçın yolu”, ermənicə Berdzor dəhlizi) Laçın rayonundan keçməklə Dağlıq Qarabağı Ermənistanla birləşdirirdi. 10 noyabr…
        ---
        Laçın rayonunun təhvil verilməsi
        6-cı ildönümü

        1 dekabr 2020-ci ildə, düz 6 il əvvəl: Laçın rayonu üçtərəfli bəyanat əsasında Azərbaycana təhvil verilib; Laçın şəhəri (ermənicə Berdzor), Zabux (Ağavno) və Sus sonra Azərbaycanın nəzarətinə keçib. Azərbaycan bunu azad olunma adlandırır, erməni mediası itkidən yazır.

        Mənbələr: Azərbaycan xəbər mətni, 1 dekabr 2025-ci il; AFP (The Daily Asian Age vasitəsilə), 1 dekabr 2020-ci il; YJC, 1 dekabr 2020-ci il; AzerNews, 26 avqust 2022-ci il; Daily Sabah, 26 avqust 2022-ci il
    "#]],
    );
}

#[test]
fn the_favourites_are_shown_in_the_language_of_who_types() {
    check(
        "ru",
        "",
        expect![[r#"
        Где находится Лачинский район
          Лачинский район расположен на юго-западе Азербайджана, в горах Малого Кавказа, на границе с Арменией.
        Площадь Лачинского района
          По данным районной исполнительной власти, площадь Лачинского района — 1 835 км².
        Длина Хакари
          По данным исполнительной власти Лачинского района, длина реки Хакари (Акеры) — 113 км. Азербайджанская Википедия приводит и 155 км, если считать от истока…
        Высота Гызылбогаза
          Высота вершины Гызылбогаз, самой высокой в Лачинском районе, — 3 594 м над уровнем моря.
        Образование Лачинского района
          Лачинский район образован 8 августа 1930 года.
        День города Лачин
          День города Лачин отмечают ежегодно 26 августа, впервые его отметили 26 августа 2023 года.
        Что такое Лачинский коридор
          Лачинский коридор (в Азербайджане также «Лачинская дорога», по-армянски Бердзорский коридор) связывал Нагорный Карабах с Арменией через Лачинский район.
        ---
        Где находится Лачинский район

        Лачинский район расположен на юго-западе Азербайджана, в горах Малого Кавказа, на границе с Арменией.

        Дата сведений: 1 декабря 2025 года.

        Источники: Азербайджанское новостное сообщение, 1 декабря 2025 года; Исполнительная власть Лачинского района; Английская Википедия (копия), август 2020 года
    "#]],
    );
    check(
        "tr",
        "",
        expect![[r#"
        Laçın ilçesinin konumu
          Laçın ilçesi Azerbaycan'ın güneybatısında, Küçük Kafkaslar'da, Ermenistan sınırında yer alır.
        Laçın ilçesinin yüzölçümü
          İlçe yönetimine göre Laçın ilçesinin yüzölçümü 1.835 km²'dir.
        Hekeri Nehri'nin uzunluğu
          Laçın ilçe yönetimine göre Hekeri (Hakari) Nehri'nin uzunluğu 113 km'dir.
        Kızılboğaz'ın yüksekliği
          Laçın ilçesinin en yüksek zirvesi olan Kızılboğaz'ın deniz seviyesinden yüksekliği 3.594 m'dir.
        Laçın ilçesinin kuruluşu
          Laçın ilçesi (rayonu) 8 Ağustos 1930'da kuruldu.
        Laçın Şehri Günü
          Laçın Şehri Günü her yıl 26 Ağustos'ta kutlanır; ilk kez 26 Ağustos 2023'te kutlandı.
        Laçın Koridoru nedir
          Laçın Koridoru (Azerbaycan'da “Laçın yolu” da denir, Ermenicesi Berdzor Koridoru), Laçın ilçesinden geçerek Dağlık Karabağ'ı Ermenistan'a bağlıyordu. 10 Kasım…
        ---
        Laçın ilçesinin konumu

        Laçın ilçesi Azerbaycan'ın güneybatısında, Küçük Kafkaslar'da, Ermenistan sınırında yer alır.

        Bilginin tarihi: 1 Aralık 2025.

        Kaynaklar: Azerbaycan haber metni, 1 Aralık 2025; Laçın İlçe Yönetimi; İngilizce Vikipedi (kopya), Ağustos 2020
    "#]],
    );
}

#[test]
fn where_nothing_fits_the_private_chat_is_offered() {
    for code in ["en", "az", "ru", "tr"] {
        let offer = LACHIN.offer_inline(&somebody(code, Place::Private), "qwrtzx plmk", TODAY);
        assert!(offer.cards.is_empty() && offer.instead.is_some(), "{code}: {offer:?}");
    }
    check(
        "en",
        "😀",
        expect![[r#"
        [Ask me in a private chat]
    "#]],
    );
    check(
        "az",
        "qwrtzx plmk",
        expect![[r#"
        [Məndən şəxsi söhbətdə soruşun]
    "#]],
    );
}

#[test]
fn what_is_offered_holds_until_the_day_ends_where_the_district_is() {
    let offer = LACHIN.offer_inline(&somebody("en", Place::Private), "", date(2026, 3, 1));
    assert_eq!(offer.until, "2026-03-02T00:00:00+04:00".parse::<Timestamp>().unwrap());
}

#[test]
fn a_shared_fact_finds_itself_alone_in_every_language() {
    for fact in LACHIN.district().facts.keys() {
        for &spoken in &LACHIN.district().languages {
            let profile = Profile { chosen: Some(spoken), ..Profile::new(Place::Private) };
            let shown =
                LACHIN.respond(&profile, Incoming::Text(&format!("/fact {fact}")), None, TODAY);
            let shared = shown.replies[0].buttons.iter().find_map(|it| match &it.action {
                Action::Share { typed, .. } => Some(typed),
                _ => None,
            });
            let offer = LACHIN.offer_inline(&profile, shared.unwrap(), TODAY);
            let found: Vec<&Choice> = offer.cards.iter().map(|it| &it.choice).collect();
            assert_eq!(found, [&Choice::Fact(fact.clone(), spoken)]);
        }
    }
}

#[test]
fn links_lead_to_a_fact_a_subscription_and_a_question() {
    for code in ["en", "az", "ru", "tr"] {
        let said = ["/start fact_hakari-length", "/start subscribe", "/start ask", "/start dance"];
        let told = transcript_on(TODAY, somebody(code, Place::Private), &said);
        let parts: Vec<&str> = told.split("> /start").collect();
        let plain = transcript_on(TODAY, somebody(code, Place::Private), &["/start"]);
        assert!(parts[1].contains("113"), "{told}");
        assert!(parts[2].contains("09:00"), "{told}");
        assert_eq!(parts[4].trim_start_matches(" dance"), plain.trim_start_matches("> /start"));
    }
    let said = ["/start ask", "/start fact_no-such"];
    expect![[r#"
        > /start ask
        Ask me here, in your own words. For example: How long is the Hakari river?

        > /start fact_no-such
        Hello! I answer questions about the Lachin district.
        Every answer comes with its source and its date.
        Ask in your own words, in English, Azerbaijani, Russian or Turkish.
        For example: How long is the Hakari river? Who signed the trilateral statement?
        All commands: /help

    "#]]
    .assert_eq(&transcript_on(TODAY, somebody("en", Place::Private), &said));
}

#[test]
fn in_a_group_only_administrators_subscribe_by_a_link() {
    let needs = |text| Conversation::needs_standing(&Incoming::Text(text), Some("lachin_bot"));
    assert!(needs("/start@lachin_bot subscribe"));
    assert!(!needs("/start@lachin_bot fact_area") && !needs("/start"));
    let told = transcript_on(TODAY, somebody("en", Place::Group), &["/start subscribe"]);
    assert!(told.contains("admins"), "{told}");
}

#[test]
fn a_group_is_told_what_is_read_there() {
    let mut told = String::new();
    for code in ["en", "az", "ru", "tr"] {
        let response = LACHIN.respond(&somebody(code, Place::Group), Incoming::Added, None, TODAY);
        writeln!(told, "{}\n", response.replies[0].document.to_plain()).unwrap();
    }
    expect![[r#"
        Hello! I answer questions about the Lachin district, with sources and dates.
        Ask like this: /ask How long is the Hakari river? You can also call me by my name or reply to my message.
        I pass over everything else that is written here, and keep nothing of it.
        Administrators can turn on messages on anniversaries: /subscribe. All commands: /help

        Salam! Mən Laçın rayonu haqqında suallara mənbə və tarix göstərməklə cavab verirəm.
        Belə soruşun: /ask Həkəri çayının uzunluğu nə qədərdir? Adımı çəkə və ya mesajıma cavab yaza da bilərsiniz.
        Burada yazılan başqa mesajlara baxmıram və onlardan heç nə saxlamıram.
        Administratorlar ildönümü mesajlarını qoşa bilər: /subscribe. Bütün əmrlər: /help

        Здравствуйте! Я отвечаю на вопросы по теме «Лачинский район», с источниками и датами.
        Спрашивайте так: /ask Какова длина реки Хакари? Можно также обратиться ко мне по имени или ответить на моё сообщение.
        Остальные сообщения здесь я пропускаю и ничего из них не храню.
        Администраторы могут включить сообщения о годовщинах: /subscribe. Все команды: /help

        Merhaba! Laçın ilçesi hakkındaki soruları kaynak ve tarih belirterek yanıtlarım.
        Şöyle sorun: /ask Hekeri Nehri'nin uzunluğu ne kadar? Adımı anarak ya da mesajımı yanıtlayarak da sorabilirsiniz.
        Burada yazılan diğer mesajlara bakmam ve onlardan hiçbir şey saklamam.
        Yöneticiler yıl dönümü mesajlarını açabilir: /subscribe. Bütün komutlar: /help

    "#]].assert_eq(&told);
}

#[test]
fn the_bot_shows_itself_in_every_language_within_telegrams_limits() {
    let mut shown = String::new();
    for it in LACHIN.introductions() {
        let whole = |text: &str| !text.is_empty() && !text.ends_with('…');
        assert!(whole(&it.name) && whole(&it.description) && whole(&it.short), "{it:?}");
        writeln!(shown, "{:?}: {} / {}", it.language.map(|it| it.to_string()), it.name, it.short)
            .unwrap();
    }
    let menus = &LACHIN.introductions()[0].menus;
    for menu in menus {
        let names: Vec<&str> = menu.commands.iter().map(|it| it.0).collect();
        writeln!(shown, "{:?}: {}", menu.audience, names.join(" ")).unwrap();
    }
    expect![[r#"
        None: Lachin: questions and answers / Questions about the Lachin district, answered with sources and dates.
        Some("en"): Lachin: questions and answers / Questions about the Lachin district, answered with sources and dates.
        Some("az"): Laçın: sual və cavab / Laçın rayonu haqqında suallara mənbə və tarix göstərilən cavablar.
        Some("ru"): Лачин: вопросы и ответы / Лачинский район: ответы на вопросы, с источниками и датами.
        Some("tr"): Laçın: soru ve cevap / Laçın ilçesi hakkında kaynaklı ve tarihli yanıtlar.
        Private: ask topics map quiz today calendar subscribe settings feedback fact unsubscribe language sources privacy mydata forget about help
        Members: ask topics map quiz today calendar feedback sources privacy about help
        Managers: ask topics map quiz today calendar subscribe settings feedback unsubscribe language sources privacy mydata forget about help
    "#]].assert_eq(&shown);
}

/// A bot that runs until it is stopped.
struct Running {
    stop: CancellationToken,
    task: JoinHandle<Result<(), RunError>>,
}

impl Running {
    async fn stop(self) {
        self.stop.cancel();
        self.task.await.unwrap().unwrap();
    }
}

fn start(api: &BotApi, respond: impl Respond, store: Option<Store>) -> Running {
    let stop = CancellationToken::new();
    let settings = Settings {
        api: Api::new(api.token().into(), api.url().parse().ok(), None).unwrap(),
        pace: Pace::in_seconds_of(SECOND),
        store,
        operators: Vec::new(),
        greetings: broadcast::Pace::default(),
        instance: "only".to_owned(),
    };
    let clock = || Now { moment: "2026-03-01T23:50:00+04:00".parse().unwrap(), today: TODAY };
    let task = tokio::spawn(telegram::run(settings, respond, clock, stop.clone()));
    Running { stop, task }
}

/// What tells people about the district that is built in.
struct Lachin;

impl Respond for Lachin {
    fn respond(
        &self,
        profile: &Profile,
        incoming: Incoming<'_>,
        bot: Option<&str>,
        today: Date,
    ) -> Response {
        LACHIN.respond(profile, incoming, bot, today)
    }

    fn offer_inline(&self, profile: &Profile, typed: &str, today: Date) -> Option<Offer> {
        Some(LACHIN.offer_inline(profile, typed, today))
    }

    fn answer_guest(&self, profile: &Profile, text: &str, today: Date) -> Option<Reply> {
        LACHIN.answer_guest(profile, text, today)
    }

    fn introductions(&self) -> Vec<lachin_bot::conversation::Introduction> {
        LACHIN.introductions()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_in_another_chat_is_answered_for_that_person() {
    let api = BotApi::start(Rules::scaled()).await;
    api.user(UserId(7), "tr");
    let running = start(&api, Lachin, None);
    let nothing = api.type_inline(UserId(7), "");
    let peak = api.type_inline(UserId(8), "How high is Gyzylbogaz?");
    let strange = api.type_inline(UserId(9), "qwrtzx plmk");
    api.wait_for_offers(3).await;
    running.stop().await;
    let [nothing, peak, strange] = [nothing, peak, strange].map(|it| api.offered(&it).unwrap());
    assert_eq!(nothing.cache_time, 600, "ten minutes before midnight");
    assert!(nothing.is_personal && nothing.cards.len() > 3, "{nothing}");
    assert!(nothing.cards.iter().any(|it| it.title == "Laçın ilçesinin yüzölçümü"), "{nothing}");
    assert_eq!(peak.cache_time, 300);
    assert!(peak.cards[0].text.contains("3,594 m"), "{peak}");
    assert!(peak.cards[0].raw.contains("<b>") && peak.cards[0].raw.contains("<a href="));
    assert!(strange.cards.is_empty(), "{strange}");
    assert_eq!(strange.button, Some(("Ask me in a private chat".to_owned(), "ask".to_owned())));
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_query_that_nobody_waits_for_any_more_is_no_error() {
    let api = BotApi::start(Rules::scaled()).await;
    let old = api.type_inline(UserId(7), "area");
    api.expire_inline(&old);
    let running = start(&api, Lachin, None);
    api.wait_for_calls("answerInlineQuery", 1).await;
    let new = api.type_inline(UserId(7), "area");
    api.wait_for_offers(1).await;
    running.stop().await;
    assert!(!api.offered(&new).unwrap().cards.is_empty());
    assert_eq!(api.calls("answerInlineQuery").len(), 2, "the old one is tried once");
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn of_what_somebody_types_on_only_the_newest_is_answered() {
    let api = BotApi::start(Rules::scaled()).await;
    let typed: Vec<String> =
        ["a", "ar", "are", "area"].map(|it| api.type_inline(UserId(7), it)).into();
    let other = api.type_inline(UserId(8), "area");
    let running = start(&api, Lachin, None);
    api.wait_for_offers(2).await;
    api.all_updates_confirmed().await;
    running.stop().await;
    let answered: Vec<bool> = typed.iter().map(|it| api.offered(it).is_some()).collect();
    assert_eq!(answered, [false, false, false, true]);
    assert!(api.offered(&other).is_some());
}

/// Offers a card with letters that HTML minds.
struct Angular;

impl Respond for Angular {
    fn respond(&self, _: &Profile, _: Incoming<'_>, _: Option<&str>, _: Date) -> Response {
        Response::default()
    }

    fn offer_inline(&self, _: &Profile, typed: &str, _: Date) -> Option<Offer> {
        let words = format!("<b> & \"{typed}\"");
        let card = Card {
            choice: Choice::Fact(FactId::parse("area").unwrap(), language("en")),
            title: words.clone(),
            snippet: words.clone(),
            document: Document(vec![Block::Paragraph(vec![
                Span::Strong(words),
                Span::Plain(" x".repeat(2500)),
            ])]),
        };
        let until = Timestamp::UNIX_EPOCH;
        Some(Offer { cards: vec![card], instead: None, until })
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_html_minds_is_escaped_and_what_is_too_long_is_cut() {
    let api = BotApi::start(Rules::scaled()).await;
    let running = start(&api, Angular, None);
    let query = api.type_inline(UserId(7), "<i>");
    api.wait_for_offers(1).await;
    running.stop().await;
    let offered = api.offered(&query).unwrap();
    assert_eq!(offered.cards[0].title, "<b> & \"<i>\"");
    assert!(offered.cards[0].raw.starts_with("<b>&lt;b&gt; &amp; &quot;&lt;i&gt;&quot;</b>"));
    assert!(offered.cards[0].text.starts_with("<b> & \"<i>\""));
    assert_eq!(offered.cache_time, 0, "yesterday's");
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fact_is_shared_by_a_button_that_types_its_title() {
    let api = BotApi::start(Rules::scaled()).await;
    let chat = api.private_chat(UserId(7), "en");
    let running = start(&api, Lachin, None);
    api.say(chat, UserId(7), "/start fact_hakari-length");
    api.wait_for(|it| it.sent_to(chat).len() == 1).await;
    let Keyboard::Inline(rows) = api.sent_to(chat)[0].keyboard.clone() else { panic!() };
    let Press::Other("switch_inline_query", typed) = &rows[0][1].action else { panic!("{rows:?}") };
    let query = api.type_inline(UserId(7), typed.as_str().unwrap());
    api.wait_for_offers(1).await;
    running.stop().await;
    let ids: Vec<String> = api.offered(&query).unwrap().cards.into_iter().map(|it| it.id).collect();
    assert_eq!(ids, ["fact:hakari-length:en"]);
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn menus_and_texts_are_set_once_and_not_again() {
    let api = BotApi::start(Rules::scaled()).await;
    let set = |api: &BotApi| SETTERS.map(|it| api.calls(it).len());
    let running = start(&api, Lachin, None);
    api.wait_for_effects("setMyName", 5).await;
    running.stop().await;
    assert_eq!(set(&api), [15, 5, 5, 5], "three menus in four languages and for all others");
    let running = start(&api, Lachin, None);
    api.wait_for_calls("getMyName", 10).await;
    let chat = api.private_chat(UserId(7), "en");
    api.say(chat, UserId(7), "hello");
    api.wait_for(|it| it.sent_to(chat).len() == 1).await;
    running.stop().await;
    assert_eq!(set(&api), [15, 5, 5, 5]);
    assert_eq!(api.violations(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_is_greeted_once_and_in_the_language_of_who_added_the_bot() {
    let api = BotApi::start(Rules::scaled()).await;
    let folder = quick_folder();
    let url = format!("sqlite://{}", folder.path().join("bot.db").display()).parse().unwrap();
    let (group, other) = (ChatId(-1_000_000_000_005), ChatId(-1_000_000_000_006));
    // Who adds the bot to groups of the server.
    api.user(UserId(5_000_001), "ru");
    for chat in [group, other] {
        api.group(chat, "group");
        api.set_member(chat, UserId(5_000_001), crate::bot_api::Status::Creator);
    }
    let running = start(&api, Lachin, Some(Store::open(&url).await.unwrap()));
    api.add(group);
    let seen = api.wait_for(|it| it.sent_to(group).len() == 1).await;
    assert!(seen.sent_to(group)[0].text.starts_with("Здравствуйте!"), "{seen}");
    api.mute(group);
    api.unmute(group);
    api.kick(group);
    api.add(group);
    api.all_updates_confirmed().await;
    running.stop().await;
    let running = start(&api, Lachin, Some(Store::open(&url).await.unwrap()));
    api.remove(group);
    api.add(group);
    api.add(other);
    api.wait_for(|it| it.sent_to(other).len() == 1).await;
    running.stop().await;
    assert_eq!(api.sent_to(group).len(), 1);
    assert_eq!(api.violations(), Vec::<String>::new());
}

/// What is answered where the bot is called as a guest, with its buttons.
async fn as_guest(called: &[(u64, &str)]) -> String {
    let api = BotApi::start(Rules::scaled()).await;
    api.user(UserId(7), "en");
    let running = start(&api, Lachin, None);
    let queries: Vec<String> =
        called.iter().map(|&(user, text)| api.invite(UserId(user), text)).collect();
    api.wait_for_guest_answers(called.len()).await;
    running.stop().await;
    assert_eq!(api.violations(), Vec::<String>::new());
    let answers = queries.iter().map(|it| api.guest_answer(it).unwrap());
    let shown = answers.map(|it| match it.keyboard {
        Keyboard::Absent => format!("{}\n", it.text),
        Keyboard::Inline(rows) => {
            let buttons = rows.concat();
            let buttons = buttons.iter().map(|it| format!("[{}] {:?}\n", it.text, it.action));
            format!("{}\n{}", it.text, buttons.collect::<String>())
        }
        other => panic!("{other:?}"),
    });
    shown.collect::<Vec<_>>().join("---\n")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_answers_with_all_that_is_needed_and_leads_on_by_links() {
    expect![[r#"
        Height of Gyzylbogaz

        The Gyzylbogaz peak (Gizilboghaz), the highest in the Lachin district, rises 3,594 m above sea level.
        Information from 1 December 2025.

        Sources: Azerbaijani news text, 1 December 2025; Lachin District Executive Authority; GoMap.az
        [↗ Share] Other("switch_inline_query", String("Height of Gyzylbogaz"))
        ---
        Laçının ən yüksək nöqtəsi

        Laçın rayonunun ən yüksək nöqtəsi Qızılboğaz zirvəsidir; onun dəniz səviyyəsindən hündürlüyü 3.594 m-dir.
        Məlumatın tarixi: 1 dekabr 2025-ci il.

        Mənbələr: Azərbaycan xəbər mətni, 1 dekabr 2025-ci il; Laçın Rayon İcra Hakimiyyəti; GoMap.az
        [↗ Paylaş] Other("switch_inline_query", String("Laçının ən yüksək nöqtəsi"))
        ---
        Rivers of the Lachin district

        The rivers Shalva and Minkand flow through the Lachin district.
        Their waters reach the Hakari, which also rises in the district.

        Information from 1 December 2025.

        Sources: Azerbaijani news text, 1 December 2025; Lachin District Executive Authority
        [↗ Share] Other("switch_inline_query", String("Rivers of the Lachin district"))
    "#]].assert_eq(
        &as_guest(&[
            (7, "@lachin_bot how high is Gyzylbogaz?"),
            (7, "ən hündür zirvə hansıdır, @lachin_bot"),
            (7, "@lachin_bot rivers"),
        ])
        .await,
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_says_what_it_does_not_know_and_takes_no_commands() {
    expect![[r#"
        My sources say nothing about booking, prices or Wi-Fi at the hotel.

        The closest fact that I know:

        Hotel near the city of Lachin

        A hotel complex near the city of Lachin (in Armenian: Berdzor) was reported open by October 2025; work on it was started on 25 August 2023. We have found neither its name nor the number of its rooms.

        Information from 14 October 2025.

        Sources: Report, 14 October 2025; AzerNews, 25 August 2023
        [How to get to Lachin] Url("https://t.me/lachin_bot?start=fact_getting-there")
        ---
        Sorry, either I don't know that or I didn't understand the question. Could you put it another way?
        ---
        Please write your question behind my name, in your own words. For example: How long is the Hakari river?
    "#]].assert_eq(
        &as_guest(&[
            (7, "@lachin_bot what is the wifi password of the hotel"),
            (7, "@lachin_bot /subscribe"),
            (7, "@lachin_bot"),
        ])
        .await,
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_is_heard_once_and_never_answers_a_bot() {
    let api = BotApi::start(Rules::scaled()).await;
    api.fault(On::method("answerGuestQuery"), Fault::Reset(Strikes::AfterEffect));
    let running = start(&api, Lachin, None);
    api.invite(UserId(7), "@lachin_bot area");
    api.wait_for_guest_answers(1).await;
    api.update(
        r#"{"guest_message": {"message_id": 1, "date": 1, "text": "@lachin_bot area",
            "from": {"id": 8, "is_bot": true, "first_name": "B"}, "guest_query_id": "of a bot",
            "chat": {"id": -100123, "type": "supergroup", "title": "G"}}}"#,
    );
    api.invite(UserId(9), "@lachin_bot area");
    api.wait_for_guest_answers(2).await;
    running.stop().await;
    let calls = api.calls("answerGuestQuery");
    let taken = calls.iter().filter(|it| it.outcome == Outcome::Accepted).count();
    let refused = calls.iter().filter(|it| matches!(it.outcome, Outcome::Refused(_))).count();
    assert_eq!((taken, refused), (1, 1), "tried again after the reset, and refused");
    assert_eq!(api.violations(), Vec::<String>::new());
}

on_both! {
    a_card_that_is_sent_is_counted_without_who_sent_it
    a_hello_is_said_once_also_under_another_id
}

async fn a_card_that_is_sent_is_counted_without_who_sent_it(fresh: Fresh) {
    let api = BotApi::start(Rules::scaled()).await;
    let running = start(&api, Lachin, Some(fresh.open().await));
    for card in
        ["fact:area:en", "computed:area:az", "day:city-day:en", "fact:gone", "fact:rivers:ru"]
    {
        api.choose_inline(UserId(7), "area", card);
    }
    api.all_updates_confirmed().await;
    running.stop().await;
    let counted = fresh.open().await.choices().await.unwrap();
    let counted: Vec<(&str, i64)> =
        counted.iter().map(|(it, times)| (it.as_str(), *times)).collect();
    assert_eq!(counted, [("area", 2), ("rivers", 1)]);
}

async fn a_hello_is_said_once_also_under_another_id(fresh: Fresh) {
    let store = fresh.open().await;
    let now = Timestamp::UNIX_EPOCH;
    assert!(store.claim_hello(-5, now).await.unwrap());
    assert!(!store.claim_hello(-5, now).await.unwrap());
    store.rename(-5, -1_000_000_000_005).await.unwrap();
    assert!(!store.claim_hello(-1_000_000_000_005, now).await.unwrap());
    store.forget(-1_000_000_000_005, now).await.unwrap();
    assert!(store.claim_hello(-1_000_000_000_005, now).await.unwrap());
}
