import { resolve } from 'node:path'
import { Command, Option } from 'commander'
import { CannotStart } from '../platform/cannot-start.ts'
import { start, untilToldToEnd } from './start.ts'

const say = (line: string): void => void process.stderr.write(`${line}\n`)

const program = new Command('bearing')
  .description('One place to lead and to manage an organisation')
  .showHelpAfterError('(bearing --help lists what there is)')

program
  .command('start')
  .description('Starts Bearing, with its own database unless DATABASE_URL names one')
  .addOption(new Option('--port <number>', 'the port to listen on').env('PORT').default('8080'))
  .addOption(new Option('--host <address>', 'the address to listen on').env('HOST').default('127.0.0.1'))
  .addOption(
    new Option('--data <folder>', 'where the embedded database keeps its data').env('BEARING_DATA').default('data'),
  )
  .option('--demo', 'let everybody who can reach this address be one of the demonstration’s cast')
  .addOption(new Option('--no-pages', 'serve the API alone; another server has the pages').hideHelp())
  .addOption(
    new Option('--trusted-proxies <addresses>', 'proxies whose forwarding headers are believed').env(
      'BEARING_TRUSTED_PROXIES',
    ),
  )
  .action(async ({ port, host, data, demo, pages, trustedProxies }) => {
    const number = Number(port)
    if (!Number.isInteger(number) || number < 0 || number > 65535)
      throw new CannotStart(`${port} is not a port. Give a number from 1 to 65535 with --port.`)
    const { address, close } = await start({
      port: number,
      host,
      data: resolve(data),
      databaseUrl: process.env.DATABASE_URL || undefined,
      directUrl: process.env.DATABASE_DIRECT_URL || undefined,
      prepare: process.env.BEARING_PREPARED_STATEMENTS !== 'off',
      requestLimit: Number(process.env.BEARING_REQUEST_LIMIT) || undefined,
      demo,
      withPages: pages,
      trustedProxies: trustedProxies?.split(','),
      say,
    })
    process.stdout.write(`Bearing is ready. Open ${address}\n`)
    await untilToldToEnd()
    say('Stopping …')
    await close()
  })

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CannotStart)) throw error
  say(error.message)
  process.exitCode = 1
}
