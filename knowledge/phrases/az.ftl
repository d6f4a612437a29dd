## First words and help

start =
    Salam! Mən { $district } haqqında suallara cavab verən botam.
    Hər cavabda mənbə və tarix göstərilir.
    Öz sözlərinizlə Azərbaycan, ingilis, rus və ya türk dilində soruşun.
    Məsələn: Həkəri çayının uzunluğu nə qədərdir? Üçtərəfli bəyanatı kim imzalayıb?
    Bütün əmrlər: /help

help =
    { $district } haqqında sualınızı öz sözlərinizlə, Azərbaycan, ingilis, rus və ya türk dilində yazın. Kiçik yazı səhvləri mane olmur.

    Hər mesajda bir sual vermək daha yaxşıdır. Soruşduğunuz şeyin adını çəksəniz (məsələn, “Həkəri çayı”), cavab daha dəqiq olar.

    Qruplarda yalnız /ask əmri ilə və ya adım çəkilməklə verilən suallara, bir də mesajlarıma yazılan cavablara cavab verirəm.

    Əmrlər:

## Commands, as command lists show them

command-ask = Sual vermək
command-topics = Mövzuların siyahısı
command-fact = Koduna görə bir faktı göstərmək
command-today = Bu günün ildönümləri
command-calendar = Qarşıdakı ildönümləri
command-subscribe = İldönümlərində mesaj almaq
command-unsubscribe = Bu mesajları dayandırmaq
command-language = Dili seçmək
command-sources = Mənbələrin siyahısı
command-about = Bot haqqında
command-help = Necə soruşmalı və bütün əmrlər
command-start = Botla tanışlıq

## Replies to commands

command-unknown = Belə bir əmrim yoxdur. Bütün əmrlər: /help
ask-how = Zəhmət olmasa, sualınızı əmrdən sonra yazın, məsələn: /ask Həkəri çayının uzunluğu nə qədərdir?
topics = Bu mövzulara aid suallara cavab verə bilərəm:
fact-how = Zəhmət olmasa, əmrdən sonra faktın kodunu yazın, məsələn: /fact area
fact-unknown = “{ $id }” kodlu fakt yoxdur. Bütün mövzular: /topics
language-choose = Dili seçin:
language-chosen = Seçilmiş dil: Azərbaycan dili. Sualı hansı dildə yazsanız, yenə o dildə cavab verirəm.
language-unknown = Bu dili bilmirəm. Bildiyim dillər: { $languages }.
language-name = Azərbaycanca
language-names = Azərbaycan, azeri, Azerbaijani, азербайджанский, по-азербайджански, Azerice
about =
    Mən { $district } haqqında suallara cavab verən botam.

    Bazamda adları göstərilən { $sources } mənbədən götürülmüş { $facts } fakt var; hər faktın mənbəyi və tarixi göstərilir. Özümdən heç nə əlavə etmirəm.

    Mənbələrin və ya tərəflərin dedikləri fərqlənəndə bunu bildirirəm və tərəf tutmuram.

    Suallarınızdan yalnız cavab tapa bilmədiklərim saxlanılır: 30 gün ərzində, kimin soruşduğu qeyd edilmədən.
    Viktorinada topladığınız xalları saxlayıram, qruplarda adınızla birlikdə. Ətraflı: /privacy
sources = Cavablarım { $count } mənbəyə əsaslanır:
sources-most = Hər cavab öz mənbələrini göstərir. Ən çox bunlara istinad edirəm:

## In other chats, in groups, on the bot's profile

start-ask = Sualınızı burada öz sözlərinizlə yazın. Məsələn: Həkəri çayının uzunluğu nə qədərdir?
hello-group =
    Salam! Mən { $district } haqqında suallara mənbə və tarix göstərməklə cavab verirəm.
    Belə soruşun: /ask Həkəri çayının uzunluğu nə qədərdir? Adımı çəkə və ya mesajıma cavab yaza da bilərsiniz.
    Burada yazılan başqa mesajlara baxmıram və onlardan heç nə saxlamıram.
    Administratorlar ildönümü mesajlarını qoşa bilər: /subscribe. Bütün əmrlər: /help
