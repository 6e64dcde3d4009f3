import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'

/** What was, beside what is: who was where and when, the versions of the direction, and every change that was recorded. */
export interface Past {
  memberships: Stay[]
  managers: Stay[]
  versions: Version[]
  events: PastChange[]
}

/** A person in a team, or below a manager, from a day until a day. */
export interface Stay {
  person: Id
  /** The team, or the manager. */
  at: Id
  from: Day
  to: Day | null
}

export interface Version {
  direction: Id
  vision: string
  mission: string
  /** As JSON with its keys in order. */
  values: string
  writtenAt: string
  writtenBy: Id | null
  publishedAt: string
  publishedBy: Id | null
}

export interface PastChange {
  event: Id
  at: string
  by: Id | null
  happened: string
  subject: Id
  /** How the audience was made: see audience-words.ts. */
  audience: string
  before: object | null
  after: object | null
}

export const noPast: Past = { memberships: [], managers: [], versions: [], events: [] }

export const stayKey = ({ person, at, from, to }: Stay): string => `${person} ${at} ${from} ${to ?? ''}`
export const eventKey = ({
  at,
  happened,
  subject,
  by,
}: Omit<PastChange, 'event' | 'audience' | 'before' | 'after'>): string => `${at} ${happened} ${subject} ${by ?? ''}`
