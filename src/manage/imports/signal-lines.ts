import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Direction, Ending, Factor, Horizon, SignalKind } from '../../lead/signals/signal.ts'

/** Signals with their sightings, in the shape in which files speak of them. */
export interface Signals {
  signals: SignalLine[]
  sightings: SightingLine[]
}

interface Known {
  source: string | null
  externalId: string | null
}

export interface SignalLine extends Known {
  signal: Id
  title: string
  text: string
  kind: SignalKind
  factor: Factor
  horizon: Horizon
  impact: number
  direction: Direction
  owner: Id
  team: Id | null
  rhythm: number
  lookAgainOn: Day
  expected: string
  probability: number | null
  addedBy: Id | null
  /** When it was added; null means now. */
  addedAt: string | null
  closedAs: Ending | null
  closedOn: Day | null
  outcome: string
  /** The goals that it endangers. */
  endangers: Id[]
  /** How the audience was made: see audience-words.ts. */
  audience: string
  /** Whether the person who imports can see it; what they cannot, they cannot add to. */
  seen: boolean
}

export interface SightingLine extends Known {
  sighting: Id
  signal: Id
  seenOn: Day
  note: string
  link: string
  by: Id | null
  at: string | null
}

export const noSignals: Signals = { signals: [], sightings: [] }
