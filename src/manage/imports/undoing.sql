-- What rolling an import back removes. Tables that are otherwise only added to are emptied of these rows here and nowhere
-- else, within the import's own organisation; import_change keeps what was there.

-- Nodes with all that is theirs. Nothing else may depend on them: undo.ts sees to that, and foreign keys hold it.
create or replace function unmake_nodes(nodes uuid[]) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
begin
  insert into dirty (org, dirty, node)
  select of_org, gen_random_uuid(), e.parent from carries e where e.org = of_org and e.child = any (nodes) and e.parent <> all (nodes) group by e.parent;
  perform forget_conversation(nodes);
  delete from reading r where r.org = of_org and (r.measure = any (nodes)
    or r.check_in in (select c.check_in from check_in c where c.org = of_org and c.goal = any (nodes)));
  delete from check_in c where c.org = of_org and c.goal = any (nodes);
  delete from reopening r where r.org = of_org and r.closing in (select c.closing from closing c where c.org = of_org and c.goal = any (nodes));
  delete from closing c where c.org = of_org and c.goal = any (nodes);
  perform forget_links(nodes);
  delete from carries e where e.org = of_org and (e.child = any (nodes) or e.parent = any (nodes));
  delete from standing s where s.org = of_org and s.node = any (nodes);
  delete from standing_on s where s.org = of_org and s.node = any (nodes);
  delete from dirty d where d.org = of_org and d.node = any (nodes);
  delete from measure m where m.org = of_org and m.node = any (nodes);
  delete from goal g where g.org = of_org and g.node = any (nodes);
  delete from node n where n.org = of_org and n.node = any (nodes);
  delete from node_dated d where d.org = of_org and d.node = any (nodes);
  delete from carries_dated d where d.org = of_org and (d.child = any (nodes) or d.parent = any (nodes));
end $$;

-- Check-ins with their readings; what they corrected counts again, and current values are found anew.
create or replace function unmake_check_ins(check_ins uuid[]) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  measures uuid[];
begin
  update reading r set superseded = false
  from check_in c where c.org = of_org and c.check_in = any (check_ins) and r.org = of_org and r.check_in = c.supersedes;
  measures := array(select distinct r.measure from reading r where r.org = of_org and (r.check_in = any (check_ins)
    or r.check_in in (select c.supersedes from check_in c where c.org = of_org and c.check_in = any (check_ins))));
  insert into dirty (org, dirty, node)
  select of_org, gen_random_uuid(), x.node from (
    select unnest(measures) union select c.goal from check_in c where c.org = of_org and c.check_in = any (check_ins)) x(node);
  perform unmake_said(check_ins);
  delete from reading r where r.org = of_org and r.check_in = any (check_ins);
  delete from check_in c where c.org = of_org and c.check_in = any (check_ins);
  perform import_current(measures);
end $$;

create or replace function unmake_directions(directions uuid[]) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
begin
  delete from direction_publishing p where p.org = of_org and p.direction = any (directions);
  delete from direction d where d.org = of_org and d.direction = any (directions);
end $$;

-- Audiences of what stays: whoever makes one up must stay as well, or what was for them would be for nobody.
create or replace function audiences_in_use(of_org uuid) returns setof uuid language sql stable as $$
  select n.audience from node n where n.org = of_org
  union select d.audience from decision d where d.org = of_org
  union select c.audience from change c where c.org = of_org
  union select b.audience from briefing b where b.org = of_org
  union select s.audience from stakeholder s where s.org = of_org
  union select s.audience from strategy s where s.org = of_org
  union select u.audience from allotment_used u where u.org = of_org
  union select s.audience from signal s where s.org = of_org
  union select s.audience from scan s where s.org = of_org
  union select i.audience from indicator i where i.org = of_org
  union select p.audience from pulse p where p.org = of_org
  union select v.audience from saved_view v where v.org = of_org
$$;

