import { Readable, Writable } from 'node:stream'
import { createZstdCompress } from 'node:zlib'
import pg from 'pg'
import { to } from 'pg-copy-streams'
import { afterAll } from 'vitest'
import { openProduct, type Product } from '../src/entry/product.ts'
import { newId } from '../src/kernel/ids.ts'
import { type BackupOptions, writeBackup } from '../src/platform/backup.ts'
import { sealed } from '../src/platform/backup-chunks.ts'
import { frame, type Heading, type Totals } from '../src/platform/backup-content.ts'
import { beginBackup } from '../src/platform/backup-header.ts'
import { readBackup } from '../src/platform/backup-read.ts'
import { type RestoreOptions, restore } from '../src/platform/backup-restore.ts'
import { RowSum } from '../src/platform/backup-row-sum.ts'
import { Source } from '../src/platform/backup-source.ts'
import { copyOut, plainly, tablesOf } from '../src/platform/backup-tables.ts'
import { migrateWithin } from '../src/platform/migrate.ts'
import { makeRoles, systemRoles, type Urls, urlsFrom } from '../src/platform/roles.ts'
import { freshDatabase } from './world.ts'

export const phrase = 'nine ducks on a still pond'
/** Of the pass phrase: so little that a spec need not wait for it. */
export const cost = 2 ** 12
export const quietly = () => ({ to: () => undefined, end: () => undefined })

/** A stream into memory. */
export function gathering(): { out: Writable; bytes(): Buffer } {
  const pieces: Buffer[] = []
  const out = new Writable({
    write(piece, _, done) {
      pieces.push(piece)
      done()
    },
  })
  return { out, bytes: () => Buffer.concat(pieces) }
}

export async function backUp(urls: Urls, options: Partial<BackupOptions> = {}): Promise<Buffer> {
  const { out, bytes } = gathering()
  await writeBackup(urls, out, { phrase, version: '0.1.0', tell: quietly, cost, ...options })
  return bytes()
}

export async function restoreInto(urls: Urls, from: Buffer, options: Partial<RestoreOptions> = {}): Promise<Totals> {
  const backup = await readBackup(Readable.from([from]))
  return restore(urls, backup.about, await backup.unlock(phrase), { tell: quietly, ...options })
}

/** A database whose owner is nobody special on its server, as on most of them. */
export async function emptyDatabase(): Promise<{ urls: Urls; owner: pg.Pool }> {
  const { url, owner: admin } = await freshDatabase()
  const name = `spec_owner_${newId().replaceAll('-', '').slice(8)}`
  const own = new URL(url)
  own.username = name
  own.password = 'of the spec'
  const roles = ['owner', ...systemRoles].map((role) => `bearing_${role}`).join(', ')
  await admin.query(`create role ${name} login createrole password 'of the spec'`)
  await admin.query(`grant ${roles} to ${name} with admin option`)
  await admin.query(`alter database ${new URL(url).pathname.slice(1)} owner to ${name}`)
  await admin.end()
  const owner = new pg.Pool({ connectionString: own.href, max: 2 })
  afterAll(() => owner.end())
  return { urls: urlsFrom(own.href), owner }
}

/** The product on a database that is there. */
export const openOn = (urls: Urls, secret: string): Promise<Product> => openProduct({ urls, secret, connections: 6 })

/** A hash of each table as PostgreSQL itself puts its rows into words, but for transaction numbers. */
export async function contentOf(owner: pg.Pool): Promise<Record<string, string>> {
  const client = await owner.connect()
  try {
    const found: Record<string, string> = {}
    for (const { name } of await tablesOf(client, 'guarded')) {
      const { rows } = await client.query(
        `select count(*) || ' ' || coalesce(md5(string_agg(j, ',' order by j collate "C")), '') as sum
         from (select (to_jsonb(t) - 'xid' - 'seen')::text as j from ${name} t) rows`,
      )
      found[name] = rows[0].sum
    }
    return found
  } finally {
    client.release()
  }
}

type Made = Heading & { text: string }

/** A backup put together by hand, for what no program writes. */
export async function madeOf(tables: Made[], applied: Record<string, string>): Promise<Buffer> {
  const about = { bearing: '9.9.9', postgres: '18.4', at: new Date().toISOString(), migrations: applied }
  const { bytes: beginning, seal } = await beginBackup(about, phrase, cost)
  async function* content(): AsyncGenerator<Buffer> {
    let rows = 0
    for (const { text, ...heading } of tables) {
      const sum = new RowSum()
      yield frame('T', heading)
      sum.add(Buffer.from(text))
      yield frame('D', Buffer.from(text))
      yield frame('E', sum.sum)
      rows += sum.sum.rows
    }
    yield frame('Z', { tables: tables.length, rows })
  }
  const packed = Readable.from(content(), { objectMode: false }).pipe(createZstdCompress())
  const pieces = [beginning]
  for await (const piece of sealed(new Source(packed), seal)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** The tables of a database as of these migrations, with what these statements put there. */
export async function asOf(urls: Urls, older: string[], statements: string[]): Promise<Made[]> {
  const client = new pg.Client({ connectionString: urls.owner })
  await client.connect()
  try {
    await makeRoles(client, urls)
    await client.query(`begin; ${plainly}`)
    await migrateWithin(client, older)
    for (const statement of statements) await client.query(statement)
    const found: Made[] = []
    for (const table of await tablesOf(client, 'unguarded')) {
      let text = ''
      for await (const piece of client.query(to(copyOut(table, 'as it is')))) text += piece
      found.push({ table: table.name, columns: table.columns.map(({ name }) => name), text })
    }
    await client.query('commit')
    return found
  } finally {
    await client.end()
  }
}
