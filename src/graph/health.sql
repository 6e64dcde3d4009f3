-- The rule of health.ts, as the batch uses it.

drop function if exists health_of(text, text, date, date, date, numeric, integer, integer, integer, date, numeric, integer, integer, integer, numeric);

drop function if exists health_of(text, text, date, date, date, numeric, integer, integer, integer, date, numeric, integer, integer, integer, numeric, numeric[], numeric, date);

-- A node's colour today, and the first day on which the clock alone would change it. Thresholds: health.ts. One select, so
-- that it becomes part of the statement that asks it: a call for each node costs more than all that it works out.
create function health_of(
  state text, closed_as text, start_on date, due_on date, today date, progress numeric,
  met integer, not_met integer, no_reading integer, read_on date, confidence numeric, rhythm integer,
  -- goals below: all, those with a known course, and of these the bad ones, a half for each that is at risk or partly met
  below integer, known integer, bad numeric,
  -- what is expected where that is no straight line (curve_ahead); how much is enough at the end; when progress itself turns
  ahead numeric[], enough numeric, next_on date
) returns table (health text, turns_on date) language sql immutable parallel safe as $$
  select case c.course
      when 'closed' then closed_as
      when 'draft' then 'not started'
      when 'unread' then case when start_on > today then 'not started' else 'unknown' end
      when 'ended' then case
        when progress >= enough then 'met'
        when progress is not null then 'missed'
        when not_met > 0 then 'missed'
        when met > 0 and no_reading = 0 then 'met'
        else 'unknown'
      end
      when 'outdated' then 'outdated'
      else case greatest(p.pace, case when confidence >= 7 then 0 when confidence >= 4 then 1 when confidence is not null then 2 end)
        when 0 then 'on track'
        when 1 then 'at risk'
        when 2 then 'off track'
        else case
          when known > 0 and 2 * known >= below
          then case when bad <= 0.2 * known then 'on track' when bad <= 0.4 * known then 'at risk' else 'off track' end
          else 'unknown'
        end
      end
    end,
    case c.course
      when 'unread' then least(case when start_on > today then start_on end, next_on)
      when 'outdated' then least(due_on + 1, next_on)
      when 'running' then least(read_on + 2 * rhythm + 1, due_on + 1, next_on,
        -- the first day on which what is expected has moved on too far
        case
          when b.behind is null or p.pace = 2 then null
          when ahead is not null then date '2000-01-01' + ahead[p.pace + 2]::integer
          else greatest(today + 1, start_on + floor((progress + case p.pace when 0 then 0.10 else 0.25 end) * (due_on - start_on))::integer + 1)
        end)
    end
  from (
    select case
      when state = 'closed' then 'closed'
      when state = 'draft' then 'draft'
      when read_on is null then 'unread'
      when due_on < today then 'ended'
      when today > read_on + 2 * rhythm then 'outdated'
      else 'running'
    end as course
  ) c
  cross join lateral (
    select case
      when progress >= 1 then null
      when ahead is not null then ahead[1] - progress
      when due_on > start_on then greatest(today - start_on, 0)::numeric / (due_on - start_on) - progress
    end as behind
    offset 0
  ) b
  cross join lateral (
    select case
      when progress >= 1 then 0
      when b.behind <= 0.10 then 0
      when b.behind <= 0.25 then 1
      when b.behind is not null then 2
      when progress is null and met > 0 and not_met = 0 and no_reading = 0 then 0
    end as pace
  ) p
$$;

-- Where this file changed, every standing is computed anew by it.
insert into dirty (org, dirty, node) select n.org, gen_random_uuid(), n.node from node n;
