//! The quiz: which questions there are, in every language, and how faces ask them.

use std::collections::BTreeSet;
use std::fmt::Write;

use expect_test::{Expect, expect};
use jiff::civil::{Date, date};
use lachin_bot::answer::reply::Quiz;
use lachin_bot::chat::{Place, Profile};
use lachin_bot::conversation::Incoming;
use lachin_bot::knowledge::{Fact, Language, Piece, Standing, ValueKind};
use lachin_bot::quiz::{self, EXPLANATION_UNITS, OPTION_UNITS, OPTIONS, OTHERS, QUESTION_UNITS};
use teloxide::types::{ChatId, UserId};

use crate::bot_api::{BotApi, Rules};
use crate::conversation::{LACHIN, transcript_on};
use crate::telegram::start_lachin;

const TODAY: Date = date(2026, 3, 1);

fn language(code: &str) -> Language {
    Language::parse(code).unwrap()
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
fn check(code: &str, expected: Expect) {
    expected.assert_eq(&listed(language(code)));
}

#[test]
fn the_questions_read_well_in_english() {
    check(
        "en",
        expect![[r#"
        airport-flights: What belongs in the gap? No regular flights are known to us so far: when Lachin International Airport opened, no regular routes had been announced, and budget papers of _____ suggested that regular flights might begin in 2026.
          August 2022 | May 2025 | *October 2025 | November 2025
        airport-flights: What belongs in the gap? No regular flights are known to us so far: when Lachin International Airport opened, no regular routes had been announced, and budget papers of October 2025 suggested that regular flights might begin in _____.
          2022 | 2023 | 2024 | *2026
        airport-opening: What belongs in the gap? Lachin International Airport was opened on _____ by the presidents of Azerbaijan and Türkiye, Ilham Aliyev and Recep Tayyip Erdoğan.
          31 July 2023 | 29 September 2023 | *28 May 2025 | 30 August 2025
        airport-runway: What belongs in the gap? The runway of Lachin International Airport is _____ long and 60 m wide.
          950 m | 1,291 m | 1,800 m | *3,000 m
        airport-status: What belongs in the gap? Lachin airport was granted international status on _____ by an order of Prime Minister Ali Asadov.
          31 July 2023 | 29 September 2023 | *26 May 2025 | 30 August 2025
        cable-car: What belongs in the gap? The foundation of a cable car was laid on _____ in the boulevard area of the city of Lachin (in Armenian: Berdzor). The line is to be 1,720 m long, cover 300 m of height, have 17 cabins and carry up to 800 passengers an hour.
          31 July 2023 | 29 September 2023 | *27 May 2025 | 30 August 2025
        cable-car: What belongs in the gap? The foundation of a cable car was laid on 27 May 2025 in the boulevard area of the city of Lachin (in Armenian: Berdzor). The line is to be _____ long, cover 300 m of height, have 17 cabins and carry up to 800 passengers an hour.
          950 m | *1,720 m | 2,650 m | 3,550 m
        cis-capital: What belongs in the gap? Lachin was the CIS Cultural Capital in _____, by a decision of 8 October 2024.
          2021 | 2022 | 2023 | *2025
        cis-capital: What belongs in the gap? Lachin was the CIS Cultural Capital in 2025, by a decision of _____.
          1 December 2020 | 11 August 2022 | 30 April 2024 | *8 October 2024
        city-day: What belongs in the gap? Lachin City Day is celebrated every year on 26 August; the first was on _____.
          *26 August 2023 | 13 November 2023 | 28 June 2024 | 1 December 2025
        city-elevation: What belongs in the gap? The city of Lachin (in Armenian: Berdzor) stands at _____ above sea level, according to several editions of Wikipedia.
          *889 m | 1,600 m | 1,800 m | 2,658 m
        decree-signer: What belongs in the gap? The decree on Lachin City Day was signed by Ilham Aliyev, President of Azerbaijan, on _____.
          1 December 2020 | 11 August 2022 | *31 July 2023 | 11 September 2024
        executive-head: What belongs in the gap? The last head of the Lachin district executive authority whom our sources name is Agil Nazarli: acting head from _____, head from 16 June 2016.
          1 October 2012 | *3 March 2016 | 27 September 2020 | 25 November 2020
        executive-head: What belongs in the gap? The last head of the Lachin district executive authority whom our sources name is Agil Nazarli: acting head from 3 March 2016, head from _____.
          1 October 2012 | *16 June 2016 | 27 September 2020 | 25 November 2020
        getting-there: What belongs in the gap? Foreigners can go to the city of Lachin by private car or in a group, with a permit (since _____; www.yolumuzqarabaga.az). From Baku buses run to Shusha and Aghdam (since January 2022) and trains to Aghdam (since 30 August 2025); a direct Baku–Lachin bus is not confirmed.
          26 August 2022 | 28 May 2023 | 24 May 2024 | *23 July 2025
        getting-there: What belongs in the gap? Foreigners can go to the city of Lachin by private car or in a group, with a permit (since 23 July 2025; www.yolumuzqarabaga.az). From Baku buses run to Shusha and Aghdam (since _____) and trains to Aghdam (since 30 August 2025); a direct Baku–Lachin bus is not confirmed.
          *January 2022 | August 2022 | April 2024 | November 2025
        getting-there: What belongs in the gap? Foreigners can go to the city of Lachin by private car or in a group, with a permit (since 23 July 2025; www.yolumuzqarabaga.az). From Baku buses run to Shusha and Aghdam (since January 2022) and trains to Aghdam (since _____); a direct Baku–Lachin bus is not confirmed.
          26 August 2022 | 28 May 2023 | 24 May 2024 | *30 August 2025
        hotel: What belongs in the gap? A hotel complex near the city of Lachin (in Armenian: Berdzor) was reported open by _____; work on it was started on 25 August 2023.
          August 2022 | May 2025 | *October 2025 | November 2025
        hotel: What belongs in the gap? A hotel complex near the city of Lachin (in Armenian: Berdzor) was reported open by October 2025; work on it was started on _____.
          1 December 2020 | 11 August 2022 | *25 August 2023 | 11 September 2024
        husulu: What belongs in the gap? Husulu, also called Soltanlar (in Armenian: Melikashen), is a village in the Lachin district at a height of about _____, at 39.6406° N, 46.4092° E.
          950 m | *1,291 m | 2,812 m | 3,552 m
        hydropower-plants: What belongs in the gap? Four hydropower plants have been inaugurated in the Lachin district: Mishni (8.25 MW) and Alkhasli (6 MW) on the Hochaz river on 25 August 2023, Ashagi Malibay (3.1 MW) and Mirik (3.5 MW) on the Zabukh river on _____.
          30 August 2022 | 28 May 2023 | *27 May 2025 | 30 August 2025
        khosrov-sultanov: What belongs in the gap? Khosrov bey Sultanov was the first war minister of the Azerbaijan Democratic Republic and, from _____, its governor-general of Karabakh and Zangezur.
          15 January 1916 | 15 January 1917 | *15 January 1919 | 15 January 1920
        khudafarin-road: What belongs in the gap? The Khudafarin–Gubadli–Lachin highway is planned to be _____ long, with four lanes: 56.4 km of main line and a 14 km branch to Gubadli.
          35.8 km | *70.4 km | 126 km | 155 km
        khudafarin-road: What belongs in the gap? The Khudafarin–Gubadli–Lachin highway is planned to be 70.4 km long, with four lanes: _____ of main line and a 14 km branch to Gubadli.
          25 km | 42 km | *56.4 km | 128 km
        khudafarin-road: What belongs in the gap? The Khudafarin–Gubadli–Lachin highway is planned to be 70.4 km long, with four lanes: 56.4 km of main line and a _____ branch to Gubadli.
          5 km | 10 km | *14 km | 35.8 km
        pasture: What belongs in the gap? The Lachin district has _____ of pasture land, according to the district authority.
          34,000 ha | 42,997 ha | 60,000 ha | *72,000 ha
        peak-height: What belongs in the gap? The Gyzylbogaz peak (Gizilboghaz), the highest in the Lachin district, rises _____ above sea level.
          1,800 m | 2,658 m | 3,000 m | *3,594 m
        peak-name: What belongs in the gap? The highest point of the Lachin district is the Gyzylbogaz peak (also spelt Gizilboghaz), _____ above sea level.
          1,800 m | 2,658 m | 3,000 m | *3,594 m
        return-houses: What belongs in the gap? On 26 August 2023 President Ilham Aliyev said that about _____ had returned to the city of Lachin (in Armenian: Berdzor) and that houses for 900 families would be ready by the end of 2023.
          300 people | 567 people | *1,000 people | 2,766 people
        sanctuary: What belongs in the gap? The Lachin State Nature Sanctuary was established in the Lachin district in _____.
          November 1960 | *November 1961 | November 1963 | November 1964
        summit-2025: What belongs in the gap? On _____ the second Azerbaijan–Türkiye–Pakistan summit was held in Lachin.
          31 July 2023 | 29 September 2023 | *28 May 2025 | 30 August 2025
        victory-day: What belongs in the gap? Azerbaijan marks Victory Day on 8 November, by a decree of _____.
          *3 December 2020 | 27 August 2023 | 28 December 2023 | 24 May 2024
        zabukh-population: What belongs in the gap? By _____, 217 families (823 people) lived in Zabukh (in Armenian: Aghavno) in the Lachin district.
          25 November 2020 | 12 December 2022 | 30 May 2023 | *30 April 2024
        zabukh-population: What belongs in the gap? By 30 April 2024, 217 families (_____) lived in Zabukh (in Armenian: Aghavno) in the Lachin district.
          300 people | *823 people | 1,000 people | 2,090 people
    "#]],
    );
}

#[test]
fn the_questions_read_well_in_azerbaijani() {
    check(
        "az",
        expect![[r#"
        airport-flights: Boşluğa nə yazılmalıdır? Bildiyimizə görə, hələ yox: Laçın Beynəlxalq Hava Limanı açılanda müntəzəm reyslər elan olunmamışdı, _____na aid büdcə sənədlərində isə müntəzəm uçuşların 2026-cı ildə başlaya biləcəyi göstərilib.
          2022-ci ilin avqustu | 2025-ci ilin mayı | *2025-ci ilin oktyabrı | 2025-ci ilin noyabrı
        airport-flights: Boşluğa nə yazılmalıdır? Bildiyimizə görə, hələ yox: Laçın Beynəlxalq Hava Limanı açılanda müntəzəm reyslər elan olunmamışdı, 2025-ci ilin oktyabrına aid büdcə sənədlərində isə müntəzəm uçuşların _____-cı ildə başlaya biləcəyi göstərilib.
          2022 | 2023 | 2024 | *2026
        airport-opening: Boşluğa nə yazılmalıdır? Bəli, Laçının hava limanı var: Laçın Beynəlxalq Hava Limanını _____də Azərbaycan və Türkiyə prezidentləri İlham Əliyev və Rəcəb Tayyib Ərdoğan açıb.
          31 iyul 2023-cü il | 29 sentyabr 2023-cü il | *28 may 2025-ci il | 30 avqust 2025-ci il
        airport-runway: Boşluğa nə yazılmalıdır? Laçın Beynəlxalq Hava Limanının uçuş-enmə zolağının uzunluğu _____, eni 60 m-dir.
          950 m | 1.291 m | 1.800 m | *3.000 m
        airport-status: Boşluğa nə yazılmalıdır? Laçın hava limanına _____də Baş nazir Əli Əsədovun sərəncamı ilə beynəlxalq status verilib.
          31 iyul 2023-cü il | 29 sentyabr 2023-cü il | *26 may 2025-ci il | 30 avqust 2025-ci il
        cable-car: Boşluğa nə yazılmalıdır? Laçın şəhərində (ermənicə Berdzor) kanat yolunun təməli _____də bulvar hissəsində qoyulub.
          31 iyul 2023-cü il | 29 sentyabr 2023-cü il | *27 may 2025-ci il | 30 avqust 2025-ci il
        cis-capital: Boşluğa nə yazılmalıdır? Laçın _____də MDB-nin mədəniyyət paytaxtı olub; bu barədə qərar 8 oktyabr 2024-cü il tarixlidir.
          2021-ci il | 2022-ci il | 2023-cü il | *2025-ci il
        cis-capital: Boşluğa nə yazılmalıdır? Laçın 2025-ci ildə MDB-nin mədəniyyət paytaxtı olub; bu barədə qərar _____ tarixlidir.
          1 dekabr 2020-ci il | 11 avqust 2022-ci il | 30 aprel 2024-cü il | *8 oktyabr 2024-cü il
        city-day: Boşluğa nə yazılmalıdır? Laçın Şəhəri Günü hər il 26 avqust tarixində qeyd olunur, ilk dəfə _____də keçirilib.
          *26 avqust 2023-cü il | 13 noyabr 2023-cü il | 28 iyun 2024-cü il | 1 dekabr 2025-ci il
        city-elevation: Boşluğa nə yazılmalıdır? Vikipediyanın bir neçə dildəki variantına görə, Laçın şəhəri (ermənicə Berdzor) dəniz səviyyəsindən _____ yüksəklikdədir.
          *889 m | 1.600 m | 1.800 m | 2.658 m
        decree-date: Boşluğa nə yazılmalıdır? Prezidentin Laçın Şəhəri Günü haqqında sərəncamı (bəzi mətnlərdə fərman) _____də imzalanıb.
          1 dekabr 2020-ci il | 30 avqust 2022-ci il | 28 may 2023-cü il | *31 iyul 2023-cü il
        decree-signer: Boşluğa nə yazılmalıdır? Laçın Şəhəri Günü haqqında sərəncamı Azərbaycan Prezidenti İlham Əliyev _____də imzalayıb.
          1 dekabr 2020-ci il | 11 avqust 2022-ci il | *31 iyul 2023-cü il | 11 sentyabr 2024-cü il
        executive-head: Boşluğa nə yazılmalıdır? Mənbələrimizdə Laçın Rayon İcra Hakimiyyətinin başçısı kimi adı çəkilən son şəxs Aqil Nəzərlidir: o, _____dən bu vəzifəni müvəqqəti icra edib, 16 iyun 2016-cı ildən isə başçı olub.
          1 oktyabr 2012-ci il | *3 mart 2016-cı il | 27 sentyabr 2020-ci il | 25 noyabr 2020-ci il
        executive-head: Boşluğa nə yazılmalıdır? Mənbələrimizdə Laçın Rayon İcra Hakimiyyətinin başçısı kimi adı çəkilən son şəxs Aqil Nəzərlidir: o, 3 mart 2016-cı ildən bu vəzifəni müvəqqəti icra edib, _____dən isə başçı olub.
          1 oktyabr 2012-ci il | *16 iyun 2016-cı il | 27 sentyabr 2020-ci il | 25 noyabr 2020-ci il
        getting-there: Boşluğa nə yazılmalıdır? Əcnəbilər _____dən icazə ilə (www.yolumuzqarabaga.az) Laçın şəhərinə şəxsi avtomobillə və ya qrupla gedə bilərlər.
          26 avqust 2022-ci il | 28 may 2023-cü il | 24 may 2024-cü il | *23 iyul 2025-ci il
        hotel: Boşluğa nə yazılmalıdır? Bəli, Laçın şəhəri (ermənicə Berdzor) yaxınlığındakı otel kompleksinin _____nda artıq açıq olduğu bildirilib; onun tikintisinə 25 avqust 2023-cü ildə başlanıb.
          2022-ci ilin avqustu | 2025-ci ilin mayı | *2025-ci ilin oktyabrı | 2025-ci ilin noyabrı
        hotel: Boşluğa nə yazılmalıdır? Bəli, Laçın şəhəri (ermənicə Berdzor) yaxınlığındakı otel kompleksinin 2025-ci ilin oktyabrında artıq açıq olduğu bildirilib; onun tikintisinə _____də başlanıb.
          1 dekabr 2020-ci il | 11 avqust 2022-ci il | *25 avqust 2023-cü il | 11 sentyabr 2024-cü il
        husulu: Boşluğa nə yazılmalıdır? Hüsülü, digər adı ilə Soltanlar (ermənicə Melikaşen), Laçın rayonunda, təxminən _____ hündürlükdə yerləşən kənddir (39,6406° şm. e., 46,4092° ş. u.). Erməni tarixçiləri onu Qaşatağa ad vermiş mərkəz olan Qaşatağkla eyniləşdirir.
          950 m | *1.291 m | 2.812 m | 3.552 m
        khosrov-sultanov: Boşluğa nə yazılmalıdır? Xosrov bəy Sultanov Azərbaycan Xalq Cümhuriyyətinin ilk hərbi naziri olub, _____dən isə Qarabağ və Zəngəzurun general-qubernatoru vəzifəsini tutub.
          15 yanvar 1916-cı il | 15 yanvar 1917-ci il | *15 yanvar 1919-cu il | 15 yanvar 1920-ci il
        khudafarin-road: Boşluğa nə yazılmalıdır? Xudafərin–Qubadlı–Laçın avtomobil yolu dördzolaqlı planlaşdırılıb, uzunluğu _____ olacaq: 56,4 km-lik əsas yol və Qubadlıya ayrılan 14 km-lik qol.
          35,8 km | *70,4 km | 126 km | 155 km
        khudafarin-road: Boşluğa nə yazılmalıdır? Xudafərin–Qubadlı–Laçın avtomobil yolu dördzolaqlı planlaşdırılıb, uzunluğu 70,4 km olacaq: _____-lik əsas yol və Qubadlıya ayrılan 14 km-lik qol.
          25 km | 42 km | *56,4 km | 128 km
        khudafarin-road: Boşluğa nə yazılmalıdır? Xudafərin–Qubadlı–Laçın avtomobil yolu dördzolaqlı planlaşdırılıb, uzunluğu 70,4 km olacaq: 56,4 km-lik əsas yol və Qubadlıya ayrılan _____-lik qol.
          5 km | 10 km | *14 km | 35,8 km
        pasture: Boşluğa nə yazılmalıdır? Rayon icra hakimiyyətinin məlumatına görə, Laçın rayonunda _____ otlaq sahəsi var.
          34.000 ha | 42.997 ha | 60.000 ha | *72.000 ha
        peak-height: Boşluğa nə yazılmalıdır? Laçın rayonunun ən yüksək zirvəsi olan Qızılboğazın dəniz səviyyəsindən hündürlüyü _____-dir.
          1.800 m | 2.658 m | 3.000 m | *3.594 m
        peak-name: Boşluğa nə yazılmalıdır? Laçın rayonunun ən yüksək nöqtəsi Qızılboğaz zirvəsidir; onun dəniz səviyyəsindən hündürlüyü _____-dir.
          1.800 m | 2.658 m | 3.000 m | *3.594 m
        return-city: Boşluğa nə yazılmalıdır? Rayon icra hakimiyyətinin _____ tarixli, bizdə olan ən son məlumatına görə, Laçın şəhərinə (ermənicə Berdzor) 570 ailə (2.090 nəfər) köçürülüb.
          10 noyabr 2020-ci il | 7 iyul 2021-ci il | 13 noyabr 2023-cü il | *11 sentyabr 2024-cü il
        return-city: Boşluğa nə yazılmalıdır? Rayon icra hakimiyyətinin 11 sentyabr 2024-cü il tarixli, bizdə olan ən son məlumatına görə, Laçın şəhərinə (ermənicə Berdzor) _____ (2.090 nəfər) köçürülüb.
          408 ailə | *570 ailə | 730 ailə | 936 ailə
        return-city: Boşluğa nə yazılmalıdır? Rayon icra hakimiyyətinin 11 sentyabr 2024-cü il tarixli, bizdə olan ən son məlumatına görə, Laçın şəhərinə (ermənicə Berdzor) 570 ailə (_____) köçürülüb.
          808 nəfər | 1.000 nəfər | *2.090 nəfər | 2.766 nəfər
        return-houses: Boşluğa nə yazılmalıdır? Prezident İlham Əliyev 26 avqust 2023-cü ildə deyib ki, Laçın şəhərinə (ermənicə Berdzor) təxminən _____ qayıdıb və 2023-cü ilin sonunadək 900 ailə üçün ev hazır olacaq.
          300 nəfər | 567 nəfər | *1.000 nəfər | 2.766 nəfər
        sanctuary: Boşluğa nə yazılmalıdır? Laçın Dövlət Təbiət Yasaqlığı Laçın rayonunda _____nda yaradılıb.
          1960-cı ilin noyabrı | *1961-ci ilin noyabrı | 1963-cü ilin noyabrı | 1964-cü ilin noyabrı
        summit-2025: Boşluğa nə yazılmalıdır? _____də Laçında ikinci Azərbaycan–Türkiyə–Pakistan sammiti keçirilib.
          31 iyul 2023-cü il | 29 sentyabr 2023-cü il | *28 may 2025-ci il | 30 avqust 2025-ci il
        victory-day: Boşluğa nə yazılmalıdır? Azərbaycanda Zəfər Günü _____ tarixli sərəncamla müəyyən edilib və 8 noyabrda qeyd olunur.
          *3 dekabr 2020-ci il | 27 avqust 2023-cü il | 28 dekabr 2023-cü il | 24 may 2024-cü il
        zabukh-population: Boşluğa nə yazılmalıdır? Laçın rayonunun Zabux kəndində (ermənicə Ağavno) _____ tarixinə 217 ailə (823 nəfər) yaşayırdı.
          25 noyabr 2020-ci il | 12 dekabr 2022-ci il | 30 may 2023-cü il | *30 aprel 2024-cü il
        zabukh-population: Boşluğa nə yazılmalıdır? Laçın rayonunun Zabux kəndində (ermənicə Ağavno) 30 aprel 2024-cü il tarixinə 217 ailə (_____) yaşayırdı.
          300 nəfər | *823 nəfər | 1.000 nəfər | 2.090 nəfər
    "#]],
    );
}

#[test]
fn the_questions_read_well_in_russian() {
    check(
        "ru",
        expect![[r#"
        airport-flights: Что пропущено? Насколько нам известно, пока нет: при открытии Лачинского международного аэропорта регулярные маршруты не объявлялись, а бюджетные документы (октябрь 2025 года) позволяли ожидать регулярных рейсов в _____ году.
          2022 | 2023 | 2024 | *2026
        airport-opening: Что пропущено? Да, в Лачине есть аэропорт: Лачинский международный аэропорт открыли _____ президенты Азербайджана и Турции Ильхам Алиев и Реджеп Тайип Эрдоган.
          31 июля 2023 года | 29 сентября 2023 года | *28 мая 2025 года | 30 августа 2025 года
        airport-runway: Что пропущено? Взлётно-посадочная полоса Лачинского международного аэропорта имеет длину _____ и ширину 60 м.
          950 м | 1 291 м | 1 800 м | *3 000 м
        airport-status: Что пропущено? Международный статус аэропорту Лачина присвоен _____ распоряжением премьер-министра Али Асадова.
          31 июля 2023 года | 29 сентября 2023 года | *26 мая 2025 года | 30 августа 2025 года
        cable-car: Что пропущено? Канатную дорогу заложили _____ в районе бульвара города Лачин (по-армянски Бердзор). Длина линии — 1 720 м, высота — 300 м; на ней будет 17 кабин, она сможет перевозить до 800 пассажиров в час.
          31 июля 2023 года | 29 сентября 2023 года | *27 мая 2025 года | 30 августа 2025 года
        cable-car: Что пропущено? Канатную дорогу заложили 27 мая 2025 года в районе бульвара города Лачин (по-армянски Бердзор). Длина линии — _____, высота — 300 м; на ней будет 17 кабин, она сможет перевозить до 800 пассажиров в час.
          950 м | *1 720 м | 2 650 м | 3 550 м
        cis-capital: Что пропущено? Лачин был Культурной столицей СНГ в _____ году по решению от 8 октября 2024 года.
          2021 | 2022 | 2023 | *2025
        cis-capital: Что пропущено? Лачин был Культурной столицей СНГ в 2025 году по решению от _____.
          1 декабря 2020 года | 11 августа 2022 года | 30 апреля 2024 года | *8 октября 2024 года
        city-day: Что пропущено? День города Лачин отмечают ежегодно 26 августа, впервые его отметили _____.
          *26 августа 2023 года | 13 ноября 2023 года | 28 июня 2024 года | 1 декабря 2025 года
        city-elevation: Что пропущено? Город Лачин (по-армянски Бердзор) лежит на высоте _____ над уровнем моря — так указывают несколько языковых разделов Википедии.
          *889 м | 1 600 м | 1 800 м | 2 658 м
        decree-date: Что пропущено? Президентское распоряжение о Дне города Лачин (в некоторых сообщениях — указ) подписано _____.
          1 декабря 2020 года | 30 августа 2022 года | 28 мая 2023 года | *31 июля 2023 года
        decree-signer: Что пропущено? _____ распоряжение о Дне города Лачин подписал президент Азербайджана Ильхам Алиев.
          1 декабря 2020 года | 11 августа 2022 года | *31 июля 2023 года | 11 сентября 2024 года
        executive-head: Что пропущено? Последний глава исполнительной власти Лачинского района, которого называют наши источники, — Агиль Назарли: с _____ он исполнял обязанности главы, а с 16 июня 2016 года занимал этот пост официально.
          1 октября 2012 года | *3 марта 2016 года | 27 сентября 2020 года | 25 ноября 2020 года
        executive-head: Что пропущено? Последний глава исполнительной власти Лачинского района, которого называют наши источники, — Агиль Назарли: с 3 марта 2016 года он исполнял обязанности главы, а с _____ занимал этот пост официально.
          1 октября 2012 года | *16 июня 2016 года | 27 сентября 2020 года | 25 ноября 2020 года
        getting-there: Что пропущено? Иностранцы могут с _____ приезжать в город Лачин на своей машине или группой, по разрешению (www.yolumuzqarabaga.az). Из Баку автобусы ходят в Шушу и Агдам (с января 2022 года), поезда — до Агдама (с 30 августа 2025 года); прямой автобус Баку – Лачин не подтверждён.
          26 августа 2022 года | 28 мая 2023 года | 24 мая 2024 года | *23 июля 2025 года
        getting-there: Что пропущено? Иностранцы могут с 23 июля 2025 года приезжать в город Лачин на своей машине или группой, по разрешению (www.yolumuzqarabaga.az). Из Баку автобусы ходят в Шушу и Агдам (с января 2022 года), поезда — до Агдама (с _____); прямой автобус Баку – Лачин не подтверждён.
          26 августа 2022 года | 28 мая 2023 года | 24 мая 2024 года | *30 августа 2025 года
        hotel: Что пропущено? Да, к октябрю 2025 года гостиничный комплекс близ города Лачин (по-армянски Бердзор), как сообщалось, уже открылся; строить его начали _____.
          1 декабря 2020 года | 11 августа 2022 года | *25 августа 2023 года | 11 сентября 2024 года
        husulu: Что пропущено? Гюсюлю, иначе Солтанлар (по-армянски Меликашен), — село в Лачинском районе на высоте около _____ (39,6406° с. ш., 46,4092° в. д.). Армянские историки отождествляют его с Кашатагком — центром, давшим название Кашатагу.
          950 м | *1 291 м | 2 812 м | 3 552 м
        khosrov-sultanov: Что пропущено? Хосров-бек Султанов — первый военный министр Азербайджанской Демократической Республики, с _____ — её генерал-губернатор Карабаха и Зангезура.
          15 января 1916 года | 15 января 1917 года | *15 января 1919 года | 15 января 1920 года
        khudafarin-road: Что пропущено? Дорогу Худаферин – Губадлы – Лачин проектируют четырёхполосной, длиной _____: 56,4 км — основная трасса и 14 км — ответвление на Губадлы.
          35,8 км | *70,4 км | 126 км | 155 км
        khudafarin-road: Что пропущено? Дорогу Худаферин – Губадлы – Лачин проектируют четырёхполосной, длиной 70,4 км: _____ — основная трасса и 14 км — ответвление на Губадлы.
          25 км | 42 км | *56,4 км | 128 км
        khudafarin-road: Что пропущено? Дорогу Худаферин – Губадлы – Лачин проектируют четырёхполосной, длиной 70,4 км: 56,4 км — основная трасса и _____ — ответвление на Губадлы.
          5 км | 10 км | *14 км | 35,8 км
        pasture: Что пропущено? По данным районной исполнительной власти, пастбища в Лачинском районе занимают _____.
          34 000 га | 42 997 га | 60 000 га | *72 000 га
        peak-height: Что пропущено? Высота вершины Гызылбогаз, самой высокой в Лачинском районе, — _____ над уровнем моря.
          1 800 м | 2 658 м | 3 000 м | *3 594 м
        peak-name: Что пропущено? Высшая точка Лачинского района — вершина Гызылбогаз (встречается и написание Кызылбогаз), _____ над уровнем моря.
          1 800 м | 2 658 м | 3 000 м | *3 594 м
        sanctuary: Что пропущено? Лачинский (Лачынский) государственный природный заказник создан в Лачинском районе в ноябре _____ года.
          1960 | *1961 | 1963 | 1964
        summit-2025: Что пропущено? _____ в Лачине прошёл второй саммит Азербайджан — Турция — Пакистан.
          31 июля 2023 года | 29 сентября 2023 года | *28 мая 2025 года | 30 августа 2025 года
        victory-day: Что пропущено? День Победы в Азербайджане отмечают 8 ноября; его установило распоряжение от _____.
          *3 декабря 2020 года | 27 августа 2023 года | 28 декабря 2023 года | 24 мая 2024 года
        zabukh-population: Что пропущено? На _____ в селе Забух (по-армянски Агавно) Лачинского района проживало 217 семей (823 человека). Раньше было: 15 декабря 2023 года — 146 семей (567 человек), в феврале 2024 года — 211 семей (808 человек).
          25 ноября 2020 года | 12 декабря 2022 года | 30 мая 2023 года | *30 апреля 2024 года
        zabukh-population: Что пропущено? На 30 апреля 2024 года в селе Забух (по-армянски Агавно) Лачинского района проживало 217 семей (_____). Раньше было: 15 декабря 2023 года — 146 семей (567 человек), в феврале 2024 года — 211 семей (808 человек).
          300 человек | *823 человека | 1 000 человек | 2 090 человек
        zabukh-population: Что пропущено? На 30 апреля 2024 года в селе Забух (по-армянски Агавно) Лачинского района проживало 217 семей (823 человека). Раньше было: _____ — 146 семей (567 человек), в феврале 2024 года — 211 семей (808 человек).
          10 ноября 2020 года | *15 декабря 2023 года | 12 июня 2024 года | 28 мая 2025 года
        zabukh-population: Что пропущено? На 30 апреля 2024 года в селе Забух (по-армянски Агавно) Лачинского района проживало 217 семей (823 человека). Раньше было: 15 декабря 2023 года — 146 семей (_____), в феврале 2024 года — 211 семей (808 человек).
          215 человек | 300 человек | *567 человек | 1 000 человек
        zabukh-population: Что пропущено? На 30 апреля 2024 года в селе Забух (по-армянски Агавно) Лачинского района проживало 217 семей (823 человека). Раньше было: 15 декабря 2023 года — 146 семей (567 человек), в феврале _____ года — 211 семей (808 человек).
          2020 | 2023 | *2024 | 2025
        zabukh-population: Что пропущено? На 30 апреля 2024 года в селе Забух (по-армянски Агавно) Лачинского района проживало 217 семей (823 человека). Раньше было: 15 декабря 2023 года — 146 семей (567 человек), в феврале 2024 года — 211 семей (_____).
          300 человек | *808 человек | 1 000 человек | 2 090 человек
    "#]],
    );
}

#[test]
fn the_questions_read_well_in_turkish() {
    check(
        "tr",
        expect![[r#"
        airport-flights: Boşluğa ne gelmeli? Bildiğimiz kadarıyla henüz yok: Laçın Uluslararası Havalimanı açıldığında tarifeli hat duyurulmamıştı; _____ tarihli bütçe belgelerine göre tarifeli uçuşlar 2026'da başlayabilir.
          Ağustos 2022 | Mayıs 2025 | *Ekim 2025 | Kasım 2025
        airport-flights: Boşluğa ne gelmeli? Bildiğimiz kadarıyla henüz yok: Laçın Uluslararası Havalimanı açıldığında tarifeli hat duyurulmamıştı; Ekim 2025 tarihli bütçe belgelerine göre tarifeli uçuşlar _____'da başlayabilir.
          2022 | 2023 | 2024 | *2026
        airport-opening: Boşluğa ne gelmeli? Evet, Laçın'ın havalimanı var: Laçın Uluslararası Havalimanı'nı _____'te Azerbaycan ve Türkiye cumhurbaşkanları İlham Aliyev ile Recep Tayyip Erdoğan açtı.
          31 Temmuz 2023 | 29 Eylül 2023 | *28 Mayıs 2025 | 30 Ağustos 2025
        airport-runway: Boşluğa ne gelmeli? Laçın Uluslararası Havalimanı'nın pisti _____ uzunluğunda ve 60 m genişliğindedir.
          950 m | 1.291 m | 1.800 m | *3.000 m
        airport-status: Boşluğa ne gelmeli? Laçın Havalimanı'na uluslararası statü _____'te Başbakan Ali Asadov'un kararıyla verildi.
          31 Temmuz 2023 | 29 Eylül 2023 | *26 Mayıs 2025 | 30 Ağustos 2025
        cable-car: Boşluğa ne gelmeli? Laçın şehrinde (Ermenice Berdzor) teleferiğin temeli _____'te bulvar bölgesinde atıldı.
          31 Temmuz 2023 | 29 Eylül 2023 | *27 Mayıs 2025 | 30 Ağustos 2025
        cis-capital: Boşluğa ne gelmeli? Laçın, _____ tarihli kararla 2025'te BDT Kültür Başkenti oldu.
          1 Aralık 2020 | 11 Ağustos 2022 | 30 Nisan 2024 | *8 Ekim 2024
        cis-capital: Boşluğa ne gelmeli? Laçın, 8 Ekim 2024 tarihli kararla _____'te BDT Kültür Başkenti oldu.
          2021 | 2022 | 2023 | *2025
        city-day: Boşluğa ne gelmeli? Laçın Şehri Günü her yıl 26 Ağustos'ta kutlanır; ilk kez _____'te kutlandı.
          *26 Ağustos 2023 | 13 Kasım 2023 | 28 Haziran 2024 | 1 Aralık 2025
        city-elevation: Boşluğa ne gelmeli? Vikipedi'nin birkaç dildeki sürümüne göre Laçın şehrinin (Ermenice Berdzor) rakımı _____'dir.
          *889 m | 1.600 m | 1.800 m | 2.658 m
        decree-signer: Boşluğa ne gelmeli? Laçın Şehri Günü'ne ilişkin kararnameyi Azerbaycan Cumhurbaşkanı İlham Aliyev _____'te imzaladı.
          1 Aralık 2020 | 11 Ağustos 2022 | *31 Temmuz 2023 | 11 Eylül 2024
        executive-head: Boşluğa ne gelmeli? Kaynaklarımızın Laçın ilçe yönetiminin (icra hâkimiyeti) başkanı olarak andığı son kişi Akil Nezerli'dir: _____'dan itibaren vekâleten, 16 Haziran 2016'dan itibaren asaleten.
          1 Ekim 2012 | *3 Mart 2016 | 27 Eylül 2020 | 25 Kasım 2020
        executive-head: Boşluğa ne gelmeli? Kaynaklarımızın Laçın ilçe yönetiminin (icra hâkimiyeti) başkanı olarak andığı son kişi Akil Nezerli'dir: 3 Mart 2016'dan itibaren vekâleten, _____'dan itibaren asaleten.
          1 Ekim 2012 | *16 Haziran 2016 | 27 Eylül 2020 | 25 Kasım 2020
        getting-there: Boşluğa ne gelmeli? Yabancılar _____'ten beri izinle (www.yolumuzqarabaga.az) kendi araçlarıyla ya da grupla Laçın şehrine gidebiliyor.
          26 Ağustos 2022 | 28 Mayıs 2023 | 24 Mayıs 2024 | *23 Temmuz 2025
        hotel: Boşluğa ne gelmeli? Evet, Laçın şehri (Ermenice Berdzor) yakınındaki otel kompleksinin _____ itibarıyla açık olduğu bildirildi; yapımına 25 Ağustos 2023'te başlanmıştı.
          Ağustos 2022 | Mayıs 2025 | *Ekim 2025 | Kasım 2025
        hotel: Boşluğa ne gelmeli? Evet, Laçın şehri (Ermenice Berdzor) yakınındaki otel kompleksinin Ekim 2025 itibarıyla açık olduğu bildirildi; yapımına _____'te başlanmıştı.
          1 Aralık 2020 | 11 Ağustos 2022 | *25 Ağustos 2023 | 11 Eylül 2024
        husulu: Boşluğa ne gelmeli? Hüsülü, diğer adıyla Soltanlar (Ermenice Melikaşen), Laçın ilçesinde yaklaşık _____ yükseklikte bir köydür; konumu 39,6406° K, 46,4092° D.
          950 m | *1.291 m | 2.812 m | 3.552 m
        khosrov-sultanov: Boşluğa ne gelmeli? Hüsrev Bey Sultanov, Azerbaycan Halk Cumhuriyeti'nin ilk harbiye nazırı, _____'dan itibaren de Karabağ ve Zengezur genel valisiydi.
          15 Ocak 1916 | 15 Ocak 1917 | *15 Ocak 1919 | 15 Ocak 1920
        khudafarin-road: Boşluğa ne gelmeli? Hudaferin–Kubadlı–Laçın karayolu dört şeritli ve _____ olarak planlandı: 56,4 km ana yol, 14 km de Kubadlı'ya ayrılan kol.
          35,8 km | *70,4 km | 126 km | 155 km
        khudafarin-road: Boşluğa ne gelmeli? Hudaferin–Kubadlı–Laçın karayolu dört şeritli ve 70,4 km olarak planlandı: _____ ana yol, 14 km de Kubadlı'ya ayrılan kol.
          25 km | 42 km | *56,4 km | 128 km
        khudafarin-road: Boşluğa ne gelmeli? Hudaferin–Kubadlı–Laçın karayolu dört şeritli ve 70,4 km olarak planlandı: 56,4 km ana yol, _____ de Kubadlı'ya ayrılan kol.
          5 km | 10 km | *14 km | 35,8 km
        pasture: Boşluğa ne gelmeli? İlçe yönetimine göre Laçın ilçesinde _____ mera vardır.
          34.000 ha | 42.997 ha | 60.000 ha | *72.000 ha
        peak-height: Boşluğa ne gelmeli? Laçın ilçesinin en yüksek zirvesi olan Kızılboğaz'ın deniz seviyesinden yüksekliği _____'dir.
          1.800 m | 2.658 m | 3.000 m | *3.594 m
        peak-name: Boşluğa ne gelmeli? Laçın ilçesinin en yüksek noktası Kızılboğaz zirvesidir; deniz seviyesinden yüksekliği _____'dir.
          1.800 m | 2.658 m | 3.000 m | *3.594 m
        return-city: Boşluğa ne gelmeli? Elimizdeki en son sayıma, ilçe yönetiminin _____ tarihli verisine göre Laçın şehrine (Ermenice Berdzor) 570 aile (2.090 kişi) yerleştirilmişti.
          10 Kasım 2020 | 7 Temmuz 2021 | 13 Kasım 2023 | *11 Eylül 2024
        return-city: Boşluğa ne gelmeli? Elimizdeki en son sayıma, ilçe yönetiminin 11 Eylül 2024 tarihli verisine göre Laçın şehrine (Ermenice Berdzor) _____ (2.090 kişi) yerleştirilmişti.
          408 aile | *570 aile | 730 aile | 936 aile
        return-city: Boşluğa ne gelmeli? Elimizdeki en son sayıma, ilçe yönetiminin 11 Eylül 2024 tarihli verisine göre Laçın şehrine (Ermenice Berdzor) 570 aile (_____) yerleştirilmişti.
          808 kişi | 1.000 kişi | *2.090 kişi | 2.766 kişi
        return-houses: Boşluğa ne gelmeli? Cumhurbaşkanı İlham Aliyev 26 Ağustos 2023'te, Laçın şehrine (Ermenice Berdzor) yaklaşık _____ döndüğünü ve 2023 sonuna kadar 900 aile için ev hazır olacağını söyledi.
          300 kişi | 567 kişi | *1.000 kişi | 2.766 kişi
        sanctuary: Boşluğa ne gelmeli? Laçın Devlet Tabiat Koruma Alanı, Laçın ilçesinde _____'de kuruldu.
          Kasım 1960 | *Kasım 1961 | Kasım 1963 | Kasım 1964
        summit-2025: Boşluğa ne gelmeli? _____'te Laçın'da ikinci Azerbaycan–Türkiye–Pakistan zirvesi yapıldı.
          31 Temmuz 2023 | 29 Eylül 2023 | *28 Mayıs 2025 | 30 Ağustos 2025
        victory-day: Boşluğa ne gelmeli? Azerbaycan'da Zafer Günü _____ tarihli kararname uyarınca 8 Kasım'da kutlanır.
          *3 Aralık 2020 | 27 Ağustos 2023 | 28 Aralık 2023 | 24 Mayıs 2024
        zabukh-population: Boşluğa ne gelmeli? Laçın ilçesindeki Zabuh'ta (Ermenice Ağavno) _____ itibarıyla 217 aile (823 kişi) yaşıyordu.
          25 Kasım 2020 | 12 Aralık 2022 | 30 Mayıs 2023 | *30 Nisan 2024
        zabukh-population: Boşluğa ne gelmeli? Laçın ilçesindeki Zabuh'ta (Ermenice Ağavno) 30 Nisan 2024 itibarıyla 217 aile (_____) yaşıyordu.
          300 kişi | *823 kişi | 1.000 kişi | 2.090 kişi
    "#]],
    );
}

#[test]
fn every_question_has_one_right_answer_that_nobody_disputes() {
    let district = LACHIN.district();
    for &language in &district.languages {
        for chance in 0..25 {
            let all = quiz::all(district, language, chance);
            assert!(all.len() > OTHERS, "only {} questions in {language}", all.len());
            for quiz in &all {
                check_quiz(quiz, language);
            }
        }
    }
}

#[track_caller]
fn check_quiz(quiz: &Quiz, language: Language) {
    let fact = &LACHIN.district().facts[&quiz.fact];
    assert_eq!(fact.standing, Standing::Agreed, "{quiz:?}");
    assert_eq!(quiz.options.iter().collect::<BTreeSet<_>>().len(), OPTIONS, "{quiz:?}");
    let units = |it: &str| it.encode_utf16().count();
    assert!(units(&quiz.question) <= QUESTION_UNITS, "{quiz:?}");
    assert!(quiz.options.iter().all(|it| (1..=OPTION_UNITS).contains(&units(it))), "{quiz:?}");
    assert!(units(&quiz.explanation) <= EXPLANATION_UNITS, "{quiz:?}");
    assert!(quiz.explanation.matches('\n').count() <= 2, "{quiz:?}");
    let right = &quiz.options[quiz.right];
    assert!(quiz.explanation.contains(right.as_str()), "{quiz:?}");
    assert!(!quiz.question.contains(right.as_str()), "given away: {quiz:?}");
    // What the fact itself says is right in one place only.
    let own = told(fact, language);
    let true_ones = quiz.options.iter().filter(|it| own.contains(*it)).count();
    assert_eq!(true_ones, 1, "{quiz:?}");
    let disputed = LACHIN.district().facts.values().filter(|it| it.standing == Standing::Disputed);
    let asked = fact.values.values().filter(|it| shown(&it.kind, language).contains(right));
    for value in asked {
        for other in disputed.clone().flat_map(|it| it.values.values()) {
            assert_ne!(value.kind, other.kind, "disputed in another fact: {quiz:?}");
        }
    }
}

/// The values of a fact, as its answer writes them.
fn told(fact: &Fact, language: Language) -> BTreeSet<String> {
    let pieces = fact.wordings[&language].answer.pieces();
    let told = pieces.iter().filter_map(|it| match it {
        Piece::Value(id, form) => {
            Some(LACHIN.district().written(&fact.values[id].kind, *form, language))
        }
        Piece::Text(_) => None,
    });
    told.collect()
}

fn shown(value: &ValueKind, language: Language) -> String {
    LACHIN.district().written(value, lachin_bot::knowledge::Form::Full, language)
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

#[test]
fn a_conversation_asks_one_question_after_the_other() {
    let profile = Profile { hint: Some(language("en")), ..Profile::new(Place::Private) };
    let expected = expect![[r#"
        > /quiz
        What belongs in the gap? On 26 August 2023 President Ilham Aliyev said that about _____ had returned to the city of Lachin (in Armenian: Berdzor) and that houses for 900 families would be ready by the end of 2023.
        1. 567 people
        2. 823 people
        3. 1,000 people
        4. 2,090 people
        [Next question]

        > [Next question]
        What belongs in the gap? By _____, 217 families (823 people) lived in Zabukh (in Armenian: Aghavno) in the Lachin district.
        1. 20 September 2023
        2. 30 April 2024
        3. 11 September 2024
        4. 1 December 2025
        [Next question]

    "#]];
    expected.assert_eq(&transcript_on(TODAY, profile, &["/quiz", "[Next question]"]));
}

#[test]
fn an_answer_is_judged_where_there_are_no_polls() {
    let district = LACHIN.district();
    let quiz = quiz::ask(district, language("ru"), &[], 3).unwrap();
    let told: Vec<String> = (0..OPTIONS)
        .map(|it| LACHIN.judge(&quiz, it, language("ru")).document.to_plain())
        .collect();
    let right: Vec<usize> = (0..OPTIONS).filter(|it| told[*it].starts_with("Верно!")).collect();
    assert_eq!(right, [quiz.right]);
    assert!(told.iter().all(|it| it.contains(&quiz.explanation)), "{told:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn telegram_asks_by_a_poll_that_is_open_for_ever_alone_and_ten_minutes_in_a_group() {
    let api = BotApi::start(Rules::scaled()).await;
    let person = UserId(7);
    let alone = api.private_chat(person, "tr");
    let group = api.group(ChatId(-1_000_000_000_007), "group");
    let running = start_lachin(&api);
    api.say(alone, person, "/quiz");
    let seen = api.wait_for(|it| it.sent_to(alone).len() == 1).await;
    let below = seen.sent_to(alone)[0].message;
    api.tap(alone, person, below, "1:quiz:next");
    api.wait_for(|it| it.sent_to(alone).len() == 2).await;
    let asked = api.say(group, person, "/quiz@lachin_bot");
    let seen = api.wait_for(|it| it.sent_to(group).len() == 1).await;
    running.stop().await;
    assert_eq!(seen.sent_to(group)[0].reply_to, Some(asked));
    let known: BTreeSet<String> = LACHIN
        .district()
        .languages
        .iter()
        .flat_map(|it| quiz::all(LACHIN.district(), *it, 0))
        .map(|it| it.question)
        .collect();
    let polls = api.calls("sendPoll");
    let shapes: Vec<String> = polls
        .iter()
        .map(|it| {
            let text = |name| it.params.text(name).unwrap_or_else(|| "-".to_owned());
            assert!(known.contains(&text("question")), "{}", text("question"));
            format!("{} {} {}", text("type"), text("is_anonymous"), text("open_period"))
        })
        .collect();
    assert_eq!(shapes, ["quiz - -", "quiz - -", "quiz false 600"]);
    assert_ne!(polls[0].params.text("question"), polls[1].params.text("question"));
    assert_eq!(api.violations(), Vec::<String>::new());
}
