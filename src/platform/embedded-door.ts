import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { chown, lstat, mkdir, mkdtemp, rmdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Account, barrier } from './embedded-account.ts'

/** The one way in to the embedded server. */
export interface Door {
  /** The folder of the unix socket, or 127.0.0.1. */
  host: string
  port: number
  password?: string
}

export const superuser = 'bearing_superuser'

/**
 * On Unix a socket in a folder that only the server's user (and root) may enter, and no TCP listener. Who gets through
 * that folder could read the data files anyway, so the server trusts whoever knocks: a password kept beside the files
 * would add nothing. On Windows, whose builds have no such sockets: loopback, and a random password that is kept in the
 * data folder.
 */
export async function makeDoor(folder: string, account: Account | null): Promise<Door> {
  if (process.platform === 'win32')
    return { host: '127.0.0.1', port: await freePort(), password: await passwordIn(folder) }
  return { host: await socketFolder(folder, account), port: 5432 }
}

/** How the server is told about its door; these win over the cluster's own files. */
export const doorSettings = ({ host, port, password }: Door): Record<string, string> => ({
  port: String(port),
  ...(password === undefined
    ? { listen_addresses: '', unix_socket_directories: host, unix_socket_permissions: '0700' }
    : { listen_addresses: host }),
})

/** For `pg` and libpq alike; the host in the query wins over `localhost`, which keeps the whole a well-formed address. */
export function urlThrough({ host, port, password }: Door, database: string): string {
  if (password === undefined)
    return `postgresql://${superuser}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`
  return `postgresql://${superuser}:${password}@${host}:${port}/${database}`
}

/** The door of a server that already runs, from what it wrote about itself. */
export function doorOf(folder: string, running: { socketFolder: string; port: number }): Door {
  const { socketFolder: host, port } = running
  return host ? { host, port } : { host: '127.0.0.1', port, password: readFileSync(passwordFile(folder), 'utf8') }
}

/** Removes the folder of the socket, which the server has emptied; only ever an empty one. */
export async function closeDoor({ host, password }: Door): Promise<void> {
  if (password === undefined) await rmdir(host).catch(() => undefined)
}

export const passwordFile = (folder: string): string => join(folder, 'password')

/** Made once; only its owner reads it (on Windows the folder's own access list says who that is). */
async function passwordIn(folder: string): Promise<string> {
  const file = passwordFile(folder)
  if (!existsSync(file)) await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

/** Linux allows a socket's path 107 bytes and macOS 103, so a long data path gets a short folder elsewhere. */
async function socketFolder(folder: string, account: Account | null): Promise<string> {
  const beside = join(folder, 'socket')
  const fits = Buffer.byteLength(join(beside, '.s.PGSQL.5432.lock')) <= 103
  if (fits && !(account && barrier(folder, account))) return ownFolder(beside, account)
  const key = createHash('sha256').update(folder).digest('hex').slice(0, 12)
  const place = [tmpdir(), '/tmp', '/var/tmp', '/dev/shm'].find(
    (place) => existsSync(place) && place.length < 60 && !(account && barrier(place, account)),
  )
  const short = join(place ?? '/tmp', `bearing-${key}`)
  // Somebody else may have put a folder of that name into the shared place.
  return ownFolder(short, account).catch(async () => ownFolder(await mkdtemp(`${short}-`), account))
}

async function ownFolder(path: string, account: Account | null): Promise<string> {
  await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  const { uid, mode } = await lstat(path)
  const owners = [process.getuid?.(), account?.uid]
  if (!(await lstat(path)).isDirectory() || !owners.includes(uid) || (mode & 0o077) !== 0)
    throw Object.assign(new Error(`${path} belongs to somebody else`), { code: 'EEXIST', path })
  if (account) await chown(path, account.uid, account.gid)
  return path
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
