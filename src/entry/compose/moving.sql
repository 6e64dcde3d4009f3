-- What else of one team goes to another with its goals: indicators, scans, signals, and whatever was for that team alone to see.
create or replace function move_team_rest(from_team uuid, to_team uuid, fresh uuid) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  of_audience uuid := (select a.audience from audience a where a.org = of_org and a.word = 'team' and a.team = from_team);
  to_audience uuid;
  each uuid;
begin
  if not exists (select 1 from person p where p.org = of_org and p.person = viewer_person() and p.administrator) then
    raise exception 'Only an administrator moves what belongs to a team.';
  end if;
  with moved as (
    update indicator i set team = to_team, revision = revision + 1
    where i.org = of_org and i.team = from_team and i.archived_on is null returning i.indicator, i.audience
  )
  insert into event (org, event, by, happened, subject, audience, before, after)
  select of_org, event_id(), viewer_person(), 'indicator.changed', m.indicator, m.audience, jsonb_build_object('team', from_team), jsonb_build_object('team', to_team)
  from moved m;
  update scan s set team = to_team, revision = revision + 1
  where s.org = of_org and s.team = from_team and s.archived_on is null;
  update decision d set team = to_team, revision = revision + 1
  where d.org = of_org and d.team = from_team and d.state = 'open' and d.archived_on is null;
  update change c set team = to_team, revision = revision + 1
  where c.org = of_org and c.team = from_team and c.closed_on is null;
  update change_affected c set team = to_team
  where c.org = of_org and c.team = from_team and not exists (
    select 1 from change_affected x where x.org = of_org and x.change = c.change and x.team = to_team);
  update signal s set team = to_team, revision = revision + 1
  where s.org = of_org and s.team = from_team and s.closed_on is null;
  update stakeholder s set team = to_team, revision = revision + 1
  where s.org = of_org and s.team = from_team and s.archived_on is null;
  if of_audience is null then
    return;
  end if;
  to_audience := make_audience('team', null, null, to_team, '{}', fresh);
  for each in select i.indicator from indicator i where i.org = of_org and i.audience = of_audience loop
    perform move_indicator(each, to_audience);
  end loop;
  for each in select s.scan from scan s where s.org = of_org and s.audience = of_audience loop
    perform move_scan(each, to_audience);
  end loop;
  for each in select d.decision from decision d where d.org = of_org and d.audience = of_audience loop
    perform move_decision(each, to_audience);
  end loop;
  for each in select c.change from change c where c.org = of_org and c.audience = of_audience loop
    perform move_change(each, to_audience);
  end loop;
  for each in select s.strategy from strategy s where s.org = of_org and s.audience = of_audience loop
    perform move_strategy(each, to_audience);
  end loop;
  for each in select s.signal from signal s where s.org = of_org and s.audience = of_audience loop
    perform move_signal(each, to_audience);
  end loop;
  for each in select s.stakeholder from stakeholder s where s.org = of_org and s.audience = of_audience loop
    perform move_stakeholder(each, to_audience);
  end loop;
  update saved_view v set audience = to_audience where v.org = of_org and v.audience = of_audience;
end $$;

revoke execute on function move_team_rest(uuid, uuid, uuid) from public;

grant execute on function move_team_rest(uuid, uuid, uuid) to bearing_app;
