import { describe, expect, it } from 'vitest'
import { noSpan, stretchesOf } from './stretches.ts'

const year = { key: 'year', from: '2031-01-01', to: '2031-12-31' }
const spring = { key: 'spring', from: '2031-04-01', to: '2031-06-30' }
const said = (spans: Parameters<typeof stretchesOf>[0]) =>
  stretchesOf(spans).map(({ of, from, to }) => `${of}: ${from ?? '…'} to ${to ?? '…'}`)

describe('days are divided into stretches', () => {
  it('of which each belongs to the shortest span that it lies in, in the order of the spans', () =>
    expect(said([year, spring])).toEqual([
      '2031-01-01 2031-12-31: 2031-01-01 to 2031-03-31',
      '2031-01-01 2031-12-31: 2031-07-01 to 2031-12-31',
      '2031-04-01 2031-06-30: 2031-04-01 to 2031-06-30',
      `${noSpan}: … to 2030-12-31`,
      `${noSpan}: 2032-01-01 to …`,
    ]))

  it('all of which belong to none where there are no spans', () => expect(said([])).toEqual([`${noSpan}: … to …`]))

  it('that cover every day once, also where spans cross and touch', () => {
    const spans = [
      { key: 'a', from: '2031-01-01', to: '2031-02-10' },
      { key: 'b', from: '2031-02-01', to: '2031-03-13' },
      { key: 'c', from: '2031-03-14', to: '9999-12-31' },
    ]
    const stretches = stretchesOf(spans).toSorted((one, other) => ((one.from ?? '') < (other.from ?? '') ? -1 : 1))
    expect(stretches.map(({ from, to }) => [from, to])).toEqual([
      [null, '2030-12-31'],
      ['2031-01-01', '2031-01-31'],
      ['2031-02-01', '2031-03-13'],
      ['2031-03-14', null],
    ])
    // Of two as long the later one.
    expect(stretches[2]?.of).toBe('2031-02-01 2031-03-13')
  })
})
