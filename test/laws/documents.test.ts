import { expect, test } from 'vitest'
import { documents, documentsStand } from './documents.ts'
import { houseOf, readHouse, sentence, uphold } from './house.ts'

test('every document of this house stands', () => uphold(documentsStand(readHouse())))

test('a missing and an empty document are told', () => {
  const all = Object.fromEntries(Object.keys(documents).map((file) => [file, 'text']))
  expect(documentsStand(houseOf(all))).toEqual([])
  const { LICENSE, ...rest } = all
  expect(LICENSE).toBeDefined()
  expect(documentsStand(houseOf({ ...rest, 'db/schema.sql': '\n' })).map(sentence)).toEqual([
    'LICENSE:1: is missing or empty. Write or make it, and commit it: it holds the licence.',
    'db/schema.sql:1: is missing or empty. Write or make it, and commit it: it holds the database as it is today.',
  ])
})
