-- Ids of persons whose name, title and e-mail hold all of these parts, by name, after a place in that order. The condition uses
-- the index of words, which a row policy would keep the planner from: text operators are not leakproof. Everybody may
-- know who works in their organisation, so the ids tell nothing.
create or replace function find_persons(parts text[], after_name text, after_person uuid, with_left boolean, most integer)
returns table (person uuid)
language sql stable security definer set search_path = public as $$
  select p.person from person p
  where p.org = viewer_org()
    and lower(p.name || ' ' || p.title || ' ' || coalesce(p.email, '')) like parts[1]
    and lower(p.name || ' ' || p.title || ' ' || coalesce(p.email, '')) like all (parts)
    and (with_left or p.ends_on is null or p.ends_on >= org_today(p.org))
    and (after_name is null or (p.name collate "und-x-icu", p.person) > (after_name collate "und-x-icu", after_person))
  order by p.name collate "und-x-icu", p.person
  limit least(most, 500)
$$;

revoke execute on function find_persons(text[], text, uuid, boolean, integer) from public;

grant execute on function find_persons(text[], text, uuid, boolean, integer) to bearing_app;
