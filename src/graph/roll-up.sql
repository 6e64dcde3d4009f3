-- The batch that carries changes upwards. The readable rule, which explains every number on screen and which the
-- property test compares with this file, is roll-up.ts, measure.ts, curve.ts, adding-up.ts and health.ts beside it.

-- No leak by sums: a child counts upwards where everybody who sees the parent may see the child.
create or replace function as_wide(of_org uuid, child uuid, parent uuid)
-- asked a hundred thousand times in a large batch, which makes its own plans anew: not this one
returns boolean language sql stable set plan_cache_mode = force_generic_plan as $$
  select child = parent or child = of_org or exists (
    select 1 from audience c
    join audience p on p.org = of_org and p.audience = parent and p.word = 'team'
    join team_within w on w.org = of_org and w.team = p.team and w.ancestor = c.team
    where c.org = of_org and c.audience = child and c.word = 'team'
  )
$$;

-- The measures that add up what goals in `of_goals` may bring: those of the goals that these support.
create or replace function sums_above(of_org uuid, of_goals uuid[]) returns setof uuid
language sql stable as $$
  select s.node from carries e join measure s on s.org = of_org and s.goal = e.parent and s.adds_up
  where e.org = of_org and e.child = any (of_goals) and e.accepted
$$;

-- Adds up: the values in the same unit of the goals that support a measure's goal and count there. Its readings are kept, one
-- for each day on which it is another one, so that it has a trend. Answers those that changed.
create or replace function add_up(of_org uuid, measures uuid[], today date) returns uuid[]
language plpgsql as $$
declare
  changed uuid[];
begin
  with added as (
    select s.node, case when abs(t.value) < 1e28 then t.value end as value, case when abs(t.value) < 1e28 then t.value_on end as value_on
    from measure s
    join node g on g.org = of_org and g.node = s.goal and g.state <> 'closed'
    cross join lateral (
      select sum(m.value) as value, max(m.value_on) as value_on
      from carries e
      join node c on c.org = of_org and c.node = e.child and c.kind = 'goal'
      join measure m on m.org = of_org and m.goal = e.child and lower(m.unit) = lower(s.unit)
      join node x on x.org = of_org and x.node = m.node and x.state <> 'closed'
      where e.org = of_org and e.parent = s.goal and e.accepted and e.share is distinct from 0
        and c.state <> 'draft' and c.closed_as is distinct from 'abandoned'
        and (c.counts_upward or c.audience in (g.audience, of_org) or as_wide(of_org, c.audience, g.audience))
    ) t
    where s.org = of_org and s.node = any (measures) and s.adds_up
  ), written as (
    update measure m set value = a.value, value_on = a.value_on from added a
    where m.org = of_org and m.node = a.node and (m.value, m.value_on) is distinct from (a.value, a.value_on)
    returning m.node, m.audience, m.value
  ), kept as (
    -- last among the readings of its day, whoever read it before it added up
    insert into reading as r (org, check_in, measure, audience, read_on, value, superseded)
    select of_org, overlay(overlay('ffffffff' || right(md5(w.node::text || today), 24) placing '7' from 13 for 1) placing '8' from 17 for 1)::uuid, w.node, w.audience, today, coalesce(w.value, 0), w.value is null
    from written w
    on conflict (org, check_in, measure) do update set value = excluded.value, superseded = excluded.superseded
  )
  select array_agg(w.node) into changed from written w;
  return coalesce(changed, '{}');
end $$;

-- Of what is done again and again: of the occurrences due by today the part that was done, and the day, counted from 1 January
-- 2000, on which the clock alone changes that; both may be null.
create or replace function faithfulness(of_org uuid, of_goal uuid, done_every integer, done_on smallint[], start_on date, due_on date, today date)
returns numeric[] language sql stable as $$
  select array[case when d.due > 0 then round(d.done::numeric / d.due, 4) end, (d.turns_on - date '2000-01-01')::numeric]
  from (select 1) one
  left join lateral adherence_of(done_every, done_on, start_on, due_on, today, array(
    select o.read_on from check_in o
    where o.org = of_org and o.goal = of_goal
      and not exists (select 1 from check_in x where x.org = of_org and x.supersedes = o.check_in))) d on true
$$;

