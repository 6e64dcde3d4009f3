import type { Id } from '../kernel/ids.ts'
import type { Database } from '../platform/database.ts'
import { grouped } from '../platform/outbox.ts'
import { sql } from '../platform/sql.ts'
import { announce } from '../platform/wire.ts'

// The batch around roll-up.sql: which organisations have something dirty, and what became of it.

/** Rolls up what is dirty, and announces the nodes whose standing is new to those who look at them. */
export const rollUp = (database: Database, org: Id): Promise<void> =>
  database.asSystem('roll_up', org, async (tx) => {
    const rows = await tx.rows<{ org: Id; subject: Id; audience: Id }>(sql`
      select ${org}::uuid as org, n.node as subject, n.audience
      from unnest(roll_up(${org})) changed join node n on n.org = ${org} and n.node = changed`)
    announce(tx, grouped(rows))
  })

export const dirtyOrganisations = async (database: Database): Promise<Id[]> =>
  (
    await database.asSystem('roll_up', null, (tx) =>
      // A loose index scan: one step for each organisation, however many rows are dirty.
      tx.rows<{ org: Id }>(sql`
        with recursive found(org) as (
          (select d.org from dirty d order by d.org limit 1)
          union all
          select (select d.org from dirty d where d.org > f.org order by d.org limit 1) from found f where f.org is not null
        ) select org from found where org is not null`),
    )
  ).map((row) => row.org)

/** Marks what the clock alone turns; the next batch recolours it. */
export const turnByClock = (database: Database): Promise<void> =>
  database.asSystem('roll_up', null, async (tx) => {
    await tx.run(sql`select turn_by_clock()`)
  })
