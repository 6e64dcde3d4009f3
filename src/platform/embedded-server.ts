import { readFileSync, realpathSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { CannotStart } from './cannot-start.ts'
import type { Account } from './embedded-account.ts'
import { type Binaries, program } from './embedded-binaries.ts'
import { clusterIn, seenFromServer } from './embedded-cluster.ts'
import { type Door, doorSettings } from './embedded-door.ts'
import { fromPostgres } from './embedded-faults.ts'
import { ended, exists, isPostgresIn, isRunning, isZombie } from './embedded-processes.ts'
import { launch, run, sizeOf, tailOf } from './embedded-spawn.ts'

/** A server as it describes itself in its cluster's postmaster.pid. */
export interface Running {
  pid: number
  port: number
  /** Empty where there is no unix socket. */
  socketFolder: string
  status: string
}

export const logIn = (folder: string): string => join(folder, 'postgres.log')

/** What postmaster.pid says, true or stale; null without one. */
export function claimed(folder: string): Running | null {
  try {
    const lines = readFileSync(pidFile(folder), 'utf8').split('\n')
    const [pid, port] = [Number(lines[0]), Number(lines[3])]
    return pid > 0 ? { pid, port, socketFolder: lines[4] ?? '', status: lines[7]?.trim() ?? 'starting' } : null
  } catch {
    return null
  }
}

/**
 * The server that is at work in this folder, or null once it is certain that none is. After a kill the dead one stays a
 * zombie for a second or two (for ever, in a container whose first process reaps none), and PostgreSQL would take it
 * for alive; shared memory still keeps a second server out, so the stale file may then go.
 */
export async function settled(folder: string): Promise<Running | null> {
  const [patience, limit] = [Date.now() + 5_000, Date.now() + 60_000]
  for (;;) {
    const found = claimed(folder)
    if (!found || !exists(found.pid)) return null
    const stray = isZombie(found.pid)
      ? Date.now() > patience
      : !isPostgresIn(realpathSync(clusterIn(folder)), found.pid)
    if (stray) {
      await rm(pidFile(folder), { force: true })
      return null
    }
    if (found.status === 'ready' && !isZombie(found.pid)) return found
    if (Date.now() > limit)
      throw new CannotStart(
        `A PostgreSQL server (process ${found.pid}) has been ${found.status} on ${folder} for a minute. Wait for it to finish, or end it with kill -INT ${found.pid}, and start again.`,
      )
    await pause(25)
  }
}

export interface Start {
  folder: string
  binaries: Binaries
  account: Account | null
  door: Door
  settings: Record<string, string>
  say: (line: string) => void
}

/** Starts the server and waits until it takes connections, through a recovery as long as that may last. */
export async function startServer(start: Start): Promise<number> {
  for (const limit = Date.now() + 10_000; ; await pause(100)) {
    const from = sizeOf(logIn(start.folder))
    const pid = await launchServer(start)
    if (await isReady(start, pid)) return pid
    const words = tailOf(logIn(start.folder), from)
    // The children of a killed server need a moment to notice.
    const lingering = /pre-existing shared memory block|is another postmaster/.test(words)
    if (!lingering || Date.now() > limit) throw fromPostgres(words, start.folder, logIn(start.folder))
  }
}

async function isReady({ folder, say }: Start, pid: number): Promise<boolean> {
  const slow = setTimeout(() => say('The database is recovering from its last end; this can take a while.'), 5_000)
  try {
    while (isRunning(pid)) {
      const found = claimed(folder)
      if (found?.pid === pid && found.status === 'ready') return true
      await pause(10)
    }
    return false
  } finally {
    clearTimeout(slow)
  }
}

async function launchServer({ folder, binaries, account, door, settings }: Start): Promise<number> {
  const place = seenFromServer(clusterIn(folder), account)
  const options = Object.entries({ ...settings, ...doorSettings(door) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const manner = { account, handle: place.handle }
  try {
    if (process.platform === 'win32') return await launchOnWindows(folder, binaries, options)
    const child = await launch(program(binaries, 'postgres'), ['-D', place.name, ...options], logIn(folder), manner)
    return child.pid as number
  } finally {
    place.release()
  }
}

/** An administrator's process may not be the server there; pg_ctl gives up the rights that PostgreSQL refuses. */
async function launchOnWindows(folder: string, binaries: Binaries, options: string[]): Promise<number> {
  const control = ['start', '-W', '-D', clusterIn(folder), '-l', logIn(folder), '-o', options.join(' ')]
  const { code, words } = await run(program(binaries, 'pg_ctl'), control, { account: null })
  for (let tries = 0; code === 0 && tries < 500; tries++, await pause(20)) {
    const found = claimed(folder)
    if (found && exists(found.pid)) return found.pid
  }
  throw fromPostgres(words, folder, logIn(folder))
}

/** A fast shutdown: open transactions are rolled back, everything committed is on disk, the next start needs no recovery. */
export async function stopServer(folder: string, pid: number, binaries?: Binaries): Promise<void> {
  if (process.platform === 'win32' && binaries) {
    await run(program(binaries, 'pg_ctl'), ['stop', '-m', 'fast', '-D', clusterIn(folder)], { account: null })
    return
  }
  signal(pid, 'SIGINT')
  if (await ended(pid, 60)) return
  // Without its last checkpoint; nothing committed is lost, the next start recovers it from the log.
  signal(pid, 'SIGQUIT')
  await ended(pid, 10)
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It has ended by itself.
  }
}

const pidFile = (folder: string): string => join(clusterIn(folder), 'postmaster.pid')
