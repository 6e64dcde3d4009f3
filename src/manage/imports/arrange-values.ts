import { type DayOrder, orderIn, readDay } from './day-order.ts'
import type { Faults } from './fault.ts'
import type { Asked, Meaning, MeantRow } from './mapping.ts'
import { type DecimalMark, markIn, readNumber } from './number-marks.ts'
import type { FileKind } from './table.ts'

const days: Partial<Record<FileKind, Meaning[]>> = {
  goals: ['start', 'due', 'value_on', 'deputy_from', 'deputy_to'],
  people: ['starts_on', 'ends_on'],
  'check-ins': ['value_on'],
}
const numbers: Partial<Record<FileKind, Meaning[]>> = {
  goals: ['baseline', 'target', 'target_max', 'value', 'progress'],
  'check-ins': ['value'],
}

/**
 * Dates as YYYY-MM-DD and numbers plainly, in an order and with a mark decided from all values of the sheet. What cannot
 * be read so stays as it was written: whoever reads the row says so, with its place.
 */
export function readValues(sheet: string, kind: FileKind, rows: MeantRow[], asked: Asked, faults: Faults): MeantRow[] {
  const values = (meaning: Meaning): string[] => rows.flatMap(({ cells }) => cells[meaning] ?? [])
  const many = (meaning: Meaning): string[] => rows.flatMap((row) => row.many[meaning] ?? [])
  const order = decided<DayOrder>(
    (days[kind] ?? []).map((meaning) => orderIn(values(meaning))),
    () =>
      asked.ask('dates', `How are dates written in ${sheet}: is ${example(rows, kind)} day first or month first?`, [
        { value: 'day-month', says: 'The day first: 31/12/2026' },
        { value: 'month-day', says: 'The month first: 12/31/2026' },
      ]),
    asked.told('dates') as DayOrder | undefined,
  )
  const measured = (numbers[kind] ?? []).flatMap(values)
  const mark = decided<DecimalMark>(
    [...(numbers[kind] ?? []).map((meaning) => markIn(values(meaning))), markIn(many('measure_progress'))],
    () =>
      asked.ask(
        'decimal',
        `How are numbers written in ${sheet}: is ${measured.find((value) => markIn([value]) === 'open') ?? '1,200'} more than a thousand?`,
        [
          { value: '.', says: 'Decimals after a point: 1,200.5' },
          { value: ',', says: 'Decimals after a comma: 1.200,5' },
        ],
      ),
    asked.told('decimal') as DecimalMark | undefined,
  )
  return rows.map((row) => {
    const cells = { ...row.cells }
    for (const meaning of days[kind] ?? []) {
      const day = cells[meaning] === undefined ? undefined : readDay(cells[meaning], order ?? 'day-month')
      if (day !== undefined) cells[meaning] = day
    }
    for (const meaning of numbers[kind] ?? []) {
      const read = cells[meaning] === undefined ? undefined : readNumber(cells[meaning], mark ?? '.')
      if (read === undefined) continue
      cells[meaning] = read.number
      if (meaning === 'progress' || kind !== 'goals') continue
      if (read.percent) cells.unit ??= '%'
      if (read.currency !== '') cells.unit ??= read.currency
    }
    if (cells.recorded_at !== undefined) cells.recorded_at = moment(cells.recorded_at, order ?? 'day-month')
    const progress = row.many.measure_progress?.map((cell) => readNumber(cell, mark ?? '.')?.number ?? cell)
    if (row.many.measure_progress && progress?.some((cell) => !/^-?[\d.]+$/.test(cell)))
      faults.warn({ file: sheet, row: row.row }, 'A measure’s progress is no number. It is left out.')
    return { ...row, cells, many: { ...row.many, ...(progress && { measure_progress: progress }) } }
  })
}

/** What the columns say together; asked where none of them does, or where they contradict one another. */
function decided<Value extends string>(
  says: (Value | 'open' | 'both' | 'none')[],
  ask: () => Value | undefined,
  told: Value | undefined,
): Value | undefined {
  const sure = new Set(says.filter((one) => one !== 'open' && one !== 'both' && one !== 'none'))
  const unsure = says.some((one) => one === 'both') || sure.size > 1
  if (!unsure && sure.size === 1) return [...sure][0] as Value
  if (unsure || says.includes('open')) return ask()
  return told
}

function example(rows: MeantRow[], kind: FileKind): string {
  for (const { cells } of rows)
    for (const meaning of days[kind] ?? []) {
      const cell = cells[meaning]
      if (cell !== undefined && orderIn([cell]) === 'open') return cell
    }
  return '03/04/2026'
}

/** An instant stays one, with its seconds; a date stays a date. */
export function moment(text: string, order: DayOrder): string {
  const instant = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(\.\d{1,6})?\d*(Z|[+-]\d{2}:?\d{2})?$/.exec(text)
  if (instant) {
    const [, day, minute, second = ':00', part = '', zone = 'Z'] = instant
    if (zone === 'Z') return `${day}T${minute}${second}${part}Z`
    const at = new Date(`${day}T${minute}${second}${zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`)
    return Number.isNaN(at.getTime()) ? text : `${at.toISOString().slice(0, 19)}${part}Z`
  }
  return readDay(text, order) ?? text
}
