import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { eventually, openWorld, type Place, type Somebody, type World } from '../../test/world.ts'
import { add } from '../manage/goals/contract.ts'
import { shapeOf } from './citus-catalogue.ts'
import { distribute, factsOf, lineOf, plan, remakePolicies, withoutCitus } from './citus-distribute.ts'
import { citusFindings } from './citus-doctor.ts'
import { hindrances, placeOf } from './citus-rules.ts'
import { settings, stepsFrom } from './citus-steps.ts'
import { type Sql, sql } from './sql.ts'

let world: World
let here: Place
let persons: Somebody[]

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  const chief = await here.person('Ines Okafor', { administrator: true })
  const sister = await here.person('Tom Birch', { manager: chief })
  const nurse = await here.person('Lena Voss', { manager: sister })
  const colleague = await here.person('Ari Salo', { manager: chief })
  const ward = await here.team('Ward 4', { lead: sister, members: [nurse] })
  persons = [chief, sister, nurse, colleague]
  const words = (['organisation', 'team', 'line', 'private'] as const).map((word) => ({ word }))
  for (const audience of [...words, { word: 'pair' as const, person: colleague.id }])
    await nurse.ask(add, { title: `For ${audience.word}`, team: ward, audience })
  await eventually(async () => expect((await world.owner.query('select from dirty')).rowCount).toBe(0))
})

async function asOwner<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await world.owner.connect()
  try {
    return await work(client)
  } finally {
    client.release()
  }
}

const found = (planted?: string): Promise<string[]> =>
  asOwner(async (client) => {
    await client.query('begin')
    try {
      if (planted) await client.query(planted)
      return (await citusFindings(client, true)).map(({ state, says }) => `${state}: ${says}`)
    } finally {
      await client.query('rollback')
    }
  })

describe('the doctor, asked about Citus', () => {
  it('finds nothing in the way on a server without it, and says that it is not there', async () => {
    const says = await found()
    expect(says.filter((line) => line.startsWith('not ok'))).toEqual([])
    expect(says[0]).toMatch(/^ok: The citus extension is not in this database/)
    expect(says).toContainEqual(expect.stringMatching(/^ok: Keys, .* 101 tables can be divided$/))
    expect(says.at(-1)).toMatch(/^open: \d+ functions act as their owner/)
  })

  it.each([
    ['create table wish (wish uuid primary key)', 'wish has no column org'],
    [
      'create table wish (org uuid not null, wish uuid primary key)',
      'The primary key wish_pkey (wish) of wish does not',
    ],
    ['create unique index early on person (email)', 'The unique early (email) of person does not hold org'],
    [
      'create table wish (org uuid, wish uuid, primary key (org, wish), owner text references auth."user"(id))',
      'to auth.user',
    ],
    [
      'create unique index early on node (node); create table wish (org uuid, wish uuid, node uuid references node (node), primary key (org, wish))',
      'The foreign key wish_node_fkey of wish to node does not hold org on both sides',
    ],
    [
      'create policy ours on node to bearing_app using (exists (select 1 from goal))',
      'The policy ours of node holds a sub-select',
    ],
    [
      'create function f() returns trigger language plpgsql as $$ begin return null; end $$; create trigger t after insert on node execute function f()',
      'The trigger t of node',
    ],
    [
      'create function count_goals() returns bigint language sql as $$ select count(*) from goal $$',
      'count_goals() reads or writes goal',
    ],
    [
      `create function be(o text) returns text language sql as $$ select set_config('app.org', o, true) $$`,
      'be(text) calls set_config',
    ],
  ])('finds what was planted: %s', async (planted, words) =>
    expect(await found(planted)).toContainEqual(expect.stringMatching(`^not ok: .*${words.replace(/[()"]/g, '\\$&')}`)),
  )
})

