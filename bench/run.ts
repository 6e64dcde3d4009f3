import { parseArgs } from 'node:util'
import { measureFull } from './full.ts'
import { measureAll } from './measures.ts'
import { writeReport } from './report.ts'

const { values: given } = parseArgs({
  options: {
    /** A look in under two minutes: fewer rounds, shorter, smaller trees. Its figures are not for publishing. */
    quick: { type: 'boolean', default: false },
    /** Parts to measure, separated by commas; all of them without it. Nothing is written then. */
    only: { type: 'string' },
    /** A million goals and a hundred thousand people as well, into bench/large.md; takes half an hour. */
    full: { type: 'boolean', default: false },
    /** A folder on the disk that is to be measured; the temporary folder without it. */
    on: { type: 'string' },
    /** Seconds to wait before a run until the disk is fast again. */
    patience: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

const say = (line: string): void => void process.stderr.write(`${line}\n`)

if (given.help) {
  say(
    'npm run bench -- [--full] [--quick] [--only visible,rate,overview,map,lag,recompute,page,peers] [--on FOLDER] [--patience SECONDS]',
  )
  say(
    'DATABASE_URL names a PostgreSQL to measure on, whose user may create databases; without it an embedded one is started.',
  )
} else {
  // Told to end, the run fails at its next step, and what it started is stopped.
  const ending = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => ending.abort(new Error('Told to end.')))
  const found = await measureAll({
    quick: given.quick,
    only: given.only?.split(','),
    on: given.on,
    patience: Number(given.patience ?? (given.quick ? 20 : 120)),
    ending: ending.signal,
    say,
  })
  process.stdout.write(await writeReport(found, !given.only && !given.quick))
  if (given.full) process.stdout.write(await measureFull({ on: given.on, ending: ending.signal, say }))
}