-- Whether scans, signals, indicators, pulses, purposes or offers name this person or team.
create or replace function person_is_named(of_org uuid, of_person uuid) returns boolean language sql stable
return exists (select 1 from scan s where s.org = of_org and s.owner = of_person)
  or exists (select 1 from scan_contributor s where s.org = of_org and s.person = of_person)
  or exists (select 1 from scan_link l where l.org = of_org and l.by = of_person)
  or exists (select 1 from scan_move v where v.org = of_org and v.by = of_person)
  or exists (select 1 from finding f where f.org = of_org and of_person in (f.owner, f.by))
  or exists (select 1 from finding_dot d where d.org = of_org and d.person = of_person)
  or exists (select 1 from signal s where s.org = of_org and of_person in (s.owner, s.added_by))
  or exists (select 1 from sighting s where s.org = of_org and s.by = of_person)
  or exists (select 1 from indicator i where i.org = of_org and i.owner = of_person)
  or exists (select 1 from indicator_reading r where r.org = of_org and r.by = of_person)
  or exists (select 1 from pulse p where p.org = of_org and p.owner = of_person)
  or exists (select 1 from pulse_asked a where a.org = of_org and a.person = of_person)
  or exists (select 1 from team_purpose u where u.org = of_org and u.by = of_person)
  or exists (select 1 from offer o where o.org = of_org and of_person in (o.giver, o.receiver, o.by));

create or replace function team_is_named(of_org uuid, of_team uuid) returns boolean language sql stable
return exists (select 1 from scan s where s.org = of_org and s.team = of_team)
  or exists (select 1 from signal s where s.org = of_org and s.team = of_team)
  or exists (select 1 from indicator i where i.org = of_org and i.team = of_team);

revoke execute on function audiences_in_use(uuid), person_is_named(uuid, uuid), team_is_named(uuid, uuid) from public;

-- Teams that hold nothing and nobody but persons who go with them; answers those that were removed.
create or replace function unmake_teams(teams uuid[], leaving uuid[]) returns uuid[]
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  removed uuid[] := '{}';
  now_free uuid[];
  used uuid[] := array(select x.audience from audiences_in_use(of_org) x(audience));
begin
  loop
    now_free := array(
      select t.team from team t
      where t.org = of_org and t.team = any (teams)
        and not exists (select 1 from team c where c.org = of_org and c.parent = t.team)
        and not exists (select 1 from node n where n.org = of_org and n.team = t.team)
        and not exists (select 1 from team_purpose u where u.org = of_org and u.team = t.team and u.by is not null)
        and not team_in_changes(of_org, t.team)
        and not team_in_briefings(of_org, t.team)
        and not team_in_stakeholders(of_org, t.team)
        and not team_is_named(of_org, t.team)
        and not exists (select 1 from decision d where d.org = of_org and d.team = t.team)
        and not exists (select 1 from decision_trade_off d where d.org = of_org and d.team = t.team)
        and not exists (select 1 from membership m where m.org = of_org and m.team = t.team and m.to_on is null and m.person <> all (leaving))
        and not exists (select 1 from audience a where a.org = of_org and a.team = t.team and a.audience in (select unnest(used))));
    exit when cardinality(now_free) = 0;
    delete from membership m where m.org = of_org and m.team = any (now_free);
    delete from team_within w where w.org = of_org and (w.team = any (now_free) or w.ancestor = any (now_free));
    delete from sight s where s.org = of_org and s.audience in (select a.audience from audience a where a.org = of_org and a.team = any (now_free));
    delete from audience a where a.org = of_org and a.team = any (now_free);
    delete from team_purpose u where u.org = of_org and u.team = any (now_free);
    delete from team t where t.org = of_org and t.team = any (now_free);
    removed := removed || now_free;
  end loop;
  return removed;
end $$;

-- Persons whom nothing names; answers those that were removed.
create or replace function unmake_persons(persons uuid[]) returns uuid[]
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  removed uuid[];
  needed uuid[];
  unused uuid[];
  used uuid[] := array(select x.audience from audiences_in_use(of_org) x(audience));
