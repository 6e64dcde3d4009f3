import type { NodeView } from '../../../graph/contract.ts'
import type { Direction } from '../../../graph/measure.ts'
import type { Milestone } from '../../../graph/milestone.ts'
import { isQuantity } from '../../../kernel/quantity.ts'
import type { MeasureDraft } from '../contract.ts'

/** A measure as it is being written: numbers are texts that may not be numbers yet. */
export interface MeasureWords {
  /** Tells rows of one form apart; no id of the server's. */
  key: number
  title: string
  unit: string
  direction: Direction
  baseline: string
  target: string
  targetMax: string
  milestones?: Milestone[]
  /** It adds up what is below, instead of being read. */
  addsUp?: boolean
}

export const emptyMeasure = (key: number): MeasureWords => ({
  key,
  title: '',
  unit: '',
  direction: 'increase',
  baseline: '',
  target: '',
  targetMax: '',
})

const nothing = (text: string): string | null => (text.trim() === '' ? null : text)

/** As an operation takes it. What belongs to another direction is left out. */
export const measureGiven = ({
  title,
  unit,
  direction,
  baseline,
  target,
  targetMax,
  milestones = [],
  addsUp = false,
}: MeasureWords): Omit<MeasureDraft, 'share' | 'phases'> => {
  const numbers = direction !== 'done' && direction !== 'milestones'
  return {
    title,
    unit: numbers ? unit : '',
    direction,
    baseline: numbers ? nothing(baseline) : null,
    target: numbers ? nothing(target) : null,
    targetMax: direction === 'between' ? nothing(targetMax) : null,
    addsUp: numbers && addsUp,
    milestones: direction === 'milestones' ? milestones.filter(({ title }) => title.trim() !== '') : [],
  }
}

/** An existing measure, to be changed. */
export const measureWordsOf = ({ title, numbers }: NodeView): MeasureWords => ({
  key: 0,
  title,
  unit: numbers?.unit ?? '',
  direction: numbers?.direction ?? 'increase',
  baseline: numbers?.baseline ?? '',
  target: numbers?.target ?? '',
  targetMax: numbers?.targetMax ?? '',
  milestones: numbers?.milestones ?? [],
  addsUp: numbers?.addsUp ?? false,
})

export const isBlank = ({ title, unit, baseline, target, targetMax, milestones = [] }: MeasureWords): boolean =>
  [title, unit, baseline, target, targetMax, ...milestones.map((each) => each.title)].every(
    (text) => text.trim() === '',
  )

/** Which number cannot be read, by field; those are not sent. */
export const unreadable = (words: MeasureWords): ('baseline' | 'target' | 'targetMax')[] => {
  const given = measureGiven(words)
  return (['baseline', 'target', 'targetMax'] as const).filter((field) => {
    const text = given[field]
    return text !== null && !isQuantity(text)
  })
}