describe('dividing by organisation', () => {
  it('is refused in one sentence where the server has no Citus', async () => {
    const lines: string[] = []
    await expect(distribute(world.database.urls, (line) => lines.push(line))).rejects.toThrow(withoutCitus)
    expect(lines).toEqual([])
  })

  it('is planned from the catalogue: settings, roles, policies, functions, what is whole, what is divided', async () => {
    const { steps, possible } = await plan(world.database.urls)
    const lines = steps.map(lineOf)
    expect(possible).toBe(false)
    expect(lines[0]).toBe('create extension citus;')
    expect(lines[1]).toMatch(/^alter database "bearing_spec_\w+" set citus\.propagate_set_commands = 'local';$/)
    const at = (line: string): number => {
      expect(lines).toContain(line)
      return lines.indexOf(line)
    }
    const divided = lines.filter((line) => line.includes('create_distributed_table'))
    expect(divided[0]).toBe("select create_distributed_table('audience', 'org', colocate_with => 'none');")
    expect(new Set(divided.slice(1).map((line) => line.split('=>')[1]))).toEqual(new Set([" 'audience');"]))
    const order = [
      at('alter role "bearing_roll_up" login;'),
      at('-- The policies of all tables anew, without sub-selects'),
      at("select create_distributed_function('viewer_org()');"),
      at("select create_reference_table('organisation');"),
      at("select create_distributed_table('person', 'org', colocate_with => 'audience');"),
      at("select create_distributed_table('node', 'org', colocate_with => 'audience');"),
      at("select create_distributed_table('goal', 'org', colocate_with => 'audience');"),
      at("select create_distributed_function('org_today(uuid)');"),
    ]
    expect(order).toEqual([...order].sort((a, b) => a - b))
  })

  it('goes on where it stopped, and does nothing when all is done', async () => {
    const facts = await asOwner(factsOf)
    const held = new Set(facts.shape.tables.map(({ name }) => name).filter((name) => placeOf(name) !== 'local'))
    const tables = facts.shape.tables.map((table) => ({ ...table, policies: [] }))
    const done = {
      ...facts,
      shape: { ...facts.shape, tables },
      extension: true,
      settings: Object.entries(settings).map(([name, { value }]) => `${name}=${value}`),
      mayNotLogIn: [],
      functions: facts.functions.map((one) => ({ ...one, everywhere: true, keepsPlans: false })),
      held,
    }
    expect(stepsFrom(done)).toEqual([])
    held.delete('goal')
    expect(stepsFrom(done).map(lineOf)).toEqual([
      "select create_distributed_table('goal', 'org', colocate_with => 'audience');",
    ])
  })
})

describe('policies as Citus takes them', () => {
  /** What each person sees of each table, whole. */
  async function seen(): Promise<Record<string, { rows: number }>> {
    const tables = (await asOwner(shapeOf)).tables.map(({ name }) => name).filter((name) => placeOf(name) !== 'local')
    const { org, zone } = here.organisation
    const all: Record<string, { rows: number }> = {}
    for (const { id, name } of persons)
      await world.database.asViewer({ org, person: id, zone, administrator: false, scopes: ['read'] }, async (tx) => {
        for (const table of tables) {
          const may = await tx.first<{ may: boolean }>(sql`select has_table_privilege(${table}, 'select') as may`)
          if (!may?.may) continue
          const rows = sql`
            select count(*) as rows, md5(string_agg(t::text, '|' order by t::text)) as hash from ${sql.table(table)} t where t.org = ${org}`
          all[`${name}: ${table}`] = (await tx.first(rows as Sql<{ rows: number }>)) ?? { rows: -1 }
        }
      })
    return all
  }

  const subSelects = async (): Promise<number> =>
    hindrances(await asOwner(shapeOf), false).filter(({ says }) => says.includes('sub-select')).length

  const asCalls = (how: 'set' | 'reset'): Promise<void> =>
    asOwner(async (client) => {
      const name = new URL(world.database.urls.owner).pathname.slice(1)
      await client.query(`alter database ${name} ${how} bearing.policies ${how === 'set' ? "= 'called'" : ''}`)
      await remakePolicies(client, world.database.urls)
    })

  it('show and hide the same rows, and hold no sub-select', async () => {
    const before = await seen()
    expect(before['Lena Voss: node']).toMatchObject({ rows: 5 })
    expect(before['Ari Salo: node']).toMatchObject({ rows: 2 })
    expect(await subSelects()).toBeGreaterThan(30)
    await asCalls('set')
    expect(await subSelects()).toBe(0)
    expect(await seen()).toEqual(before)
    const [, , nurse, colleague] = persons
    await nurse?.ask(add, { title: 'One more', audience: { word: 'line' } })
    expect((await seen())['Lena Voss: node']).toMatchObject({ rows: 6 })
    expect((await seen())['Ari Salo: node']).toMatchObject({ rows: 2 })
    await colleague?.ask(add, { title: 'One of mine' })
    await asCalls('reset')
    expect(await subSelects()).toBeGreaterThan(30)
  })
})
