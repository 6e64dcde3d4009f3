import { type Id, newId } from '../../kernel/ids.ts'
import { currency, fiscalMonth, locale, zone } from '../../people/organisations/organisation.ts'
import { lengths } from '../cycles/cycle.ts'
import { linesIn, short } from './cells.ts'
import type { Faults } from './fault.ts'
import type { Known } from './plan-goals.ts'
import type { CarryOver, Cycle, Present, Settings } from './present.ts'
import { settle, type Write } from './settle.ts'
import type { Table } from './table.ts'

/** A cycle is known by its days, which no two share: `2026-01-01/2026-03-31`. */
export const spanName = ({ from, to }: Pick<Cycle, 'from' | 'to'>): string => `${from}/${to}`

export function planSettings(tables: readonly Table[], present: Settings | null, faults: Faults): Write<Settings>[] {
  const [cells, second] = linesIn(tables, 'settings', faults)
  if (!cells || !present) return []
  if (second) second.refuse('zone', 'There is a second row of settings. Keep one.')
  const shapes = { zone, locale, currency }
  const told = (column: keyof typeof shapes): string | undefined => {
    const given = cells.text(column)
    const read = given === undefined ? undefined : shapes[column].safeParse(given)
    return read && !read.success ? cells.refuse(column, read.error.issues[0]?.message ?? '') : read?.data
  }
  const month = cells.whole('fiscal_month', 1, 12)
  const write = settle<Settings>(cells.at(), present, present, {
    zone: told('zone'),
    locale: told('locale'),
    currency: told('currency'),
    fiscalMonth: month === undefined ? undefined : fiscalMonth.parse(month),
  })
  return write ? [write] : []
}

export function planCycles(tables: readonly Table[], present: readonly Cycle[], faults: Faults): Write<Cycle>[] {
  const known = new Map(present.map((cycle) => [spanName(cycle), cycle]))
  const taken = new Set<string>()
  return linesIn(tables, 'cycles', faults).flatMap((cells) => {
    cells.required('from')
    cells.required('to')
    const [from, to] = [cells.day('from'), cells.day('to')]
    const length = cells.choice('length', lengths)
    if (from === undefined || to === undefined) return []
    if (to < from) cells.refuse('to', 'The last day lies before the first one. Correct one of them.')
    const span = spanName({ from, to })
    if (taken.has(span)) cells.refuse('from', 'Another row is of the same days. Keep one of the two.')
    taken.add(span)
    const fresh: Cycle = { cycle: newId(), name: '', length: 'own', from, to, revision: 0 }
    return settle<Cycle>(cells.at(), known.get(span), fresh, { name: cells.required('name', 80), length }) ?? []
  })
}

export interface CarryOverPlan {
  added: CarryOver[]
  unchanged: number
}

/** What was decided is never edited: a row is new, or it is there already. */
export function planCarryOvers(
  tables: readonly Table[],
  { carryOvers, cycles: here }: Present,
  cycles: readonly Cycle[],
  known: Known,
  unseen: ReadonlySet<Id>,
  faults: Faults,
): CarryOverPlan {
  const spans = new Map([...here, ...cycles].map((cycle) => [spanName(cycle), cycle.cycle]))
  const there = new Set(carryOvers.map(keyOf))
  const plan: CarryOverPlan = { added: [], unchanged: 0 }
  for (const cells of linesIn(tables, 'carry-overs', faults)) {
    const node = (column: string): Id | null => {
      const named = cells.text(column)
      const found = named === undefined ? undefined : known.nodes.byId(named)
      if (named !== undefined && found === undefined)
        cells.refuse(column, `There is no goal ${short(named)}. Add its row to goals.csv, or correct the id.`)
      return found ?? null
    }
    const cycle = (column: string): Id | null => {
      const named = cells.text(column)
      const found = named === undefined ? undefined : spans.get(named)
      if (named !== undefined && found === undefined)
        cells.refuse(
          column,
          `There is no cycle ${short(named)}. Add its row to cycles.csv; write its days as ${example}.`,
        )
      return found ?? null
    }
    for (const column of ['goal', 'cycle', 'decided', 'by', 'at']) cells.required(column)
    const decided = cells.choice('decided', ['closed', 'extended', 'continued'] as const)
    const by = known.persons.find(cells.text('by') ?? '')
    if (by === undefined) cells.refuse('by', 'There is no such person. Add them to people.csv, or correct the id.')
    const [goal, of, next, successor] = [node('goal'), cycle('cycle'), cycle('next'), node('successor')]
    if ((decided === 'closed') === (next !== null))
      cells.refuse('next', 'A goal that goes on names the cycle in which it does, and a closed one names none.')
    if ((decided === 'continued') === (successor === null))
      cells.refuse('successor', 'A continued goal names the goal that continues it, and no other does.')
    const at = cells.instant('at')
    if (!goal || !of || !decided || !by || !at) continue
    const told: CarryOver = { carryOver: newId(), cycle: of, goal, decided, next, successor, by, at }
    if (there.has(keyOf(told))) plan.unchanged++
    else if (unseen.has(goal))
      cells.refuse('goal', 'You cannot see this goal and so cannot add to it. Take its rows out.')
    else plan.added.push(told)
  }
  return plan
}

const example = '2026-01-01/2026-03-31'
const keyOf = ({ cycle, goal, at }: CarryOver): string => `${cycle} ${goal} ${at}`
