-- What an import writes of scans, and how it takes that back.

create or replace function import_scans(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into scan (org, scan, audience, kind, question, scope, held_on, owner, team, dots, look_again_on, follows, closed_on, archived_on, source, external_id)
  select of_org, r.scan, r."audienceId", r.kind, r.question, r.scope, r."heldOn", r.owner, r.team, r.dots, r."lookAgainOn", r.follows,
    r."closedOn", r."archivedOn", r.source, r."externalId"
  from jsonb_to_recordset(given) as r(scan uuid, "audienceId" uuid, kind text, question text, scope text, "heldOn" date, owner uuid, team uuid,
    dots integer, "lookAgainOn" date, follows uuid, "closedOn" date, "archivedOn" date, source text, "externalId" text);
  insert into scan_contributor (org, scan, person, audience)
  select of_org, r.scan, p.person, r."audienceId"
  from jsonb_to_recordset(given) as r(scan uuid, "audienceId" uuid, contributors uuid[]) cross join unnest(r.contributors) p(person);
end $$;

create or replace function import_findings(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into finding (org, finding, scan, audience, place, text, evidence, link, impact, likelihood, horizon, owner, confidence, by, at,
    merged_into, flowed_from, follows, archived_on, source, external_id)
  select of_org, r.finding, r.scan, s.audience, r.place, r.text, r.evidence, r.link, r.impact, r.likelihood, r.horizon, r.owner, r.confidence, r.by,
    coalesce(r.at, now()), r."mergedInto", r."flowedFrom", r.follows, r."archivedOn", r.source, r."externalId"
  from jsonb_to_recordset(given) as r(finding uuid, scan uuid, place text, text text, evidence text, link text, impact smallint, likelihood smallint,
    horizon text, owner uuid, confidence smallint, by uuid, at timestamptz, "mergedInto" uuid, "flowedFrom" uuid, follows uuid, "archivedOn" date,
    source text, "externalId" text)
  join scan s on s.org = of_org and s.scan = r.scan;
end $$;

create or replace function import_dots(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into finding_dot (org, finding, person, scan, audience, dots)
  select of_org, r.finding, r.person, f.scan, f.audience, r.dots
  from jsonb_to_recordset(given) as r(finding uuid, person uuid, dots integer) join finding f on f.org = of_org and f.finding = r.finding;
  update finding f set dots = counted.dots
  from (
    select x.root, sum(d.dots)::integer as dots from (
      select g.finding, g.finding as root from finding g where g.org = of_org
      union all
      select g.finding, g.merged_into from finding g where g.org = of_org and g.merged_into is not null
    ) x join finding_dot d on d.org = of_org and d.finding = x.finding
    group by x.root
  ) counted
  where f.org = of_org and f.finding = counted.root and f.dots <> counted.dots;
end $$;

create or replace function import_moves(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into scan_move (org, move, scan, audience, inside, outside, text, by, at, archived_on, source, external_id)
  select of_org, r.move, r.scan, s.audience, r.inside, r.outside, r.text, r.by, coalesce(r.at, now()), r."archivedOn", r.source, r."externalId"
  from jsonb_to_recordset(given) as r(move uuid, scan uuid, inside uuid, outside uuid, text text, by uuid, at timestamptz, "archivedOn" date,
    source text, "externalId" text)
  join scan s on s.org = of_org and s.scan = r.scan;
end $$;

create or replace function import_scan_links(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into scan_link (org, link, scan, audience, finding, move, kind, target, by, at)
  select of_org, r.link, f.scan, f.audience, r.finding, null, r.kind, r.target, r.by, coalesce(r.at, now())
  from jsonb_to_recordset(given) as r(link uuid, finding uuid, kind text, target uuid, by uuid, at timestamptz)
  join finding f on f.org = of_org and f.finding = r.finding;
  insert into scan_link (org, link, scan, audience, finding, move, kind, target, by, at)
  select of_org, r.link, v.scan, v.audience, null, r.move, r.kind, r.target, r.by, coalesce(r.at, now())
  from jsonb_to_recordset(given) as r(link uuid, move uuid, kind text, target uuid, by uuid, at timestamptz)
  join scan_move v on v.org = of_org and v.move = r.move;
end $$;

-- What an import brought of scans, by the ids that it recorded, as far as nothing has come to stand on it since.
create or replace function unmake_scans(given jsonb) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  gone uuid[] := array(select s::uuid from jsonb_array_elements_text(given -> 'scans') s);
  found uuid[] := array(select f::uuid from jsonb_array_elements_text(given -> 'findings') f);
  moved uuid[] := array(select m::uuid from jsonb_array_elements_text(given -> 'moves') m);
begin
  if given is null then
    return;
  end if;
  delete from scan_link l where l.org = of_org and l.link = any (array(select x::uuid from jsonb_array_elements_text(given -> 'links') x));
  delete from scan_link l where l.org = of_org and (l.finding = any (found) or l.move = any (moved));
  delete from scan_move v where v.org = of_org and (v.move = any (moved));
  found := array(select f from unnest(found) f
    where not exists (select 1 from scan_move v where v.org = of_org and (v.inside = f or v.outside = f)));
  update finding f set merged_into = null where f.org = of_org and f.merged_into = any (found) and not f.finding = any (found);
  update finding f set flowed_from = null where f.org = of_org and f.flowed_from = any (found) and not f.finding = any (found);
  update finding f set follows = null where f.org = of_org and f.follows = any (found) and not f.finding = any (found);
  delete from finding_dot d where d.org = of_org and d.finding = any (found);
  update finding f set merged_into = null, flowed_from = null, follows = null where f.org = of_org and f.finding = any (found);
  delete from finding f where f.org = of_org and f.finding = any (found);
  gone := array(select s from unnest(gone) s where not exists (select 1 from finding f where f.org = of_org and f.scan = s)
    and not exists (select 1 from scan_move v where v.org = of_org and v.scan = s));
  update scan s set follows = null where s.org = of_org and s.follows = any (gone);
  delete from scan_contributor c where c.org = of_org and c.scan = any (gone);
  perform forget_subjects(gone);
  delete from scan s where s.org = of_org and s.scan = any (gone);
end $$;

revoke execute on function unmake_scans(jsonb) from public;

grant execute on function unmake_scans(jsonb) to bearing_import;
