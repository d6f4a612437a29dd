-- On which day a chat last reported something, where the district is, and how often: it is not to be too often. What
-- it reported is not kept.
alter table chats add column reports_day text;
alter table chats add column reports bigint;
