import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../src/platform/embedded.ts'
import { seedFloor } from './floor/seed.ts'
import { type Seeded, seed } from './seed.ts'

/** The one server that product and floor are measured on, with a database for each tree and one for the floor. */
export interface Setting {
  /** Where flushes are probed. */
  folder: string
  version: string
  trees: Seeded[]
  floorUrl: string
  /** Another empty database on the same server, or one with all that is in the one at `from`, where nobody is connected. */
  create(name: string, from?: string): Promise<string>
  /**
   * Stops the embedded server for good, its data folder whole, with the database at this address as the one that
   * `bearing start` opens there. Answers the folder; null where the server is not ours.
   */
  leaveTo(url: string): Promise<string | null>
  close(): Promise<void>
}

/** With DATABASE_URL that server, else an embedded one with the settings that users have. */
export async function makeSetting(
  sizes: number[],
  floorSize: number,
  where: string,
  say: (line: string) => void,
): Promise<Setting> {
  await mkdir(where, { recursive: true })
  const folder = await mkdtemp(join(resolve(where), 'bearing-bench-'))
  // Started by root, the server runs as another user, who has to walk through here.
  await chmod(folder, 0o711)
  const data = join(folder, 'data')
  const server = process.env.DATABASE_URL
    ? { url: process.env.DATABASE_URL, stop: async () => undefined }
    : await startEmbedded({ data })
  const admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  const made: string[] = []
  let left = false
  const close = async (): Promise<void> => {
    // Left to another, the server is ours no more, or its databases go with the folder.
    if (!left) {
      for (const name of made) await admin.query(`drop database if exists ${name} with (force)`)
      await admin.end()
    }
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const nameIn = (url: string): string => new URL(url).pathname.slice(1)
    const urlOf = (name: string): string => {
      const url = new URL(server.url)
      url.pathname = `/${name}`
      return url.toString()
    }
    const create = async (name: string, from?: string): Promise<string> => {
      const full = `bearing_bench_${process.pid}_${name}`
      await admin.query(`create database ${full}${from ? ` template ${nameIn(from)} strategy file_copy` : ''}`)
      made.push(full)
      return urlOf(full)
    }
    const leaveTo = async (url: string): Promise<string | null> => {
      if (process.env.DATABASE_URL) return null
      left = true
      await admin.end()
      await asOwner(urlOf('postgres'), async (client) => {
        const [first, wanted] = [nameIn(server.url), nameIn(url)]
        // A name is changed where nobody is connected.
        await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = any ($1)', [
          [first, wanted],
        ])
        await client.query(`alter database ${first} rename to bearing_bench_${process.pid}_first`)
        await client.query(`alter database ${wanted} rename to ${first}`)
      })
      await server.stop()
      return data
    }
    const trees: Seeded[] = []
    for (const size of sizes) {
      const begun = Date.now()
      trees.push(await seed(await create(String(size)), size))
      say(`Planted ${size.toLocaleString('en-GB')} goals in ${((Date.now() - begun) / 1000).toFixed(1)} s.`)
    }
    const floorUrl = floorSize > 0 ? await create('floor') : ''
    if (floorUrl) await seedFloor(floorUrl, floorSize)
    await admin.query('checkpoint')
    const { rows } = await admin.query<{ version: string }>("select current_setting('server_version') as version")
    return { folder, version: rows[0]?.version ?? '', trees, floorUrl, create, leaveTo, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** For a few statements in a database, past every policy. */
export async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
