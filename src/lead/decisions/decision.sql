-- Ids of decisions that say all of these words and that the viewer may see, the newest first. Text operators are not
-- leakproof, so under a row policy the planner would leave the index of words alone; only here it is used, and what the
-- policy asks is asked here too, so that what is hidden takes nobody's place. That index finds all that match before the
-- first is read, which is long for a frequent word: so the newest are looked through first, which holds enough of those.
create or replace function search_decisions(words text, before uuid, archived boolean, most integer) returns setof uuid
language plpgsql stable security definer set search_path = public set enable_seqscan = off as $$
declare
  of_org uuid := viewer_org();
  of_person uuid := viewer_person();
  patterns text[] := title_patterns(words);
  newest uuid[];
begin
  newest := array(
    select n.decision from (
      select d.decision, d.sought from decision d
      where d.org = of_org and (before is null or d.decision < before) and (d.archived_on is not null) = archived
        and (d.audience = of_org or d.owner = of_person
          or d.audience in (select s.audience from sight s where s.org = of_org and s.person = of_person))
      order by d.decision desc limit 1000
    ) n
    where n.sought like all (patterns) order by n.decision desc limit most);
  if cardinality(newest) = most then
    return query select unnest(newest);
    return;
  end if;
  return query
  select d.decision from decision d
  where d.org = of_org and d.sought like patterns[1]
    and d.sought like coalesce(patterns[2], patterns[1]) and d.sought like all (patterns)
    and (before is null or d.decision < before) and (d.archived_on is not null) = archived
    and (d.audience = of_org or d.owner = of_person
      or d.audience in (select s.audience from sight s where s.org = of_org and s.person = of_person))
  order by d.decision desc
  limit most;
end $$;

-- Puts a decision and all that hangs on it under another audience; the caller has made sure that the viewer may.
create or replace function move_decision(of_decision uuid, to_audience uuid) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
begin
  update decision d set audience = to_audience where d.org = of_org and d.decision = of_decision;
  update decision_asked d set audience = to_audience where d.org = of_org and d.decision = of_decision;
  update decision_advice d set audience = to_audience where d.org = of_org and d.decision = of_decision;
  update decision_trade_off d set audience = to_audience where d.org = of_org and d.decision = of_decision;
  update decision_link d set audience = to_audience where d.org = of_org and d.decision = of_decision;
  update decision_review d set audience = to_audience where d.org = of_org and d.decision = of_decision;
  update shared_text t set audience = to_audience where t.org = of_org and t.subject = of_decision;
  update event e set audience = to_audience where e.org = of_org and e.subject = of_decision;
  update notice n set audience = to_audience where n.org = of_org and n.node = of_decision;
end $$;

revoke execute on function search_decisions(text, uuid, boolean, integer), move_decision(uuid, uuid) from public;

grant execute on function search_decisions(text, uuid, boolean, integer), move_decision(uuid, uuid) to bearing_app;
