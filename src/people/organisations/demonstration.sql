-- Everything of the demonstration organisation, for good: the one deletion that leaves no trace, since nothing in it is
-- real. Tables are emptied in the order in which they refer to one another, whichever there are by then; the cast's
-- logins go as well, unless somebody of another organisation uses one.
create or replace function remove_demonstration() returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  logins text[];
  remaining oid[];
  free oid;
begin
  if not exists (select 1 from organisation o where o.org = of_org and o.demonstration) then
    raise exception 'only a demonstration organisation is removed' using errcode = '42501';
  end if;
  -- No roll-up of it may run meanwhile, which would write numbers of goals that are gone.
  perform pg_advisory_xact_lock(hashtextextended('roll-up ' || of_org, 0));
  -- And nothing that follows from what happened may be written to somebody who goes: it waits, and finds nobody.
  perform 1 from person p where p.org = of_org for update;
  logins := array(
    select p.login from person p
    where p.org = of_org and p.login is not null
      and not exists (select 1 from person other where other.login = p.login and other.org <> of_org));
  remaining := array(
    select c.oid from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition);
  while cardinality(remaining) > 0 loop
    select t into free from unnest(remaining) t
    where not exists (
      select 1 from pg_constraint k where k.contype = 'f' and k.confrelid = t and k.conrelid <> t and k.conrelid = any (remaining))
    limit 1;
    if free is null then
      raise exception 'tables refer to one another in a circle: %', remaining::regclass[];
    end if;
    execute format('delete from %s where org = $1', free::regclass) using of_org;
    remaining := array_remove(remaining, free);
  end loop;
  -- Triggers write dated rows when edges go; they go with the rest.
  delete from carries_dated d where d.org = of_org;
  delete from node_dated d where d.org = of_org;
  delete from auth."user" u where u.id = any (logins);
end $$;

revoke execute on function remove_demonstration() from public;

grant execute on function remove_demonstration() to bearing_app, bearing_sign_in;
