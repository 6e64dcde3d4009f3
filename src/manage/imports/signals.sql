-- What an import writes of signals, and how it takes that back.

create or replace function import_signals(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into signal (org, signal, audience, added_by, added_at, title, body, kind, factor, horizon, impact, direction, owner, team, rhythm,
    look_again_on, expected, probability, closed_as, closed_on, outcome, source, external_id)
  select of_org, r.signal, r."audienceId", r."addedBy", coalesce(r."addedAt", now()), r.title, r.text, r.kind, r.factor, r.horizon, r.impact,
    r.direction, r.owner, r.team, r.rhythm, r."lookAgainOn", r.expected, r.probability, r."closedAs", r."closedOn", r.outcome, r.source,
    r."externalId"
  from jsonb_to_recordset(given) as r(signal uuid, "audienceId" uuid, "addedBy" uuid, "addedAt" timestamptz, title text, text text, kind text,
    factor text, horizon text, impact integer, direction text, owner uuid, team uuid, rhythm integer, "lookAgainOn" date, expected text,
    probability integer, "closedAs" text, "closedOn" date, outcome text, source text, "externalId" text);
  insert into signal_link (org, signal, node, audience)
  select of_org, r.signal, n.node, r."audienceId"
  from jsonb_to_recordset(given) as r(signal uuid, "audienceId" uuid, endangers uuid[]) cross join unnest(r.endangers) n(node);
end $$;

create or replace function import_sightings(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into sighting (org, sighting, signal, audience, by, at, seen_on, note, link, source, external_id)
  select of_org, r.sighting, r.signal, s.audience, r.by, coalesce(r.at, now()), r."seenOn", r.note, r.link, r.source, r."externalId"
  from jsonb_to_recordset(given) as r(sighting uuid, signal uuid, by uuid, at timestamptz, "seenOn" date, note text, link text, source text,
    "externalId" text)
  join signal s on s.org = of_org and s.signal = r.signal;
end $$;

-- What an import brought of signals, by the ids that it recorded, as far as nobody has added a sighting since.
create or replace function unmake_signals(given jsonb) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  gone uuid[];
begin
  if given is null then
    return;
  end if;
  delete from sighting x where x.org = of_org and x.sighting = any (array(select s::uuid from jsonb_array_elements_text(given -> 'sightings') s));
  gone := array(select s::uuid from jsonb_array_elements_text(given -> 'signals') s
    where not exists (select 1 from sighting x where x.org = of_org and x.signal = s::uuid));
  delete from signal_link l where l.org = of_org and l.signal = any (gone);
  perform forget_subjects(gone);
  delete from signal s where s.org = of_org and s.signal = any (gone);
end $$;

revoke execute on function unmake_signals(jsonb) from public;

grant execute on function unmake_signals(jsonb) to bearing_import;
