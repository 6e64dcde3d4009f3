-- Candidates by likeness of their titles; why a function of its own, see search_titles. Ids only, the likest 200, and
-- this number is never shown.
create or replace function alike_titles(words text) returns table (node uuid, likeness real)
language plpgsql stable security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
begin
  return query
  select n.node, similarity(lower(n.title), lower(words)) as likeness from node n
  where n.org = of_org and n.kind <> 'measure' and lower(n.title) % lower(words)
  order by 2 desc, 1 limit 200;
end $$;

revoke execute on function alike_titles(text) from public;

grant execute on function alike_titles(text) to bearing_app;
