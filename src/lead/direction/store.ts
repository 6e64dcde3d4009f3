import { insertNode, markDirty } from '../../graph/store.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import type { Ability, Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import { directionAbilities, type Value, valueKept } from './direction.ts'

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
  word: string
}

/** All versions that are published or being written, the newest first. */
export const versions = (tx: Transaction, viewer: Viewer): Promise<DirectionRow[]> =>
  tx.rows<DirectionRow>(
    sql`
    select d.direction, d.vision, d.mission, d.principles, d.by, p.name as by_name, d.at, d.revision, x.at as published_at,
      coalesce(x.word, '') as word
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
    values (${viewer.org}, ${newId()}, ${viewer.org}, ${words.vision}, ${words.mission}, ${JSON.stringify(words.values.map(valueKept))}::jsonb, ${viewer.person})`)
}

/** Two who write or publish at one moment take turns. */
export const holdDirection = (tx: Transaction, { org }: Viewer) =>
  tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`direction ${org}`}, 0))`)

/** False where somebody wrote or published meanwhile. */
export const updateDraft = async (
  tx: Transaction,
  viewer: Viewer,
  draft: Id,
  revision: number,
  words: Words,
): Promise<boolean> =>
  (await tx.run(sql`
    update direction set vision = ${words.vision}, mission = ${words.mission}, principles = ${JSON.stringify(words.values.map(valueKept))}::jsonb,
      by = ${viewer.person}, at = now(), revision = revision + 1
    where org = ${viewer.org} and direction = ${draft} and revision = ${revision}
      and not exists (select 1 from direction_publishing x where x.org = ${viewer.org} and x.direction = ${draft})`)) ===
  1

/** Puts a version in force, and its vision at the top of the graph. */
export async function publishVersion(tx: Transaction, viewer: Viewer, draft: DirectionRow, word: string): Promise<Id> {
  await tx.run(sql`
    insert into direction_publishing (org, direction, audience, by, word)
    values (${viewer.org}, ${draft.direction}, ${viewer.org}, ${viewer.person}, ${word})`)
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

export const abilitiesOf = async ({ tx, viewer }: { tx: Transaction; viewer: Viewer }) =>
  directionAbilities({ administrator: viewer.administrator, atTheTop: await standsAtTheTop(tx, viewer) })

export const mayWriteDirection = async (asking: { tx: Transaction; viewer: Viewer }): Promise<Ability> =>
  (await abilitiesOf(asking)).write

/** Whether somebody has reports and no manager: the top of the reporting line. */
export const standsAtTheTop = async (tx: Transaction, viewer: Viewer): Promise<boolean> =>
  Boolean(
    (
      await tx.first<{ top: boolean }>(sql`
        select exists (select 1 from reporting_line l where l.org = ${viewer.org} and l.above = ${viewer.person})
          and not exists (select 1 from reporting_line l where l.org = ${viewer.org} and l.person = ${viewer.person}) as top`)
    )?.top,
  )

export const teamRow = (tx: Transaction, { org }: Viewer, team: Id) =>
  tx.first<{ lead: Id | null; archived: boolean }>(sql`
    select t.lead, t.archived_on is not null as archived from team t where t.org = ${org} and t.team = ${team}`)

/** Two leads who write at one moment take turns. */
export const holdTeam = (tx: Transaction, { org }: Viewer, team: Id) =>
  tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`purpose ${org} ${team}`}, 0))`)

export interface PurposeRow {
  purpose: Id
  text: string
  by: Id | null
  name: string | null
  at: Date
}

/** Versions of what a team is there for, the latest first. */
export const purposeRows = (tx: Transaction, { org }: Viewer, team: Id): Promise<PurposeRow[]> =>
  tx.rows<PurposeRow>(sql`
    select u.purpose, u.body as text, u.by, p.name, u.at from team_purpose u
    left join person p on p.org = ${org} and p.person = u.by
    where u.org = ${org} and u.team = ${team} order by u.at desc, u.purpose desc limit 50`)

export const insertPurpose = (tx: Transaction, { org, person }: Viewer, team: Id, text: string) =>
  tx.run(sql`
    insert into team_purpose (org, purpose, team, audience, body, by)
    values (${org}, ${newId()}, ${team}, ${org}, ${text}, ${person})`)

export const purposesAtOnce = 100

/** What is in force in teams that are in use, by name. */
export const purposesInForce = (tx: Transaction, { org }: Viewer, after: Id | null) =>
  tx.rows<{ team: Id; name: string; text: string; at: Date }>(sql`
    select t.team, t.name, u.body as text, u.at from team t
    cross join lateral (
      select u.body, u.at from team_purpose u where u.org = ${org} and u.team = t.team order by u.at desc, u.purpose desc limit 1
    ) u
    where t.org = ${org} and t.archived_on is null and u.body <> '' and (${after}::uuid is null or (t.name collate "und-x-icu", t.team) > (
      select a.name collate "und-x-icu", a.team from team a where a.org = ${org} and a.team = ${after}))
    order by t.name collate "und-x-icu", t.team limit ${sql.lit(purposesAtOnce + 1)}`)
