-- Gives a scan another audience, with everything that carries a copy of it.
create or replace function move_scan(of_scan uuid, to_audience uuid) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
begin
  update scan s set audience = to_audience where s.org = of_org and s.scan = of_scan;
  update scan_contributor c set audience = to_audience where c.org = of_org and c.scan = of_scan;
  update finding f set audience = to_audience where f.org = of_org and f.scan = of_scan;
  update finding_dot d set audience = to_audience where d.org = of_org and d.scan = of_scan;
  update scan_move m set audience = to_audience where m.org = of_org and m.scan = of_scan;
  update scan_link l set audience = to_audience where l.org = of_org and l.scan = of_scan;
  update shared_text t set audience = to_audience from finding f
  where f.org = of_org and f.scan = of_scan and t.org = of_org and t.subject = f.finding;
  -- That something became of a finding is told to those who see what it became.
  update event e set audience = to_audience
  where e.org = of_org and e.subject = of_scan and e.happened not in ('finding.acted on', 'finding.unlinked');
  update event e set audience = to_audience from finding f
  where f.org = of_org and f.scan = of_scan and e.org = of_org and e.subject = f.finding
    and e.happened not in ('finding.acted on', 'finding.unlinked');
end $$;

revoke execute on function move_scan(uuid, uuid) from public;

grant execute on function move_scan(uuid, uuid) to bearing_app, bearing_import;
