import { isDay } from '../../kernel/dates.ts'
import { moment } from './arrange-values.ts'
import type { Faults } from './fault.ts'
import type { Line, Table } from './table.ts'
import { rawOf, referenceOf, textOf, type VivaFiles } from './viva-files.ts'
import type { VivaPlace } from './viva-goals.ts'
import type { VivaNumbers } from './viva-numbers.ts'

/** Check-ins keep their day, their moment, who made them and what was said; the status then is part of the note. */
export function vivaCheckIns(
  { checkins, users }: VivaFiles,
  places: Map<string, VivaPlace>,
  values: VivaNumbers,
  faults: Faults,
): Table {
  const { number, day } = values
  const file = checkins?.file ?? 'checkins'
  const people = new Set(
    (users?.rows ?? []).flatMap((raw) => [textOf(raw.ID), textOf(raw.Email).toLowerCase(), textOf(raw.Name)]),
  )
  const lines = (checkins?.rows ?? []).flatMap((raw, at): Line[] => {
    const row = at + 1
    const place = places.get(textOf(raw['OKR ID']))
    if (!place) {
      faults.warn(
        { file, row, column: 'OKR ID' },
        `There is no entry ${textOf(raw['OKR ID'])}: this check-in is left out.`,
      )
      return []
    }
    const written = textOf(raw['Current Value'])
    const value = number(raw['Current Value'])
    const by = referenceOf(raw['Check In Owner'])
    const isKnown = by && [by.id, by.id.toLowerCase(), by.name].some((word) => people.has(word))
    const counts = place.measure !== null && value !== undefined
    const notes = [
      noteOf(raw),
      ...(textOf(raw.Status) ? [`Status: ${textOf(raw.Status)}`] : []),
      ...(written !== '' && !counts ? [`${textOf(raw['Metric Name']) || 'Value'}: ${written}`] : []),
      ...(by && !isKnown ? [`By: ${by.name}`] : []),
    ]
    return [
      {
        row,
        cells: {
          id: textOf(raw.ID),
          goal: place.goal,
          measure: counts ? (place.measure ?? '') : '',
          value: counts ? (value ?? '') : '',
          value_on: day(raw['CheckIn Date']),
          note: notes.filter((line) => line !== '').join('\n'),
          by: isKnown ? (people.has(by.id) ? by.id : by.name) : '',
          recorded_at: recordedAt(textOf(raw['Activity Date']), values),
        },
      },
    ]
  })
  return { kind: 'check-ins', file, lines }
}

function noteOf(raw: Record<string, unknown>): string {
  const note = rawOf(raw['Check In Note'])
  const plain = textOf(note['Check In Note']) || textOf(raw['Check In Note'])
  if (plain !== '') return plain
  return textOf(note['Check In Note HTML'])
    .replace(/<(br|\/p|\/li|\/div)[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(amp|lt|gt|quot|apos|nbsp));/gi, (_, decimal, hex, name: string) =>
      decimal || hex ? String.fromCodePoint(Number(decimal ?? `0x${hex}`)) : (entities[name.toLowerCase()] ?? ' '),
    )
    .replace(/\u00a0/g, ' ')
    .trim()
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** A moment with its seconds and whatever zone it was written in, else its day; nothing where it is neither. */
function recordedAt(written: string, { order }: VivaNumbers): string {
  const told = moment(written, order)
  return isDay(told) || told.endsWith('Z') ? told : ''
}
