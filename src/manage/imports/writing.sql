-- What an import writes, many rows a statement. Rows arrive in the shape of present.ts, as they shall be afterwards;
-- `revision` is the one that they get, so a row that somebody changed meanwhile is left alone and missed in the count.

create or replace function import_persons(given jsonb) returns integer language plpgsql as $$
declare
  of_org uuid := viewer_org();
  written integer;
begin
  insert into person as p (org, person, name, email, title, administrator, starts_on, ends_on, source, external_id, revision)
  select of_org, r.person, r.name, r.email, r.title, r.administrator, r."startsOn", r."endsOn", r.source, r."externalId", r.revision
  from jsonb_to_recordset(given) as r(person uuid, name text, email text, title text, administrator boolean, "startsOn" date,
    "endsOn" date, source text, "externalId" text, revision integer)
  on conflict (org, person) do update set name = excluded.name, email = excluded.email, title = excluded.title,
    administrator = excluded.administrator, starts_on = excluded.starts_on, ends_on = excluded.ends_on, source = excluded.source,
    external_id = excluded.external_id, revision = excluded.revision
  where p.revision = excluded.revision - 1;
  get diagnostics written = row_count;
  return written;
end $$;

create or replace function import_teams(given jsonb) returns integer language plpgsql as $$
declare
  of_org uuid := viewer_org();
  written integer;
begin
  insert into team as t (org, team, name, parent, lead, rhythm, archived_on, source, external_id, revision)
  select of_org, r.team, r.name, r.parent, r.lead, r.rhythm, r."archivedOn", r.source, r."externalId", r.revision
  from jsonb_to_recordset(given) as r(team uuid, name text, parent uuid, lead uuid, rhythm integer, "archivedOn" date, source text,
    "externalId" text, revision integer)
  on conflict (org, team) do update set name = excluded.name, parent = excluded.parent, lead = excluded.lead,
    rhythm = excluded.rhythm, archived_on = excluded.archived_on, source = excluded.source, external_id = excluded.external_id, revision = excluded.revision
  where t.revision = excluded.revision - 1;
  get diagnostics written = row_count;
  -- Each version of a purpose is kept: what is told anew stands after it.
  insert into team_purpose (org, purpose, team, audience, body)
  select of_org, gen_random_uuid(), r.team, of_org, r.purpose
  from jsonb_to_recordset(given) as r(team uuid, purpose text)
  where r.purpose is distinct from coalesce(
    (select u.body from team_purpose u where u.org = of_org and u.team = r.team order by u.at desc, u.purpose desc limit 1), '')
    and r.purpose is not null;
  return written;
end $$;

-- Managers and memberships of these persons, dated: from their first day where that is known and they are new, else from today.
create or replace function import_places(given jsonb, tree boolean) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
  today date := org_today(of_org);
begin
  update managing m set to_on = greatest(today, m.from_on)
  from jsonb_to_recordset(given) as r(person uuid, manager uuid)
  where m.org = of_org and m.person = r.person and m.to_on is null and m.manager is distinct from r.manager;

  insert into managing (org, person, manager, from_on)
  select of_org, r.person, r.manager, case when r.revision = 1 and r."startsOn" <= today then r."startsOn" else today end
  from jsonb_to_recordset(given) as r(person uuid, manager uuid, "startsOn" date, revision integer)
  where r.manager is not null and not exists (select 1 from managing m where m.org = of_org and m.person = r.person and m.to_on is null)
  on conflict (org, person, from_on) do update set manager = excluded.manager, to_on = null;

  update membership m set to_on = greatest(today, m.from_on)
  from jsonb_to_recordset(given) as r(person uuid, teams jsonb)
  where m.org = of_org and m.person = r.person and m.to_on is null and not r.teams ? m.team::text;

  insert into membership (org, team, person, from_on)
  select of_org, t::uuid, r.person, case when r.revision = 1 and r."startsOn" <= today then r."startsOn" else today end
  from jsonb_to_recordset(given) as r(person uuid, teams jsonb, "startsOn" date, revision integer)
  cross join jsonb_array_elements_text(r.teams) t
  where not exists (select 1 from membership m where m.org = of_org and m.person = r.person and m.team = t::uuid and m.to_on is null)
  on conflict (org, team, person, from_on) do update set to_on = null;

  perform reporting_changed(array(select r.person from jsonb_to_recordset(given) as r(person uuid)));
  perform teams_changed(array(select t.team from team t where t.org = of_org), tree);
