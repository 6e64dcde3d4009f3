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
  /** Another empty database on the same server. */
  create(name: string): Promise<string>
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
  const server = process.env.DATABASE_URL
    ? { url: process.env.DATABASE_URL, stop: async () => undefined }
    : await startEmbedded({ data: join(folder, 'data') })
  const admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  const made: string[] = []
  const close = async (): Promise<void> => {
    for (const name of made) await admin.query(`drop database if exists ${name} with (force)`)
    await admin.end()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const create = async (name: string): Promise<string> => {
      const full = `bearing_bench_${process.pid}_${name}`
      await admin.query(`create database ${full}`)
      made.push(full)
      const url = new URL(server.url)
      url.pathname = `/${full}`
      return url.toString()
    }
    const trees: Seeded[] = []
    for (const size of sizes) {
      const begun = Date.now()
      trees.push(await seed(await create(String(size)), size))
      say(`Planted ${size.toLocaleString('en-GB')} goals in ${((Date.now() - begun) / 1000).toFixed(1)} s.`)
    }
    const floorUrl = await create('floor')
    await seedFloor(floorUrl, floorSize)
    await admin.query('checkpoint')
    const { rows } = await admin.query<{ version: string }>("select current_setting('server_version') as version")
    return { folder, version: rows[0]?.version ?? '', trees, floorUrl, create, close }
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
