import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { chown, constants, mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { type Account, barrier, hasName } from './embedded-account.ts'
import { type Binaries, program } from './embedded-binaries.ts'
import { type Door, passwordFile, superuser } from './embedded-door.ts'
import { fromPostgres, refuseFullDisk } from './embedded-faults.ts'
import { run } from './embedded-spawn.ts'

const major = '18'
const megabyte = 1024 * 1024

/** PostgreSQL's own folder within the data folder. */
export const clusterIn = (folder: string): string => join(folder, 'postgres')

/** Only the major version that made the files can read them. */
export function refuseOtherVersion(cluster: string): void {
  const file = join(cluster, 'PG_VERSION')
  if (!existsSync(cluster)) return
  const made = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
  if (made === undefined)
    throw new CannotStart(
      `${cluster} is there but holds no PostgreSQL data. Move it aside, or choose another folder with --data.`,
    )
  if (made === major) return
  const which = Number(made) > Number(major) ? 'a newer' : 'an older'
  throw new CannotStart(
    `${cluster} was made by PostgreSQL ${made}, ${which} version than the ${major} of this Bearing, which cannot read it. Start the Bearing that made it, export there, and import here into a new folder.`,
  )
}

/** Makes the cluster aside and then renames it, so that what is found under its name is always whole. */
export async function makeCluster(
  folder: string,
  binaries: Binaries,
  account: Account | null,
  door: Door,
  sync: boolean,
) {
  const cluster = clusterIn(folder)
  const half = `${cluster}.unfinished`
  if (existsSync(cluster)) return refuseFullDisk(folder, 48 * megabyte)
  refuseFullDisk(folder, 160 * megabyte)
  if (!hasName()) throw fromPostgres('could not look up effective user ID', folder, '')
  await rm(half, { recursive: true, force: true })
  await mkdir(half, { mode: 0o700 })
  if (account) await chown(half, account.uid, account.gid)
  const place = seenFromServer(half, account)
  const locked =
    door.password === undefined ? ['--auth=trust'] : ['--auth=scram-sha-256', `--pwfile=${passwordFile(folder)}`]
  const { code, words } = await run(
    program(binaries, 'initdb'),
    [...['-D', place.name, `--username=${superuser}`, ...locked], ...layout, ...(sync ? [] : ['--no-sync'])],
    { account, handle: place.handle },
  )
  place.release()
  if (code !== 0) {
    await rm(half, { recursive: true, force: true })
    throw fromPostgres(words, folder, 'what it just said')
  }
  await append(join(half, 'postgresql.conf'), inclusion)
  await rename(half, cluster)
  if (sync) await flush(folder)
}

/** Sorting by code point is the same on every machine and never changes with the system's libraries. */
const layout = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--data-checksums',
  '--no-instructions',
]

/** After initdb's own lines, of which some depend on what the machine can do. */
const inclusion = `
# Bearing rewrites bearing.conf at each start. Settings of your own belong below this line; they win.
include 'bearing.conf'
`

// What a process that was killed had asked for ends with it, and lets go of its locks; Windows cannot tell.
const orphans = process.platform === 'win32' ? '' : "client_connection_check_interval = '1s'\n"

/** What suits one organisation on one small machine, with little memory in use while nobody works. */
const settings = `${orphans}shared_buffers = 128MB
max_connections = 100
effective_cache_size = 512MB
work_mem = 8MB
maintenance_work_mem = 64MB
random_page_cost = 1.1
jit = off
max_wal_size = 1GB
min_wal_size = 80MB
checkpoint_timeout = 15min
max_logical_replication_workers = 0
io_workers = 1
timezone = 'UTC'
log_timezone = 'UTC'
datestyle = 'iso, ymd'
lc_messages = 'C'
log_line_prefix = '%m [%p] '
log_checkpoints = off
default_text_search_config = 'pg_catalog.english'
`

export const writeSettings = (cluster: string, account: Account | null): Promise<void> =>
  writeOwned(join(cluster, 'bearing.conf'), settings, account)

/** The number that initdb gave these files; a running server tells the same one. */
export function identityOf(cluster: string): string {
  return readFileSync(join(cluster, 'global', 'pg_control'))
    .readBigUInt64LE(0)
    .toString()
}

/** How the server's process names a folder of its own. */
export interface Place {
  name: string
  /** A handle to pass on as number 3. */
  handle?: number
  release(): void
}

/**
 * The folder's path where the server's user may walk there. Below a folder that is closed to that user (root's home,
 * most often) Linux lets us open the data folder and hand it on: the server then works inside, and nothing is opened up.
 */
export function seenFromServer(folder: string, account: Account | null): Place {
  const wall = account && barrier(join(folder, '..'), account)
  if (!wall) return { name: folder, release: () => undefined }
  if (!existsSync('/proc/self/fd'))
    throw new CannotStart(
      `The database runs as the user ${account.name} (PostgreSQL refuses root), who may not enter ${wall}. Start Bearing as an ordinary user, or choose a folder that is open to ${account.name}, like --data /var/lib/bearing.`,
    )
  const handle = openSync(folder, 'r')
  return { name: '/proc/self/fd/3', handle, release: () => closeSync(handle) }
}

/** Root writes here into another user's folder, so it never follows a link that this user may have laid. */
async function writeOwned(path: string, text: string, account: Account | null): Promise<void> {
  await rm(path, { force: true })
  const file = await open(path, 'wx', 0o600)
  await file.writeFile(text)
  if (account) await file.chown(account.uid, account.gid)
  await file.close()
}

async function append(path: string, text: string): Promise<void> {
  const file = await open(path, constants.O_WRONLY | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0))
  await file.writeFile(text).finally(() => file.close())
}

async function flush(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}
