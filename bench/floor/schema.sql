-- The least that does the same durable work: a check-in's row, the leaf, and every ancestor up to the root.
create table node (
  id uuid primary key,
  parent uuid,
  title text not null,
  children integer not null,
  progress numeric(38, 10) not null
) with (fillfactor = 70);

create index node_parent on node (parent);

create table check_in (
  id uuid primary key,
  leaf uuid not null,
  value numeric(38, 10) not null,
  confidence smallint not null,
  note text not null,
  at timestamptz not null default now()
);

-- One call for the whole chain, deepest first, so that two of them never wait for each other in a ring. It adds
-- differences, which is cheaper than the product's recomputing, and exact only for fan-outs that divide without a rest.
create function record(check_in uuid, leaf uuid, value numeric, confidence integer, note text) returns void
language plpgsql as $$
declare
  was numeric;
  step numeric;
  up uuid;
begin
  insert into check_in (id, leaf, value, confidence, note) values (check_in, leaf, value, confidence, note);
  select n.progress, n.parent into was, up from node n where n.id = leaf for update;
  step := value / 1000 - was;
  update node n set progress = value / 1000 where n.id = leaf;
  while up is not null loop
    update node n set progress = n.progress + step / n.children where n.id = up returning step / n.children, n.parent into step, up;
  end loop;
end $$;
