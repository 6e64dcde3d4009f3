-- Ids of stakeholders that say all of these words and that the viewer may see. Text operators are not leakproof, so under a
-- row policy the planner would leave the index of words alone; only here it is used, and what the policy asks is asked here too.
create or replace function search_stakeholders(words text, most integer) returns setof uuid
language plpgsql stable security definer set search_path = public set enable_seqscan = off as $$
declare
  of_org uuid := viewer_org();
  asker uuid := viewer_person();
  patterns text[] := title_patterns(words);
begin
  return query
  select s.stakeholder from stakeholder s
  where s.org = of_org and s.sought like patterns[1]
    and s.sought like coalesce(patterns[2], patterns[1]) and s.sought like all (patterns)
    and (s.audience = of_org or s.owner = asker
      or s.audience in (select x.audience from sight x where x.org = of_org and x.person = asker))
  order by s.stakeholder desc
  limit most;
end $$;

-- Gives a stakeholder another audience, with everything that carries a copy of it; the caller has made sure that the viewer may.
create or replace function move_stakeholder(of_stakeholder uuid, to_audience uuid) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
begin
  update stakeholder s set audience = to_audience where s.org = of_org and s.stakeholder = of_stakeholder;
  update expectation_link l set audience = to_audience from expectation x
    where l.org = of_org and x.org = of_org and x.expectation = l.expectation and x.stakeholder = of_stakeholder;
  update expectation x set audience = to_audience where x.org = of_org and x.stakeholder = of_stakeholder;
  update promise p set audience = to_audience where p.org = of_org and p.stakeholder = of_stakeholder;
  update stakeholder_contact c set audience = to_audience where c.org = of_org and c.stakeholder = of_stakeholder;
  update event e set audience = to_audience where e.org = of_org and e.subject = of_stakeholder;
end $$;

revoke execute on function search_stakeholders(text, integer), move_stakeholder(uuid, uuid) from public;

grant execute on function search_stakeholders(text, integer) to bearing_app;

grant execute on function move_stakeholder(uuid, uuid) to bearing_app, bearing_import;
