import type { NodeView } from '../../../graph/contract.ts'
import { addDays, daysBetween } from '../../../kernel/dates.ts'
import { civilDate, quantity } from '../../../ui/format.ts'
import { locale, t } from '../../../web/words.ts'

/** A day and what is expected by it, as it is being written. */
export interface PhaseWords {
  key: number
  on: string
  value: string
}

interface Goal {
  node: Pick<NodeView, 'start' | 'due'>
}
type Measure = Pick<NodeView, 'numbers'>

/** Rows that were left blank are not sent; the others stand in the order of their days. */
export const phasesGiven = (rows: readonly PhaseWords[]): PhaseWords[] =>
  rows
    .filter(({ on, value }) => on !== '' || value.trim() !== '')
    .toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))

/** One more, half-way between the last day and the due date, where the straight line would be then. */
export function nextPhase(
  rows: readonly PhaseWords[],
  { node: { start, due } }: Goal,
  { numbers }: Measure,
): PhaseWords {
  const key = Math.max(-1, ...rows.map((row) => row.key)) + 1
  const last =
    rows
      .map(({ on }) => on)
      .toSorted()
      .at(-1) || start
  if (!last || !due || daysBetween(last, due) < 2) return { key, on: '', value: '' }
  const on = addDays(last, Math.floor(daysBetween(last, due) / 2))
  const [baseline, target] = [numbers?.baseline, numbers?.target]
  if (!start || baseline == null || target == null) return { key, on, value: '' }
  const part = daysBetween(start, on) / daysBetween(start, due)
  const straight = Number(baseline) + (Number(target) - Number(baseline)) * part
  return { key, on, value: String(Number(straight.toPrecision(3))) }
}

/** Where the curve begins and where it ends. */
export function endsSaid({ node: { start, due } }: Goal, { numbers }: Measure): string {
  const said = (value: string | null | undefined) =>
    value == null ? t('a value that is not known yet') : quantity(value, numbers?.unit, locale())
  if (!start || !due)
    return t(
      'A curve goes from the goal’s start to its due date. Give the goal both, and then say here what is expected between them.',
    )
  return t(
    'It begins with {{baseline}} on {{start}} and ends with {{target}} on {{due}}. Without days between them a straight line is expected.',
    {
      baseline: said(numbers?.baseline),
      target: said(numbers?.target),
      start: civilDate(start, locale()),
      due: civilDate(due, locale()),
    },
  )
}

/** The expected line of a chart, in the measure's unit: where a curve was written, else nothing. */
export function planOf(
  { node: { start, due } }: Goal,
  { numbers }: Measure,
): { on: string; value: number }[] | undefined {
  const { baseline, target, phases = [] } = numbers ?? {}
  if (!start || !due || baseline == null || target == null) return undefined
  const between = phases.filter(({ on }) => on > start && on < due)
  if (between.length === 0) return undefined
  return [
    { on: start, value: Number(baseline) },
    ...between.map(({ on, value }) => ({ on, value: Number(value) })),
    { on: due, value: Number(target) },
  ]
}

/** "By today 34 beds are expected, on the way that was written down." Only while a curve is under way. */
export function expectedSaid(goal: Goal, measure: Measure, today: string): string | null {
  const plan = planOf(goal, measure)
  const after = plan?.findIndex(({ on }) => on > today) ?? -1
  const [from, to] = [plan?.[after - 1], plan?.[after]]
  if (!from || !to) return null
  const value = from.value + ((to.value - from.value) * daysBetween(from.on, today)) / daysBetween(from.on, to.on)
  const said = quantity(String(Number(value.toPrecision(3))), measure.numbers?.unit, locale())
  return t('By today {{value}} would be on the expected curve.', { value: said })
}
