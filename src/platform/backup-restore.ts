import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from, to } from 'pg-copy-streams'
import type { Tell } from './backup.ts'
import { asOwner } from './backup-connection.ts'
import type { Content, Totals } from './backup-content.ts'
import { clearGround } from './backup-ground.ts'
import type { About } from './backup-header.ts'
import { isSame, RowSum } from './backup-row-sum.ts'
import { copyIn, copyOut, plainly, type Table, tablesOf } from './backup-tables.ts'
import { CannotStart } from './cannot-start.ts'
import { migrateWithin, takeTurn, unknownOf } from './migrate.ts'
import { makeRoles, type Urls } from './roles.ts'

export interface RestoreOptions {
  tell: Tell
  signal?: AbortSignal
}

/**
 * Fills a database in which nobody has worked yet, in one transaction: the schema as the backup's program had it, without
 * what slows loading down or stands in its way, then the rows, then keys and indexes, then the comparison with what the
 * backup counted, then whatever this program does differently. Row policies and triggers come with that last step.
 */
export async function restore(urls: Urls, about: About, content: Content, options: RestoreOptions): Promise<Totals> {
  const { tell, signal } = options
  const numbered = Object.keys(about.migrations).filter((name) => /^\d{4}_/.test(name))
  await refuseNewer(about, numbered)
  return asOwner(urls.direct, signal, async (client) => {
    await makeRoles(client, urls)
    await client.query(`begin; ${plainly}; set local maintenance_work_mem = '128MB'`)
    await takeTurn(client)
    await clearGround(client)
    await migrateWithin(client, numbered)
    const later = await setAside(client)
    const tables = await tablesOf(client, 'unguarded')
    await load(client, content, tables)
    await putBack(client, later, tell, signal)
    await compare(client, content, tables, tell)
    await client.query('create table jobs.kept as select org, dirty from dirty')
    await migrateWithin(client)
    await leaveStandings(client, about)
    signal?.throwIfAborted()
    await client.query('commit')
    return content.totals
  })
}

async function refuseNewer({ bearing }: About, numbered: string[]): Promise<void> {
  const unknown = await unknownOf(numbered)
  if (unknown.length > 0)
    throw new CannotStart(
      `The backup was made by a newer Bearing, ${bearing}: its database has ${unknown.join(', ')}. Restore it with that version.`,
    )
}

async function load(client: pg.Client, content: Content, tables: Table[]): Promise<void> {
  const missing = new Map(tables.map((table) => [table.name, table]))
  for (let heading = await content.table(); heading; heading = await content.table()) {
    const { table, columns } = heading
    const here = missing.get(table)?.columns.map(({ name }) => name)
    if (!here || columns.length !== here.length || columns.some((name) => !here.includes(name)))
      throw new CannotStart(
        `The backup's table ${table} is not the one that its migrations make. Report it, with the version.`,
      )
    missing.delete(table)
    await pipeline(content.rows(heading), client.query(from(copyIn(table, columns))))
  }
  if (missing.size > 0)
    throw new CannotStart(`The backup lacks ${[...missing.keys()].join(', ')}. Report it, with the version.`)
}

const inOurs = `n.nspname in ('public', 'auth', 'jobs')`

/** References between tables, which then may be filled in any order, and indexes, which are quicker made at once. */
async function setAside(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ remove: string; make: string }>(`
    select remove, make from (
      select 1 as turn, k.oid, format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname) as remove,
        format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) as make
      from pg_constraint k join pg_namespace n on n.oid = k.connamespace where ${inOurs} and k.contype = 'f' and k.conparentid = 0
      union all
      select 2, i.indexrelid, format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
      from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
      where ${inOurs} and not c.relispartition
        and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype <> 'f')
    ) aside order by turn, oid`)
  for (const { remove } of rows) await client.query(remove)
  // Indexes first: looking up what is referred to needs them.
  return rows.map(({ make }) => make).reverse()
}

async function putBack(client: pg.ClientBase, later: string[], tell: Tell, signal?: AbortSignal): Promise<void> {
  const progress = tell('Making indexes', later.length, 'indexes and references')
  try {
    for (const [at, make] of later.entries()) {
      signal?.throwIfAborted()
      await client.query(make)
      progress.to(at + 1)
    }
  } finally {
    progress.end()
  }
}

async function compare(client: pg.Client, content: Content, tables: Table[], tell: Tell): Promise<void> {
  const progress = tell('Comparing', content.totals.rows, 'rows')
  let rows = 0
  try {
    for (const table of tables) {
      await client.query(`analyze ${table.name}`)
      const counted = new RowSum()
      for await (const piece of client.query(to(copyOut(table, 'as it is')))) {
        counted.add(piece)
        progress.to(rows + counted.sum.rows)
      }
      rows += counted.sum.rows
      const wanted = content.sums.get(table.name)
      if (!wanted || !isSame(counted.sum, wanted))
        throw new CannotStart(
          `${table.name} differs from the backup (${counted.sum.rows} rows here, ${wanted?.rows ?? 0} there), so nothing was restored. Report it, with both versions of PostgreSQL.`,
        )
    }
  } finally {
    progress.end()
  }
}

/**
 * On a database that was there before, a changed rule of standing has every node computed anew. Where this program's rules
 * are those that computed the backup's standings, only what waited then waits now.
 */
async function leaveStandings(client: pg.ClientBase, { migrations }: About): Promise<void> {
  const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from jobs.migration')
  if (rows.every(({ name, hash }) => migrations[name] === hash))
    await client.query(
      'delete from dirty d where not exists (select from jobs.kept k where k.org = d.org and k.dirty = d.dirty)',
    )
  await client.query('drop table jobs.kept')
}

/** Whether a Bearing works on this database now: it remembers what was there before. */
export const isInUse = (urls: Urls): Promise<boolean> =>
  asOwner(urls.direct, undefined, async (client) => {
    const { rows } = await client.query(
      "select from pg_stat_activity where datname = current_database() and usename in ('bearing_app', 'bearing_system') limit 1",
    )
    return rows.length > 0
  })
