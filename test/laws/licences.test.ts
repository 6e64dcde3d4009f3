import { describe, expect, test } from 'vitest'
import { houseOf, readHouse, sentence, uphold } from './house.ts'
import { isFree, licencesAreFree } from './licences.ts'
import { notices, noticesAreCurrent } from './notices.ts'
import { builtIn, installed } from './shipped.ts'

const lock = (licence: string): string =>
  JSON.stringify(
    {
      packages: {
        '': { dependencies: { server: '1' }, devDependencies: { screen: '1', tool: '1' } },
        'node_modules/server': {
          version: '1.0.0',
          license: 'MIT',
          dependencies: { part: '2' },
          peerDependencies: { peer: '1' },
        },
        'node_modules/server/node_modules/part': { version: '2.0.0', license: licence },
        'node_modules/part': { version: '1.0.0', license: 'ISC' },
        'node_modules/screen': { version: '1.0.0', license: 'MIT', dependencies: { part: '1' } },
        'node_modules/tool': { version: '1.0.0', license: 'GPL-3.0-only' },
        'node_modules/peer': { version: '1.0.0', license: 'MIT', os: ['linux'] },
      },
    },
    null,
    2,
  )
const house = (licence = 'MIT', files: Record<string, string> = {}) =>
  houseOf({ 'package-lock.json': lock(licence), 'src/ui/a.tsx': "import 'screen/part.css'\nimport 'server'", ...files })
const read = (path: string): string[] => [`MIT License\n\nCopyright (c) ${path}\n\nFree to use.`]

describe('licences are free', () => {
  test('in this house', () => uphold(licencesAreFree(readHouse())))

  test('only what ships is judged, and the lockfile line is named', () => {
    expect(licencesAreFree(house()).map(sentence)).toEqual([])
    expect(licencesAreFree(house('AGPL-3.0-only')).map(sentence)).toEqual([
      expect.stringMatching(/^package-lock\.json:22: part 2\.0\.0 ships with Bearing under AGPL-3\.0-only\./),
    ])
    expect(licencesAreFree(house('')).map(sentence)).toEqual([
      expect.stringContaining('under no licence that it names'),
    ])
  })

  test('what ships is found as Node finds it', () => {
    expect(installed(house()).map(({ name, version }) => `${name} ${version}`)).toEqual([
      'part 2.0.0',
      'peer 1.0.0',
      'server 1.0.0',
    ])
    expect(builtIn(house()).map(({ name, version }) => `${name} ${version}`)).toEqual(['part 1.0.0', 'screen 1.0.0'])
  })

  test.each([
    ['MIT OR GPL-3.0-only', true],
    ['(MIT AND GPL-3.0-only)', false],
    ['MIT AND ISC', true],
    ['', false],
  ])('"%s" is free: %s', (expression, answer) => expect(isFree(expression)).toBe(answer))
})

describe('notices are current', () => {
  test('in this house', () => uphold(noticesAreCurrent(readHouse())))

  test('one wording is printed once, with every holder', () => {
    const page = notices(house(), read)
    expect(page.split('Free to use.')).toHaveLength(2)
    expect(page).toContain('- screen 1.0.0: Copyright (c) node_modules/screen')
    expect(page).not.toContain('Copyright (c) node_modules/peer')
  })

  test('a package that came or went is told', () => {
    const current = { 'NOTICE.md': notices(house(), read) }
    expect(noticesAreCurrent(house('MIT', current), read)).toEqual([])
    expect(noticesAreCurrent(house('ISC', current), read).map(sentence)).toEqual([
      'NOTICE.md:1: does not list exactly what ships. Run "node test/laws/notices.ts", read what changed, and commit it.',
    ])
  })
})
