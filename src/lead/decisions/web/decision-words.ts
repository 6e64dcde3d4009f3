import type { InputOf } from '../../../kernel/contract.ts'
import { isQuantity } from '../../../kernel/quantity.ts'
import type { Named } from '../../../people/persons/web/PersonField.tsx'
import { type Audience, audienceInputOf, audienceOf, everybody } from '../../../people/sight/web/AudienceField.tsx'
import type { NamedTeam } from '../../../people/teams/web/TeamField.tsx'
import type { DecisionSeen, open } from '../contract.ts'
import type { Level } from '../decision.ts'

/** A decision as it is being written: numbers as they are typed. Things in lists have a key of their own, to be moved by. */
export interface Words {
  question: string
  context: string
  owner: Named | null
  team: NamedTeam | null
  level: Level
  options: { key: string; title: string; consequences: string; marks: Record<string, string> }[]
  criteria: { key: string; title: string; weight: string }[]
  tradeOffs: { key: string; team: NamedTeam | null; givesUp: string; priority: string; amount: string; unit: string }[]
  decideBy: string
  supersedes: string | null
  audience: Audience
}

let made = 0
/** Only for a list on screen. */
export const newKey = (): string => `${Date.now()}.${made++}`

export const emptyWords = (owner: Named): Words => ({
  question: '',
  context: '',
  owner,
  team: null,
  level: 'consult',
  options: [],
  criteria: [],
  tradeOffs: [],
  decideBy: '',
  supersedes: null,
  audience: everybody,
})

export function wordsOf(seen: DecisionSeen): Words {
  const criteria = seen.criteria.map((each) => ({ ...each, key: newKey(), weight: String(each.weight) }))
  return {
    question: seen.question,
    context: seen.context,
    owner: seen.owner,
    team: seen.team,
    level: seen.level,
    criteria,
    options: seen.options.map(({ title, consequences, marks }) => ({
      key: newKey(),
      title,
      consequences,
      marks: Object.fromEntries(
        criteria.flatMap(({ key }, at) => (typeof marks[at] === 'number' ? [[key, String(marks[at])]] : [])),
      ),
    })),
    tradeOffs: seen.tradeOffs.map(({ team, givesUp, priority, amount, unit }) => ({
      key: newKey(),
      team,
      givesUp,
      priority,
      amount: amount ?? '',
      unit,
    })),
    decideBy: seen.decideBy ?? '',
    supersedes: seen.supersedes?.decision ?? null,
    audience: audienceOf(seen.audience, seen.owner.person),
  }
}

/** Another decision in the place of one: what it asks and who decides stays, its answer does not. */
export const successorOf = (seen: DecisionSeen): Words => ({
  ...wordsOf(seen),
  context: '',
  tradeOffs: [],
  decideBy: '',
  supersedes: seen.decision,
})

const unreadable = (text: string): boolean => text !== '' && !isQuantity(text)

/** A number that cannot be read is not sent: its own field says so. */
export const hasUnreadable = ({ options, criteria, tradeOffs }: Words): boolean =>
  criteria.some(({ weight }) => unreadable(weight)) ||
  tradeOffs.some(({ amount }) => unreadable(amount)) ||
  options.some(({ marks }) => criteria.some(({ key }) => unreadable(marks[key] ?? '')))

export function givenOf(words: Words): InputOf<typeof open> {
  const mark = (typed: string | undefined): number | null => (typed ? Number(typed) : null)
  return {
    question: words.question,
    context: words.context,
    owner: words.owner?.person,
    team: words.team?.team ?? null,
    level: words.level,
    options: words.options.map(({ title, consequences, marks }) => ({
      title,
      consequences,
      marks: words.criteria.map(({ key }) => mark(marks[key])),
    })),
    criteria: words.criteria.map(({ title, weight }) => ({ title, weight: Number(weight || 0) })),
    tradeOffs: words.tradeOffs.map(({ team, givesUp, priority, amount, unit }) => ({
      team: team?.team ?? null,
      givesUp,
      priority,
      amount: amount || null,
      unit,
    })),
    decideBy: words.decideBy || null,
    supersedes: words.supersedes,
    audience: audienceInputOf(words.audience),
  }
}
