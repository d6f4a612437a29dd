-- What a database of this version may hold besides.
insert into announcements (id, text, created_at, confirmed_at) values
    (2, 'The bot speaks Turkish now.', 1799990000, 1799990060),
    (3, 'Nobody sent this.', 1799990000, null);
