import { expect, test } from 'vitest'
import { houseOf, readHouse, sentence, uphold } from './house.ts'
import { declaredOperations, everyOperationHasItsTable } from './permissions.ts'

const contract =
  "import { operation } from '../../kernel/contract.ts'\nexport const create = operation({ name: 'goals.create' })\n"
const good = {
  'src/manage/goals/contract.ts': contract,
  'src/manage/goals/goals.spec.ts': "whoMay('goals.create', [])",
  'src/entry/contracts.ts': "import * as goals from '../manage/goals/contract.ts'\nexport const contracts = { goals }",
}
const told = (files: Record<string, string>): string[] =>
  everyOperationHasItsTable(houseOf({ ...good, ...files })).map(sentence)

test('every operation of this house says in a table who may call it', () => {
  const house = readHouse()
  uphold(everyOperationHasItsTable(house))
  expect(declaredOperations(house).length, 'operations found in contracts').toBeGreaterThan(0)
})

test('a table for each is free', () => expect(told({})).toEqual([]))

test('a missing table is told, with the file to add it to', () => {
  expect(told({ 'src/manage/goals/goals.spec.ts': "// whoMay('goals.create')" })).toEqual([
    'src/manage/goals/contract.ts:2: the operation goals.create has no table of who may call it. ' +
      "Add whoMay('goals.create', …) to src/manage/goals/goals.spec.ts.",
  ])
  const without = houseOf({ ...good, 'src/manage/goals/goals.spec.ts': '', 'test/other.ts': '' })
  expect(everyOperationHasItsTable(without)).toHaveLength(1)
})

test('a table about nothing is told', () => {
  const spec = "whoMay('goals.create', [])\nwhoMay('goals.cerate', [])\nwhoMay(name, [])"
  expect(told({ 'src/manage/goals/goals.spec.ts': spec })).toEqual([
    expect.stringContaining('goals.spec.ts:2: a table is about goals.cerate, which no contract declares'),
    expect.stringContaining('goals.spec.ts:3: a table names its operation by a variable'),
  ])
})

test('a name that is computed, or declared twice, is told', () => {
  const more = `${contract}const b = operation({ name: 'goals.create' })\nconst c = operation({ name: prefix + 'x' })`
  expect(told({ 'src/manage/goals/contract.ts': more })).toEqual([
    expect.stringContaining('contract.ts:4: declares an operation whose name is not written out'),
    expect.stringContaining('contract.ts:3: declares goals.create a second time'),
  ])
})

test('a contract that entry does not list is told', () => {
  expect(told({ 'src/entry/contracts.ts': '' })).toEqual([
    expect.stringContaining('is not listed in src/entry/contracts.ts'),
  ])
})
