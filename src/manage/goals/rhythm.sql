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

-- One step: goals of the first team that is marked, at most so many; the mark goes when none is left. Answers how many goals
-- it moved, and nothing where no team is marked. A goal's health is computed anew where its rhythm changed.
create or replace function rhythm_step(of_frameworks jsonb, most integer) returns integer
-- A plan for a step is made when it is taken: one that was kept from a day with a dozen goals would take minutes for thousands.
language plpgsql security definer set search_path = public set plan_cache_mode = force_custom_plan as $$
declare
  of_org uuid := viewer_org();
  of_team uuid;
  inforce integer;
  moved uuid[];
begin
  select t.team into of_team from team t where t.org = of_org and t.rhythm_follows order by t.team limit 1 for update;
  if of_team is null then
    return null;
  end if;
  inforce := team_rhythm(of_org, of_team);
  with behind as (
    select n.node, coalesce(g.own_rhythm, inforce, (of_frameworks ->> coalesce(n.framework, ''))::integer, n.rhythm) as rhythm
    from node n join goal g on g.org = of_org and g.node = n.node
    where n.org = of_org and n.team = of_team and n.kind = 'goal'
      and n.rhythm is distinct from coalesce(g.own_rhythm, inforce, (of_frameworks ->> coalesce(n.framework, ''))::integer, n.rhythm)
    limit most
  ), following as (
    update node n set rhythm = b.rhythm from behind b where n.org = of_org and n.node = b.node returning n.node
  )
  select coalesce(array_agg(f.node), '{}') into moved from following f;
  insert into dirty (org, dirty, node)
  select of_org, gen_random_uuid(), x.node from (
    select unnest(moved) as node
    union all select m.node from measure m where m.org = of_org and m.goal = any (moved)) x;
  if cardinality(moved) < most then
    update team t set rhythm_follows = false where t.org = of_org and t.team = of_team;
  end if;
  return cardinality(moved);
end $$;

revoke execute on function rhythms_follow(uuid[], jsonb), rhythm_step(jsonb, integer) from public;

grant execute on function rhythms_follow(uuid[], jsonb) to bearing_app, bearing_import;

grant execute on function rhythm_step(jsonb, integer) to bearing_roll_up;
