import { expect, it } from 'vitest'
import { bhag } from './bhag.ts'
import type { Written } from './framework.ts'
import { unwritten } from './unwritten.ts'

const facts = {
  vividDescription: 'A woman wakes with a numb hand at six, and at seven she is at home again',
  finishLine: 'Two years in a row without a death from stroke',
  waypoints: [{ title: 'Every ambulance carries a scanner', on: '2030-01-01', reachedOn: null }],
  stillTheMountainOn: '2026-01-10',
}
const good = unwritten('2026-07-01', {
  title: 'Nobody in the valley dies of a stroke',
  start: '2025-01-01',
  due: '2045-01-01',
  facts,
  beside: 0,
  depth: 1,
})
const codes = (words: Partial<Written>, kept: Record<string, unknown> = {}): string[] =>
  bhag
    .check({ ...good, ...words, facts: { ...facts, ...kept } })
    .flatMap(({ check, findings }) => findings.map(({ code }) => `${check}: ${code}`))

it('is content with a mountain that is well described', () => expect(codes({})).toEqual([]))

it.each([
  [{ due: '2031-01-01' }, ['horizon: too-near']],
  [{ due: '2035-01-01' }, []],
  [{ due: '2055-01-01' }, []],
  [{ due: '2060-01-01' }, ['horizon: too-far']],
  [{ due: null }, ['horizon: no-due']],
  [{ beside: 5 }, ['few: many']],
  [{ depth: 4 }, ['few: low-down']],
  [{ depth: null, beside: null }, []],
])('%j', (words, found) => expect(codes(words)).toEqual(found))

it.each([
  [{ vividDescription: '' }, ['vivid: no-description']],
  [{ vividDescription: 'We are the best' }, ['vivid: thin']],
  [{ finishLine: 'tbd' }, ['finish-line: no-finish-line']],
  [{ waypoints: [] }, ['waypoints: no-waypoint']],
  [{ waypoints: [{ title: 'First scanner', on: '2026-01-01' }] }, ['waypoints: waypoint-passed']],
  [{ waypoints: [{ title: 'First scanner', on: '2026-01-01', reachedOn: '2026-03-01' }] }, []],
  [{ stillTheMountainOn: '2025-05-01' }, ['still-the-mountain: ask-again']],
  [{ stillTheMountainOn: null }, ['still-the-mountain: ask-again']],
])('%j', (kept, found) => expect(codes({}, kept)).toEqual(found))

it('gives no percentage and no score', () => {
  expect(bhag.givesProgress).toBe(false)
  expect(bhag.score).toBe(undefined)
})
