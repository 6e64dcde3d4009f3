import type { State } from '../../../graph/node.ts'
import { t } from '../../../web/words.ts'
import type { Framework } from '../../frameworks/rules.ts'
import type { OneChange, Row } from '../contract.ts'

/** What can be done with several goals at once. */
export const deeds = [
  'owner',
  'team',
  'start',
  'due',
  'rhythm',
  'framework',
  'confidence',
  'activate',
  'withdraw',
  'support',
  'remind',
] as const
export type Deed = (typeof deeds)[number]

const deedWords: Record<Deed, () => string> = {
  owner: () => t('Hand over to another owner'),
  team: () => t('Give to a team'),
  start: () => t('Set the start'),
  due: () => t('Set the due date'),
  rhythm: () => t('Set the rhythm'),
  framework: () => t('Change the framework'),
  confidence: () => t('State a confidence'),
  activate: () => t('Activate'),
  withdraw: () => t('Make drafts again'),
  support: () => t('Let them support a goal'),
  remind: () => t('Remind their owners'),
}
export const deedWord = (deed: Deed): string => deedWords[deed]()

export interface Value {
  owner: { person: string; name: string } | null
  team: { team: string; name: string } | null
  day: string
  days: string
  /** Nothing as long as none is chosen; `none` for a plain goal. */
  framework: Framework | 'none' | null
  confidence: string
  parent: { node: string; title: string } | null
}

export const noValue: Value = {
  owner: null,
  team: null,
  day: '',
  days: '',
  framework: null,
  confidence: '',
  parent: null,
}

const states: Partial<Record<Deed, State & ('draft' | 'active')>> = { activate: 'active', withdraw: 'draft' }

/** The changes that a deed means, one for each goal; nothing while its value is missing. */
export function changesOf(deed: Deed, value: Value, goals: readonly Row[]): OneChange[] | null {
  const what = changeOf(deed, value)
  return what && goals.map(({ node }) => ({ goal: node.node, ...what }))
}

function changeOf(
  deed: Deed,
  { owner, team, day, days, framework, confidence, parent }: Value,
): Omit<OneChange, 'goal'> | null {
  const state = states[deed]
  if (state) return { state }
  if (deed === 'owner') return owner && { set: { owner: owner.person } }
  if (deed === 'team') return { set: { team: team?.team ?? null } }
  if (deed === 'start' || deed === 'due') return { set: { [deed]: day || null } }
  if (deed === 'rhythm') return /^\d{1,3}$/.test(days) ? { set: { rhythm: Number(days) } } : null
  if (deed === 'framework') return framework && { set: { framework: framework === 'none' ? null : framework } }
  if (deed === 'confidence')
    return /^\d{1,2}$/.test(confidence) && Number(confidence) <= 10 ? { confidence: Number(confidence) } : null
  if (deed === 'support') return parent && { support: parent.node }
  return null
}

/** Each owner once, with how many of the goals are theirs. */
export function ownersOf(goals: readonly Row[]): { person: string; name: string; goals: number }[] {
  const all = new Map<string, { person: string; name: string; goals: number }>()
  for (const { node } of goals) {
    if (!node.owner) continue
    const { person, name } = node.owner
    all.set(person, { person, name, goals: (all.get(person)?.goals ?? 0) + 1 })
  }
  return [...all.values()].sort((one, other) => one.name.localeCompare(other.name))
}
