import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { CannotStart } from './cannot-start.ts'
import { makeRoles, type Urls } from './roles.ts'

export interface Migrated {
  applied: string[]
  /** Signs cookies; made once for a database, so that all its processes share it and none tells it to anybody. */
  secret: string
}

const migrationsFolder = new URL('../../db/migrations/', import.meta.url)
const sourceFolder = new URL('../', import.meta.url)

/**
 * Brings the database to what this program needs: numbered migrations once each, forward only, then the policies and
 * functions that stand beside their slices (`access.sql` and other `.sql` files under `src`), whenever they changed.
 * Several processes may call it at once: they take turns.
 */
export async function migrate(urls: Urls): Promise<Migrated> {
  const client = new pg.Client({ connectionString: urls.direct })
  await client.connect()
  try {
    await makeRoles(client, urls)
    await client.query(`select pg_advisory_lock(${turn})`)
    const hashes = await begun(client)
    const applied = [...(await applyMigrations(client, hashes)), ...(await applyInForce(client, hashes))]
    return { applied, secret: await secretOf(client) }
  } finally {
    await client.end()
  }
}

const turn = 7305161842

/** Until the transaction's end nobody else migrates. */
export const takeTurn = async (client: pg.ClientBase): Promise<void> =>
  void (await client.query(`select pg_advisory_xact_lock(${turn})`))

/**
 * The same as a part of the caller's own transaction, which has the roles and the turn already: for a restore, which makes
 * an older schema first, fills it, and brings it up to date. `only` names the numbered migrations; without it everything
 * follows.
 */
export async function migrateWithin(client: pg.ClientBase, only?: readonly string[]): Promise<void> {
  const hashes = await begun(client)
  await applyMigrations(client, hashes, carryOut, only)
  if (only) return
  await applyInForce(client, hashes, carryOut)
  await secretOf(client)
}

/** What was applied, by name, with its hash. */
async function begun(client: pg.ClientBase): Promise<Map<string, string>> {
  await client.query('create schema if not exists jobs')
  await client.query(
    'create table if not exists jobs.migration (name text primary key, hash text not null, at timestamptz not null default now())',
  )
  await client.query('create table if not exists jobs.secret (name text primary key, value text not null)')
  const done = await client.query<{ name: string; hash: string }>('select name, hash from jobs.migration')
  return new Map(done.rows.map((row) => [row.name, row.hash]))
}

async function secretOf(client: pg.ClientBase): Promise<string> {
  await client.query("insert into jobs.secret (name, value) values ('cookies', $1) on conflict do nothing", [
    randomBytes(32).toString('base64url'),
  ])
  const { rows } = await client.query<{ value: string }>("select value from jobs.secret where name = 'cookies'")
  return rows[0]?.value ?? ''
}

const migrationFiles = async (): Promise<string[]> =>
  (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).sort()

const unknownIn = (hashes: Map<string, string>, files: string[]): string[] =>
  [...hashes.keys()].filter((name) => /^\d{4}_/.test(name) && !files.includes(name))

/** Which of these migrations this program does not know. */
export const unknownOf = async (names: string[]): Promise<string[]> =>
  unknownIn(new Map(names.map((name) => [name, ''])), await migrationFiles())

/** What migrating would apply, and which migrations of a newer program are there already. Changes nothing. */
export async function migrationsAhead(client: pg.ClientBase): Promise<{ pending: string[]; unknown: string[] }> {
  const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from jobs.migration')
  const hashes = new Map(rows.map((row) => [row.name, row.hash]))
  const files = await migrationFiles()
  const inForce = await inForceFiles()
  const changed = inForce.filter(({ name, text }) => hashes.get(name) !== hashOf(text)).map(({ name }) => name)
  return { pending: [...files.filter((name) => !hashes.has(name)), ...changed], unknown: unknownIn(hashes, files) }
}

type Carry = typeof carryOut

async function applyMigrations(
  client: pg.ClientBase,
  hashes: Map<string, string>,
  carry: Carry = carryOutAlone,
  only?: readonly string[],
): Promise<string[]> {
  const files = await migrationFiles()
  const unknown = unknownIn(hashes, files)
  if (unknown.length > 0)
    throw new CannotStart(
      `The database was made by a newer Bearing: it has ${unknown.join(', ')}, which this program does not know. Start the newer version, or restore a backup from before it.`,
    )
  const applied: string[] = []
  for (const name of files.filter((name) => !hashes.has(name) && (!only || only.includes(name)))) {
    await carry(client, name, await readFile(new URL(name, migrationsFolder), 'utf8'))
    applied.push(name)
  }
  return applied
}

/** What is applied anew whenever it changed: the ground's functions first, then the slices', then the policies that use them. */
async function inForceFiles(): Promise<{ name: string; text: string }[]> {
  const found = (await readdir(sourceFolder, { recursive: true })).filter((name) => name.endsWith('.sql'))
  const order = (name: string): string =>
    `${name.endsWith('access.sql') ? 2 : name.startsWith('platform') ? 0 : 1}${name}`
  const sorted = found.sort((a, b) => order(a).localeCompare(order(b)))
  return Promise.all(sorted.map(async (name) => ({ name, text: await readFile(new URL(name, sourceFolder), 'utf8') })))
}

async function applyInForce(
  client: pg.ClientBase,
  hashes: Map<string, string>,
  carry: Carry = carryOutAlone,
): Promise<string[]> {
  const applied: string[] = []
  for (const { name, text } of await inForceFiles()) {
    if (hashes.get(name) === hashOf(text)) continue
    await carry(client, name, text)
    applied.push(name)
  }
  return applied
}

async function carryOutAlone(client: pg.ClientBase, name: string, text: string): Promise<void> {
  await client.query('begin')
  try {
    await carryOut(client, name, text)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function carryOut(client: pg.ClientBase, name: string, text: string): Promise<void> {
  try {
    for (const statement of statementsOf(text)) await client.query(statement)
    await client.query(
      'insert into jobs.migration (name, hash) values ($1, $2) on conflict (name) do update set hash = excluded.hash, at = now()',
      [name, hashOf(text)],
    )
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** One statement per call, as Citus wants it: a statement ends at a `;` at a line's end, outside `$$`. */
export function statementsOf(text: string): string[] {
  const statements: string[] = []
  let current: string[] = []
  let quoted = false
  for (const line of text.split('\n')) {
    current.push(line)
    if ((line.split('$$').length - 1) % 2 === 1) quoted = !quoted
    if (!quoted && /;\s*(--.*)?$/.test(line) && !/^\s*--/.test(line)) {
      statements.push(current.join('\n'))
      current = []
    }
  }
  const rest = current.join('\n')
  return [...statements, rest].filter((statement) => statement.replace(/--.*$/gm, '').trim() !== '')
}
