## First words and help

start =
    Hello! I answer questions about the { $district }.
    Every answer comes with its source and its date.
    Ask in your own words, in English, Azerbaijani, Russian or Turkish.
    For example: How long is the Hakari river? Who signed the trilateral statement?
    All commands: /help

help =
    Ask your question about the { $district } in your own words, in English, Azerbaijani, Russian or Turkish. Small spelling mistakes do no harm.

    One question per message works best. Name the thing you mean, such as “the Hakari river”, and the answer will be more exact.

    In groups I answer only questions that come with /ask or my name, and replies to my messages.

    Commands:

## Commands, as command lists show them

command-ask = Ask a question
command-topics = Show the list of topics
command-fact = Show one fact by its id
command-today = What is remembered today
command-calendar = Show the next anniversaries
command-subscribe = Get a message on anniversaries
command-unsubscribe = Stop these messages
command-language = Choose the language
command-sources = Show the list of sources
command-about = About this bot
command-help = How to ask, and all commands
command-start = Meet the bot

## Replies to commands

command-unknown = I don't have that command. All commands: /help
ask-how = Please write your question after the command, for example: /ask How long is the Hakari river?
topics = I can answer questions on these topics:
fact-how = Please write the id of a fact after the command, for example: /fact area
fact-unknown = I have no fact with the id “{ $id }”. All topics: /topics
language-choose = Choose a language:
language-chosen = The language is now English. Questions are still answered in the language you ask them in.
language-unknown = I don't speak that language. I do speak: { $languages }.
language-name = English
language-names = English, İngilis, английский, по-английски, İngilizce
about =
    I am a bot that answers questions about the { $district }.

    I know { $facts ->
        [one] { $facts } fact
       *[other] { $facts } facts
    } from { $sources ->
        [one] { $sources } named source
       *[other] { $sources } named sources
    }. Each fact comes with its sources and its date; I add nothing of my own.

    Where sources or sides differ, I say so and take no side.

    Of your questions, only those I could not answer are kept: for 30 days, without who asked.
    I keep your points in the quiz, in groups with your first name. More: /privacy
sources =
    { $count ->
        [one] My answers rest on { $count } source:
       *[other] My answers rest on { $count } sources:
    }
sources-most = Every answer names its own. Those named most often:

## In other chats, in groups, on the bot's profile

start-ask = Ask me here, in your own words. For example: How long is the Hakari river?
hello-group =
    Hello! I answer questions about the { $district }, with sources and dates.
    Ask like this: /ask How long is the Hakari river? You can also call me by my name or reply to my message.
    I pass over everything else that is written here, and keep nothing of it.
    Administrators can turn on messages on anniversaries: /subscribe. All commands: /help
beside = ≡ Related
share = ↗ Share
previous-page = ‹ Previous
next-page = Next ›
all-topics = All topics
guest-how = Please write your question behind my name, in your own words. For example: How long is the Hakari river?
inline-ask = Ask me in a private chat
bot-name = Lachin: questions and answers
bot-description =
    Ask me about the { $district }: its rivers and peaks, its history, monuments, people and roads.

    I answer in English, Azerbaijani, Russian and Turkish, in your own words. Every answer names its sources and its date; where sources differ, I say so and take no side.
bot-short = Questions about the { $district }, answered with sources and dates.

## Small talk

greeting = Hello! What would you like to know about Lachin?
thanks = You're welcome! Ask again whenever you like.
farewell = Goodbye! Come back whenever you have a question.
wellbeing = Thank you for asking! I am a program, so I am always well. What would you like to know about Lachin?
opinion = I don't judge or take sides, but I will gladly tell you what the sources say about Lachin.

## Where there is no answer

unknown = I have no sourced facts about that.
nearest = The closest fact that I know:
decline = Sorry, either I don't know that or I didn't understand the question. Could you put it another way?
suggest =
    { $count ->
        [1] Did you mean this?
       *[other] Did you mean one of these?
    }
try-topics = I can answer questions on: { $topics }. All topics: /topics
too-long =
    Your message is too long for me: I read at most { $limit ->
        [one] { $limit } character
       *[other] { $limit } characters
    }. Please make it shorter.
not-text = I can only read words. Please ask your question in words.
slow-down = One moment, please: your messages are coming faster than I can answer them, so I am skipping the newest ones. Ask again in a minute.
outdated = This button is from an older version of the bot. Please start again: /start
failed = Something went wrong on my side. Please ask again.

## Around an answer

source-label =
    { $count ->
        [one] Source:
       *[other] Sources:
    }
as-of = Information from { $date }.
undated = The sources give no date for this.
disputed = Sources differ on this.
single-source = Only one source says so.

## Anniversaries

