-- Ids of changes that say all of these words and that the viewer may see. Text operators are not leakproof, so under a
-- row policy the planner would leave the index of words alone; only here it is used, and what the policy asks is asked here too.
create or replace function search_changes(words text, most integer) returns setof uuid
language plpgsql stable security definer set search_path = public set enable_seqscan = off as $$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
  patterns text[] := title_patterns(words);
begin
  return query
  select c.change from change c
  where c.org = of_org and c.sought like patterns[1]
    and c.sought like coalesce(patterns[2], patterns[1]) and c.sought like all (patterns)
    and (c.audience = of_org or c.owner = of_person
      or c.audience in (select x.audience from sight x where x.org = of_org and x.person = of_person))
  order by c.change desc
  limit most;
end $$;

-- Gives a change another audience, with everything that carries a copy of it; the caller has made sure that the viewer may.
create or replace function move_change(of_change uuid, to_audience uuid) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  from_audience uuid := (select c.audience from change c where c.org = of_org and c.change = of_change);
  -- Nobody else may read it than could before.
  narrower boolean := to_audience <> of_org and (from_audience = of_org or not exists (
    select 1 from persons_in(of_org, array[to_audience]) n
    where not exists (select 1 from persons_in(of_org, array[from_audience]) o where o.person = n.person)));
  pulses uuid[] := array(select p.pulse from pulse p
    where narrower and p.org = of_org and p.subject = of_change and p.subject_kind = 'change' and p.audience = from_audience);
begin
  -- Who reads what was answered was laid down when it was asked: it goes along to fewer readers, never to others.
  update pulse p set audience = to_audience where p.org = of_org and p.pulse = any (pulses);
  update pulse_group p set audience = to_audience where p.org = of_org and p.pulse = any (pulses);
  update pulse_round p set audience = to_audience where p.org = of_org and p.pulse = any (pulses);
  update pulse_result p set audience = to_audience where p.org = of_org and p.pulse = any (pulses);
  update pulse_text p set audience = to_audience where p.org = of_org and p.pulse = any (pulses);
  update change c set audience = to_audience where c.org = of_org and c.change = of_change;
  update change_affected c set audience = to_audience where c.org = of_org and c.change = of_change;
  update change_champion c set audience = to_audience where c.org = of_org and c.change = of_change;
  update change_link c set audience = to_audience where c.org = of_org and c.change = of_change;
  update resistance r set audience = to_audience where r.org = of_org and r.change = of_change;
  update event e set audience = to_audience
  where e.org = of_org and e.subject = of_change and e.audience = from_audience
    and not (e.happened in ('pulse.launched', 'pulse.round closed') and not narrower);
end $$;

revoke execute on function search_changes(text, integer), move_change(uuid, uuid) from public;

grant execute on function search_changes(text, integer) to bearing_app;

grant execute on function move_change(uuid, uuid) to bearing_app, bearing_import;
