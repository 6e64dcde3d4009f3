import type { Id } from '../kernel/ids.ts'
import type { Database } from '../platform/database.ts'
import { sql, type Transaction } from '../platform/sql.ts'

export interface StandingCheck {
  slug: string
  nodes: number
  /** Nodes whose standing is not what a full recompute gives. */
  different: number
}

class TakenBack extends Error {
  readonly check: StandingCheck
  constructor(check: StandingCheck) {
    super('taken back')
    this.check = check
  }
}

/** Computes every standing afresh, compares, and takes it all back. The roll-up of the organisation waits meanwhile. */
export async function checkStandings(database: Database): Promise<StandingCheck[]> {
  const all = await database.asSystem('roll_up', null, (tx) =>
    tx.rows<{ org: Id; slug: string }>(sql`select org, slug from organisation order by slug`),
  )
  const checks: StandingCheck[] = []
  for (const { org, slug } of all)
    await database
      .asSystem('roll_up', org, async (tx) => {
        // What is merely not rolled up yet, or turned by the clock, is no difference.
        await tx.run(sql`select turn_by_clock()`)
        await tx.run(sql`select roll_up(${org})`)
        const before = await standings(tx, org)
        await tx.run(
          sql`insert into dirty (org, dirty, node) select org, gen_random_uuid(), node from node where org = ${org}`,
        )
        await tx.run(sql`select roll_up(${org})`)
        const after = await standings(tx, org)
        const different = [...after].filter(([node, text]) => before.get(node) !== text).length
        throw new TakenBack({ slug, nodes: after.size, different })
      })
      .catch((error) => {
        if (!(error instanceof TakenBack)) throw error
        checks.push(error.check)
      })
  return checks
}

/** When the clock will turn a colour is not part of what it is. */
const standings = async (tx: Transaction, org: Id): Promise<Map<Id, string>> => {
  const rows = await tx.rows<{ node: Id; text: string }>(sql`
    select s.node, (to_jsonb(s) - 'turns_at')::text as text from standing s where s.org = ${org}`)
  return new Map(rows.map(({ node, text }) => [node, text]))
}
