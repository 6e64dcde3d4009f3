-- A measure may be expected on another curve than the straight line from start to due, [{"on": …, "value": …}], and may add
-- up the measures in its unit of the goals that support its goal.
alter table measure
  add column phases jsonb,
  add column adds_up boolean not null default false;

-- Asked once by each batch: where nothing adds up and nothing is expected on a curve, neither costs anything.
create index measure_adds_up on measure (org, goal) where adds_up;

create index measure_phases on measure (org, goal) where phases is not null;

-- What is done again and again, instead of reached: once in so many days, or on these days of the week, Monday being 1.
alter table node
  add column done_every integer check (done_every between 1 and 366),
  add column done_on smallint[];

-- Of the occurrences due, the part that was done.
alter table standing add column adherence numeric(5, 4);

update node n set done_every = case when jsonb_array_length(coalesce(g.framework_facts -> 'weekdays', '[]')) = 0 then (g.framework_facts ->> 'everyDays')::integer end,
  done_on = (select array_agg(p.place::smallint order by p.place)
    from unnest(array['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']) with ordinality p(day, place)
    where g.framework_facts -> 'weekdays' ? p.day)
from goal g
where g.org = n.org and g.node = n.node and n.framework = 'pact';

-- Whether it counts upward was kept already, and asked of nobody.
update node n set gives_progress = coalesce((g.framework_facts ->> 'contributes')::boolean, false) and (n.done_every is not null or n.done_on is not null)
from goal g
where g.org = n.org and g.node = n.node and n.framework = 'pact';
