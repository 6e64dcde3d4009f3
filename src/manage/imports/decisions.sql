-- What an import writes of decisions, and how it takes that back.
create or replace function import_decisions(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into decision (org, decision, audience, opened_by, opened_at, question, context, owner, team, level, options, criteria, decide_by,
    supersedes, state, chosen, decided, reason, decided_at, decided_on, expected, probability, review_on, archived_on, source, external_id)
  select of_org, r.decision, r."audienceId", r."openedBy", coalesce(r."openedAt", now()), r.question, r.context, r.owner, r.team, r.level,
    r.options, r.criteria, r."decideBy", r.supersedes, r.state, r.chosen, r.decided, r.reason, r."decidedAt", r."decidedOn", r.expected,
    r.probability, r."reviewOn", r."archivedOn", r.source, r."externalId"
  from jsonb_to_recordset(given) as r(decision uuid, "audienceId" uuid, "openedBy" uuid, "openedAt" timestamptz, question text, context text,
    owner uuid, team uuid, level text, options jsonb, criteria jsonb, "decideBy" date, supersedes uuid, state text, chosen integer, decided text,
    reason text, "decidedAt" timestamptz, "decidedOn" date, expected text, probability integer, "reviewOn" date, "archivedOn" date, source text,
    "externalId" text);
  insert into decision_asked (org, decision, person, audience, by, at, due_on)
  select of_org, r.decision, x.person, r."audienceId", x.by, coalesce(x.at, now()), x."dueOn"
  from jsonb_to_recordset(given) as r(decision uuid, "audienceId" uuid, asked jsonb)
  cross join jsonb_to_recordset(r.asked) as x(person uuid, by uuid, at timestamptz, "dueOn" date)
  on conflict do nothing;
  insert into decision_advice (org, advice, decision, audience, by, at, kind, body, answer, answered_by, answered_at)
  select of_org, x.id, r.decision, r."audienceId", x.by, coalesce(x.at, now()), x.kind, x.body, x.answer, x."answeredBy",
    case when x.answer is null then null else coalesce(x."answeredAt", now()) end
  from jsonb_to_recordset(given) as r(decision uuid, "audienceId" uuid, advice jsonb)
  cross join jsonb_to_recordset(r.advice) as x(id uuid, by uuid, at timestamptz, kind text, body text, answer text, "answeredBy" uuid, "answeredAt" timestamptz);
  insert into decision_trade_off (org, trade_off, decision, audience, place, team, gives_up, priority, amount, unit)
  select of_org, x.id, r.decision, r."audienceId", x.place, x.team, x."givesUp", x.priority, x.amount, x.unit
  from jsonb_to_recordset(given) as r(decision uuid, "audienceId" uuid, "tradeOffs" jsonb)
  cross join jsonb_to_recordset(r."tradeOffs") as x(id uuid, place integer, team uuid, "givesUp" text, priority text, amount numeric, unit text);
  insert into decision_link (org, decision, node, audience)
  select of_org, r.decision, x::uuid, r."audienceId"
  from jsonb_to_recordset(given) as r(decision uuid, "audienceId" uuid, links jsonb) cross join jsonb_array_elements_text(r.links) x
  on conflict do nothing;
  insert into decision_review (org, review, decision, audience, by, at, looked_on, happened, came)
  select of_org, x.id, r.decision, r."audienceId", x.by, coalesce(x.at, now()), x."lookedOn", x.happened, x.came
  from jsonb_to_recordset(given) as r(decision uuid, "audienceId" uuid, reviews jsonb)
  cross join jsonb_to_recordset(r.reviews) as x(id uuid, by uuid, at timestamptz, "lookedOn" date, happened text, came boolean);
end $$;

-- What an import brought of decisions, by the ids that it recorded, as far as none that stays takes the place of one.
create or replace function unmake_decisions(given jsonb) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  gone uuid[] := array(select x::uuid from jsonb_array_elements_text(given) x);
  needed uuid[];
begin
  loop
    needed := array(select distinct d.supersedes from decision d
      where d.org = of_org and d.supersedes = any (gone) and d.decision <> all (gone));
    exit when cardinality(needed) = 0;
    gone := array(select g from unnest(gone) g where g <> all (needed));
  end loop;
  delete from decision_asked d where d.org = of_org and d.decision = any (gone);
  delete from decision_advice d where d.org = of_org and d.decision = any (gone);
  delete from decision_trade_off d where d.org = of_org and d.decision = any (gone);
  delete from decision_link d where d.org = of_org and d.decision = any (gone);
  delete from decision_review d where d.org = of_org and d.decision = any (gone);
  perform forget_subjects(gone);
  delete from decision d where d.org = of_org and d.decision = any (gone);
end $$;

-- Whether a decision names this person; who is named stays when an import is rolled back.
create or replace function named_in_decisions(of_org uuid, of_person uuid) returns boolean language sql stable
return exists (select 1 from decision d where d.org = of_org and of_person in (d.owner, d.opened_by))
  or exists (select 1 from decision_asked d where d.org = of_org and of_person in (d.person, d.by))
  or exists (select 1 from decision_advice d where d.org = of_org and of_person in (d.by, d.answered_by))
  or exists (select 1 from decision_review d where d.org = of_org and d.by = of_person);

-- Those decisions of an import that people have worked on since: something happened to them, they were rewritten, or people were asked
-- about them.
create or replace function decisions_worked_on(of_run uuid, since timestamptz) returns table (kind text, subject uuid, name text)
language plpgsql stable security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  brought uuid[] := array(select x.id::uuid from import_change m
    cross join jsonb_array_elements_text(m.before -> 'decisions') x(id)
    where m.org = of_org and m.run = of_run and m.kind = 'conversation' and jsonb_typeof(m.before -> 'decisions') = 'array');
begin
  return query select 'decision', c.decision, c.question from decision c
  where c.org = of_org and c.decision = any (brought) and (c.revision > 1
    or exists (select 1 from pulse p where p.org = of_org and p.subject = c.decision)
    or exists (select 1 from event e where e.org = of_org and e.subject = c.decision and e.at > since
      and not exists (select 1 from import_change i where i.org = of_org and i.kind = 'event' and i.subject = e.event)))
  order by c.question, c.decision;
end $$;

revoke execute on function unmake_decisions(jsonb), decisions_worked_on(uuid, timestamptz), named_in_decisions(uuid, uuid) from public;

grant execute on function unmake_decisions(jsonb), decisions_worked_on(uuid, timestamptz) to bearing_import;
