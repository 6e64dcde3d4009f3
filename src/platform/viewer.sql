-- Who is asking, as the transaction's opener set it. A setting that was never set reads '': nobody, nowhere.
create or replace function viewer_org() returns uuid language sql stable parallel safe
return nullif(current_setting('app.org', true), '')::uuid;

create or replace function viewer_person() returns uuid language sql stable parallel safe
return nullif(current_setting('app.person', true), '')::uuid;

-- The civil date of today where the organisation is.
create or replace function org_today(of_org uuid) returns date language sql stable
return (select (now() at time zone o.zone)::date from organisation o where o.org = of_org);

-- The questions that policies ask, as functions: Citus takes no sub-select in the policy of a table that it divides. They
-- cost a call for each row, so elsewhere the same questions stand in the policies themselves.
create or replace function in_sight(of_audience uuid) returns boolean language plpgsql stable as $$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
begin
  return of_audience = of_org or exists (
    select 1 from sight s where s.org = of_org and s.person = of_person and s.audience = of_audience);
end $$;

create or replace function node_in_sight(of_node uuid) returns boolean language plpgsql stable as $$
declare
  of_org uuid := viewer_org();
begin
  return exists (select 1 from node n where n.org = of_org and n.node = of_node);
end $$;

create or replace function is_administrator() returns boolean language plpgsql stable as $$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
begin
  return exists (select 1 from person p where p.org = of_org and p.person = of_person and p.administrator);
end $$;

-- Writes out what stands in braces in a condition of guard.
create or replace function policy_words(guarded text, condition text) returns text language plpgsql as $$
declare
  called boolean := current_setting('bearing.policies', true) = 'called' or exists (select from pg_extension where extname = 'citus');
  words text := replace(condition, '{seen}', '{seen by audience}');
begin
  if called then
    words := regexp_replace(words, '\{seen by (\w+)\}', 'in_sight(\1)', 'g');
    words := regexp_replace(words, '\{node in (\w+)\}', 'node_in_sight(\1)', 'g');
    return replace(words, '{administrator}', 'is_administrator()');
  end if;
  words := regexp_replace(words, '\{seen by (\w+)\}', format('(%1$s.\1 = %1$s.org or exists (select 1 from sight where sight.org = viewer_org() and sight.person = viewer_person() and sight.audience = %1$s.\1))', guarded), 'g');
  words := regexp_replace(words, '\{node in (\w+)\}', format('exists (select 1 from node where node.org = %1$s.org and node.node = %1$s.\1)', guarded), 'g');
  return replace(words, '{administrator}', 'exists (select 1 from person where person.org = viewer_org() and person.person = viewer_person() and person.administrator)');
end $$;

-- Puts a table under its row policies, from nothing each time: what the access.sql files say is all there is.
--   reads, writes   conditions for a viewer; {seen} stands for "in an audience that the viewer is in", {seen by parent} for
--                   that of another column, {node in parent} for "a node that the viewer sees", {administrator} for itself
--   verbs           what the runtime role may do at all: 'select', 'select, insert' …
-- The condition on org is added to each. The owner's own policy serves migrations and the functions defined by it.
create or replace procedure guard(guarded text, verbs text, reads text default 'true', writes text default 'true')
language plpgsql as $$
declare
  old record;
  verb text;
  reading text := format('org = viewer_org() and (%s)', policy_words(guarded, reads));
  writing text := format('org = viewer_org() and (%s)', policy_words(guarded, writes));
begin
  for old in select policyname from pg_policies where schemaname = 'public' and tablename = guarded loop
    execute format('drop policy %I on %I', old.policyname, guarded);
  end loop;
  execute format('alter table %I enable row level security', guarded);
  execute format('alter table %I force row level security', guarded);
  execute format('revoke all on %I from public, bearing_app, bearing_sign_in, bearing_roll_up, bearing_import, bearing_digests, bearing_answer_box', guarded);
  execute format('create policy owner_migrates on %I to bearing_owner using (true) with check (true)', guarded);
  foreach verb in array string_to_array(replace(verbs, ' ', ''), ',') loop
    if verb = '' then
      continue;
    end if;
    execute format('grant %s on %I to bearing_app', verb, guarded);
    if verb in ('select', 'delete') then
      execute format('create policy viewer_%ss on %I for %1$s to bearing_app using (%3$s)', verb, guarded, case verb when 'select' then reading else writing end);
    elsif verb = 'insert' then
      execute format('create policy viewer_inserts on %I for insert to bearing_app with check (%s)', guarded, writing);
    else
      execute format('create policy viewer_updates on %I for update to bearing_app using (%s) with check (%s)', guarded, writing, writing);
    end if;
  end loop;
end $$;

-- What a named system role may do with a table, within the organisation that the transaction names, or in all of them.
create or replace procedure guard_system(guarded text, role text, verbs text, everywhere boolean default false)
language plpgsql as $$
declare
  condition text := case when everywhere then 'true' else 'org = viewer_org()' end;
begin
  execute format('grant %s on %I to bearing_%s', verbs, guarded, role);
  execute format('create policy %s_works on %I to bearing_%s using (%s) with check (%s)', role, guarded, role, condition, condition);
end $$;

grant usage on schema public to bearing_app, bearing_system, bearing_sign_in, bearing_roll_up, bearing_import, bearing_digests, bearing_answer_box;

revoke create on schema public from public;
