import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import { dataOption, organisationOption, say, withDatabase } from './reach.ts'

export function addMove(program: Command): void {
  program
    .command('import')
    .description('Brings people, teams, goals and check-ins in from a folder of CSV files, all or nothing')
    .argument('<folder>', 'holds people.csv, teams.csv, goals.csv, check-ins.csv, or some of them')
    .requiredOption('--source <name>', 'where the files come from; the same name again meets what it brought before')
    .option('--as <email>', 'the administrator who imports; the first one otherwise')
    .option('--dry-run', 'say what would happen, and end')
    .option('--yes', 'do not ask before writing')
    .addOption(organisationOption())
    .addOption(dataOption())
    .action((folder, { data, source, as, organisation, dryRun, yes }) =>
      withDatabase(data, async (database) => {
        const { importCommand } = await import('../../manage/imports/cli.ts')
        const confirm = yes || !process.stdin.isTTY ? undefined : isAgreed
        process.exitCode = await importCommand(database, { folder, source, organisation, as, dryRun, confirm }, say)
      }),
    )

  program
    .command('export')
    .description('Writes the same files, with what one person may see')
    .argument('<folder>', 'where to write them; it is made where it is missing')
    .option('--source <name>', 'name things by their ids at this source, where they have one')
    .option('--as <email>', 'the person for whom it is written; the first administrator otherwise')
    .addOption(organisationOption())
    .addOption(dataOption())
    .action((folder, { data, source, as, organisation }) =>
      withDatabase(data, async (database) => {
        const { exportCommand } = await import('../../manage/imports/cli.ts')
        process.exitCode = await exportCommand(database, { folder, source, organisation, as }, say)
      }),
    )
}

async function isAgreed(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(es)?$/i.test((await terminal.question(question)).trim())
  } finally {
    terminal.close()
  }
}
