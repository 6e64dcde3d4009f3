import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'

export interface FoundPgBouncer {
  program: string
  env: NodeJS.ProcessEnv
}

const run = promisify(execFile)
const patience = 30_000

/** The one installed here, else Debian's, unpacked into the temporary folder; else why there is none. */
export async function findPgBouncer(): Promise<FoundPgBouncer | string> {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  const installed = folders.map((folder) => join(folder, 'pgbouncer')).find(existsSync)
  if (installed) return { program: installed, env: process.env }
  if (process.platform !== 'linux') return 'no PgBouncer is installed here'
  try {
    const folder = join(tmpdir(), 'bearing-pgbouncer')
    if (!existsSync(folder)) await bring(folder)
    const program = join(folder, 'usr', 'sbin', 'pgbouncer')
    const env = { ...process.env, LD_LIBRARY_PATH: librariesIn(folder).join(delimiter) }
    await run(program, ['--version'], { env, timeout: patience })
    return { program, env }
  } catch (error) {
    return `no PgBouncer is installed here, and none could be brought: ${String(error).split('\n')[0]}`
  }
}

/** Needs no root and changes nothing on the system: packages are only unpacked, with the libraries that they name. */
async function bring(folder: string): Promise<void> {
  const half = `${folder}.${process.pid}`
  const lists = join(half, 'lists')
  mkdirSync(join(lists, 'partial'), { recursive: true })
  const quick = ['-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=10', '-o', 'Acquire::https::Timeout=10']
  const own = [...quick, '-o', `Dir::State::Lists=${lists}`, '-o', `Dir::Cache=${half}`, '-o', 'Debug::NoLocking=1']
  try {
    // Where nobody has asked for the lists of packages yet, they are asked for here, and kept here.
    const options = await fetched(quick, half).then(
      () => undefined,
      () => own,
    )
    if (options) {
      await run('apt-get', [...options, 'update'], { timeout: patience })
      await fetched(options, half)
    }
    const files = readdirSync(half).filter((name) => name.endsWith('.deb'))
    for (const file of files) await run('dpkg-deb', ['-x', join(half, file), half], { timeout: patience })
    for (const done of ['lists', 'archives', ...files]) rmSync(join(half, done), { recursive: true, force: true })
    // Whoever runs it need not be whoever brought it.
    await run('chmod', ['-R', 'a+rX', half])
    renameSync(half, folder)
  } finally {
    rmSync(half, { recursive: true, force: true })
  }
}

async function fetched(options: string[], into: string): Promise<void> {
  const { stdout } = await run('apt-cache', [...options, 'depends', 'pgbouncer'], { timeout: patience })
  // The C library has to be the system's own.
  const named = [...stdout.matchAll(/^ *\|?Depends: (lib\S+)$/gm)].map(([, name]) => name ?? '')
  const libraries = named.filter((name) => !name.startsWith('libc6'))
  await run('apt-get', [...options, 'download', 'pgbouncer', ...libraries], { cwd: into, timeout: patience })
}

const librariesIn = (folder: string): string[] => [
  ...new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /lib[^/]*\.so(\.|$)/.test(name))
      .map((name) => dirname(join(folder, name))),
  ),
]
