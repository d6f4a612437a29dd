//! Answers that are computed: one of each kind in each language, of the real district and of an
//! invented one, and the share of questions in people's words that are computed rightly.

use std::fs;
use std::sync::LazyLock;

use expect_test::{Expect, expect};
use jiff::civil::{Date, date};
use lachin_bot::answer::reply::Outcome;
use lachin_bot::chat::{Place, Profile};
use lachin_bot::conversation::{Conversation, Incoming, Response};
use lachin_bot::knowledge::{District, Folder};
use serde::Deserialize;

use crate::second_district::tarnmoor;

/// The day from which `computations.jsonl` counts.
const TODAY: Date = date(2026, 6, 15);

static LACHIN: LazyLock<Conversation> =
    LazyLock::new(|| Conversation::new(District::read(&Folder::embedded()).unwrap()));

static TARNMOOR: LazyLock<Conversation> =
    LazyLock::new(|| Conversation::new(District::read(&tarnmoor()).unwrap()));

/// A question that asks for a computation, and what its result may be.
#[derive(Deserialize)]
struct Computation {
    q: String,
    says: Vec<String>,
}

fn ask(conversation: &Conversation, question: &str, today: Date) -> Response {
    let profile = Profile::new(Place::Private);
    conversation.respond(&profile, Incoming::Text(question), None, today)
}

/// The text of a reply in paragraphs, with the fact it is about.
fn read(response: &Response) -> (String, Vec<String>) {
    let reply = &response.replies[0];
    let text = reply.document.to_plain().replace('\u{a0}', " ");
    let fact = match &reply.outcome {
        Outcome::Answer(hit) => hit.fact.to_string(),
        Outcome::Suggest(_) | Outcome::None => "-".to_owned(),
    };
    (fact, text.split("\n\n").map(str::to_owned).collect())
}

/// The fact and the first paragraph of each reply, a line a question.
#[track_caller]
fn check(conversation: &Conversation, questions: &[&str], expected: Expect) {
    let lines = questions.iter().map(|it| {
        let (fact, paragraphs) = read(&ask(conversation, it, TODAY));
        format!("{it}\n  {fact}: {}\n", paragraphs[0].replace('\n', " / "))
    });
    expected.assert_eq(&lines.collect::<String>());
}

/// The whole reply.
#[track_caller]
fn check_whole(question: &str, expected: Expect) {
    expected.assert_eq(&read(&ask(&LACHIN, question, TODAY)).1.join("\n\n"));
}

/// That a question gets a plain card, and not a computed line.
#[track_caller]
fn check_plain(question: &str, title: &str) {
    assert_eq!(read(&ask(&LACHIN, question, TODAY)).1[0], title, "{question}");
}

