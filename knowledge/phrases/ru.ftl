## First words and help

start =
    Здравствуйте! Я бот-справочник, моя тема — { $district }.
    К каждому ответу я привожу источник и дату.
    Спрашивайте своими словами: по-русски, по-азербайджански, по-турецки или по-английски.
    Например: Какова длина реки Хакари? Кто подписал трёхстороннее заявление?
    Все команды: /help

help =
    Моя тема — { $district }. Задайте вопрос своими словами: по-русски, по-азербайджански, по-турецки или по-английски. Мелкие опечатки не помешают.

    Лучше задавать по одному вопросу в сообщении. Называйте то, о чём спрашиваете, например «река Хакари»: так ответ будет точнее.

    В группах я отвечаю только на вопросы после команды /ask или с моим именем и на ответы на мои сообщения.

    Команды:

## Commands, as command lists show them

command-ask = Задать вопрос
command-topics = Показать список тем
command-fact = Показать один факт по его коду
command-today = Показать, что вспоминают сегодня
command-calendar = Показать ближайшие годовщины
command-subscribe = Получать сообщения в дни годовщин
command-unsubscribe = Отключить эти сообщения
command-language = Выбрать язык
command-sources = Показать список источников
command-about = Рассказать об этом боте
command-help = Показать справку и все команды
command-start = Познакомиться с ботом

## Replies to commands

command-unknown = Такой команды у меня нет. Все команды: /help
ask-how = Пожалуйста, напишите вопрос после команды, например: /ask Какова длина реки Хакари?
topics = Я отвечаю на вопросы по этим темам:
fact-how = Пожалуйста, напишите код факта после команды, например: /fact area
fact-unknown = Факта с кодом «{ $id }» у меня нет. Все темы: /topics
language-choose = Выберите язык:
language-chosen = Выбран русский язык. На вопросы я по-прежнему отвечаю на том языке, на котором они заданы.
language-unknown = Этого языка я не знаю. Доступные языки: { $languages }.
language-name = Русский
language-names = русский, по-русски, Russian, rus, Rusça
about =
    Я бот-справочник, моя тема — { $district }.

    В моей базе { $facts ->
        [one] { $facts } факт
        [few] { $facts } факта
        [many] { $facts } фактов
       *[other] { $facts } факта
    } из { $sources ->
        [one] { $sources } источника
       *[other] { $sources } источников
    }; у каждого факта указаны источники и дата. От себя я ничего не добавляю.

    Если источники или стороны расходятся, я говорю об этом и не встаю ни на чью сторону.

    Из ваших вопросов хранятся только те, на которые не нашлось ответа: 30 дней и без указания, кто спросил.
    Ваши очки в викторине тоже хранятся, в группах — вместе с именем. Подробнее: /privacy
sources =
    { $count ->
        [one] Мои ответы опираются на { $count } источник:
        [few] Мои ответы опираются на { $count } источника:
        [many] Мои ответы опираются на { $count } источников:
       *[other] Мои ответы опираются на { $count } источника:
    }
sources-most = В каждом ответе указаны его источники. Чаще всего это:

## In other chats, in groups, on the bot's profile

start-ask = Задайте вопрос здесь, своими словами. Например: Какова длина реки Хакари?
hello-group =
    Здравствуйте! Я отвечаю на вопросы по теме «{ $district }», с источниками и датами.
    Спрашивайте так: /ask Какова длина реки Хакари? Можно также обратиться ко мне по имени или ответить на моё сообщение.
    Остальные сообщения здесь я пропускаю и ничего из них не храню.
    Администраторы могут включить сообщения о годовщинах: /subscribe. Все команды: /help
beside = ≡ По теме
share = ↗ Поделиться
previous-page = ‹ Назад
next-page = Дальше ›
all-topics = Все темы
guest-how = Напишите вопрос после моего имени, своими словами. Например: Какова длина реки Хакари?
inline-ask = Спросить меня в личном чате
bot-name = Лачин: вопросы и ответы
bot-description =
    { $district }: реки и вершины, история, памятники, люди и дороги. Спрашивайте!

    Я отвечаю на русском, азербайджанском, английском и турецком языках, спрашивать можно своими словами. В каждом ответе указаны источники и дата; если источники расходятся, я так и говорю и ничью сторону не принимаю.
