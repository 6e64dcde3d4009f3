import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { CannotStart } from './cannot-start.ts'
import { type Embedded, runningEmbedded, startEmbedded } from './embedded.ts'
import { barrier } from './embedded-account.ts'
import { fromPostgres } from './embedded-faults.ts'
import { isRunning } from './embedded-processes.ts'
import { claimed } from './embedded-server.ts'

const asRoot = process.getuid?.() === 0
const nobody = { name: 'nobody', uid: 65534, gid: 65534 }
const module = new URL('./embedded.ts', import.meta.url)

let place: string
let folder: string

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'bearing-embedded-'))
  await chmod(place, 0o755)
  folder = join(place, 'data')
})

afterEach(async () => {
  const left = claimed(folder)
  if (left && isRunning(left.pid)) process.kill(left.pid, 'SIGQUIT')
  await rm(place, { recursive: true, force: true, maxRetries: 20 })
})

async function started(data = folder): Promise<Embedded> {
  const server = await startEmbedded({ data })
  onTestFinished(() => server.stop())
  return server
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
    .query(text)
    .then(({ rows }) => rows)
    .finally(() => client.end())
}

/** A Bearing in a process of its own: it starts the server, says its address, and stays until it is ended. */
async function another(
  data: string,
  user?: { uid: number; gid: number },
): Promise<{ url: string; child: ChildProcess }> {
  const program = `
    import { startEmbedded } from '${module}'
    const server = await startEmbedded({ data: ${JSON.stringify(data)} }).catch((error) => ({ url: error.name + ': ' + error.message }))
    await server.announce?.('http://localhost:8080')
    process.once('SIGTERM', async () => { await server.stop(); process.exit() })
    console.log(server.url)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    ...user,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer]
  return { url: chunk.toString().trim(), child }
}

async function end({ child }: { child: ChildProcess }, signal: NodeJS.Signals): Promise<void> {
  const over = once(child, 'exit')
  child.kill(signal)
  await over
}

const refusal = (data: string): Promise<string> =>
  startEmbedded({ data }).then(
    () => 'it started',
    (error) => (error instanceof CannotStart ? error.message : `not a CannotStart: ${error}`),
  )

describe('a start', () => {
  test('makes a new folder, and finds its data again', async () => {
    const first = await startEmbedded({ data: folder })
    await query(first.url, 'create table kept as select 42 as answer')
    await first.stop()
    const second = await started()
    expect(second.adopted).toBe(false)
    expect(second.version).toMatch(/^18\.\d+$/)
    expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }])
  })

  test('opens a socket that only its user enters, and no port', async () => {
    const { url } = await started()
    const settings = ['listen_addresses', 'data_checksums', 'server_encoding', 'unix_socket_directories']
    const rows = await query(url, `select name, setting from pg_settings where name in ('${settings.join("','")}')`)
    const told = Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))
    expect(told).toMatchObject({ listen_addresses: '', data_checksums: 'on', server_encoding: 'UTF8' })
    expect((await stat(String(told.unix_socket_directories))).mode & 0o777).toBe(0o700)
    expect((await stat(join(folder, 'postgres'))).mode & 0o777).toBe(0o700)
    const [sorted] = await query(
      url,
      "select string_agg(w, ' ' order by w) as words from unnest('{b,a,B,é,z}'::text[]) w",
    )
    expect(sorted).toEqual({ words: 'B a b z é' })
  })

  test('works where the path is too long for a socket', async () => {
    const long = join(folder, 'x'.repeat(120))
    const { url } = await started(long)
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('leaves nothing running and no socket behind when it is stopped, even twice', async () => {
    const server = await startEmbedded({ data: folder })
    const pid = claimed(folder)?.pid ?? 0
    expect(isRunning(pid)).toBe(true)
    await Promise.all([server.stop(), server.stop()])
    expect(isRunning(pid)).toBe(false)
    expect(existsSync(join(folder, 'socket'))).toBe(false)
    expect(existsSync(join(folder, 'bearing.pid'))).toBe(false)
  })

  test.runIf(asRoot)('by root works in a folder that only root may enter, without opening it up', async () => {
    await mkdir(folder, { mode: 0o700 })
    const data = join(folder, 'deep')
    const { url } = await started(data)
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    expect((await stat(join(data, 'postgres'))).uid).not.toBe(0)
  })

  const reachable = asRoot && !barrier(dirname(module.pathname), nobody) && !barrier(dirname(process.execPath), nobody)
  test.skipIf(!reachable)(
    'works for an ordinary user (skipped where `nobody` may not enter this folder, or without root)',
    async () => {
      await mkdir(folder, { mode: 0o700 })
      await chown(folder, nobody.uid, nobody.gid)
      const other = await another(folder, nobody)
      expect(await query(other.url, 'select 1 as one')).toEqual([{ one: 1 }])
      expect((await stat(join(folder, 'bearing.pid'))).uid).toBe(nobody.uid)
      await end(other, 'SIGTERM')
      expect(await refusal(folder)).toBe('it started')
    },
  )
})

describe('a folder that is in use', () => {
  test('is refused with who holds it and where, and lends its address to commands beside it', async () => {
    const other = await another(folder)
    await expect.poll(() => refusal(folder)).toContain(`process ${other.child.pid} at http://localhost:8080`)
    expect(await runningEmbedded(folder)).toMatchObject({ url: other.url, holder: { pid: other.child.pid } })
    await end(other, 'SIGTERM')
    expect(await runningEmbedded(folder)).toBeNull()
  })

  test('is refused within one process too', async () => {
    await started()
    expect(await refusal(folder)).toContain(`process ${process.pid}`)
  })

  test('goes to one of several that start at once', async () => {
    const results = await Promise.allSettled([1, 2, 3].map(() => startEmbedded({ data: folder })))
    const won = results.filter((result) => result.status === 'fulfilled')
    expect(won).toHaveLength(1)
    await won[0]?.value.stop()
  })
})

