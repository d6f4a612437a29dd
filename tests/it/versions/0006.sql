-- What a database of this version may hold.
insert into chats (chat, place, language, seen_at, feedback_day, feedback) values
    (11, 'private', 'en', 1800000000, '2027-01-15', 2);
