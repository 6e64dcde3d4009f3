-- What an import writes of views, allowed addresses and gauges, and how it takes that back.

create or replace function import_views(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into saved_view (org, saved_view, owner, audience, name, shows)
  select of_org, r.view, r.owner, r."audienceId", r.name, r.shows
  from jsonb_to_recordset(given) as r(view uuid, owner uuid, "audienceId" uuid, name text, shows jsonb);
end $$;

create or replace function import_addresses(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into allowed_address (org, allowed, begins, private, by)
  select of_org, r.allowed, r.begins, r.private, r.by
  from jsonb_to_recordset(given) as r(allowed uuid, begins text, private boolean, by uuid)
  on conflict (org, begins) do nothing;
end $$;

create or replace function import_gauges(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into gauge (org, subject, measure, goal, indicator, audience, by, address, format, value_at, date_at, every_days)
  select of_org, case when r.measure is null then r.indicator else r.measure end, r.measure, m.goal, r.indicator, i.audience, r.by, r.address,
    r.format, r."valueAt", r."dateAt", r."everyDays"
  from jsonb_to_recordset(given) as r(measure uuid, indicator uuid, by uuid, address text, format text, "valueAt" text, "dateAt" text, "everyDays" integer)
  left join measure m on m.org = of_org and m.node = r.measure
  left join indicator i on i.org = of_org and i.indicator = r.indicator
  on conflict (org, subject) do nothing;
end $$;

-- What an import brought of these, by the ids that it recorded.
create or replace function unmake_kept(given jsonb) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
begin
  delete from saved_view v where v.org = of_org and v.saved_view = any (array(select x::uuid from jsonb_array_elements_text(given -> 'views') x));
  delete from allowed_address a where a.org = of_org and a.allowed = any (array(select x::uuid from jsonb_array_elements_text(given -> 'addresses') x));
  delete from gauge g where g.org = of_org and g.subject = any (array(select x::uuid from jsonb_array_elements_text(given -> 'gauges') x));
end $$;

revoke execute on function unmake_kept(jsonb) from public;

grant execute on function unmake_kept(jsonb) to bearing_import;
