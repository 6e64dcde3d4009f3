-- What an import writes of changes, and how it takes that back.
create or replace function import_changes(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into change (org, change, audience, begun_by, begun_at, title, why_now, if_not, owner, team, model, stages, current, next,
    look_again_on, closed_as, closed_on, learnt, source, external_id)
  select of_org, r.change, r."audienceId", r."begunBy", coalesce(r."begunAt", now()), r.title, r."whyNow", r."ifNot", r.owner, r.team,
    r.model, r.stages, r.current, r.next, r."lookAgainOn", r."closedAs", r."closedOn", r.learnt, r.source, r."externalId"
  from jsonb_to_recordset(given) as r(change uuid, "audienceId" uuid, "begunBy" uuid, "begunAt" timestamptz, title text, "whyNow" text,
    "ifNot" text, owner uuid, team uuid, model text, stages jsonb, current integer, next text, "lookAgainOn" date, "closedAs" text,
    "closedOn" date, learnt text, source text, "externalId" text);
  insert into change_affected (org, affected, change, audience, place, team, person, stakeholder, effect)
  select of_org, x.id, r.change, r."audienceId", x.place, x.team, x.person, x.stakeholder, x.effect
  from jsonb_to_recordset(given) as r(change uuid, "audienceId" uuid, affected jsonb)
  cross join jsonb_to_recordset(r.affected) as x(id uuid, place integer, team uuid, person uuid, stakeholder uuid, effect text);
  insert into change_champion (org, change, person, audience, place)
  select of_org, r.change, x.person::uuid, r."audienceId", x.place
  from jsonb_to_recordset(given) as r(change uuid, "audienceId" uuid, champions jsonb)
  cross join jsonb_array_elements_text(r.champions) with ordinality x(person, place);
  insert into change_link (org, change, node, audience)
  select of_org, r.change, x::uuid, r."audienceId"
  from jsonb_to_recordset(given) as r(change uuid, "audienceId" uuid, links jsonb) cross join jsonb_array_elements_text(r.links) x
  on conflict do nothing;
  insert into resistance (org, resistance, change, audience, by, at, said, person, team, behind, answer, answered_by, answered_at, moved)
  select of_org, x.id, r.change, r."audienceId", x.by, coalesce(x.at, now()), x.said, x.person, x.team, x.behind, x.answer, x."answeredBy",
    x."answeredAt", x.moved
  from jsonb_to_recordset(given) as r(change uuid, "audienceId" uuid, resistance jsonb)
  cross join jsonb_to_recordset(r.resistance) as x(id uuid, by uuid, at timestamptz, said text, person uuid, team uuid, behind text,
    answer text, "answeredBy" uuid, "answeredAt" timestamptz, moved text);
end $$;

-- What an import brought of changes, by the ids that it recorded.
create or replace function unmake_changes(given jsonb) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  gone uuid[] := array(select x::uuid from jsonb_array_elements_text(given) x);
begin
  delete from change_affected c where c.org = of_org and c.change = any (gone);
  delete from change_champion c where c.org = of_org and c.change = any (gone);
  delete from change_link c where c.org = of_org and c.change = any (gone);
  delete from resistance r where r.org = of_org and r.change = any (gone);
  perform forget_subjects(gone);
  delete from change c where c.org = of_org and c.change = any (gone);
end $$;

-- Whether a change names this person or team; who is named stays when an import is rolled back.
create or replace function person_in_changes(of_org uuid, of_person uuid) returns boolean language sql stable
return exists (select 1 from change c where c.org = of_org and of_person in (c.owner, c.begun_by))
  or exists (select 1 from change_affected c where c.org = of_org and c.person = of_person)
  or exists (select 1 from change_champion c where c.org = of_org and c.person = of_person)
  or exists (select 1 from resistance r where r.org = of_org and of_person in (r.by, r.person, r.answered_by))
  or exists (select 1 from audience a join change c on c.org = of_org and c.audience = a.audience
    where a.org = of_org and of_person in (a.person, a.other))
  or exists (select 1 from audience_person a join change c on c.org = of_org and c.audience = a.audience
    where a.org = of_org and a.person = of_person);

create or replace function team_in_changes(of_org uuid, of_team uuid) returns boolean language sql stable
return exists (select 1 from change c where c.org = of_org and c.team = of_team)
  or exists (select 1 from change_affected c where c.org = of_org and c.team = of_team)
  or exists (select 1 from resistance r where r.org = of_org and r.team = of_team)
  or exists (select 1 from audience a join change c on c.org = of_org and c.audience = a.audience
    where a.org = of_org and a.team = of_team);

-- Those changes of an import that people have worked on since: something happened to them, they were rewritten, or people were asked
-- about them.
create or replace function changes_worked_on(of_run uuid, since timestamptz) returns table (kind text, subject uuid, name text)
language plpgsql stable security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  brought uuid[] := array(select x.id::uuid from import_change m
    cross join jsonb_array_elements_text(m.before -> 'changes') x(id)
    where m.org = of_org and m.run = of_run and m.kind = 'conversation' and jsonb_typeof(m.before -> 'changes') = 'array');
begin
  return query select 'change', c.change, c.title from change c
  where c.org = of_org and c.change = any (brought) and (c.revision > 1
    or exists (select 1 from pulse p where p.org = of_org and p.subject = c.change)
    or exists (select 1 from event e where e.org = of_org and e.subject = c.change and e.at > since
      and not exists (select 1 from import_change i where i.org = of_org and i.kind = 'event' and i.subject = e.event)))
  order by c.title, c.change;
end $$;

revoke execute on function unmake_changes(jsonb), changes_worked_on(uuid, timestamptz), person_in_changes(uuid, uuid), team_in_changes(uuid, uuid) from public;

grant execute on function unmake_changes(jsonb), changes_worked_on(uuid, timestamptz) to bearing_import;