on-this-day =
    On { $date }, { $count ->
        [one] { $count } year
       *[other] { $count } years
    } ago today:
nth-anniversary =
    { $number ->
        [one] { $number }st
        [two] { $number }nd
        [few] { $number }rd
       *[other] { $number }th
    } anniversary
on-a-day =
    On { $date }, { $count ->
        [one] { $count } year
       *[other] { $count } years
    } ago:
happened = On { $date }:
either-day = { $day } or { $other }
today-none = Nothing is on the calendar for today.
today-next =
    The next date is { $date }, { $count ->
        [1] tomorrow
       *[other] in { $count } days
    }: { $title }
calendar = The next anniversaries:
calendar-year = Anniversaries in { $year }:
calendar-none = The calendar has no anniversaries for { $year }.
calendar-all = All of { $year }
calendar-how = To get a message on the day: /subscribe
calendar-name = { $district }: anniversaries

## Subscribing to anniversaries

subscribed = Done! I will write here on anniversaries.
subscribed-already = This chat is already subscribed to anniversaries.
subscribed-anew = Changed. From now on I will write here like this:
subscription-main = On the main anniversaries
subscription-all = On all anniversaries
subscription-time = At { $hour }, { $zone } time
subscription-aloud = With sound
subscription-silent = Without sound
subscription-next = Next: { $date } — { $title }
subscription-how = Change this with the buttons or by typing, for example: /subscribe 20:00 Istanbul. To stop: /unsubscribe
subscription-unread = I did not understand everything that you wrote after the command.
change-hour = Another hour
change-zone = Another time zone
change-main = Main anniversaries only
change-all = All anniversaries
change-aloud = With sound
change-silent = Without sound
change-on = Subscribe to anniversaries
change-off = Stop these messages
hour-choose = At what hour should I write? You can also type it: /subscribe 21
zone-choose = By which city's clock should I write? You can also type another city: /subscribe Berlin
unsubscribed = Done: I will no longer write here on anniversaries. To start again: /subscribe
unsubscribed-already = This chat is not subscribed to anniversaries. To start: /subscribe
admins-only = Only the group's admins can do this. For yourself, write to me in a private chat.

# Time zones by their names in the tz database, with what people call them. The first six are offered as buttons.
zones =
    Asia/Baku: Baku; Europe/Istanbul: Istanbul, Ankara, Izmir, Turkey; Europe/Moscow: Moscow, Saint Petersburg;
    Europe/Berlin: Berlin, Germany; Europe/London: London, UK, England; America/New_York: New York, Washington;
    Asia/Tbilisi: Tbilisi, Tiflis, Batumi; Asia/Yerevan: Yerevan; Asia/Tehran: Tehran, Tabriz; Europe/Kyiv: Kyiv, Kiev

# Words that people type after /subscribe.
wish-words =
    all: all, every, everything; main: main, main ones; silent: silent, silently, quiet, quietly, mute, without sound, no sound;
    aloud: aloud, loud, sound, with sound; off: off, stop, cancel; morning: am, a.m, morning;
    evening: pm, p.m, evening, afternoon; passed-over: at, in, on, to, me, the, and, by, o'clock, hour, time, only, please, anniversaries

## For those who run the bot

operator-help = As you run this bot, you can also use these here:
command-stats = Numbers about the bot
command-preview = A day's messages, as subscribers get them
command-pause = Pause all broadcasts
command-resume = Resume broadcasts
command-announce = Write to all subscribers
stats = The bot in numbers:
stats-chats = Private chats: { $private }; groups: { $groups }
stats-subscriptions = Subscriptions: { $all }; of these paused: { $paused }
stats-broadcasts-on = Broadcasts: on
stats-broadcasts-paused = Broadcasts: paused (/resume)
stats-deliveries = Today's messages: sent { $sent }, waiting { $waiting }, uncertain { $unknown }, unreachable { $unreachable }, not sent in time { $expired }
stats-questions = Questions without an answer: { $questions }
stats-knowledge = Facts: { $facts }; sources: { $sources }
stats-program = Version { $version }; database: { $database }
preview = This goes to subscribers to all anniversaries on { $date }, to each in one of these languages:
preview-none = Nothing is sent on { $date }.
preview-how = Please write a day after the command, as in /preview 2027-05-18 or /preview 05-18. Without a day, I show the next one on which something is sent.
broadcasts-paused = Broadcasts are paused. Messages waiting: { $waiting }. To go on: /resume
broadcasts-resumed = Broadcasts are on. Messages waiting: { $waiting }.
announce-how = Please write the message after the command, for example: /announce The bot now speaks Turkish. It may have several lines. I will show it to you before I send it.
announce-too-long = This message is too long: at most { $limit } characters fit. Please make it shorter.
announce-ask =
    { $chats ->
        [one] This is how it will look. Shall I send it to { $chats } chat?
       *[other] This is how it will look. Shall I send it to { $chats } chats?
    }
