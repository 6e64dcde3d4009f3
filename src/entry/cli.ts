import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { Refusal } from '../kernel/refusal.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { addAsk } from './commands/ask.ts'
import { addBackup } from './commands/backup.ts'
import { addDemo } from './commands/demo.ts'
import { addDoctor } from './commands/doctor.ts'
import { addMade } from './commands/made.ts'
import { Misused } from './commands/misused.ts'
import { addMove } from './commands/move.ts'
import { addOrganisation } from './commands/organisation.ts'
import { say } from './commands/reach.ts'
import { addStart } from './commands/start.ts'
import { addMigrate } from './commands/upgrade.ts'
import { addUser } from './commands/user.ts'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

const program = new Command('bearing')
  .description('One place to lead and to manage an organisation')
  .version(version)
  .enablePositionalOptions()
  .exitOverride()
  .showHelpAfterError('(bearing --help lists what there is)')
  .addHelpText(
    'after',
    '\nEnds with 0 when it is done, with 1 when something stood in the way, with 2 when the command itself is wrong.',
  )

// What a command needs is loaded when it is called, so that help comes at once.
for (const add of [
  addStart,
  addDemo,
  addOrganisation,
  addUser,
  addMove,
  addBackup,
  addAsk,
  addDoctor,
  addMigrate,
  addMade,
])
  add(program)

// Whoever reads our output may have seen enough of it: `bearing ask | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = told(error)
}

/** Says what stood in the way; a mistake of the program's own keeps its stack. */
function told(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof Misused) {
    say(error.message)
    return 2
  }
  if (error instanceof Refusal) {
    say(error.message)
    for (const { at, sentence } of error.faults) if (!error.message.includes(sentence)) say(`  ${at}: ${sentence}`)
    return 1
  }
  if (!(error instanceof CannotStart)) throw error
  say(error.message)
  return 1
}
