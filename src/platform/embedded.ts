import { resolve } from 'node:path'
import pg from 'pg'
import { CannotStart } from './cannot-start.ts'
import { accountFor } from './embedded-account.ts'
import { binariesFor } from './embedded-binaries.ts'
import { clusterIn, identityOf, makeCluster, refuseOtherVersion, writeSettings } from './embedded-cluster.ts'
import { closeDoor, doorOf, makeDoor, urlThrough } from './embedded-door.ts'
import { asCannotStart, makeFolder } from './embedded-faults.ts'
import { type Holder, hold, holderOf } from './embedded-holder.ts'
import { isRunning } from './embedded-processes.ts'
import { type Running, type Start, settled, startServer, stopServer } from './embedded-server.ts'

export interface EmbeddedOptions {
  /** The data folder; it is made where it is missing. */
  data: string
  /** Told about what takes time, a line each. */
  say?: (line: string) => void
  /** PostgreSQL settings of this run, before all others: tests switch the flushing off. */
  settings?: Record<string, string>
}

export interface Embedded {
  /** The owner's connection, for `pg`. */
  url: string
  /** Of PostgreSQL, as in 18.4. */
  version: string
  /** Whether a server from an earlier, killed Bearing was still at work and has been taken over. */
  adopted: boolean
  /** Writes down where Bearing listens, for whoever tries to start a second one on this folder. */
  announce(address: string): Promise<void>
  stop(): Promise<void>
}

const database = 'bearing'

/** The embedded PostgreSQL of this data folder, running and ours alone. Whatever stands in the way is a CannotStart. */
export async function startEmbedded({ data, say = () => {}, settings = {} }: EmbeddedOptions): Promise<Embedded> {
  const folder = resolve(data)
  try {
    await makeFolder(folder)
    const held = await hold(folder)
    try {
      const server = await begin(folder, say, settings)
      return {
        ...server,
        announce: held.announce,
        stop: once(async () => {
          await server.stop()
          await held.release()
        }),
      }
    } catch (error) {
      await held.release()
      throw error
    }
  } catch (error) {
    throw asCannotStart(error, folder)
  }
}

/** The way in to a server that a Bearing elsewhere keeps running on this folder, for commands beside it; null without one. */
export async function runningEmbedded(data: string): Promise<{ url: string; holder: Holder } | null> {
  const folder = resolve(data)
  const holder = await holderOf(folder)
  const server = holder && (await settled(folder))
  return server ? { url: urlThrough(doorOf(folder, server), database), holder } : null
}

async function begin(folder: string, say: (line: string) => void, settings: Record<string, string>) {
  const cluster = clusterIn(folder)
  const account = accountFor(cluster)
  refuseOtherVersion(cluster)
  const binaries = await binariesFor(folder, account)
  const left = await leftBehind(folder, binaries.version)
  const door = left ? doorOf(folder, left) : await makeDoor(folder, account)
  const start: Start = { folder, binaries, account, door, settings, say }
  if (left) say(`Taking over the database that is still running in ${folder}.`)
  const pid = left?.pid ?? (await launchOn(start))
  const guard = watch(pid, start)
  return {
    url: urlThrough(door, database),
    version: binaries.version,
    adopted: left !== null,
    stop: async () => {
      await stopServer(folder, await guard.end(), binaries)
      await closeDoor(door)
    },
  }
}

/** A server that outlived its Bearing, if it is this very cluster's and of our version; another version's is stopped. */
async function leftBehind(folder: string, version: string): Promise<Running | null> {
  const found = await settled(folder)
  if (!found) return null
  const [row] = await ask(urlThrough(doorOf(folder, found), 'postgres'), 'select * from pg_control_system(), version()')
  if (String(row?.system_identifier) !== identityOf(clusterIn(folder)))
    throw new CannotStart(
      `Process ${found.pid} says that it serves ${folder}, but it is another database. End it, or choose another folder with --data.`,
    )
  if (String(row?.version).startsWith(`PostgreSQL ${version} `)) return found
  await stopServer(folder, found.pid)
  return null
}

async function launchOn(start: Start): Promise<number> {
  const { folder, binaries, account, door, settings } = start
  await makeCluster(folder, binaries, account, door, settings.fsync !== 'off')
  await writeSettings(clusterIn(folder), account)
  const pid = await startServer(start)
  try {
    const url = urlThrough(door, 'postgres')
    const made = await ask(url, `select from pg_database where datname = '${database}'`)
    if (made.length === 0) await ask(url, `create database ${database}`)
    return pid
  } catch (error) {
    await stopServer(folder, pid, binaries)
    throw error
  }
}

/** Starts the server again when it ends by itself (killed for lack of memory, say), three times in five minutes at most. */
function watch(first: number, start: Start): { end(): Promise<number> } {
  const starts: number[] = []
  let pid = first
  let again: Promise<void> | undefined
  const timer = setInterval(() => {
    if (again || isRunning(pid)) return
    const recent = starts.filter((at) => at > Date.now() - 300_000)
    if (recent.length >= 3) return clearInterval(timer)
    starts.push(Date.now())
    start.say('The database ended unexpectedly; starting it again.')
    again = restart()
  }, 500)
  timer.unref()
  const restart = async (): Promise<void> => {
    try {
      pid = await startServer(start)
    } catch (error) {
      start.say((error as Error).message)
    } finally {
      again = undefined
    }
  }
  return {
    async end() {
      clearInterval(timer)
      await again
      return pid
    },
  }
}

async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => {
    done ??= work()
    return done
  }
}
