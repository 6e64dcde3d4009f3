-- Indicators as they shall be. Answers how many it wrote: one that somebody changed since it was read is left out.
create or replace function import_indicators(given jsonb) returns integer language plpgsql as $$
declare
  of_org uuid := viewer_org();
  written integer;
begin
  insert into indicator as i (org, indicator, audience, title, unit, purpose, owner, team, low, high, rhythm, archived_on, source, external_id, revision)
  select of_org, r.indicator, r."audienceId", r.title, r.unit, r.purpose, r.owner, r.team, r.low, r.high, r.rhythm, r."archivedOn", r.source,
    r."externalId", r.revision
  from jsonb_to_recordset(given) as r(indicator uuid, "audienceId" uuid, title text, unit text, purpose text, owner uuid, team uuid,
    low numeric, high numeric, rhythm integer, "archivedOn" date, source text, "externalId" text, revision integer)
  on conflict (org, indicator) do update set title = excluded.title, unit = excluded.unit, purpose = excluded.purpose,
    owner = excluded.owner, team = excluded.team, low = excluded.low, high = excluded.high, rhythm = excluded.rhythm,
    archived_on = excluded.archived_on, source = excluded.source, external_id = excluded.external_id, revision = excluded.revision
  where i.revision = excluded.revision - 1;
  get diagnostics written = row_count;
  return written;
end $$;

create or replace function import_readings(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into indicator_reading (org, reading, indicator, audience, by, at, read_on, value, note, supersedes, source, external_id)
  select of_org, r.reading, r.indicator, i.audience, r.by, coalesce(r.at, now()), r."readOn", r.value, r.note, r.supersedes, r.source, r."externalId"
  from jsonb_to_recordset(given) as r(reading uuid, indicator uuid, by uuid, at timestamptz, "readOn" date, value numeric, note text, supersedes uuid, source text, "externalId" text)
  join indicator i on i.org = of_org and i.indicator = r.indicator;
  update indicator_reading o set superseded = true
  from jsonb_to_recordset(given) as r(supersedes uuid) where o.org = of_org and o.reading = r.supersedes;
end $$;

-- Measures that lean on an indicator and have not its latest reading, as where readings came without check-ins.
create or replace function import_leaning(indicators uuid[]) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  perform leaning_read(l.reading, m.node)
  from measure m
  cross join lateral (
    select r.reading, r.read_on from indicator_reading r
    where r.org = of_org and r.indicator = m.indicator and not r.superseded order by r.read_on desc, r.reading desc limit 1
  ) l
  where m.org = of_org and m.indicator = any (indicators) and (m.value_on is null or m.value_on < l.read_on);
end $$;

-- Takes back what an import brought: readings on which no later one stands, and indicators that have no other.
create or replace function unmake_indicators(made uuid[], read uuid[]) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  gone uuid[] := array(select r.reading from indicator_reading r where r.org = of_org and r.reading = any (read)
    and not exists (select 1 from indicator_reading x where x.org = of_org and x.supersedes = r.reading and not x.reading = any (read)));
  leaving uuid[];
begin
  perform unmake_check_ins(array(select c.check_in from check_in c where c.org = of_org and c.from_reading = any (gone)));
  update indicator_reading o set superseded = false
  from indicator_reading r where r.org = of_org and r.reading = any (gone) and o.org = of_org and o.reading = r.supersedes;
  delete from indicator_reading r where r.org = of_org and r.reading = any (gone);
  leaving := array(select i.indicator from indicator i where i.org = of_org and i.indicator = any (made)
    and not exists (select 1 from indicator_reading r where r.org = of_org and r.indicator = i.indicator));
  update measure m set indicator = null where m.org = of_org and m.indicator = any (leaving);
  delete from indicator i where i.org = of_org and i.indicator = any (leaving);
end $$;

revoke execute on function unmake_indicators(uuid[], uuid[]) from public;

grant execute on function unmake_indicators(uuid[], uuid[]) to bearing_import;
