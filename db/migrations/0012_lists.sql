-- What lists are sorted and narrowed by, each as an index of its own, so that the first page of a million is read as it
-- stands. Progress has none: it changes with every check-in, and each index on it would be written with every change.
drop index node_by_due;

create index node_by_due on node (org, kind, coalesce(due_on, 'infinity'::date), node);

create index node_framework on node (org, framework, kind) where framework is not null;

create index node_state on node (org, state, kind) where state <> 'active';

-- A list is of goals or of measures, and there are many more of these.
alter table standing add column kind text collate "C";

update standing s set kind = n.kind from node n where n.org = s.org and n.node = s.node;

alter table standing alter column kind set not null;

drop index standing_health;

create index standing_health on standing (org, kind, health);

-- Beside the one by health itself, which narrows: under a row policy an expression may sort, but not narrow.
create index standing_by_health on standing (org, kind, coalesce(array_position(array['off track', 'at risk', 'outdated', 'unknown', 'missed', 'partly met', 'on track', 'not started', 'met', 'abandoned']::text[], health), 4), node);

create index standing_by_read on standing (org, kind, coalesce(read_on, 'infinity'::date), node);

create index standing_gap_owner on standing (org, node) where gap_owner;

create index standing_gap_why on standing (org, node) where gap_why;

create index standing_gap_how on standing (org, node) where gap_how;

create index standing_gap_when on standing (org, node) where gap_when;
