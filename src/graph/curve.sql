-- The rules of curve.ts, and adherence, as the batch uses them. A measure's own curve is made in measure.sql.

-- The part expected by a day, on the straight line between the two points around it.
create or replace function curve_at(curve numeric[], day integer) returns numeric
language sql immutable parallel safe
return case
  when day <= curve[1] then curve[2]
  when day >= curve[cardinality(curve) - 1] then curve[cardinality(curve)]
  else (
    select curve[2 * i] + (curve[2 * i + 2] - curve[2 * i]) * (day - curve[2 * i - 1]) / (curve[2 * i + 1] - curve[2 * i - 1])
    from generate_series(1, cardinality(curve) / 2 - 1) i
    where curve[2 * i - 1] <= day and day < curve[2 * i + 1])
end;

-- The first day after this one by which more than that much is expected; null where there is none.
create or replace function curve_beyond(curve numeric[], day integer, part numeric) returns integer
language sql immutable parallel safe
return (
  select min(case when f.first_part > part + 1e-9 then f.first else f.from_day + floor((part - f.from_part) * (f.to_day - f.from_day) / (f.to_part - f.from_part) + 1e-9) + 1 end)::integer
  from generate_series(1, cardinality(curve) / 2 - 1) i
  cross join lateral (
    select curve[2 * i - 1] as from_day, curve[2 * i] as from_part, curve[2 * i + 1] as to_day, curve[2 * i + 2] as to_part,
      greatest(curve[2 * i - 1], day) + 1 as first,
      curve[2 * i] + (curve[2 * i + 2] - curve[2 * i]) * (greatest(curve[2 * i - 1], day) + 1 - curve[2 * i - 1]) / (curve[2 * i + 1] - curve[2 * i - 1]) as first_part
    offset 0
  ) f
  where f.first <= f.to_day and (f.first_part > part + 1e-9 or f.to_part > part + 1e-9)
);

-- What the health rule asks of a curve: what is expected today, and the days, counted from 1 January 2000, on which it will
-- have moved on too far for on track and for at risk.
create or replace function curve_ahead(curve numeric[], today date, progress numeric) returns numeric[]
language sql immutable parallel safe
-- a select, so that it is called where there is a curve, and is no part of the statement where there is none
return (select array[
  curve_at(curve, today - date '2000-01-01'),
  curve_beyond(curve, today - date '2000-01-01', progress + 0.10),
  curve_beyond(curve, today - date '2000-01-01', progress + 0.25)
] where curve is not null);

-- What is expected of a goal by when: the mean of its measures' curves by their weights, [[weight, curve], …], the rest of
-- the whole weight on the straight line. Null without dates, where there is no straight line for the rest.
create or replace function curve_among(curves jsonb, whole numeric, start_on date, due_on date) returns numeric[]
language sql stable parallel safe
return (
  with each as (
    select (x.pair ->> 0)::numeric as weight, array(select n::numeric from jsonb_array_elements_text(x.pair -> 1) n) as curve
    from jsonb_array_elements(curves) x(pair)
  ), day as (
    select e.curve[2 * i - 1]::integer as day from each e cross join lateral generate_series(1, cardinality(e.curve) / 2) i
    union select start_on - date '2000-01-01'
    union select due_on - date '2000-01-01'
  ), point as (
    select d.day, round(sum(e.weight * curve_at(e.curve, d.day)) / whole
      + (1 - sum(e.weight) / whole) * least(greatest((d.day - (start_on - date '2000-01-01'))::numeric / (due_on - start_on), 0), 1), 10) as part
    from day d cross join each e
    group by d.day
  )
  select array_agg(v.number order by p.day, v.at)
  from point p cross join lateral (select 0 as at, p.day::numeric as number union all select 1, p.part) v
  where start_on < due_on and whole > 0
);

-- Of what is done again and again: how often it was due until a day and how often it was done, and the first day after it
-- on which the clock alone changes that. The rule is adherenceOf in adherence.ts of the frameworks.
create or replace function adherence_of(done_every integer, done_on smallint[], start_on date, due_on date, today date, days date[])
returns table (due integer, done integer, turns_on date) language sql stable parallel safe as $$
  with asked as (
    select least(today, due_on) as until, d.day from (select 1) one left join unnest(days) d(day) on d.day between start_on and least(today, due_on)
  ), by_stretch as (
    select max((a.until - start_on) / done_every) as running, count(distinct (a.day - start_on) / done_every)::integer as done,
      coalesce(bool_or((a.day - start_on) / done_every = (a.until - start_on) / done_every), false) as running_done
    from asked a where done_on is null and a.until >= start_on
  ), by_weekday as (
    select count(distinct a.day) filter (where extract(isodow from a.day) = any (done_on))::integer as done,
      coalesce(bool_or(a.day = a.until and extract(isodow from a.day) = any (done_on)), false) as running_done, max(a.until) as until
    from asked a where done_on is not null and a.until >= start_on
  ), found as (
    select s.running + s.running_done::integer as due, s.done, start_on + (s.running + 1 + s.running_done::integer) * done_every as turns_on
    from by_stretch s where s.running is not null
    union all
    -- days of a weekday before a day are its weeks since the first such day, 1 January 2024 having been a Monday
    select (select sum(floor((w.until - date '2024-01-01' - o.day + 7) / 7.0) - floor((start_on - date '2024-01-01' - o.day + 7) / 7.0))::integer
        from unnest(done_on) o(day)) + w.running_done::integer, w.done,
      (select min(w.until + ahead + 1) from generate_series(w.running_done::integer, 7) ahead
        where extract(isodow from w.until + ahead) = any (done_on))
    from by_weekday w where w.until is not null
    union all
    select 0, 0, case when done_on is null then start_on + done_every
      else (select min(start_on + ahead + 1) from generate_series(0, 6) ahead where extract(isodow from start_on + ahead) = any (done_on)) end
    where least(today, due_on) < start_on
  )
  select f.due, f.done, case when due_on is null or f.turns_on <= due_on then f.turns_on end from found f
$$;

-- Where this file changed, every standing is computed anew by it.
insert into dirty (org, dirty, node) select n.org, gen_random_uuid(), n.node from node n;
