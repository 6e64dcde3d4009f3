import type { Id } from '../../kernel/ids.ts'
import { trimmed } from '../../kernel/quantity.ts'
import { type Allotment, type AllotmentKind, slotOf, type Work } from './strategy.ts'

/**
 * Sums of what is allotted. Nothing is ever added across currencies, kinds or units. Within a year money adds up from
 * quarter to quarter; people, and what technology can hold, are there in a quarter and again in the next, so that a year
 * has their mean over its four quarters: ten nurses in each quarter are ten nurses, not forty.
 */
export const addsUp = (kind: AllotmentKind): boolean => kind === 'money'

/** In ten-thousand-millionths, so that no digit is lost. */
const scaled = (text: string): bigint => {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const size = BigInt(whole + fraction.slice(0, 10).padEnd(10, '0'))
  return text.startsWith('-') ? -size : size
}

const unscaled = (value: bigint): string => {
  const digits = (value < 0n ? -value : value).toString().padStart(11, '0')
  return trimmed(`${value < 0n ? '-' : ''}${digits.slice(0, -10)}.${digits.slice(-10)}`)
}

export const plus = (first: string, second: string): string => unscaled(scaled(first) + scaled(second))
export const minus = (first: string, second: string): string => unscaled(scaled(first) - scaled(second))

/** What a year comes to, of lines of one kind and one unit: their sum, or where they are held their mean over so many quarters. */
function ofYear(lines: readonly Allotment[], held: number | null): string {
  const sum = lines.reduce((total, { amount }) => total + scaled(amount), 0n)
  return unscaled(held === null ? sum : held === 0 ? 0n : sum / BigInt(held))
}

export interface Unit {
  kind: AllotmentKind
  unit: string
}

const order: readonly AllotmentKind[] = ['money', 'people', 'technology']

/** Every kind and unit in these lines: money first, then people, then technology. */
export function unitsIn(lines: readonly Unit[]): Unit[] {
  const found = new Map(lines.map(({ kind, unit }) => [`${kind} ${unit}`, { kind, unit }]))
  return [...found.values()].sort(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0),
  )
}

export const yearsIn = (lines: readonly { year: number }[]): number[] =>
  [...new Set(lines.map(({ year }) => year))].sort((a, b) => a - b)

const within = (lines: readonly Allotment[], { kind, unit }: Unit, year: number): Allotment[] =>
  lines.filter((each) => each.kind === kind && each.unit === unit && each.year === year)

/** Of one kind and unit in a year: each priority's amount, that of all, and what part of the whole each has (0 to 1). */
export interface YearTotal extends Unit {
  year: number
  total: string
  each: Map<Id, { amount: string; part: number }>
}

export function yearTotal(lines: readonly Allotment[], unit: Unit, year: number, priorities: readonly Id[]): YearTotal {
  return totalOver(lines, unit, year, priorities, 4)
}

/** The same of what was used: what is held has its mean over the quarters of which anything is told, which may be one yet. */
export function usedTotal(lines: readonly Allotment[], unit: Unit, year: number, priorities: readonly Id[]): YearTotal {
  const told = new Set(within(lines, unit, year).map(({ quarter }) => quarter))
  return totalOver(lines, unit, year, priorities, told.size)
}

function totalOver(lines: readonly Allotment[], unit: Unit, year: number, priorities: readonly Id[], over: number) {
  const found = within(lines, unit, year)
  const held = addsUp(unit.kind) ? null : over
  const total = ofYear(found, held)
  const each = new Map(
    priorities.map((priority) => {
      const amount = ofYear(
        found.filter((line) => line.priority === priority),
        held,
      )
      return [priority, { amount, part: ratio(amount, total) }] as const
    }),
  )
  return { ...unit, year, total, each }
}

/** 0 where there is nothing to divide by. */
export const ratio = (part: string, whole: string): number => (Number(whole) === 0 ? 0 : Number(part) / Number(whole))

/** Keep-running against change: the amount of each, and change's part of both. */
export function splitOf(
  total: YearTotal,
  priorities: readonly { priority: Id; work: Work }[],
): Record<Work, string> & { part: number } {
  const sum = (work: Work) =>
    priorities
      .filter((each) => each.work === work)
      .reduce((all, { priority }) => plus(all, total.each.get(priority)?.amount ?? '0'), '0')
  const split = { 'keep running': sum('keep running'), change: sum('change') }
  return { ...split, part: ratio(split.change, plus(split.change, split['keep running'])) }
}

export interface Move extends Unit {
  amount: string
  from: { priority: Id; year: number; quarter: number }
  to: { priority: Id; year: number; quarter: number }
}

/** Takes an amount from one place to another, or says why it cannot. Nothing is made and nothing lost. */
export function moved(lines: readonly Allotment[], move: Move): { lines: Allotment[] } | { fault: string } {
  const { kind, unit, amount } = move
  const [from, to] = [
    { ...move.from, kind, unit },
    { ...move.to, kind, unit },
  ]
  if (scaled(amount) <= 0n) return { fault: 'Say how much is moved: more than nothing.' }
  if (slotOf(from) === slotOf(to)) return { fault: 'It is there already. Choose another priority or quarter.' }
  const there = lines.find((each) => slotOf(each) === slotOf(from))?.amount ?? '0'
  if (scaled(there) < scaled(amount))
    return { fault: `Only ${there}${unit && ` ${unit}`} stands there. Move less, or from elsewhere.` }
  return { lines: put(put(lines, from, minus(there, amount)), to, plus(amountAt(lines, to), amount)) }
}

export const amountAt = (lines: readonly Allotment[], slot: Omit<Allotment, 'amount'>): string =>
  lines.find((each) => slotOf(each) === slotOf(slot))?.amount ?? '0'

/** The lines with this amount in its place; nothing there is no line. */
export function put(lines: readonly Allotment[], slot: Omit<Allotment, 'amount'>, amount: string): Allotment[] {
  const others = lines.filter((each) => slotOf(each) !== slotOf(slot))
  const { priority, kind, unit, year, quarter } = slot
  return scaled(amount) === 0n ? others : [...others, { priority, kind, unit, year, quarter, amount }]
}