bot-short = { $district }: ответы на вопросы, с источниками и датами.

## Small talk

greeting = Здравствуйте! Что вы хотели бы узнать о Лачине?
thanks = Пожалуйста! Спрашивайте ещё, когда захотите.
farewell = До свидания! Возвращайтесь, если появятся вопросы.
wellbeing = Спасибо, что спросили! Я программа, поэтому у меня всегда всё в порядке. Что вы хотели бы узнать о Лачине?
opinion = Я никого не сужу и не встаю ни на чью сторону, но охотно расскажу, что говорят о Лачине источники.

## Where there is no answer

unknown = Подтверждённых источниками сведений об этом у меня нет.
nearest = Самое близкое, что я знаю:
decline = К сожалению, я этого не знаю или не понял вопрос. Попробуйте, пожалуйста, спросить иначе.
suggest =
    { $count ->
        [1] Возможно, вы имели в виду это?
       *[other] Возможно, вы имели в виду что-то из этого?
    }
try-topics = Я отвечаю на вопросы по темам: { $topics }. Все темы: /topics
too-long =
    Сообщение слишком длинное: я читаю не более { $limit ->
        [one] { $limit } символа
       *[other] { $limit } символов
    }. Пожалуйста, напишите короче.
not-text = Я понимаю только текст. Пожалуйста, напишите вопрос словами.
slow-down = Минутку: сообщения приходят быстрее, чем я отвечаю, поэтому последние остаются без ответа. Повторите вопрос через минуту.
outdated = Эта кнопка осталась от старой версии бота. Пожалуйста, начните заново: /start
failed = У меня произошла ошибка. Пожалуйста, задайте вопрос ещё раз.

## Around an answer

source-label =
    { $count ->
        [1] Источник:
       *[other] Источники:
    }
as-of = Дата сведений: { $date }.
undated = Дата сведений не указана.
disputed = Источники в этом расходятся.
single-source = Об этом говорит только один источник.

## Anniversaries

on-this-day =
    { $date }, ровно { $count ->
        [one] { $count } год
        [few] { $count } года
        [many] { $count } лет
       *[other] { $count } года
    } назад:
nth-anniversary =
    { $number }-я годовщина
on-a-day =
    { $date }, { $count ->
        [one] { $count } год
        [few] { $count } года
        [many] { $count } лет
       *[other] { $count } года
    } назад:
happened = { $date }:
either-day = { $day } или { $other }
today-none = На сегодня в календаре ничего нет.
today-next =
    Ближайшая дата — { $date }, { $count ->
        [1] завтра
        [one] через { $count } день
        [few] через { $count } дня
        [many] через { $count } дней
       *[other] через { $count } дня
    }: { $title }
calendar = Ближайшие годовщины:
calendar-year = Годовщины { $year } года:
calendar-none = На { $year } год годовщин в календаре нет.
calendar-all = Весь { $year } год
calendar-how = Получать сообщение в такой день: /subscribe
calendar-name = { $district }: годовщины

## Subscribing to anniversaries

subscribed = Готово! Я буду писать сюда в дни годовщин.
subscribed-already = Этот чат уже подписан на годовщины.
subscribed-anew = Изменено. Теперь я буду писать сюда так:
subscription-main = В дни главных годовщин
subscription-all = В дни всех годовщин
subscription-time = В { $hour }, часовой пояс: { $zone }
subscription-aloud = Со звуком
subscription-silent = Без звука
subscription-next = Ближайшая: { $date } — { $title }
subscription-how = Изменить это можно кнопками или командой, например: /subscribe 20:00 Стамбул. Отключить: /unsubscribe
subscription-unread = Я понял не всё, что вы написали после команды.
change-hour = Другой час
change-zone = Другой часовой пояс
change-main = Только главные годовщины
change-all = Все годовщины
change-aloud = Со звуком
change-silent = Без звука
change-on = Подписаться на годовщины
change-off = Больше не присылать
hour-choose = В котором часу писать? Час можно и ввести: /subscribe 21
zone-choose = По времени какого города писать? Другой город можно ввести: /subscribe Берлин
unsubscribed = Готово: больше не буду писать сюда в дни годовщин. Начать снова: /subscribe
unsubscribed-already = Этот чат не подписан на годовщины. Подписаться: /subscribe
admins-only = Это могут сделать только администраторы группы. Для себя напишите мне в личном чате.

