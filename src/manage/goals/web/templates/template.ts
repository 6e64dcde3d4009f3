import type { Framework } from '../../../frameworks/rules.ts'
import type { FrameworkFacts } from '../../framework-facts.ts'
import type { MeasureWords } from '../measure-words.ts'

/** A goal to begin with: written well in its framework, with numbers and dates that its writer makes their own. */
export interface Template {
  framework: Framework
  title: string
  why: string
  how: string
  measures: Omit<MeasureWords, 'key'>[]
  /** How long it usually runs, in days. */
  runs: number
  facts: FrameworkFacts
}

type Numbers = Pick<MeasureWords, 'title' | 'unit' | 'baseline' | 'target'>

export const rises = (title: string, unit: string, baseline: number, target: number): Omit<MeasureWords, 'key'> =>
  moves('increase', { title, unit, baseline: String(baseline), target: String(target) })

export const falls = (title: string, unit: string, baseline: number, target: number): Omit<MeasureWords, 'key'> =>
  moves('decrease', { title, unit, baseline: String(baseline), target: String(target) })

const moves = (direction: 'increase' | 'decrease', numbers: Numbers) => ({ ...numbers, direction, targetMax: '' })

/** Reached or not: without numbers. */
export const reached = (title: string): Omit<MeasureWords, 'key'> => ({
  title,
  unit: '',
  direction: 'done',
  baseline: '',
  target: '',
  targetMax: '',
})
