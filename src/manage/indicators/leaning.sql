-- An id that sorts by time like those that the application makes: only here are rows made whose number it cannot know.
create or replace function leaning_id() returns uuid language sql volatile
return (select (substr(x.hex, 1, 8) || '-' || substr(x.hex, 9, 4) || '-7' || substr(gen_random_uuid()::text, 16))::uuid
  from (select lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') as hex) x);

-- A reading of an indicator becomes one of every measure that leans on it, in the transaction of the reading itself and
-- whoever sees the goals: a check-in for each, in the name of who recorded it. A goal that is read by more persons than
-- the indicator is left alone, so that no number reaches who may not see it; so is one that is closed or a draft, and a
-- measure that is counted otherwise by now. A measure has each reading once, however often it begins to lean.
-- With `of_measure` it is for that measure alone, as when it begins to lean. Answers how many it reached.
create or replace function leaning_read(of_reading uuid, of_measure uuid) returns integer
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  told record;
  each record;
  fresh uuid;
  corrected uuid;
  reached integer := 0;
begin
  select r.indicator, r.by as reader, r.read_on, r.value, r.supersedes, i.audience, i.unit into told
  from indicator_reading r join indicator i on i.org = of_org and i.indicator = r.indicator
  where r.org = of_org and r.reading = of_reading;
  for each in
    select m.node, m.goal, g.audience
    from measure m join node n on n.org = of_org and n.node = m.node join node g on g.org = of_org and g.node = m.goal
    where m.org = of_org and m.indicator = told.indicator and n.state <> 'closed' and g.state = 'active'
      and (of_measure is null or m.node = of_measure)
      and (told.audience in (g.audience, of_org) or as_wide(of_org, told.audience, g.audience))
      and trim(m.unit) = trim(told.unit) and m.direction not in ('done', 'milestones') and not m.adds_up
      and not exists (
        select 1 from check_in c join reading r on r.org = of_org and r.check_in = c.check_in and r.measure = m.node and not r.superseded
        where c.org = of_org and c.goal = m.goal and c.from_reading = of_reading)
    order by m.node
  loop
    select c.check_in into corrected from check_in c
    where c.org = of_org and c.goal = each.goal and c.from_reading = told.supersedes
      and exists (select 1 from reading r where r.org = of_org and r.check_in = c.check_in and r.measure = each.node)
      and not exists (select 1 from check_in x where x.org = of_org and x.supersedes = c.check_in);
    fresh := leaning_id();
    insert into check_in (org, check_in, goal, audience, by, read_on, supersedes, from_reading)
    values (of_org, fresh, each.goal, each.audience, told.reader, told.read_on, corrected, of_reading);
    update reading r set superseded = true where r.org = of_org and r.check_in = corrected;
    insert into reading (org, check_in, measure, audience, read_on, value)
    values (of_org, fresh, each.node, each.audience, told.read_on, told.value);
    update measure m set value = latest.value, value_on = latest.read_on
    from (select r.value, r.read_on from reading r where r.org = of_org and r.measure = each.node and not r.superseded
      order by r.read_on desc, r.check_in desc limit 1) latest
    where m.org = of_org and m.node = each.node;
    insert into dirty (org, dirty, node) values (of_org, gen_random_uuid(), each.node), (of_org, gen_random_uuid(), each.goal);
    insert into event (org, event, by, happened, subject, audience, after)
    values (of_org, leaning_id(), told.reader, case when corrected is null then 'check-in.recorded' else 'check-in.corrected' end, each.goal, each.audience,
      jsonb_build_object('readOn', told.read_on, 'values', jsonb_build_array(jsonb_build_object('measure', each.node, 'value', told.value::text))));
    reached := reached + 1;
  end loop;
  return reached;
end $$;

-- Gives an indicator another audience, with everything that carries a copy of it.
create or replace function move_indicator(of_indicator uuid, to_audience uuid) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
begin
  update indicator i set audience = to_audience where i.org = of_org and i.indicator = of_indicator;
  update indicator_reading r set audience = to_audience where r.org = of_org and r.indicator = of_indicator;
  update event e set audience = to_audience where e.org = of_org and e.subject = of_indicator;
  update notice n set audience = to_audience where n.org = of_org and n.node = of_indicator;
  update gauge g set audience = to_audience where g.org = of_org and g.indicator = of_indicator;
end $$;

revoke execute on function leaning_read(uuid, uuid), move_indicator(uuid, uuid) from public;

grant execute on function leaning_read(uuid, uuid), move_indicator(uuid, uuid) to bearing_app, bearing_import;
