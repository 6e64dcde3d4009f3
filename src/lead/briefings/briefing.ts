import { type Abilities, type Ability, may, mayIf, mayNot } from '../../kernel/viewer.ts'

/**
 * A briefing is a message down the line: what, why, what it means, and what is asked of whoever reads it. It goes from one
 * level to the next; each manager says what it means where they are before they pass it on, or it goes on without them
 * after a set time. Whoever has it says whether it is understood, or asks; questions climb until somebody answers them.
 */
export const reaches = ['organisation', 'teams', 'below'] as const
export type Reach = (typeof reaches)[number]

export const marks = ['understood', 'question', 'concern'] as const
export type Mark = (typeof marks)[number]

/** Those that are asked in words. */
export const askings = ['question', 'concern'] as const
export type Asking = (typeof askings)[number]

export const states = ['draft', 'under way', 'ended'] as const
export type State = (typeof states)[number]

export const linkKinds = ['goal', 'decision', 'change'] as const
export type LinkKind = (typeof linkKinds)[number]

/** What it asks of somebody. */
export const concerns = ['to pass on', 'to answer', 'to look again'] as const
export type Concern = (typeof concerns)[number]

/** Days after which it goes on without a manager, unless its sender says otherwise. */
export const usualPassAfter = 3
/** Days after which its sender looks at what came of it. */
export const usualLookAgain = 21

export const stateOf = (sentOn: string | null, endedOn: string | null): State =>
  sentOn === null ? 'draft' : endedOn === null ? 'under way' : 'ended'

export interface Words {
  what: string
  why: string
  means: string
  asks: string
}

/** What is missing before it can be sent: a briefing without a why is an order. */
export function unsaid({ what, why }: Words): { at: 'what' | 'why'; sentence: string } | null {
  if (what === '') return { at: 'what', sentence: 'Say what it is about before you send it.' }
  if (why === '') return { at: 'why', sentence: 'Say why before you send it: without a why it is an order.' }
  return null
}

/** A mark in words needs words, and only that. */
export const markFault = (mark: Mark, words: string): string | null =>
  mark === 'understood'
    ? words === ''
      ? null
      : 'Whoever has understood need not say more. Choose question or concern, or leave the words out.'
    : words === ''
      ? 'Say it in words, so that somebody can answer.'
      : null

export const verbs = [
  'edit',
  'send',
  'remove',
  'pass on',
  'mark',
  'see how it travels',
  'look again',
  'end',
  'link',
] as const
export type Verb = (typeof verbs)[number]

export interface Standing {
  owns: boolean
  state: State
  /** It has reached the viewer. */
  has: boolean
  /** Somebody waits below the viewer; and they have passed it on. */
  passes: boolean
  passed: boolean
}

export function briefingAbilities({ owns, state, has, passes, passed }: Standing): Abilities<Verb> {
  const own = mayIf(owns, 'Only its sender may do this.')
  const draft = mayIf(state === 'draft', 'It is sent, and is not changed any longer. Write another one.')
  const sent = mayIf(state !== 'draft', 'It is not sent yet.')
  const running = state === 'ended' ? mayNot('It has ended.') : sent
  const first = (...each: Ability[]): Ability => each.find((ability) => !ability.allowed) ?? may
  return {
    edit: first(own, draft),
    send: first(own, draft),
    remove: first(own, draft),
    'pass on': first(
      mayIf(has && !owns, 'It has not come to you.'),
      mayIf(passes, 'Nobody waits for it below you. It ends with you.'),
      mayIf(!passed, 'It is passed on already.'),
      running,
    ),
    mark: first(mayIf(has && !owns, 'It has not come to you.'), running),
    'see how it travels': first(own, sent),
    'look again': first(own, running),
    end: first(own, running),
    link: own,
  }
}

/** Of a question: whoever holds it answers, joins it to others, or passes it upward. */
export const questionVerbs = ['answer', 'pass up', 'join'] as const
export type QuestionVerb = (typeof questionVerbs)[number]

export function questionAbilities(at: { holds: boolean; answered: boolean; joined: boolean; top: boolean }) {
  const open = at.answered
    ? mayNot('It is answered already.')
    : at.joined
      ? mayNot('It was joined to another one, which is answered for both.')
      : mayIf(at.holds, 'It stands with somebody else now.')
  return {
    answer: open,
    'pass up': open.allowed ? mayIf(!at.top, 'You sent it. The answer is yours to find.') : open,
    join: at.answered ? open : mayIf(at.holds, 'It stands with somebody else now.'),
  } satisfies Abilities<QuestionVerb>
}