end $$;

create or replace function import_nodes(given jsonb) returns integer language plpgsql as $$
declare
  of_org uuid := viewer_org();
  written integer;
begin
  insert into node as n (org, node, kind, title, owner, team, audience, start_on, due_on, state, closed_as, rhythm, says_why, says_how,
    gives_progress, done_every, done_on, counts_upward, framework, source, external_id, revision)
  select of_org, r.node, r.kind, r.title, r.owner, r.team, r."audienceId", r.start, r.due, r.state, r."closedAs", r.rhythm, r.why <> '' or r.kind = 'vision',
    r.how <> '', r."givesProgress", r."doneEvery", r."doneOn", r."countsUpward", r.framework, r.source, r."externalId", r.revision
  from jsonb_to_recordset(given) as r(node uuid, kind text, title text, owner uuid, team uuid, "audienceId" uuid, start date, due date,
    state text, "closedAs" text, rhythm integer, why text, how text, "givesProgress" boolean, "doneEvery" integer, "doneOn" smallint[], "countsUpward" boolean, framework text,
    source text, "externalId" text, revision integer)
  on conflict (org, node) do update set title = excluded.title, owner = excluded.owner, team = excluded.team, audience = excluded.audience,
    start_on = excluded.start_on, due_on = excluded.due_on, state = excluded.state, closed_as = excluded.closed_as,
    rhythm = excluded.rhythm, says_why = excluded.says_why, says_how = excluded.says_how, gives_progress = excluded.gives_progress,
    done_every = excluded.done_every, done_on = excluded.done_on,
    counts_upward = excluded.counts_upward, framework = excluded.framework, source = excluded.source, external_id = excluded.external_id,
    revision = excluded.revision
  where n.revision = excluded.revision - 1;
  get diagnostics written = row_count;

  insert into goal (org, node, audience, why, how, own_rhythm, deputy, deputy_from, deputy_to, remark, framework_facts)
  select of_org, r.node, r."audienceId", r.why, r.how, r."ownRhythm", r.deputy, r."deputyFrom", r."deputyTo", r.remark,
    coalesce(r.facts, '{}')::jsonb
  from jsonb_to_recordset(given) as r(node uuid, kind text, "audienceId" uuid, why text, how text, "ownRhythm" integer, deputy uuid,
    "deputyFrom" date, "deputyTo" date, remark text, facts text)
  where r.kind = 'goal'
  on conflict (org, node) do update set audience = excluded.audience, why = excluded.why, how = excluded.how,
    own_rhythm = excluded.own_rhythm, deputy = excluded.deputy, deputy_from = excluded.deputy_from, deputy_to = excluded.deputy_to,
    remark = excluded.remark, framework_facts = excluded.framework_facts;

  insert into measure (org, node, goal, audience, unit, direction, baseline, target, target_max, target_text, remark, phases, adds_up,
    milestones, indicator)
  select of_org, r.node, r.goal, r."audienceId", r.unit, r.direction, r.baseline, r.target, r."targetMax", r."targetText", r.remark,
    nullif(r.phases, '[]'), coalesce(r."addsUp", false), case when r.direction = 'milestones' then coalesce(r.milestones, '[]') end, r.indicator
  from jsonb_to_recordset(given) as r(node uuid, kind text, goal uuid, "audienceId" uuid, unit text, direction text, baseline numeric,
    target numeric, "targetMax" numeric, "targetText" text, remark text, phases jsonb, "addsUp" boolean, milestones jsonb, indicator uuid)
  where r.kind = 'measure'
  on conflict (org, node) do update set goal = excluded.goal, audience = excluded.audience, unit = excluded.unit,
    direction = excluded.direction, baseline = excluded.baseline, target = excluded.target, target_max = excluded.target_max,
    target_text = excluded.target_text, remark = excluded.remark,
    phases = excluded.phases, adds_up = excluded.adds_up, milestones = excluded.milestones, indicator = excluded.indicator;
  return written;
end $$;

