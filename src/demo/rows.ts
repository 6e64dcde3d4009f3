import { addDays, type Day } from '../kernel/dates.ts'
import type { CheckIn } from './check-ins.ts'
import { curveCell } from './curves.ts'
import { deputyOf } from './deputies.ts'
import { leaning } from './indicators.ts'
import type { Row } from './row.ts'
import type { Measure, Telling } from './telling.ts'

export const measureId = (goal: string, index: number): string => `${goal}.m${index + 1}`

const columns = {
  id: '',
  type: '',
  parents: '',
  weights: '',
  title: '',
  why: '',
  how: '',
  framework: '',
  facts: '',
  team: '',
  owner: '',
  start: '',
  due: '',
  unit: '',
  direction: '',
  indicator: '',
  baseline: '',
  target: '',
  target_max: '',
  phases: '',
  value: '',
  value_on: '',
  confidence: '',
  status: '',
  note: '',
  audience: '',
  rhythm: '',
  learnt: '',
  deputy: '',
  deputy_from: '',
  deputy_to: '',
}

/** One goal and its measures, as the import reads them. Confidence is left to the check-ins, a measure's audience to its goal. */
export function goalRows(told: Telling, checkIns: readonly CheckIn[], today: Day): Row[] {
  const {
    id,
    title,
    supports,
    team,
    owner,
    why = '',
    how = '',
    framework = '',
    facts,
    learnt = '',
    audience = 'organisation',
  } = told
  const parents = typeof supports === 'string' ? [supports] : Array.isArray(supports) ? supports : Object.keys(supports)
  const weights = typeof supports === 'string' || Array.isArray(supports) ? [] : Object.values(supports)
  const goal: Row = {
    ...columns,
    id,
    type: 'goal',
    title,
    why,
    how,
    framework,
    facts: facts ? JSON.stringify(dated(facts, today)) : '',
    team,
    owner,
    audience,
    parents: parents.join(';'),
    weights: weights.join(';'),
    start: addDays(today, told.from),
    due: told.due === undefined ? '' : addDays(today, told.due),
    status: told.status ?? 'active',
    note: learnt,
    learnt,
    ...deputyOf(told, today),
    rhythm: text(told.rhythm),
  }
  const measures = (told.measures ?? []).map((measure, index) => measureRow(told, measure, index, checkIns, today))
  return [goal, ...measures]
}

/** Days in what a framework keeps are counted from today as well. */
const dated = (facts: unknown, today: Day): unknown =>
  Array.isArray(facts)
    ? facts.map((each) => dated(each, today))
    : typeof facts === 'object' && facts !== null
      ? Object.fromEntries(
          Object.entries(facts).map(([name, value]) => [
            name,
            /(^o|O)n$/.test(name) && typeof value === 'number' ? addDays(today, value) : dated(value, today),
          ]),
        )
      : facts

function measureRow(told: Telling, measure: Measure, index: number, checkIns: readonly CheckIn[], today: Day): Row {
  const { title, unit, direction } = measure
  // A correction stands right after what it corrects, so the last one is the one that counts.
  const latest = checkIns.findLast(({ values }) => typeof values[index] === 'number')
  return {
    ...columns,
    id: measureId(told.id, index),
    type: 'measure',
    parents: told.id,
    title,
    unit,
    direction,
    indicator: leaning[measureId(told.id, index)] ?? '',
    weights: text(measure.share),
    baseline: measure.baselineKnown ? text(measure.baseline) : '',
    target: text(measure.target),
    target_max: text(measure.targetMax),
    phases: curveCell(measureId(told.id, index), today),
    value: text(latest?.values[index]),
    value_on: latest?.on ?? '',
  }
}

/** One row for each value; one row without a measure for a check-in that is words and confidence alone. */
export function checkInRows({ id, goal, on, values, confidence, note, inTheWay, by, supersedes }: CheckIn): Row[] {
  const row = (measure: string, value: string): Row => ({
    id,
    goal,
    measure,
    value,
    value_on: on,
    confidence: text(confidence),
    note,
    in_the_way: inTheWay,
    by,
    supersedes,
  })
  const rows = values.flatMap((value, index) => (value === null ? [] : [row(measureId(goal, index), text(value))]))
  return rows.length > 0 ? rows : [row('', '')]
}

const text = (value: number | null | undefined): string => (typeof value === 'number' ? String(value) : '')
