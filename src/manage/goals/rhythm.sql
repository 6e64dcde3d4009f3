-- Puts the rhythm in force on every goal of these teams and of the teams within them, as rhythmOf in goal.ts says: the
-- goal's own, else its team's, else its framework's. `of_frameworks` holds what goal.ts says for each framework, under ''
-- for none. Also what the viewer cannot see follows; a goal's health is computed anew where its rhythm changed.
create or replace function rhythms_follow(of_teams uuid[], of_frameworks jsonb) returns integer
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  moved uuid[];
begin
  with touched as (
    select w.team, team_rhythm(of_org, w.team) as rhythm
    from (select distinct w.team from team_within w where w.org = of_org and w.ancestor = any (of_teams)) w
  ), following as (
    update node n set rhythm = coalesce(g.own_rhythm, t.rhythm, (of_frameworks ->> coalesce(n.framework, ''))::integer, n.rhythm)
    from goal g, touched t
    where n.org = of_org and n.kind = 'goal' and n.team = t.team and g.org = of_org and g.node = n.node
      and n.rhythm is distinct from coalesce(g.own_rhythm, t.rhythm, (of_frameworks ->> coalesce(n.framework, ''))::integer, n.rhythm)
    returning n.node
  )
  select array_agg(f.node) into moved from following f;
  insert into dirty (org, dirty, node)
  select of_org, gen_random_uuid(), x.node from (
    select unnest(moved) as node
    union all select m.node from measure m where m.org = of_org and m.goal = any (moved)) x;
  return coalesce(cardinality(moved), 0);
end $$;

revoke execute on function rhythms_follow(uuid[], jsonb) from public;

grant execute on function rhythms_follow(uuid[], jsonb) to bearing_app, bearing_import;
