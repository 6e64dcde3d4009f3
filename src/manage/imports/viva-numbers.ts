import type { Day } from '../../kernel/dates.ts'
import { type DayOrder, orderIn, readDay } from './day-order.ts'
import type { Asked } from './mapping.ts'
import { type DecimalMark, markIn, readNumber } from './number-marks.ts'
import { listOf, type Raw, rawOf, textOf, type VivaFiles } from './viva-files.ts'

export interface VivaNumbers {
  mark: DecimalMark
  order: DayOrder
  number(value: unknown): string | undefined
  /** A date as we write it; what is none stays as it was. */
  day(value: unknown): Day
}

/** Numbers may be texts such as "12,500". They come from one service, so that one mark holds for all of them. */
export function readValuesOf(files: VivaFiles, asked: Asked): VivaNumbers {
  const { objectives, checkins } = files
  const all = [
    ...(objectives?.rows ?? []).flatMap(numbersIn),
    ...(checkins?.rows ?? []).map((raw) => raw['Current Value']),
  ]
  const texts = all.flatMap((value) => (typeof value === 'string' ? [value] : []))
  const found = markIn(texts)
  // Left open, the comma parts thousands: the service writes numbers as English does, and so it is asked only where two speak.
  const mark =
    found === 'both'
      ? (asked.ask('decimal', 'Numbers are written in two ways in these files. Which one is right?', [
          { value: '.', says: 'Decimals after a point: 1,200.5' },
          { value: ',', says: 'Decimals after a comma: 1.200,5' },
        ]) ?? '.')
      : found === ','
        ? ','
        : '.'
  const order = orderOf(files, asked)
  return {
    mark,
    order,
    day: (value) => readDay(textOf(value), order) ?? textOf(value),
    number: (value) =>
      (typeof value === 'number' ? readNumber(plain(value), '.') : readNumber(textOf(value), mark))?.number,
  }
}

const plain = (value: number): string => String(Number(value.toFixed(10)))

function numbersIn(raw: Raw): unknown[] {
  const outcome = rawOf(raw.Outcome)
  const phased = listOf(rawOf(raw['Phased Targets'])['Phased Targets']).map((each) => rawOf(each)['Target Value'])
  return [raw.Progress, outcome.Start, outcome.Target, ...phased]
}

function orderOf({ objectives, checkins, timeperiods }: VivaFiles, asked: Asked): DayOrder {
  const dates = [...(objectives?.rows ?? []), ...(checkins?.rows ?? []), ...(timeperiods?.rows ?? [])].flatMap((raw) =>
    ['Start Date', 'End Date', 'CheckIn Date', 'Last Check-in'].map((name) => textOf(raw[name])),
  )
  const phased = (objectives?.rows ?? []).flatMap((raw) =>
    listOf(rawOf(raw['Phased Targets'])['Phased Targets']).map((each) => textOf(rawOf(each)['Target Date'])),
  )
  const found = orderIn([...dates, ...phased])
  if (found === 'day-month' || found === 'month-day') return found
  if (found === 'none') return 'month-day'
  const open = dates.find((date) => orderIn([date]) === 'open') ?? '03/04/2026'
  return (
    asked.ask('dates', `How are dates written in these files: is ${open} day first or month first?`, [
      { value: 'day-month', says: 'The day first: 31/12/2026' },
      { value: 'month-day', says: 'The month first: 12/31/2026' },
    ]) ?? 'month-day'
  )
}
