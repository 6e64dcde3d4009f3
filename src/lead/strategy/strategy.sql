-- Who writes strategy: whoever stands at the top of the reporting line, and administrators. Policies ask it.
create or replace function writes_strategy() returns boolean language plpgsql stable as $$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
begin
  return exists (select 1 from person p where p.org = of_org and p.person = of_person and p.administrator)
    or exists (select 1 from reporting_line l where l.org = of_org and l.above = of_person)
      and not exists (select 1 from reporting_line l where l.org = of_org and l.person = of_person);
end $$;

-- Puts a version in force in the place of another, which its writer may not see; what was used is as public as it is. Goals
-- that the writer does not see are linked as the draft and the version before said it, for priorities that remain.
drop function if exists put_strategy_in_force(uuid);
create or replace function put_strategy_in_force(of_strategy uuid, drafted jsonb) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  to_audience uuid := (select s.audience from strategy s where s.org = of_org and s.strategy = of_strategy);
begin
  if not writes_strategy() then
    raise exception 'Strategy is published by whoever leads the organisation, and by administrators.';
  end if;
  insert into priority_link (org, strategy, priority, node, audience)
  select of_org, of_strategy, said.priority, n.node, to_audience
  from (
    select d.priority, l.node::uuid as node from jsonb_to_recordset(drafted) d(priority uuid, links jsonb)
    cross join jsonb_array_elements_text(d.links) l(node)
    union
    select l.priority, l.node from priority_link l
    join strategy b on b.org = of_org and b.strategy = l.strategy and b.in_force and b.strategy <> of_strategy
    where l.org = of_org
  ) said
  join priority r on r.org = of_org and r.strategy = of_strategy and r.priority = said.priority
  join node n on n.org = of_org and n.node = said.node
  where n.audience <> of_org and n.owner is distinct from viewer_person() and not exists (
    select 1 from sight i where i.org = of_org and i.person = viewer_person() and i.audience = n.audience)
  on conflict do nothing;
  update strategy s set in_force = false where s.org = of_org and s.in_force and s.strategy <> of_strategy;
  update strategy s set in_force = true where s.org = of_org and s.strategy = of_strategy;
  update allotment_used u set audience = to_audience where u.org = of_org and u.audience <> to_audience;
end $$;

-- Gives a version another audience, with everything that carries a copy of it; the caller has made sure that the viewer may.
create or replace function move_strategy(of_strategy uuid, to_audience uuid) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
begin
  update strategy s set audience = to_audience where s.org = of_org and s.strategy = of_strategy;
  update strategy_choice s set audience = to_audience where s.org = of_org and s.strategy = of_strategy;
  update priority s set audience = to_audience where s.org = of_org and s.strategy = of_strategy;
  update priority_link s set audience = to_audience where s.org = of_org and s.strategy = of_strategy;
  update allotment s set audience = to_audience where s.org = of_org and s.strategy = of_strategy;
  update event e set audience = to_audience where e.org = of_org and e.subject = of_strategy;
  update allotment_used u set audience = to_audience
  where u.org = of_org and exists (select 1 from strategy s where s.org = of_org and s.strategy = of_strategy and s.in_force);
end $$;

revoke execute on function put_strategy_in_force(uuid, jsonb), move_strategy(uuid, uuid) from public;

grant execute on function put_strategy_in_force(uuid, jsonb), move_strategy(uuid, uuid) to bearing_app;
