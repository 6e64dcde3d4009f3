import { expect, test } from 'vitest'
import { houseOf, readHouse, sentence, uphold } from './house.ts'
import { pureStaysPure } from './pure.ts'

const told = (text: string, path = 'src/manage/goals/goal.ts'): string[] =>
  pureStaysPure(houseOf({ [path]: text })).map(sentence)

test('kernel, nouns and contracts in this house are pure', () => uphold(pureStaysPure(readHouse())))

test.each([
  ['const now = new Date()', 'the clock: new Date()'],
  ['const now = Date.now()', 'the clock: Date.now()'],
  ['const wait = () => setTimeout(run, 5)', 'the clock: setTimeout'],
  ['const draw = Math.random()', 'chance: Math.random()'],
  ['const draw = crypto.randomUUID()', 'chance: crypto'],
  ['const home = process.env.HOME', 'Node: process'],
  ['const bytes = Buffer.from(text)', 'Node: Buffer'],
  ['document.title = title', 'the browser: document'],
  ['const all = { window }', 'the browser: window'],
  ['await fetch(address)', 'the network: fetch'],
  ['console.log(goal)', 'the terminal: console'],
])('%s is refused', (text, words) => {
  expect(told(`// first\n${text}`)).toEqual([
    expect.stringContaining(`src/manage/goals/goal.ts:2: a pure file asks ${words}.`),
  ])
  expect(told(text, 'src/kernel/dates.ts')).toHaveLength(1)
  expect(told(text, 'src/manage/goals/server.ts')).toEqual([])
})

test.each([
  'const day = new Date(Date.UTC(2026, 1, 1))',
  'export const title = (document: { title: string }) => document.title',
  'export const of = ({ process }: Change) => process',
  'const draft = { window: 3 }\nexport const wide = draft.window',
  'interface Draft { location: string; fetch(): void }',
  '// new Date() and process are only words here',
])('%s is free', (text) => expect(told(text)).toEqual([]))
