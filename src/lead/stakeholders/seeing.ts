import { relationTo } from '../../graph/store.ts'
import type { Id } from '../../kernel/ids.ts'
import { forbidden, invalid, notFound, Refusal } from '../../kernel/refusal.ts'
import { audiencesSeen } from '../../people/sight/store.ts'
import type { ViewerAsking } from '../../platform/answer.ts'
import { tell } from '../../platform/outbox.ts'
import { sql } from '../../platform/sql.ts'
import type { StakeholderSeen } from './contract.ts'
import * as expectations from './expectation-rows.ts'
import * as promises from './promise-rows.ts'
import { type PromiseVerb, promiseAbilities, type StakeholderVerb, stakeholderAbilities } from './stakeholder.ts'
import * as store from './store.ts'

// How a stakeholder stands to whoever asks: for every answer the same.

const { somebody, someTeam } = store

const relation = ({ tx, viewer, today }: ViewerAsking, row: store.StakeholderRow) =>
  relationTo(tx, viewer, { ...row, node: row.stakeholder, title: row.name, kind: 'goal', state: 'active' }, today)

const abilitiesOf = async (asking: ViewerAsking, row: store.StakeholderRow) =>
  stakeholderAbilities(row.archivedOn !== null, await relation(asking, row))

export async function stakeholderSeen(asking: ViewerAsking, stakeholder: Id): Promise<StakeholderSeen> {
  const { tx, viewer } = asking
  const row = await store.stakeholderRow(tx, viewer, stakeholder)
  const audiences = await audiencesSeen(tx, viewer, [row.audience])
  const abilities = await abilitiesOf(asking, row)
  const links = await expectations.linkRows(tx, viewer.org, stakeholder)
  return {
    ...store.listed(row),
    about: row.about,
    speaks: row.speaks,
    person: somebody(row.person, row.person_name),
    ofTeam: someTeam(row.ofTeam, row.of_team_name),
    attitude: row.attitude,
    attitudeOn: row.attitudeOn,
    rhythm: row.rhythm,
    expectations: (await expectations.expectationRows(tx, viewer.org, stakeholder)).map(({ by, name, at, ...one }) => ({
      ...one,
      by: somebody(by, name),
      at: at.toISOString(),
      links: links
        .filter((link) => link.expectation === one.expectation)
        .map(({ node, title, kind }) => ({ node, title, kind })),
    })),
    promises: (await promises.promiseRows(tx, viewer.org, stakeholder)).map(({ owner, owner_name, ...one }) => ({
      ...one,
      owner: { person: owner, name: owner_name },
      abilities: promiseAbilities(one.state, owner === viewer.person, abilities),
    })),
    addedBy: somebody(row.added_by, row.adder_name),
    addedAt: row.added_at.toISOString(),
    audience: audiences.get(row.audience) ?? { audience: row.audience, word: 'named', team: null, persons: [] },
    revision: row.revision,
    abilities,
  }
}

/** The stakeholder, held for a change that the viewer may make at this moment. */
export async function stakeholderFor(
  asking: ViewerAsking,
  stakeholder: Id,
  verb: StakeholderVerb,
): Promise<store.StakeholderRow> {
  const row = await store.stakeholderRow(asking.tx, asking.viewer, stakeholder, 'to write')
  const of = await relation(asking, row)
  // Who may never do it is told so before being told that it cannot be done now.
  const ever = stakeholderAbilities(verb === 'restore', of)[verb]
  if (!ever.allowed) throw forbidden(ever.because ?? '')
  const now = stakeholderAbilities(row.archivedOn !== null, of)[verb]
  if (!now.allowed) throw new Refusal('conflict', now.because ?? '')
  return row
}

/** The promise and its stakeholder, held for a change that the viewer may make at this moment. */
export async function promiseFor(
  asking: ViewerAsking,
  stakeholder: Id,
  promise: Id,
  verb: PromiseVerb,
): Promise<[store.StakeholderRow, promises.PromiseRow]> {
  const { tx, viewer } = asking
  const row = await store.stakeholderRow(tx, viewer, stakeholder, 'to write')
  const found = await promises.promiseRow(tx, viewer.org, stakeholder, promise)
  const of = await relation(asking, row)
  const mine = found.owner === viewer.person
  const ever = promiseAbilities(verb === 'reopen' ? 'kept' : 'open', mine, stakeholderAbilities(false, of))[verb]
  if (!ever.allowed) throw forbidden(ever.because ?? '')
  const now = promiseAbilities(found.state, mine, stakeholderAbilities(row.archivedOn !== null, of))[verb]
  if (!now.allowed) throw new Refusal('conflict', now.because ?? '')
  return [row, found]
}

interface Named {
  owner?: Id | null
  person?: Id | null
  team?: Id | null
  ofTeam?: Id | null
}

export async function refuseStrangers({ tx, viewer, today }: ViewerAsking, named: Named): Promise<void> {
  const { owner = null, person = null, team = null, ofTeam = null } = named
  const found = await tx.first<{ owner: boolean; left: boolean; person: boolean; teams: number }>(sql`
    select exists (select 1 from person p where p.org = ${viewer.org} and p.person = ${owner}) as owner,
      exists (select 1 from person p where p.org = ${viewer.org} and p.person = ${owner} and p.ends_on < ${today}) as left,
      exists (select 1 from person p where p.org = ${viewer.org} and p.person = ${person}) as person,
      (select count(*) from team t where t.org = ${viewer.org} and t.team = any (array[${team}, ${ofTeam}]::uuid[])) as teams`)
  if (owner && !found?.owner) throw notFound('person')
  if (owner && found?.left) throw invalid('owner', 'This person has left. Choose somebody who works here.')
  if (person && !found?.person) throw notFound('person')
  const teams = new Set([team, ofTeam].filter((one) => one !== null)).size
  if (found && found.teams < teams) throw notFound('team')
}

/** Whoever answers must be in the audience. */
export async function refuseUnseeing({ tx }: ViewerAsking, owner: Id, audience: Id, sentence: string): Promise<void> {
  const found = await tx.first<{ within: boolean }>(sql`select sees(${owner}, ${audience}) as within`)
  if (!found?.within) throw invalid('owner', sentence)
}

export const told = (
  { tx, viewer }: ViewerAsking,
  { stakeholder, audience }: Pick<store.StakeholderRow, 'stakeholder' | 'audience'>,
  happened: string,
  after: Record<string, unknown> | null = null,
  before: Record<string, unknown> | null = null,
) => tell(tx, viewer.org, viewer.person, { happened, subject: stakeholder, audience, before, after })

/** What differs between two versions, field by field. */
export function differing<T extends object>(before: T, after: T): [Record<string, unknown>, Record<string, unknown>] {
  const fields = (Object.keys(after) as (keyof T & string)[]).filter((field) => before[field] !== after[field])
  const only = (version: T): Record<string, unknown> =>
    Object.fromEntries(fields.map((field) => [field, version[field]]))
  return [only(before), only(after)]
}
