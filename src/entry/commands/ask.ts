import type { Command } from 'commander'
import { CannotStart } from '../../platform/cannot-start.ts'
import { answerLine } from './reach.ts'

/** Everything that the API answers, from the contracts: `bearing ask goals.see --goal …`. */
export function addAsk(program: Command): void {
  program
    .command('ask')
    .description('Asks a running Bearing an operation of its API; alone, it lists them')
    .argument('[operation]', 'its name, such as goals.see')
    .argument('[fields...]', '--field value for each field; --json takes several at once')
    .helpOption(false)
    .allowUnknownOption()
    .passThroughOptions()
    .addHelpText('after', connection)
    .action(async (name: string | undefined, given: string[]) => {
      const { contracts } = await import('../contracts.ts')
      const { helpOf, listOf, operationNamed } = await import('./ask-help.ts')
      if (name === undefined || name === '--help' || name === '-h') {
        for (const line of [...listOf(contracts), '', connection]) answerLine(line)
        return
      }
      const { readFields } = await import('./ask-fields.ts')
      const operation = operationNamed(name, contracts)
      if (given.includes('--help') || given.includes('-h')) {
        for (const line of [...helpOf(operation), '', connection]) answerLine(line)
        return
      }
      const { fields, settings } = readFields(operation, given)
      const { sendTo } = await import('./ask-send.ts')
      const { told, refused } = await sendTo(operation, fields, {
        url: settings.url ?? process.env.BEARING_URL ?? 'http://127.0.0.1:8080',
        token: settings.token ?? process.env.BEARING_TOKEN,
        organisation: settings.organisation ?? process.env.BEARING_ORGANISATION,
        asTable: settings.table === 'yes',
      })
      if (refused) throw new CannotStart(told.join('\n'))
      for (const line of told) answerLine(line)
    })
}

const connection = `Where and as whom:
  --url <address>            the Bearing to ask (BEARING_URL; otherwise http://127.0.0.1:8080)
  --token <token>            a personal access token, made on your page (BEARING_TOKEN)
  --organisation <slug>      as in the address of its pages (BEARING_ORGANISATION)
  --json <object>            fields as JSON, beside or instead of --field value
  --table                    a readable table instead of JSON`