describe('after a kill', () => {
  test('of Bearing, the server that lives on is taken over with all that it holds', async () => {
    const other = await another(folder)
    await query(other.url, 'create table kept as select 42 as answer')
    const pid = claimed(folder)?.pid ?? 0
    await end(other, 'SIGKILL')
    expect(isRunning(pid)).toBe(true)
    const next = await startEmbedded({ data: folder })
    expect(next.adopted).toBe(true)
    expect(await query(next.url, 'select answer from kept')).toEqual([{ answer: 42 }])
    await next.stop()
    expect(isRunning(pid)).toBe(false)
  })

  test('of both, what was acknowledged is there', async () => {
    const other = await another(folder)
    await query(other.url, 'create table kept (n int)')
    await query(other.url, 'insert into kept select generate_series(1, 1000)')
    const pid = claimed(folder)?.pid ?? 0
    process.kill(pid, 'SIGKILL')
    await end(other, 'SIGKILL')
    const next = await started()
    expect(next.adopted).toBe(false)
    expect(await query(next.url, 'select count(*)::int as n from kept')).toEqual([{ n: 1000 }])
  })

  test('of the server alone, it is started again under the same address', async () => {
    const lines: string[] = []
    const server = await startEmbedded({ data: folder, say: (line) => lines.push(line) })
    process.kill(claimed(folder)?.pid ?? 0, 'SIGKILL')
    const answer = () => query(server.url, 'select 1 as one').catch(() => 'not yet')
    await expect.poll(() => lines.length, { timeout: 10_000 }).toBe(1)
    await expect.poll(answer, { timeout: 10_000 }).toEqual([{ one: 1 }])
    await server.stop()
  })

  test('a pid file whose number now belongs to somebody else stops nobody', async () => {
    await (await startEmbedded({ data: folder })).stop()
    const stale = [process.pid, join(folder, 'postgres'), 1, 5432, join(folder, 'socket'), '', '0 0', 'ready']
    await writeFile(join(folder, 'postgres', 'postmaster.pid'), stale.join('\n'))
    await writeFile(
      join(folder, 'bearing.pid'),
      JSON.stringify({ pid: process.pid, since: 'long ago', birth: 'another' }),
    )
    expect((await started()).adopted).toBe(false)
  })
})

describe('a start that cannot be says why', () => {
  test('when a part of the path is a file', async () => {
    await writeFile(folder, 'a file')
    expect(await refusal(folder)).toContain(`${folder} is in the way: Bearing needs a folder there.`)
    expect(await refusal(join(folder, 'data'))).toMatch(/cannot be a folder.*--data/)
  })

  test('when the place takes no folders', async () => {
    expect(await refusal('/proc/bearing/data')).toContain('Choose another folder with --data')
  })

  test.runIf(asRoot)('when the folder may not be written to', async () => {
    await mkdir(folder, { mode: 0o755 })
    expect((await another(folder, nobody)).url).toBe(
      `CannotStart: Bearing may not write to ${folder}. Let the user who starts Bearing own that folder, or choose another folder with --data.`,
    )
  })

  test.runIf(asRoot)('when another user made the data', async () => {
    await (await startEmbedded({ data: folder })).stop()
    await chown(folder, 1234, 1234)
    expect((await another(folder, { uid: 1234, gid: 1234 })).url).toContain('belongs to the user nobody')
  })

  test.each([
    ['17', 'an older'],
    ['19', 'a newer'],
  ])('when PostgreSQL %s made the data', async (version, word) => {
    await mkdir(join(folder, 'postgres'), { recursive: true })
    await writeFile(join(folder, 'postgres', 'PG_VERSION'), `${version}\n`)
    expect(await refusal(folder)).toContain(`was made by PostgreSQL ${version}, ${word} version`)
    expect(existsSync(join(folder, 'bearing.pid'))).toBe(false)
  })

  test('when a setting is wrong, in PostgreSQL’s own words', async () => {
    await (await startEmbedded({ data: folder })).stop()
    await writeFile(join(folder, 'postgres', 'postgresql.conf'), 'no_such_setting = 1')
    expect(await refusal(folder)).toMatch(/did not start on .*no_such_setting.*postgres\.log/)
  })

  test('when the disk fills', () => {
    const words = 'FATAL:  could not write lock file "postmaster.pid": No space left on device'
    expect(fromPostgres(words, folder, 'the log').message).toMatch(/^The disk that holds .* is full/)
  })
})

test('library links that npm left out are made', async () => {
  const { linked } = await import('./embedded-binaries.ts')
  await mkdir(join(place, 'lib'))
  await writeFile(join(place, 'lib', 'libpq.so.5.18'), '')
  await symlink('missing', join(place, 'lib', 'libpq.so'))
  const target = (name: string) => ({ source: 'native/lib/libpq.so.5.18', target: `native/lib/${name}` })
  await writeFile(join(place, 'pg-symlinks.json'), JSON.stringify([target('libpq.so'), target('libpq.so.5')]))
  expect(await linked(place)).toBe(true)
  expect(await readFile(join(place, 'lib', 'libpq.so.5'), 'utf8')).toBe('')
  expect(await readFile(join(place, 'lib', 'libpq.so'), 'utf8')).toBe('')
})
