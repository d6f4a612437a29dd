insert into hellos (chat, said_at) values (7, 1764500000), (-1001234567890, 1764500000);
insert into choices (fact, times) values ('area', 3);
