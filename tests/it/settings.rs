//! /settings, /privacy, /forget, /mydata and /feedback as both sides see them.

use std::fmt::Write;
use std::sync::LazyLock;

use expect_test::{Expect, expect};
use jiff::civil::{Date, date};
use lachin_bot::answer::reply::Action;
use lachin_bot::chat::{Effect, Place, Profile, Standing};
use lachin_bot::conversation::{
    Conversation, Errand, FEEDBACK_A_DAY, FEEDBACK_CHARS, Incoming, Manner, Readers, Response,
};
use lachin_bot::knowledge::{District, Folder, Language, Phrase};

use crate::conversation::{LACHIN, transcript_on};
use crate::second_district::tarnmoor;

const TODAY: Date = date(2026, 3, 1);

/// The district that is built in, where somebody reads what is reported.
static READ: LazyLock<Conversation> = LazyLock::new(|| {
    Conversation::new(District::read(&Folder::embedded()).unwrap()).with_readers(Readers::Some)
});

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

fn say(conversation: &Conversation, profile: &Profile, line: &str) -> Response {
    let data = line.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
    let incoming = data.map_or(Incoming::Text(line), Incoming::Button);
    conversation.respond(profile, incoming, Some("lachin_bot"), TODAY)
}

fn text(response: &Response) -> String {
    response.replies.iter().map(|it| it.document.to_plain()).collect::<Vec<_>>().join("\n\n")
}

/// What somebody who says all this sees, and what others are told.
#[track_caller]
fn check_read(language: &str, said: &[&str], expected: Expect) {
    let mut profile = somebody(language);
    let mut seen = String::new();
    for line in said {
        let response = say(&READ, &profile, line);
        for effect in &response.effects {
            profile.apply(effect);
        }
        writeln!(seen, "> {line}\n{}", text(&response)).unwrap();
        for button in response.replies.iter().flat_map(|it| &it.buttons) {
            writeln!(seen, "[{}]", button.label).unwrap();
        }
        for errand in &response.errands {
            let Errand::PassOn(letter) = errand else { panic!("{errand:?}") };
            writeln!(seen, "to those who run it: {}", letter.document.to_plain()).unwrap();
        }
        seen.push('\n');
    }
    expected.assert_eq(&seen);
}