#[test]
fn a_figure_is_told_in_the_unit_that_was_asked_for() {
    check(
        &LACHIN,
        &[
            "What is the area of Lachin in acres?",
            "How tall is Gyzylbogaz in feet?",
            "Laçın rayonunun sahəsi neçə hektardır?",
            "Həkəri çayının uzunluğu neçə mildir?",
            "Сколько квадратных миль в Лачинском районе?",
            "Высота Гызылбогаза в футах?",
            "Laçın ilçesi kaç hektar?",
            "Bakü ile Laçın arası kaç mil?",
        ],
        expect![[r#"
            What is the area of Lachin in acres?
              area: 1,835 km² ≈ 453,400 acres / Computed from the main figure or date; sources differ.
            How tall is Gyzylbogaz in feet?
              peak-height: 3,594 m ≈ 11,791 ft
            Laçın rayonunun sahəsi neçə hektardır?
              area: 1.835 km² = 183.500 ha / Əsas məlumata görə hesablanıb; mənbələr bir-birindən fərqlənir.
            Həkəri çayının uzunluğu neçə mildir?
              hakari-length: 113 km ≈ 70,2 mil / Əsas məlumata görə hesablanıb; mənbələr bir-birindən fərqlənir.
            Сколько квадратных миль в Лачинском районе?
              area: 1 835 км² ≈ 708,5 квадратной мили / Подсчитано по основным данным; источники расходятся.
            Высота Гызылбогаза в футах?
              peak-height: 3 594 м ≈ 11 791 фут
            Laçın ilçesi kaç hektar?
              area: 1.835 km² = 183.500 ha / Ana değere göre hesaplandı; kaynaklar farklı bilgi veriyor.
            Bakü ile Laçın arası kaç mil?
              distance-baku: 450 km ≈ 280 mil / Ana değere göre hesaplandı; kaynaklar farklı bilgi veriyor.
        "#]],
    );
}

#[test]
fn a_part_is_told_of_its_whole() {
    check(
        &LACHIN,
        &[
            "What percentage of the district is forest?",
            "Does pasture cover more than a third of the district?",
            "Rayonun neçə faizi meşədir?",
            "Пастбищами занято больше половины района?",
            "İlçenin yüzde kaçı orman?",
        ],
        expect![[r#"
            What percentage of the district is forest?
              forest: That is about 18.5%: 34,000 ha (forest) of 183,500 ha (area of the district, 1,835 km²). / Computed from the main figure or date; sources differ.
            Does pasture cover more than a third of the district?
              pasture: More than a third. That is about 39.2%: 72,000 ha (pasture land) of 183,500 ha (area of the district, 1,835 km²). / Computed from the main figure or date; sources differ.
            Rayonun neçə faizi meşədir?
              forest: Bu, təxminən 18,5% təşkil edir: 34.000 ha (meşə) / 183.500 ha (rayonun ərazisi, 1.835 km²). / Əsas məlumata görə hesablanıb; mənbələr bir-birindən fərqlənir.
            Пастбищами занято больше половины района?
              pasture: Меньше половины. Это примерно 39,2%: 72 000 га (пастбища) из 183 500 га (площадь района, 1 835 км²). / Подсчитано по основным данным; источники расходятся.
            İlçenin yüzde kaçı orman?
              forest: Oran yaklaşık %18,5: 34.000 ha (orman) / 183.500 ha (ilçenin yüzölçümü, 1.835 km²). / Ana değere göre hesaplandı; kaynaklar farklı bilgi veriyor.
        "#]],
    );
}

#[test]
fn figures_are_added_and_compared() {
    check(
        &LACHIN,
        &[
            "How many settlements are there in all?",
            "Forest and pasture together, how many hectares?",
            "How much more pasture than forest is there?",
            "How much higher is Gyzylbogaz than Ishigli?",
            "How many times more pasture than forest is there?",
            "Laçında cəmi neçə yaşayış məntəqəsi var?",
            "Hansı daha böyükdür: meşə yoxsa otlaq?",
            "На сколько гектаров пастбищ больше, чем леса?",
            "Всего населённых пунктов в районе сколько?",
            "Laçın'da orman mı daha büyük otlak mı?",
            "Toplam yerleşim yeri sayısı kaç?",
        ],
        expect![[r#"
            How many settlements are there in all?
              composition: In all: 127 = 1 city + 1 settlement + 125 villages. / Computed from the main figure or date; sources differ.
            Forest and pasture together, how many hectares?
              forest: In all: 106,000 ha = 34,000 ha (forest) + 72,000 ha (pasture land). / Computed from the main figure or date; sources differ.
            How much more pasture than forest is there?
              pasture: The difference is 38,000 ha: 72,000 ha (pasture land) − 34,000 ha (forest). / Computed from the main figure or date; sources differ.
            How much higher is Gyzylbogaz than Ishigli?
              peak-height: The difference is 44 m: 3,594 m (Gyzylbogaz peak) − 3,550 m (Boyuk Ishigli). / Computed from the main figure or date; sources differ.
            How many times more pasture than forest is there?
              pasture: The ratio is about 2.12: 72,000 ha (pasture land) ÷ 34,000 ha (forest). / Computed from the main figure or date; sources differ.
            Laçında cəmi neçə yaşayış məntəqəsi var?
              composition: Cəmi: 127 = 1 şəhər + 1 qəsəbə + 125 kənd. / Əsas məlumata görə hesablanıb; mənbələr bir-birindən fərqlənir.
            Hansı daha böyükdür: meşə yoxsa otlaq?
              pasture: Daha böyük rəqəm: otlaq. Fərq 38.000 ha təşkil edir: 72.000 ha (otlaq) − 34.000 ha (meşə). / Əsas məlumata görə hesablanıb; mənbələr bir-birindən fərqlənir.
            На сколько гектаров пастбищ больше, чем леса?
              pasture: Разница — 38 000 га: 72 000 га (пастбища) − 34 000 га (лес). / Подсчитано по основным данным; источники расходятся.
            Всего населённых пунктов в районе сколько?
              composition: Всего: 127 = 1 город + 1 посёлок + 125 сёл. / Подсчитано по основным данным; источники расходятся.
            Laçın'da orman mı daha büyük otlak mı?
              pasture: Daha büyük değer: otlak. Fark 38.000 ha: 72.000 ha (otlak) − 34.000 ha (orman). / Ana değere göre hesaplandı; kaynaklar farklı bilgi veriyor.
            Toplam yerleşim yeri sayısı kaç?
              composition: Toplam: 127 = 1 şehir + 1 kasaba + 125 köy. / Ana değere göre hesaplandı; kaynaklar farklı bilgi veriyor.
        "#]],
    );
}

#[test]
fn time_is_counted_by_the_calendar() {
    check(
        &LACHIN,
        &[
            "How many days between the trilateral statement and the return of the district?",
            "How many years ago was Lachin occupied?",
            "How long was Lachin occupied for?",
            "How many days until City Day?",
            "How old is the Lachin district?",
            "Laçın azad olunandan neçə gün keçib?",
            "Zəfər gününə nə qədər qalıb?",
            "Laçın neçə il işğal altında qalıb?",
            "Сколько лет прошло с момента оккупации Лачина?",
            "Сколько дней осталось до Дня города?",
            "Сколько дней прошло от начала войны до возвращения Лачина?",
            "Üçlü bildiri imzalanalı kaç yıl oldu?",
            "Laçın Şehir Günü'ne kaç gün kaldı?",
            "Havalimanı kaç gün önce açıldı?",
            "How many months until City Day?",
            "Şəhər gününə neçə ay qalıb?",
            "Сколько месяцев осталось до Дня города?",
            "Laçın Şehir Günü'ne kaç ay kaldı?",
        ],
        expect![[r#"
            How many days between the trilateral statement and the return of the district?
              liberation-date: 10 November 2020 → 1 December 2020: 21 days. / Computed from the main figure or date; sources differ.
            How many years ago was Lachin occupied?
              occupier: 18 May 1992 → 15 June 2026: 34 years and 28 days (12,446 days). / Computed from the main figure or date; sources differ.
            How long was Lachin occupied for?
              liberation-date: 18 May 1992 → 1 December 2020: 28 years, 6 months and 13 days (10,424 days). / Computed from the main figure or date; sources differ.
            How many days until City Day?
              city-day: Until 26 August 2026: 72 days (2 months and 11 days).
            How old is the Lachin district?
              district-founding: 8 August 1930 → 15 June 2026: 95 years, 10 months and 7 days (35,010 days). / Computed from the main figure or date; sources differ.
            Laçın azad olunandan neçə gün keçib?
              liberation-date: 1 dekabr 2020-ci il → 15 iyun 2026-cı il: 2.022 gün (5 il, 6 ay və 14 gün).
            Zəfər gününə nə qədər qalıb?
              victory-day: 8 noyabr 2026-cı ilə qədər 146 gün (4 ay və 24 gün) qalıb.
            Laçın neçə il işğal altında qalıb?
              liberation-date: 18 may 1992-ci il → 1 dekabr 2020-ci il: 28 il, 6 ay və 13 gün (10.424 gün). / Əsas məlumata görə hesablanıb; mənbələr bir-birindən fərqlənir.
            Сколько лет прошло с момента оккупации Лачина?
              occupation-date: 18 мая 1992 года → 15 июня 2026 года: 34 года и 28 дней (12 446 дней). / Подсчитано по основным данным; источники расходятся.
            Сколько дней осталось до Дня города?
              city-day: До ближайшей даты (26 августа 2026 года) осталось: 72 дня (2 месяца и 11 дней).
            Сколько дней прошло от начала войны до возвращения Лачина?
              counteroffensive-date: 27 сентября 2020 года → 1 декабря 2020 года: 65 дней (2 месяца и 4 дня).
            Üçlü bildiri imzalanalı kaç yıl oldu?
              statement-signatories: 10 Kasım 2020 → 15 Haziran 2026: 5 yıl, 7 ay ve 5 gün (2.043 gün).
            Laçın Şehir Günü'ne kaç gün kaldı?
              city-day: Sıradaki tarih 26 Ağustos 2026: 72 gün (2 ay ve 11 gün) kaldı.
            Havalimanı kaç gün önce açıldı?
              airport-opening: 28 Mayıs 2025 → 15 Haziran 2026: 383 gün (1 yıl ve 18 gün).
            How many months until City Day?
              city-day: Until 26 August 2026: 2 months and 11 days (72 days).
            Şəhər gününə neçə ay qalıb?
              city-day: 26 avqust 2026-cı ilə qədər 2 ay və 11 gün (72 gün) qalıb.
            Сколько месяцев осталось до Дня города?
              city-day: До ближайшей даты (26 августа 2026 года) осталось: 2 месяца и 11 дней (72 дня).
            Laçın Şehir Günü'ne kaç ay kaldı?
              city-day: Sıradaki tarih 26 Ağustos 2026: 2 ay ve 11 gün (72 gün) kaldı.
        "#]],
    );
}

#[test]
fn a_way_takes_as_long_as_the_speed_that_was_given_says() {
    check(
        &LACHIN,
        &[
            "How long does it take to drive from Baku to Lachin at 60 km/h?",
            "Bakıdan Laçına saatda 100 km sürətlə neçə saata getmək olar?",
            "За сколько часов доеду из Баку в Лачин, если ехать 75 км/ч?",
            "Bakü'den Laçın'a saatte 90 km hızla kaç saatte gidilir?",
        ],
        expect![[r#"
            How long does it take to drive from Baku to Lachin at 60 km/h?
              distance-baku: 450 km at 60 km/h: about 7 hours and 30 minutes, without stops. / Computed from the main figure or date; sources differ.
            Bakıdan Laçına saatda 100 km sürətlə neçə saata getmək olar?
              distance-baku: 450 km, sürət 100 km/saat: dayanmadan təxminən 4 saat və 30 dəqiqə. / Əsas məlumata görə hesablanıb; mənbələr bir-birindən fərqlənir.
            За сколько часов доеду из Баку в Лачин, если ехать 75 км/ч?
              distance-baku: 450 км при скорости 75 км/ч: примерно 6 часов без остановок. / Подсчитано по основным данным; источники расходятся.
            Bakü'den Laçın'a saatte 90 km hızla kaç saatte gidilir?
              distance-baku: 450 km, 90 km/sa hızla: mola vermeden yaklaşık 5 saat. / Ana değere göre hesaplandı; kaynaklar farklı bilgi veriyor.
        "#]],
    );
}

#[test]
fn a_computed_reply_shows_the_fact_and_the_sources_of_a_second_one() {
    check_whole(
        "How many hectares is the Lachin district?",
        expect![[r#"
            1,835 km² = 183,500 ha
            Computed from the main figure or date; sources differ.

            Area of the Lachin district

            The Lachin district covers 1,835 km², according to the district authority. The Presidential Library of Azerbaijan rounds this to 1,840 km²; karabakh.az gives 1,875 km² and the National Library of Azerbaijan 1,883 km².

            Sources differ on this. Information from 1 December 2025.

            Sources: Azerbaijani news text, 1 December 2025; Lachin District Executive Authority; Presidential Library of Azerbaijan, after August 2022; karabakh.az (Azerbaijani Community of the Nagorno-Karabakh region), before 2020; National Library of Azerbaijan, before 2020"#]],
    );
    check_whole(
        "How much higher is Gyzylbogaz than the city of Lachin?",
        expect![[r#"
        The difference is 2,705 m: 3,594 m (Gyzylbogaz peak) − 889 m (city of Lachin).

        Height of Gyzylbogaz

        The Gyzylbogaz peak (Gizilboghaz), the highest in the Lachin district, rises 3,594 m above sea level.

        Information from 1 December 2025.

        Sources: Azerbaijani news text, 1 December 2025; Lachin District Executive Authority; GoMap.az

        Elevation of the city of Lachin: Sources: Basque Wikipedia, after 2022; frwiki.wiki (translation of French Wikipedia), c. 2021; zxc.wiki (translation of German Wikipedia), before 2021"#]],
    );
}

#[test]
fn on_the_day_itself_a_day_is_today() {
    let (_, paragraphs) = read(&ask(&LACHIN, "How many days until City Day?", date(2026, 8, 26)));
    assert_eq!(paragraphs[0], "It is today, 26 August 2026.");
}

#[test]
fn an_earlier_answer_is_told_in_another_unit() {
    let mut profile = Profile::new(Place::Private);
    let first = LACHIN.respond(&profile, Incoming::Text("How long is the Hakari?"), None, TODAY);
    first.effects.iter().for_each(|it| profile.apply(it));
    let second = LACHIN.respond(&profile, Incoming::Text("and in miles?"), None, TODAY);
    assert!(read(&second).1[0].starts_with("113 km ≈ 70.2 miles"));
}

#[test]
fn what_asks_for_something_else_stays_as_it_is() {
    for (question, title) in [
        ("How many hectares of forest are there?", "Forests of the Lachin district"),
        ("How many kilometres is it from Baku?", "Distance from Lachin to Baku"),
        (
            "What percentage of the highway was complete in May 2025?",
            "Length and progress of the Kalbajar–Lachin highway",
        ),
        (
            "what was the town of Lachin called a hundred years ago, before it got this name",
            "The former name of the city: Abdallar",
        ),
    ] {
        check_plain(question, title);
    }
    for question in [
        "What percentage of Norway is forest?",
        "How many hectares is the Shusha district?",
        "How long does it take to drive from Lachin to Shusha at 60 km/h?",
        "How many settlements in all were liberated in the war?",
        "Norveçin neçə faizi meşədir?",
        "Сколько дней до Нового года?",
    ] {
        let (fact, paragraphs) = read(&ask(&LACHIN, question, TODAY));
        let computed = ["127", "18.5", "18,5", "183,500", "≈", "→"];
        assert!(
            !computed.iter().any(|it| paragraphs[0].contains(it)),
            "{question}: {fact} {paragraphs:?}"
        );
    }
}

#[test]
fn another_district_is_computed_of_by_its_own_words() {
    check(
        &TARNMOOR,
        &[
            "How many hectares is Tarnmoor?",
            "Wie hoch ist der Graue Stein in Fuß?",
            "Wisp kaç mil uzunluğunda?",
            "How many years between the charter and the building of the bridge?",
            "How old is the bridge?",
            "How many days until the Lantern Fair?",
            "Fener Şenliği'ne kaç gün kaldı?",
            "Wie viele Tage bis zum Laternenmarkt?",
        ],
        expect![[r#"
            How many hectares is Tarnmoor?
              area: 1,412.5 km² = 141,250 ha
            Wie hoch ist der Graue Stein in Fuß?
              peak: 934 m ≈ 3.064 Fuß
            Wisp kaç mil uzunluğunda?
              wisp-length: 61 km ≈ 37,9 mil
            How many years between the charter and the building of the bridge?
              charter: 14 May 1688 → around 1704: about 16 years.
            How old is the bridge?
              bridge: around 1704 → 15 June 2026: about 322 years.
            How many days until the Lantern Fair?
              lantern-fair: Until 2 November 2026: 140 days (4 months and 18 days).
            Fener Şenliği'ne kaç gün kaldı?
              lantern-fair: Sıradaki tarih 2 Kasım 2026: 140 gün (4 ay ve 18 gün) kaldı.
            Wie viele Tage bis zum Laternenmarkt?
              lantern-fair: Bis 2. November 2026: 140 Tage (4 Monate und 18 Tage).
        "#]],
    );
}

/// The questions were written before any of the words by which they are understood.
#[test]
fn most_questions_that_ask_for_a_computation_get_it() {
    let file = fs::read_to_string("tests/it/computations.jsonl").unwrap();
    let all: Vec<Computation> = file.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    let wrong: Vec<&str> = all
        .iter()
        .filter(|it| {
            let (_, paragraphs) = read(&ask(&LACHIN, &it.q, TODAY));
            !it.says.iter().any(|says| paragraphs[0].contains(says))
        })
        .map(|it| it.q.as_str())
        .collect();
    let share = 1.0
        - f64::from(u32::try_from(wrong.len()).unwrap())
            / f64::from(u32::try_from(all.len()).unwrap());
    assert!(all.len() >= 120 && share >= 0.95, "{share:.3}: {wrong:#?}");
}
