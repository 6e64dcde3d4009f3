import type { Id } from '../../kernel/ids.ts'

/** What people said to each other about goals and check-ins, and who follows what. */
export interface Said {
  comments: Comment[]
  reactions: Reaction[]
  acknowledgements: Acknowledgement[]
  followers: Follower[]
}

interface About {
  kind: 'goal' | 'check-in' | 'comment'
  subject: Id
  /** The goal that it belongs to. */
  node: Id
}

export interface Comment extends About {
  comment: Id
  by: Id | null
  at: string
  /** Empty where it was withdrawn: what it said is shown to nobody. */
  body: string
  mentions: Id[]
  revision: number
  withdrawnBy: Id | null
  withdrawnAt: string | null
}

export interface Reaction extends About {
  person: Id
  word: string
  at: string
  /** Of one that was taken back: it is written nowhere, and not given anew. */
  withdrawn: boolean
}

export interface Acknowledgement {
  checkIn: Id
  node: Id
  by: Id
  at: string
}

export interface Follower {
  node: Id
  person: Id
  follows: boolean
  because: string
  at: string
}

export const nothingSaid: Said = { comments: [], reactions: [], acknowledgements: [], followers: [] }

export const reactionKey = ({ subject, person, word }: Pick<Reaction, 'subject' | 'person' | 'word'>): string =>
  `${subject} ${person} ${word}`
export const acknowledgementKey = ({ checkIn, by }: Pick<Acknowledgement, 'checkIn' | 'by'>): string =>
  `${checkIn} ${by}`
export const followerKey = ({ node, person }: Pick<Follower, 'node' | 'person'>): string => `${node} ${person}`
