import { type Ability, may, mayNot } from '../../kernel/viewer.ts'

/**
 * What somebody owes: check-ins that are due, their word on goals that would support theirs, closings of goals past
 * their due date, gaps of their goals, readings of their indicators, and answers to who mentioned them, which are theirs alone to
 * know of. A goal past its due date owes its closing and no check-in.
 */
export interface Owed {
  checkIns: number
  words: number
  closings: number
  gaps: number
  /** Of indicators. */
  readings: number
  questions?: number
  /** To decide, to advise on, to look at again; theirs alone as well. */
  decisions?: number
  /** To look at again. */
  signals?: number
  changes?: number
  scans?: number
  strategies?: number
  /** To stakeholders, due by now; and whom to speak with again. */
  promises?: number
  contacts?: number
  /** Things offered to them, which wait for a yes or a no. */
  offers?: number
  /** To pass on, to answer, to look at again. */
  briefings?: number
  /** Asked of me, anonymously. */
  pulses?: number
}

export const countOf = (owed: Owed): number => {
  const {
    checkIns,
    words,
    closings,
    gaps,
    readings,
    questions = 0,
    decisions = 0,
    signals = 0,
    changes = 0,
    scans = 0,
    strategies = 0,
    promises = 0,
    contacts = 0,
    briefings = 0,
    offers = 0,
    pulses = 0,
  } = owed
  return (
    checkIns +
    words +
    closings +
    gaps +
    readings +
    questions +
    decisions +
    signals +
    changes +
    scans +
    strategies +
    promises +
    contacts +
    offers +
    briefings +
    pulses
  )
}

/** Days after which a question that nobody answered is let go. */
export const questionsLast = 60

/** What a goal can lack that its owner can mend; an owner it has. Measures are asked for where neither they nor goals carry it. */
export const missing = ['why', 'how', 'when', 'measure'] as const
export type Missing = (typeof missing)[number]

export function mayNudge(owed: number, nudgedAt: Date | null): Ability {
  if (nudgedAt) return mayNot('They were reminded this week already. Once a week is enough.')
  return owed > 0 ? may : mayNot('They owe nothing that you can see.')
}
