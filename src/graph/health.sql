-- The rule of health.ts, as the batch uses it.

-- A node's colour today, and the first day on which the clock alone would change it. Thresholds: health.ts.
create or replace function health_of(
  state text, closed_as text, start_on date, due_on date, today date, progress numeric,
  met integer, not_met integer, no_reading integer, read_on date, confidence numeric, rhythm integer,
  -- goals below: all, those with a known course, and of these the bad ones, a half for each that is at risk or partly met
  below integer, known integer, bad numeric,
  out health text, out turns_on date
) language plpgsql immutable parallel safe as $$
declare
  pace integer;
  trust integer;
  worst integer;
  behind numeric;
begin
  if state = 'closed' then
    health := closed_as;
    return;
  end if;
  if state = 'draft' then
    health := 'not started';
    return;
  end if;
  if read_on is null then
    if start_on > today then
      health := 'not started';
      turns_on := start_on;
    else
      health := 'unknown';
    end if;
    return;
  end if;
  if due_on < today then
    health := case
      when progress >= 1 then 'met'
      when progress is not null then 'missed'
      when not_met > 0 then 'missed'
      when met > 0 and no_reading = 0 then 'met'
      else 'unknown'
    end;
    return;
  end if;
  if today > read_on + 2 * rhythm then
    health := 'outdated';
    turns_on := due_on + 1;
    return;
  end if;
  turns_on := least(read_on + 2 * rhythm + 1, due_on + 1);
  if progress >= 1 then
    pace := 0;
  elsif progress is not null and due_on > start_on then
    behind := greatest(today - start_on, 0)::numeric / (due_on - start_on) - progress;
    pace := case when behind <= 0.10 then 0 when behind <= 0.25 then 1 else 2 end;
    if pace < 2 then
      -- the first day on which the straight line has moved on too far
      turns_on := least(turns_on, greatest(today + 1, start_on + floor((progress + case pace when 0 then 0.10 else 0.25 end) * (due_on - start_on))::integer + 1));
    end if;
  elsif progress is null and met > 0 and not_met = 0 and no_reading = 0 then
    pace := 0;
  end if;
  trust := case when confidence >= 7 then 0 when confidence >= 4 then 1 when confidence is not null then 2 end;
  worst := greatest(pace, trust);
  if worst is null and known > 0 and 2 * known >= below then
    worst := case when bad <= 0.2 * known then 0 when bad <= 0.4 * known then 1 else 2 end;
  end if;
  health := case worst when 0 then 'on track' when 1 then 'at risk' when 2 then 'off track' else 'unknown' end;
end $$;

-- Where this file changed, every standing is computed anew by it.
insert into dirty (org, dirty, node) select n.org, gen_random_uuid(), n.node from node n;
