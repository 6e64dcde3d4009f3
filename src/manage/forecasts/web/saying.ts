import { civilDate, number, percent, quantity } from '../../../ui/format.ts'
import { locale, t } from '../../../web/words.ts'
import type { CourseName } from '../courses.ts'
import type { Silence } from '../forecast.ts'

// What a forecast is called on screen: its probability, its dates, and why it says nothing.

/** "62% likely"; what is nearly sure is not given as if it were. */
export function likelihood(probability: number): string {
  if (probability > 0.95) return t('more than {{share}} likely', { share: percent(0.95, locale()) })
  if (probability < 0.05) return t('less than {{share}} likely', { share: percent(0.05, locale()) })
  return t('{{share}} likely', { share: percent(probability, locale()) })
}

export interface Range {
  low: number
  high: number
}

/** A computed value, as finely as the width of what may come allows: more would pretend to know. */
export function rough(value: number, { low, high }: Range, unit: string): string {
  const finest = 10 ** Math.floor(Math.log10(Math.max((high - low) / 10, 1e-9)))
  return quantity(Number((Math.round(value / finest) * finest).toPrecision(12)), unit, locale(), 9)
}

export const said = (day: string): string => civilDate(day, locale())

/** "between 41% and 63%" */
export const between = (range: Range, unit: string): string =>
  t('between {{low}} and {{high}}', { low: rough(range.low, range, unit), high: rough(range.high, range, unit) })

const silenceWords: Record<Silence, () => string> = {
  closed: () => t('The goal is closed: there is nothing left to forecast.'),
  draft: () => t('A draft has no forecast. It begins when the goal is active.'),
  'past due': () => t('The due date has passed: there is nothing left to forecast.'),
  'done or not': () => t('What is done or not has no line that could be carried on.'),
  'no target': () => t('No forecast: it needs a target in numbers.'),
  'no reading': () => t('No forecast yet: it needs four values on different days, and there is none.'),
  'few readings': () => t('No forecast yet: it needs four values on different days.'),
  'short past': () => t('No forecast yet: the readings reach back too little for a due date that far ahead.'),
  'no movement': () => t('No forecast yet: nothing has moved, and that tells nothing about when it will.'),
  'no measure': () => t('No forecast: it needs a measure with a target and readings, here or below.'),
}
export const silenceSentence = (silent: Silence): string => silenceWords[silent]()

/** Silences that are said at the goal, and would only be repeated at each of its measures. */
export const saidOnce: readonly Silence[] = ['closed', 'draft', 'past due', 'done or not', 'no target', 'no reading']

const courseWords: Record<CourseName, (leads: { share: string; value: string }) => string> = {
  'all along': (leads) => t('As all along, weighed {{share}}: it leads to {{value}}.', leads),
  lately: (leads) => t('As lately, slackening, weighed {{share}}: it leads to {{value}}.', leads),
  'standing still': (leads) => t('Standing still, weighed {{share}}: it stays at {{value}}.', leads),
}
export const courseSentence = (
  course: { name: CourseName; weight: number; value: number },
  range: Range,
  unit: string,
): string =>
  courseWords[course.name]({ share: percent(course.weight, locale()), value: rough(course.value, range, unit) })

export const outOfTen = (confidence: string): string =>
  t('{{confidence}} of 10', { confidence: number(confidence, locale(), 1) })