beside = ≡ Əlaqəli
share = ↗ Paylaş
previous-page = ‹ Əvvəlki
next-page = Növbəti ›
all-topics = Bütün mövzular
guest-how = Sualınızı adımdan sonra öz sözlərinizlə yazın. Məsələn: Həkəri çayının uzunluğu nə qədərdir?
inline-ask = Məndən şəxsi söhbətdə soruşun
bot-name = Laçın: sual və cavab
bot-description =
    Məndən { $district } haqqında soruşun: çayları və zirvələri, tarixi, abidələri, insanları, yolları.

    Azərbaycan, ingilis, rus və türk dillərində öz sözlərinizlə yaza bilərsiniz. Hər cavabda mənbə və tarix göstərilir; mənbələrin dedikləri fərqlənəndə bunu bildirirəm və tərəf tutmuram.
bot-short = { $district } haqqında suallara mənbə və tarix göstərilən cavablar.

## Small talk

greeting = Salam! Laçın haqqında nə bilmək istərdiniz?
thanks = Dəyməz! Başqa sualınız olsa, məmnuniyyətlə cavab verərəm.
farewell = Sağ olun! Sualınız olanda yenə yazın.
wellbeing = Soruşduğunuz üçün təşəkkür edirəm! Mən proqramam, ona görə işlərim həmişə qaydasındadır. Laçın haqqında nə bilmək istərdiniz?
opinion = Mən hökm vermirəm və tərəf tutmuram, amma mənbələrin Laçın haqqında nə dediyini məmnuniyyətlə çatdıraram.

## Where there is no answer

unknown = Bu barədə mənbəyə əsaslanan məlumatım yoxdur.
nearest = Buna ən yaxın məlumat:
decline = Təəssüf ki, bunu bilmirəm və ya sualı başa düşmədim. Başqa sözlərlə soruşa bilərsinizmi?
suggest =
    { $count ->
        [1] Bəlkə bunu nəzərdə tuturdunuz?
       *[other] Bəlkə bunlardan birini nəzərdə tuturdunuz?
    }
try-topics = Bu mövzulara aid suallara cavab verə bilərəm: { $topics }. Bütün mövzular: /topics
too-long = Mesajınız mənim üçün çox uzundur: ən çoxu { $limit } simvol oxuya bilirəm. Zəhmət olmasa, qısaldın.
not-text = Mən yalnız mətn oxuya bilirəm. Zəhmət olmasa, sualınızı mətnlə yazın.
slow-down = Zəhmət olmasa, bir az gözləyin: mesajlarınız çox tez-tez gəlir, ona görə sonuncular cavabsız qalır. Bir dəqiqədən sonra yenidən yazın.
outdated = Bu düymə botun köhnə versiyasından qalıb. Zəhmət olmasa, yenidən başlayın: /start
failed = Məndə xəta baş verdi. Zəhmət olmasa, sualınızı yenidən yazın.

## Around an answer

source-label =
    { $count ->
        [one] Mənbə:
       *[other] Mənbələr:
    }
as-of = Məlumatın tarixi: { $date }.
undated = Mənbələrdə tarix göstərilməyib.
disputed = Mənbələr bu barədə fərqli məlumat verir.
single-source = Bunu yalnız bir mənbə bildirir.

## Anniversaries

on-this-day =
    { $date }də, düz { $count } il əvvəl:
nth-anniversary =
    { $number ->
        [one] { $number }-ci
        [few] { $number }-cü
        [many] { $number }-cı
       *[other] { $number }-cu
    } ildönümü
on-a-day =
    { $date }də, { $count } il əvvəl:
happened = { $date }də:
either-day = { $day } və ya { $other }
today-none = Təqvimdə bu gün üçün heç nə yoxdur.
today-next =
    Növbəti tarix: { $date } ({ $count ->
        [1] sabah
       *[other] { $count } gün sonra
    }) — { $title }
