-- The rules of measure.ts and curve.ts, as the batch uses them.

-- How far a measure is from baseline (0) to target (1), not clamped; null where it cannot be known.
create or replace function measure_progress(direction text, baseline numeric, target numeric, target_max numeric, value numeric)
returns numeric language sql immutable parallel safe
return round(case
  when value is null then null
  when direction = 'done' then case when value >= 1 then 1 else 0 end
  when baseline is null or target is null then null
  when direction = 'between' and target_max is null then null
  when direction = 'between' and value between target and target_max then 1
  when direction = 'between' and baseline between target and target_max then 0
  when direction = 'between' then 1 - (case when value < target then target - value else value - target_max end)
    / (case when baseline < target then target - baseline else baseline - target_max end)
  when baseline = target then case when (direction = 'increase' and value >= target) or (direction = 'decrease' and value <= target) then 1 else 0 end
  else (value - baseline) / (target - baseline)
end, 10);

-- The latest reading against the target, whatever the date.
create or replace function measure_verdict(direction text, target numeric, target_max numeric, value numeric)
returns text language sql immutable parallel safe
return case
  when direction <> 'done' and target is null then 'no target'
  when direction = 'between' and target_max is null then 'no target'
  when value is null then 'no reading'
  when case direction
    when 'done' then value >= 1
    when 'increase' then value >= target
    when 'milestones' then value >= target
    when 'decrease' then value <= target
    else value between target and target_max
  end then 'met'
  else 'not met'
end;

-- What is expected of a measure by when, where that is no straight line: curveOf in curve.ts. Day numbers since 1 January
-- 2000, each followed by the part of the way that is expected by then; null where the straight line holds.
create or replace function curve_of(phases jsonb, direction text, baseline numeric, target numeric, start_on date, due_on date)
returns numeric[] language sql stable parallel safe
return (
  select array_agg(v.number order by p.day, v.at)
  from (
    select start_on - date '2000-01-01' as day, 0::numeric as part
    union all
    select (x.phase ->> 'on')::date - date '2000-01-01',
      least(greatest(measure_progress(direction, baseline, target, null, (x.phase ->> 'value')::numeric), 0), 1)
    from jsonb_array_elements(phases) x(phase)
    where (x.phase ->> 'on')::date > start_on and (x.phase ->> 'on')::date < due_on
    union all
    select due_on - date '2000-01-01', 1::numeric
  ) p
  cross join lateral (select 0 as at, p.day::numeric as number union all select 1, p.part) v
  where direction not in ('between', 'done') and baseline <> target and start_on < due_on
  having count(*) > 4 and bool_and(v.number is not null)
);

-- Where this file changed, every standing is computed anew by it.
insert into dirty (org, dirty, node) select n.org, gen_random_uuid(), n.node from node n;
