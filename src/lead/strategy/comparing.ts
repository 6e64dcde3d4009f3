import type { Id } from '../../kernel/ids.ts'
import { minus, plus, unitsIn, yearsIn, yearTotal } from './allotting.ts'
import type { Allotment, ChoiceKind, Horizon, Work } from './strategy.ts'

/** What one version says, as far as it is compared with another. */
export interface Said {
  choices: readonly { kind: ChoiceKind; text: string; reason: string }[]
  priorities: readonly {
    priority: Id
    title: string
    why: string
    horizon: Horizon
    /** As they are told or typed: “2027” or nothing. */
    fromYear: number | string | null
    toYear: number | string | null
    work: Work
    owner: { name: string } | null
    goals: readonly { node: Id; title: string }[]
  }[]
  allotments: readonly Allotment[]
  audience: SeenBy
  lookAgainOn: string | null
}

/** Who may see it, as far as two audiences are told apart. */
interface SeenBy {
  word: string
  team: { team: Id } | null
  persons: readonly { person: Id }[]
  /** Of a pair, where it is still being chosen. */
  other?: { person: Id } | null
}

export const changes = [
  'choice added',
  'choice gone',
  'reason',
  'priority added',
  'priority gone',
  'renamed',
  'place',
  'why',
  'years',
  'horizon',
  'work',
  'owner',
  'goal added',
  'goal gone',
  'allotment',
  'audience',
  'look again',
] as const

/** One thing that differs: what it is about, and what it was and is. For an allotment both are a year's amounts. */
export interface Change {
  change: (typeof changes)[number]
  /** The title of the priority, or the kind of the choice. */
  about: string
  before: string | null
  after: string | null
  unit: string
  year: number | null
}

const one = (change: Change['change'], about: string, before: string | null, after: string | null): Change => ({
  change,
  about,
  before,
  after,
  unit: '',
  year: null,
})

/** What differs between a version and the one before it, in the order in which a reader would tell it. */
export function compared(before: Said, after: Said): Change[] {
  const found: Change[] = []
  const said = (version: Said) => new Map(version.choices.map((each) => [`${each.kind}|${each.text}`, each]))
  const [choicesBefore, choicesAfter] = [said(before), said(after)]
  for (const [key, { kind, text, reason }] of choicesAfter) {
    const then = choicesBefore.get(key)
    if (!then) found.push(one('choice added', kind, null, text))
    else if (then.reason !== reason) found.push(one('reason', kind, text, text))
  }
  for (const [key, { kind, text }] of choicesBefore)
    if (!choicesAfter.has(key)) found.push(one('choice gone', kind, text, null))

  const was = new Map(before.priorities.map((each, at) => [each.priority, { ...each, at }]))
  const is = new Set(after.priorities.map(({ priority }) => priority))
  after.priorities.forEach((now, at) => {
    const then = was.get(now.priority)
    if (!then) {
      found.push(one('priority added', now.title, null, now.title))
      return
    }
    const differs = (change: Change['change'], a: string, b: string) => {
      if (a !== b) found.push(one(change, now.title, a, b))
    }
    differs('renamed', then.title, now.title)
    differs('place', String(then.at + 1), String(at + 1))
    differs('why', then.why, now.why)
    differs('years', yearsOf(then), yearsOf(now))
    differs('horizon', then.horizon, now.horizon)
    differs('work', then.work, now.work)
    differs('owner', then.owner?.name ?? '', now.owner?.name ?? '')
    for (const { node, title } of now.goals)
      if (!then.goals.some((each) => each.node === node)) found.push(one('goal added', now.title, null, title))
    for (const { node, title } of then.goals)
      if (!now.goals.some((each) => each.node === node)) found.push(one('goal gone', now.title, title, null))
  })
  for (const { priority, title } of before.priorities)
    if (!is.has(priority)) found.push(one('priority gone', title, title, null))

  const all = [...before.allotments, ...after.allotments]
  const titles = new Map([...before.priorities, ...after.priorities].map(({ priority, title }) => [priority, title]))
  const ids = [...titles.keys()]
  for (const year of yearsIn(all))
    for (const unit of unitsIn(all)) {
      const [then, now] = [before, after].map(({ allotments }) => yearTotal(allotments, unit, year, ids))
      for (const [priority, title] of titles) {
        const [a, b] = [then?.each.get(priority)?.amount ?? '0', now?.each.get(priority)?.amount ?? '0']
        if (minus(b, a) !== '0')
          found.push({
            ...one('allotment', title, plus(a, '0'), plus(b, '0')),
            unit: unit.kind === 'people' ? 'people' : unit.unit,
            year,
          })
      }
    }
  if (keyOf(before.audience) !== keyOf(after.audience)) found.push(one('audience', '', null, null))
  if (before.lookAgainOn !== after.lookAgainOn) found.push(one('look again', '', before.lookAgainOn, after.lookAgainOn))
  return found
}

const yearsOf = ({ fromYear, toYear }: Said['priorities'][number]): string =>
  fromYear || toYear ? `${fromYear ?? ''}–${toYear ?? ''}` : ''

const keyOf = ({ word, team, persons, other }: SeenBy): string =>
  [
    word,
    word === 'team' ? team?.team : '',
    ...[...persons, ...(other ? [other] : [])].map((each) => each.person).sort(),
  ].join(' ')
