-- Gives a goal another audience, with everything that carries a copy of it: its measures, numbers, readings, check-ins
-- and history. One function, so that no row is forgotten; the roll-up then leaves out what became narrower.
create or replace function move_audience(of_goal uuid, to_audience uuid) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  nodes uuid[] := array(select of_goal union all select m.node from measure m where m.org = of_org and m.goal = of_goal);
begin
  update node n set audience = to_audience where n.org = of_org and n.node = any (nodes);
  update measure m set audience = to_audience where m.org = of_org and m.node = any (nodes);
  update standing s set audience = to_audience where s.org = of_org and s.node = any (nodes);
  update standing_on s set audience = to_audience where s.org = of_org and s.node = any (nodes);
  update goal g set audience = to_audience where g.org = of_org and g.node = of_goal;
  update closing c set audience = to_audience where c.org = of_org and c.goal = of_goal;
  update reopening r set audience = to_audience where r.org = of_org and r.closing in (select c.closing from closing c where c.org = of_org and c.goal = of_goal);
  update check_in c set audience = to_audience where c.org = of_org and c.goal = of_goal;
  update reading r set audience = to_audience where r.org = of_org and r.measure = any (nodes);
  perform move_conversation(of_goal, to_audience);
  update event e set audience = to_audience where e.org = of_org and e.subject = any (nodes) and not coalesce(e.after ? 'node', false);
  -- what tells of support names both ends, so it is for those who see both; where no audience is known to, it names none
  update event e set
    audience = case when o.audience in (of_org, to_audience) then to_audience when to_audience = of_org then o.audience else s.audience end,
    after = case when o.audience in (of_org, to_audience) or to_audience = of_org then e.after else e.after - 'node' - 'goal' end
  from node o, node s
  where e.org = of_org and (e.subject = of_goal or e.after ->> 'node' = of_goal::text) and e.after ? 'node'
    and o.org = of_org and o.node = case when e.subject = of_goal then (e.after ->> 'node')::uuid else e.subject end
    and s.org = of_org and s.node = e.subject;
  -- what is as wide as what changes with it, above and below
  insert into dirty (org, dirty, node)
  select of_org, gen_random_uuid(), x.node from (
    select unnest(nodes) as node
    union select e.parent from carries e where e.org = of_org and e.child = of_goal
    union select e.child from carries e where e.org = of_org and e.parent = of_goal) x;
end $$;

-- Lets go of these nodes what others have linked to them, or were writing about them: they are about to be no more.
create or replace function forget_links(nodes uuid[]) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
begin
  delete from scan_link l where l.org = of_org and l.target = any (nodes);
  delete from signal_link l where l.org = of_org and l.node = any (nodes);
  delete from decision_link l where l.org = of_org and l.node = any (nodes);
  delete from change_link l where l.org = of_org and l.node = any (nodes);
  delete from briefing_link l where l.org = of_org and l.subject = any (nodes);
  delete from priority_link l where l.org = of_org and l.node = any (nodes);
  delete from expectation_link l where l.org = of_org and l.node = any (nodes);
  perform forget_subjects(nodes);
end $$;

-- Deletes a draft with its measures; anything else is archived instead.
create or replace function discard_draft(of_goal uuid) returns boolean
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  nodes uuid[] := array(select of_goal union all select m.node from measure m where m.org = of_org and m.goal = of_goal);
  -- what it supported, and what supported it: both ask whether there is still a link
  around uuid[] := array(select e.parent from carries e where e.org = of_org and e.child = of_goal
    union select e.child from carries e where e.org = of_org and e.parent = of_goal and not e.child = any (nodes));
begin
  -- a batch under way could write the standing of what is deleted here
  perform pg_advisory_xact_lock(hashtextextended('roll-up ' || of_org, 0));
  if not exists (select 1 from node n where n.org = of_org and n.node = of_goal and n.state = 'draft')
    or exists (select 1 from check_in c where c.org = of_org and c.goal = of_goal) then
    return false;
  end if;
  perform forget_links(nodes);
  delete from carries e where e.org = of_org and (e.child = any (nodes) or e.parent = any (nodes));
  delete from standing s where s.org = of_org and s.node = any (nodes);
  delete from standing_on s where s.org = of_org and s.node = any (nodes);
  delete from node_dated d where d.org = of_org and d.node = any (nodes);
  -- of measures that add up
  delete from reading r where r.org = of_org and r.measure = any (nodes);
  delete from measure m where m.org = of_org and m.node = any (nodes);
  delete from goal g where g.org = of_org and g.node = of_goal;
  perform forget_conversation(array[of_goal]);
  delete from dirty d where d.org = of_org and d.node = any (nodes);
  delete from node n where n.org = of_org and n.node = any (nodes);
  insert into dirty (org, dirty, node) select of_org, gen_random_uuid(), a from unnest(around) a;
  return true;
end $$;

revoke execute on function move_audience(uuid, uuid), forget_links(uuid[]), discard_draft(uuid) from public;

grant execute on function move_audience(uuid, uuid), discard_draft(uuid) to bearing_app, bearing_import;