#[test]
fn the_settings_show_what_holds_and_change_it() {
    check(
        "en",
        &[
            "/settings",
            "[Subscribe to anniversaries]",
            "[Another hour]",
            "[20:00]",
            "[Without sound]",
        ],
        expect![[r#"
            > /settings
            Settings

            Language: English

            I don't write here on anniversaries.
            [Another language]
            [Subscribe to anniversaries]
            [Points in the quiz]

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

            > [Without sound]
            Settings

            Language: English

            I write here on anniversaries:

            • On the main anniversaries
            • At 20:00, Baku time
            • Without sound

            Next: 18 May 2026 — Capture of Lachin by Armenian forces
            [Another language]
            [Another hour]
            [Another time zone]
            [All anniversaries]
            [With sound]
            [Stop these messages]
            [Points in the quiz]

        "#]],
    );
}

#[test]
fn the_settings_change_the_language_and_lead_back() {
    check(
        "en",
        &[
            "/settings",
            "[Another language]",
            "[« Back]",
            "[Another language]",
            "[Türkçe]",
            "[Yıl dönümlerine abone ol]",
            "[Bu mesajları durdur]",
        ],
        expect![[r#"
            > /settings
            Settings

            Language: English

            I don't write here on anniversaries.
            [Another language]
            [Subscribe to anniversaries]
            [Points in the quiz]

            > [Another language]
            Choose a language:
            [English]
            [Azərbaycanca]
            [Русский]
            [Türkçe]
            [« Back]

            > [« Back]
            Settings

            Language: English

            I don't write here on anniversaries.
            [Another language]
            [Subscribe to anniversaries]
            [Points in the quiz]

            > [Another language]
            Choose a language:
            [English]
            [Azərbaycanca]
            [Русский]
            [Türkçe]
            [« Back]

            > [Türkçe]
            Ayarlar

            Dil: Türkçe

            Yıl dönümlerinde buraya yazmıyorum.
            [Başka dil]
            [Yıl dönümlerine abone ol]
            [Yarışma puanları]

            > [Yıl dönümlerine abone ol]
            Ayarlar

            Dil: Türkçe

            Yıl dönümlerinde buraya yazıyorum:

            • Başlıca yıl dönümlerinde
            • Saat 09:00, Bakü saatiyle
            • Sesli

            Sıradaki: 18 Mayıs 2026 — Laçın'ın Ermeni güçlerinin eline geçmesi
            [Başka dil]
            [Başka saat]
            [Başka saat dilimi]
            [Bütün yıl dönümleri]
            [Sessiz]
            [Bu mesajları durdur]
            [Yarışma puanları]

            > [Bu mesajları durdur]
            Ayarlar

            Dil: Türkçe

            Yıl dönümlerinde buraya yazmıyorum.
            [Başka dil]
            [Yıl dönümlerine abone ol]
            [Yarışma puanları]

        "#]],
    );
}

#[test]
fn the_settings_are_in_azerbaijani_and_russian() {
    check(
        "az",
        &["/settings", "[İldönümlərinə abunə olmaq]", "[Başqa dil]"],
        expect![[r#"
            > /settings
            Ayarlar

            Dil: Azərbaycanca

            İldönümlərində bura yazmıram.
            [Başqa dil]
            [İldönümlərinə abunə olmaq]
            [Viktorina xalları]

            > [İldönümlərinə abunə olmaq]
            Ayarlar

            Dil: Azərbaycanca

            İldönümlərində bura yazıram:

            • Əsas ildönümlərində
            • Saat 09:00, Bakı vaxtı ilə
            • Səsli

            Növbəti: 18 may 2026-cı il — Laçının erməni qüvvələri tərəfindən ələ keçirilməsi
            [Başqa dil]
            [Başqa saat]
            [Başqa saat qurşağı]
            [Bütün ildönümləri]
            [Səssiz]
            [Bu mesajları dayandırmaq]
            [Viktorina xalları]

            > [Başqa dil]
            Dili seçin:
            [English]
            [Azərbaycanca]
            [Русский]
            [Türkçe]
            [« Geri]

        "#]],
    );
    check(
        "ru",
        &["/settings", "[Подписаться на годовщины]", "[Другой язык]"],
        expect![[r#"
            > /settings
            Настройки

            Язык: Русский

            Я не пишу сюда в дни годовщин.
            [Другой язык]
            [Подписаться на годовщины]
            [Очки в викторине]

            > [Подписаться на годовщины]
            Настройки

            Язык: Русский

            Я пишу сюда в дни годовщин:

            • В дни главных годовщин
            • В 09:00, часовой пояс: Баку
            • Со звуком

            Ближайшая: 18 мая 2026 года — Взятие Лачина армянскими силами
            [Другой язык]
            [Другой час]
            [Другой часовой пояс]
            [Все годовщины]
            [Без звука]
            [Больше не присылать]
            [Очки в викторине]

            > [Другой язык]
            Выберите язык:
            [English]
            [Azərbaycanca]
            [Русский]
            [Türkçe]
            [« Назад]

        "#]],
    );
}

#[test]
fn the_settings_are_in_turkish() {
    check(
        "tr",
        &["/settings", "[Yıl dönümlerine abone ol]", "[Başka dil]"],
        expect![[r#"
            > /settings
            Ayarlar

            Dil: Türkçe

            Yıl dönümlerinde buraya yazmıyorum.
            [Başka dil]
            [Yıl dönümlerine abone ol]
            [Yarışma puanları]

            > [Yıl dönümlerine abone ol]
            Ayarlar

            Dil: Türkçe

            Yıl dönümlerinde buraya yazıyorum:

            • Başlıca yıl dönümlerinde
            • Saat 09:00, Bakü saatiyle
            • Sesli

            Sıradaki: 18 Mayıs 2026 — Laçın'ın Ermeni güçlerinin eline geçmesi
            [Başka dil]
            [Başka saat]
            [Başka saat dilimi]
            [Bütün yıl dönümleri]
            [Sessiz]
            [Bu mesajları durdur]
            [Yarışma puanları]

            > [Başka dil]
            Bir dil seçin:
            [English]
            [Azərbaycanca]
            [Русский]
            [Türkçe]
            [« Geri]

        "#]],
    );
}

#[test]
fn a_button_that_is_pressed_twice_shows_the_same() {
    for pressed in
        ["[1:wish:on]", "[1:hour:20]", "[1:wish:silent]", "[1:wish:stop]", "[1:wish:all]"]
            .into_iter()
            .chain([
                "[1:settings:az]",
                "[1:settings:show]",
                "[1:settings:languages]",
                "[1:forget:no]",
            ])
            .chain(["[1:zone:Europe/Berlin]", "[1:language:tr]", "[1:year:2027]", "[1:forget:yes]"])
    {
        let mut profile = somebody("en");
        let first = say(&LACHIN, &profile, pressed);
        for effect in &first.effects {
            profile.apply(effect);
        }
        let second = say(&LACHIN, &profile, pressed);
        assert_eq!(second.replies, first.replies, "{pressed}");
        assert_eq!((first.manner, second.manner), (Manner::InPlace, Manner::InPlace), "{pressed}");
    }
}

#[test]
fn answers_stay_and_screens_change() {
    let manner = |line| say(&LACHIN, &somebody("en"), line).manner;
    for below in ["[1:fact:area]", "[1:beside:area]", "[1:wish:off]", "[long gone]", "/settings"] {
        assert_eq!(manner(below), Manner::Below, "{below}");
    }
    for screen in ["[1:topics:all]", "[1:topic:rivers]", "[1:page:1:rivers]"] {
        assert_eq!(manner(screen), Manner::InPlace, "{screen}");
    }
    for refused in ["[1:wish:off]", "[1:settings:show]", "[1:settings:az]", "[1:forget:yes]"]
        .into_iter()
        .chain(["[1:forget:no]", "/settings", "/forget", "/mydata", "/subscribe", "/unsubscribe"])
        .chain(["/language", "/language az", "[1:language:az]"])
    {
        let response = say(&LACHIN, &in_group(Standing::Member), refused);
        assert_eq!(response.manner, Manner::Aside, "{refused}");
        assert_eq!((response.effects, response.errands), (Vec::new(), Vec::new()), "{refused}");
        let needs = |it| Conversation::needs_standing(&it, Some("lachin_bot"));
        let data = refused.trim_matches(['[', ']']);
        assert!(needs(Incoming::Text(data)) || needs(Incoming::Button(data)), "{refused}");
    }
}

#[test]
fn a_refusal_fits_into_a_notice() {
    for district in [LACHIN.district(), &District::read(&tarnmoor()).unwrap()] {
        for &language in &district.languages {
            let text = district.phrases.say(language, Phrase::ADMINS_ONLY, &[]);
            assert!(text.encode_utf16().count() <= 200, "{language}");
        }
    }
}

#[test]
fn a_language_that_the_bot_does_not_speak_is_not_set() {
    let response = say(&LACHIN, &somebody("en"), "[1:settings:de]");
    assert_eq!(response.effects, []);
    assert!(text(&response).starts_with("This button is from an older version"));
}

/// All that is asked about privacy, with the answers to the one question that is asked back.
const fn about_privacy<'t>(yes: &'t str, no: &'t str) -> [&'t str; 6] {
    ["/privacy", "/mydata", "/forget", no, "/forget", yes]
}

#[test]
fn privacy_and_forgetting_are_in_english_and_azerbaijani() {
    check(
        "en",
        &about_privacy("[Yes, delete everything]", "[No, keep it]"),
        expect![[r#"
            > /privacy
            What I keep of this chat:
            • its number in Telegram, and whether it is a group: to know where to write; of a group also that I said hello
            • the language chosen or last used: to answer in it
            • the fact I showed last: for follow-up questions within half an hour; it is deleted a day later
            • your subscription, if you have one, and which messages were sent for it: so that none comes twice
            • your points in the quiz, in groups with your first name; for a week also who answered which question: so that each answer counts once
            • when somebody last wrote here; when /feedback was last used, and how often that day: it has a daily limit

            I keep no other names. Of your questions I keep only the words of those I could not answer: for 30 days, without who asked; editors are shown one only once two chats have asked the same. If you send one of my answers to another chat, I only count how often that fact was sent. What you write with /feedback goes to the people who run this bot, without your name, and is not kept here.

            Without a subscription everything is deleted after a year of silence; the list of sent messages goes after a year, too. Only the people who run this bot can see this data, and they give it to nobody.

            /mydata shows you all of it. /forget deletes it at once; only the note that a message was sent stays for up to three days, so that it does not come twice.

            > /mydata
            Here is everything that I keep of this chat. What it is for: /privacy. To delete it: /forget

            > /forget
            Shall I delete everything that I keep of this chat? That is the language, the subscription, the points in the quiz and the list of the messages I sent.

            It cannot be undone.
            [Yes, delete everything]
            [No, keep it]

            > [No, keep it]
            All right, nothing was deleted.

            > /forget
            Shall I delete everything that I keep of this chat? That is the language, the subscription, the points in the quiz and the list of the messages I sent.

            It cannot be undone.
            [Yes, delete everything]
            [No, keep it]

            > [Yes, delete everything]
            Done: everything I kept of this chat is deleted, and I will not write here on anniversaries any more. You can ask me questions whenever you like.

        "#]],
    );
    check(
        "az",
        &about_privacy("[Bəli, hamısını sil]", "[Xeyr, qalsın]"),
        expect![[r#"
            > /privacy
            Bu çat haqqında saxladıqlarım:
            • çatın Telegram nömrəsi və qrup olub-olmaması: hara yazacağımı bilmək üçün; qrupda həm də salam verdiyim
            • seçilmiş və ya son işlədilən dil: həmin dildə cavab vermək üçün
            • son göstərdiyim fakt: yarım saat ərzində davam sualları üçün; bir gün sonra silinir
            • abunəliyiniz (əgər varsa) və ona görə göndərilmiş mesajların siyahısı: heç biri iki dəfə gəlməsin deyə
            • viktorinada topladığınız xallar, qruplarda adınızla birlikdə; bir həftə ərzində kimin hansı suala cavab verdiyi: hər cavab bir dəfə sayılsın deyə
            • burada sonuncu dəfə nə vaxt yazıldığı; /feedback əmrinin sonuncu dəfə hansı gün və həmin gün neçə dəfə işlədildiyi: onun gündəlik həddi var

            Başqa adları saxlamıram. Suallarınızdan yalnız cavab tapa bilmədiklərimin sözlərini saxlayıram: 30 gün, kimin soruşduğunu qeyd etmədən; redaktorlar belə sualı yalnız eyni şeyi iki çat soruşduqda görür. Cavabımı başqa çata göndərsəniz, yalnız həmin faktın neçə dəfə göndərildiyini sayıram. /feedback ilə yazdıqlarınız adınız göstərilmədən botu idarə edənlərə çatdırılır və burada saxlanılmır.

            Abunəlik yoxdursa, bir il heç nə yazılmayan çatın bütün məlumatları silinir; göndərilmiş mesajların siyahısı da bir ildən sonra silinir. Bu məlumatları yalnız botu idarə edənlər görə bilər və heç kimə vermirlər.

            /mydata hamısını göstərir. /forget hamısını dərhal silir; yalnız mesajın göndərildiyi barədə qeyd üç günədək qalır ki, həmin mesaj iki dəfə gəlməsin.

            > /mydata
            Bu çat haqqında saxladığım hər şey buradadır. Nə üçün saxlanılır: /privacy. Silmək üçün: /forget

            > /forget
            Bu çat haqqında saxladığım hər şeyi silim? Bunlar dil, abunəlik, viktorina xalları və göndərdiyim mesajların siyahısıdır.

            Bunu geri qaytarmaq olmaz.
            [Bəli, hamısını sil]
            [Xeyr, qalsın]

            > [Xeyr, qalsın]
            Yaxşı, heç nə silinmədi.

            > /forget
            Bu çat haqqında saxladığım hər şeyi silim? Bunlar dil, abunəlik, viktorina xalları və göndərdiyim mesajların siyahısıdır.

            Bunu geri qaytarmaq olmaz.
            [Bəli, hamısını sil]
            [Xeyr, qalsın]

            > [Bəli, hamısını sil]
            Hazırdır: bu çat haqqında saxladığım hər şey silindi, ildönümlərində bura daha yazmayacağam. İstədiyiniz vaxt sual verə bilərsiniz.

        "#]],
    );
}

#[test]
fn privacy_and_forgetting_are_in_russian_and_turkish() {
    check(
        "ru",
        &about_privacy("[Да, удалить всё]", "[Нет, оставить]"),
        expect![[r#"
            > /privacy
            Что я храню об этом чате:
            • его номер в Telegram и группа ли это: чтобы знать, куда писать; о группе — ещё и то, что я там поздоровался
            • язык, который выбран или на котором писали в последний раз: чтобы отвечать на нём
            • последний показанный факт: для уточняющих вопросов в течение получаса; через день он стирается
            • подписку, если она есть, и список отправленных по ней сообщений: чтобы ни одно не пришло дважды
            • ваши очки в викторине, в группах — вместе с именем; в течение недели — кто на какой вопрос ответил: чтобы каждый ответ считался один раз
            • когда здесь писали в последний раз; когда в последний раз пользовались командой /feedback и сколько раз в тот день: у неё есть дневной предел

            Других имён я не храню. Из ваших вопросов храню только слова тех, на которые не нашлось ответа: 30 дней и без указания, кто спросил; редакторы видят такой вопрос, только если его задали в двух чатах. Если вы отправите мой ответ в другой чат, я лишь посчитаю, сколько раз отправляли этот факт. То, что вы пишете через /feedback, уходит к тем, кто ведёт бота, без вашего имени и здесь не хранится.

            Без подписки всё удаляется, если чат молчит год; список отправленных сообщений тоже удаляется через год. Эти данные видят только те, кто ведёт бота, и никому их не передают.

            /mydata покажет всё это. /forget удалит всё сразу; только отметка о том, что сообщение отправлено, остаётся до трёх дней, чтобы оно не пришло дважды.

            > /mydata
            Вот всё, что я храню об этом чате. Зачем это нужно: /privacy. Удалить: /forget

            > /forget
            Удалить всё, что я храню об этом чате? Это язык, подписка, очки в викторине и список отправленных сообщений.

            Отменить это будет нельзя.
            [Да, удалить всё]
            [Нет, оставить]

            > [Нет, оставить]
            Хорошо, ничего не удалено.

            > /forget
            Удалить всё, что я храню об этом чате? Это язык, подписка, очки в викторине и список отправленных сообщений.

            Отменить это будет нельзя.
            [Да, удалить всё]
            [Нет, оставить]

            > [Да, удалить всё]
            Готово: всё, что я хранил об этом чате, удалено, и в дни годовщин я сюда больше не пишу. Задавать вопросы можно в любое время.

        "#]],
    );
    check(
        "tr",
        &about_privacy("[Evet, hepsini sil]", "[Hayır, kalsın]"),
        expect![[r#"
            > /privacy
            Bu sohbet hakkında sakladıklarım:
            • Telegram numarası ve grup olup olmadığı: nereye yazacağımı bilmek için; grupta ayrıca selam verdiğim
            • seçilen veya son kullanılan dil: o dilde yanıt vermek için
            • son gösterdiğim bilgi: yarım saat içinde sorulan devam soruları için; bir gün sonra silinir
            • varsa aboneliğiniz ve bunun için gönderilen mesajların listesi: hiçbiri iki kez gelmesin diye
            • yarışmadaki puanlarınız, gruplarda adınızla birlikte; bir hafta boyunca da kimin hangi soruyu yanıtladığı: her yanıt bir kez sayılsın diye
            • buraya en son ne zaman yazıldığı; /feedback komutunun en son hangi gün ve o gün kaç kez kullanıldığı: günlük bir sınırı var

            Başka ad saklamam. Sorularınızdan yalnızca yanıtlayamadıklarımın sözcüklerini saklarım: 30 gün boyunca, kimin sorduğu belirtilmeden; editörler böyle bir soruyu ancak iki sohbet aynı şeyi sorduğunda görür. Yanıtımı başka bir sohbete gönderirseniz yalnızca o bilginin kaç kez gönderildiğini sayarım. /feedback ile yazdıklarınız adınız belirtilmeden botu yönetenlere iletilir ve burada saklanmaz.

            Abonelik yoksa bir yıl boyunca hiç yazılmayan sohbetin bütün verileri silinir; gönderilen mesajların listesi de bir yıl sonra silinir. Bu verileri yalnızca botu yönetenler görebilir ve kimseye vermezler.

            /mydata hepsini gösterir. /forget hepsini hemen siler; yalnızca mesajın gönderildiği kaydı üç güne kadar kalır ki aynı mesaj iki kez gelmesin.

            > /mydata
            Bu sohbet hakkında sakladığım her şey burada. Ne için olduğu: /privacy. Silmek için: /forget

            > /forget
            Bu sohbet hakkında sakladığım her şeyi sileyim mi? Bunlar dil, abonelik, yarışma puanları ve gönderdiğim mesajların listesidir.

            Bu geri alınamaz.
            [Evet, hepsini sil]
            [Hayır, kalsın]

            > [Hayır, kalsın]
            Peki, hiçbir şey silinmedi.

            > /forget
            Bu sohbet hakkında sakladığım her şeyi sileyim mi? Bunlar dil, abonelik, yarışma puanları ve gönderdiğim mesajların listesidir.

            Bu geri alınamaz.
            [Evet, hepsini sil]
            [Hayır, kalsın]

            > [Evet, hepsini sil]
            Tamam: bu sohbet hakkında sakladığım her şey silindi, yıl dönümlerinde artık buraya yazmayacağım. Dilediğiniz zaman soru sorabilirsiniz.

        "#]],
    );
}

#[test]
fn only_a_yes_forgets() {
    let effects = |line| say(&LACHIN, &somebody("en"), line).effects;
    assert_eq!(effects("/forget"), []);
    assert_eq!(effects("[1:forget:no]"), []);
    assert_eq!(effects("[1:forget:yes]"), [Effect::Forgotten]);
    let mut profile = somebody("en");
    for said in ["/subscribe", "/language az", "[1:fact:area]", "[1:forget:yes]"] {
        for effect in &say(&LACHIN, &profile, said).effects {
            profile.apply(effect);
        }
    }
    assert_eq!(profile, somebody("en"));
}

#[test]
fn what_is_kept_is_told_in_the_terminal_too() {
    let mut profile = somebody("en");
    for said in ["/subscribe 20", "/language az", "[1:fact:area]"] {
        for effect in &say(&LACHIN, &profile, said).effects {
            profile.apply(effect);
        }
    }
    let response = say(&LACHIN, &profile, "/mydata");
    assert_eq!(response.errands, [Errand::HandOver]);
    expect![[r#"
        {
          "feedback": null,
          "language": "az",
          "last_fact": "area",
          "last_language": "az",
          "subscription": {
            "hour": 20,
            "sound": "aloud",
            "thread": null,
            "which": "main",
            "zone": "Asia/Baku"
          }
        }"#]]
    .assert_eq(&format!("{:#}", profile.to_json()));
}

#[test]
fn a_report_is_passed_on_with_the_fact_and_without_the_person() {
    check_read(
        "en",
        &[
            "/feedback",
            "/fact hakari-length",
            "[1:mistake:hakari-length]",
            "/feedback hakari-length It is longer <b>\n\nI measured it.",
            "/feedback Nice bot!",
            "/feedback hakari-length",
            "/feedback ...",
        ],
        expect![[r#"
            > /feedback
            Please write what you would like to tell us after the command, for example: /feedback The length of the Hakari looks wrong to me.

            > /fact hakari-length
            Length of the Hakari

            The Hakari river is 113 km long, according to the Lachin district authority. Azerbaijani Wikipedia also gives 155 km, counted from the source of the Shalva; English Wikipedia has 128 km and Ukrainian Wikipedia 170 km.

            Sources differ on this. Information from 1 December 2025.

            Sources: Azerbaijani news text, 1 December 2025; Lachin District Executive Authority; Azerbaijani Wikipedia; English Wikipedia (copy); Ukrainian Wikipedia (copy)
            [≡ Related]
            [↗ Share]
            [Report a mistake]

            > [1:mistake:hakari-length]
            What is wrong with “Length of the Hakari”? Please write it in one message after this command:

            /feedback hakari-length

            > /feedback hakari-length It is longer <b>

            I measured it.
            Thank you! I have passed it on to the people who run this bot, without your name. They read everything but cannot answer here.
            to those who run it: Somebody reports a mistake:

            It is longer <b>

            I measured it.

            /fact hakari-length

            > /feedback Nice bot!
            Thank you! I have passed it on to the people who run this bot, without your name. They read everything but cannot answer here.
            to those who run it: Somebody writes:

            Nice bot!

            /fact hakari-length

            > /feedback hakari-length
            What is wrong with “Length of the Hakari”? Please write it in one message after this command:

            /feedback hakari-length

            > /feedback ...
            Please write what you would like to tell us after the command, for example: /feedback The length of the Hakari looks wrong to me.

        "#]],
    );
    check_read(
        "az",
        &["/feedback", "/feedback area səhvdir", "[1:mistake:area]"],
        expect![[r#"
            > /feedback
            Zəhmət olmasa, demək istədiyinizi əmrdən sonra yazın, məsələn: /feedback Məncə, Həkəri çayının uzunluğu səhvdir.

            > /feedback area səhvdir
            Təşəkkür edirəm! Yazdığınızı adınızı göstərmədən botu idarə edənlərə çatdırdım. Hamısını oxuyurlar, amma burada cavab yaza bilmirlər.
            to those who run it: Somebody reports a mistake:

            səhvdir

            /fact area

            > [1:mistake:area]
            “Laçın rayonunun ərazisi” faktında nə səhvdir? Zəhmət olmasa, bu əmrdən sonra bir mesajda yazın:

            /feedback area

        "#]],
    );
    check_read(
        "ru",
        &["/feedback", "/feedback area ошибка", "[1:mistake:area]"],
        expect![[r#"
        > /feedback
        Пожалуйста, напишите, что хотите сообщить, после команды, например: /feedback Мне кажется, длина реки Хакари указана неверно.

        > /feedback area ошибка
        Спасибо! Я передал это тем, кто ведёт бота, без вашего имени. Они читают всё, но ответить здесь не могут.
        to those who run it: Somebody reports a mistake:

        ошибка

        /fact area

        > [1:mistake:area]
        Что неверно в факте «Площадь Лачинского района»? Пожалуйста, напишите это одним сообщением после команды:

        /feedback area

    "#]],
    );
    check_read(
        "tr",
        &["/feedback", "/feedback area yanlış", "[1:mistake:area]"],
        expect![[r#"
        > /feedback
        Lütfen söylemek istediğinizi komuttan sonra yazın, örneğin: /feedback Hekeri Nehri'nin uzunluğu bana yanlış göründü.

        > /feedback area yanlış
        Teşekkürler! Yazdığınızı adınızı belirtmeden botu yönetenlere ilettim. Hepsini okurlar ama burada yanıt yazamazlar.
        to those who run it: Somebody reports a mistake:

        yanlış

        /fact area

        > [1:mistake:area]
        “Laçın ilçesinin yüzölçümü” bilgisinde yanlış olan ne? Lütfen bu komuttan sonra tek mesajda yazın:

        /feedback area

    "#]],
    );
}

#[test]
fn there_is_an_end_to_reports() {
    let mut profile = somebody("en");
    let long = format!("/feedback {}", "x".repeat(FEEDBACK_CHARS + 1));
    let refused = say(&READ, &profile, &long);
    assert!(refused.errands.is_empty() && refused.effects.is_empty(), "{}", text(&refused));
    for _ in 0..FEEDBACK_A_DAY {
        let response = say(&READ, &profile, "/feedback x");
        assert_eq!(response.errands.len(), 1);
        for effect in &response.effects {
            profile.apply(effect);
        }
    }
    let enough = say(&READ, &profile, "/feedback x");
    assert!(enough.errands.is_empty() && enough.effects.is_empty());
    assert!(text(&enough).contains("tomorrow"), "{}", text(&enough));
    let tomorrow = TODAY.tomorrow().unwrap();
    let next = READ.respond(&profile, Incoming::Text("/feedback x"), None, tomorrow);
    assert_eq!(next.errands.len(), 1);
}

#[test]
fn where_nobody_reads_reports_that_is_said_and_no_button_offers_it() {
    let said = ["/feedback x", "[1:mistake:area]", "/fact area"];
    let [written, pressed, shown] = said.map(|it| say(&LACHIN, &somebody("en"), it));
    assert!(text(&written).starts_with("Nobody reads reports"), "{}", text(&written));
    assert_eq!(text(&pressed), text(&written));
    assert_eq!(written.errands, []);
    let buttons = shown.replies[0].buttons.iter();
    assert_eq!(buttons.filter(|it| matches!(it.action, Action::Mistake(_))).count(), 0);
    check(
        "az",
        &["/feedback x"],
        expect![[r#"
        > /feedback x
        Botun bu nüsxəsində bildirişləri heç kim oxumur. Zəhmət olmasa, botu sizə göstərən şəxsə deyin. Hər cavabın haradan götürüldüyünü altındakı mənbələr göstərir.

    "#]],
    );
    check(
        "ru",
        &["/feedback x"],
        expect![[r#"
        > /feedback x
        В этой копии бота сообщения никто не читает. Пожалуйста, скажите тому, кто показал вам бота. Откуда взят каждый ответ, видно по источникам под ним.

    "#]],
    );
    check(
        "tr",
        &["/feedback x"],
        expect![[r#"
        > /feedback x
        Botun bu kopyasında bildirimleri kimse okumuyor. Lütfen botu size gösteren kişiye söyleyin. Her yanıtın nereden alındığını altındaki kaynaklar gösterir.

    "#]],
    );
}

/// What a telephone shows at once: so many lines of so many letters. Source: Telegram on a screen of
/// 6.1 inches, letters of the usual size.
const SCREEN: (usize, usize) = (32, 42);

#[test]
fn help_fits_one_screen_in_each_language() {
    let tarnmoor = Conversation::new(District::read(&tarnmoor()).unwrap());
    for conversation in [&*LACHIN, &tarnmoor] {
        for language in &conversation.district().languages {
            let help = text(&say(conversation, &somebody(language.as_str()), "/help"));
            let lines: usize = help.lines().map(broken).sum();
            assert!(lines <= SCREEN.0, "{language}: {lines} lines\n{help}");
        }
    }
}

/// How many lines a telephone makes of one.
fn broken(line: &str) -> usize {
    let mut lines = 1;
    let mut room = SCREEN.1;
    for word in line.split(' ') {
        let letters = word.chars().count();
        if letters > room {
            lines += 1;
            room = SCREEN.1;
        }
        room = room.saturating_sub(letters + 1);
    }
    lines
}