-- What is expected of a goal by when: the mean over what counts in its progress, its measures on their curves and the rest on
-- the straight line. Null where none of its measures has a curve.
create or replace function curve_below(of_org uuid, of_goal uuid, start_on date, due_on date) returns numeric[]
language sql stable as $$
  select case when exists (select 1 from measure f where f.org = of_org and f.goal = of_goal and f.phases is not null) then (
    with edge as (
      select coalesce(e.share, greatest(100 - coalesce(sum(e.share) over (), 0), 0) / nullif(count(*) filter (where e.share is null) over (), 0)) as weight,
        c.gives_progress and c.state <> 'draft' and c.closed_as is distinct from 'abandoned' and s.progress is not null as known,
        case when m.phases is not null
          then curve_of(m.phases, m.direction, m.baseline, m.target, coalesce(c.start_on, p.start_on), coalesce(c.due_on, p.due_on)) end as curve
      from node p
      join carries e on e.org = of_org and e.parent = p.node and e.accepted
      join node c on c.org = of_org and c.node = e.child
      left join standing s on s.org = of_org and s.node = e.child
      left join measure m on m.org = of_org and m.node = e.child
      where p.org = of_org and p.node = of_goal
        and (c.counts_upward or c.audience in (p.audience, of_org) or as_wide(of_org, c.audience, p.audience))
    )
    select curve_among(jsonb_agg(jsonb_build_array(e.weight, to_jsonb(e.curve))) filter (where e.curve is not null), sum(e.weight), start_on, due_on)
    from edge e where e.known and e.weight > 0
  ) end
$$;

drop function if exists recompute(uuid, uuid[], date, text);

-- Recomputes these nodes from all that they carry, and answers those that changed. Whether anything in the organisation adds
-- up, or is expected on a curve, is known to the batch: elsewhere neither costs anything.
create or replace function recompute(of_org uuid, nodes uuid[], today date, zone text, adding boolean default true, curved boolean default true)
returns uuid[] language plpgsql as $$
declare
  measures uuid[] := array(select m.node from measure m where m.org = of_org and m.node = any (nodes));
  added uuid[] := '{}';
  changed uuid[];
  more uuid[];