create or replace function import_edges(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into carries as c (org, parent, child, share, accepted, place)
  select of_org, r.parent, r.child, r.share, r.accepted, r.place
  from jsonb_to_recordset(given) as r(parent uuid, child uuid, share numeric, accepted boolean, place double precision)
  on conflict (org, parent, child) do update set share = excluded.share, accepted = excluded.accepted, place = excluded.place;
end $$;

create or replace function import_cuts(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  delete from carries c using jsonb_to_recordset(given) as r(parent uuid, child uuid)
  where c.org = of_org and c.parent = r.parent and c.child = r.child;
end $$;

create or replace function import_check_ins(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into check_in (org, check_in, goal, audience, by, at, read_on, confidence, note, in_the_way, supersedes, from_reading, source, external_id)
  select of_org, r."checkIn", r.goal, r."audienceId", r.by, coalesce(r.at, now()), r."readOn", r.confidence, r.note, r."inTheWay",
    r.supersedes, r."fromReading", r.source, r."externalId"
  from jsonb_to_recordset(given) as r("checkIn" uuid, goal uuid, "audienceId" uuid, by uuid, at timestamptz, "readOn" date,
    confidence smallint, note text, "inTheWay" text, supersedes uuid, "fromReading" uuid, source text, "externalId" text);

  insert into reading (org, check_in, measure, audience, read_on, value)
  select of_org, r."checkIn", v.measure, r."audienceId", r."readOn", v.value
  from jsonb_to_recordset(given) as r("checkIn" uuid, "audienceId" uuid, "readOn" date, readings jsonb)
  cross join lateral jsonb_to_recordset(r.readings) as v(measure uuid, value numeric);
end $$;

create or replace function import_superseded(check_ins uuid[]) returns uuid[] language plpgsql as $$
declare
  of_org uuid := viewer_org();
  measures uuid[];
begin
  with superseded as (
    update reading r set superseded = true
    from unnest(check_ins) as u(check_in) where r.org = of_org and r.check_in = u.check_in and not r.superseded
    returning r.measure
  )
  select array_agg(s.measure) into measures from superseded s;
  return coalesce(measures, '{}');
end $$;

-- The current value: of the latest reading date, then of the latest recording.
create or replace function import_current(measures uuid[]) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  update measure m set value = c.value, value_on = c.read_on
  from unnest(measures) as u(measure)
  left join lateral (
    select d.value, d.read_on from reading d
    where d.org = of_org and d.measure = u.measure and not d.superseded
    order by d.read_on desc, d.check_in desc limit 1
  ) c on true
  where m.org = of_org and m.node = u.measure and (m.value, m.value_on) is distinct from (c.value, c.read_on);
end $$;

create or replace function import_closings(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into closing (org, closing, goal, audience, closed_as, learnt, by, at, progress, met, not_met, no_reading, no_target,
    framework, score, computed_score, band, score_sentence, score_because, missed_because, helped)
  select of_org, r.closing, r.goal, r."audienceId", r."closedAs", r.learnt, r.by, r.at, r.progress, r.met, r."notMet", r."noReading", r."noTarget",
    r.framework, r.score, r."computedScore", r.band, coalesce(r."scoreSentence", ''), coalesce(r."scoreBecause", ''),
    coalesce(r."missedBecause", ''), coalesce(r.helped, '')
  from jsonb_to_recordset(given) as r(closing uuid, goal uuid, "audienceId" uuid, "closedAs" text, learnt text, by uuid, at timestamptz, progress numeric,
    met integer, "notMet" integer, "noReading" integer, "noTarget" integer, framework text, score numeric, "computedScore" numeric, band text,
    "scoreSentence" text, "scoreBecause" text, "missedBecause" text, helped text);

  insert into reopening (org, closing, audience, by, at, because)
  select of_org, r.closing, r."audienceId", r."reopenedBy", r."reopenedAt", r.because
  from jsonb_to_recordset(given) as r(closing uuid, "audienceId" uuid, "reopenedBy" uuid, "reopenedAt" timestamptz, because text)
  where r."reopenedAt" is not null;
end $$;

-- Undoes closings. `by` is somebody: who imports, else the first administrator.
create or replace function import_reopenings(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into reopening (org, closing, audience, by, at, because)
  select of_org, r.closing, n.audience,
    coalesce(r.by, (select p.person from person p where p.org = of_org and p.administrator order by p.person limit 1), n.owner),
    coalesce(r.at, now()), r.because
  from jsonb_to_recordset(given) as r(closing uuid, goal uuid, by uuid, at timestamptz, because text)
  join node n on n.org = of_org and n.node = r.goal;
end $$;

-- Closes goals with the numbers at which they stand.
create or replace function import_ends(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into closing (org, closing, goal, audience, closed_as, learnt, by, at, progress, met, not_met, no_reading, no_target)
  select of_org, r.closing, r.goal, n.audience, r."closedAs", r.learnt, r.by, coalesce(r.at, now()), s.progress, coalesce(s.met, 0),
    coalesce(s.not_met, 0), coalesce(s.no_reading, 0), coalesce(s.no_target, 0)
  from jsonb_to_recordset(given) as r(closing uuid, goal uuid, "closedAs" text, learnt text, by uuid, at timestamptz)
  join node n on n.org = of_org and n.node = r.goal
  left join standing s on s.org = of_org and s.node = r.goal;

  update node n set state = 'closed', closed_as = r."closedAs"
  from jsonb_to_recordset(given) as r(goal uuid, "closedAs" text)
  where n.org = of_org and n.node = r.goal;
end $$;

-- Fresh figures for the planner after many rows, which it would otherwise take for few until its own time comes.
create or replace function import_measure_up() returns void
language plpgsql security definer set search_path = public as $$
begin
  analyse node, goal, measure, carries, check_in, reading, dirty;
end $$;

revoke execute on function import_measure_up() from public;

grant execute on function import_measure_up() to bearing_import;

-- Who was where: what has ended is added; of what goes on, only its beginning is set right. So nobody's sight changes.
create or replace function import_stays(memberships jsonb, managers jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  update membership m set from_on = r."from"
  from jsonb_to_recordset(memberships) as r(person uuid, at uuid, "from" date, "to" date)
  where m.org = of_org and m.person = r.person and m.team = r.at and m.to_on is null and r."to" is null and m.from_on <> r."from"
    and not exists (select 1 from membership o where o.org = of_org and o.person = r.person and o.team = r.at and o.from_on = r."from");
  insert into membership (org, team, person, from_on, to_on)
  select of_org, r.at, r.person, r."from", r."to"
  from jsonb_to_recordset(memberships) as r(person uuid, at uuid, "from" date, "to" date)
  where r."to" is not null
  on conflict do nothing;

  update managing m set from_on = r."from"
  from jsonb_to_recordset(managers) as r(person uuid, at uuid, "from" date, "to" date)
  where m.org = of_org and m.person = r.person and m.manager = r.at and m.to_on is null and r."to" is null and m.from_on <> r."from"
    and not exists (select 1 from managing o where o.org = of_org and o.person = r.person and o.from_on = r."from");
  insert into managing (org, person, manager, from_on, to_on)
  select of_org, r.person, r.at, r."from", r."to"
  from jsonb_to_recordset(managers) as r(person uuid, at uuid, "from" date, "to" date)
  where r."to" is not null
  on conflict do nothing;
end $$;

create or replace function import_versions(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into direction (org, direction, audience, vision, mission, principles, by, at)
  select of_org, r.direction, of_org, r.vision, r.mission, r.values::jsonb, r."writtenBy", r."writtenAt"
  from jsonb_to_recordset(given) as r(direction uuid, vision text, mission text, "values" text, "writtenBy" uuid, "writtenAt" timestamptz);
  insert into direction_publishing (org, direction, audience, by, at, word)
  select of_org, r.direction, of_org, r."publishedBy", r."publishedAt", r.word
  from jsonb_to_recordset(given) as r(direction uuid, "publishedBy" uuid, "publishedAt" timestamptz, word text)
  where r."publishedAt" is not null;
end $$;

-- Changes of long ago are history and no news: no reader of the outbox is told of a transaction so old.
create or replace function import_events(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into event (org, event, xid, at, by, happened, subject, audience, before, after)
  select of_org, r.event, '3'::xid8, r.at, r.by, r.happened, r.subject, r."audienceId", r.before, r.after
  from jsonb_to_recordset(given) as r(event uuid, at timestamptz, by uuid, happened text, subject uuid, "audienceId" uuid, before jsonb, after jsonb);
end $$;
