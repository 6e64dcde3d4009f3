-- Puts the rhythm in force on every goal of these teams and of the teams within them, as rhythmOf in goal.ts says: the
-- goal's own, else its team's, else its framework's. `of_frameworks` holds what goal.ts says for each framework, under ''
-- for none. Also what the viewer cannot see follows. The first few thousand goals do so at once; where there are more, the
-- teams stay marked, and the worker goes on with them. Answers how many followed.
create or replace function rhythms_follow(of_teams uuid[], of_frameworks jsonb) returns integer
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  room integer := 5000;
  moved integer;
begin
  update team t set rhythm_follows = true
  from (select distinct w.team from team_within w where w.org = of_org and w.ancestor = any (of_teams)) x
  where t.org = of_org and t.team = x.team and not t.rhythm_follows;
  while room > 0 loop
    moved := rhythm_step(of_frameworks, room);
    exit when moved is null;
    room := room - moved;
  end loop;
  return 5000 - room;
end $$;

-- One step: goals of the teams that are marked, at most so many; the marks go when none is left. Answers how many goals it
-- moved, and nothing where no team is marked. A goal's health is computed anew where its rhythm changed.
create or replace function rhythm_step(of_frameworks jsonb, most integer) returns integer
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  of_teams uuid[] := array(select t.team from team t where t.org = of_org and t.rhythm_follows order by t.team for update);
  moved uuid[] := '{}';
  each record;
begin
  if cardinality(of_teams) = 0 then
    return null;
  end if;
  -- From index to index, whatever the planner thinks of an organisation that it has not counted yet: it would compare each
  -- goal with all.
  for each in
    select n.node, r.rhythm
    from (select u.team, team_rhythm(of_org, u.team) as inforce from unnest(of_teams) u(team) offset 0) m
    cross join lateral (
      select n.node, n.rhythm, n.framework from node n where n.org = of_org and n.team = m.team and n.kind = 'goal' offset 0) n
    cross join lateral (select g.own_rhythm from goal g where g.org = of_org and g.node = n.node offset 0) g
    cross join lateral (
      select coalesce(g.own_rhythm, m.inforce, (of_frameworks ->> coalesce(n.framework, ''))::integer, n.rhythm) as rhythm offset 0) r
    where r.rhythm is distinct from n.rhythm
    limit most
  loop
    update node n set rhythm = each.rhythm where n.org = of_org and n.node = each.node;
    moved := array_append(moved, each.node);
  end loop;
  insert into dirty (org, dirty, node)
  select of_org, gen_random_uuid(), x.node from (
    select unnest(moved) as node
    union all select m.node from unnest(moved) u(goal) cross join lateral (
      select m.node from measure m where m.org = of_org and m.goal = u.goal offset 0) m) x;
  if cardinality(moved) < most then
    update team t set rhythm_follows = false where t.org = of_org and t.team = any (of_teams);
  end if;
  return cardinality(moved);
end $$;

revoke execute on function rhythms_follow(uuid[], jsonb), rhythm_step(jsonb, integer) from public;

grant execute on function rhythms_follow(uuid[], jsonb) to bearing_app, bearing_import;

grant execute on function rhythm_step(jsonb, integer) to bearing_roll_up;
