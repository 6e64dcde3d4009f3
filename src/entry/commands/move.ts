import { createInterface } from 'node:readline/promises'
import { type Command, Option } from 'commander'
import { dataOption, organisationOption, say, withDatabase } from './reach.ts'

export function addMove(program: Command): void {
  program
    .command('import')
    .description('Brings people, teams, goals and check-ins in from files, all or nothing')
    .argument('<folder>', 'holds people.csv, teams.csv, goals.csv, or tables of another tool; or one such file')
    .requiredOption('--source <name>', 'where the files come from; the same name again meets what it brought before')
    .option('--as <email>', 'the administrator who imports; the first one otherwise')
    .option('--mapping <file>', 'what the columns of other tools mean: answers as JSON, by file, then by question')
    .option(
      '--answer <question=answer>',
      'one more answer, such as dates=day-month; may come more than once',
      listed,
      [],
    )
    .option('--guess', 'take what is likely where nothing was answered')
    .option('--dry-run', 'say what would happen, and end')
    .option('--yes', 'do not ask before writing')
    .addOption(organisationOption())
    .addOption(dataOption())
    .action((folder, { data, source, as, organisation, dryRun, yes, mapping, answer, guess }) =>
      withDatabase(data, async (database) => {
        const { importCommand } = await import('../../manage/imports/cli.ts')
        const confirm = yes || !process.stdin.isTTY ? undefined : isAgreed
        const { startProgress } = await import('../../platform/progress.ts')
        const watch = (total: number) => startProgress('Importing', total, { unit: 'rows' })
        const asked = { folder, source, organisation, as, dryRun, confirm, mapping, answers: answer, guess, watch }
        process.exitCode = await importCommand(database, asked, say)
      }),
    )

  program
    .command('export')
    .description('Writes what one person may see, as files that import reads')
    .argument('<folder>', 'where to write them; it is made where it is missing')
    .addOption(
      new Option('--format <format>', 'files of CSV, one workbook, or one file of JSON')
        .choices(['csv', 'xlsx', 'json'])
        .default('csv'),
    )
    .option('--source <name>', 'name things by their ids at this source, where they have one')
    .option('--as <email>', 'the person for whom it is written; the first administrator otherwise')
    .addOption(organisationOption())
    .addOption(dataOption())
    .action((folder, { data, source, as, organisation, format }) =>
      withDatabase(data, async (database) => {
        const { exportCommand } = await import('../../manage/imports/cli.ts')
        process.exitCode = await exportCommand(database, { folder, format, source, organisation, as }, say)
      }),
    )
}

const listed = (one: string, before: string[]): string[] => [...before, one]

async function isAgreed(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(es)?$/i.test((await terminal.question(question)).trim())
  } finally {
    terminal.close()
  }
}
