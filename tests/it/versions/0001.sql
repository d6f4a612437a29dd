-- What a database of this version may hold.
insert into chats (chat, place, language, learnt, last_fact, last_language, last_until, seen_at) values
    (7, 'private', 'az', 'ru', 'hakari-length', 'ru', 1800001800, 1800000000),
    (-1001234567890, 'group', null, 'tr', null, null, null, 1800000000),
    (9, 'private', null, null, null, null, null, 1800000000);
insert into subscriptions (chat, which, hour, zone, sound, thread, since, paused, paused_at) values
    (7, 'all', 9, 'Asia/Baku', 'aloud', null, 1790000000, null, null),
    (-1001234567890, 'main', 23, 'Europe/Berlin', 'silent', 42, 1790000000, 'Forbidden: bot was kicked', 1795000000);
insert into deliveries
    (occasion, day, chat, state, due_at, expires_at, tries, sender, lease_until, message, reason, changed_at) values
    ('city-day', '2027-01-15', 7, 'sent', 1799992800, 1800043200, 1, null, null, 512, null, 1799992801),
    ('city-day', '2027-01-15', 9, 'sending', 1799992800, 1800043200, 0, 'one/1', 1799992900, null, null, 1799992801),
    ('announcement:1', '2027-01-15', 7, 'pending', 1799992800, 1800043200, 0, null, null, null, null, 1799992801),
    ('city-day', '2027-01-15', -1001234567890, 'unreachable', 1799992800, 1800043200, 2, null, null, null, 'Forbidden: bot was kicked', 1799992801);
insert into announcements (id, text, created_at) values (1, 'Tomorrow the bot sleeps for an hour.', 1799990000);
insert into settings (name, value) values ('update_offset', '815'), ('broadcasts', 'paused'), ('asker_key', 'k');
insert into unanswered (question, asker, language, asked_at) values
    ('who won the race', '1f', 'en', 1799990000),
    ('who won the race', 'a0', 'en', 1799990000);
