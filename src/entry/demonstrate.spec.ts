import { beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../test/world.ts'
import { makeOrganisation } from '../people/organisations/store.ts'
import { databaseFindings } from '../platform/doctor.ts'
import { addByHand, organisationFor, organisations, persons, setAdministrator } from './commands/persons-by-hand.ts'
import { clearAway, demonstrate } from './demonstrate.ts'
import { checkStandings } from './standing-check.ts'

let world: World
const said: string[] = []
const say = (line: string): void => void said.push(line)

beforeAll(async () => {
  world = await openWorld()
})

const count = async (table: string): Promise<number> =>
  (await world.owner.query(`select count(*)::int as n from ${table}`)).rows[0].n

describe('the demonstration organisation', () => {
  it('is not made where nobody wants it', async () => {
    expect(await demonstrate(world.database, { wanted: false, say })).toBeUndefined()
    expect(await count('organisation')).toBe(0)
  })

  it('is made whole, even where a start was killed half-way, and only once by two at a time', async () => {
    await makeOrganisation(world.database, { name: 'Half a hospital', demonstration: true })
    const made = await Promise.all([
      demonstrate(world.database, { wanted: false, say }),
      demonstrate(world.database, { wanted: true, say }),
    ])
    expect(made[0]?.org).toBe(made[1]?.org)
    expect(made[0]).toMatchObject({ demonstration: true, name: expect.stringContaining('fictional') })
    expect(await count('organisation')).toBe(1)
    expect(await count('person')).toBeGreaterThan(55)
    expect(await count('check_in')).toBeGreaterThan(1000)
    expect(await count('direction_publishing')).toBe(1)
    expect(said).toEqual(['Making the demonstration organisation …'])
  })

  it('stands as a full recompute says, and the check leaves everything as it was', async () => {
    const before = await world.owner.query('select * from standing order by org, node')
    const [check] = await checkStandings(world.database)
    expect(check).toMatchObject({ different: 0 })
    expect(check?.nodes).toBeGreaterThan(250)
    expect((await world.owner.query('select * from standing order by org, node')).rows).toEqual(before.rows)
    expect(await count('dirty')).toBe(0)
    await world.owner.query('begin')
    await world.owner.query(
      `update standing set progress = 0.5 where node = (select node from node where kind = 'vision')`,
    )
    await world.owner.query('commit')
    expect((await checkStandings(world.database))[0]?.different).toBe(1)
  })

  it('goes with everything in it', async () => {
    expect(await clearAway(world.database)).toMatchObject({ demonstration: true })
    for (const table of ['organisation', 'person', 'node', 'check_in', 'event'])
      expect(await count(table), table).toBe(0)
    expect(await clearAway(world.database)).toBeUndefined()
  })
})

describe('people by hand', () => {
  it('come in by a link, once each, and become administrators', async () => {
    await expect(organisationFor(world.database, undefined)).rejects.toThrow(/There is no organisation here yet/)
    const { slug } = await makeOrganisation(world.database, { name: 'Otterby' })
    const here = await organisationFor(world.database, undefined)
    const draft = { name: ' Ines Okafor ', email: 'Ines@otterby.example', administrator: false }
    const link = await addByHand(world.database, here, draft)
    expect(link).toMatchObject({
      name: 'Ines Okafor',
      organisation: slug,
      path: expect.stringMatching(/^\/link\/[\w-]{80,}$/),
    })
    await expect(addByHand(world.database, here, draft)).rejects.toThrow(/already that of Ines Okafor/)
    await expect(addByHand(world.database, here, { ...draft, email: 'nobody' })).rejects.toThrow(/e-mail address/)
    expect(await setAdministrator(world.database, here, 'INES@otterby.example', true)).toBe('Ines Okafor')
    await expect(setAdministrator(world.database, here, 'who@otterby.example', true)).rejects.toThrow(
      /Nobody in Otterby/,
    )
    expect(await persons(world.database, here)).toEqual([
      { name: 'Ines Okafor', email: 'ines@otterby.example', administrator: 'yes', 'signs in': 'not yet' },
    ])
  })

  it('ask which organisation where there are several', async () => {
    await makeOrganisation(world.database, { name: 'Elsewhere' })
    await expect(organisationFor(world.database, undefined)).rejects.toThrow(
      'Name one with --organisation: elsewhere, otterby',
    )
    await expect(organisationFor(world.database, 'nowhere')).rejects.toThrow(/There is no organisation nowhere here/)
    expect(await organisations(world.database)).toHaveLength(2)
  })
})

describe('the doctor', () => {
  const look = async (): Promise<string[]> => {
    const client = await world.owner.connect()
    try {
      const findings = await databaseFindings(client, world.database.urls)
      return findings.filter(({ ok }) => !ok).map(({ says }) => says)
    } finally {
      client.release()
    }
  }

  it('finds nothing wrong with a database that was just made, and names what is', async () => {
    expect(await look()).toEqual([])
    await world.owner.query('alter table goal no force row level security')
    await world.owner.query(`update jobs.migration set hash = 'x' where name = 'graph/access.sql'`)
    expect(await look()).toEqual([
      expect.stringMatching(/^The schema waits for changes: graph\/access\.sql/),
      expect.stringMatching(/^Row security is not enabled and forced, or has no policy, on goal\./),
    ])
    await world.owner.query('create table left_open (org uuid)')
    await world.owner.query(`insert into jobs.migration (name, hash) values ('9999_later.sql', 'x')`)
    expect(await look()).toEqual([
      expect.stringContaining('made by a newer Bearing: it has 9999_later.sql'),
      expect.stringContaining('on goal, left_open.'),
    ])
  })
})
