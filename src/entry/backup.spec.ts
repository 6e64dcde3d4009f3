import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { emptyDatabase } from '../../test/backups.ts'
import { openWorld, type World } from '../../test/world.ts'

const program = fileURLToPath(new URL('./cli.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'bearing-backup-'))
const file = join(folder, 'otterby.backup')
let world: World

beforeAll(async () => {
  world = await openWorld()
  const here = await world.organisation('Otterby Hospitals')
  await here.person('Ines Okafor')
  await world.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

interface Ended {
  code: number | null
  out: Buffer
  words: string
}

/** The command as it is typed. A second after it said `until`, Ctrl-C is pressed; its input goes on until then. */
function bearing(
  args: string[],
  {
    database = world.database.urls.owner,
    phrase = 'nine ducks on a still pond',
    input = Buffer.alloc(0) as Buffer,
    until = '',
  } = {},
): Promise<Ended> {
  const { BEARING_BACKUP_PASSPHRASE: _, ...rest } = process.env
  const env = { ...rest, DATABASE_URL: database, ...(phrase && { BEARING_BACKUP_PASSPHRASE: phrase }) }
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] })
  const out: Buffer[] = []
  let words = ''
  child.stdout.on('data', (piece) => out.push(piece))
  child.stderr.on('data', (piece) => {
    words += piece
    if (until && words.includes(until)) setTimeout(() => child.kill('SIGINT'), 1000)
  })
  child.stdin.on('error', () => undefined)
  if (until) child.stdin.write(input)
  else child.stdin.end(input)
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out: Buffer.concat(out), words })))
}

it('writes a file, reads it through, and fills another database from it', async () => {
  const written = await bearing(['backup', file])
  expect(written.words).toMatch(/^Backing up {2}100% {2}[\d,]+ rows {2}in [\d.]+ s\n$/)
  expect(written.out.toString()).toMatch(/^Wrote .*otterby\.backup: \d+ tables, [\d,]+ rows, 1 MB\.\n$/)
  expect(readdirSync(folder)).toEqual(['otterby.backup'])

  const [, held] = /: (\d+ tables, [\d,]+ rows),/.exec(written.out.toString()) ?? []
  const whole = await bearing(['backup', '--verify', file], { database: 'postgres://nobody@nowhere.example/none' })
  expect(whole.out.toString()).toMatch(new RegExp(`^Whole: ${held}\\. Made by Bearing \\d+\\.\\d+\\.\\d+ on `))

  const { urls, owner } = await emptyDatabase()
  const restored = await bearing(['restore', file], { database: urls.owner })
  expect(restored.out.toString()).toBe(`Verified: ${held}, equal.\n`)
  expect((await owner.query('select name from person')).rows).toEqual([{ name: 'Ines Okafor' }])
})

it('goes through pipes, with the pass phrase in a file', async () => {
  const phraseFile = join(folder, 'phrase')
  writeFileSync(phraseFile, 'a phrase in a file\n')
  const asked = ['--passphrase-file', phraseFile]
  const { out, words } = await bearing(['backup', '-', ...asked], { phrase: '' })
  expect(words).toMatch(/Wrote the backup: \d+ tables/)
  const { urls, owner } = await emptyDatabase()
  const restored = await bearing(['restore', '-', ...asked], { phrase: '', database: urls.owner, input: out })
  expect(restored.code).toBe(0)
  expect((await owner.query('select name from person')).rows).toEqual([{ name: 'Ines Okafor' }])
})

it('says in a sentence what stands in the way, and ends with 1', async () => {
  const before = readFileSync(file)
  for (const [args, options, sentence] of [
    [['backup', file], {}, 'is there already. Choose another name, or write over it with --force.'],
    [['backup', join(folder, 'short')], { phrase: 'eleven char' }, 'fewer than 12 characters'],
    [['backup', join(folder, 'none')], { phrase: '' }, 'There is nobody to ask for the pass phrase.'],
    [['restore', file], { phrase: 'nine ducks on a still lake' }, 'The pass phrase is not the one'],
    [['restore', file], {}, 'There is an organisation here already: Otterby Hospitals.'],
    [['restore', program], {}, 'This is no backup of Bearing.'],
    [['restore', join(folder, 'nothing')], {}, 'There is no '],
    [['backup', '--verify', '-'], { input: before.subarray(0, before.length - 9) }, 'cut off'],
  ] as const) {
    const { code, words } = await bearing([...args], options)
    expect(words).toContain(sentence)
    expect(words, 'a stack').not.toMatch(/\n {4}at /)
    expect(code).toBe(1)
  }
  expect(readdirSync(folder)).toEqual(['otterby.backup', 'phrase'])
  expect(readFileSync(file)).toEqual(before)
})

it('is cancelled by Ctrl-C while it waits for the rest, and leaves nothing', async () => {
  const { urls, owner } = await emptyDatabase()
  const begun = readFileSync(file).subarray(0, -9)
  const { code, words } = await bearing(['restore', '-'], { database: urls.owner, input: begun, until: 'Made by' })
  expect(words).toMatch(/\nCancelled\. Nothing was changed\.\n$/)
  expect(code).toBe(1)
  expect((await owner.query("select to_regclass('jobs.migration') as made")).rows).toEqual([{ made: null }])
})
