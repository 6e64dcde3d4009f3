import type { Id } from '../kernel/ids.ts'
import { type Ability, mayIf, type Viewer } from '../kernel/viewer.ts'

/**
 * A node is anything that carries or is carried: the vision, a goal, a measure. It has a title, an owner, a team, an
 * audience, dates and a standing; what is special to its kind stands in that kind's slice.
 */
export const kinds = ['vision', 'goal', 'measure'] as const
export type Kind = (typeof kinds)[number]

export const states = ['draft', 'active', 'closed'] as const
export type State = (typeof states)[number]

/** What can be missing: an owner, a why (in words or by a link), a how (likewise), a when. */
export const gaps = ['owner', 'why', 'how', 'when'] as const
export type Gap = (typeof gaps)[number]

/** How a viewer stands to a node; loaded once, decides everything that they may do with it. */
export interface Relation {
  isOwner: boolean
  isDeputy: boolean
  /** Somewhere above the owner in the reporting line. */
  isAbove: boolean
  leadsTeam: boolean
  administrator: boolean
  hasOwner: boolean
}

/** The owner edits; their line and the team's lead may correct, with a trace; without an owner, lead and administrator. */
export const mayEdit = (relation: Relation): Ability =>
  mayIf(
    relation.isOwner ||
      relation.isDeputy ||
      relation.isAbove ||
      relation.leadsTeam ||
      (!relation.hasOwner && relation.administrator),
    'Only its owner, their managers and the team’s lead may change this.',
  )

/** The parent's owner accepts support and sets shares; where it has no owner, its team's lead or an administrator. */
export const mayAccept = (parent: Relation): Ability =>
  mayIf(
    parent.hasOwner ? parent.isOwner || parent.isDeputy : parent.leadsTeam || parent.administrator,
    'The owner of the goal that is supported accepts support and sets shares.',
  )

export const nobody: Relation = {
  isOwner: false,
  isDeputy: false,
  isAbove: false,
  leadsTeam: false,
  administrator: false,
  hasOwner: false,
}

/** Names the persons or goals of a loop in the order in which they stand. */
export const loopSentence = (titles: (string | null)[]): string =>
  titles.some((title) => title === null)
    ? 'This would close a loop through goals that you cannot see.'
    : `This would close a loop: ${titles.join(' → ')}.`

export const isViewer = (viewer: Viewer, person: Id | null): boolean => person !== null && viewer.person === person
