-- Owner and audience of a node, and edges, as of a day.
create or replace function date_node() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  today date := org_today(new.org);
begin
  if tg_op = 'UPDATE' and (old.owner, old.audience) is not distinct from (new.owner, new.audience) then
    return null;
  end if;
  if new.kind = 'measure' then
    return null;
  end if;
  update node_dated d set to_on = today where d.org = new.org and d.node = new.node and d.to_on is null and d.from_on < today;
  insert into node_dated (org, node, from_on, owner, audience) values (new.org, new.node, today, new.owner, new.audience)
  on conflict (org, node, from_on) do update set owner = excluded.owner, audience = excluded.audience, to_on = null;
  return null;
end $$;

create or replace trigger node_is_dated after insert or update of owner, audience on node for each row execute function date_node();

create or replace function date_edge() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  today date := org_today(coalesce(new.org, old.org));
begin
  if tg_op <> 'INSERT' then
    update carries_dated d set to_on = today
    where d.org = old.org and d.parent = old.parent and d.child = old.child and d.to_on is null and (tg_op = 'DELETE' or d.from_on < today);
  end if;
  if tg_op <> 'DELETE' then
    insert into carries_dated (org, parent, child, from_on, share, accepted) values (new.org, new.parent, new.child, today, new.share, new.accepted)
    on conflict (org, parent, child, from_on) do update set share = excluded.share, accepted = excluded.accepted, to_on = null;
  end if;
  return null;
end $$;

create or replace trigger edge_is_dated after insert or update or delete on carries for each row execute function date_edge();
