import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Option } from 'commander'
import { CannotStart } from '../../platform/cannot-start.ts'
import type { Database } from '../../platform/database.ts'
import type { Urls } from '../../platform/roles.ts'

/** Said on the error stream, so that what a command answers can be piped. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`)
export const answerLine = (line: string): void => void process.stdout.write(`${line}\n`)

export const dataOption = (): Option =>
  new Option('--data <folder>', 'where the embedded database keeps its data').env('BEARING_DATA').default('data')

export const organisationOption = (): Option =>
  new Option('--organisation <slug>', 'the organisation, where there are several').env('BEARING_ORGANISATION')

/** A database of one's own, named by the environment; without it the embedded one of the data folder. */
export const ownDatabase = (): { url: string; direct?: string } | undefined =>
  process.env.DATABASE_URL
    ? { url: process.env.DATABASE_URL, direct: process.env.DATABASE_DIRECT_URL || undefined }
    : undefined

export const prepares = (): boolean => process.env.BEARING_PREPARED_STATEMENTS !== 'off'

export const hasCluster = (data: string): boolean => existsSync(join(resolve(data), 'postgres'))

/** Whether a command may begin an installation, or only works with one: a mistyped folder must not become one. */
export type Ground = 'made where missing' | 'there already'

export interface Reach {
  urls: Urls
  /** Where people open the Bearing that runs on this data folder, if one does. */
  address?: string
}

/**
 * The database for a command: the one that DATABASE_URL names, else that of the Bearing which runs on this data folder,
 * else the embedded one, started for as long as the command takes.
 */
export async function reach<T>(
  data: string,
  work: (reach: Reach) => Promise<T>,
  ground: Ground = 'there already',
): Promise<T> {
  const { urlsFrom } = await import('../../platform/roles.ts')
  const { reached } = await import('../reached.ts')
  const own = ownDatabase()
  if (own) {
    const urls = urlsFrom(checked(own.url), own.direct)
    return reached(urls, () => work({ urls }))
  }
  const { runningEmbedded, startEmbedded } = await import('../../platform/embedded.ts')
  const running = await runningEmbedded(data)
  if (running) return work({ urls: urlsFrom(running.url), address: running.holder.address })
  if (ground === 'there already' && !hasCluster(data))
    throw new CannotStart(
      `There is no Bearing in ${resolve(data)} yet. Name its folder with --data, or start it there first.`,
    )
  const embedded = await startEmbedded({ data: resolve(data), say })
  try {
    return await work({ urls: urlsFrom(embedded.url) })
  } finally {
    await embedded.stop()
  }
}

/** The same, brought to what this program needs, as starting does. */
export const withDatabase = <T>(
  data: string,
  work: (database: Database, reach: Reach) => Promise<T>,
  ground?: Ground,
): Promise<T> =>
  reach(
    data,
    async (found) => {
      const { migrate } = await import('../../platform/migrate.ts')
      const { Database } = await import('../../platform/database.ts')
      await migrate(found.urls)
      const database = new Database({ urls: found.urls, prepare: prepares(), connections: 4 })
      try {
        return await work(database, found)
      } finally {
        await database.close()
      }
    },
    ground,
  )

export function checked(url: string): string {
  if (URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol)) return url
  throw new CannotStart(
    'DATABASE_URL is no address of a PostgreSQL. Write it as postgres://name:password@host:5432/database.',
  )
}