calendar = Qarşıdakı ildönümləri:
calendar-year = İldönümləri, { $year }:
calendar-none = Təqvimdə ildönümü yoxdur: { $year }.
calendar-all = Bütün il: { $year }
calendar-how = Həmin gün mesaj almaq üçün: /subscribe
calendar-name = { $district }: ildönümləri

## Subscribing to anniversaries

subscribed = Hazırdır! İldönümlərində bura yazacağam.
subscribed-already = Bu çat ildönümlərinə artıq abunədir.
subscribed-anew = Dəyişdirildi. Bundan sonra bura belə yazacağam:
subscription-main = Əsas ildönümlərində
subscription-all = Bütün ildönümlərində
subscription-time = Saat { $hour }, { $zone } vaxtı ilə
subscription-aloud = Səsli
subscription-silent = Səssiz
subscription-next = Növbəti: { $date } — { $title }
subscription-how = Bunu düymələrlə və ya yazaraq dəyişə bilərsiniz, məsələn: /subscribe 20:00 İstanbul. Dayandırmaq üçün: /unsubscribe
subscription-unread = Əmrdən sonra yazdıqlarınızın hamısını başa düşmədim.
change-hour = Başqa saat
change-zone = Başqa saat qurşağı
change-main = Yalnız əsas ildönümləri
change-all = Bütün ildönümləri
change-aloud = Səsli
change-silent = Səssiz
change-on = İldönümlərinə abunə olmaq
change-off = Bu mesajları dayandırmaq
hour-choose = Saat neçədə yazım? Saatı özünüz də yaza bilərsiniz: /subscribe 21
zone-choose = Hansı şəhərin vaxtı ilə yazım? Başqa şəhəri özünüz də yaza bilərsiniz: /subscribe Berlin
unsubscribed = Hazırdır: ildönümlərində bura daha yazmayacağam. Yenidən başlamaq üçün: /subscribe
unsubscribed-already = Bu çat ildönümlərinə abunə deyil. Abunə olmaq üçün: /subscribe
admins-only = Bunu yalnız qrupun administratorları edə bilər. Özünüz üçün mənə şəxsi çatda yazın.

# Time zones by their names in the tz database, with what people call them. The first six are offered as buttons.
zones =
    Asia/Baku: Bakı; Europe/Istanbul: İstanbul, Ankara, İzmir, Türkiyə; Europe/Moscow: Moskva, Sankt-Peterburq;
    Europe/Berlin: Berlin, Almaniya; Europe/London: London, İngiltərə; America/New_York: Nyu-York, Vaşinqton;
    Asia/Tbilisi: Tbilisi, Tiflis, Batumi; Asia/Yerevan: İrəvan, Yerevan; Asia/Tehran: Tehran, Təbriz; Europe/Kyiv: Kiyev

# Words that people type after /subscribe.
wish-words =
    all: hamısı, hamı, bütün, bütün ildönümləri; main: əsas, əsaslar, əsas ildönümləri; silent: səssiz, sakit;
    aloud: səsli, səslə; off: dayandır, dayandırmaq, ləğv; morning: səhər; evening: axşam, günortadan sonra;
    passed-over: saat, saatda, vaxt, vaxtı, ilə, üçün, və, yalnız, zəhmət olmasa, ildönümləri

## For those who run the bot

