import { beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type Somebody, type World } from '../../../test/world.ts'
import { add as addCycle } from '../cycles/contract.ts'
import { groups, type Row, rows } from './contract.ts'

// More goals than are gathered at once: each group is then counted by itself.
const many = 20_400

let world: World
let chief: Somebody
let org: string

beforeAll(async () => {
  world = await openWorld()
  const here = await world.organisation('Otterby Hospitals')
  chief = await here.person('Ines Okafor', { administrator: true })
  org = here.organisation.org
  const [north, south] = [await here.team('North'), await here.team('South')]
  await chief.ask(addCycle, { name: 'The year', length: 'own', from: '2031-01-01', to: '2031-12-31' })
  await world.owner.query(
    `insert into node (org, node, kind, title, owner, team, audience, due_on, state, framework)
     select $1, gen_random_uuid(), 'goal', 'Goal ' || g, case when g <= 300 then $2::uuid end,
       case when g <= 200 then $3::uuid when g <= 5000 then $4::uuid end, $1,
       case when g <= 400 then date '2031-03-01' when g <= 900 then date '2040-01-01' end,
       case when g <= 50 then 'draft' else 'active' end, case when g <= 700 then 'okr' end
     from generate_series(1, $5::integer) g`,
    [org, chief.id, north, south, many],
  )
  await world.owner.query(
    `insert into standing (org, node, audience, kind, health, progress)
     select n.org, n.node, n.audience, n.kind, case when n.owner is null then 'unknown' else 'on track' end, case when n.owner is null then null else 0.5 end
     from node n where n.org = $1 on conflict do nothing`,
    [org],
  )
  await world.owner.query(
    `insert into goal (org, node, audience) select n.org, n.node, n.audience from node n where n.org = $1 and n.kind = 'goal'`,
    [org],
  )
  await world.owner.query('analyze node')
})

const seen = async (by: 'owner' | 'team' | 'state' | 'health' | 'framework' | 'cycle' | 'month') =>
  (await chief.ask(groups, { by })).groups.map(({ name, key, count, atLeast, progress }) => [
    name ?? key,
    atLeast ? `${count}+` : count,
    progress,
  ])

describe('of more than 20,000 goals', () => {
  it('each group says how many it has, and beyond 1,000 that there are more', async () => {
    expect(await seen('owner')).toEqual([
      ['Ines Okafor', 300, '0.5'],
      ['none', '1000+', null],
    ])
    expect(await seen('team')).toEqual([
      ['North', 200, '0.5'],
      ['South', '1000+', null],
      ['none', '1000+', null],
    ])
    expect(await seen('state')).toEqual([
      ['draft', 50, '0.5'],
      ['active', '1000+', null],
    ])
    expect(await seen('health')).toEqual([
      ['unknown', '1000+', null],
      ['on track', 300, '0.5'],
    ])
    expect(await seen('framework')).toEqual([
      ['okr', 700, '0.5'],
      ['none', '1000+', null],
    ])
    expect(await seen('cycle')).toEqual([
      ['The year', 400, '0.5'],
      ['none', '1000+', null],
    ])
    expect(await seen('month')).toEqual([
      ['2031-03', 400, '0.5'],
      ['2040-01', 500, null],
      ['none', '1000+', null],
    ])
  })

  it('a group that is small is sorted by any column, and all of them are not', async () => {
    const page = await chief.ask(rows, { by: 'month', key: '2040-01', sort: 'owner' })
    expect(page.total).toBe(500)
    const { status, body } = await chief.reply(rows, { sort: 'owner' })
    expect([status, body.detail]).toEqual([
      422,
      'More than 20,000 goals match, too many to sort by owner. Narrow them by team, owner or health first.',
    ])
  })

  it('they are walked along by cycle, by what they support and by the latest check-in, from either end', async () => {
    const upper = await chief.ask(rows, { text: 'Goal 500', most: 5 })
    const parents = upper.rows.map(({ node }) => node.node)
    await world.owner.query(
      `insert into carries (org, parent, child, accepted, parent_audience, child_audience)
       select n.org, p.parent, n.node, true, n.org, n.org
       from unnest($2::uuid[]) with ordinality p(parent, at) join node n on n.org = $1 and right(n.title, 3) = '77' || p.at`,
      [org, parents],
    )
    await world.owner.query(
      `update standing s set checked_on = date '2031-01-01' + (right(n.title, 2))::integer
       from node n where s.org = $1 and n.org = $1 and n.node = s.node and n.title like 'Goal 33%'`,
      [org],
    )
    const keys = {
      cycle: ({ node }: Row) => (node.due === '2031-03-01' ? 'The year' : null),
      supports: ({ supports: [first] }: Row) => first?.title.toLowerCase() ?? null,
      checked: ({ node }: Row) => checked.get(node.node) ?? null,
    }
    const { rows: dated } = await world.owner.query(
      'select node, checked_on::text as day from standing where org = $1 and checked_on is not null',
      [org],
    )
    const checked = new Map(dated.map(({ node, day }) => [node as string, day as string]))
    for (const sort of ['cycle', 'supports', 'checked'] as const) {
      const known = { cycle: 400, supports: 100, checked: checked.size }[sort]
      for (const descending of ['false', 'true'] as const) {
        const met: Row[] = []
        let after: string | undefined
        while (met.length < known + 100) {
          const page = await chief.ask(rows, { sort, descending, after, most: 90 })
          met.push(...page.rows)
          after = page.next ?? undefined
        }
        const said = met.map(keys[sort])
        expect(new Set(met.map(({ node }) => node.node)).size).toBe(met.length)
        expect(said.indexOf(null), `${sort} ${descending}`).toBe(known)
        expect(said.slice(known).every((each) => each === null)).toBe(true)
        const sorted = said.slice(0, known).toSorted()
        expect(said.slice(0, known)).toEqual(descending === 'true' ? sorted.toReversed() : sorted)
      }
    }
  })
})