begin
  if adding and cardinality(measures) > 0 then
    added := add_up(of_org, measures, today);
  end if;
  if cardinality(measures) > 0 then
  with fresh as (
    select m.node, m.audience, p.progress, p.raw, v.verdict, m.value_on,
      h.health, h.turns_on
    from measure m
    join node n on n.org = of_org and n.node = m.node
    join node g on g.org = of_org and g.node = m.goal
    cross join lateral (select r.raw, case when r.raw is not null then least(greatest(r.raw, 0), 1) end as progress
      from (select measure_progress(m.direction, m.baseline, m.target, m.target_max, m.value) as raw offset 0) r) p
    cross join lateral (select measure_verdict(m.direction, m.target, m.target_max, m.value) as verdict) v
    cross join lateral (select case when m.phases is not null then curve_ahead(
      curve_of(m.phases, m.direction, m.baseline, m.target, coalesce(n.start_on, g.start_on), coalesce(n.due_on, g.due_on)), today, p.progress) end as ahead offset 0) c
    cross join lateral health_of(n.state, n.closed_as, coalesce(n.start_on, g.start_on), coalesce(n.due_on, g.due_on), today,
      p.progress, (v.verdict = 'met')::integer, (v.verdict = 'not met')::integer, (v.verdict = 'no reading')::integer,
      m.value_on, null, g.rhythm, 0, 0, 0, c.ahead, 1, null) h
    where m.org = of_org and m.node = any (measures)
  ), written as (
    insert into standing as s (org, node, kind, audience, progress, raw, counted, countable, met, not_met, no_reading, no_target, health, read_on, turns_at)
    select of_org, f.node, 'measure', f.audience, f.progress, f.raw, (f.progress is not null)::integer, 1, (f.verdict = 'met')::integer,
      (f.verdict = 'not met')::integer, (f.verdict = 'no reading')::integer, (f.verdict = 'no target')::integer,
      f.health, f.value_on, f.turns_on::timestamp at time zone zone
    from fresh f
    -- the audience too: a batch that began before the audience moved would otherwise leave the old one behind
    on conflict (org, node) do update set audience = excluded.audience,
      progress = excluded.progress, raw = excluded.raw, counted = excluded.counted, countable = 1, met = excluded.met,
      not_met = excluded.not_met, no_reading = excluded.no_reading, no_target = excluded.no_target, health = excluded.health,
      read_on = excluded.read_on, turns_at = excluded.turns_at
    where (s.audience, s.progress, s.raw, s.met, s.not_met, s.no_reading, s.no_target, s.health, s.read_on, s.turns_at)
      is distinct from (excluded.audience, excluded.progress, excluded.raw, excluded.met, excluded.not_met, excluded.no_reading, excluded.no_target, excluded.health, excluded.read_on, excluded.turns_at)
    returning s.node
  )
  select array_agg(w.node) into changed from written w;
  end if;

  if cardinality(measures) < cardinality(nodes) then
  with edge as (
    select p.node as parent, c.node as child, c.kind, c.gives_progress, c.several or coalesce(s.shared, false) as shared,
      coalesce(e.share, greatest(100 - coalesce(sum(e.share) over edges, 0), 0) / nullif(count(*) filter (where e.share is null) over edges, 0)) as weight,
      c.state <> 'draft' and c.closed_as is distinct from 'abandoned' as counts,
      s.progress, s.met, s.not_met, s.no_reading, s.no_target, s.health, s.read_on, s.below, s.below_on_track, s.below_at_risk,
      s.below_off_track, s.below_outdated, s.below_unknown, s.below_not_started, s.below_met, s.below_partly_met, s.below_missed,
      s.gap_owner, s.gap_why, s.gap_how, s.gap_when, s.below_gap_owner, s.below_gap_why, s.below_gap_how, s.below_gap_when
    from node p
    join carries e on e.org = of_org and e.parent = p.node and e.accepted
    join node c on c.org = of_org and c.node = e.child
    left join standing s on s.org = of_org and s.node = e.child
    where p.org = of_org and p.node = any (nodes) and p.kind <> 'measure'
      -- what is narrower is as if it were not there, so that not even the weights of the others tell of it
      and (c.counts_upward or c.audience in (p.audience, of_org) or as_wide(of_org, c.audience, p.audience))
    window edges as (partition by p.node)
  ), total as (
    select e.parent,
      round(sum(e.weight * e.progress) filter (where e.gives_progress and e.progress is not null)
        / nullif(sum(e.weight) filter (where e.gives_progress and e.progress is not null), 0), 10) as progress,
      count(*) filter (where e.gives_progress and e.progress is not null) as counted,
      count(*) filter (where e.gives_progress) as countable,
      sum(e.met) as met, sum(e.not_met) as not_met, sum(e.no_reading) as no_reading, sum(e.no_target) as no_target,
      max(e.read_on) as read_on, bool_or(e.shared) as shared,
      count(*) filter (where e.kind = 'goal') as goals,
      sum(e.below) filter (where e.kind = 'goal') as below,
      sum(e.below_on_track + (e.health = 'on track')::integer) filter (where e.kind = 'goal') as on_track,
      sum(e.below_at_risk + (e.health = 'at risk')::integer) filter (where e.kind = 'goal') as at_risk,
      sum(e.below_off_track + (e.health = 'off track')::integer) filter (where e.kind = 'goal') as off_track,
      sum(e.below_outdated + (e.health = 'outdated')::integer) filter (where e.kind = 'goal') as outdated,
      sum(e.below_unknown + (e.health = 'unknown')::integer) filter (where e.kind = 'goal') as unknown,
      sum(e.below_not_started + (e.health = 'not started')::integer) filter (where e.kind = 'goal') as not_started,
      sum(e.below_met + (e.health = 'met')::integer) filter (where e.kind = 'goal') as ended_met,
      sum(e.below_partly_met + (e.health = 'partly met')::integer) filter (where e.kind = 'goal') as partly_met,
      sum(e.below_missed + (e.health = 'missed')::integer) filter (where e.kind = 'goal') as missed,
      sum(e.below_gap_owner + e.gap_owner::integer) filter (where e.kind = 'goal') as gap_owner,
      sum(e.below_gap_why + e.gap_why::integer) filter (where e.kind = 'goal') as gap_why,
      sum(e.below_gap_how + e.gap_how::integer) filter (where e.kind = 'goal') as gap_how,
      sum(e.below_gap_when + e.gap_when::integer) filter (where e.kind = 'goal') as gap_when
    from edge e where e.counts and e.weight > 0
    group by e.parent
  ), fresh as (
    select n.node, n.kind, n.audience,
      p.progress, p.adherence, p.pace, p.ahead, p.enough, p.next_on,
      coalesce(t.counted, 0) as counted, coalesce(t.countable, 0) as countable,
      coalesce(case when n.state = 'closed' then k.met else t.met end, 0)::integer as met,
      coalesce(case when n.state = 'closed' then k.not_met else t.not_met end, 0)::integer as not_met,
      coalesce(case when n.state = 'closed' then k.no_reading else t.no_reading end, 0)::integer as no_reading,
      coalesce(case when n.state = 'closed' then k.no_target else t.no_target end, 0)::integer as no_target,
      greatest(t.read_on, i.read_on) as read_on, i.read_on as checked_on, i.confidence, coalesce(t.shared, false) as shared, t.goals, t.below, t.on_track, t.at_risk, t.off_track, t.outdated,
      t.unknown, t.not_started, t.ended_met, t.partly_met, t.missed, t.gap_owner, t.gap_why, t.gap_how, t.gap_when,
      n.kind = 'goal' and n.owner is null as own_gap_owner,
      n.kind = 'goal' and not n.says_why and not exists (
        select 1 from carries u join node un on un.org = of_org and un.node = u.parent
        where u.org = of_org and u.child = n.node and (un.audience in (n.audience, of_org) or as_wide(of_org, un.audience, n.audience))) as own_gap_why,
      not n.says_how and not exists (
        select 1 from carries d join node dn on dn.org = of_org and dn.node = d.child and dn.kind <> 'measure'
        where d.org = of_org and d.parent = n.node and (dn.audience in (n.audience, of_org) or as_wide(of_org, dn.audience, n.audience))) as own_gap_how,
      n.kind = 'goal' and n.due_on is null as own_gap_when,
      n.state, n.closed_as, n.start_on, n.due_on, n.rhythm
    from node n
    left join total t on t.parent = n.node
    left join lateral (
      select c.progress, c.met, c.not_met, c.no_reading, c.no_target
      from closing c
      where n.state = 'closed' and c.org = of_org and c.goal = n.node
        and not exists (select 1 from reopening r where r.org = of_org and r.closing = c.closing)
      order by c.at desc, c.closing desc limit 1
    ) k on true
    left join lateral (
      select i.read_on, case when i.confidence is not null then i.confidence else (
        -- what was read by itself, or only ticked, takes nobody's word back
        select c.confidence from check_in c
        where c.org = of_org and c.goal = n.node and c.confidence is not null and c.read_on <= today
          and not exists (select 1 from check_in x where x.org = of_org and x.supersedes = c.check_in)
        order by c.read_on desc, c.check_in desc limit 1) end as confidence
      from check_in i
      where i.org = of_org and i.goal = n.node and i.read_on <= today
        and not exists (select 1 from check_in x where x.org = of_org and x.supersedes = i.check_in)
      order by i.read_on desc, i.check_in desc limit 1
    ) i on true
    -- What is done again and again is told by how faithfully it is done. Worked out here once: what is handed to the health
    -- rule becomes part of it in as many places as it is asked there.
    cross join lateral (
      select case when (n.done_every is not null or n.done_on is not null) and n.state <> 'closed'
        then faithfulness(of_org, n.node, n.done_every, n.done_on, n.start_on, n.due_on, today) end as again offset 0
    ) a
    cross join lateral (
      select case when n.state = 'closed' then k.progress when not n.gives_progress then null when a.again is null then t.progress else a.again[1] end as progress,
        a.again[1] as adherence,
        case when a.again is not null then a.again[1] when n.state = 'closed' then k.progress when n.gives_progress then t.progress end as pace,
        case when a.again is not null then array[1, null, null]::numeric[]
          when curved then curve_ahead(curve_below(of_org, n.node, n.start_on, n.due_on), today, t.progress) end as ahead,
        case when a.again is null then 1 else 0.9 end as enough,
        date '2000-01-01' + a.again[2]::integer as next_on
      offset 0
    ) p
    where n.org = of_org and n.node = any (nodes) and n.kind <> 'measure'
  ), written as (
    insert into standing as s (org, node, kind, audience, progress, raw, counted, countable, met, not_met, no_reading, no_target, health,
      confidence, read_on, due_on, turns_at, shared, below, below_on_track, below_at_risk, below_off_track, below_outdated, below_unknown,
      below_not_started, below_met, below_partly_met, below_missed, gap_owner, gap_why, gap_how, gap_when,
      below_gap_owner, below_gap_why, below_gap_how, below_gap_when, adherence, checked_on)
    select of_org, f.node, f.kind, f.audience, f.progress, f.progress, f.counted, f.countable, f.met, f.not_met, f.no_reading, f.no_target, h.health,
      f.confidence, f.read_on, f.due_on, h.turns_on::timestamp at time zone zone, f.shared, coalesce(f.goals + coalesce(f.below, 0), 0), coalesce(f.on_track, 0), coalesce(f.at_risk, 0),
      coalesce(f.off_track, 0), coalesce(f.outdated, 0), coalesce(f.unknown, 0), coalesce(f.not_started, 0), coalesce(f.ended_met, 0),
      coalesce(f.partly_met, 0), coalesce(f.missed, 0), f.own_gap_owner, f.own_gap_why, f.own_gap_how, f.own_gap_when,
      coalesce(f.gap_owner, 0), coalesce(f.gap_why, 0), coalesce(f.gap_how, 0), coalesce(f.gap_when, 0), f.adherence, f.checked_on
    from fresh f
    cross join lateral health_of(f.state, f.closed_as, f.start_on, f.due_on, today, f.pace, f.met, f.not_met, f.no_reading,
      f.read_on, f.confidence, f.rhythm, coalesce(f.goals + coalesce(f.below, 0), 0)::integer,
      coalesce(f.on_track + f.at_risk + f.off_track + f.ended_met + f.partly_met + f.missed, 0)::integer,
      coalesce(f.off_track + f.missed + 0.5 * (f.at_risk + f.partly_met), 0), f.ahead, f.enough, f.next_on) h
    on conflict (org, node) do update set audience = excluded.audience,
      progress = excluded.progress, raw = excluded.raw, counted = excluded.counted, countable = excluded.countable, met = excluded.met,
      not_met = excluded.not_met, no_reading = excluded.no_reading, no_target = excluded.no_target, health = excluded.health,
      confidence = excluded.confidence, read_on = excluded.read_on, due_on = excluded.due_on, turns_at = excluded.turns_at, shared = excluded.shared, below = excluded.below,
      below_on_track = excluded.below_on_track, below_at_risk = excluded.below_at_risk, below_off_track = excluded.below_off_track,
      below_outdated = excluded.below_outdated, below_unknown = excluded.below_unknown, below_not_started = excluded.below_not_started,
      below_met = excluded.below_met, below_partly_met = excluded.below_partly_met, below_missed = excluded.below_missed,
      gap_owner = excluded.gap_owner, gap_why = excluded.gap_why, gap_how = excluded.gap_how, gap_when = excluded.gap_when,
      below_gap_owner = excluded.below_gap_owner, below_gap_why = excluded.below_gap_why, below_gap_how = excluded.below_gap_how,
      below_gap_when = excluded.below_gap_when, adherence = excluded.adherence, checked_on = excluded.checked_on
    where (s.*) is distinct from (excluded.*)
    returning s.node
  )
  select array_agg(w.node) into more from written w;
  end if;

  changed := array_cat(coalesce(changed, '{}'), coalesce(more, '{}'));
  if cardinality(added) > 0 then
    changed := array(select unnest(changed) union select unnest(added));
  end if;
  insert into standing_on as o (org, node, on_day, audience, progress, met, not_met, health)
  select of_org, s.node, today, s.audience, s.progress, s.met, s.not_met, s.health
  from standing s where s.org = of_org and s.node = any (changed)
  on conflict (org, node, on_day) do update set audience = excluded.audience, progress = excluded.progress, met = excluded.met,
    not_met = excluded.not_met, health = excluded.health
  where (o.audience, o.progress, o.met, o.not_met, o.health) is distinct from (excluded.audience, excluded.progress, excluded.met, excluded.not_met, excluded.health);
  return changed;
