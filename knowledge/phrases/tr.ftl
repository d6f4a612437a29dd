## First words and help

start =
    Merhaba! { $district } hakkındaki soruları yanıtlayan bir botum.
    Her yanıtta kaynak ve tarih belirtilir.
    Türkçe, Azerbaycanca, İngilizce veya Rusça olarak dilediğiniz gibi sorabilirsiniz.
    Örneğin: Hekeri Nehri'nin uzunluğu ne kadar? Üçlü bildiriyi kimler imzaladı?
    Bütün komutlar: /help

help =
    { $district } hakkındaki sorunuzu kendi sözlerinizle Türkçe, Azerbaycanca, İngilizce veya Rusça olarak yazın. Küçük yazım hataları sorun olmaz.

    Her mesajda tek soru sormanız en iyisidir. Neyi sorduğunuzu adıyla, örneğin “Hekeri Nehri” diye yazarsanız yanıt daha isabetli olur.

    Gruplarda yalnızca /ask komutuyla veya adım anılarak sorulan soruları ve mesajlarıma verilen karşılıkları yanıtlarım.

    Komutlar:

## Commands, as command lists show them

command-ask = Soru sor
command-topics = Konuları göster
command-fact = Bir bilgiyi koduyla göster
command-today = Bugün anılanları göster
command-calendar = Yaklaşan yıl dönümlerini göster
command-subscribe = Yıl dönümlerinde mesaj al
command-unsubscribe = Bu mesajları durdur
command-language = Dil seç
command-sources = Kaynakları göster
command-about = Bot hakkında
command-help = Nasıl sorulacağı ve bütün komutlar
command-start = Botu tanıt

## Replies to commands

command-unknown = Böyle bir komutum yok. Bütün komutlar: /help
ask-how = Lütfen sorunuzu komuttan sonra yazın, örneğin: /ask Hekeri Nehri'nin uzunluğu ne kadar?
topics = Şu konulardaki soruları yanıtlayabilirim:
fact-how = Lütfen komuttan sonra bilginin kodunu yazın, örneğin: /fact area
fact-unknown = “{ $id }” kodlu bir bilgi yok. Bütün konular: /topics
language-choose = Bir dil seçin:
language-chosen = Seçilen dil: Türkçe. Sorular yine soruldukları dilde yanıtlanır.
language-unknown = Bu dili bilmiyorum. Bildiğim diller: { $languages }.
language-name = Türkçe
language-names = Türkçe, Turkish, türk, турецкий, по-турецки
about =
    { $district } hakkındaki soruları yanıtlayan bir botum.

    Adı belirtilen { $sources } kaynaktan derlenmiş { $facts } bilgim var; her bilginin kaynağı ve tarihi belirtilir. Kendimden bir şey eklemem.

    Kaynaklar veya taraflar farklı şeyler söylüyorsa bunu belirtir, taraf tutmam.

    Sorularınızdan yalnızca yanıtlayamadıklarım saklanır: 30 gün boyunca, kimin sorduğu belirtilmeden.
    Yarışmada topladığınız puanları da saklarım, gruplarda adınızla birlikte. Ayrıntılar: /privacy
sources = Yanıtlarım { $count } kaynağa dayanır:
sources-most = Her yanıt kendi kaynaklarını gösterir. En çok anılanlar:

## In other chats, in groups, on the bot's profile

start-ask = Sorunuzu burada, kendi sözlerinizle sorun. Örneğin: Hekeri Nehri'nin uzunluğu ne kadar?
hello-group =
    Merhaba! { $district } hakkındaki soruları kaynak ve tarih belirterek yanıtlarım.
    Şöyle sorun: /ask Hekeri Nehri'nin uzunluğu ne kadar? Adımı anarak ya da mesajımı yanıtlayarak da sorabilirsiniz.
    Burada yazılan diğer mesajlara bakmam ve onlardan hiçbir şey saklamam.
    Yöneticiler yıl dönümü mesajlarını açabilir: /subscribe. Bütün komutlar: /help
