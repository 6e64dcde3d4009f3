import { type Id, newId } from '../../kernel/ids.ts'
import { short } from './cells.ts'
import type { CheckInLine } from './check-in-lines.ts'
import { Directory } from './directory.ts'
import type { Faults } from './fault.ts'
import type { Known } from './plan-goals.ts'
import type { ReadingsKnown } from './plan-indicators.ts'
import type { CheckIn, Node } from './present.ts'

export interface CheckInPlan {
  added: CheckIn[]
  /** Rows that are taken over, and those that say what is recorded already. */
  rows: number
  unchanged: number
  /** Those that are here and those that the file brings, by their names. */
  directory: Directory
}

/** Check-ins are never edited: a row is new, or it is there already; one that says something else is refused. */
export function planCheckIns(
  lines: CheckInLine[],
  present: CheckIn[],
  nodes: Map<Id, Node>,
  known: Known,
  from: ReadingsKnown,
  faults: Faults,
): CheckInPlan {
  const directory = new Directory()
  const before = new Map<Id, CheckIn>()
  for (const checkIn of present) {
    before.set(checkIn.checkIn, checkIn)
    directory.add(checkIn.checkIn, checkIn.source === known.source ? checkIn.externalId : null)
  }
  const superseded = new Set(present.flatMap(({ supersedes }) => supersedes ?? []))
  const added = new Map<Id, CheckIn>()
  let rows = 0
  let unchanged = 0
  for (const line of lines) {
    const told = resolve(line, directory, nodes, known, from, faults)
    if (told === undefined) continue
    const recorded = before.get(told.checkIn)
    const begun = added.get(told.checkIn)
    if (recorded) {
      if (saysTheSame(recorded, told)) unchanged++
      else
        faults.refuse(
          line.cells.at('id'),
          'This check-in is recorded with other words or numbers, and is never edited. Write a row that supersedes it.',
        )
    } else if (begun) {
      const [reading] = told.readings
      if (
        saysTheSame({ ...begun, readings: [...begun.readings, ...told.readings] }, told) &&
        reading &&
        !begun.readings.some(({ measure }) => measure === reading.measure)
      ) {
        begun.readings.push(reading)
        rows++
      } else
        faults.refuse(
          line.cells.at('id'),
          'Rows of one check-in say different things, or the same measure twice. Make them alike, or give them ids of their own.',
        )
    } else {
      if (told.supersedes !== null) {
        if (superseded.has(told.supersedes))
          faults.refuse(
            line.cells.at('supersedes'),
            `${short(line.supersedes ?? '')} is superseded already. Supersede the latest correction instead.`,
          )
        superseded.add(told.supersedes)
        const corrected = added.get(told.supersedes) ?? before.get(told.supersedes)
        if (corrected && (corrected.goal !== told.goal || corrected.readOn !== told.readOn))
          faults.refuse(
            line.cells.at('supersedes'),
            'A correction is of the same goal and keeps the date. Correct the row.',
          )
      }
      added.set(told.checkIn, told)
      rows++
      if (line.id !== undefined) directory.add(told.checkIn, line.id)
    }
  }
  return { added: [...added.values()], rows, unchanged, directory }
}

function resolve(
  line: CheckInLine,
  directory: Directory,
  nodes: Map<Id, Node>,
  known: Known,
  from: ReadingsKnown,
  faults: Faults,
): CheckIn | undefined {
  const { cells } = line
  const goal = nodes.get(known.nodes.byId(line.goal) ?? '')
  if (goal?.kind !== 'goal') {
    faults.refuse(
      cells.at('goal'),
      `There is no goal ${short(line.goal)}. Add its row to goals.csv, or correct the id.`,
    )
    return undefined
  }
  const measure = line.measure === undefined ? undefined : nodes.get(known.nodes.byId(line.measure) ?? '')
  if (line.measure !== undefined && measure?.goal !== goal.node) {
    faults.refuse(
      cells.at('measure'),
      `The goal ${short(line.goal)} has no measure ${short(line.measure)}. Correct one of the two ids.`,
    )
    return undefined
  }
  const by = line.by === undefined ? null : known.persons.find(line.by)
  if (by === undefined)
    faults.refuse(
      cells.at('by'),
      `There is no person ${short(line.by ?? '')}. Add them to people.csv, or leave this empty.`,
    )
  const supersedes = line.supersedes === undefined ? null : directory.byId(line.supersedes)
  if (supersedes === undefined)
    faults.refuse(
      cells.at('supersedes'),
      `There is no check-in ${short(line.supersedes ?? '')} above this row. Put what is corrected before its correction.`,
    )
  const reading = line.fromReading === undefined ? null : from.directory.byId(line.fromReading)
  if (reading === undefined)
    faults.refuse(
      cells.at('from_reading'),
      `There is no reading ${short(line.fromReading ?? '')}. Add its row to readings.csv, or leave this empty.`,
    )
  if (reading && from.dayOf.get(reading) !== line.readOn)
    faults.refuse(cells.at('from_reading'), 'The reading is of another day. Correct one of the two.')
  const found = line.id === undefined ? undefined : directory.byId(line.id)
  if (!goal.seen && found === undefined)
    faults.refuse(
      cells.at('goal'),
      'You cannot see this goal and so cannot check in on it. Take its rows out, or ask its owner.',
    )
  return {
    checkIn: found ?? newId(),
    goal: goal.node,
    by: by ?? null,
    at: line.at ?? null,
    readOn: line.readOn,
    confidence: line.confidence,
    note: line.note,
    inTheWay: line.inTheWay,
    supersedes: supersedes ?? null,
    fromReading: reading ?? null,
    source: known.source,
    externalId: line.id ?? null,
    readings: measure && line.value !== undefined ? [{ measure: measure.node, value: line.value }] : [],
  }
}

const saysTheSame = (recorded: CheckIn, told: CheckIn): boolean =>
  recorded.goal === told.goal &&
  recorded.readOn === told.readOn &&
  recorded.confidence === told.confidence &&
  recorded.note === told.note &&
  recorded.inTheWay === told.inTheWay &&
  (told.by === null || recorded.by === told.by) &&
  recorded.supersedes === told.supersedes &&
  (told.fromReading === null || recorded.fromReading === null || recorded.fromReading === told.fromReading) &&
  told.readings.every(({ measure, value }) =>
    recorded.readings.some((reading) => reading.measure === measure && reading.value === value),
  )
