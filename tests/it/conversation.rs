//! Conversations with the bot as both sides see them, about the district that is built in.

use std::fmt::Write;
use std::sync::LazyLock;

use expect_test::{Expect, expect};
use jiff::civil::{Date, date};
use lachin_bot::answer::reply::{Action, Button};
use lachin_bot::chat::{Place, Profile};
use lachin_bot::conversation::{Conversation, Incoming, QUESTION_CHARS, Response};
use lachin_bot::knowledge::{District, Folder, Language};

const TODAY: Date = date(2026, 3, 1);

/// Longest message that a transcript shows in full, in characters.
const SHOWN_CHARS: usize = 120;

/// The district that is built in, made ready once for all tests.
pub(crate) static LACHIN: LazyLock<Conversation> =
    LazyLock::new(|| Conversation::new(District::read(&Folder::embedded()).unwrap()));

/// Somebody new, whose Telegram speaks `language`, talks to the bot alone. A line `[Label]` presses
/// the button with that label, or one with that data where none was offered.
#[track_caller]
fn check(language: &str, said: &[&str], expected: Expect) {
    let hint = Some(Language::parse(language).unwrap());
    expected.assert_eq(&transcript(Profile { hint, ..Profile::new(Place::Private) }, said));
}

/// The same in a group.
#[track_caller]
fn check_group(language: &str, said: &[&str], expected: Expect) {
    let hint = Some(Language::parse(language).unwrap());
    expected.assert_eq(&transcript(Profile { hint, ..Profile::new(Place::Group) }, said));
}

fn transcript(profile: Profile, said: &[&str]) -> String {
    transcript_on(TODAY, profile, said)
}

/// What both sides see, on a day.
pub(crate) fn transcript_on(today: Date, mut profile: Profile, said: &[&str]) -> String {
    let mut text = String::new();
    let mut offered: Vec<Button> = Vec::new();
    for line in said {
        let response = respond(&profile, &offered, line, today);
        response.effects.iter().for_each(|it| profile.apply(it));
        writeln!(text, "> {}\n{}", shown(&short(line)), drawn(&response)).unwrap();
        offered = response.replies.into_iter().flat_map(|it| it.buttons).collect();
    }
    text
}

fn respond(profile: &Profile, offered: &[Button], line: &str, today: Date) -> Response {
    let label = line.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
    let button = label.map(|label| {
        let button = offered.iter().find(|it| it.label == label);
        button.map_or_else(|| label.to_owned(), |it| it.action.to_data())
    });
    let incoming = button.as_deref().map_or(Incoming::Text(line), Incoming::Button);
    LACHIN.respond(profile, incoming, Some("lachin_bot"), today)
}

fn drawn(response: &Response) -> String {
    if response.replies.is_empty() {
        return "(silence)\n".to_owned();
    }
    let mut text = String::new();
    for reply in &response.replies {
        writeln!(text, "{}", shown(&reply.document.to_plain())).unwrap();
        // Each fact can be shared, which `inline.rs` tells once.
        let offered = reply.buttons.iter().filter(|it| !matches!(it.action, Action::Share { .. }));
        for button in offered {
            writeln!(text, "[{}]", button.label).unwrap();
        }
    }
    text
}

/// What was said, without the end of a very long text.
fn short(said: &str) -> String {
    let length = said.chars().count();
    if length <= SHOWN_CHARS {
        return said.to_owned();
    }
    let beginning: String = said.chars().take(24).collect();
    format!("{beginning}… ({length} characters)")
}

/// With what cannot be seen written out.
fn shown(text: &str) -> String {
    if text.trim().is_empty() {
        return format!("{text:?}");
    }
    let visible = |it: char| it == '\n' || !(it.is_control() || is_zero_width(it));
    let write =
        |it: char| if visible(it) { it.to_string() } else { it.escape_unicode().to_string() };
    text.chars().map(write).collect()
}

