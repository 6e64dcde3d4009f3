import { expect, it } from 'vitest'
import { bhag } from './bhag.ts'
import { factsOf, part, quoted } from './finding.ts'

const examples = { at: 'title', code: 'filler', saw: 'Seen.', asks: 'Why?', weaker: 'Soon', stronger: 'On Monday' }

it('stands open where something was found, met where nothing was, silent where too little is written', () => {
  expect(part('one', 'One', [null, examples], 'too little')).toMatchObject({
    stands: 'open',
    findings: [{ part: 'One' }],
  })
  expect(part('one', 'One', [null], 'enough').stands).toBe('met')
  expect(part('one', 'One', [], 'too little').stands).toBe('silent')
})

it('reads the rest where one field is half typed', () => {
  const kept = { finishLine: 'Two years without a death', waypoints: [{ title: '' }], nonsense: 1 }
  expect(factsOf(bhag.facts, kept)).toMatchObject({ finishLine: 'Two years without a death', waypoints: [] })
  expect(factsOf(bhag.facts, 'nothing')).toEqual(factsOf(bhag.facts, {}))
  expect(factsOf(bhag.facts, null)).toEqual(factsOf(bhag.facts, {}))
})

it('shows long texts by their beginning, and cuts no letter in two', () => {
  expect(quoted(' one\n line ')).toBe('“one line”')
  expect(quoted('🙂'.repeat(100))).toBe(`“${'🙂'.repeat(79)}…”`)
})
