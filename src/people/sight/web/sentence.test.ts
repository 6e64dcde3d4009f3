import { expect, it } from 'vitest'
import { sentenceOf } from './sentence.ts'

const [ana, ben] = [{ name: 'Ana' }, { name: 'Ben' }]

it.each([
  [{ word: 'organisation' } as const, 'Everybody in the organisation sees it.'],
  [{ word: 'team', team: { name: 'Heron' } } as const, 'Heron and the teams within it see it.'],
  [{ word: 'line', persons: [ana] } as const, 'Ana and their managers upward see it, whoever they are at the time.'],
  [{ word: 'pair', persons: [ana, ben] } as const, 'Only Ana and Ben see it, whoever manages whom later.'],
  [{ word: 'private', persons: [ana] } as const, 'Only Ana sees it.'],
  [{ word: 'named', persons: [ana, ben] } as const, 'Only these see it: Ana and Ben.'],
])('says who sees it: %o', (seen, said) => {
  expect(sentenceOf(seen)).toBe(said)
})
