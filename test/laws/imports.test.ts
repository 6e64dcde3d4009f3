import { describe, expect, test } from 'vitest'
import { houseOf, readHouse, sentence, uphold } from './house.ts'
import { importsGoDown, nothingIsCircular } from './imports.ts'

const told = (files: Record<string, string>): string[] => importsGoDown(houseOf(files)).map(sentence)

describe('imports go down', () => {
  test('in this house', () => uphold(importsGoDown(readHouse())))

  test.each([
    ['upwards', 'src/kernel/dates.ts', '../manage/goals/goal.ts', 'above or beside src/kernel'],
    ['against the order of a floor', 'src/manage/goals/goal.ts', '../check-ins/check-in.ts', 'above or beside'],
    ['from a noun to its store', 'src/manage/goals/goal.ts', './store.ts', 'a noun file may not know a store file'],
    [
      'from a noun to the platform',
      'src/manage/goals/goal.ts',
      '../../platform/database.ts',
      'never reaches the platform',
    ],
    ['from a screen to a store', 'src/manage/goals/web/Goal.tsx', '../store.ts', 'a browser file may not know'],
    [
      'from a screen to a lower server',
      'src/manage/goals/web/Goal.tsx',
      '../../../graph/server.ts',
      'may not know a server',
    ],
    ['from a screen to the platform', 'src/manage/goals/web/Goal.tsx', '../../../platform/http.ts', 'never reaches'],
    ['from the shell to a store', 'src/entry/shell/App.tsx', '../../graph/store.ts', 'may not know a store'],
    ['from the shell to the server', 'src/entry/shell/App.tsx', '../server.ts', 'may not know a file of entry'],
    ['from the shell to the demonstration', 'src/entry/shell/App.tsx', '../../demo/cast.ts', 'never reaches the demo'],
    ['from ui to a slice', 'src/ui/Button.tsx', '../manage/goals/goal.ts', 'stands on ui and kernel alone'],
    ['from ui to web', 'src/ui/Button.tsx', '../web/client.ts', 'only browser code stands on src/web'],
    ['from a server to the browser', 'src/manage/goals/server.ts', '../../ui/Button.tsx', 'only browser code'],
    ['out of src', 'src/manage/goals/server.ts', '../../../bench/floor.ts', 'outside src'],
  ])('%s is refused', (_, file, from, words) => {
    const path = new URL(from, `file:///${file}`).pathname.slice(1)
    const [first = '', ...rest] = told({ [file]: `\nimport type { A } from '${from}'\n`, [path]: 'export type A = 1' })
    expect(rest).toEqual([])
    expect(first).toContain(`${file}:2: imports ${path}`)
    expect(first).toContain(words)
  })

  test.each([
    ['node:fs', 'src/kernel/dates.ts', 'a pure file knows only zod'],
    ['kysely', 'src/graph/roll-up.ts', 'a pure file knows only zod'],
    ['pg', 'src/web/client.ts', 'which no browser has'],
  ])('the package %s is refused in %s', (name, file, words) => {
    expect(told({ [file]: `export * from '${name}'` })).toEqual([expect.stringContaining(words)])
  })

  test('dynamic and type imports count', () => {
    const text = "export const a = () => import('./store.ts')\nexport type B = import('./server.ts').B"
    const lines = told({ 'src/graph/node.ts': text, 'src/graph/store.ts': '', 'src/graph/server.ts': '' })
    expect(lines.map((line) => line.slice(0, 20))).toEqual(['src/graph/node.ts:1:', 'src/graph/node.ts:2:'])
  })

  test('a folder that no floor lists is refused', () => {
    expect(told({ 'src/manage/kpis/kpi.ts': '' })).toEqual([expect.stringContaining('test/laws/floors.ts')])
  })

  test('the natural way is free', () => {
    const files = {
      'src/kernel/ids.ts': "import { v7 } from 'uuid'\nexport const id = v7",
      'src/platform/database.ts': "import '../kernel/ids.ts'",
      'src/graph/node.ts': "import '../kernel/ids.ts'\nimport type { View } from './contract.ts'",
      'src/graph/contract.ts': '',
      'src/graph/reading.ts': "import '../platform/database.ts'",
      'src/graph/store.ts': "import './node.ts'\nimport '../platform/database.ts'",
      'src/manage/goals/goal.ts': "import '../../graph/node.ts'",
      'src/manage/goals/contract.ts': "import { z } from 'zod'\nimport './goal.ts'",
      'src/manage/goals/server.ts': "import './contract.ts'\nimport '../../graph/store.ts'",
      'src/manage/goals/web/Goal.tsx': "import '../contract.ts'\nimport '../../../ui/Button.tsx'",
      'src/ui/Button.tsx': "import '../kernel/ids.ts'",
      'src/demo/cast.ts': "import '../manage/goals/server.ts'",
      'src/manage/goals/goals.spec.ts': "import '../../demo/cast.ts'\nimport '../../../test/world.ts'",
      'src/entry/contracts.ts': "import '../manage/goals/contract.ts'",
      'src/entry/shell/App.tsx': "import '../../manage/goals/web/Goal.tsx'\nimport '../contracts.ts'",
      'test/world.ts': '',
    }
    expect(told(files)).toEqual([])
  })
})

describe('nothing is circular', () => {
  test('in this house', () => uphold(nothingIsCircular(readHouse())))

  test('a circle of type imports is told once, with the way round', () => {
    const files = {
      'src/kernel/a.ts': "// first\nimport type { B } from './b.ts'",
      'src/kernel/b.ts': "import type { C } from './c.ts'",
      'src/kernel/c.ts': "import type { A } from './a.ts'",
    }
    expect(nothingIsCircular(houseOf(files)).map(sentence)).toEqual([
      'src/kernel/a.ts:2: is part of a circle: src/kernel/a.ts → src/kernel/b.ts → src/kernel/c.ts → src/kernel/a.ts. ' +
        'Move what both need into a file below them.',
    ])
  })
})
