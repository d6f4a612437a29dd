//! The invented district of Tarnmoor, in languages of its own: the same code answers for it.

use std::fmt::Write;
use std::path::Path;
use std::sync::LazyLock;

use expect_test::{Expect, expect};
use jiff::civil::{Date, date};
use lachin_bot::answer::reply::{Outcome, Reply};
use lachin_bot::chat::{Place, Profile};
use lachin_bot::conversation::{Conversation, Incoming};
use lachin_bot::knowledge::{District, Folder, Language};

const TODAY: Date = date(2026, 3, 1);

pub(crate) static TARNMOOR: LazyLock<Conversation> =
    LazyLock::new(|| Conversation::new(District::read(&tarnmoor()).unwrap()));

/// The texts of the fixture, as they are on disk.
pub(crate) fn tarnmoor() -> Folder {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/tarn");
    Folder::from_disk(Path::new(path)).unwrap()
}

/// Asks as somebody new; a line `language outcome` a question.
#[track_caller]
fn check_found(questions: &[&str], expected: Expect) {
    let mut found = String::new();
    for question in questions {
        let reply = ask(question, None);
        let outcome = match &reply.outcome {
            Outcome::Answer(hit) => hit.fact.to_string(),
            Outcome::Suggest(hits) => {
                let facts: Vec<&str> = hits.iter().map(|it| it.fact.as_str()).collect();
                format!("{}?", facts.join("? "))
            }
            Outcome::None => {
                let text = reply.document.to_plain();
                format!("“{}”", text.lines().next().unwrap_or_default())
            }
        };
        writeln!(found, "{} {outcome} <- {question}", reply.language).unwrap();
    }
    expected.assert_eq(&found);
}

/// Asks as somebody whose Telegram speaks `language`; the whole reply.
#[track_caller]
fn check_reply(language: &str, question: &str, expected: Expect) {
    let reply = ask(question, Some(language));
    let mut text = reply.document.to_plain();
    for button in &reply.buttons {
        write!(text, "\n[{}]", button.label).unwrap();
    }
    expected.assert_eq(&text);
}

fn ask(question: &str, language: Option<&str>) -> Reply {
    let mut profile = Profile::new(Place::Private);
    profile.hint = language.map(|it| Language::parse(it).unwrap());
    let mut response = TARNMOOR.respond(&profile, Incoming::Text(question), None, TODAY);
    assert_eq!(response.replies.len(), 1, "{question}");
    response.replies.remove(0)
}

