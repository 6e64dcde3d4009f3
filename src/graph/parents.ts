import type { Day } from '../kernel/dates.ts'
import type { Id } from '../kernel/ids.ts'
import type { Kind } from './node.ts'

/**
 * What a goal could support, the likeliest first: what says the same in other words, belongs to its team or a team above,
 * is owned by a manager of its owner, runs at the same time, or carries others already. Each says why it is suggested.
 */
export const parentReasons = ['vision', 'words', 'team', 'team above', 'line', 'time', 'carries'] as const
export type ParentReason = (typeof parentReasons)[number]

/** The goal, or what is known so far of one that is being written. */
export interface Seeking {
  title: string
  start: Day | null
  due: Day | null
}

export interface Candidate {
  node: Id
  kind: Kind
  title: string
  start: Day | null
  due: Day | null
  /** How many teams further up, 0 in the same one; null in another branch. */
  teamsUp: number | null
  /** A manager of the goal's owner owns it. */
  ofManager: boolean
  /** Goals below it. */
  below: number
}

export interface Ranked {
  node: Id
  because: ParentReason[]
  score: number
}

export function rankParents(goal: Seeking, candidates: Candidate[]): Ranked[] {
  const own = stems(goal.title)
  return candidates
    .map((candidate) => ranked(goal, own, candidate))
    .filter(({ because }) => because.length > 0)
    .sort((a, b) => b.score - a.score || (a.node < b.node ? -1 : 1))
}

function ranked(goal: Seeking, own: ReadonlySet<string>, candidate: Candidate): Ranked {
  const { node, kind, teamsUp } = candidate
  const alike = likeness(own, stems(candidate.title))
  const found: [ParentReason, number][] = [
    ['words', alike >= 0.2 ? 3 * alike : 0],
    ['team', teamsUp === 0 ? 1 : 0],
    ['team above', teamsUp !== null && teamsUp > 0 ? 1.2 / teamsUp : 0],
    ['line', candidate.ofManager && kind !== 'vision' ? 1 : 0],
    ['vision', kind === 'vision' ? 0.5 : 0],
  ]
  const why = found.filter(([, score]) => score > 0)
  // At the same time, and with others below it, is much in an organisation: it orders, and alone it says nothing.
  if (why.length > 0 && kind !== 'vision') {
    if (isAround(goal, candidate)) why.push(['time', 0.5])
    if (candidate.below > 0) why.push(['carries', 0.6])
  }
  return {
    node,
    because: parentReasons.filter((reason) => why.some(([each]) => each === reason)),
    score: why.reduce((sum, [, score]) => sum + score, 0),
  }
}

/** It is under way while the goal is, and does not end long before it. */
const isAround = (goal: Seeking, { start, due }: Candidate): boolean =>
  goal.due !== null && due !== null && due >= goal.due && (start === null || start <= goal.due)

/** The longest words of a title, by which others are found that share them. */
export const tellingWords = (title: string, most: number): string[] =>
  [...new Set(words(title))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, most)

const words = (title: string): string[] =>
  title
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 4 && !empty.has(word))

/** Words by how they begin, so that "wait" and "waiting" are one. */
const stems = (title: string): ReadonlySet<string> => new Set(words(title).map((word) => word.slice(0, 5)))

const likeness = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  const shared = [...one].filter((stem) => other.has(stem)).length
  return shared === 0 ? 0 : shared / Math.sqrt(one.size * other.size)
}

const empty = new Set([
  'with',
  'from',
  'that',
  'this',
  'than',
  'into',
  'their',
  'every',
  'more',
  'less',
  'have',
  'will',
])
