-- The way from a node down to another, if there is one: what an edge from the second to the first would close. Found by
-- walking upwards, where ways are few. Titles that the viewer may not see are null; only this function may look through
-- hidden nodes.
create or replace function way_down(from_node uuid, to_node uuid) returns table (step integer, node uuid, title text)
language plpgsql stable security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
begin
  return query
  with recursive up(node, below) as (
    select to_node, null::uuid
    union
    select e.parent, u.node from up u join carries e on e.org = of_org and e.child = u.node where u.node <> from_node
  ), way(at, node) as (
    select 1, from_node where exists (select 1 from up u where u.node = from_node)
    union all
    select w.at + 1, (select u.below from up u where u.node = w.node limit 1) from way w where w.node <> to_node and w.at < 200
  )
  select w.at, w.node, case when n.audience = of_org or n.owner = of_person or exists (
      select 1 from sight s where s.org = of_org and s.person = of_person and s.audience = n.audience) then n.title end
  from way w join node n on n.org = of_org and n.node = w.node
  order by w.at;
end $$;

-- The deputy of a goal on a day, where it has one; a view of the goals slice's row that the graph may ask.
create or replace function deputy_of(of_org uuid, of_node uuid, on_day date) returns setof uuid
language sql stable as $$
  select g.deputy from goal g
  where g.org = of_org and g.node = of_node and g.deputy is not null
    and (g.deputy_from is null or g.deputy_from <= on_day) and (g.deputy_to is null or g.deputy_to >= on_day)
$$;

-- Whether a node supports nothing, one or several, kept beside the edges. What carries it as well asks that too.
create or replace function keep_top() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := coalesce(new.org, old.org);
  of_child uuid := coalesce(new.child, old.child);
  parents uuid[] := array(select e.parent from carries e where e.org = of_org and e.child = of_child);
begin
  update node n set top = cardinality(parents) = 0, several = cardinality(parents) > 1
  where n.org = of_org and n.node = of_child and (n.top, n.several) is distinct from (cardinality(parents) = 0, cardinality(parents) > 1);
  if found and cardinality(parents) > 0 then
    insert into dirty (org, dirty, node) select of_org, gen_random_uuid(), p from unnest(parents) p;
  end if;
  return null;
end $$;

create or replace trigger top_is_kept after insert or delete on carries for each row execute function keep_top();

revoke execute on function way_down(uuid, uuid) from public;

grant execute on function way_down(uuid, uuid) to bearing_app, bearing_import;

-- An edge carries the audiences of its ends.
create or replace function take_audiences() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  new.parent_audience := (select n.audience from node n where n.org = new.org and n.node = new.parent);
  new.child_audience := (select n.audience from node n where n.org = new.org and n.node = new.child);
  return new;
end $$;

create or replace trigger audiences_are_taken before insert on carries for each row execute function take_audiences();

create or replace function keep_audiences() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  update carries e set parent_audience = new.audience where e.org = new.org and e.parent = new.node;
  update carries e set child_audience = new.audience where e.org = new.org and e.child = new.node;
  return null;
end $$;

create or replace trigger audiences_are_kept after update of audience on node for each row
when (old.audience is distinct from new.audience) execute function keep_audiences();