fn is_zero_width(it: char) -> bool {
    matches!(it, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[test]
fn somebody_new_is_welcomed_in_their_language() {
    check(
        "en",
        &["/start"],
        expect![[r#"
            > /start
            Hello! I answer questions about the Lachin district.
            Every answer comes with its source and its date.
            Ask in your own words, in English, Azerbaijani, Russian or Turkish.
            For example: How long is the Hakari river? Who signed the trilateral statement?
            All commands: /help

        "#]],
    );
    check(
        "az",
        &["/start"],
        expect![[r#"
            > /start
            Salam! Mən Laçın rayonu haqqında suallara cavab verən botam.
            Hər cavabda mənbə və tarix göstərilir.
            Öz sözlərinizlə Azərbaycan, ingilis, rus və ya türk dilində soruşun.
            Məsələn: Həkəri çayının uzunluğu nə qədərdir? Üçtərəfli bəyanatı kim imzalayıb?
            Bütün əmrlər: /help

        "#]],
    );
    check(
        "ru",
        &["/start"],
        expect![[r#"
            > /start
            Здравствуйте! Я бот-справочник, моя тема — Лачинский район.
            К каждому ответу я привожу источник и дату.
            Спрашивайте своими словами: по-русски, по-азербайджански, по-турецки или по-английски.
            Например: Какова длина реки Хакари? Кто подписал трёхстороннее заявление?
            Все команды: /help

        "#]],
    );
    check(
        "tr",
        &["/start"],
        expect![[r#"
            > /start
            Merhaba! Laçın ilçesi hakkındaki soruları yanıtlayan bir botum.
            Her yanıtta kaynak ve tarih belirtilir.
            Türkçe, Azerbaycanca, İngilizce veya Rusça olarak dilediğiniz gibi sorabilirsiniz.
            Örneğin: Hekeri Nehri'nin uzunluğu ne kadar? Üçlü bildiriyi kimler imzaladı?
            Bütün komutlar: /help

        "#]],
    );
}

#[test]
fn somebody_whose_language_the_bot_has_not_is_welcomed_in_its_first() {
    check(
        "fr",
        &["/start", "Comment ça va ?", "/language fr"],
        expect![[r#"
            > /start
            Hello! I answer questions about the Lachin district.
            Every answer comes with its source and its date.
            Ask in your own words, in English, Azerbaijani, Russian or Turkish.
            For example: How long is the Hakari river? Who signed the trilateral statement?
            All commands: /help

            > Comment ça va ?
            Sorry, either I don't know that or I didn't understand the question. Could you put it another way?

            I can answer questions on: Geography; Administration and codes; History before 1992; The Lachin corridor; Return of residents; Transport. All topics: /topics

            > /language fr
            I don't speak that language. I do speak: English, Azərbaycanca, Русский and Türkçe.
            [English]
            [Azərbaycanca]
            [Русский]
            [Türkçe]

        "#]],
    );
}

#[test]
fn help_names_every_command() {
    check(
        "en",
        &["/help"],
        expect![[r#"
            > /help
            Ask your question about the Lachin district in your own words, in English, Azerbaijani, Russian or Turkish. Small spelling mistakes do no harm.

            One question per message works best. Name the thing you mean, such as “the Hakari river”, and the answer will be more exact.

            In groups I answer only questions that come with /ask or my name, and replies to my messages.

            Commands:

            • /ask — Ask a question
            • /topics — Show the list of topics
            • /quiz — Quiz on the facts, with points
            • /today — What is remembered today
            • /calendar — Show the next anniversaries
            • /subscribe — Get a message on anniversaries
            • /settings — Show and change the settings
            • /feedback — Report a mistake or write to us

            Also: /map /fact /unsubscribe /language /sources /privacy /mydata /forget /about /help /start

        "#]],
    );
    check(
        "az",
        &["/help"],
        expect![[r#"
            > /help
            Laçın rayonu haqqında sualınızı öz sözlərinizlə, Azərbaycan, ingilis, rus və ya türk dilində yazın. Kiçik yazı səhvləri mane olmur.

            Hər mesajda bir sual vermək daha yaxşıdır. Soruşduğunuz şeyin adını çəksəniz (məsələn, “Həkəri çayı”), cavab daha dəqiq olar.

            Qruplarda yalnız /ask əmri ilə və ya adım çəkilməklə verilən suallara, bir də mesajlarıma yazılan cavablara cavab verirəm.

            Əmrlər:

            • /ask — Sual vermək
            • /topics — Mövzuların siyahısı
            • /quiz — Faktlar üzrə xallı viktorina
            • /today — Bu günün ildönümləri
            • /calendar — Qarşıdakı ildönümləri
            • /subscribe — İldönümlərində mesaj almaq
            • /settings — Ayarlara baxmaq və dəyişmək
            • /feedback — Səhvi bildirmək və ya bizə yazmaq

            Digər əmrlər: /map /fact /unsubscribe /language /sources /privacy /mydata /forget /about /help /start

        "#]],
    );
    check(
        "ru",
        &["/help"],
        expect![[r#"
            > /help
            Моя тема — Лачинский район. Задайте вопрос своими словами: по-русски, по-азербайджански, по-турецки или по-английски. Мелкие опечатки не помешают.

            Лучше задавать по одному вопросу в сообщении. Называйте то, о чём спрашиваете, например «река Хакари»: так ответ будет точнее.

            В группах я отвечаю только на вопросы после команды /ask или с моим именем и на ответы на мои сообщения.

            Команды:

            • /ask — Задать вопрос
            • /topics — Показать список тем
            • /quiz — Викторина по фактам, с очками
            • /today — Показать, что вспоминают сегодня
            • /calendar — Показать ближайшие годовщины
            • /subscribe — Получать сообщения в дни годовщин
            • /settings — Посмотреть и изменить настройки
            • /feedback — Сообщить об ошибке или написать нам

            Другие команды: /map /fact /unsubscribe /language /sources /privacy /mydata /forget /about /help /start

        "#]],
    );
    check(
        "tr",
        &["/help"],
        expect![[r#"
            > /help
            Laçın ilçesi hakkındaki sorunuzu kendi sözlerinizle Türkçe, Azerbaycanca, İngilizce veya Rusça olarak yazın. Küçük yazım hataları sorun olmaz.

            Her mesajda tek soru sormanız en iyisidir. Neyi sorduğunuzu adıyla, örneğin “Hekeri Nehri” diye yazarsanız yanıt daha isabetli olur.

            Gruplarda yalnızca /ask komutuyla veya adım anılarak sorulan soruları ve mesajlarıma verilen karşılıkları yanıtlarım.

            Komutlar:

            • /ask — Soru sor
            • /topics — Konuları göster
            • /quiz — Puanlı bilgi yarışması
            • /today — Bugün anılanları göster
            • /calendar — Yaklaşan yıl dönümlerini göster
            • /subscribe — Yıl dönümlerinde mesaj al
            • /settings — Ayarları gör ve değiştir
            • /feedback — Hata bildir veya bize yaz

            Diğer komutlar: /map /fact /unsubscribe /language /sources /privacy /mydata /forget /about /help /start

        "#]],
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "a transcript")]
fn topics_lead_to_facts() {
    check(
        "en",
        &["/topics", "[Rivers]", "[Length of the Hakari]"],
        expect![[r#"
            > /topics
            I can answer questions on these topics:
            [Geography]
            [Nature and climate]
            [Rivers]
            [Administration and codes]
            [Names and words]
            [Population]
            [History before 1992]
            [1992 to 2020]
            [The 2020 war and handover]
            [The Lachin corridor]
            [Sights and museums]
            [People and culture]
            [Return of residents]
            [City and villages today]
            [Economy and energy]
            [Transport]
            [Visiting]
            [City Day and anniversaries]

            > [Rivers]
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

            > [Length of the Hakari]
            Length of the Hakari

            The Hakari river is 113 km long, according to the Lachin district authority. Azerbaijani Wikipedia also gives 155 km, counted from the source of the Shalva; English Wikipedia has 128 km and Ukrainian Wikipedia 170 km.

            Sources differ on this. Information from 1 December 2025.

            Sources: Azerbaijani news text, 1 December 2025; Lachin District Executive Authority; Azerbaijani Wikipedia; English Wikipedia (copy); Ukrainian Wikipedia (copy)
            [≡ Related]

        "#]],
    );
    check(
        "az",
        &["/topics", "[Çaylar]"],
        expect![[r#"
            > /topics
            Bu mövzulara aid suallara cavab verə bilərəm:
            [Coğrafiya]
            [Təbiət və iqlim]
            [Çaylar]
            [İdarəetmə və kodlar]
            [Adlar və ifadələr]
            [Əhali]
            [1992-ci ilə qədər tarix]
            [1992–2020-ci illər]
            [2020-ci il müharibəsi və təhvil]
            [Laçın dəhlizi]
            [Abidələr və muzeylər]
            [İnsanlar və mədəniyyət]
            [Sakinlərin qayıdışı]
            [Şəhər və kəndlər bu gün]
            [İqtisadiyyat və enerji]
            [Nəqliyyat]
            [Səfər]
            [Şəhər Günü və ildönümləri]

            > [Çaylar]
            Çaylar 1/2
            [Həkəri çayının hövzəsi]
            [Həkəri çayının qolları]
            [Həkəri çayının su sərfi]
            [Həkəri çayının düşməsi]
            [Həkərinin balığı və suyundan istifadə]
            [Həkərinin yarandığı yer]
            [Həkəri çayının uzunluğu]
            [Həkəri çayının axarı və mənsəbi]
            [Növbəti ›]
            [Bütün mövzular]

        "#]],
    );
    check(
        "ru",
        &["/topics", "[Реки]"],
        expect![[r#"
            > /topics
            Я отвечаю на вопросы по этим темам:
            [География]
            [Природа и климат]
            [Реки]
            [Управление и коды]
            [Названия и формулировки]
            [Население]
            [История до 1992 года]
            [1992–2020 годы]
            [Война 2020 года и передача]
            [Лачинский коридор]
            [Достопримечательности и музеи]
            [Люди и культура]
            [Возвращение жителей]
            [Город и сёла сегодня]
            [Экономика и энергетика]
            [Транспорт]
            [Поездка]
            [День города и годовщины]

            > [Реки]
            Реки 1/2
            [Бассейн Хакари]
            [Притоки Хакари]
            [Расход воды в Хакари]
            [Перепад высот Хакари]
            [Рыба в Хакари и использование воды]
            [Где образуется Хакари]
            [Длина Хакари]
            [Течение и устье Хакари]
            [Дальше ›]
            [Все темы]

        "#]],
    );
    check(
        "tr",
        &["/topics", "[Akarsular]"],
        expect![[r#"
            > /topics
            Şu konulardaki soruları yanıtlayabilirim:
            [Coğrafya]
            [Doğa ve iklim]
            [Akarsular]
            [Yönetim ve kodlar]
            [Adlar ve ifadeler]
            [Nüfus]
            [1992 öncesi tarih]
            [1992–2020 yılları]
            [2020 savaşı ve devir]
            [Laçın Koridoru]
            [Gezilecek yerler ve müzeler]
            [İnsanlar ve kültür]
            [Sakinlerin dönüşü]
            [Bugün şehir ve köyler]
            [Ekonomi ve enerji]
            [Ulaşım]
            [Ziyaret]
            [Şehir Günü ve yıl dönümleri]

            > [Akarsular]
            Akarsular 1/2
            [Hekeri Nehri'nin havzası]
            [Hekeri Nehri'nin kolları]
            [Hekeri Nehri'nin debisi]
            [Hekeri Nehri'nin düşüşü]
            [Hekeri'nin balıkları ve suyunun kullanımı]
            [Hekeri'nin oluştuğu yer]
            [Hekeri Nehri'nin uzunluğu]
            [Hekeri Nehri'nin akışı ve ağzı]
            [Sonraki ›]
            [Tüm konular]

        "#]],
    );
}

#[test]
fn a_fact_is_shown_by_its_id_in_each_language() {
    check(
        "en",
        &["/fact area"],
        expect![[r#"
            > /fact area
            Area of the Lachin district

            The Lachin district covers 1,835 km², according to the district authority. The Presidential Library of Azerbaijan rounds this to 1,840 km²; karabakh.az gives 1,875 km² and the National Library of Azerbaijan 1,883 km².

            Sources differ on this. Information from 1 December 2025.

            Sources: Azerbaijani news text, 1 December 2025; Lachin District Executive Authority; Presidential Library of Azerbaijan, after August 2022; karabakh.az (Azerbaijani Community of the Nagorno-Karabakh region), before 2020; National Library of Azerbaijan, before 2020
            [≡ Related]

        "#]],
    );
    check(
        "az",
        &["/fact area"],
        expect![[r#"
            > /fact area
            Laçın rayonunun ərazisi

            Rayon icra hakimiyyətinin məlumatına görə, Laçın rayonunun ərazisi 1.835 km²-dir. Azərbaycan Prezident Kitabxanası bu rəqəmi 1.840 km²-ə qədər yuvarlaqlaşdırır; karabakh.az saytı 1.875 km², Azərbaycan Milli Kitabxanası isə 1.883 km² göstərir.

            Mənbələr bu barədə fərqli məlumat verir. Məlumatın tarixi: 1 dekabr 2025-ci il.

            Mənbələr: Azərbaycan xəbər mətni, 1 dekabr 2025-ci il; Laçın Rayon İcra Hakimiyyəti; Azərbaycan Prezident Kitabxanası, 2022-ci ilin avqustundan sonra; karabakh.az (Dağlıq Qarabağ bölgəsinin Azərbaycanlı İcması), 2020-ci ildən əvvəl; Azərbaycan Milli Kitabxanası, 2020-ci ildən əvvəl
            [≡ Əlaqəli]

        "#]],
    );
    check(
        "ru",
        &["/fact area"],
        expect![[r#"
            > /fact area
            Площадь Лачинского района

            По данным районной исполнительной власти, площадь Лачинского района — 1 835 км². Президентская библиотека Азербайджана округляет эту цифру до 1 840 км²; сайт karabakh.az приводит 1 875 км², Национальная библиотека Азербайджана — 1 883 км².

            Источники в этом расходятся. Дата сведений: 1 декабря 2025 года.

            Источники: Азербайджанское новостное сообщение, 1 декабря 2025 года; Исполнительная власть Лачинского района; Президентская библиотека Азербайджана, после августа 2022 года; karabakh.az (Азербайджанская община Нагорно-Карабахского региона), до 2020 года; Национальная библиотека Азербайджана, до 2020 года
            [≡ По теме]

        "#]],
    );
    check(
        "tr",
        &["/fact area"],
        expect![[r#"
            > /fact area
            Laçın ilçesinin yüzölçümü

            İlçe yönetimine göre Laçın ilçesinin yüzölçümü 1.835 km²'dir. Azerbaycan Cumhurbaşkanlığı Kütüphanesi bu rakamı 1.840 km²'ye yuvarlar; karabakh.az sitesi 1.875 km², Azerbaycan Millî Kütüphanesi ise 1.883 km² rakamını verir.

            Kaynaklar bu konuda farklı bilgi veriyor. Bilginin tarihi: 1 Aralık 2025.

            Kaynaklar: Azerbaycan haber metni, 1 Aralık 2025; Laçın İlçe Yönetimi; Azerbaycan Cumhurbaşkanlığı Kütüphanesi, Ağustos 2022 sonrası; karabakh.az (Dağlık Karabağ Bölgesi Azerbaycanlı Topluluğu), 2020 öncesi; Azerbaycan Millî Kütüphanesi, 2020 öncesi
            [≡ İlgili]

        "#]],
    );
}

#[test]
fn an_id_that_no_fact_has_is_told() {
    check(
        "en",
        &["/fact", "/fact nothing", "/fact Area", "/fact <b>area</b>"],
        expect![[r#"
            > /fact
            Please write the id of a fact after the command, for example: /fact area

            > /fact nothing
            I have no fact with the id “nothing”. All topics: /topics

            > /fact Area
            Area of the Lachin district

            The Lachin district covers 1,835 km², according to the district authority. The Presidential Library of Azerbaijan rounds this to 1,840 km²; karabakh.az gives 1,875 km² and the National Library of Azerbaijan 1,883 km².

            Sources differ on this. Information from 1 December 2025.

            Sources: Azerbaijani news text, 1 December 2025; Lachin District Executive Authority; Presidential Library of Azerbaijan, after August 2022; karabakh.az (Azerbaijani Community of the Nagorno-Karabakh region), before 2020; National Library of Azerbaijan, before 2020
            [≡ Related]

            > /fact <b>area</b>
            Please write the id of a fact after the command, for example: /fact area

        "#]],
    );
    check(
        "az",
        &["/fact", "/fact nothing"],
        expect![[r#"
            > /fact
            Zəhmət olmasa, əmrdən sonra faktın kodunu yazın, məsələn: /fact area

            > /fact nothing
            “nothing” kodlu fakt yoxdur. Bütün mövzular: /topics

        "#]],
    );
    check(
        "ru",
        &["/fact", "/fact nothing"],
        expect![[r#"
            > /fact
            Пожалуйста, напишите код факта после команды, например: /fact area

            > /fact nothing
            Факта с кодом «nothing» у меня нет. Все темы: /topics

        "#]],
    );
    check(
        "tr",
        &["/fact", "/fact nothing"],
        expect![[r#"
            > /fact
            Lütfen komuttan sonra bilginin kodunu yazın, örneğin: /fact area

            > /fact nothing
            “nothing” kodlu bir bilgi yok. Bütün konular: /topics

        "#]],
    );
}

#[test]
fn a_language_is_chosen_by_button_by_code_and_by_name() {
    check(
        "en",
        &["/language", "[Русский]", "/topics"],
        expect![[r#"
            > /language
            Choose a language:
            [English]
            [Azərbaycanca]
            [Русский]
            [Türkçe]

            > [Русский]
            Выбран русский язык. На вопросы я по-прежнему отвечаю на том языке, на котором они заданы.

            > /topics
            Я отвечаю на вопросы по этим темам:
            [География]
            [Природа и климат]
            [Реки]
            [Управление и коды]
            [Названия и формулировки]
            [Население]
            [История до 1992 года]
            [1992–2020 годы]
            [Война 2020 года и передача]
            [Лачинский коридор]
            [Достопримечательности и музеи]
            [Люди и культура]
            [Возвращение жителей]
            [Город и сёла сегодня]
            [Экономика и энергетика]
            [Транспорт]
            [Поездка]
            [День города и годовщины]

        "#]],
    );
    check(
        "en",
        &["/language az", "/language РУССКИЙ", "/language Türkçe", "/language TÜRKÇE"],
        expect![[r#"
            > /language az
            Seçilmiş dil: Azərbaycan dili. Sualı hansı dildə yazsanız, yenə o dildə cavab verirəm.

            > /language РУССКИЙ
            Выбран русский язык. На вопросы я по-прежнему отвечаю на том языке, на котором они заданы.

            > /language Türkçe
            Seçilen dil: Türkçe. Sorular yine soruldukları dilde yanıtlanır.

            > /language TÜRKÇE
            Seçilen dil: Türkçe. Sorular yine soruldukları dilde yanıtlanır.

        "#]],
    );
    check(
        "en",
        &["/language klingon", "/language русский язык"],
        expect![[r#"
            > /language klingon
            I don't speak that language. I do speak: English, Azərbaycanca, Русский and Türkçe.
            [English]
            [Azərbaycanca]
            [Русский]
            [Türkçe]

            > /language русский язык
            Выбран русский язык. На вопросы я по-прежнему отвечаю на том языке, на котором они заданы.

        "#]],
    );
}

#[test]
fn the_choice_of_languages_is_offered_in_each() {
    check(
        "az",
        &["/language", "/language x"],
        expect![[r#"
            > /language
            Dili seçin:
            [English]
            [Azərbaycanca]
            [Русский]
            [Türkçe]

            > /language x
            Bu dili bilmirəm. Bildiyim dillər: English, Azərbaycanca, Русский və Türkçe.
            [English]
            [Azərbaycanca]
            [Русский]
            [Türkçe]

        "#]],
    );
    check(
        "ru",
        &["/language", "/language x"],
        expect![[r#"
            > /language
            Выберите язык:
            [English]
            [Azərbaycanca]
            [Русский]
            [Türkçe]

            > /language x
            Этого языка я не знаю. Доступные языки: English, Azərbaycanca, Русский и Türkçe.
            [English]
            [Azərbaycanca]
            [Русский]
            [Türkçe]

        "#]],
    );
    check(
        "tr",
        &["/language", "/language x"],
        expect![[r#"
            > /language
            Bir dil seçin:
            [English]
            [Azərbaycanca]
            [Русский]
            [Türkçe]

            > /language x
            Bu dili bilmiyorum. Bildiğim diller: English, Azərbaycanca, Русский ve Türkçe.
            [English]
            [Azərbaycanca]
            [Русский]
            [Türkçe]

        "#]],
    );
}

#[test]
fn the_bot_tells_what_it_is() {
    check(
        "en",
        &["/about"],
        expect![[r#"
            > /about
            I am a bot that answers questions about the Lachin district.

            I know 236 facts from 218 named sources. Each fact comes with its sources and its date; I add nothing of my own.

            Where sources or sides differ, I say so and take no side.

            Of your questions, only those I could not answer are kept: for 30 days, without who asked.
            I keep your points in the quiz, in groups with your first name. More: /privacy

        "#]],
    );
    check(
        "az",
        &["/about"],
        expect![[r#"
            > /about
            Mən Laçın rayonu haqqında suallara cavab verən botam.

            Bazamda adları göstərilən 218 mənbədən götürülmüş 236 fakt var; hər faktın mənbəyi və tarixi göstərilir. Özümdən heç nə əlavə etmirəm.

            Mənbələrin və ya tərəflərin dedikləri fərqlənəndə bunu bildirirəm və tərəf tutmuram.

            Suallarınızdan yalnız cavab tapa bilmədiklərim saxlanılır: 30 gün ərzində, kimin soruşduğu qeyd edilmədən.
            Viktorinada topladığınız xalları saxlayıram, qruplarda adınızla birlikdə. Ətraflı: /privacy

        "#]],
    );
    check(
        "ru",
        &["/about"],
        expect![[r#"
            > /about
            Я бот-справочник, моя тема — Лачинский район.

            В моей базе 236 фактов из 218 источников; у каждого факта указаны источники и дата. От себя я ничего не добавляю.

            Если источники или стороны расходятся, я говорю об этом и не встаю ни на чью сторону.

            Из ваших вопросов хранятся только те, на которые не нашлось ответа: 30 дней и без указания, кто спросил.
            Ваши очки в викторине тоже хранятся, в группах — вместе с именем. Подробнее: /privacy

        "#]],
    );
    check(
        "tr",
        &["/about"],
        expect![[r#"
            > /about
            Laçın ilçesi hakkındaki soruları yanıtlayan bir botum.

            Adı belirtilen 218 kaynaktan derlenmiş 236 bilgim var; her bilginin kaynağı ve tarihi belirtilir. Kendimden bir şey eklemem.

            Kaynaklar veya taraflar farklı şeyler söylüyorsa bunu belirtir, taraf tutmam.

            Sorularınızdan yalnızca yanıtlayamadıklarım saklanır: 30 gün boyunca, kimin sorduğu belirtilmeden.
            Yarışmada topladığınız puanları da saklarım, gruplarda adınızla birlikte. Ayrıntılar: /privacy

        "#]],
    );
}

#[test]
fn the_sources_are_listed() {
    check(
        "en",
        &["/sources"],
        expect![[r#"
            > /sources
            My answers rest on 218 sources:

            Every answer names its own. Those named most often:

            • Azerbaijani news text: Our Victory History: 1 December, 2020, Lachin, 1 December 2025
            • Lachin District Executive Authority: Coğrafi mövqeyi
            • English Wikipedia (copy): Lachin District, August 2020
            • GoMap.az: Laçın
            • AFP via The Daily Asian Age: Azerbaijan army enters last district handed over by Armenia, 1 December 2020
            • Prime Minister of Armenia (official site): Trilateral statement, 10.11.2020, 10 November 2020
            • Azerbaijani Wikipedia: Laçın rayonu, after July 2021
            • karabakh.az (Azerbaijani Community of the Nagorno-Karabakh region): Laçın, before 2020
            • Ministry of Foreign Affairs of Azerbaijan: Trilateral statement (En/Ru), 10 November 2020
            • Gündəliyim (blog): Laçın, 18 May 2007
            • Presidential Library of Azerbaijan: Laçın rayonu, after August 2022
            • Today.Az: 28 years since the occupation of Lachin, 18 May 2020
            • VisionTV.az: Laçın (18-05-1992), after 2020
            • artsakh.travel (de facto Nagorno-Karabakh tourism site): Kashatagh (Lachin), before 2020
            • Wikimili (copy of English Wikipedia): Tsitsernavank Monastery, c. 2021
            • Vestnik Kavkaza: Lachin district: 28 years of occupation, May 2020
            • English Wikipedia (machine translation): Bezirk Lachin, c. 2021
            • Azerbaijani Wikipedia: Həkəri (çay)
            • mykarabakh.com: Occupied territories: Lachin, 2008
            • State Committee on Religious Associations of Azerbaijan: Monuments of Lachin subjected to vandalism, after 2020

        "#]],
    );
}

#[test]
fn the_heading_of_the_sources_is_in_each_language() {
    let heading = |language: &str| {
        let hint = Some(Language::parse(language).unwrap());
        let text = transcript(Profile { hint, ..Profile::new(Place::Private) }, &["/sources"]);
        text.split_inclusive('\n').take(6).collect::<String>()
    };
    expect![[r#"
        > /sources
        Cavablarım 218 mənbəyə əsaslanır:

        Hər cavab öz mənbələrini göstərir. Ən çox bunlara istinad edirəm:

        • Azərbaycan xəbər mətni: Our Victory History: 1 December, 2020, Lachin, 1 dekabr 2025-ci il

        > /sources
        Мои ответы опираются на 218 источников:

        В каждом ответе указаны его источники. Чаще всего это:

        • Азербайджанское новостное сообщение: Our Victory History: 1 December, 2020, Lachin, 1 декабря 2025 года

        > /sources
        Yanıtlarım 218 kaynağa dayanır:

        Her yanıt kendi kaynaklarını gösterir. En çok anılanlar:

        • Azerbaycan haber metni: Our Victory History: 1 December, 2020, Lachin, 1 Aralık 2025
    "#]]
    .assert_eq(&["az", "ru", "tr"].map(heading).join("\n"));
}

#[test]
fn small_talk_is_returned_in_the_language_it_came_in() {
    check(
        "en",
        &["Hi!", "How are you?", "Thank you!", "Bye", "Who made you?"],
        expect![[r#"
            > Hi!
            Hello! What would you like to know about Lachin?

            > How are you?
            Thank you for asking! I am a program, so I am always well. What would you like to know about Lachin?

            > Thank you!
            You're welcome! Ask again whenever you like.

            > Bye
            Goodbye! Come back whenever you have a question.

            > Who made you?
            I am a bot that answers questions about the Lachin district.

            I know 236 facts from 218 named sources. Each fact comes with its sources and its date; I add nothing of my own.

            Where sources or sides differ, I say so and take no side.

            Of your questions, only those I could not answer are kept: for 30 days, without who asked.
            I keep your points in the quiz, in groups with your first name. More: /privacy

        "#]],
    );
    check(
        "en",
        &["Salam!", "Necəsən?", "Təşəkkür edirəm", "Hələlik"],
        expect![[r#"
            > Salam!
            Salam! Laçın haqqında nə bilmək istərdiniz?

            > Necəsən?
            Soruşduğunuz üçün təşəkkür edirəm! Mən proqramam, ona görə işlərim həmişə qaydasındadır. Laçın haqqında nə bilmək istərdiniz?

            > Təşəkkür edirəm
            Dəyməz! Başqa sualınız olsa, məmnuniyyətlə cavab verərəm.

            > Hələlik
            Sağ olun! Sualınız olanda yenə yazın.

        "#]],
    );
    check(
        "en",
        &["Привет", "Как дела?", "Спасибо!", "Пока"],
        expect![[r#"
            > Привет
            Здравствуйте! Что вы хотели бы узнать о Лачине?

            > Как дела?
            Спасибо, что спросили! Я программа, поэтому у меня всегда всё в порядке. Что вы хотели бы узнать о Лачине?

            > Спасибо!
            Пожалуйста! Спрашивайте ещё, когда захотите.

            > Пока
            До свидания! Возвращайтесь, если появятся вопросы.

        "#]],
    );
    check(
        "en",
        &["Merhaba", "Nasılsın?", "Teşekkürler", "Görüşürüz"],
        expect![[r#"
            > Merhaba
            Merhaba! Laçın hakkında ne öğrenmek istersiniz?

            > Nasılsın?
            Sorduğunuz için teşekkür ederim! Ben bir programım, o yüzden hep iyiyim. Laçın hakkında ne öğrenmek istersiniz?

            > Teşekkürler
            Rica ederim! Dilediğiniz zaman yine sorabilirsiniz.

            > Görüşürüz
            Hoşça kalın! Sorunuz olursa yine beklerim.

        "#]],
    );
}

#[test]
fn no_side_is_taken() {
    check(
        "en",
        &["Who is right in this war?"],
        expect![[r#"
            > Who is right in this war?
            I don't judge or take sides, but I will gladly tell you what the sources say about Lachin.

            I can answer questions on: Geography; Administration and codes; History before 1992; The Lachin corridor; Return of residents; Transport. All topics: /topics

        "#]],
    );
    check(
        "az",
        &["Qarabağ kimindir?"],
        expect![[r#"
            > Qarabağ kimindir?
            Mən hökm vermirəm və tərəf tutmuram, amma mənbələrin Laçın haqqında nə dediyini məmnuniyyətlə çatdıraram.

            Bu mövzulara aid suallara cavab verə bilərəm: Coğrafiya; İdarəetmə və kodlar; 1992-ci ilə qədər tarix; Laçın dəhlizi; Sakinlərin qayıdışı; Nəqliyyat. Bütün mövzular: /topics

        "#]],
    );
    check(
        "ru",
        &["Чей Карабах?"],
        expect![[r#"
            > Чей Карабах?
            Я никого не сужу и не встаю ни на чью сторону, но охотно расскажу, что говорят о Лачине источники.

            Я отвечаю на вопросы по темам: География; Управление и коды; История до 1992 года; Лачинский коридор; Возвращение жителей; Транспорт. Все темы: /topics

        "#]],
    );
    check(
        "tr",
        &["Karabağ kimin?"],
        expect![[r#"
            > Karabağ kimin?
            Ben yargıda bulunmam ve taraf tutmam, ama kaynakların Laçın hakkında ne dediğini seve seve aktarırım.

            Şu konulardaki soruları yanıtlayabilirim: Coğrafya; Yönetim ve kodlar; 1992 öncesi tarih; Laçın Koridoru; Sakinlerin dönüşü; Ulaşım. Bütün konular: /topics

        "#]],
    );
}

#[test]
fn what_the_sources_do_not_tell_is_said_to_be_unknown() {
    check(
        "en",
        &["What is the population of Lachin?"],
        expect![[r#"
            > What is the population of Lachin?
            Population of the Lachin district

            The highest count of those actually resettled in the Lachin district is 3,516 people (936 families), given by special representative Masim Mammadov on an unknown date after September 2024; on 24 May 2024 he counted 2,766 people (730 families). The registered population is another matter: 80,163 people according to Azerbaijani Wikipedia (after 2021), a nominal figure, not the number of people living there.

            Only one source says so. Information from after September 2024.

            Sources: meqale.com, after September 2024; News.Az, 24 May 2024; Trend, 24 May 2024; Azerbaijani Wikipedia, after July 2021
            [≡ Related]

        "#]],
    );
    check(
        "az",
        &["Laçının əhalisi nə qədərdir?"],
        expect![[r#"
            > Laçının əhalisi nə qədərdir?
            Laçın rayonunun əhalisi

            Laçın rayonuna faktiki olaraq 3.516 nəfər (936 ailə) köçürülüb: bu, bizə məlum olan ən böyük rəqəmdir, onu xüsusi nümayəndə Məsim Məmmədov 2024-cü ilin sentyabrından sonra, tarixi bəlli olmayan bir gündə açıqlayıb; 24 may 2024-cü ildə o, 2.766 nəfər (730 ailə) göstərmişdi. Qeydiyyatdakı əhali isə başqa göstəricidir: azərbaycanca Vikipediyaya görə (2021-ci ildən sonra) 80.163 nəfər; bu, nominal rəqəmdir, orada yaşayanların sayı deyil.

            Bunu yalnız bir mənbə bildirir. Məlumatın tarixi: 2024-cü ilin sentyabrından sonra.

            Mənbələr: meqale.com, 2024-cü ilin sentyabrından sonra; News.Az, 24 may 2024-cü il; Trend, 24 may 2024-cü il; Azərbaycanca Vikipediya, 2021-ci ilin iyulundan sonra
            [≡ Əlaqəli]

        "#]],
    );
    check(
        "ru",
        &["Какое население Лачина?"],
        expect![[r#"
            > Какое население Лачина?
            Население Лачинского района

            Фактически в Лачинский район переселено 3 516 человек (936 семей) — это самая большая из известных нам цифр; её назвал спецпредставитель Масим Мамедов, точная дата неизвестна, но позже сентября 2024 года. 24 мая 2024 года он называл 2 766 человек (730 семей). Другое дело — зарегистрированное население: 80 163 человека, по данным азербайджанской Википедии (после 2021 года); эта цифра номинальная, а не число живущих там.

            Об этом говорит только один источник. Дата сведений: после сентября 2024 года.

            Источники: meqale.com, после сентября 2024 года; News.Az, 24 мая 2024 года; Trend, 24 мая 2024 года; Азербайджанская Википедия, после июля 2021 года
            [≡ По теме]

        "#]],
    );
    check(
        "tr",
        &["Laçın'ın nüfusu ne kadar?"],
        expect![[r#"
            > Laçın'ın nüfusu ne kadar?
            Laçın ilçesinin nüfusu

            Laçın ilçesine fiilen yerleştirilenlerin bildiğimiz en yüksek sayısı 3.516 kişi (936 aile); bunu özel temsilci Mesim Memmedov, Eylül 2024'ten sonra, günü bilinmeyen bir tarihte açıkladı. 24 Mayıs 2024'te verdiği sayı 2.766 kişi (730 aile) idi. Kayıtlı nüfus ise başka bir rakamdır: Azerbaycanca Vikipedi'ye göre (2021'den sonra) 80.163 kişi; bu nominal bir sayıdır, orada yaşayanların sayısı değildir.

            Bunu yalnızca bir kaynak söylüyor. Bilginin tarihi: Eylül 2024 sonrası.

            Kaynaklar: meqale.com, Eylül 2024 sonrası; News.Az, 24 Mayıs 2024; Trend, 24 Mayıs 2024; Azerbaycanca Vikipedi, Temmuz 2021 sonrası
            [≡ İlgili]

        "#]],
    );
}

#[test]
fn what_is_not_understood_is_declined() {
    check(
        "en",
        &["blue seventeen quickly umbrella"],
        expect![[r#"
            > blue seventeen quickly umbrella
            Sorry, either I don't know that or I didn't understand the question. Could you put it another way?

            I can answer questions on: Geography; Administration and codes; History before 1992; The Lachin corridor; Return of residents; Transport. All topics: /topics

        "#]],
    );
    check(
        "az",
        &["göy on yeddi çətir tez"],
        expect![[r#"
            > göy on yeddi çətir tez
            Təəssüf ki, bunu bilmirəm və ya sualı başa düşmədim. Başqa sözlərlə soruşa bilərsinizmi?

            Bu mövzulara aid suallara cavab verə bilərəm: Coğrafiya; İdarəetmə və kodlar; 1992-ci ilə qədər tarix; Laçın dəhlizi; Sakinlərin qayıdışı; Nəqliyyat. Bütün mövzular: /topics

        "#]],
    );
    check(
        "ru",
        &["синий зонтик семнадцать быстро"],
        expect![[r#"
            > синий зонтик семнадцать быстро
            К сожалению, я этого не знаю или не понял вопрос. Попробуйте, пожалуйста, спросить иначе.

            Я отвечаю на вопросы по темам: География; Управление и коды; История до 1992 года; Лачинский коридор; Возвращение жителей; Транспорт. Все темы: /topics

        "#]],
    );
    check(
        "tr",
        &["mavi şemsiye on yedi hızlı"],
        expect![[r#"
            > mavi şemsiye on yedi hızlı
            Üzgünüm, bunu bilmiyorum ya da soruyu anlayamadım. Başka türlü sorabilir misiniz?

            Şu konulardaki soruları yanıtlayabilirim: Coğrafya; Yönetim ve kodlar; 1992 öncesi tarih; Laçın Koridoru; Sakinlerin dönüşü; Ulaşım. Bütün konular: /topics

        "#]],
    );
}

#[test]
fn a_question_is_answered_in_its_own_language() {
    check(
        "en",
        &["How long is the Hakari river?"],
        expect![[r#"
            > How long is the Hakari river?
            Length of the Hakari

            The Hakari river is 113 km long, according to the Lachin district authority. Azerbaijani Wikipedia also gives 155 km, counted from the source of the Shalva; English Wikipedia has 128 km and Ukrainian Wikipedia 170 km.

            Sources differ on this. Information from 1 December 2025.

            Sources: Azerbaijani news text, 1 December 2025; Lachin District Executive Authority; Azerbaijani Wikipedia; English Wikipedia (copy); Ukrainian Wikipedia (copy)
            [≡ Related]

        "#]],
    );
    check(
        "en",
        &["Həkəri çayının uzunluğu nə qədərdir?"],
        expect![[r#"
            > Həkəri çayının uzunluğu nə qədərdir?
            Həkəri çayının uzunluğu

            Laçın Rayon İcra Hakimiyyətinin məlumatına görə, Həkəri çayının uzunluğu 113 km-dir. Azərbaycanca Vikipediya Şəlvənin mənbəyindən hesablanan 155 km rəqəmini də verir; ingiliscə Vikipediyada 128 km, ukraynaca Vikipediyada 170 km yazılıb.

            Mənbələr bu barədə fərqli məlumat verir. Məlumatın tarixi: 1 dekabr 2025-ci il.

            Mənbələr: Azərbaycan xəbər mətni, 1 dekabr 2025-ci il; Laçın Rayon İcra Hakimiyyəti; Azərbaycanca Vikipediya; İngiliscə Vikipediya (surət); Ukraynaca Vikipediya (surət)
            [≡ Əlaqəli]

        "#]],
    );
    check(
        "en",
        &["Какова длина реки Хакари?"],
        expect![[r#"
            > Какова длина реки Хакари?
            Длина Хакари

            По данным исполнительной власти Лачинского района, длина реки Хакари (Акеры) — 113 км. Азербайджанская Википедия приводит и 155 км, если считать от истока Шалвы; в английской указано 128 км, в украинской — 170 км.

            Источники в этом расходятся. Дата сведений: 1 декабря 2025 года.

            Источники: Азербайджанское новостное сообщение, 1 декабря 2025 года; Исполнительная власть Лачинского района; Азербайджанская Википедия; Английская Википедия (копия); Украинская Википедия (копия)
            [≡ По теме]

        "#]],
    );
    check(
        "en",
        &["Hekeri Nehri'nin uzunluğu ne kadar?"],
        expect![[r#"
            > Hekeri Nehri'nin uzunluğu ne kadar?
            Hekeri Nehri'nin uzunluğu

            Laçın ilçe yönetimine göre Hekeri (Hakari) Nehri'nin uzunluğu 113 km'dir. Azerbaycanca Vikipedi, Şelve'nin kaynağından ölçülen 155 km değerini de verir; İngilizce Vikipedi'de 128 km, Ukraynaca Vikipedi'de 170 km yazar.

            Kaynaklar bu konuda farklı bilgi veriyor. Bilginin tarihi: 1 Aralık 2025.

            Kaynaklar: Azerbaycan haber metni, 1 Aralık 2025; Laçın İlçe Yönetimi; Azerbaycanca Vikipedi; İngilizce Vikipedi (kopya); Ukraynaca Vikipedi (kopya)
            [≡ İlgili]

        "#]],
    );
}

#[test]
fn who_asks_about_a_subject_gets_its_facts_and_not_all_topics() {
    check(
        "en",
        &["tell me about Tsitsernavank"],
        expect![[r#"
            > tell me about Tsitsernavank
            Did you mean one of these?
            [Aghoghlan (Tsitsernavank) in the Middle Ages]
            [Aghoghlan (Tsitsernavank) monastery]
            [Whose monastery Aghoghlan (Tsitsernavank) is]

        "#]],
    );
}

#[test]
fn a_vague_question_gets_choices_and_a_press_gets_the_fact() {
    check(
        "en",
        &["signed", "[Who signed the City Day decree]"],
        expect![[r#"
            > signed
            Signatories of the trilateral statement

            The trilateral statement of 10 November 2020, under which the Lachin district was handed over, was signed by President Ilham Aliyev of Azerbaijan, Prime Minister Nikol Pashinyan of Armenia and President Vladimir Putin of Russia.

            Information from 10 November 2020.

            Sources: Azerbaijani news text, 1 December 2025; Prime Minister of Armenia (official site), 10 November 2020; Ministry of Foreign Affairs of Azerbaijan, 10 November 2020
            [≡ Related]

            > [Who signed the City Day decree]
            This button is from an older version of the bot. Please start again: /start

        "#]],
    );
    check(
        "az",
        &["sərəncam"],
        expect![[r#"
            > sərəncam
            Bəlkə bunu nəzərdə tuturdunuz?
            [Laçın hava limanının beynəlxalq statusu]

        "#]],
    );
    check(
        "ru",
        &["граница"],
        expect![[r#"
            > граница
            Возможно, вы имели в виду что-то из этого?
            [Западная граница Лачинского района]
            [Все соседи Лачинского района]

        "#]],
    );
    check(
        "tr",
        &["sınır"],
        expect![[r#"
            > sınır
            Bunu mu kastettiniz?
            [Laçın'ın batı sınırı]

        "#]],
    );
}

#[test]
fn a_button_of_another_time_is_told_so() {
    check(
        "en",
        &["[0:fact:area]", "[1:topic:weather]", "[]"],
        expect![[r#"
            > [0:fact:area]
            This button is from an older version of the bot. Please start again: /start

            > [1:topic:weather]
            This button is from an older version of the bot. Please start again: /start

            > []
            This button is from an older version of the bot. Please start again: /start

        "#]],
    );
    check(
        "az",
        &["[0:fact:area]"],
        expect![[r#"
            > [0:fact:area]
            Bu düymə botun köhnə versiyasından qalıb. Zəhmət olmasa, yenidən başlayın: /start

        "#]],
    );
    check(
        "ru",
        &["[0:fact:area]"],
        expect![[r#"
            > [0:fact:area]
            Эта кнопка осталась от старой версии бота. Пожалуйста, начните заново: /start

        "#]],
    );
    check(
        "tr",
        &["[0:fact:area]"],
        expect![[r#"
            > [0:fact:area]
            Bu düğme botun eski bir sürümünden kalma. Lütfen yeniden başlayın: /start

        "#]],
    );
}

#[test]
fn a_button_of_a_fact_or_language_that_is_gone_is_told_so() {
    check(
        "en",
        &["[1:fact:weather]"],
        expect![[r#"
            > [1:fact:weather]
            This button is from an older version of the bot. Please start again: /start

        "#]],
    );
    check(
        "en",
        &["[1:language:fr]"],
        expect![[r#"
            > [1:language:fr]
            This button is from an older version of the bot. Please start again: /start

        "#]],
    );
}

#[test]
fn an_unknown_command_is_answered_only_where_nobody_else_may_be_meant() {
    check(
        "en",
        &["/dance", "/", "//", "/ how big is Lachin?"],
        expect![[r#"
            > /dance
            I don't have that command. All commands: /help

            > /
            I can only read words. Please ask your question in words.

            > //
            I can only read words. Please ask your question in words.

            > / how big is Lachin?
            Area of the Lachin district

            The Lachin district covers 1,835 km², according to the district authority. The Presidential Library of Azerbaijan rounds this to 1,840 km²; karabakh.az gives 1,875 km² and the National Library of Azerbaijan 1,883 km².

            Sources differ on this. Information from 1 December 2025.

            Sources: Azerbaijani news text, 1 December 2025; Lachin District Executive Authority; Presidential Library of Azerbaijan, after August 2022; karabakh.az (Azerbaijani Community of the Nagorno-Karabakh region), before 2020; National Library of Azerbaijan, before 2020
            [≡ Related]

        "#]],
    );
    check_group(
        "en",
        &["/dance", "/dance@lachin_bot", "/help@other_bot", "/ask@lachin_bot"],
        expect![[r#"
            > /dance
            (silence)

            > /dance@lachin_bot
            (silence)

            > /help@other_bot
            (silence)

            > /ask@lachin_bot
            Please write your question after the command, for example: /ask How long is the Hakari river?

        "#]],
    );
    check(
        "az",
        &["/dance"],
        expect![[r#"
            > /dance
            Belə bir əmrim yoxdur. Bütün əmrlər: /help

        "#]],
    );
    check(
        "ru",
        &["/dance"],
        expect![[r#"
            > /dance
            Такой команды у меня нет. Все команды: /help

        "#]],
    );
    check(
        "tr",
        &["/dance"],
        expect![[r#"
            > /dance
            Böyle bir komutum yok. Bütün komutlar: /help

        "#]],
    );
}

#[test]
fn the_command_of_another_bot_gets_silence() {
    check(
        "en",
        &["/start@other_bot", "/ask@other_bot how big is Lachin?"],
        expect![[r#"
            > /start@other_bot
            (silence)

            > /ask@other_bot how big is Lachin?
            (silence)

        "#]],
    );
}

#[test]
fn ask_takes_the_question_behind_it() {
    check_group(
        "en",
        &["/ask how big is lachin", "/ask@LACHIN_BOT\nhow big is lachin"],
        expect![[r#"
            > /ask how big is lachin
            Area of the Lachin district

            The Lachin district covers 1,835 km², according to the district authority.

            The Presidential Library of Azerbaijan rounds this to 1,840 km²; karabakh.az gives 1,875 km² and the National Library of Azerbaijan 1,883 km².

            Sources differ on this. Information from 1 December 2025.

            Sources: Azerbaijani news text, 1 December 2025; Lachin District Executive Authority; Presidential Library of Azerbaijan, after August 2022; karabakh.az (Azerbaijani Community of the Nagorno-Karabakh region), before 2020; National Library of Azerbaijan, before 2020
            [≡ Related]

            > /ask@LACHIN_BOT
            how big is lachin
            Area of the Lachin district

            The Lachin district covers 1,835 km², according to the district authority.

            The Presidential Library of Azerbaijan rounds this to 1,840 km²; karabakh.az gives 1,875 km² and the National Library of Azerbaijan 1,883 km².

            Sources differ on this. Information from 1 December 2025.

            Sources: Azerbaijani news text, 1 December 2025; Lachin District Executive Authority; Presidential Library of Azerbaijan, after August 2022; karabakh.az (Azerbaijani Community of the Nagorno-Karabakh region), before 2020; National Library of Azerbaijan, before 2020
            [≡ Related]

        "#]],
    );
    check(
        "en",
        &["/ask", "/ask   ", "/ask /help", "/ask 🙂"],
        expect![[r#"
            > /ask
            Please write your question after the command, for example: /ask How long is the Hakari river?

            > /ask   
            Please write your question after the command, for example: /ask How long is the Hakari river?

            > /ask /help
            I am a bot that answers questions about the Lachin district.

            I know 236 facts from 218 named sources. Each fact comes with its sources and its date; I add nothing of my own.

            Where sources or sides differ, I say so and take no side.

            Of your questions, only those I could not answer are kept: for 30 days, without who asked.
            I keep your points in the quiz, in groups with your first name. More: /privacy

            > /ask 🙂
            I can only read words. Please ask your question in words.

        "#]],
    );
    check(
        "az",
        &["/ask"],
        expect![[r#"
            > /ask
            Zəhmət olmasa, sualınızı əmrdən sonra yazın, məsələn: /ask Həkəri çayının uzunluğu nə qədərdir?

        "#]],
    );
    check(
        "ru",
        &["/ask"],
        expect![[r#"
            > /ask
            Пожалуйста, напишите вопрос после команды, например: /ask Какова длина реки Хакари?

        "#]],
    );
    check(
        "tr",
        &["/ask"],
        expect![[r#"
            > /ask
            Lütfen sorunuzu komuttan sonra yazın, örneğin: /ask Hekeri Nehri'nin uzunluğu ne kadar?

        "#]],
    );
}

#[test]
fn a_message_without_words_is_told_so() {
    check(
        "en",
        &["", "   \n ", "🙂👍🏽", "?!…", "\u{200b}\u{feff}"],
        expect![[r#"
            > ""
            I can only read words. Please ask your question in words.

            > "   \n "
            I can only read words. Please ask your question in words.

            > 🙂👍🏽
            I can only read words. Please ask your question in words.

            > ?!…
            I can only read words. Please ask your question in words.

            > \u{200b}\u{feff}
            I can only read words. Please ask your question in words.

        "#]],
    );
    check(
        "az",
        &["🙂"],
        expect![[r#"
            > 🙂
            Mən yalnız mətn oxuya bilirəm. Zəhmət olmasa, sualınızı mətnlə yazın.

        "#]],
    );
    check(
        "ru",
        &["🙂"],
        expect![[r#"
            > 🙂
            Я понимаю только текст. Пожалуйста, напишите вопрос словами.

        "#]],
    );
    check(
        "tr",
        &["🙂"],
        expect![[r#"
            > 🙂
            Yalnızca yazılı mesajları okuyabiliyorum. Lütfen sorunuzu yazarak gönderin.

        "#]],
    );
}

#[test]
fn a_message_that_is_too_long_is_not_read() {
    let long = "how big is it ".repeat(100_000 / 14 + 1);
    let command = format!("/ask {long}");
    check(
        "en",
        &[&long, &command, &"🙂".repeat(2001)],
        expect![[r#"
            > how big is it how big is… (100002 characters)
            Your message is too long for me: I read at most 2000 characters. Please make it shorter.

            > /ask how big is it how b… (100007 characters)
            Your message is too long for me: I read at most 2000 characters. Please make it shorter.

            > 🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂… (2001 characters)
            Your message is too long for me: I read at most 2000 characters. Please make it shorter.

        "#]],
    );
    let longest: String = long.chars().take(QUESTION_CHARS).collect();
    check(
        "en",
        &[&longest],
        expect![[r#"
            > how big is it how big is… (2000 characters)
            Area of the Lachin district

            The Lachin district covers 1,835 km², according to the district authority. The Presidential Library of Azerbaijan rounds this to 1,840 km²; karabakh.az gives 1,875 km² and the National Library of Azerbaijan 1,883 km².

            Sources differ on this. Information from 1 December 2025.

            Sources: Azerbaijani news text, 1 December 2025; Lachin District Executive Authority; Presidential Library of Azerbaijan, after August 2022; karabakh.az (Azerbaijani Community of the Nagorno-Karabakh region), before 2020; National Library of Azerbaijan, before 2020
            [≡ Related]

        "#]],
    );
    check(
        "az",
        &[&long],
        expect![[r#"
            > how big is it how big is… (100002 characters)
            Mesajınız mənim üçün çox uzundur: ən çoxu 2000 simvol oxuya bilirəm. Zəhmət olmasa, qısaldın.

        "#]],
    );
    check(
        "ru",
        &[&long],
        expect![[r#"
            > how big is it how big is… (100002 characters)
            Сообщение слишком длинное: я читаю не более 2000 символов. Пожалуйста, напишите короче.

        "#]],
    );
    check(
        "tr",
        &[&long],
        expect![[r#"
            > how big is it how big is… (100002 characters)
            Mesajınız benim için çok uzun: en fazla 2000 karakter okuyabiliyorum. Lütfen kısaltın.

        "#]],
    );
}

#[test]
fn a_language_with_a_very_long_name_is_not_known() {
    check(
        "en",
        &[&format!("/language {}", "area".repeat(25_000))],
        expect![[r#"
            > /language areaareaareaar… (100010 characters)
            I don't speak that language. I do speak: English, Azərbaycanca, Русский and Türkçe.
            [English]
            [Azərbaycanca]
            [Русский]
            [Türkçe]

        "#]],
    );
}

#[test]
fn text_from_right_to_left_is_declined_in_the_known_language() {
    check(
        "ru",
        &["كم تبلغ مساحة لاتشين؟", "לאצ'ין", "\u{202e}nihcaL si gib woh"],
        expect![[r#"
            > كم تبلغ مساحة لاتشين؟
            К сожалению, я этого не знаю или не понял вопрос. Попробуйте, пожалуйста, спросить иначе.

            Я отвечаю на вопросы по темам: География; Управление и коды; История до 1992 года; Лачинский коридор; Возвращение жителей; Транспорт. Все темы: /topics

            > לאצ'ין
            К сожалению, я этого не знаю или не понял вопрос. Попробуйте, пожалуйста, спросить иначе.

            Я отвечаю на вопросы по темам: География; Управление и коды; История до 1992 года; Лачинский коридор; Возвращение жителей; Транспорт. Все темы: /topics

            > \u{202e}nihcaL si gib woh
            Sorry, either I don't know that or I didn't understand the question. Could you put it another way?

            I can answer questions on: Geography; Administration and codes; History before 1992; The Lachin corridor; Return of residents; Transport. All topics: /topics

        "#]],
    );
}

#[test]
fn unseen_characters_are_passed_over() {
    check(
        "en",
        &["how big\u{200b} is La\u{ad}ch\u{200d}in", "how\u{0} big\u{7} is\u{1b}[2J Lachin"],
        expect![[r#"
            > how big\u{200b} is La\u{ad}ch\u{200d}in
            Area of the Lachin district

            The Lachin district covers 1,835 km², according to the district authority. The Presidential Library of Azerbaijan rounds this to 1,840 km²; karabakh.az gives 1,875 km² and the National Library of Azerbaijan 1,883 km².

            Sources differ on this. Information from 1 December 2025.

            Sources: Azerbaijani news text, 1 December 2025; Lachin District Executive Authority; Presidential Library of Azerbaijan, after August 2022; karabakh.az (Azerbaijani Community of the Nagorno-Karabakh region), before 2020; National Library of Azerbaijan, before 2020
            [≡ Related]

            > how\u{0} big\u{7} is\u{1b}[2J Lachin
            Area of the Lachin district

            The Lachin district covers 1,835 km², according to the district authority. The Presidential Library of Azerbaijan rounds this to 1,840 km²; karabakh.az gives 1,875 km² and the National Library of Azerbaijan 1,883 km².

            Sources differ on this. Information from 1 December 2025.

            Sources: Azerbaijani news text, 1 December 2025; Lachin District Executive Authority; Presidential Library of Azerbaijan, after August 2022; karabakh.az (Azerbaijani Community of the Nagorno-Karabakh region), before 2020; National Library of Azerbaijan, before 2020
            [≡ Related]

        "#]],
    );
}

#[test]
fn markup_in_a_question_is_only_words() {
    check(
        "en",
        &["<b>how big is Lachin</b> & why?", "<script>alert(1)</script>"],
        expect![[r#"
            > <b>how big is Lachin</b> & why?
            Area of the Lachin district

            The Lachin district covers 1,835 km², according to the district authority. The Presidential Library of Azerbaijan rounds this to 1,840 km²; karabakh.az gives 1,875 km² and the National Library of Azerbaijan 1,883 km².

            Sources differ on this. Information from 1 December 2025.

            Sources: Azerbaijani news text, 1 December 2025; Lachin District Executive Authority; Presidential Library of Azerbaijan, after August 2022; karabakh.az (Azerbaijani Community of the Nagorno-Karabakh region), before 2020; National Library of Azerbaijan, before 2020
            [≡ Related]

            > <script>alert(1)</script>
            Did you mean this?
            [Lowest and highest ground in the Lachin district]

        "#]],
    );
}

#[test]
fn a_question_may_follow_up_on_the_last_one() {
    check(
        "en",
        &["How long is the Hakari?", "where does it begin?", "and its tributaries?"],
        expect![[r#"
            > How long is the Hakari?
            Length of the Hakari

            The Hakari river is 113 km long, according to the Lachin district authority. Azerbaijani Wikipedia also gives 155 km, counted from the source of the Shalva; English Wikipedia has 128 km and Ukrainian Wikipedia 170 km.

            Sources differ on this. Information from 1 December 2025.

            Sources: Azerbaijani news text, 1 December 2025; Lachin District Executive Authority; Azerbaijani Wikipedia; English Wikipedia (copy); Ukrainian Wikipedia (copy)
            [≡ Related]

            > where does it begin?
            Source of the Hakari

            The Hakari rises in the Lachin district. Azerbaijani and German Wikipedia say that it begins where two rivers meet, about 10 km north of the city of Lachin, at a height of about 950 m.

            Information from 1 December 2025.

            Sources: Azerbaijani news text, 1 December 2025; Lachin District Executive Authority; Azerbaijani Wikipedia; German Wikipedia (copy)
            [≡ Related]

            > and its tributaries?
            Tributaries of the Hakari

            The Shalva and the Minkand merge and flow into the Hakari, says an Azerbaijani news text of 1 December 2025; the Lachin district authority writes that the two join to form the Hakari. Azerbaijani and German Wikipedia name the Shalva and the Hochaz instead.

            Sources differ on this. Information from 1 December 2025.

            Sources: Azerbaijani news text, 1 December 2025; Lachin District Executive Authority; Azerbaijani Wikipedia
            [≡ Related]

        "#]],
    );
    check(
        "az",
        &["Laçın nə vaxt işğal edilib?", "bəs nə vaxt azad olundu?"],
        expect![[r#"
            > Laçın nə vaxt işğal edilib?
            Laçının ələ keçirildiyi tarix

            Laçın şəhərini (ermənicə Berdzor) erməni qüvvələri 18 may 1992-ci ildə ələ keçirib; hər iki tərəfin mənbələrinin çoxu bu tarixi göstərir, bəziləri isə ondan əvvəlki gecəni və ya 17 mayı yazır. Azərbaycan bunu Laçının işğalı, erməni mənbələri isə Berdzorun azad edilməsi adlandırır.

            Mənbələr bu barədə fərqli məlumat verir. Məlumatın tarixi: 18 may 1992-ci il.

            Mənbələr: Azərbaycan xəbər mətni, 1 dekabr 2025-ci il; qarabag.com; Western Armenia TV, 18 may 2020-ci il; mykarabakh.com, 2008-ci il
            [≡ Əlaqəli]

            > bəs nə vaxt azad olundu?
            Bəlkə bunlardan birini nəzərdə tuturdunuz?
            [Laçın rayonunun qaytarılması (təhvili)]
            [Laçın rayonunun təhvil verilməsinin ildönümü]

        "#]],
    );
    check(
        "ru",
        &["Какова длина Хакари?", "а где её исток?"],
        expect![[r#"
            > Какова длина Хакари?
            Длина Хакари

            По данным исполнительной власти Лачинского района, длина реки Хакари (Акеры) — 113 км. Азербайджанская Википедия приводит и 155 км, если считать от истока Шалвы; в английской указано 128 км, в украинской — 170 км.

            Источники в этом расходятся. Дата сведений: 1 декабря 2025 года.

            Источники: Азербайджанское новостное сообщение, 1 декабря 2025 года; Исполнительная власть Лачинского района; Азербайджанская Википедия; Английская Википедия (копия); Украинская Википедия (копия)
            [≡ По теме]

            > а где её исток?
            Исток Хакари

            Хакари (Акера) берёт начало на территории Лачинского района. По данным азербайджанской и немецкой Википедии, река начинается при слиянии двух рек примерно в 10 км к северу от города Лачин, на высоте около 950 м.

            Дата сведений: 1 декабря 2025 года.

            Источники: Азербайджанское новостное сообщение, 1 декабря 2025 года; Исполнительная власть Лачинского района; Азербайджанская Википедия; Немецкая Википедия (копия)
            [≡ По теме]

        "#]],
    );
    check(
        "tr",
        &["Hekeri ne kadar uzun?", "peki nerede doğuyor?"],
        expect![[r#"
            > Hekeri ne kadar uzun?
            Hekeri Nehri'nin uzunluğu

            Laçın ilçe yönetimine göre Hekeri (Hakari) Nehri'nin uzunluğu 113 km'dir. Azerbaycanca Vikipedi, Şelve'nin kaynağından ölçülen 155 km değerini de verir; İngilizce Vikipedi'de 128 km, Ukraynaca Vikipedi'de 170 km yazar.

            Kaynaklar bu konuda farklı bilgi veriyor. Bilginin tarihi: 1 Aralık 2025.

            Kaynaklar: Azerbaycan haber metni, 1 Aralık 2025; Laçın İlçe Yönetimi; Azerbaycanca Vikipedi; İngilizce Vikipedi (kopya); Ukraynaca Vikipedi (kopya)
            [≡ İlgili]

            > peki nerede doğuyor?
            Hekeri Nehri'nin kaynağı

            Hekeri (Hakari) Nehri Laçın ilçesinin topraklarında doğar. Azerbaycanca ve Almanca Vikipedi'ye göre nehir, Laçın şehrinin yaklaşık 10 km kuzeyinde, 950 m dolayında bir yükseklikte, iki çayın birleştiği yerde başlar.

            Bilginin tarihi: 1 Aralık 2025.

            Kaynaklar: Azerbaycan haber metni, 1 Aralık 2025; Laçın İlçe Yönetimi; Azerbaycanca Vikipedi; Almanca Vikipedi (kopya)
            [≡ İlgili]

        "#]],
    );
}

#[test]
fn a_question_in_a_story_is_found() {
    check(
        "en",
        &[
            "Hello! My grandmother came from there and we argue a lot. How big is Lachin? Thank you.",
        ],
        expect![[r#"
            > Hello! My grandmother came from there and we argue a lot. How big is Lachin? Thank you.
            Area of the Lachin district

            The Lachin district covers 1,835 km², according to the district authority. The Presidential Library of Azerbaijan rounds this to 1,840 km²; karabakh.az gives 1,875 km² and the National Library of Azerbaijan 1,883 km².

            Sources differ on this. Information from 1 December 2025.

            Sources: Azerbaijani news text, 1 December 2025; Lachin District Executive Authority; Presidential Library of Azerbaijan, after August 2022; karabakh.az (Azerbaijani Community of the Nagorno-Karabakh region), before 2020; National Library of Azerbaijan, before 2020
            [≡ Related]

        "#]],
    );
}

#[test]
fn a_chosen_language_does_not_keep_others_from_being_understood() {
    check(
        "en",
        &["/language tr", "How big is Lachin?", "area", "🙂"],
        expect![[r#"
            > /language tr
            Seçilen dil: Türkçe. Sorular yine soruldukları dilde yanıtlanır.

            > How big is Lachin?
            Area of the Lachin district

            The Lachin district covers 1,835 km², according to the district authority. The Presidential Library of Azerbaijan rounds this to 1,840 km²; karabakh.az gives 1,875 km² and the National Library of Azerbaijan 1,883 km².

            Sources differ on this. Information from 1 December 2025.

            Sources: Azerbaijani news text, 1 December 2025; Lachin District Executive Authority; Presidential Library of Azerbaijan, after August 2022; karabakh.az (Azerbaijani Community of the Nagorno-Karabakh region), before 2020; National Library of Azerbaijan, before 2020
            [≡ Related]

            > area
            Area of the Lachin district

            The Lachin district covers 1,835 km², according to the district authority. The Presidential Library of Azerbaijan rounds this to 1,840 km²; karabakh.az gives 1,875 km² and the National Library of Azerbaijan 1,883 km².

            Sources differ on this. Information from 1 December 2025.

            Sources: Azerbaijani news text, 1 December 2025; Lachin District Executive Authority; Presidential Library of Azerbaijan, after August 2022; karabakh.az (Azerbaijani Community of the Nagorno-Karabakh region), before 2020; National Library of Azerbaijan, before 2020
            [≡ Related]

            > 🙂
            Yalnızca yazılı mesajları okuyabiliyorum. Lütfen sorunuzu yazarak gönderin.

        "#]],
    );
}
