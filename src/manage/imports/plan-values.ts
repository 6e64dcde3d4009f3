import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import type { Faults } from './fault.ts'
import type { GoalLine } from './goal-lines.ts'
import type { CheckIn, Node } from './present.ts'

interface Told {
  line: GoalLine
  goal: Id
  measure: Id | null
  readOn: Day | undefined
}

/**
 * The columns value, value_on, confidence and note of goals.csv are a check-in each, unless one that says the same is
 * there already. Where the same source said something else of that day before, the new one corrects it.
 */
export function planValues(
  matched: Map<GoalLine, Id>,
  recorded: CheckIn[],
  nodes: Map<Id, Node>,
  { source, today }: { source: string; today: Day },
  faults: Faults,
): { added: CheckIn[]; rows: Set<GoalLine> } {
  const byGoal = standingCheckIns(recorded)
  const added: CheckIn[] = []
  const rows = new Set<GoalLine>()
  for (const [line, id] of matched) {
    const told = toldBy(line, nodes.get(id), faults)
    if (told === undefined) continue
    const there = byGoal.get(told.goal) ?? []
    if (there.some((checkIn) => agrees(checkIn, told))) continue
    const readOn = told.readOn ?? today
    if (told.readOn === undefined)
      faults.warn(line.cells.at('value_on'), `There is no date with it: it is taken as of today, ${today}.`)
    if (nodes.get(told.goal)?.seen === false)
      faults.refuse(
        line.cells.at('value'),
        'You cannot see this goal and so cannot check in on it. Take its rows out, or ask its owner.',
      )
    const earlier = there.findLast(
      (checkIn) => checkIn.source === source && checkIn.readOn === readOn && isAbout(checkIn, told),
    )
    const checkIn = write(told, readOn, earlier, source)
    added.push(checkIn)
    rows.add(line)
    byGoal.set(told.goal, [...there.filter((one) => one !== earlier), checkIn])
  }
  return { added, rows }
}

function standingCheckIns(recorded: CheckIn[]): Map<Id, CheckIn[]> {
  const superseded = new Set(recorded.flatMap(({ supersedes }) => supersedes ?? []))
  return Map.groupBy(
    recorded.filter(({ checkIn }) => !superseded.has(checkIn)),
    ({ goal }) => goal,
  )
}

function toldBy(line: GoalLine, node: Node | undefined, faults: Faults): Told | undefined {
  if (node === undefined) return undefined
  if (line.kind === 'measure') {
    if (node.addsUp && line.value !== undefined)
      return void faults.warn(
        line.cells.at('value'),
        'This measure adds up what is below: its value is not taken over.',
      )
    if (line.value !== undefined)
      return node.goal === null ? undefined : { line, goal: node.goal, measure: node.node, readOn: line.valueOn }
    const lost = line.confidence !== undefined ? 'confidence' : line.valueOn !== undefined ? 'value_on' : undefined
    if (lost) faults.warn(line.cells.at(lost), `There is no value that this ${lost} could belong to: not taken over.`)
    return undefined
  }
  if (line.kind !== 'goal' || (line.confidence === undefined && line.valueOn === undefined)) return undefined
  if (line.confidence === undefined && line.note === undefined) return undefined
  return { line, goal: node.node, measure: null, readOn: line.valueOn }
}

const isAbout = (checkIn: CheckIn, { measure }: Told): boolean =>
  measure === null ? checkIn.readings.length === 0 : checkIn.readings.some((reading) => reading.measure === measure)

const agrees = (checkIn: CheckIn, { line, measure, readOn }: Told): boolean =>
  (readOn === undefined || checkIn.readOn === readOn) &&
  (measure === null ||
    checkIn.readings.some((reading) => reading.measure === measure && reading.value === line.value)) &&
  (line.confidence === undefined || checkIn.confidence === line.confidence) &&
  (line.note === undefined || checkIn.note === line.note)

function write({ line, goal, measure }: Told, readOn: Day, earlier: CheckIn | undefined, source: string): CheckIn {
  const others = earlier?.readings.filter((reading) => reading.measure !== measure) ?? []
  return {
    checkIn: newId(),
    goal,
    by: null,
    at: null,
    readOn,
    confidence: line.confidence ?? earlier?.confidence ?? null,
    note: line.note ?? earlier?.note ?? '',
    inTheWay: earlier?.inTheWay ?? '',
    supersedes: earlier?.checkIn ?? null,
    fromReading: null,
    source,
    externalId: null,
    readings: measure === null || line.value === undefined ? others : [...others, { measure, value: line.value }],
  }
}
