-- Gives all goals of one team to another, seen or not: of those that are not closed the team, with a line in their history;
-- and of all that the first team's people could see because they were in it, the audience. Answers how many changed hands.
create or replace function move_team_goals(from_team uuid, to_team uuid, fresh uuid) returns integer
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  by_person uuid := viewer_person();
  of_audience uuid := (select a.audience from audience a where a.org = of_org and a.word = 'team' and a.team = from_team);
  to_audience uuid;
  moved uuid[];
  each uuid;
begin
  if not exists (select 1 from person p where p.org = of_org and p.person = by_person and p.administrator) then
    raise exception 'Only an administrator moves the goals of a team.';
  end if;
  with moving as (
    update node n set team = to_team, revision = revision + 1
    where n.org = of_org and n.team = from_team and n.kind = 'goal' and n.state <> 'closed' returning n.node, n.audience
  ), traced as (
    insert into event (org, event, by, happened, subject, audience, before, after)
    select of_org, event_id(), by_person, 'goal.changed', m.node, m.audience, jsonb_build_object('team', from_team), jsonb_build_object('team', to_team)
    from moving m
  )
  select coalesce(array_agg(m.node), '{}') into moved from moving m;
  update node n set team = to_team from measure m
  where m.org = of_org and m.goal = any (moved) and n.org = of_org and n.node = m.node;
  if of_audience is not null then
    to_audience := make_audience('team', null, null, to_team, '{}', fresh);
    for each in select n.node from node n where n.org = of_org and n.audience = of_audience and n.kind = 'goal' loop
      perform move_audience(each, to_audience);
    end loop;
  end if;
  insert into dirty (org, dirty, node) select of_org, gen_random_uuid(), x from unnest(moved) x;
  return cardinality(moved);
end $$;

-- An id that sorts by time like those that the application makes: for rows whose number it cannot know.
create or replace function event_id() returns uuid language sql volatile
return (select (substr(x.hex, 1, 8) || '-' || substr(x.hex, 9, 4) || '-7' || substr(gen_random_uuid()::text, 16))::uuid
  from (select lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') as hex) x);

revoke execute on function move_team_goals(uuid, uuid, uuid) from public;

grant execute on function move_team_goals(uuid, uuid, uuid) to bearing_app;
