-- A reader of the outbox notes the whole snapshot that it has read, not its horizon alone: a transaction that takes an
-- hour delays nobody's news but its own, and what commits late is still met.
alter table jobs.outbox_reader add column seen pg_snapshot;
update jobs.outbox_reader set seen = (up_to || ':' || up_to || ':')::pg_snapshot;
alter table jobs.outbox_reader alter column seen set not null;
alter table jobs.outbox_reader drop column up_to;
