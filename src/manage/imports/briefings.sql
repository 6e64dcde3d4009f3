-- What an import writes of briefings, and how it takes that back. They are to be read, and travel no more.
create or replace function import_briefings(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into briefing (org, briefing, audience, owner, written_at, title, what, why, means, asks, reach, below, pass_after, look_again_on,
    sent_at, sent_on, ended_on, ended_with, source, external_id)
  select of_org, r.briefing, r."audienceId", r.owner, coalesce(r."writtenAt", now()), r.title, r.what, r.why, r.means, r.asks, r.reach, r.below,
    r."passAfter", r."lookAgainOn", r."sentAt", r."sentOn", r."endedOn", r."endedWith", r.source, r."externalId"
  from jsonb_to_recordset(given) as r(briefing uuid, "audienceId" uuid, owner uuid, "writtenAt" timestamptz, title text, what text, why text,
    means text, asks text, reach text, below uuid, "passAfter" integer, "lookAgainOn" date, "sentAt" timestamptz, "sentOn" date,
    "endedOn" date, "endedWith" text, source text, "externalId" text);
  insert into briefing_team (org, briefing, team)
  select of_org, r.briefing, x::uuid
  from jsonb_to_recordset(given) as r(briefing uuid, teams jsonb) cross join jsonb_array_elements_text(r.teams) x
  on conflict do nothing;
  insert into briefing_link (org, briefing, subject, kind)
  select of_org, r.briefing, x.subject, x.kind
  from jsonb_to_recordset(given) as r(briefing uuid, links jsonb) cross join jsonb_to_recordset(r.links) as x(subject uuid, kind text)
  on conflict do nothing;
  insert into briefing_answer (org, answer, briefing, question, body, by, at)
  select of_org, x.id, r.briefing, x.question, x.body, x.by, coalesce(x.at, now())
  from jsonb_to_recordset(given) as r(briefing uuid, answers jsonb)
  cross join jsonb_to_recordset(r.answers) as x(id uuid, question text, body text, by uuid, at timestamptz);
end $$;

-- What an import brought of briefings, by the ids that it recorded, as far as nobody has been sent one since.
create or replace function unmake_briefings(given jsonb) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  gone uuid[] := array(select x::uuid from jsonb_array_elements_text(given) x
    where not exists (select 1 from briefing_copy c where c.org = of_org and c.briefing = x::uuid));
begin
  delete from briefing_team b where b.org = of_org and b.briefing = any (gone);
  delete from briefing_link b where b.org = of_org and b.briefing = any (gone);
  delete from briefing_answer b where b.org = of_org and b.briefing = any (gone);
  perform forget_subjects(gone);
  delete from briefing b where b.org = of_org and b.briefing = any (gone);
end $$;

-- Whether a briefing names this person or team; who is named stays when an import is rolled back.
create or replace function person_in_briefings(of_org uuid, of_person uuid) returns boolean language sql stable
return exists (select 1 from briefing b where b.org = of_org and of_person in (b.owner, b.below))
  or exists (select 1 from briefing_copy c where c.org = of_org and of_person in (c.person, c.manager))
  or exists (select 1 from briefing_question q where q.org = of_org and of_person in (q.by, q.holder, q.answered_by))
  or exists (select 1 from briefing_answer a where a.org = of_org and a.by = of_person)
  or exists (select 1 from audience a join briefing b on b.org = of_org and b.audience = a.audience
    where a.org = of_org and of_person in (a.person, a.other))
  or exists (select 1 from audience_person a join briefing b on b.org = of_org and b.audience = a.audience
    where a.org = of_org and a.person = of_person);

create or replace function team_in_briefings(of_org uuid, of_team uuid) returns boolean language sql stable
return exists (select 1 from briefing_team b where b.org = of_org and b.team = of_team)
  or exists (select 1 from audience a join briefing b on b.org = of_org and b.audience = a.audience
    where a.org = of_org and a.team = of_team);

revoke execute on function unmake_briefings(jsonb), person_in_briefings(uuid, uuid), team_in_briefings(uuid, uuid) from public;

grant execute on function unmake_briefings(jsonb) to bearing_import;