operator-help = Botu siz idarə etdiyiniz üçün burada bu əmrlər də var:
command-stats = Botun rəqəmləri
command-preview = Bir günün mesajları, abunəçilərin gördüyü kimi
command-pause = Bütün göndərişləri dayandırmaq
command-resume = Göndərişləri davam etdirmək
command-announce = Bütün abunəçilərə yazmaq
stats = Bot rəqəmlərlə:
stats-chats = Şəxsi çatlar: { $private }; qruplar: { $groups }
stats-subscriptions = Abunəliklər: { $all }; onlardan dayandırılıb: { $paused }
stats-broadcasts-on = Göndərişlər: davam edir
stats-broadcasts-paused = Göndərişlər: dayandırılıb (/resume)
stats-deliveries = Bugünkü mesajlar: göndərilib { $sent }, gözləyir { $waiting }, naməlum { $unknown }, əlçatmaz { $unreachable }, vaxtında göndərilməyib { $expired }
stats-questions = Cavabsız suallar: { $questions }
stats-knowledge = Faktlar: { $facts }; mənbələr: { $sources }
stats-program = Versiya: { $version }; verilənlər bazası: { $database }
preview = Bütün ildönümlərinə abunə olanlara göndəriləcək mesaj ({ $date }); hər kəs onu bu dillərdən birində alır:
preview-none = Bu gün üçün göndəriləcək mesaj yoxdur: { $date }.
preview-how = Zəhmət olmasa, əmrdən sonra günü yazın, məsələn: /preview 2027-05-18 və ya /preview 05-18. Gün yazılmasa, mesaj göndəriləcək növbəti günü göstərirəm.
broadcasts-paused = Göndərişlər dayandırıldı. Gözləyən mesajlar: { $waiting }. Davam etdirmək üçün: /resume
broadcasts-resumed = Göndərişlər davam edir. Gözləyən mesajlar: { $waiting }.
announce-how = Zəhmət olmasa, mesajı əmrdən sonra yazın, məsələn: /announce Bot artıq türkcə də danışır. Mesaj bir neçə sətir ola bilər. Göndərməzdən əvvəl onu sizə göstərəcəyəm.
announce-too-long = Bu mesaj çox uzundur: ən çoxu { $limit } simvol ola bilər. Zəhmət olmasa, qısaldın.
announce-ask = Mesaj belə görünəcək. { $chats } çata göndərim?
announce-nobody = Mesaj belə görünərdi, amma heç kim abunə deyil.
announce-confirm = Göndər
announce-cancel = Göndərmə
announced = Mesaj { $chats } çata göndərilir. Gedişinə /stats ilə baxa bilərsiniz.
announced-paused = Göndərişlər dayandırılıb: mesaj /resume əmrini gözləyir, ən çoxu 24 saat.
announced-already = Bu mesaj artıq göndərilib; ikinci dəfə göndərilməyəcək.
announce-cancelled = Ləğv edildi: bu mesajı heç kim almayacaq.
announce-outdated = Bu düymə köhnəlib. Mesajı göndərmək üçün onu yenidən yazın: /announce

## Settings and privacy

command-settings = Ayarlara baxmaq və dəyişmək
settings = Ayarlar
settings-language = Dil: { $language }
settings-on = İldönümlərində bura yazıram:
settings-off = İldönümlərində bura yazmıram.
settings-points = Viktorina xalları
change-language = Başqa dil
back = « Geri
help-more = Digər əmrlər: { $commands }
command-feedback = Səhvi bildirmək və ya bizə yazmaq
command-privacy = Bu çat haqqında nəyi saxlayıram
command-mydata = Saxladığım hər şeyi almaq
command-forget = Saxladığım hər şeyi silmək
privacy =
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
my-data = Bu çat haqqında saxladığım hər şey buradadır. Nə üçün saxlanılır: /privacy. Silmək üçün: /forget
forget-ask =
    Bu çat haqqında saxladığım hər şeyi silim? Bunlar dil, abunəlik, viktorina xalları və göndərdiyim mesajların siyahısıdır.

    Bunu geri qaytarmaq olmaz.