beside = ≡ İlgili
share = ↗ Paylaş
previous-page = ‹ Önceki
next-page = Sonraki ›
all-topics = Tüm konular
guest-how = Sorunuzu adımdan sonra, kendi sözlerinizle yazın. Örneğin: Hekeri Nehri'nin uzunluğu ne kadar?
inline-ask = Bana özel sohbette sorun
bot-name = Laçın: soru ve cevap
bot-description =
    Bana { $district } hakkında soru sorun: akarsuları ve dorukları, tarihi, anıtları, insanları, yolları.

    Türkçe, Azerbaycanca, İngilizce ve Rusça, kendi sözlerinizle yazabilirsiniz. Her yanıtta kaynak ve tarih belirtilir; kaynaklar farklı bilgi veriyorsa bunu söyler, taraf tutmam.
bot-short = { $district } hakkında kaynaklı ve tarihli yanıtlar.

## Small talk

greeting = Merhaba! Laçın hakkında ne öğrenmek istersiniz?
thanks = Rica ederim! Dilediğiniz zaman yine sorabilirsiniz.
farewell = Hoşça kalın! Sorunuz olursa yine beklerim.
wellbeing = Sorduğunuz için teşekkür ederim! Ben bir programım, o yüzden hep iyiyim. Laçın hakkında ne öğrenmek istersiniz?
opinion = Ben yargıda bulunmam ve taraf tutmam, ama kaynakların Laçın hakkında ne dediğini seve seve aktarırım.

## Where there is no answer

unknown = Bu konuda kaynağa dayanan bir bilgim yok.
nearest = Buna en yakın bildiğim:
decline = Üzgünüm, bunu bilmiyorum ya da soruyu anlayamadım. Başka türlü sorabilir misiniz?
suggest =
    { $count ->
        [1] Bunu mu kastettiniz?
       *[other] Şunlardan birini mi kastettiniz?
    }
try-topics = Şu konulardaki soruları yanıtlayabilirim: { $topics }. Bütün konular: /topics
too-long = Mesajınız benim için çok uzun: en fazla { $limit } karakter okuyabiliyorum. Lütfen kısaltın.
not-text = Yalnızca yazılı mesajları okuyabiliyorum. Lütfen sorunuzu yazarak gönderin.
slow-down = Biraz yavaş lütfen: mesajlarınız yetişebileceğimden hızlı geliyor, bu yüzden sonuncuları yanıtsız bırakıyorum. Bir dakika sonra yeniden sorun.
outdated = Bu düğme botun eski bir sürümünden kalma. Lütfen yeniden başlayın: /start
failed = Bir hata oluştu. Lütfen sorunuzu yeniden yazın.

## Around an answer

source-label =
    { $count ->
        [one] Kaynak:
       *[other] Kaynaklar:
    }
as-of = Bilginin tarihi: { $date }.
undated = Kaynaklar bunun için tarih vermiyor.
disputed = Kaynaklar bu konuda farklı bilgi veriyor.
single-source = Bunu yalnızca bir kaynak söylüyor.

## Anniversaries

on-this-day =
    { $date }, bundan tam { $count } yıl önce:
nth-anniversary =
    { $number }. yıl dönümü
on-a-day =
    { $date }, bundan { $count } yıl önce:
happened = { $date }:
either-day = { $day } veya { $other }
today-none = Takvimde bugün için bir şey yok.
today-next =
    Sıradaki tarih: { $date } ({ $count ->
        [1] yarın
       *[other] { $count } gün sonra
    }) — { $title }
calendar = Yaklaşan yıl dönümleri:
calendar-year = { $year } yılındaki yıl dönümleri:
calendar-none = Takvimde { $year } yılı için yıl dönümü yok.
calendar-all = { $year } yılının tamamı
calendar-how = O gün mesaj almak için: /subscribe
calendar-name = { $district }: yıl dönümleri

## Subscribing to anniversaries

