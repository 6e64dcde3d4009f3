import type { Phase } from '../../graph/curve.ts'
import type { ClosedAs } from '../../graph/health.ts'
import type { Direction as Way } from '../../graph/measure.ts'
import type { Kind, State } from '../../graph/node.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Quantity } from '../../kernel/quantity.ts'

import type { BriefingLine } from './briefing-lines.ts'
import type { ChangeLine } from './change-lines.ts'
import type { DecisionLine } from './decision-lines.ts'
import type { Kept } from './kept-lines.ts'
import type { Milestone } from './milestone-cells.ts'
import type { Past } from './past.ts'
import type { Indicator, IndicatorReading } from './plan-indicators.ts'
import type { Said } from './said.ts'
import type { Scans } from './scan-lines.ts'
import type { Signals } from './signal-lines.ts'
import type { Stakeholders } from './stakeholder-lines.ts'
import type { Strategies } from './strategy-lines.ts'

/**
 * What an organisation holds, in the shape in which files speak of it. Export writes it out; import compares a file with
 * it and says what it will be afterwards, in the same shape; rolling back writes the earlier one again.
 */
export interface Present {
  /** The civil date where the organisation is. */
  today: Day
  persons: Person[]
  teams: Team[]
  nodes: Node[]
  checkIns: CheckIn[]
  closings: Closing[]
  direction: Direction | null
  indicators: Indicator[]
  indicatorReadings: IndicatorReading[]
  settings: Settings | null
  decisions: DecisionLine[]
  changes: ChangeLine[]
  briefings: BriefingLine[]
  cycles: Cycle[]
  carryOvers: CarryOver[]
  said: Said
  scans: Scans
  signals: Signals
  strategy: Strategies
  stakeholders: Stakeholders
  kept: Kept
  past: Past
}

/** What an organisation has set for itself, but for its name, which is its own wherever it lives. */
export interface Settings {
  org: Id
  zone: string
  locale: string
  currency: string
  fiscalMonth: number
  revision: number
}

export interface Cycle {
  cycle: Id
  name: string
  length: string
  from: Day
  to: Day
  revision: number
}

/** What was decided about a goal at the end of a cycle. */
export interface CarryOver {
  carryOver: Id
  cycle: Id
  goal: Id
  decided: 'closed' | 'extended' | 'continued'
  next: Id | null
  successor: Id | null
  by: Id
  at: string
}

interface Known {
  source: string | null
  externalId: string | null
}

export interface Person extends Known {
  person: Id
  name: string
  email: string | null
  title: string
  administrator: boolean
  startsOn: Day | null
  endsOn: Day | null
  manager: Id | null
  teams: Id[]
  revision: number
}

export interface Team extends Known {
  team: Id
  name: string
  parent: Id | null
  lead: Id | null
  /** Days between two check-ins; null where it follows the team above. */
  rhythm: number | null
  archivedOn: Day | null
  /** What it is there for, in its own words; empty where it has not said. */
  purpose: string
  revision: number
}

export interface Edge {
  parent: Id
  share: Quantity | null
  accepted: boolean
  place: number
}

export interface Node extends Known {
  node: Id
  kind: Kind
  title: string
  owner: Id | null
  team: Id | null
  /** How the audience was made: see audience-words.ts. A measure has its goal's. */
  audience: string
  start: Day | null
  due: Day | null
  state: State
  closedAs: ClosedAs | null
  framework: string | null
  /** What its framework keeps of it, as JSON with its keys in order. */
  facts: string
  countsUpward: boolean
  revision: number
  /** What its source noted beside it, of no date, so that it is no check-in. */
  remark: string
  /** Whether the person who imports can see it; what they cannot, they cannot change. */
  seen: boolean
  supports: Edge[]
  // a goal
  why: string
  how: string
  ownRhythm: number | null
  deputy: Id | null
  deputyFrom: Day | null
  deputyTo: Day | null
  // a measure
  goal: Id | null
  unit: string
  direction: Way
  baseline: Quantity | null
  target: Quantity | null
  targetMax: Quantity | null
  targetText: string | null
  value: Quantity | null
  valueOn: Day | null
  /** What is expected by when, where that is no straight line. */
  phases: Phase[]
  addsUp: boolean
  /** Of a list of milestones; empty for any other measure. */
  milestones: Milestone[]
  /** The indicator that it leans on. */
  indicator: Id | null
}

export interface CheckIn extends Known {
  checkIn: Id
  goal: Id
  by: Id | null
  /** When it was recorded; null means now. */
  at: string | null
  readOn: Day
  confidence: number | null
  note: string
  inTheWay: string
  supersedes: Id | null
  /** The reading of an indicator that it came from: what corrects that one corrects this one. */
  fromReading: Id | null
  readings: { measure: Id; value: Quantity }[]
}

export interface Closing {
  closing: Id
  goal: Id
  closedAs: ClosedAs
  learnt: string
  by: Id | null
  at: string
  progress: Quantity | null
  met: number
  notMet: number
  noReading: number
  noTarget: number
  framework: string | null
  score: Quantity | null
  computedScore: Quantity | null
  band: string | null
  scoreSentence: string
  scoreBecause: string
  missedBecause: string
  helped: string
  reopenedBy: Id | null
  reopenedAt: string | null
  because: string
}

export interface Direction {
  vision: string
  mission: string
  principles: { name: string; text: string; behaviours?: string[] }[]
}