forget-yes = Bəli, hamısını sil
forget-no = Xeyr, qalsın
forgotten = Hazırdır: bu çat haqqında saxladığım hər şey silindi, ildönümlərində bura daha yazmayacağam. İstədiyiniz vaxt sual verə bilərsiniz.
forget-kept = Yaxşı, heç nə silinmədi.
feedback-how = Zəhmət olmasa, demək istədiyinizi əmrdən sonra yazın, məsələn: /feedback Məncə, Həkəri çayının uzunluğu səhvdir.
feedback-button = Səhvi bildirmək
feedback-fact = “{ $title }” faktında nə səhvdir? Zəhmət olmasa, bu əmrdən sonra bir mesajda yazın:
feedback-thanks = Təşəkkür edirəm! Yazdığınızı adınızı göstərmədən botu idarə edənlərə çatdırdım. Hamısını oxuyurlar, amma burada cavab yaza bilmirlər.
feedback-enough = Təşəkkür edirəm, bu gün artıq çox yazmısınız. Zəhmət olmasa, sabah yenə yazın.
feedback-unread = Botun bu nüsxəsində bildirişləri heç kim oxumur. Zəhmət olmasa, botu sizə göstərən şəxsə deyin. Hər cavabın haradan götürüldüyünü altındakı mənbələr göstərir.
feedback-letter = İstifadəçi yazır:
feedback-letter-fact = İstifadəçi səhv bildirir:

## Lists and numbers

list-next = { $list }, { $next }
list-last = { $list } və { $last }
group-separator = {"."}
decimal-separator = {","}
minus = −
century = { $roman }
centuries = { $first }–{ $last }

## Places on the map

latitude-north = { $degrees }° şm. e.
latitude-south = { $degrees }° c. e.
longitude-east = { $degrees }° ş. u.
longitude-west = { $degrees }° q. u.
point = { $latitude }, { $longitude }

## Dates

part-month =
    { $month ->
        [1] yanvar
        [2] fevral
        [3] mart
        [4] aprel
        [5] may
        [6] iyun
        [7] iyul
        [8] avqust
        [9] sentyabr
        [10] oktyabr
        [11] noyabr
       *[12] dekabr
    }
part-month-of =
    { $month ->
        [1] yanvarı
        [2] fevralı
        [3] martı
        [4] apreli
        [5] mayı
        [6] iyunu
        [7] iyulu
        [8] avqustu
        [9] sentyabrı
        [10] oktyabrı
        [11] noyabrı
       *[12] dekabrı
    }
part-month-from =
    { $month ->
        [1] yanvarından
        [2] fevralından
        [3] martından
        [4] aprelindən
        [5] mayından
        [6] iyunundan
        [7] iyulundan
        [8] avqustundan
        [9] sentyabrından
        [10] oktyabrından
        [11] noyabrından
       *[12] dekabrından
    }
part-year =
    { $year }-{ $ending ->
        [3] cü
        [4] cü
        [6] cı
        [9] cu
        [10] cu
        [30] cu
        [40] cı
        [60] cı
        [90] cı
        [100] cü
       *[other] ci
    }
date-day = { $day } { part-month } { part-year } il
date-month = { part-year } ilin { part-month-of }
date-year = { part-year } il
date-circa = təxminən { part-year } il
date-before-year = { part-year } ildən əvvəl
date-before-month = { part-year } ilin { part-month-from } əvvəl
date-after-year = { part-year } ildən sonra
date-after-month = { part-year } ilin { part-month-from } sonra
day-of-year = { $day } { part-month }

## Places on the map, and the quiz

command-map = Yeri xəritədə göstərmək
map-button = Xəritədə göstər
map-choose = Bu yerləri xəritədə göstərə bilərəm:
map-unknown = Bunun koordinatları məndə yoxdur. Bu yerləri xəritədə göstərə bilərəm:
map-none = Məndə heç bir yerin koordinatları yoxdur.
command-quiz = Faktlar üzrə xallı viktorina
quiz-how = /quiz sual verir, /quiz stop sualı bağlayır, /quiz score xalları göstərir.
quiz-next = Növbəti sual
quiz-points = Xallar
quiz-none = Hələ viktorina sualım yoxdur.
quiz-right = Düzdür!
quiz-wrong = Düz deyil. Düzgün cavab:
quiz-stopped = Sual bağlandı.
quiz-nothing-asked = Açıq sual yoxdur. /quiz yenisini verir.
quiz-own = Xallarınız: { $right } ({ $answers } sualdan)
quiz-own-none = Hələ xalınız yoxdur. /quiz sual verir.
quiz-best = Bu söhbətdə ən çox xal toplayanlar:
quiz-best-item = { $name }: { $right } ({ $answers } sualdan)
quiz-best-none = Burada hələ heç kimin xalı yoxdur. /quiz sual verir.
quiz-words = stop: dayan, dayandır, bağla, bitir; points: xal, xallar, hesab, nəticə, nəticələr