subscribed = Tamam! Yıl dönümlerinde buraya yazacağım.
subscribed-already = Bu sohbet yıl dönümlerine zaten abone.
subscribed-anew = Değiştirildi. Bundan sonra buraya şöyle yazacağım:
subscription-main = Başlıca yıl dönümlerinde
subscription-all = Bütün yıl dönümlerinde
subscription-time = Saat { $hour }, { $zone } saatiyle
subscription-aloud = Sesli
subscription-silent = Sessiz
subscription-next = Sıradaki: { $date } — { $title }
subscription-how = Bunu düğmelerle veya yazarak değiştirebilirsiniz, örneğin: /subscribe 20:00 İstanbul. Durdurmak için: /unsubscribe
subscription-unread = Komuttan sonra yazdıklarınızın hepsini anlayamadım.
change-hour = Başka saat
change-zone = Başka saat dilimi
change-main = Yalnızca başlıca yıl dönümleri
change-all = Bütün yıl dönümleri
change-aloud = Sesli
change-silent = Sessiz
change-on = Yıl dönümlerine abone ol
change-off = Bu mesajları durdur
hour-choose = Saat kaçta yazayım? Saati kendiniz de yazabilirsiniz: /subscribe 21
zone-choose = Hangi şehrin saatine göre yazayım? Başka bir şehri kendiniz de yazabilirsiniz: /subscribe Berlin
unsubscribed = Tamam: artık yıl dönümlerinde buraya yazmayacağım. Yeniden başlamak için: /subscribe
unsubscribed-already = Bu sohbet yıl dönümlerine abone değil. Abone olmak için: /subscribe
admins-only = Bunu yalnızca grubun yöneticileri yapabilir. Kendiniz için bana özel sohbette yazın.

# Time zones by their names in the tz database, with what people call them. The first six are offered as buttons.
zones =
    Asia/Baku: Bakü; Europe/Istanbul: İstanbul, Ankara, İzmir, Türkiye; Europe/Moscow: Moskova, Petersburg;
    Europe/Berlin: Berlin, Almanya; Europe/London: Londra, İngiltere; America/New_York: New York, Vaşington;
    Asia/Tbilisi: Tiflis, Batum; Asia/Yerevan: Erivan; Asia/Tehran: Tahran, Tebriz; Europe/Kyiv: Kiev, Kiyiv;
    Europe/Vienna: Viyana; Asia/Nicosia: Lefkoşa, Kıbrıs

# Words that people type after /subscribe.
wish-words =
    all: hepsi, tümü, tüm, bütün, bütün yıl dönümleri; main: başlıca, ana, önemli; silent: sessiz, sessizce; aloud: sesli;
    off: dur, durdur, iptal, kapat; morning: sabah, sabahleyin; evening: akşam, akşamleyin, öğleden sonra;
    passed-over: saat, saati, saatiyle, saatinde, ile, için, ve, yalnızca, sadece, lütfen, yıl dönümleri

## For those who run the bot

operator-help = Botu siz yönettiğiniz için burada şu komutlar da var:
command-stats = Sayılarla bot
command-preview = Bir günün mesajları, abonelerin gördüğü gibi
command-pause = Tüm gönderimleri durdurmak
command-resume = Gönderimleri sürdürmek
command-announce = Tüm abonelere yazmak
stats = Sayılarla bot:
stats-chats = Özel sohbetler: { $private }; gruplar: { $groups }
stats-subscriptions = Abonelikler: { $all }; bunlardan duraklatılan: { $paused }
stats-broadcasts-on = Gönderimler: açık
stats-broadcasts-paused = Gönderimler: durduruldu (/resume)
stats-deliveries = Bugünün mesajları: gönderilen { $sent }, bekleyen { $waiting }, belirsiz { $unknown }, ulaşılamayan { $unreachable }, zamanında gönderilemeyen { $expired }
stats-questions = Cevapsız sorular: { $questions }
stats-knowledge = Bilgiler: { $facts }; kaynaklar: { $sources }
stats-program = Sürüm: { $version }; veritabanı: { $database }
preview = Tüm yıldönümlerine abone olanlara gidecek mesaj ({ $date }); herkes onu bu dillerden birinde alır:
preview-none = Bu gün için gönderim yok: { $date }.
preview-how = Lütfen komuttan sonra bir gün yazın, örneğin: /preview 2027-05-18 veya /preview 05-18. Gün yazmazsanız sıradaki gönderimi gösteririm.
broadcasts-paused = Gönderimler durduruldu. Bekleyen mesaj: { $waiting }. Sürdürmek için: /resume
broadcasts-resumed = Gönderimler açık. Bekleyen mesaj: { $waiting }.
announce-how = Lütfen mesajı komuttan sonra yazın, örneğin: /announce Bot artık Türkçe de konuşuyor. Birkaç satır olabilir. Göndermeden önce size gösteririm.
announce-too-long = Bu mesaj çok uzun: en çok { $limit } karakter sığar. Lütfen kısaltın.
announce-ask = Mesaj böyle görünecek. { $chats } sohbete göndereyim mi?
announce-nobody = Mesaj böyle görünürdü, ama kimse abone değil.
announce-confirm = Gönder
announce-cancel = Gönderme
announced = Mesaj { $chats } sohbete gönderiliyor. /stats ile izleyebilirsiniz.
announced-paused = Gönderimler durdurulmuş durumda: mesaj /resume komutunu bekler, en çok 24 saat.
announced-already = Bu mesaj zaten gönderildi; ikinci kez gönderilmez.
announce-cancelled = İptal edildi: bu mesajı kimse almayacak.
announce-outdated = Bu düğme artık geçerli değil. Göndermek için mesajı yeniden yazın: /announce

