import pg from 'pg'
import { lookAtTheClock } from '../../src/entry/compose/mornings.ts'
import { openProduct } from '../../src/entry/product.ts'
import { newId } from '../../src/kernel/ids.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { urlsFrom } from '../../src/platform/roles.ts'

/** What a database of a test begins with: the tables, or the tables and the demonstration organisation in them. */
export type Begun = 'migrated' | 'demonstration'

/** Where the tests of one run make their databases. */
export interface Ground {
  /** The owner’s connection to the server. */
  url: string
  /** Names the run: what a later one finds on the same server was made by another program, on another day. */
  run: string
}

const turn = 7305161843

/**
 * A new database on that server, of which the caller is the only user. What it begins with is made once in a run and then
 * copied, which takes a tenth of the time.
 * @returns the owner’s address of it
 */
export async function makeDatabase({ url: server, run }: Ground, begun?: Begun): Promise<string> {
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  try {
    const name = `bearing_spec_${newId().replaceAll('-', '').slice(8)}`
    await admin.query(`create database ${name}${begun ? ` template ${await modelOf(admin, server, run, begun)}` : ''}`)
    return addressOf(server, name)
  } finally {
    await admin.end()
  }
}

/** The database to copy: whoever needs it first makes it, while the others wait. */
async function modelOf(admin: pg.Client, server: string, run: string, begun: Begun): Promise<string> {
  const name = `bearing_model_${run}_${begun}`
  await admin.query('select pg_advisory_lock($1)', [turn])
  try {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
    if (rowCount) return name
    const made = `${name}_begun`
    await admin.query(`drop database if exists ${made}`)
    await admin.query(`create database ${made}`)
    await begin(addressOf(server, made), begun)
    // A half-made one never has the name that is looked for.
    await admin.query(`alter database ${made} rename to ${name}`)
    return name
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [turn])
  }
}

async function begin(url: string, begun: Begun): Promise<void> {
  const urls = urlsFrom(url)
  const { secret } = await migrate(urls)
  if (begun === 'migrated') return
  const product = await openProduct({ urls, secret, connections: 6, demonstration: { open: false, key: newId() } })
  await product.demonstrate({ wanted: true, say: () => undefined })
  // The first look at the clock tells of what has long been so: in the copies it is old news.
  await lookAtTheClock(product.database, 'off')
  await product.close()
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  await owner.query('update notice set read_at = at')
  await owner.end()
}

function addressOf(server: string, name: string): string {
  const address = new URL(server)
  address.pathname = `/${name}`
  return address.toString()
}
