-- A gauge reads a measure or an indicator: its subject is the one or the other.
alter table gauge
  add column subject uuid,
  add column indicator uuid,
  -- That of the indicator; what reads a measure is seen with its goal.
  add column audience uuid;

update gauge set subject = measure;

alter table gauge drop constraint gauge_pkey;

alter table gauge
  alter column measure drop not null,
  alter column goal drop not null,
  alter column subject set not null,
  add primary key (org, subject),
  add foreign key (org, indicator) references indicator (org, indicator) on delete cascade,
  add check (subject = case when measure is null then indicator else measure end),
  add check ((measure is null) = (goal is null) and (measure is null) <> (indicator is null) and (indicator is null) = (audience is null));

create index gauge_measure on gauge (org, measure) where measure is not null;

create index gauge_indicator on gauge (org, indicator) where indicator is not null;

-- A goal's history names the indicator that a measure leans on by its id, and says its title to whom sees it. A title
-- that is not of one indicator by now is said no longer.
update event e set after = case when found.one is null then e.after - 'indicator' else e.after || jsonb_build_object('indicator', found.one) end
from (
  select l.org, l.event, case when count(i.indicator) = 1 then min(i.indicator::text) end as one
  from event l left join indicator i on i.org = l.org and i.title = l.after ->> 'indicator'
  where l.happened = 'measure.leans' group by l.org, l.event
) found
where e.happened = 'measure.leans' and e.org = found.org and e.event = found.event;