# Time zones by their names in the tz database, with what people call them. The first six are offered as buttons.
zones =
    Asia/Baku: Баку; Europe/Istanbul: Стамбул, Стамбулу, Анкара, Измир, Турция; Europe/Moscow: Москва, Москве, московское, мск, Санкт-Петербург, Петербург;
    Europe/Berlin: Берлин, Берлину, Германия; Europe/London: Лондон, Лондону; America/New_York: Нью-Йорк, Нью-Йорку, Вашингтон;
    Asia/Tbilisi: Тбилиси, Батуми; Asia/Yerevan: Ереван, Еревану; Asia/Tehran: Тегеран; Europe/Kyiv: Киев, Киеву; Europe/Minsk: Минск, Минску;
    Asia/Almaty: Алматы, Алма-Ата, Астана; Asia/Tashkent: Ташкент; Europe/Samara: Самара; Asia/Yekaterinburg: Екатеринбург;
    Asia/Novosibirsk: Новосибирск; Asia/Vladivostok: Владивосток; Europe/Paris: Париж; Asia/Dubai: Дубай

# Words that people type after /subscribe.
wish-words =
    all: все, всё, всех; main: главные, главных, основные; silent: без звука, тихо, беззвучно; aloud: со звуком, звук, громко;
    off: стоп, отключить, выключить, отписаться; morning: утра, утром, утро; evening: вечера, вечером, вечер, дня, днём;
    passed-over: в, во, на, по, и, час, часа, часов, время, времени, только, годовщины, пожалуйста

## For those who run the bot

operator-help = Вы управляете ботом, поэтому здесь вам доступны ещё эти команды:
command-stats = Бот в цифрах
command-preview = Рассылка за день, какой её увидят подписчики
command-pause = Приостановить все рассылки
command-resume = Возобновить рассылки
command-announce = Написать всем подписчикам
stats = Бот в цифрах:
stats-chats = Личные чаты: { $private }; группы: { $groups }
stats-subscriptions = Подписки: { $all }; из них приостановлено: { $paused }
stats-broadcasts-on = Рассылки: включены
stats-broadcasts-paused = Рассылки: приостановлены (/resume)
stats-deliveries = Сообщения за сегодня: отправлено { $sent }, ждут { $waiting }, неизвестно { $unknown }, недоступны { $unreachable }, не отправлено вовремя { $expired }
stats-questions = Вопросы без ответа: { $questions }
stats-knowledge = Факты: { $facts }; источники: { $sources }
stats-program = Версия: { $version }; база данных: { $database }
preview = Это получат подписчики на все годовщины ({ $date }), каждый на одном из этих языков:
preview-none = На этот день рассылки нет: { $date }.
preview-how = Пожалуйста, напишите после команды день, например: /preview 2027-05-18 или /preview 05-18. Без дня я покажу ближайшую рассылку.
broadcasts-paused = Рассылки приостановлены. Ждут отправки: { $waiting }. Возобновить: /resume
broadcasts-resumed = Рассылки включены. Ждут отправки: { $waiting }.
announce-how = Пожалуйста, напишите сообщение после команды, например: /announce Бот теперь говорит по-турецки. Можно в несколько строк. Перед отправкой я его вам покажу.
announce-too-long =
    Это сообщение слишком длинное: помещается не больше { $limit ->
        [one] { $limit } символа
       *[other] { $limit } символов
    }. Пожалуйста, сократите его.
announce-ask =
    Так оно будет выглядеть. Отправить его в { $chats ->
        [one] { $chats } чат
        [few] { $chats } чата
       *[other] { $chats } чатов
    }?
announce-nobody = Так оно выглядело бы, но никто не подписан.
announce-confirm = Отправить
announce-cancel = Не отправлять
announced =
    Сообщение отправляется в { $chats ->
        [one] { $chats } чат
        [few] { $chats } чата
       *[other] { $chats } чатов
    }. Следить за отправкой: /stats
