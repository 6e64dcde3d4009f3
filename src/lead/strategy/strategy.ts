import type { Id } from '../../kernel/ids.ts'
import type { Quantity } from '../../kernel/quantity.ts'
import type { Fault } from '../../kernel/refusal.ts'
import { type Abilities, type Ability, mayIf } from '../../kernel/viewer.ts'

/**
 * A strategy says where we play, how we win and what we will not do, and names a few priorities in the order in which
 * they are said. Each priority is carried by goals and is given money, people and technology by the quarter. It is
 * written as a draft and published in versions; the one published last is in force.
 */
export const choiceKinds = ['where to play', 'how to win', 'not to do'] as const
export type ChoiceKind = (typeof choiceKinds)[number]

/**
 * Three horizons (Baghai, Coley and White, "The Alchemy of Growth", 1999): defend and extend what is, build what comes
 * next, explore what may come after.
 */
export const horizons = ['defend', 'build', 'explore'] as const
export type Horizon = (typeof horizons)[number]

/** Whether it keeps the organisation running or changes it. */
export const works = ['keep running', 'change'] as const
export type Work = (typeof works)[number]

export const allotmentKinds = ['money', 'people', 'technology'] as const
export type AllotmentKind = (typeof allotmentKinds)[number]

export const quarters = [1, 2, 3, 4] as const

export const mostPriorities = 12
export const mostAllotments = 2_000

export interface Slot {
  priority: Id
  kind: AllotmentKind
  /** An ISO code of three letters for money; nothing for people, who are whole-time equivalents. */
  unit: string
  year: number
  quarter: number
}

export interface Allotment extends Slot {
  amount: Quantity
}

export const slotOf = ({ priority, kind, unit, year, quarter }: Slot): string =>
  [priority, kind, unit, year, quarter].join('|')

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))
export const isCurrency = (unit: string): boolean => currencies.has(unit)

/** What is wrong with the unit of an allotment. */
export function unitFault(kind: AllotmentKind, unit: string): string | null {
  if (kind === 'money' && !isCurrency(unit))
    return 'Money needs a currency as three capital letters, such as GBP or EUR.'
  if (kind === 'people' && unit !== '')
    return 'People are counted as whole-time equivalents, which need no unit. Leave it out.'
  if (kind === 'technology' && unit === '') return 'Say what is counted, such as TB or licences.'
  if (kind === 'technology' && isCurrency(unit))
    return 'This is a currency. Write what technology costs as money, or say what is counted, such as TB.'
  return null
}

interface PriorityWords {
  priority: Id
  title: string
  fromYear: number | null
  toYear: number | null
}

interface Words {
  priorities: readonly PriorityWords[]
  allotments: readonly Allotment[]
}

/** What is wrong with a draft, whether or not it is published; nothing where all is well. */
export function draftFaults({ priorities, allotments }: Words): Fault[] {
  const faults: Fault[] = []
  const known = new Set<Id>()
  const titles = new Map<string, number>()
  priorities.forEach(({ priority, title, fromYear, toYear }, at) => {
    if (known.has(priority)) faults.push({ at: `priorities.${at}.priority`, sentence: 'Two priorities have this id.' })
    known.add(priority)
    const same = titles.get(title.toLowerCase())
    if (same !== undefined)
      faults.push({
        at: `priorities.${at}.title`,
        sentence: `Priority ${same + 1} has this title too. Say what sets them apart.`,
      })
    titles.set(title.toLowerCase(), at)
    if (fromYear !== null && toYear !== null && toYear < fromYear)
      faults.push({ at: `priorities.${at}.toYear`, sentence: 'It ends before it begins. Choose a later year.' })
  })
  const slots = new Set<string>()
  allotments.forEach((each, at) => {
    if (!known.has(each.priority))
      faults.push({
        at: `allotments.${at}.priority`,
        sentence: 'None of the priorities has this id. Take this line out, or add the priority.',
      })
    const sentence = unitFault(each.kind, each.unit)
    if (sentence) faults.push({ at: `allotments.${at}.unit`, sentence })
    const slot = slotOf(each)
    if (slots.has(slot))
      faults.push({
        at: `allotments.${at}.quarter`,
        sentence: 'Another line says the same priority, kind, unit and quarter. Keep one of the two.',
      })
    slots.add(slot)
  })
  return faults
}

export const strategyVerbs = ['write', 'publish'] as const

export const strategyAbilities = (writer: boolean): Abilities<(typeof strategyVerbs)[number]> => {
  const ability = mayIf(writer, 'Strategy is written by whoever leads the organisation, and by administrators.')
  return { write: ability, publish: ability }
}

/** Who says what was used of a priority: its owner, the owner's managers, and whoever writes the strategy. */
export const mayUse = (of: { writer: boolean; owner: boolean; above: boolean }): Ability =>
  mayIf(
    of.writer || of.owner || of.above,
    'What was used is written down by the priority’s owner, their managers and whoever writes the strategy.',
  )
