-- What somebody offered is no longer theirs to give once another answers for it, however that came: the new owner offers anew.
create or replace function end_offers_of_others() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  update offer o set ended_as = 'withdrawn', ended_at = now()
  where o.org = new.org and o.subject = (to_jsonb(new) ->> tg_argv[0])::uuid and o.ended_as is null and o.giver is distinct from new.owner;
  return null;
end $$;

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

create or replace trigger node_takes_offers_back after update of owner on node for each row when (old.owner is distinct from new.owner) execute function end_offers_of_others('node');

create or replace trigger decision_takes_offers_back after update of owner on decision for each row when (old.owner is distinct from new.owner) execute function end_offers_of_others('decision');

create or replace trigger signal_takes_offers_back after update of owner on signal for each row when (old.owner is distinct from new.owner) execute function end_offers_of_others('signal');

create or replace trigger scan_takes_offers_back after update of owner on scan for each row when (old.owner is distinct from new.owner) execute function end_offers_of_others('scan');

create or replace trigger indicator_takes_offers_back after update of owner on indicator for each row when (old.owner is distinct from new.owner) execute function end_offers_of_others('indicator');

create or replace trigger change_takes_offers_back after update of owner on change for each row when (old.owner is distinct from new.owner) execute function end_offers_of_others('change');

create or replace trigger stakeholder_takes_offers_back after update of owner on stakeholder for each row when (old.owner is distinct from new.owner) execute function end_offers_of_others('stakeholder');

create or replace trigger promise_takes_offers_back after update of owner on promise for each row when (old.owner is distinct from new.owner) execute function end_offers_of_others('promise');

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

-- Of things that are about to be no more: who answered for them, what was offered of them, and what was being written.
create or replace function forget_subjects(subjects uuid[]) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
begin
  delete from holding h where h.org = of_org and h.subject = any (subjects);
  update offer o set ended_as = 'withdrawn', ended_at = now() where o.org = of_org and o.subject = any (subjects) and o.ended_as is null;
  delete from shared_text s where s.org = of_org and s.subject = any (subjects);
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

revoke execute on function is_offered(uuid), end_offers(uuid), forget_subjects(uuid[]), was_above(uuid, uuid) from public;

grant execute on function is_offered(uuid), end_offers(uuid), was_above(uuid, uuid) to bearing_app;