announced-paused = Рассылки приостановлены: сообщение ждёт /resume, но не дольше 24 часов.
announced-already = Это сообщение уже отправлено; второй раз оно не уйдёт.
announce-cancelled = Отменено: это сообщение никто не получит.
announce-outdated = Эта кнопка устарела. Чтобы отправить сообщение, напишите его снова: /announce

## Settings and privacy

command-settings = Посмотреть и изменить настройки
settings = Настройки
settings-language = Язык: { $language }
settings-on = Я пишу сюда в дни годовщин:
settings-off = Я не пишу сюда в дни годовщин.
settings-points = Очки в викторине
change-language = Другой язык
back = « Назад
help-more = Другие команды: { $commands }
command-feedback = Сообщить об ошибке или написать нам
command-privacy = Что я храню об этом чате
command-mydata = Получить всё, что я храню
command-forget = Удалить всё, что я храню
privacy =
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
my-data = Вот всё, что я храню об этом чате. Зачем это нужно: /privacy. Удалить: /forget
forget-ask =
    Удалить всё, что я храню об этом чате? Это язык, подписка, очки в викторине и список отправленных сообщений.

    Отменить это будет нельзя.
forget-yes = Да, удалить всё
forget-no = Нет, оставить
forgotten = Готово: всё, что я хранил об этом чате, удалено, и в дни годовщин я сюда больше не пишу. Задавать вопросы можно в любое время.
forget-kept = Хорошо, ничего не удалено.
feedback-how = Пожалуйста, напишите, что хотите сообщить, после команды, например: /feedback Мне кажется, длина реки Хакари указана неверно.
feedback-button = Сообщить об ошибке
feedback-fact = Что неверно в факте «{ $title }»? Пожалуйста, напишите это одним сообщением после команды:
feedback-thanks = Спасибо! Я передал это тем, кто ведёт бота, без вашего имени. Они читают всё, но ответить здесь не могут.
feedback-enough = Спасибо, сегодня вы уже многое нам написали. Пожалуйста, напишите ещё раз завтра.
feedback-unread = В этой копии бота сообщения никто не читает. Пожалуйста, скажите тому, кто показал вам бота. Откуда взят каждый ответ, видно по источникам под ним.
feedback-letter = Пользователь пишет:
feedback-letter-fact = Пользователь сообщает об ошибке:

## Lists and numbers

list-next = { $list }, { $next }
list-last = { $list } и { $last }
group-separator = {"\u00A0"}
decimal-separator = {","}
minus = −
century = { $roman }
centuries = { $first }–{ $last }

## Places on the map

latitude-north = { $degrees }° с. ш.
latitude-south = { $degrees }° ю. ш.
longitude-east = { $degrees }° в. д.
longitude-west = { $degrees }° з. д.
point = { $latitude }, { $longitude }

## Dates

part-month =
    { $month ->
        [1] января
        [2] февраля
        [3] марта
        [4] апреля
        [5] мая
        [6] июня
        [7] июля
        [8] августа
        [9] сентября
        [10] октября
        [11] ноября
       *[12] декабря
    }
part-month-name =
    { $month ->
        [1] январь
        [2] февраль
        [3] март
        [4] апрель
        [5] май
        [6] июнь
        [7] июль
        [8] август
        [9] сентябрь
        [10] октябрь
        [11] ноябрь
       *[12] декабрь
    }
date-day = { $day } { part-month } { $year } года
date-month = { part-month-name } { $year } года
date-year = { $year } год
date-circa = около { $year } года
date-before-year = до { $year } года
date-before-month = до { part-month } { $year } года
date-after-year = после { $year } года
date-after-month = после { part-month } { $year } года
day-of-year = { $day } { part-month }

## Places on the map, and the quiz

