import { mayEdit, type Relation } from '../../graph/node.ts'
import { addDays, type Day } from '../../kernel/dates.ts'
import type { Fault } from '../../kernel/refusal.ts'
import { type Abilities, type Ability, may, mayIf, mayNot } from '../../kernel/viewer.ts'

/**
 * A signal is something outside that may come to matter: where it comes from, when it would matter and how much. One
 * person watches it and looks again on a rhythm; whoever sees something of it adds a sighting. How likely it is held to
 * be is scored when it has come or has not.
 */
export const signalKinds = ['trend', 'threat', 'competitor move', 'changed preference', 'regulation'] as const
export type SignalKind = (typeof signalKinds)[number]

/** The sectors of the radar: the six of PESTLE (F. J. Aguilar, "Scanning the Business Environment", 1967, and after). */
export const factors = ['political', 'economic', 'social', 'technological', 'legal', 'environmental'] as const
export type Factor = (typeof factors)[number]

/** The rings of the radar from the inside: within a year, one to three years, later. */
export const horizons = ['year', 'three years', 'later'] as const
export type Horizon = (typeof horizons)[number]

export const directions = ['rising', 'steady', 'fading'] as const
export type Direction = (typeof directions)[number]

export const endings = ['came', 'did not come', 'no longer watched'] as const
export type Ending = (typeof endings)[number]

/** 1 is hardly felt, 5 changes what we do. */
export const mostImpact = 5

export const lookAgainAfter = (today: Day, rhythm: number): Day => addDays(today, rhythm)

export interface Watching {
  expected: string
  /** In hundredths. */
  probability: number | null
}

export const watchingFault = ({ expected, probability }: Watching): Fault | null =>
  (expected === '') === (probability === null)
    ? null
    : {
        at: expected === '' ? 'expected' : 'probability',
        sentence: 'What would show that it has come and how likely that is belong together. Say both, or neither.',
      }

/** Only web addresses are followed from a page. */
export const linkFault = (link: string): Fault | null => {
  if (link === '') return null
  const read = URL.parse(link)
  return read && ['http:', 'https:'].includes(read.protocol)
    ? null
    : { at: 'link', sentence: 'This is no web address. Begin it with https://.' }
}

export const seenFault = (seenOn: Day, today: Day): Fault | null =>
  seenOn > today
    ? { at: 'seenOn', sentence: 'A sighting cannot lie in the future. Choose today or an earlier day.' }
    : null

/** What came of it, for the score; nothing where it was let go or nobody had said how likely it was. */
export const foretoldBy = (closedAs: Ending | null, probability: number | null) =>
  probability === null || closedAs === null || closedAs === 'no longer watched'
    ? null
    : { probability: probability / 100, came: closedAs === 'came' }

export const signalVerbs = ['edit', 'sight', 'look again', 'link', 'close', 'reopen'] as const
export type SignalVerb = (typeof signalVerbs)[number]

/** Its owner watches it; their managers and the team’s lead may in their place. Everybody who sees it adds sightings. */
export function signalAbilities(closed: boolean, relation: Relation): Abilities<SignalVerb> {
  const edit = mayEdit(relation)
  const open: Ability = closed ? mayNot('This signal is closed. Reopen it first.') : may
  const first = (...each: Ability[]): Ability => each.find((ability) => !ability.allowed) ?? may
  return {
    edit: first(edit, open),
    sight: open,
    'look again': first(edit, open),
    link: first(edit, open),
    close: first(edit, open),
    reopen: first(edit, mayIf(closed, 'It is not closed.')),
  }
}
