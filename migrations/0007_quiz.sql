-- Quiz polls that can be answered, a week at most, without what they ask.
create table quiz_polls (
    -- Telegram's name for it.
    poll text primary key,
    chat bigint not null,
    message bigint not null,
    -- The place of the right option, from 0.
    right_option bigint not null,
    asked_at bigint not null,
    -- How many people answered it.
    answers bigint not null default 0,
    -- open, closed: one is open in a chat. What was answered before it closed may come later.
    state text not null
);
create index quiz_polls_by_chat on quiz_polls (chat, state);

-- Who answered which poll, as long as it is there: an answer counts once. What they chose is not kept.
create table quiz_answers (
    poll text not null,
    person bigint not null,
    primary key (poll, person)
);

-- The points of each person in each chat. In private the chat is the person; the terminal is 0 in 0.
create table quiz_scores (
    chat bigint not null,
    person bigint not null,
    -- The first name that they had when they answered last in a group; null where nobody else sees it.
    name text,
    right_answers bigint not null,
    answers bigint not null,
    changed_at bigint not null,
    primary key (chat, person)
);
create index quiz_scores_by_person on quiz_scores (person);
