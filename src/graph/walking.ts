import type { Viewer } from '../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../platform/sql.ts'
import { beside, dueKey, firstFirst, inStretch } from './orders.ts'
import { noSpan, type Stretch } from './stretches.ts'

/** A goal with what it is sorted by. */
export interface Met {
  node: string
  key: string
}

export type Ended = [key: string, node: string] | null

export interface Walk {
  from: Sql
  where: Sql
  descending: boolean
  /** Where the page before ended. */
  after: Ended
  most: number
}

/** By the spans that goals are due in: one stretch after another along the index of due dates, until the page is full. */
export async function alongSpans(
  tx: Transaction,
  stretches: readonly Stretch[],
  { from, where, descending, after, most }: Walk,
): Promise<Met[]> {
  const known = stretches.filter(({ of }) => of !== noSpan)
  const none = stretches.filter(({ of }) => of === noSpan)
  const ways = descending ? [...known.toReversed(), ...none.toReversed()] : [...known, ...none]
  const begins = after ? ways.findIndex((stretch) => holds(stretch, after[0])) : 0
  const [than, direction] = descending ? [sql`<`, sql`desc`] : [sql`>`, sql``]
  const found: Met[] = []
  for (const stretch of ways.slice(Math.max(begins, 0))) {
    if (found.length >= most) break
    const { from: first, to: last } = stretch
    const day = after && ways[begins] === stretch ? dayOf(after[0]) : null
    const beyond = day && after ? sql`and (${dueKey}, n.node) ${than} (${day}::date, ${after[1]}::uuid)` : sql``
    const left = sql.lit(most - found.length)
    found.push(
      ...(await tx.rows<Met>(sql`
        select n.node, ${inStretch(stretch)} as key from ${from} where ${where}
          ${first ? sql`and ${dueKey} >= ${first}::date` : sql``} ${last ? sql`and ${dueKey} <= ${last}::date` : sql``} ${beyond}
        order by ${dueKey} ${direction}, n.node ${direction} limit ${left}`)),
    )
  }
  return found
}

/** The day that a key ends with. */
const dayOf = (key: string): string => (key.endsWith(noSpan) ? 'infinity' : key.slice(-10))

function holds({ of, from, to }: Stretch, key: string): boolean {
  const day = dayOf(key)
  if (!key.startsWith(`${of} `)) return false
  return day === 'infinity' ? to === null : (from === null || from <= day) && (to === null || day <= to)
}

/** So many goals are looked at for what supports them, to fill one page. */
const mostWalked = 50_000

/**
 * By what goals support: along the titles of all goals, with what each carries, as far as it is the first that one sees;
 * then those that support nothing. Nothing where so many would have to be walked by that one should narrow the list.
 */
export async function alongSupported(tx: Transaction, viewer: Viewer, walk: Walk): Promise<Met[] | null> {
  const { where, descending, after, most } = walk
  const unknown = after !== null && !after[0].includes(beside)
  const known = unknown ? [] : await carried(tx, viewer, walk)
  if (known === null || known.length >= most) return known
  const [than, direction] = descending ? [sql`<`, sql`desc`] : [sql`>`, sql``]
  const rest = await tx.rows<{ node: string }>(sql`
    select n.node from ${walk.from} where ${where}
      and not exists (select 1 from carries e join node u on u.org = e.org and u.node = e.parent where e.org = ${viewer.org} and e.child = n.node)
      ${unknown && after ? sql`and n.node ${than} ${after[1]}::uuid` : sql``}
    order by n.node ${direction} limit ${sql.lit(most - known.length)}`)
  return [...known, ...rest.map(({ node }) => ({ node, key: nothing }))]
}

const nothing = '\u{10fffd}'

async function carried(tx: Transaction, viewer: Viewer, walk: Walk): Promise<Met[] | null> {
  const { where, descending, after, most } = walk
  const [than, thanOrSame, direction] = descending ? [sql`<`, sql`<=`, sql`desc`] : [sql`>`, sql`>=`, sql``]
  const [title, above] = after ? cut(after[0]) : []
  const titleKey = sql`lower(p.title) collate "C"`
  const beyond =
    title === undefined ? sql`` : sql`and (${titleKey}, p.node) ${thanOrSame} (${title}::text, ${above}::uuid)`
  const parents = (kind: 'goal' | 'vision') => sql`
    (select p.node, ${titleKey} as title from node p where p.org = ${viewer.org} and p.kind = ${sql.lit(kind)} ${beyond}
      order by ${titleKey} ${direction}, p.node ${direction} limit ${sql.lit(mostWalked)})`
  const found = await tx.rows<Met>(sql`
    select c.node, a.title || ${sql.lit(beside)} || a.node as key
    from (${parents('goal')} union all ${parents('vision')}) a
    cross join lateral (
      select n.node from carries b join node n on n.org = b.org and n.node = b.child left join standing s on s.org = n.org and s.node = n.node
      where b.org = ${viewer.org} and b.parent = a.node and ${where}
        and b.parent = (select u.node from carries e join node u on u.org = e.org and u.node = e.parent
          where e.org = ${viewer.org} and e.child = n.node order by ${firstFirst} limit 1)
        ${after && above ? sql`and (a.node <> ${above}::uuid or n.node ${than} ${after[1]}::uuid)` : sql``}
      offset 0
    ) c
    order by a.title ${direction}, a.node ${direction}, c.node ${direction} limit ${sql.lit(most)}`)
  if (found.length >= most) return found
  const walked = await tx.first<{ goals: number }>(sql`select count(*) as goals from ${parents('goal')} x`)
  return (walked?.goals ?? 0) < mostWalked ? found : null
}

const cut = (key: string): [string, string] => {
  const at = key.lastIndexOf(beside)
  return [key.slice(0, at), key.slice(at + 1)]
}
