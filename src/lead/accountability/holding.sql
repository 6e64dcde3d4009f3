-- Owner and audience of a thing as of a day; the trigger says which column is its id.
create or replace function date_holding() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  today date := org_today(new.org);
  of_subject uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
begin
  if tg_op = 'UPDATE' and (old.owner, old.audience) is not distinct from (new.owner, new.audience) then
    return null;
  end if;
  update holding h set to_on = today where h.org = new.org and h.subject = of_subject and h.to_on is null and h.from_on < today;
  insert into holding (org, subject, from_on, owner, audience) values (new.org, of_subject, today, new.owner, new.audience)
  on conflict (org, subject, from_on) do update set owner = excluded.owner, audience = excluded.audience, to_on = null;
  return null;
end $$;

create or replace trigger decision_is_held after insert or update of owner, audience on decision for each row execute function date_holding('decision');

create or replace trigger signal_is_held after insert or update of owner, audience on signal for each row execute function date_holding('signal');

create or replace trigger scan_is_held after insert or update of owner, audience on scan for each row execute function date_holding('scan');

create or replace trigger indicator_is_held after insert or update of owner, audience on indicator for each row execute function date_holding('indicator');

create or replace trigger change_is_held after insert or update of owner, audience on change for each row execute function date_holding('change');

create or replace trigger stakeholder_is_held after insert or update of owner, audience on stakeholder for each row execute function date_holding('stakeholder');

create or replace trigger promise_is_held after insert or update of owner, audience on promise for each row execute function date_holding('promise');

-- Whether something is offered already, and lets go what nobody accepted in time: whoever offers need not see the offers of others.
create or replace function is_offered(of_subject uuid) returns boolean
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
begin
  update offer o set ended_as = 'lapsed', ended_at = now()
  where o.org = of_org and o.subject = of_subject and o.ended_as is null and o.lapses_on < org_today(of_org);
  return exists (select 1 from offer o where o.org = of_org and o.subject = of_subject and o.ended_as is null);
end $$;

-- Offers of a thing end when it is handed on past them: where its giver has left.
create or replace function end_offers(of_subject uuid) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
begin
  update offer o set ended_as = 'withdrawn', ended_at = now()
  where o.org = of_org and o.subject = of_subject and o.ended_as is null;
end $$;

-- Whether somebody stood directly above another one last, before that one left: the line of a leaver is no other.
create or replace function was_above(of_person uuid, of_manager uuid) returns boolean
language plpgsql stable security definer set search_path = public set plan_cache_mode = force_generic_plan as $$
declare
  of_org uuid := viewer_org();
begin
  return exists (
    select 1 from person p join managing m on m.org = of_org and m.person = p.person and m.manager = of_manager and m.to_on > p.ends_on
    where p.org = of_org and p.person = of_person and p.ends_on is not null);
end $$;

revoke execute on function is_offered(uuid), end_offers(uuid), was_above(uuid, uuid) from public;

grant execute on function is_offered(uuid), end_offers(uuid), was_above(uuid, uuid) to bearing_app;
