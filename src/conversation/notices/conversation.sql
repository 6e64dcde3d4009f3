-- What was said about a goal, who follows it and what they were told go with it: into another audience, or away where it was
-- a draft or an import is taken back.
create or replace function move_conversation(of_node uuid, to_audience uuid) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
begin
  update comment c set audience = to_audience where c.org = of_org and c.node = of_node;
  update comment_edit c set audience = to_audience where c.org = of_org and c.node = of_node;
  update comment_withdrawal c set audience = to_audience where c.org = of_org and c.node = of_node;
  update reaction r set audience = to_audience where r.org = of_org and r.node = of_node;
  update acknowledgement a set audience = to_audience where a.org = of_org and a.node = of_node;
  update following f set audience = to_audience where f.org = of_org and f.node = of_node;
  update notice n set audience = to_audience where n.org = of_org and n.node = of_node;
end $$;

create or replace function forget_conversation(nodes uuid[]) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
begin
  delete from comment_edit c where c.org = of_org and c.node = any (nodes);
  delete from comment_withdrawal c where c.org = of_org and c.node = any (nodes);
  delete from comment c where c.org = of_org and c.node = any (nodes);
  delete from reaction r where r.org = of_org and r.node = any (nodes);
  delete from acknowledgement a where a.org = of_org and a.node = any (nodes);
  delete from following f where f.org = of_org and f.node = any (nodes);
  delete from notice n where n.org = of_org and (n.node = any (nodes) or n.about = any (nodes));
  delete from off_track o where o.org = of_org and o.node = any (nodes);
end $$;

-- Of persons who have said nothing: what they were told, and how they wanted to be.
create or replace function forget_told(persons uuid[]) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
begin
  delete from notice n where n.org = of_org and n.person = any (persons);
  delete from following f where f.org = of_org and f.person = any (persons);
  delete from notice_preference w where w.org = of_org and w.person = any (persons);
  delete from quiet_hours q where q.org = of_org and q.person = any (persons);
end $$;

revoke execute on function move_conversation(uuid, uuid), forget_conversation(uuid[]), forget_told(uuid[]) from public;
