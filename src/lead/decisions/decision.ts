import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Fault } from '../../kernel/refusal.ts'
import { type Abilities, type Ability, may, mayIf, mayNot } from '../../kernel/viewer.ts'

/**
 * A decision is a question, its options, the advice and the objections heard, what was decided, why, and when to look
 * again. Exactly one person decides. While it is open its words may change; once it is decided they never do, and only
 * another decision can take its place.
 */
export const states = ['open', 'decided', 'looked at again', 'superseded'] as const
export type State = (typeof states)[number]

/**
 * How much of the decision is left to those whom it concerns, from none of it to all (the seven levels of delegation:
 * J. Appelo, "Management 3.0", 2011, chapter 6).
 */
export const levels = ['tell', 'sell', 'consult', 'agree', 'advise', 'inquire', 'delegate'] as const
export type Level = (typeof levels)[number]

/** At these nothing is decided before somebody was asked. */
export const asksFirst: readonly Level[] = ['consult', 'agree', 'advise']

export const adviceKinds = ['advice', 'objection'] as const
export type AdviceKind = (typeof adviceKinds)[number]

/** What it asks of somebody. */
export const concerns = ['to decide', 'to advise', 'to look again'] as const
export type Concern = (typeof concerns)[number]

export interface Option {
  title: string
  consequences: string
  /** How well it does by each criterion, 0 to 10, in their order; nothing where nobody has said. */
  marks: (number | null)[]
}

/** What a team gives up for it, and which priority of its own it sets aside. */
export interface TradeOff {
  team: Id | null
  givesUp: string
  priority: string
  amount: string | null
  unit: string
}

export const datesFault = (decideBy: Day | null, today: Day): Fault | null =>
  decideBy !== null && decideBy < today
    ? { at: 'decideBy', sentence: 'The day to decide by has passed. Choose a later one.' }
    : null

/** A loop of supersessions would leave none of them in force. `supersedes` answers what each takes the place of. */
export function closesLoop(decision: Id, next: Id | null, supersedes: (decision: Id) => Id | null): boolean {
  const met = new Set<Id>([decision])
  for (let at = next; at !== null; at = supersedes(at)) {
    if (met.has(at)) return true
    met.add(at)
  }
  return false
}

/** Which decisions another one may take the place of: what is decided and still holds. */
export const supersedingFault = (state: State): Fault | null =>
  state === 'open'
    ? { at: 'supersedes', sentence: 'That one is not decided yet. Change it itself.' }
    : state === 'superseded'
      ? { at: 'supersedes', sentence: 'Another decision has taken its place already. Supersede that one.' }
      : null

export interface Deciding {
  chosen: number | null
  decided: string
  reason: string
  expected: string
  /** In hundredths. */
  probability: number | null
  reviewOn: Day
}

/** What stands of it when somebody is about to decide. */
export interface Heard {
  options: number
  level: Level
  asked: { person: Id; name: string; dueOn: Day | null; spoke: boolean }[]
  /** Objections that nobody has answered. */
  unanswered: number
}

/** What is in the way of deciding so; all of it, since each is mended elsewhere. */
export function decidingFaults(words: Deciding, { options, level, asked, unanswered }: Heard, today: Day): Fault[] {
  const faults: Fault[] = []
  const refuse = (at: string, sentence: string): number => faults.push({ at, sentence })
  if (words.chosen !== null && words.chosen >= options) refuse('chosen', 'There is no such option. Choose another.')
  if (words.reviewOn <= today) refuse('reviewOn', 'The day to look again lies in the past. Choose a later one.')
  if ((words.expected === '') !== (words.probability === null))
    refuse(
      words.expected === '' ? 'expected' : 'probability',
      'What is expected and how likely it is belong together. Say both, or neither.',
    )
  if (unanswered > 0)
    refuse(
      '',
      unanswered === 1
        ? 'One objection has no answer yet. Answer it first.'
        : `${unanswered} objections have no answer yet. Answer them first.`,
    )
  if (asksFirst.includes(level) && asked.length === 0)
    refuse('', `To ${level}, somebody is asked before it is decided. Ask for advice, or choose another level.`)
  const silent =
    level === 'agree' ? asked.filter(({ spoke, dueOn }) => !spoke && (dueOn === null || dueOn >= today)) : []
  if (silent.length > 0)
    refuse(
      '',
      `To agree, all who were asked have spoken, or their day has passed. Not yet: ${silent.map(({ name }) => name).join(', ')}.`,
    )
  return faults
}

export const verbs = [
  'edit',
  'ask',
  'advise',
  'answer',
  'decide',
  'look again',
  'link',
  'supersede',
  'remove',
  'archive',
  'restore',
] as const
export type Verb = (typeof verbs)[number]

/** How a viewer stands to a decision. */
export interface Standing {
  decides: boolean
  opened: boolean
  /** Somewhere above whoever decides, or the lead of its team. */
  above: boolean
}

export interface Stage {
  state: State
  archived: boolean
  /** Somebody has given advice. */
  heard: boolean
  /** What came of it is known. */
  settled: boolean
}

/**
 * Who decides does all of it; who opened it prepares it; managers of who decides and the team’s lead may do so in their
 * place, with a trace. Only the one who decides decides. Everybody who sees it may advise and supersede.
 */
export function decisionAbilities({ decides, opened, above }: Standing, stage: Stage): Abilities<Verb> {
  const { state, archived, heard, settled } = stage
  const first = (...each: Ability[]): Ability => each.find((ability) => !ability.allowed) ?? may
  const prepares = mayIf(decides || opened || above, 'Only who decides, who opened it and their managers may do this.')
  const live = archived ? mayNot('This decision is archived. Restore it first.') : may
  const open = first(live, mayIf(state === 'open', 'It is decided, and is not changed any longer. Supersede it.'))
  const holds = mayIf(state === 'decided' || state === 'looked at again', 'It is not in force.')
  return {
    edit: first(prepares, open),
    ask: first(prepares, open),
    advise: open,
    answer: first(prepares, open),
    decide: first(mayIf(decides, 'Only the one who decides decides.'), open),
    'look again': first(
      mayIf(decides || above, 'Who decided and their managers look again.'),
      mayIf(state !== 'open', 'It is not decided yet.'),
      mayIf(!settled, 'What came of it is known already.'),
    ),
    link: first(prepares, live),
    supersede: holds,
    remove: first(
      mayIf(decides || opened, 'Only who decides and who opened it may delete it.'),
      mayIf(state === 'open', 'It is decided, and stays. Supersede it.'),
      mayIf(!heard, 'Somebody has given advice, which is kept. Archive it.'),
    ),
    archive: first(prepares, open),
    restore: first(prepares, mayIf(archived, 'It is not archived.')),
  }
}
