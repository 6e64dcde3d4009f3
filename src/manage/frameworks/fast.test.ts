import { expect, it } from 'vitest'
import { fast } from './fast.ts'
import type { Written } from './framework.ts'
import { unwritten, unwrittenMeasure } from './unwritten.ts'

const facts = {
  discussionRhythm: 7,
  challenge: 'No hospital of our size has kept it through a winter',
  milestones: [{ title: 'The second desk is staffed', on: '2026-09-01' }],
}
const wait = unwrittenMeasure('Median wait', { direction: 'decrease', baseline: '140', target: '90' })
const good = unwritten('2026-07-01', {
  title: 'Nobody waits longer than a film lasts',
  start: '2026-05-01',
  measures: [wait],
  readOn: ['2026-06-29'],
  rhythm: 7,
  facts,
})
const codes = (words: Partial<Written>, kept: Record<string, unknown> = {}): string[] =>
  fast
    .check({ ...good, ...words, facts: { ...facts, ...kept } })
    .flatMap(({ check, findings }) => findings.map(({ code }) => `${check}: ${code}`))

it.each([
  [{}, []],
  [{ readOn: ['2026-06-10'] }, ['frequent: not-discussed']],
  [{ readOn: [] }, ['frequent: not-discussed']],
  [{ readOn: [], start: '2026-06-25' }, []],
  [{ readOn: [], start: '2026-12-01' }, []],
  [{ rhythm: 30 }, ['frequent: rhythm-longer']],
  [{ measures: [] }, ['specific: no-measure']],
  [{ audience: 'team' }, []],
  [{ audience: 'constructor' }, []],
])('%j', (words, found) => expect(codes(words)).toEqual(found))

it.each([
  [{ discussionRhythm: 60 }, ['frequent: seldom']],
  [{ challenge: '' }, ['ambitious: no-challenge']],
  [{ milestones: [] }, ['specific: no-milestone']],
  [{ milestones: [{ title: 'Desk', on: '2026-06-01' }] }, ['specific: milestone-passed']],
])('%j', (kept, found) => expect(codes({}, kept)).toEqual(found))

it('reads the milestones of its measures too', () => {
  const list = (on: string) =>
    unwrittenMeasure('Desks', { direction: 'milestones', milestones: [{ title: 'Desk', on, reachedOn: null }] })
  expect(codes({ measures: [wait, list('2026-09-01')] }, { milestones: [] })).toEqual([])
  expect(codes({ measures: [wait, list('2026-06-01')] }, { milestones: [] })).toEqual(['specific: milestone-passed'])
  const empty = unwrittenMeasure('Desks', { direction: 'milestones', milestones: [] })
  expect(codes({ measures: [wait, empty] })).toEqual(['specific: no-milestones'])
})

it.each(['private', 'pair', 'line', 'named'])('made %s, it fails its own check and says so', (audience) => {
  const part = fast.check({ ...good, audience }).at(-1)
  expect(part).toMatchObject({ check: 'transparent', stands: 'open' })
  expect(part?.findings[0]?.saw).toContain('fails its own check')
})
