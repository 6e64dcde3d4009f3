import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Allotment, ChoiceKind, Horizon, Work } from '../../lead/strategy/strategy.ts'

/** The versions of the strategy, and what was used, in the shape in which files speak of them. */
export interface Strategies {
  strategies: StrategyLine[]
  used: UsedLine[]
}

interface Known {
  source: string | null
  externalId: string | null
}

export interface StrategyLine extends Known {
  strategy: Id
  publishedOn: Day
  by: Id | null
  /** When it was published; null means now. */
  at: string | null
  word: string
  lookAgainOn: Day | null
  inForce: boolean
  choices: { kind: ChoiceKind; place: number; text: string; reason: string }[]
  priorities: PriorityLine[]
  allotments: Allotment[]
  /** How the audience was made: see audience-words.ts. */
  audience: string
  /** Whether the person who imports can see it. */
  seen: boolean
}

export interface PriorityLine extends Known {
  priority: Id
  place: number
  title: string
  why: string
  horizon: Horizon
  fromYear: number | null
  toYear: number | null
  work: Work
  owner: Id
  /** The goals that carry it. */
  goals: Id[]
}

export interface UsedLine extends Allotment {
  by: Id | null
  at: string | null
}

export const noStrategies: Strategies = { strategies: [], used: [] }
