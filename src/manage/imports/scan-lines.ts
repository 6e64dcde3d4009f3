import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Horizon, LinkKind, Place, ScanKind } from '../../lead/scans/scan.ts'

/** Scans with all that is in them, in the shape in which files speak of it. */
export interface Scans {
  scans: ScanLine[]
  findings: FindingLine[]
  dots: DotLine[]
  moves: MoveLine[]
  links: ScanLinkLine[]
}

interface Known {
  source: string | null
  externalId: string | null
}

export interface ScanLine extends Known {
  scan: Id
  kind: ScanKind
  question: string
  scope: string
  heldOn: Day
  owner: Id | null
  team: Id | null
  contributors: Id[]
  dots: number
  lookAgainOn: Day | null
  follows: Id | null
  /** How the audience was made: see audience-words.ts. */
  audience: string
  closedOn: Day | null
  archivedOn: Day | null
  /** Whether the person who imports can see it; what they cannot, they cannot add to. */
  seen: boolean
}

export interface FindingLine extends Known {
  finding: Id
  scan: Id
  place: Place
  text: string
  evidence: string
  link: string
  impact: number | null
  likelihood: number | null
  horizon: Horizon | null
  owner: Id | null
  confidence: number | null
  by: Id | null
  /** When it was found; null means now. */
  at: string | null
  mergedInto: Id | null
  flowedFrom: Id | null
  follows: Id | null
  archivedOn: Day | null
}

export interface DotLine {
  finding: Id
  person: Id
  dots: number
}

export interface MoveLine extends Known {
  move: Id
  scan: Id
  inside: Id
  outside: Id
  text: string
  by: Id | null
  at: string | null
  archivedOn: Day | null
}

export interface ScanLinkLine {
  finding: Id | null
  move: Id | null
  kind: LinkKind
  target: Id
  by: Id | null
  at: string | null
}

export const noScans: Scans = { scans: [], findings: [], dots: [], moves: [], links: [] }

export const dotKey = ({ finding, person }: Pick<DotLine, 'finding' | 'person'>): string => `${finding} ${person}`
export const linkKey = ({ finding, move, target }: Pick<ScanLinkLine, 'finding' | 'move' | 'target'>): string =>
  `${finding ?? move} ${target}`
