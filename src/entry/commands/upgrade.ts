import { type Command, Option } from 'commander'
import type { Urls } from '../../platform/roles.ts'
import { Misused } from './misused.ts'
import { answerLine, dataOption, reach, say } from './reach.ts'

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('Brings the database to what this version needs; starting does it as well')
    .addOption(dataOption())
    .addOption(new Option('--distribute', 'divides the tables by organisation, on servers with Citus'))
    .addOption(new Option('--dry-run', 'with --distribute: prints what it would do, and does nothing of it'))
    .action(({ data, distribute, dryRun }) => {
      if (dryRun && !distribute) throw new Misused('--dry-run goes with --distribute.')
      return reach(
        data,
        async ({ urls }) => {
          const { migrate } = await import('../../platform/migrate.ts')
          const { applied } = await migrate(urls)
          const tell = distribute ? say : answerLine
          for (const name of applied) tell(name)
          tell(
            applied.length > 0
              ? `Applied ${applied.length}. The database is what this version needs.`
              : 'The database is what this version needs.',
          )
          if (distribute) await divide(urls, dryRun ?? false)
        },
        'made where missing',
      )
    })
}

async function divide(urls: Urls, dryRun: boolean): Promise<void> {
  const citus = await import('../../platform/citus-distribute.ts')
  if (dryRun) {
    const { steps, possible } = await citus.plan(urls)
    for (const step of steps) answerLine(citus.lineOf(step))
    if (!possible) say(citus.withoutCitus)
    return say(steps.length > 0 ? `${steps.length} steps, none of them done.` : 'There is nothing left to do.')
  }
  const done = await citus.distribute(urls, answerLine)
  say(
    done > 0 ? `Done, in ${done} steps. Look at it with \`bearing doctor --citus\`.` : 'There was nothing left to do.',
  )
}
