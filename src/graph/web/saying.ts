import { list, percent, quantity, quantityBrief, shortUnit } from '../../ui/format.ts'
import { locale, t } from '../../web/words.ts'
import type { NodeView } from '../contract.ts'
import type { Health } from '../health.ts'
import type { Verdict } from '../measure.ts'
import type { Milestone } from '../milestone.ts'
import type { Gap, Kind, State } from '../node.ts'

// What the graph is called on screen, in one place: the words of a health, a gap, a number, a tally.

const healthWords: Record<Health, () => string> = {
  'on track': () => t('On track'),
  'at risk': () => t('At risk'),
  'off track': () => t('Off track'),
  'not started': () => t('Not started'),
  outdated: () => t('Outdated'),
  unknown: () => t('Unknown'),
  met: () => t('Met'),
  'partly met': () => t('Partly met'),
  missed: () => t('Missed'),
  abandoned: () => t('Abandoned'),
}
export const healthWord = (health: Health): string => healthWords[health]()

const kindWords: Record<Kind, () => string> = {
  vision: () => t('Vision'),
  goal: () => t('Goal'),
  measure: () => t('Measure'),
}
export const kindWord = (kind: Kind): string => kindWords[kind]()

const stateWords: Record<State, () => string> = {
  draft: () => t('Draft'),
  active: () => t('Active'),
  closed: () => t('Closed'),
}
export const stateWord = (state: State): string => stateWords[state]()

const gapWords: Record<Gap, () => string> = {
  owner: () => t('No owner'),
  why: () => t('No why'),
  how: () => t('No how'),
  when: () => t('No when'),
}
export const gapWord = (gap: Gap): string => gapWords[gap]()

const gapNames: Record<Gap, () => string> = {
  owner: () => t('an owner'),
  why: () => t('a why'),
  how: () => t('a how'),
  when: () => t('a when'),
}
export const gapName = (gap: Gap): string => gapNames[gap]()

const gapsBelow: Record<Gap, (count: number) => string> = {
  owner: (count) => t('{{count}} goals below have no owner', { count, one: '{{count}} goal below has no owner' }),
  why: (count) => t('{{count}} goals below have no why', { count, one: '{{count}} goal below has no why' }),
  how: (count) => t('{{count}} goals below have no how', { count, one: '{{count}} goal below has no how' }),
  when: (count) => t('{{count}} goals below have no when', { count, one: '{{count}} goal below has no when' }),
}
export const gapBelow = (gap: Gap, count: number): string => gapsBelow[gap](count)

const verdictWords: Record<Verdict, () => string> = {
  met: () => t('Target met'),
  'not met': () => t('Target not met'),
  'no reading': () => t('No reading yet'),
  'no target': () => t('No numeric target'),
}
export const verdictWord = (verdict: Verdict): string => verdictWords[verdict]()

/** Frameworks are written in capitals where their letters stand for words. */
export const frameworkWord = (framework: string | null): string =>
  framework === null || framework === 'none'
    ? t('No framework')
    : framework === 'stretch'
      ? t('Stretch')
      : framework.toUpperCase()

type Standing = NodeView['standing']

/** A ratio, or null where it is unknown; beyond 1 and below 0 where the number went there. */
export const ratioOf = ({ raw, progress }: Pick<Standing, 'raw' | 'progress'>): number | null => {
  const said = raw ?? progress
  return said === null ? null : Number(said)
}

export const progressWord = (standing: Pick<Standing, 'raw' | 'progress'>): string => {
  const ratio = ratioOf(standing)
  return ratio === null ? t('unknown') : percent(ratio, locale())
}

/** "4 of 6", where not all that may count is known; otherwise nothing needs to be said. */
export const coverageWord = ({ counted, countable }: Pick<Standing, 'counted' | 'countable'>): string | null =>
  counted < countable ? t('{{counted}} of {{countable}}', { counted, countable }) : null

export const coverageSentence = ({ counted, countable }: Pick<Standing, 'counted' | 'countable'>): string =>
  t('{{counted}} of {{countable}} that carry it have a known progress.', { counted, countable })

/** "14 met, 3 not met, 2 without a reading and 5 without a numeric target"; null where there are no measures. */
export function tallySentence({ met, notMet, noReading, noTarget }: Standing['tally']): string | null {
  const parts = [
    met > 0 && t('{{count}} met', { count: met, one: '{{count}} met' }),
    notMet > 0 && t('{{count}} not met', { count: notMet, one: '{{count}} not met' }),
    noReading > 0 && t('{{count}} without a reading', { count: noReading, one: '{{count}} without a reading' }),
    noTarget > 0 &&
      t('{{count}} without a numeric target', { count: noTarget, one: '{{count}} without a numeric target' }),
  ].filter((part) => part !== false)
  return parts.length === 0 ? null : list(parts, locale())
}

export const measuresInAll = ({ met, notMet, noReading, noTarget }: Standing['tally']): number =>
  met + notMet + noReading + noTarget

/** Progress where room is short; where it is unknown, the tally speaks. */
export function progressBrief({ tally, ...standing }: Standing): string {
  const all = measuresInAll(tally)
  return ratioOf(standing) === null && all > 0
    ? t('{{met}} of {{all}} met', { met: tally.met, all })
    : progressWord(standing)
}

type Numbers = NonNullable<NodeView['numbers']>

/** A number of a measure with its unit. */
export const amount = (value: string, { unit }: Pick<Numbers, 'unit'>): string => quantity(value, unit, locale())

export function valueWord(numbers: Numbers): string {
  if (numbers.milestones) return reachedWord(numbers.milestones)
  if (numbers.value === null) return t('no reading')
  if (numbers.direction === 'done') return Number(numbers.value) >= 1 ? t('done') : t('not done')
  return amount(numbers.value, numbers)
}

/** "2 of 5 reached". */
export const reachedWord = (milestones: readonly Milestone[]): string =>
  t('{{reached}} of {{all}} reached', {
    reached: milestones.filter(({ reachedOn }) => reachedOn !== null).length,
    all: milestones.length,
  })

/** The same where room is short: a long unit is left away, since the title says it. */
export function valueBrief(numbers: Numbers): string {
  if (numbers.value === null || numbers.direction === 'done' || numbers.milestones) return valueWord(numbers)
  return quantityBrief(numbers.value, shortUnit(numbers.unit), locale())
}

/** What is aimed for: "≥ 33 %", "≤ 25 patients", "between 4 and 6 days". */
export function targetWord(numbers: Numbers): string | null {
  const { direction, target, targetMax, targetText } = numbers
  if (direction === 'done') return t('done')
  if (direction === 'milestones') return t('all of them')
  if (target === null) return targetText
  if (direction === 'between' && targetMax !== null)
    return t('{{low}} to {{high}}', { low: quantity(target, null, locale()), high: amount(targetMax, numbers) })
  return amount(target, numbers)
}

export const supportsWord = (): string => t('Supports other goals as well')

export const carriesWord = (count: number): string => t('carries {{count}}', { count, one: 'carries {{count}}' })
