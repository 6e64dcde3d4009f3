import { insertNode, markDirty } from '../../graph/store.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import type { Value } from './direction.ts'

export interface DirectionRow {
  direction: Id
  vision: string
  mission: string
  principles: Value[]
  by: Id | null
  by_name: string | null
  at: Date
  revision: number
  published_at: Date | null
}

/** All versions that are published or being written, the newest first. */
export const versions = (tx: Transaction, viewer: Viewer): Promise<DirectionRow[]> =>
  tx.rows<DirectionRow>(
    sql`
    select d.direction, d.vision, d.mission, d.principles, d.by, p.name as by_name, d.at, d.revision, x.at as published_at
    from direction d left join direction_publishing x on x.org = d.org and x.direction = d.direction
    left join person p on p.org = d.org and p.person = d.by
    where d.org = ${viewer.org} order by x.at desc nulls first, d.direction desc limit 50` as Sql<DirectionRow>,
  )

export interface Words {
  vision: string
  mission: string
  values: Value[]
}

export async function insertDraft(tx: Transaction, viewer: Viewer, words: Words): Promise<void> {
  await tx.run(sql`
    insert into direction (org, direction, audience, vision, mission, principles, by)
    values (${viewer.org}, ${newId()}, ${viewer.org}, ${words.vision}, ${words.mission}, ${JSON.stringify(words.values)}::jsonb, ${viewer.person})`)
}

/** False where somebody wrote meanwhile. */
export const updateDraft = async (
  tx: Transaction,
  viewer: Viewer,
  draft: Id,
  revision: number,
  words: Words,
): Promise<boolean> =>
  (await tx.run(sql`
    update direction set vision = ${words.vision}, mission = ${words.mission}, principles = ${JSON.stringify(words.values)}::jsonb,
      by = ${viewer.person}, at = now(), revision = revision + 1
    where org = ${viewer.org} and direction = ${draft} and revision = ${revision}`)) === 1

/** Puts a version in force, and its vision at the top of the graph. */
export async function publishVersion(tx: Transaction, viewer: Viewer, draft: DirectionRow): Promise<Id> {
  await tx.run(sql`
    insert into direction_publishing (org, direction, audience, by) values (${viewer.org}, ${draft.direction}, ${viewer.org}, ${viewer.person})`)
  const present = await visionNode(tx, viewer)
  const node = present ?? newId()
  if (present)
    await tx.run(
      sql`update node set title = ${draft.vision}, owner = ${viewer.person}, revision = revision + 1 where org = ${viewer.org} and node = ${node}`,
    )
  else
    await insertNode(tx, viewer.org, {
      node,
      kind: 'vision',
      title: draft.vision,
      // Whoever publishes it answers for it, and accepts what supports it.
      owner: viewer.person,
      team: null,
      audience: viewer.org,
      start: null,
      due: null,
      state: 'active',
      rhythm: 30,
      saysWhy: true,
      saysHow: false,
      givesProgress: true,
      countsUpward: false,
      framework: null,
    })
  await markDirty(tx, viewer.org, node)
  return node
}

export const visionNode = async (tx: Transaction, viewer: Viewer): Promise<Id | null> =>
  (await tx.first<{ node: Id }>(sql`select node from node where org = ${viewer.org} and kind = 'vision'`))?.node ?? null

/** Whether somebody has reports and no manager: the top of the reporting line. */
export const standsAtTheTop = async (tx: Transaction, viewer: Viewer): Promise<boolean> =>
  Boolean(
    (
      await tx.first<{ top: boolean }>(sql`
        select exists (select 1 from reporting_line l where l.org = ${viewer.org} and l.above = ${viewer.person})
          and not exists (select 1 from reporting_line l where l.org = ${viewer.org} and l.person = ${viewer.person}) as top`)
    )?.top,
  )