## Settings and privacy

command-settings = Ayarları gör ve değiştir
settings = Ayarlar
settings-language = Dil: { $language }
settings-on = Yıl dönümlerinde buraya yazıyorum:
settings-off = Yıl dönümlerinde buraya yazmıyorum.
settings-points = Yarışma puanları
change-language = Başka dil
back = « Geri
help-more = Diğer komutlar: { $commands }
command-feedback = Hata bildir veya bize yaz
command-privacy = Bu sohbet hakkında ne sakladığım
command-mydata = Sakladığım her şeyi al
command-forget = Sakladığım her şeyi sil
privacy =
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
my-data = Bu sohbet hakkında sakladığım her şey burada. Ne için olduğu: /privacy. Silmek için: /forget
forget-ask =
    Bu sohbet hakkında sakladığım her şeyi sileyim mi? Bunlar dil, abonelik, yarışma puanları ve gönderdiğim mesajların listesidir.

    Bu geri alınamaz.
forget-yes = Evet, hepsini sil
forget-no = Hayır, kalsın
forgotten = Tamam: bu sohbet hakkında sakladığım her şey silindi, yıl dönümlerinde artık buraya yazmayacağım. Dilediğiniz zaman soru sorabilirsiniz.
forget-kept = Peki, hiçbir şey silinmedi.
feedback-how = Lütfen söylemek istediğinizi komuttan sonra yazın, örneğin: /feedback Hekeri Nehri'nin uzunluğu bana yanlış göründü.
feedback-button = Hata bildir
feedback-fact = “{ $title }” bilgisinde yanlış olan ne? Lütfen bu komuttan sonra tek mesajda yazın:
feedback-thanks = Teşekkürler! Yazdığınızı adınızı belirtmeden botu yönetenlere ilettim. Hepsini okurlar ama burada yanıt yazamazlar.
feedback-enough = Teşekkürler, bugün bize çok şey yazdınız. Lütfen yarın yine yazın.
feedback-unread = Botun bu kopyasında bildirimleri kimse okumuyor. Lütfen botu size gösteren kişiye söyleyin. Her yanıtın nereden alındığını altındaki kaynaklar gösterir.
feedback-letter = Bir kullanıcı yazıyor:
feedback-letter-fact = Bir kullanıcı hata bildiriyor:

## Lists and numbers

list-next = { $list }, { $next }
list-last = { $list } ve { $last }
group-separator = {"."}
decimal-separator = {","}
minus = −
century = { $number }
centuries = { $first }–{ $last }

## Places on the map

latitude-north = { $degrees }° K
latitude-south = { $degrees }° G
longitude-east = { $degrees }° D
longitude-west = { $degrees }° B
point = { $latitude }, { $longitude }

## Dates

part-month =
    { $month ->
        [1] Ocak
        [2] Şubat
        [3] Mart
        [4] Nisan
        [5] Mayıs
        [6] Haziran
        [7] Temmuz
        [8] Ağustos
        [9] Eylül
        [10] Ekim
        [11] Kasım
       *[12] Aralık
    }
date-day = { $day } { part-month } { $year }
date-month = { part-month } { $year }
date-year = { $year }
date-circa = { $year } civarı
date-before-year = { $year } öncesi
date-before-month = { part-month } { $year } öncesi
date-after-year = { $year } sonrası
date-after-month = { part-month } { $year } sonrası
day-of-year = { $day } { part-month }

## Places on the map, and the quiz

