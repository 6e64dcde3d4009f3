import { addDays, type Day } from '../kernel/dates.ts'
import { type Chance, chance } from './chance.ts'
import { speakerOn } from './deputies.ts'
import { noteTaker } from './notes.ts'
import { type Moment, reader, spoken, wayOf } from './readings.ts'
import { winter, workingDaysBack } from './season.ts'
import { type Measure, rhythmOf, type Telling } from './telling.ts'

/** A check-in before it becomes rows: one value for each of the goal's measures, or null where it was not read. */
export type CheckIn = {
  id: string
  goal: string
  on: Day
  values: (number | null)[]
  confidence: number | null
  note: string
  inTheWay: string
  by: string
  supersedes: string
}

/** A year, or as long as the goal has run, of one goal's check-ins, oldest first. */
export function checkInsOf(told: Telling, today: Day): CheckIn[] {
  if (told.status === 'draft') return []
  const luck = chance(told.id)
  const measures = told.measures ?? []
  const readers = measures.map((measure, index) => reader(measure, chance(`${told.id} ${index}`)))
  const moments = momentsOf(told, today, luck)
  const notes = noteTaker(told, moments)
  const nature = chance(told.owner).next() * 1.2 - 0.4 + (told.optimism ?? 0)
  let before: (number | null)[] = []

  return moments.flatMap((moment, index) => {
    const last = index === moments.length - 1
    const read = readers.map((take) => take(moment))
    const left = !last && measures.length > 1 && luck.happens(0.12) ? measures.length - 1 : -1
    const values = measures.map((measure, at) => (measure.read && at !== left ? (read[at] ?? null) : null))
    const lag = lagOf(told, read, moment)
    const confidence = Math.round(Math.min(10, Math.max(1, 7.4 + 7 * lag + nature + 0.7 * luck.wobble())))
    const { note, inTheWay } = notes({ moment, values, before, lag, winter: winter(moment.day) }, index)
    before = values
    const checkIn: CheckIn = {
      id: `${told.id}.c${String(index + 1).padStart(2, '0')}`,
      goal: told.id,
      on: moment.day,
      values,
      confidence: !last && luck.happens(0.08) ? null : confidence,
      note,
      inTheWay,
      by: moment.by,
      supersedes: '',
    }
    return moments.length - 1 - index === told.slip ? mistyped(checkIn, measures) : [checkIn]
  })
}

/** The days on which somebody checked in, walking back from the latest. */
export function momentsOf(told: Telling, today: Day, luck: Chance): (Moment & { by: string })[] {
  const rhythm = rhythmOf(told)
  const latest = told.status
    ? Math.min(told.until ?? told.due ?? 0, 0)
    : -7 * (told.silent ?? 0) - luck.whole(0, Math.min(4, rhythm - 2))
  const length = (told.due ?? told.from + 540) - told.from
  const days: { offset: number; by: string }[] = []
  for (let at = latest; at > told.from; at -= rhythm) {
    const back = rhythm < 7 ? 0 : workingDaysBack(addDays(today, at))
    const offset = at - back > told.from ? at - back : at
    const by = speakerOn(told, offset)
    const skipped = rhythm >= 7 && days.length > 0 && luck.happens(0.05)
    if (by && !skipped) days.unshift({ offset, by })
  }
  const now = ((days.at(-1)?.offset ?? told.from) - told.from) / length
  return days.map(({ offset, by }) => {
    const age = offset - told.from
    return { day: addDays(today, offset), offset, by, age, along: age / length, now }
  })
}

/** How far ahead of the clock (or behind it, below 0) the goal is, as a share of its whole way. */
function lagOf(told: Telling, read: readonly number[], { along, now }: Moment): number {
  const clock = Math.min(1, along)
  const numbers = (told.measures ?? []).flatMap((measure, index) => {
    const value = read[index]
    if (!measure.read || value === undefined) return []
    if (measure.direction === 'done') return value === 1 ? [0.1] : [Math.min(0, 0.7 - clock)]
    return [Math.min(1.1, Math.max(-0.3, wayOf(measure, value))) - clock]
  })
  if (numbers.length === 0) return (told.goes ?? told.measures?.[0]?.travels ?? ((x) => x))(along, now) - clock
  return numbers.reduce((sum, lag) => sum + lag, 0) / numbers.length
}

/** A digit was lost on the way in; the correction keeps the reading's date. */
function mistyped(right: CheckIn, measures: readonly Measure[]): CheckIn[] {
  const [value, ...others] = right.values
  const [measure] = measures
  if (value === null || value === undefined || !measure) return [right]
  const wrong = value >= 10 ? Math.floor(value / 10) : value * 10 || 10
  const note = `Mistyped as ${spoken(measure, wrong)}. It is ${spoken(measure, value)}.`
  return [
    { ...right, values: [wrong, ...others] },
    { ...right, id: `${right.id}-corrected`, note: [note, right.note].filter(Boolean).join(' '), supersedes: right.id },
  ]
}