## Computed

derived-equal = { $from } = { $to }
derived-nearly = { $from } ≈ { $to }
derived-about = təxminən { $text }
derived-item = { $text } ({ $name })
derived-share = Bu, { $share } təşkil edir: { $part } / { $whole }.
derived-over =
    { $parts ->
        [2] Yarıdan çoxdur.
        [3] Üçdə birdən çoxdur.
        [4] Dörddə birdən çoxdur.
       *[other] Bundan çoxdur.
    }
derived-under =
    { $parts ->
        [2] Yarıdan azdır.
        [3] Üçdə birdən azdır.
        [4] Dörddə birdən azdır.
       *[other] Bundan azdır.
    }
derived-total = Cəmi: { $total } = { $items }.
derived-larger = Daha böyük rəqəm: { $name }.
derived-difference = Fərq { $difference } təşkil edir: { $larger } − { $smaller }.
derived-alike = Hər ikisi bərabərdir: { $first } = { $second }.
derived-times = Nisbət { $times } təşkil edir: { $larger } ÷ { $smaller }.
derived-duration = { $from } → { $to }: { $duration }.
derived-until = { $date }ə qədər { $duration } qalıb.
derived-today = Bu gündür: { $date }.
derived-travel = { $distance }, sürət { $speed }: dayanmadan təxminən { $time }.
derived-disputed = Əsas məlumata görə hesablanıb; mənbələr bir-birindən fərqlənir.
derived-also = { $title }:

## Units

unit-km = { $text } km
unit-km2 = { $text } km²
unit-m = { $text } m
unit-ha = { $text } ha
unit-day = { $text } gün
unit-year = { $text } il
unit-city = { $text } şəhər
unit-settlement = { $text } qəsəbə
unit-village = { $text } kənd
unit-m2 = { $text } m²
unit-mm = { $text } mm
unit-m3-per-second = { $text } m³/san
unit-thousand-m3 = { $text } min m³
unit-degree-celsius = { $text } °C
unit-megawatt = { $text } MVt
unit-million-kwh = { $text } milyon kVt·saat
unit-tonne = { $text } t
unit-usd = { $text } ABŞ dolları
unit-billion-usd = { $text } milyard ABŞ dolları
unit-million-dram = { $text } milyon dram
unit-per-km2 = { $text } nəfər/km²
unit-percent = { $text }%
unit-square-verst = { $text } kvadrat verst
unit-person = { $text } nəfər
unit-family = { $text } ailə
unit-house = { $text } ev
unit-building = { $text } bina
unit-flat = { $text } mənzil
unit-bed = { $text } çarpayı
unit-job = { $text } iş yeri
unit-enterprise = { $text } müəssisə
unit-pond = { $text } hovuz
unit-monument = { $text } abidə
unit-exhibit = { $text } eksponat
unit-mine = { $text } mina
unit-soldier = { $text } hərbçi
unit-vehicle = { $text } avtomobil
unit-bridge = { $text } körpü
unit-tunnel = { $text } tunel
unit-cabin = { $text } kabin
unit-passenger = { $text } sərnişin
unit-facility = { $text } obyekt
unit-mi = { $text } mil
unit-ft = { $text } fut
unit-mi2 = { $text } kvadrat mil
unit-acre = { $text } akr
unit-ft2 = { $text } kvadrat fut
unit-month = { $text } ay
unit-hour = { $text } saat
unit-minute = { $text } dəqiqə
unit-km-per-hour = { $text } km/saat

## The terminal

terminal-subscribed = Terminala mesaj göndərmək mümkün deyil: belə bir gündə onu açanda burada xəbər veriləcək.
