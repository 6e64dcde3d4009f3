import { addDays, dayIn } from '../kernel/dates.ts'
import type { Id } from '../kernel/ids.ts'
import { offerLasts } from '../lead/accountability/accountability.ts'
import { insertOffer } from '../lead/accountability/store.ts'
import type { Organisation } from '../people/organisations/organisation.ts'
import type { Database } from '../platform/database.ts'
import { tell } from '../platform/outbox.ts'
import { sql } from '../platform/sql.ts'

/** What is on offer from one of the cast to another: by the goal's name and theirs. */
const offered = [
  {
    goal: 'heron-falls',
    giver: 'ruth-calloway',
    receiver: 'daniel-asante',
    word: 'You have stood at more bedsides at three in the morning than any of us. I would like this to be yours.',
  },
]

/** Lets one of the cast offer something to another, who has not answered yet. */
export async function letTheCastOffer(database: Database, { org, zone }: Organisation): Promise<void> {
  for (const { goal, giver, receiver, word } of offered) {
    const known = await database.asSystem('import', org, (tx) =>
      tx.first<{ node: Id; audience: Id; giver: Id; receiver: Id }>(sql`
        select n.node, n.audience, g.person as giver, r.person as receiver from node n
        join person g on g.org = n.org and g.person = n.owner and g.external_id = ${giver}
        join person r on r.org = n.org and r.external_id = ${receiver}
        where n.org = ${org} and n.external_id = ${goal}`),
    )
    if (!known) throw new Error(`No goal of the cast that is ${giver}’s is ${goal}, or nobody is ${receiver}.`)
    const viewer = { org, person: known.giver, administrator: false, zone, scopes: ['read', 'write'] as const }
    await database.asViewer(viewer, async (tx) => {
      const lapsesOn = addDays(dayIn(zone, new Date()), offerLasts - 4)
      await insertOffer(tx, viewer, { kind: 'goal', subject: known.node, ...known, word, lapsesOn })
      const after = { owner: known.receiver }
      await tell(tx, org, known.giver, {
        happened: 'accountability.offered',
        subject: known.node,
        audience: known.audience,
        after,
      })
    })
  }
}
