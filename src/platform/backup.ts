import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress } from 'node:zlib'
import type pg from 'pg'
import { to } from 'pg-copy-streams'
import { sealed } from './backup-chunks.ts'
import { asOwner } from './backup-connection.ts'
import { frame, type Totals } from './backup-content.ts'
import { type About, beginBackup, usualCost } from './backup-header.ts'
import { RowSum } from './backup-row-sum.ts'
import { Source } from './backup-source.ts'
import { copyOut, plainly, type Table, tablesOf } from './backup-tables.ts'
import { CannotStart } from './cannot-start.ts'
import { migrationsAhead } from './migrate.ts'
import type { Progress } from './progress.ts'
import type { Urls } from './roles.ts'

/** Tells how far something has come; `startProgress`, or silence. */
export type Tell = (label: string, total: number | null, unit: string) => Progress

export interface BackupOptions {
  phrase: string
  /** Of the program. */
  version: string
  tell: Tell
  signal?: AbortSignal
  /** Of scrypt; tests choose less. */
  cost?: number
}

export interface Written extends Totals {
  bytes: number
}

/**
 * Writes the whole database, as it is at one moment, while others go on working with it. Nothing is held in memory but the
 * pieces on their way: rows as PostgreSQL's own COPY text, compressed, sealed in chunks.
 */
export const writeBackup = (urls: Urls, out: Writable, options: BackupOptions): Promise<Written> =>
  asOwner(urls.direct, options.signal, (client) => write(client, out, options))

async function write(client: pg.Client, out: Writable, options: BackupOptions): Promise<Written> {
  const { phrase, version, tell, signal, cost = usualCost } = options
  await client.query(`begin isolation level repeatable read read only; ${plainly}`)
  const about = await aboutOf(client, version)
  const tables = await tablesOf(client, 'guarded')
  const { bytes, seal } = await beginBackup(about, phrase, cost)
  const expected = tables.reduce((sum, table) => sum + table.about, 0)
  const progress = tell('Backing up', expected, 'rows')
  const totals: Totals = { tables: 0, rows: 0 }
  const pack = createZstdCompress({
    chunkSize: seal.size,
    params: { [constants.ZSTD_c_compressionLevel]: 3 },
  })
  let written = bytes.length
  async function* seals(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of sealed(new Source(packed), seal)) {
      written += chunk.length
      yield chunk
    }
  }
  try {
    out.write(bytes)
    await pipeline(contentOf(client, tables, totals, progress), pack, seals, out, { signal })
    await client.query('commit')
    progress.end(totals.rows)
  } finally {
    progress.end()
  }
  return { ...totals, bytes: written }
}

async function* contentOf(
  client: pg.Client,
  tables: Table[],
  totals: Totals,
  progress: Progress,
): AsyncGenerator<Buffer> {
  for (const table of tables) {
    yield frame('T', { table: table.name, columns: table.columns.map(({ name }) => name) })
    const counted = new RowSum()
    for await (const piece of client.query(to(copyOut(table, 'for elsewhere')))) {
      counted.add(piece)
      progress.to(totals.rows + counted.sum.rows)
      yield frame('D', piece)
    }
    yield frame('E', counted.sum)
    totals.tables += 1
    totals.rows += counted.sum.rows
  }
  yield frame('Z', totals)
}

interface State {
  version: string
  made: boolean
  sees: boolean
}

/** Refuses where a backup would lack something: read as somebody whom no policy lets in, every table looks empty. */
async function aboutOf(client: pg.ClientBase, bearing: string): Promise<About> {
  const { rows } = await client.query<State>(`
    select current_setting('server_version') as version, to_regclass('jobs.migration') is not null as made,
      exists (select from pg_roles r where r.rolname = current_user and (r.rolsuper or r.rolbypassrls))
        or exists (select from pg_roles r where r.rolname = 'bearing_owner' and pg_has_role(r.oid, 'usage')) as sees`)
  const [state] = rows
  if (!state?.made) throw new CannotStart('There is nothing to back up: Bearing was never started on this database.')
  if (!state.sees)
    throw new CannotStart(
      'This user may not see every row. Let the user who migrates this database make the backup, or run `bearing migrate` as this one.',
    )
  const { unknown, pending } = await migrationsAhead(client)
  if (unknown.length > 0)
    throw new CannotStart(
      `The database was made by a newer Bearing: it has ${unknown.join(', ')}. Make the backup with that version.`,
    )
  const older = pending.filter((name) => /^\d{4}_/.test(name))
  if (older.length > 0)
    throw new CannotStart(
      `The database is that of an older Bearing, without ${older.join(', ')}. Make the backup with that version, or run \`bearing migrate\` first.`,
    )
  const applied = await client.query<{ name: string; hash: string }>(
    'select name, hash from jobs.migration order by name',
  )
  return {
    bearing,
    postgres: state.version.split(' ')[0] ?? '',
    at: new Date().toISOString(),
    migrations: Object.fromEntries(applied.rows.map(({ name, hash }) => [name, hash])),
  }
}
