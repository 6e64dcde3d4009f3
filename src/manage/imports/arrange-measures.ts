import type { GoalRow } from './arrange-parents.ts'
import type { Asked } from './mapping.ts'
import type { Line } from './table.ts'

const ofGoals = [
  'why',
  'how',
  'framework',
  'rhythm',
  'audience',
  'counts_upward',
  'deputy',
  'deputy_from',
  'deputy_to',
  'learnt',
]
const ofMeasures = [
  'unit',
  'direction',
  'baseline',
  'target',
  'target_max',
  'value',
  'value_on',
  'measure_name',
  'progress',
]
const notCells = [
  'row_id',
  'parent_rows',
  'parent_titles',
  'parents',
  'weights',
  'measure_name',
  'progress',
  'type',
  'id',
]

const says: Record<string, string> = {
  unit: 'Unit',
  direction: 'Direction',
  baseline: 'Baseline',
  target: 'Target',
  target_max: 'Upper target',
  value: 'Value',
  value_on: 'Value on',
  measure_name: 'Measure',
  progress: 'Progress',
}

/** One row of another tool as one or more of ours: the goal, its own measure, and measures that the row lists. */
export function toMeasure(goal: GoalRow, cells: Record<string, string>, asMeasure: boolean, asked: Asked): Line[] {
  const { row, id, supports, notes, many } = goal
  const own = without(cells, notCells)
  const parents = supports.map((each) => each.id).join(';')
  const weights = supports.some(({ share }) => share !== '') ? supports.map(({ share }) => share).join(';') : ''
  if (asMeasure) {
    for (const column of ofGoals) if (own[column]) notes.push(`${column}: ${own[column]}`)
    const numbers = numbersOf(cells, notes, asked)
    if (cells.measure_name && cells.measure_name !== cells.title) notes.push(`Measure: ${cells.measure_name}`)
    const line = { ...without(own, [...ofGoals, ...ofMeasures]), ...numbers, id, type: 'measure', parents, weights }
    return [{ row, cells: { ...line, remark: remarkOf(own.remark, notes) } }]
  }
  const listed = (many.measure_title ?? []).map((title, at): Line => {
    const value = many.measure_progress?.[at]
    const number = value !== undefined && /^-?[\d.]+$/.test(value) ? value : ''
    const share = { unit: '%', baseline: '0', target: '100', value: number, value_on: number && (cells.value_on ?? '') }
    return { row, cells: { id: `${id}/${at + 1}`, type: 'measure', parents: id, title, ...share } }
  })
  const counted = ['target', 'value', 'progress'].some((column) => cells[column] !== undefined)
  const alone = counted && !goal.carries && listed.length === 0
  if (!alone)
    for (const column of ofMeasures)
      if (cells[column]) notes.push(`${says[column]}: ${cells[column]}${column === 'progress' ? ' %' : ''}`)
  const measure: Line[] = alone
    ? [
        {
          row,
          cells: {
            id: `${id}/measure`,
            type: 'measure',
            parents: id,
            title: cells.measure_name ?? cells.title ?? '',
            ...numbersOf(cells, notes, asked),
          },
        },
      ]
    : listed
  const line = { ...without(own, ofMeasures), id, type: 'goal', parents, weights }
  return [{ row, cells: { ...line, remark: remarkOf(own.remark, notes) } }, ...measure]
}

const remarkOf = (remark: string | undefined, notes: string[]): string => [remark, ...notes].filter(Boolean).join('\n')

const without = (cells: Record<string, string>, names: string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(cells).filter(([name]) => !names.includes(name)))

/** The numbers of a measure. A share of a hundred alone is a measure of its own: from 0 to 100. */
function numbersOf(cells: Record<string, string>, notes: string[], asked: Asked): Record<string, string> {
  const { unit = '', baseline = '', target = '', target_max = '', value = '', progress } = cells
  const falls = baseline !== '' && target !== '' && Number(baseline) > Number(target)
  const direction = cells.direction ?? (falls ? 'decrease' : '')
  const day = { value_on: cells.value_on ?? '' }
  if (progress === undefined || value !== '') {
    if (progress !== undefined) notes.push(`Progress: ${progress} %`)
    if (value === '' && day.value_on !== '') notes.push(`Value on: ${day.value_on}`)
    return { unit, direction, baseline, target, target_max, value, ...(value === '' ? {} : day) }
  }
  if (target === '')
    return { unit: unit || '%', direction, baseline: baseline || '0', target: '100', value: progress, ...day }
  const numbers = { unit, direction, baseline, target, target_max }
  const [from, to, share] = [Number(baseline || '0'), Number(target), Number(progress)]
  if (from === 0 && to === 100) return { ...numbers, value: progress, ...day }
  if (Number.isNaN(to) || Number.isNaN(from) || Number.isNaN(share)) {
    notes.push(`Progress: ${progress}`)
    return numbers
  }
  const meant = asked.ask('progress', progressAsks, progressChoices)
  if (meant === 'value') return { ...numbers, value: progress, ...day }
  if (meant === 'percent') return { ...numbers, baseline: baseline || '0', value: valueAt(from, to, share), ...day }
  notes.push(`Progress: ${progress}`)
  return numbers
}

/** So far on the way from baseline to target, to ten decimals. */
export const valueAt = (from: number, to: number, percent: number): string =>
  String(Number((from + ((to - from) * percent) / 100).toFixed(10)))

export const progressAsks = 'Is “progress” the measured value itself, or how far it has come, in hundredths?'
export const progressChoices = [
  { value: 'value', says: 'The value itself' },
  { value: 'percent', says: 'How far it has come, in %' },
  { value: 'note', says: 'Keep it as a note' },
]
