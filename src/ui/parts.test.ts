import { describe, expect, it } from 'vitest'
import { initials } from './initials.ts'
import { axisDate, labelled, runs } from './plot.ts'
import { among } from './search.ts'
import { pressed, sorted } from './sorting.ts'

describe('initials', () => {
  it.each([
    ['Amara Okafor', 'AO'],
    ['Siobhán O’Connell', 'SC'],
    ['maria josé ángeles', 'MÁ'],
    ['王小明', '王'],
    ['Cher', 'C'],
    [' 42 ', '?'],
  ])('of "%s" are %s', (name, letters) => {
    expect(initials(name)).toBe(letters)
  })
})

describe('sorting', () => {
  const by = (row: { v: string | number | null }) => row.v
  const rows = (...values: (string | number | null)[]) => values.map((v) => ({ v }))

  it('reads numbers in texts as numbers, and letters with their accents as letters', () => {
    expect(sorted(rows('Ward 10', 'Ward 9', 'äther', 'zoo'), by, false, 'en-GB').map(by)).toEqual([
      'äther',
      'Ward 9',
      'Ward 10',
      'zoo',
    ])
  })

  it('puts what is unknown last, whichever way', () => {
    expect(sorted(rows(2, null, 1), by, false, 'en-GB').map(by)).toEqual([1, 2, null])
    expect(sorted(rows(2, null, 1), by, true, 'en-GB').map(by)).toEqual([2, 1, null])
  })

  it('turns round when the same column is pressed again', () => {
    const first = pressed(null, 'due')
    expect(first).toEqual({ key: 'due', down: false })
    expect(pressed(first, 'due').down).toBe(true)
    expect(pressed({ key: 'due', down: true }, 'owner')).toEqual({ key: 'owner', down: false })
  })
})

describe('search among options', () => {
  it('finds parts of words in any order, without accents or case', async () => {
    const search = among([
      { value: '1', label: 'Siobhán O’Connell', detail: 'Ward manager' },
      { value: '2', label: 'Priya Raghunathan' },
    ])
    const found = await search('MANAGER siobhan', new AbortController().signal)
    expect(found.map((option) => option.value)).toEqual(['1'])
  })
})

describe('a line', () => {
  it('is broken where a reading is missing, and a lone reading draws no line', () => {
    const on = (day: number, value: number | null) => ({ on: `2026-01-0${day}`, value })
    const pieces = runs([on(1, 5), on(2, 6), on(3, null), on(4, 7), on(5, null), on(6, 8), on(7, 9)])
    expect(pieces.map((piece) => piece.map((point) => point.value))).toEqual([
      [5, 6],
      [8, 9],
    ])
  })

  it('has its labels where neither the readings nor another label are', () => {
    const y = (value: number) => 200 - value
    const rising: [number, number][] = [
      [0, y(0)],
      [300, y(100)],
    ]
    const marks = {
      band: undefined,
      target: { value: 100, label: 'Target' },
      baseline: { value: 98, label: 'Baseline' },
    }
    const [target, baseline] = labelled(marks, { left: 0, right: 300, y, drawn: rising })
    expect(target?.place.anchor).toBe('start')
    expect(Math.abs((baseline?.place.y ?? 0) - (target?.place.y ?? 0))).toBeGreaterThanOrEqual(12)
  })

  it('says its dates as briefly as the time shown allows', () => {
    const said = (from: string, to: string) => axisDate([new Date(from), new Date(to)], 'en-GB')(new Date(from))
    expect(said('2026-03-01', '2026-04-01')).toBe('1 Mar')
    expect(said('2026-03-01', '2027-04-01')).toBe('Mar 26')
    expect(said('2016-03-01', '2026-04-01')).toBe('2016')
  })
})
