import { parseArgs } from 'node:util'
import { measureFull } from './full.ts'
import { parts } from './full-found.ts'
import { earlierFound, writeLargeReport } from './large-report.ts'
import { measureAll } from './measures.ts'
import { writeReport } from './report.ts'

const { values: given } = parseArgs({
  options: {
    /** A look in under two minutes: fewer rounds, shorter, smaller trees. Its figures are not for publishing. */
    quick: { type: 'boolean', default: false },
    /** Parts to measure, separated by commas; all of them without it. Of the usual run nothing is written then; those of the full one are put in among what it found before. */
    only: { type: 'string' },
    /** A million goals and a hundred thousand people as well, into bench/large.md; takes half an hour. With --only, parts of that alone. */
    full: { type: 'boolean', default: false },
    /** A folder on the disk that is to be measured; the temporary folder without it. */
    on: { type: 'string' },
    /** Seconds to wait before a run until the disk is fast again. */
    patience: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

const say = (line: string): void => void process.stderr.write(`${line}\n`)

const only = given.only?.split(',')
const unknown = only?.filter((each) => !(each in parts)) ?? []

if (given.help) {
  say(
    'npm run bench -- [--quick] [--only visible,rate,overview,map,lag,recompute,page,peers] [--on FOLDER] [--patience SECONDS]',
  )
  say(`npm run bench -- --full [--quick] [--only ${Object.keys(parts).join(',')}] [--on FOLDER]`)
  say(
    'DATABASE_URL names a PostgreSQL to measure on, whose user may create databases; without it an embedded one is started.',
  )
} else if (given.full && unknown.length > 0) {
  say(`There is no part ${unknown.join(', ')}. Choose among ${Object.keys(parts).join(', ')}.`)
  process.exitCode = 2
} else {
  // Told to end, the run fails at its next step, and what it started is stopped.
  const ending = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => ending.abort(new Error('Told to end.')))
  const { quick, on } = given
  const usual = async (): Promise<void> => {
    const patience = Number(given.patience ?? (quick ? 20 : 120))
    const found = await measureAll({
      quick,
      only: given.full ? undefined : only,
      on,
      patience,
      ending: ending.signal,
      say,
    })
    process.stdout.write(await writeReport(found, !quick && (given.full || !only)))
  }
  if (!given.full) await usual()
  else {
    // Figures of a quick look are not for keeping, nor do they stand among those of a whole run.
    const found = await measureFull({
      ...{ quick, only, on, ending: ending.signal, say },
      before: quick ? null : await earlierFound(),
      keep: async (soFar) => quick || writeLargeReport(soFar, true),
      first: only ? undefined : { title: 'What the usual run measures', expected: quick ? 120 : 420, work: usual },
    })
    process.stdout.write(await writeLargeReport(found, !quick))
  }
}
