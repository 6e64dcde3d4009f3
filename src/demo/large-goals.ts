import { addDays, type Day } from '../kernel/dates.ts'
import type { Large } from './large.ts'
import { aimOf, mixed } from './large-words.ts'

/** A goal of the large organisation, ready to be written; persons, teams and goals by their places. */
export interface LargeGoal {
  at: number
  title: string
  why: string
  parent: number
  second: number
  owner: number
  team: number
  audience: LargeAudience
  start: Day
  due: Day | null
  state: 'draft' | 'active' | 'closed'
  closedAs: 'met' | 'partly met' | 'missed' | 'abandoned' | null
  rhythm: number
  /** Its one measure, with as many check-ins; none for what only carries others. */
  measure: {
    unit: string
    direction: 'increase' | 'decrease'
    baseline: number
    target: number
    value: number
    readOn: Day
    times: number
  } | null
}

/** Who sees a goal: everybody, the owner's team, their line, or they alone. */
export interface LargeAudience {
  word: 'organisation' | 'team' | 'line' | 'private'
  /** The team or the person that it is of. */
  of: number
}

const everybody: LargeAudience = { word: 'organisation', of: 0 }

export function goalAt(large: Large, at: number, today: Day): LargeGoal {
  const roll = mixed(at + large.seed * 1009)
  const owner = large.owner[at] ?? -1
  const team = teamOf(large, owner)
  const carries = (large.carries[at] ?? 0) > 0
  const aim = aimOf(at, Math.max(team, 0), carries)
  const percent = (salt: number): number => mixed(roll + salt) % 100
  const closed = at > 0 && !carries && percent(1) < 6
  const state = closed ? 'closed' : at > 0 && percent(2) < 2 ? 'draft' : 'active'
  const rhythm = percent(3) < 20 ? 7 : percent(3) < 35 ? 14 : 30
  const start = addDays(today, -(30 + (mixed(roll + 4) % 700)))
  const due = closed
    ? addDays(today, -(mixed(roll) % 60) - 1)
    : at > 0 && percent(5) < 5
      ? null
      : addDays(today, dueIn(roll))
  return {
    at,
    title: at === 0 ? 'Everybody gets the care that they need, near to where they live' : aim.title,
    why: percent(6) < 20 ? '' : aim.why,
    parent: large.parent[at] ?? -1,
    second: large.second[at] ?? -1,
    owner,
    team,
    audience: audienceAt(large, at, owner, team, percent(7)),
    start,
    due,
    state,
    closedAs: closed ? ((['met', 'partly met', 'missed', 'met'] as const)[mixed(roll + 8) % 4] ?? 'met') : null,
    rhythm,
    measure: carries || state === 'draft' || percent(9) < 5 ? null : measureOf(aim, roll, rhythm, closed, today),
  }
}

const dueIn = (roll: number): number =>
  mixed(roll + 10) % 17 === 0 ? -(mixed(roll + 11) % 40) : mixed(roll + 11) % 420

const teamOf = ({ leads, team }: Large, owner: number): number =>
  owner < 0 ? -1 : (leads[owner] ?? -1) >= 0 ? (leads[owner] ?? -1) : (team[owner] ?? -1)

function audienceAt(
  { depth, rank, lead }: Large,
  at: number,
  owner: number,
  team: number,
  percent: number,
): LargeAudience {
  // Near the top everything is everybody's, and so is what belongs to nobody.
  if ((depth[at] ?? 0) < 5 || owner < 0) return everybody
  if (percent < 6 && (rank[lead[team] ?? 0] ?? 0) > 2) return { word: 'team', of: team }
  if (percent === 6) return { word: 'line', of: owner }
  return percent === 7 && at % 3 === 0 ? { word: 'private', of: owner } : everybody
}

function measureOf(
  { unit, direction, baseline, target }: ReturnType<typeof aimOf>,
  roll: number,
  rhythm: number,
  closed: boolean,
  today: Day,
): LargeGoal['measure'] {
  // Ten readings on the average: most have four to twelve, some one a week for half a year, a few none yet.
  const kind = mixed(roll + 12) % 100
  const many = mixed(roll + 13)
  const times = kind < 3 ? 0 : kind < 70 ? 4 + (many % 9) : kind < 92 ? 12 + (many % 13) : 26 + (many % 27)
  const far = ((mixed(roll + 14) % 130) - 15) / 100
  const silent = mixed(roll + 15) % 10 === 0 ? rhythm * 3 : mixed(roll + 15) % rhythm
  return {
    unit,
    direction,
    baseline,
    target,
    value: Math.round((baseline + (target - baseline) * far) * 10) / 10,
    readOn: addDays(today, -(closed ? 61 : silent)),
    times,
  }
}
