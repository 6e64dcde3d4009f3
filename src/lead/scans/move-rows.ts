import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { notFound } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import type { MoveSeen } from './contract.ts'
import { pairingOf } from './pairing.ts'
import type { Place } from './scan.ts'
import type { ScanRow } from './store.ts'

export interface MoveRow {
  move: Id
  text: string
  inside: Id
  inside_text: string
  inside_place: Place
  outside: Id
  outside_text: string
  outside_place: Place
  by: Id | null
  by_name: string | null
  at: Date
  archived_on: Day | null
  links: MoveSeen['links']
  revision: number
}

const columns = (org: Id) => sql`
  v.move, v.text, v.inside, i.text as inside_text, i.place as inside_place, v.outside, o.text as outside_text, o.place as outside_place,
  v.by, p.name as by_name, v.at, v.archived_on, v.revision,
  coalesce((select jsonb_agg(jsonb_build_object('link', l.link, 'kind', l.kind, 'target', l.target, 'title', n.title) order by l.link)
    from scan_link l join node n on n.org = ${org} and n.node = l.target
    where l.org = ${org} and l.move = v.move), '[]') as links
  from scan_move v
  join finding i on i.org = v.org and i.finding = v.inside
  join finding o on o.org = v.org and o.finding = v.outside
  left join person p on p.org = v.org and p.person = v.by`

export async function moveRow(tx: Transaction, org: Id, scan: Id, move: Id): Promise<MoveRow> {
  const found = await tx.first<MoveRow>(
    sql`select ${columns(org)} where v.org = ${org} and v.scan = ${scan} and v.move = ${move} and v.archived_on is null` as Sql<MoveRow>,
  )
  if (!found) throw notFound('move')
  return found
}

export const moveRows = (tx: Transaction, org: Id, scan: Id, after: Id | undefined, most: number): Promise<MoveRow[]> =>
  tx.rows<MoveRow>(
    sql`
    select ${columns(org)} where v.org = ${org} and v.scan = ${scan} and v.archived_on is null
      ${after ? sql`and v.move < ${after}` : sql``}
    order by v.move desc limit ${sql.lit(most + 1)}` as Sql<MoveRow>,
  )

export const pairsOf = (tx: Transaction, org: Id, scan: Id) =>
  tx.rows<{ inside: Id; outside: Id }>(sql`
    select v.inside, v.outside from scan_move v where v.org = ${org} and v.scan = ${scan} and v.archived_on is null`)

export const movesWith = (tx: Transaction, org: Id, finding: Id) =>
  tx.rows<{ move: Id; text: string }>(sql`
    select v.move, v.text from scan_move v
    where v.org = ${org} and v.archived_on is null and (v.inside = ${finding} or v.outside = ${finding}) order by v.move limit 100`)

export async function insertMove(
  tx: Transaction,
  viewer: Viewer,
  scan: Pick<ScanRow, 'scan' | 'audience'>,
  { inside, outside, text }: { inside: Id; outside: Id; text: string },
): Promise<Id> {
  const move = newId()
  await tx.run(sql`
    insert into scan_move (org, move, scan, audience, inside, outside, text, by)
    values (${viewer.org}, ${move}, ${scan.scan}, ${scan.audience}, ${inside}, ${outside}, ${text}, ${viewer.person})`)
  return move
}

/** False where it is not at this revision any more. */
export const updateMove = async (tx: Transaction, org: Id, move: Id, revision: number, text: string) =>
  (await tx.run(sql`
    update scan_move set text = ${text}, revision = revision + 1 where org = ${org} and move = ${move} and revision = ${revision}`)) ===
  1

export const setDropped = async (tx: Transaction, org: Id, move: Id, on: Day): Promise<void> => {
  await tx.run(
    sql`update scan_move set archived_on = ${on}, revision = revision + 1 where org = ${org} and move = ${move}`,
  )
}

export const seenAs = (row: MoveRow): MoveSeen => ({
  move: row.move,
  pairing: pairingOf(row.inside_place, row.outside_place),
  text: row.text,
  inside: { finding: row.inside, text: row.inside_text },
  outside: { finding: row.outside, text: row.outside_text },
  by: row.by && row.by_name !== null ? { person: row.by, name: row.by_name } : null,
  at: row.at.toISOString(),
  links: row.links,
  revision: row.revision,
})
