-- Whether the viewer is among those whom a pulse asks.
create or replace function asks_me(of_pulse uuid) returns boolean
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
begin
  return exists (select 1 from pulse_asked a where a.org = of_org and a.pulse = of_pulse and a.person = of_person);
end $$;

-- How many have spent their token in the open round; nothing while they are fewer than would be shown. Viewers read their
-- own token alone, so this counts for them and says no more.
create or replace function pulse_response(of_pulse uuid, of_round integer) returns integer
language plpgsql stable security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  spent integer;
begin
  select count(*) into spent from pulse_asked a
  where a.org = of_org and a.pulse = of_pulse and a.round = of_round and a.token is null;
  return case when spent >= (select p.least_scores from pulse p where p.org = of_org and p.pulse = of_pulse) then spent end;
end $$;

revoke execute on function pulse_response(uuid, integer) from public;

grant execute on function pulse_response(uuid, integer) to bearing_app;
