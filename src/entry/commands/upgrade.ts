import type { Command } from 'commander'
import { answerLine, dataOption, reach } from './reach.ts'

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('Brings the database to what this version needs; starting does it as well')
    .addOption(dataOption())
    .action(({ data }) =>
      reach(
        data,
        async ({ urls }) => {
          const { migrate } = await import('../../platform/migrate.ts')
          const { applied } = await migrate(urls)
          for (const name of applied) answerLine(name)
          answerLine(
            applied.length > 0
              ? `Applied ${applied.length}. The database is what this version needs.`
              : 'The database is what this version needs.',
          )
        },
        'made where missing',
      ),
    )
}
