import { resolve } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { type Command, Option } from 'commander'
import { CannotStart } from '../../platform/cannot-start.ts'
import { answerLine, checked, dataOption, ownDatabase, prepares, say } from './reach.ts'

export function addStart(program: Command): void {
  program
    .command('start')
    .description('Starts Bearing, with its own database unless DATABASE_URL names one')
    .addOption(new Option('--port <number>', 'the port to listen on').env('PORT').default('8080'))
    .addOption(new Option('--host <address>', 'the address to listen on').env('HOST').default('127.0.0.1'))
    .addOption(dataOption())
    .option('--demo', 'make the demonstration, and let everybody who can reach this address be one of its cast')
    .addOption(new Option('--no-pages', 'serve the API alone; another server has the pages').hideHelp())
    .addOption(
      new Option('--trusted-proxies <addresses>', 'proxies whose forwarding headers are believed, by commas').env(
        'BEARING_TRUSTED_PROXIES',
      ),
    )
    .action(async ({ port, host, data, demo, pages, trustedProxies }) => {
      // Left alone, the engine takes another 100 MB under load before it tidies up; for that it is faster by a tenth.
      for (const flag of ['--max-semi-space-size=4', '--semi-space-growth-factor=1', '--heap-growing-percent=50'])
        setFlagsFromString(flag)
      const own = ownDatabase()
      const { mailSettings } = await import('../../platform/mail.ts')
      const mail = mailSettings()
      const { start, untilToldToEnd } = await import('../start.ts')
      const { address, close } = await start({
        port: portOf(port),
        host,
        data: resolve(data),
        databaseUrl: own && checked(own.url),
        directUrl: own?.direct,
        prepare: prepares(),
        mail,
        requestLimit: Number(process.env.BEARING_REQUEST_LIMIT) || undefined,
        demo,
        withPages: pages,
        trustedProxies: trustedProxies?.split(',').map((one: string) => one.trim()),
        say,
      })
      answerLine(`Bearing is ready. Open ${address}`)
      await untilToldToEnd()
      say('Stopping …')
      await close()
    })
}

export function portOf(given: string): number {
  const port = Number(given)
  if (given.trim() !== '' && Number.isInteger(port) && port >= 0 && port <= 65535) return port
  throw new CannotStart(`${given} is not a port. Give a number from 1 to 65535 with --port.`)
}
