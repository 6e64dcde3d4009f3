import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Attitude, PromiseState, Side } from '../../lead/stakeholders/stakeholder.ts'

/** Stakeholders with what they expect, what was promised and when they were spoken with, as files speak of them. */
export interface Stakeholders {
  stakeholders: StakeholderLine[]
  expectations: ExpectationLine[]
  promises: PromiseLine[]
  contacts: ContactLine[]
}

interface Known {
  source: string | null
  externalId: string | null
}

export interface StakeholderLine extends Known {
  stakeholder: Id
  name: string
  about: string
  side: Side
  person: Id | null
  ofTeam: Id | null
  speaks: string
  influence: number
  interest: number
  attitude: Attitude | null
  attitudeOn: Day | null
  owner: Id
  team: Id | null
  rhythm: number | null
  nextOn: Day | null
  addedBy: Id | null
  /** When they were added; null means now. */
  addedAt: string | null
  archivedOn: Day | null
  /** How the audience was made: see audience-words.ts. */
  audience: string
  /** Whether the person who imports can see them; to whom they cannot see they cannot add. */
  seen: boolean
}

export interface ExpectationLine extends Known {
  expectation: Id
  stakeholder: Id
  text: string
  by: Id | null
  at: string | null
  endedOn: Day | null
  /** The goals that it is about. */
  goals: Id[]
}

export interface PromiseLine extends Known {
  promise: Id
  stakeholder: Id
  text: string
  owner: Id
  madeOn: Day
  firstDueOn: Day
  dueOn: Day
  state: PromiseState
  settledOn: Day | null
  word: string
  by: Id | null
  at: string | null
}

export interface ContactLine extends Known {
  contact: Id
  stakeholder: Id
  spokeOn: Day
  note: string
  by: Id | null
  at: string | null
}

export const noStakeholders: Stakeholders = { stakeholders: [], expectations: [], promises: [], contacts: [] }