#[test]
fn plain_questions_find_their_facts_in_each_language() {
    check_found(
        &[
            "What is the total area of Tarnmoor?",
            "How tall is the Grey Cairn?",
            "Who are the district's neighbours?",
            "How long is the river Wisp?",
            "Which lake is the biggest?",
            "When did they build Heron Bridge?",
            "Tarnmoor'un alanı ne kadar?",
            "Boz Höyük'ün yüksekliği kaç metre?",
            "Wisp kaç kilometre uzunluğunda?",
            "Fener Şenliği hangi gün?",
            "İlçenin kaç köyü var?",
            "Wie groß ist der Bezirk Tarnmoor?",
            "Welcher Gipfel ist der höchste?",
            "Wie lang ist der Fluss?",
            "Wann hat Tarnmoor den Freibrief bekommen?",
            "Wie viele Dörfer hat Tarnmoor?",
        ],
        expect![[r#"
            en area <- What is the total area of Tarnmoor?
            en peak <- How tall is the Grey Cairn?
            en neighbours <- Who are the district's neighbours?
            en wisp-length <- How long is the river Wisp?
            en lakes <- Which lake is the biggest?
            en bridge <- When did they build Heron Bridge?
            tr area <- Tarnmoor'un alanı ne kadar?
            tr peak <- Boz Höyük'ün yüksekliği kaç metre?
            tr wisp-length <- Wisp kaç kilometre uzunluğunda?
            tr lantern-fair <- Fener Şenliği hangi gün?
            tr villages <- İlçenin kaç köyü var?
            de area <- Wie groß ist der Bezirk Tarnmoor?
            de peak <- Welcher Gipfel ist der höchste?
            de wisp-length <- Wie lang ist der Fluss?
            de charter <- Wann hat Tarnmoor den Freibrief bekommen?
            de villages <- Wie viele Dörfer hat Tarnmoor?
        "#]],
    );
}

#[test]
fn slips_and_other_endings_still_find_their_facts() {
    check_found(
        &[
            "how lnog is the wisp",
            "villagse of tarnmor",
            "heron brigde age",
            "tarnmoorun yuzolcumu",
            "kopru ne zaman yapildi",
            "komsulari kim",
            "gollerin sayisi",
            "wie gross ist tarnmoor",
            "hoechster berg",
            "laternenmarktes datum",
            "freibreif tarnmoors",
        ],
        expect![[r#"
            en wisp-length <- how lnog is the wisp
            en villages <- villagse of tarnmor
            en bridge <- heron brigde age
            tr area <- tarnmoorun yuzolcumu
            tr bridge <- kopru ne zaman yapildi
            tr neighbours <- komsulari kim
            tr lakes <- gollerin sayisi
            de area <- wie gross ist tarnmoor
            de peak <- hoechster berg
            de lantern-fair <- laternenmarktes datum
            de charter <- freibreif tarnmoors
        "#]],
    );
}

#[test]
fn questions_about_other_places_and_matters_are_declined() {
    check_found(
        &[
            "How long is the Amazon?",
            "What is the area of Osterby?",
            "Who won the football match yesterday?",
            "How many people live there?",
            "Fellmark'ın yüzölçümü ne kadar?",
            "Bana bir şarkı söyle",
            "Wie hoch ist die Zugspitze?",
            "Wie ist das Wetter?",
            "Schreib mir ein Gedicht",
        ],
        expect![[r#"
            en “I did not find that.” <- How long is the Amazon?
            en “I did not find that.” <- What is the area of Osterby?
            en “I did not find that.” <- Who won the football match yesterday?
            en “Nobody has written that down.” <- How many people live there?
            tr “Bunu bulamadım.” <- Fellmark'ın yüzölçümü ne kadar?
            tr “Bunu bulamadım.” <- Bana bir şarkı söyle
            de “Das habe ich nicht gefunden.” <- Wie hoch ist die Zugspitze?
            de “Das hat niemand aufgeschrieben.” <- Wie ist das Wetter?
            de “Das habe ich nicht gefunden.” <- Schreib mir ein Gedicht
        "#]],
    );
}

#[test]
fn greetings_and_thanks_are_returned() {
    check_found(
        &["Hello!", "teşekkürler", "Guten Morgen", "Wer bist du?"],
        expect![[r#"
            en “Hello from the moor!” <- Hello!
            tr “Seve seve.” <- teşekkürler
            de “Hallo aus dem Moor!” <- Guten Morgen
            de “Bezirk Tarnmoor: Ich sage, was man weiß, nämlich 9 Tatsachen aus 3 Quellen.” <- Wer bist du?
        "#]],
    );
}

#[test]
fn an_answer_is_written_as_its_language_writes_figures_and_dates() {
    check_reply(
        "de",
        "Wie groß ist Tarnmoor?",
        expect![[r#"
            Fläche von Tarnmoor

            Tarnmoor ist 1.412,5 km² groß.

            Stand: April 2021

            Quellen: Vermesser des Things, April 2021; Tarnmoorer Almanach, 2019
            [Daneben]
            [Weitergeben]"#]],
    );
    check_reply(
        "en",
        "/fact wisp-length",
        expect![[r#"
            Length of the Wisp

            The Wisp is 61 km long, 61 of them navigable.

            As of around 2010

            Sources: Tarnmoor Almanac, 2019; Surveyors of the Moot, April 2021
            [Beside it]
            [Pass it on]"#]],
    );
    check_reply(
        "tr",
        "/fact charter",
        expect![[r#"
            Tarnmoor'un beratı

            Tarnmoor beratını 14 Mayıs 1688 tarihinde aldı; 1688 yılının 14 Mayıs günü pazar günüydü.

            2019 itibarıyla

            Kaynaklar: Beratlar Defteri, 1700 öncesi; Tarnmoor Almanağı, 2019
            [Yanındakiler]
            [İlet]"#]],
    );
    check_reply(
        "de",
        "/fact bridge",
        expect![[r#"
            Alter der Reiherbrücke

            Die Reiherbrücke wurde um 1704 gebaut. Eine Fähre ist dort 1688 bezeugt.

            Nur eine Quelle. Stand: 2019

            Quellen: Tarnmoorer Almanach, 2019; Rolle der Freibriefe, vor 1700
            [Daneben]
            [Weitergeben]"#]],
    );
    check_reply(
        "de",
        "/fact villages",
        expect![[r#"
            Dörfer in Tarnmoor

            Das Thing zählt 12 Dörfer, der Almanach 1 Dorf weniger.

            Die Quellen sind uneins. Stand: nach 2018

            Quellen: Vermesser des Things, April 2021; Tarnmoorer Almanach, 2019
            [Daneben]
            [Weitergeben]"#]],
    );
    check_reply(
        "en",
        "/fact neighbours",
        expect![[r#"
            Neighbours of Tarnmoor

            Tarnmoor borders on Fellmark and Osterby.

            As of April 2021

            Sources: Surveyors of the Moot, April 2021; Tarnmoor Almanac, 2019
            [Beside it]
            [Pass it on]"#]],
    );
    check_reply(
        "tr",
        "/fact lantern-fair",
        expect![[r#"
            Fener Şenliği

            Fener Şenliği her yıl 2 Kasım günü yapılır.

            2019 itibarıyla

            Kaynak: Tarnmoor Almanağı, 2019
            [Yanındakiler]
            [İlet]"#]],
    );
}

#[test]
fn commands_speak_of_this_district_only() {
    check_reply(
        "de",
        "/start",
        expect!["Willkommen, hier ist der Bezirk Tarnmoor! Fragen Sie nur. Befehle: /help"],
    );
    check_reply(
        "de",
        "/help",
        expect![[r#"
            Fragen Sie auf Deutsch, Englisch oder Türkisch: Bezirk Tarnmoor. Befehle:

            • /ask — Etwas fragen
            • /topics — Die Themen sehen
            • /quiz — Quiz über die Fakten, mit Punkten
            • /today — Was heute ist
            • /calendar — Die nächsten Feste
            • /subscribe — Von Festen hören
            • /settings — Sehen, was gilt
            • /feedback — Einen Fehler melden

            Noch mehr: /map /fact /unsubscribe /language /sources /privacy /mydata /forget /about /help /start"#]],
    );
    check_reply(
        "tr",
        "/topics",
        expect![[r#"
            Konularım:
            [Arazi]
            [Nehirler ve göller]
            [Halk ve şenlikler]"#]],
    );
    check_reply("en", "/language de", expect!["Wir sprechen jetzt Deutsch."]);
    check_reply(
        "en",
        "/language az",
        expect![[r#"
            I speak English, Türkçe and Deutsch only.
            [English]
            [Türkçe]
            [Deutsch]"#]],
    );
    check_reply(
        "de",
        "/about",
        expect![[r#"
            Bezirk Tarnmoor: Ich sage, was man weiß, nämlich 9 Tatsachen aus 3 Quellen.

            Ich erfinde nichts."#]],
    );
    check_reply(
        "tr",
        "/sources",
        expect![[r#"
            3 kaynağım:

            • Tarnmoor Almanağı: The Moor Almanac, 2019
            • Meclis Haritacıları: Survey of the Moot, Nisan 2021
            • Beratlar Defteri: Roll of Charters, 1700 öncesi"#]],
    );
}
