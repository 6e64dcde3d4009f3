import type { Health } from '../../../graph/health.ts'
import type { InputOf } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import { isQuantity } from '../../../kernel/quantity.ts'
import type { Named } from '../../../people/persons/web/PersonField.tsx'
import { type Audience, audienceInputOf, audienceOf, everybody } from '../../../people/sight/web/AudienceField.tsx'
import type { Said } from '../comparing.ts'
import type { DraftSeen, VersionSeen, write } from '../contract.ts'
import type { Weighed } from '../disagreeing.ts'
import type { Allotment, ChoiceKind, Horizon, Work } from '../strategy.ts'

/** The next version as it stands in the form. */
export interface Words {
  choices: { key: string; kind: ChoiceKind; text: string; reason: string }[]
  priorities: PriorityWords[]
  allotments: Allotment[]
  audience: Audience
  lookAgainOn: string | null
}

export interface PriorityWords {
  priority: string
  title: string
  why: string
  horizon: Horizon
  fromYear: string
  toYear: string
  work: Work
  owner: Named | null
  /** Its health is known where it was here when writing began. */
  goals: { node: string; title: string; health: Health }[]
}

export const newPriority = (title = '', owner: Named | null = null): PriorityWords => ({
  priority: newId(),
  title,
  why: '',
  horizon: 'build',
  fromYear: '',
  toYear: '',
  work: 'change',
  owner,
  goals: [],
})

const yearText = (year: number | null): string => (year === null ? '' : String(year))

export const wordsOf = (version: DraftSeen | VersionSeen | null, me: string): Words => ({
  choices: (version?.choices ?? []).map((each) => ({ ...each, key: newId() })),
  priorities: (version?.priorities ?? []).map(({ fromYear, toYear, health: _, goals, ...each }) => ({
    ...each,
    fromYear: yearText(fromYear),
    toYear: yearText(toYear),
    goals: goals.map(({ node, title, health }) => ({ node, title, health })),
  })),
  allotments: version?.allotments ?? [],
  audience: version ? audienceOf(version.audience, me) : everybody,
  lookAgainOn: version?.lookAgainOn ?? null,
})

const yearOf = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed))

/** As the operation takes it; an owner who is not chosen is refused there, at their field. */
export const givenOf = (
  words: Words,
  { revision, base }: { revision: number | null; base: string | null },
): InputOf<typeof write> => ({
  choices: words.choices.map(({ key: _, ...each }) => each),
  priorities: words.priorities.map(({ goals, owner, fromYear, toYear, ...each }) => ({
    ...each,
    fromYear: yearOf(fromYear),
    toYear: yearOf(toYear),
    owner: owner?.person ?? '',
    links: goals.map(({ node }) => node),
  })),
  allotments: words.allotments,
  audience: audienceInputOf(words.audience),
  lookAgainOn: words.lookAgainOn,
  revision,
  base,
})

/** Those lines whose amount can be read: sums are told while somebody is still typing. */
export const readable = (lines: readonly Allotment[]): Allotment[] =>
  lines.filter(({ amount }) => isQuantity(amount) && !amount.startsWith('-'))

export const weighedOf = (priorities: readonly PriorityWords[]): Weighed[] =>
  priorities.map(({ goals, ...each }) => ({ ...each, goals: goals.map(({ health }) => health) }))

export const saidBy = (words: Words): Said => ({ ...words, allotments: readable(words.allotments) })