end $$;

-- Takes all that is dirty in an organisation, one batch at a time, and carries it upwards, touching each ancestor once
-- and stopping where nothing changed. Answers the nodes whose standing is new. Killed half-way, nothing is lost: the
-- dirty rows come back with the transaction.
create or replace function roll_up(of_org uuid) returns uuid[]
-- Planning these statements takes many times as long as carrying out a small batch, so their plans are kept.
language plpgsql security definer set search_path = public set plan_cache_mode = force_generic_plan as $$
declare
  started uuid[];
  wave uuid[];
  nodes uuid[] := '{}';
  levels integer[] := '{}';
  asked boolean[];
  level integer := 0;
  first integer := 1;
  next integer;
  lifted uuid[] := '{}';
  batch uuid[];
  moved uuid[];
  changed uuid[] := '{}';
  adding boolean;
  curved boolean;
  of_zone text := (select o.zone from organisation o where o.org = of_org);
  today date := (now() at time zone of_zone)::date;
begin
  perform pg_advisory_xact_lock(hashtextextended('roll-up ' || of_org, 0));
  with taken as (delete from dirty d where d.org = of_org returning d.node)
  select array_agg(distinct t.node) into started from taken t;
  if started is null then
    return '{}';
  end if;
  select exists (select 1 from measure m where m.org = of_org and m.adds_up), exists (select 1 from measure m where m.org = of_org and m.phases is not null)
  into adding, curved;
  if cardinality(started) > 1000 then
    -- until this function ends; a kept plan is one for a few nodes
    set local plan_cache_mode = force_custom_plan;
    set local work_mem = '128MB';
  end if;
  if adding then
    -- whatever became of a goal, what it brings to a sum and what its own measures add up may be another now
    started := array(
      select unnest(started)
      union select s.node from measure s where s.org = of_org and s.adds_up and s.goal = any (started)
      union select x from sums_above(of_org, started) x);
  end if;
  wave := started;
  while wave is not null loop
    if level > 500 then
      raise exception 'the graph has a loop';
    end if;
    nodes := nodes || wave;
    levels := levels || array_fill(level, array[cardinality(wave)]);
    if adding then
      select array_agg(distinct u.node) into wave from (
        select e.parent as node from carries e where e.org = of_org and e.child = any (wave) and e.accepted
        union all
        select x from sums_above(of_org, array(select m.goal from measure m where m.org = of_org and m.node = any (wave))) x
      ) u;
    else
      select array_agg(distinct e.parent) into wave from carries e where e.org = of_org and e.child = any (wave) and e.accepted;
    end if;
    level := level + 1;
  end loop;
  -- Each node where it stands highest, and whether it is dirty itself.
  select array_agg(x.node order by x.at_level), array_agg(x.asked order by x.at_level), array_agg(x.at_level order by x.at_level)
  into nodes, asked, levels
  from (select u.node, max(u.at_level) as at_level, min(u.at_level) = 0 as asked from unnest(nodes, levels) u(node, at_level) group by u.node) x;
  for l in 0 .. level - 1 loop
    continue when levels[first] is distinct from l;
    next := coalesce(array_position(levels, l + 1, first), cardinality(nodes) + 1);
    select array_agg(x.node) into batch
    from unnest(nodes[first : next - 1], asked[first : next - 1]) x(node, asked)
    -- hashed; compared with an array, many would each be compared with all
    where x.asked or x.node in (select unnest(lifted));
    first := next;
    continue when batch is null;
    moved := recompute(of_org, batch, today, of_zone, adding, curved);
    changed := changed || moved;
    lifted := lifted || array(select distinct e.parent from carries e where e.org = of_org and e.child = any (moved) and e.accepted);
    if adding then
      lifted := lifted || array(select x from sums_above(of_org, array(select m.goal from measure m where m.org = of_org and m.node = any (batch))) x);
    end if;
  end loop;
  return changed;
end $$;

-- The clock's own work: marks what should change its colour by now. Answers the organisations concerned.
create or replace function turn_by_clock() returns uuid[]
language plpgsql security definer set search_path = public as $$
declare
  turned uuid[];
begin
  with due as (
    select s.org, s.node from standing s where s.turns_at <= now() limit 10000
  ), marked as (
    insert into dirty (org, dirty, node) select d.org, gen_random_uuid(), d.node from due d returning org
  )
  select array_agg(distinct m.org) into turned from marked m;
  return coalesce(turned, '{}');
end $$;

revoke execute on function roll_up(uuid), turn_by_clock() from public;

grant execute on function roll_up(uuid), turn_by_clock() to bearing_roll_up, bearing_import;

-- Where this file changed, every standing is computed anew by it.
insert into dirty (org, dirty, node) select n.org, gen_random_uuid(), n.node from node n;
