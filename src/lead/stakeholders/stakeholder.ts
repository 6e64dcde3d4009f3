import { mayEdit, type Relation } from '../../graph/node.ts'
import { addDays, type Day } from '../../kernel/dates.ts'
import type { Fault } from '../../kernel/refusal.ts'
import { type Abilities, type Ability, may, mayIf, mayNot } from '../../kernel/viewer.ts'

/**
 * A stakeholder is a person or a group with a stake in what we do, inside the organisation or outside: what they expect,
 * what we promised them, and when somebody last spoke with them. One person looks after them. What is said of people who
 * do not read along is for few: its audience begins narrow.
 */
export const sides = ['inside', 'outside'] as const
export type Side = (typeof sides)[number]

export const attitudes = ['supports', 'leans for', 'neutral', 'leans against', 'opposes'] as const
export type Attitude = (typeof attitudes)[number]

export const promiseStates = ['open', 'kept', 'broken'] as const
export type PromiseState = (typeof promiseStates)[number]

export const settlings = ['kept', 'broken'] as const
export type Settling = (typeof settlings)[number]

/** Influence and interest reach from 0, none, to this. */
export const most = 100

/** An overdue promise is one that is still open after its day. */
export const isOverdue = (state: PromiseState, dueOn: Day, today: Day): boolean => state === 'open' && dueOn < today

/** After a contact: on the day that was said, else one rhythm after it; never a day that has passed already. */
export function nextAfter(spokeOn: Day, rhythm: number | null, said: Day | null | undefined, today: Day): Day | null {
  if (said !== undefined) return said
  if (rhythm === null) return null
  const next = addDays(spokeOn, rhythm)
  return next < today ? today : next
}

interface Who {
  side: Side
  person: string | null
  ofTeam: string | null
}

export function whoFault({ side, person, ofTeam }: Who): Fault | null {
  if (person && ofTeam) return { at: 'ofTeam', sentence: 'They are a person or a team. Name one of the two.' }
  if (side === 'outside' && (person || ofTeam))
    return { at: 'side', sentence: 'A person or team of the organisation is inside. Choose inside, or take them out.' }
  return null
}

export const spokenFault = (spokeOn: Day, today: Day): Fault | null =>
  spokeOn > today
    ? { at: 'spokeOn', sentence: 'A contact cannot lie in the future. Choose today or an earlier day.' }
    : null

export const nextFault = (nextOn: Day | null | undefined, today: Day): Fault | null =>
  nextOn && nextOn < today
    ? { at: 'nextOn', sentence: 'The day of the next contact has passed. Choose today or a later one.' }
    : null

export const judgedFault = (on: Day, today: Day): Fault | null =>
  on > today ? { at: 'on', sentence: 'Nobody knows yet how they will stand. Choose today or an earlier day.' } : null

/** A promise is moved to another day, and not to where it stands. */
export function movedFault(dueOn: Day, was: Day, today: Day): Fault | null {
  if (dueOn === was) return { at: 'dueOn', sentence: 'It is promised for this day already. Choose another one.' }
  return dueOn < today
    ? { at: 'dueOn', sentence: 'This day has passed. Choose today or a later one, or say that it was broken.' }
    : null
}

export const stakeholderVerbs = ['edit', 'contact', 'archive', 'restore'] as const
export type StakeholderVerb = (typeof stakeholderVerbs)[number]

const first = (...each: Ability[]): Ability => each.find((ability) => !ability.allowed) ?? may

/** Who looks after them edits; their managers and the team’s lead may in their place. Everybody who sees them adds contacts. */
export function stakeholderAbilities(archived: boolean, relation: Relation): Abilities<StakeholderVerb> {
  const edit = mayEdit(relation).allowed
    ? may
    : mayNot('Only who looks after them, their managers and the team’s lead may change this.')
  const present: Ability = archived ? mayNot('They are archived. Take them back first.') : may
  return {
    edit: first(edit, present),
    contact: present,
    archive: first(edit, present),
    restore: first(edit, mayIf(archived, 'They are not archived.')),
  }
}

export const promiseVerbs = ['edit', 'move', 'settle', 'reopen'] as const
export type PromiseVerb = (typeof promiseVerbs)[number]

/** Whoever answers for a promise moves and settles it, and so do those who may change the stakeholder. */
export function promiseAbilities(
  state: PromiseState,
  isOwner: boolean,
  stakeholder: Abilities<StakeholderVerb>,
): Abilities<PromiseVerb> {
  const { edit, contact } = stakeholder
  const mine = isOwner ? contact : edit
  const open: Ability =
    state === 'open' ? may : mayNot(`It was ${state === 'kept' ? 'kept' : 'broken'} already. Take that back first.`)
  return {
    edit: first(edit, open),
    move: first(mine, open),
    settle: first(mine, open),
    reopen: first(mine, mayIf(state !== 'open', 'It is still open.')),
  }
}
