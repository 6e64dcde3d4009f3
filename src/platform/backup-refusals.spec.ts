import { Readable } from 'node:stream'
import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { asOf, backUp, contentOf, emptyDatabase, madeOf, restoreInto } from '../../test/backups.ts'
import { freshDatabase, openWorld, type World } from '../../test/world.ts'
import { newId } from '../kernel/ids.ts'
import { readBackup } from './backup-read.ts'
import { urlsFrom } from './roles.ts'

let world: World
let bytes: Buffer
let migrations: Record<string, string>

beforeAll(async () => {
  world = await openWorld()
  const here = await world.organisation('Otterby Hospitals')
  await here.person('Ines Okafor')
  // Enough that does not compress for several chunks.
  await world.owner.query(
    `insert into one_use_link (org, link, hash, person, purpose, ends_at)
     select p.org, gen_random_uuid(), md5(g::text) || md5((-g)::text), p.person, 'invitation', now() from person p, generate_series(1, 18000) g`,
  )
  await world.close()
  bytes = await backUp(world.database.urls)
  migrations = (await readBackup(Readable.from([bytes]))).about.migrations
})

const numbered = () => Object.keys(migrations).filter((name) => /^\d{4}_/.test(name))

/** Everything that a database holds, its schema too. */
const untouched = async (owner: pg.Pool) =>
  (
    await owner.query(`select nspname, relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where nspname in ('public', 'auth', 'jobs')`)
  ).rows

describe('a backup that is not whole', () => {
  const chunk = 256 * 1024 + 16
  const from = (): number => 17 + 4 + bytes.readUInt32BE(17) + 32
  const changed = (change: (copy: Buffer) => void): Buffer => {
    const copy = Buffer.from(bytes)
    change(copy)
    return copy
  }

  it('is refused, and leaves the database as it was', async () => {
    const { urls, owner } = await emptyDatabase()
    expect(bytes.length).toBeGreaterThan(from() + 3 * chunk)
    const [one, two] = [bytes.subarray(from(), from() + chunk), bytes.subarray(from() + chunk, from() + 2 * chunk)]
    const broken: [string, Buffer, RegExp][] = [
      [
        'a flipped byte in the middle',
        changed((copy) => copy.writeUInt8((copy[from() + chunk + 99] ?? 0) ^ 4, from() + chunk + 99)),
        /damaged in its part 2/,
      ],
      [
        'a flipped byte at the end',
        changed((copy) => copy.writeUInt8((copy.at(-1) ?? 0) ^ 128, copy.length - 1)),
        /damaged/,
      ],
      ['the first half', bytes.subarray(0, bytes.length >> 1), /cut off/],
      ['whole chunks only', bytes.subarray(0, from() + 2 * chunk), /cut off or damaged in its part 2/],
      [
        'two chunks that changed places',
        Buffer.concat([bytes.subarray(0, from()), two, one, bytes.subarray(from() + 2 * chunk)]),
        /damaged in its part 1/,
      ],
    ]
    for (const [what, copy, sentence] of broken) {
      await expect(restoreInto(urls, copy), what).rejects.toThrow(sentence)
      expect(await untouched(owner), what).toEqual([])
    }
    await restoreInto(urls, bytes)
    expect(await contentOf(owner)).toEqual(await contentOf(world.owner))
  })

  it('is not opened by another pass phrase', async () => {
    const backup = await readBackup(Readable.from([bytes]))
    await expect(backup.unlock('eight ducks on a still pond')).rejects.toThrow('The pass phrase is not the one')
  })
})

describe('a database that is not empty', () => {
  it('is left alone where there is an organisation', async () => {
    const before = await contentOf(world.owner)
    await expect(restoreInto(world.database.urls, bytes)).rejects.toThrow(
      'There is an organisation here already: Otterby Hospitals.',
    )
    expect(await contentOf(world.owner)).toEqual(before)
  })

  it('is left alone where others keep something there', async () => {
    for (const [make, name] of [
      ['create table patients (name text)', /there is patients already/],
      ['create schema auth', /there is the schema auth already/],
    ] as const) {
      const { urls, owner } = await emptyDatabase()
      await owner.query(make)
      const before = await untouched(owner)
      await expect(restoreInto(urls, bytes)).rejects.toThrow(name)
      expect(await untouched(owner)).toEqual(before)
    }
  })
})

