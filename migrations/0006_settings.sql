-- On which day, where the district is, a chat last wrote to those who run the bot, and how often: it is not to be too often.
-- What it wrote is not kept.
alter table chats add column feedback_day text;
alter table chats add column feedback bigint;
