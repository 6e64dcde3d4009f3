import type { Seeded } from './seed.ts'
import { asOwner } from './setting.ts'

export interface Recomputed {
  /** Seconds for every node of the organisation. */
  taken: number[]
  nodes: number
  /** Nodes that came out differently than they stood: none, if what was carried up bit by bit is right. */
  changed: number
  vision: string
}

/** Marks everything and rolls it up. The product may do so itself meanwhile: the lock makes them take turns. */
export const recomputeAll = (tree: Seeded, times: number, marked?: () => void): Promise<Recomputed> =>
  asOwner(tree.url, async (client) => {
    await client.query("select set_config('app.org', $1, false)", [tree.org])
    const found: Recomputed = { taken: [], nodes: 0, changed: 0, vision: '' }
    for (let round = 0; round < times; round++) {
      await client.query('begin')
      const { rowCount } = await client.query(
        'insert into dirty (org, dirty, node) select org, gen_random_uuid(), node from node where org = $1',
        [tree.org],
      )
      marked?.()
      const begun = performance.now()
      let more = true
      // As often as it takes: one batch need not take all that is dirty.
      while (more) {
        const { rows } = await client.query('select coalesce(cardinality(roll_up($1)), 0) as changed', [tree.org])
        found.changed += rows[0].changed
        more = (await client.query('select from dirty where org = $1 limit 1', [tree.org])).rows.length > 0
      }
      found.taken.push((performance.now() - begun) / 1000)
      await client.query('commit')
      found.nodes = rowCount ?? 0
    }
    const { rows } = await client.query(
      `select s.progress from standing s join node n on n.org = s.org and n.node = s.node where n.org = $1 and n.kind = 'vision'`,
      [tree.org],
    )
    found.vision = rows[0].progress
    return found
  })
