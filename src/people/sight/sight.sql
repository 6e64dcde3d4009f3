-- Who is in an audience today. One row each; "organisation" has none, since everybody is in it.
create or replace function persons_in(of_org uuid, audiences uuid[]) returns table (audience uuid, person uuid)
language sql stable as $$
  select a.audience, p.person
  from audience a cross join lateral (
    -- the owner and their managers upward
    select a.person where a.word in ('line', 'pair', 'private')
    union select l.above from reporting_line l where a.word = 'line' and l.org = of_org and l.person = a.person
    -- of somebody who has left: who stood directly above them last, so that what was their line's is not lost
    union select m.manager from person g join managing m on m.org = of_org and m.person = g.person and m.to_on > g.ends_on
      where a.word = 'line' and g.org = of_org and g.person = a.person and g.ends_on is not null
    union select a.other where a.word = 'pair'
    union select n.person from audience_person n where a.word = 'named' and n.org = of_org and n.audience = a.audience
    -- members and leads of the team and of the teams within it
    union select m.person from team_within w join membership m on m.org = of_org and m.team = w.team and m.to_on is null
      where a.word = 'team' and w.org = of_org and w.ancestor = a.team
    union select t.lead from team_within w join team t on t.org = of_org and t.team = w.team
      where a.word = 'team' and w.org = of_org and w.ancestor = a.team
  ) p(person)
  where a.org = of_org and a.audience = any (audiences) and a.word <> 'organisation' and p.person is not null
$$;

-- Makes sight of these audiences what it should be today; touches only rows that change.
create or replace function refresh_sight(audiences uuid[]) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
begin
  delete from sight s
  where s.org = of_org and s.audience = any (audiences)
    and not exists (select 1 from persons_in(of_org, array[s.audience]) p where p.person = s.person);
  insert into sight (org, person, audience)
  select of_org, p.person, p.audience from persons_in(of_org, audiences) p
  on conflict do nothing;
end $$;

-- Whether a person is in an audience. The runtime role reads its own sight only, so this answers yes or no and no more.
create or replace function sees(of_person uuid, of_audience uuid) returns boolean
language plpgsql stable security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
begin
  return of_audience = of_org or exists (
    select 1 from sight s where s.org = of_org and s.person = of_person and s.audience = of_audience);
end $$;

-- Finds or makes the audience of a visibility word. Which arguments a word needs:
--   organisation: none; team: team; line, private: person; pair: person and other; named: named
create or replace function make_audience(of_word text, of_person uuid, of_other uuid, of_team uuid, named uuid[], fresh uuid)
returns uuid
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  found uuid;
begin
  if of_word = 'organisation' then
    insert into audience (org, audience, word) values (of_org, of_org, 'organisation') on conflict do nothing;
    return of_org;
  end if;
  if of_word = 'pair' and of_other < of_person then
    select of_other, of_person into of_person, of_other;
  end if;
  if of_word = 'named' then
    select a.audience into found
    from audience a
    where a.org = of_org and a.word = 'named'
      and (select array_agg(n.person order by n.person) from audience_person n where n.org = of_org and n.audience = a.audience)
        = (select array_agg(distinct x order by x) from unnest(named) x)
    limit 1;
  else
    select a.audience into found from audience a
    where a.org = of_org and a.word = of_word and a.person is not distinct from of_person
      and a.other is not distinct from of_other and a.team is not distinct from of_team;
  end if;
  if found is not null then
    return found;
  end if;
  insert into audience (org, audience, word, person, other, team)
  values (of_org, fresh, of_word, of_person, of_other, of_team)
  on conflict do nothing returning audience into found;
  if found is null then
    -- somebody made the same one at this moment
    return make_audience(of_word, of_person, of_other, of_team, named, fresh);
  end if;
  insert into audience_person (org, audience, person) select distinct of_org, fresh, x from unnest(named) x where of_word = 'named';
  perform refresh_sight(array[fresh]);
  return fresh;
end $$;

-- After a change of managers: the closure of these persons and of everybody below them, then sight of their lines.
create or replace function reporting_changed(persons uuid[]) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  touched uuid[];
begin
  select array_agg(distinct x) into touched from (
    select unnest(persons) x
    union select l.person from reporting_line l where l.org = of_org and l.above = any (persons)
  ) all_touched;
  delete from reporting_line l where l.org = of_org and l.person = any (touched);
  insert into reporting_line (org, person, above, distance)
  with recursive up(person, above, distance) as (
    select m.person, m.manager, 1 from managing m where m.org = of_org and m.to_on is null and m.person = any (touched)
    union all
    select up.person, m.manager, up.distance + 1
    from up join managing m on m.org = of_org and m.person = up.above and m.to_on is null
    where up.distance < 200
  )
  select of_org, up.person, up.above, min(up.distance) from up group by up.person, up.above;
  perform refresh_sight(array(select a.audience from audience a where a.org = of_org and a.word = 'line' and a.person = any (touched)));
end $$;

-- After a change of the tree of teams, of leads or of members: the closure where the tree changed, then sight.
create or replace function teams_changed(teams uuid[], tree boolean) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  before uuid[] := array(select distinct w.ancestor from team_within w where w.org = of_org and w.team = any (teams));
begin
  if tree then
    delete from team_within w where w.org = of_org;
    insert into team_within (org, team, ancestor, distance)
    with recursive up(team, ancestor, distance) as (
      select t.team, t.team, 0 from team t where t.org = of_org
      union all
      select up.team, t.parent, up.distance + 1 from up join team t on t.org = of_org and t.team = up.ancestor
      where t.parent is not null and up.distance < 200
    )
    select of_org, up.team, up.ancestor, up.distance from up;
  end if;
  perform refresh_sight(array(
    select a.audience from audience a
    where a.org = of_org and a.word = 'team' and (a.team = any (before)
      or a.team in (select w.ancestor from team_within w where w.org = of_org and w.team = any (teams)))
  ));
end $$;

revoke execute on function sees(uuid, uuid), refresh_sight(uuid[]), make_audience(text, uuid, uuid, uuid, uuid[], uuid), reporting_changed(uuid[]), teams_changed(uuid[], boolean) from public;

grant execute on function sees(uuid, uuid), refresh_sight(uuid[]), make_audience(text, uuid, uuid, uuid, uuid[], uuid), reporting_changed(uuid[]), teams_changed(uuid[], boolean) to bearing_app, bearing_import, bearing_sign_in;

grant execute on function make_audience(text, uuid, uuid, uuid, uuid[], uuid) to bearing_digests;
