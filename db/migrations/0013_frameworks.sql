-- What a goal's framework keeps of it beside the goal's own fields; its shape is the framework rule's.
alter table goal add column framework_facts jsonb not null default '{}';

-- A closing keeps the framework's score, what it came to before anybody overrode it, and what the goal leaves behind.
alter table closing add column framework text collate "C";

alter table closing add column score numeric(3, 2) check (score between 0 and 1);

alter table closing add column computed_score numeric(3, 2) check (computed_score between 0 and 1);

alter table closing add column band text collate "C" check (band in ('red', 'amber', 'green'));

-- How the computed score came about, as it was said then.
alter table closing add column score_sentence text not null default '';

-- Why the score is another one than the computed.
alter table closing add column score_because text not null default '';

-- Why what had been promised was missed.
alter table closing add column missed_because text not null default '';

alter table closing add column helped text not null default '';

-- The lessons of others, the latest first.
create index closing_lessons on closing (org, at desc, closing) where learnt <> '' or helped <> '';
