import type { InputOf } from '../../../kernel/contract.ts'
import type { Named } from '../../../people/persons/web/PersonField.tsx'
import { type Audience, audienceInputOf, audienceOf } from '../../../people/sight/web/AudienceField.tsx'
import type { NamedTeam } from '../../../people/teams/web/TeamField.tsx'
import type { change, GoalView } from '../contract.ts'

/** What a goal is, beside its long texts: as a form holds it. */
export interface Facts {
  title: string
  owner: Named | null
  deputy: Named | null
  deputyFrom: string
  deputyTo: string
  team: NamedTeam | null
  /** Days; empty takes the framework's. */
  rhythm: string
  start: string
  due: string
  audience: Audience
  countsUpward: boolean
}

export const factsOf = ({ node, deputy, ownRhythm, audience, countsUpward }: GoalView): Facts => ({
  title: node.title,
  owner: node.owner,
  deputy: deputy && { person: deputy.person, name: deputy.name },
  deputyFrom: deputy?.from ?? '',
  deputyTo: deputy?.to ?? '',
  team: node.team,
  rhythm: ownRhythm === null ? '' : String(ownRhythm),
  start: node.start ?? '',
  due: node.due ?? '',
  audience: audienceOf(audience, node.owner?.person ?? null),
  countsUpward,
})

type Fields = Omit<InputOf<typeof change>, 'goal' | 'revision'>

/** Only what differs from what was read, so that the rest stays as others may have changed it. */
export function fieldsChanged(before: Facts, now: Facts): Fields {
  const differs = (...names: (keyof Facts)[]) =>
    names.some((name) => JSON.stringify(before[name]) !== JSON.stringify(now[name]))
  const fields: Fields = {}
  if (differs('title')) fields.title = now.title
  if (differs('owner') && now.owner) fields.owner = now.owner.person
  if (differs('team')) fields.team = now.team?.team ?? null
  if (differs('rhythm')) fields.rhythm = now.rhythm === '' ? null : Number(now.rhythm) || 0
  if (differs('start')) fields.start = now.start || null
  if (differs('due')) fields.due = now.due || null
  if (differs('audience')) fields.audience = audienceInputOf(now.audience)
  if (differs('countsUpward')) fields.countsUpward = now.countsUpward
  if (differs('deputy', 'deputyFrom', 'deputyTo'))
    fields.deputy = now.deputy && { person: now.deputy.person, from: now.deputyFrom || null, to: now.deputyTo || null }
  return fields
}

/** The same fields of another version, as text, to tell whether others changed them too. */
export const readOf =
  (names: readonly string[]) =>
  (goal: GoalView): string => {
    const facts = factsOf(goal) as unknown as Record<string, unknown>
    const wanted = names.flatMap((name) => (name === 'deputy' ? ['deputy', 'deputyFrom', 'deputyTo'] : [name]))
    return JSON.stringify(wanted.map((name) => facts[name]))
  }