begin
  removed := array(
    select p.person from person p
    where p.org = of_org and p.person = any (persons) and p.login is null
      and not exists (select 1 from node n where n.org = of_org and n.owner = p.person)
      and not exists (select 1 from goal g where g.org = of_org and g.deputy = p.person)
      and not exists (select 1 from team t where t.org = of_org and t.lead = p.person)
      and not exists (select 1 from check_in c where c.org = of_org and c.by = p.person)
      and not exists (select 1 from closing c where c.org = of_org and c.by = p.person)
      and not exists (select 1 from reopening r where r.org = of_org and r.by = p.person)
      and not exists (select 1 from event e where e.org = of_org and e.by = p.person)
      and not exists (select 1 from comment c where c.org = of_org and c.by = p.person)
      and not exists (select 1 from reaction r where r.org = of_org and r.person = p.person)
      and not exists (select 1 from acknowledgement a where a.org = of_org and a.by = p.person)
      and not exists (select 1 from carry_over o where o.org = of_org and o.by = p.person)
      and not person_in_changes(of_org, p.person)
      and not person_in_briefings(of_org, p.person)
      and not person_in_stakeholders(of_org, p.person)
      and not person_in_strategy(of_org, p.person)
      and not named_in_decisions(of_org, p.person)
      and not person_is_named(of_org, p.person)
      and not exists (select 1 from saved_view v where v.org = of_org and v.owner = p.person)
      and not exists (select 1 from gauge g where g.org = of_org and g.by = p.person)
      and not exists (select 1 from allowed_address l where l.org = of_org and l.by = p.person)
      and not exists (select 1 from nudge x where x.org = of_org and p.person in (x.person, x.by))
      and not exists (select 1 from one_use_link l where l.org = of_org and l.person = p.person)
      and not exists (select 1 from access_token t where t.org = of_org and t.person = p.person)
      and not exists (select 1 from audience a where a.org = of_org and p.person in (a.person, a.other)
        and a.audience in (select unnest(used)))
      and not exists (select 1 from audience_person a where a.org = of_org and a.person = p.person
        and a.audience in (select unnest(used))));
  -- whoever manages, or managed, somebody who stays, stays as well
  loop
    needed := array(select distinct m.manager from managing m
      where m.org = of_org and m.manager = any (removed) and m.person <> all (removed));
    exit when cardinality(needed) = 0;
    removed := array(select r from unnest(removed) r where r <> all (needed));
  end loop;
  unused := array(select a.audience from audience a where a.org = of_org and (a.person = any (removed) or a.other = any (removed)));
  delete from membership m where m.org = of_org and m.person = any (removed);
  delete from managing m where m.org = of_org and m.person = any (removed);
  delete from reporting_line l where l.org = of_org and (l.person = any (removed) or l.above = any (removed));
  delete from sight s where s.org = of_org and (s.person = any (removed) or s.audience = any (unused));
  delete from audience_person a where a.org = of_org and a.person = any (removed);
  delete from audience a where a.org = of_org and a.audience = any (unused);
  perform forget_told(removed);
  delete from chosen_columns c where c.org = of_org and c.person = any (removed);
  delete from person p where p.org = of_org and p.person = any (removed);
  return removed;
end $$;

revoke execute on function unmake_nodes(uuid[]), unmake_check_ins(uuid[]), unmake_directions(uuid[]), unmake_teams(uuid[], uuid[]), unmake_persons(uuid[]) from public;

grant execute on function unmake_nodes(uuid[]), unmake_check_ins(uuid[]), unmake_directions(uuid[]), unmake_teams(uuid[], uuid[]), unmake_persons(uuid[]) to bearing_import;

-- The past of these persons as it was before an import; what goes on now is not touched but for its first day.
create or replace function unmake_stays(given jsonb) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
begin
  delete from membership m using jsonb_to_recordset(given) as g(person uuid, memberships jsonb)
  where m.org = of_org and m.person = g.person and m.to_on is not null
    and not exists (select 1 from jsonb_to_recordset(g.memberships) as r(at uuid, "from" date) where r.at = m.team and r."from" = m.from_on);
  update membership m set from_on = r."from"
  from jsonb_to_recordset(given) as g(person uuid, memberships jsonb), jsonb_to_recordset(g.memberships) as r(at uuid, "from" date, "to" date)
  where m.org = of_org and m.person = g.person and m.team = r.at and m.to_on is null and r."to" is null;
  delete from managing m using jsonb_to_recordset(given) as g(person uuid, managers jsonb)
  where m.org = of_org and m.person = g.person and m.to_on is not null
    and not exists (select 1 from jsonb_to_recordset(g.managers) as r(at uuid, "from" date) where r.at = m.manager and r."from" = m.from_on);
  update managing m set from_on = r."from"
  from jsonb_to_recordset(given) as g(person uuid, managers jsonb), jsonb_to_recordset(g.managers) as r(at uuid, "from" date, "to" date)
  where m.org = of_org and m.person = g.person and m.manager = r.at and m.to_on is null and r."to" is null;
end $$;

create or replace function unmake_events(events uuid[]) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
begin
  delete from event e where e.org = of_org and e.event = any (events);
end $$;

revoke execute on function unmake_stays(jsonb), unmake_events(uuid[]) from public;

grant execute on function unmake_stays(jsonb), unmake_events(uuid[]) to bearing_import;
