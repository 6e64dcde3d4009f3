-- Ids of nodes whose titles hold all of these words and that the viewer may see. Text operators are not leakproof, so under
-- a row policy the planner would leave the index of words alone; only here it is used, and what the policy of `node` asks is
-- asked here too, so that what is hidden takes nobody's place.
--
-- That index finds all that match before the first is read. A sixty-fourth of the titles, those that `in_sample` names, have
-- an index of their own: where many match there, a word is frequent, and these few are enough to choose from.

-- The words as patterns, the longest first: these find the fewest. The two longest are looked up, all are compared.
create or replace function title_patterns(words text) returns text[] language sql immutable parallel safe as $$
  select array_agg('%' || replace(replace(replace(w, '\', '\\'), '%', '\%'), '_', '\_') || '%' order by length(w) desc)
  from unnest(string_to_array(lower(words), ' ')) w where w <> ''
$$;

create or replace function titles_in_sample(words text, most integer) returns setof uuid
language plpgsql stable security definer set search_path = public set enable_seqscan = off as $$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
  patterns text[] := title_patterns(words);
begin
  return query
  select n.node from node n
  where n.org = of_org and n.kind <> 'measure' and get_byte(uuid_send(n.node), 15) < 4
    and lower(n.title) like patterns[1]
    and lower(n.title) like coalesce(patterns[2], patterns[1]) and lower(n.title) like all (patterns)
    and (n.audience = of_org or n.owner = of_person
      or n.audience in (select s.audience from sight s where s.org = of_org and s.person = of_person))
  limit most;
end $$;

create or replace function titles_with(words text, most integer) returns setof uuid
language plpgsql stable security definer set search_path = public set enable_seqscan = off as $$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
  patterns text[] := title_patterns(words);
begin
  return query
  select n.node from node n
  where n.org = of_org and n.kind <> 'measure' and lower(n.title) like patterns[1]
    and lower(n.title) like coalesce(patterns[2], patterns[1]) and lower(n.title) like all (patterns)
    and (n.audience = of_org or n.owner = of_person
      or n.audience in (select s.audience from sight s where s.org = of_org and s.person = of_person))
  limit most;
end $$;

-- Goals whose titles begin with these words: whoever writes a whole title looks for just that one. Along the order of titles.
create or replace function titles_beginning(words text, most integer) returns setof uuid
language plpgsql stable security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
  beginning text := lower(words);
begin
  return query
  select n.node from node n
  where n.org = of_org and n.kind = 'goal'
    and lower(n.title) collate "C" >= beginning and lower(n.title) collate "C" < beginning || U&'\+10FFFD'
    and (n.audience = of_org or n.owner = of_person
      or n.audience in (select s.audience from sight s where s.org = of_org and s.person = of_person))
  order by lower(n.title) collate "C", n.node
  limit most;
end $$;

-- More than two thousand or so may be seen with these words; 32 in the sample say so.
create or replace function titles_are_many(words text) returns boolean
language sql stable security definer set search_path = public as $$
  select count(*) >= 32 from titles_in_sample(words, 32)
$$;

-- Candidates for a search box, at most some 300: all of them, or where they are many, a part to choose from.
create or replace function search_titles(words text) returns setof uuid
language plpgsql stable security definer set search_path = public as $$
declare
  sample uuid[] := array(select titles_in_sample(words, 200));
begin
  if cardinality(sample) < 32 then
    return query select titles_with(words, 300);
  else
    return query select unnest(sample) union select titles_beginning(words, 60);
  end if;
end $$;

revoke execute on function titles_in_sample(text, integer), titles_with(text, integer), titles_beginning(text, integer), titles_are_many(text), search_titles(text) from public;

grant execute on function titles_with(text, integer), titles_are_many(text), search_titles(text) to bearing_app;
