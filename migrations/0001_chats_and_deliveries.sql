-- One text for SQLite and PostgreSQL: whole numbers are bigint, moments are seconds since 1970 (UTC), days are
-- YYYY-MM-DD, choices are words.

-- What is remembered of a chat.
create table chats (
    chat bigint primary key,
    place text not null,
    -- The language chosen with /language.
    language text,
    -- The one it last asked in, or that Telegram names: what it is written to in where none is chosen.
    learnt text,
    -- The last question that was answered, until it is too old to be followed up on.
    last_fact text,
    last_language text,
    last_until bigint,
    -- When the chat last wrote.
    seen_at bigint not null
);

-- Who is told of anniversaries, and how.
create table subscriptions (
    chat bigint primary key,
    which text not null,
    hour bigint not null,
    zone text not null,
    sound text not null,
    thread bigint,
    since bigint not null,
    -- Why nothing is sent any more, and since when; null while things are sent.
    paused text,
    paused_at bigint
);

-- The ledger: what is to be told, to whom, on which day, and what became of it. One row for each anniversary, day and
-- chat, kept for a year: a greeting is never repeated.
create table deliveries (
    -- An anniversary's id, or announcement:N.
    occasion text not null,
    day text not null,
    chat bigint not null,
    -- pending, sending, sent, unknown, unreachable, expired
    state text not null,
    -- Not before this moment, and not after that.
    due_at bigint not null,
    expires_at bigint not null,
    tries bigint not null default 0,
    -- Whoever sends it now, and until when nobody else may say what became of it.
    sender text,
    lease_until bigint,
    message bigint,
    -- Why it was not sent.
    reason text,
    changed_at bigint not null,
    primary key (occasion, day, chat)
);
create index deliveries_by_state on deliveries (state, due_at);
create index deliveries_by_chat on deliveries (chat, state);

-- What somebody who runs the bot has to tell all subscribers.
create table announcements (
    id bigint primary key,
    text text not null,
    created_at bigint not null
);

-- Whether broadcasts are paused, and the like.
create table settings (
    name text primary key,
    value text not null
);

-- Questions that found no answer, folded and without who asked: `asker` is one byte of a keyed hash of the question and
-- the chat. It tells two askers of a question apart, fits one chat in 256, and says nothing across questions.
create table unanswered (
    question text not null,
    asker text not null,
    language text not null,
    asked_at bigint not null,
    primary key (question, asker)
);
create index unanswered_by_time on unanswered (asked_at);
