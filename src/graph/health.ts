import { addDays, type Day, daysBetween } from '../kernel/dates.ts'
import { type Curve, expectedBy, firstBeyond, nearly } from './curve.ts'

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
  /** Of what is done again and again, this part of the occurrences is enough at the end. */
  faithful: 0.9,
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
  /** What is expected by when, where that is no straight line from start to due date. */
  curve?: Curve | null
  /** Where it is done again and again: how faithfully until today, and the first day on which the clock changes that. */
  adherence?: { part: number | null; turnsOn: Day | null } | null
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
  | 'adherence'
  | 'confidence'
  | 'all met'
  | 'below'
  | 'nothing to go by'

export interface HealthFinding {
  health: Health
  because: HealthReason
  /** What is expected by today, 0 to 1: on a straight line from start to due date, or on a curve. */
  expected: number | null
  pace: Health | null
  trust: Health | null
  /** The first day on which the clock alone may change the colour. */
  turnsOn: Day | null
}

const levels = ['on track', 'at risk', 'off track'] as const

export function healthOf(input: HealthInput): HealthFinding {
  const { state, start, due, today, tally, readOn, confidence, rhythm, adherence } = input
  const progress = adherence ? adherence.part : input.progress
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
  const next = adherence?.turnsOn ?? null
  if (readOn === null)
    return start !== null && start > today
      ? plain('not started', 'before start', earliest(start, next))
      : plain('unknown', 'never read', next)
  if (due !== null && due < today)
    return plain(atTheEnd(progress, tally, adherence ? thresholds.faithful : 1), 'past due')
  const over = due && addDays(due, 1)
  if (today > addDays(readOn, thresholds.silence * rhythm)) return plain('outdated', 'silent', earliest(over, next))

  let turnsOn = earliest(addDays(readOn, thresholds.silence * rhythm + 1), over, next)
  let pace: number | null = null
  const expected = progress === null || progress >= 1 ? null : expectedOf(input)
  if (progress !== null && progress >= 1) pace = 0
  else if (progress !== null && expected !== null) {
    const behind = expected - progress
    pace = behind <= thresholds.onTrack + nearly ? 0 : behind <= thresholds.atRisk + nearly ? 1 : 2
    const slack = pace === 0 ? thresholds.onTrack : thresholds.atRisk
    if (pace < 2) turnsOn = earliest(turnsOn, fallsBehindOn(input, progress + slack))
  } else if (progress === null && tally.met > 0 && tally.notMet === 0 && tally.noReading === 0) pace = 0

  const trust =
    confidence === null ? null : confidence >= thresholds.confident ? 0 : confidence >= thresholds.doubtful ? 1 : 2
  const own = pace === null ? trust : trust === null ? pace : Math.max(pace, trust)
  const worst = own ?? fromBelow(input.below)
  const because = (): HealthReason => {
    if (own === null) return worst === null ? 'nothing to go by' : 'below'
    if (trust !== null && trust > (pace ?? -1)) return 'confidence'
    return progress === null ? 'all met' : adherence ? 'adherence' : 'pace'
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

/** What is expected by today: of what is done again and again, all that was due. */
function expectedOf({ start, due, today, curve, adherence }: HealthInput): number | null {
  if (adherence) return 1
  if (curve) return expectedBy(curve, today)
  return start !== null && due !== null && due > start
    ? Math.max(daysBetween(start, today), 0) / daysBetween(start, due)
    : null
}

/** The first day on which more than that much is expected. */
function fallsBehindOn({ start, due, today, curve, adherence }: HealthInput, part: number): Day | null {
  if (adherence) return null
  if (curve) return firstBeyond(curve, today, part)
  if (start === null || due === null) return null
  const crossing = addDays(start, Math.floor(part * daysBetween(start, due) + nearly) + 1)
  return crossing > today ? crossing : addDays(today, 1)
}

const earliest = (...days: (Day | null)[]): Day | null => days.filter((day) => day !== null).toSorted()[0] ?? null

/** Where at least half of the goals below have a known course, how much of it is bad. */
function fromBelow({ total, byHealth }: Below): number | null {
  const count = (...healths: Health[]): number => healths.reduce((sum, health) => sum + (byHealth[health] ?? 0), 0)
  const known = count('on track', 'at risk', 'off track', 'met', 'partly met', 'missed')
  if (known === 0 || 2 * known < total) return null
  const bad = count('off track', 'missed') + count('at risk', 'partly met') / 2
  return bad <= thresholds.belowOnTrack * known ? 0 : bad <= thresholds.belowAtRisk * known ? 1 : 2
}

/** Past its due date a goal shows how it ended, awaiting its closing. */
const atTheEnd = (progress: number | null, tally: HealthInput['tally'], enough: number): Health => {
  if (progress !== null) return progress >= enough ? 'met' : 'missed'
  if (tally.notMet > 0) return 'missed'
  return tally.met > 0 && tally.noReading === 0 ? 'met' : 'unknown'
}