command-map = Показать место на карте
map-button = Показать на карте
map-choose = Эти места я могу показать на карте:
map-unknown = Координат этого места у меня нет. Вот что я могу показать на карте:
map-none = У меня нет координат ни одного места.
command-quiz = Викторина по фактам, с очками
quiz-how = /quiz задаёт вопрос, /quiz stop закрывает его, /quiz score показывает очки.
quiz-next = Следующий вопрос
quiz-points = Очки
quiz-none = Вопросов для викторины у меня пока нет.
quiz-right = Верно!
quiz-wrong = Неверно. Правильный ответ:
quiz-stopped = Вопрос закрыт.
quiz-nothing-asked = Открытого вопроса нет. /quiz задаст новый.
quiz-own = Ваши очки: { $right } из { $answers }
quiz-own-none = У вас пока нет очков. /quiz задаст вопрос.
quiz-best = Больше всего очков в этом чате:
quiz-best-item = { $name }: { $right } из { $answers }
quiz-best-none = Здесь пока ни у кого нет очков. /quiz задаст вопрос.
quiz-words = stop: стоп, хватит, закрыть, закончить; points: очки, счёт, счет, баллы, результаты

## Computed

derived-equal = { $from } = { $to }
derived-nearly = { $from } ≈ { $to }
derived-about = примерно { $text }
derived-item = { $text } ({ $name })
derived-share = Это { $share }: { $part } из { $whole }.
derived-over =
    { $parts ->
        [2] Больше половины.
        [3] Больше трети.
        [4] Больше четверти.
       *[other] Больше.
    }
derived-under =
    { $parts ->
        [2] Меньше половины.
        [3] Меньше трети.
        [4] Меньше четверти.
       *[other] Меньше.
    }
derived-total = Всего: { $total } = { $items }.
derived-larger = Большее значение: { $name }.
derived-difference = Разница — { $difference }: { $larger } − { $smaller }.
derived-alike = Одинаково: { $first } = { $second }.
derived-times = Отношение — { $times }: { $larger } ÷ { $smaller }.
derived-duration = { $from } → { $to }: { $duration }.
derived-until = До ближайшей даты ({ $date }) осталось: { $duration }.
derived-today = Это сегодня, { $date }.
derived-travel = { $distance } при скорости { $speed }: примерно { $time } без остановок.
derived-disputed = Подсчитано по основным данным; источники расходятся.
derived-also = { $title }:

## Units

unit-km = { $text } км
unit-km2 = { $text } км²
unit-m = { $text } м
unit-ha = { $text } га
unit-day =
    { $number ->
        [one] { $text } день
        [few] { $text } дня
        [many] { $text } дней
       *[other] { $text } дня
    }
unit-year =
    { $number ->
        [one] { $text } год
        [few] { $text } года
        [many] { $text } лет
       *[other] { $text } года
    }
unit-city =
    { $number ->
        [one] { $text } город
        [few] { $text } города
        [many] { $text } городов
       *[other] { $text } города
    }
unit-settlement =
    { $number ->
        [one] { $text } посёлок
        [few] { $text } посёлка
        [many] { $text } посёлков
       *[other] { $text } посёлка
    }
unit-village =
    { $number ->
        [one] { $text } село
        [few] { $text } села
        [many] { $text } сёл
       *[other] { $text } села
    }
unit-m2 = { $text } м²
unit-mm = { $text } мм
unit-m3-per-second = { $text } м³/с
unit-thousand-m3 = { $text } тыс. м³
unit-degree-celsius = { $text } °C
unit-megawatt = { $text } МВт
unit-million-kwh = { $text } млн кВт·ч
unit-tonne = { $text } т
unit-usd =
    { $number ->
        [one] { $text } доллар США
        [few] { $text } доллара США
        [many] { $text } долларов США
       *[other] { $text } доллара США
    }
unit-billion-usd = { $text } млрд долларов США
unit-million-dram = { $text } млн драмов
unit-per-km2 = { $text } чел./км²
unit-percent = { $text }%
unit-square-verst =
    { $number ->
        [one] { $text } квадратная верста
        [few] { $text } квадратные версты
        [many] { $text } квадратных вёрст
       *[other] { $text } квадратной версты
    }
unit-person =
    { $number ->
        [one] { $text } человек
        [few] { $text } человека
        [many] { $text } человек
       *[other] { $text } человека
    }
unit-family =
    { $number ->
        [one] { $text } семья
        [few] { $text } семьи
        [many] { $text } семей
       *[other] { $text } семьи
    }
unit-house =
    { $number ->
        [one] { $text } дом
        [few] { $text } дома
        [many] { $text } домов
       *[other] { $text } дома
    }
unit-building =
    { $number ->
        [one] { $text } здание
        [few] { $text } здания
        [many] { $text } зданий
       *[other] { $text } здания
    }
