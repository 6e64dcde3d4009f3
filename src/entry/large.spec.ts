import { beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../test/world.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { sql } from '../platform/sql.ts'
import { clearAway } from './demonstrate.ts'
import { plantLarge } from './large.ts'
import { checkStandings } from './standing-check.ts'

let world: World
const wanted = { people: 120, goals: 1500, seed: 5 }

beforeAll(async () => {
  world = await openWorld()
})

const ids = (rows: { node: string }[]): string[] => rows.map(({ node }) => node).sort()

const count = async (table: string): Promise<number> =>
  (await world.owner.query(`select count(*)::int as n from ${table}`)).rows[0].n

describe('a large demonstration', () => {
  it('told to end half-way leaves nothing', async () => {
    const ending = new AbortController()
    ending.abort(new CannotStart('Nothing was made.'))
    await expect(plantLarge(world.database, wanted, ending.signal)).rejects.toThrow('Nothing was made.')
    for (const table of ['organisation', 'person', 'node', 'check_in', 'dirty'])
      expect(await count(table), table).toBe(0)
  })

  it('is planted whole, and stands as a full recompute says', async () => {
    const { organisation, executive } = await plantLarge(world.database, wanted)
    expect(organisation).toMatchObject({ demonstration: true, name: expect.stringContaining('fictional') })
    expect(await count('person')).toBe(120)
    expect(await count("node where kind <> 'measure'")).toBe(1500)
    expect(await count('check_in')).toBeGreaterThan(9000)
    expect(await count('reading')).toBe(await count('check_in'))
    expect(await count('dirty')).toBe(0)
    expect(await checkStandings(world.database)).toEqual([expect.objectContaining({ different: 0 })])
    expect(await count(`reporting_line where above = '${executive}'`)).toBe(119)
  })

  it('keeps what triggers and foreign keys would have kept', async () => {
    expect(
      await count('node n where top <> not exists (select from carries e where e.org = n.org and e.child = n.node)'),
    ).toBe(0)
    expect(
      await count(
        'node n where several <> ((select count(*) from carries e where e.org = n.org and e.child = n.node) > 1)',
      ),
    ).toBe(0)
    expect(
      await count(
        `carries e join node p on p.org = e.org and p.node = e.parent join node c on c.org = e.org and c.node = e.child
         where e.parent_audience <> p.audience or e.child_audience <> c.audience`,
      ),
    ).toBe(0)
    expect(await count('carries')).toBe(
      await count(
        'carries e join node p on p.org = e.org and p.node = e.parent join node c on c.org = e.org and c.node = e.child',
      ),
    )
    expect(
      await count(
        'node n left join person p on p.org = n.org and p.person = n.owner where n.owner is not null and p.person is null',
      ),
    ).toBe(0)
    // Whoever owns a goal sees it, whomever else it is for.
    expect(
      await count(
        `node n where n.owner is not null and n.audience <> n.org
         and not exists (select from sight s where s.org = n.org and s.person = n.owner and s.audience = n.audience)`,
      ),
    ).toBe(0)
  })

  it('is searched for whoever asks: all that they may see, and nothing else', async () => {
    const { rows: persons } = await world.owner.query<{ org: string; person: string }>(
      'select org, person from person order by person limit 6',
    )
    const words = ['alderbridge', 'ambulances within', 'home before noon, a', 'within']
    for (const { org, person } of persons)
      await world.database.asViewer({ org, person, administrator: false } as Viewer, async (tx) => {
        for (const text of words) {
          const like = text.split(' ').map((word) => `%${word}%`)
          const seen = await tx.rows<{ node: string }>(
            sql`select n.node from node n where n.org = ${org} and n.kind <> 'measure' and lower(n.title) like all (${like}::text[])`,
          )
          const found = await tx.rows<{ node: string }>(sql`select x as node from titles_with(${text}, 10000) x`)
          expect(ids(found), text).toEqual(ids(seen))
          const offered = await tx.rows<{ node: string }>(sql`select x as node from search_titles(${text}) x`)
          expect(offered.length, text).toBe(Math.min(seen.length, 300))
          expect(ids(seen)).toEqual(expect.arrayContaining(ids(offered)))
        }
      })
  })

  it('is not made beside another, and goes with everything in it', async () => {
    await expect(plantLarge(world.database, wanted)).rejects.toThrow('demonstration here already')
    await clearAway(world.database)
    expect(await count('node')).toBe(0)
  })
})
