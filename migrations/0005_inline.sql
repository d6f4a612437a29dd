-- The groups in which the bot said hello: once each.
create table hellos (
    chat bigint primary key,
    said_at bigint not null
);

-- How often a fact was sent from the cards that people are offered in other chats, and nothing of who sent it.
create table choices (
    fact text primary key,
    times bigint not null
);
