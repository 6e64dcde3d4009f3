import { mayEdit, type Relation } from '../../graph/node.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Fault } from '../../kernel/refusal.ts'
import { type Abilities, type Ability, may, mayIf, mayNot } from '../../kernel/viewer.ts'

/**
 * A change is something that people have to be won for: why now, what if not, whom it affects, who carries it, and in
 * which stage it is. What is said against it is kept in its own words and answered. It ends landed, failed or let go,
 * and says what was learnt.
 */
export const models = ['own', 'lewin', 'bridges', 'kotter', 'adkar'] as const
export type Model = (typeof models)[number]

export const endings = ['landed', 'failed', 'let go'] as const
export type Ending = (typeof endings)[number]

/** Whether an answer moved those who spoke. */
export const movements = ['moved', 'partly moved', 'not moved'] as const
export type Moved = (typeof movements)[number]

export interface Stage {
  title: string
  /** What is true once it is done. */
  means: string
  fromOn: Day | null
}

export const mostStages = 12

/** Where each model was written, and its stages; their words are put on screen by the page. */
export const modelSources: Record<Exclude<Model, 'own'>, string> = {
  lewin: 'K. Lewin, “Frontiers in Group Dynamics”, Human Relations 1, 1947',
  bridges: 'W. Bridges, “Managing Transitions”, 1991',
  kotter: 'J. P. Kotter, “Leading Change”, 1996',
  adkar: 'J. M. Hiatt, “ADKAR: A Model for Change in Business, Government and Our Community”, 2006',
}

/** One stage is now wherever there are stages; stages do not begin before those that stand before them. */
export function stagesFault(stages: readonly Stage[], current: number | null): Fault | null {
  if ((current === null) !== (stages.length === 0))
    return { at: 'current', sentence: 'Where there are stages, one of them is now. Say which.' }
  if (current !== null && current >= stages.length)
    return { at: 'current', sentence: 'There is no such stage. Choose another.' }
  let latest: Day | null = null
  for (const [at, { fromOn }] of stages.entries()) {
    if (fromOn !== null && latest !== null && fromOn < latest)
      return { at: `stages.${at}.fromOn`, sentence: 'This stage begins before the one above it. Choose a later day.' }
    latest = fromOn ?? latest
  }
  return null
}

/** Where one stays when stages are written anew: the same place, or the last that there is. */
export const keptAt = (current: number | null, stages: number): number | null =>
  stages === 0 ? null : Math.min(current ?? 0, stages - 1)

export interface Affected {
  team: Id | null
  person: Id | null
  stakeholder: Id | null
  effect: string
}

export function affectedFault(all: readonly Affected[]): Fault | null {
  const met = new Set<Id>()
  for (const [at, { team, person, stakeholder }] of all.entries()) {
    const named = [team, person, stakeholder].filter((each) => each !== null)
    const [one] = named
    if (!one || named.length > 1)
      return { at: `affected.${at}`, sentence: 'Name one whom it affects: a team, a person or a stakeholder.' }
    if (met.has(one)) return { at: `affected.${at}`, sentence: 'This one is named twice. Leave one of the two out.' }
    met.add(one)
  }
  return null
}

/** Who says something against it, as it is to be shown. */
export interface Speaking {
  person: Id | null
  team: Id | null
  /** Whether the person said that they may be named. */
  agreed: boolean
}

/**
 * Those who carry a change write down what they hear, from whom agreed to be named or from a group large enough to hide in.
 * Everybody else speaks for themselves, by name: else who wrote it would give away who said it.
 */
export function speakingFault(
  { person, team, agreed }: Speaking,
  viewer: Id,
  carries: boolean,
  members: number | null,
  fewest: number,
): Fault | null {
  if (person !== null && team !== null)
    return { at: 'team', sentence: 'It is said by a person or by a group. Choose one of the two.' }
  if (!carries && person !== viewer)
    return { at: 'person', sentence: 'Only those who carry the change write for others. Speak in your own name.' }
  if (person !== null && person !== viewer && !agreed)
    return { at: 'agreed', sentence: 'Nobody is named who has not agreed to it. Ask them, or leave the name out.' }
  if (team !== null && (members ?? 0) < fewest)
    return {
      at: 'team',
      sentence: `A group that is named has ${fewest} people or more. Choose a wider team, or leave it out.`,
    }
  return null
}

export const verbs = ['edit', 'look again', 'resist', 'answer', 'ask', 'link', 'close', 'reopen'] as const
export type Verb = (typeof verbs)[number]

/**
 * Its owner answers for it; their managers and the team’s lead may in their place. Champions say where it is, and write
 * down and answer what is said against it. Everybody who sees it may say something against it.
 */
export function changeAbilities(closed: boolean, relation: Relation, champion: boolean): Abilities<Verb> {
  const edit = mayEdit(relation)
  const carries = mayIf(edit.allowed || champion, 'Only its owner, their managers, the team’s lead and champions may.')
  const open: Ability = closed ? mayNot('This change is closed. Reopen it first.') : may
  const first = (...each: Ability[]): Ability => each.find((ability) => !ability.allowed) ?? may
  return {
    edit: first(edit, open),
    'look again': first(carries, open),
    resist: open,
    answer: first(carries, open),
    ask: first(edit, open),
    link: first(carries, open),
    close: first(edit, open),
    reopen: first(edit, mayIf(closed, 'It is not closed.')),
  }
}