describe('a backup of another version', () => {
  it('is refused where it is newer', async () => {
    const { urls, owner } = await emptyDatabase()
    const newer = await madeOf([], { ...migrations, '9001_telepathy.sql': 'ab' })
    await expect(restoreInto(urls, newer)).rejects.toThrow(
      'The backup was made by a newer Bearing, 9.9.9: its database has 9001_telepathy.sql.',
    )
    expect(await untouched(owner)).toEqual([])
  })

  it('is brought up to date where it is older', async () => {
    const older = numbered().slice(0, 10)
    const org = newId()
    const from = await emptyDatabase()
    const tables = await asOf(from.urls, older, [
      `insert into organisation (org, slug, name, zone, locale, currency) values ('${org}', 'otterby', 'Otterby', 'Europe/London', 'en', 'GBP')`,
      `insert into node (org, node, kind, title, audience, state) values ('${org}', gen_random_uuid(), 'vision', 'Nobody waits', '${org}', 'active')`,
      "insert into jobs.outbox_reader (reader, up_to) values ('live', '4711')",
    ])
    const { urls, owner } = await emptyDatabase()
    await restoreInto(urls, await madeOf(tables, Object.fromEntries(older.map((name) => [name, '']))))
    const names = await owner.query<{ name: string }>('select name from jobs.migration order by name')
    expect(names.rows.map(({ name }) => name)).toEqual(Object.keys(migrations).sort())
    // What the later migration made of it, and what the rules of today have yet to compute.
    expect((await owner.query('select reader, seen from jobs.outbox_reader')).rows).toEqual([
      { reader: 'live', seen: '4711:4711:' },
    ])
    expect((await owner.query('select distinct n.title from dirty d join node n using (org, node)')).rows).toEqual([
      { title: 'Nobody waits' },
    ])
  })
})

describe('a backup that the database does not take', () => {
  const org = newId()
  const lena = { org, person: org, name: 'Lena', title: '', administrator: 'f', revision: '1', created_at: 'now' }
  const otterby = {
    ...{ org, slug: 'otterby', name: 'Otterby', zone: 'Europe/London', locale: 'en', currency: 'GBP' },
    ...{ demonstration: 'f', fiscal_month: '1', revision: '1', created_at: '2027-02-01 10:00:00+02' },
  }
  const ana = { org, audience: org, person: org }

  it('is refused, wherever that shows, and nothing stays', async () => {
    const { urls, owner } = await emptyDatabase()
    const empty = await asOf((await emptyDatabase()).urls, numbered(), [])
    /** That table with this row, many times: more than travels at once. */
    const having = (table: string, row: Record<string, string>, times = 1) =>
      empty.map((each) => {
        const text = `${each.columns.map((name) => row[name] ?? '\\N').join('\t')}\n`
        return each.table === table ? { ...each, text: text.repeat(times) } : each
      })
    const fewer = empty.map((each) => ({ ...each, columns: each.columns.slice(1) }))
    for (const [tables, sentence] of [
      [having('public.person', { ...lena, email: 'LENA@OTTERBY.EXAMPLE' }, 5000), /person_email_check/],
      [having('public.audience_person', ana), /audience_person_org_audience_fkey/],
      // The server understands this moment and writes it otherwise, so it is not what the backup has.
      [having('public.organisation', otterby), /public.organisation differs from the backup \(1 rows here, 1 there\)/],
      [fewer, /is not the one that its migrations make/],
      [empty.slice(1), /The backup lacks auth.account/],
    ] as const) {
      await expect(restoreInto(urls, await madeOf([...tables], migrations))).rejects.toThrow(sentence)
      expect(await untouched(owner)).toEqual([])
    }
  })
})

describe('a restore that is cancelled', () => {
  it.each(['Making indexes', 'Comparing'])('while %s leaves the database as it was', async (stage) => {
    const { urls, owner } = await emptyDatabase()
    const control = new AbortController()
    const tell = (label: string) => {
      if (label === stage) control.abort()
      return { to: () => undefined, end: () => undefined }
    }
    await expect(restoreInto(urls, bytes, { tell, signal: control.signal })).rejects.toThrow()
    expect(await untouched(owner)).toEqual([])
  })
})

describe('a database that cannot be backed up', () => {
  it('is one that was never set up', async () => {
    const { urls } = await emptyDatabase()
    await expect(backUp(urls)).rejects.toThrow('There is nothing to back up')
  })

  it('is one of another version', async () => {
    const { url, owner } = await freshDatabase()
    const urls = urlsFrom(url)
    await restoreInto(urls, bytes)
    await owner.query("insert into jobs.migration values ('9001_telepathy.sql', 'ab')")
    await expect(backUp(urls)).rejects.toThrow('made by a newer Bearing')
    await owner.query("delete from jobs.migration where name in ('9001_telepathy.sql', '0010_readings.sql')")
    await expect(backUp(urls)).rejects.toThrow('that of an older Bearing, without 0010_readings.sql')
    await owner.end()
  })

  it('is one of which the user sees a part, or in which others keep tables', async () => {
    const reader = `spec_reader_${newId().slice(-12)}`
    await world.owner.query(`create role ${reader} login in role pg_read_all_data password 'of the spec'`)
    const url = new URL(world.database.urls.owner)
    url.username = reader
    url.password = 'of the spec'
    await expect(backUp(urlsFrom(url.href))).rejects.toThrow('This user may not see every row.')
    await world.owner.query('create table patients (name text)')
    await expect(backUp(world.database.urls)).rejects.toThrow("public.patients is no table of Bearing's")
    await world.owner.query('drop table patients')
  })

  it('is left as soon as the backup is cancelled', async () => {
    const control = new AbortController()
    const tell = () => ({ to: () => control.abort(), end: () => undefined })
    await expect(backUp(world.database.urls, { tell, signal: control.signal })).rejects.toThrow()
  })
})