unit-flat =
    { $number ->
        [one] { $text } квартира
        [few] { $text } квартиры
        [many] { $text } квартир
       *[other] { $text } квартиры
    }
unit-bed =
    { $number ->
        [one] { $text } койка
        [few] { $text } койки
        [many] { $text } коек
       *[other] { $text } койки
    }
unit-job =
    { $number ->
        [one] { $text } рабочее место
        [few] { $text } рабочих места
        [many] { $text } рабочих мест
       *[other] { $text } рабочего места
    }
unit-enterprise =
    { $number ->
        [one] { $text } предприятие
        [few] { $text } предприятия
        [many] { $text } предприятий
       *[other] { $text } предприятия
    }
unit-pond =
    { $number ->
        [one] { $text } пруд
        [few] { $text } пруда
        [many] { $text } прудов
       *[other] { $text } пруда
    }
unit-monument =
    { $number ->
        [one] { $text } памятник
        [few] { $text } памятника
        [many] { $text } памятников
       *[other] { $text } памятника
    }
unit-exhibit =
    { $number ->
        [one] { $text } экспонат
        [few] { $text } экспоната
        [many] { $text } экспонатов
       *[other] { $text } экспоната
    }
unit-mine =
    { $number ->
        [one] { $text } мина
        [few] { $text } мины
        [many] { $text } мин
       *[other] { $text } мины
    }
unit-soldier =
    { $number ->
        [one] { $text } военнослужащий
        [few] { $text } военнослужащих
        [many] { $text } военнослужащих
       *[other] { $text } военнослужащего
    }
unit-vehicle =
    { $number ->
        [one] { $text } автомобиль
        [few] { $text } автомобиля
        [many] { $text } автомобилей
       *[other] { $text } автомобиля
    }
unit-bridge =
    { $number ->
        [one] { $text } мост
        [few] { $text } моста
        [many] { $text } мостов
       *[other] { $text } моста
    }
unit-tunnel =
    { $number ->
        [one] { $text } тоннель
        [few] { $text } тоннеля
        [many] { $text } тоннелей
       *[other] { $text } тоннеля
    }
unit-cabin =
    { $number ->
        [one] { $text } кабина
        [few] { $text } кабины
        [many] { $text } кабин
       *[other] { $text } кабины
    }
unit-passenger =
    { $number ->
        [one] { $text } пассажир
        [few] { $text } пассажира
        [many] { $text } пассажиров
       *[other] { $text } пассажира
    }
unit-facility =
    { $number ->
        [one] { $text } объект
        [few] { $text } объекта
        [many] { $text } объектов
       *[other] { $text } объекта
    }
unit-mi =
    { $number ->
        [one] { $text } миля
        [few] { $text } мили
        [many] { $text } миль
       *[other] { $text } мили
    }
unit-ft =
    { $number ->
        [one] { $text } фут
        [few] { $text } фута
        [many] { $text } футов
       *[other] { $text } фута
    }
unit-mi2 =
    { $number ->
        [one] { $text } квадратная миля
        [few] { $text } квадратные мили
        [many] { $text } квадратных миль
       *[other] { $text } квадратной мили
    }
unit-acre =
    { $number ->
        [one] { $text } акр
        [few] { $text } акра
        [many] { $text } акров
       *[other] { $text } акра
    }
unit-ft2 =
    { $number ->
        [one] { $text } квадратный фут
        [few] { $text } квадратных фута
        [many] { $text } квадратных футов
       *[other] { $text } квадратного фута
    }
unit-month =
    { $number ->
        [one] { $text } месяц
        [few] { $text } месяца
        [many] { $text } месяцев
       *[other] { $text } месяца
    }
unit-hour =
    { $number ->
        [one] { $text } час
        [few] { $text } часа
        [many] { $text } часов
       *[other] { $text } часа
    }
unit-minute =
    { $number ->
        [one] { $text } минута
        [few] { $text } минуты
        [many] { $text } минут
       *[other] { $text } минуты
    }
unit-km-per-hour = { $text } км/ч

## The terminal

terminal-subscribed = Отправить сообщение в терминал нельзя: о памятном дне вы узнаете здесь, когда откроете его в этот день.
