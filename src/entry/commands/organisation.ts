import type { Command } from 'commander'
import { Refusal } from '../../kernel/refusal.ts'
import { answerLine, dataOption, withDatabase } from './reach.ts'
import { tableOf } from './table.ts'

export function addOrganisation(program: Command): void {
  const organisation = program.command('organisation').description('The organisations of this installation')

  organisation
    .command('list')
    .description('Lists them')
    .addOption(dataOption())
    .action(({ data }) =>
      withDatabase(data, async (database) => {
        const { organisations } = await import('./persons-by-hand.ts')
        const rows = await organisations(database)
        for (const line of tableOf(rows, ['slug', 'name', 'zone', 'persons'])) answerLine(line)
        if (rows.length === 0) answerLine('There is no organisation here yet.')
      }),
    )

  organisation
    .command('add')
    .description('Makes one, with nobody in it yet; `bearing user add` brings its first administrator')
    .argument('<name>')
    .option('--zone <zone>', 'its time zone', 'Europe/London')
    .option('--locale <tag>', 'its language', 'en-GB')
    .option('--currency <code>', 'its currency', 'GBP')
    .addOption(dataOption())
    .action((name, { data, ...given }) =>
      withDatabase(
        data,
        async (database) => {
          const rules = await import('../../people/organisations/organisation.ts')
          const { makeOrganisation } = await import('../../people/organisations/store.ts')
          for (const field of ['zone', 'locale', 'currency'] as const) {
            const { error } = rules[field].safeParse(given[field])
            if (error) throw new Refusal('invalid', `--${field}: ${error.issues[0]?.message}`)
          }
          const made = await makeOrganisation(database, { ...given, name: name.trim() })
          answerLine(`Made ${made.name}; its slug is ${made.slug}.`)
        },
        'made where missing',
      ),
    )
}
