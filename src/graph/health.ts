import { addDays, type Day, daysBetween } from '../kernel/dates.ts'

/**
 * Health: the colour of a node, from its numbers and today's date. The same rule stands in roll-up.sql, where the batch
 * uses it; a property test holds the two together. Silence is never green.
 */
export const healths = [
  'on track',
  'at risk',
  'off track',
  'not started',
  'outdated',
  'unknown',
  'met',
  'partly met',
  'missed',
  'abandoned',
] as const
export type Health = (typeof healths)[number]

/** The order in which colours ask for somebody; an index is made in it (standing_by_health). */
export const neediestFirst: readonly Health[] = [
  'off track',
  'at risk',
  'outdated',
  'unknown',
  'missed',
  'partly met',
  'on track',
  'not started',
  'met',
  'abandoned',
]

/** The only words for the end of a goal. */
export const closings = ['met', 'partly met', 'missed', 'abandoned'] as const
export type ClosedAs = (typeof closings)[number]

/** The one table of thresholds. */
export const thresholds = {
  /** Progress may lie this far behind a straight line from start to due date. */
  onTrack: 0.1,
  atRisk: 0.25,
  /** Stated confidence, 0 to 10: from 7 on track, from 4 at risk, below that off track. */
  confident: 7,
  doubtful: 4,
  /** Of the goals below with a known course, this part may be off track or missed, those at risk counted by half. */
  belowOnTrack: 0.2,
  belowAtRisk: 0.4,
  /** Rhythms without a reading after which a colour would pretend to know. */
  silence: 2,
} as const

export interface HealthInput {
  state: 'draft' | 'active' | 'closed'
  closedAs: ClosedAs | null
  start: Day | null
  due: Day | null
  today: Day
  /** 0 to 1, or null where it cannot be known. */
  progress: number | null
  tally: { met: number; notMet: number; noReading: number }
  /** The newest reading at or below. */
  readOn: Day | null
  confidence: number | null
  /** Days between two check-ins. */
  rhythm: number
  /** Goals below that count; they decide where the node has neither a pace nor a stated confidence of its own. */
  below: Below
}

export interface Below {
  total: number
  byHealth: Partial<Record<Health, number>>
}

export const nothingBelow: Below = { total: 0, byHealth: {} }

/** Which rule decided, so that one click can show it. */
export type HealthReason =
  | 'closed'
  | 'draft'
  | 'before start'
  | 'never read'
  | 'past due'
  | 'silent'
  | 'pace'
  | 'confidence'
  | 'all met'
  | 'below'
  | 'nothing to go by'

export interface HealthFinding {
  health: Health
  because: HealthReason
  /** Where a straight line from start to due date would be today, 0 to 1. */
  expected: number | null
  pace: Health | null
  trust: Health | null
  /** The first day on which the clock alone may change the colour. */
  turnsOn: Day | null
}

const levels = ['on track', 'at risk', 'off track'] as const

export function healthOf(input: HealthInput): HealthFinding {
  const { state, start, due, today, progress, tally, readOn, confidence, rhythm } = input
  const plain = (health: Health, because: HealthReason, turnsOn: Day | null = null): HealthFinding => ({
    health,
    because,
    expected: null,
    pace: null,
    trust: null,
    turnsOn,
  })
  if (state === 'closed') return plain(input.closedAs ?? 'unknown', 'closed')
  if (state === 'draft') return plain('not started', 'draft')
  if (readOn === null)
    return start !== null && start > today
      ? plain('not started', 'before start', start)
      : plain('unknown', 'never read')
  if (due !== null && due < today) return plain(atTheEnd(progress, tally), 'past due')
  if (today > addDays(readOn, thresholds.silence * rhythm)) return plain('outdated', 'silent', due && addDays(due, 1))

  let turnsOn = addDays(readOn, thresholds.silence * rhythm + 1)
  if (due !== null && addDays(due, 1) < turnsOn) turnsOn = addDays(due, 1)
  let pace: number | null = null
  let expected: number | null = null
  if (progress !== null && progress >= 1) pace = 0
  else if (progress !== null && start !== null && due !== null && due > start) {
    const whole = daysBetween(start, due)
    expected = Math.max(daysBetween(start, today), 0) / whole
    const behind = expected - progress
    pace = behind <= thresholds.onTrack ? 0 : behind <= thresholds.atRisk ? 1 : 2
    if (pace < 2) {
      const slack = pace === 0 ? thresholds.onTrack : thresholds.atRisk
      const crossing = addDays(start, Math.floor((progress + slack) * whole) + 1)
      const next = crossing > today ? crossing : addDays(today, 1)
      if (next < turnsOn) turnsOn = next
    }
  } else if (progress === null && tally.met > 0 && tally.notMet === 0 && tally.noReading === 0) pace = 0

  const trust =
    confidence === null ? null : confidence >= thresholds.confident ? 0 : confidence >= thresholds.doubtful ? 1 : 2
  const own = pace === null ? trust : trust === null ? pace : Math.max(pace, trust)
  const worst = own ?? fromBelow(input.below)
  const because = (): HealthReason => {
    if (own === null) return worst === null ? 'nothing to go by' : 'below'
    if (trust !== null && trust > (pace ?? -1)) return 'confidence'
    return progress === null ? 'all met' : 'pace'
  }
  return {
    health: worst === null ? 'unknown' : (levels[worst] as Health),
    because: because(),
    expected,
    pace: pace === null ? null : (levels[pace] as Health),
    trust: trust === null ? null : (levels[trust] as Health),
    turnsOn,
  }
}

/** Where at least half of the goals below have a known course, how much of it is bad. */
function fromBelow({ total, byHealth }: Below): number | null {
  const count = (...healths: Health[]): number => healths.reduce((sum, health) => sum + (byHealth[health] ?? 0), 0)
  const known = count('on track', 'at risk', 'off track', 'met', 'partly met', 'missed')
  if (known === 0 || 2 * known < total) return null
  const bad = count('off track', 'missed') + count('at risk', 'partly met') / 2
  return bad <= thresholds.belowOnTrack * known ? 0 : bad <= thresholds.belowAtRisk * known ? 1 : 2
}

/** Past its due date a goal shows how it ended, awaiting its closing. */
const atTheEnd = (progress: number | null, tally: HealthInput['tally']): Health => {
  if (progress !== null) return progress >= 1 ? 'met' : 'missed'
  if (tally.notMet > 0) return 'missed'
  return tally.met > 0 && tally.noReading === 0 ? 'met' : 'unknown'
}
