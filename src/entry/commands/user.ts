import type { Command } from 'commander'
import { Refusal } from '../../kernel/refusal.ts'
import type { Handed } from './persons-by-hand.ts'
import { answerLine, dataOption, organisationOption, type Reach, withDatabase } from './reach.ts'
import { tableOf } from './table.ts'

/** Who may come in, for whoever runs the installation: what an administrator does in the browser, without one. */
export function addUser(program: Command): void {
  const user = program.command('user').description('The people who may sign in')

  user
    .command('list')
    .description('Lists them')
    .addOption(organisationOption())
    .addOption(dataOption())
    .action(({ data, organisation }) =>
      withDatabase(data, async (database) => {
        const { organisationFor, persons } = await import('./persons-by-hand.ts')
        const rows = await persons(database, await organisationFor(database, organisation))
        for (const line of tableOf(rows, ['name', 'email', 'administrator', 'signs in'])) answerLine(line)
        if (rows.length === 0)
          answerLine('There is nobody yet. Add somebody: bearing user add NAME EMAIL --administrator')
      }),
    )

  user
    .command('add')
    .description('Adds a person, and prints a one-use link with which they choose a password')
    .argument('<name>')
    .argument('<email>')
    .option('--administrator', 'let them manage people, sign-in and imports')
    .addOption(organisationOption())
    .addOption(dataOption())
    .action((name, email, { data, organisation, administrator = false }) =>
      withDatabase(data, async (database, reached) => {
        const { addByHand, organisationFor } = await import('./persons-by-hand.ts')
        const it = await organisationFor(database, organisation)
        tellLink(await addByHand(database, it, { name, email, administrator }), email, reached)
      }),
    )

  user
    .command('link')
    .description('Makes a one-use link for somebody who cannot sign in')
    .argument('<email>')
    .addOption(dataOption())
    .action((email, { data }) =>
      withDatabase(data, async (database, reached) => {
        const { linkFromHost } = await import('../../people/links/server.ts')
        tellLink(await linkFromHost(database, email), email, reached)
      }),
    )

  user
    .command('administrator')
    .description('Makes somebody an administrator')
    .argument('<email>')
    .option('--remove', 'take it from them')
    .addOption(organisationOption())
    .addOption(dataOption())
    .action((email, { data, organisation, remove = false }) =>
      withDatabase(data, async (database) => {
        const { organisationFor, setAdministrator } = await import('./persons-by-hand.ts')
        const it = await organisationFor(database, organisation)
        const name = await setAdministrator(database, it, email, !remove)
        answerLine(`${name} is ${remove ? 'no longer' : 'now'} an administrator of ${it.name}.`)
      }),
    )
}

function tellLink(link: Handed | undefined, email: string, { address }: Reach): void {
  if (!link)
    throw new Refusal('not-found', `Nobody here has the e-mail ${email}. Add them: bearing user add NAME ${email}`)
  const base = process.env.BEARING_URL ?? address
  const until = link.endsAt.toISOString().slice(0, 16).replace('T', ' ')
  answerLine(`${link.name} of ${link.organisation} comes in once, until ${until} UTC, by:`)
  answerLine(base ? new URL(link.path, base).href : `${link.path} (after the address at which your Bearing is opened)`)
}
