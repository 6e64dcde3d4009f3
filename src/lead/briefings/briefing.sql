-- Whether a briefing has reached whoever asks.
create or replace function briefing_reached(of_briefing uuid) returns boolean language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
begin
  return exists (select 1 from briefing_copy c where c.org = of_org and c.briefing = of_briefing and c.person = of_person);
end $$;

create or replace function briefing_in_sight(of_briefing uuid) returns boolean language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  of_org uuid := viewer_org();
begin
  return exists (select 1 from briefing b where b.org = of_org and b.briefing = of_briefing);
end $$;

-- Whether a briefing was brought in, which is to be read and reaches nobody any more.
create or replace function briefing_brought_in(of_briefing uuid) returns boolean language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  of_org uuid := viewer_org();
begin
  return exists (select 1 from briefing b where b.org = of_org and b.briefing = of_briefing and b.source is not null);
end $$;

create or replace function briefing_is_own(of_briefing uuid) returns boolean language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
begin
  return exists (select 1 from briefing b where b.org = of_org and b.briefing = of_briefing and b.owner = of_person);
end $$;

-- What each manager above whoever asks said that it means there, the nearest last. They read their own line's words alone.
create or replace function briefing_line(of_briefing uuid)
returns table (person uuid, words text, passed_on date, by_clock boolean, height integer)
language plpgsql stable security definer set search_path = public set plan_cache_mode = force_generic_plan as $$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
begin
  return query
  with recursive up(above, height) as (
    select c.manager, 1 from briefing_copy c where c.org = of_org and c.briefing = of_briefing and c.person = of_person
    union all
    select c.manager, u.height + 1 from up u join briefing_copy c on c.org = of_org and c.briefing = of_briefing and c.person = u.above
    where u.height < 200
  )
  select c.person, c.words, c.passed_on, c.by_clock, u.height
  from up u join briefing_copy c on c.org = of_org and c.briefing = of_briefing and c.person = u.above and c.manager is not null
  order by u.height desc;
end $$;

-- For the sender alone: how many it has reached in each team and what it was to them at first. A team's persons are counted in
-- the order in which they first answered and in whole fives; who changes their mind is not counted anew: so neither a sum nor
-- the difference between today's and yesterday's tells of fewer than five persons. Teams do not overlap, since each copy counts in one, and nothing is added up across them but
-- what is shown.
create or replace function briefing_sums(of_briefing uuid, at_least integer)
returns table (team uuid, reached bigint, understood bigint, questions bigint, concerns bigint)
language plpgsql stable security definer set search_path = public set plan_cache_mode = force_generic_plan as $$
declare
  of_org uuid := viewer_org();
  fewest integer := greatest(at_least, 5);
begin
  if not briefing_is_own(of_briefing) then
    return;
  end if;
  return query
  with first_said as (
    select distinct on (m.team, m.person) m.team, m.person, m.mark, m.at, m.marking
    from briefing_mark m where m.org = of_org and m.briefing = of_briefing
    order by m.team, m.person, m.at, m.marking
  ), placed as (
    select f.team, f.mark, row_number() over (partition by f.team order by f.at, f.marking) as place,
      count(*) over (partition by f.team) as persons
    from first_said f
  ), told as (
    select p.team, count(*) filter (where p.mark = 'understood') as understood, count(*) filter (where p.mark = 'question') as questions,
      count(*) filter (where p.mark = 'concern') as concerns
    from placed p where p.place <= p.persons - p.persons % fewest group by p.team
  ), came as (
    select c.team, count(*) as reached from briefing_copy c
    where c.org = of_org and c.briefing = of_briefing and c.manager is not null group by c.team
  )
  select a.team, a.reached, t.understood, t.questions, t.concerns
  from came a left join told t on t.team is not distinct from a.team;
end $$;

-- For the sender alone: how long managers held it, and whether they then passed it on themselves; many at once.
create or replace function briefing_holding(of_briefing uuid, of_day date)
returns table (days integer, passed boolean, managers bigint)
language plpgsql stable security definer set search_path = public set plan_cache_mode = force_generic_plan as $$
declare
  of_org uuid := viewer_org();
begin
  if not briefing_is_own(of_briefing) then
    return;
  end if;
  return query
  select coalesce(c.passed_on, of_day) - c.arrived_on, c.passed_on is not null and not c.by_clock, count(*)
  from briefing_copy c
  where c.org = of_org and c.briefing = of_briefing and c.passes and c.manager is not null
  group by 1, 2 order by 1, 2;
