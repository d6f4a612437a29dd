-- What a database of this version may hold besides.
insert into quiz_polls (poll, chat, message, right_option, asked_at, answers, state) values
    ('5000000001', 7, 512, 2, 1800000000, 1, 'open'),
    ('5000000002', -1001234567890, 90, 0, 1800000000, 2, 'closed');
insert into quiz_answers (poll, person) values
    ('5000000001', 7), ('5000000002', 7), ('5000000002', 9);
insert into quiz_scores (chat, person, name, right_answers, answers, changed_at) values
    (7, 7, null, 3, 4, 1800000000),
    (-1001234567890, 7, 'Anna', 1, 1, 1800000000),
    (-1001234567890, 9, 'Məhəmməd', 0, 1, 1800000000);