announce-nobody = This is how it would look, but nobody is subscribed.
announce-confirm = Send it
announce-cancel = Do not send it
announced =
    { $chats ->
        [one] On its way to { $chats } chat. You can follow it with /stats.
       *[other] On its way to { $chats } chats. You can follow it with /stats.
    }
announced-paused = Broadcasts are paused: it waits for /resume, for 24 hours at most.
announced-already = This message was already sent; it will not be sent twice.
announce-cancelled = Cancelled: nobody gets this message.
announce-outdated = This button is outdated. To send the message, please write it again: /announce

## Settings and privacy

command-settings = Show and change the settings
settings = Settings
settings-language = Language: { $language }
settings-on = I write here on anniversaries:
settings-off = I don't write here on anniversaries.
settings-points = Points in the quiz
change-language = Another language
back = « Back
help-more = Also: { $commands }
command-feedback = Report a mistake or write to us
command-privacy = What I keep of this chat
command-mydata = Get all that I keep of this chat
command-forget = Delete all that I keep of this chat
privacy =
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
my-data = Here is everything that I keep of this chat. What it is for: /privacy. To delete it: /forget
forget-ask =
    Shall I delete everything that I keep of this chat? That is the language, the subscription, the points in the quiz and the list of the messages I sent.

    It cannot be undone.
forget-yes = Yes, delete everything
forget-no = No, keep it
forgotten = Done: everything I kept of this chat is deleted, and I will not write here on anniversaries any more. You can ask me questions whenever you like.
forget-kept = All right, nothing was deleted.
feedback-how = Please write what you would like to tell us after the command, for example: /feedback The length of the Hakari looks wrong to me.
feedback-button = Report a mistake
feedback-fact = What is wrong with “{ $title }”? Please write it in one message after this command:
feedback-thanks = Thank you! I have passed it on to the people who run this bot, without your name. They read everything but cannot answer here.
feedback-enough = Thank you, you have told us a lot today. Please write again tomorrow.
feedback-unread = Nobody reads reports in this copy of the bot. Please tell the person who showed it to you. The sources below each answer show where it comes from.
feedback-letter = Somebody writes:
feedback-letter-fact = Somebody reports a mistake:

## Lists and numbers

list-next = { $list }, { $next }
list-last = { $list } and { $last }
group-separator = {","}
decimal-separator = {"."}
minus = −
century =
    { $number ->
        [1] 1st
        [2] 2nd
        [3] 3rd
        [21] 21st
       *[other] { $number }th
    }
centuries = { $first }–{ $last }

## Places on the map

latitude-north = { $degrees }° N
latitude-south = { $degrees }° S
longitude-east = { $degrees }° E
longitude-west = { $degrees }° W
point = { $latitude }, { $longitude }

## Dates

part-month =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
date-day = { $day } { part-month } { $year }
date-month = { part-month } { $year }
date-year = { $year }
date-circa = c. { $year }
date-before-year = before { $year }
date-before-month = before { part-month } { $year }
date-after-year = after { $year }
date-after-month = after { part-month } { $year }
day-of-year = { $day } { part-month }

## Places on the map, and the quiz

command-map = Show a place on the map
map-button = Show on the map
map-choose = These places I can show on the map:
map-unknown = I have no coordinates for that. These places I can show on the map:
map-none = I have no coordinates of any place.
command-quiz = Quiz on the facts, with points
quiz-how = /quiz asks a question, /quiz stop closes it, /quiz score tells the points.
quiz-next = Next question
quiz-points = Points
quiz-none = I have no quiz questions yet.
quiz-right = Right!
quiz-wrong = Not quite. This is right:
quiz-stopped = The question is closed.
quiz-nothing-asked = No question is open. /quiz asks one.
quiz-own = Your points: { $right } of { $answers }
quiz-own-none = You have no points yet. /quiz asks a question.
quiz-best = Most points in this chat:
quiz-best-item = { $name }: { $right } of { $answers }
quiz-best-none = Nobody has points here yet. /quiz asks a question.
quiz-words = stop: stop, end, close, finish; points: score, scores, points, results

## Computed

derived-equal = { $from } = { $to }
derived-nearly = { $from } ≈ { $to }
derived-about = about { $text }
derived-item = { $text } ({ $name })
derived-share = That is { $share }: { $part } of { $whole }.
derived-over =
    { $parts ->
        [2] More than half.
        [3] More than a third.
        [4] More than a quarter.
       *[other] More than that.
    }
derived-under =
    { $parts ->
        [2] Less than half.
        [3] Less than a third.
        [4] Less than a quarter.
       *[other] Less than that.
    }