end $$;

-- For the sender alone: with whom it lies, the longest first, and how many wait directly below them.
create or replace function briefing_holders(of_briefing uuid, of_day date, most integer)
returns table (person uuid, arrived_on date, pass_by date, nudged_on date, waiting bigint)
language plpgsql stable security definer set search_path = public set plan_cache_mode = force_generic_plan as $$
declare
  of_org uuid := viewer_org();
begin
  if not briefing_is_own(of_briefing) then
    return;
  end if;
  return query
  select c.person, c.arrived_on, c.pass_by, c.nudged_on, (
    select count(*) from managing g where g.org = of_org and g.manager = c.person and g.to_on is null and not exists (
      select 1 from briefing_copy d where d.org = of_org and d.briefing = of_briefing and d.person = g.person))
  from briefing_copy c join person p on p.org = of_org and p.person = c.person and (p.ends_on is null or p.ends_on >= of_day)
  where c.org = of_org and c.briefing = of_briefing and c.passes and c.passed_at is null and c.manager is not null
  order by c.arrived_on, c.person limit most;
end $$;

-- Where briefings of whoever asks lie since yesterday or longer: with which manager, the longest first.
create or replace function briefings_stuck(of_owner uuid, of_team uuid, of_day date, most integer)
returns table (briefing uuid, title text, person uuid, arrived_on date, pass_by date)
language plpgsql stable security definer set search_path = public set plan_cache_mode = force_generic_plan as $$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
begin
  return query
  select b.briefing, b.title, c.person, c.arrived_on, c.pass_by
  from briefing b join briefing_copy c on c.org = of_org and c.briefing = b.briefing and c.passes and c.passed_at is null
  join person p on p.org = of_org and p.person = c.person and (p.ends_on is null or p.ends_on >= of_day)
  where b.org = of_org and b.owner = of_person and b.travels and c.arrived_on < of_day
    and (of_owner is null or b.owner = of_owner)
    and (of_team is null or exists (
      select 1 from membership m join team_within w on w.org = of_org and w.team = m.team and w.ancestor = of_team
      where m.org = of_org and m.person = c.person and m.to_on is null))
  order by c.arrived_on, b.briefing, c.person limit most;
end $$;

-- For the sender alone: what managers said that it means where they are, the latest first.
create or replace function briefing_words(of_briefing uuid, most integer)
returns table (person uuid, words text, passed_on date)
language plpgsql stable security definer set search_path = public set plan_cache_mode = force_generic_plan as $$
declare
  of_org uuid := viewer_org();
begin
  if not briefing_is_own(of_briefing) then
    return;
  end if;
  return query
  select c.person, c.words, c.passed_on from briefing_copy c
  where c.org = of_org and c.briefing = of_briefing and c.words <> '' and c.manager is not null
  order by c.passed_at desc, c.person limit most;
end $$;

-- For the sender alone: reminds a manager with whom it lies, once.
create or replace function briefing_nudge(of_briefing uuid, of_person uuid, of_day date) returns boolean
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
begin
  if not briefing_is_own(of_briefing) then
    return false;
  end if;
  update briefing_copy c set nudged_on = of_day
  where c.org = of_org and c.briefing = of_briefing and c.person = of_person and c.passes and c.passed_at is null and c.nudged_on is null;
  return found;
end $$;

revoke execute on function briefing_line(uuid), briefing_sums(uuid, integer), briefing_holding(uuid, date), briefing_holders(uuid, date, integer), briefing_words(uuid, integer), briefings_stuck(uuid, uuid, date, integer), briefing_nudge(uuid, uuid, date) from public;

grant execute on function briefing_line(uuid), briefing_sums(uuid, integer), briefing_holding(uuid, date), briefing_holders(uuid, date, integer), briefing_words(uuid, integer), briefings_stuck(uuid, uuid, date, integer), briefing_nudge(uuid, uuid, date) to bearing_app;

-- Puts a briefing and all that was told of it under another audience; the caller has made sure that the viewer may.
create or replace function move_briefing(of_briefing uuid, to_audience uuid) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
begin
  update event e set audience = to_audience
  where e.org = of_org and e.subject = of_briefing and e.audience = (select b.audience from briefing b where b.org = of_org and b.briefing = of_briefing);
  update briefing b set audience = to_audience where b.org = of_org and b.briefing = of_briefing;
end $$;

revoke execute on function move_briefing(uuid, uuid) from public;

grant execute on function move_briefing(uuid, uuid) to bearing_app;
