import { type Health, healthOf } from '../../graph/health.ts'
import type { Id } from '../../kernel/ids.ts'
import { unitsIn, yearTotal } from './allotting.ts'
import type { Allotment, Work } from './strategy.ts'

/**
 * Where what is said and what is done part ways. A strategy is what is given money and people, whatever is said first
 * (J. L. Bower and C. G. Gilbert, "From Resource Allocation to Strategy", 2005); so the order in which priorities are
 * said is laid beside the order in which they are given, and each is asked whether anything carries it. The rules, one
 * by one:
 *
 * - *money*, *people*: among three or more priorities, its place by what it is planned to get in the year lies at least
 *   half of their number from its place in words. Those that are given less than is said are told; where there are none,
 *   those that are given more. Each currency for itself. Of equal amounts each has the place that lies nearest to its words.
 * - *nothing*: it is among the first half in words and gets neither money nor people, though others do.
 * - *no goal*: it is given money or people and no goal carries it.
 * - *off track*: it is off track, and its share of the money is lower in the last quarter planned than in the first.
 * - *change*: most priorities are change, and change gets less than a quarter of the money.
 */
export const rules = ['money', 'people', 'nothing', 'no goal', 'off track', 'change'] as const
export type Rule = (typeof rules)[number]

export interface Weighed {
  priority: Id
  title: string
  work: Work
  /** Health of the goals that carry it, as far as the reader sees them. */
  goals: readonly Health[]
}

export interface Disagreement {
  rule: Rule
  /** Nothing where it is about all of them. */
  priority: Id | null
  sentence: string
}

/**
 * The health of a priority, from its goals, by the graph's rule for a goal that only others carry, but never worse than the
 * worst of them: they are few, and two at risk are no reason to say more.
 */
export function healthOfGoals(goals: readonly Health[]): Health {
  if (goals.length === 0) return 'unknown'
  const counted = goals.filter((health) => health !== 'abandoned' && health !== 'not started')
  if (counted.length === 0) return goals.includes('not started') ? 'not started' : 'unknown'
  const byHealth: Partial<Record<Health, number>> = {}
  for (const health of counted) byHealth[health] = (byHealth[health] ?? 0) + 1
  // the day says nothing here: none of the clock's rules is asked
  const today = '2000-01-01'
  const { health } = healthOf({
    state: 'active',
    closedAs: null,
    start: null,
    due: null,
    today,
    progress: null,
    tally: { met: 0, notMet: 0, noReading: 0 },
    readOn: today,
    confidence: null,
    rhythm: 30,
    below: { total: counted.length, byHealth },
  })
  const lost = (byHealth['off track'] ?? 0) + (byHealth.missed ?? 0) > 0
  return health === 'off track' && !lost ? 'at risk' : health
}

const names = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
]
const placeWord = (place: number, last: number): string =>
  place === last ? 'last' : (names[place - 1] ?? `number ${place}`)

/** `priorities` in the order of words; `planned` may hold other years, which are not looked at. */
export function disagreements(
  priorities: readonly Weighed[],
  planned: readonly Allotment[],
  year: number,
): Disagreement[] {
  const found: Disagreement[] = []
  const ids = priorities.map(({ priority }) => priority)
  const lines = planned.filter((each) => each.year === year && ids.includes(each.priority) && Number(each.amount) > 0)
  const units = unitsIn(lines).filter(({ kind }) => kind !== 'technology')
  const last = priorities.length
  const given = new Set(lines.filter(({ kind }) => kind !== 'technology').map(({ priority }) => priority))

  for (const unit of units) {
    if (last < 3) break
    const amounts = [...yearTotal(lines, unit, year, ids).each.values()].map(({ amount }) => Number(amount))
    const apart = priorities.flatMap(({ priority, title }, at) => {
      if (!given.has(priority)) return []
      const own = amounts[at] ?? 0
      const best = amounts.filter((amount) => amount > own).length + 1
      const worst = amounts.filter((amount) => amount >= own).length
      const rank = Math.min(Math.max(at + 1, best), worst)
      return Math.abs(rank - (at + 1)) * 2 < last ? [] : { priority, title, place: at + 1, rank }
    })
    const less = apart.filter(({ place, rank }) => rank > place)
    const rule = unit.kind === 'money' ? 'money' : 'people'
    const what = rule === 'money' ? `money (${unit.unit})` : 'people'
    for (const { priority, title, place, rank } of less.length > 0 ? less : apart)
      found.push({
        rule,
        priority,
        sentence: `“${title}” is ${placeWord(place, last)} in words and ${placeWord(rank, last)} in ${what}.`,
      })
  }

  const first = priorities.slice(0, Math.ceil(last / 2))
  for (const { priority, title } of given.size > 0 ? first : [])
    if (!given.has(priority))
      found.push({ rule: 'nothing', priority, sentence: `“${title}” is given neither money nor people in ${year}.` })

  for (const { priority, title, goals } of priorities)
    if (given.has(priority) && goals.length === 0)
      found.push({
        rule: 'no goal',
        priority,
        sentence: `“${title}” is given money or people, and no goal that you see carries it.`,
      })

  for (const unit of units.filter(({ kind }) => kind === 'money')) {
    const of = lines.filter((each) => each.kind === 'money' && each.unit === unit.unit)
    const planned = [...new Set(of.map(({ quarter }) => quarter))].sort()
    const [from, to] = [planned[0], planned.at(-1)]
    if (from === undefined || to === undefined || from === to) continue
    const part = (priority: Id, quarter: number) => {
      const all = of.filter((each) => each.quarter === quarter)
      const sum = (some: readonly Allotment[]) => some.reduce((total, { amount }) => total + Number(amount), 0)
      return sum(all.filter((each) => each.priority === priority)) / sum(all)
    }
    for (const { priority, title, goals } of priorities)
      if (healthOfGoals(goals) === 'off track' && part(priority, to) < part(priority, from) - 1e-9)
        found.push({
          rule: 'off track',
          priority,
          sentence: `“${title}” is off track, and its share of the money (${unit.unit}) falls during ${year}.`,
        })
  }

  const changing = priorities.filter(({ work }) => work === 'change')
  for (const unit of units.filter(({ kind }) => kind === 'money')) {
    if (changing.length * 2 <= last || last < 3) continue
    const { each } = yearTotal(lines, unit, year, ids)
    const part = changing.reduce((sum, { priority }) => sum + (each.get(priority)?.part ?? 0), 0)
    if (part < 0.25)
      found.push({
        rule: 'change',
        priority: null,
        sentence: `${changing.length} of ${last} priorities are change, and change gets ${Math.round(part * 100)} % of the money (${unit.unit}).`,
      })
  }
  return found
}
