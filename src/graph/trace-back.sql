-- After an import brought readings of the past: the standing on some 26 days since then, a week apart at least, as it
-- would have been, so that a trend does not begin on the day of the import. It reaches two years back at most. Everything
-- is put back before the transaction ends, and marked for the roll-up.
create or replace function trace_back(of_org uuid) returns integer
language plpgsql security definer set search_path = public as $$
declare
  of_zone text := (select o.zone from organisation o where o.org = of_org);
  today date := (now() at time zone of_zone)::date;
  on_day date;
  every integer;
  traced integer := 0;
  kept jsonb;
  ended jsonb;
  levels jsonb;
  at_level jsonb;
begin
  perform pg_advisory_xact_lock(hashtextextended('roll-up ' || of_org, 0));
  select greatest(min(r.read_on), today - 730) into on_day from reading r where r.org = of_org and not r.superseded;
  every := greatest(7, (today - on_day) / 26);
  if on_day is null or on_day > today - every then
    return 0;
  end if;
  select jsonb_agg(jsonb_build_object('node', m.node, 'value', m.value, 'value_on', m.value_on)) into kept from measure m where m.org = of_org;
  select jsonb_agg(jsonb_build_object('node', n.node, 'closed_as', n.closed_as)) into ended
  from node n where n.org = of_org and n.kind = 'goal' and n.state = 'closed' and n.closed_as <> 'abandoned';
  update node n set state = 'active', closed_as = null
  from jsonb_to_recordset(ended) e(node uuid, closed_as text) where n.org = of_org and n.node = e.node;
  -- by distance from the measures, so that each level finds those below it done
  with recursive lift as (
    select e.child as node, e.parent as above from carries e where e.org = of_org
    union all
    -- a sum comes after what it adds up
    select m.node, s.node from measure s
    join carries e on e.org = of_org and e.parent = s.goal and e.accepted
    join measure m on m.org = of_org and m.goal = e.child
    where s.org = of_org and s.adds_up
  ), up(node, level) as (
    select n.node, 0 from node n where n.org = of_org and not exists (select 1 from carries e where e.org = of_org and e.parent = n.node)
    union
    select l.above, u.level + 1 from up u join lift l on l.node = u.node where u.level < 500
  ), highest as (
    select u.node, max(u.level) as level from up u group by u.node
  ), grouped as (
    select h.level, jsonb_agg(h.node) as nodes from highest h group by h.level
  )
  select jsonb_agg(g.nodes order by g.level) into levels from grouped g;
  while on_day < today loop
    update measure m set value = latest.value, value_on = latest.read_on
    from measure base left join lateral (
      select r.value, r.read_on from reading r
      where r.org = of_org and r.measure = base.node and not r.superseded and r.read_on <= on_day
      order by r.read_on desc, r.check_in desc limit 1
    ) latest on true
    where base.org = of_org and m.org = of_org and m.node = base.node and (m.value, m.value_on) is distinct from (latest.value, latest.read_on);
    for at_level in select l from jsonb_array_elements(levels) l loop
      perform recompute(of_org, array(select x::uuid from jsonb_array_elements_text(at_level) x), on_day, of_zone);
    end loop;
    traced := traced + 1;
    on_day := on_day + every;
  end loop;
  update measure m set value = k.value, value_on = k.value_on
  from jsonb_to_recordset(kept) k(node uuid, value numeric, value_on date)
  where m.org = of_org and m.node = k.node and (m.value, m.value_on) is distinct from (k.value, k.value_on);
  update node n set state = 'closed', closed_as = e.closed_as
  from jsonb_to_recordset(ended) e(node uuid, closed_as text) where n.org = of_org and n.node = e.node;
  -- nothing stood before it began
  delete from standing_on o using node n left join measure m on m.org = n.org and m.node = n.node left join node g on g.org = m.org and g.node = m.goal
  where o.org = of_org and n.org = of_org and n.node = o.node and coalesce(n.start_on, g.start_on) > o.on_day;
  insert into dirty (org, dirty, node) select of_org, gen_random_uuid(), n.node from node n where n.org = of_org;
  return traced;
end $$;

revoke execute on function trace_back(uuid) from public;

grant execute on function trace_back(uuid) to bearing_import;
