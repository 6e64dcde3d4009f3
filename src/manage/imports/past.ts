import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Quantity } from '../../kernel/quantity.ts'

/** What was, beside what is: who was where and when, the versions of the direction, and every change that was recorded. */
export interface Past {
  memberships: Stay[]
  managers: Stay[]
  owners: Ownership[]
  links: Link[]
  versions: Version[]
  events: PastChange[]
}

/** Whose a goal was, and who could see it, from a day until a day. */
export interface Ownership {
  node: Id
  owner: Id | null
  /** How the audience was made: see audience-words.ts. */
  audience: string
  from: Day
  to: Day | null
}

/** What carried what, from a day until a day. */
export interface Link {
  parent: Id
  child: Id
  share: Quantity | null
  accepted: boolean
  from: Day
  to: Day | null
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
  /** Null for the draft. */
  publishedAt: string | null
  publishedBy: Id | null
  /** Why it was published. */
  word: string
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

export const noPast: Past = {
  memberships: [],
  managers: [],
  owners: [],
  links: [],
  versions: [],
  events: [],
}

export const stayKey = ({ person, at, from, to }: Stay): string => `${person} ${at} ${from} ${to ?? ''}`
export const ownershipKey = ({ node, from, to }: Ownership): string => `${node} ${from} ${to ?? ''}`
export const linkKey = ({ parent, child, from, to }: Link): string => `${parent} ${child} ${from} ${to ?? ''}`
export const eventKey = ({
  at,
  happened,
  subject,
  by,
}: Omit<PastChange, 'event' | 'audience' | 'before' | 'after'>): string => `${at} ${happened} ${subject} ${by ?? ''}`
