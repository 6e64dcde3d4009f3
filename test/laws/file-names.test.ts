import { expect, test } from 'vitest'
import { fileNames } from './file-names.ts'
import { houseOf, readHouse, sentence, uphold } from './house.ts'

const told = (path: string): string[] => fileNames(houseOf({ [path]: '' })).map(sentence)

test('files in this house have names from the closed set', () => uphold(fileNames(readHouse())))

test.each([
  ['src/manage/goals/index.ts', 'a name that says nothing'],
  ['src/platform/utils.ts', 'a name that says nothing'],
  ['src/ui/hooks.tsx', 'a name that says nothing'],
  ['src/manage/goals/GoalService.ts', 'not in the closed set'],
  ['src/manage/goals/Queries.sql', 'not in the closed set'],
  ['src/manage/goals/rules/score.ts', 'a folder of its own'],
  ['src/manage/goals/web/notes.md', 'no screen'],
])('%s is refused', (path, words) => {
  expect(told(path)).toEqual([expect.stringContaining(words)])
  expect(told(path)[0]).toContain(`${path}:1: `)
})

test.each([
  'src/manage/check-ins/check-in.ts',
  'src/manage/check-ins/contract.ts',
  'src/manage/check-ins/access.sql',
  'src/manage/check-ins/check-in.test.ts',
  'src/manage/check-ins/check-ins.spec.ts',
  'src/manage/check-ins/web/RecordCheckIn.tsx',
  'src/manage/check-ins/web/RecordCheckIn.module.css',
  'src/graph/roll-up.ts',
  'src/graph/web/columns.test.ts',
  'src/platform/http.ts',
  'src/entry/shell/index.html',
  'src/entry/shell/public/icon.svg',
  'src/people/sight/sight.sql',
])('%s is a good name', (path) => expect(told(path)).toEqual([]))