command-map = Bir yeri haritada göster
map-button = Haritada göster
map-choose = Haritada şu yerleri gösterebilirim:
map-unknown = Bunun koordinatları bende yok. Haritada şu yerleri gösterebilirim:
map-none = Bende hiçbir yerin koordinatları yok.
command-quiz = Puanlı bilgi yarışması
quiz-how = /quiz soru sorar, /quiz stop soruyu kapatır, /quiz score puanları gösterir.
quiz-next = Sıradaki soru
quiz-points = Puanlar
quiz-none = Henüz yarışma sorum yok.
quiz-right = Doğru!
quiz-wrong = Yanlış. Doğrusu:
quiz-stopped = Soru kapatıldı.
quiz-nothing-asked = Açık soru yok. /quiz yenisini sorar.
quiz-own = Puanınız: { $answers } soruda { $right }
quiz-own-none = Henüz puanınız yok. /quiz soru sorar.
quiz-best = Bu sohbette en çok puan alanlar:
quiz-best-item = { $name }: { $answers } soruda { $right }
quiz-best-none = Burada henüz kimsenin puanı yok. /quiz soru sorar.
quiz-words = stop: dur, durdur, kapat, bitir; points: puan, puanlar, skor, sonuç, sonuçlar

## Computed

derived-equal = { $from } = { $to }
derived-nearly = { $from } ≈ { $to }
derived-about = yaklaşık { $text }
derived-item = { $text } ({ $name })
derived-share = Oran { $share }: { $part } / { $whole }.
derived-over =
    { $parts ->
        [2] Yarısından fazla.
        [3] Üçte birinden fazla.
        [4] Dörtte birinden fazla.
       *[other] Bundan fazla.
    }
derived-under =
    { $parts ->
        [2] Yarısından az.
        [3] Üçte birinden az.
        [4] Dörtte birinden az.
       *[other] Bundan az.
    }
derived-total = Toplam: { $total } = { $items }.
derived-larger = Daha büyük değer: { $name }.
derived-difference = Fark { $difference }: { $larger } − { $smaller }.
derived-alike = İkisi eşit: { $first } = { $second }.
derived-times = Büyük değer, küçük değerin { $times } katı: { $larger } ÷ { $smaller }.
derived-duration = { $from } → { $to }: { $duration }.
derived-until = Sıradaki tarih { $date }: { $duration } kaldı.
derived-today = Tam bugün: { $date }.
derived-travel = { $distance }, { $speed } hızla: mola vermeden yaklaşık { $time }.
derived-disputed = Ana değere göre hesaplandı; kaynaklar farklı bilgi veriyor.
derived-also = { $title }:

## Units

unit-km = { $text } km
unit-km2 = { $text } km²
unit-m = { $text } m
unit-ha = { $text } ha
unit-day = { $text } gün
unit-year = { $text } yıl
unit-city = { $text } şehir
unit-settlement = { $text } kasaba
unit-village = { $text } köy
unit-m2 = { $text } m²
unit-mm = { $text } mm
unit-m3-per-second = { $text } m³/sn
unit-thousand-m3 = { $text } bin m³
unit-degree-celsius = { $text } °C
unit-megawatt = { $text } MW
unit-million-kwh = { $text } milyon kWh
unit-tonne = { $text } t
unit-usd = { $text } ABD doları
unit-billion-usd = { $text } milyar ABD doları
unit-million-dram = { $text } milyon dram
unit-per-km2 = { $text } kişi/km²
unit-percent = %{ $text }
unit-square-verst = { $text } verst kare
unit-person = { $text } kişi
unit-family = { $text } aile
unit-house = { $text } ev
unit-building = { $text } bina
unit-flat = { $text } daire
unit-bed = { $text } yatak
unit-job = { $text } kişilik istihdam
unit-enterprise = { $text } işletme
unit-pond = { $text } havuz
unit-monument = { $text } anıt
unit-exhibit = { $text } eser
unit-mine = { $text } mayın
unit-soldier = { $text } asker
unit-vehicle = { $text } araç
unit-bridge = { $text } köprü
unit-tunnel = { $text } tünel
unit-cabin = { $text } kabin
unit-passenger = { $text } yolcu
unit-facility = { $text } tesis
unit-mi = { $text } mil
unit-ft = { $text } fit
unit-mi2 = { $text } mil kare
unit-acre = { $text } akre
unit-ft2 = { $text } fit kare
unit-month = { $text } ay
unit-hour = { $text } saat
unit-minute = { $text } dakika
unit-km-per-hour = { $text } km/sa

## The terminal

terminal-subscribed = Terminale mesaj gönderilemez: böyle bir günde açtığınızda burada haber verilir.
