import type { InputOf } from '../../../kernel/contract.ts'
import type { Named } from '../../../people/persons/web/PersonField.tsx'
import { type Audience, audienceInputOf, audienceOf, everybody } from '../../../people/sight/web/AudienceField.tsx'
import type { NamedTeam } from '../../../people/teams/web/TeamField.tsx'
import type { Model } from '../change.ts'
import type { begin, ChangeSeen } from '../contract.ts'

export interface NamedStakeholder {
  stakeholder: string
  name: string
}

/** Whom it affects, as it is being written. */
export interface AffectedWords {
  key: string
  kind: 'team' | 'person' | 'stakeholder'
  team: NamedTeam | null
  person: Named | null
  stakeholder: NamedStakeholder | null
  effect: string
}

/** A change as it is being written. Things in lists have a key of their own, to be told apart by. */
export interface Words {
  title: string
  whyNow: string
  ifNot: string
  owner: Named | null
  team: NamedTeam | null
  model: Model
  stages: { key: string; title: string; means: string; fromOn: string }[]
  /** The key of the stage that is now. */
  current: string | null
  affected: AffectedWords[]
  champions: Named[]
  next: string
  lookAgainOn: string
  audience: Audience
}

let made = 0
/** Only for a list on screen. */
export const newKey = (): string => `${Date.now()}.${made++}`

export const emptyWords = (owner: Named, lookAgainOn: string): Words => ({
  title: '',
  whyNow: '',
  ifNot: '',
  owner,
  team: null,
  model: 'own',
  stages: [],
  current: null,
  affected: [],
  champions: [],
  next: '',
  lookAgainOn,
  audience: everybody,
})

export function wordsOf(seen: ChangeSeen): Words {
  const stages = seen.stages.map((stage) => ({ ...stage, key: newKey(), fromOn: stage.fromOn ?? '' }))
  return {
    title: seen.title,
    whyNow: seen.whyNow,
    ifNot: seen.ifNot,
    owner: seen.owner,
    team: seen.team,
    model: seen.model,
    stages,
    current: seen.current === null ? null : (stages[seen.current]?.key ?? null),
    affected: seen.affected.map((each) => ({
      ...each,
      key: newKey(),
      kind: each.team ? 'team' : each.person ? 'person' : 'stakeholder',
    })),
    champions: seen.champions,
    next: seen.next,
    lookAgainOn: seen.lookAgainOn,
    audience: audienceOf(seen.audience, seen.owner.person),
  }
}

export function givenOf(words: Words): InputOf<typeof begin> {
  const place = words.stages.findIndex(({ key }) => key === words.current)
  return {
    title: words.title,
    whyNow: words.whyNow,
    ifNot: words.ifNot,
    owner: words.owner?.person,
    team: words.team?.team ?? null,
    model: words.model,
    stages: words.stages.map(({ title, means, fromOn }) => ({ title, means, fromOn: fromOn || null })),
    current: words.stages.length === 0 ? null : Math.max(place, 0),
    affected: words.affected.map(({ kind, team, person, stakeholder, effect }) => ({
      team: kind === 'team' ? (team?.team ?? null) : null,
      person: kind === 'person' ? (person?.person ?? null) : null,
      stakeholder: kind === 'stakeholder' ? (stakeholder?.stakeholder ?? null) : null,
      effect,
    })),
    champions: words.champions.map(({ person }) => person),
    next: words.next,
    ...(words.lookAgainOn ? { lookAgainOn: words.lookAgainOn } : {}),
    audience: audienceInputOf(words.audience),
  }
}

/** What the parts of its form are given. */
export interface FieldsProps {
  words: Words
  put: (part: Partial<Words>) => void
  faultAt: (field: string) => string | undefined
}
