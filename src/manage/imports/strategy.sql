-- What an import writes of the strategy, and how it takes that back.

create or replace function import_strategies(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into strategy (org, strategy, audience, by, at, published_on, word, look_again_on, in_force, source, external_id)
  select of_org, s.strategy, s."audienceId", s.by, coalesce(s.at, now()), s."publishedOn", s.word, s."lookAgainOn", s."inForce", s.source,
    s."externalId"
  from jsonb_to_recordset(given) as s(strategy uuid, "audienceId" uuid, by uuid, at timestamptz, "publishedOn" date, word text,
    "lookAgainOn" date, "inForce" boolean, source text, "externalId" text);
  insert into strategy_choice (org, strategy, kind, place, audience, body, reason)
  select of_org, s.strategy, c.kind, c.place, s."audienceId", c.text, c.reason
  from jsonb_to_recordset(given) as s(strategy uuid, "audienceId" uuid, choices jsonb)
  cross join jsonb_to_recordset(s.choices) as c(kind text, place integer, text text, reason text);
  insert into priority (org, strategy, priority, audience, place, title, why, horizon, from_year, to_year, work, owner, source, external_id)
  select of_org, s.strategy, r.priority, s."audienceId", r.place, r.title, r.why, r.horizon, r."fromYear", r."toYear", r.work, r.owner,
    r.source, r."externalId"
  from jsonb_to_recordset(given) as s(strategy uuid, "audienceId" uuid, priorities jsonb)
  cross join jsonb_to_recordset(s.priorities) as r(priority uuid, place integer, title text, why text, horizon text, "fromYear" integer,
    "toYear" integer, work text, owner uuid, source text, "externalId" text);
  insert into priority_link (org, strategy, priority, node, audience)
  select of_org, s.strategy, r.priority, n.node, s."audienceId"
  from jsonb_to_recordset(given) as s(strategy uuid, "audienceId" uuid, priorities jsonb)
  cross join jsonb_to_recordset(s.priorities) as r(priority uuid, goals uuid[]) cross join unnest(r.goals) n(node);
  insert into allotment (org, strategy, priority, kind, unit, year, quarter, audience, amount)
  select of_org, s.strategy, a.priority, a.kind, a.unit, a.year, a.quarter, s."audienceId", a.amount
  from jsonb_to_recordset(given) as s(strategy uuid, "audienceId" uuid, allotments jsonb)
  cross join jsonb_to_recordset(s.allotments) as a(priority uuid, kind text, unit text, year integer, quarter integer, amount numeric);
end $$;

-- What was used is as public as the version in force.
create or replace function import_used(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
  of_audience uuid := coalesce((select s.audience from strategy s where s.org = of_org and s.in_force), of_org);
begin
  insert into allotment_used as u (org, priority, kind, unit, year, quarter, audience, amount, by, at)
  select of_org, r.priority, r.kind, r.unit, r.year, r.quarter, of_audience, r.amount, r.by, coalesce(r.at, now())
  from jsonb_to_recordset(given) as r(priority uuid, kind text, unit text, year integer, quarter integer, amount numeric, by uuid,
    at timestamptz)
  on conflict (org, priority, kind, unit, year, quarter) do update set amount = excluded.amount, by = excluded.by, at = excluded.at;
end $$;

-- What an import brought of the strategy: its versions go, and amounts that nobody has changed since are as they were.
create or replace function unmake_strategies(given jsonb) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  gone uuid[] := array(select x::uuid from jsonb_array_elements_text(given -> 'strategies') x);
begin
  if given is null then
    return;
  end if;
  delete from allotment_used u
  using jsonb_to_recordset(given -> 'used') as r(priority uuid, kind text, unit text, year integer, quarter integer, amount numeric)
  where u.org = of_org and (u.priority, u.kind, u.unit, u.year, u.quarter) = (r.priority, r.kind, r.unit, r.year, r.quarter)
    and u.amount = r.amount;
  insert into allotment_used (org, priority, kind, unit, year, quarter, audience, amount, by, at)
  select of_org, r.priority, r.kind, r.unit, r.year, r.quarter,
    coalesce((select s.audience from strategy s where s.org = of_org and s.in_force), of_org), r.amount, r.by, coalesce(r.at, now())
  from jsonb_to_recordset(given -> 'usedBefore') as r(priority uuid, kind text, unit text, year integer, quarter integer, amount numeric,
    by uuid, at timestamptz)
  on conflict do nothing;
  delete from allotment a where a.org = of_org and a.strategy = any (gone);
  delete from priority_link l where l.org = of_org and l.strategy = any (gone);
  delete from priority r where r.org = of_org and r.strategy = any (gone);
  delete from strategy_choice c where c.org = of_org and c.strategy = any (gone);
  delete from strategy s where s.org = of_org and s.strategy = any (gone);
  update strategy s set in_force = true
  where s.org = of_org and not exists (select 1 from strategy x where x.org = of_org and x.in_force)
    and s.strategy = (select x.strategy from strategy x where x.org = of_org order by x.published_on desc, x.strategy desc limit 1);
end $$;

-- Whether the strategy names this person; who is named stays when an import is rolled back.
create or replace function person_in_strategy(of_org uuid, of_person uuid) returns boolean language sql stable
return exists (select 1 from strategy s where s.org = of_org and s.by = of_person)
  or exists (select 1 from strategy_draft d where d.org = of_org and d.by = of_person)
  or exists (select 1 from priority r where r.org = of_org and r.owner = of_person)
  or exists (select 1 from allotment_used u where u.org = of_org and u.by = of_person);

revoke execute on function unmake_strategies(jsonb), person_in_strategy(uuid, uuid) from public;

grant execute on function unmake_strategies(jsonb) to bearing_import;
