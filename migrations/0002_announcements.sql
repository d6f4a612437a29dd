-- An announcement is kept first and sent when whoever wrote it has confirmed it; null until then.
alter table announcements add column confirmed_at bigint;

-- What became of the messages of a day is counted without reading a year of them.
create index deliveries_by_day on deliveries (day, state);