derived-total = In all: { $total } = { $items }.
derived-larger = The larger figure: { $name }.
derived-difference = The difference is { $difference }: { $larger } − { $smaller }.
derived-alike = The two are equal: { $first } = { $second }.
derived-times = The ratio is { $times }: { $larger } ÷ { $smaller }.
derived-duration = { $from } → { $to }: { $duration }.
derived-until = Until { $date }: { $duration }.
derived-today = It is today, { $date }.
derived-travel = { $distance } at { $speed }: about { $time }, without stops.
derived-disputed = Computed from the main figure or date; sources differ.
derived-also = { $title }:

## Units

unit-km = { $text } km
unit-km2 = { $text } km²
unit-m = { $text } m
unit-ha = { $text } ha
unit-day =
    { $number ->
        [one] { $text } day
       *[other] { $text } days
    }
unit-year =
    { $number ->
        [one] { $text } year
       *[other] { $text } years
    }
unit-city =
    { $number ->
        [one] { $text } city
       *[other] { $text } cities
    }
unit-settlement =
    { $number ->
        [one] { $text } settlement
       *[other] { $text } settlements
    }
unit-village =
    { $number ->
        [one] { $text } village
       *[other] { $text } villages
    }
unit-m2 = { $text } m²
unit-mm = { $text } mm
unit-m3-per-second = { $text } m³/s
unit-thousand-m3 = { $text } thousand m³
unit-degree-celsius = { $text } °C
unit-megawatt = { $text } MW
unit-million-kwh = { $text } million kWh
unit-tonne = { $text } t
unit-usd =
    { $number ->
        [one] { $text } US dollar
       *[other] { $text } US dollars
    }
unit-billion-usd = { $text } billion US dollars
unit-million-dram = { $text } million drams
unit-per-km2 = { $text } per km²
unit-percent = { $text }%
unit-square-verst = { $text } square versts
unit-person =
    { $number ->
        [one] { $text } person
       *[other] { $text } people
    }
unit-family =
    { $number ->
        [one] { $text } family
       *[other] { $text } families
    }
unit-house =
    { $number ->
        [one] { $text } house
       *[other] { $text } houses
    }
unit-building =
    { $number ->
        [one] { $text } building
       *[other] { $text } buildings
    }
unit-flat =
    { $number ->
        [one] { $text } flat
       *[other] { $text } flats
    }
unit-bed =
    { $number ->
        [one] { $text } bed
       *[other] { $text } beds
    }
unit-job =
    { $number ->
        [one] { $text } job
       *[other] { $text } jobs
    }
unit-enterprise =
    { $number ->
        [one] { $text } enterprise
       *[other] { $text } enterprises
    }
unit-pond =
    { $number ->
        [one] { $text } pond
       *[other] { $text } ponds
    }
unit-monument =
    { $number ->
        [one] { $text } monument
       *[other] { $text } monuments
    }
unit-exhibit =
    { $number ->
        [one] { $text } exhibit
       *[other] { $text } exhibits
    }
unit-mine =
    { $number ->
        [one] { $text } mine
       *[other] { $text } mines
    }
unit-soldier =
    { $number ->
        [one] { $text } soldier
       *[other] { $text } soldiers
    }
unit-vehicle =
    { $number ->
        [one] { $text } vehicle
       *[other] { $text } vehicles
    }
unit-bridge =
    { $number ->
        [one] { $text } bridge
       *[other] { $text } bridges
    }
unit-tunnel =
    { $number ->
        [one] { $text } tunnel
       *[other] { $text } tunnels
    }
unit-cabin =
    { $number ->
        [one] { $text } cabin
       *[other] { $text } cabins
    }
unit-passenger =
    { $number ->
        [one] { $text } passenger
       *[other] { $text } passengers
    }
unit-facility =
    { $number ->
        [one] { $text } facility
       *[other] { $text } facilities
    }
unit-mi =
    { $number ->
        [one] { $text } mile
       *[other] { $text } miles
    }
unit-ft = { $text } ft
unit-mi2 =
    { $number ->
        [one] { $text } square mile
       *[other] { $text } square miles
    }
unit-acre =
    { $number ->
        [one] { $text } acre
       *[other] { $text } acres
    }
unit-ft2 = { $text } sq ft
unit-month =
    { $number ->
        [one] { $text } month
       *[other] { $text } months
    }
unit-hour =
    { $number ->
        [one] { $text } hour
       *[other] { $text } hours
    }
unit-minute =
    { $number ->
        [one] { $text } minute
       *[other] { $text } minutes
    }
unit-km-per-hour = { $text } km/h

## The terminal

terminal-subscribed = A terminal cannot be written to: you will be told here when you open it on such a day.
