-- Ids of persons whose name, title and e-mail hold all of these parts, by name, after a place in that order. Everybody
-- may know who works in their organisation, so the ids tell nothing; and only here is the index of words used, since a
-- row policy keeps the planner from it: text operators are not leakproof.
--
-- What is rare is found through the index of words and then sorted; what is frequent, or too short for that index, by
-- walking along the names until enough have been met. Either alone takes a hundred times as long where it does not fit.

-- How many hold the first part, of at most a thousand: enough to tell rare from frequent.
create or replace function persons_holding(part text) returns bigint
language plpgsql stable security definer set search_path = public set enable_seqscan = off as $$
declare
  of_org uuid := viewer_org();
begin
  return (select count(*) from (
    select 1 from person p
    where p.org = of_org and lower(p.name || ' ' || p.title || ' ' || coalesce(p.email, '')) like part
    limit 1000
  ) counted);
end $$;

create or replace function find_rare_persons(parts text[], after_name text, after_person uuid, with_left boolean, most integer)
returns table (person uuid)
language plpgsql stable security definer set search_path = public set enable_seqscan = off as $$
declare
  of_org uuid := viewer_org();
begin
  return query
  select p.person from person p
  where p.org = of_org
    and lower(p.name || ' ' || p.title || ' ' || coalesce(p.email, '')) like parts[1]
    and lower(p.name || ' ' || p.title || ' ' || coalesce(p.email, '')) like all (parts)
    and (with_left or p.ends_on is null or p.ends_on >= org_today(p.org))
    and (after_name is null or (p.name collate "und-x-icu", p.person) > (after_name collate "und-x-icu", after_person))
  order by p.name collate "und-x-icu", p.person
  limit most;
end $$;

create or replace function find_frequent_persons(parts text[], after_name text, after_person uuid, with_left boolean, most integer)
returns table (person uuid)
language plpgsql stable security definer
set search_path = public set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
declare
  of_org uuid := viewer_org();
begin
  return query
  select p.person from person p
  where p.org = of_org
    and lower(p.name || ' ' || p.title || ' ' || coalesce(p.email, '')) like all (parts)
    and (with_left or p.ends_on is null or p.ends_on >= org_today(p.org))
    and (after_name is null or (p.name collate "und-x-icu", p.person) > (after_name collate "und-x-icu", after_person))
  order by p.name collate "und-x-icu", p.person
  limit most;
end $$;

create or replace function find_persons(parts text[], after_name text, after_person uuid, with_left boolean, most integer)
returns table (person uuid)
language plpgsql stable security definer set search_path = public as $$
declare
  part text;
begin
  foreach part in array parts loop
    -- With its two signs for "anything", a part of five has the three letters that the index needs.
    if char_length(part) >= 5 and persons_holding(part) < 1000 then
      return query select f.person from find_rare_persons(part || parts, after_name, after_person, with_left, least(most, 500)) f;
      return;
    end if;
  end loop;
  return query select f.person from find_frequent_persons(parts, after_name, after_person, with_left, least(most, 500)) f;
end $$;

revoke execute on function persons_holding(text), find_rare_persons(text[], text, uuid, boolean, integer), find_frequent_persons(text[], text, uuid, boolean, integer), find_persons(text[], text, uuid, boolean, integer) from public;

grant execute on function find_persons(text[], text, uuid, boolean, integer) to bearing_app;
