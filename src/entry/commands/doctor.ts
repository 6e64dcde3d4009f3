import { resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { CannotStart } from '../../platform/cannot-start.ts'
import type { Finding } from '../../platform/doctor.ts'
import { answerLine, dataOption, hasCluster, ownDatabase, prepares, type Reach, reach } from './reach.ts'
import { portOf } from './start.ts'

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('Looks at everything that Bearing needs, changes nothing, and says what to do')
    .addOption(dataOption())
    .addOption(new Option('--port <number>', 'the port that it would listen on').env('PORT').default('8080'))
    .addOption(new Option('--host <address>', 'the address that it would listen on').env('HOST').default('127.0.0.1'))
    .addOption(new Option('--citus', 'looks only at what would keep Citus from dividing the tables by organisation'))
    .action(async ({ data, port, host, citus }) => {
      if (citus) return lookForCitus(data)
      const doctor = await import('../../platform/doctor.ts')
      let good = true
      const tell = ({ ok, says }: Finding): void => {
        good &&= ok
        answerLine(`${ok ? 'ok      ' : 'not ok  '}${says}`)
      }
      tell(doctor.node())
      const folder = doctor.dataFolder(resolve(data))
      if (!ownDatabase())
        for (const finding of [doctor.embeddedPackage(), folder, doctor.diskRoom(folder.here)]) tell(finding)
      let address: string | undefined
      if (ownDatabase() || hasCluster(data))
        try {
          address = await reach(data, async (found) => {
            await lookInside(found, tell)
            return found.address
          })
        } catch (error) {
          if (!(error instanceof CannotStart)) throw error
          tell({ ok: false, says: error.message })
        }
      const { mailFinding } = await import('../../platform/mail.ts')
      tell(await mailFinding())
      tell(await doctor.portFree(portOf(port), host, address))
      answerLine(good ? 'All is well.' : 'Something is not as it should be; see the lines that begin with "not ok".')
      process.exitCode = good ? 0 : 1
    })
}

async function lookForCitus(data: string): Promise<void> {
  const { default: pg } = await import('pg')
  const { citusFindings } = await import('../../platform/citus-doctor.ts')
  const findings = await reach(data, async ({ urls }) => {
    const client = new pg.Client({ connectionString: urls.direct, connectionTimeoutMillis: 5000 })
    await client.connect()
    try {
      return await citusFindings(client, prepares())
    } finally {
      await client.end()
    }
  })
  for (const { state, says } of findings) answerLine(`${state.padEnd(8)}${says}`)
  const good = findings.every(({ state }) => state !== 'not ok')
  const isOpen = findings.some(({ state }) => state === 'open')
  if (!good) answerLine('Something would not distribute; see the lines that begin with "not ok".')
  else if (isOpen) answerLine('Nothing in this database stands in the way. What is open is for Bearing to settle.')
  else answerLine('Nothing stands in the way.')
  process.exitCode = good ? 0 : 1
}

async function lookInside({ urls }: Reach, tell: (finding: Finding) => void): Promise<void> {
  const { default: pg } = await import('pg')
  const { databaseFindings } = await import('../../platform/doctor.ts')
  const client = new pg.Client({ connectionString: urls.direct, connectionTimeoutMillis: 5000 })
  await client.connect()
  let sound = true
  try {
    for (const finding of await databaseFindings(client, urls)) {
      sound &&= finding.ok
      tell(finding)
    }
  } finally {
    await client.end()
  }
  if (!sound) return
  const { Database } = await import('../../platform/database.ts')
  const { checkStandings } = await import('../standing-check.ts')
  const database = new Database({ urls, connections: 2, prepare: prepares() })
  try {
    for (const { slug, nodes, different } of await checkStandings(database)) tell(standing(slug, nodes, different))
  } finally {
    await database.close()
  }
}

const standing = (slug: string, nodes: number, different: number): Finding =>
  different === 0
    ? { ok: true, says: `${slug}: the standing of ${nodes} nodes equals a full recompute` }
    : {
        ok: false,
        says: `${slug}: the standing of ${different} of ${nodes} nodes differs from a full recompute. Report it, with the version.`,
      }
