-- Ids of signals that say all of these words and that the viewer may see. Text operators are not leakproof, so under a
-- row policy the planner would leave the index of words alone; only here it is used, and what the policy asks is asked here too.
create or replace function search_signals(words text, most integer) returns setof uuid
language plpgsql stable security definer set search_path = public set enable_seqscan = off as $$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
  patterns text[] := title_patterns(words);
begin
  return query
  select s.signal from signal s
  where s.org = of_org and s.sought like patterns[1]
    and s.sought like coalesce(patterns[2], patterns[1]) and s.sought like all (patterns)
    and (s.audience = of_org or s.owner = of_person
      or s.audience in (select x.audience from sight x where x.org = of_org and x.person = of_person))
  order by s.signal desc
  limit most;
end $$;

-- Gives a signal another audience, with everything that carries a copy of it; the caller has made sure that the viewer may.
create or replace function move_signal(of_signal uuid, to_audience uuid) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
begin
  update signal s set audience = to_audience where s.org = of_org and s.signal = of_signal;
  update sighting s set audience = to_audience where s.org = of_org and s.signal = of_signal;
  update signal_link l set audience = to_audience where l.org = of_org and l.signal = of_signal;
  update event e set audience = to_audience where e.org = of_org and e.subject = of_signal;
end $$;

revoke execute on function search_signals(text, integer), move_signal(uuid, uuid) from public;

grant execute on function search_signals(text, integer) to bearing_app;

grant execute on function move_signal(uuid, uuid) to bearing_app, bearing_import;
