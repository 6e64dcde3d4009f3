-- What an import writes of stakeholders, and how it takes that back.

create or replace function import_stakeholders(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into stakeholder (org, stakeholder, audience, added_by, added_at, name, about, side, of_person, of_team, speaks, influence, interest,
    attitude, attitude_on, owner, team, rhythm, next_on, archived_on, source, external_id)
  select of_org, r.stakeholder, r."audienceId", r."addedBy", coalesce(r."addedAt", now()), r.name, r.about, r.side, r.person, r."ofTeam",
    r.speaks, r.influence, r.interest, r.attitude, r."attitudeOn", r.owner, r.team, r.rhythm, r."nextOn", r."archivedOn", r.source,
    r."externalId"
  from jsonb_to_recordset(given) as r(stakeholder uuid, "audienceId" uuid, "addedBy" uuid, "addedAt" timestamptz, name text, about text,
    side text, person uuid, "ofTeam" uuid, speaks text, influence integer, interest integer, attitude text, "attitudeOn" date, owner uuid,
    team uuid, rhythm integer, "nextOn" date, "archivedOn" date, source text, "externalId" text);
end $$;

create or replace function import_expectations(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into expectation (org, expectation, stakeholder, audience, by, at, body, ended_on, source, external_id)
  select of_org, r.expectation, r.stakeholder, s.audience, r.by, coalesce(r.at, now()), r.text, r."endedOn", r.source, r."externalId"
  from jsonb_to_recordset(given) as r(expectation uuid, stakeholder uuid, by uuid, at timestamptz, text text, "endedOn" date, source text,
    "externalId" text)
  join stakeholder s on s.org = of_org and s.stakeholder = r.stakeholder;
  insert into expectation_link (org, expectation, node, audience)
  select of_org, r.expectation, n.node, s.audience
  from jsonb_to_recordset(given) as r(expectation uuid, stakeholder uuid, goals uuid[])
  join stakeholder s on s.org = of_org and s.stakeholder = r.stakeholder
  cross join unnest(r.goals) n(node);
end $$;

create or replace function import_promises(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into promise (org, promise, stakeholder, audience, by, at, body, owner, made_on, first_due_on, due_on, state, settled_on, word, source,
    external_id)
  select of_org, r.promise, r.stakeholder, s.audience, r.by, coalesce(r.at, now()), r.text, r.owner, r."madeOn", r."firstDueOn", r."dueOn",
    r.state, r."settledOn", r.word, r.source, r."externalId"
  from jsonb_to_recordset(given) as r(promise uuid, stakeholder uuid, by uuid, at timestamptz, text text, owner uuid, "madeOn" date,
    "firstDueOn" date, "dueOn" date, state text, "settledOn" date, word text, source text, "externalId" text)
  join stakeholder s on s.org = of_org and s.stakeholder = r.stakeholder;
  update stakeholder s set promise_due_on = m.due_on
  from (
    select x.stakeholder, min(x.due_on) as due_on from promise x
    where x.org = of_org and x.state = 'open'
      and x.stakeholder in (select r.stakeholder from jsonb_to_recordset(given) as r(stakeholder uuid))
    group by x.stakeholder
  ) m
  where s.org = of_org and s.stakeholder = m.stakeholder;
end $$;

create or replace function import_contacts(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into stakeholder_contact (org, contact, stakeholder, audience, by, at, spoke_on, note, source, external_id)
  select of_org, r.contact, r.stakeholder, s.audience, r.by, coalesce(r.at, now()), r."spokeOn", r.note, r.source, r."externalId"
  from jsonb_to_recordset(given) as r(contact uuid, stakeholder uuid, by uuid, at timestamptz, "spokeOn" date, note text, source text,
    "externalId" text)
  join stakeholder s on s.org = of_org and s.stakeholder = r.stakeholder;
end $$;

-- What an import brought of stakeholders, by the ids that it recorded, as far as nothing was added to them since.
create or replace function unmake_stakeholders(given jsonb) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  gone uuid[];
begin
  if given is null then
    return;
  end if;
  delete from stakeholder_contact c where c.org = of_org and c.contact = any (array(select s::uuid from jsonb_array_elements_text(given -> 'contacts') s));
  gone := array(select s::uuid from jsonb_array_elements_text(given -> 'promises') s);
  perform forget_subjects(gone);
  delete from promise p where p.org = of_org and p.promise = any (gone);
  gone := array(select s::uuid from jsonb_array_elements_text(given -> 'expectations') s);
  delete from expectation_link l where l.org = of_org and l.expectation = any (gone);
  delete from expectation x where x.org = of_org and x.expectation = any (gone);
  gone := array(select s::uuid from jsonb_array_elements_text(given -> 'stakeholders') s
    where not exists (select 1 from stakeholder_contact c where c.org = of_org and c.stakeholder = s::uuid)
      and not exists (select 1 from promise p where p.org = of_org and p.stakeholder = s::uuid)
      and not exists (select 1 from expectation x where x.org = of_org and x.stakeholder = s::uuid)
      and not exists (select 1 from change_affected c where c.org = of_org and c.stakeholder = s::uuid));
  perform forget_subjects(gone);
  delete from stakeholder s where s.org = of_org and s.stakeholder = any (gone);
  update stakeholder s set promise_due_on = coalesce(
    (select min(p.due_on) from promise p where p.org = of_org and p.stakeholder = s.stakeholder and p.state = 'open'), 'infinity')
  where s.org = of_org and s.promise_due_on is distinct from coalesce(
    (select min(p.due_on) from promise p where p.org = of_org and p.stakeholder = s.stakeholder and p.state = 'open'), 'infinity');
end $$;

-- Whether a stakeholder, or what hangs on one, names this person or team; who is named stays when an import is rolled back.
create or replace function person_in_stakeholders(of_org uuid, named uuid) returns boolean language sql stable
return exists (select 1 from stakeholder s where s.org = of_org and named in (s.owner, s.of_person, s.added_by))
  or exists (select 1 from expectation x where x.org = of_org and x.by = named)
  or exists (select 1 from promise p where p.org = of_org and named in (p.owner, p.by))
  or exists (select 1 from stakeholder_contact c where c.org = of_org and c.by = named);

create or replace function team_in_stakeholders(of_org uuid, named uuid) returns boolean language sql stable
return exists (select 1 from stakeholder s where s.org = of_org and named in (s.team, s.of_team));

revoke execute on function unmake_stakeholders(jsonb), person_in_stakeholders(uuid, uuid), team_in_stakeholders(uuid, uuid) from public;

grant execute on function unmake_stakeholders(jsonb) to bearing_import;
