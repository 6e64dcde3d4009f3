import { relationTo } from '../../graph/store.ts'
import type { Id } from '../../kernel/ids.ts'
import { forbidden, invalid, notFound, Refusal } from '../../kernel/refusal.ts'
import { audiencesSeen } from '../../people/sight/store.ts'
import type { ViewerAsking } from '../../platform/answer.ts'
import { tell } from '../../platform/outbox.ts'
import { sql } from '../../platform/sql.ts'
import type { FindingSeen, ScanSeen } from './contract.ts'
import * as findings from './finding-rows.ts'
import { movesWith } from './move-rows.ts'
import { mayChange, placesOf, type ScanRelation, type ScanVerb, scanAbilities } from './scan.ts'
import * as store from './store.ts'

// How a scan and its findings stand to whoever asks: for every answer the same.

async function relation({ tx, viewer, today }: ViewerAsking, row: store.ScanRow): Promise<ScanRelation> {
  const facts = { ...row, node: row.scan, title: row.question, kind: 'goal' as const, state: 'active' as const }
  return {
    ...(await relationTo(tx, viewer, facts, today)),
    contributes: await store.contributes(tx, viewer, row.scan),
  }
}

export const abilitiesOf = async (asking: ViewerAsking, row: store.ScanRow) =>
  scanAbilities({ closed: row.closed_on !== null, archived: row.archived_on !== null }, await relation(asking, row))

/** Who never may is refused with forbidden, who may not now with conflict. */
export async function scanFor(asking: ViewerAsking, scan: Id, verb: ScanVerb): Promise<store.ScanRow> {
  const hold = verb === 'contribute' || verb === 'act' ? 'to add' : 'to change'
  const row = await store.scanRow(asking.tx, asking.viewer, scan, hold)
  const of = await relation(asking, row)
  const ever = scanAbilities({ closed: verb === 'reopen', archived: verb === 'restore' }, of)[verb]
  if (!ever.allowed) throw forbidden(ever.because ?? '')
  const now = scanAbilities({ closed: row.closed_on !== null, archived: row.archived_on !== null }, of)[verb]
  if (!now.allowed) throw new Refusal('conflict', now.because ?? '')
  return row
}

export async function scanSeen(asking: ViewerAsking, scan: Id): Promise<ScanSeen> {
  const { tx, viewer } = asking
  const row = await store.scanRow(tx, viewer, scan)
  const counts = await store.counted(tx, viewer.org, [scan])
  const audiences = await audiencesSeen(tx, viewer, [row.audience])
  return {
    ...store.listed(row, counts),
    scope: row.scope,
    dots: row.dots,
    placed: await findings.placedBy(tx, viewer, scan),
    contributors: await store.contributorsOf(tx, viewer.org, scan),
    audience: audiences.get(row.audience) ?? { audience: row.audience, word: 'named', team: null, persons: [] },
    follows: await store.scanNamed(tx, viewer.org, row.follows),
    followedBy: await store.followersOf(tx, viewer.org, scan),
    places: placesOf(row.kind).map((place) => {
      const count = counts.find((each) => each.place === place)
      return { place, findings: count?.findings ?? 0, unacted: count?.unacted ?? 0 }
    }),
    revision: row.revision,
    abilities: await abilitiesOf(asking, row),
  }
}

export async function findingSeen(asking: ViewerAsking, scan: store.ScanRow, finding: Id): Promise<FindingSeen> {
  const { tx, viewer } = asking
  const row = await findings.findingRow(tx, viewer, scan.scan, finding)
  const { arrange } = await abilitiesOf(asking, scan)
  const merged = await findings.mergedInto(tx, viewer.org, finding)
  return {
    ...findings.seenAs(row, scan.follows !== null, mayChange(row, viewer.person, arrange)),
    mergedHere: merged.map(({ by, by_name, ...one }) => ({
      ...one,
      by: by && by_name !== null ? { person: by, name: by_name } : null,
    })),
    moves: await movesWith(tx, viewer.org, finding),
  }
}

export async function refuseStrangers(
  { tx, viewer, today }: ViewerAsking,
  owner: Id | null,
  team: Id | null = null,
): Promise<void> {
  const found = await tx.first<{ owner: boolean; left: boolean; team: boolean }>(sql`
    select exists (select 1 from person p where p.org = ${viewer.org} and p.person = ${owner}) as owner,
      exists (select 1 from person p where p.org = ${viewer.org} and p.person = ${owner} and p.ends_on < ${today}) as left,
      exists (select 1 from team t where t.org = ${viewer.org} and t.team = ${team}) as team`)
  if (owner && !found?.owner) throw notFound('person')
  if (owner && found?.left) throw invalid('owner', 'This person has left. Choose somebody who works here.')
  if (team && !found?.team) throw notFound('team')
}

/** Whoever shall contribute or own must see the scan. */
export async function refuseUnseeing(
  { tx, viewer }: ViewerAsking,
  audience: Id,
  at: 'contributors' | 'owner',
  persons: Id[],
): Promise<void> {
  if (persons.length === 0) return
  const unseeing = await store.unseeing(tx, viewer.org, persons, audience)
  if (unseeing.length === 0) return
  const names = unseeing.slice(0, 5).join(', ')
  throw invalid(at, `Not in the scan’s audience: ${names}. Choose others, or another audience.`)
}

export const told = (
  { tx, viewer }: ViewerAsking,
  subject: Id,
  audience: Id,
  happened: string,
  after: Record<string, unknown> | null = null,
  before: Record<string, unknown> | null = null,
) => tell(tx, viewer.org, viewer.person, { happened, subject, audience, before, after })

/** The fields that differ between two versions, for the history. */
export function differing<T extends object>(before: T, after: T): [Record<string, unknown>, Record<string, unknown>] {
  const fields = (Object.keys(after) as (keyof T & string)[]).filter((field) => before[field] !== after[field])
  const only = (version: T): Record<string, unknown> =>
    Object.fromEntries(fields.map((field) => [field, version[field]]))
  return [only(before), only(after)]
}
