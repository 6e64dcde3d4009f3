import { mayEdit, type Relation } from '../../graph/node.ts'
import { relationTo } from '../../graph/store.ts'
import type { Id } from '../../kernel/ids.ts'
import { forbidden, Refusal } from '../../kernel/refusal.ts'
import { audiencesSeen } from '../../people/sight/store.ts'
import type { ViewerAsking } from '../../platform/answer.ts'
import { tell } from '../../platform/outbox.ts'
import * as carrying from './carrying.ts'
import { changeAbilities, type Verb } from './change.ts'
import type { ChangeListed, ChangeSeen } from './contract.ts'
import * as store from './store.ts'

const { aTeam, somebody } = store

interface Standing {
  relation: Relation
  champion: boolean
}

export async function standingTo({ tx, viewer, today }: ViewerAsking, row: store.ChangeRow): Promise<Standing> {
  const facts = { ...row, node: row.change, kind: 'goal', state: 'active' } as const
  const champions = await carrying.championRows(tx, viewer.org, row.change)
  return {
    relation: await relationTo(tx, viewer, facts, today),
    champion: champions.some(({ person }) => person === viewer.person),
  }
}

/** Whether whoever asks carries it: by answering for it, or as a champion. */
export const carries = ({ relation, champion }: Standing): boolean => mayEdit(relation).allowed || champion

/** The change, held for a change that the viewer may make at this moment. */
export async function changeFor(asking: ViewerAsking, change: Id, verb: Verb): Promise<store.ChangeRow> {
  const row = await store.changeRow(asking.tx, asking.viewer, change, 'to write')
  const { relation, champion } = await standingTo(asking, row)
  // Who may never do it is told so before being told that it cannot be done now.
  const ever = changeAbilities(verb === 'reopen', relation, champion)[verb]
  if (!ever.allowed) throw forbidden(ever.because ?? '')
  const now = changeAbilities(row.closedAs !== null, relation, champion)[verb]
  if (!now.allowed) throw new Refusal('conflict', now.because ?? '')
  return row
}

export async function seen(asking: ViewerAsking, change: Id): Promise<ChangeSeen> {
  const { tx, viewer } = asking
  const { org } = viewer
  const row = await store.changeRow(tx, viewer, change)
  const { relation, champion } = await standingTo(asking, row)
  const audiences = await audiencesSeen(tx, viewer, [row.audience])
  const affected = await carrying.affectedRows(tx, org, change)
  const outside = affected.flatMap(({ stakeholder }) => stakeholder ?? [])
  const names = await carrying.stakeholderNames(tx, org, outside)
  return {
    ...store.faceOf(row),
    whyNow: row.whyNow,
    ifNot: row.ifNot,
    begunBy: somebody(row.begun_by, row.beginner_name),
    begunAt: row.begun_at.toISOString(),
    model: row.model,
    stages: row.stages,
    current: row.current,
    // A stakeholder that the viewer does not see is as if it were not affected.
    affected: affected
      .filter(({ stakeholder }) => stakeholder === null || names.has(stakeholder))
      .map(({ team, team_name, person, person_name, stakeholder, effect }) => ({
        team: aTeam(team, team_name),
        person: somebody(person, person_name),
        stakeholder: stakeholder ? { stakeholder, name: names.get(stakeholder) ?? '' } : null,
        effect,
      })),
    champions: await carrying.championRows(tx, org, change),
    resistance: (await carrying.resistanceRows(tx, org, change)).map((each) => ({
      resistance: each.resistance,
      said: each.said,
      person: somebody(each.person, each.person_name),
      team: aTeam(each.team, each.team_name),
      by: somebody(each.by, each.by_name),
      at: each.at.toISOString(),
      behind: each.behind,
      answer: each.answer,
      answeredBy: somebody(each.answered_by, each.answerer_name),
      answeredAt: each.answered_at?.toISOString() ?? null,
      moved: each.moved,
      revision: each.revision,
      mine: each.person === viewer.person,
    })),
    learnt: row.learnt,
    links: (await carrying.linkRows(tx, org, change)).map(({ owner, name: called, ...node }) => ({
      ...node,
      owner: somebody(owner, called),
    })),
    audience: audiences.get(row.audience) ?? { audience: row.audience, word: 'named', team: null, persons: [] },
    revision: row.revision,
    abilities: changeAbilities(row.closedAs !== null, relation, champion),
  }
}

export async function listed({ tx, viewer }: ViewerAsking, rows: readonly store.ChangeRow[]): Promise<ChangeListed[]> {
  const all = rows.map(({ change }) => change)
  const unanswered = await store.unansweredOf(tx, viewer.org, all)
  const buyIn = await store.buyInOf(tx, viewer.org, all)
  return rows.map((row) => ({
    ...store.faceOf(row),
    buyIn: buyIn.get(row.change) ?? null,
    unanswered: unanswered.get(row.change) ?? 0,
  }))
}

export const told = (
  { tx, viewer }: ViewerAsking,
  { change, audience }: Pick<store.ChangeRow, 'change' | 'audience'>,
  happened: string,
  after: Record<string, unknown> | null = null,
  before: Record<string, unknown> | null = null,
) => tell(tx, viewer.org, viewer.person, { happened, subject: change, audience, before, after })

/** Without saying by whom: who takes their name off what they said must not be found in the history. */
export const quietly = (
  { tx, viewer }: ViewerAsking,
  { change, audience }: Pick<store.ChangeRow, 'change' | 'audience'>,
  happened: string,
) => tell(tx, viewer.org, null, { happened, subject: change, audience })
