-- What is off track is looked through in the order in which it is due; both stand beside each other, so that an index holds them.
alter table standing add column due_on date;

update standing s set due_on = n.due_on from node n where n.org = s.org and n.node = s.node and n.due_on is not null;

drop index standing_health;

create index standing_health on standing (org, kind, health, (case when due_on is null then 'infinity'::date else due_on end), node);
